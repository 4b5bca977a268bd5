#include "site/theme.h"

#include <stddef.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "base/table.h"

struct theme_yaml {
    struct text_list styles, scripts;
    struct mark mark;
};

static const struct field theme_fields[] = {
    { "styles", FIELD_TEXTS, FIELD_REQUIRED, offsetof(struct theme_yaml, styles), 0, 0, NULL,
      NULL },
    { "scripts", FIELD_TEXTS, FIELD_REQUIRED, offsetof(struct theme_yaml, scripts), 0, 0, NULL,
      NULL },
};

static const struct record theme_record = { theme_fields, 2, sizeof(struct theme_yaml),
                                            offsetof(struct theme_yaml, mark) };

/* A template and the source its faults are shown in. */
struct compiled {
    const struct source *source;
    const struct mustache_template *template;
};

struct theme {
    const struct files *project, *builtin;
    const char *name;
    struct arena *arena;
    struct diag *diag;
    struct theme_yaml yaml;
    struct table templates; /* path below the theme -> struct compiled */
    struct table sources;   /* name of a compiled template -> struct source */
    struct table words;     /* tag -> struct words */
};

/* ---- files ---- */

static const struct file *theme_file(const struct theme *theme, const char *path)
{
    const char *own = arena_format(theme->arena, "themes/%s/%s", theme->name, path);
    const struct file *file = files_find(theme->project, own);
    if (file)
        return file;
    return files_find(theme->builtin, arena_format(theme->arena, "themes/default/%s", path));
}

static const struct source *theme_source(const struct theme *theme, const char *path)
{
    const struct file *file = theme_file(theme, path);
    return file ? source_open(theme->arena, file, theme->diag) : NULL;
}

static bool has_folder(const struct files *files, const char *folder)
{
    size_t at = files_lower_bound(files, folder);
    return at < files->count && strncmp(files->items[at].path, folder, strlen(folder)) == 0;
}

/* The names of the project's themes, and `default`. */
static const char **theme_names(const struct files *files, struct arena *arena, size_t *count)
{
    const char **names = arena_array(arena, files->count + 1, sizeof *names);
    names[0] = "default";
    *count = 1;
    for (size_t i = files_lower_bound(files, "themes/");
         i < files->count && strncmp(files->items[i].path, "themes/", 7) == 0; i++) {
        const char *name = files->items[i].path + 7;
        size_t length = strcspn(name, "/");
        const char *last = names[*count - 1];
        if (name[length] && (strlen(last) != length || strncmp(last, name, length)))
            names[(*count)++] = arena_copy(arena, name, length);
    }
    return names;
}

struct theme *theme_open(const struct files *project, const struct files *builtin, const char *name,
                         struct arena *arena, struct diag *diag)
{
    const char *folder = arena_format(arena, "themes/%s/", name);
    if (strcmp(name, "default") && (!id_is_valid(name) || !has_folder(project, folder))) {
        size_t count;
        const char **names = theme_names(project, arena, &count);
        diag_add_file(diag, RULE_THEME_UNKNOWN, NULL, name, nearest(name, names, count));
        return NULL;
    }
    struct theme *theme = arena_alloc(arena, sizeof *theme);
    *theme = (struct theme){
        .project = project, .builtin = builtin, .name = name, .arena = arena, .diag = diag
    };
    const struct source *source = theme_source(theme, "theme.yaml");
    const struct yaml_node *root = source ? yaml_parse(arena, source, diag) : NULL;
    if (root)
        fields_load(&theme_record, root, &theme->yaml, arena, diag);
    return theme;
}

void theme_free(struct theme *theme)
{
    if (!theme)
        return;
    table_free(&theme->templates);
    table_free(&theme->sources);
    table_free(&theme->words);
}

/* ---- templates ---- */

/* What a fault of a template's form is called: English, German. */
static const char *const syntax_texts[][2] = {
    [MUSTACHE_UNCLOSED_TAG] = { "this tag is never closed; the closing braces are missing",
                                "dieses Tag wird nie geschlossen; die schließenden Klammern "
                                "fehlen" },
    [MUSTACHE_EMPTY_NAME] = { "this tag has no name", "dieses Tag hat keinen Namen" },
    [MUSTACHE_BAD_NAME] = { "this is no name", "das ist kein Name" },
    [MUSTACHE_BAD_DELIMITERS] = { "delimiters are set like this: {{=<% %>=}}",
                                  "Begrenzer setzt man so: {{=<% %>=}}" },
    [MUSTACHE_NOT_OPENED] = { "this closing tag closes nothing",
                              "dieses schließende Tag schließt nichts" },
    [MUSTACHE_WRONG_CLOSE] = { "this closing tag is not that of the section opened last",
                               "dieses schließende Tag gehört nicht zum zuletzt geöffneten "
                               "Abschnitt" },
    [MUSTACHE_UNCLOSED_SECTION] = { "this section is never closed",
                                    "dieser Abschnitt wird nie geschlossen" },
};

