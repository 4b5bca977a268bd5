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

/* The ids of a list, in its order. */
struct ids {
    struct text **items;
    const char **words; /* the same as texts, for `nearest` */
    size_t count;
    struct table table; /* from an id to its place in `items`; of two that are equal, the first's */
};
struct ids ids_of_texts(const struct text_list *list, struct arena *arena);
/* Of records that begin with a mark and their id. */
struct ids ids_of_records(const struct record_list *list, struct arena *arena);

/* The index of an id, or `count`. */
size_t ids_find(const struct ids *ids, const char *id);
bool ids_have(const struct ids *ids, const char *id);
/* True if one of the list was reported, and most likely meant to be another id. */
bool ids_may_mean(const struct ids *ids, struct diag *diag, const char *other);

/* Reports ids that stand a second time in their list. */
void report_duplicate_ids(const struct job *job, const struct ids *ids);
/* Reports an id that is none of the list called `name`, with the nearest one. */
void report_unknown_id(const struct job *job, const struct text *id, const struct ids *ids,
                       const char *name);
/* Reports, once each, the ids that are named in other places than the list called `name`, and do
 * not stand there. `list` is its mark. */
void validate_named_ids(const struct job *job, const struct mark *list, const struct ids *ids,
                        const char *name, struct text *const *named, size_t count);

#endif
