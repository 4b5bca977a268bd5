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

/* Most tables are of one entry: the element of a Markdown text that a value stands for. */
static void grow(struct table *table)
{
    struct table old = *table;
    table->capacity = old.capacity ? 2 * old.capacity : 2;
    table->entries = arena_array(table->arena, table->capacity, sizeof *table->entries);
    for (size_t i = 0; i < old.capacity; i++)
        if (old.entries[i].key)
            *entry_of(table, table_key(old.entries[i].key)) = old.entries[i];
}

/* The key's entry, or a new one without value. */
static struct table_entry *enter(struct table *table, const char *key)
{
    if (table->count * 2 >= table->capacity)
        grow(table);
    struct table_entry *entry = entry_of(table, table_key(key));
    if (!entry->key) {
        entry->key = key;
        table->count++;
    }
    return entry;
}

bool table_add(struct table *table, const char *key, void *value)
{
    struct table_entry *entry = enter(table, key);
    if (entry->value)
        return false;
    entry->value = value;
    return true;
}

void table_set(struct table *table, const char *key, void *value)
{
    enter(table, key)->value = value;
}

void *table_get(const struct table *table, const char *key)
{
    return table_find(table, table_key(key));
}

void *table_find(const struct table *table, struct table_key key)
{
    return table->capacity ? entry_of(table, key)->value : NULL;
}
