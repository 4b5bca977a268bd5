/* text/markdown: the tree, what is left out of it, places, ids of headings, bounds.
 * That it is CommonMark is held against the specification in commonmark_spec.c. */
#include "fixture.h"

#include <string.h>

#include "text/markdown.h"

static struct markdown *parse(const char *text)
{
    const struct source *source = open_source("a.md", text, strlen(text));
    assert_non_null(source);
    return markdown_parse(arena, source, &diag);
}

static const struct markdown_node *only_link(const char *text)
{
    const struct markdown_node *paragraph = parse(text)->first;
    assert_non_null(paragraph);
    assert_null(paragraph->next);
    return paragraph->first;
}

static void tags_are_left_out_and_said_once_an_element_and_the_text_stays(void **state)
{
    (void)state;
    struct markdown *markdown = parse("a <b>c</b> d\n\n<div>\ne\n</div>\n\nf\n");
    assert_string_equal(markdown_plain_text(arena, markdown->first), "a c d");
    assert_string_equal(markdown_plain_text(arena, markdown->first->next), "e");
    assert_string_equal(markdown_plain_text(arena, markdown->first->next->next), "f");
    assert_int_equal(diag.count, 2);
    assert_int_equal(diag.items[0].rule, RULE_HTML_REMOVED);
    assert_int_equal(place_column(&diag.items[0].place), 3);
    assert_int_equal(diag.items[1].place.line, 3);
}

static void comments_are_left_out_silently(void **state)
{
    (void)state;
    parse("<!-- a -->\n\nb <!-- c --> d\n\n<!--\ne\n\nf -->\n\n<!-- g --> <!-- h -->\n");
    assert_int_equal(diag.count, 0);
}

/* The line belongs to the comment's block, so the text behind it is lost. */
static void text_behind_a_comment_is_not_lost_silently(void **state)
{
    (void)state;
    parse("<!-- note --> Important.\n");
    assert_int_equal(diag.count, 1);
    assert_int_equal(diag.items[0].rule, RULE_HTML_REMOVED);
}

static void expect_words(const char *text, const char *words)
{
    assert_string_equal(markdown_words(parse(text)->first, NULL, arena), words);
}

static void no_word_within_html_is_lost(void **state)
{
    (void)state;
    expect_words("<p><b>a</b><br>b &amp; &uuml; *c*</p><p>d</p>\n", "a b & ü *c* d");
    expect_words("<dl><dt>a</dt><dd title='x > y'>b < c</dd></dl>\n", "a b < c");
    expect_words("<div>1. a\n    # b\n</div>\n", "1. a # b");
    expect_words("<style>a</style>\n\n<script>b</script>\n\n<script>c\n", "c");
    expect_words("<!-- a --> b <!-- c --> d\n", "b d");
    expect_words("a<br>b<i>c</i>d\n", "a bcd");
    expect_words("<p>&#49;. a &#x26; &\n", "1. a & &");
    expect_words("<?a?>\n\n<? b\n\nc\n", "<? b c");
    expect_words("<!A b>\n\n<!A b\n\nc\n", "<!A b c");
    expect_words("<![CDATA[ a <b>c</b>\n\nd\n", "<![CDATA[ a c d");
}

static void what_swallows_or_shows_a_comment_is_an_error(void **state)
{
    static const struct {
        const char *text;
        size_t column; /* 0: no error */
    } cases[] = {
        { "<!-- a\n\nb\n", 1 },
        { "a <!-- b -- c --> d\n", 3 },
        { "a <!-- b\n", 3 },
        { "a \\<!-- b\n", 0 },
        { "`<!-- b`\n", 0 },
        { "a &lt;!-- b\n", 0 },
        { "<!-- a -- b -->\n", 0 },
        { "<!-- a --> <!-- b\n", 1 },
        { "```\na\n", 1 },
        { "```\na\n```\n", 0 },
        { "> ~~~~\n> a\n> ~~~\n", 0 },
        { "~~~\n", 1 },
        { "- ```\n  a\n  ```\n- b\n", 0 },
        { "    ```\n", 0 },
        { "\t```\n", 0 },
        { "\t`a` b\n", 0 },
        { "   ```\na\n", 4 },
    };
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        size_t before = diag.count;
        parse(cases[i].text);
        assert_int_equal(diag.count - before, cases[i].column ? 1 : 0);
        if (cases[i].column)
            assert_int_equal(place_column(&diag.items[before].place), cases[i].column);
    }
}

