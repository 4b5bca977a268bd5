/* Paths as text: joined, taken apart, resolved, and made fit to be printed.
 *
 * A name that stands in a folder of the user's may hold any byte but `/` and
 * NUL; a path of a set of files (base/files.h) is tidier: see path_is_plain.
 */
#ifndef DISK_PATH_H
#define DISK_PATH_H

#include <stdbool.h>

#include "base/arena.h"

char *path_join(struct arena *arena, const char *folder, const char *name);
/* The folder that an absolute path lies in; "/" of "/". */
char *path_parent(struct arena *arena, const char *path);
/* What follows the last `/`. */
const char *path_name(const char *path);

/* True for a path as a set of files holds it: relative, parts divided by one
 * `/`, no part empty, "." or "..". */
bool path_is_plain(const char *path);

/* The absolute path without links, "." and "..". Unlike realpath(3) it allows
 * parts that do not exist (yet): they are kept as they are written. NULL, and
 * errno, where there are too many links or the current folder is not known. */
char *path_resolve(struct arena *arena, const char *path);

/* True for the name of a file, or of a folder, that systems, file servers and word processors put
 * beside other people's files unasked: Thumbs.db, .DS_Store, `~$letter.docx`, @eaDir. */
bool path_is_os_metadata(const char *name, bool folder);

/* The path as it can be printed: bytes that are no UTF-8, control characters and what nobody sees
 * are written as \xNN. */
const char *path_printable(struct arena *arena, const char *path);

#endif
