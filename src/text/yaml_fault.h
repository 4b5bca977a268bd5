/* What libyaml says of a file that is no YAML, in words for people who do not program, and at the
 * place where the mistake was made, which is not always where it is noticed.
 */
#ifndef TEXT_YAML_FAULT_H
#define TEXT_YAML_FAULT_H

#include "text/source.h"

struct yaml_fault {
    const char *problem;  /* in libyaml's words */
    struct mark mark;     /* where it was noticed */
    struct mark context;  /* where what it belongs to begins; line 0: not known */
    struct mark last;     /* the scalar that was read before; line 0: none */
    bool last_quoted;     /* it is in quotes */
    struct mark last_cut; /* the # that may have cut it off; line 0: none */
};

#define YAML_NO_KEY "did not find expected key"

/* Of a key that is not indented like those it belongs to. */
void yaml_report_indentation(struct mark key, struct diag *diag);
void yaml_fault_report(const struct yaml_fault *fault, struct arena *arena, struct diag *diag);

#endif
