#include "base/table.h"

#include <stdint.h>
#include <string.h>

struct table_entry {
    const char *key; /* NULL: free */
    void *value;
};

static uint32_t hash_of(const char *text)
{
    uint32_t hash = 2166136261u;
    for (; *text; text++)
        hash = (hash ^ (unsigned char)*text) * 16777619u;
    return hash;
}

/* The key's entry, or the free one where it would go. There is always a free one. */
static struct table_entry *find(const struct table *table, const char *key)
{
    size_t i = hash_of(key) & (table->capacity - 1);
    while (table->entries[i].key && strcmp(table->entries[i].key, key))
        i = (i + 1) & (table->capacity - 1);
    return &table->entries[i];
}

static void grow(struct table *table)
{
    struct table old = *table;
    table->capacity = old.capacity ? 2 * old.capacity : 8;
    table->entries = arena_array(table->arena, table->capacity, sizeof *table->entries);
    for (size_t i = 0; i < old.capacity; i++)
        if (old.entries[i].key)
            *find(table, old.entries[i].key) = old.entries[i];
}

bool table_add(struct table *table, const char *key, void *value)
{
    if (table->count * 2 >= table->capacity)
        grow(table);
    struct table_entry *entry = find(table, key);
    if (entry->key)
        return false;
    *entry = (struct table_entry){ key, value };
    table->count++;
    return true;
}

void table_set(struct table *table, const char *key, void *value)
{
    if (!table_add(table, key, value))
        find(table, key)->value = value;
}

void *table_get(const struct table *table, const char *key)
{
    return table->capacity ? find(table, key)->value : NULL;
}
