/* How trouble with writing is told: one place that decides between "disk full"
 * and "cannot be written".
 */
#ifndef DISK_REPORT_H
#define DISK_REPORT_H

#include "diag/diag.h"

/* A site could not be written: RULE_DISK_FULL where `code` (an errno) says so, else
 * RULE_CANNOT_WRITE. */
void report_write(struct diag *diag, const char *path, int code);
/* The same of what is no site, so that nothing is to be said of an old one. */
void report_write_new(struct diag *diag, const char *path, int code);

/* A fault of `folder`/`name`, with the path made printable. */
void report_entry(struct diag *diag, enum rule rule, const char *folder, const char *name);

#endif
