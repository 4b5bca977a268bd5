/* Whether a text begins, or a path ends, with one of several words; NULL ends their list. */
#ifndef BASE_MATCH_H
#define BASE_MATCH_H

#include <stdbool.h>
#include <stddef.h>

/* The length of the first of the words that the text begins with; 0 if it begins with none. */
size_t match_beginning(const char *text, const char *const *words);
/* The same, whatever the case of a to z. */
size_t match_beginning_in_any_case(const char *text, const char *const *words);
/* True if what follows the path's last dot, with the dot, is one of the words, in any case. */
bool match_ending(const char *path, const char *const *words);

#endif
