/* What check.yaml holds: the instrument, the same in every language. */
#ifndef CONTENT_INSTRUMENT_H
#define CONTENT_INSTRUMENT_H

#include "content/fields.h"
#include "content/ids.h"

/* What the file may hold. */
extern const struct record check_yaml;

struct scale {
    struct mark mark;
    struct number from, to; /* the ends; of a list of values, its first and last */
    struct number step;     /* 0 of a list of values */
    struct number_list values;
    struct flag show_values; /* true where nothing is said */
    struct text unit;        /* "" for none */
};

struct band {
    struct mark mark;
    struct text id;
    struct number from; /* the lowest number in it */
};

/* Topics that belong together, in the order of the list `topics`. */
struct group {
    struct mark mark;
    struct text id;
    struct text_list topics;
};

struct question {
    struct mark mark;
    struct text id, topic;
    struct text_list factors;
    struct number_list values; /* those of the scale that it offers; none: all */
    struct number weight;      /* at least 1 */
    struct flag key;           /* decides over the others; at most one question */
    struct flag duty;          /* a legal duty: first among the needs of its band */
};

struct instrument {
    struct mark mark;
    struct text id;
    struct number version;
    struct scale scale;
    const long *values; /* that are offered, rising; none if the scale was reported */
    size_t value_count;
    struct record_list bands; /* of struct band, rising */
    struct text_list topics, factors;
    struct record_list groups;    /* of struct group; none, or each topic is in one */
    struct text essential;        /* a factor's id, or "" */
    struct record_list questions; /* of struct question */
    struct text_list retired;
    struct ids band_ids, topic_ids, group_ids, factor_ids, question_ids, retired_ids;
};

const struct band *instrument_band(const struct instrument *instrument, size_t index);
const struct group *instrument_group(const struct instrument *instrument, size_t index);
const struct question *instrument_question(const struct instrument *instrument, size_t index);

/* The place of a value in the scale; the number of its values, if it has no such value. */
size_t instrument_find_value(const struct instrument *instrument, long value);
/* True if a question offers the value of that index. */
bool question_offers(const struct instrument *instrument, const struct question *question,
                     size_t value);
/* The index of the band that a value lies in. */
size_t instrument_band_of(const struct instrument *instrument, long value);
/* The values that a question offers, or with NULL the scale, to name them: all, or the first, the
 * second and the last; in `arena`. */
const char *instrument_list_values(const struct instrument *instrument,
                                   const struct question *question, struct arena *arena);
/* How many decimals a score has: its unit is the largest power of ten that is at most a fortieth
 * of the range and at most 1. */
int score_decimals(const struct scale *scale);

/* True if a heading of that name begins a question's answers; no band may be called so. */
bool is_answers_name(const char *name);

/* Loads check.yaml. Without bands or questions, it is no instrument, and a fault was reported. */
void instrument_load(const struct job *job, struct instrument *instrument);

#endif
