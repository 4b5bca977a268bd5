/* From the model to the files of a site. */
#ifndef SITE_SITE_H
#define SITE_SITE_H

#include "base/files.h"
#include "content/model.h"

/* Makes the whole site: every page in every language, the single files, the assets
 * and SHA256SUMS, sorted by path. The job's files and `builtin` (sorted) hold the
 * theme's files; `theme` names it, its mark being where. Faults of theme and templates are
 * reported; what is in `out` is a site only if there was none. Everything lives in the job's
 * arena.
 *
 * `build` is NULL, but for a site whose open pages shall reload themselves: then every page
 * knows its build by this word (letters and digits), and has the theme's scripts and styles
 * for watching. What they ask for, the status script (diag/status.h), is not among the files,
 * nor in SHA256SUMS. */
void site_render(const struct job *job, const struct model *model, const struct files *builtin,
                 const struct text *theme, const char *build, struct files *out);

/* The faults of a theme that can be found without a model. */
void site_check_theme(const struct job *job, const struct files *builtin, const struct text *theme);

#endif
