#include "site/theme.h"

#include <ctype.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "base/nearest.h"
#include "base/table.h"
#include "content/ids.h"
#include "site/media.h"

static const struct field theme_fields[] = {
    { "styles", FIELD_TEXTS, FIELD_REQUIRED, .offset = offsetof(struct theme_yaml, styles[0]) },
    { "check_styles", FIELD_TEXTS, .offset = offsetof(struct theme_yaml, styles[1]) },
    { "together_styles", FIELD_TEXTS, .offset = offsetof(struct theme_yaml, styles[2]) },
    { "page_styles", FIELD_TEXTS, .offset = offsetof(struct theme_yaml, styles[3]) },
};

static const struct record theme_record = RECORD(theme_fields, struct theme_yaml);

const char *const theme_styles[THEME_STYLES] = { "style.css", "check.css", "together.css",
                                                 "pages.css" };

/* A template and the source its faults are shown in. */
struct compiled {
    const struct source *source;
    const struct mustache_template *template;
    bool *reported; /* by offset in the source: a tag may be met ten thousand times */
};

/* ---- files ---- */

/* The default theme is built in minified. A file of the project that is byte for byte what
 * that was made from, most likely a copy, is therefore no other file. */
static bool is_builtin(const struct theme *theme, const struct file *file, const char *path)
{
    const struct file *before = files_find(
        theme->builtin, arena_format(theme->arena, "unminified/themes/default/%s", path));
    return before && file->trouble == FILE_OK && file->size == before->size &&
           memcmp(file->data, before->data, file->size) == 0;
}

static const struct file *builtin_file(const struct theme *theme, const char *path)
{
    return files_find(theme->builtin, arena_format(theme->arena, "themes/default/%s", path));
}

static const struct file *theme_file(const struct theme *theme, const char *path)
{
    const char *own = arena_format(theme->arena, "themes/%s/%s", theme->name, path);
    const struct file *file = files_find(theme->project, own);
    if (file && !is_builtin(theme, file, path))
        return file;
    return builtin_file(theme, path);
}

static bool is_own(const struct theme *theme, const char *path)
{
    return theme_file(theme, path) != builtin_file(theme, path);
}

static const struct source *theme_source(const struct theme *theme, const char *path)
{
    const struct file *file = theme_file(theme, path);
    return file ? source_open(theme->arena, file, theme->diag) : NULL;
}

/* The names of the project's themes, and `default`. */
static const char **theme_names(const struct files *files, struct arena *arena, size_t *count)
{
    const char **names = arena_array(arena, files->count + 1, sizeof *names);
    names[0] = "default";
    *count = 1;
    size_t end;
    for (size_t i = files_below(files, "themes/", &end); i < end; i++) {
        const char *name = files->items[i].path + 7;
        size_t length = strcspn(name, "/");
        const char *last = names[*count - 1];
        if (name[length] && (strlen(last) != length || strncmp(last, name, length)))
            names[(*count)++] = arena_copy(arena, name, length);
    }
    return names;
}

static void read_yaml(struct theme *theme, const struct file *file, struct theme_yaml *out)
{
    const struct source *source = file ? source_open(theme->arena, file, theme->diag) : NULL;
    const struct yaml_node *root = source ? yaml_parse(theme->arena, source, theme->diag) : NULL;
    const struct job job = { theme->project, theme->arena, theme->diag };
    if (root)
        fields_load(&job, &theme_record, root, out);
}

struct theme *theme_open(const struct job *job, const struct files *builtin,
                         const struct text *wanted)
{
    size_t end;
    const char *name = wanted->text, *folder = arena_format(job->arena, "themes/%s/", name);
    if (strcmp(name, "default") &&
        (!id_is_valid(name) || files_below(job->files, folder, &end) == end)) {
        size_t count;
        const char **names = theme_names(job->files, job->arena, &count);
        if (!wanted->mark.reported)
            mark_report(wanted->mark, job->diag, RULE_THEME_UNKNOWN, name,
                        nearest(name, names, count), NULL);
        return NULL;
    }
    struct theme *theme = arena_alloc(job->arena, sizeof *theme);
    *theme = (struct theme){ .project = job->files,
                             .builtin = builtin,
                             .name = name,
                             .arena = job->arena,
                             .diag = job->diag };
    theme->templates.arena = theme->words.arena = job->arena;
    read_yaml(theme, theme_file(theme, "theme.yaml"), &theme->yaml);
    return theme;
}

