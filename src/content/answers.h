/* What single values mean: `scale: answers` of texts.yaml, and a question's own list below
 * "## Antworten" or "## Answers", an item a value: "- 50 %: text".
 */
#ifndef CONTENT_ANSWERS_H
#define CONTENT_ANSWERS_H

#include "content/instrument.h"
#include "content/language.h"
#include "text/markdown.h"

/* The texts of a map from value to text: one a value of the scale, "" for none. Reports what
 * is no value, or there twice. */
struct phrase *answers_of_map(const struct job *job, const struct instrument *instrument,
                              const struct named_list *map, const char *language);
/* The same of a question's Markdown, from `heading` up to `end`. */
struct phrase *answers_of_section(const struct job *job, const struct instrument *instrument,
                                  const struct question *question,
                                  const struct markdown_node *heading,
                                  const struct markdown_node *end, const char *language);

/* Reports the links and pictures in a node: where one chooses an answer, none can be followed. */
void report_links(const struct job *job, const struct markdown_node *node);

#endif
