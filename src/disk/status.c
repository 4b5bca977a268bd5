#include "disk/write.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>

#include "base/status.h"
#include "disk/owned.h"
#include "disk/path.h"
#include "disk/posix.h"
#include "disk/slot.h"
#include "disk/tree.h"

enum { STATUS_BYTES = 1024 * 1024 }; /* far above what a status script can have */

/* What is there must be ours; 0 where nothing is. */
static int read_status(const char *path, struct buffer *out)
{
    int error = tree_read(path, STATUS_BYTES, out);
    if (error == ENOENT)
        return 0;
    return error ? error : status_is_ours(out->data, out->length) ? 0 : EEXIST;
}

static bool replace(struct arena *arena, const char *site, const struct buffer *script)
{
    const char *path = path_join(arena, site, STATUS_PATH);
    const char *part = arena_format(arena, "%s" OWNED_PART, path);
    struct buffer old = BUFFER_INIT, unfinished = BUFFER_INIT;
    bool ours = read_status(path, &old) == 0 && read_status(part, &unfinished) == 0;
    bool same = old.length == script->length && memcmp(old.data, script->data, old.length) == 0;
    buffer_free(&old);
    buffer_free(&unfinished);
    if (!ours || same)
        return ours;
    unlink(part);
    if (tree_write(part, script->data, script->length) != 0)
        return false;
    if (rename(part, path) == 0)
        return true;
    unlink(part);
    return false;
}

bool disk_write_status(const char *dir, const struct buffer *script)
{
    struct arena *arena = arena_new();
    struct diag unheard;
    diag_init(&unheard, arena, false);
    struct slot slot = { .lock = -1 };
    const char *path = path_resolve(arena, dir);
    bool written = path && owned_is_site(path) && slot_open(&slot, path, dir, arena, &unheard) &&
                   replace(arena, path, script);
    slot_close(&slot);
    diag_free(&unheard);
    arena_free(arena);
    return written;
}
