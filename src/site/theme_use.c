/* Which files of a theme are used: what the two templates that the program enters take in,
 * what theme.yaml lists, and the words of the site's languages. A file that is none of these
 * is most likely misspelt, and would be passed over in silence.
 */
#include "site/theme_use.h"

#include <string.h>
#include <strings.h>

#include "base/match.h"
#include "base/nearest.h"
#include "content/paths.h"

struct use {
    struct theme *theme;
    struct table used;  /* path below the theme -> the theme */
    const char **paths; /* the same, in order; those of templates are followed in turn */
    size_t count, capacity;
};

static void use_file(struct use *use, const char *path)
{
    if (!table_add(&use->used, path, use->theme))
        return;
    use->paths =
        arena_grow(use->theme->arena, use->paths, use->count, &use->capacity, sizeof *use->paths);
    use->paths[use->count++] = path;
}

static void use_partial(void *user, const char *name)
{
    struct use *use = user;
    const char *path = theme_template_path(use->theme, name);
    if (theme_template(use->theme, path))
        use_file(use, path);
}

/* The styles that theme.yaml lists, and all scripts, also those of a watched site. */
static void use_assets(struct use *use)
{
    for (size_t i = 0; i < THEME_STYLES; i++) {
        const struct text_list *styles = &use->theme->yaml.styles[i];
        for (size_t j = 0; j < styles->count; j++)
            use_file(use, styles->items[j].text);
    }
    for (size_t i = 0; theme_assets[i]; i++)
        use_file(use, theme_assets[i]);
}

/* The words of a tag: its own, and those of the tag without its last parts. */
static void use_words(struct use *use, const char *tag)
{
    for (; tag; tag = shorter_tag(use->theme->arena, tag))
        use_file(use, theme_words_path(use->theme, tag));
}

/* The words of all languages that the default theme speaks: what has one of these names is not
 * misspelt, even where the site does not speak that language. */
static void use_known_words(struct use *use)
{
    static const char folder[] = "themes/default/strings/";
    const struct files *builtin = use->theme->builtin;
    size_t end;
    for (size_t i = files_below(builtin, folder, &end); i < end; i++)
        use_file(use, builtin->items[i].path + strlen("themes/default/"));
}

static bool is_template(const char *path)
{
    return strstr(path, ".mustache") != NULL;
}

/* Enters all that is used; the list grows while the templates in it are followed. */
static void find_used(struct use *use, const struct model *model)
{
    use_file(use, "theme.yaml");
    use_partial(use, "document");
    use_partial(use, "single");
    use_assets(use);
    use_known_words(use);
    for (size_t i = 0; i < model->language_count; i++)
        use_words(use, model->languages[i].tag);
    for (size_t i = 0; i < use->count; i++) {
        const struct mustache_template *template =
            is_template(use->paths[i]) ? theme_template(use->theme, use->paths[i]) : NULL;
        if (template)
            mustache_visit_partials(template, use_partial, use);
    }
}

/* ---- what may be meant ---- */

static size_t folder_length(const char *path)
{
    const char *slash = strrchr(path, '/');
    return slash ? (size_t)(slash - path) + 1 : 0;
}

/* A file's name without folder and endings. */
static const char *stem(struct arena *arena, const char *path)
{
    const char *name = path + folder_length(path);
    return arena_copy(arena, name, strcspn(name, "."));
}

/* The paths of the default theme and those that are used; their number. */
static size_t all_paths(const struct use *use, const char **paths)
{
    static const char folder[] = "themes/default/";
    const struct files *builtin = use->theme->builtin;
    size_t count = 0, end;
    for (size_t i = files_below(builtin, folder, &end); i < end; i++)
        paths[count++] = builtin->items[i].path + strlen(folder);
    for (size_t i = 0; i < use->count; i++)
        paths[count++] = use->paths[i];
    return count;
}

/* A name may be misspelt, in the right folder, or right in the wrong folder. */
static const char *likely_path(const struct use *use, const char *path)
{
    struct arena *arena = use->theme->arena;
    size_t most = use->theme->builtin->count + use->count, length = folder_length(path), beside = 0;
    if (!diag_may_suggest(use->theme->diag, most))
        return NULL;
    const char **paths = arena_array(arena, most, sizeof *paths);
    const char **stems = arena_array(arena, most, sizeof *stems), *own = stem(arena, path);
    size_t count = all_paths(use, paths);
    for (size_t i = 0; i < count; i++) {
        const char *other = stem(arena, paths[i]);
        if (strcmp(own, other) == 0)
            return paths[i];
        if (length == folder_length(paths[i]) && strncmp(path, paths[i], length) == 0) {
            paths[beside] = paths[i];
            stems[beside++] = other;
        }
    }
    size_t near = nearest_index(own, stems, beside);
    return near < beside ? paths[near] : NULL;
}

/* ---- the report ---- */

/* What a theme may have for people to read. */
static bool is_note(const char *path)
{
    static const char *const endings[] = { ".md", ".txt", NULL };
    return match_ending(path, endings) || strcasecmp(path + folder_length(path), "LICENSE") == 0;
}

void theme_report_unused(struct theme *theme, const struct model *model)
{
    const struct files *files = theme->project;
    const char *folder = arena_format(theme->arena, "themes/%s/", theme->name);
    size_t length = strlen(folder), end, first = files_below(files, folder, &end);
    if (first == end || diag_has_faults(theme->diag))
        return;
    struct use use = { .theme = theme, .used = { .arena = theme->arena } };
    find_used(&use, model);
    for (size_t i = first; i < end; i++) {
        const char *path = files->items[i].path + length;
        if (table_get(&use.used, path) || is_note(path))
            continue;
        const char *copied = copied_path(theme->arena, files, files->items[i].path);
        diag_add_file(theme->diag, copied ? RULE_FILE_COPY : RULE_THEME_FILE_UNUSED,
                      files->items[i].path, copied ? copied : likely_path(&use, path), NULL);
    }
}
