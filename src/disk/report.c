#include "disk/report.h"

#include <errno.h>
#include <stdbool.h>

#include "disk/path.h"

/* `site` is any word if a site was to be written, else NULL. */
static void report(struct diag *diag, const char *path, int code, const char *site)
{
    bool full = code == ENOSPC;
#ifdef EDQUOT
    full = full || code == EDQUOT;
#endif
    struct place place = { .path = path_printable(diag->arena, path) };
    diag_add_wording(diag, full ? RULE_DISK_FULL : RULE_CANNOT_WRITE, place, site,
                     system_wording(code));
}

void report_write(struct diag *diag, const char *path, int code)
{
    report(diag, path, code, "site");
}

void report_write_new(struct diag *diag, const char *path, int code)
{
    report(diag, path, code, NULL);
}

void report_entry(struct diag *diag, enum rule rule, const char *folder, const char *name)
{
    const char *path = path_join(diag->arena, folder, name);
    diag_add_file(diag, rule, path_printable(diag->arena, path), NULL, NULL);
}
