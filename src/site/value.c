#include "site/value.h"

#include <assert.h>
#include <stdarg.h>
#include <string.h>

#include "base/table.h"

struct entry {
    struct value_key key;
    const struct value *value;
};

struct string {
    const char *data;
    size_t length; /* bytes */
};

struct list {
    struct arena *arena; /* where the list grows */
    const struct value **items;
    size_t count;
    size_t capacity;
};

struct map {
    struct arena *arena; /* where the map grows */
    struct entry *entries;
    size_t count;
    size_t capacity;
    const struct value *base; /* a map, or NULL */
};

struct value {
    enum value_kind kind;
    union {
        struct string string;
        struct list list;
        struct map map;
    } as;
};

static const struct value null_value = { .kind = VALUE_NULL };
static const struct value false_value = { .kind = VALUE_FALSE };
static const struct value true_value = { .kind = VALUE_TRUE };

static struct value *value_new(struct arena *arena, enum value_kind kind)
{
    struct value *value = arena_alloc(arena, sizeof *value);
    value->kind = kind;
    return value;
}

const struct value *value_null(void)
{
    return &null_value;
}

const struct value *value_bool(bool truth)
{
    return truth ? &true_value : &false_value;
}

const struct value *value_string(struct arena *arena, const char *text)
{
    return text ? value_bytes(arena, text, strlen(text)) : &null_value;
}

const struct value *value_bytes(struct arena *arena, const char *data, size_t length)
{
    struct value *value = value_new(arena, VALUE_STRING);
    value->as.string.data = data;
    value->as.string.length = length;
    return value;
}

const struct value *value_copy(struct arena *arena, const char *data, size_t length)
{
    return value_bytes(arena, arena_copy(arena, data, length), length);
}

const struct value *value_format(struct arena *arena, const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    const char *text = arena_format_list(arena, format, arguments);
    va_end(arguments);
    return value_string(arena, text);
}

struct value *value_list(struct arena *arena)
{
    struct value *value = value_new(arena, VALUE_LIST);
    value->as.list.arena = arena;
    return value;
}

void value_append(struct value *value, const struct value *item)
{
    assert(value->kind == VALUE_LIST);
    struct list *list = &value->as.list;
    list->items =
        arena_grow(list->arena, list->items, list->count, &list->capacity, sizeof *list->items);
    list->items[list->count++] = item ? item : &null_value;
}

struct value *value_map(struct arena *arena)
{
    return value_map_on(arena, NULL);
}

struct value *value_map_on(struct arena *arena, const struct value *base)
{
    assert(!base || base->kind == VALUE_MAP);
    struct value *value = value_new(arena, VALUE_MAP);
    value->as.map.arena = arena;
    value->as.map.base = base;
    return value;
}

/* The entry of the map itself, or NULL. */
static struct entry *find_entry(const struct map *map, const struct value_key *key)
{
    for (size_t i = 0; i < map->count; i++) {
        struct entry *entry = &map->entries[i];
        if (entry->key.hash == key->hash && entry->key.length == key->length &&
            memcmp(entry->key.text, key->text, key->length) == 0)
            return entry;
    }
    return NULL;
}

void value_set(struct value *value, const char *text, const struct value *entry_value)
{
    assert(value->kind == VALUE_MAP);
    struct map *map = &value->as.map;
    struct value_key key = value_key(text, strlen(text));
    struct entry *entry = find_entry(map, &key);
    if (!entry) {
        map->entries =
            arena_grow(map->arena, map->entries, map->count, &map->capacity, sizeof *map->entries);
        entry = &map->entries[map->count++];
        entry->key = key;
    }
    entry->value = entry_value ? entry_value : &null_value;
}

enum value_kind value_kind(const struct value *value)
{
    return value ? value->kind : VALUE_NULL;
}

bool value_truthy(const struct value *value)
{
    switch (value_kind(value)) {
    case VALUE_NULL:
    case VALUE_FALSE:
        return false;
    case VALUE_STRING:
        return value->as.string.length > 0;
    case VALUE_LIST:
        return value->as.list.count > 0;
    case VALUE_TRUE:
    case VALUE_MAP:
        break;
    }
    return true;
}

const char *value_text(const struct value *value, size_t *length)
{
    if (value_kind(value) != VALUE_STRING) {
        *length = 0;
        return "";
    }
    *length = value->as.string.length;
    return value->as.string.data;
}

size_t value_count(const struct value *list)
{
    return value_kind(list) == VALUE_LIST ? list->as.list.count : 0;
}

const struct value *value_item(const struct value *list, size_t index)
{
    return index < value_count(list) ? list->as.list.items[index] : NULL;
}

const struct value *value_get(const struct value *map, const char *text)
{
    struct value_key key = value_key(text, strlen(text));
    return value_find(map, &key);
}

struct value_key value_key(const char *text, size_t length)
{
    return (struct value_key){ .text = text, .length = length, .hash = table_hash(text, length) };
}

const struct value *value_find(const struct value *value, const struct value_key *key)
{
    while (value && value->kind == VALUE_MAP) {
        const struct entry *entry = find_entry(&value->as.map, key);
        if (entry)
            return entry->value;
        value = value->as.map.base;
    }
    return NULL;
}
