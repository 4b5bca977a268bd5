/* Quotations that „ opens and a straight " closes: typed in haste, and seen by every reader. A
 * straight character counts where it stands behind a word, is not the second of two straight ones,
 * and nothing else closes the quotation.
 */
#ifndef TEXT_QUOTES_H
#define TEXT_QUOTES_H

#include <stdbool.h>

#include "text/source.h"

/* A text that is being read, piece by piece. */
struct quotes {
    struct diag *diag;
    struct mark mark; /* behind the last character that was met in the file, or a piece's begin */
    size_t passed;    /* bytes that were read behind it */
    struct mark straight; /* the character that may be meant to close; line 0: none */
    bool open;            /* behind „ */
    bool in_straight;     /* between two straight characters */
    bool behind_word;     /* what was read last is no space and no bracket */
};

/* Begins a text that stands at `mark`, in the file as it is or with escapes. */
void quotes_begin(struct quotes *quotes, struct mark mark, struct diag *diag);
/* A piece that stands at `mark` or behind it, or nowhere, such as a space in place of a line's end:
 * what is passed over, such as a link's title, may have characters of its own. */
void quotes_read(struct quotes *quotes, const char *text, struct mark mark);
/* Reports a straight character that was meant to close, if nothing else has closed. */
void quotes_end(struct quotes *quotes);

/* All of that for a value of a YAML file, where the character that ends the value may be the one.
 */
void quotes_report(const char *text, struct mark mark, struct diag *diag);
/* The length of the typographic character that a value begins with, where a straight one would be
 * YAML's; 0 if there is none. */
size_t quotes_curly_length(const char *text);
/* Reports a value without straight ones that typographic ones enclose, or only begin. */
void quotes_report_curly(const char *text, struct mark mark, struct diag *diag);
/* The straight character that closes „ in the line of `mark`, and with it the value: what follows
 * it is no YAML, and found to be none at `mark`. NULL if there is none. */
const char *quotes_find_before(struct mark mark);
/* The character that closes what „ opens in the language of a file. */
const char *quotes_closing(const struct source *source);

#endif
