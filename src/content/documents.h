/* The Markdown files of a language: questions, factors and pages. */
#ifndef CONTENT_DOCUMENTS_H
#define CONTENT_DOCUMENTS_H

#include "content/instrument.h"
#include "content/language.h"
#include "content/settings.h"

/* Loads them. An id whose file is missing is remembered as reported. */
void documents_load(const struct job *job, struct instrument *instrument, struct settings *settings,
                    struct language *language);

#endif