static void a_paragraph_of_nothing_but_html_is_gone(void **state)
{
    (void)state;
    assert_null(parse("<b></b>\n")->first);
    assert_null(parse("x <b>\n")->first->next);
    assert_string_equal(parse("- <b></b>\n")->first->first->text, "");
}

static void links_are_of_three_kinds(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        enum link_kind link;
        int faults;
    } links[] = {
        { "[a](https://b)", LINK_OUTSIDE, 0 },
        { "[a](HTTP://b)", LINK_OUTSIDE, 0 },
        { "[a](mailto:b@c)", LINK_OUTSIDE, 0 },
        { "[a](tel:+49)", LINK_OUTSIDE, 0 },
        { "<https://b>", LINK_OUTSIDE, 0 },
        { "<a@b.c>", LINK_OUTSIDE, 0 },
        { "[a](b.md)", LINK_FILE, 0 },
        { "[a](../b.md#c:d)", LINK_FILE, 0 },
        { "[a](#b)", LINK_FILE, 0 },
        { "[a]()", LINK_FILE, 0 },
        { "[a](javascript:b)", LINK_NONE, 1 },
        { "[a](JavaScript:b)", LINK_NONE, 1 },
        { "[a](&#106;avascript:b)", LINK_NONE, 1 },
        { "[a](java&#x73;cript:b)", LINK_NONE, 1 },
        { "[a](< javascript:b>)", LINK_NONE, 1 },
        { "[a](vbscript:b)", LINK_NONE, 1 },
        { "[a](data:text/html,b)", LINK_NONE, 1 },
        { "[a](file:///b)", LINK_NONE, 1 },
        { "[a](ftp://b)", LINK_NONE, 1 },
        { "[a](C:/b)", LINK_NONE, 1 },
        { "[a](//b)", LINK_NONE, 1 },
        { "<javascript:b>", LINK_NONE, 1 },
        { "![a](b.png)", LINK_FILE, 0 },
        { "![a](https://b/c.png)", LINK_NONE, 1 },
        { "![a](data:image/png;base64,xx)", LINK_NONE, 1 },
        { "![a](//b/c.png)", LINK_NONE, 1 },
    };
    for (size_t i = 0; i < sizeof links / sizeof *links; i++) {
        diag.count = 0;
        const struct markdown_node *link = only_link(links[i].text);
        if (link->link != links[i].link || diag.count != (size_t)links[i].faults)
            fail_msg("%s: kind %d, %zu faults", links[i].text, (int)link->link, diag.count);
    }
}

static void controls_written_as_references_are_controls(void **state)
{
    (void)state;
    static const char *const texts[] = { "a &#27;[31m b\n", "`x` [a](b \"&#8;\")\n",
                                         "![a](b.png 'c&#x9f;')\n", "```&#27;\na\n```\n" };
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        diag.count = 0;
        parse(texts[i]);
        assert_int_equal(diag.count, 1);
        assert_int_equal(diag.items[0].rule, RULE_CONTROL_CHARACTER);
    }
}

/* Each link's address is the place it stands at. */
static void expect_link_places(void *user, struct markdown_node *node)
{
    size_t *seen = user;
    if (node->kind != MARKDOWN_LINK && node->kind != MARKDOWN_IMAGE)
        return;
    const char *actual = arena_format(arena, "%zu:%zu", node->mark.line, column_of(node->mark));
    assert_string_equal(actual, node->url);
    ++*seen;
}

static void links_are_where_they_stand(void **state)
{
    (void)state;
    struct markdown *markdown = parse("# A [t](1:5)\n"
                                      "\n"
                                      "ä [x](3:3) 😀 [y](3:14)\n"
                                      "second [x](4:8)\n"
                                      "   indented [x](5:13)\n"
                                      "\n"
                                      "> q [x](7:5)\n"
                                      "> q2 [x](8:6)\n"
                                      "lazy [x](9:6)\n"
                                      "\n"
                                      "- i [x](11:5)\n"
                                      "  i2 [x](12:6)\n"
                                      "      far [x](13:11)\n"
                                      "    - n [x](14:9)\n"
                                      "  1. > - a [x](15:12)\n"
                                      "     >   b [x](16:12)\n"
                                      "- \ttab [x](17:8)\n"
                                      "\n"
                                      "Two [x](19:5)\n"
                                      " lines [x](20:8)\n"
                                      "---\n"
                                      "\n"
                                      "  ### h [x](23:9) ##\n"
                                      "\n"
                                      "*e [x](25:4)* **s `c` [x](25:23)** &amp; [x](25:42)\n"
                                      "`co\n"
                                      "de` [x](27:5) ![a](27:15)\n"
                                      "text  \n"
                                      "break [x](29:7)\n"
                                      "[x\n"
                                      "y](30:1) and [z](31:14)\n");
    size_t seen = 0;
    markdown_walk(markdown->first, expect_link_places, &seen);
    assert_int_equal(seen, 26);
}

