/* What no text should have, be it of a YAML file (lint.c) or of Markdown (text.c): markers that
 * authors leave where it is not finished (TODO, Lorem ipsum, [Platzhalter], [Platzhalter: what goes
 * here]), an e-mail address that is none; and in YAML files, markup.
 */
#ifndef LINT_PLAIN_H
#define LINT_PLAIN_H

#include <stdbool.h>

#include "text/source.h"

/* The first marker in a text, as a whole word, and its length in bytes; NULL if there is
 * none. */
const char *unfinished_find(const char *text, size_t *length);
/* Reports the first marker in a text that begins at `mark`. */
void unfinished_report(const char *text, struct mark mark, struct diag *diag);

/* Reports what stands where an e-mail address belongs, and is none. */
void lint_email(const char *address, struct mark mark, struct diag *diag);

/* Reports Markdown and HTML in a text that is shown as it stands. */
void plain_report(const char *text, struct mark mark, struct diag *diag);

/* Whether a character of a word begins at a byte; whether one ends before it. Latin-1's characters
 * and General Punctuation are none. */
bool is_word_character(const char *at);
bool follows_word(const char *text, const char *at);

#endif
