#include "lint/email.h"

#include "base/uri.h"

void lint_email(const char *address, struct mark mark, struct diag *diag)
{
    if (!uri_is_email(address))
        mark_report(mark, diag, RULE_EMAIL_INVALID, address, NULL, NULL);
}
