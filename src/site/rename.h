/* Gives short names to what only a script itself can see: `function place(…)`,
 * `const place = …` and `(place) => …` become `function a(…)`, `const b = …`, `(c) => …`.
 *
 * It looks at tokens and brackets (site/script.h), without a parser for JavaScript, and leaves
 * alone whatever it cannot be sure of. In a script that can be read, a name of three letters or
 * more is changed, wherever it is a variable, if
 * - it is declared: `function N(`, `const N =`, `let N =`, `let N;`, `for (const N of`, as
 *   a parameter or what is caught, or in a pattern in place of one of these;
 * - it is nowhere a variable but where such a declaration holds; there it would be another's;
 * - it is nowhere a shorthand (`{ N }`), which is a variable and a property at once, nor
 *   a label; nor stands where that cannot be told;
 * - it stands in no template literal.
 * Properties, keys and methods stay: `x.N`, `{ N: 1 }`, `{ N() {} }`. Two names become the same
 * one only if no place where the one holds lies within a place where the other does. So nothing
 * changes but variables, save the `name` a function tells of itself. New names are no word of
 * the script and none of the language; the same script always gets the same.
 */
#ifndef SITE_RENAME_H
#define SITE_RENAME_H

#include <stddef.h>

#include "base/buffer.h"

/* Adds the script to `out`, as it is or with short names. Ends of line are LF. */
void rename_script(const char *text, size_t length, struct buffer *out);

#endif
