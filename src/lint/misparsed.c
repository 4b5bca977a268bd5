#include "lint/misparsed.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

static void report(const char *characters, struct mark mark, const char *en, const char *de,
                   struct diag *diag)
{
    mark_report(mark, diag, RULE_MARKUP_TAKEN, characters, en, de);
}

/* ---- Bürger*innen und Kolleg*innen ---- */

static bool is_word_character(char c)
{
    return isalnum((unsigned char)c) || (unsigned char)c >= 0x80;
}

static bool has_several_words(const struct markdown_node *first)
{
    for (const struct markdown_node *node = first; node; node = node->next)
        if (node->kind == MARKDOWN_SOFTBREAK || node->kind == MARKDOWN_LINEBREAK ||
            strchr(node->text, ' ') || has_several_words(node->first))
            return true;
    return false;
}

bool lint_is_within_word(const struct markdown_node *node)
{
    const char *text = node->mark.source ? node->mark.source->text : NULL;
    size_t at = node->mark.offset;
    return node->kind == MARKDOWN_EMPH && node->mark.line && at && text[at] == '*' &&
           is_word_character(text[at - 1]) && is_word_character(text[at + 1]) &&
           has_several_words(node->first);
}

/* ---- 31. Dezember ---- */

/* The number that an entry has in the file; -1 if it is not to be found. */
static long own_number(const struct markdown_node *item)
{
    const char *text = item->mark.line ? item->mark.source->text + item->mark.offset : "";
    return isdigit((unsigned char)*text) ? strtol(text, NULL, 10) : -1;
}

static void report_number(const struct markdown_node *item, const char *en, const char *de,
                          struct diag *diag)
{
    const char *text = item->mark.source->text + item->mark.offset;
    size_t digits = strspn(text, "0123456789");
    report(arena_copy(diag->arena, text, digits + 1), item->mark, en, de, diag);
}

/* Entries are counted from the first, whatever number they have; those who know write 1. each
 * time, or the right number. */
static void lint_numbers(const struct markdown_node *list, struct diag *diag)
{
    long number = list->start;
    for (const struct markdown_node *item = list->first; item; item = item->next, number++) {
        long own = own_number(item);
        if (own < 0 || own == number || own == list->start)
            continue;
        report_number(item,
                      arena_format(diag->arena,
                                   "in a list, this entry gets the number %ld; a date is written "
                                   "%ld\\.",
                                   number, own),
                      arena_format(diag->arena,
                                   "In einer Liste bekommt dieser Punkt die Nummer %ld; ein Datum "
                                   "schreiben Sie als %ld\\.",
                                   number, own),
                      diag);
        return;
    }
}

/* Whether a mark is at the margin, and the line before has prose that goes on: a date may begin
 * its next line. */
static bool follows_prose(struct mark mark)
{
    size_t length;
    const char *text = mark.source->text;
    if (mark.line < 2 || (mark.offset > 1 && strncmp(text + mark.offset - 2, "  ", 2) == 0))
        return false;
    const char *line = source_line(mark.source, mark.line - 1, &length);
    while (length && strchr(" \t>", line[length - 1]))
        length--;
    return length && line[length - 1] != ':';
}

static void lint_list(const struct markdown_node *list, struct diag *diag)
{
    if (!list->ordered || !list->first || own_number(list->first) < 0)
        return;
    if (!list->first->next && follows_prose(list->first->mark))
        report_number(list->first,
                      "at the beginning of a line it begins a list; a date is written 1\\.",
                      "Am Anfang einer Zeile beginnt damit eine Liste; ein Datum schreiben Sie als "
                      "1\\.",
                      diag);
    else
        lint_numbers(list, diag);
}

/* ---- indented ---- */

static void lint_code(const struct markdown_node *code, struct diag *diag)
{
    const char *text = code->mark.line ? code->mark.source->text + code->mark.offset : "`";
    if (*text == '`' || *text == '~')
        return;
    size_t blanks = strspn(text, " \t");
    report(
        arena_copy(diag->arena, text + blanks, strcspn(text + blanks, "\r\n")), code->mark,
        "what is indented by four blanks or a tab is shown as program code; begin it at the "
        "margin",
        "Was um vier Leerzeichen oder einen Tabulator eingerückt ist, erscheint als Programmcode; "
        "beginnen Sie es am Rand",
        diag);
}

/* ---- a line below a paragraph ---- */

static void lint_underlined(const struct markdown_node *heading, struct diag *diag)
{
    if (heading->level != 2 || !heading->mark.line ||
        heading->mark.source->text[heading->mark.offset] == '#')
        return;
    const char *text = markdown_words(heading->first, NULL, diag->arena);
    size_t length = strlen(text);
    if (length && strchr(".,;:", text[length - 1]))
        report(
            text, heading->mark,
            "--- in the line below makes a heading of it; put an empty line between",
            "--- in der Zeile darunter macht daraus eine Überschrift; lassen Sie dazwischen eine "
            "Zeile frei",
            diag);
}

void lint_misparsed(const struct markdown_node *node, struct diag *diag)
{
    if (lint_is_within_word(node))
        report("*", node->mark,
               "within a word it makes what follows italic, up to the next *; write \\*",
               "Im Wort macht er das Folgende kursiv, bis zum nächsten *; schreiben Sie \\*", diag);
    else if (node->kind == MARKDOWN_LIST)
        lint_list(node, diag);
    else if (node->kind == MARKDOWN_CODE_BLOCK)
        lint_code(node, diag);
    else if (node->kind == MARKDOWN_HEADING)
        lint_underlined(node, diag);
}
