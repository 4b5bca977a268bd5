/* The parts of model_lint. Only files of lint/ include this. */
#ifndef LINT_LINT_H
#define LINT_LINT_H

#include "content/model.h"

/* lint/text.c: what is to be said of the Markdown of each document, in its own language;
 * `legal`: square brackets are placeholders, which are counted elsewhere. */
void lint_text(const struct document *document, bool is_question, bool legal, struct diag *diag);
/* lint/markup.c: signs in a paragraph or heading that look like Markdown's and are shown as
 * they are; `in_item`: it begins an entry of a list. */
void lint_markup(const struct markdown_node *block, bool in_item, struct diag *diag);
/* lint/misparsed.c: a node that Markdown makes of something that was meant otherwise. */
void lint_taken(const struct markdown_node *node, struct diag *diag);
/* Whether it is emphasis that begins within a word and goes beyond it. */
bool lint_is_within_word(const struct markdown_node *node);
/* lint/questions.c: long and equal questions, equal guidance, of one language. */
void lint_questions(const struct model *model, const struct language *language, struct diag *diag);
/* lint/media.c: pictures and media that are too large to be handed on. */
void lint_media(const struct model *model, struct diag *diag);

/* lint.c: reports what is no e-mail address. */
void lint_email(const char *address, struct mark mark, struct diag *diag);
/* lint/text.c: the text of blocks or inline items from `first` up to `end`, without markup
 * and with one space for all that separates words; in the arena of `diag`. */
const char *lint_plain_text(const struct markdown_node *first, const struct markdown_node *end,
                            struct diag *diag);

#endif
