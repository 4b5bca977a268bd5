/* Scripts and styles without comments and indentation, and with nothing else missing. */
#include "unit/testing.h"

#include <string.h>

#include "site/squeeze.h"

static void expect(void (*squeeze)(const char *, size_t, struct buffer *), const char *text,
                   const char *expected)
{
    struct buffer out = BUFFER_INIT;
    squeeze(text, strlen(text), &out);
    assert_string_equal(out.data, expected);
    buffer_free(&out);
}

static void script_loses_comment_lines_blank_lines_and_indentation(void **state)
{
    (void)state;
    expect(squeeze_script, "// a\nif (x) {\n\n  y(); // why\n\t// b\n}",
           "if (x) {\ny(); // why\n}\n");
}

static void script_keeps_double_slashes_within_a_line(void **state)
{
    (void)state;
    expect(squeeze_script, "  a = 'http://x'; b = /\\/\\//;\n", "a = 'http://x'; b = /\\/\\//;\n");
}

static void script_with_a_text_over_several_lines_stays_as_it_is(void **state)
{
    (void)state;
    expect(squeeze_script, "a = `\n  // text\n`;\n", "a = `\n  // text\n`;\n");
    expect(squeeze_script, "a = 'x\\\n  // text';\n", "a = 'x\\\n  // text';\n");
}

static void script_with_texts_on_one_line_is_squeezed(void **state)
{
    (void)state;
    expect(squeeze_script, "  a = `b ${c}`;\n  // d\n", "a = `b ${c}`;\n");
}

static void style_loses_comments_and_indentation(void **state)
{
    (void)state;
    expect(squeeze_style, "/* a\n b */\na {\n  b: c; /* d */\n}\n", "a {\nb: c; \n}\n");
}

static void style_keeps_what_looks_like_a_comment_in_strings_and_addresses(void **state)
{
    (void)state;
    expect(squeeze_style, "a{b:'/* c */';d:\"\\\"/*e*/\";f:url(data:/*g*/)}",
           "a{b:'/* c */';d:\"\\\"/*e*/\";f:url(data:/*g*/)}");
}

static void style_survives_what_is_never_closed(void **state)
{
    (void)state;
    expect(squeeze_style, "a{} /* b", "a{} ");
    expect(squeeze_style, "a{b:'c\\", "a{b:'c\\");
    expect(squeeze_style, "a{b:url(c", "a{b:url(c");
}

static void nothing_comes_of_nothing(void **state)
{
    (void)state;
    expect(squeeze_script, "", "");
    expect(squeeze_style, "", "");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(script_loses_comment_lines_blank_lines_and_indentation),
        cmocka_unit_test(script_keeps_double_slashes_within_a_line),
        cmocka_unit_test(script_with_a_text_over_several_lines_stays_as_it_is),
        cmocka_unit_test(script_with_texts_on_one_line_is_squeezed),
        cmocka_unit_test(style_loses_comments_and_indentation),
        cmocka_unit_test(style_keeps_what_looks_like_a_comment_in_strings_and_addresses),
        cmocka_unit_test(style_survives_what_is_never_closed),
        cmocka_unit_test(nothing_comes_of_nothing),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
