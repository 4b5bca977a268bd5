/* Leaves out of scripts and styles what only their authors read: comments, indentation,
 * and blanks and line breaks where they mean nothing. Names (but see rename.h) and statements
 * stay as they are, and a line holds few of them, so that a browser's message still leads to
 * the place.
 *
 * It takes no more than it can be sure of, without a parser for JavaScript: of a script,
 * comments that have a line of their own (`//`), blanks beside signs, and breaks behind
 * `{ ; , (` and before `}` and `)`. A line is read up to a slash that may divide or begin a
 * regular expression, and is written as it is from there on. A script in which a text or a
 * comment may span lines (a template literal, a backslash, a slash and an asterisk) stays as
 * it is. The text is a source's (content/source.h): ends of line are LF.
 */
#ifndef SITE_SQUEEZE_H
#define SITE_SQUEEZE_H

#include <stddef.h>

#include "base/buffer.h"

void squeeze_script(const char *text, size_t length, struct buffer *out);
/* The end of a string, template literal or regular expression that starts at `c` and ends
 * before `end`, that of its line; `c` itself if none starts there; NULL where that cannot
 * be told without a parser, or a comment starts. `before` is the last character before `c`
 * that is no blank. */
const char *squeeze_skip(const char *c, const char *end, char before);
/* Comments anywhere but in strings and in url(…) without quotes. */
void squeeze_style(const char *text, size_t length, struct buffer *out);

#endif
