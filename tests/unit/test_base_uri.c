/* base/uri: paths and addresses as they may stand in an href. */
#include "testing.h"

#include "base/uri.h"

static void a_path_keeps_its_letters_and_slashes_and_nothing_that_means_something(void **state)
{
    (void)state;
    struct arena *arena = arena_new();
    static const char *const paths[][2] = {
        { "assets/media/x-1_2~.png", "assets/media/x-1_2~.png" },
        { "a b#c%20.png", "a%20b%23c%2520.png" },
        { "Ümlaut?.PNG", "%C3%9Cmlaut%3F.PNG" },
        { "a&b;c=d+e,f", "a%26b;c=d+e,f" },
        { "a\"<>\\^`{|}[]", "a%22%3C%3E%5C%5E%60%7B%7C%7D%5B%5D" },
        { "a:b", "a%3Ab" }, /* else "a" would be a scheme */
        { "", "" },
    };
    for (size_t i = 0; i < sizeof paths / sizeof *paths; i++)
        assert_string_equal(uri_of_path(arena, paths[i][0]), paths[i][1]);
    arena_free(arena);
}

static void an_address_comes_back_as_it_was(void **state)
{
    (void)state;
    struct arena *arena = arena_new();
    static const char *const fine[] = { "https://user@example.org:80/a/b;c?d=e&f=%20g#h",
                                        "mailto:a+b@c.org?subject=d", "tel:+49-1", "" };
    for (size_t i = 0; i < sizeof fine / sizeof *fine; i++)
        assert_string_equal(uri_of_address(arena, fine[i]), fine[i]);
    assert_string_equal(uri_of_address(arena, "https://a b/ü\"<>"),
                        "https://a%20b/%C3%BC%22%3C%3E");
    arena_free(arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_path_keeps_its_letters_and_slashes_and_nothing_that_means_something),
        cmocka_unit_test(an_address_comes_back_as_it_was),
    };
    return cmocka_run_group_tests_name("base/uri", tests, NULL, NULL);
}
