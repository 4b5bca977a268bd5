/* Hash table from strings to pointers: open addressing, linear probing, FNV-1a
 * (http://www.isthe.com/chongo/tech/comp/fnv/). Keys and values are borrowed and
 * must outlive the table. Start with { .arena = … }: it lives there, and dies with it. */
#ifndef BASE_TABLE_H
#define BASE_TABLE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"

struct table {
    struct arena *arena;
    struct table_entry *entries;
    size_t count;
    size_t capacity; /* 0 or a power of two */
};

/* A key and its hash, for whoever looks the same key up again and again. */
struct table_key {
    const char *text;
    uint32_t hash;
};

/* Enters a value that is not NULL. False, and nothing changed, if the key is there already. */
bool table_add(struct table *table, const char *key, void *value);
/* The same, but in place of the value that the key has. */
void table_set(struct table *table, const char *key, void *value);
/* The key's value, or NULL. */
void *table_get(const struct table *table, const char *key);
void *table_find(const struct table *table, struct table_key key);
struct table_key table_key(const char *text);

#endif
