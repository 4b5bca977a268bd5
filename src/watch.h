/* kurzcheck watch: a build after every change of the project, until the program is to end.
 *
 * The site of every build tells its open pages what it is (site/site.h, `build`), and has a
 * status script (diag/status.h), with which they reload themselves. While there are errors,
 * the last good site stands, and its status script, which alone is replaced, has them.
 */
#ifndef WATCH_H
#define WATCH_H

#include "options.h"

/* Watches until Ctrl+C or the like, and then leaves a site there as `build` would: of the
 * project as it is, or, while there are errors, as it was last without any. The exit status:
 * 0; what `build` would say where there is nothing to watch, or nowhere to write. */
int watch_project(const struct options *options);

#endif
