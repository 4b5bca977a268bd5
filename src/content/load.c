/* Loads the model: each step is a file of its own (parts.h). */
#include <stdio.h>
#include <string.h>
#include <strings.h>

#include "base/table.h"
#include "content/parts.h"

const struct yaml_node *load_yaml(const struct files *files, const char *path, struct arena *arena,
                                  struct diag *diag)
{
    const struct file *file = files_find(files, path);
    if (!file) {
        diag_add_file(diag, RULE_FILE_MISSING, path, NULL, NULL);
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

size_t text_list_find(const struct text_list *list, const char *id)
{
    size_t i = 0;
    while (i < list->count && strcmp(list->items[i].text, id))
        i++;
    return i;
}

const char **text_list_words(const struct text_list *list, struct arena *arena)
{
    const char **words = arena_array(arena, list->count, sizeof *words);
    for (size_t i = 0; i < list->count; i++)
        words[i] = list->items[i].text;
    return words;
}

void report_duplicate_ids(const struct text *const *ids, size_t count, struct diag *diag)
{
    struct table seen = { 0 };
    for (size_t i = 0; i < count; i++) {
        if (!*ids[i]->text || table_add(&seen, ids[i]->text, (void *)ids[i]))
            continue;
        const struct text *first = table_get(&seen, ids[i]->text);
        char line[24];
        snprintf(line, sizeof line, "%zu", first->mark.line);
        mark_report(ids[i]->mark, diag, RULE_ID_DUPLICATE, ids[i]->text, line, NULL);
    }
    table_free(&seen);
}

void report_duplicates_in(const struct text_list *list, struct arena *arena, struct diag *diag)
{
    const struct text **ids = arena_array(arena, list->count, sizeof *ids);
    for (size_t i = 0; i < list->count; i++)
        ids[i] = &list->items[i];
    report_duplicate_ids(ids, list->count, diag);
}

void report_unknown_id(const struct text *id, const struct text_list *list, const char *name,
                       struct arena *arena, struct diag *diag)
{
    mark_report(id->mark, diag, RULE_ID_UNKNOWN, id->text,
                nearest(id->text, text_list_words(list, arena), list->count), name);
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
    size_t first = files_lower_bound(files, folder), end = first;
    while (end < files->count && strncmp(files->items[end].path, folder, strlen(folder)) == 0)
        end++;
    model->media = arena_array(arena, end - first, sizeof *model->media);
    for (size_t i = first; i < end; i++)
        if (files->items[i].trouble != FILE_IS_FOLDER &&
            !source_report_trouble(&files->items[i], diag))
            model->media[model->media_count++] = &files->items[i];
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
    for (size_t i = 0; i < tags->count; i++) {
        struct language *language = &model->languages[i];
        const struct language *fallback = i ? &model->languages[0] : NULL;
        language->tag = tags->items[i].text;
        texts_load(files, &model->check, language, fallback, arena, diag);
        documents_load(files, model, language, fallback, arena, diag);
    }
    links_resolve(model, files, arena, diag);
    return model;
}
