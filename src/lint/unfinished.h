/* Markers that authors leave where a text is not finished: TODO, Lorem ipsum, [Platzhalter],
 * [Platzhalter: what goes here].
 * They are looked for in every text, of YAML files (lint.c) and of Markdown (text.c).
 */
#ifndef LINT_UNFINISHED_H
#define LINT_UNFINISHED_H

#include "text/source.h"

/* The first marker in a text, as a whole word, and its length in bytes; NULL if there is
 * none. */
const char *unfinished_find(const char *text, size_t *length);
/* Reports the first marker in a text that begins at `mark`. */
void unfinished_report(const char *text, struct mark mark, struct diag *diag);

#endif
