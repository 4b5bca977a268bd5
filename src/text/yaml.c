#include "text/yaml.h"

#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <yaml.h>

#include "base/utf8.h"
#include "text/yaml_fault.h"

struct parse {
    struct arena *arena;
    const struct source *source;
    struct diag *diag;
    yaml_parser_t parser;
    size_t nodes;
    const struct yaml_node *last; /* the scalar that was read last; NULL: none */
    bool failed;                  /* a fault after which the rest cannot be read */
};

static struct mark mark_of(const struct parse *parse, const yaml_mark_t *mark)
{
    return source_mark(parse->source, source_offset(parse->source, mark->index));
}

static void report_problem(struct parse *parse)
{
    const yaml_parser_t *parser = &parse->parser;
    if (parser->error == YAML_MEMORY_ERROR)
        memory_exhausted();
    struct yaml_fault fault = {
        .problem = parser->problem ? parser->problem : "?",
        .mark = mark_of(parse, &parser->problem_mark),
    };
    if (parse->last) {
        fault.last = parse->last->mark;
        fault.last_quoted = parse->last->quoted;
        fault.last_cut = parse->last->cut;
    }
    if (parser->context)
        fault.context = mark_of(parse, &parser->context_mark);
    yaml_fault_report(&fault, parse->arena, parse->diag);
    parse->failed = true;
}

/* The next event; false (and reported) if there is none. */
static bool next_event(struct parse *parse, yaml_event_t *event)
{
    if (parse->failed)
        return false;
    if (!yaml_parser_parse(&parse->parser, event)) {
        report_problem(parse);
        return false;
    }
    return true;
}

static void report_number(struct parse *parse, struct mark mark, enum rule rule, long number)
{
    char word[24];
    snprintf(word, sizeof word, "%ld", number);
    mark_report(mark, parse->diag, rule, word, NULL, NULL);
}

static struct yaml_node *node_new(struct parse *parse, enum yaml_kind kind, struct mark mark)
{
    if (++parse->nodes == YAML_MAX_NODES) {
        report_number(parse, mark, RULE_YAML_SIZE, YAML_MAX_NODES);
        parse->failed = true;
    }
    struct yaml_node *node = arena_alloc(parse->arena, sizeof *node);
    *node = (struct yaml_node){ .kind = kind, .mark = mark, .text = "" };
    return node;
}

/* Anchors and tags are reported; the value itself is read on. */
static void refuse_extras(struct parse *parse, struct mark mark, const yaml_char_t *anchor,
                          const yaml_char_t *tag)
{
    static const char core[] = "tag:yaml.org,2002:"; /* what stands in the file as !! */
    const char *name = (const char *)tag;
    if (anchor)
        mark_report(mark, parse->diag, RULE_YAML_ALIAS, NULL, NULL, NULL);
    if (name && strncmp(name, core, strlen(core)) == 0)
        name = arena_format(parse->arena, "!!%s", name + strlen(core));
    if (name)
        mark_report(mark, parse->diag, RULE_YAML_TAG, name, NULL, NULL);
}

/* In "…", a backslash can write what the file itself may not hold. */
static void refuse_controls(struct parse *parse, const struct yaml_node *node, size_t length)
{
    size_t at = utf8_find_control(node->text, length);
    if (at == length)
        return;
    char name[16];
    snprintf(name, sizeof name, "U+%04X", (unsigned)utf8_decode(node->text + at));
    mark_report(node->mark, parse->diag, RULE_CONTROL_CHARACTER, name, NULL, NULL);
}

/* The # behind the end of a plain scalar, if it begins a comment that may be the rest of the text:
 * a letter or digit follows it at once. No place if there is none. */
static struct mark find_cut(const struct parse *parse, const yaml_mark_t *end)
{
    struct mark mark = mark_of(parse, end);
    const char *text = parse->source->text;
    mark.offset += strspn(text + mark.offset, " \t");
    unsigned char next = text[mark.offset] == '#' ? (unsigned char)text[mark.offset + 1] : ' ';
    return isalnum(next) || next >= 0xc3 ? mark : (struct mark){ 0 };
}

/* A growing list of nodes, moved into the arena when it is complete. */
struct nodes {
    struct yaml_node **items;
    size_t count, capacity;
};

