/* Scripts with short names for what is their own, and for nothing else. */
#include "unit/testing.h"

#include <stdio.h>
#include <string.h>

#include "site/rename.h"

static void expect(const char *text, const char *expected)
{
    struct buffer out = BUFFER_INIT;
    rename_script(text, strlen(text), &out);
    assert_string_equal(out.data, expected);
    buffer_free(&out);
}

static void expect_whole(const char *script)
{
    expect(script, script);
}

#define SCRIPT(body) "(()=>{" body "})();"

static void names_of_functions_and_single_declarations_become_short(void **state)
{
    (void)state;
    expect(SCRIPT("function make(x){return make(x-1)}"), SCRIPT("function a(x){return a(x-1)}"));
    expect(SCRIPT("for(const one of two){one()}for(let six=0;;){six()}"),
           SCRIPT("for(const a of two){a()}for(let a=0;;){a()}"));
    expect(SCRIPT("async function make(){}make()"), SCRIPT("async function a(){}a()"));
    expect(SCRIPT("const one=1;let two;let three=one+two"), SCRIPT("const a=1;let b;let c=a+b"));
    expect(SCRIPT("f();function make(){};const sum=[make,...make,make?make:1]"),
           SCRIPT("f();function a(){};const b=[a,...a,a?a:1]"));
}

static void so_do_those_of_parameters_and_of_what_is_caught(void **state)
{
    (void)state;
    expect(SCRIPT("function f(one,two=one,...six){return one+two+six}"),
           SCRIPT("function f(a,b=a,...c){return a+b+c}"));
    expect(SCRIPT("x=(one,two)=>one+two"), SCRIPT("x=(a,b)=>a+b"));
    expect(SCRIPT("x=(one)=>{one()}"), SCRIPT("x=(a)=>{a()}"));
    expect(SCRIPT("x=one=>y?one:-one"), SCRIPT("x=a=>y?a:-a"));
    expect(SCRIPT("x=one=>y?.5:one??two=>two"), SCRIPT("x=one=>y?.5:one??a=>a"));
    expect(SCRIPT("x=one=>y??one"), SCRIPT("x=a=>y??a"));
    expect(SCRIPT("x=one=>{one()}"), SCRIPT("x=a=>{a()}"));
    expect(SCRIPT("x=one=>y\n.f(one)\n&&one"), SCRIPT("x=a=>y\n.f(a)\n&&a"));
    expect(SCRIPT("x=function(one){one()}"), SCRIPT("x=function(a){a()}"));
    expect(SCRIPT("x={f(one){one()}}"), SCRIPT("x={f(a){a()}}"));
    expect(SCRIPT("try{}catch(one){one()}"), SCRIPT("try{}catch(a){a()}"));
}

static void so_do_those_in_patterns(void **state)
{
    (void)state;
    expect(SCRIPT("const[one,[two=one],...six]=x;f(one,two,six)"),
           SCRIPT("const[a,[b=a],...c]=x;f(a,b,c)"));
    expect(SCRIPT("let{x:one,y:{z:two},[one]:six}=x;one(two,six)"),
           SCRIPT("let{x:a,y:{z:b},[a]:six}=x;a(b,six)"));
    expect(SCRIPT("for(const[one,two]of x){one(two)}"), SCRIPT("for(const[a,b]of x){a(b)}"));
    expect(SCRIPT("x=([one,{y:two}],z)=>one+two"), SCRIPT("x=([a,{y:b}],z)=>a+b"));
    expect_whole(SCRIPT("x=(y=[one])=>one"));
    expect_whole(SCRIPT("x=(y={z:one})=>one"));
    expect_whole(SCRIPT("x=([y=z?w:[one]])=>one"));
    expect_whole(SCRIPT("[one]=x;f({y:two});f([six])"));
    expect_whole(SCRIPT("const x=[one]"));
}

