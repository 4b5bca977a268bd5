/* The Markdown files of a language: questions, factors and pages. */
#ifndef CONTENT_DOCUMENTS_H
#define CONTENT_DOCUMENTS_H

#include "content/instrument.h"
#include "content/language.h"
#include "content/settings.h"

/* Loads them; `fallback` is the default language, NULL for itself. */
void documents_load(const struct files *files, const struct instrument *instrument,
                    const struct settings *settings, struct language *language,
                    const struct language *fallback, struct arena *arena, struct diag *diag);

#endif