static void nodes_add(struct nodes *nodes, struct yaml_node *node)
{
    nodes->items = memory_grow(nodes->items, nodes->count, &nodes->capacity, sizeof *nodes->items);
    nodes->items[nodes->count++] = node;
}

static struct yaml_node **nodes_keep(struct nodes *nodes, struct arena *arena)
{
    struct yaml_node **kept = arena_array(arena, nodes->count, sizeof *kept);
    if (nodes->count)
        memcpy(kept, nodes->items, nodes->count * sizeof *kept);
    free(nodes->items);
    return kept;
}

static struct yaml_node *read_node(struct parse *parse, yaml_event_t *event, int depth);

static void read_list(struct parse *parse, struct yaml_node *list, int depth)
{
    struct nodes items = { 0 };
    yaml_event_t event;
    while (next_event(parse, &event)) {
        if (event.type == YAML_SEQUENCE_END_EVENT) {
            yaml_event_delete(&event);
            break;
        }
        nodes_add(&items, read_node(parse, &event, depth + 1));
    }
    list->count = items.count;
    list->items = nodes_keep(&items, parse->arena);
}

static int compare_keys(const void *a, const void *b)
{
    const struct yaml_node *left = *(struct yaml_node *const *)a;
    const struct yaml_node *right = *(struct yaml_node *const *)b;
    int order = strcmp(left->text, right->text);
    if (order)
        return order;
    return left->mark.offset < right->mark.offset ? -1 : left->mark.offset > right->mark.offset;
}

/* Sorted, equal keys are neighbours: a map of 100,000 keys costs no more than its sorting. */
static void report_duplicates(struct parse *parse, const struct yaml_node *map)
{
    struct yaml_node **sorted = memory_alloc(map->count * sizeof *sorted);
    for (size_t i = 0; i < map->count; i++)
        sorted[i] = map->keys[i];
    qsort(sorted, map->count, sizeof *sorted, compare_keys);
    for (size_t i = 1, first = 0; i < map->count; i++) {
        if (strcmp(sorted[i]->text, sorted[first]->text)) {
            first = i;
            continue;
        }
        char line[24];
        snprintf(line, sizeof line, "%zu", sorted[first]->mark.line);
        mark_report(sorted[i]->mark, parse->diag, RULE_KEY_DUPLICATE, sorted[i]->text, line, NULL);
        sorted[i]->mark.reported = true;
    }
    free(sorted);
}

static void read_map(struct parse *parse, struct yaml_node *map, int depth)
{
    struct nodes keys = { 0 }, values = { 0 };
    yaml_event_t event;
    while (next_event(parse, &event)) {
        if (event.type == YAML_MAPPING_END_EVENT) {
            yaml_event_delete(&event);
            break;
        }
        bool is_alias = event.type == YAML_ALIAS_EVENT;
        struct yaml_node *key = read_node(parse, &event, depth + 1);
        if (key->kind != YAML_SCALAR)
            yaml_fault_report(&(struct yaml_fault){ .problem = YAML_NO_KEY, .mark = key->mark },
                              parse->arena, parse->diag);
        if (!next_event(parse, &event))
            break;
        struct yaml_node *value = read_node(parse, &event, depth + 1);
        if (key->kind != YAML_SCALAR || is_alias)
            continue; /* reported; there is no key to keep it under */
        nodes_add(&keys, key);
        nodes_add(&values, value);
    }
    map->count = values.count;
    map->keys = nodes_keep(&keys, parse->arena);
    map->items = nodes_keep(&values, parse->arena);
    if (map->count > 1)
        report_duplicates(parse, map);
}

