/* The status script: what the open pages of a site learn from `kurzcheck watch`.
 *
 * A page from disk can read no file but by a <script> element. So this is a script, which
 * does nothing but hold data: which build the site is, which pages it has, and what is wrong
 * with the content as it is now. The pages load it again and again (src/browser/watch.js).
 *
 *   globalThis.kurzcheckStatus = { "build": "…", "pages": ["check.html", …], "language": "de",
 *     "faults": [{ "message": "content/check.yaml:3:1: …", "excerpt": "    …\n    ^" }, …],
 *     "more": 0 };
 *
 * It changes while the site around it stands, so the site's SHA256SUMS does not list it;
 * the first line says whose it is instead.
 */
#ifndef DIAG_STATUS_H
#define DIAG_STATUS_H

#include <stdbool.h>
#include <stddef.h>

#include "base/buffer.h"
#include "base/files.h"
#include "diag/diag.h"

/* Where it is in a site. */
#define STATUS_PATH "assets/watch-status.js"

/* The most faults that are told; of the others only the number ("more"). */
enum { STATUS_FAULTS = 50 };

/* Appends the script. `build` is that of `site`, in letters and digits; the errors are those
 * of `diag`, in the order they are printed in. NULL is a diag without any. */
void status_write(struct buffer *out, const char *build, const struct files *site,
                  struct diag *diag, enum message_language language);

/* True if a file's bytes are, or begin, a status script. */
bool status_is_ours(const char *data, size_t length);

#endif
