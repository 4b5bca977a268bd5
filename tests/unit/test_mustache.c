/* Values and Mustache templates: what the specification's own tests (run by
 * mustache-spec) leave open, and every fault with its place. */
#include "testing.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "base/arena.h"
#include "base/buffer.h"
#include "site/mustache.h"
#include "site/value.h"

enum { FAULTS_KEPT = 8, PARTIALS_MAX = 4 };

/* What a test has at hand: an empty map as the only context to begin with, no
 * partials, and the first faults that came up. */
struct bench {
    struct arena *arena;
    struct value *root;
    struct buffer out;
    const struct mustache_template *partials[PARTIALS_MAX];
    size_t partial_count;
    struct mustache_fault faults[FAULTS_KEPT];
    size_t fault_count;
};

static int set_up(void **state)
{
    struct bench *bench = memory_alloc(sizeof *bench);
    *bench = (struct bench){ .arena = arena_new(), .out = BUFFER_INIT };
    bench->root = value_map(bench->arena);
    *state = bench;
    return 0;
}

static int tear_down(void **state)
{
    struct bench *bench = *state;
    buffer_free(&bench->out);
    arena_free(bench->arena);
    free(bench);
    return 0;
}

static void keep_fault(void *user, const struct mustache_fault *fault)
{
    struct bench *bench = user;
    if (bench->fault_count < FAULTS_KEPT)
        bench->faults[bench->fault_count] = *fault;
    bench->fault_count++;
}

static const struct mustache_template *find_partial(void *user, const char *name)
{
    const struct bench *bench = user;
    for (size_t i = 0; i < bench->partial_count; i++)
        if (strcmp(mustache_name(bench->partials[i]), name) == 0)
            return bench->partials[i];
    return NULL;
}

static const struct mustache_template *compile(struct bench *bench, const char *text)
{
    return mustache_compile(bench->arena, "page", text, strlen(text), keep_fault, bench);
}

static void add_partial(struct bench *bench, const char *name, const char *text)
{
    assert_true(bench->partial_count < PARTIALS_MAX);
    bench->partials[bench->partial_count++] =
        mustache_compile(bench->arena, name, text, strlen(text), keep_fault, bench);
}

/* Renders against the root alone. The text lives until the next rendering. */
static const char *render(struct bench *bench, const char *text)
{
    const struct value *contexts[] = { bench->root };
    struct mustache_host host = { .partial = find_partial, .fault = keep_fault, .user = bench };
    buffer_clear(&bench->out);
    mustache_render(compile(bench, text), contexts, 1, &host, &bench->out);
    return bench->out.data;
}

static void set_string(struct bench *bench, const char *key, const char *text)
{
    value_set(bench->root, key, value_string(bench->arena, text));
}

static struct value *list_of(struct bench *bench, const char *const *texts, size_t count)
{
    struct value *list = value_list(bench->arena);
    for (size_t i = 0; i < count; i++)
        value_append(list, value_string(bench->arena, texts[i]));
    return list;
}

/* The fault of that index is of that kind, at that offset, its tag reads `tag`
 * in the template's text, and it speaks of that name. */
static void assert_fault(const struct bench *bench, size_t index, enum mustache_fault_kind kind,
                         size_t offset, const char *tag, const char *name)
{
    assert_true(index < bench->fault_count && index < FAULTS_KEPT);
    const struct mustache_fault *fault = &bench->faults[index];
    size_t length;
    const char *text = mustache_text(fault->template, &length);
    assert_int_equal(fault->kind, kind);
    assert_int_equal(fault->offset, offset);
    assert_int_equal(fault->length, strlen(tag));
    assert_true(fault->offset + fault->length <= length);
    assert_memory_equal(text + fault->offset, tag, fault->length);
    assert_string_equal(fault->name, name);
}

static void assert_only_fault(const struct bench *bench, enum mustache_fault_kind kind,
                              size_t offset, const char *tag, const char *name)
{
    assert_int_equal(bench->fault_count, 1);
    assert_fault(bench, 0, kind, offset, tag, name);
}

/* ---- Values ------------------------------------------------------------- */

static void a_map_gives_back_what_was_set(void **state)
{
    struct bench *bench = *state;
    const struct value *value = value_string(bench->arena, "text");
    value_set(bench->root, "key", value);
    assert_ptr_equal(value_get(bench->root, "key"), value);
    assert_null(value_get(bench->root, "kex"));
    assert_null(value_get(bench->root, "ke"));
    assert_null(value_get(bench->root, ""));
}

static void setting_a_key_again_replaces_its_value(void **state)
{
    struct bench *bench = *state;
    set_string(bench, "key", "old");
    set_string(bench, "key", "new");
    assert_string_equal(render(bench, "{{key}}"), "new");
}

static void a_map_of_many_keys_finds_each(void **state)
{
    struct bench *bench = *state;
    for (int i = 0; i < 500; i++)
        value_set_number(bench->root, arena_format(bench->arena, "key-%d", i), i);
    for (int i = 0; i < 500; i++) {
        char key[16];
        char text[16];
        snprintf(key, sizeof key, "key-%d", i);
        snprintf(text, sizeof text, "%d", i);
        assert_string_equal(value_text(value_get(bench->root, key)), text);
    }
    assert_null(value_get(bench->root, "key-500"));
}

static void keys_of_the_same_hash_are_told_apart(void **state)
{
    /* Their FNV-1a hashes, of 32 bits, collide. */
    struct bench *bench = *state;
    set_string(bench, "costarring", "film");
    assert_null(value_get(bench->root, "liquid"));
    set_string(bench, "liquid", "water");
    assert_string_equal(render(bench, "{{costarring}} {{liquid}}"), "film water");
}

static void what_a_map_lacks_is_looked_up_in_its_base(void **state)
{
    struct bench *bench = *state;
    struct value *oldest = value_map(bench->arena);
    struct value *base = value_map_on(bench->arena, oldest);
    struct value *map = value_map_on(bench->arena, base);
    value_set(bench->root, "map", map);
    value_set(map, "a", value_string(bench->arena, "own"));
    value_set(base, "a", value_string(bench->arena, "shadowed"));
    value_set(base, "b", value_string(bench->arena, "base"));
    value_set(oldest, "c", value_string(bench->arena, "oldest"));
    assert_string_equal(render(bench, "{{#map}}{{a}} {{b}} {{c}}{{/map}} {{map.c}}"),
                        "own base oldest oldest");
    assert_int_equal(bench->fault_count, 0);
}

