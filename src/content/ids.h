/* Ids and the lists they stand in: what stands there twice, and what is named elsewhere and
 * stands in none.
 *
 * One misspelt id may be named in many places. It is reported once; and where an entry of the
 * list was reported already, as no id or because its file is missing, not at all.
 */
#ifndef CONTENT_IDS_H
#define CONTENT_IDS_H

#include "base/files.h"
#include "content/values.h"

/* Ids are file names and parts of addresses: a to z, 0 to 9 and -, up to 60. */
bool id_is_valid(const char *id);
/* An id made of a text that is none, such as leitbild of “Leitbild,”. NULL if nothing is left. */
const char *id_like(struct arena *arena, const char *text);

/* The index of an id in a list, or `count`. */
size_t text_list_find(const struct text_list *list, const char *id);
/* The texts of a list, for `nearest`. */
const char **text_list_words(const struct text_list *list, struct arena *arena);
/* Reports items that stand a second time in a list of ids. */
void report_duplicate_ids(const struct text *const *ids, size_t count, struct diag *diag);
/* The same for all of a list. */
void report_duplicates_in(const struct text_list *list, struct arena *arena, struct diag *diag);
/* Reports an id that is none of the words of the list called `name`, with the nearest one. */
void report_unknown_id(const struct text *id, const char *const *words, size_t count,
                       const char *name, struct diag *diag);
/* True if an entry that is no id, and so reported, was most likely meant to be this id. */
bool id_is_meant(const char *id, const char *const *entries, size_t count, struct arena *arena);

/* A list of check.yaml whose ids are named elsewhere in it. */
struct id_list {
    const struct text_list *ids;
    const char *name;
    const struct files *files; /* of factors, which have a file each; else NULL */
};

/* Reports, once each, the ids that are named and not in the list; they are added to
 * `strangers`, which has room for all. */
void check_named_ids(const struct id_list *list, const struct text *const *named, size_t count,
                     struct text_list *strangers, struct arena *arena, struct diag *diag);

#endif