static void names_that_never_meet_become_the_same(void **state)
{
    (void)state;
    expect(SCRIPT("x=one=>one;y=two=>two"), SCRIPT("x=a=>a;y=a=>a"));
    expect(SCRIPT("x=one=>two=>one+two;y=six=>six"), SCRIPT("x=a=>b=>a+b;y=a=>a"));
    expect(SCRIPT("const all=x=>(one=>one(all))(two=>two);all"),
           SCRIPT("const b=x=>(a=>a(b))(a=>a);b"));
    expect(SCRIPT("{let one;{let two;one}}{let two;let six;two}"),
           SCRIPT("{let b;{let a;b}}{let a;let b;a}"));
}

static void all_blanks_and_comments_stay(void **state)
{
    (void)state;
    expect("\n( () => {\n  let one ; // one, it's\n\tone = `${ 1 }` } ) ( ) ;\n// two",
           "\n( () => {\n  let a ; // one, it's\n\ta = `${ 1 }` } ) ( ) ;\n// two");
}

static void what_stands_most_often_gets_the_shortest_name(void **state)
{
    (void)state;
    expect(SCRIPT("let one;let two;let six=two;"), SCRIPT("let b;let a;let c=a;"));
    expect(SCRIPT("let one;let seven;"), SCRIPT("let b;let a;"));
}

static void short_names_and_names_without_a_declaration_stay(void **state)
{
    (void)state;
    expect_whole(SCRIPT("const x=one,y=two;let{three}=x;var four=1;[five]=y"));
    expect_whole(SCRIPT("for(const one of two)one();for(let six=0;;)six()"));
    expect_whole(SCRIPT("for(const one in two){one()}"));
    expect_whole(SCRIPT("for(;;function one(){one()})x"));
    expect_whole(SCRIPT("for(;;function one(){}){one()}"));
    expect_whole(SCRIPT("for(one=0;one;){one()}"));
    expect_whole(SCRIPT("for(x=0,one=1;one;){one()}"));
    expect_whole(SCRIPT("for(x in y,one){one()}"));
    expect_whole(SCRIPT("x=function make(){make()};if(x)let\none=1"));
    expect_whole(SCRIPT("const xy=1"));
    expect(SCRIPT("let one,two;let three=1"), SCRIPT("let one,two;let a=1"));
}

static void a_name_that_stands_outside_of_its_block_stays(void **state)
{
    (void)state;
    expect_whole(SCRIPT("{let name=1;name}f(name)"));
    expect_whole(SCRIPT("name();{function name(){}}"));
    expect_whole(SCRIPT("function f(name){}f(name)"));
    expect_whole(SCRIPT("try{}catch(name){}f(name)"));
    expect_whole(SCRIPT("x=name=>1;f(name)"));
    expect_whole(SCRIPT("x=name=>1,f(name)"));
    expect_whole(SCRIPT("x=name=>1\nf(name)"));
    expect_whole(SCRIPT("x=name=>y?1:2;f(name)"));
    expect_whole(SCRIPT("x=y?name=>1:name"));
    expect_whole(SCRIPT("x=y?name=>z??name:name"));
    expect_whole(SCRIPT("x=[name=>name,name]"));
    expect_whole(SCRIPT("x={y:name=>name,z:name}"));
    expect_whole(SCRIPT("f(name=>(name))(name)"));
    expect_whole(SCRIPT("if(name){const name=1}"));
    expect_whole(SCRIPT("while(name){name()}"));
    expect_whole(SCRIPT("f(name)\n{name()}"));
    expect_whole(SCRIPT("(name).f=>{name()}"));
    expect_whole(SCRIPT("x=name=>y++\n(name)"));
    expect_whole(SCRIPT("x=name=>y--\n[name]"));
    expect_whole(SCRIPT("x=name=>y=>{}\n(name)"));
    expect_whole(SCRIPT("{let one;}{one}{let one;}"));
}

