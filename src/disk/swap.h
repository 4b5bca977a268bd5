/* The place of a site in its parent folder, and how a new site takes it so that
 * a run that is cut off at any moment leaves a whole one there.
 *
 * Beside the site SITE, in the same folder, a run has
 *   SITE.kurzcheck-new-PID   the new site while it is written; after an
 *                            exchange, the old one until it is deleted
 *   SITE.old                 the old site, between and after two renames
 *   SITE.kurzcheck-lock      held (fcntl) while the run lasts; empty, or with
 *                            the mark "SITE.old is ours" before two renames
 *
 * A new site gets its SHA256SUMS last, and any site loses it last. So a folder
 * without one is a new site not yet whole, or the bare remains of an old one,
 * and in both there is nothing of the user's. What goes aside has one, or was an
 * empty folder.
 *
 * What a run leaves that is cut off        What the next run does
 * Where folders can change names (one step, no state between):
 *   1 SITE old, new one partly there       deletes the new one
 *   2 SITE old, new one whole              deletes the new one
 *   3 SITE new, old one whole or partly    deletes the old one
 * Where they cannot, after the mark:
 *   4 SITE missing, SITE.old whole         puts SITE.old back, says so; then as 2
 *   5 SITE new, SITE.old whole or partly   deletes SITE.old
 * Where nothing was yet, the new one is renamed to SITE: 1 and 2, then SITE new. In
 * every state the lock file may be there, unlocked; the next run takes it over, and
 * deletes it when it ends.
 *
 * Deleting asks ownership.h once more, each time; without the mark a SITE.old
 * beside a SITE is somebody's copy and stays. (Without a SITE it is put back
 * if every file in it is ours and unchanged, mark or not.)
 *
 * Another run at the same time finds the lock and gives up. Where the file
 * system has no locks, nothing is cleaned up after others, and since only whole
 * folders change names, the site is the one of the last to come.
 */
#ifndef DISK_SWAP_H
#define DISK_SWAP_H

#include <stdbool.h>

#include "base/arena.h"
#include "diag/diag.h"

struct swap {
    /* Set before swap_open, and the lock -1. */
    struct arena *arena;
    struct diag *diag;
    const char *shown; /* the site's folder as the user named it */
    const char *path;  /* the same, absolute and without links */
    bool sync;         /* the new site is on the disk before the old one goes */

    const char *parent; /* the folder it lies in, which exists */
    const char *fresh;  /* where the new site is to be written; not there yet */
    const char *old;    /* SITE.old */
    const char *lock_path;
    const char *aside; /* after swap_in: where the old site is now, or NULL */
    int lock;          /* the open lock file, or -1 */
    bool exclusive;    /* the file system knows locks, and we hold it */
    bool marked;       /* the lock file says that SITE.old is ours */
};

/* True if nothing beside the site at the absolute `path` is in use by a run, or left by one. */
bool swap_is_tidy(struct arena *arena, const char *path);

/* Takes the lock and tidies up after runs that were cut off. False, and a
 * report, if this run cannot go on; swap_close is due in any case. */
bool swap_open(struct swap *swap);

/* Puts the folder `fresh` into the place; a site that was there goes aside.
 * False, and a report, if that failed: then everything is as it was before. */
bool swap_in(struct swap *swap);
/* Takes back what swap_in did: the old site returns, the new one is `fresh` again. */
void swap_back(struct swap *swap);
/* Deletes the old site, if one went aside. What cannot be deleted is a note. */
void swap_delete_old(struct swap *swap);
/* Deletes `fresh`, whole or partly written. */
void swap_delete_fresh(struct swap *swap);

void swap_close(struct swap *swap);

#endif
