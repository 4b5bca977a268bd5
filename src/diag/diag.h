/* Diagnostics: every fault of a run, collected and printed once at the end.
 *
 * A fault never stops the pass that found it, so that one run names them all.
 * A rule (rules.h) says what is wrong in general: its stable id, how grave it
 * is, and its text in each language of the messages. A diagnostic is a rule, a
 * place and up to three words that fill the text's gaps.
 */
#ifndef DIAG_DIAG_H
#define DIAG_DIAG_H

#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>

#include "base/arena.h"
#include "base/buffer.h"
#include "base/nearest.h"
#include "diag/rules.h"

/* Where a fault is. `line` 0 means the file as a whole; `path` NULL the run. */
struct place {
    const char *path;   /* as it is printed; must live as long as the diag */
    size_t line;        /* from 1 */
    const char *text;   /* the source line, not terminated; NULL: none to show. It lives as
                         * long, too */
    size_t text_length; /* bytes */
    size_t offset;      /* of the fault in the line, in bytes */
};

/* The column of a place, from 1, in code points. */
size_t place_column(const struct place *place);

struct diagnostic {
    enum rule rule;
    enum severity severity; /* after --strict */
    struct place place;
    const char *words[3];     /* NULL where not given */
    struct wording wording;   /* of {*}; NULL where not given */
    struct diagnostic *alike; /* the next that it stands for, too; NULL: none */
    bool merged;              /* another stands for it */
};

struct diag {
    struct arena *arena; /* owns the items and their words */
    struct diagnostic *items;
    size_t count;
    size_t capacity;
    enum severity worst;
    bool strict;
    size_t compared; /* words, in looking for suggestions */
};

/* An empty list, which lives in `arena`. */
void diag_init(struct diag *diag, struct arena *arena, bool strict);

/* Adds a fault; words that the rule's text does not use are NULL. Words are
 * copied, long ones in part. */
void diag_add(struct diag *diag, enum rule rule, struct place place, const char *first,
              const char *second, const char *third);
/* The same with a first word (or NULL), and with a text of the program's own, in both languages,
 * for {*}. */
void diag_add_wording(struct diag *diag, enum rule rule, struct place place, const char *word,
                      struct wording wording);
/* A fault of a file as a whole, or of the run where `path` is NULL. */
void diag_add_file(struct diag *diag, enum rule rule, const char *path, const char *first,
                   const char *second);
/* The system refused: `code` is the errno, whose text becomes {*}. */
void diag_add_system(struct diag *diag, enum rule rule, const char *path, int code);

/* Suggestions are looked for as long as the run has compared no more than so many words: whoever
 * has more wrong names than that has another problem than misspelling. Says whether `count` more
 * may be compared, and counts them. */
enum { DIAG_MOST_COMPARED = 200000 };
bool diag_may_suggest(struct diag *diag, size_t count);
/* base/nearest.h within these bounds. */
const char *diag_suggest(struct diag *diag, const char *word, const char *const *candidates,
                         size_t count);
size_t diag_suggest_index(struct diag *diag, const char *word, const char *const *candidates,
                          size_t count);

/* Sorts by file, line and column, and drops repetitions. Of messages that differ in nothing but
 * their files, as those of a heading that all questions have, the first stands for all. */
void diag_sort(struct diag *diag);
/* Appends what is said of a fault: one line (of `more`, if that is not 0, how many more of its rule
 * its file has); and, where it has a place, its source line with a caret below. */
void diagnostic_message(const struct diagnostic *item, size_t more, enum message_language language,
                        struct buffer *out);
void diagnostic_excerpt(const struct diagnostic *item, struct buffer *out);
/* At most so many messages per rule and file. */
enum { DIAG_MOST_ALIKE = 100 };
/* Sorts, and appends all of that; of the others, a line per rule says how many there are. */
void diag_format(struct diag *diag, enum message_language language, struct buffer *out);
/* The same, printed. False if writing failed. */
bool diag_print(struct diag *diag, FILE *stream, enum message_language language);
size_t diag_count(const struct diag *diag, enum severity severity);
/* True if something is grave enough that no site may be written. */
bool diag_failed(const struct diag *diag);
/* True if anything is a fault whatever --strict says: the model is incomplete. */
bool diag_has_faults(const struct diag *diag);
/* 0, 1 or 3: see the severities. */
int diag_exit_status(const struct diag *diag);

/* Adds the rule's text to `out`, its gaps filled; a word that is not given is NULL. */
void rule_fill(struct buffer *out, enum rule rule, enum message_language language,
               const char *const words[3], struct wording wording);

#endif