/* Makes a node of `event`, which it deletes, and of the events that belong to it. */
static struct yaml_node *read_node(struct parse *parse, yaml_event_t *event, int depth)
{
    struct mark mark = mark_of(parse, &event->start_mark);
    struct yaml_node *node = node_new(parse, YAML_SCALAR, mark);
    if (depth > YAML_MAX_DEPTH) {
        report_number(parse, mark, RULE_YAML_DEPTH, YAML_MAX_DEPTH);
        parse->failed = true;
    }
    switch (event->type) {
    case YAML_SCALAR_EVENT:
        refuse_extras(parse, mark, event->data.scalar.anchor, event->data.scalar.tag);
        node->text = arena_copy(parse->arena, (const char *)event->data.scalar.value,
                                event->data.scalar.length);
        node->quoted = event->data.scalar.style != YAML_PLAIN_SCALAR_STYLE;
        if (!node->quoted)
            node->cut = find_cut(parse, &event->end_mark);
        parse->last = node;
        refuse_controls(parse, node, event->data.scalar.length);
        break;
    case YAML_SEQUENCE_START_EVENT:
        refuse_extras(parse, mark, event->data.sequence_start.anchor,
                      event->data.sequence_start.tag);
        node->kind = YAML_LIST;
        break;
    case YAML_MAPPING_START_EVENT:
        refuse_extras(parse, mark, event->data.mapping_start.anchor, event->data.mapping_start.tag);
        node->kind = YAML_MAP;
        break;
    case YAML_ALIAS_EVENT:
        mark_report(mark, parse->diag, RULE_YAML_ALIAS, NULL, NULL, NULL);
        break;
    default:
        break;
    }
    yaml_event_delete(event);
    if (node->kind == YAML_LIST)
        read_list(parse, node, depth);
    else if (node->kind == YAML_MAP)
        read_map(parse, node, depth);
    return node;
}

static const struct yaml_node *read_document(struct parse *parse)
{
    struct yaml_node *root = NULL;
    yaml_event_t event;
    while (next_event(parse, &event)) {
        yaml_event_type_t type = event.type;
        if (type == YAML_DOCUMENT_START_EVENT && root) {
            mark_report(mark_of(parse, &event.start_mark), parse->diag, RULE_YAML_DOCUMENTS, NULL,
                        NULL, NULL);
            parse->failed = true;
        }
        if (type == YAML_SCALAR_EVENT || type == YAML_SEQUENCE_START_EVENT ||
            type == YAML_MAPPING_START_EVENT || type == YAML_ALIAS_EVENT)
            root = read_node(parse, &event, 0);
        else
            yaml_event_delete(&event);
        if (type == YAML_STREAM_END_EVENT)
            break;
    }
    if (parse->failed)
        return NULL;
    if (!root || yaml_is_null(root))
        root = node_new(parse, YAML_MAP, (struct mark){ .source = parse->source, .line = 1 });
    return root;
}

/* Tags are refused, so the lines that declare them are, too; and libyaml would take
 * minutes to read 100,000 of them. */
static bool declares_tags(const struct source *source, struct diag *diag)
{
    for (size_t line = 1; line <= source->line_count; line++) {
        size_t start = source->lines[line - 1];
        if (strncmp(source->text + start, "%TAG", 4) == 0) {
            mark_report(source_mark(source, start), diag, RULE_YAML_TAG, "%TAG", NULL, NULL);
            return true;
        }
    }
    return false;
}

const struct yaml_node *yaml_parse(struct arena *arena, const struct source *source,
                                   struct diag *diag)
{
    struct parse parse = { .arena = arena, .source = source, .diag = diag };
    if (declares_tags(source, diag))
        return NULL;
    if (!yaml_parser_initialize(&parse.parser))
        memory_exhausted();
    yaml_parser_set_encoding(&parse.parser, YAML_UTF8_ENCODING);
    yaml_parser_set_input_string(&parse.parser, (const unsigned char *)source->text,
                                 source->length);
    const struct yaml_node *root = read_document(&parse);
    yaml_parser_delete(&parse.parser);
    return root;
}

const struct yaml_node *yaml_get(const struct yaml_node *map, const char *key)
{
    for (size_t i = 0; map && i < map->count && map->kind == YAML_MAP; i++)
        if (strcmp(map->keys[i]->text, key) == 0)
            return map->items[i];
    return NULL;
}

/* A plain scalar that is one of the words, which NULL ends. */
static bool is_plain(const struct yaml_node *node, const char *const *words)
{
    if (node->kind != YAML_SCALAR || node->quoted)
        return false;
    while (*words && strcmp(node->text, *words))
        words++;
    return *words;
}

bool yaml_is_null(const struct yaml_node *node)
{
    static const char *const words[] = { "", "~", "null", "Null", "NULL", NULL };
    return is_plain(node, words);
}

bool yaml_is_true(const struct yaml_node *node)
{
    static const char *const words[] = { "true", "True", "TRUE", NULL };
    return is_plain(node, words);
}

bool yaml_is_false(const struct yaml_node *node)
{
    static const char *const words[] = { "false", "False", "FALSE", NULL };
    return is_plain(node, words);
}
