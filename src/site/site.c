#include "site/site.h"

#include <string.h>

#include "base/sha256.h"
#include "base/table.h"
#include "base/utf8.h"
#include "base/version.h"
#include "site/theme_use.h"
#include "site/tree.h"

enum { MEGABYTE = 1000 * 1000 };

struct site {
    struct arena *arena;
    struct diag *diag;
    const struct model *model;
    struct theme *theme;
    struct files *out;
    struct media media;
    struct tree *trees;             /* one a language */
    struct buffer style, script;    /* as the single file carries them */
    const struct value *inlined[2]; /* what pages and single files have of these */
    struct value *assets;           /* the paths of styles and scripts, for templates */
    struct buffer html;             /* of the document being made */
    const char *build;              /* of a watched site, else NULL */
};

static void add_file(struct site *site, const char *path, const struct buffer *content)
{
    files_add_copy(site->out, path, content->data, content->length);
}

/* Adds a style or script, whose name carries its content: `assets.check_js` of templates says
 * where check.js is. */
static void add_asset(struct site *site, const char *name, const struct buffer *content)
{
    const char *path = hashed_path(site->arena, arena_format(site->arena, "assets/%s", name),
                                   content->data, content->length);
    add_file(site, path, content);
    value_set_string(site->assets, theme_asset_key(site->arena, name), path);
}

static void make_document(struct site *site, const char *template,
                          const struct value *const *contexts, size_t context_count)
{
    /* A byte order mark wins over a charset that a server may tell falsely. */
    buffer_clear(&site->html);
    buffer_add_string(&site->html, "\xef\xbb\xbf");
    theme_render(site->theme, template, contexts, context_count, &site->html);
}

/* ---- what differs from page to page ---- */

/* The same page in every language; nothing where there is only one. */
static const struct value *language_links(const struct site *site, const struct tree *tree,
                                          const struct site_page *page)
{
    struct value *list = value_list(site->arena);
    for (size_t i = 0; i < site->model->language_count && site->model->language_count > 1; i++) {
        const struct tree *other = &site->trees[i];
        struct value *link = value_map(site->arena);
        value_set_string(link, "tag", other->language->tag);
        value_set(link, "name", value_get(other->words, "language_name"));
        value_set_string(
            link, "href",
            arena_format(site->arena, "%s%s%s", tree->root, other->folder, page->file));
        value_set_bool(link, "current", other == tree);
        value_append(list, link);
    }
    return list;
}

static const char *canonical(const struct site *site, const struct tree *tree,
                             const struct site_page *page)
{
    const char *base = site->model->settings.base_url.text;
    size_t length = strlen(base);
    if (!length)
        return NULL;
    return arena_format(site->arena, "%s%s%s%s", base, base[length - 1] == '/' ? "" : "/",
                        tree->folder, page->file);
}

/* The Content-Security-Policy's source for an inline text (CSP 3, 2.3.1). */
static const char *csp_hash(struct site *site, const struct buffer *text)
{
    unsigned char digest[SHA256_BYTES];
    sha256(text->data, text->length, digest);
    return arena_format(site->arena, "sha256-%s", base64(site->arena, digest, sizeof digest));
}

/* What a page of a watched site needs to notice another build. */
static const struct value *watch_value(const struct site *site)
{
    if (!site->build)
        return NULL;
    struct value *map = value_map(site->arena);
    value_set_string(map, "build", site->build);
    return map;
}

/* What a single file of any language carries in itself, and a page has as files. */
static const struct value *inline_values(struct site *site, bool single)
{
    struct value *map = value_map(site->arena);
    value_set_bool(map, "single", single);
    value_set_string(map, "style", single ? site->style.data : "");
    value_set_string(map, "script", single ? site->script.data : "");
    value_set_string(map, "style_hash", single ? csp_hash(site, &site->style) : "");
    value_set_string(map, "script_hash", single ? csp_hash(site, &site->script) : "");
    return map;
}

/* What a page has of its own; of the single file `page` is NULL. */
static struct value *edition(struct site *site, const struct tree *tree,
                             const struct site_page *page)
{
    struct value *map = value_map_on(site->arena, site->inlined[!page]);
    value_set_string(map, "root", page ? tree->root : "");
    value_set_string(map, "prefix", "");
    value_set(map, "assets", site->assets);
    value_set(map, "page", page ? page->value : NULL);
    value_set(map, "nav_main", tree_navigation(tree, tree->nav_main, page));
    value_set(map, "nav_footer", tree_navigation(tree, tree->nav_footer, page));
    /* A single file travels alone: there may be no other beside it. */
    value_set(map, "languages", page ? language_links(site, tree, page) : value_list(site->arena));
    value_set(map, "watch", page ? watch_value(site) : NULL);
    value_set_string(map, "canonical", page ? canonical(site, tree, page) : NULL);
    return map;
}

/* ---- the files ---- */

static void render_document(struct site *site, const struct tree *tree,
                            const struct site_page *page)
{
    const struct value *contexts[] = { tree->top, edition(site, tree, page) };
    const char *path = arena_format(site->arena, "%s%s", tree->folder, page->file);
    make_document(site, "document", contexts, 2);
    add_file(site, path, &site->html);
}

static void report_large(const struct site *site, const char *path, const struct number *most)
{
    struct place place = { .path = "content/site.yaml" };
    const char *size = arena_format(site->arena, "%zu", site->html.length / MEGABYTE + 1);
    const char *limit = arena_format(site->arena, "%ld", most->value);
    if (most->mark.line)
        mark_report(most->mark, site->diag, RULE_SINGLE_FILE_LARGE, path, size, limit);
    else
        diag_add(site->diag, RULE_SINGLE_FILE_LARGE, place, path, size, limit);
}

