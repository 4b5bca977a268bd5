#include "content/model.h"

#include <string.h>
#include <strings.h>

#include "base/table.h"
#include "content/documents.h"
#include "content/links.h"
#include "content/paths.h"
#include "content/texts.h"

/* Only what a page, the logo or `publish:` asks for is published. */
static void find_media(const struct job *job, struct model *model, const struct table *linked)
{
    size_t end, first = files_below(job->files, media_folder, &end);
    model->media = arena_array(job->arena, end - first, sizeof *model->media);
    model->unlinked_media = arena_array(job->arena, end - first, sizeof *model->unlinked_media);
    for (size_t i = first; i < end; i++) {
        const struct file *file = &job->files->items[i];
        if (file->trouble == FILE_IS_FOLDER || source_report_trouble(file, job->diag))
            continue;
        if (table_get(linked, file->path) || file == model->settings.brand.logo_file ||
            settings_publish(&model->settings, file->path))
            model->media[model->media_count++] = file;
        else
            model->unlinked_media[model->unlinked_count++] = file;
    }
}

static bool has_folder(const struct job *job, const char *tag)
{
    const char *folder = arena_format(job->arena, "%s%s/", content_folder, tag);
    size_t end, first = files_below(job->files, folder, &end);
    return first < end;
}

/* The folder in content/ that is no listed language's and has a texts.yaml; NULL if there is
 * none. */
static const char *folder_of_texts(const struct job *job, const struct settings *settings)
{
    size_t end, first = files_below(job->files, content_folder, &end);
    for (size_t i = first; i < end; i++) {
        const char *path = job->files->items[i].path;
        const struct content_path parts = split_path(job->arena, path);
        if (parts.folder && strcmp(parts.name, "texts.yaml") == 0 &&
            parts.kind == DOCUMENT_BUILTIN && !ids_have(&settings->language_ids, parts.folder) &&
            !strchr(parts.folder, ' ')) /* "de - Copy" is none */
            return arena_copy(job->arena, path, (size_t)(parts.name - path) - 1);
    }
    return NULL;
}

/* Of a folder that is there for a language that is not. A listed one without a folder explains
 * it. */
static void report_unlisted(const struct job *job, const struct settings *settings)
{
    const char *folder = folder_of_texts(job, settings);
    for (size_t i = 0; i < settings->languages.count; i++)
        if (!has_folder(job, settings->languages.items[i].text))
            return;
    if (folder)
        mark_report(settings->languages.mark, job->diag, RULE_LANGUAGE_UNLISTED, folder,
                    folder + strlen(content_folder), NULL);
}

static void report_missing_folder(const struct job *job, const struct settings *settings,
                                  size_t index, const struct language *language)
{
    const struct text *tags = settings->languages.items;
    if (!tags[index].mark.reported)
        mark_report(tags[index].mark, job->diag,
                    index ? RULE_LANGUAGE_MISSING : RULE_FOLDER_MISSING,
                    arena_format(job->arena, "%s%s", content_folder, tags[index].text),
                    folder_of_texts(job, settings), index ? language->fallback->tag : tags[0].text);
}

/* Bytes of the folder that nothing asks for, of the path of a file in content/; 0 if there is none.
 */
static size_t unused_folder(const struct job *job, const struct settings *settings,
                            const char *path)
{
    const struct content_path parts = split_path(job->arena, path);
    const char *end = parts.folder ? strchr(parts.name, '/') : NULL;
    if (!parts.folder || parts.kind != DOCUMENT_BUILTIN || strcmp(parts.folder, "media") == 0 ||
        strcmp(parts.folder, "schema") == 0)
        return 0;
    if (!ids_have(&settings->language_ids, parts.folder))
        return strlen(content_folder) + strlen(parts.folder);
    return end ? (size_t)(end - path) : 0;
}

/* Of folders whose files nobody reads. After faults, one may be meant for what was not found. */
static void report_unused_folders(const struct job *job, const struct settings *settings)
{
    const char *last = "", *unlisted = folder_of_texts(job, settings);
    size_t end, i = files_below(job->files, content_folder, &end);
    for (; i < end && !diag_has_faults(job->diag); i++) {
        const char *path = job->files->items[i].path;
        size_t length = unused_folder(job, settings, path);
        const char *folder = length ? arena_copy(job->arena, path, length) : last;
        if (strcmp(folder, last) == 0 || (unlisted && strcmp(folder, unlisted) == 0))
            continue;
        last = folder;
        bool media = strcasecmp(strrchr(folder, '/') + 1, "media") == 0;
        diag_add_file(job->diag, RULE_FOLDER_UNUSED, folder, NULL, media ? "content/media" : NULL);
    }
}

/* Of what the system made when somebody copied a file; media are told where no page links to them.
 */
static void report_copies(const struct job *job, const struct ids *tags)
{
    size_t end, i = files_below(job->files, content_folder, &end);
    for (; i < end; i++) {
        const char *path = job->files->items[i].path;
        const struct content_path parts = split_path(job->arena, path);
        const char *copied = !parts.folder || ids_have(tags, parts.folder)
                                 ? copied_path(job->arena, job->files, path)
                                 : NULL;
        if (copied && !(parts.kind == DOCUMENT_BUILTIN && strchr(parts.name, '/')))
            diag_add_file(job->diag, RULE_FILE_COPY, path, copied, NULL);
    }
}

/* Where the texts are that a language does not have: in that of its tag without the last part,
 * de of de-simple, else in the default language. */
static size_t find_fallback(const struct job *job, const struct ids *tags, size_t index)
{
    const char *tag = shorter_tag(job->arena, tags->words[index]);
    while (tag && !ids_have(tags, tag))
        tag = shorter_tag(job->arena, tag);
    return tag ? ids_find(tags, tag) : 0;
}

/* Loads a language, after the one that has what it does not have. */
static void load_language(const struct job *job, struct model *model, size_t index)
{
    const struct text_list *tags = &model->settings.languages;
    struct language *language = &model->languages[index];
    if (language->tag)
        return;
    language->tag = tags->items[index].text;
    language->missing_names = (struct buffer)BUFFER_INIT;
    if (index) {
        size_t fallback = find_fallback(job, &model->settings.language_ids, index);
        load_language(job, model, fallback);
        language->fallback = &model->languages[fallback];
        language->partial = tags->partial && tags->partial[index];
    }
    language->reported = !language->partial && !has_folder(job, language->tag);
    if (language->reported)
        report_missing_folder(job, &model->settings, index, language);
    texts_load(job, &model->instrument, language);
    documents_load(job, &model->instrument, &model->settings, language);
    validate_scale_ends(job, &model->instrument, language);
    report_untranslated(job, language, tags->items[index].mark);
}

struct model *model_load(const struct job *job)
{
    struct model *model = arena_alloc(job->arena, sizeof *model);
    const struct text_list *tags = &model->settings.languages;
    instrument_load(job, &model->instrument);
    settings_load(job, &model->settings);
    validate_file_names(job);
    if (!model->instrument.questions.count || !model->instrument.bands.count || !tags->count ||
        !model->settings.pages.count)
        return model;
    model->languages = arena_array(job->arena, tags->count, sizeof *model->languages);
    model->language_count = tags->count;
    for (size_t i = 0; i < tags->count; i++)
        load_language(job, model, i);
    report_unlisted(job, &model->settings);
    struct table linked = { .arena = job->arena };
    links_resolve(job, &model->instrument, &model->settings, model->languages, &linked);
    find_media(job, model, &linked);
    report_unused_folders(job, &model->settings);
    report_copies(job, &model->settings.language_ids);
    return model;
}
