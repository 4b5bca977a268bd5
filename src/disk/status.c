#include "disk/write.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>

#include "diag/status.h"
#include "disk/fs.h"
#include "disk/ownership.h"
#include "disk/path.h"
#include "disk/posix.h"
#include "disk/report.h"
#include "disk/swap.h"

enum { STATUS_BYTES = 1024 * 1024 }; /* far above what a status script can have */

/* Where the script is written, under the names the user knows. */
struct target {
    const char *site;  /* the folder */
    const char *shown; /* as messages name it */
    struct diag *diag; /* its arena keeps the paths */
};

/* Reports why the file of that name in the site cannot be read or written; 0 is no reason. */
static bool check(const struct target *target, const char *name, int error)
{
    bool foreign = error == EEXIST || error == EFBIG || error == ENODEV || error == ELOOP;
    if (foreign)
        report_entry(target->diag, RULE_OUTPUT_FOREIGN, target->shown, name);
    else if (error)
        report_write(target->diag, path_join(target->diag->arena, target->shown, name), error);
    return !error;
}

/* What is there must be ours. True where nothing is, too. */
static bool read_status(const struct target *target, const char *name, struct buffer *out)
{
    int error = fs_read(path_join(target->diag->arena, target->site, name), STATUS_BYTES, out);
    if (error == ENOENT)
        return true;
    return check(target, name, error ? error : status_is_ours(out->data, out->length) ? 0 : EEXIST);
}

static bool replace(const struct target *target, const struct buffer *script)
{
    static const char name[] = STATUS_PATH, part_name[] = STATUS_PATH PART_SUFFIX;
    const char *path = path_join(target->diag->arena, target->site, name);
    const char *part = path_join(target->diag->arena, target->site, part_name);
    struct buffer old = BUFFER_INIT, unfinished = BUFFER_INIT;
    bool ours = read_status(target, name, &old) && read_status(target, part_name, &unfinished);
    bool same = old.length == script->length && memcmp(old.data, script->data, old.length) == 0;
    buffer_free(&old);
    buffer_free(&unfinished);
    if (!ours || same)
        return ours;
    if (unlink(part) != 0 && errno != ENOENT)
        return check(target, part_name, errno);
    if (!check(target, part_name, fs_write(part, script->data, script->length)))
        return false;
    int error = rename(part, path) == 0 ? 0 : errno;
    if (error)
        unlink(part);
    return check(target, name, error);
}

bool disk_write_status(const char *dir, const struct buffer *script, struct diag *diag)
{
    struct arena *arena = diag->arena;
    struct swap swap = { .lock = -1 };
    const char *path = path_resolve(arena, dir);
    bool found = path && ownership_is_site(path);
    if (!found)
        report_write(diag, path_join(arena, dir, SUMS_NAME), ENOENT);
    const struct target target = { path, dir, diag };
    bool written = found && swap_open(&swap, path, dir, arena, diag) && replace(&target, script);
    swap_close(&swap);
    return written;
}
