/* Everything kurzcheck can find wrong: rule_list.h, where a new rule is entered. */
#ifndef DIAG_RULES_H
#define DIAG_RULES_H

#include "diag/wordings.h"

enum rule {
#define RULE(name, id, severity, english, german) RULE_##name,
#include "diag/rule_list.h"
#undef RULE
    RULE_COUNT
};

enum severity {
    SEVERITY_NOTE,    /* says what happened; changes no exit status */
    SEVERITY_WARNING, /* an error under --strict */
    SEVERITY_ERROR,   /* the content or theme is at fault: exit status 1 */
    SEVERITY_SYSTEM   /* the system refused: exit status 3 */
};

struct rule_text {
    const char *id;
    enum severity severity;
    struct wording
        text; /* with gaps: {1} {2} {3} and {*}; "{?2 …}" stands only if word 2 is given */
};

extern const struct rule_text rules[RULE_COUNT];

#endif
