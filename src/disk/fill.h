/* Filling a folder with the files of a set, none of which may be there yet.
 */
#ifndef DISK_FILL_H
#define DISK_FILL_H

#include "base/files.h"

/* Writes all files into the folder `path` (absolute, and there), and makes the
 * folders they lie in; all paths must be plain (disk/path.h), else nothing is
 * written (EINVAL, and no `*failed`). The file `last` (or NULL), which lies in no
 * folder, goes last and is never seen unless whole. 0, or an errno, and in
 * `*failed` the path in the set of the file that failed; those written before it
 * stay. */
int fill_folder(struct arena *arena, const char *path, const struct files *files, const char *last,
                const char **failed);

/* Takes away again what fill_folder, without a `last`, wrote before it failed. */
void fill_undo(struct arena *arena, const char *path, const struct files *files,
               const char *failed);

/* Brings each file of the set, in the folder `path`, and the folders they lie in
 * to the disk, one by one. 0 or an errno. */
int fill_sync(struct arena *arena, const char *path, const struct files *files);

#endif
