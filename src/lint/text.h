/* What single places of a Markdown text should not have: pictures and links that say
 * nothing to who cannot see them, headings that leave out a level, unfinished words.
 */
#ifndef LINT_TEXT_H
#define LINT_TEXT_H

#include "content/model.h"

/* What is to be said of the Markdown of a document, in its own language; `legal`: square brackets
 * are placeholders, which are counted elsewhere. */
void lint_text(const struct document *document, bool is_question, bool legal, struct diag *diag);

#endif
