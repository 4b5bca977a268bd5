#include "disk/write.h"

#include <errno.h>
#include <stdint.h>

#include "disk/fill.h"
#include "disk/fs.h"
#include "disk/path.h"
#include "disk/report.h"

enum { REPORTED = 100 }; /* files named in one run */

/* True if nothing is in the folder that somebody would miss in a new project;
 * what is there is reported. */
static bool is_vacant(const char *path, const char *shown, struct arena *arena, struct diag *diag)
{
    struct names names;
    int error = fs_list(path, SIZE_MAX, arena, &names);
    if (error) {
        diag_add_system(diag, RULE_CANNOT_READ, path_printable(arena, shown), error);
        return false;
    }
    size_t found = 0;
    for (size_t i = 0; i < names.count; i++)
        if (names.items[i][0] != '.' && !path_is_os_metadata(names.items[i], false) &&
            !path_is_os_metadata(names.items[i], true) && found++ < REPORTED)
            report_entry(diag, RULE_FILE_EXISTS, shown, names.items[i]);
    return !found;
}

void disk_write_new(const char *dir, const struct files *files, struct diag *diag)
{
    struct arena *arena = arena_new();
    const char *path = path_resolve(arena, dir);
    const char *failed = NULL;
    size_t made = 0;
    int error = path ? fs_make(arena, path, &made) : errno;
    bool vacant = !error && is_vacant(path, dir, arena, diag);
    if (vacant) {
        error = fill_folder(arena, path, files, NULL, &failed);
        if (failed)
            fill_undo(arena, path, files, failed);
    }
    if (error == EEXIST && failed)
        report_entry(diag, RULE_FILE_EXISTS, dir, failed);
    else if (error)
        report_write_new(diag, failed ? path_join(arena, dir, failed) : dir, error);
    if (error || !vacant)
        fs_unmake(arena, path, made);
    arena_free(arena);
}
