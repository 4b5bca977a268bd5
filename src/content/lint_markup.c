/* Signs of Markdown that are none where they stand, and so are shown to the reader as they are:
 * what people write who know it from elsewhere, or forget a blank.
 */
#include <ctype.h>
#include <string.h>
#include <strings.h>

#include "content/lint.h"

enum slip { SLIP_LINK, SLIP_BOLD, SLIP_HEADING, SLIP_LIST, SLIP_TABLE };

/* What to write instead. */
static const char *const advice[][2] = {
    [SLIP_LINK] = { "a link is written [text](address), with no blank between the brackets and "
                    "none in the address",
                    "Einen Link schreibt man [Text](Adresse), ohne Leerzeichen zwischen den "
                    "Klammern "
                    "und in der Adresse" },
    [SLIP_BOLD] = { "bold is written **text**, with no blank inside and one behind",
                    "Fett schreibt man **Text**, ohne Leerzeichen innen und mit einem dahinter" },
    [SLIP_HEADING] = { "in a heading, a blank stands behind the last #",
                       "Hinter dem letzten # einer Überschrift steht ein Leerzeichen" },
    [SLIP_LIST] = { "begin each entry of a list with “- ” or “1. ”, with the blank, on a line of "
                    "its own",
                    "Jeder Punkt einer Liste steht in einer eigenen Zeile und beginnt mit „- “ "
                    "oder „1. “, samt Leerzeichen" },
    [SLIP_TABLE] = { "there are no tables here; write a list",
                     "Tabellen gibt es hier nicht; schreiben Sie eine Liste" },
};

static void report(enum slip slip, const char *signs, struct mark mark, struct diag *diag)
{
    mark_report(mark, diag, RULE_MARKUP_SHOWN, signs, advice[slip][0], advice[slip][1]);
}

/* False where signs are escaped in the file, and so meant. */
static bool stands_at(struct mark mark, const char *signs)
{
    return mark.line && strncmp(mark.source->text + mark.offset, signs, strlen(signs)) == 0;
}

/* Where signs stand in the file behind `mark`, in its line; `mark` moves behind them. False if
 * they are not there. */
static bool find_next(const char *signs, struct mark *mark, struct mark *found)
{
    *found = mark_find_in_line(*mark, signs);
    if (!stands_at(*found, signs) || found->offset < mark->offset)
        return false;
    *mark = *found;
    mark->offset += strlen(signs);
    return true;
}

/* ---- links ---- */

/* Whether what stands up to `end` can only be an address. */
static bool is_address(const char *text, const char *end)
{
    static const char *const beginnings[] = {
        "https://", "http://", "www.", "mailto:", "../", "#"
    };
    size_t length = (size_t)(end - text);
    for (size_t i = 0; i < sizeof beginnings / sizeof *beginnings; i++)
        if (strncasecmp(text, beginnings[i], strlen(beginnings[i])) == 0)
            return true;
    return length > 3 && strncmp(end - 3, ".md", 3) == 0;
}

/* Whether a bracket and the next are those of a link that is none: [text](a b), [text] (address)
 * or (text)[address]. */
static bool is_link_slip(const char *bracket)
{
    const char *next = bracket + 1 + (bracket[1] == ' ');
    char closing = *next == '(' ? ')' : ']';
    if ((*bracket == ']') != (*next == '(') || !strchr("([", *next))
        return false;
    if (strncmp(bracket, "](", 2) == 0)
        return true;
    const char *end = strchr(next, closing);
    return end && is_address(next + 1, end);
}

static void find_link_slips(const struct markdown_node *node, struct diag *diag)
{
    static const char closing[] = ")]";
    struct mark mark = node->mark, found;
    for (const char *at = strpbrk(node->text, closing); at; at = strpbrk(at + 1, closing)) {
        if (!is_link_slip(at))
            continue;
        const char *signs = arena_copy(diag->arena, at, 2 + strcspn(at + 1, "(["));
        if (find_next(signs, &mark, &found))
            report(SLIP_LINK, signs, found, diag);
    }
}

/* ---- bold ---- */

