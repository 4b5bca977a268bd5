/* The values of YAML files, as the model holds them: each with its place. */
#ifndef CONTENT_VALUES_H
#define CONTENT_VALUES_H

#include <stdbool.h>
#include <stddef.h>

#include "text/source.h"

/* Values, each with its place. What was not given has an empty mark. */
struct text {
    const char *text; /* never NULL */
    struct mark mark;
};

struct text_list {
    struct text *items;
    size_t count;
    struct mark mark;
    bool faulty;   /* the list itself was reported: what it was to hold is not known */
    bool *partial; /* FIELD_LANGUAGES: one an item, see struct language; else NULL */
};

struct integer {
    long value;
    struct mark mark; /* empty, too, where what was given is no such number */
};

struct integer_list {
    struct integer *items;
    size_t count;
    struct mark mark;
    bool faulty; /* an item was reported */
};

/* A number with decimals. */
struct decimal {
    long hundredths; /* what is beyond is cut off */
    int places;      /* how many decimals it has, zeros at the end aside */
    const char *text;
    struct mark mark; /* empty, too, where what was given is no such number */
};

struct flag {
    bool value;
    struct mark mark;
};

/* A named entry of a map with free keys: `start: Am Anfang`, or
 * `start: { name: Am Anfang, text: … }`. */
struct named {
    struct text key, name, text;
    struct text more; /* of a band its headline, of a topic what its needs are called */
};

struct named_list {
    struct named *items;
    size_t count;
    struct mark mark;
};

/* A list of records; `items` points to `count` structs of the record's size. */
struct record_list {
    void *items;
    size_t count;
    struct mark mark;
};

#endif