static void a_name_may_be_declared_in_several_blocks(void **state)
{
    (void)state;
    expect(SCRIPT("{let one;f(one)}{let one;}"), SCRIPT("{let a;f(a)}{let a;}"));
    expect(SCRIPT("{let one;{let one;}}{let one;f(one)}"), SCRIPT("{let a;{let a;}}{let a;f(a)}"));
    expect(SCRIPT("{let one;{let one;}f(one)}{let one;}"), SCRIPT("{let a;{let a;}f(a)}{let a;}"));
    expect_whole(SCRIPT("{{let one;}f(one)}{let one;}"));
    expect(SCRIPT("f(one);{let one;}{let one;}let one;"), SCRIPT("f(a);{let a;}{let a;}let a;"));
    expect_whole(SCRIPT("{let one;{let one;}f(one)}one"));
}

/* A script in which `one` is declared and `use` is what happens to it. */
static void expect_use(const char *use, const char *declaration)
{
    struct buffer script = BUFFER_INIT, out = BUFFER_INIT;
    buffer_format(&script, "(()=>{let one=1;let other=2;%s})();", use);
    rename_script(script.data, script.length, &out);
    if (!strstr(out.data, declaration) || !strstr(out.data, use))
        fail_msg("%s: %s", use, out.data);
    buffer_free(&script);
    buffer_free(&out);
}

/* The name stays for it. */
static void expect_kept(const char *use)
{
    expect_use(use, "let one=1;let a=2;");
}

/* It stays, the name does not. */
static void expect_other(const char *use)
{
    expect_use(use, "let b=1;let a=2;");
}

static void properties_are_no_variables(void **state)
{
    (void)state;
    expect_other("x.one");
    expect_other("x?.one");
    expect_other("x . one");
    expect_other("1..one");
    expect(SCRIPT("{let one;}x.one;f({one:1})"), SCRIPT("{let a;}x.one;f({one:1})"));
}

static void nor_are_keys_of_objects(void **state)
{
    (void)state;
    expect_other("f({one:1})");
    expect_other("f({x:1,one :1})");
    expect_other("x={one:1}");
    expect_other("x={y:{one:1}}");
    expect_other("x=[{one:1},{one:2}]");
    expect_other("x=y?{one:1}:2");
    expect_other("x=y=>({one:1})");
    expect_other("return{one:1}");
    expect_kept("x=y?1:{one:1}");
    expect_kept("return\n{one:1}");
    expect_kept("switch(x){case y,one:f()}");
}

static void labels_stay(void **state)
{
    (void)state;
    expect_kept("one:for(;;)break");
    expect_kept("for(;;)break one");
    expect_kept("for(;;)continue one");
    expect_kept("{one:for(;;){}}");
    expect_kept("x=>{one:for(;;){}}");
}

static void shorthands_stay(void **state)
{
    (void)state;
    expect_kept("f({one})");
    expect_kept("f({one,x})");
    expect_kept("f({x,one})");
    expect_kept("x={one}");
    expect_kept("({one=1}=x)");
    expect_kept("({x:1,one}=x)");
    expect_kept("x=y?1:{one}");
    expect_kept("x=y=>({one})");
}

static void what_stands_in_a_block_is_no_shorthand(void **state)
{
    (void)state;
    expect(SCRIPT("let one=1;if(x){one}else{one=2}x=>{one};{one,one=1}"),
           SCRIPT("let a=1;if(x){a}else{a=2}x=>{a};{a,a=1}"));
}

static void methods_are_no_variables(void **state)
{
    (void)state;
    expect_other("f({one(x){}})");
    expect_other("f({x,one({y},[z]){}})");
    expect_kept("f({*one(){}})");
    expect_kept("f({get one(){}})");
    expect_kept("f({async one(){}})");
    expect_kept("f(async one=>1)");
    expect_kept("f({get one\n(){}})");
}

