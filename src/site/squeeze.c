#include "site/squeeze.h"

#include <stdbool.h>
#include <string.h>

/* A line's first character that is no blank; `end` if there is none. */
static const char *skip_blanks(const char *line, const char *end)
{
    while (line < end && (*line == ' ' || *line == '\t'))
        line++;
    return line;
}

static const char *line_end(const char *line, const char *end)
{
    const char *newline = memchr(line, '\n', (size_t)(end - line));
    return newline ? newline : end;
}

/* A text may span lines where a line has an odd number of backticks or ends in a backslash. */
static bool has_long_texts(const char *text, const char *end)
{
    bool odd = false;
    for (const char *c = text; c < end; c++) {
        if (*c == '`')
            odd = !odd;
        if (*c == '\n' && (odd || (c > text && c[-1] == '\\')))
            return true;
    }
    return odd;
}

void squeeze_script(const char *text, size_t length, struct buffer *out)
{
    const char *end = text + length;
    if (has_long_texts(text, end)) {
        buffer_add(out, text, length);
        return;
    }
    for (const char *line = text; line < end;) {
        const char *stop = line_end(line, end), *start = skip_blanks(line, stop);
        bool comment = stop - start >= 2 && start[0] == '/' && start[1] == '/';
        if (start < stop && !comment) {
            buffer_add(out, start, (size_t)(stop - start));
            buffer_add_char(out, '\n');
        }
        line = stop < end ? stop + 1 : end;
    }
}

/* The end of what starts at `c` and must stay as it is: a string, or url( without
 * quotes (CSS Syntax 3, 4.3.5 and 4.3.6). `c` itself if neither starts here. */
static const char *skip_verbatim(const char *c, const char *end)
{
    char closing = *c == '"' || *c == '\'' ? *c : '\0';
    if (end - c > 4 && memcmp(c, "url(", 4) == 0)
        closing = ')';
    if (!closing)
        return c;
    for (c++; c < end && *c != closing; c++)
        if (*c == '\\' && c + 1 < end)
            c++;
    return c < end ? c + 1 : end;
}

void squeeze_style(const char *text, size_t length, struct buffer *out)
{
    const char *end = text + length;
    bool at_start = true; /* of a line, of which nothing was written yet */
    for (const char *c = text; c < end;) {
        const char *verbatim = skip_verbatim(c, end);
        if (verbatim > c) {
            buffer_add(out, c, (size_t)(verbatim - c));
            c = verbatim;
            at_start = false;
        } else if (end - c >= 2 && c[0] == '/' && c[1] == '*') {
            const char *close = c + 2;
            while (close < end && !(close[0] == '*' && close + 1 < end && close[1] == '/'))
                close++;
            c = close < end ? close + 2 : end;
        } else if (at_start && (*c == ' ' || *c == '\t' || *c == '\n')) {
            c++;
        } else {
            buffer_add_char(out, *c);
            at_start = *c++ == '\n';
        }
    }
}
