/* Loads the model: each step is a file of its own (parts.h). */
#include <string.h>
#include <strings.h>

#include "base/utf8.h"
#include "content/parts.h"

static const char content_folder[] = "content/";

/* The file beside a missing one whose name is nearest, whatever its ending: check.yml,
 * site.yaml.txt. NULL if there is none. */
static const char *nearest_sibling(const struct files *files, const char *path, struct arena *arena)
{
    static const char *const others[] = { "check.yaml", "site.yaml", "texts.yaml" };
    const char *name = strrchr(path, '/') + 1;
    const char *folder = arena_copy(arena, path, (size_t)(name - path));
    const char **stems = arena_array(arena, files->count, sizeof *stems);
    const char **paths = arena_array(arena, files->count, sizeof *paths);
    size_t count = 0, end;
    for (size_t i = files_below(files, folder, &end); i < end; i++) {
        const char *sibling = files->items[i].path + strlen(folder);
        bool is_other = strchr(sibling, '/') || files->items[i].trouble == FILE_IS_FOLDER;
        for (size_t j = 0; j < sizeof others / sizeof *others; j++)
            is_other |= strcmp(sibling, others[j]) == 0;
        if (is_other)
            continue;
        stems[count] = utf8_folded(arena, arena_copy(arena, sibling, strcspn(sibling, ".")));
        paths[count++] = files->items[i].path;
    }
    size_t near = nearest_index(arena_copy(arena, name, strcspn(name, ".")), stems, count);
    return near < count ? paths[near] : NULL;
}

const struct yaml_node *load_yaml(const struct files *files, const char *path, struct arena *arena,
                                  struct diag *diag)
{
    const struct file *file = files_find(files, path);
    if (!file) {
        diag_add_file(diag, RULE_FILE_MISSING, path, NULL, nearest_sibling(files, path, arena));
        return NULL;
    }
    const struct source *source = source_open(arena, file, diag);
    const struct yaml_node *root = source ? yaml_parse(arena, source, diag) : NULL;
    if (root && root->kind == YAML_MAP && !root->count) {
        /* That alone is said, and not of each key that it is missing. */
        mark_report(root->mark, diag, RULE_TEXT_EMPTY, path, NULL, NULL);
        return NULL;
    }
    return root;
}

bool is_picture(const char *path)
{
    static const char *const endings[] = {
        ".png", ".jpg", ".jpeg", ".gif", ".webp", ".avif", ".svg"
    };
    const char *ending = strrchr(path, '.');
    for (size_t i = 0; ending && i < sizeof endings / sizeof *endings; i++)
        if (strcasecmp(ending, endings[i]) == 0)
            return true;
    return false;
}

static void find_media(const struct files *files, struct model *model, struct arena *arena,
                       struct diag *diag)
{
    static const char folder[] = "content/media/";
    size_t end, first = files_below(files, folder, &end);
    model->media = arena_array(arena, end - first, sizeof *model->media);
    for (size_t i = first; i < end; i++)
        if (files->items[i].trouble != FILE_IS_FOLDER &&
            !source_report_trouble(&files->items[i], diag))
            model->media[model->media_count++] = &files->items[i];
}

static bool has_folder(const struct files *files, const char *tag, struct arena *arena)
{
    const char *folder = arena_format(arena, "%s%s/", content_folder, tag);
    size_t first = files_lower_bound(files, folder);
    return first < files->count && strncmp(files->items[first].path, folder, strlen(folder)) == 0;
}

/* The folder in content/ that is no listed language's and has a texts.yaml; NULL if there is
 * none. */
static const char *folder_of_texts(const struct files *files, const struct text_list *tags,
                                   struct arena *arena)
{
    size_t end, first = files_below(files, content_folder, &end);
    for (size_t i = first; i < end; i++) {
        const char *path = files->items[i].path;
        const char *name = path + strlen(content_folder), *slash = strchr(name, '/');
        if (!slash || strcmp(slash, "/texts.yaml"))
            continue;
        if (text_list_find(tags, arena_copy(arena, name, (size_t)(slash - name))) == tags->count)
            return arena_copy(arena, path, (size_t)(slash - path));
    }
    return NULL;
}

