/* Leaves out of scripts and styles what only their authors read: comments and
 * indentation. Names and statements stay as they are, and line breaks too, so that a
 * browser's message still leads to the line's text.
 *
 * It takes no more than it can be sure of, without a parser for JavaScript: of a
 * script, comments that have a line of their own (`//`); nothing of a script in which
 * a text may span lines (a template literal, or a line that ends in a backslash),
 * where such a line would belong to the text.
 */
#ifndef SITE_SQUEEZE_H
#define SITE_SQUEEZE_H

#include <stddef.h>

#include "base/buffer.h"

void squeeze_script(const char *text, size_t length, struct buffer *out);
/* Comments anywhere but in strings and in unquoted url(…). */
void squeeze_style(const char *text, size_t length, struct buffer *out);

#endif
