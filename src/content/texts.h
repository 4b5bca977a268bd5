/* texts.yaml: a language's names for check, bands, topics and scale. */
#ifndef CONTENT_TEXTS_H
#define CONTENT_TEXTS_H

#include "content/instrument.h"
#include "content/language.h"

/* What the file may hold. */
extern const struct record texts_yaml;

/* Loads the texts of one language; `fallback` is the default language, NULL for itself. */
void texts_load(const struct files *files, const struct instrument *instrument,
                struct language *language, const struct language *fallback, struct arena *arena,
                struct diag *diag);
/* Reports what the ends of the scale mean if no text says it, nor the answers of all questions. */
void texts_check_ends(const struct instrument *instrument, const struct language *language,
                      struct arena *arena, struct diag *diag);

#endif
