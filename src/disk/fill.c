#include "disk/fill.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>

#include "disk/fs.h"
#include "disk/ownership.h"
#include "disk/path.h"
#include "disk/posix.h"

static int write_one(struct arena *arena, const char *folder, const struct file *file)
{
    const char *path = path_join(arena, folder, file->path);
    size_t made = 0;
    int error = strchr(file->path, '/') ? fs_make(path_parent(arena, path), &made) : 0;
    return error ? error : fs_write(path, file->data, file->size);
}

/* Under its name it is there whole, or not at all. */
static int write_final(struct arena *arena, const char *folder, const struct file *file)
{
    const char *path = path_join(arena, folder, file->path);
    const char *part = arena_format(arena, "%s" PART_SUFFIX, path);
    int error = fs_write(part, file->data, file->size);
    if (!error && rename(part, path) != 0) {
        error = errno;
        unlink(part);
    }
    return error;
}

int fill_folder(const char *path, const struct files *files, const char *last, const char **failed)
{
    struct arena *arena = arena_new();
    const struct file *final = last ? files_find(files, last) : NULL;
    int error = 0;
    for (size_t i = 0; i < files->count && !error; i++) {
        const struct file *file = &files->items[i];
        if (file == final)
            continue;
        error = write_one(arena, path, file);
        if (error)
            *failed = file->path;
    }
    if (final && !error) {
        error = write_final(arena, path, final);
        if (error)
            *failed = final->path;
    }
    arena_free(arena);
    return error;
}

void fill_undo(const char *path, const struct files *files, const char *failed)
{
    struct arena *arena = arena_new();
    for (size_t i = 0; i < files->count; i++) {
        const struct file *file = &files->items[i];
        const char *at = path_join(arena, path, file->path);
        if (file->path != failed)
            unlink(at);
        for (at = path_parent(arena, at); strcmp(at, path) != 0; at = path_parent(arena, at))
            if (rmdir(at) != 0 && errno != ENOENT)
                break;
        if (file->path == failed)
            break;
    }
    arena_free(arena);
}

static int sync_one(const char *path)
{
    int fd = open(path, O_RDONLY | O_NOFOLLOW | O_CLOEXEC);
    if (fd < 0)
        return errno;
    /* EINVAL: a file system that has no such request for a folder. */
    int error = fsync(fd) == 0 || errno == EINVAL ? 0 : errno;
    close(fd);
    return error;
}

/* The folders from `folder` up to `top`, without `top` itself. */
static int sync_folders(struct arena *arena, const char *folder, const char *top)
{
    int error = 0;
    for (; !error && strcmp(folder, top) != 0; folder = path_parent(arena, folder))
        error = sync_one(folder);
    return error;
}

int fill_sync(const char *path, const struct files *files)
{
    struct arena *arena = arena_new();
    const char *synced = path;
    int error = 0;
    for (size_t i = 0; i < files->count && !error; i++) {
        const char *file = path_join(arena, path, files->items[i].path);
        const char *folder = path_parent(arena, file);
        error = sync_one(file);
        if (!error && strcmp(folder, synced) != 0)
            error = sync_folders(arena, folder, path);
        synced = folder;
    }
    if (!error)
        error = sync_one(path);
    arena_free(arena);
    return error;
}
