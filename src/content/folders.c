#include "content/folders.h"

#include <string.h>

#include "base/nearest.h"
#include "base/utf8.h"
#include "content/paths.h"

/* ---- files in no list ---- */

/* Whether a file differs only in case from a wanted one that is there, which is a fault of
 * another name. */
static bool is_twin(const struct folders *folders, const struct folder *folder, const char *name)
{
    struct arena *arena = folders->job->arena;
    const char *wanted = id_of_name(arena, utf8_folded(arena, name));
    if (!wanted || !ids_have(folder->ids, wanted))
        return false;
    const char *path = arena_format(arena, "%s%s.md", folder->path, wanted);
    return strcmp(path + strlen(folder->path), name) && files_find(folders->job->files, path);
}

/* Whether nothing asks for a file, and no fault that was reported explains it: of the list, or of
 * an id that the file is most likely meant for. What is in a folder of its own and no Markdown may
 * be there for a reason. */
static bool is_unlisted(const struct folders *folders, const struct folder *folder,
                        const char *name)
{
    const struct job *job = folders->job;
    const char *path = arena_format(job->arena, "%s%s", folder->path, name);
    if (is_twin(folders, folder, name) || copied_path(job->arena, job->files, path))
        return false;
    const char *id = id_of_name(folders->job->arena, name);
    if (!id)
        return !strchr(name, '/');
    if (folder->kind == DOCUMENT_QUESTION && ids_have(&folders->instrument->retired_ids, id))
        return false;
    return !ids_have(folder->ids, id) && !ids_may_mean(folder->ids, folders->job->diag, id) &&
           !folder->mark->reported;
}

static void find_unlisted(const struct folders *folders, struct folder *folder)
{
    const struct job *job = folders->job;
    size_t end, first = files_below(job->files, folder->path, &end);
    folder->unlisted = arena_array(job->arena, end - first, sizeof *folder->unlisted);
    folder->stems = arena_array(job->arena, end - first, sizeof *folder->stems);
    for (size_t i = first; i < end; i++) {
        const char *path = job->files->items[i].path, *name = path + strlen(folder->path);
        if (!is_unlisted(folders, folder, name))
            continue;
        folder->unlisted[folder->unlisted_count] = path;
        folder->stems[folder->unlisted_count++] = arena_copy(job->arena, name, strcspn(name, "."));
    }
}

void folders_find(struct folders *folders, const struct job *job,
                  const struct instrument *instrument, const struct settings *settings,
                  const char *tag)
{
    *folders = (struct folders){ job,
                                 instrument,
                                 settings,
                                 tag,
                                 { [DOCUMENT_QUESTION] = { .list = check_yaml_path,
                                                           .mark = &instrument->questions.mark,
                                                           .ids = &instrument->question_ids },
                                   [DOCUMENT_FACTOR] = { .list = check_yaml_path,
                                                         .mark = &instrument->factors.mark,
                                                         .ids = &instrument->factor_ids },
                                   [DOCUMENT_PAGE] = { .list = site_yaml_path,
                                                       .mark = &settings->pages.mark,
                                                       .ids = &settings->page_ids } } };
    for (int kind = 0; kind < FOLDER_KINDS; kind++) {
        struct folder *folder = &folders->items[kind];
        folder->kind = (enum document_kind)kind;
        folder->path = arena_format(job->arena, "content/%s/%s/", tag, folder_names[kind]);
        find_unlisted(folders, folder);
    }
}

/* A file of a name that stands in no list is most likely misnamed; `meant` is the id. The
 * suggestion has the ending that the file may lack: Windows likes to hide endings, and makes
 * leitbild.md.txt of leitbild.md. */
static void report_unlisted(const struct folders *folders, struct folder *folder, size_t index,
                            const char *meant)
{
    const char *path = folder->unlisted[index], *name = path + strlen(folder->path);
    const char *id = id_of_name(folders->job->arena, name);
    if (!id && meant)
        meant = arena_format(folders->job->arena, "%s.md", meant);
    diag_add(folders->job->diag, RULE_FILE_UNUSED, (struct place){ .path = path }, id ? id : name,
             meant, folder->list);
    folder->stems[index] = "";
}

