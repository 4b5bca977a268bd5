/* Gives short names to what only a script itself can see: `function place(…)` and
 * `const place = …` become `function a(…)` and `const a = …`, each of a script's own.
 *
 * It looks at tokens and brackets, without a parser for JavaScript, and leaves alone whatever
 * it cannot be sure of. A script is touched only if it is one `(() => { … })();`, is lexed to
 * its end without a doubt, and has no word `class`, `eval`, `with` or `arguments`. In it, a
 * name of three letters or more is changed, wherever it stands, if
 * - a declaration has it alone: `function N(`, `const N =`, `let N =` or `let N;`;
 * - it stands nowhere outside of the blocks of such declarations, where it would be another's;
 * - it stands nowhere as a property, key, shorthand, method or label, nor where it might;
 * - it stands in no template literal.
 * So names change, one for one, and nothing else does, save the `name` a function tells of
 * itself. New names are no word of the script and none of the language; the same script always
 * gets the same.
 */
#ifndef SITE_RENAME_H
#define SITE_RENAME_H

#include <stddef.h>

#include "base/buffer.h"

/* Adds the script to `out`, as it is or with short names. Ends of line are LF. */
void rename_script(const char *text, size_t length, struct buffer *out);

#endif
