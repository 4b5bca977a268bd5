#include "disk/report.h"

#include <errno.h>
#include <stdbool.h>

#include "disk/path.h"

void report_write(struct diag *diag, const char *path, int code)
{
    bool full = code == ENOSPC;
#ifdef EDQUOT
    full = full || code == EDQUOT;
#endif
    diag_add_system(diag, full ? RULE_DISK_FULL : RULE_CANNOT_WRITE,
                    path_printable(diag->arena, path), code);
}

void report_entry(struct diag *diag, enum rule rule, const char *folder, const char *name)
{
    const char *path = path_join(diag->arena, folder, name);
    diag_add_file(diag, rule, path_printable(diag->arena, path), NULL, NULL);
}
