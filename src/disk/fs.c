#include "disk/fs.h"

#include <errno.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "disk/path.h"
#include "disk/posix.h"
#include "disk/system.h"

enum { CHUNK = 64 * 1024 }; /* bytes read at a time */

static int compare_names(const void *a, const void *b)
{
    return strcmp(*(const char *const *)a, *(const char *const *)b);
}

int fs_list(const char *path, size_t limit, struct arena *arena, struct names *out)
{
    *out = (struct names){ NULL, 0 };
    DIR *folder = opendir(path);
    if (!folder)
        return errno;
    size_t capacity = 0;
    int error = 0;
    for (;;) {
        errno = 0;
        const struct dirent *entry = readdir(folder);
        if (!entry) {
            error = errno;
            break;
        }
        if (strcmp(entry->d_name, ".") == 0 || strcmp(entry->d_name, "..") == 0)
            continue;
        if (out->count == limit) {
            error = EOVERFLOW;
            break;
        }
        out->items = arena_grow(arena, out->items, out->count, &capacity, sizeof *out->items);
        out->items[out->count++] = arena_string(arena, entry->d_name);
    }
    closedir(folder);
    if (out->count)
        qsort(out->items, out->count, sizeof *out->items, compare_names);
    return error;
}

int fs_read_open(int fd, size_t limit, struct buffer *out)
{
    char chunk[CHUNK];
    size_t before = out->length;
    for (;;) {
        size_t room = limit - (out->length - before);
        ssize_t got = read(fd, chunk, room < sizeof chunk ? room + 1 : sizeof chunk);
        if (got < 0 && errno == EINTR)
            continue;
        if (got < 0)
            return errno;
        if (got == 0)
            return 0;
        if ((size_t)got > room)
            return EFBIG;
        buffer_add(out, chunk, (size_t)got);
    }
}

int fs_read(const char *path, size_t limit, struct buffer *out)
{
    int fd = open(path, O_RDONLY | O_NONBLOCK | O_NOCTTY | O_NOFOLLOW | O_CLOEXEC);
    if (fd < 0)
        return errno;
    struct stat status;
    int error;
    if (fstat(fd, &status) != 0)
        error = errno;
    else if (!S_ISREG(status.st_mode))
        error = ENODEV;
    else if (status.st_size > 0 && (uintmax_t)status.st_size > limit)
        error = EFBIG;
    else
        error = fs_read_open(fd, limit, out);
    close(fd);
    return error;
}

int fs_write_open(int fd, const char *data, size_t size)
{
    while (size) {
        ssize_t wrote = write(fd, data, size);
        if (wrote < 0 && errno == EINTR)
            continue;
        if (wrote < 0)
            return errno;
        data += wrote;
        size -= (size_t)wrote;
    }
    return 0;
}

int fs_write(const char *path, const char *data, size_t size)
{
    int fd = open(path, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0666);
    if (fd < 0)
        return errno;
    int error = fs_write_open(fd, data, size);
    if (close(fd) != 0 && !error)
        error = errno;
    if (error)
        unlink(path);
    return error;
}

int fs_replace(struct arena *arena, const char *path, const char *data, size_t size)
{
    const char *part = arena_format(arena, "%s" PART_SUFFIX, path);
    int error = fs_write(part, data, size);
    if (!error && rename(part, path) != 0) {
        error = errno;
        unlink(part);
    }
    return error;
}

int fs_sync(const char *path)
{
    int fd = open(path, O_RDONLY | O_NOFOLLOW | O_CLOEXEC);
    if (fd < 0)
        return errno == EACCES ? 0 : errno;
    int error = fsync(fd) == 0 || errno == EINVAL || errno == ENOSYS ? 0 : errno;
    close(fd);
    return error;
}

static bool is_folder(const char *path)
{
    struct stat status;
    return stat(path, &status) == 0 && S_ISDIR(status.st_mode);
}

int fs_make(struct arena *arena, const char *path, size_t *made)
{
    int error = mkdir(path, 0777) == 0 ? 0 : errno;
    if (error == ENOENT && strcmp(path, "/") != 0) {
        error = fs_make(arena, path_parent(arena, path), made);
        if (error)
            return error;
        error = mkdir(path, 0777) == 0 ? 0 : errno;
    }
    *made += !error;
    /* A folder that is there may be reported in other ways than EEXIST (EROFS). */
    if (error && is_folder(path))
        return 0;
    return error == EEXIST ? ENOTDIR : error;
}

void fs_unmake(struct arena *arena, const char *path, size_t made)
{
    for (; made && rmdir(path) == 0; made--)
        path = path_parent(arena, path);
}

static int remove_entry(const char *path, struct arena *arena)
{
    struct stat status;
    if (lstat(path, &status) != 0)
        return errno == ENOENT ? 0 : errno;
    if (!S_ISDIR(status.st_mode))
        return unlink(path) == 0 || errno == ENOENT ? 0 : errno;
    return system_is_mount(path) ? EXDEV : fs_remove(arena, path, NULL);
}

/* Empties a folder; `last` goes last, and stays if anything else had to. */
static int remove_inside(const char *path, struct arena *arena, const char *last)
{
    struct names names;
    int error = fs_list(path, SIZE_MAX, arena, &names);
    bool found_last = false;
    for (size_t i = 0; i < names.count; i++) {
        if (last && strcmp(names.items[i], last) == 0) {
            found_last = true;
            continue;
        }
        const char *entry = path_join(arena, path, names.items[i]);
        int trouble = remove_entry(entry, arena);
        if (trouble == EACCES && chmod(path, 0700) == 0)
            trouble = remove_entry(entry, arena);
        error = error ? error : trouble;
    }
    if (found_last && !error)
        error = remove_entry(path_join(arena, path, last), arena);
    return error;
}

int fs_remove(struct arena *arena, const char *path, const char *last)
{
    struct stat status;
    if (lstat(path, &status) != 0)
        return errno == ENOENT ? 0 : errno;
    int error = S_ISDIR(status.st_mode) ? remove_inside(path, arena, last) : ENOTDIR;
    if (!error && rmdir(path) != 0 && errno != ENOENT)
        error = errno;
    return error;
}
