#include "diag/rules.h"

#define MAYBE_EN "{?2 – did you mean “{2}”?}"
#define MAYBE_DE "{?2 – meinten Sie „{2}“?}"

const struct rule_text rules[RULE_COUNT] = {
#define RULE(name, id, severity, english, german) { id, SEVERITY_##severity, { english, german } },
#include "diag/rule_list.h"
#undef RULE
};
