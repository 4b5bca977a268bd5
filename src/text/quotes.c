#include "text/quotes.h"

#include <string.h>

#include "base/match.h"

static const char low[] = "„", high[] = "“", higher[] = "”";

static bool begins_with(const char *text, const char *character)
{
    return strncmp(text, character, strlen(character)) == 0;
}

const char *quotes_closing(const struct source *source)
{
    /* Unicode CLDR, quotationEnd where quotationStart is „; everywhere else it is “. */
    static const char *const higher_in[] = { "bs", "hr", "hu", "pl", "ro", NULL };
    static const char content[] = "content/";
    const char *tag = begins_with(source->path, content) ? source->path + strlen(content) : "";
    return match_beginning(tag, higher_in) && strchr("/-", tag[2]) ? higher : high;
}

/* ---- a text, character by character ---- */

/* Goes to the character's place in the file and on behind it. False where it is not to be found, as
 * it was written as an entity. */
static bool find_character(struct quotes *quotes, const char *character)
{
    bool found = mark_find(&quotes->mark, character, quotes->passed);
    quotes->passed = 0; /* also if it is not found: a text full of entities takes no longer */
    quotes->mark.offset += found ? strlen(character) : 0;
    return found;
}

void quotes_end(struct quotes *quotes)
{
    struct mark mark = quotes->straight;
    quotes->straight.line = 0;
    if (!mark.line)
        return;
    bool is_escaped = mark_is_escaped(mark);
    mark.offset -= is_escaped;
    mark_report(mark, quotes->diag, RULE_QUOTE_MIXED, quotes_closing(mark.source),
                is_escaped ? "\\\"" : "\"", NULL);
}

/* The place of a straight character that was found just now. */
static struct mark mark_before(const struct quotes *quotes)
{
    struct mark mark = quotes->mark;
    mark.offset--;
    return mark;
}

static void read_low(struct quotes *quotes)
{
    quotes_end(quotes);
    find_character(quotes, low);
    quotes->open = true;
    quotes->in_straight = quotes->behind_word = false;
}

static void read_straight(struct quotes *quotes, char next)
{
    bool found = find_character(quotes, "\""), opens = !quotes->behind_word && !strchr(" \n", next);
    if (quotes->in_straight || opens)
        quotes->in_straight = !quotes->in_straight;
    else if (quotes->open && found && !quotes->straight.line)
        quotes->straight = mark_before(quotes);
    quotes->behind_word = !quotes->in_straight;
}

void quotes_begin(struct quotes *quotes, struct mark mark, struct diag *diag)
{
    *quotes = (struct quotes){ .diag = diag, .mark = mark };
}

void quotes_read(struct quotes *quotes, const char *text, struct mark mark)
{
    static const char characters[] = "\"\xe2"; /* the others' first byte */
    if (mark.line && mark.offset > quotes->mark.offset) {
        quotes->mark = mark;
        quotes->passed = 0;
    }
    while (*text) {
        size_t length = strcspn(text, characters);
        if (length)
            quotes->behind_word = !strchr(" \t\n([", text[length - 1]);
        quotes->passed += length;
        text += length;
        if (*text == '"') {
            read_straight(quotes, text[1] ? text[1] : 'x');
            text++;
        } else if (begins_with(text, low)) {
            read_low(quotes);
            text += strlen(low);
        } else if (begins_with(text, high) || begins_with(text, higher)) {
            quotes->straight.line = 0;
            quotes->open = false;
            quotes->behind_word = true;
            text += strlen(high);
        } else if (*text) {
            quotes->behind_word = true; /* another character that begins with the same byte */
            quotes->passed++;
            text++;
        }
    }
}

/* ---- YAML ---- */

void quotes_report(const char *text, struct mark mark, struct diag *diag)
{
    struct quotes quotes;
    bool in_quotes = *mark_text(mark) == '"';
    if (!strstr(text, low))
        return;
    quotes_begin(&quotes, mark, diag);
    quotes.mark.offset += in_quotes;
    quotes_read(&quotes, text, quotes.mark);
    if (in_quotes && quotes.open && !quotes.straight.line && find_character(&quotes, "\"")) {
        const char *closing = arena_format(diag->arena, "%s\"", quotes_closing(mark.source));
        mark_report(mark_before(&quotes), diag, RULE_QUOTE_MIXED, closing, "\"", NULL);
    }
    quotes_end(&quotes);
}

size_t quotes_curly_length(const char *text)
{
    static const char *const characters[] = { low, high, higher, "»", "«", NULL };
    return match_beginning(text, characters);
}

void quotes_report_curly(const char *text, struct mark mark, struct diag *diag)
{
    size_t length = quotes_curly_length(text);
    const char *next = text + length;
    while (*next && !quotes_curly_length(next))
        next++;
    if (length && !next[quotes_curly_length(next)] && !strchr(text, '"')) /* which is told */
        mark_report(mark, diag, RULE_QUOTE_SHOWN, arena_copy(diag->arena, text, length), NULL,
                    NULL);
}

/* The character before `end` if it is a straight one; else NULL. Spaces may stand between, and the
 * characters of anchors and tags, behind which libyaml notices that there is none. */
static const char *straight_before(const char *line, const char *end)
{
    while (end > line && strchr(" &*!", end[-1]))
        end--;
    bool is_escaped = end - line > 1 && end[-2] == '\\';
    return end > line && end[-1] == '"' && !is_escaped ? end - 1 : NULL;
}

const char *quotes_find_before(struct mark mark)
{
    size_t length;
    const char *line = source_line(mark.source, mark.line, &length);
    const char *end = mark_text(mark), *straight = straight_before(line, end);
    bool in_quotes = false, open = false;
    for (const char *at = line; straight && at < straight; at++) {
        if (begins_with(at, low))
            open = true;
        else if (begins_with(at, high) || begins_with(at, higher) || *at == '"')
            open = false;
        if (*at == '"')
            in_quotes = !in_quotes;
    }
    /* What is no text in "…" ends by itself before these characters, and not at a straight one. */
    bool is_plain = !in_quotes && *end && strchr(":,[]{}", *end);
    return open && !is_plain ? straight : NULL;
}