static void a_null_of_the_map_hides_what_its_base_holds(void **state)
{
    struct bench *bench = *state;
    struct value *base = value_map(bench->arena);
    struct value *map = value_map_on(bench->arena, base);
    value_set(base, "a", value_string(bench->arena, "base"));
    value_set(map, "a", NULL);
    value_set(bench->root, "map", map);
    assert_string_equal(render(bench, "({{map.a}})"), "()");
    assert_int_equal(bench->fault_count, 0);
}

static void a_base_comes_before_the_contexts_outside(void **state)
{
    struct bench *bench = *state;
    struct value *base = value_map(bench->arena);
    value_set(base, "a", value_string(bench->arena, "base"));
    set_string(bench, "a", "outside");
    value_set(bench->root, "map", value_map_on(bench->arena, base));
    assert_string_equal(render(bench, "{{#map}}{{a}}{{/map}}"), "base");
}

static void an_absent_string_is_null(void **state)
{
    struct bench *bench = *state;
    assert_int_equal(value_kind(value_string(bench->arena, NULL)), VALUE_NULL);
    assert_int_equal(value_kind(NULL), VALUE_NULL);
}

static void items_are_reached_by_index_within_the_list(void **state)
{
    struct bench *bench = *state;
    const char *texts[] = { "a", "b", "c", "d", "e", "f" };
    struct value *list = list_of(bench, texts, 6);
    assert_int_equal(value_count(list), 6);
    for (size_t i = 0; i < 6; i++)
        assert_string_equal(value_text(value_item(list, i)), texts[i]);
    assert_null(value_item(list, 6));
    assert_null(value_item(bench->root, 0));
    assert_int_equal(value_count(bench->root), 0);
    assert_string_equal(value_text(list), "");
}

static void null_false_and_what_is_empty_are_falsy(void **state)
{
    struct bench *bench = *state;
    assert_false(value_truthy(NULL));
    assert_false(value_truthy(value_bool(false)));
    assert_false(value_truthy(value_string(bench->arena, "")));
    assert_false(value_truthy(value_list(bench->arena)));
    assert_true(value_truthy(value_bool(true)));
    assert_true(value_truthy(value_string(bench->arena, "0")));
    assert_true(value_truthy(value_map(bench->arena)));
}

/* ---- Interpolation ------------------------------------------------------ */

static void all_five_special_characters_are_escaped(void **state)
{
    struct bench *bench = *state;
    set_string(bench, "x", "a&b<c>d\"e'f");
    assert_string_equal(render(bench, "{{x}}"), "a&amp;b&lt;c&gt;d&quot;e&#39;f");
    assert_string_equal(render(bench, "{{{x}}}{{&x}}"), "a&b<c>d\"e'fa&b<c>d\"e'f");
}

static void bytes_beyond_ascii_pass_unchanged(void **state)
{
    struct bench *bench = *state;
    set_string(bench, "x", "\xc3\xbc<");
    set_string(bench, "\xc3\xa4", "!");
    assert_string_equal(render(bench, "{{x}}{{\xc3\xa4}}"), "\xc3\xbc&lt;!");
}

static void null_and_false_interpolate_as_nothing(void **state)
{
    struct bench *bench = *state;
    value_set(bench->root, "null", NULL);
    value_set(bench->root, "false", value_bool(false));
    assert_string_equal(render(bench, "({{null}}{{{false}}})"), "()");
    assert_int_equal(bench->fault_count, 0);
}

static void true_a_list_and_a_map_are_no_text(void **state)
{
    struct bench *bench = *state;
    value_set(bench->root, "t", value_bool(true));
    value_set(bench->root, "l", value_list(bench->arena));
    value_set(bench->root, "m", value_map(bench->arena));
    assert_string_equal(render(bench, "({{t}}{{{l}}}{{&m}})"), "()");
    assert_int_equal(bench->fault_count, 3);
    assert_fault(bench, 0, MUSTACHE_NOT_TEXT, 1, "{{t}}", "t");
    assert_fault(bench, 1, MUSTACHE_NOT_TEXT, 6, "{{{l}}}", "l");
    assert_fault(bench, 2, MUSTACHE_NOT_TEXT, 13, "{{&m}}", "m");
}

static void a_value_is_not_read_as_a_template(void **state)
{
    struct bench *bench = *state;
    set_string(bench, "x", "{{y}}");
    assert_string_equal(render(bench, "{{x}}{{{x}}}"), "{{y}}{{y}}");
    assert_int_equal(bench->fault_count, 0);
}

static void the_dot_is_the_innermost_context(void **state)
{
    struct bench *bench = *state;
    const struct value *contexts[] = { bench->root, value_string(bench->arena, "<world>") };
    struct mustache_host host = { .fault = keep_fault, .user = bench };
    mustache_render(compile(bench, "{{.}} {{{.}}}"), contexts, 2, &host, &bench->out);
    assert_string_equal(bench->out.data, "&lt;world&gt; <world>");
}

static void a_dotted_name_is_never_a_single_key(void **state)
{
    struct bench *bench = *state;
    struct value *inner = value_map(bench->arena);
    value_set(inner, "b", value_string(bench->arena, "inner"));
    set_string(bench, "a.b", "wrong");
    assert_string_equal(render(bench, "({{a.b}})"), "()");
    value_set(bench->root, "a", inner);
    assert_string_equal(render(bench, "({{a.b}})"), "(inner)");
}

static void of_several_contexts_the_last_comes_first(void **state)
{
    struct bench *bench = *state;
    struct value *inner = value_map(bench->arena);
    const struct value *contexts[] = { bench->root, NULL, inner };
    struct mustache_host host = { .fault = keep_fault, .user = bench };
    set_string(bench, "a", "outer a");
    set_string(bench, "b", "outer b");
    value_set(inner, "b", value_string(bench->arena, "inner b"));
    mustache_render(compile(bench, "{{a}}, {{b}}"), contexts, 3, &host, &bench->out);
    assert_string_equal(bench->out.data, "outer a, inner b");
}

static void rendering_appends_to_the_buffer(void **state)
{
    struct bench *bench = *state;
    struct mustache_host host = { 0 };
    buffer_add_string(&bench->out, "before ");
    mustache_render(compile(bench, "behind"), NULL, 0, &host, &bench->out);
    assert_string_equal(bench->out.data, "before behind");
}

