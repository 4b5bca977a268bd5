/* What links and pictures lead to: another page, a question, a factor, a page that the
 * program makes, a file in content/media. Paths are relative to the file they stand in, so that
 * they also work in an editor's preview.
 */
#ifndef CONTENT_LINKS_H
#define CONTENT_LINKS_H

#include "base/table.h"
#include "content/instrument.h"
#include "content/language.h"
#include "content/settings.h"

/* Finds what links and pictures of all languages lead to; `languages` are those of the settings.
 * Adds each file of content/media that one leads to, by its path. */
void links_resolve(const struct job *job, const struct instrument *instrument,
                   const struct settings *settings, const struct language *languages,
                   struct table *linked_media);

#endif