/* ---- templates ---- */

/* The rules that a template breaks, and what a fault of its form is called. */
static const struct {
    enum rule rule;
    enum wording_id wording;
} faults[] = {
    [MUSTACHE_UNCLOSED_TAG] = { RULE_TEMPLATE_SYNTAX, SAY_TEMPLATE_UNCLOSED_TAG },
    [MUSTACHE_EMPTY_NAME] = { RULE_TEMPLATE_SYNTAX, SAY_TEMPLATE_EMPTY_NAME },
    [MUSTACHE_BAD_NAME] = { RULE_TEMPLATE_SYNTAX, SAY_TEMPLATE_BAD_NAME },
    [MUSTACHE_BAD_DELIMITERS] = { RULE_TEMPLATE_SYNTAX, SAY_TEMPLATE_BAD_DELIMITERS },
    [MUSTACHE_NOT_OPENED] = { RULE_TEMPLATE_SYNTAX, SAY_TEMPLATE_NOT_OPENED },
    [MUSTACHE_WRONG_CLOSE] = { RULE_TEMPLATE_SYNTAX, SAY_TEMPLATE_WRONG_CLOSE },
    [MUSTACHE_UNCLOSED_SECTION] = { RULE_TEMPLATE_SYNTAX, SAY_TEMPLATE_UNCLOSED_SECTION },
    [MUSTACHE_MISSING_NAME] = { .rule = RULE_TEMPLATE_KEY },
    [MUSTACHE_NOT_TEXT] = { .rule = RULE_TEMPLATE_TEXT },
    [MUSTACHE_MISSING_PARTIAL] = { .rule = RULE_TEMPLATE_PARTIAL },
    [MUSTACHE_TOO_DEEP] = { .rule = RULE_TEMPLATE_DEPTH },
};

/* The names of all templates of the default theme and of the project's. */
static const char *nearest_template(const struct theme *theme, const char *name)
{
    const struct files *sets[] = { theme->project, theme->builtin };
    size_t count = 0, most = theme->project->count + theme->builtin->count;
    if (!diag_may_suggest(theme->diag, most))
        return NULL;
    const char **names = arena_array(theme->arena, most, sizeof *names);
    for (size_t i = 0; i < 2; i++) {
        for (size_t j = 0; j < sets[i]->count; j++) {
            const char *slash = strrchr(sets[i]->items[j].path, '/');
            size_t length = slash ? strlen(slash + 1) : 0;
            if (length > 9 && strcmp(slash + 1 + length - 9, ".mustache") == 0)
                names[count++] = arena_copy(theme->arena, slash + 1, length - 9);
        }
    }
    return nearest(name, names, count);
}

const char *theme_words_path(const struct theme *theme, const char *tag)
{
    return arena_format(theme->arena, "strings/%s.yaml", tag);
}

const char *theme_template_path(const struct theme *theme, const char *name)
{
    return arena_format(theme->arena, "templates/%s.mustache", name);
}

static void report_fault(void *user, const struct mustache_fault *fault)
{
    struct theme *theme = user;
    struct compiled *compiled = table_get(&theme->templates, mustache_name(fault->template));
    struct mark mark = source_mark(compiled->source, fault->offset);
    if (!compiled->reported)
        compiled->reported = arena_array(theme->arena, compiled->source->length + 1, sizeof(bool));
    if (compiled->reported[mark.offset])
        return;
    compiled->reported[mark.offset] = true;
    theme->endless |= fault->kind == MUSTACHE_TOO_DEEP;
    bool missing = fault->kind == MUSTACHE_MISSING_PARTIAL;
    if (missing && theme_file(theme, theme_template_path(theme, fault->name)))
        return; /* it could not be read, which was reported */
    if (faults[fault->kind].rule == RULE_TEMPLATE_SYNTAX)
        mark_report_wording(mark, theme->diag, RULE_TEMPLATE_SYNTAX,
                            *fault->name ? fault->name : NULL,
                            wordings[faults[fault->kind].wording]);
    else
        mark_report(mark, theme->diag, faults[fault->kind].rule, fault->name,
                    missing ? nearest_template(theme, fault->name) : NULL, NULL);
}

const char *theme_asset_key(struct arena *arena, const char *name)
{
    char *key = arena_string(arena, name);
    *strchr(key, '.') = '_';
    return key;
}