static void values_change(void **state)
{
    (void)state;
    expect(SCRIPT("let one=1;f({x:one,[one]:1,...one},x?one:2,x??one)"),
           SCRIPT("let a=1;f({x:a,[a]:1,...a},x?a:2,x??a)"));
    expect(
        SCRIPT("let one=1;switch(one){case one:if(one(2)){return one}else one(function one(){})}"),
        SCRIPT("let a=1;switch(a){case a:if(a(2)){return a}else a(function a(){})}"));
    expect(SCRIPT("let one=1;throw new one[one in one](typeof one,await one,one=>one)"),
           SCRIPT("let a=1;throw new a[a in a](typeof a,await a,a=>a)"));
}

static void names_in_template_literals_stay(void **state)
{
    (void)state;
    expect_kept("`one`");
    expect_kept("`x${f(`${[one]}`)}`");
}

static void names_in_other_texts_are_no_names(void **state)
{
    (void)state;
    expect(SCRIPT("let one=1;f('one',\"one\",/one/,{'one':one}) // one"
                  "\n"),
           SCRIPT("let a=1;f('one',\"one\",/one/,{'one':a}) // one"
                  "\n"));
    expect(SCRIPT("let dgi=/x/dgi;return /dgi'/"), SCRIPT("let a=/x/dgi;return /dgi'/"));
}

static void words_that_mean_something_in_places_stay(void **state)
{
    (void)state;
    expect(SCRIPT("let get=1;f({get x(){}},get);let async=1;let one=async"),
           SCRIPT("let get=1;f({get x(){}},get);let async=1;let a=async"));
    expect(SCRIPT("let undefined=1;f(undefined)"), SCRIPT("let a=1;f(a)"));
}

static void new_names_are_no_others(void **state)
{
    (void)state;
    expect(SCRIPT("let one=1;f(a,b,{c:1},x.d,`e`)"), SCRIPT("let g=1;f(a,b,{c:1},x.d,`e`)"));
    expect(SCRIPT("let one=1;'a'"), SCRIPT("let a=1;'a'"));
}

/* No new name is a word of the language, nor given twice, and there are no more than 702. */
static void new_names_do_not_run_out_into_words(void **state)
{
    (void)state;
    struct buffer script = BUFFER_INIT, out = BUFFER_INIT;
    buffer_add_string(&script, "(()=>{");
    for (int i = 0; i < 800; i++)
        buffer_format(&script, "let name%d;", i);
    buffer_add_string(&script, "})();");
    rename_script(script.data, script.length, &out);
    const char *const words[] = { "as", "do", "if", "in", "is", "of" };
    for (size_t i = 0; i < 6; i++) {
        char declaration[16];
        snprintf(declaration, sizeof declaration, "let %s;", words[i]);
        assert_null(strstr(out.data, declaration));
    }
    const char *at = strstr(out.data, "let z;let aa;");
    assert_non_null(at);
    assert_null(strstr(at + strlen("let z;let "), "let aa;"));
    assert_non_null(strstr(out.data, "let zz;let name"));
    assert_non_null(strstr(out.data, "let name799;"));
    buffer_free(&script);
    buffer_free(&out);
}

static void a_script_that_is_not_one_function_stays(void **state)
{
    (void)state;
    expect_whole("let one=1;{let two;}");
    expect_whole("(()=>{let one=1})();f()");
    expect_whole("(()=>{let one=1})()");
    expect_whole("(function(){let one=1})();");
    expect_whole("(()=>{let one=1})(f);");
    expect_whole("f(()=>{let one=1})();");
    expect_whole("f(_=>{let one=1})();");
    expect_whole("(()=>{let one=1}),f;");
    expect_whole("");
    expect_whole("(");
    expect_whole("(()=>{");
}

static void a_script_with_a_word_that_hides_names_stays(void **state)
{
    (void)state;
    expect_whole(SCRIPT("let one=1;class x{one(){}}"));
    expect_whole(SCRIPT("let one=1;eval('one')"));
    expect_whole(SCRIPT("let one=1;f(`${eval('o'+'ne')}`)"));
    expect_whole(SCRIPT("let one=1;with(x)f(one)"));
    expect_whole(SCRIPT("let one=1;f(arguments)"));
}

