/* Byte buffer that grows.
 *
 * `data` is never NULL and always NUL-terminated; `length` does not count that
 * terminator, and NUL bytes inside are allowed. Start with BUFFER_INIT, end
 * with buffer_free. Out of memory ends the program with a message.
 */
#ifndef BASE_BUFFER_H
#define BASE_BUFFER_H

#include <stddef.h>

#include "base/arena.h"

struct buffer {
    char *data;      /* `length` bytes and a terminator */
    size_t length;   /* bytes in use */
    size_t capacity; /* bytes allocated; 0 while `data` is the shared empty string */
};

extern char buffer_empty[];
#define BUFFER_INIT                                                                                \
    {                                                                                              \
        buffer_empty, 0, 0                                                                         \
    }

void buffer_free(struct buffer *buffer); /* leaves it empty and usable */
void buffer_clear(struct buffer *buffer);
void buffer_add(struct buffer *buffer, const char *data, size_t length);
void buffer_add_string(struct buffer *buffer, const char *text);
void buffer_add_char(struct buffer *buffer, char c);
void buffer_format(struct buffer *buffer, const char *format, ...)
    __attribute__((format(printf, 2, 3)));
/* Takes the buffer back to its first `length` bytes, if it has more. */
void buffer_truncate(struct buffer *buffer, size_t length);
/* A copy of the bytes in the arena; the buffer is freed. */
char *buffer_move(struct buffer *buffer, struct arena *arena);
/* The words with ", " between them, in the arena. */
char *join_words(struct arena *arena, const char *const *words, size_t count);

#endif
