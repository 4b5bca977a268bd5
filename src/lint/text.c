#include "lint/lints.h"

#include <string.h>
#include <strings.h>

#include "base/utf8.h"
#include "content/paths.h"
#include "text/quotes.h"

/* Looking for their places takes time, and whoever has more knows it. */
enum { MOST_UNFINISHED = 100 /* of a document */ };

struct text_lint {
    const struct document *document;
    struct diag *diag;
    bool is_question, legal;
    int level;                        /* of the last heading; 0 before the first */
    int unfinished;                   /* words that were met so far */
    const struct markdown_node *item; /* what the last entry of a list begins with */
    struct quotes quotes;             /* of the block */
};

/* ---- pictures ---- */

/* Programs that paste pictures write the file's name where the text belongs. */
static bool is_file_name(const char *text, const char *url)
{
    const char *slash = strrchr(url, '/');
    return strcasecmp(text, slash ? slash + 1 : url) == 0 ||
           (is_picture(text) && !strchr(text, ' '));
}

static void lint_picture(const struct text_lint *lint, const struct markdown_node *node)
{
    const char *text = markdown_words(node->first, NULL, lint->diag->arena);
    if (!*text || is_file_name(text, node->url))
        mark_report(node->mark, lint->diag, RULE_IMAGE_TEXT_MISSING, *text ? text : NULL, NULL,
                    NULL);
}

/* ---- links ---- */

enum { SHORT_ADDRESS = 40 /* bytes */ };

/* Texts that fit any link and so say nothing of this one, in small letters. */
static const struct {
    const char *language, *texts;
} vague[] = {
    { "de", "|hier|hier klicken|hier klicken sie|klicken sie hier|bitte hier klicken|"
            "bitte klicken sie hier|klick hier|klicke hier|mehr|mehr dazu|mehr dazu hier|"
            "mehr erfahren|mehr lesen|mehr infos|mehr informationen|weiter|weiterlesen|"
            "weitere infos|weitere informationen|link|zum link|dieser link|diesem link|"
            "diese seite|dieser seite|website|webseite|download|" },
    { "en", "|here|click here|click|please click here|more|more here|more info|"
            "more information|read more|learn more|find out more|see more|link|this link|"
            "the link|this page|this website|website|download|" },
};

/* Whether a tag is of that language: de, de-simple, de-at. */
static bool is_language(const char *tag, const char *language)
{
    size_t length = strlen(language);
    return strncmp(tag, language, length) == 0 && (!tag[length] || tag[length] == '-');
}

static bool is_vague(const char *text, const char *tag, struct arena *arena)
{
    char *word = utf8_folded(arena, text);
    for (size_t length = strlen(word); length && strchr(" .:!>", word[length - 1]); length--)
        word[length - 1] = '\0';
    const char *listed = arena_format(arena, "|%s|", word);
    for (size_t i = 0; i < sizeof vague / sizeof *vague; i++)
        if (*word && is_language(tag, vague[i].language) && strstr(vague[i].texts, listed))
            return true;
    return false;
}

/* An address as it stands in the browser's line, to be read out character by character. A short one
 * that begins with www. is known as a name. */
static bool is_web_address(const char *text)
{
    bool is_address = strncasecmp(text, "https://", 8) == 0 ||
                      strncasecmp(text, "http://", 7) == 0 ||
                      (strncasecmp(text, "www.", 4) == 0 && strlen(text) > SHORT_ADDRESS);
    return is_address && !strchr(text, ' ');
}

static void find_picture(void *user, struct markdown_node *node)
{
    *(bool *)user |= node->kind == MARKDOWN_IMAGE;
}

/* The addresses of a mailto: link, up to its ? (RFC 6068, 2). It may have none: then who
 * follows it chooses. */
static void lint_addresses(const char *list, struct mark mark, struct diag *diag)
{
    if (*list == '?')
        return;
    for (size_t length;; list += length + 1) {
        length = strcspn(list, ",?");
        lint_email(arena_copy(diag->arena, list, length), mark, diag);
        if (list[length] != ',')
            return;
    }
}