static void an_empty_template_renders_nothing(void **state)
{
    struct bench *bench = *state;
    assert_string_equal(render(bench, ""), "");
    assert_int_equal(bench->fault_count, 0);
}

/* ---- Sections ----------------------------------------------------------- */

static void an_empty_string_makes_no_section(void **state)
{
    struct bench *bench = *state;
    set_string(bench, "help", "");
    assert_string_equal(render(bench, "{{#help}}yes{{/help}}{{^help}}no{{/help}}"), "no");
    set_string(bench, "help", "words");
    assert_string_equal(render(bench, "{{#help}}{{.}} {{help}}{{/help}}{{^help}}no{{/help}}"),
                        "words words");
}

static void a_list_within_a_list_is_run_through_by_the_dot(void **state)
{
    struct bench *bench = *state;
    const char *numbers[] = { "1", "2", "3" };
    const char *letters[] = { "a", "b" };
    struct value *list = value_list(bench->arena);
    value_append(list, list_of(bench, numbers, 3));
    value_append(list, value_list(bench->arena));
    value_append(list, list_of(bench, letters, 2));
    value_set(bench->root, "list", list);
    assert_string_equal(render(bench, "{{#list}}({{#.}}{{.}}{{/.}}){{/list}}"), "(123)()(ab)");
}

static void a_list_at_the_root_is_run_through_by_the_dot(void **state)
{
    struct bench *bench = *state;
    const char *texts[] = { "a", "b" };
    const struct value *contexts[] = { list_of(bench, texts, 2) };
    struct mustache_host host = { 0 };
    mustache_render(compile(bench, "{{#.}}<{{.}}>{{/.}}"), contexts, 1, &host, &bench->out);
    assert_string_equal(bench->out.data, "<a><b>");
}

static void a_context_ends_with_its_section(void **state)
{
    struct bench *bench = *state;
    struct value *inner = value_map(bench->arena);
    value_set(inner, "x", value_string(bench->arena, "in"));
    set_string(bench, "x", "out");
    value_set(bench->root, "m", inner);
    value_set(bench->root, "none", NULL);
    assert_string_equal(
        render(bench, "{{x}}{{#m}}{{x}}{{^none}}{{x}}{{/none}}{{/m}}{{x}}{{#m}}{{x}}{{/m}}"),
        "outininoutin");
}

static void an_inverted_section_is_no_context(void **state)
{
    struct bench *bench = *state;
    const char *texts[] = { "a", "b" };
    value_set(bench->root, "list", list_of(bench, texts, 2));
    value_set(bench->root, "none", value_list(bench->arena));
    assert_string_equal(render(bench, "{{#list}}{{^none}}{{.}}{{/none}}{{/list}}"), "ab");
}

static void a_section_may_have_no_content(void **state)
{
    struct bench *bench = *state;
    const char *texts[] = { "a", "b" };
    value_set(bench->root, "list", list_of(bench, texts, 2));
    assert_string_equal(render(bench, "({{#list}}{{/list}})"), "()");
    assert_string_equal(render(bench, "{{#list}}\n{{/list}}\n"), "");
}

/* ---- Lines -------------------------------------------------------------- */

static void standalone_tags_take_their_line_with_them(void **state)
{
    struct bench *bench = *state;
    value_set(bench->root, "t", value_bool(true));
    assert_string_equal(render(bench, "a\n \t{{#t}} \t\nb\n  {{! c }}\n{{/t}}\nd"), "a\nb\nd");
}

static void crlf_ends_a_standalone_line_and_is_kept_elsewhere(void **state)
{
    struct bench *bench = *state;
    value_set(bench->root, "t", value_bool(true));
    add_partial(bench, "p", "x\r\ny\r\n");
    assert_string_equal(render(bench, "a\r\n{{#t}}\r\n{{=<% %>=}} \r\nb\r\n<%/t%>\r\nc\r\n"),
                        "a\r\nb\r\nc\r\n");
    assert_string_equal(render(bench, "a\r\n\t{{>p}}\r\nb"), "a\r\n\tx\r\n\ty\r\nb");
}

static void a_carriage_return_alone_ends_no_line(void **state)
{
    struct bench *bench = *state;
    assert_string_equal(render(bench, "{{!c}}\rx"), "\rx");
    assert_string_equal(render(bench, "{{!c}}\r"), "\r");
    assert_string_equal(render(bench, "x\r{{!c}}"), "x\r");
}

static void two_tags_on_a_line_do_not_stand_alone(void **state)
{
    struct bench *bench = *state;
    value_set(bench->root, "t", value_bool(true));
    assert_string_equal(render(bench, "a\n {{#t}} {{/t}} \nb"), "a\n   \nb");
    assert_string_equal(render(bench, "a\n{{!\n}}{{!c}}\nb"), "a\n\nb");
}

static void each_line_of_a_standalone_partial_is_indented(void **state)
{
    struct bench *bench = *state;
    set_string(bench, "x", "one\ntwo");
    value_set(bench->root, "t", value_bool(true));
    value_set(bench->root, "f", value_bool(false));
    add_partial(bench, "p", "<p>\n  {{x}}\n{{#t}}\n{{x}}{{x}}\n{{/t}}\n\n{{#f}}no{{/f}}\n</p>\n");
    assert_string_equal(render(bench, "<div>\n  {{>p}}\n</div>\n"),
                        "<div>\n  <p>\n    one\ntwo\n  one\ntwoone\ntwo\n  \n  \n  </p>\n</div>\n");
}

static void a_line_that_begins_with_a_vanishing_tag_is_indented_too(void **state)
{
    struct bench *bench = *state;
    const char *texts[] = { "1", "2" };
    value_set(bench->root, "list", list_of(bench, texts, 2));
    add_partial(bench, "p", "{{!c}}a\n{{=| |=}}|!c|\n|#list|b\n|/list|c\n");
    assert_string_equal(render(bench, " {{>p}}\n"), " a\n \n b\n b\n c\n");
}

static void a_standalone_tag_in_a_partial_is_no_line_to_indent(void **state)
{
    struct bench *bench = *state;
    const char *texts[] = { "1", "2" };
    value_set(bench->root, "list", list_of(bench, texts, 2));
    add_partial(bench, "p", "{{#list}}\n-\n{{/list}}\n{{!c}}\n");
    assert_string_equal(render(bench, " {{>p}}\n{{>p}}\nx"), " -\n -\n-\n-\nx");
}

