#include "disk/write.h"

#include <errno.h>
#include <string.h>

#include "diag/status.h"
#include "disk/fs.h"
#include "disk/ownership.h"
#include "disk/path.h"
#include "disk/posix.h"
#include "disk/report.h"
#include "disk/swap.h"

enum { STATUS_BYTES = 1024 * 1024 }; /* far above what a status script can have */

/* Reports why the file of that name in the site cannot be read or written; 0 is no reason. */
static bool check(const struct swap *swap, const char *name, int error)
{
    bool foreign = error == EEXIST || error == EFBIG || error == ENODEV || error == ELOOP;
    if (foreign)
        report_entry(swap->diag, RULE_OUTPUT_FOREIGN, swap->shown, name);
    else if (error)
        report_write(swap->diag, path_join(swap->arena, swap->shown, name), error);
    return !error;
}

/* What is there must be ours. True where nothing is, too. */
static bool read_status(const struct swap *swap, const char *name, struct buffer *out)
{
    int error = fs_read(path_join(swap->arena, swap->path, name), STATUS_BYTES, out);
    if (error == ENOENT)
        return true;
    return check(swap, name, error ? error : status_is_ours(out->data, out->length) ? 0 : EEXIST);
}

static bool replace(const struct swap *swap, const struct buffer *script)
{
    static const char name[] = STATUS_PATH, part_name[] = STATUS_PATH PART_SUFFIX;
    struct buffer old = BUFFER_INIT, unfinished = BUFFER_INIT;
    bool ours = read_status(swap, name, &old) && read_status(swap, part_name, &unfinished);
    bool same = old.length == script->length && memcmp(old.data, script->data, old.length) == 0;
    buffer_free(&old);
    buffer_free(&unfinished);
    if (!ours || same)
        return ours;
    if (unlink(path_join(swap->arena, swap->path, part_name)) != 0 && errno != ENOENT)
        return check(swap, part_name, errno);
    return check(swap, name,
                 fs_replace(swap->arena, path_join(swap->arena, swap->path, name), script->data,
                            script->length));
}

bool disk_write_status(const char *dir, const struct buffer *script, struct diag *diag)
{
    struct swap swap = { .arena = diag->arena, .diag = diag, .shown = dir, .lock = -1 };
    swap.path = path_resolve(swap.arena, dir);
    bool found = swap.path && ownership_is_site(swap.arena, swap.path);
    if (!found)
        report_write(diag, path_join(swap.arena, dir, SUMS_NAME), ENOENT);
    bool written = found && swap_open(&swap) && replace(&swap, script);
    swap_close(&swap);
    return written;
}