static void lint_link(const struct text_lint *lint, const struct markdown_node *node)
{
    const char *text = markdown_words(node->first, NULL, lint->diag->arena);
    bool has_picture = false; /* whose own text is missing, then */
    markdown_walk(node->first, find_picture, &has_picture);
    if (!*text && !has_picture)
        mark_report(node->mark, lint->diag, RULE_LINK_TEXT_MISSING, NULL, NULL, NULL);
    else if (is_web_address(text))
        mark_report(node->mark, lint->diag, RULE_LINK_TEXT_ADDRESS, node->url, NULL, NULL);
    else if (is_vague(text, lint->document->language, lint->diag->arena))
        mark_report(node->mark, lint->diag, RULE_LINK_TEXT_VAGUE, text, NULL, NULL);
    if (strncasecmp(node->url, "mailto:", 7) == 0)
        lint_addresses(node->url + 7, node->mark, lint->diag);
}

/* ---- headings ---- */

static void lint_heading(struct text_lint *lint, const struct markdown_node *node)
{
    static const char characters[] = "######";
    /* The help of a question stands below no heading but the title, and ## begins a band. */
    int previous = lint->level, most = lint->is_question && previous <= 1 ? 3 : previous + 1;
    bool is_band = lint->is_question && node->level == 2, is_title = node->level == 1;
    if (!node->first && !is_band && !is_title) /* which are reported */
        mark_report(node->mark, lint->diag, RULE_TEXT_EMPTY, characters + 6 - node->level, NULL,
                    NULL);
    if (previous && node->level > most)
        mark_report(node->mark, lint->diag, RULE_HEADING_JUMP, characters + 6 - previous,
                    characters + 6 - node->level, characters + 6 - most);
    lint->level = node->level;
}

/* ---- unfinished words ---- */

/* Whether a place lies in square brackets: a placeholder of a legal page, which is counted. */
static bool is_in_brackets(const char *text, const char *at)
{
    bool inside = false;
    for (; text < at; text++)
        inside = *text == '[' || (inside && *text != ']');
    return inside || *at == '[';
}

static void lint_words(struct text_lint *lint, const struct markdown_node *node)
{
    size_t length;
    struct mark mark = node->mark;
    const char *at = node->text;
    while (lint->unfinished < MOST_UNFINISHED && (at = unfinished_find(at, &length))) {
        lint->unfinished++;
        const char *marker = arena_copy(lint->diag->arena, at, length);
        bool is_found = mark_find_in_line(&mark, marker);
        if (!lint->legal || !is_in_brackets(node->text, at))
            mark_report(mark, lint->diag, RULE_TEXT_UNFINISHED, marker, NULL, NULL);
        at += length;
        /* What is not to be found stands there as entities: the search goes on from here. */
        mark.offset += is_found ? length : 0;
    }
}

/* ---- a document ---- */

/* Quotations end with their block. */
static void lint_quotes(struct text_lint *lint, const struct markdown_node *node)
{
    if (node->kind <= MARKDOWN_RULE) {
        quotes_end(&lint->quotes);
        quotes_begin(&lint->quotes, node->mark, lint->diag);
    } else if (node->kind == MARKDOWN_CODE) {
        quotes_read(&lint->quotes, "x", (struct mark){ 0 }); /* some word */
    } else if (node->kind == MARKDOWN_TEXT) {
        quotes_read(&lint->quotes, node->text, node->mark);
    } else if (markdown_is_break(node)) {
        quotes_read(&lint->quotes, " ", (struct mark){ 0 });
    }
}

static void lint_node(void *user, struct markdown_node *node)
{
    struct text_lint *lint = user;
    lint_quotes(lint, node);
    /* What stands where the title is missing is reported as that. */
    bool is_untitled = !lint->document->title && node == lint->document->markdown->first;
    if ((node->kind == MARKDOWN_PARAGRAPH && !is_untitled) || node->kind == MARKDOWN_HEADING)
        lint_markup(node, node == lint->item, lint->diag);
    if (node->kind == MARKDOWN_ITEM)
        lint->item = node->first;
    lint_misparsed(node, lint->diag);
    if (node->kind == MARKDOWN_IMAGE)
        lint_picture(lint, node);
    else if (node->kind == MARKDOWN_LINK)
        lint_link(lint, node);
    else if (node->kind == MARKDOWN_HEADING)
        lint_heading(lint, node);
    else if (node->kind == MARKDOWN_TEXT)
        lint_words(lint, node);
}

void lint_text(const struct document *document, bool is_question, bool legal, struct diag *diag)
{
    struct text_lint lint = {
        .document = document,
        .diag = diag,
        .is_question = is_question,
        .legal = legal,
    };
    markdown_walk(document->markdown->first, lint_node, &lint);
    lint_definitions(document->markdown, diag);
    quotes_end(&lint.quotes);
}
