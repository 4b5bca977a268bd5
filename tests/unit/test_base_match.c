/* base/match: beginnings in their case or any, endings in any. */
#include "testing.h"

#include "base/match.h"

static const char *const words[] = { "http:", "https:", NULL };

static void the_first_word_that_a_text_begins_with_is_found(void **state)
{
    (void)state;
    assert_int_equal(match_beginning("https://x", words), 6);
    assert_int_equal(match_beginning("http:", words), 5);
    assert_int_equal(match_beginning("HTTP:", words), 0);
    assert_int_equal(match_beginning("htt", words), 0);
    assert_int_equal(match_beginning("", words), 0);
    assert_int_equal(match_beginning_in_any_case("HTTPs:", words), 6);
    assert_int_equal(match_beginning_in_any_case(" http:", words), 0);
}

static void an_ending_counts_from_the_last_dot_in_any_case(void **state)
{
    (void)state;
    static const char *const endings[] = { ".md", ".yaml", NULL };
    assert_true(match_ending("a.b/c.MD", endings));
    assert_true(match_ending(".yaml", endings));
    assert_false(match_ending("a.md.txt", endings));
    assert_false(match_ending("md", endings));
    assert_false(match_ending("", endings));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_first_word_that_a_text_begins_with_is_found),
        cmocka_unit_test(an_ending_counts_from_the_last_dot_in_any_case),
    };
    return cmocka_run_group_tests_name("base/match", tests, NULL, NULL);
}
