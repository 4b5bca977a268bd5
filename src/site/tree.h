/* The tree of values that templates are offered: themes/README.md is its contract. */
#ifndef SITE_TREE_H
#define SITE_TREE_H

#include "site/markup.h"

enum page_kind {
    PAGE_START,
    PAGE_CHECK,
    PAGE_FACTORS,
    PAGE_GUIDANCE,
    PAGE_QUESTIONNAIRE,
    PAGE_TEXT
};

/* A page of the site, made by the program or written in the content. */
struct site_page {
    enum page_kind kind;
    const char *id, *file;
    const struct page *page; /* NULL for those that the program makes itself */
    size_t index;            /* of the content's page in the settings */
    const struct value *value;
    const struct value *nav;  /* the links that its own is among; NULL for none */
    const struct value *link; /* its own */
};

/* Everything of one language. */
struct tree {
    struct arena *arena;
    struct media *media;
    const struct model *model;
    const struct language *language;
    const struct value *words;
    const char *root;        /* "" or "../" */
    const char *folder;      /* "" or "en/" */
    const char *single_file; /* "integration-chefsache-de.html" */
    struct site_page *pages; /* in their order */
    size_t page_count;
    bool guided;       /* some question has guidance, be it another language's */
    struct value *top; /* what every page shares */
    const struct value *nav_main, *nav_footer; /* their links, with no page as the one shown */
};

void tree_build(struct tree *tree, struct media *media, const struct model *model,
                const struct language *language, const struct value *words, const char *generator);
/* The `site` object, which styles see, too. */
const struct value *tree_site(struct media *media, const struct settings *settings);
/* The links of one of the two navigations, `current` being the page shown or NULL. */
const struct value *tree_navigation(const struct tree *tree, const struct value *nav,
                                    const struct site_page *current);
/* `ltr` or `rtl`: how a language is written. By the script that its tag names, else by
 * the one it is mostly written in (Unicode CLDR, likely subtags). */
const char *language_direction(const char *tag);

#endif
