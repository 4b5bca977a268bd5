#include "diag/rules.h"

struct message {
    const char *id;
    enum severity severity;
    struct wording text;
};

#define MAYBE_EN "{?2 – did you mean “{2}”?}"
#define MAYBE_DE "{?2 – meinten Sie „{2}“?}"

static const struct message messages[RULE_COUNT] = {
#define RULE(name, id, severity, english, german) { id, SEVERITY_##severity, { english, german } },
#include "diag/rule_list.h"
#undef RULE
};

const char *rule_id(enum rule rule)
{
    return messages[rule].id;
}

enum severity rule_severity(enum rule rule)
{
    return messages[rule].severity;
}

const char *rule_text(enum rule rule, enum message_language language)
{
    return wording_in(messages[rule].text, language);
}
