/* text/yaml: the tree, its places, and what is refused. */
#include "fixture.h"

#include <string.h>

#include "text/yaml.h"

static const struct yaml_node *parse_bytes(const char *text, size_t size)
{
    const struct source *source = open_source("a.yaml", text, size);
    assert_non_null(source);
    return yaml_parse(arena, source, &diag);
}

static const struct yaml_node *parse(const char *text)
{
    return parse_bytes(text, strlen(text));
}

static void expect_place(struct mark mark, size_t line, size_t column)
{
    assert_int_equal(mark.line, line);
    assert_int_equal(column_of(mark), column);
}

/* Exactly one fault, of that rule, there. */
static void expect_fault(const char *text, enum rule rule, size_t line, size_t column)
{
    diag.count = 0;
    parse(text);
    if (diag.count != 1 || diag.items[0].rule != rule || diag.items[0].place.line != line ||
        place_column(&diag.items[0].place) != column)
        fail_msg("%s: %zu faults, the first %s at %zu:%zu", text, diag.count,
                 diag.count ? rules[diag.items[0].rule].id : "-",
                 diag.count ? diag.items[0].place.line : 0,
                 diag.count ? place_column(&diag.items[0].place) : 0);
}

static void maps_lists_and_scalars_have_their_places(void **state)
{
    (void)state;
    const struct yaml_node *root = parse("ä: [x, 'ü', { b: 1 }]\nc:\n  - d\n");
    assert_int_equal(root->kind, YAML_MAP);
    assert_int_equal(root->count, 2);
    const struct yaml_node *list = yaml_get(root, "ä");
    assert_int_equal(list->kind, YAML_LIST);
    assert_int_equal(list->count, 3);
    expect_place(list->items[1]->mark, 1, 8);
    assert_true(list->items[1]->quoted);
    expect_place(list->items[2]->keys[0]->mark, 1, 15);
    expect_place(yaml_get(root, "c")->items[0]->mark, 3, 5);
    assert_null(yaml_get(root, "d"));
    assert_int_equal(diag.count, 0);
}

static void places_hold_behind_a_byte_order_mark_windows_lines_tabs_and_faces(void **state)
{
    (void)state;
    const struct yaml_node *root = parse("\xef\xbb\xbf"
                                         "a: \"\U0001f600\tü\"\r\nb: { c: d }\r\n");
    expect_place(yaml_get(root, "a")->mark, 1, 4);
    expect_place(yaml_get(yaml_get(root, "b"), "c")->mark, 2, 9);
    expect_fault("\xef\xbb\xbf"
                 "a: 1\r\nb: \"\U0001f600\" \"\r\n",
                 RULE_YAML_SYNTAX, 2, 8);
}

static void an_empty_file_is_an_empty_map(void **state)
{
    (void)state;
    static const char *const texts[] = { "", "\n\n", "# only this\n", "---\n", "~\n" };
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        const struct yaml_node *root = parse(texts[i]);
        assert_int_equal(root->kind, YAML_MAP);
        assert_int_equal(root->count, 0);
    }
    assert_int_equal(diag.count, 0);
}

static void null_is_what_is_left_out_unless_it_is_in_quotes(void **state)
{
    (void)state;
    const struct yaml_node *root =
        parse("a:\nb: ~\nc: null\nd: ''\ne: 'null'\nf: x\ng: Null\nh: NULL\ni: nULL\n");
    assert_true(yaml_is_null(yaml_get(root, "a")));
    assert_true(yaml_is_null(yaml_get(root, "b")));
    assert_true(yaml_is_null(yaml_get(root, "c")));
    assert_true(yaml_is_null(yaml_get(root, "g")));
    assert_true(yaml_is_null(yaml_get(root, "h")));
    assert_false(yaml_is_null(yaml_get(root, "i")));
    assert_false(yaml_is_null(yaml_get(root, "d")));
    assert_false(yaml_is_null(yaml_get(root, "e")));
    assert_false(yaml_is_null(yaml_get(root, "f")));
}

static void every_second_key_is_named_with_the_line_of_the_first(void **state)
{
    (void)state;
    parse("a: 1\nb: 2\na: 3\nc: { a: 1, a: 2 }\na: 4\n");
    assert_int_equal(diag.count, 3);
    for (size_t i = 0; i < 3; i++) {
        assert_int_equal(diag.items[i].rule, RULE_KEY_DUPLICATE);
        assert_string_equal(diag.items[i].words[1], diag.items[i].place.line == 4 ? "4" : "1");
    }
}

