/* Ids and the lists they stand in: what stands there twice, and what is named elsewhere and
 * stands in none.
 */
#ifndef CONTENT_IDS_H
#define CONTENT_IDS_H

#include "base/table.h"
#include "content/values.h"
#include "diag/job.h"

/* Ids are file names and parts of addresses: a to z, 0 to 9 and -, up to 60. */
bool id_is_valid(const char *id);
/* An id made of a text that is none, such as leitbild of “Leitbild,”. NULL if nothing is left. */
const char *id_like(struct arena *arena, const char *text);

/* True if an id was reported, and most likely meant to be another. */
bool id_may_mean(struct diag *diag, const struct text *id, const char *other);

/* The index of an id in a list, or `count`. */
size_t text_list_find(const struct text_list *list, const char *id);
/* The same for whoever asks often: a table of the list's ids, and what it says. */
struct table text_list_table(const struct text_list *list, struct arena *arena);
size_t text_list_look_up(const struct text_list *list, const struct table *table, const char *id);
/* The texts of a list, for `nearest`. */
const char **text_list_words(const struct text_list *list, struct arena *arena);
/* Reports items that stand a second time in a list of ids. */
void report_duplicate_ids(const struct job *job, const struct text *const *ids, size_t count);
/* The same for all of a list. */
void report_duplicates_in(const struct job *job, const struct text_list *list);
/* Reports an id that is none of the words of the list called `name`, with the nearest one. */
void report_unknown_id(const struct job *job, const struct text *id, const char *const *words,
                       size_t count, const char *name);
/* Reports, once each, the ids that are named in other places than the list called `name`, and do
 * not stand there. */
void validate_named_ids(const struct job *job, const struct text_list *list, const char *name,
                        struct text *const *named, size_t count);

#endif