static void indentation_adds_up_and_ends_with_its_partial(void **state)
{
    struct bench *bench = *state;
    add_partial(bench, "outer", "(\n  {{>inner}}\n)\n");
    add_partial(bench, "inner", "1\n2\n");
    assert_string_equal(render(bench, "{{>outer}}\n {{>outer}}\n{{>inner}}\nx\n"),
                        "(\n  1\n  2\n)\n (\n   1\n   2\n )\n1\n2\nx\n");
}

static void a_partial_amid_a_line_is_not_indented(void **state)
{
    struct bench *bench = *state;
    add_partial(bench, "outer", "[{{>middle}}]\n{{>inner}}.\n");
    add_partial(bench, "middle", "(\n {{>inner}}\n)");
    add_partial(bench, "inner", "1\n2");
    assert_string_equal(render(bench, "  {{>outer}}\nx\n"), "  [(\n 1\n 2)]\n  1\n2.\nx\n");
}

static void a_partial_may_include_itself(void **state)
{
    struct bench *bench = *state;
    struct value *leaf = value_map(bench->arena);
    struct value *tree = value_map(bench->arena);
    struct value *children = value_list(bench->arena);
    value_set(leaf, "name", value_string(bench->arena, "leaf"));
    value_set(leaf, "children", value_list(bench->arena));
    value_append(children, leaf);
    value_append(children, leaf);
    value_set(tree, "name", value_string(bench->arena, "tree"));
    value_set(tree, "children", children);
    value_set(bench->root, "tree", tree);
    add_partial(bench, "node", "{{name}}\n{{#children}}\n  {{>node}}\n{{/children}}\n");
    assert_string_equal(render(bench, "{{#tree}}\n{{>node}}\n{{/tree}}\n"),
                        "tree\n  leaf\n  leaf\n");
    assert_int_equal(bench->fault_count, 0);
}

/* ---- Delimiters --------------------------------------------------------- */

static void delimiters_last_until_they_are_set_again(void **state)
{
    struct bench *bench = *state;
    set_string(bench, "x", "<1>");
    assert_string_equal(
        render(bench, "{{x}}{{=<% %>=}}{{x}}<%x%><%{x}%><%={{ }}=%>{{x}}{{={{ }}=}}{{{x}}}"),
        "&lt;1&gt;{{x}}&lt;1&gt;<1>&lt;1&gt;<1>");
    assert_int_equal(bench->fault_count, 0);
}

static void delimiters_may_be_alike_or_made_of_signs(void **state)
{
    struct bench *bench = *state;
    set_string(bench, "x", "1");
    value_set(bench->root, "t", value_bool(true));
    assert_string_equal(render(bench, "{{=$ $=}}$x$$#t$y$/t$"), "1y");
    assert_string_equal(render(bench, "{{=# !=}}#x!##t!y#/t!"), "1y");
    assert_string_equal(render(bench, "{{=[ ==}}[x=[={{ }}==({{x}})"), "1(1)");
    assert_int_equal(bench->fault_count, 0);
}

static void delimiters_do_not_reach_into_partials_nor_out_of_them(void **state)
{
    struct bench *bench = *state;
    set_string(bench, "x", "1");
    add_partial(bench, "p", "{{x}}{{=| |=}}|x|");
    assert_string_equal(render(bench, "{{=<% %>=}}<%>p%> |x| <%x%>"), "11 |x| 1");
}

static void a_delimiter_has_a_greatest_length(void **state)
{
    struct bench *bench = *state;
    char text[128];
    char longest[MUSTACHE_DELIMITER_MAX + 1];
    memset(longest, '%', sizeof longest - 1);
    longest[sizeof longest - 1] = '\0';
    set_string(bench, "x", "1");
    snprintf(text, sizeof text, "{{=%s | =}}%sx|", longest, longest);
    assert_string_equal(render(bench, text), "1");
    assert_int_equal(bench->fault_count, 0);
    snprintf(text, sizeof text, "{{=| %s%% =}}", longest);
    compile(bench, text);
    assert_only_fault(bench, MUSTACHE_BAD_DELIMITERS, 0, text, "");
}

/* ---- Faults when compiling ---------------------------------------------- */

static void a_tag_that_is_never_closed_is_reported_where_it_opens(void **state)
{
    struct bench *bench = *state;
    compile(bench, "abc {{name and so on\n");
    assert_only_fault(bench, MUSTACHE_UNCLOSED_TAG, 4, "{{", "}}");
}

static void an_unclosed_tag_does_not_swallow_the_next_one(void **state)
{
    struct bench *bench = *state;
    set_string(bench, "b", "1");
    assert_string_equal(render(bench, "{{a\n<p>{{b}}</p>"), "{{a\n<p>1</p>");
    assert_only_fault(bench, MUSTACHE_UNCLOSED_TAG, 0, "{{", "}}");
}

static void every_unclosed_tag_is_reported(void **state)
{
    struct bench *bench = *state;
    compile(bench, "{{a {{#b {{=c {{d");
    assert_int_equal(bench->fault_count, 4);
    assert_fault(bench, 0, MUSTACHE_UNCLOSED_TAG, 0, "{{", "}}");
    assert_fault(bench, 1, MUSTACHE_UNCLOSED_TAG, 4, "{{", "}}");
    assert_fault(bench, 2, MUSTACHE_UNCLOSED_TAG, 9, "{{", "}}");
    assert_fault(bench, 3, MUSTACHE_UNCLOSED_TAG, 14, "{{", "}}");
}

static void a_run_of_openings_is_one_fault(void **state)
{
    struct bench *bench = *state;
    compile(bench, "{{{{{{{{");
    assert_only_fault(bench, MUSTACHE_UNCLOSED_TAG, 0, "{{", "}}");
}

static void of_a_run_of_openings_the_last_may_be_a_tag(void **state)
{
    struct bench *bench = *state;
    set_string(bench, "a", "1");
    assert_string_equal(render(bench, "{{{{{{{{a}}"), "{{{{{{1");
    assert_only_fault(bench, MUSTACHE_UNCLOSED_TAG, 0, "{{", "}}");
}

static void an_unclosed_comment_is_reported(void **state)
{
    struct bench *bench = *state;
    compile(bench, "{{! a }} {{! b");
    assert_only_fault(bench, MUSTACHE_UNCLOSED_TAG, 9, "{{", "}}");
}

