#include "lint/markup.h"

#include <ctype.h>
#include <string.h>
#include <strings.h>

#include "lint/misparsed.h"

enum mistake {
    MISTAKE_LINK,
    MISTAKE_ADDRESS,
    MISTAKE_BOLD,
    MISTAKE_NOTE,
    MISTAKE_HEADING,
    MISTAKE_LIST,
    MISTAKE_LETTERS,
    MISTAKE_TABLE
};

/* What to write instead. */
static const char *const advice[][2] = {
    [MISTAKE_LINK] = { "a link is written [text](address), a picture ![text](address), with no "
                       "blank "
                       "between the brackets and none in the address; brackets that are meant are "
                       "written \\[ and \\]",
                       "Einen Link schreibt man [Text](Adresse), ein Bild ![Text](Adresse), ohne "
                       "Leerzeichen zwischen den Klammern und in der Adresse; gemeinte Klammern "
                       "schreiben Sie als \\[ und \\]" },
    [MISTAKE_ADDRESS] = { "an address by itself is no link; write [text](address)",
                          "Eine Adresse allein ist kein Link; schreiben Sie [Text](Adresse)" },
    [MISTAKE_BOLD] = { "bold is written **text**, with no blank inside and one behind; asterisks "
                       "that are meant are written \\*",
                       "Fett schreibt man **Text**, ohne Leerzeichen innen und mit einem dahinter; "
                       "gemeinte Sterne schreiben Sie als \\*" },
    [MISTAKE_NOTE] = { "there are no footnotes here; write the note into the text, in brackets for "
                       "instance, or make a link of it",
                       "Fußnoten gibt es hier nicht; schreiben Sie die Anmerkung in den Text, zum "
                       "Beispiel in Klammern, oder machen Sie einen Link daraus" },
    [MISTAKE_HEADING] = { "in a heading, a blank stands behind the last #; a # that is meant is "
                          "written \\#",
                          "Hinter dem letzten # einer Überschrift steht ein Leerzeichen; ein "
                          "gemeintes # schreiben Sie als \\#" },
    [MISTAKE_LIST] = { "begin each entry of a list with “- ” or “1. ”, with the blank, on a line "
                       "of "
                       "its own",
                       "Jeder Punkt einer Liste steht in einer eigenen Zeile und beginnt mit „- “ "
                       "oder „1. “, samt Leerzeichen" },
    [MISTAKE_LETTERS] = { "there are no lists with a) or (1) here; begin each entry with “- ” or "
                          "“1. "
                          "”, or leave an empty line between the entries",
                          "Listen mit a) oder (1) gibt es hier nicht; beginnen Sie jeden Punkt mit "
                          "„- "
                          "“ oder „1. “, oder lassen Sie zwischen den Punkten eine Zeile frei" },
    [MISTAKE_TABLE] = { "there are no tables here; write a list",
                        "Tabellen gibt es hier nicht; schreiben Sie eine Liste" },
};

static void report(enum mistake mistake, const char *characters, struct mark mark,
                   struct diag *diag)
{
    mark_report(mark, diag, RULE_MARKUP_SHOWN, characters, advice[mistake][0], advice[mistake][1]);
}

/* False where characters are escaped in the file, and so meant. */
static bool stands_at(struct mark mark, const char *characters)
{
    return mark.line &&
           strncmp(mark.source->text + mark.offset, characters, strlen(characters)) == 0;
}

/* How many bytes of the file are looked through for a character: some for what is no text, and more
 * of what is, as it may be escaped there. */
enum { WITHIN = 1024, TIMES_TEXT = 8 };

/* A text, character by character. */
struct reading {
    const char *text; /* from the last character on */
    struct mark mark; /* in the file, behind the last character that was found there */
};

static struct reading begin_reading(const struct markdown_node *node)
{
    return (struct reading){ node->text, node->mark };
}

/* Goes on to the characters at `at` of the text. False if they are not to be found in the line of
 * the file, as they were escaped or written as entities: a text full of such takes no longer. */
