#include "base/files.h"

#include <stdlib.h>
#include <string.h>

#include "base/buffer.h"

void files_init(struct files *files, struct arena *arena)
{
    *files = (struct files){ .arena = arena };
}

struct file *files_add(struct files *files, const char *path, const char *data, size_t size)
{
    files->items = arena_grow(files->arena, files->items, files->count, &files->capacity,
                              sizeof *files->items);
    struct file *file = &files->items[files->count++];
    *file = (struct file){ .path = arena_string(files->arena, path), .data = data, .size = size };
    return file;
}

struct file *files_add_copy(struct files *files, const char *path, const char *data, size_t size)
{
    return files_add(files, path, arena_copy(files->arena, data, size), size);
}

static int compare_paths(const void *a, const void *b)
{
    return strcmp(((const struct file *)a)->path, ((const struct file *)b)->path);
}

void files_sort(struct files *files)
{
    if (files->count)
        qsort(files->items, files->count, sizeof *files->items, compare_paths);
}

size_t files_lower_bound(const struct files *files, const char *path)
{
    size_t low = 0, high = files->count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (strcmp(files->items[middle].path, path) < 0)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

size_t files_below(const struct files *files, const char *folder, size_t *end)
{
    size_t first = files_lower_bound(files, folder), length = strlen(folder);
    *end = first;
    while (*end < files->count && strncmp(files->items[*end].path, folder, length) == 0)
        ++*end;
    return first;
}

const struct file *files_find(const struct files *files, const char *path)
{
    size_t at = files_lower_bound(files, path);
    if (at < files->count && strcmp(files->items[at].path, path) == 0)
        return &files->items[at];
    return NULL;
}

void files_hash(const struct files *files, char hex[SHA256_HEX_SIZE])
{
    struct buffer text = BUFFER_INIT;
    for (size_t i = 0; i < files->count; i++) {
        const struct file *file = &files->items[i];
        char hash[SHA256_HEX_SIZE];
        sha256_hex(file->data, file->size, hash);
        buffer_format(&text, "%s %d %d %s\n", hash, (int)file->trouble, file->error, file->path);
    }
    sha256_hex(text.data, text.length, hex);
    buffer_free(&text);
}
