#include "text/html.h"

#include <ctype.h>
#include <string.h>
#include <strings.h>

#include "base/buffer.h"

/* These stand within a line; all others begin one. */
static bool is_inline(const char *name, size_t length)
{
    static const char *const names[] = { "a",    "abbr", "b",      "bdi",  "bdo",   "cite",
                                         "code", "del",  "em",     "font", "i",     "ins",
                                         "kbd",  "mark", "q",      "s",    "small", "span",
                                         "sub",  "sup",  "strong", "time", "u",     "wbr" };
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (strlen(names[i]) == length && strncasecmp(name, names[i], length) == 0)
            return true;
    return false;
}

/* What is no tag; the first are comments. */
enum { COMMENT, PAIRS = 4 };
static const char *const pairs[PAIRS][2] = {
    { "<!--", "-->" }, { "<?", "?>" }, { "<![CDATA[", "]]>" }, { "<!", ">" }
};

/* What is known of the rest of a text, so that nothing is sought to its end twice. */
struct rest {
    struct buffer out;
    bool no_end[PAIRS]; /* the last of these has no end */
    bool no_tag;        /* no tag ends any more */
    bool no_element[2]; /* the same of a script, a style */
};

/* Behind a tag, in whose quotes a > may stand; NULL if there is none here. */
static const char *behind_tag(struct rest *rest, const char *html)
{
    const char *name = html + 1 + (html[1] == '/');
    if (rest->no_tag || !isalpha((unsigned char)*name))
        return NULL;
    for (const char *at = name; *at; at++) {
        const char *quote = strchr("\"'", *at) ? strchr(at + 1, *at) : NULL;
        if (*at == '>')
            return at + 1;
        if (quote)
            at = quote;
    }
    rest->no_tag = true;
    return NULL;
}

/* Behind a script or style that begins with this tag, if it has an end. */
static const char *behind_element(struct rest *rest, const char *html, const char *behind_start)
{
    static const char *const names[][2] = { { "<script", "</script" }, { "<style", "</style" } };
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        if (rest->no_element[i] || strncasecmp(html, names[i][0], strlen(names[i][0])))
            continue;
        for (const char *at = strchr(behind_start, '<'); at; at = strchr(at + 1, '<'))
            if (strncasecmp(at, names[i][1], strlen(names[i][1])) == 0)
                return at + strcspn(at, ">") + (strchr(at, '>') != NULL);
        rest->no_element[i] = true;
    }
    return behind_start;
}

/* Behind one of the pairs. Without an end, a comment is all that follows, and others are text. */
static const char *behind_pair(struct rest *rest, const char *html, size_t pair)
{
    const char *close = pairs[pair][1];
    const char *end = rest->no_end[pair] ? NULL : strstr(html + strlen(pairs[pair][0]), close);
    rest->no_end[pair] |= !end;
    if (end)
        return end + strlen(close);
    return pair == COMMENT ? html + strlen(html) : NULL;
}

/* Behind what is left out here; NULL where the text goes on. */
static const char *skip(struct rest *rest, const char *html)
{
    for (size_t i = 0; i < PAIRS; i++)
        if (strncmp(html, pairs[i][0], strlen(pairs[i][0])) == 0)
            return behind_pair(rest, html, i);
    const char *end = behind_tag(rest, html);
    if (!end)
        return NULL;
    const char *name = html + 1 + (html[1] == '/');
    if (!is_inline(name, strspn(name, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ")))
        buffer_add_char(&rest->out, '\n');
    return behind_element(rest, html, end);
}

const char *html_text(struct arena *arena, const char *html, bool *open)
{
    struct rest rest = { .out = BUFFER_INIT };
    while (*html) {
        const char *end = *html == '<' ? skip(&rest, html) : NULL;
        if (end)
            html = end;
        else
            buffer_add_char(&rest.out, *html++);
    }
    *open |= rest.no_end[COMMENT];
    return buffer_move(&rest.out, arena);
}
