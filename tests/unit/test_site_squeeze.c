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
    expect(squeeze_script, "// a\nx()\n\n  y() // why\n\t// b\nz", "x()\ny() // why\nz\n");
}

static void script_loses_blanks_beside_signs(void **state)
{
    (void)state;
    expect(squeeze_script, "a = (b, c) => { return { d : e ? f : 'g' } }",
           "a=(b,c)=>{return{d:e?f:'g'}}\n");
    expect(squeeze_script, "const [ x ] = y, z = \"1\" in w", "const[x]=y,z=\"1\"in w\n");
    expect(squeeze_script, "a  b\tc", "a b c\n");
}

static void script_keeps_blanks_that_part_two_signs(void **state)
{
    (void)state;
    expect(squeeze_script, "a + +b - -c + d", "a+ +b- -c+d\n");
    expect(squeeze_script, "a < !--b", "a< !--b\n");
    expect(squeeze_script, "a-- > b", "a-- >b\n");
    expect(squeeze_script, "a ? .5 : 1 .b", "a? .5:1 .b\n");
}

static void script_loses_breaks_where_no_statement_can_end(void **state)
{
    (void)state;
    expect(squeeze_script, "f(\n  a,\n  b\n);\ng", "f(a,b);g\n");
    expect(squeeze_script, "if (a) {\n  b\n}\nc", "if(a){b}\nc\n");
    expect(squeeze_script, "a = [\n  b,\n]", "a=[\nb,]\n");
    expect(squeeze_script, "a\n  .b()\n  .c !== d", "a.b().c!==d\n");
    expect(squeeze_script, "a = { b,\n}\nc(d,\n)", "a={b}\nc(d)\n");
}

static void script_keeps_breaks_that_may_end_a_statement(void **state)
{
    (void)state;
    expect(squeeze_script, "a\n++b\nreturn\nc", "a\n++b\nreturn\nc\n");
    expect(squeeze_script, "a; // {\nb", "a; // {\nb\n");
    expect(squeeze_script, "a = b / {\n}", "a=b / {\n}\n");
    expect(squeeze_script, "a;\n--> b", "a;\n--> b\n");
    expect(squeeze_script, "a = 1\n.b", "a=1\n.b\n");
    expect(squeeze_script, "a\n.5.b", "a\n.5.b\n");
}

static void script_keeps_texts(void **state)
{
    (void)state;
    expect(squeeze_script, "a = ' , \\' , ' + \" ; \"", "a=' , \\' , '+\" ; \"\n");
    expect(squeeze_script, "  a = 'http://x', b = /\\/\\/ , [/ ,]/;\n",
           "a='http://x',b= /\\/\\/ , [/ ,]/;\n");
    expect(squeeze_script, "a = ` , ${ { b : `} ,` } } , ` , c",
           "a=` , ${ { b : `} ,` } } , `,c\n");
}

static void script_is_read_no_further_than_where_a_slash_may_mean_two_things(void **state)
{
    (void)state;
    expect(squeeze_script, "a = b / c , d\ne = f", "a=b / c , d\ne=f\n");
    expect(squeeze_script, "a = ( b ) / ' , '", "a=(b) / ' , '\n");
}

static void expect_whole(const char *script)
{
    expect(squeeze_script, script, script);
}

static void script_with_a_text_over_several_lines_stays_as_it_is(void **state)
{
    (void)state;
    expect_whole("a = `\n  // text\n`;\n");
    expect_whole("a = 'x\\\n  // text';\n");
    expect_whole("a = '`' + `\n  // text` + '`';\n");
    expect_whole("a = `${b / c} , `;\n");
    expect_whole("a /*\n // ' */ = ' , '\n");
    expect_whole("a = `${`${`${`${`${`${`${`${`${ 1 }`}`}`}`}`}`}`}`}`\n");
}

static void style_loses_comments_and_blanks(void **state)
{
    (void)state;
    expect(squeeze_style, "/* a\n b */\na , b > c {\n  d: e  f; /* g */\n}\n", "a,b>c{d:e f}\n");
    expect(squeeze_style, "@media (min-width : 1px) and (d) { a { b: c } }",
           "@media (min-width :1px) and (d){a{b:c}\n}\n");
}

static void style_keeps_blanks_that_mean_something(void **state)
{
    (void)state;
    expect(squeeze_style, "a :b * + * {c: calc(1px + 2px) !important}",
           "a :b * + *{c:calc(1px + 2px) !important}\n");
    expect(squeeze_style, "a{--b: ; --c: }", "a{--b: ;--c: }\n");
    expect(squeeze_style, ".a\\: b .c\\31  d .e\\  f{}", ".a\\: b .c\\31  d .e\\  f{}\n");
    expect(squeeze_style, "a-- > b{}", "a-- >b{}\n");
}

static void style_keeps_what_comments_part(void **state)
{
    (void)state;
    expect(squeeze_style, "a/* b */c /* d */ e{}", "a/**/c e{}\n");
}

static void style_keeps_what_looks_like_a_comment_in_strings_and_addresses(void **state)
{
    (void)state;
    expect(squeeze_style, "a{b:'/* c */ ; }';d:\"\\\" , /*e*/\";f:url( data:/*g*/\\)  , )}",
           "a{b:'/* c */ ; }';d:\"\\\" , /*e*/\";f:url( data:/*g*/\\)  , )}\n");
    expect(squeeze_style, "a{b:url( \"c) , \" ) , d}", "a{b:url( \"c) , \" ),d}\n");
}

static void style_survives_what_is_never_closed(void **state)
{
    (void)state;
    expect(squeeze_style, "a{} /* b", "a{}\n");
    expect(squeeze_style, "a{b:'c\\", "a{b:'c\\");
    expect(squeeze_style, "a{b:'c\n d , e", "a{b:'c\n d,e");
    expect(squeeze_style, "a{b:url(c", "a{b:url(c");
    expect(squeeze_style, "a{b:\\", "a{b:\\");
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
        cmocka_unit_test(script_loses_blanks_beside_signs),
        cmocka_unit_test(script_keeps_blanks_that_part_two_signs),
        cmocka_unit_test(script_loses_breaks_where_no_statement_can_end),
        cmocka_unit_test(script_keeps_breaks_that_may_end_a_statement),
        cmocka_unit_test(script_keeps_texts),
        cmocka_unit_test(script_is_read_no_further_than_where_a_slash_may_mean_two_things),
        cmocka_unit_test(script_with_a_text_over_several_lines_stays_as_it_is),
        cmocka_unit_test(style_loses_comments_and_blanks),
        cmocka_unit_test(style_keeps_blanks_that_mean_something),
        cmocka_unit_test(style_keeps_what_comments_part),
        cmocka_unit_test(style_keeps_what_looks_like_a_comment_in_strings_and_addresses),
        cmocka_unit_test(style_survives_what_is_never_closed),
        cmocka_unit_test(nothing_comes_of_nothing),
    };
    return cmocka_run_group_tests_name("site/squeeze", tests, NULL, NULL);
}