void folders_report_unlisted(struct folders *folders)
{
    for (int kind = 0; kind < FOLDER_KINDS; kind++) {
        struct folder *folder = &folders->items[kind];
        for (size_t i = 0; i < folder->unlisted_count; i++)
            if (*folder->stems[i])
                report_unlisted(folders, folder, i,
                                diag_suggest(folders->job->diag, folder->stems[i],
                                             folder->ids->words, folder->ids->count));
    }
}

/* ---- what is missing ---- */

bool folder_report_misnamed(struct folders *folders, struct folder *folder, const char *id)
{
    size_t near = diag_suggest_index(folders->job->diag, id, folder->stems, folder->unlisted_count);
    if (near == folder->unlisted_count)
        return false;
    report_unlisted(folders, folder, near, id);
    return true;
}

/* Whether a file is one that a list wants where it is. */
static bool is_wanted(const struct folders *folders, const char *path)
{
    struct arena *arena = folders->job->arena;
    const struct content_path parts = split_path(arena, path);
    return parts.kind != DOCUMENT_BUILTIN &&
           ids_have(&folders->settings->language_ids, parts.folder) &&
           ids_have(folders->items[parts.kind].ids, id_of_name(arena, parts.name));
}

/* The id's file where no list wants one; NULL if it is not there. */
static const char *find_elsewhere(const struct folders *folders, const char *id)
{
    const struct files *files = folders->job->files;
    size_t end, first = files_below(files, content_folder, &end);
    const char *name = arena_format(folders->job->arena, "/%s.md", id);
    if (!diag_may_suggest(folders->job->diag, end - first))
        return NULL;
    for (size_t i = first; i < end; i++) {
        const char *path = files->items[i].path;
        if (files->items[i].trouble == FILE_OK && strcmp(strrchr(path, '/'), name) == 0 &&
            !is_wanted(folders, path))
            return path;
    }
    return NULL;
}

void folder_report_missing(struct folders *folders, struct folder *folder, struct text *id,
                           const char *path)
{
    size_t near =
        diag_suggest_index(folders->job->diag, id->text, folder->stems, folder->unlisted_count);
    const char *meant =
        near < folder->unlisted_count ? folder->unlisted[near] : find_elsewhere(folders, id->text);
    bool same = near < folder->unlisted_count &&
                strcmp(id->text, utf8_folded(folders->job->arena, folder->stems[near])) == 0;
    for (int kind = 0; kind < FOLDER_KINDS; kind++)
        for (size_t i = 0; i < folders->items[kind].unlisted_count; i++)
            if (folders->items[kind].unlisted[i] == meant)
                folders->items[kind].stems[i] = "";
    id->mark.reported = true;
    if (same) {
        report_misnamed_file(folders->job, mark_place(id->mark), meant, path);
        return;
    }
    mark_report(id->mark, folders->job->diag, RULE_FILE_MISSING, path, meant, NULL);
}

/* The folder beside a missing one that has its name in other letters; or that in which a file
 * lies that the list wants. Without a slash at its end; NULL if there is none. */
static const char *folder_like(const struct folders *folders, const struct folder *folder)
{
    struct arena *arena = folders->job->arena;
    const char *parent = arena_format(arena, "content/%s/", folders->tag);
    size_t end, first = files_below(folders->job->files, parent, &end);
    for (size_t i = first; i < end; i++) {
        const char *path = folders->job->files->items[i].path;
        size_t length = strcspn(path + strlen(parent), "/");
        const char *name = arena_copy(arena, path + strlen(parent), length);
        if (path[strlen(parent) + length] &&
            nearest(utf8_folded(arena, name), &folder_names[folder->kind], 1))
            return arena_copy(arena, path, strlen(parent) + length);
    }
    for (size_t i = 0; i < folder->ids->count; i++) {
        const char *path = find_elsewhere(folders, folder->ids->words[i]);
        if (path)
            return arena_copy(arena, path, (size_t)(strrchr(path, '/') - path));
    }
    return NULL;
}

bool folder_is_missing(const struct folders *folders, const struct folder *folder)
{
    size_t end, first = files_below(folders->job->files, folder->path, &end);
    if (end > first || folder->ids->count < 2)
        return false;
    const char *path = arena_copy(folders->job->arena, folder->path, strlen(folder->path) - 1);
    mark_report(*folder->mark, folders->job->diag, RULE_FOLDER_MISSING, path,
                folder_like(folders, folder), NULL);
    return true;
}
