/* base/table: finds what was entered, keeps the first of two, grows. */
#include "testing.h"

#include <stdio.h>

#include "base/table.h"

static void an_empty_table_answers(void **state)
{
    (void)state;
    struct table table = { .arena = NULL };
    assert_null(table_get(&table, ""));
    assert_null(table_get(&table, "a"));
}

static void the_first_value_of_a_key_stays(void **state)
{
    (void)state;
    struct arena *arena = arena_new();
    struct table table = { .arena = arena };
    int a, b;
    assert_true(table_add(&table, "key", &a));
    assert_false(table_add(&table, "key", &b));
    assert_ptr_equal(table_get(&table, "key"), &a);
    assert_int_equal(table.count, 1);
    assert_true(table_add(&table, "", &b));
    assert_ptr_equal(table_get(&table, ""), &b);
    assert_null(table_get(&table, "ke"));
    assert_null(table_get(&table, "key "));
    arena_free(arena);
}

static void keys_are_compared_by_their_bytes_and_not_their_addresses(void **state)
{
    (void)state;
    struct arena *arena = arena_new();
    struct table table = { .arena = arena };
    char one[] = "straße", two[] = "straße";
    table_add(&table, one, one);
    assert_ptr_equal(table_get(&table, two), one);
    arena_free(arena);
}

static void a_hundred_thousand_keys_are_found_again(void **state)
{
    (void)state;
    enum { COUNT = 100000 };
    static char keys[COUNT][16];
    struct arena *arena = arena_new();
    struct table table = { .arena = arena };
    for (int i = 0; i < COUNT; i++) {
        snprintf(keys[i], sizeof keys[i], "k%d", i);
        assert_true(table_add(&table, keys[i], keys[i]));
    }
    assert_int_equal(table.count, COUNT);
    assert_true(table.capacity >= 2 * table.count);
    for (int i = 0; i < COUNT; i++)
        assert_ptr_equal(table_get(&table, keys[i]), keys[i]);
    assert_null(table_get(&table, "k100000"));
    arena_free(arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(an_empty_table_answers),
        cmocka_unit_test(the_first_value_of_a_key_stays),
        cmocka_unit_test(keys_are_compared_by_their_bytes_and_not_their_addresses),
        cmocka_unit_test(a_hundred_thousand_keys_are_found_again),
    };
    return cmocka_run_group_tests_name("base/table", tests, NULL, NULL);
}
