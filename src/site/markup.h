/* Markdown as templates are offered it: lists of blocks and inline items
 * (themes/README.md). HTML is made of it by the theme alone. */
#ifndef SITE_MARKUP_H
#define SITE_MARKUP_H

#include "content/model.h"
#include "site/media.h"
#include "site/value.h"

/* How links of a language's documents become places in the site. */
struct markup {
    struct arena *arena;
    struct media *media;
    const struct model *model;
    const struct language *language;
    struct table pages;                       /* id -> struct page */
    const struct value *no_block, *no_inline; /* what every item says of all other kinds */
};

void markup_init(struct markup *markup, struct media *media, const struct model *model,
                 const struct language *language);
/* The blocks of a run, as a list. With `own_page` they are a page of their own, and its
 * headings have ids; else they stand within a page, under its headings: theirs are of
 * level 3 or below. */
const struct value *markup_blocks(const struct markup *markup, const struct document *document,
                                  struct blocks blocks, bool own_page);
/* The inline items within a node, as a list. */
const struct value *markup_inlines(const struct markup *markup, const struct document *document,
                                   const struct markdown_node *parent);
/* A target: a page of that id and file, and an anchor or "". */
const struct value *markup_target(struct arena *arena, const char *page, const char *file,
                                  const char *anchor);
/* The file of one of the content's pages: index.html for the start page, else ID.html. */
const char *page_file(struct arena *arena, const struct page *page);

#endif