static void a_comment_may_hold_openings(void **state)
{
    struct bench *bench = *state;
    assert_string_equal(render(bench, "a{{! {{b}}c"), "ac");
    assert_int_equal(bench->fault_count, 0);
}

static void a_triple_closed_by_two_is_reported(void **state)
{
    struct bench *bench = *state;
    compile(bench, "x {{{a}} b");
    assert_only_fault(bench, MUSTACHE_UNCLOSED_TAG, 2, "{{{a}}", "}}}");
    compile(bench, "{{=<% %>=}}<%{a%>");
    assert_int_equal(bench->fault_count, 2);
    assert_fault(bench, 1, MUSTACHE_UNCLOSED_TAG, 11, "<%{a%>", "}%>");
}

static void a_tag_without_a_name_is_reported(void **state)
{
    struct bench *bench = *state;
    compile(bench, "{{}}{{& }}{{{}}}{{> \n}}");
    assert_int_equal(bench->fault_count, 4);
    assert_fault(bench, 0, MUSTACHE_EMPTY_NAME, 0, "{{}}", "");
    assert_fault(bench, 1, MUSTACHE_EMPTY_NAME, 4, "{{& }}", "");
    assert_fault(bench, 2, MUSTACHE_EMPTY_NAME, 10, "{{{}}}", "");
    assert_fault(bench, 3, MUSTACHE_EMPTY_NAME, 16, "{{> \n}}", "");
}

static void a_name_with_space_nul_or_an_empty_part_is_reported(void **state)
{
    struct bench *bench = *state;
    compile(bench, "{{a b}}{{a..b}}{{.a}}{{a.}}{{>a\tb}}");
    assert_int_equal(bench->fault_count, 5);
    assert_fault(bench, 0, MUSTACHE_BAD_NAME, 0, "{{a b}}", "a b");
    assert_fault(bench, 1, MUSTACHE_BAD_NAME, 7, "{{a..b}}", "a..b");
    assert_fault(bench, 2, MUSTACHE_BAD_NAME, 15, "{{.a}}", ".a");
    assert_fault(bench, 3, MUSTACHE_BAD_NAME, 21, "{{a.}}", "a.");
    assert_fault(bench, 4, MUSTACHE_BAD_NAME, 27, "{{>a\tb}}", "a\tb");
    mustache_compile(bench->arena, "nul", "{{a\0}}", 6, keep_fault, bench);
    assert_int_equal(bench->fault_count, 6);
    assert_int_equal(bench->faults[5].kind, MUSTACHE_BAD_NAME);
}

static void a_partial_may_have_dots_and_slashes_in_its_name(void **state)
{
    struct bench *bench = *state;
    add_partial(bench, "../parts/head.html", "head");
    assert_string_equal(render(bench, "{{> ../parts/head.html }}"), "head");
    assert_int_equal(bench->fault_count, 0);
}

static void a_set_delimiter_tag_of_another_form_is_reported(void **state)
{
    struct bench *bench = *state;
    set_string(bench, "x", "1");
    compile(bench, "a{{=<%=}}");
    assert_only_fault(bench, MUSTACHE_BAD_DELIMITERS, 1, "{{=<%=}}", "");
    compile(bench, "{{= a b c =}}");
    assert_fault(bench, 1, MUSTACHE_BAD_DELIMITERS, 0, "{{= a b c =}}", "");
    compile(bench, "{{=<% %>}}");
    assert_fault(bench, 2, MUSTACHE_BAD_DELIMITERS, 0, "{{=<% %>}}", "");
    compile(bench, "{{= =}}");
    assert_fault(bench, 3, MUSTACHE_BAD_DELIMITERS, 0, "{{= =}}", "");
    assert_int_equal(bench->fault_count, 4);
}

static void a_bad_set_delimiter_tag_does_not_swallow_the_next_tag(void **state)
{
    struct bench *bench = *state;
    compile(bench, "{{=<% %>\n{{}}");
    assert_int_equal(bench->fault_count, 2);
    assert_fault(bench, 0, MUSTACHE_BAD_DELIMITERS, 0, "{{=<% %>\n", "");
    assert_fault(bench, 1, MUSTACHE_EMPTY_NAME, 9, "{{}}", "");
}

static void a_closing_tag_without_a_section_is_reported(void **state)
{
    struct bench *bench = *state;
    compile(bench, "{{#a}}{{/a}} {{/a}}");
    assert_only_fault(bench, MUSTACHE_NOT_OPENED, 13, "{{/a}}", "a");
}

static void a_wrong_closing_name_is_one_fault(void **state)
{
    struct bench *bench = *state;
    compile(bench, "-{{^question}}x{{/qestion}}");
    assert_only_fault(bench, MUSTACHE_WRONG_CLOSE, 15, "{{/qestion}}", "qestion");
}

static void a_section_left_open_within_another_is_one_fault(void **state)
{
    struct bench *bench = *state;
    compile(bench, "{{#a}}{{#b}}{{#c}}{{/a}}{{#d}}{{/d}}");
    assert_only_fault(bench, MUSTACHE_WRONG_CLOSE, 18, "{{/a}}", "a");
}

static void sections_never_closed_are_reported_outermost_first(void **state)
{
    struct bench *bench = *state;
    set_string(bench, "a", "1");
    set_string(bench, "b", "2");
    assert_string_equal(render(bench, "x{{#a}}y{{^b}}z"), "xy");
    assert_int_equal(bench->fault_count, 2);
    assert_fault(bench, 0, MUSTACHE_UNCLOSED_SECTION, 1, "{{#a}}", "a");
    assert_fault(bench, 1, MUSTACHE_UNCLOSED_SECTION, 8, "{{^b}}", "b");
}

static void a_bad_name_in_a_section_is_no_fault_of_its_partner(void **state)
{
    struct bench *bench = *state;
    compile(bench, "{{#a}}{{#b c}}{{/bc}}{{/a}}{{#a}}{{/ a b }}{{/d e}}");
    assert_int_equal(bench->fault_count, 3);
    assert_fault(bench, 0, MUSTACHE_BAD_NAME, 6, "{{#b c}}", "b c");
    assert_fault(bench, 1, MUSTACHE_BAD_NAME, 33, "{{/ a b }}", "a b");
    assert_fault(bench, 2, MUSTACHE_BAD_NAME, 43, "{{/d e}}", "d e");
}

