/* What is no error, but a public site should not have. */
#ifndef LINT_LINT_H
#define LINT_LINT_H

#include "content/model.h"

/* Reports all of it: see the rules. */
void model_lint(const struct model *model, struct diag *diag);

#endif
