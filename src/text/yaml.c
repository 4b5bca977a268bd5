#include "text/yaml.h"

#include <ctype.h>
#include <string.h>
#include <yaml.h>

#include "base/table.h"
#include "base/utf8.h"
#include "text/yaml_fault.h"

struct parse {
    struct arena *arena;
    const struct source *source;
    struct diag *diag;
    yaml_parser_t parser;
    size_t points, offset; /* code points and bytes before the place that was asked for last */
    size_t nodes;
    const struct yaml_node *last; /* the scalar that was read last; NULL: none */
    bool failed;                  /* a fault after which the rest cannot be read */
};

/* libyaml counts code points. From the place that was asked for last, the next is near. */
static struct mark mark_of(struct parse *parse, const yaml_mark_t *mark)
{
    const struct source *source = parse->source;
    for (; parse->points < mark->index && parse->offset < source->length; parse->points++)
        parse->offset += utf8_length(source->text + parse->offset, source->length - parse->offset);
    for (; parse->points > mark->index; parse->points--)
        do
            parse->offset--;
        while (((unsigned char)source->text[parse->offset] & 0xc0) == 0x80);
    return source_mark(source, parse->offset);
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

static struct yaml_node *node_new(struct parse *parse, enum yaml_kind kind, struct mark mark)
{
    if (++parse->nodes == YAML_MAX_NODES)
        report_limit(mark, parse->diag, RULE_YAML_SIZE, YAML_MAX_NODES);
    parse->failed |= parse->nodes == YAML_MAX_NODES;
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

/* The # behind the end of a plain scalar, if it begins a comment that may be the rest of the text:
 * a letter or digit follows it at once. No place if there is none. */
static struct mark find_cut(struct parse *parse, const yaml_mark_t *end)
{
    struct mark mark = mark_of(parse, end);
    const char *text = parse->source->text;
    mark.offset += strspn(text + mark.offset, " \t");
    unsigned char next = text[mark.offset] == '#' ? (unsigned char)text[mark.offset + 1] : ' ';
    return isalnum(next) || next >= 0xc3 ? mark : (struct mark){ 0 };
}

static struct yaml_node *read_node(struct parse *parse, yaml_event_t *event, int depth);

/* The next node of a list or map; NULL behind the last. */
static struct yaml_node *read_child(struct parse *parse, int depth)
{
    yaml_event_t event;
    if (!next_event(parse, &event))
        return NULL;
    if (event.type != YAML_SEQUENCE_END_EVENT && event.type != YAML_MAPPING_END_EVENT)
        return read_node(parse, &event, depth + 1);
    yaml_event_delete(&event);
    return NULL;
}

static void read_list(struct parse *parse, struct yaml_node *list, int depth)
{
    size_t capacity = 0;
    struct yaml_node *item;
    while ((item = read_child(parse, depth))) {
        list->items = arena_grow(parse->arena, list->items, list->count, &capacity, sizeof(item));
        list->items[list->count++] = item;
    }
}

/* Keys that stand there twice; those behind one without a value were most likely to be below it. */
static void report_duplicates(struct parse *parse, const struct yaml_node *map)
{
    struct table seen = { .arena = parse->arena };
    for (size_t i = 0; i < map->count; i++) {
        struct yaml_node *key = map->keys[i];
        if (table_add(&seen, key->text, key))
            continue;
        const struct yaml_node *before = map->keys[i - 1];
        if (yaml_is_nothing(map->items[i - 1]) && before->mark.line < key->mark.line &&
            strcmp(before->text, key->text)) {
            yaml_report_indentation(before->mark, parse->diag);
            parse->failed = true;
            return;
        }
        const struct yaml_node *first = table_get(&seen, key->text);
        mark_report(key->mark, parse->diag, RULE_KEY_DUPLICATE, key->text,
                    arena_format(parse->arena, "%zu", first->mark.line), NULL);
        key->mark.reported = true;
    }
}

static void read_map(struct parse *parse, struct yaml_node *map, int depth)
{
    size_t room_of_keys = 0, room_of_items = 0;
    struct yaml_node *key, *value;
    while ((key = read_child(parse, depth))) {
        if (key->kind != YAML_SCALAR)
            yaml_fault_report(&(struct yaml_fault){ .problem = YAML_NO_KEY, .mark = key->mark },
                              parse->arena, parse->diag);
        if (!(value = read_child(parse, depth)))
            break;
        bool is_alias = parse->source->text[key->mark.offset] == '*';
        if (key->kind != YAML_SCALAR || is_alias)
            continue; /* reported; there is no key to keep it under */
        map->keys = arena_grow(parse->arena, map->keys, map->count, &room_of_keys, sizeof(key));
        map->items =
            arena_grow(parse->arena, map->items, map->count, &room_of_items, sizeof(value));
        map->keys[map->count] = key;
        map->items[map->count++] = value;
    }
    if (map->count > 1)
        report_duplicates(parse, map);
}

static void read_scalar(struct parse *parse, const yaml_event_t *event, struct yaml_node *node)
{
    size_t length = event->data.scalar.length;
    node->text = arena_copy(parse->arena, (const char *)event->data.scalar.value, length);
    node->quoted = event->data.scalar.style != YAML_PLAIN_SCALAR_STYLE;
    if (!node->quoted)
        node->cut = find_cut(parse, &event->end_mark);
    parse->last = node;
    /* In "…", a backslash can write what the file itself may not hold. */
    size_t control = utf8_find_control(node->text, length);
    if (control < length)
        report_character(node->mark, parse->diag, RULE_CONTROL_CHARACTER, node->text + control);
}

/* Makes a node of `event`, which it deletes, and of the events that belong to it. */
static struct yaml_node *read_node(struct parse *parse, yaml_event_t *event, int depth)
{
    yaml_event_type_t type = event->type;
    struct mark mark = mark_of(parse, &event->start_mark);
    struct yaml_node *node = node_new(parse,
                                      type == YAML_SEQUENCE_START_EVENT  ? YAML_LIST
                                      : type == YAML_MAPPING_START_EVENT ? YAML_MAP
                                                                         : YAML_SCALAR,
                                      mark);
    if (depth > YAML_MAX_DEPTH)
        report_limit(mark, parse->diag, RULE_YAML_DEPTH, YAML_MAX_DEPTH);
    parse->failed |= depth > YAML_MAX_DEPTH;
    if (type == YAML_ALIAS_EVENT)
        mark_report(mark, parse->diag, RULE_YAML_ALIAS, NULL, NULL, NULL);
    else /* scalars, lists and maps begin with the same two members */
        refuse_extras(parse, mark, event->data.scalar.anchor, event->data.scalar.tag);
    if (type == YAML_SCALAR_EVENT)
        read_scalar(parse, event, node);
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
        if (type >= YAML_ALIAS_EVENT) /* as all that is a node */
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
    const char *text = source->text;
    const char *at = strncmp(text, "%TAG", 4) ? strstr(text, "\n%TAG") : text;
    if (at)
        mark_report(source_mark_at(source, at + (at > text)), diag, RULE_YAML_TAG, "%TAG", NULL,
                    NULL);
    return at;
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

bool yaml_is_nothing(const struct yaml_node *node)
{
    return yaml_is_null(node) && !*node->text &&
           !memchr("&*!", node->mark.source->text[node->mark.offset], 3);
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