/* Of a folder that is there for a language that is not. A listed one without a folder explains
 * it. */
static void report_unlisted(const struct files *files, const struct text_list *tags,
                            struct arena *arena, struct diag *diag)
{
    const char *folder = folder_of_texts(files, tags, arena);
    for (size_t i = 0; i < tags->count; i++)
        if (!has_folder(files, tags->items[i].text, arena))
            return;
    if (folder)
        mark_report(tags->mark, diag, RULE_LANGUAGE_UNLISTED, folder,
                    folder + strlen(content_folder), NULL);
}

static void load_language(const struct files *files, struct model *model, size_t index,
                          struct arena *arena, struct diag *diag)
{
    struct language *language = &model->languages[index];
    texts_load(files, &model->check, language, language->fallback, arena, diag);
    documents_load(files, model, language, language->fallback, arena, diag);
    texts_check_ends(&model->check, language, arena, diag);
    if (language->missing)
        mark_report(model->settings.languages.items[index].mark, diag, RULE_LANGUAGE_PARTIAL,
                    arena_format(arena, "%zu", language->missing), language->fallback->tag, NULL);
}

/* A language whose folder is missing: that alone is said. */
static void load_nothing(const struct files *files, struct model *model, size_t index,
                         struct arena *arena, struct diag *diag)
{
    const struct text_list *tags = &model->settings.languages;
    const struct text *tag = &tags->items[index];
    struct diag unsaid;
    mark_report(tag->mark, diag, index ? RULE_LANGUAGE_MISSING : RULE_FOLDER_MISSING,
                arena_format(arena, "%s%s", content_folder, tag->text),
                folder_of_texts(files, tags, arena),
                index ? model->languages[index].fallback->tag : tags->items[0].text);
    diag_init(&unsaid, arena, false);
    load_language(files, model, index, arena, &unsaid);
    diag_free(&unsaid);
}

/* Where the texts are that a language does not have: in that of its tag without the last part,
 * de of de-simple, else in the default language. */
static size_t find_fallback(const struct text_list *tags, size_t index, struct arena *arena)
{
    const char *tag = tags->items[index].text;
    for (const char *dash = strrchr(tag, '-'); dash; dash = strrchr(tag, '-')) {
        tag = arena_copy(arena, tag, (size_t)(dash - tag));
        size_t found = text_list_find(tags, tag);
        if (found < tags->count)
            return found;
    }
    return 0;
}

/* A language comes after the one that has what it does not have. */
static void load_in_order(const struct files *files, struct model *model, size_t index,
                          struct arena *arena, struct diag *diag)
{
    const struct text_list *tags = &model->settings.languages;
    struct language *language = &model->languages[index];
    if (language->tag)
        return;
    language->tag = tags->items[index].text;
    if (index) {
        size_t fallback = find_fallback(tags, index, arena);
        load_in_order(files, model, fallback, arena, diag);
        language->fallback = &model->languages[fallback];
        language->partial = tags->partial && tags->partial[index];
    }
    if (language->partial || has_folder(files, language->tag, arena))
        load_language(files, model, index, arena, diag);
    else
        load_nothing(files, model, index, arena, diag);
}

struct model *model_load(const struct files *files, struct arena *arena, struct diag *diag)
{
    struct model *model = arena_alloc(arena, sizeof *model);
    bool has_check = check_load(files, &model->check, arena, diag);
    bool has_settings = settings_load(files, &model->settings, arena, diag);
    names_check(files, arena, diag);
    find_media(files, model, arena, diag);
    if (!has_check || !has_settings)
        return NULL;
    const struct text_list *tags = &model->settings.languages;
    model->languages = arena_array(arena, tags->count, sizeof *model->languages);
    model->language_count = tags->count;
    for (size_t i = 0; i < tags->count; i++)
        load_in_order(files, model, i, arena, diag);
    report_unlisted(files, tags, arena, diag);
    links_resolve(model, files, arena, diag);
    return model;
}