/* Whether a file's name may go on with it: check.js is not what check.json begins with. */
static bool goes_on(char c)
{
    return isalnum((unsigned char)c) || (c && strchr("._-", c));
}

/* Reports where a template or style names a file that has another name in the site. */
static void report_asset(struct theme *theme, const struct source *source, const char *name)
{
    const char *path = arena_format(theme->arena, "assets/%s", name);
    for (const char *at = strstr(source->text, path); at; at = strstr(at + 1, path))
        if (!goes_on(at[strlen(path)]))
            mark_report(
                source_mark_at(source, at), theme->diag, RULE_ASSET_NAME, path,
                arena_format(theme->arena, "{{assets.%s}}", theme_asset_key(theme->arena, name)),
                NULL);
}

static int compare_path(const void *path, const void *media)
{
    return strcmp(path, (*(const struct file *const *)media)->path);
}

/* There may be as many pictures as places that name one: each place is looked up, up to the end
 * of the longest name that a disk has. */
static void report_media(struct theme *theme, const struct source *source)
{
    enum { BEGIN = 8, LONGEST = 255 };
    char path[BEGIN + LONGEST + 1] = "content/";
    const struct model *model = theme->model;
    const char *at = model && model->media_count ? strstr(source->text, "media/") : NULL;
    for (; at; at = strstr(at + 1, "media/")) {
        size_t length = strnlen(at, LONGEST);
        memcpy(path + BEGIN, at, length);
        const struct file **found = NULL;
        for (; length && !found; length--) {
            path[BEGIN + length] = '\0';
            if (!goes_on(at[length]))
                found = bsearch(path, model->media, model->media_count, sizeof *model->media,
                                compare_path);
        }
        if (found && media_is_hashed(&model->settings, *found))
            mark_report(source_mark_at(source, at), theme->diag, RULE_ASSET_NAME, path + BEGIN,
                        NULL, path + BEGIN);
    }
}

static void report_assets(struct theme *theme, const struct source *source)
{
    for (size_t i = 0; i < THEME_STYLES; i++)
        report_asset(theme, source, theme_styles[i]);
    for (size_t i = 0; theme_assets[i]; i++)
        if (!strstr(theme_assets[i], "/watch."))
            report_asset(theme, source, strrchr(theme_assets[i], '/') + 1);
    report_media(theme, source);
}

const struct mustache_template *theme_template(struct theme *theme, const char *path)
{
    struct compiled *compiled = table_get(&theme->templates, path);
    if (compiled)
        return compiled->template;
    compiled = arena_alloc(theme->arena, sizeof *compiled);
    table_add(&theme->templates, path, compiled);
    const struct source *source = compiled->source = theme_source(theme, path);
    if (source) {
        if (is_own(theme, path))
            report_assets(theme, source);
        compiled->template =
            mustache_compile(theme->arena, path, source->text, source->length, report_fault, theme);
    }
    return compiled->template;
}

void theme_compile_all(struct theme *theme)
{
    const char *folder = arena_format(theme->arena, "themes/%s/", theme->name);
    const struct files *files = theme->project;
    size_t length = strlen(folder), end;
    for (size_t i = files_below(files, folder, &end); i < end; i++) {
        const char *path = files->items[i].path + length, *ending = strrchr(path, '.');
        if (ending && strcmp(ending, ".mustache") == 0)
            theme_template(theme, path);
    }
}

static const struct mustache_template *find_partial(void *user, const char *name)
{
    return theme_template(user, theme_template_path(user, name));
}

/* Far above what a page with all pictures of a project can have. */
enum { MOST_BYTES = 512 * 1024 * 1024 };

void theme_render(struct theme *theme, const char *name, const struct value *const *contexts,
                  size_t context_count, struct buffer *out)
{
    const struct mustache_template *template = find_partial(theme, name);
    struct mustache_host host = { find_partial, report_fault, theme, MOST_BYTES };
    if (theme->endless)
        return;
    if (template)
        mustache_render(template, contexts, context_count, &host, out);
}

/* ---- styles and scripts ---- */

/* The single file carries these texts between <style> or <script> tags, which
 * they must not end (HTML, 13.1.2.1: "</" and the tag's name). */
