/* What every run is made of, whatever the command: content and theme are read, become a
 * site in memory, and the last line says how it went. main.c puts the steps in order.
 */
#ifndef RUN_H
#define RUN_H

#include <stdbool.h>
#include <stddef.h>

#include "base/files.h"
#include "options.h"

/* What one run holds. */
struct run {
    struct options options;
    struct arena *arena;
    struct diag diag;
    struct files builtin, project, site;
    const char *output;
    size_t questions;
    const char *build; /* of a site to be watched (site/site.h), else NULL */
};

/* An empty run with the built-in files. The strings of `options` stay the caller's. */
void run_init(struct run *run, const struct options *options);
void run_free(struct run *run);
/* The project's files, which have been read, become the site's files. */
void run_make_site(struct run *run);
/* The line that closes a run. */
void run_print_summary(const struct run *run, bool written);

#endif
