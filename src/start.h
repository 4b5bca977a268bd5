/* The command `new`: a project to begin with. */
#ifndef START_H
#define START_H

#include "run.h"

/* Writes the project, with the built-in check or, with --empty, a small one that explains
 * itself (src/starter), and says what to do next. Returns the exit status. */
int start_project(struct run *run);

#endif
