/* texts.yaml: a language's names for check, bands, topics and scale. */
#ifndef CONTENT_TEXTS_H
#define CONTENT_TEXTS_H

#include "content/instrument.h"
#include "content/language.h"

/* What the file may hold. */
extern const struct record texts_yaml;

/* Loads the texts of one language. */
void texts_load(const struct job *job, const struct instrument *instrument,
                struct language *language);
/* Reports what the ends of the scale mean if no text says it, nor the answers of all questions. */
void validate_scale_ends(const struct job *job, const struct instrument *instrument,
                         const struct language *language);

#endif
