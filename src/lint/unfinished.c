#include "lint/unfinished.h"

#include <string.h>
#include <strings.h>

/* `any_case`: also in small letters, where the marker is no word of its own. */
static const struct {
    const char *text;
    bool any_case;
} markers[] = {
    { "TODO", false },         { "FIXME", false },        { "XXX", false },
    { "Lorem ipsum", true },   { "[Platzhalter]", true }, { "[placeholder]", true },
    { "[Platzhalter:", true }, { "[placeholder:", true },
};
enum { MARKERS = sizeof markers / sizeof *markers };

/* What words are made of, hyphens included; of letters beyond ASCII every byte is. */
static bool is_word_character(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' ||
           c == '-' || (unsigned char)c >= 0x80;
}

static bool is_marker(const char *at, size_t marker, size_t length)
{
    return markers[marker].any_case ? strncasecmp(at, markers[marker].text, length) == 0
                                    : strncmp(at, markers[marker].text, length) == 0;
}

const char *unfinished_find(const char *text, size_t *length)
{
    static const char first_characters[] = "TFXLl[";
    for (const char *at = strpbrk(text, first_characters); at;
         at = strpbrk(at + 1, first_characters)) {
        if (at > text && is_word_character(at[-1]) && *at != '[')
            continue;
        for (size_t i = 0; i < MARKERS; i++) {
            *length = strlen(markers[i].text);
            if (is_marker(at, i, *length) && (*at == '[' || !is_word_character(at[*length])))
                return at;
        }
    }
    return NULL;
}

/* The text as it stands in the file may be longer: escaped, indented. */
static size_t length_in_file(const char *text)
{
    return 8 * strlen(text) + 256;
}

void unfinished_report(const char *text, struct mark mark, struct diag *diag)
{
    size_t length;
    const char *at = unfinished_find(text, &length);
    if (!at)
        return;
    const char *marker = arena_copy(diag->arena, at, length);
    mark_report(mark_find(mark, marker, length_in_file(text)), diag, RULE_TEXT_UNFINISHED, marker,
                NULL, NULL);
}
