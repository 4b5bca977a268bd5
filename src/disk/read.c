#include "disk/read.h"

#include <errno.h>
#include <stdint.h>
#include <string.h>

#include "base/buffer.h"
#include "base/match.h"
#include "disk/fs.h"
#include "disk/path.h"
#include "disk/posix.h"

/* A folder as the system knows it, to notice that it contains itself. */
struct identity {
    dev_t device;
    ino_t number;
};

struct reader {
    struct files *out;
    struct diag *diag;
    struct arena *arena; /* for what only the reading needs */
    const char *root;    /* the project's folder, absolute and without links */
    struct buffer bytes; /* of the file being read */
    size_t entries;      /* files and folders so far */
    size_t total;        /* bytes so far */
    bool stamps;         /* take a file's stamp in place of its bytes */
    struct identity chain[DISK_PROJECT_DEPTH]; /* the folders being read, outermost first */
    size_t depth;
    bool whole;   /* nothing was reported that hides files */
    bool stopped; /* beyond a limit: nothing more is read */
};

static void read_entry(struct reader *reader, const char *path);

static bool is_passed_over(const char *name)
{
    size_t length = strlen(name);
    bool lock = strncmp(name, "~$", 2) == 0; /* its document may be published with it: it is told */
    return name[0] == '.' || name[length - 1] == '~' ||
           (!lock && path_is_os_metadata(name, false)) || path_is_os_metadata(name, true);
}

static size_t limit_of(const char *path)
{
    static const char *const texts[] = { ".md", ".yaml", ".yml", ".mustache", ".css", ".js", NULL };
    return match_ending(path_name(path), texts) ? DISK_TEXT_BYTES : DISK_MEDIA_BYTES;
}

static void add_trouble(struct reader *reader, const char *path, enum file_trouble trouble,
                        int error)
{
    struct file *file = files_add(reader->out, path, "", 0);
    file->trouble = trouble;
    file->error = error;
}

/* The project is too large; of the three words one is given: entries, bytes or depth. */
static void report_size(struct reader *reader, const char *path, const char *entries,
                        const char *bytes, const char *depth)
{
    diag_add(reader->diag, RULE_PROJECT_SIZE, (struct place){ .path = path }, entries, bytes,
             depth);
    reader->whole = false;
    reader->stopped = !path;
}

static void stop_at_entries(struct reader *reader)
{
    report_size(reader, NULL, arena_format(reader->arena, "%d", DISK_PROJECT_ENTRIES), NULL, NULL);
}

/* What the system does not let us look at may be a folder: whatever would lie in it must not
 * be told as missing. */
static void report_unseen(struct reader *reader, const char *path, int error)
{
    diag_add_system(reader->diag, RULE_CANNOT_READ, path, error);
    reader->whole = false;
}

/* What tells a changed file from an unchanged one without reading it: its size, when it was last
 * written, its number (another file may have taken its name), what it is and who may read it. */
static void stamp_file(struct reader *reader, const char *path, const struct stat *status)
{
    const char *stamp =
        arena_format(reader->out->arena, "%jd %jd.%09ld %ju %jo", (intmax_t)status->st_size,
                     (intmax_t)status->st_mtim.tv_sec, (long)status->st_mtim.tv_nsec,
                     (uintmax_t)status->st_ino, (uintmax_t)status->st_mode);
    files_add(reader->out, path, stamp, strlen(stamp));
}

static void read_file(struct reader *reader, const char *path, const char *full)
{
    buffer_clear(&reader->bytes);
    int error = fs_read(full, limit_of(path), &reader->bytes);
    if (error == ENOENT)
        return; /* gone since its folder was listed: an editor's temporary file */
    if (error) {
        if (error == EFBIG)
            add_trouble(reader, path, FILE_TOO_LARGE, (int)(limit_of(path) / (1024 * 1024)));
        else if (error == ENODEV)
            add_trouble(reader, path, FILE_IS_SPECIAL, 0);
        else
            add_trouble(reader, path, FILE_UNREADABLE, error);
        return;
    }
    reader->total += reader->bytes.length;
    if (reader->total > DISK_PROJECT_BYTES)
        report_size(reader, NULL, NULL,
                    arena_format(reader->arena, "%d MB", DISK_PROJECT_BYTES / (1024 * 1024)), NULL);
    else
        files_add_copy(reader->out, path, reader->bytes.data, reader->bytes.length);
}

static bool is_in_chain(const struct reader *reader, const struct stat *status)
{
    for (size_t i = 0; i < reader->depth; i++)
        if (reader->chain[i].device == status->st_dev && reader->chain[i].number == status->st_ino)
            return true;
    return false;
}

/* Reads the entries of a folder, in the order of their names. */
static void read_inside(struct reader *reader, const char *path, const char *full)
{
    struct names names;
    int error = fs_list(full, DISK_PROJECT_ENTRIES, reader->arena, &names);
    if (error == EOVERFLOW)
        stop_at_entries(reader);
    else if (error)
        report_unseen(reader, path, error);
    if (error)
        return;
    for (size_t i = 0; i < names.count && !reader->stopped; i++) {
        if (is_passed_over(names.items[i]))
            continue;
        const char *entry = path_join(reader->arena, path, names.items[i]);
        const char *shown = path_printable(reader->arena, entry);
        if (strcmp(shown, entry) == 0)
            read_entry(reader, entry);
        else
            diag_add_file(reader->diag, RULE_FILE_NAME, shown, NULL, NULL);
    }
}

