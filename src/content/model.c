#include "content/model.h"

#include <string.h>

#include "content/documents.h"
#include "content/ids.h"
#include "content/links.h"
#include "content/names.h"
#include "content/paths.h"
#include "content/texts.h"

static void find_media(const struct files *files, struct model *model, struct arena *arena,
                       struct diag *diag)
{
    size_t end, first = files_below(files, media_folder, &end);
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
    texts_load(files, &model->instrument, language, language->fallback, arena, diag);
    documents_load(files, &model->instrument, &model->settings, language, language->fallback, arena,
                   diag);
    texts_check_ends(&model->instrument, language, arena, diag);
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
    bool has_check = instrument_load(files, &model->instrument, arena, diag);
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
    links_resolve(&model->instrument, &model->settings, model->languages, files, arena, diag);
    return model;
}
