#include "content/folders.h"

#include <string.h>
#include <strings.h>

#include "base/nearest.h"
#include "base/utf8.h"
#include "content/ids.h"
#include "content/paths.h"

/* The id that a Markdown file has by its name; NULL for another file. */
static const char *id_of(struct arena *arena, const char *name)
{
    const char *end = strrchr(name, '.');
    return end && strcmp(end, ".md") == 0 ? arena_copy(arena, name, (size_t)(end - name)) : NULL;
}

/* ---- files in no list ---- */

/* Whether a file differs only in case from a wanted one that is there, which is a fault of
 * another name. */
static bool is_twin(const struct folders *folders, const struct folder *folder, const char *name)
{
    const char *wanted = id_of(folders->job->arena, utf8_folded(folders->job->arena, name));
    if (!wanted || !table_get(&folder->listed, wanted))
        return false;
    const char *path = arena_format(folders->job->arena, "%s%s.md", folder->path, wanted);
    return strcmp(path + strlen(folder->path), name) && files_find(folders->job->files, path);
}

/* Whether the list, or a listed id that a file is most likely meant for, was reported: then
 * nothing is wrong with the file. */
static bool is_explained(const struct folders *folders, const struct folder *folder, const char *id)
{
    for (size_t i = 0; i < folder->count; i++)
        if (id_may_mean(folders->job->diag, folder->ids[i], id))
            return true;
    return folder->mark.reported;
}

/* Whether nothing asks for a file. What is in a folder of its own and no Markdown may be there
 * for a reason. */
static bool is_unlisted(const struct folders *folders, const struct folder *folder,
                        const char *name)
{
    if (is_twin(folders, folder, name))
        return false;
    const char *id = id_of(folders->job->arena, name);
    if (!id)
        return !strchr(name, '/');
    const struct text_list *retired = &folders->instrument->retired;
    if (folder->kind == DOCUMENT_QUESTION && text_list_find(retired, id) < retired->count)
        return false;
    return !table_get(&folder->listed, id) && !is_explained(folders, folder, id);
}

static void find_unlisted(const struct folders *folders, struct folder *folder)
{
    const struct job *job = folders->job;
    size_t end, first = files_below(job->files, folder->path, &end);
    folder->unlisted = arena_array(job->arena, end - first, sizeof *folder->unlisted);
    folder->stems = arena_array(job->arena, end - first, sizeof *folder->stems);
    for (size_t i = first; i < end; i++) {
        const char *name = job->files->items[i].path + strlen(folder->path);
        if (!is_unlisted(folders, folder, name))
            continue;
        folder->unlisted[folder->unlisted_count] = name;
        folder->stems[folder->unlisted_count++] = arena_copy(job->arena, name, strcspn(name, "."));
    }
}

void folders_find(struct folders *folders, const struct job *job, struct instrument *instrument,
                  struct settings *settings, const char *tag)
{
    struct question *questions = instrument->questions.items;
    struct page *pages = settings->pages.items;
    const size_t counts[] = { [DOCUMENT_QUESTION] = instrument->questions.count,
                              [DOCUMENT_FACTOR] = instrument->factors.count,
                              [DOCUMENT_PAGE] = settings->pages.count };
    const struct mark marks[] = { [DOCUMENT_QUESTION] = instrument->questions.mark,
                                  [DOCUMENT_FACTOR] = instrument->factors.mark,
                                  [DOCUMENT_PAGE] = settings->pages.mark };
    *folders = (struct folders){ job, instrument, settings, tag, { { 0 } } };
    for (int kind = 0; kind < FOLDER_KINDS; kind++) {
        struct folder *folder = &folders->items[kind];
        folder->kind = (enum document_kind)kind;
        folder->path = arena_format(job->arena, "content/%s/%s/", tag, folder_names[kind]);
        folder->list = kind == DOCUMENT_PAGE ? "content/site.yaml" : "content/check.yaml";
        folder->mark = marks[kind];
        folder->count = counts[kind];
        folder->ids = arena_array(job->arena, folder->count, sizeof *folder->ids);
        folder->words = arena_array(job->arena, folder->count, sizeof *folder->words);
        folder->listed.arena = job->arena;
        for (size_t i = 0; i < folder->count; i++) {
            folder->ids[i] = kind == DOCUMENT_QUESTION ? &questions[i].id
                             : kind == DOCUMENT_FACTOR ? &instrument->factors.items[i]
                                                       : &pages[i].id;
            folder->words[i] = folder->ids[i]->text;
            table_add(&folder->listed, folder->words[i], folder->ids[i]);
        }
        find_unlisted(folders, folder);
    }
}

/* A file of a name that stands in no list is most likely misnamed; `meant` is the id. The
 * suggestion has the ending that the file may lack: Windows likes to hide endings, and makes
 * leitbild.md.txt of leitbild.md. */
static void report_unlisted(const struct folders *folders, const struct folder *folder,
                            const char *name, const char *meant)
{
    struct place place = { .path = arena_format(folders->job->arena, "%s%s", folder->path, name) };
    const char *id = id_of(folders->job->arena, name);
    if (!id && meant)
        meant = arena_format(folders->job->arena, "%s.md", meant);
    diag_add(folders->job->diag, RULE_FILE_UNUSED, place, id ? id : name, meant, folder->list);
}

