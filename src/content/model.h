/* The model: what content/ says, loaded, checked and put in order.
 *
 * model_load (load.c) makes it of a set of files; site/ makes pages of it.
 * Everything lives in one arena and dies with it. A model is complete only if
 * nothing was reported as an error: then every list has its items, every id
 * leads to its thing, every text is there (if need be in another language).
 */
#ifndef CONTENT_MODEL_H
#define CONTENT_MODEL_H

#include "base/files.h"
#include "content/fields.h"
#include "text/markdown.h"

/* ---- check.yaml ---- */

struct scale {
    struct integer from, to, step;
    struct text unit; /* "" for none */
    struct mark mark;
};

struct band {
    struct text id;
    struct integer from; /* the lowest value in it */
    struct mark mark;
};

struct question {
    struct text id, topic;
    struct text_list factors;
    struct integer weight; /* at least 1 */
    struct flag key;       /* decides over the others; at most one question */
    struct flag duty;      /* a legal duty: first among the needs of its band */
    struct mark mark;
};

struct check {
    struct text id;
    struct integer version;
    struct scale scale;
    const long *values; /* that are offered, rising; none if the scale was reported */
    size_t value_count;
    struct record_list bands; /* of struct band, rising */
    struct text_list topics, factors;
    struct text essential;        /* a factor's id, or "" */
    struct record_list questions; /* of struct question */
    struct text_list retired;
    struct mark mark;
    struct text_list strangers; /* ids that are named above and stand in no list: reported */
};

const struct band *check_band(const struct check *check, size_t index);
const struct question *check_question(const struct check *check, size_t index);
/* The index of an id in a list, or `count`. */
size_t text_list_find(const struct text_list *list, const char *id);

/* ---- site.yaml ---- */

struct publisher {
    struct text name, url;
    struct mark mark;
};

struct contact {
    struct text name, address, email, phone, url;
    struct mark mark;
};

struct brand {
    struct text color; /* #rrggbb, or "" for the theme's own */
    struct text logo, logo_alt;
    const struct file *logo_file; /* NULL for none */
    struct mark mark;
};

struct page {
    struct text id;
    struct text nav; /* main, footer or "" */
    struct text
        role; /* start, imprint, privacy, accessibility, easy-language, sign-language or "" */
    struct mark mark;
};

struct settings {
    struct publisher publisher;
    struct contact contact;
    struct text_list languages; /* the first is the default */
    struct text theme;
    struct text base_url;
    struct brand brand;
    struct record_list pages; /* of struct page */
    struct mark mark;
};

const struct page *settings_page(const struct settings *settings, size_t index);
bool page_has_role(const struct page *page, const char *role);
/* False if a page's role, or what else its entry is to hold, was reported as not to be read. */
bool settings_has_clear_roles(const struct settings *settings);

/* ---- a language's texts and documents ---- */

/* A text, and the language it is in: its own, or the default where it is missing. */
struct phrase {
    const char *text; /* "" for none */
    const char *language;
};

/* A run of blocks: from `first` up to, not including, `end`. */
struct blocks {
    const struct markdown_node *first, *end;
};

struct document {
    const struct markdown *markdown; /* NULL only if an error was reported */
    const char *language;            /* the one it is in */
    const struct markdown_node *title;
    struct blocks body;                   /* of a page or factor: all below the title */
    const struct markdown_node *question; /* of a question: its paragraph */
    struct blocks help;                   /* of a question */
    struct blocks *guidance; /* of a question: one a band; first NULL where there is none */
    struct phrase *answers;  /* of a question with texts of its own: one a value of the scale */
    const struct document *fallback; /* whose guidance stands where this one has none; or NULL */
    const char *meant; /* where the file is missing: the id of that suggested for it; or NULL */
};

struct language {
    const char *tag;
    const struct language *fallback; /* has what is missing here; NULL of the default language */
    bool partial;                    /* is meant to have part of the texts */
    size_t missing;                  /* of a partial one: texts that are another language's */
    const struct yaml_node *texts;   /* of texts.yaml; NULL where it could not be read */
    struct phrase title, subtitle, description, closing; /* of the check */
    long minutes;                                        /* that the check takes; 0: not said */
    struct phrase foreword, foreword_name, foreword_office;
    struct phrase prompt, scale_from, scale_to;
    struct phrase *answers;                                  /* one a value of the scale */
    struct phrase *band_names, *band_texts, *band_headlines; /* one a band */
    bool has_band_names;                                     /* each band has one of its own */
    struct phrase *topics, *topic_texts, *topic_gaps;        /* one a topic */
    struct text_list views;
    const char *views_language;
    struct named_list interface; /* words that replace the theme's */
    struct document *questions;  /* one a question */
    struct document *factors;    /* one a factor */
    struct document *pages;      /* one a page */
};

struct model {
    struct check check;
    struct settings settings;
    struct language *languages; /* one a language of the settings, the default first */
    size_t language_count;
    const struct file **media; /* all of content/media, by path */
    size_t media_count;
};

/* Loads content/ out of `files` (sorted). Reports all faults; NULL if the check or
 * the settings could not be read at all. */
struct model *model_load(const struct files *files, struct arena *arena, struct diag *diag);
/* What is no error, but a public site should not have: see the rules. */
void model_lint(const struct model *model, struct diag *diag);

#endif