static void all_faults_of_a_template_are_found_in_one_run(void **state)
{
    struct bench *bench = *state;
    compile(bench, "{{/a}}{{}}{{#b}}{{=x=}}{{/c}}{{{d}}{{#e}}{{f");
    assert_int_equal(bench->fault_count, 7);
    assert_fault(bench, 0, MUSTACHE_NOT_OPENED, 0, "{{/a}}", "a");
    assert_fault(bench, 1, MUSTACHE_EMPTY_NAME, 6, "{{}}", "");
    assert_fault(bench, 2, MUSTACHE_BAD_DELIMITERS, 16, "{{=x=}}", "");
    assert_fault(bench, 3, MUSTACHE_WRONG_CLOSE, 23, "{{/c}}", "c");
    assert_fault(bench, 4, MUSTACHE_UNCLOSED_TAG, 29, "{{{d}}", "}}}");
    assert_fault(bench, 5, MUSTACHE_UNCLOSED_TAG, 41, "{{", "}}");
    assert_fault(bench, 6, MUSTACHE_UNCLOSED_SECTION, 35, "{{#e}}", "e");
}

static void a_template_keeps_its_name_and_text(void **state)
{
    struct bench *bench = *state;
    const char *text = "text";
    size_t length;
    const struct mustache_template *template = compile(bench, text);
    assert_string_equal(mustache_name(template), "page");
    assert_ptr_equal(mustache_text(template, &length), text);
    assert_int_equal(length, 4);
}

/* ---- Faults when rendering ---------------------------------------------- */

static void a_name_that_no_context_offers_is_reported(void **state)
{
    struct bench *bench = *state;
    value_set(bench->root, "null", NULL);
    assert_string_equal(render(bench, "({{null}}{{a}}{{{b}}}{{#c}}x{{/c}}{{^d}}y{{/d}})"), "(y)");
    assert_int_equal(bench->fault_count, 4);
    assert_fault(bench, 0, MUSTACHE_MISSING_NAME, 9, "{{a}}", "a");
    assert_fault(bench, 1, MUSTACHE_MISSING_NAME, 14, "{{{b}}}", "b");
    assert_fault(bench, 2, MUSTACHE_MISSING_NAME, 21, "{{#c}}", "c");
    assert_fault(bench, 3, MUSTACHE_MISSING_NAME, 34, "{{^d}}", "d");
}

static void a_dotted_name_whose_part_is_missing_is_reported(void **state)
{
    struct bench *bench = *state;
    struct value *inner = value_map(bench->arena);
    value_set(inner, "b", NULL);
    value_set(bench->root, "a", inner);
    set_string(bench, "c", "not for a.c");
    assert_string_equal(render(bench, "{{x.b}}{{a.c}}{{a.b}}{{#a.b.c}}{{/a.b.c}}"), "");
    assert_int_equal(bench->fault_count, 3);
    assert_fault(bench, 0, MUSTACHE_MISSING_NAME, 0, "{{x.b}}", "x.b");
    assert_fault(bench, 1, MUSTACHE_MISSING_NAME, 7, "{{a.c}}", "a.c");
    assert_fault(bench, 2, MUSTACHE_MISSING_NAME, 21, "{{#a.b.c}}", "a.b.c");
}

static void the_dot_without_any_context_is_reported(void **state)
{
    struct bench *bench = *state;
    struct mustache_host host = { .fault = keep_fault, .user = bench };
    mustache_render(compile(bench, "({{.}})"), NULL, 0, &host, &bench->out);
    assert_string_equal(bench->out.data, "()");
    assert_only_fault(bench, MUSTACHE_MISSING_NAME, 1, "{{.}}", ".");
}

static void a_missing_partial_is_reported_and_renders_nothing(void **state)
{
    struct bench *bench = *state;
    struct mustache_host host = { .fault = keep_fault, .user = bench };
    assert_string_equal(render(bench, "a\n  {{> no/such }}\nb"), "a\nb");
    assert_only_fault(bench, MUSTACHE_MISSING_PARTIAL, 4, "{{> no/such }}", "no/such");
    mustache_render(compile(bench, "{{>p}}"), NULL, 0, &host, &bench->out);
    assert_int_equal(bench->fault_count, 2);
}

static void a_fault_in_a_partial_tells_the_partial(void **state)
{
    struct bench *bench = *state;
    add_partial(bench, "part", "x{{a}}");
    render(bench, "page {{>part}}");
    assert_only_fault(bench, MUSTACHE_MISSING_NAME, 1, "{{a}}", "a");
    assert_string_equal(mustache_name(bench->faults[0].template), "part");
}

static void faults_need_no_listener(void **state)
{
    struct bench *bench = *state;
    struct mustache_host host = { 0 };
    const char *text = "{{/a}}{{b}}{{>c}}.";
    mustache_render(mustache_compile(bench->arena, "page", text, strlen(text), NULL, NULL), NULL, 0,
                    &host, &bench->out);
    assert_string_equal(bench->out.data, ".");
}

static void a_partial_that_always_includes_itself_ends_with_a_fault(void **state)
{
    struct bench *bench = *state;
    add_partial(bench, "p", ".\n {{>p}}\n{{>p}}\n");
    render(bench, "{{>p}} never reached");
    assert_only_fault(bench, MUSTACHE_TOO_DEEP, 3, "{{>p}}", "p");
    assert_string_equal(mustache_name(bench->faults[0].template), "p");
    assert_null(strstr(bench->out.data, "never"));
}

/* Ten items, in each of them ten, and so on: a few bytes of template would take all memory. */
static void lists_within_each_other_end_where_it_is_too_much(void **state)
{
    struct bench *bench = *state;
    const struct value *contexts[] = { bench->root };
    struct mustache_host host = { .fault = keep_fault, .user = bench, .most = 20000 };
    struct value *list = value_list(bench->arena);
    for (int i = 0; i < 10; i++)
        value_append(list, value_bool(true));
    value_set(bench->root, "l", list);
    mustache_render(compile(bench, "{{#l}}{{#l}}abcd{{/l}}{{/l}}"), contexts, 1, &host,
                    &bench->out);
    assert_int_equal(bench->out.length, 400);
    assert_int_equal(bench->fault_count, 0);
    mustache_render(compile(bench, "{{#l}}{{#l}}{{#l}}{{#l}}{{#l}}{{#l}}{{#l}}{{#l}}a{{/l}}{{/l}}"
                                   "{{/l}}{{/l}}{{/l}}{{/l}}{{/l}}{{/l}}"),
                    contexts, 1, &host, &bench->out);
    assert_int_equal(bench->fault_count, 1);
    assert_int_equal(bench->faults[0].kind, MUSTACHE_TOO_DEEP);
    assert_in_range(bench->out.length, 401, 20000);
    mustache_render(compile(bench, "{{#l}}{{#l}}{{#l}}{{#l}}{{#l}}{{#l}}{{#l}}{{#l}}{{/l}}{{/l}}"
                                   "{{/l}}{{/l}}{{/l}}{{/l}}{{/l}}{{/l}}"),
                    contexts, 1, &host, &bench->out);
    assert_int_equal(bench->fault_count, 2);
}