/* Made before the pages, which name it where it is there. */
static void render_single(struct site *site, const struct tree *tree)
{
    const struct number *most = &site->model->settings.single_file_mb;
    struct value *map = edition(site, tree, NULL), *pages = value_list(site->arena);
    value_set(tree->top, "single_file", NULL);
    if (!most->value)
        return;
    for (size_t i = 0; i < tree->page_count; i++) {
        struct value *item = value_map_on(site->arena, tree->pages[i].value);
        value_set(item, "page", tree->pages[i].value);
        value_set_string(item, "prefix", arena_format(site->arena, "%s--", tree->pages[i].id));
        value_append(pages, item);
    }
    value_set(map, "pages", pages);
    const struct value *contexts[] = { tree->top, map };
    make_document(site, "single", contexts, 2);
    if (site->html.length > (size_t)most->value * MEGABYTE) {
        report_large(site, tree->single_file, most);
        return;
    }
    add_file(site, tree->single_file, &site->html);
    value_set_string(tree->top, "single_file", tree->single_file);
}

/* The scripts, and what a watched site has besides: read in any case, so that every command
 * finds the same faults. The single file carries the scripts, where the last statement of one
 * may not run on into the next, but is not watched. */
static void render_theme_assets(struct site *site)
{
    struct buffer text = BUFFER_INIT;
    for (size_t i = 0; theme_assets[i]; i++) {
        const char *path = theme_assets[i], *name = strrchr(path, '/') + 1;
        bool watched = strncmp(name, "watch.", 6) == 0;
        buffer_clear(&text);
        theme_add_asset(site->theme, path, &text);
        if (watched && site->build)
            add_file(site, arena_format(site->arena, "assets/%s", name), &text);
        if (watched)
            continue;
        add_asset(site, name, &text);
        buffer_add(&site->script, text.data, text.length);
        buffer_add_string(&site->script, ";\n");
    }
    buffer_free(&text);
}

/* The single file carries all styles. */
static void render_styles(struct site *site)
{
    const struct value *context = tree_site(&site->media, &site->model->settings);
    struct buffer text = BUFFER_INIT;
    for (size_t i = 0; i < THEME_STYLES; i++) {
        buffer_clear(&text);
        theme_join_style(site->theme, i, context, &text);
        add_asset(site, theme_styles[i], &text);
        buffer_add(&site->style, text.data, text.length);
    }
    buffer_free(&text);
}

static void render_assets(struct site *site)
{
    render_styles(site);
    render_theme_assets(site);
    for (size_t i = 0; i < site->model->media_count; i++) {
        const struct file *media = site->model->media[i];
        files_add(site->out, media_path(&site->media, media), media->data, media->size);
    }
}

/* ---- the whole ---- */

/* Windows and macOS do not tell A from a: such files would overwrite each other. */
static void report_collisions(struct site *site)
{
    struct table seen = { .arena = site->arena };
    for (size_t i = 0; i < site->out->count; i++) {
        const char *path = site->out->items[i].path, *key = utf8_folded(site->arena, path);
        if (!table_add(&seen, key, (void *)path))
            diag_add_file(site->diag, RULE_OUTPUT_COLLISION, NULL, table_get(&seen, key), path);
    }
}

/* The format of GNU sha256sum: hash, two spaces, path. */
static void add_sums(struct site *site)
{
    struct buffer sums = BUFFER_INIT;
    files_sort(site->out);
    for (size_t i = 0; i < site->out->count; i++) {
        char hex[SHA256_HEX_SIZE];
        sha256_hex(site->out->items[i].data, site->out->items[i].size, hex);
        buffer_format(&sums, "%s  %s\n", hex, site->out->items[i].path);
    }
    add_file(site, "SHA256SUMS", &sums);
    files_sort(site->out);
    buffer_free(&sums);
}

void site_render(const struct job *job, const struct model *model, const struct files *builtin,
                 const struct text *theme, const char *build, struct files *out)
{
    struct arena *arena = job->arena;
    struct site site = { .arena = arena,
                         .diag = job->diag,
                         .model = model,
                         .out = out,
                         .media = { arena, &model->settings, { .arena = arena } },
                         .style = BUFFER_INIT,
                         .script = BUFFER_INIT,
                         .html = BUFFER_INIT,
                         .assets = value_map(arena),
                         .build = build };
    site.theme = theme_open(job, builtin, theme);
    if (!site.theme)
        return;
    site.theme->model = model;
    theme_compile_all(site.theme);
    render_assets(&site);
    for (int i = 0; i < 2; i++)
        site.inlined[i] = inline_values(&site, i);
    site.trees = arena_array(arena, model->language_count, sizeof *site.trees);
    for (size_t i = 0; i < model->language_count; i++) {
        const struct language *language = &model->languages[i];
        const struct value *words = theme_words(site.theme, language);
        tree_build(&site.trees[i], &site.media, model, language, words,
                   "kurzcheck " KURZCHECK_VERSION);
    }
    for (size_t i = 0; i < model->language_count; i++) {
        render_single(&site, &site.trees[i]);
        for (size_t j = 0; j < site.trees[i].page_count; j++)
            render_document(&site, &site.trees[i], &site.trees[i].pages[j]);
    }
    theme_report_unused(site.theme, model);
    report_collisions(&site);
    add_sums(&site);
    buffer_free(&site.style);
    buffer_free(&site.script);
    buffer_free(&site.html);
}

void site_check_theme(const struct job *job, const struct files *builtin, const struct text *theme)
{
    struct theme *opened = theme_open(job, builtin, theme);
    if (!opened)
        return;
    struct buffer text = BUFFER_INIT;
    theme_compile_all(opened);
    for (size_t i = 0; theme_assets[i]; i++)
        theme_add_asset(opened, theme_assets[i], &text);
    buffer_free(&text);
}