static void read_folder(struct reader *reader, const char *path, const char *full,
                        const struct stat *status)
{
    if (is_in_chain(reader, status)) {
        add_trouble(reader, path, FILE_IS_SPECIAL, 0); /* a link to a folder it lies in */
        return;
    }
    if (reader->depth == DISK_PROJECT_DEPTH) {
        report_size(reader, path, NULL, NULL,
                    arena_format(reader->arena, "%d", DISK_PROJECT_DEPTH));
        return;
    }
    if (strchr(path_name(path), '.'))
        add_trouble(reader, path, FILE_IS_FOLDER, 0);
    reader->chain[reader->depth++] = (struct identity){ status->st_dev, status->st_ino };
    read_inside(reader, path, full);
    reader->depth--;
}

static bool is_inside(const char *path, const char *root)
{
    size_t length = strlen(root);
    if (strcmp(root, "/") == 0)
        return true;
    return strncmp(path, root, length) == 0 && (path[length] == '/' || !path[length]);
}

/* Follows the link at `full`: gives what it leads to, or adds its trouble and gives NULL. */
static const char *follow_link(struct reader *reader, const char *path, const char *full,
                               struct stat *status)
{
    const char *target = path_resolve(reader->arena, full);
    if (!target || stat(full, status) != 0) {
        if (errno == ENOENT || errno == ENOTDIR || errno == ELOOP)
            add_trouble(reader, path, FILE_IS_SPECIAL, 0);
        else
            report_unseen(reader, path, errno);
        return NULL;
    }
    if (is_inside(target, reader->root))
        return target;
    if (S_ISDIR(status->st_mode)) {
        diag_add_file(reader->diag, RULE_FILE_OUTSIDE, path, NULL, NULL);
        reader->whole = false;
    }
    add_trouble(reader, path, FILE_OUTSIDE, 0);
    return NULL;
}

static void read_entry(struct reader *reader, const char *path)
{
    if (++reader->entries > DISK_PROJECT_ENTRIES) {
        stop_at_entries(reader);
        return;
    }
    const char *full = path_join(reader->arena, reader->root, path);
    struct stat status;
    if (lstat(full, &status) != 0) {
        if (errno != ENOENT)
            report_unseen(reader, path, errno);
        return;
    }
    if (S_ISLNK(status.st_mode)) {
        full = follow_link(reader, path, full, &status);
        if (!full)
            return;
    }
    if (S_ISDIR(status.st_mode))
        read_folder(reader, path, full, &status);
    else if (S_ISREG(status.st_mode) && reader->stamps)
        stamp_file(reader, path, &status);
    else if (S_ISREG(status.st_mode))
        read_file(reader, path, full);
    else
        add_trouble(reader, path, FILE_IS_SPECIAL, 0);
}

/* Finds the project's folder; false, and a report, if there is none. */
static bool find_root(struct reader *reader, const char *dir)
{
    struct stat status;
    int error = 0;
    reader->root = path_resolve(reader->arena, dir);
    if (!reader->root || stat(reader->root, &status) != 0)
        error = errno;
    else if (!S_ISDIR(status.st_mode))
        error = ENOTDIR;
    if (error)
        diag_add_system(reader->diag, RULE_CANNOT_READ, dir, error);
    return !error;
}

/* Whether there is a folder (or a link to one) of that name in the project. */
static bool has_folder(struct reader *reader, const char *name)
{
    struct stat status;
    if (stat(path_join(reader->arena, reader->root, name), &status) == 0)
        return S_ISDIR(status.st_mode);
    if (errno != ENOENT && errno != ENOTDIR && errno != ELOOP)
        report_unseen(reader, name, errno);
    return false;
}

static bool read_project(const char *dir, bool stamps, struct files *out, struct diag *diag)
{
    struct reader reader = { .out = out,
                             .diag = diag,
                             .arena = arena_new(),
                             .bytes = BUFFER_INIT,
                             .stamps = stamps,
                             .whole = true };
    if (!find_root(&reader, dir)) {
        reader.whole = false;
    } else if (has_folder(&reader, "content")) {
        read_entry(&reader, "content");
        if (!reader.stopped && has_folder(&reader, "themes"))
            read_entry(&reader, "themes");
    } else if (reader.whole) {
        diag_add_file(diag, RULE_PROJECT_MISSING, NULL, NULL, NULL);
        reader.whole = false;
    }
    files_sort(out);
    buffer_free(&reader.bytes);
    arena_free(reader.arena);
    return reader.whole;
}

bool disk_read_project(const char *dir, struct files *out, struct diag *diag)
{
    return read_project(dir, false, out, diag);
}

void disk_stamp_project(const char *dir, struct files *out, struct diag *diag)
{
    read_project(dir, true, out, diag);
}
