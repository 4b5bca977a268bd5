#include "disk/fs.h"

#include <errno.h>
#include <stdbool.h>
#include <stdint.h>
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

static void names_add(struct names *names, size_t *capacity, struct arena *arena, const char *name)
{
    names->items = arena_grow(arena, names->items, names->count, capacity, sizeof *names->items);
    names->items[names->count++] = arena_string(arena, name);
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
        names_add(out, &capacity, arena, entry->d_name);
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

static bool is_folder(const char *path)
{
    struct stat status;
    return stat(path, &status) == 0 && S_ISDIR(status.st_mode);
}

static int make_in(struct arena *arena, const char *path, size_t *made)
{
    if (mkdir(path, 0777) == 0) {
        ++*made;
        return 0;
    }
    int error = errno;
    if (error == ENOENT && strcmp(path, "/") != 0) {
        error = make_in(arena, path_parent(arena, path), made);
        if (error)
            return error;
        if (mkdir(path, 0777) == 0) {
            ++*made;
            return 0;
        }
        error = errno;
    }
    /* A folder that is there may be reported in other ways than EEXIST (EROFS). */
    if (is_folder(path))
        return 0;
    return error == EEXIST ? ENOTDIR : error;
}

int fs_make(const char *path, size_t *made)
{
    struct arena *arena = arena_new();
    int error = make_in(arena, path, made);
    arena_free(arena);
    return error;
}

void fs_unmake(const char *path, size_t made)
{
    struct arena *arena = arena_new();
    for (; made; made--, path = path_parent(arena, path))
        if (rmdir(path) != 0)
            break;
    arena_free(arena);
}

static void keep_first(int *first, int error)
{
    if (!*first)
        *first = error;
}

static int remove_inside(const char *path, struct arena *arena, const char *last);

static int remove_entry(const char *path, struct arena *arena)
{
    struct stat status;
    if (lstat(path, &status) != 0)
        return errno == ENOENT ? 0 : errno;
    if (!S_ISDIR(status.st_mode))
        return unlink(path) == 0 || errno == ENOENT ? 0 : errno;
    if (system_is_mount(path))
        return EXDEV;
    int error = remove_inside(path, arena, NULL);
    if (rmdir(path) != 0 && errno != ENOENT)
        keep_first(&error, errno);
    return error;
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
        keep_first(&error, trouble);
    }
    if (found_last && !error)
        error = remove_entry(path_join(arena, path, last), arena);
    return error;
}

int fs_remove(const char *path, const char *last)
{
    struct stat status;
    if (lstat(path, &status) != 0)
        return errno == ENOENT ? 0 : errno;
    struct arena *arena = arena_new();
    int error = S_ISDIR(status.st_mode) ? remove_inside(path, arena, last) : ENOTDIR;
    if (!error && rmdir(path) != 0 && errno != ENOENT)
        error = errno;
    arena_free(arena);
    return error;
}