static void refuse_end_tags(struct theme *theme, const struct source *source)
{
    static const char *const ends[] = { "<!--", "</script", "</style" };
    for (const char *at = strchr(source->text, '<'); at; at = strchr(at + 1, '<'))
        for (size_t i = 0; i < sizeof ends / sizeof *ends; i++)
            if (strncasecmp(at, ends[i], strlen(ends[i])) == 0)
                mark_report(source_mark(source, (size_t)(at - source->text)), theme->diag,
                            RULE_INLINE_UNSAFE, ends[i], NULL, NULL);
}

/* Adds the text of a file, with a line break at its end. The built-in ones are known to be right.
 */
static void add_text(struct theme *theme, const struct file *file, const char *path,
                     const struct value *context, struct buffer *out)
{
    const struct source *own =
        is_own(theme, path) ? source_open(theme->arena, file, theme->diag) : NULL;
    if (own) {
        refuse_end_tags(theme, own);
        report_media(theme, own);
    }
    if (strstr(path, ".mustache.")) {
        const struct mustache_template *template = theme_template(theme, path);
        struct mustache_host host = { find_partial, report_fault, theme, MOST_BYTES };
        if (template)
            mustache_render(template, &context, 1, &host, out);
    } else if (own) {
        buffer_add(out, own->text, own->length);
    } else {
        buffer_add(out, file->data, file->size);
    }
    if (out->length && out->data[out->length - 1] != '\n')
        buffer_add_char(out, '\n');
}

void theme_join_style(struct theme *theme, size_t style, const struct value *context,
                      struct buffer *out)
{
    const struct text_list *list = &theme->yaml.styles[style];
    for (size_t i = 0; i < list->count; i++) {
        const char *path = list->items[i].text;
        const struct file *file = theme_file(theme, path);
        if (file)
            add_text(theme, file, path, context, out);
        else
            mark_report(list->items[i].mark, theme->diag, RULE_FILE_MISSING, path, NULL, NULL);
    }
}

const char *const theme_assets[] = { "js/site.js",  "js/check.js",
                                     "js/later.js", "js/together.js",
                                     "js/watch.js", "css/watch.css",
                                     NULL };

void theme_add_asset(struct theme *theme, const char *path, struct buffer *out)
{
    const struct file *file = theme_file(theme, path);
    if (file)
        add_text(theme, file, path, NULL, out);
}

/* ---- words ---- */

/* The words of strings/TAG.yaml, of the project's theme or the built-in one, on top of those below:
 * of the built-in file of that name, or of the tag without its last part (de-simple: de). */
struct words {
    const char *tag, *path;       /* of the file; its path is NULL where there is none */
    const struct yaml_node *root; /* a map, or NULL: the file has faults, which were reported */
    bool built_in;                /* among the default theme's, which are complete */
    struct value *map;
    const struct words *below; /* or NULL */
};

static void read_words(struct theme *theme, struct words *words, const struct file *file)
{
    const struct source *source = source_open(theme->arena, file, theme->diag);
    const struct yaml_node *root = source ? yaml_parse(theme->arena, source, theme->diag) : NULL;
    words->path = file->path;
    if (root && root->kind == YAML_MAP)
        words->root = root;
    else if (root)
        mark_report_wording(root->mark, theme->diag, RULE_TYPE_WRONG, file->path,
                            wordings[SAY_MAP_OF_WORDS]);
    for (size_t i = 0; words->root && i < root->count; i++) {
        const struct yaml_node *key = root->keys[i], *value = root->items[i];
        if (value->kind == YAML_SCALAR)
            value_set_string(words->map, key->text, value->text);
        else
            mark_report_wording(key->mark, theme->diag, RULE_TYPE_WRONG, key->text,
                                wordings[SAY_PLAIN_TEXT]);
    }
}

static struct words *add_words(struct theme *theme, const char *tag, const struct file *file,
                               const struct words *below)
{
    struct words *words = arena_alloc(theme->arena, sizeof *words);
    *words = (struct words){ .tag = tag,
                             .map = value_map_on(theme->arena, below ? below->map : NULL),
                             .below = below };
    if (file)
        read_words(theme, words, file);
    return words;
}

static const struct words *words_of(struct theme *theme, const char *tag)
{
    struct words *words = table_get(&theme->words, tag);
    if (words)
        return words;
    const char *path = theme_words_path(theme, tag), *shorter = shorter_tag(theme->arena, tag);
    const struct file *file = theme_file(theme, path), *built_in = builtin_file(theme, path);
    const struct words *below = shorter ? words_of(theme, shorter) : NULL;
    if (built_in)
        below = words = add_words(theme, tag, built_in, below);
    if (!words || file != built_in)
        words = add_words(theme, tag, file, below);
    words->built_in = built_in || (words->below && words->below->built_in);
    table_add(&theme->words, tag, words);
    return words;
}
/* The file that a missing word belongs into: of the tag, or of a shorter one. */
static const char *words_path(const struct words *words)
{
    while (words && !words->path)
        words = words->below;
    return words ? words->path : NULL;
}

