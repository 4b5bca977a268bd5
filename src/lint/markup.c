#include "lint/lints.h"

#include <ctype.h>
#include <string.h>

#include "base/match.h"

/* `advice` is what to write instead. */
static void report(enum wording_id advice, const char *characters, struct mark mark,
                   struct diag *diag)
{
    mark_report_wording(mark, diag, RULE_MARKUP_SHOWN, characters, wordings[advice]);
}

/* False where characters are escaped in the file, and so meant. */
static bool stands_at(struct mark mark, const char *characters)
{
    return strncmp(mark_text(mark), characters, strlen(characters)) == 0;
}

/* A text, character by character. */
struct reading {
    const char *text; /* from the last character on */
    struct mark mark; /* in the file, behind the last character that was found there */
};

/* Goes on to the characters at `at` of the text. False if they are not to be found in the line of
 * the file, as they were escaped or written as entities: a text full of such takes no longer. */
static bool find_next(struct reading *reading, const char *at, const char *characters,
                      struct mark *found)
{
    size_t length = strlen(characters);
    *found = reading->mark;
    bool is_there = mark_find(found, characters, (size_t)(at - reading->text) + length) &&
                    found->line == reading->mark.line;
    reading->text = at;
    if (is_there)
        reading->mark = *found;
    reading->mark.offset += is_there ? length : 0;
    return is_there;
}

/* ---- links ---- */

/* Whether what stands up to `end` can only be an address. */
static bool is_address(const char *text, const char *end)
{
    static const char *const beginnings[] = { "https://", "http://", "www.", "mailto:",
                                              "../",      "#",       NULL };
    size_t length = (size_t)(end - text);
    if (match_beginning_in_any_case(text, beginnings))
        return true;
    return length > 3 && strncmp(end - 3, ".md", 3) == 0;
}

/* The length of a bracket and the next that are those of a link that is none: [text](a b), [text]
 * (address), (text)[address] or [text][address]; else 0. */
static size_t link_length(const char *bracket)
{
    const char *next = bracket + 1 + (bracket[1] == ' ');
    if (*next != '[' && (*next != '(' || *bracket != ']'))
        return 0;
    const char *end = next + 1 + strcspn(next + 1, ")]");
    bool is_link = strncmp(bracket, "](", 2) == 0 ||
                   (*end == (*next == '(' ? ')' : ']') && is_address(next + 1, end));
    return is_link ? (size_t)(next - bracket) + 1 : 0;
}

/* False for the address of a link that is none, which is reported as that. */
static bool is_bare(const char *text, const char *address)
{
    if (address == text || !strchr("([", address[-1]))
        return true;
    const char *before = address - 1;
    before -= before > text && before[-1] == ' ';
    return before == text || !strchr(")]", before[-1]);
}

/* The length of the address that begins here by itself; 0 if none does. */
static size_t address_length(const char *text, const char *at)
{
    size_t scheme = strncmp(at, "https://", 8) == 0 ? 8 : strncmp(at, "http://", 7) == 0 ? 7 : 0;
    size_t length = scheme ? strcspn(at, " <>()[]\"") : 0;
    while (length && strchr(".,;:!?", at[length - 1])) /* the sentence's */
        length--;
    return length > scheme && is_bare(text, at) ? length : 0;
}

/* ---- bold ---- */

static bool is_blank(char c)
{
    return c == '\0' || c == ' ';
}

/* What was to begin and what was to end are two runs of asterisks, and one mistake. A single run
 * between blanks is a character of its own, as in 2 ** 3. */
static void find_bold(const struct markdown_node *node, struct diag *diag)
{
    size_t length, runs = 0;
    struct reading reading = { node->text, node->mark };
    struct mark found, first = node->mark;
    bool is_loose = true;
    for (const char *at = strchr(node->text, '*'); at; at = strchr(at + length, '*')) {
        length = strspn(at, "*");
        if (length < 2 || !find_next(&reading, at, arena_copy(diag->arena, at, length), &found) ||
            length > 2)
            continue;
        if (runs++ % 2) {
            report(SAY_MARKUP_BOLD, "**", first, diag);
            continue;
        }
        first = found;
        is_loose = is_blank(at > node->text ? at[-1] : ' ') && is_blank(at[length]);
    }
    if (runs % 2 && !is_loose)
        report(SAY_MARKUP_BOLD, "**", first, diag);
}

/* ---- footnotes ---- */

/* The length of [^1]; 0 for other brackets. */
static size_t note_length(const char *at)
{
    size_t length = strncmp(at, "[^", 2) == 0 ? 2 + strcspn(at + 2, "[] ") : 0;
    return length > 2 && at[length] == ']' ? length + 1 : 0;
}

/* ---- what other programs know ---- */

enum { LONGEST_DIALECT = 200 /* bytes between the characters */ };

/* Whether a word stands between the characters that end here and `close`. */
static bool holds_word(const char *text, const char *close, bool blanks)
{
    if (*text == *close || (!blanks && *text == ' '))
        return false;
    for (size_t i = 1; i < LONGEST_DIALECT && text[i - 1] && text[i]; i++)
        if (strncmp(text + i, close, strlen(close)) == 0)
            return blanks || text[i - 1] != ' ';
    return false;
}

