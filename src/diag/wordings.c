#include "diag/wordings.h"

#include <errno.h>
#include <stdarg.h>
#include <string.h>

const struct wording wordings[WORDING_COUNT] = {
#define WORDING(name, english, german) { english, german },
#include "diag/wording_list.h"
#undef WORDING
};

const char *wording_in(struct wording wording, enum message_language language)
{
    return language == MESSAGES_DE ? wording.de : wording.en;
}

const char *say(enum wording_id id, enum message_language language)
{
    return wording_in(wordings[id], language);
}

struct wording wording_filled(struct arena *arena, enum wording_id id, ...)
{
    struct wording filled;
    va_list arguments;
    va_start(arguments, id);
    filled.en = arena_format_list(arena, wordings[id].en, arguments);
    va_end(arguments);
    va_start(arguments, id);
    filled.de = arena_format_list(arena, wordings[id].de, arguments);
    va_end(arguments);
    return filled;
}

/* What the system says, where an editor may meet it; without English words: the C library's. */
static const struct {
    int code;
    struct wording wording;
} refusals[] = {
    { ENOENT, { NULL, "die Datei oder den Ordner gibt es nicht" } },
    { EACCES, { NULL, "die Berechtigung fehlt" } },
    { EPERM, { NULL, "das ist nicht erlaubt" } },
    { ENOTDIR, { NULL, "ein Teil des Pfads ist kein Ordner" } },
    { EISDIR, { NULL, "das ist ein Ordner" } },
    { ENOSPC, { NULL, "der Datenträger ist voll" } },
    { EROFS, { NULL, "der Datenträger ist schreibgeschützt" } },
    { EIO, { NULL, "der Datenträger meldet einen Fehler" } },
    { EBUSY, { NULL, "es wird gerade von einem anderen Programm verwendet" } },
    { EMFILE, { NULL, "es sind zu viele Dateien zugleich offen" } },
    { ENAMETOOLONG, { NULL, "der Name ist zu lang" } },
    { ELOOP, { NULL, "die Verweise führen im Kreis" } },
    { EFBIG, { NULL, "die Datei wird zu groß für diesen Datenträger" } },
    { ETXTBSY,
      { "another program has the file, or something in this folder, open just now; close it there "
        "and try again",
        "ein anderes Programm hält die Datei, oder etwas in diesem Ordner, gerade offen; schließen "
        "Sie es dort und versuchen Sie es noch einmal" } },
};

struct wording system_wording(int code)
{
    const char *english = strerror(code);
    for (size_t i = 0; i < sizeof refusals / sizeof *refusals; i++)
        if (refusals[i].code == code)
            return (struct wording){ refusals[i].wording.en ? refusals[i].wording.en : english,
                                     refusals[i].wording.de };
    return (struct wording){ english, english };
}
