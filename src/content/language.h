/* A language's texts and documents. */
#ifndef CONTENT_LANGUAGE_H
#define CONTENT_LANGUAGE_H

#include "base/buffer.h"
#include "content/values.h"
#include "diag/job.h"
#include "text/markdown.h"
#include "text/yaml.h"

/* ---- texts.yaml, as it is ---- */

struct foreword_texts {
    struct mark mark;
    struct text text, name, office;
};

struct check_texts {
    struct mark mark;
    struct text title, subtitle, description, closing;
    struct number minutes;
    struct foreword_texts foreword;
};

struct scale_texts {
    struct mark mark;
    struct text prompt, from, to;
    struct named_list answers;
};

struct texts {
    struct mark mark;
    struct check_texts check;
    struct named_list bands, topics, groups, interface;
    struct scale_texts scale;
    struct text_list views;
};

/* ---- what stands on the pages ---- */

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
    const struct markdown_node *question; /* of a question: its paragraph, or its title */
    struct blocks help;                   /* of a question */
    struct blocks *guidance; /* of a question: one a band; first NULL where there is none */
    const struct markdown_node **headings; /* of a question: one a band, NULL for none; the array
                                            * is NULL where a heading was reported */
    struct phrase *answers; /* of a question with texts of its own: one a value of the scale */
    const struct document *fallback; /* whose guidance stands where this one has none; or NULL */
};

/* What the ids of a list are called, and what is said beside that: one phrase an id. */
struct named_phrases {
    struct phrase *names, *texts;
    struct phrase *more; /* of a band its headline, of a topic what its needs are called */
};

struct language {
    const char *tag;
    const struct language *fallback; /* has what is missing here; NULL of the default language */
    bool partial;                    /* is meant to have part of the texts */
    bool reported;                   /* its folder is missing, which was reported */
    size_t missing;                  /* how many texts are another language's */
    struct buffer missing_names;     /* theirs, until they are reported */
    const struct yaml_node *root;    /* of texts.yaml; NULL where it could not be read */
    struct texts own;                /* what it holds; `bands` are reported if not each band has a
                                      * name of its own */
    struct phrase title, subtitle, description, closing; /* of the check */
    long minutes;                                        /* that the check takes; 0: not said */
    struct phrase foreword, foreword_name, foreword_office;
    struct phrase prompt, scale_from, scale_to;
    struct phrase *answers; /* one a value of the scale */
    bool guided;            /* some question has guidance */
    struct named_phrases bands, topics, groups;
    struct text_list views;
    const char *views_language;
    struct document *questions; /* one a question */
    struct document *factors;   /* one a factor */
    struct document *pages;     /* one a page */
};

/* A tag without its last part, de of de-simple, in `arena`; NULL if it has but one. */
const char *shorter_tag(struct arena *arena, const char *tag);

/* Notes a text that another language's stands in for, by its key or its path in the language's
 * folder. */
void note_untranslated(struct language *language, const char *name);
/* Reports all of them, at the language's tag. */
void report_untranslated(const struct job *job, struct language *language, struct mark mark);

#endif
