/* Memory arena: many small allocations, freed together.
 *
 * The strings and tables of one run (the model, the values offered to
 * templates, the diagnostics) are made bit by bit and die at once. An arena
 * owns them all, so nothing in between has to say who frees what.
 *
 * Out of memory ends the program with a message: no caller checks for NULL.
 */
#ifndef BASE_ARENA_H
#define BASE_ARENA_H

#include <stdarg.h>
#include <stddef.h>

struct arena;

struct arena *arena_new(void);
/* Frees the arena and all that was allocated from it. NULL is allowed. */
void arena_free(struct arena *arena);

/* `size` bytes set to zero, aligned for any type. Never NULL. */
void *arena_alloc(struct arena *arena, size_t size);
/* `count` times `size` bytes set to zero; ends the program on overflow. */
void *arena_array(struct arena *arena, size_t count, size_t size);
/* A copy of the first `length` bytes of `text`, NUL-terminated. */
char *arena_copy(struct arena *arena, const char *text, size_t length);
/* A copy of a NUL-terminated string. */
char *arena_string(struct arena *arena, const char *text);
/* A string made as by printf. */
char *arena_format(struct arena *arena, const char *format, ...)
    __attribute__((format(printf, 2, 3)));

char *arena_format_list(struct arena *arena, const char *format, va_list arguments);

/* An array in the arena with room for one item of `size` bytes more than `count`: `items`, or a
 * larger copy. `*capacity` begins at 0. */
void *arena_grow(struct arena *arena, void *items, size_t count, size_t *capacity, size_t size);

/* Ends the program with a message and exit status 3. */
_Noreturn void memory_exhausted(void);
/* What is said then; it must live as long as the program. */
void memory_say(const char *message);
/* Like malloc, calloc and realloc, but end the program when memory runs out. For the
 * few things that grow and have one owner of their own; free with free(). */
void *memory_alloc(size_t size);
void *memory_zeroed(size_t count, size_t size);
void *memory_resize(void *old, size_t size);

#endif
