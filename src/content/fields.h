/* Field tables: what a YAML file may hold, said once.
 *
 * A table drives the loader, its error messages and the JSON Schema for
 * editors (content/schema). A record's table names each key, its kind and where its value goes
 * in a C struct; fields_load walks the YAML tree and the table together, fills
 * the struct and reports all that does not fit.
 */
#ifndef CONTENT_FIELDS_H
#define CONTENT_FIELDS_H

#include <stdbool.h>
#include <stddef.h>

#include "content/values.h"
#include "diag/job.h"
#include "text/yaml.h"

enum field_kind {
    FIELD_TEXT,      /* struct text */
    FIELD_ID,        /* struct text: [a-z0-9-]+ */
    FIELD_LANGUAGE,  /* struct text: a BCP 47 tag in lower case */
    FIELD_COLOR,     /* struct text: #rrggbb */
    FIELD_URL,       /* struct text: https:// or http:// */
    FIELD_PATH,      /* struct text: a file of content/ */
    FIELD_CHOICE,    /* struct text: one of `choices` */
    FIELD_INTEGER,   /* struct number: from `min` to `max` */
    FIELD_DECIMAL,   /* struct number: from `min` to `max` */
    FIELD_BOOLEAN,   /* struct flag */
    FIELD_INTEGERS,  /* struct number_list: each from `min` to `max` */
    FIELD_TEXTS,     /* struct text_list */
    FIELD_IDS,       /* struct text_list of ids */
    FIELD_LANGUAGES, /* struct text_list of language tags */
    FIELD_NAMES,     /* struct named_list: ids with a name, or with a map of `record` */
    FIELD_WORDS,     /* struct named_list: free keys with a text */
    FIELD_RECORD,    /* the struct of `record` itself */
    FIELD_RECORDS    /* struct record_list of `record` */
};

enum field_flags {
    FIELD_REQUIRED = 1,
    FIELD_MAY_BE_EMPTY = 2, /* an empty text is as good as none */
    /* A record has all that are EITHER and none that is OR, or the other way round. */
    FIELD_EITHER = 4,
    FIELD_OR = 8
};

/* What people write for a choice in their own language. */
struct synonym {
    const char *word, *choice;
};

struct field {
    const char *key;
    enum field_kind kind;
    unsigned flags;
    size_t offset;              /* of the value in the record's struct */
    long min, max;              /* FIELD_INTEGER; of lists, `min` is the least number of items */
    const char *const *choices; /* FIELD_CHOICE: ends with NULL */
    const struct synonym *synonyms; /* FIELD_CHOICE: ends with one of NULL */
    const struct record *record;
    struct wording about; /* what it is for; NULL: none to see */
};

struct record {
    const struct field *fields;
    size_t field_count;
    size_t size; /* bytes of the C struct */
};

/* The record of a table of fields, whose values a struct of the type holds. */
#define RECORD(fields, type)                                                                       \
    {                                                                                              \
        fields, sizeof(fields) / sizeof *(fields), sizeof(type)                                    \
    }

enum { MOST_VALUES = 101 }; /* of a scale */

/* What an item of FIELD_LANGUAGES may be in place of its tag alone: id and partial. */
extern const struct record language_record;
/* What an item of FIELD_NAMES may be in place of its name alone: a struct named. */
extern const struct record band_names_record, topic_names_record, group_names_record;

/* What a value must be, in the words of a message ("a whole number"). */
struct wording field_kind_name(enum field_kind kind);
/* What an item of a list or map must be. */
enum field_kind field_item_kind(enum field_kind kind);

/* Fills `out` (of record->size bytes, zeroed) from a map; strings live in the job's arena. Texts
 * that were not given are "". NULL is a map that could not be read, which was reported. */
void fields_load(const struct job *job, const struct record *record, const struct yaml_node *node,
                 void *out);
/* Calls `visit` for each text of a record that is shown on the pages (FIELD_TEXT, FIELD_TEXTS,
 * FIELD_NAMES, FIELD_WORDS), and was given. */
typedef void text_visit(void *user, const struct text *text);
void fields_walk(const struct record *record, const void *values, text_visit *visit, void *user);

#endif
