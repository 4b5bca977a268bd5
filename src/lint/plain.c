#include "lint/lints.h"

#include <ctype.h>
#include <string.h>
#include <strings.h>

#include "base/match.h"
#include "base/uri.h"

/* ---- unfinished words ---- */

/* What words are made of, hyphens included; of letters beyond ASCII every byte is. */
static bool is_marker_character(char c)
{
    return isalnum((unsigned char)c) || c == '_' || c == '-' || (unsigned char)c >= 0x80;
}

const char *unfinished_find(const char *text, size_t *length)
{
    static const char first_characters[] = "TFXLl[";
    static const char *const markers[] = { "TODO", "FIXME", "XXX", "TBD", NULL };
    static const char *const in_any_case[] = { "Lorem ipsum",   "[Platzhalter]", "[placeholder]",
                                               "[Platzhalter:", "[placeholder:", NULL };
    for (const char *at = strpbrk(text, first_characters); at;
         at = strpbrk(at + 1, first_characters)) {
        if (at > text && is_marker_character(at[-1]) && *at != '[')
            continue;
        *length = match_beginning(at, markers);
        if (!*length) /* these are no words of their own in small letters */
            *length = match_beginning_in_any_case(at, in_any_case);
        if (*length && (*at == '[' || !is_marker_character(at[*length])))
            return at;
    }
    return NULL;
}

void unfinished_report(const char *text, struct mark mark, struct diag *diag)
{
    size_t length;
    const char *at = unfinished_find(text, &length);
    if (!at)
        return;
    const char *marker = arena_copy(diag->arena, at, length);
    mark_find(&mark, marker, strlen(text));
    mark_report(mark, diag, RULE_TEXT_UNFINISHED, marker, NULL, NULL);
}

/* ---- e-mail addresses ---- */

void lint_email(const char *address, struct mark mark, struct diag *diag)
{
    if (!uri_is_email(address))
        mark_report(mark, diag, RULE_EMAIL_INVALID, address, NULL, NULL);
}

/* ---- characters around words: **bold**, _italic_, `code` ---- */

bool is_word_character(const char *at)
{
    unsigned char c = (unsigned char)*at;
    return isalnum(c) || (c >= 0xc3 && c != 0xe2);
}

bool follows_word(const char *text, const char *at)
{
    while (at > text && ((unsigned char)*--at & 0xc0) == 0x80)
        ;
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
    if (*at == '[')
        return end_of_link(at);
    if (*at == '<')
        return end_of_tag(at);
    if (*at != '#')
        return end_of_marked(text, at);
    const char *end = at + strspn(at, "#");
    return at == text && *end == ' ' ? end : NULL;
}

void plain_report(const char *text, struct mark mark, struct diag *diag)
{
    static const char characters[] = "*_`[#<";
    for (const char *at = strpbrk(text, characters); at; at = strpbrk(at + 1, characters)) {
        const char *end = end_of_markup(text, at);
        if (!end)
            continue;
        const char *markup = arena_copy(diag->arena, at, (size_t)(end - at));
        mark_find(&mark, markup, strlen(text));
        mark_report_wording(mark, diag, RULE_MARKUP_SHOWN, markup,
                            wordings[SAY_MARKUP_ONLY_IN_MARKDOWN]);
        return;
    }
}
