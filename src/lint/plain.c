#include "lint/plain.h"

#include <ctype.h>
#include <string.h>
#include <strings.h>

/* ---- characters around words: **bold**, _italic_, `code` ---- */

/* The character that begins, or ends, at a byte; of those beyond ASCII, Latin-1's characters and
 * General Punctuation are none. */
static bool is_word_character(const char *at)
{
    unsigned char c = (unsigned char)*at;
    return isalnum(c) || (c >= 0xc3 && c != 0xe2);
}

static bool follows_word(const char *text, const char *at)
{
    do
        at--;
    while (at > text && ((unsigned char)*at & 0xc0) == 0x80);
    return is_word_character(at);
}

enum { LONGEST = 400 /* bytes between characters */ };

/* The end of what the run of characters at `open` begins: a run as long, before which there is no
 * blank and behind which no word goes on. NULL if there is none. */
static const char *find_end(const char *open, size_t length)
{
    const char character[] = { *open, '\0' };
    const char *at = open + length, *last = at + strnlen(at, LONGEST);
    if (strchr(" \t\n", *at))
        return NULL;
    while (at < last && (at = memchr(at, *character, (size_t)(last - at)))) {
        size_t run = strspn(at, character);
        if (run == length && !strchr(" \t\n", at[-1]) && !is_word_character(at + run))
            return at + run;
        at += run;
    }
    return NULL;
}

/* The characters of Bürger*innen and file_name stand within words. */
static const char *end_of_marked(const char *text, const char *at)
{
    const char character[] = { *at, '\0' };
    if (at > text && (at[-1] == *at || follows_word(text, at)))
        return NULL;
    size_t length = strspn(at, character);
    return length <= 3 ? find_end(at, length) : NULL;
}

/* ---- [text](address), # title, <b> ---- */

static const char *end_of_link(const char *at)
{
    const char *address = at + 1 + strcspn(at + 1, "[]\n");
    if (strncmp(address, "](", 2))
        return NULL;
    const char *end = address + strcspn(address, " )[\n");
    return *end == ')' ? end + 1 : NULL;
}

static const char *end_of_title(const char *text, const char *at)
{
    const char *end = at + strspn(at, "#");
    return at == text && *end == ' ' ? end : NULL;
}

static const char *end_of_tag(const char *at)
{
    static const char *const tags[] = { "b", "br", "em", "i", "p", "strong", "u" };
    const char *name = at + 1 + (at[1] == '/'), *end = name;
    while (isalpha((unsigned char)*end))
        end++;
    for (size_t i = 0; i < sizeof tags / sizeof *tags; i++) {
        const char *close = end + strspn(end, " /");
        if (strlen(tags[i]) == (size_t)(end - name) && *close == '>' &&
            strncasecmp(name, tags[i], strlen(tags[i])) == 0)
            return close + 1;
    }
    return NULL;
}

/* The end of Markdown or HTML that begins here; NULL if none does. */
static const char *end_of_markup(const char *text, const char *at)
{
    switch (*at) {
    case '[':
        return end_of_link(at);
    case '#':
        return end_of_title(text, at);
    case '<':
        return end_of_tag(at);
    default:
        return end_of_marked(text, at);
    }
}

/* A text may be longer in the file: escaped, indented. */
enum { TIMES_TEXT = 8, WITHIN = 256 };

void plain_report(const char *text, struct mark mark, struct diag *diag)
{
    static const char characters[] = "*_`[#<";
    for (const char *at = strpbrk(text, characters); at; at = strpbrk(at + 1, characters)) {
        const char *end = end_of_markup(text, at);
        if (!end)
            continue;
        const char *markup = arena_copy(diag->arena, at, (size_t)(end - at));
        mark_report_wording(mark_find(mark, markup, TIMES_TEXT * strlen(text) + WITHIN), diag,
                            RULE_MARKUP_SHOWN, markup, wordings[SAY_MARKUP_ONLY_IN_MARKDOWN]);
        return;
    }
}