static bool find_next(struct reading *reading, const char *at, const char *characters,
                      struct mark *found)
{
    size_t length = strlen(characters), passed = (size_t)(at - reading->text) + length;
    *found = mark_find(reading->mark, characters, WITHIN + TIMES_TEXT * passed);
    reading->text = at;
    if (!stands_at(*found, characters) || found->line != reading->mark.line)
        return false;
    reading->mark = *found;
    reading->mark.offset += length;
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

/* Whether a bracket and the next are those of a link that is none: [text](a b), [text] (address),
 * (text)[address] or [text][address]. */
static bool is_link_mistake(const char *bracket)
{
    const char *next = bracket + 1 + (bracket[1] == ' ');
    if (*next != '[' && (*next != '(' || *bracket != ']'))
        return false;
    if (strncmp(bracket, "](", 2) == 0)
        return true;
    const char *end = next + 1 + strcspn(next + 1, ")]");
    return *end == (*next == '(' ? ')' : ']') && is_address(next + 1, end);
}

static void find_links(const struct markdown_node *node, struct diag *diag)
{
    static const char closing[] = ")]";
    struct reading reading = begin_reading(node);
    struct mark found;
    for (const char *at = strpbrk(node->text, closing); at; at = strpbrk(at + 1, closing)) {
        if (!is_link_mistake(at))
            continue;
        const char *characters = arena_copy(diag->arena, at, 2 + strcspn(at + 1, "(["));
        if (find_next(&reading, at, characters, &found))
            report(MISTAKE_LINK, characters, found, diag);
    }
}

/* False for the address of a link that is none, which is told as that. */
static bool is_bare(const char *text, const char *address)
{
    if (address == text || !strchr("([", address[-1]))
        return true;
    const char *before = address - 1;
    before -= before > text && before[-1] == ' ';
    return before == text || !strchr(")]", before[-1]);
}

/* The length of the address that begins here; 0 if none does. */
static size_t address_length(const char *text)
{
    size_t scheme = strncmp(text, "https://", 8) == 0  ? 8
                    : strncmp(text, "http://", 7) == 0 ? 7
                                                       : 0;
    size_t length = scheme ? strcspn(text, " <>()[]\"") : 0;
    while (length && strchr(".,;:!?", text[length - 1])) /* the sentence's */
        length--;
    return length > scheme ? length : 0;
}

static void find_addresses(const struct markdown_node *node, struct diag *diag)
{
    struct reading reading = begin_reading(node);
    struct mark found;
    size_t length;
    for (const char *at = strstr(node->text, "http"); at; at = strstr(at + length, "http")) {
        length = address_length(at);
        const char *address = arena_copy(diag->arena, at, length);
        if (length && is_bare(node->text, at) && find_next(&reading, at, address, &found))
            report(MISTAKE_ADDRESS, address, found, diag);
        length += !length;
    }
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
    struct reading reading = begin_reading(node);
    struct mark found, first = node->mark;
    bool is_loose = true;
    for (const char *at = strchr(node->text, '*'); at; at = strchr(at + length, '*')) {
        length = strspn(at, "*");
        if (length < 2 || !find_next(&reading, at, arena_copy(diag->arena, at, length), &found) ||
            length > 2)
            continue;
        if (runs++ % 2) {
            report(MISTAKE_BOLD, "**", first, diag);
            continue;
        }
        first = found;
        is_loose = is_blank(at > node->text ? at[-1] : ' ') && is_blank(at[length]);
    }
    if (runs % 2 && !is_loose)
        report(MISTAKE_BOLD, "**", first, diag);
}

/* ---- footnotes ---- */

/* The length of [^1]; 0 for other brackets. */
static size_t note_length(const char *text)
{
    size_t length = strncmp(text, "[^", 2) == 0 ? 2 + strcspn(text + 2, "[] ") : 0;
    return length > 2 && text[length] == ']' ? length + 1 : 0;
}

/* Where notes are written, below the text, they follow a colon: told once is enough. */
static void find_notes(const struct markdown_node *node, struct diag *diag)
{
    struct reading reading = begin_reading(node);
    struct mark found;
    for (const char *at = strstr(node->text, "[^"); at; at = strstr(at + 2, "[^")) {
        size_t length = note_length(at);
        const char *note = arena_copy(diag->arena, at, length);
        if (length && at[length] != ':' && find_next(&reading, at, note, &found))
            report(MISTAKE_NOTE, note, found, diag);
    }
}

/* With an address alone, the note becomes a link whose text is its character. */
static bool is_note(const struct markdown_node *link)
{
    return link->first && *link->first->text == '^' && link->mark.line &&
           note_length(link->mark.source->text + link->mark.offset);
}

/* ---- within lines ---- */

static bool has_taken_asterisk(const struct markdown_node *first)
{
    for (const struct markdown_node *node = first; node; node = node->next)
        if (lint_is_within_word(node) || has_taken_asterisk(node->first))
            return true;
    return false;
}

/* An asterisk that is taken for another one's leaves more of them where they are: `bold` is false
 * then, as it is told already. */
static void find_within(const struct markdown_node *first, bool bold, struct diag *diag)
{
    for (const struct markdown_node *node = first; node; node = node->next) {
        if (node->kind == MARKDOWN_TEXT) {
            find_links(node, diag);
            find_addresses(node, diag);
            find_notes(node, diag);
            if (bold)
                find_bold(node, diag);
        }
        if (node->kind != MARKDOWN_LINK)
            find_within(node->first, bold, diag);
        else if (is_note(node))
            report(MISTAKE_NOTE, arena_format(diag->arena, "[%s]", node->first->text), node->mark,
                   diag);
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

static bool is_table_rule(const char *text)
{
    return strchr(text, '|') && strstr(text, "--") && text[strspn(text, "|-: ")] == '\0';
}

/* The length of one of those characters at the beginning of a text; 0 if there is none. */
static size_t character_length(const char *text, const char *const *characters, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (strncmp(text, characters[i], strlen(characters[i])) == 0)
            return strlen(characters[i]);
    return 0;
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
        "•", "·", "▪", "●", "◦", "➢", "o\t", "§\t", "\xef\x82\xb7", "\xef\x82\xa7" /* Word's */
    };
    static const char *const likely[] = { "– ", "-", "*" };
    if ((*length = character_length(text, bullets, sizeof bullets / sizeof *bullets)))
        return 2;
    if (*text == '-' && is_letter(text[1]) && (begin->in_item || !begin->lines)) {
        *length = 1;
        return 2;
    }
    *length = character_length(text, likely, sizeof likely / sizeof *likely);
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
    begin->has_rule |= is_table_rule(text);
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

static bool is_break(const struct markdown_node *node)
{
    return node->kind == MARKDOWN_SOFTBREAK || node->kind == MARKDOWN_LINEBREAK;
}

static bool ends_in_colon(const struct markdown_node *node)
{
    size_t length = strlen(node->text);
    return length && node->text[length - 1] == ':';
}

static void read_beginnings(struct beginnings *begin, const struct markdown_node *block,
                            struct diag *diag)
{
    bool begins = true;
    begin->expected = true;
    for (const struct markdown_node *node = block->first; node; node = node->next) {
        if (is_break(node)) {
            begins = true;
            continue;
        }
        if (begins && node->kind == MARKDOWN_TEXT)
            read_beginning(begin, node, diag);
        else if (begins)
            begin->expected = false;
        begin->lines += begins;
        begin->expected |= ends_in_colon(node);
        begins = false;
    }
}

void lint_markup(const struct markdown_node *block, bool in_item, struct diag *diag)
{
    struct beginnings begin = { .in_item = in_item };
    read_beginnings(&begin, block, diag);
    if (begin.has_rule || begin.bars > 1)
        report(MISTAKE_TABLE, "|", block->mark, diag);
    else if (begin.rows > 1 && begin.entries < 2)
        report(MISTAKE_TABLE, begin.cell, block->mark, diag);
    /* A single # may begin a word that people look for in networks. */
    if (begin.heading && (strlen(begin.heading) > 1 || begin.lines == 1) &&
        stands_at(begin.heading_mark, begin.heading))
        report(MISTAKE_HEADING, begin.heading, begin.heading_mark, diag);
    if (begin.entries > 1 && stands_at(begin.entry_mark, begin.entry))
        report(strchr(begin.entry, ')') ? MISTAKE_LETTERS : MISTAKE_LIST, begin.entry,
               begin.entry_mark, diag);
    find_within(block->first, !has_taken_asterisk(block->first), diag);
}
