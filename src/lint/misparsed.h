/* Text that Markdown takes for something else, so that it is not shown as it was written: the
 * asterisk in a word, a date for a numbered entry, an indented paragraph for program code.
 */
#ifndef LINT_MISPARSED_H
#define LINT_MISPARSED_H

#include "text/markdown.h"

/* A node that Markdown makes of something that was meant otherwise. */
void lint_misparsed(const struct markdown_node *node, struct diag *diag);
/* Lines of a file that only say where a link leads, though no link asks. */
void lint_definitions(const struct markdown *markdown, struct diag *diag);
/* Whether it is emphasis that begins within a word and goes beyond it. */
bool lint_is_within_word(const struct markdown_node *node, struct arena *arena);

#endif
