/* mustache-spec FILE...: runs the Mustache specification's own test files.
 *
 * Each file is YAML (or JSON, which libyaml reads as well) with a list `tests`
 * of maps: `name`, `data`, `template`, `expected`, and maybe `partials`, a map
 * from names to templates. A test passes if the template compiles without a
 * fault and renders to what is expected. The core modules are comments,
 * delimiters, interpolation, inverted, partials and sections.
 *
 * Prints a line for each failure and closes with "N passed, N failed". Exit
 * status: 0 all passed, 1 a test failed, 2 a file could not be used.
 */
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <yaml.h>

#include "base/arena.h"
#include "base/buffer.h"
#include "site/mustache.h"
#include "site/value.h"

struct partial {
    const char *name;
    const struct mustache_template *template;
};

/* One test while it runs. */
struct run {
    struct arena *arena;
    yaml_document_t *document;
    struct partial *partials;
    size_t partial_count;
    size_t compile_faults;
};

struct tally {
    unsigned passed;
    unsigned failed;
    bool broken; /* a file could not be read or held no tests */
};

static const char *scalar_text(const yaml_node_t *node)
{
    return (const char *)node->data.scalar.value;
}

/* The value of a key in a YAML map; NULL if there is none. */
static yaml_node_t *child(yaml_document_t *document, const yaml_node_t *map, const char *key)
{
    if (!map || map->type != YAML_MAPPING_NODE)
        return NULL;
    for (const yaml_node_pair_t *pair = map->data.mapping.pairs.start;
         pair < map->data.mapping.pairs.top; pair++) {
        const yaml_node_t *name = yaml_document_get_node(document, pair->key);
        if (name->type == YAML_SCALAR_NODE && strcmp(scalar_text(name), key) == 0)
            return yaml_document_get_node(document, pair->value);
    }
    return NULL;
}

/* A plain scalar is null, a truth value, a number (1.210 is 1.21) or a text. */
static const struct value *plain_value(struct arena *arena, const char *text, size_t length)
{
    if (length == 0 || strcmp(text, "~") == 0 || strcmp(text, "null") == 0)
        return NULL;
    if (strcmp(text, "true") == 0 || strcmp(text, "false") == 0)
        return value_bool(text[0] == 't');
    if (strspn(text, "-.0123456789") == length)
        return value_string(arena, arena_format(arena, "%.15g", strtod(text, NULL)));
    return value_string(arena, arena_copy(arena, text, length));
}

static const struct value *value_of(struct run *run, const yaml_node_t *node)
{
    if (!node || node->type == YAML_NO_NODE)
        return NULL;
    if (node->type == YAML_SCALAR_NODE) {
        if (node->data.scalar.style == YAML_PLAIN_SCALAR_STYLE)
            return plain_value(run->arena, scalar_text(node), node->data.scalar.length);
        return value_string(run->arena,
                            arena_copy(run->arena, scalar_text(node), node->data.scalar.length));
    }
    if (node->type == YAML_SEQUENCE_NODE) {
        struct value *list = value_list(run->arena);
        for (const yaml_node_item_t *item = node->data.sequence.items.start;
             item < node->data.sequence.items.top; item++)
            value_append(list, value_of(run, yaml_document_get_node(run->document, *item)));
        return list;
    }
    struct value *map = value_map(run->arena);
    for (const yaml_node_pair_t *pair = node->data.mapping.pairs.start;
         pair < node->data.mapping.pairs.top; pair++) {
        const yaml_node_t *key = yaml_document_get_node(run->document, pair->key);
        if (key->type == YAML_SCALAR_NODE)
            value_set(map, scalar_text(key),
                      value_of(run, yaml_document_get_node(run->document, pair->value)));
    }
    return map;
}

static void count_fault(void *user, const struct mustache_fault *fault)
{
    (void)fault;
    ((struct run *)user)->compile_faults++;
}

static const struct mustache_template *find_partial(void *user, const char *name)
{
    const struct run *run = user;
    for (size_t i = 0; i < run->partial_count; i++)
        if (strcmp(run->partials[i].name, name) == 0)
            return run->partials[i].template;
    return NULL;
}

static const struct mustache_template *compile(struct run *run, const char *name,
                                               const yaml_node_t *node)
{
    return mustache_compile(run->arena, name, scalar_text(node), node->data.scalar.length,
                            count_fault, run);
}

