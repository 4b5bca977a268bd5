/* Which files of a theme are used. */
#ifndef SITE_THEME_USE_H
#define SITE_THEME_USE_H

#include "site/theme.h"

/* Reports the files of the project's theme that nothing uses: most likely their names are
 * misspelt. To be called last: of a theme with faults nothing is said. */
void theme_report_unused(struct theme *theme, const struct model *model);

#endif