static void expect_ids(const char *text, const char *ids)
{
    char *all = arena_string(arena, "");
    for (const struct markdown_node *node = parse(text)->first; node; node = node->next)
        all = arena_format(arena, "%s%s%s", all, *all ? " " : "", node->id);
    assert_string_equal(all, ids);
}

static void headings_have_readable_ids(void **state)
{
    (void)state;
    expect_ids("# Was heißt Integration?\n", "was-heisst-integration");
    expect_ids("## Ämter, Öffnung & Übung\n", "aemter-oeffnung-uebung");
    expect_ids("## 3. *Schritt*: `code` [Link](x)\n", "3-schritt-code-link");
    expect_ids("## „Zitat“ – und …\n", "zitat-und");
    expect_ids("## Stadt\xc2\xa0Köln, 30\xe2\x80\xaf%\n", "stadt-koeln-30");
    expect_ids("## Soft\xc2\xadhyphen\n", "softhyphen");
    expect_ids("## العربية\n", "العربية");
    expect_ids("## ???\n", "section");
    expect_ids("##\n", "section");
    expect_ids("## a--b - c_d\n", "a-b-c-d");
}

static void ids_are_unique_whatever_the_headings_are(void **state)
{
    (void)state;
    expect_ids("# a\n# a\n# a-2\n# a\n# a-2\n# a-2-2\n", "a a-2 a-2-2 a-3 a-2-3 a-2-2-2");
    expect_ids("# !\n# ?\n# section\n", "section section-2 section-3");
}

static void nesting_ends_somewhere(void **state)
{
    (void)state;
    static const char *const bombs[] = { ">", "- ", "1. ", "> - " };
    for (size_t i = 0; i < sizeof bombs / sizeof *bombs; i++) {
        diag.count = 0;
        assert_null(parse(arena_format(arena, "%sx", repeated(bombs[i], 100000))));
        assert_int_equal(diag.count, 1);
        assert_int_equal(diag.items[0].rule, RULE_MARKDOWN_DEPTH);
        assert_string_equal(diag.items[0].words[0], "64");
        assert_int_equal(diag.items[0].place.line, 1);
    }
    diag.count = 0;
    assert_null(parse(arena_format(arena, "%sx%s", repeated("*a **b ", 40), repeated("***", 40))));
    assert_non_null(parse(arena_format(arena, "%sx", repeated(">", 62))));
}

static void large_files_take_a_moment(void **state)
{
    (void)state;
    static const char *const parts[] = { "[",    "*",         "*a ",     "a**",  "_a",
                                         "`",    "a`",        "<",       "<a ",  "&amp;",
                                         "\\",   "\t",        "\n",      "[a](", "[a](<b",
                                         "- \n", "<b>x</b> ", "[a](b) ", "<!--", "a <? " };
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++)
        assert_non_null(parse(repeated(parts[i], very_many(49000))));
    assert_non_null(parse(arena_format(arena, "%s%s", repeated("a", very_many(3000000)),
                                       repeated("*a* &lt;!-- ", very_many(60000)))));
    assert_non_null(parse(repeated("1. a\n2) b\n", very_many(24000))));
    assert_non_null(parse(repeated("## x\n", very_many(90000))));
    assert_non_null(parse(repeated("a", very_many(4000000))));
}

/* What cmark needs the square of its length for is refused before, at its place; each of these
 * would take minutes. */
