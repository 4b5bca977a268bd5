/* Whether a folder is kurzcheck's own: the question before anything is replaced
 * or deleted.
 *
 * A folder is ours if it is empty, or if it has our SHA256SUMS and every file
 * in it is listed there and still has the hash that is listed. What systems leave
 * behind (path_is_os_metadata) and, in a site of ours, empty folders do
 * not count; a listed file that is missing does no harm. Nor does the status
 * script of a watched site (diag/status.h), which is ours by its first line: it
 * is replaced while the list and all that is listed stay as they are.
 *
 * SHA256SUMS is read strictly, in the form `sha256sum` writes and checks: 64
 * hex digits, two spaces, a path, a newline. And it must list index.html and
 * check.html, which every site has: a download folder may have a SHA256SUMS of
 * its own, with nothing amiss in it, and is not ours to delete.
 */
#ifndef DISK_OWNERSHIP_H
#define DISK_OWNERSHIP_H

#include <stdbool.h>

#include "base/files.h"
#include "diag/diag.h"

#define SUMS_NAME "SHA256SUMS"

struct ownership {
    bool ours; /* nothing in the folder is anybody else's */
    bool same; /* and it has just the files of the site it was compared with, whatever its
                * status script says, if there shall be one */
};

/* Looks at the folder `path`, and compares it with `site`, whose hashes are those of its own
 * SHA256SUMS, or with nothing where that is NULL. What is not ours is reported to `diag` (NULL: to
 * nobody) under `shown`, each file by its name, up to a sensible number of them. */
struct ownership ownership_check(struct arena *arena, const char *path, const char *shown,
                                 const struct files *site, struct diag *diag);

/* True if the folder has just the files of `site`, which is sorted. Where its list differs,
 * nothing but that is read. */
bool ownership_is_same(struct arena *arena, const char *path, const struct files *site);

/* True if the folder has a SHA256SUMS in our form: it is, or was, a whole site. */
bool ownership_is_site(struct arena *arena, const char *path);

/* Moves what systems left in the folder `from` to the same places below `to`, where there is
 * room: who uploads or opens a site may rely on it. What cannot be moved stays. */
void carry_over_os_metadata(struct arena *arena, const char *from, const char *to);

#endif