/* The names of all templates of the default theme and of the project's. */
static const char *nearest_template(const struct theme *theme, const char *name)
{
    const struct files *sets[] = { theme->project, theme->builtin };
    size_t count = 0;
    const char **names =
        arena_array(theme->arena, theme->project->count + theme->builtin->count, sizeof *names);
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

static void report_fault(void *user, const struct mustache_fault *fault)
{
    struct theme *theme = user;
    const struct source *source = table_get(&theme->sources, mustache_name(fault->template));
    struct mark mark = source_mark(source, fault->offset);
    switch (fault->kind) {
    case MUSTACHE_MISSING_NAME:
    case MUSTACHE_NOT_TEXT:
        mark_report(mark, theme->diag, RULE_TEMPLATE_KEY, fault->name, NULL, NULL);
        break;
    case MUSTACHE_MISSING_PARTIAL:
        mark_report(mark, theme->diag, RULE_TEMPLATE_PARTIAL, fault->name,
                    nearest_template(theme, fault->name), NULL);
        break;
    case MUSTACHE_TOO_DEEP:
        mark_report(mark, theme->diag, RULE_TEMPLATE_DEPTH, fault->name, NULL, NULL);
        break;
    default:
        mark_report(mark, theme->diag, RULE_TEMPLATE_SYNTAX, *fault->name ? fault->name : NULL,
                    syntax_texts[fault->kind][0], syntax_texts[fault->kind][1]);
        break;
    }
}

/* The template at that path, compiled once; NULL if there is none. */
static const struct mustache_template *theme_template(struct theme *theme, const char *path)
{
    struct compiled *compiled = table_get(&theme->templates, path);
    if (compiled)
        return compiled->template;
    const struct source *source = theme_source(theme, path);
    compiled = arena_alloc(theme->arena, sizeof *compiled);
    compiled->source = source;
    if (source) {
        table_add(&theme->sources, source->path, (void *)source);
        compiled->template = mustache_compile(theme->arena, source->path, source->text,
                                              source->length, report_fault, theme);
    }
    table_add(&theme->templates, arena_string(theme->arena, path), compiled);
    return compiled->template;
}

void theme_compile_all(struct theme *theme)
{
    const char *folder = arena_format(theme->arena, "themes/%s/", theme->name);
    const struct files *files = theme->project;
    size_t length = strlen(folder);
    for (size_t i = files_lower_bound(files, folder);
         i < files->count && strncmp(files->items[i].path, folder, length) == 0; i++) {
        const char *path = files->items[i].path + length, *ending = strrchr(path, '.');
        if (ending && strcmp(ending, ".mustache") == 0)
            theme_template(theme, path);
    }
}

static const struct mustache_template *find_partial(void *user, const char *name)
{
    struct theme *theme = user;
    char path[256];
    if (strlen(name) > sizeof path - 32)
        return NULL;
    strcpy(path, "templates/");
    strcat(path, name);
    strcat(path, ".mustache");
    return theme_template(theme, path);
}

void theme_render(struct theme *theme, const char *name, const struct value *const *contexts,
                  size_t context_count, struct buffer *out)
{
    const struct mustache_template *template = find_partial(theme, name);
    struct mustache_host host = { find_partial, report_fault, theme };
    if (template)
        mustache_render(template, contexts, context_count, &host, out);
    else
        diag_add_file(
            theme->diag, RULE_FILE_MISSING,
            arena_format(theme->arena, "themes/%s/templates/%s.mustache", theme->name, name), NULL,
            NULL);
}

/* ---- styles and scripts ---- */

/* The single file carries these texts between <style> or <script> tags, which
 * they must not end (HTML, 13.1.2.1: "</" and the tag's name). */
static void refuse_end_tags(struct theme *theme, const struct source *source)
{
    for (const char *at = strchr(source->text, '<'); at; at = strchr(at + 1, '<')) {
        bool script = strncasecmp(at, "</script", 8) == 0,
             style = strncasecmp(at, "</style", 7) == 0;
        bool comment = strncmp(at, "<!--", 4) == 0;
        if (script || style || comment)
            mark_report(source_mark(source, (size_t)(at - source->text)), theme->diag,
                        RULE_INLINE_UNSAFE,
                        comment  ? "<!--"
                        : script ? "</script"
                                 : "</style",
                        NULL, NULL);
    }
}

static void join(struct theme *theme, const struct text_list *list, const struct value *context,
                 struct buffer *out)
{
    for (size_t i = 0; i < list->count; i++) {
        const char *path = list->items[i].text;
        const struct source *source = theme_source(theme, path);
        if (!source) {
            if (!theme_file(theme, path))
                mark_report(list->items[i].mark, theme->diag, RULE_FILE_MISSING, path, NULL, NULL);
            continue;
        }
        refuse_end_tags(theme, source);
        if (context && strstr(path, ".mustache.")) {
            struct mustache_host host = { find_partial, report_fault, theme };
            mustache_render(theme_template(theme, path), &context, 1, &host, out);
        } else {
            buffer_add(out, source->text, source->length);
        }
        if (out->length && out->data[out->length - 1] != '\n')
            buffer_add_char(out, '\n');
    }
}

void theme_join_styles(struct theme *theme, const struct value *context, struct buffer *out)
{
    join(theme, &theme->yaml.styles, context, out);
}

void theme_join_scripts(struct theme *theme, struct buffer *out)
{
    join(theme, &theme->yaml.scripts, NULL, out);
}

/* ---- words ---- */

/* One strings/TAG.yaml, its own words only. */
struct words {
    const char *path;
    const char **keys;
    size_t count;
    struct value *map;
};

static void read_words(struct theme *theme, struct words *words, const struct file *file)
{
    const struct source *source = source_open(theme->arena, file, theme->diag);
    const struct yaml_node *root = source ? yaml_parse(theme->arena, source, theme->diag) : NULL;
    if (!root)
        return;
    words->path = file->path;
    words->keys = arena_array(theme->arena, root->count, sizeof *words->keys);
    for (size_t i = 0; i < root->count; i++) {
        const struct yaml_node *key = root->kind == YAML_MAP ? root->keys[i] : root->items[i];
        if (root->kind != YAML_MAP || root->items[i]->kind != YAML_SCALAR) {
            mark_report(key->mark, theme->diag, RULE_TYPE_WRONG, key->text, "a text", "ein Text");
            continue;
        }
        words->keys[words->count++] = key->text;
        value_set(words->map, key->text, value_string(theme->arena, root->items[i]->text));
    }
}

/* The words of exactly that tag: the project's, then the built-in ones below them. */
static const struct words *own_words(struct theme *theme, const char *tag)
{
    struct words *words = table_get(&theme->words, tag);
    if (words)
        return words;
    words = arena_alloc(theme->arena, sizeof *words);
    const char *path = arena_format(theme->arena, "strings/%s.yaml", tag);
    const struct file *file = theme_file(theme, path);
    const struct file *below =
        files_find(theme->builtin, arena_format(theme->arena, "themes/default/%s", path));
    struct words base = { .map = value_map(theme->arena) };
    if (below && below != file)
        read_words(theme, &base, below);
    words->map = value_map_on(theme->arena, base.map);
    if (file)
        read_words(theme, words, file);
    table_add(&theme->words, tag, words);
    return words;
}

static bool has_words(const struct words *words)
{
    return words->path != NULL;
}

/* The words of a tag, without its last parts where need be: de-simple has those of de. */
static const struct words *tag_words(struct theme *theme, const char *tag)
{
    const struct words *words = own_words(theme, tag);
    const char *dash = strrchr(tag, '-');
    if (has_words(words) || !dash)
        return words;
    return tag_words(theme, arena_copy(theme->arena, tag, (size_t)(dash - tag)));
}

/* Fills `map` with those words of `from` that it lacks; reports each, if `tag` has words. */
static void fill_words(struct theme *theme, struct value *map, const struct words *own,
                       const char *tag, const struct words *from, const char *from_tag)
{
    for (size_t i = 0; i < from->count; i++) {
        if (value_get(map, from->keys[i]))
            continue;
        value_set(map, from->keys[i], value_get(from->map, from->keys[i]));
        if (has_words(own))
            diag_add(theme->diag, RULE_WORD_UNTRANSLATED, (struct place){ .path = own->path },
                     from->keys[i], tag, from_tag);
    }
}

static void replace_words(struct theme *theme, struct value *map, const struct words *all,
                          const struct named_list *interface)
{
    for (size_t i = 0; i < interface->count; i++) {
        const struct named *word = &interface->items[i];
        if (!value_get(map, word->key.text))
            mark_report(word->key.mark, theme->diag, RULE_WORD_UNKNOWN, word->key.text,
                        nearest(word->key.text, all->keys, all->count), NULL);
        value_set(map, word->key.text, value_string(theme->arena, word->name.text));
    }
}

const struct value *theme_words(struct theme *theme, const struct model *model,
                                const struct language *language)
{
    const struct words *own = tag_words(theme, language->tag);
    const char *default_tag = model->languages[0].tag;
    const struct words *fallback = tag_words(theme, default_tag), *english = own_words(theme, "en");
    struct value *map = value_map_on(theme->arena, own->map);
    if (!has_words(own))
        diag_add(
            theme->diag, RULE_WORDS_MISSING, (struct place){ .path = NULL }, language->tag,
            has_words(fallback) ? default_tag : "en",
            arena_format(theme->arena, "themes/%s/strings/%s.yaml", theme->name, language->tag));
    fill_words(theme, map, own, language->tag, fallback, default_tag);
    fill_words(theme, map, own, language->tag, english, "en");
    replace_words(theme, map, has_words(own) ? own : english, &language->interface);
    return map;
}