static void a_script_that_is_not_understood_to_its_end_stays(void **state)
{
    (void)state;
    expect_whole(SCRIPT("let one=1;x={}/one/g"));
    expect_whole(SCRIPT("let one=1;if(x)/one/.y"));
    expect_whole(SCRIPT("let one=1;x++/one/g"));
    expect_whole(SCRIPT("let one=1;typeof/one/g"));
    expect_whole(SCRIPT("let one=1;x.return/one/g"));
    expect_whole(SCRIPT("let one=1;x=/one"));
    expect_whole(SCRIPT("let one=1;/* one */"));
    expect_whole(SCRIPT("let one=1/*'*/+one//'\n"));
    expect_whole(SCRIPT("let one=1;'one"));
    expect_whole(SCRIPT("let one=1;x=`\none`"));
    expect_whole(SCRIPT("let one=1;x='\\\none'"));
    expect_whole(SCRIPT("let one=1;\\u006fne()"));
    expect_whole(SCRIPT("let one=1;one\xc2\xa0()"));
    expect_whole(SCRIPT("let one=1;// x\xe2\x80\xa8one()\n"));
    expect_whole(SCRIPT("let one=1;x<!--one"));
    expect_whole(SCRIPT("let one=1;\n-->one\n"));
    expect_whole(SCRIPT("let one=1;x=#one in x"));
    expect_whole(SCRIPT("let one=1;\rone"));
    expect_whole(
        SCRIPT("let one=1;x.a23456789012345678901234567890123456789012345678901234567890123"
               "4"));
    expect_whole("(()=>{let one=1;[(])})();");
    expect_whole("(()=>{let one=1;)})();");
}

static void divisions_are_understood_behind_values(void **state)
{
    (void)state;
    expect(SCRIPT("let one=1;one/one/f(one)/x[0]/2/one/'x'/one"),
           SCRIPT("let a=1;a/a/f(a)/x[0]/2/a/'x'/a"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(names_of_functions_and_single_declarations_become_short),
        cmocka_unit_test(so_do_those_of_parameters_and_of_what_is_caught),
        cmocka_unit_test(so_do_those_in_patterns),
        cmocka_unit_test(names_that_never_meet_become_the_same),
        cmocka_unit_test(all_blanks_and_comments_stay),
        cmocka_unit_test(what_stands_most_often_gets_the_shortest_name),
        cmocka_unit_test(short_names_and_names_without_a_declaration_stay),
        cmocka_unit_test(a_name_that_stands_outside_of_its_block_stays),
        cmocka_unit_test(a_name_may_be_declared_in_several_blocks),
        cmocka_unit_test(properties_are_no_variables),
        cmocka_unit_test(nor_are_keys_of_objects),
        cmocka_unit_test(labels_stay),
        cmocka_unit_test(shorthands_stay),
        cmocka_unit_test(what_stands_in_a_block_is_no_shorthand),
        cmocka_unit_test(methods_are_no_variables),
        cmocka_unit_test(values_change),
        cmocka_unit_test(names_in_template_literals_stay),
        cmocka_unit_test(names_in_other_texts_are_no_names),
        cmocka_unit_test(words_that_mean_something_in_places_stay),
        cmocka_unit_test(new_names_are_no_others),
        cmocka_unit_test(new_names_do_not_run_out_into_words),
        cmocka_unit_test(a_script_that_is_not_one_function_stays),
        cmocka_unit_test(a_script_with_a_word_that_hides_names_stays),
        cmocka_unit_test(a_script_that_is_not_understood_to_its_end_stays),
        cmocka_unit_test(divisions_are_understood_behind_values),
    };
    return cmocka_run_group_tests_name("site/rename", tests, NULL, NULL);
}
