/* The values a template is filled in with: a tree of maps, lists and strings.
 *
 * Everything lives in an arena and dies with it. Strings and keys are borrowed: a value
 * points at the text it was given, which must outlive it. Keys are meant to be string
 * literals.
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
    VALUE_STRING, /* numbers too */
    VALUE_LIST,
    VALUE_MAP
};

const struct value *value_bool(bool truth);
/* A string that borrows `text`. NULL gives the null value. */
const struct value *value_string(struct arena *arena, const char *text);

struct value *value_list(struct arena *arena);
void value_append(struct value *list, const struct value *item);

struct value *value_map(struct arena *arena);
/* A map that answers from `base` where it holds no entry of its own. The base
 * may still be filled afterwards; it must be a map, or NULL for none. */
struct value *value_map_on(struct arena *arena, const struct value *base);
/* Sets an entry of the map itself, in place of one of the same key. A text is borrowed; NULL is
 * null. */
void value_set(struct value *map, const char *key, const struct value *value);
void value_set_string(struct value *map, const char *key, const char *text);
void value_set_number(struct value *map, const char *key, long number);
void value_set_bool(struct value *map, const char *key, bool truth);

enum value_kind value_kind(const struct value *value);
/* False for null, false, the empty string and the empty list; true for all
 * else, so for the string "0" and for the empty map. */
bool value_truthy(const struct value *value);
/* The text of a string; "" for any other kind. */
const char *value_text(const struct value *value);
/* The number of items of a list; 0 for any other kind. */
size_t value_count(const struct value *list);
/* The item at `index`, counted from 0; NULL outside of the list. */
const struct value *value_item(const struct value *list, size_t index);

/* The entry of a map or of its bases, a null value included; NULL if there is
 * none, or if the value is not a map. */
const struct value *value_get(const struct value *map, const char *key);
const struct value *value_find(const struct value *map, struct table_key key);

#endif
