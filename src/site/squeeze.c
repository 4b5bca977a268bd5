#include "site/squeeze.h"

#include <stdbool.h>
#include <string.h>

static bool is_blank(char c)
{
    return c == ' ' || c == '\t';
}

static bool is_one_of(char c, const char *characters)
{
    return c != '\0' && strchr(characters, c);
}

/* What names and numbers are made of; of other signs, none of these means anything here. */
static bool is_word(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' ||
           c == '$' || (unsigned char)c >= 0x80;
}

/* ---- scripts ---- */

/* Template literals inside of template literals, deeper than which nobody looks. */
enum { DEEPEST = 8 };

static bool begins(const char *c, const char *end, const char *text)
{
    size_t length = strlen(text);
    return (size_t)(end - c) >= length && memcmp(c, text, length) == 0;
}

/* Past the quote that closes a string; NULL if it is not in this line. */
static const char *skip_string(const char *c, const char *end)
{
    for (char quote = *c++; c < end; c++) {
        if (*c == quote)
            return c + 1;
        if (*c == '\\')
            c++;
    }
    return NULL;
}

static const char *skip_regex(const char *c, const char *end)
{
    bool in_class = false;
    for (c++; c < end; c++) {
        if (*c == '/' && !in_class)
            return c + 1;
        if (*c == '\\')
            c++;
        else if (*c == '[' || *c == ']')
            in_class = *c == '[';
    }
    return NULL;
}

static const char *skip_text(const char *c, const char *end, char before, int depth);

/* Past the brace that closes what stands in a template literal's ${…}. */
static const char *skip_insertion(const char *c, const char *end, int depth)
{
    char before = '{';
    for (int braces = 1; c < end;) {
        const char *stop = skip_text(c, end, before, depth);
        if (!stop)
            return NULL;
        if (stop == c) {
            braces += (*c == '{') - (*c == '}');
            stop++;
        }
        if (braces == 0)
            return stop;
        if (!is_blank(*c))
            before = stop[-1];
        c = stop;
    }
    return NULL;
}

static const char *skip_template(const char *c, const char *end, int depth)
{
    for (c++; c < end;) {
        if (*c == '`')
            return c + 1;
        if (begins(c, end, "${")) {
            c = depth < DEEPEST ? skip_insertion(c + 2, end, depth + 1) : NULL;
            if (!c)
                return NULL;
        } else {
            c += *c == '\\' ? 2 : 1;
        }
    }
    return NULL;
}

/* The end of a string, template literal or regular expression that starts at `c`, which
 * must stay as it is; `c` itself if none starts there; NULL where that cannot be told
 * without a parser (is this slash a division?), or a comment starts. `before` is the
 * last character before `c` that is no blank: behind these, no division can stand. */
static const char *skip_text(const char *c, const char *end, char before, int depth)
{
    switch (*c) {
    case '"':
    case '\'':
        return skip_string(c, end);
    case '`':
        return skip_template(c, end, depth);
    case '/':
        if (!is_one_of(before, "(,=:[!&|?") || begins(c, end, "//") || begins(c, end, "/*"))
            return NULL;
        return skip_regex(c, end);
    case '<':
        return begins(c, end, "<!--") ? NULL : c;
    case '-':
        return begins(c, end, "-->") ? NULL : c;
    case '\\':
        return NULL;
    default:
        return c;
    }
}

const char *squeeze_skip(const char *c, const char *end, char before)
{
    return skip_text(c, end, before, 0);
}

/* Blanks between these mean nothing: beside a sign that is no part of a name or a number,
 * unless both could be read as one sign (`a + +b`, `a-- > b`, `a < !--b`, `1 .toString()`). */
static bool may_touch(char before, char after)
{
    const char *signs = "{}()[];,=<>&|?:*%+-!\"'`";
    bool sign = is_one_of(before, signs) || is_one_of(after, signs);
    bool both = is_one_of(before, "+-!<") && is_one_of(after, "+-!>");
    return sign && !both && !is_one_of(before, "./") && !is_one_of(after, "./");
}

/* Writes a line, which neither starts nor ends with a blank, up to where it is understood,
 * and answers that place: `end` if all of it is. Where `out` is NULL, it only looks. */
static const char *squeeze_line(const char *c, const char *end, struct buffer *out)
{
    for (char before = '\0'; c < end;) {
        const char *stop = c;
        while (stop < end && is_word(*stop))
            stop++;
        if (stop == c)
            stop = skip_text(c, end, before, 0);
        if (!stop)
            break;
        if (stop == c)
            stop++;
        if (!is_blank(*c)) {
            before = stop[-1];
            if (out)
                buffer_add(out, c, (size_t)(stop - c));
        } else if (!is_blank(*stop) && !may_touch(before, *stop)) {
            if (out)
                buffer_add_char(out, ' ');
        }
        c = stop;
    }
    return c;
}

/* The next line with anything in it but blanks, without those around it. */
static bool next_line(const char **at, const char *end, const char **start, const char **stop)
{
    while (*at < end) {
        const char *newline = memchr(*at, '\n', (size_t)(end - *at));
        *start = *at;
        *stop = newline ? newline : end;
        *at = newline ? newline + 1 : end;
        while (*start < *stop && is_blank(**start))
            ++*start;
        while (*start < *stop && is_blank((*stop)[-1]))
            --*stop;
        if (*start < *stop)
            return true;
    }
    return false;
}

