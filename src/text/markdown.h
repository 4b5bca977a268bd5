/* Markdown as this project uses it: CommonMark, parsed by cmark, kept as a tree of
 * its own. The one file that includes <cmark.h> is markdown.c.
 *
 * cmark parses and gives exact places; it does not render, because the theme's
 * templates decide on every element: headings need ids, links lead elsewhere in
 * the single file, pictures are carried inline there, levels depend on the page.
 * (tests/unit/commonmark_spec.c compares the tree, rendered with templates of its
 * own, with cmark's rendering, over the whole CommonMark specification.)
 *
 * Of raw HTML the tags are left out with a warning, comments silently; links of a
 * dangerous scheme lose their address. Nesting and number of nodes are bounded.
 */
#ifndef TEXT_MARKDOWN_H
#define TEXT_MARKDOWN_H

#include <stdbool.h>
#include <stddef.h>

#include "text/source.h"

enum markdown_kind {
    /* blocks */
    MARKDOWN_HEADING = 1,
    MARKDOWN_PARAGRAPH,
    MARKDOWN_LIST,
    MARKDOWN_ITEM,
    MARKDOWN_QUOTE,
    MARKDOWN_CODE_BLOCK,
    MARKDOWN_RULE,
    /* inline items */
    MARKDOWN_TEXT,
    MARKDOWN_SOFTBREAK,
    MARKDOWN_LINEBREAK,
    MARKDOWN_CODE,
    MARKDOWN_EMPH,
    MARKDOWN_STRONG,
    MARKDOWN_LINK,
    MARKDOWN_IMAGE
};

enum link_kind {
    LINK_NONE,     /* leads nowhere (any more): only its text is shown */
    LINK_OUTSIDE,  /* `url` as it is: https:, http:, mailto:, tel: */
    LINK_FILE,     /* `url` is a relative path; until content/links.c has resolved it */
    LINK_DOCUMENT, /* a document of the site: its kind `document`, its id `target`, and `anchor` */
    LINK_MEDIA     /* `media` */
};

/* DOCUMENT_BUILTIN: a page that the program makes itself, and that has no file. */
enum document_kind { DOCUMENT_PAGE, DOCUMENT_QUESTION, DOCUMENT_FACTOR, DOCUMENT_BUILTIN };

struct markdown_node {
    enum markdown_kind kind;
    struct mark mark;
    struct markdown_node *first; /* child */
    struct markdown_node *next;  /* sibling */
    const char *text;            /* TEXT, CODE, CODE_BLOCK; else "" */
    int level;                   /* HEADING: 1 to 6 */
    const char *id;              /* HEADING: unique in its file, readable */
    bool ordered, tight;         /* LIST */
    int start;                   /* LIST, ordered: its first number */
    const char *info;            /* CODE_BLOCK */
    /* LINK and IMAGE */
    const char *url;
    const char *title;
    enum link_kind link;
    enum document_kind document; /* LINK_DOCUMENT */
    const char *target;          /* LINK_DOCUMENT: id of page, question or factor */
    const char *anchor;          /* LINK_DOCUMENT: id of a heading, or "" */
    const struct file *media;    /* LINK_MEDIA */
};

struct markdown {
    const struct source *source;
    struct markdown_node *first; /* block, or NULL for an empty file */
    bool cut; /* what has no end swallowed all that follows it, and was reported */
};

enum {
    MARKDOWN_MAX_DEPTH = 64,
    MARKDOWN_MAX_NODES = 200000,
    MARKDOWN_MAX_PICTURES = 256 /* in one paragraph */
};

/* The tree of a file's text, in `arena`. NULL, with a report, if it is nested too deep,
 * has too many pictures in a paragraph or too many nodes (4 MB of prose have some 130,000). */
struct markdown *markdown_parse(struct arena *arena, const struct source *source,
                                struct diag *diag);
/* Whether it is a line's end within a paragraph. */
bool markdown_is_break(const struct markdown_node *node);
/* The text of a node and all in it, without any markup; a break is a space. */
const char *markdown_plain_text(struct arena *arena, const struct markdown_node *node);
/* The text of blocks or inline items from `first` up to `end`, without markup and with one space
 * for all that separates words. */
const char *markdown_words(const struct markdown_node *first, const struct markdown_node *end,
                           struct arena *arena);
/* Calls `visit` for each node, parents before their children. */
void markdown_walk(struct markdown_node *first,
                   void (*visit)(void *user, struct markdown_node *node), void *user);

#endif