/* `depth` sections within each other, around a letter. */
static const char *nested_sections(struct bench *bench, size_t depth)
{
    struct buffer text = BUFFER_INIT;
    for (size_t i = 0; i < depth; i++)
        buffer_add_string(&text, "{{#t}}");
    buffer_add_string(&text, "x");
    for (size_t i = 0; i < depth; i++)
        buffer_add_string(&text, "{{/t}}");
    const char *copy = arena_copy(bench->arena, text.data, text.length);
    buffer_free(&text);
    return copy;
}

static void nesting_is_rendered_down_to_its_limit_and_no_further(void **state)
{
    struct bench *bench = *state;
    value_set(bench->root, "t", value_bool(true));
    assert_string_equal(render(bench, nested_sections(bench, MUSTACHE_DEPTH_MAX)), "x");
    assert_int_equal(bench->fault_count, 0);
    assert_string_equal(render(bench, nested_sections(bench, MUSTACHE_DEPTH_MAX + 1)), "");
    assert_only_fault(bench, MUSTACHE_TOO_DEEP, 6 * MUSTACHE_DEPTH_MAX, "{{#t}}", "t");
}

/* ---- Time --------------------------------------------------------------- */

/* The seconds that compiling takes. */
static double compile_time(struct bench *bench, const struct buffer *text)
{
    clock_t before = clock();
    mustache_compile(bench->arena, "large", text->data, text->length, keep_fault, bench);
    return (double)(clock() - before) / CLOCKS_PER_SEC;
}

static void add_repeated(struct buffer *text, const char *pattern, size_t length)
{
    for (size_t i = strlen(pattern); i <= length; i += strlen(pattern))
        buffer_add_string(text, pattern);
}

