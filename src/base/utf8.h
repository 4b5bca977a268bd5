/* UTF-8 as RFC 3629 defines it: no overlong forms, no surrogates, at most U+10FFFF. */
#ifndef BASE_UTF8_H
#define BASE_UTF8_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/buffer.h"

/* Bytes of the code point at `text` (1 to 4), or 0 where the bytes are no
 * UTF-8 or `available` bytes do not suffice. */
size_t utf8_length(const char *text, size_t available);
/* The same, but 1 for a byte that is no UTF-8: to step over anything. */
size_t utf8_length_or_one(const char *text, size_t available);
/* The code point at `text`; its bytes must be valid. */
uint32_t utf8_decode(const char *text);
/* Appends a code point. */
void utf8_add(struct buffer *buffer, uint32_t code_point);
/* The offset of the first byte that is no UTF-8, or `length` if all are. */
size_t utf8_check(const char *text, size_t length);
/* How many code points `length` valid bytes hold. */
size_t utf8_count(const char *text, size_t length);

/* True for what nobody sees and programs obey: the control characters of ISO 6429
 * (U+0000 to U+001F but tab and line feed, U+007F to U+009F) and Unicode's own ends of
 * line and paragraph (U+2028, U+2029), which YAML takes for line ends. */
bool utf8_is_control(uint32_t code_point);
/* The offset of the first control character in valid UTF-8, or `length`. */
size_t utf8_find_control(const char *text, size_t length);
/* True for what turns round the text behind it, so that it reads as something else
 * (Unicode Standard Annex 9: embeddings, overrides, isolates). */
bool utf8_is_reordering(uint32_t code_point);
/* True for what nobody sees, though two texts differ in it: the soft hyphen, marks of direction,
 * blanks and joiners without width (but for those that some scripts need between letters), and
 * all that reorders. */
bool utf8_is_invisible(uint32_t code_point);
/* A copy in lower case, so that texts that differ only in case become equal: as
 * Windows compares file names, for the letters of Latin (to U+017E), today's Greek and Cyrillic
 * (to U+04FF; Unicode, CaseFolding.txt, the simple mappings of these blocks). */
char *utf8_folded(struct arena *arena, const char *text);
/* A copy in which a letter of Latin and the mark behind it, ä as some systems store it in file
 * names, are one code point. utf8_folded makes them one, too. */
char *utf8_composed(struct arena *arena, const char *text);
/* A text as ids and addresses have it, readable: "Was heißt Integration?" is
 * was-heisst-integration. Letters that are not Latin stay as they are; with `ascii` they go, so
 * that all is a to z, 0 to 9 and -. "" if nothing is left. */
char *utf8_slug(struct arena *arena, const char *text, bool ascii);
/* The columns of a terminal a code point takes: 0, 1 or 2, by the blocks of Unicode that
 * combine with the letter before them or are as wide as they are high. */
int utf8_cells(uint32_t code_point);

#endif
