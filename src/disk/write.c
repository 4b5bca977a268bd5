#include "disk/write.h"

#include <errno.h>
#include <string.h>
#include <strings.h>

#include "disk/fill.h"
#include "disk/fs.h"
#include "disk/ownership.h"
#include "disk/path.h"
#include "disk/posix.h"
#include "disk/report.h"
#include "disk/swap.h"
#include "disk/system.h"

/* Compared by what the system calls the same, not by name: a name may differ in case, or be a
 * mount. */
static bool is_same_folder(const char *one, const char *other)
{
    struct stat a, b;
    return stat(one, &a) == 0 && stat(other, &b) == 0 && a.st_dev == b.st_dev &&
           a.st_ino == b.st_ino;
}

/* True if `inner` is the folder `outer` or lies in it; `name` is that of a folder in `outer`, there
 * or not, and only that counts then (a disk may not tell names apart that differ in case only), or
 * NULL. */
static bool lies_in(struct arena *arena, const char *inner, const char *outer, const char *name)
{
    for (const char *at = inner;; at = path_parent(arena, at)) {
        bool fits = !name || strcasecmp(path_name(at), name) == 0;
        if (fits && is_same_folder(name ? path_parent(arena, at) : at, outer))
            return true;
        if (strcmp(at, "/") == 0)
            return false;
    }
}

/* True if the site would lie over the project, or over or in what it is made from. */
static bool overlaps(struct arena *arena, const char *path, const char *project)
{
    static const char *const sources[] = { "content", "themes" };
    const char *root = path_resolve(arena, project);
    if (!root)
        return false;
    if (lies_in(arena, root, path, NULL))
        return true;
    for (size_t i = 0; i < sizeof sources / sizeof *sources; i++) {
        const char *source = path_resolve(arena, path_join(arena, root, sources[i]));
        if (lies_in(arena, path, root, sources[i]) ||
            (source && (lies_in(arena, source, path, NULL) || lies_in(arena, path, source, NULL))))
            return true;
    }
    return false;
}

/* Finds out where `shown` is, and whether a site may be there at all. */
static bool find_output(struct swap *output, const char *project)
{
    struct stat status;
    output->path = path_resolve(output->arena, output->shown);
    if (!output->path) {
        report_write(output->diag, output->shown, errno);
        return false;
    }
    enum rule rule;
    bool there = stat(output->path, &status) == 0;
    if (overlaps(output->arena, output->path, project))
        rule = RULE_OUTPUT_OVERLAP;
    else if (there && !S_ISDIR(status.st_mode))
        rule = RULE_OUTPUT_FOREIGN;
    else if (there && system_is_mount(output->path))
        rule = RULE_OUTPUT_MOUNT;
    else
        return true;
    diag_add_file(output->diag, rule, path_printable(output->arena, output->shown), NULL, NULL);
    return false;
}

/* Gives the new folder what the old one had. Without the right to do so, and
 * that is usual, owner or group remain our own. */
static int take_over_mode(const char *fresh, const struct stat *old)
{
    struct stat status;
    if (stat(fresh, &status) != 0)
        return errno;
    bool given = (status.st_uid == old->st_uid && status.st_gid == old->st_gid) ||
                 chown(fresh, old->st_uid, old->st_gid) == 0 ||
                 chown(fresh, (uid_t)-1, old->st_gid) == 0;
    (void)given;
    return chmod(fresh, old->st_mode & 07777) == 0 ? 0 : errno;
}

/* Writes the new site beside the old one. `old` is NULL where there is none. */
static bool write_fresh(const struct swap *swap, const struct files *site, const struct stat *old)
{
    const char *failed = NULL;
    /* What takes the place of a folder may be meant for few: open it only when done. */
    int error = mkdir(swap->fresh, old ? 0700 : 0777) == 0 ? 0 : errno;
    if (!error)
        error = fill_folder(swap->arena, swap->fresh, site, SUMS_NAME, &failed);
    if (!error && old)
        error = take_over_mode(swap->fresh, old);
    if (!error && swap->sync)
        error = fill_sync(swap->arena, swap->fresh, site);
    if (error)
        report_write(swap->diag, failed ? path_join(swap->arena, swap->shown, failed) : swap->shown,
                     error);
    return !error;
}

/* Replaces the old site. It is looked at twice: before, so that nothing is
 * written in vain, and again when nobody can reach it by its name any more,
 * so that what was saved into it in the meantime is not deleted. */
static void replace(struct swap *swap, const struct files *site)
{
    struct stat status;
    bool there = stat(swap->path, &status) == 0;
    if (there) {
        struct ownership before =
            ownership_check(swap->arena, swap->path, swap->shown, site, swap->diag);
        if (!before.ours || before.same)
            return;
    }
    bool placed = write_fresh(swap, site, there ? &status : NULL) && swap_in(swap);
    if (placed && swap->aside &&
        !ownership_check(swap->arena, swap->aside, swap->shown, site, swap->diag).ours) {
        swap_back(swap);
        placed = false;
    }
    if (placed)
        swap_delete_old(swap);
    else
        swap_delete_fresh(swap);
}

void disk_write_site(const char *dir, const char *project, const struct files *site, bool sync,
                     struct diag *diag)
{
    struct arena *arena = arena_new();
    struct swap swap = { .arena = arena, .diag = diag, .shown = dir, .sync = sync, .lock = -1 };
    if (find_output(&swap, project) &&
        !(swap_is_tidy(arena, swap.path) && ownership_is_same(arena, swap.path, site))) {
        struct stat status;
        size_t made = 0;
        const char *parent = path_parent(arena, swap.path);
        int error = fs_make(arena, parent, &made);
        if (error)
            report_write(diag, dir, error);
        else if (swap_open(&swap))
            replace(&swap, site);
        swap_close(&swap);
        if (stat(swap.path, &status) != 0)
            fs_unmake(arena, parent, made);
    }
    arena_free(arena);
}