static void a_tangle_of_tags_compiles_in_linear_time(void **state)
{
    /* A mebibyte of the first, as much of the second, once the third. Each takes
     * some hundredths of a second; in quadratic time it is a minute or more. */
    static const char *const patterns[][3] = {
        { "{{", "", "" },
        { "{{", "", "}}" },
        { "{{ } ", "", "" },
        { "{{ } ", "", "}}" },
        { "{{{a} ", "", "}}" },
        { "{{= ", "", "" },
        { "{{=", "", "" },
        { "{{=", "", "=}}" },
        { "{{=a ", "", "}}" },
        { "{{! ", "", "}}" },
        { "{{a.", "", "}}" },
        { "{{#a}}", "", "" },
        { "{{#a}}", "{{/b}}", "" },
        { "{{#a}}", "{{/a}}", "" },
        { "{{#a}}{{#b}}{{/a}}", "", "" },
        { "{{! }}", " ", "x" },
        { "{{={ }=}}{{{a}{={{ }}=}", "", "" },
        { "{{=<aaaaaaaaaaaaaaaaaaaaaaaaaaaab }}=}}", "<aaaaaaaaaaaaaaaaaaaaaaaaaaaa", "" },
    };
    struct bench *bench = *state;
    for (size_t i = 0; i < sizeof patterns / sizeof *patterns; i++) {
        struct buffer text = BUFFER_INIT;
        add_repeated(&text, patterns[i][0], 1024 * 1024);
        if (patterns[i][1][0])
            add_repeated(&text, patterns[i][1], 1024 * 1024);
        buffer_add_string(&text, patterns[i][2]);
        assert_true(compile_time(bench, &text) < 5.0);
        buffer_free(&text);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(a_map_gives_back_what_was_set, set_up, tear_down),
        cmocka_unit_test_setup_teardown(setting_a_key_again_replaces_its_value, set_up, tear_down),
        cmocka_unit_test_setup_teardown(a_map_of_many_keys_finds_each, set_up, tear_down),
        cmocka_unit_test_setup_teardown(keys_of_the_same_hash_are_told_apart, set_up, tear_down),
        cmocka_unit_test_setup_teardown(what_a_map_lacks_is_looked_up_in_its_base, set_up,
                                        tear_down),
        cmocka_unit_test_setup_teardown(a_null_of_the_map_hides_what_its_base_holds, set_up,
                                        tear_down),
        cmocka_unit_test_setup_teardown(a_base_comes_before_the_contexts_outside, set_up,
                                        tear_down),
        cmocka_unit_test_setup_teardown(an_absent_string_is_null, set_up, tear_down),
        cmocka_unit_test_setup_teardown(items_are_reached_by_index_within_the_list, set_up,
                                        tear_down),
        cmocka_unit_test_setup_teardown(null_false_and_what_is_empty_are_falsy, set_up, tear_down),
        cmocka_unit_test_setup_teardown(all_five_special_characters_are_escaped, set_up, tear_down),
        cmocka_unit_test_setup_teardown(bytes_beyond_ascii_pass_unchanged, set_up, tear_down),
        cmocka_unit_test_setup_teardown(null_and_false_interpolate_as_nothing, set_up, tear_down),
        cmocka_unit_test_setup_teardown(true_a_list_and_a_map_are_no_text, set_up, tear_down),
        cmocka_unit_test_setup_teardown(a_value_is_not_read_as_a_template, set_up, tear_down),
        cmocka_unit_test_setup_teardown(the_dot_is_the_innermost_context, set_up, tear_down),
        cmocka_unit_test_setup_teardown(a_dotted_name_is_never_a_single_key, set_up, tear_down),
        cmocka_unit_test_setup_teardown(of_several_contexts_the_last_comes_first, set_up,
                                        tear_down),
        cmocka_unit_test_setup_teardown(rendering_appends_to_the_buffer, set_up, tear_down),
        cmocka_unit_test_setup_teardown(an_empty_template_renders_nothing, set_up, tear_down),
        cmocka_unit_test_setup_teardown(an_empty_string_makes_no_section, set_up, tear_down),
        cmocka_unit_test_setup_teardown(a_list_within_a_list_is_run_through_by_the_dot, set_up,
                                        tear_down),
        cmocka_unit_test_setup_teardown(a_list_at_the_root_is_run_through_by_the_dot, set_up,
                                        tear_down),
        cmocka_unit_test_setup_teardown(a_context_ends_with_its_section, set_up, tear_down),
        cmocka_unit_test_setup_teardown(an_inverted_section_is_no_context, set_up, tear_down),
        cmocka_unit_test_setup_teardown(a_section_may_have_no_content, set_up, tear_down),
        cmocka_unit_test_setup_teardown(standalone_tags_take_their_line_with_them, set_up,
                                        tear_down),
        cmocka_unit_test_setup_teardown(crlf_ends_a_standalone_line_and_is_kept_elsewhere, set_up,
                                        tear_down),
        cmocka_unit_test_setup_teardown(a_carriage_return_alone_ends_no_line, set_up, tear_down),
        cmocka_unit_test_setup_teardown(two_tags_on_a_line_do_not_stand_alone, set_up, tear_down),
        cmocka_unit_test_setup_teardown(each_line_of_a_standalone_partial_is_indented, set_up,
                                        tear_down),
        cmocka_unit_test_setup_teardown(a_line_that_begins_with_a_vanishing_tag_is_indented_too,
                                        set_up, tear_down),
        cmocka_unit_test_setup_teardown(a_standalone_tag_in_a_partial_is_no_line_to_indent, set_up,
                                        tear_down),
        cmocka_unit_test_setup_teardown(indentation_adds_up_and_ends_with_its_partial, set_up,
                                        tear_down),
        cmocka_unit_test_setup_teardown(a_partial_amid_a_line_is_not_indented, set_up, tear_down),
        cmocka_unit_test_setup_teardown(a_partial_may_include_itself, set_up, tear_down),
        cmocka_unit_test_setup_teardown(delimiters_last_until_they_are_set_again, set_up,
                                        tear_down),
        cmocka_unit_test_setup_teardown(delimiters_may_be_alike_or_made_of_signs, set_up,
                                        tear_down),
        cmocka_unit_test_setup_teardown(delimiters_do_not_reach_into_partials_nor_out_of_them,
                                        set_up, tear_down),
        cmocka_unit_test_setup_teardown(a_delimiter_has_a_greatest_length, set_up, tear_down),
        cmocka_unit_test_setup_teardown(a_tag_that_is_never_closed_is_reported_where_it_opens,
                                        set_up, tear_down),
        cmocka_unit_test_setup_teardown(an_unclosed_tag_does_not_swallow_the_next_one, set_up,
                                        tear_down),
        cmocka_unit_test_setup_teardown(every_unclosed_tag_is_reported, set_up, tear_down),
        cmocka_unit_test_setup_teardown(a_run_of_openings_is_one_fault, set_up, tear_down),
        cmocka_unit_test_setup_teardown(of_a_run_of_openings_the_last_may_be_a_tag, set_up,
                                        tear_down),
        cmocka_unit_test_setup_teardown(an_unclosed_comment_is_reported, set_up, tear_down),
        cmocka_unit_test_setup_teardown(a_comment_may_hold_openings, set_up, tear_down),
        cmocka_unit_test_setup_teardown(a_triple_closed_by_two_is_reported, set_up, tear_down),
        cmocka_unit_test_setup_teardown(a_tag_without_a_name_is_reported, set_up, tear_down),
        cmocka_unit_test_setup_teardown(a_name_with_space_nul_or_an_empty_part_is_reported, set_up,
                                        tear_down),
        cmocka_unit_test_setup_teardown(a_partial_may_have_dots_and_slashes_in_its_name, set_up,
                                        tear_down),
        cmocka_unit_test_setup_teardown(a_set_delimiter_tag_of_another_form_is_reported, set_up,
                                        tear_down),
        cmocka_unit_test_setup_teardown(a_bad_set_delimiter_tag_does_not_swallow_the_next_tag,
                                        set_up, tear_down),
        cmocka_unit_test_setup_teardown(a_closing_tag_without_a_section_is_reported, set_up,
                                        tear_down),
        cmocka_unit_test_setup_teardown(a_wrong_closing_name_is_one_fault, set_up, tear_down),
        cmocka_unit_test_setup_teardown(a_section_left_open_within_another_is_one_fault, set_up,
                                        tear_down),
        cmocka_unit_test_setup_teardown(sections_never_closed_are_reported_outermost_first, set_up,
                                        tear_down),
        cmocka_unit_test_setup_teardown(a_bad_name_in_a_section_is_no_fault_of_its_partner, set_up,
                                        tear_down),
        cmocka_unit_test_setup_teardown(all_faults_of_a_template_are_found_in_one_run, set_up,
                                        tear_down),
        cmocka_unit_test_setup_teardown(a_template_keeps_its_name_and_text, set_up, tear_down),
        cmocka_unit_test_setup_teardown(a_name_that_no_context_offers_is_reported, set_up,
                                        tear_down),
        cmocka_unit_test_setup_teardown(a_dotted_name_whose_part_is_missing_is_reported, set_up,
                                        tear_down),
        cmocka_unit_test_setup_teardown(the_dot_without_any_context_is_reported, set_up, tear_down),
        cmocka_unit_test_setup_teardown(a_missing_partial_is_reported_and_renders_nothing, set_up,
                                        tear_down),
        cmocka_unit_test_setup_teardown(a_fault_in_a_partial_tells_the_partial, set_up, tear_down),
        cmocka_unit_test_setup_teardown(faults_need_no_listener, set_up, tear_down),
        cmocka_unit_test_setup_teardown(a_partial_that_always_includes_itself_ends_with_a_fault,
                                        set_up, tear_down),
        cmocka_unit_test_setup_teardown(lists_within_each_other_end_where_it_is_too_much, set_up,
                                        tear_down),
        cmocka_unit_test_setup_teardown(nesting_is_rendered_down_to_its_limit_and_no_further,
                                        set_up, tear_down),
        cmocka_unit_test_setup_teardown(a_tangle_of_tags_compiles_in_linear_time, set_up,
                                        tear_down),
    };
    return cmocka_run_group_tests_name("site/mustache", tests, NULL, NULL);
}
