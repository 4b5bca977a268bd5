/* The text within HTML that was written into Markdown: the tags go, and what they surround stays.
 */
#ifndef TEXT_HTML_H
#define TEXT_HTML_H

#include <stdbool.h>

#include "base/arena.h"

/* HTML without tags, comments, scripts and styles, entities as they are. Where a tag begins a line
 * of its own, there is a line end. `*open` becomes true where a comment has no end: all from there
 * on is left out. */
const char *html_text(struct arena *arena, const char *html, bool *open);

#endif