void folders_report_unlisted(const struct folders *folders)
{
    for (int kind = 0; kind < FOLDER_KINDS; kind++) {
        const struct folder *folder = &folders->items[kind];
        for (size_t i = 0; i < folder->unlisted_count; i++)
            report_unlisted(
                folders, folder, folder->unlisted[i],
                diag_suggest(folders->job->diag, folder->stems[i], folder->words, folder->count));
    }
}

/* One of which all is said. */
static void remove_unlisted(struct folder *folder, size_t index)
{
    folder->unlisted_count--;
    folder->unlisted[index] = folder->unlisted[folder->unlisted_count];
    folder->stems[index] = folder->stems[folder->unlisted_count];
}

/* ---- what is missing ---- */

bool folder_report_misnamed(struct folders *folders, struct folder *folder, const char *id)
{
    size_t near = diag_suggest_index(folders->job->diag, id, folder->stems, folder->unlisted_count);
    if (near == folder->unlisted_count)
        return false;
    report_unlisted(folders, folder, folder->unlisted[near], id);
    remove_unlisted(folder, near);
    return true;
}

/* Whether a file is one that a list wants where it is. */
static bool is_wanted(const struct folders *folders, const char *path)
{
    const struct text_list *tags = &folders->settings->languages;
    const char *folder = strchr(path + strlen(content_folder), '/');
    const char *tag = arena_copy(folders->job->arena, path + strlen(content_folder),
                                 (size_t)(folder - path) - strlen(content_folder));
    for (int kind = 0; kind < FOLDER_KINDS && text_list_find(tags, tag) < tags->count; kind++) {
        size_t length = strlen(folder_names[kind]);
        if (strncmp(folder + 1, folder_names[kind], length) == 0 && folder[1 + length] == '/' &&
            table_get(&folders->items[kind].listed,
                      id_of(folders->job->arena, folder + 1 + length + 1)))
            return true;
    }
    return false;
}

/* The id's file where no list wants one; NULL if it is not there. */
static const char *find_elsewhere(const struct folders *folders, const char *id)
{
    size_t end, first = files_below(folders->job->files, content_folder, &end);
    const char *name = arena_format(folders->job->arena, "/%s.md", id);
    if (!diag_may_suggest(folders->job->diag, end - first))
        return NULL;
    for (size_t i = first; i < end; i++) {
        const char *path = folders->job->files->items[i].path, *slash = strrchr(path, '/');
        if (folders->job->files->items[i].trouble == FILE_OK && strcmp(slash, name) == 0 &&
            (slash - path + 1 == (long)strlen(content_folder) || !is_wanted(folders, path)))
            return path;
    }
    return NULL;
}

static void remove_unlisted_of(struct folders *folders, const char *path)
{
    for (int kind = 0; kind < FOLDER_KINDS; kind++) {
        struct folder *folder = &folders->items[kind];
        size_t length = strlen(folder->path);
        if (strncmp(path, folder->path, length))
            continue;
        for (size_t i = 0; i < folder->unlisted_count; i++)
            if (strcmp(path + length, folder->unlisted[i]) == 0)
                remove_unlisted(folder, i);
    }
}

void folder_report_missing(struct folders *folders, struct folder *folder, struct text *id,
                           const char *path)
{
    size_t near =
        diag_suggest_index(folders->job->diag, id->text, folder->stems, folder->unlisted_count);
    const char *meant;
    if (near < folder->unlisted_count) {
        meant = arena_format(folders->job->arena, "%s%s", folder->path, folder->unlisted[near]);
        remove_unlisted(folder, near);
    } else if ((meant = find_elsewhere(folders, id->text))) {
        remove_unlisted_of(folders, meant);
    }
    mark_report(id->mark, folders->job->diag, RULE_FILE_MISSING, path, meant, NULL);
    id->mark.reported = true;
}

/* The folder beside a missing one that has its name in other letters; or that in which a file
 * lies that the list wants. Without a slash at its end; NULL if there is none. */
static const char *folder_like(const struct folders *folders, const struct folder *folder)
{
    const char *parent = arena_format(folders->job->arena, "content/%s/", folders->tag);
    size_t end, first = files_below(folders->job->files, parent, &end);
    const char *wanted = folder_names[folder->kind];
    for (size_t i = first; i < end; i++) {
        const char *path = folders->job->files->items[i].path;
        size_t length = strcspn(path + strlen(parent), "/");
        const char *name = arena_copy(folders->job->arena, path + strlen(parent), length);
        const char *folded = utf8_folded(folders->job->arena, name);
        if (path[strlen(parent) + length] == '/' && nearest(folded, &wanted, 1))
            return arena_copy(folders->job->arena, path, strlen(parent) + length);
    }
    for (size_t i = 0; i < folder->count; i++) {
        const char *path = find_elsewhere(folders, folder->words[i]);
        if (path)
            return arena_copy(folders->job->arena, path, (size_t)(strrchr(path, '/') - path));
    }
    return NULL;
}

bool folder_is_missing(const struct folders *folders, const struct folder *folder)
{
    size_t end, first = files_below(folders->job->files, folder->path, &end);
    if (end > first || folder->count < 2)
        return false;
    const char *path = arena_copy(folders->job->arena, folder->path, strlen(folder->path) - 1);
    mark_report(folder->mark, folders->job->diag, RULE_FOLDER_MISSING, path,
                folder_like(folders, folder), NULL);
    return true;
}
