#include "site/value.h"

#include <assert.h>

struct list {
    struct arena *arena; /* where the list grows */
    const struct value **items;
    size_t count;
    size_t capacity;
};

struct map {
    struct table entries;     /* key -> struct value */
    const struct value *base; /* a map, or NULL */
};

struct value {
    enum value_kind kind;
    union {
        const char *text;
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

const struct value *value_bool(bool truth)
{
    return truth ? &true_value : &false_value;
}

const struct value *value_string(struct arena *arena, const char *text)
{
    if (!text)
        return &null_value;
    struct value *value = value_new(arena, VALUE_STRING);
    value->as.text = text;
    return value;
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
    value->as.map = (struct map){ .entries = { .arena = arena }, .base = base };
    return value;
}

void value_set(struct value *value, const char *key, const struct value *entry)
{
    assert(value->kind == VALUE_MAP);
    table_set(&value->as.map.entries, key, (void *)(entry ? entry : &null_value));
}

void value_set_string(struct value *map, const char *key, const char *text)
{
    value_set(map, key, value_string(map->as.map.entries.arena, text));
}

void value_set_number(struct value *map, const char *key, long number)
{
    value_set_string(map, key, arena_format(map->as.map.entries.arena, "%ld", number));
}

void value_set_bool(struct value *map, const char *key, bool truth)
{
    value_set(map, key, value_bool(truth));
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
        return *value->as.text;
    case VALUE_LIST:
        return value->as.list.count > 0;
    case VALUE_TRUE:
    case VALUE_MAP:
        break;
    }
    return true;
}

const char *value_text(const struct value *value)
{
    return value_kind(value) == VALUE_STRING ? value->as.text : "";
}

size_t value_count(const struct value *list)
{
    return value_kind(list) == VALUE_LIST ? list->as.list.count : 0;
}

const struct value *value_item(const struct value *list, size_t index)
{
    return index < value_count(list) ? list->as.list.items[index] : NULL;
}

const struct value *value_get(const struct value *value, const char *key)
{
    return value_find(value, table_key(key));
}

const struct value *value_find(const struct value *value, struct table_key key)
{
    const struct value *entry = NULL;
    for (; !entry && value && value->kind == VALUE_MAP; value = value->as.map.base)
        entry = table_find(&value->as.map.entries, key);
    return entry;
}
