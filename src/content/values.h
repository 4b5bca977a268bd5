/* The values of YAML files, as the model holds them. Each, and each record of several, begins with
 * its mark: where it stands, empty if it was not given; and whether it was reported, be it there
 * or not. Later steps pass over what was reported.
 */
#ifndef CONTENT_VALUES_H
#define CONTENT_VALUES_H

#include "text/source.h"

struct text {
    struct mark mark;
    const char *text; /* never NULL */
};

struct text_list {
    struct mark mark;
    struct text *items;
    size_t count;
    bool *partial; /* FIELD_LANGUAGES: one an item, see struct language; else NULL */
};

struct number {
    struct mark mark;
    long value;       /* all before the point */
    long hundredths;  /* the whole; what is beyond is cut off */
    int places;       /* how many decimals it has, zeros at the end aside */
    const char *text; /* as it is written; NULL if it was not given */
};

struct number_list {
    struct mark mark; /* reported if an item was */
    struct number *items;
    size_t count;
};

struct flag {
    struct mark mark;
    bool value;
};

/* A named entry of a map with free keys: `start: Am Anfang`, or
 * `start: { name: Am Anfang, text: … }`. */
struct named {
    struct text key, name, text;
    struct text more; /* of a band its headline, of a topic what its needs are called */
};

struct named_list {
    struct mark mark;
    struct named *items;
    size_t count;
};

/* A list of records; `items` points to `count` structs of `size` bytes. */
struct record_list {
    struct mark mark;
    void *items;
    size_t count, size;
};

#endif
