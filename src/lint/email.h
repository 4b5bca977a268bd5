#ifndef LINT_EMAIL_H
#define LINT_EMAIL_H

#include "text/source.h"

/* Reports what is no e-mail address. */
void lint_email(const char *address, struct mark mark, struct diag *diag);

#endif