static void anchors_aliases_and_tags_are_refused_where_they_stand(void **state)
{
    (void)state;
    expect_fault("a: &x 1\n", RULE_YAML_ALIAS, 1, 4);
    expect_fault("a: *x\n", RULE_YAML_ALIAS, 1, 4);
    expect_fault("a: !!str x\n", RULE_YAML_TAG, 1, 4);
    assert_string_equal(diag.items[0].words[0], "!!str");
    expect_fault("a: !own x\n", RULE_YAML_TAG, 1, 4);
    assert_string_equal(diag.items[0].words[0], "!own");
    expect_fault("%TAG ! x\n---\na: 1\n", RULE_YAML_TAG, 1, 1);
    expect_fault("a: 1\n---\nb: 2\n", RULE_YAML_DOCUMENTS, 2, 1);
}

static void what_is_no_key_is_refused_once(void **state)
{
    (void)state;
    const struct yaml_node *root = parse("? [a]\n: b\n? { c: d }\n: e\n*f : g\nh: i\n");
    assert_int_equal(diag.count, 3);
    assert_int_equal(root->count, 1);
    assert_string_equal(yaml_get(root, "h")->text, "i");
}

static void controls_written_with_a_backslash_are_controls(void **state)
{
    (void)state;
    expect_fault("a: \"x\\e[31m\"\n", RULE_CONTROL_CHARACTER, 1, 4);
    expect_fault("a: \"x\\0y\"\n", RULE_CONTROL_CHARACTER, 1, 4);
    expect_fault("\"\\L\": y\n", RULE_CONTROL_CHARACTER, 1, 1);
    diag.count = 0;
    parse("a: \"\\t\\n\\x41\"\n");
    assert_int_equal(diag.count, 0);
}

static void a_fault_is_placed_where_it_was_made(void **state)
{
    (void)state;
    expect_fault("a: 1\nb \"c\"\nd: 2\n", RULE_YAML_SYNTAX, 2, 1); /* no colon */
    expect_fault("a: 1\nb: \"c\nd: 2\n", RULE_YAML_SYNTAX, 2, 4);  /* no end of the quotation */
    expect_fault("a: 'it's'\n", RULE_YAML_SYNTAX, 1, 8);
    expect_fault("a: b: c\n", RULE_YAML_SYNTAX, 1, 5);
    expect_fault("a:\n\tb: 1\n", RULE_YAML_SYNTAX, 2, 1);
    expect_fault("a: @b\n", RULE_YAML_SYNTAX, 1, 4);
    expect_fault("a: [b, c\nd: 1\n", RULE_YAML_SYNTAX, 2, 2);
    expect_fault("a: b #1\n  c\nd: 1\n", RULE_YAML_SYNTAX, 1, 6); /* hidden in a comment */
    expect_fault("a: b # 1\n  c\nd: 1\n", RULE_YAML_SYNTAX, 2, 3);
    expect_fault("a: \"b\nc: \"d\"\n", RULE_YAML_SYNTAX, 1, 4); /* no end of the first */
    expect_fault("a: „b: c“\n", RULE_YAML_SYNTAX, 1, 4);
    expect_fault("a: b\n  c:\n  d: „e“\n", RULE_YAML_SYNTAX, 2, 3); /* indented */
    expect_fault("a:\n  - b\n  – c\n", RULE_YAML_SYNTAX, 3, 3);
    expect_fault("a: []\n  - b\n", RULE_YAML_SYNTAX, 1, 4);
    expect_fault("a: b\n[c]: d\n", RULE_YAML_SYNTAX, 2, 1);
}