/* The length of such characters at `at`; 0 if there are none. Some count only where a line begins.
 */
static size_t dialect_length(const char *at, bool begins)
{
    static const char *const beginnings[] = { "[ ]", "[x]",   "[X]",       "!!! ",
                                              ":::", "[TOC]", "[[_TOC_]]", NULL };
    static const char *const pairs[][2] = { { "[[", "]]" }, { "~~", "~~" }, { "==", "==" },
                                            { "{#", "}" },  { "{.", "}" },  { "{{", "}}" },
                                            { "[!", "]" } };
    size_t length = begins ? match_beginning(at, beginnings) : 0;
    if (length && (length > 3 || *at != '[' || at[length] == ' '))
        return length - (*at == '!'); /* its blank */
    for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++) {
        length = strlen(pairs[i][0]);
        if (strncmp(at, pairs[i][0], length) == 0 &&
            holds_word(at + length, pairs[i][1], *at == '{'))
            return length;
    }
    return 0;
}

/* ---- within lines ---- */

/* The length of what begins at `at` and is no Markdown, and what to write instead; 0 for what is no
 * mistake. `begins`: a line begins there. */
static size_t mistake_length(const char *text, const char *at, bool begins, enum wording_id *advice)
{
    if (*at == 'h') {
        *advice = SAY_MARKUP_ADDRESS;
        return address_length(text, at);
    }
    size_t length = dialect_length(at, begins);
    *advice = SAY_MARKUP_DIALECT;
    if (length)
        return length;
    if (*at == '[') {
        /* Where notes are written, below the text, they follow a colon: reporting one is enough. */
        length = note_length(at);
        *advice = SAY_MARKUP_NOTE;
        return at[length] != ':' ? length : 0;
    }
    *advice = SAY_MARKUP_LINK;
    return strchr(")]", *at) ? link_length(at) : 0;
}

static void find_mistakes(const struct markdown_node *node, bool begins, struct diag *diag)
{
    static const char first_characters[] = "h[])~={!:";
    struct reading reading = { node->text, node->mark };
    struct mark found;
    enum wording_id advice;
    bool has_dialect = false; /* whoever has more in a line knows it */
    size_t length;
    for (const char *at = node->text; (at = strpbrk(at, first_characters)); at += length) {
        length = mistake_length(node->text, at, begins && at == node->text, &advice);
        if (!length) {
            length = 1;
            continue;
        }
        const char *characters = arena_copy(diag->arena, at, length);
        bool is_dialect = advice == SAY_MARKUP_DIALECT;
        if ((is_dialect && has_dialect) || !find_next(&reading, at, characters, &found) ||
            (*at != 'h' && mark_is_escaped(found)))
            continue;
        report(advice, characters, found, diag);
        has_dialect |= is_dialect;
    }
}

static bool has_taken_asterisk(const struct markdown_node *first, struct arena *arena)
{
    for (const struct markdown_node *node = first; node; node = node->next)
        if (lint_is_within_word(node, arena) || has_taken_asterisk(node->first, arena))
            return true;
    return false;
}

/* An asterisk that is taken for another one's leaves more of them where they are: `bold` is false
 * then, as it is reported already. */
static void find_within(const struct markdown_node *first, bool bold, struct diag *diag)
{
    bool begins = true;
    for (const struct markdown_node *node = first; node;
         begins = markdown_is_break(node), node = node->next) {
        if (node->kind == MARKDOWN_TEXT) {
            find_mistakes(node, begins, diag);
            if (bold)
                find_bold(node, diag);
        }
        if (node->kind != MARKDOWN_LINK)
            find_within(node->first, bold, diag);
        else if (node->first && *node->first->text == '^' && note_length(mark_text(node->mark)))
            /* With an address alone, the note has become a link whose text is its character. */
            report(SAY_MARKUP_NOTE, arena_format(diag->arena, "[%s]", node->first->text),
                   node->mark, diag);
    }
}

/* ---- what begins a line ---- */

/* What lines of a block begin with. */
struct beginnings {
    bool in_item;  /* the block is an entry of a list */
    bool expected; /* in this line, an entry of a list would be no surprise */
    size_t lines, bars;
    size_t rows;                 /* with tabs, as word processors write tables */
    const char *cell;            /* the first */
    size_t entries;              /* how sure it is that there are some: 2 is enough */
    const char *entry, *heading; /* the first's characters */
    struct mark entry_mark, heading_mark;
    bool has_rule; /* |---|---| */
};

static bool is_letter(char c)
{
    return isalpha((unsigned char)c) ||
           (unsigned char)c >= 0xc3; /* not the characters of Latin-1 */
}

/* The length of 1. before a letter; else 0. */
static size_t number_length(const char *text)
{
    size_t digits = strspn(text, "0123456789");
    return digits && digits < 3 && text[digits] == '.' && is_letter(text[digits + 1]) ? digits + 1
                                                                                      : 0;
}

