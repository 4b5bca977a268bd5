/* A set of files in memory: what the core reads and what it writes.
 *
 * `content/` and `site/` never touch the disk; they are handed a set of files
 * and make another. Paths are relative, in UTF-8, with `/` between their parts
 * ("content/de/texts.yaml"). Folders are not kept: a path implies its folders.
 *
 * A file that could not be read is in the set all the same, with its trouble
 * in place of its bytes, so that whoever needs that file can say so with its
 * name (and a file nobody needs does no harm).
 */
#ifndef BASE_FILES_H
#define BASE_FILES_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/sha256.h"

enum file_trouble {
    FILE_OK = 0,
    FILE_IS_FOLDER,  /* only reported where a file of that name is looked for */
    FILE_IS_SPECIAL, /* a device, a pipe, a socket */
    FILE_TOO_LARGE,  /* above the reader's limit; not read */
    FILE_OUTSIDE,    /* a symbolic link that leads out of the project's folder */
    FILE_UNREADABLE  /* the system refused; `error` says why */
};

struct file {
    const char *path;          /* relative, `/` between parts */
    const char *data;          /* `size` bytes and a NUL behind them; never NULL */
    size_t size;               /* bytes */
    enum file_trouble trouble; /* FILE_OK, or why there are no bytes */
    int error;    /* errno for FILE_UNREADABLE, limit (MB) for FILE_TOO_LARGE, else 0 */
    bool trusted; /* built in: a text known to be right */
};

struct files {
    struct arena *arena; /* owns the items, their paths and copied data */
    struct file *items;  /* sorted by path (bytewise) once files_sort was called */
    size_t count;
    size_t capacity;
};

/* An empty set, which lives in `arena`. */
void files_init(struct files *files, struct arena *arena);
/* Adds a file; the path is copied, the data is not and must outlive the set. What is returned
 * stays in its place until the next is added. */
struct file *files_add(struct files *files, const char *path, const char *data, size_t size);
/* Adds a file with a copy of the data. */
struct file *files_add_copy(struct files *files, const char *path, const char *data, size_t size);
/* Sorts by path, bytewise. files_find needs it; adding undoes it. */
void files_sort(struct files *files);
/* The file of that path, or NULL. The set must be sorted. */
const struct file *files_find(const struct files *files, const char *path);
/* The index of the first file whose path is not below `path` in byte order. */
size_t files_lower_bound(const struct files *files, const char *path);
/* The index of the first file below a folder, whose path ends with a slash; `end` is that behind
 * the last. */
size_t files_below(const struct files *files, const char *folder, size_t *end);
/* One hash of all: paths, bytes, troubles. */
void files_hash(const struct files *files, char hex[SHA256_HEX_SIZE]);

#endif
