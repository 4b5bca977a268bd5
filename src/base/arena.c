#include "base/arena.h"

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { BLOCK_SIZE = 64 * 1024 };

struct block {
    struct block *next;
    size_t used;
    size_t size; /* bytes in `data` */
    max_align_t data[];
};

struct arena {
    struct block *blocks; /* the newest first */
};

static const char *exhausted = "kurzcheck: out of memory\n";

void memory_say(const char *message)
{
    exhausted = message;
}

_Noreturn void memory_exhausted(void)
{
    fputs(exhausted, stderr);
    exit(3);
}

void *memory_alloc(size_t size)
{
    return memory_resize(NULL, size);
}

void *memory_resize(void *old, size_t size)
{
    void *memory = realloc(old, size ? size : 1);
    if (!memory)
        memory_exhausted();
    return memory;
}

void *memory_zeroed(size_t count, size_t size)
{
    void *memory = calloc(count ? count : 1, size ? size : 1);
    if (!memory)
        memory_exhausted();
    return memory;
}

struct arena *arena_new(void)
{
    struct arena *arena = memory_alloc(sizeof *arena);
    arena->blocks = NULL;
    return arena;
}

void arena_free(struct arena *arena)
{
    if (!arena)
        return;
    struct block *block = arena->blocks;
    while (block) {
        struct block *next = block->next;
        free(block);
        block = next;
    }
    free(arena);
}

/* The newest block if it has room, else a new one. A large request gets a block
 * of its own behind the newest, which stays in use. */
static struct block *arena_block(struct arena *arena, size_t size)
{
    struct block *newest = arena->blocks;
    if (newest && newest->size - newest->used >= size)
        return newest;
    size_t room = size > BLOCK_SIZE / 4 ? size : BLOCK_SIZE;
    struct block *block = memory_alloc(sizeof *block + room);
    block->used = 0;
    block->size = room;
    if (newest && room == size) {
        block->next = newest->next;
        newest->next = block;
    } else {
        block->next = newest;
        arena->blocks = block;
    }
    return block;
}

/* Bytes of any content. */
static void *arena_take(struct arena *arena, size_t size)
{
    const size_t align = sizeof(max_align_t);
    if (size > SIZE_MAX / 2)
        memory_exhausted();
    size = (size + align - 1) / align * align;
    struct block *block = arena_block(arena, size);
    void *memory = (char *)block->data + block->used;
    block->used += size;
    return memory;
}

void *arena_alloc(struct arena *arena, size_t size)
{
    return memset(arena_take(arena, size), 0, size);
}

void *arena_array(struct arena *arena, size_t count, size_t size)
{
    if (size && count > SIZE_MAX / size)
        memory_exhausted();
    return arena_alloc(arena, count * size);
}

char *arena_copy(struct arena *arena, const char *text, size_t length)
{
    char *copy = arena_take(arena, length + 1);
    if (length)
        memcpy(copy, text, length);
    copy[length] = '\0';
    return copy;
}

char *arena_string(struct arena *arena, const char *text)
{
    return arena_copy(arena, text, strlen(text));
}

char *arena_format_list(struct arena *arena, const char *format, va_list arguments)
{
    char most[256]; /* long enough for nearly all */
    va_list again;
    va_copy(again, arguments);
    int length = vsnprintf(most, sizeof most, format, again);
    va_end(again);
    if (length < 0)
        memory_exhausted();
    if ((size_t)length < sizeof most)
        return arena_copy(arena, most, (size_t)length);
    char *text = arena_take(arena, (size_t)length + 1);
    vsnprintf(text, (size_t)length + 1, format, arguments);
    return text;
}

char *arena_format(struct arena *arena, const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    char *text = arena_format_list(arena, format, arguments);
    va_end(arguments);
    return text;
}

void *arena_grow(struct arena *arena, void *items, size_t count, size_t *capacity, size_t size)
{
    if (count < *capacity)
        return items;
    *capacity = *capacity ? 2 * *capacity : 4;
    void *larger = arena_array(arena, *capacity, size);
    if (count)
        memcpy(larger, items, count * size);
    return larger;
}