static bool are_broken(const struct words *words)
{
    while (words && (!words->path || words->root))
        words = words->below;
    return words;
}

/* Whether the project's theme has words for a tag, or for one that it falls back to. */
static bool has_own_words(const struct theme *theme, const char *tag)
{
    const char *shorter = shorter_tag(theme->arena, tag);
    return is_own(theme, theme_words_path(theme, tag)) ||
           (shorter && has_own_words(theme, shorter));
}

/* Fills `map` with those words of another language that it lacks; reports each, if `own` has any.
 * What is nothing but the default theme's is not read where nothing can be missing. */
static void fill_words(struct theme *theme, struct value *map, const struct words *own,
                       const char *tag, const char *from_tag)
{
    const char *path = are_broken(own) ? NULL : words_path(own);
    if (own->built_in && !has_own_words(theme, from_tag))
        return;
    for (const struct words *from = words_of(theme, from_tag); from; from = from->below) {
        for (size_t i = 0; from->root && i < from->root->count; i++) {
            const char *key = from->root->keys[i]->text;
            if (value_get(map, key))
                continue;
            value_set(map, key, value_get(from->map, key));
            if (path)
                diag_add(theme->diag, RULE_WORD_UNTRANSLATED, (struct place){ .path = path }, key,
                         tag, from_tag);
        }
    }
}

/* The key that is nearest to one that there is not. */
static const char *nearest_key(struct theme *theme, const char *key, const struct words *words)
{
    const char *near = NULL;
    for (; words && !near; words = words->below) {
        size_t count = words->root ? words->root->count : 0;
        const char **keys = arena_array(theme->arena, count, sizeof *keys);
        for (size_t i = 0; i < count; i++)
            keys[i] = words->root->keys[i]->text;
        near = diag_suggest(theme->diag, key, keys, count);
    }
    return near;
}

/* The key of the word that stands there in a language; else the one that is nearest to one that the
 * theme does not have. */
static const char *nearest_word(struct theme *theme, const char *word, const struct words *own)
{
    for (const struct words *words = own; words; words = words->below)
        for (size_t i = 0; words->root && i < words->root->count; i++)
            if (strcmp(words->root->items[i]->text, word) == 0)
                return words->root->keys[i]->text;
    const char *near = nearest_key(theme, word, own);
    return near ? near : nearest_key(theme, word, words_of(theme, "en"));
}

static void replace_words(struct theme *theme, struct value *map, const struct words *own,
                          const struct named_list *interface)
{
    for (size_t i = 0; i < interface->count; i++) {
        const struct named *word = &interface->items[i];
        if (!value_get(map, word->key.text))
            mark_report(word->key.mark, theme->diag, RULE_WORD_UNKNOWN, word->key.text,
                        nearest_word(theme, word->key.text, own), NULL);
        value_set_string(map, word->key.text, word->name.text);
    }
}

/* What a language calls itself is the one word that no other language's can stand in for. */
static void name_language(struct value *map, const struct words *own, const char *tag)
{
    static const char key[] = "language_name";
    for (; own && strcmp(own->tag, tag) == 0; own = own->below)
        if (own->root && yaml_get(own->root, key))
            return;
    value_set_string(map, key, tag);
}

const struct value *theme_words(struct theme *theme, const struct language *language)
{
    const char *default_tag = language->fallback ? language->fallback->tag : language->tag;
    const struct words *own = words_of(theme, language->tag);
    struct value *map = value_map_on(theme->arena, own->map);
    if (!words_path(own) && !language->partial)
        diag_add(
            theme->diag, RULE_WORDS_MISSING, (struct place){ .path = NULL }, language->tag,
            words_path(words_of(theme, default_tag)) ? default_tag : "en",
            arena_format(theme->arena, "themes/%s/strings/%s.yaml", theme->name, language->tag));
    fill_words(theme, map, own, language->tag, default_tag);
    fill_words(theme, map, own, language->tag, "en");
    name_language(map, own, language->tag);
    replace_words(theme, map, own, &language->own.interface);
    return map;
}
