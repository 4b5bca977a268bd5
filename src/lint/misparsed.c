#include "lint/lints.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

/* For each, all of the file is looked through; whoever has more knows what they are. */
enum { MOST_DEFINITIONS = 100 /* of a file */ };

static void report(const char *characters, struct mark mark, struct wording advice,
                   struct diag *diag)
{
    mark_report_wording(mark, diag, RULE_MARKUP_TAKEN, characters, advice);
}

/* ---- Bürger*innen und Kolleg*innen ---- */

bool lint_is_within_word(const struct markdown_node *node, struct arena *arena)
{
    const char *text = node->mark.source->text, *at = mark_text(node->mark);
    return node->kind == MARKDOWN_EMPH && *at == '*' && at > text && follows_word(text, at) &&
           is_word_character(at + 1) && strchr(markdown_words(node->first, NULL, arena), ' ');
}

/* ---- 31. Dezember ---- */

/* The number that an entry has in the file; -1 if it is not to be found. */
static long own_number(const struct markdown_node *item)
{
    const char *text = mark_text(item->mark);
    return isdigit((unsigned char)*text) ? strtol(text, NULL, 10) : -1;
}

static void report_number(const struct markdown_node *item, struct wording advice,
                          struct diag *diag)
{
    const char *text = mark_text(item->mark);
    size_t digits = strspn(text, "0123456789");
    report(arena_copy(diag->arena, text, digits + 1), item->mark, advice, diag);
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
        report_number(item, wording_filled(diag->arena, SAY_MARKUP_NUMBER, number, own), diag);
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
    bool entry = *line == ' ' && strchr("-+*", line[strspn(line, " ")]);
    return length && line[length - 1] != ':' && !entry;
}

/* A list that was to be part of the numbered entry above it, and is indented too little. */
static void lint_nested(const struct markdown_node *list, struct diag *diag)
{
    const struct markdown_node *next = list->next;
    if (!next || next->kind != MARKDOWN_LIST || next->ordered || !next->first ||
        !next->first->mark.line)
        return;
    const struct source *source = next->mark.source;
    size_t length, indent = next->first->mark.offset - source->lines[next->first->mark.line - 1];
    const char *line = source_line(source, next->first->mark.line, &length);
    if (indent && strspn(line, " ") == indent)
        report(arena_copy(diag->arena, line + indent, 1), next->first->mark,
               wordings[SAY_MARKUP_NESTED], diag);
}

static void lint_list(const struct markdown_node *list, struct diag *diag)
{
    long own = list->ordered && list->first ? own_number(list->first) : -1;
    if (own < 0)
        return;
    if (own < 2 && own == list->start)
        lint_nested(list, diag);
    if (!list->first->next && follows_prose(list->first->mark))
        report_number(list->first, wordings[SAY_MARKUP_FIRST_NUMBER], diag);
    else
        lint_numbers(list, diag);
}

/* ---- indented ---- */

static void lint_code(const struct markdown_node *code, struct diag *diag)
{
    const char *text = mark_text(code->mark);
    if (strchr("`~", *text))
        return;
    size_t blanks = strspn(text, " \t");
    report(arena_copy(diag->arena, text + blanks, strcspn(text + blanks, "\r\n")), code->mark,
           wordings[SAY_MARKUP_INDENTED], diag);
}

/* ---- a line below a paragraph ---- */

static void lint_underlined(const struct markdown_node *heading, struct diag *diag)
{
    if (heading->level != 2 || strchr("#", *mark_text(heading->mark)))
        return;
    const char *text = markdown_words(heading->first, NULL, diag->arena);
    size_t length = strlen(text);
    if (length && strchr(".,;:", text[length - 1]))
        report(text, heading->mark, wordings[SAY_MARKUP_UNDERLINED], diag);
}

/* ---- [Frist]: 31. Mai ---- */

/* Bytes of [label] before a colon; 0 if there is none. */
static size_t definition_length(const char *at)
{
    if (at[0] != '[' || at[1] == '^')
        return 0;
    size_t length = strcspn(at + 1, "[]\n") + 2;
    return strncmp(at + length - 1, "]:", 2) == 0 ? length : 0;
}

/* Whether a label stands in the text again, as that of a link. */
static bool is_named(const char *text, const char *label)
{
    size_t length = strlen(label);
    for (const char *at = strchr(text, '['); at; at = strchr(at + 1, '['))
        if (strncasecmp(at, label, length) == 0 && at[length] != ':')
            return true;
    return false;
}

void lint_definitions(const struct markdown *markdown, struct diag *diag)
{
    const struct source *source = markdown->source;
    const char *words = NULL;
    size_t count = 0, length;
    for (size_t i = 1; i <= source->line_count && count < MOST_DEFINITIONS; i++) {
        const char *at = source_line(source, i, &length);
        at += strspn(at, " >-+*"); /* quotes and entries of lists */
        if (!(length = definition_length(at)))
            continue;
        count++;
        const char *label = arena_copy(diag->arena, at, length);
        if (!words)
            words = markdown_words(markdown->first, NULL, diag->arena);
        if (strstr(words, arena_format(diag->arena, "%s:", label)) || is_named(source->text, label))
            continue;
        report(arena_format(diag->arena, "%s:", label), source_mark_at(source, at),
               wording_filled(diag->arena, SAY_MARKUP_DEFINITION, label), diag);
    }
}

/* ---- **Wann?** and **Wo?**, each on a line ---- */

static void lint_bold_lines(const struct markdown_node *paragraph, struct diag *diag)
{
    const struct markdown_node *node = paragraph->first;
    if (!node || node->kind != MARKDOWN_STRONG)
        return;
    for (; node; node = node->next)
        if (node->kind == MARKDOWN_SOFTBREAK && node->next && node->next->kind == MARKDOWN_STRONG) {
            report(markdown_words(node->next->first, NULL, diag->arena), node->next->mark,
                   wordings[SAY_MARKUP_GOES_ON], diag);
            return;
        }
}

void lint_misparsed(const struct markdown_node *node, struct diag *diag)
{
    if (lint_is_within_word(node, diag->arena))
        report("*", node->mark, wordings[SAY_MARKUP_WITHIN_WORD], diag);
    else if (node->kind == MARKDOWN_PARAGRAPH)
        lint_bold_lines(node, diag);
    else if (node->kind == MARKDOWN_LIST)
        lint_list(node, diag);
    else if (node->kind == MARKDOWN_CODE_BLOCK)
        lint_code(node, diag);
    else if (node->kind == MARKDOWN_HEADING)
        lint_underlined(node, diag);
}
