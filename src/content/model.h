/* The model: what content/ says, loaded, checked and put in order.
 *
 * model_load makes it of a set of files; site/ makes pages of it.
 * Everything lives in one arena and dies with it. A model is complete only if
 * nothing was reported as an error: then every list has its items, every id
 * leads to its thing, every text is there (if need be in another language).
 */
#ifndef CONTENT_MODEL_H
#define CONTENT_MODEL_H

#include "base/files.h"
#include "content/instrument.h"
#include "content/language.h"
#include "content/settings.h"

struct model {
    struct instrument instrument;
    struct settings settings;
    struct language *languages; /* one a language of the settings, the default first */
    size_t language_count;
    const struct file **media; /* of content/media what is published, by path */
    size_t media_count;
    const struct file **unlinked_media; /* the rest of it: nothing asks for these files */
    size_t unlinked_count;
};

/* Loads content/ out of the job's files, and reports all faults. Where check.yaml or site.yaml
 * lacks what the rest depends on, the model has no languages. */
struct model *model_load(const struct job *job);

#endif
