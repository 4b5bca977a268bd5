#include "content/paths.h"

#include <string.h>
#include <strings.h>

#include "base/match.h"
#include "base/table.h"
#include "base/utf8.h"

const char content_folder[] = "content/", media_folder[] = "content/media/";
const char check_yaml_path[] = "content/check.yaml", site_yaml_path[] = "content/site.yaml";
const char *const folder_names[] = {
    [DOCUMENT_QUESTION] = "questions",
    [DOCUMENT_FACTOR] = "factors",
    [DOCUMENT_PAGE] = "pages",
    [DOCUMENT_BUILTIN] = "pages",
};

const char *document_path(struct arena *arena, const char *tag, enum document_kind kind,
                          const char *id)
{
    return arena_format(arena, "content/%s/%s/%s.md", tag, folder_names[kind], id);
}

struct content_path split_path(struct arena *arena, const char *path)
{
    struct content_path parts = { NULL, DOCUMENT_BUILTIN, path + strlen(content_folder) };
    const char *slash = strchr(parts.name, '/');
    if (!slash)
        return parts;
    parts.folder = arena_copy(arena, parts.name, (size_t)(slash - parts.name));
    parts.name = slash + 1;
    for (int kind = 0; kind < DOCUMENT_BUILTIN; kind++) {
        size_t length = strlen(folder_names[kind]);
        if (strncmp(slash + 1, folder_names[kind], length) == 0 && slash[1 + length] == '/') {
            parts.kind = (enum document_kind)kind;
            parts.name = slash + 1 + length + 1;
        }
    }
    return parts;
}

const char *id_of_name(struct arena *arena, const char *name)
{
    const char *end = strrchr(name, '.');
    return end && strcmp(end, ".md") == 0 ? arena_copy(arena, name, (size_t)(end - name)) : NULL;
}

bool is_picture(const char *path)
{
    static const char *const endings[] = { ".png",  ".jpg",  ".jpeg", ".gif",
                                           ".webp", ".avif", ".svg",  NULL };
    return match_ending(path, endings);
}

/* Whether two paths are the same but for how letters are stored, as utf8_composed makes them. */
static bool is_same_path(struct arena *arena, const char *a, const char *b)
{
    return strcmp(a, b) == 0 || strcmp(utf8_composed(arena, a), utf8_composed(arena, b)) == 0;
}

const struct file *find_written(const struct job *job, const char *path)
{
    const struct file *file = files_find(job->files, path);
    const char *ascii = path;
    while (*ascii && (unsigned char)*ascii < 0x80)
        ascii++;
    size_t end, i = files_below(job->files, media_folder, &end);
    for (; *ascii && !file && i < end; i++)
        if (is_same_path(job->arena, path, job->files->items[i].path))
            file = &job->files->items[i];
    return file;
}

void report_misnamed_file(const struct job *job, struct place place, const char *found,
                          const char *wanted)
{
    static const char *const endings[] = {
        ".docx", ".doc", ".odt", ".rtf", ".pages", ".pdf", NULL
    };
    bool is_document = match_ending(found, endings); /* of a word processor */
    diag_add(job->diag, RULE_FILE_MISNAMED, place, found, is_document ? NULL : wanted,
             is_document ? wanted : NULL);
}

/* ---- copies ---- */

/* Whether a name's end is what is added to a copy's: " - Kopie (2)", " copy 3", " (1)". */
static bool is_copy_mark(const char *text, const char *end)
{
    static const char *const words[] = { "Kopie", "copy", "(", NULL };
    bool is_mark = false;
    for (size_t length; text < end; text += length ? length : 1) {
        length = match_beginning_in_any_case(text, words);
        is_mark |= length > 0;
        if (!length && !strchr(" -)0123456789", *text))
            return false;
    }
    return is_mark;
}

const char *copied_path(struct arena *arena, const struct files *files, const char *path)
{
    static const char *const beginnings[] = { "Kopie von ", "Copy of ", NULL };
    const char *slash = strrchr(path, '/'), *name = slash ? slash + 1 : path;
    const char *end = name + strcspn(name, "."), *stem = name, *at = strchr(name, ' ');
    stem += match_beginning_in_any_case(name, beginnings);
    while (at && at < end && !is_copy_mark(at, end))
        at = strchr(at + 1, ' ');
    if (!at || at > end)
        at = end;
    const char *copied = arena_format(arena, "%.*s%.*s%s", (int)(name - path), path,
                                      at > stem ? (int)(at - stem) : 0, stem, end);
    return strcmp(copied, path) && files_find(files, copied) ? copied : NULL;
}

/* ---- names that not every system can hold ---- */

/* COM and LPT have a digit behind them, or one of Latin-1's ¹, ² and ³. */
static bool is_port(const char *name, size_t length)
{
    if (length < 4 || (strncasecmp(name, "com", 3) && strncasecmp(name, "lpt", 3)))
        return false;
    return (length == 4 && name[3] >= '0' && name[3] <= '9') ||
           (length == 5 && (memcmp(name + 3, "¹", 2) == 0 || memcmp(name + 3, "²", 2) == 0 ||
                            memcmp(name + 3, "³", 2) == 0));
}

static bool is_device(const char *name, size_t length)
{
    static const char *const devices[] = { "con", "prn", "aux", "nul", "conin$", "conout$" };
    for (size_t i = 0; i < sizeof devices / sizeof *devices; i++)
        if (length == strlen(devices[i]) && strncasecmp(name, devices[i], length) == 0)
            return true;
    return is_port(name, length);
}

/* Whether Windows can hold files and folders of these names (Microsoft, "Naming Files,
 * Paths, and Namespaces"): a device's name is taken with any ending, too. */
static bool is_portable(const char *path)
{
    if (path[strcspn(path, "\\:*?\"<>|")])
        return false;
    for (const char *part = path; *part;) {
        size_t length = strcspn(part, "/");
        char last = length ? part[length - 1] : 'x';
        if (last == '.' || last == ' ' || is_device(part, strcspn(part, "./")))
            return false;
        part += length + (part[length] == '/');
    }
    return true;
}

void report_device_name(const struct job *job, const struct text *id)
{
    if (is_device(id->text, strlen(id->text)))
        mark_report_wording(id->mark, job->diag, RULE_ID_RESERVED, id->text,
                            wordings[SAY_TAKEN_BY_DEVICE]);
}

/* Two files whose paths differ only in case are one on Windows: the second one copied takes
 * the first one's place. */
static void validate_case(const struct job *job)
{
    const struct files *files = job->files;
    struct table seen = { .arena = job->arena };
    for (size_t i = 0; i < files->count; i++) {
        const char *path = files->items[i].path;
        const char *key = utf8_folded(job->arena, path);
        if (!table_add(&seen, key, (void *)path))
            diag_add_file(job->diag, RULE_FILE_NAME_CASE, path, table_get(&seen, key), NULL);
    }
}

void validate_file_names(const struct job *job)
{
    size_t end;
    for (size_t i = files_below(job->files, media_folder, &end); i < end; i++)
        if (!is_portable(job->files->items[i].path))
            diag_add_file(job->diag, RULE_MEDIA_NAME, job->files->items[i].path, NULL, NULL);
    validate_case(job);
}
