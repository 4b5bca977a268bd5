#include "base/table.h"

#include <string.h>

struct table_entry {
    const char *key; /* NULL: free */
    void *value;
};

struct table_key table_key(const char *text)
{
    uint32_t hash = 2166136261u;
    for (const char *c = text; *c; c++)
        hash = (hash ^ (unsigned char)*c) * 16777619u;
    return (struct table_key){ text, hash };
}

/* The key's entry, or the free one where it would go. There is always a free one. */
static struct table_entry *entry_of(const struct table *table, struct table_key key)
{
    size_t i = key.hash & (table->capacity - 1);
    while (table->entries[i].key && strcmp(table->entries[i].key, key.text))
        i = (i + 1) & (table->capacity - 1);
    return &table->entries[i];
}

static void grow(struct table *table)
{
    struct table old = *table;
    table->capacity = old.capacity ? 2 * old.capacity : 4;
    table->entries = arena_array(table->arena, table->capacity, sizeof *table->entries);
    for (size_t i = 0; i < old.capacity; i++)
        if (old.entries[i].key)
            *entry_of(table, table_key(old.entries[i].key)) = old.entries[i];
}

bool table_add(struct table *table, const char *key, void *value)
{
    if (table->count * 2 >= table->capacity)
        grow(table);
    struct table_entry *entry = entry_of(table, table_key(key));
    if (entry->key)
        return false;
    *entry = (struct table_entry){ key, value };
    table->count++;
    return true;
}

void table_set(struct table *table, const char *key, void *value)
{
    if (!table_add(table, key, value))
        entry_of(table, table_key(key))->value = value;
}

void *table_get(const struct table *table, const char *key)
{
    return table_find(table, table_key(key));
}

void *table_find(const struct table *table, struct table_key key)
{
    return table->capacity ? entry_of(table, key)->value : NULL;
}