/* What was to begin and what was to end are two runs of asterisks, and one slip. */
static void find_bold_slips(const struct markdown_node *node, struct diag *diag)
{
    size_t length, runs = 0;
    struct mark mark = node->mark, found;
    for (const char *at = strchr(node->text, '*'); at; at = strchr(at + length, '*')) {
        length = strspn(at, "*");
        if (length < 2 || !find_next(arena_copy(diag->arena, at, length), &mark, &found))
            continue;
        bool touches = (at > node->text && at[-1] != ' ') || (at[length] && at[length] != ' ');
        if (length == 2 && touches && runs++ % 2 == 0)
            report(SLIP_BOLD, "**", found, diag);
    }
}

static void find_within(void *user, struct markdown_node *node)
{
    if (node->kind == MARKDOWN_TEXT) {
        find_link_slips(node, user);
        find_bold_slips(node, user);
    }
}

/* ---- what begins a line ---- */

/* What lines of a block begin with. */
struct beginnings {
    size_t lines, entries, bars;
    const char *entry, *heading; /* the first's signs */
    struct mark entry_mark, heading_mark;
    bool has_rule; /* |---|---| */
};

static bool is_letter(char c)
{
    return isalpha((unsigned char)c) || (unsigned char)c >= 0x80;
}

static bool is_table_rule(const char *text)
{
    return strchr(text, '|') && strstr(text, "--") && text[strspn(text, "|-: ")] == '\0';
}

/* Signs that look like those of a list's entry, and their length: 0 if there are none, 1 if they
 * may be chance, as in -innen or 1.Mai, 2 if not. */
static size_t entry_signs(const char *text, size_t *length)
{
    static const char *const certain[] = { "•", "·" }, *const likely[] = { "– ", "-", "*" };
    *length = strspn(text, "0123456789") + 1;
    if ((*length == 2 || *length == 3) && text[*length - 1] == '.' && is_letter(text[*length]))
        return 1;
    for (size_t i = 0; i < sizeof certain / sizeof *certain; i++)
        if (strncmp(text, certain[i], *length = strlen(certain[i])) == 0)
            return 2;
    for (size_t i = 0; i < sizeof likely / sizeof *likely; i++)
        if (strncmp(text, likely[i], *length = strlen(likely[i])) == 0 &&
            (*length > 1 || is_letter(text[*length])))
            return 1;
    return 0;
}

static void read_beginning(struct beginnings *begin, const struct markdown_node *node,
                           struct diag *diag)
{
    const char *text = node->text;
    size_t hashes = strspn(text, "#"), length, entry = entry_signs(text, &length);
    begin->has_rule |= is_table_rule(text);
    begin->bars += *text == '|';
    if (hashes >= 1 && hashes <= 6 && is_letter(text[hashes]) && !begin->heading) {
        begin->heading = arena_copy(diag->arena, text, hashes);
        begin->heading_mark = node->mark;
    }
    if (entry && !begin->entries) {
        begin->entry = arena_copy(diag->arena, text, length);
        begin->entry_mark = node->mark;
    }
    begin->entries += entry;
}

static bool is_break(const struct markdown_node *node)
{
    return node->kind == MARKDOWN_SOFTBREAK || node->kind == MARKDOWN_LINEBREAK;
}

void lint_markup(const struct markdown_node *block, struct diag *diag)
{
    struct beginnings begin = { 0 };
    bool begins = true;
    for (const struct markdown_node *node = block->first; node; node = node->next) {
        if (begins && node->kind == MARKDOWN_TEXT)
            read_beginning(&begin, node, diag);
        begin.lines += begins;
        begins = is_break(node);
    }
    bool is_table = begin.has_rule || begin.bars > 1;
    if (is_table)
        report(SLIP_TABLE, "|", block->mark, diag);
    /* A single # may begin a word that people look for in networks. */
    if (begin.heading && (strlen(begin.heading) > 1 || begin.lines == 1) &&
        stands_at(begin.heading_mark, begin.heading))
        report(SLIP_HEADING, begin.heading, begin.heading_mark, diag);
    if (begin.entries > 1 && stands_at(begin.entry_mark, begin.entry))
        report(SLIP_LIST, begin.entry, begin.entry_mark, diag);
    markdown_walk(block->first, find_within, diag);
}