static void what_parses_in_quadratic_time_is_refused(void **state)
{
    (void)state;
    const struct {
        const char *text;
        size_t line, column;
    } texts[] = {
        { arena_format(arena, "a\n\n%sx%s", repeated("- ", 60000), repeated("\n", 60000)), 3, 129 },
        { arena_format(arena, "%s%s", repeated("> - - ", 20000), repeated("\n", 60000)), 1, 129 },
        { arena_format(arena, "%s%s", repeated(">", 60000), repeated("a*", 60000)), 1, 65 },
        { arena_format(arena, "%s1. a\n%s", repeated("> 1) ", 20000), repeated("\n", 60000)), 1,
          161 },
        { arena_format(arena, "a\n%s", repeated("![[]()", 100000)), 2, 256 * 6 + 1 },
        { repeated("> ![[]()\n", 60000), 257, 3 },
        { repeated("![`]`[a](b)", 60000), 1, 256 * 11 + 1 },
        { arena_format(arena, "%s- a\n", repeated(" ", 258)), 1, 259 },
    };
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        diag.count = 0;
        assert_null(parse(texts[i].text));
        assert_int_equal(diag.count, 1);
        assert_int_equal(diag.items[0].rule, RULE_MARKDOWN_DEPTH);
        assert_int_equal(diag.items[0].place.line, texts[i].line);
        assert_int_equal(place_column(&diag.items[0].place), texts[i].column);
    }
}

static void what_only_looks_like_that_is_not_refused(void **state)
{
    (void)state;
    assert_non_null(parse(repeated("- ", 200)));      /* a rule */
    assert_non_null(parse(repeated("*", 200)));       /* likewise */
    assert_non_null(parse(repeated("a > - ", 200)));  /* a text */
    assert_non_null(parse(repeated("- a\n\n", 200))); /* a list */
    assert_non_null(parse(repeated("![a](b)\n\n", 2000)));
    assert_non_null(parse(repeated("- ![a](b)\n", 2000)));
    assert_int_equal(diag.count, 0);
}

/* The time they take, for the templates most of all, is that of their elements. */
static void a_file_of_very_many_elements_is_refused_where_there_are_too_many(void **state)
{
    (void)state;
    assert_non_null(parse(repeated("*a* ", MARKDOWN_MAX_NODES / 3 - 1)));
    assert_int_equal(diag.count, 0);
    assert_null(parse(repeated("*a* ", 1000000)));
    assert_null(parse(repeated("a\n\n", MARKDOWN_MAX_NODES)));
    assert_int_equal(diag.count, 2);
    assert_int_equal(diag.items[0].rule, RULE_MARKDOWN_SIZE);
    assert_int_equal(diag.items[0].place.line, 1);
    assert_string_equal(diag.items[0].words[0], "200000");
    assert_int_equal(diag.items[1].rule, RULE_MARKDOWN_SIZE);
    assert_int_equal(diag.items[1].place.line, MARKDOWN_MAX_NODES - 1);
    assert_null(parse(arena_format(arena, "<p>\n%s", repeated("a\n", MARKDOWN_MAX_NODES))));
    assert_null(parse(repeated("<p>a", MARKDOWN_MAX_NODES / 2)));
}

#define IN_MARKDOWN(test) cmocka_unit_test_setup_teardown(test, begin, end)

int main(void)
{
    const struct CMUnitTest tests[] = {
        IN_MARKDOWN(tags_are_left_out_and_said_once_an_element_and_the_text_stays),
        IN_MARKDOWN(comments_are_left_out_silently),
        IN_MARKDOWN(text_behind_a_comment_is_not_lost_silently),
        IN_MARKDOWN(no_word_within_html_is_lost),
        IN_MARKDOWN(what_swallows_or_shows_a_comment_is_an_error),
        IN_MARKDOWN(a_paragraph_of_nothing_but_html_is_gone),
        IN_MARKDOWN(links_are_of_three_kinds),
        IN_MARKDOWN(controls_written_as_references_are_controls),
        IN_MARKDOWN(links_are_where_they_stand),
        IN_MARKDOWN(headings_have_readable_ids),
        IN_MARKDOWN(ids_are_unique_whatever_the_headings_are),
        IN_MARKDOWN(nesting_ends_somewhere),
        IN_MARKDOWN(large_files_take_a_moment),
        IN_MARKDOWN(what_parses_in_quadratic_time_is_refused),
        IN_MARKDOWN(what_only_looks_like_that_is_not_refused),
        IN_MARKDOWN(a_file_of_very_many_elements_is_refused_where_there_are_too_many),
    };
    return cmocka_run_group_tests_name("text/markdown", tests, NULL, NULL);
}
