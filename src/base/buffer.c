#include "base/buffer.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"

char buffer_empty[1];

void buffer_free(struct buffer *buffer)
{
    if (buffer->capacity)
        free(buffer->data);
    *buffer = (struct buffer)BUFFER_INIT;
}

void buffer_clear(struct buffer *buffer)
{
    buffer_truncate(buffer, 0);
}

/* Makes room for `more` bytes and the terminator. */
static void buffer_reserve(struct buffer *buffer, size_t more)
{
    size_t needed = buffer->length + more + 1;
    if (needed <= buffer->capacity)
        return;
    size_t capacity = buffer->capacity ? buffer->capacity : 64;
    while (capacity < needed)
        capacity *= 2;
    buffer->data = memory_resize(buffer->capacity ? buffer->data : NULL, capacity);
    buffer->capacity = capacity;
}

void buffer_add(struct buffer *buffer, const char *data, size_t length)
{
    if (!length)
        return;
    buffer_reserve(buffer, length);
    memcpy(buffer->data + buffer->length, data, length);
    buffer->length += length;
    buffer->data[buffer->length] = '\0';
}

void buffer_add_string(struct buffer *buffer, const char *text)
{
    buffer_add(buffer, text, strlen(text));
}

void buffer_add_char(struct buffer *buffer, char c)
{
    buffer_add(buffer, &c, 1);
}

void buffer_format(struct buffer *buffer, const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    int length = vsnprintf(NULL, 0, format, arguments);
    va_end(arguments);
    if (length <= 0)
        return;
    buffer_reserve(buffer, (size_t)length);
    va_start(arguments, format);
    vsnprintf(buffer->data + buffer->length, (size_t)length + 1, format, arguments);
    va_end(arguments);
    buffer->length += (size_t)length;
}

void buffer_truncate(struct buffer *buffer, size_t length)
{
    if (length >= buffer->length)
        return;
    buffer->length = length;
    buffer->data[length] = '\0';
}

char *buffer_move(struct buffer *buffer, struct arena *arena)
{
    char *copy = arena_copy(arena, buffer->data, buffer->length);
    buffer_free(buffer);
    return copy;
}

char *join_words(struct arena *arena, const char *const *words, size_t count)
{
    struct buffer all = BUFFER_INIT;
    for (size_t i = 0; i < count; i++) {
        buffer_add_string(&all, i ? ", " : "");
        buffer_add_string(&all, words[i]);
    }
    return buffer_move(&all, arena);
}
