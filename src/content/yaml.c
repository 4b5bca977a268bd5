#include "content/yaml.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <yaml.h>

struct parse {
    struct arena *arena;
    const struct source *source;
    struct diag *diag;
    yaml_parser_t parser;
    size_t nodes;
    bool failed; /* a fault after which the rest cannot be read */
};

/* What libyaml says, in words for people who do not program. */
static const struct {
    const char *problem, *en, *de;
} problems[] = {
    { "did not find expected key", "a key (“name: …”) is expected here",
      "hier wird ein Schlüssel erwartet („name: …“)" },
    { "could not find expected ':'", "a colon “:” is missing after the key",
      "nach dem Schlüssel fehlt ein Doppelpunkt „:“" },
    { "mapping values are not allowed in this context",
      "a colon “:” is not possible here; put a text with a colon in quotes",
      "ein Doppelpunkt „:“ ist hier nicht möglich; setzen Sie einen Text mit Doppelpunkt in "
      "Anführungszeichen" },
    { "found character that cannot start any token",
      "no value can start with this sign; put the text in quotes, and indent with spaces, not tabs",
      "mit diesem Zeichen kann kein Wert beginnen; setzen Sie den Text in Anführungszeichen, und "
      "rücken Sie mit Leerzeichen ein, nicht mit Tabulatoren" },
    { "found unexpected end of stream", "a quotation mark is opened but never closed",
      "ein Anführungszeichen wird geöffnet, aber nicht geschlossen" },
    { "did not find expected ',' or ']'", "a comma or the closing “]” is missing",
      "ein Komma oder das schließende „]“ fehlt" },
    { "did not find expected ',' or '}'", "a comma or the closing “}” is missing",
      "ein Komma oder das schließende „}“ fehlt" },
    { "did not find expected '-' indicator",
      "a list item “- …” is expected here, in line with those above",
      "hier wird ein Listenpunkt „- …“ erwartet, in einer Flucht mit denen darüber" },
    { "block sequence entries are not allowed in this context",
      "a list item “- …” is not possible here; start it on a line of its own",
      "ein Listenpunkt „- …“ ist hier nicht möglich; beginnen Sie ihn in einer eigenen Zeile" },
    { "found unknown escape character",
      "a backslash “\\” has a special meaning in \"…\"; write '…' instead",
      "ein Backslash „\\“ hat in \"…\" eine besondere Bedeutung; schreiben Sie stattdessen '…'" },
    { "control characters are not allowed", "there is an invisible control character here",
      "hier steht ein unsichtbares Steuerzeichen" },
    { "found a tab character that violates indentation",
      "the line is indented with a tab; use spaces",
      "die Zeile ist mit einem Tabulator eingerückt; verwenden Sie Leerzeichen" },
    { "did not find expected <document start>", "something stands here that belongs to nothing",
      "hier steht etwas, das zu nichts gehört" },
};

static struct mark mark_of(const struct parse *parse, const yaml_mark_t *mark)
{
    size_t line = mark->line + 1, column = mark->column + 1;
    if (line > parse->source->line_count) {
        line = parse->source->line_count;
        column = 1;
    }
    return (struct mark){ parse->source, line, column };
}

static void report_problem(struct parse *parse)
{
    const char *problem = parse->parser.problem ? parse->parser.problem : "?";
    const char *en = problem, *de = problem;
    for (size_t i = 0; i < sizeof problems / sizeof *problems; i++) {
        if (strcmp(problems[i].problem, problem) == 0) {
            en = problems[i].en;
            de = problems[i].de;
        }
    }
    struct mark mark = mark_of(parse, &parse->parser.problem_mark);
    if (parse->parser.error == YAML_READER_ERROR)
        mark = source_mark(parse->source, parse->parser.problem_offset);
    /* An unclosed quotation mark is found at the end of the file; it belongs to its start. */
    if (strcmp(problem, "found unexpected end of stream") == 0 && parse->parser.context)
        mark = mark_of(parse, &parse->parser.context_mark);
    mark_report(mark, parse->diag, RULE_YAML_SYNTAX, en, de, NULL);
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
    if (anchor)
        mark_report(mark, parse->diag, RULE_YAML_ALIAS, NULL, NULL, NULL);
    if (tag)
        mark_report(mark, parse->diag, RULE_YAML_TAG, (const char *)tag, NULL, NULL);
}

/* A growing list of nodes, moved into the arena when it is complete. */
struct nodes {
    struct yaml_node **items;
    size_t count, capacity;
};

static void nodes_add(struct nodes *nodes, struct yaml_node *node)
{
    if (nodes->count == nodes->capacity) {
        nodes->capacity = nodes->capacity ? 2 * nodes->capacity : 16;
        nodes->items = memory_resize(nodes->items, nodes->capacity * sizeof *nodes->items);
    }
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
    if (left->mark.line != right->mark.line)
        return left->mark.line < right->mark.line ? -1 : 1;
    return left->mark.column < right->mark.column ? -1 : left->mark.column > right->mark.column;
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
        struct yaml_node *key = read_node(parse, &event, depth + 1);
        if (key->kind != YAML_SCALAR)
            mark_report(key->mark, parse->diag, RULE_YAML_SYNTAX,
                        "a key (“name: …”) is expected here",
                        "hier wird ein Schlüssel erwartet („name: …“)", NULL);
        if (!next_event(parse, &event))
            break;
        nodes_add(&keys, key);
        nodes_add(&values, read_node(parse, &event, depth + 1));
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
        root = node_new(parse, YAML_MAP, (struct mark){ parse->source, 1, 1 });
    return root;
}

const struct yaml_node *yaml_parse(struct arena *arena, const struct source *source,
                                   struct diag *diag)
{
    struct parse parse = { .arena = arena, .source = source, .diag = diag };
    if (!yaml_parser_initialize(&parse.parser)) {
        fputs("kurzcheck: out of memory\n", stderr);
        exit(3);
    }
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

bool yaml_is_null(const struct yaml_node *node)
{
    return node->kind == YAML_SCALAR && !node->quoted &&
           (!*node->text || strcmp(node->text, "~") == 0 || strcmp(node->text, "null") == 0);
}
