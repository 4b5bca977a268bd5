/* What a misspelt word was most likely meant to be, by the optimal string alignment distance:
 * how many letters must be inserted, deleted, replaced or swapped with the next. */
#ifndef BASE_NEAREST_H
#define BASE_NEAREST_H

#include "base/arena.h"

/* The candidate nearest to `word`, near enough to be meant, or NULL. */
const char *nearest(const char *word, const char *const *candidates, size_t count);
/* Its index, or `count`. */
size_t nearest_index(const char *word, const char *const *candidates, size_t count);

/* The path whose file's name is nearest to that of `path`, whatever their case, or NULL. */
const char *nearest_path(struct arena *arena, const char *path, const char *const *paths,
                         size_t count);

#endif
