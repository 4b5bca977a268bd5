/* The values a template is filled in with: a tree of maps, lists and strings.
 *
 * Everything lives in an arena and dies with it. Strings and keys are borrowed
 * unless a function says that it copies: a value points at the bytes it was
 * given, and they must outlive it. Keys are meant to be string literals.
 *
 * A list or map can be filled until it is offered to a template; whoever only
 * reads holds a `const struct value *`. Where a value is expected, NULL stands
 * for the null value.
 *
 * A map may have a base: what the map itself does not hold is looked up there.
 * So thousands of small maps can share the many answers that are "no".
 */
#ifndef SITE_VALUE_H
#define SITE_VALUE_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/table.h"

struct value;

enum value_kind {
    VALUE_NULL,
    VALUE_FALSE,
    VALUE_TRUE,
    VALUE_STRING, /* numbers too: see value_format */
    VALUE_LIST,
    VALUE_MAP
};

const struct value *value_null(void);
const struct value *value_bool(bool truth);

/* A string that borrows `text`. NULL gives the null value. */
const struct value *value_string(struct arena *arena, const char *text);
/* A string that borrows `length` bytes; NUL bytes are allowed inside. */
const struct value *value_bytes(struct arena *arena, const char *data, size_t length);
/* A string of its own, copied into the arena. */
const struct value *value_copy(struct arena *arena, const char *data, size_t length);
/* A string made as by printf. Numbers are offered this way. */
const struct value *value_format(struct arena *arena, const char *format, ...)
    __attribute__((format(printf, 2, 3)));

struct value *value_list(struct arena *arena);
void value_append(struct value *list, const struct value *item);

struct value *value_map(struct arena *arena);
/* A map that answers from `base` where it holds no entry of its own. The base
 * may still be filled afterwards; it must be a map, or NULL for none. */
struct value *value_map_on(struct arena *arena, const struct value *base);
/* Sets an entry of the map itself, in place of one of the same key. */
void value_set(struct value *map, const char *key, const struct value *value);

enum value_kind value_kind(const struct value *value);
/* False for null, false, the empty string and the empty list; true for all
 * else, so for the string "0" and for the empty map. */
bool value_truthy(const struct value *value);
/* The bytes of a string and their number; "" and 0 for any other kind. They
 * are NUL-terminated only if what they were made from is. */
const char *value_text(const struct value *value, size_t *length);
/* The number of items of a list; 0 for any other kind. */
size_t value_count(const struct value *list);
/* The item at `index`, counted from 0; NULL outside of the list. */
const struct value *value_item(const struct value *list, size_t index);

/* The entry of a map or of its bases, a null value included; NULL if there is
 * none, or if the value is not a map. */
const struct value *value_get(const struct value *map, const char *key);
const struct value *value_find(const struct value *map, struct table_key key);

#endif
