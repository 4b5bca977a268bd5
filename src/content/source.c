#include "content/source.h"

#include <string.h>

#include "base/buffer.h"
#include "base/utf8.h"

bool source_report_trouble(const struct file *file, struct diag *diag)
{
    switch (file->trouble) {
    case FILE_FINE:
        return false;
    case FILE_IS_FOLDER:
        diag_add_file(diag, RULE_FILE_IS_FOLDER, file->path, NULL, NULL);
        return true;
    case FILE_IS_SPECIAL:
        diag_add_file(diag, RULE_FILE_SPECIAL, file->path, NULL, NULL);
        return true;
    case FILE_TOO_LARGE:
        diag_add_file(diag, RULE_FILE_TOO_LARGE, file->path,
                      strncmp(file->path, "content/media/", 14) ? "4 MB" : "32 MB", NULL);
        return true;
    case FILE_OUTSIDE:
        diag_add_file(diag, RULE_FILE_OUTSIDE, file->path, NULL, NULL);
        return true;
    case FILE_UNREADABLE:
        diag_add_system(diag, RULE_CANNOT_READ, file->path, file->error);
        return true;
    }
    return false;
}

/* CRLF and CR become LF; a byte order mark goes. */
static const char *normalize(struct arena *arena, const struct file *file, size_t *length)
{
    const char *from = file->data, *end = file->data + file->size;
    if (file->size >= 3 && memcmp(from, "\xef\xbb\xbf", 3) == 0)
        from += 3;
    if (!memchr(from, '\r', (size_t)(end - from))) {
        *length = (size_t)(end - from);
        return from;
    }
    char *text = arena_alloc(arena, (size_t)(end - from) + 1), *to = text;
    for (; from < end; from++) {
        if (*from == '\r' && from + 1 < end && from[1] == '\n')
            continue;
        *to++ = *from == '\r' ? '\n' : *from;
    }
    *length = (size_t)(to - text);
    return text;
}

static void find_lines(struct arena *arena, struct source *source)
{
    size_t count = 1;
    for (size_t i = 0; i < source->length; i++)
        count += source->text[i] == '\n';
    size_t *lines = arena_array(arena, count, sizeof *lines);
    size_t line = 1;
    for (size_t i = 0; i < source->length; i++)
        if (source->text[i] == '\n')
            lines[line++] = i + 1;
    source->lines = lines;
    source->line_count = count;
}

/* UTF-16 has a byte order mark, or a NUL beside most letters. */
static bool looks_like_utf16(const struct file *file)
{
    const char *data = file->data;
    if (file->size >= 2 && (memcmp(data, "\xff\xfe", 2) == 0 || memcmp(data, "\xfe\xff", 2) == 0))
        return true;
    size_t nuls = 0, looked_at = file->size < 512 ? file->size : 512;
    for (size_t i = 0; i < looked_at; i++)
        nuls += data[i] == '\0';
    return looked_at >= 4 && nuls * 3 > looked_at;
}

/* The place of a byte that is no UTF-8. Its line is shown as Windows-1252, which
 * it most likely is: Latin letters are the same there as in Unicode. */
static struct place bad_byte_place(struct arena *arena, const struct source *source, size_t offset)
{
    struct mark mark = source_mark(source, offset);
    size_t length;
    const char *line = source_line(source, mark.line, &length);
    struct buffer shown = BUFFER_INIT;
    size_t column = 1;
    for (size_t i = 0; i < length;) {
        size_t step = utf8_length(line + i, length - i);
        if (line + i < source->text + offset)
            column++;
        if (step) {
            buffer_add(&shown, line + i, step);
        } else {
            unsigned char byte = (unsigned char)line[i];
            utf8_add(&shown, byte >= 0xa0 ? byte : 0xfffd);
            step = 1;
        }
        i += step;
    }
    struct place place = { .path = source->path, .line = mark.line, .column = column };
    place.text = arena_copy(arena, shown.data, shown.length);
    place.text_length = shown.length;
    buffer_free(&shown);
    return place;
}

const struct source *source_open(struct arena *arena, const struct file *file, struct diag *diag)
{
    if (source_report_trouble(file, diag))
        return NULL;
    if (looks_like_utf16(file)) {
        struct place place = { .path = file->path, .line = 1, .column = 1 };
        diag_add(diag, RULE_ENCODING_UTF16, place, NULL, NULL, NULL);
        return NULL;
    }
    struct source *source = arena_alloc(arena, sizeof *source);
    source->path = file->path;
    source->text = normalize(arena, file, &source->length);
    find_lines(arena, source);
    size_t bad = utf8_check(source->text, source->length);
    if (bad < source->length) {
        diag_add(diag, RULE_ENCODING_UTF8, bad_byte_place(arena, source, bad), NULL, NULL, NULL);
        return NULL;
    }
    const char *nul = memchr(source->text, '\0', source->length);
    if (nul) {
        mark_report(source_mark(source, (size_t)(nul - source->text)), diag, RULE_NUL_BYTE, NULL,
                    NULL, NULL);
        return NULL;
    }
    return source;
}

struct mark source_mark(const struct source *source, size_t offset)
{
    size_t low = 0, high = source->line_count;
    while (high - low > 1) {
        size_t middle = low + (high - low) / 2;
        if (source->lines[middle] <= offset)
            low = middle;
        else
            high = middle;
    }
    size_t start = source->lines[low];
    return (struct mark){ source, low + 1, utf8_count(source->text + start, offset - start) + 1 };
}

const char *source_line(const struct source *source, size_t line, size_t *length)
{
    if (line < 1 || line > source->line_count) {
        *length = 0;
        return source->text + source->length;
    }
    size_t start = source->lines[line - 1];
    size_t end = line < source->line_count ? source->lines[line] - 1 : source->length;
    *length = end - start;
    return source->text + start;
}

struct place mark_place(struct mark mark)
{
    struct place place = { .line = mark.line, .column = mark.column };
    if (!mark.source)
        return place;
    place.path = mark.source->path;
    if (mark.line)
        place.text = source_line(mark.source, mark.line, &place.text_length);
    return place;
}

void mark_report(struct mark mark, struct diag *diag, enum rule rule, const char *first,
                 const char *second, const char *third)
{
    diag_add(diag, rule, mark_place(mark), first, second, third);
}