static void compile_partials(struct run *run, const yaml_node_t *map)
{
    if (!map || map->type != YAML_MAPPING_NODE)
        return;
    const yaml_node_pair_t *pair = map->data.mapping.pairs.start;
    size_t count = (size_t)(map->data.mapping.pairs.top - pair);
    run->partials = arena_array(run->arena, count, sizeof *run->partials);
    for (; run->partial_count < count; run->partial_count++, pair++) {
        struct partial *partial = &run->partials[run->partial_count];
        partial->name = scalar_text(yaml_document_get_node(run->document, pair->key));
        partial->template =
            compile(run, partial->name, yaml_document_get_node(run->document, pair->value));
    }
}

/* Prints a text on one line, in quotes. */
static void print_quoted(const char *label, const char *text, size_t length)
{
    printf(" %s \"", label);
    for (size_t i = 0; i < length; i++) {
        unsigned char c = (unsigned char)text[i];
        if (c == '\n')
            fputs("\\n", stdout);
        else if (c == '"' || c == '\\')
            printf("\\%c", c);
        else if (c < ' ')
            printf("\\x%02x", c);
        else
            putchar(c);
    }
    putchar('"');
}

static bool run_test(yaml_document_t *document, const yaml_node_t *test, const char *path,
                     const char *name)
{
    struct run run = { .arena = arena_new(), .document = document };
    const yaml_node_t *template = child(document, test, "template");
    const yaml_node_t *expected = child(document, test, "expected");
    struct buffer out = BUFFER_INIT;
    const struct value *data = value_of(&run, child(document, test, "data"));
    struct mustache_host host = { .partial = find_partial, .user = &run };
    compile_partials(&run, child(document, test, "partials"));
    mustache_render(compile(&run, name, template), &data, 1, &host, &out);

    const char *wanted = scalar_text(expected);
    size_t wanted_length = expected->data.scalar.length;
    bool passed = run.compile_faults == 0 && out.length == wanted_length &&
                  memcmp(out.data, wanted, wanted_length) == 0;
    if (!passed) {
        printf("FAILED %s: %s:", path, name);
        print_quoted("expected", wanted, wanted_length);
        print_quoted("actual", out.data, out.length);
        printf(" (%zu faults when compiling)\n", run.compile_faults);
    }
    buffer_free(&out);
    arena_free(run.arena);
    return passed;
}

static bool is_scalar(const yaml_node_t *node)
{
    return node && node->type == YAML_SCALAR_NODE;
}

/* Runs the tests of a document; false if there are none or one is malformed. */
static bool run_tests(yaml_document_t *document, const char *path, struct tally *tally)
{
    const yaml_node_t *tests = child(document, yaml_document_get_root_node(document), "tests");
    if (!tests || tests->type != YAML_SEQUENCE_NODE ||
        tests->data.sequence.items.start == tests->data.sequence.items.top)
        return false;
    for (const yaml_node_item_t *item = tests->data.sequence.items.start;
         item < tests->data.sequence.items.top; item++) {
        const yaml_node_t *test = yaml_document_get_node(document, *item);
        const yaml_node_t *name = child(document, test, "name");
        if (!is_scalar(name) || !is_scalar(child(document, test, "template")) ||
            !is_scalar(child(document, test, "expected")))
            return false;
        if (run_test(document, test, path, scalar_text(name)))
            tally->passed++;
        else
            tally->failed++;
    }
    return true;
}

static void run_file(const char *path, struct tally *tally)
{
    FILE *file = fopen(path, "rb");
    if (!file) {
        perror(path);
        tally->broken = true;
        return;
    }
    yaml_parser_t parser;
    yaml_document_t document;
    if (!yaml_parser_initialize(&parser))
        abort(); /* out of memory */
    yaml_parser_set_input_file(&parser, file);
    if (!yaml_parser_load(&parser, &document)) {
        fprintf(stderr, "%s:%zu: %s\n", path, parser.problem_mark.line + 1, parser.problem);
        tally->broken = true;
    } else {
        if (!run_tests(&document, path, tally)) {
            fprintf(stderr, "%s: no list of tests, or a test that is none\n", path);
            tally->broken = true;
        }
        yaml_document_delete(&document);
    }
    yaml_parser_delete(&parser);
    fclose(file);
}

int main(int argc, char **argv)
{
    if (argc < 2) {
        fputs("usage: mustache-spec FILE...\n", stderr);
        return 2;
    }
    struct tally tally = { 0 };
    for (int i = 1; i < argc; i++)
        run_file(argv[i], &tally);
    printf("%u passed, %u failed\n", tally.passed, tally.failed);
    if (tally.broken)
        return 2;
    return tally.failed ? 1 : 0;
}
