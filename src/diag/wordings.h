/* What the program says, in both languages: wording_list.h, where a new text is entered. (The
 * texts of the rules are in rule_list.h.)
 */
#ifndef DIAG_WORDINGS_H
#define DIAG_WORDINGS_H

#include "base/arena.h"

enum message_language { MESSAGES_EN, MESSAGES_DE };

struct wording {
    const char *en, *de; /* both, or NULL both for none */
};

enum wording_id {
#define WORDING(name, english, german) SAY_##name,
#include "diag/wording_list.h"
#undef WORDING
    WORDING_COUNT
};

extern const struct wording wordings[WORDING_COUNT];

/* The text in one of the languages: the one way to choose. */
const char *wording_in(struct wording wording, enum message_language language);
/* The same of a text of the list. */
const char *say(enum wording_id id, enum message_language language);
/* A text of the list whose gaps are filled, with the same in both languages. */
struct wording wording_filled(struct arena *arena, enum wording_id id, ...);
/* What an errno means; in English, most are the C library's words. */
struct wording system_wording(int code);

#endif
