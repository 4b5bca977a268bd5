/* Characters of Markdown that are none where they stand, and so are shown to the reader as they
 * are: what people write who know it from elsewhere, or forget a blank.
 */
#ifndef LINT_MARKUP_H
#define LINT_MARKUP_H

#include "text/markdown.h"

/* Characters in a paragraph or heading that look like Markdown's and are shown as they are;
 * `in_item`: it begins an entry of a list. */
void lint_markup(const struct markdown_node *block, bool in_item, struct diag *diag);

#endif
