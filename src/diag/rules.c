#include "diag/rules.h"

#include <errno.h>
#include <string.h>

struct message {
    const char *id;
    enum severity severity;
    const char *text[2]; /* by enum message_language */
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
    return messages[rule].text[language];
}

/* What the system says, where an editor may meet it; without the English words: the
 * C library's. */
static const struct {
    int code;
    const char *german, *english;
} refusals[] = {
    { ENOENT, "die Datei oder den Ordner gibt es nicht", NULL },
    { EACCES, "die Berechtigung fehlt", NULL },
    { EPERM, "das ist nicht erlaubt", NULL },
    { ENOTDIR, "ein Teil des Pfads ist kein Ordner", NULL },
    { EISDIR, "das ist ein Ordner", NULL },
    { ENOSPC, "der Datenträger ist voll", NULL },
    { EROFS, "der Datenträger ist schreibgeschützt", NULL },
    { EIO, "der Datenträger meldet einen Fehler", NULL },
    { EBUSY, "es wird gerade von einem anderen Programm verwendet", NULL },
    { EMFILE, "es sind zu viele Dateien zugleich offen", NULL },
    { ENAMETOOLONG, "der Name ist zu lang", NULL },
    { ELOOP, "die Verweise führen im Kreis", NULL },
    { EFBIG, "die Datei wird zu groß für diesen Datenträger", NULL },
    { ETXTBSY,
      "ein anderes Programm hält die Datei, oder etwas in diesem Ordner, gerade offen; schließen "
      "Sie es dort und versuchen Sie es noch einmal",
      "another program has the file, or something in this folder, open just now; close it there "
      "and try again" },
};

const char *system_text(int code, enum message_language language)
{
    for (size_t i = 0; i < sizeof refusals / sizeof *refusals; i++) {
        const char *text = language == MESSAGES_DE ? refusals[i].german : refusals[i].english;
        if (refusals[i].code == code && text)
            return text;
    }
    return strerror(code);
}
