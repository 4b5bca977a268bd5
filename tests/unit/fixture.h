/* What most tests of a module want: an arena and a diag of their own for each test, and a
 * source made of bytes. The group's setup and teardown are begin and end. */
#ifndef UNIT_FIXTURE_H
#define UNIT_FIXTURE_H

#include "testing.h"

#include <string.h>

#include "text/source.h"

static struct arena *arena;
static struct diag diag;

static inline int begin(void **state)
{
    (void)state;
    arena = arena_new();
    diag_init(&diag, arena, false);
    return 0;
}

static inline int end(void **state)
{
    (void)state;
    arena_free(arena);
    return 0;
}

/* The bytes are copied. NULL, with a report in `diag`, where they are no text. */
static inline const struct source *open_source(const char *path, const char *data, size_t size)
{
    struct file *file = arena_alloc(arena, sizeof *file);
    *file = (struct file){ .path = path, .data = arena_copy(arena, data, size), .size = size };
    return source_open(arena, file, &diag);
}

/* A text, `count` times over. */
static inline char *repeated(const char *text, size_t count)
{
    size_t length = strlen(text);
    char *all = arena_alloc(arena, length * count + 1);
    for (size_t i = 0; i < count; i++)
        memcpy(all + length * i, text, length);
    all[length * count] = '\0';
    return all;
}

/* The column of a mark, as it is printed. */
static inline size_t column_of(struct mark mark)
{
    struct place place = mark_place(mark);
    return place_column(&place);
}

#endif