/* Whatever libyaml complains of in a file an editor may write, it is said in German. */
static void no_word_of_the_library_reaches_an_editor(void **state)
{
    (void)state;
    static const char *const texts[] = {
        "a b\nc: 1\n",      "a: \"b\n",
        "a: 'it's'\n",      "a: b: c\n",
        "a: [b\n",          "a: { b\n",
        "a: {b: 1\nc: 2\n", "- a\nb: 1\n",
        "a: - b\n",         "\ta: 1\n",
        "a:\n\t- b\n",      "a: @b\n",
        "a: `b`\n",         "a: %b\n",
        "a: |b\n",          "a: \"\\q\"\n",
        "a: \"\\x1\"\n",    "a: \"\\ud800\"\n",
        "a: *\n",           "a: &\n",
        "a: }\n",           "a: ,\n",
        "a: ]\n",           ": b\n",
        "a: ? b\n",         "a: \"b\" c\n",
        "a: b\n c: d\n",    "a:\n  b: 1\n c\n",
        "...\nb: 1\n",      "a: >-5\n x\n",
        "a: \"b\n---\n\"",  "[a]: }\n",
        "a: {b:c, d}}\n",   "a: 1\n...\nb: 2\n",
    };
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        diag.count = 0;
        parse(texts[i]);
        for (size_t j = 0; j < diag.count; j++)
            if (diag.items[j].rule == RULE_YAML_SYNTAX &&
                (strstr(diag.items[j].wording.de, "expected") ||
                 strstr(diag.items[j].wording.de, "found")))
                fail_msg("%s: %s", texts[i], diag.items[j].wording.de);
    }
}

static size_t count_of(enum rule rule)
{
    size_t count = 0;
    for (size_t i = 0; i < diag.count; i++)
        count += diag.items[i].rule == rule;
    return count;
}

static void nesting_ends_somewhere(void **state)
{
    (void)state;
    static const char *const bombs[] = { "[", "{a: ", "- ", "? ", "[{" };
    for (size_t i = 0; i < sizeof bombs / sizeof *bombs; i++) {
        diag.count = 0;
        assert_null(parse(repeated(bombs[i], 100000)));
        assert_int_equal(count_of(RULE_YAML_DEPTH), 1);
    }
    diag.count = 0;
    assert_non_null(parse(
        arena_format(arena, "%s%s", repeated("[", YAML_MAX_DEPTH), repeated("]", YAML_MAX_DEPTH))));
    assert_int_equal(diag.count, 0);
}

static void size_ends_somewhere(void **state)
{
    (void)state;
    assert_null(parse(repeated("- x\n", YAML_MAX_NODES)));
    assert_int_equal(diag.count, 1);
    assert_int_equal(diag.items[0].rule, RULE_YAML_SIZE);
    diag.count = 0;
    assert_non_null(parse(repeated("- x\n", YAML_MAX_NODES - 2)));
    assert_int_equal(diag.count, 0);
    diag.count = 0;
    parse(repeated("k: 1\n", YAML_MAX_NODES / 2 - 1));
    assert_int_equal(diag.count, YAML_MAX_NODES / 2 - 2);
    diag.count = 0;
    assert_null(parse(repeated("%TAG !a! x\n", 300000)));
    assert_int_equal(diag.count, 1);
}

static void aliases_are_refused_before_they_unfold(void **state)
{
    (void)state;
    parse("a: &a [x, x]\nb: &b [*a, *a]\nc: &c [*b, *b]\nd: [*c, *c, *c, *c]\n");
    assert_int_equal(diag.count, 3 + 8);
    for (size_t i = 0; i < diag.count; i++)
        assert_int_equal(diag.items[i].rule, RULE_YAML_ALIAS);
}

#define IN_YAML(test) cmocka_unit_test_setup_teardown(test, begin, end)

int main(void)
{
    const struct CMUnitTest tests[] = {
        IN_YAML(maps_lists_and_scalars_have_their_places),
        IN_YAML(places_hold_behind_a_byte_order_mark_windows_lines_tabs_and_faces),
        IN_YAML(an_empty_file_is_an_empty_map),
        IN_YAML(null_is_what_is_left_out_unless_it_is_in_quotes),
        IN_YAML(every_second_key_is_named_with_the_line_of_the_first),
        IN_YAML(anchors_aliases_and_tags_are_refused_where_they_stand),
        IN_YAML(what_is_no_key_is_refused_once),
        IN_YAML(controls_written_with_a_backslash_are_controls),
        IN_YAML(a_fault_is_placed_where_it_was_made),
        IN_YAML(no_word_of_the_library_reaches_an_editor),
        IN_YAML(nesting_ends_somewhere),
        IN_YAML(size_ends_somewhere),
        IN_YAML(aliases_are_refused_before_they_unfold),
    };
    return cmocka_run_group_tests_name("text/yaml", tests, NULL, NULL);
}
