/* Writing: a set of files becomes a folder, whole or not at all.
 *
 * disk_write_site and disk_write_new report every fault to `diag` (severity "system":
 * exit status 3). Nothing is left half-written behind. Paths are printed as the user named
 * the folder; what lies beside the folder has its absolute path.
 *
 * The paths in a set are plain ("assets/style.css"): one that is empty, absolute, or has
 * "." or ".." in it is refused, and nothing is written.
 */
#ifndef DISK_WRITE_H
#define DISK_WRITE_H

#include <stdbool.h>

#include "base/buffer.h"
#include "base/files.h"
#include "diag/diag.h"

/* Writes a site into the folder `dir` and takes the place of the one that is
 * there. `site` is sorted and has its own SHA256SUMS (see disk/ownership.h, which
 * must recognise it at the next run). `project` is the folder the content was
 * read from: the site may not lie over the project, its content or its themes.
 * With `sync` the site is on the disk when this returns.
 *
 * - Missing folders above `dir` are made; a link at `dir` stays, and the folder
 *   it leads to is written. Files get the mode 0666 and folders 0777, less the
 *   umask; but the folder `dir` keeps the mode and, where the system permits,
 *   the owner and group it had (not its ACLs).
 * - A folder that is not ours, or in which a file is not ours or was changed,
 *   is left alone; so is one that changes while this runs.
 * - A site that already has just these bytes is left as it is: nothing is written or synced.
 * - How a run can be cut off without harm: disk/swap.h.
 */
void disk_write_site(const char *dir, const char *project, const struct files *site, bool sync,
                     struct diag *diag);

/* Gives the site in the folder `dir`, which is ours, another status script
 * (diag/status.h); all else in it stays as it is. At every moment the old one or the
 * new one is there, whole. False where that cannot be done now: `diag` learns what is in
 * the way. It may pass, as another run may be at it, or a browser just reading; so the
 * caller tries again. */
bool disk_write_status(const char *dir, const struct buffer *script, struct diag *diag);

/* Writes the files of a new project into the folder `dir`, which must be new or
 * empty (hidden files such as .git, and what systems leave there, do not count).
 * Never overwrites anything: what is there is named, and what was written so
 * far is taken away again. */
void disk_write_new(const char *dir, const struct files *files, struct diag *diag);

#endif
