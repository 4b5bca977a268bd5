#include "disk/fill.h"

#include <errno.h>
#include <string.h>

#include "disk/fs.h"
#include "disk/path.h"
#include "disk/posix.h"

static int write_one(struct arena *arena, const char *folder, const struct file *file)
{
    const char *path = path_join(arena, folder, file->path);
    size_t made = 0;
    int error = strchr(file->path, '/') ? fs_make(arena, path_parent(arena, path), &made) : 0;
    return error ? error : fs_write(path, file->data, file->size);
}

int fill_folder(struct arena *arena, const char *path, const struct files *files, const char *last,
                const char **failed)
{
    const struct file *final = last ? files_find(files, last) : NULL;
    int error = 0;
    for (size_t i = 0; i < files->count; i++)
        if (!path_is_plain(files->items[i].path))
            return EINVAL;
    for (size_t i = 0; i < files->count && !error; i++) {
        const struct file *file = &files->items[i];
        if (file != final)
            error = write_one(arena, path, file);
        if (error)
            *failed = file->path;
    }
    if (!final || error)
        return error;
    error = fs_replace(arena, path_join(arena, path, last), final->data, final->size);
    if (error)
        *failed = last;
    return error;
}

void fill_undo(struct arena *arena, const char *path, const struct files *files, const char *failed)
{
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
}

int fill_sync(struct arena *arena, const char *path, const struct files *files)
{
    const char *synced = path;
    int error = 0;
    for (size_t i = 0; i < files->count && !error; i++) {
        const char *file = path_join(arena, path, files->items[i].path);
        const char *folder = path_parent(arena, file);
        error = fs_sync(file);
        /* The folders above the file, once for all files that lie in one. */
        for (const char *at = folder;
             !error && strcmp(folder, synced) != 0 && strcmp(at, path) != 0;
             at = path_parent(arena, at))
            error = fs_sync(at);
        synced = folder;
    }
    return error ? error : fs_sync(path);
}
