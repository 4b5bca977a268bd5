/* Texts of YAML files are plain: they stand on the page as they are. Whoever writes Markdown in
 * the other files may expect it to work here, too.
 */
#ifndef LINT_PLAIN_H
#define LINT_PLAIN_H

#include "text/source.h"

/* Reports the first Markdown or HTML in a text that begins at `mark`. */
void plain_report(const char *text, struct mark mark, struct diag *diag);

#endif
