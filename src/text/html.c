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

/* What is no tag, comments first; and elements whose text is none. */
enum { COMMENT, ELEMENTS = 4, PAIRS = 6 };
static const char *const pairs[PAIRS][2] = { { "<!--", "-->" },         { "<?", "?>" },
                                             { "<![CDATA[", "]]>" },    { "<!", ">" },
                                             { "<script", "</script" }, { "<style", "</style" } };

/* What is known of the rest of a text, so that nothing is sought to its end twice. */
struct rest {
    struct buffer out;
    bool no_end[PAIRS]; /* the last of these has no end */
    bool no_tag;        /* no tag ends any more */
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

static bool begins(const char *text, const char *word)
{
    return strncasecmp(text, word, strlen(word)) == 0;
}

/* Behind what closes one of the pairs; NULL if nothing does. */
static const char *behind_pair(struct rest *rest, const char *from, size_t pair)
{
    const char *close = pairs[pair][1];
    for (const char *at = from; !rest->no_end[pair] && (at = strchr(at, *close)); at++)
        if (begins(at, close))
            return at + strlen(close);
    rest->no_end[pair] = true;
    return NULL;
}

/* Behind what is left out here; NULL where the text goes on. */
static const char *skip(struct rest *rest, const char *html)
{
    /* Without an end, a comment is all that follows, and others are text. */
    for (size_t i = 0; i < ELEMENTS; i++)
        if (begins(html, pairs[i][0])) {
            const char *behind = behind_pair(rest, html + strlen(pairs[i][0]), i);
            return behind || i != COMMENT ? behind : html + strlen(html);
        }
    const char *end = behind_tag(rest, html);
    if (!end)
        return NULL;
    const char *name = html + 1 + (html[1] == '/');
    if (!is_inline(name, strspn(name, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ")))
        buffer_add_char(&rest->out, '\n');
    for (size_t i = ELEMENTS; i < PAIRS; i++) {
        const char *behind = begins(html, pairs[i][0]) ? behind_pair(rest, end, i) : NULL;
        if (behind)
            return behind + strcspn(behind, ">") + (strchr(behind, '>') != NULL);
    }
    return end;
}

const char *html_text(struct arena *arena, const char *html, bool *open)
{
    struct rest rest = { .out = BUFFER_INIT };
    const char *begin = html + strspn(html, " ");
    for (size_t i = 0; i < PAIRS; i++) /* it makes a block of all up to its end */
        if (strncmp(begin, pairs[i][0], strlen(pairs[i][0])) == 0) {
            *open |= !strstr(begin, pairs[i][1]);
            break;
        }
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
