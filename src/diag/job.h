/* What every step of a run works with. */
#ifndef DIAG_JOB_H
#define DIAG_JOB_H

#include "base/arena.h"
#include "base/files.h"
#include "diag/diag.h"

struct job {
    const struct files *files; /* the project's, sorted */
    struct arena *arena;       /* what is made lives there */
    struct diag *diag;         /* where faults are reported */
};

#endif