/* Whether in what is not understood of a line something may start that ends in another. */
static bool may_go_on(const char *c, const char *end)
{
    if (c < end && (end[-1] == '\\' || memchr(c, '`', (size_t)(end - c))))
        return true;
    while ((c = memchr(c, '/', (size_t)(end - c))) && ++c < end)
        if (*c == '*')
            return true;
    return false;
}

/* Whether each line can be read for itself. */
static bool has_plain_lines(const char *text, const char *end)
{
    for (const char *start, *stop; next_line(&text, end, &start, &stop);)
        if (!begins(start, stop, "//") && may_go_on(start, stop) &&
            may_go_on(squeeze_line(start, stop, NULL), stop))
            return false;
    return true;
}

/* Whether a line that ends with `before` and the next one, which starts at `next`, are read
 * as they would be without the break: no statement can end for it alone (ECMA-262, 12.10). */
static bool is_unbroken(char before, const char *next)
{
    if (*next == '.')
        return !is_one_of(before, "0123456789") && !is_one_of(next[1], "0123456789");
    return *next != '-' && (is_one_of(before, "{;,(") || is_one_of(*next, "})"));
}

void squeeze_script(const char *text, size_t length, struct buffer *out)
{
    const char *end = text + length;
    if (!has_plain_lines(text, end)) {
        buffer_add(out, text, length);
        return;
    }
    bool open = false, understood = false; /* a line that is not ended yet; all of it */
    for (const char *start, *stop; next_line(&text, end, &start, &stop);) {
        if (begins(start, stop, "//"))
            continue;
        bool goes_on = understood && is_unbroken(out->data[out->length - 1], start);
        if (open && !goes_on)
            buffer_add_char(out, '\n');
        else if (goes_on && out->data[out->length - 1] == ',' && is_one_of(*start, "})"))
            out->length--; /* a last comma */
        const char *rest = squeeze_line(start, stop, out);
        buffer_add(out, rest, (size_t)(stop - rest));
        open = true;
        understood = rest == stop;
    }
    if (open)
        buffer_add_char(out, '\n');
}

/* ---- styles ---- */

static bool is_space(char c)
{
    return is_blank(c) || c == '\n';
}

/* Whether url( stands here, and an address without quotes in it. */
static bool is_address(const char *c, const char *end)
{
    if (!begins(c, end, "url(") && !begins(c, end, "URL("))
        return false;
    for (c += 4; c < end && is_space(*c); c++)
        ;
    return c < end && *c != '"' && *c != '\'';
}

/* Past a character given by its number: up to six digits, and a blank that ends them. */
static const char *skip_escape(const char *c, const char *end)
{
    const char *digits = ++c;
    while (c < end && c - digits < 6 && is_one_of(*c, "0123456789abcdefABCDEF"))
        c++;
    if (c == digits || (c < end && is_space(*c)))
        c++;
    return c < end ? c : end;
}

/* The end of what starts at `c` and must stay as it is: a string, an address, or what
 * is escaped (CSS Syntax 3, 4.3.5 to 4.3.7). `c` itself if none of them starts here. */
static const char *skip_verbatim(const char *c, const char *end)
{
    if (*c == '\\')
        return skip_escape(c, end);
    bool string = *c == '"' || *c == '\'';
    if (!string && !is_address(c, end))
        return c;
    char closing = string ? *c : ')';
    for (c++; c < end && *c != closing && !(string && *c == '\n'); c++)
        if (*c == '\\' && c + 1 < end)
            c++;
    return c < end ? c + 1 : end;
}

static const char *skip_comment(const char *c, const char *end)
{
    for (c += 2; c < end; c++)
        if (begins(c, end, "*/"))
            return c + 2;
    return end;
}

/* What stands between two characters of a style, and how much of it has to. */
struct gap {
    bool space, comment;
};

/* A blank behind a colon means nothing, but one before it does: `a :hover`; and where
 * it is all there is behind it, it is a value: `--a: ;`. */
static void close_gap(const struct gap *gap, char before, char after, struct buffer *out)
{
    bool ends = is_one_of(after, ";}");
    if (gap->space && before == ':' && ends)
        buffer_add_char(out, ' ');
    else if (before == '\0' || before == ':' || ends || is_one_of(before, "{};,"))
        return;
    else if (is_one_of(after, "{,") || before == '>' || (after == '>' && before != '-'))
        return;
    else if (gap->space)
        buffer_add_char(out, ' ');
    else if (gap->comment)
        buffer_add_string(out, "/**/");
}

void squeeze_style(const char *text, size_t length, struct buffer *out)
{
    const char *end = text + length;
    struct gap gap = { false, false };
    char before = '\0'; /* what was written last; a letter for what is verbatim */
    for (const char *c = text; c < end;) {
        const char *stop = skip_verbatim(c, end);
        if (is_space(*c)) {
            gap.space = true;
            c++;
            continue;
        }
        if (begins(c, end, "/*")) {
            gap.comment = true;
            c = skip_comment(c, end);
            continue;
        }
        if (before == ';' && *c == '}')
            out->length--;
        close_gap(&gap, before, *c, out);
        before = stop > c ? 'a' : *c;
        if (stop == c)
            for (stop++; is_word(before) && stop < end && is_word(*stop);)
                before = *stop++;
        buffer_add(out, c, (size_t)(stop - c));
        gap = (struct gap){ false, false };
        c = stop;
        if (before == '}')
            buffer_add_char(out, '\n');
    }
}
