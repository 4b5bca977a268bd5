/* The lints, by what they look at. model_lint (lint.h) calls them. */
#ifndef LINT_LINTS_H
#define LINT_LINTS_H

#include "content/model.h"

/* ---- media.c: files of content/media: what a browser would run, what is no picture, what no page
 * asks for, and what is too large to be copied, mailed and loaded over slow lines ---- */

void lint_media(const struct model *model, struct diag *diag);

/* ---- questions.c: questions and their guidance: more than one can read at once, and texts that
 * were copied and not changed ---- */

void lint_questions(const struct model *model, const struct language *language, struct diag *diag);

/* ---- figures.c: figures in texts that the check gives another value, "14 questions" where it has
 * 13, "100 %" on a scale from 1 to 5; they are guesses, hence notes ---- */

/* Of a file as it stands. `of_question`: it holds a question, and what is said of its values. */
void lint_figures(const struct model *model, const struct source *source, bool of_question,
                  struct diag *diag);

/* ---- text.c: single places of a Markdown text: pictures and links that say nothing to who cannot
 * see them, headings that leave out a level, unfinished words ---- */

/* What is to be said of the Markdown of a document, in its own language; `legal`: square brackets
 * are placeholders, which are counted elsewhere. */
void lint_text(const struct document *document, bool is_question, bool legal, struct diag *diag);

/* ---- markup.c: characters of Markdown that are none where they stand, and so are shown to the
 * reader as they are: what people write who know it from elsewhere, or forget a blank ---- */

/* Characters in a paragraph or heading that look like Markdown's and are shown as they are;
 * `in_item`: it begins an entry of a list. */
void lint_markup(const struct markdown_node *block, bool in_item, struct diag *diag);

/* ---- misparsed.c: text that Markdown takes for something else, so that it is not shown as it was
 * written: the asterisk in a word, a date for a numbered entry, an indented paragraph for program
 * code ---- */

/* A node that Markdown makes of something that was meant otherwise. */
void lint_misparsed(const struct markdown_node *node, struct diag *diag);
/* Lines of a file that only say where a link leads, though no link asks. */
void lint_definitions(const struct markdown *markdown, struct diag *diag);
/* Whether it is emphasis that begins within a word and goes beyond it. */
bool lint_is_within_word(const struct markdown_node *node, struct arena *arena);

/* ---- plain.c: what no text should have, be it of a YAML file (lint.c) or of Markdown (text.c):
 * markers that authors leave where it is not finished (TODO, Lorem ipsum, [Platzhalter],
 * [Platzhalter: what goes here]), an e-mail address that is none; and in YAML files, markup ---- */

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