/* The length of a), (a) or (1) before a blank; else 0. */
static size_t letter_length(const char *text)
{
    size_t open = *text == '(', end = open + (isalpha((unsigned char)text[open]) ? 1 : 0);
    if (open && end == open)
        end += strspn(text + end, "0123456789");
    return end > open && text[end] == ')' && strspn(text + end + 1, " \t") ? end + 1 : 0;
}

/* How sure it is that a line begins an entry of a list, from 0 to 2, and with which characters. In
 * the midst of prose, a line may begin with -innen, 1.Mai or a dash by chance. */
static size_t read_entry(const struct beginnings *begin, const char *text, size_t *length)
{
    static const char *const bullets[] = {
        "•", "·", "▪", "●", "◦", "➢", "o\t", "§\t", "\xef\x82\xb7", "\xef\x82\xa7" /* Word's */,
        NULL
    };
    static const char *const likely[] = { "– ", "-", "*", NULL };
    if ((*length = match_beginning(text, bullets)))
        return 2;
    if (*text == '-' && is_letter(text[1]) && (begin->in_item || !begin->lines)) {
        *length = 1;
        return 2;
    }
    *length = match_beginning(text, likely);
    if (*length == 1 && !is_letter(text[1]))
        *length = 0;
    if (!*length)
        *length = number_length(text);
    if (!*length)
        *length = letter_length(text);
    return *length && begin->expected ? 1 : 0;
}

static void read_beginning(struct beginnings *begin, const struct markdown_node *node,
                           struct diag *diag)
{
    const char *text = node->text;
    size_t hashes = strspn(text, "#"), length, entry = read_entry(begin, text, &length);
    begin->has_rule |= strchr(text, '|') && strstr(text, "--") && !text[strspn(text, "|-: ")];
    begin->bars += *text == '|';
    if (strchr(text, '\t') && !begin->rows++)
        begin->cell = arena_format(diag->arena, "%.*s …", (int)strcspn(text, "\t"), text);
    if (hashes >= 1 && hashes <= 6 && is_letter(text[hashes]) && !begin->heading) {
        begin->heading = arena_copy(diag->arena, text, hashes);
        begin->heading_mark = node->mark;
    }
    if (entry && !begin->entries) {
        begin->entry = arena_copy(diag->arena, text, length - (text[length - 1] == '\t'));
        begin->entry_mark = node->mark;
    }
    begin->entries += entry;
    begin->expected = entry;
}

static void read_beginnings(struct beginnings *begin, const struct markdown_node *block,
                            struct diag *diag)
{
    bool begins = true;
    begin->expected = true;
    for (const struct markdown_node *node = block->first; node; node = node->next) {
        if (markdown_is_break(node)) {
            begins = true;
            continue;
        }
        if (begins && node->kind == MARKDOWN_TEXT)
            read_beginning(begin, node, diag);
        else if (begins)
            begin->expected = false;
        begin->lines += begins;
        size_t length = strlen(node->text);
        begin->expected |= length && node->text[length - 1] == ':';
        begins = false;
    }
}

/* A \ that was to break the line, where there is none behind it. */
static void report_backslash(const struct markdown_node *block, struct diag *diag)
{
    const struct markdown_node *last = block->first;
    while (last && last->next)
        last = last->next;
    size_t length = last && last->kind == MARKDOWN_TEXT ? strlen(last->text) : 0;
    if (!length || last->text[length - 1] != '\\' || !last->mark.line)
        return;
    size_t line_length;
    const char *line = source_line(last->mark.source, last->mark.line, &line_length);
    while (line_length && strchr(" #", line[line_length - 1]))
        line_length--;
    struct mark mark = source_mark_at(last->mark.source, line + line_length - 1);
    if (line_length > 1 && line[line_length - 1] == '\\' && line[line_length - 2] != '\\')
        report(SAY_MARKUP_BACKSLASH, "\\", mark, diag);
}

void lint_markup(const struct markdown_node *block, bool in_item, struct diag *diag)
{
    struct beginnings begin = { .in_item = in_item };
    read_beginnings(&begin, block, diag);
    if (begin.has_rule || begin.bars > 1)
        report(SAY_MARKUP_TABLE, "|", block->mark, diag);
    else if (begin.rows > 1 && begin.entries < 2)
        report(SAY_MARKUP_TABLE, begin.cell, block->mark, diag);
    /* A single # may begin a word that people look for in networks. */
    if (begin.heading && (strlen(begin.heading) > 1 || begin.lines == 1) &&
        stands_at(begin.heading_mark, begin.heading))
        report(SAY_MARKUP_HEADING, begin.heading, begin.heading_mark, diag);
    if (begin.entries > 1 && stands_at(begin.entry_mark, begin.entry))
        report(strchr(begin.entry, ')') ? SAY_MARKUP_LETTERS : SAY_MARKUP_LIST, begin.entry,
               begin.entry_mark, diag);
    report_backslash(block, diag);
    find_within(block->first, !has_taken_asterisk(block->first, diag->arena), diag);
}
