/* What this folder asks of the file system, in plain POSIX: list a folder, read
 * a file, write a new one, make folders, remove a tree.
 *
 * No function here reports: each gives 0 or an errno, and who called knows what
 * the file was for. None follows a symbolic link in the last part of a path,
 * except that fs_list opens a link to a folder.
 */
#ifndef DISK_FS_H
#define DISK_FS_H

#include <stddef.h>

#include "base/arena.h"
#include "base/buffer.h"

struct names {
    const char **items; /* sorted bytewise, without "." and ".." */
    size_t count;
};

/* The names in a folder; EOVERFLOW where there are more than `limit`. */
int fs_list(const char *path, size_t limit, struct arena *arena, struct names *out);

/* Appends a file's bytes. EFBIG where there are more than `limit`; ENODEV for
 * what is no ordinary file. Never blocks, and never reads on while a file grows
 * beyond the limit. After a fault `out` may hold a part. */
int fs_read(const char *path, size_t limit, struct buffer *out);

/* The same of an open file, from where it stands. */
int fs_read_open(int fd, size_t limit, struct buffer *out);

/* Writes a file that must not exist yet (EEXIST), mode 0666 less the umask.
 * When it fails, what it began to write is removed. */
int fs_write(const char *path, const char *data, size_t size);
/* Writes to an open file, from where it stands. */
int fs_write_open(int fd, const char *data, size_t size);

/* Gives a file new bytes, or begins it: under its name it is always whole. What is written stands
 * meanwhile beside it, under its name and PART_SUFFIX. */
#define PART_SUFFIX ".part"
int fs_replace(struct arena *arena, const char *path, const char *data, size_t size);
/* Brings a file, or the names in a folder, to the disk. Some file systems know no such request for
 * a folder; they have nothing to add. What may be written to and not read is left to the system. */
int fs_sync(const char *path);

/* Makes the folder of an absolute path, and the missing ones above it; adds
 * their number to `made`. No error if it is there. */
int fs_make(struct arena *arena, const char *path, size_t *made);
/* Takes `made` empty folders away again, from `path` upwards. */
void fs_unmake(struct arena *arena, const char *path, size_t made);

/* Removes a folder and all in it: links as links, nothing that is mounted in it
 * (EXDEV), and the file `last` in it (or NULL) after all others, if all others
 * could go. Goes on after a fault; gives the first. */
int fs_remove(struct arena *arena, const char *path, const char *last);

#endif
