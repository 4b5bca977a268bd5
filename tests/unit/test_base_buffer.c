/* base/buffer: never NULL, always NUL-terminated, whatever was added. */
#include "testing.h"

#include <stdlib.h>
#include <string.h>

#include "base/buffer.h"

static void starts_as_an_empty_string(void **state)
{
    (void)state;
    struct buffer buffer = BUFFER_INIT;
    assert_string_equal(buffer.data, "");
    assert_int_equal(buffer.length, 0);
    buffer_free(&buffer);
}

static void keeps_everything_while_it_grows(void **state)
{
    (void)state;
    struct buffer buffer = BUFFER_INIT;
    for (size_t i = 0; i < 100000; i++) {
        buffer_add_char(&buffer, (char)('a' + i % 26));
        assert_int_equal(buffer.data[buffer.length], '\0');
    }
    assert_int_equal(buffer.length, 100000);
    for (size_t i = 0; i < 100000; i++)
        assert_int_equal(buffer.data[i], 'a' + i % 26);
    buffer_free(&buffer);
}

static void is_terminated_at_every_length_around_a_growth(void **state)
{
    (void)state;
    char text[300];
    memset(text, 'x', sizeof text);
    for (size_t length = 0; length <= sizeof text; length++) {
        struct buffer buffer = BUFFER_INIT;
        buffer_add(&buffer, text, length);
        assert_int_equal(buffer.length, length);
        assert_int_equal(strlen(buffer.data), length);
        buffer_free(&buffer);
    }
}

static void holds_nul_bytes(void **state)
{
    (void)state;
    struct buffer buffer = BUFFER_INIT;
    buffer_add(&buffer, "a\0b", 3);
    buffer_add_char(&buffer, '\0');
    buffer_add_string(&buffer, "c");
    assert_int_equal(buffer.length, 5);
    assert_memory_equal(buffer.data, "a\0b\0c", 6);
    buffer_free(&buffer);
}

static void formats_behind_what_is_there(void **state)
{
    (void)state;
    struct buffer buffer = BUFFER_INIT;
    buffer_add_string(&buffer, "line ");
    buffer_format(&buffer, "%d:%s", 12, "ü");
    buffer_format(&buffer, "%s", "");
    assert_string_equal(buffer.data, "line 12:ü");
    buffer_format(&buffer, "%5000d", 1);
    assert_int_equal(buffer.length, strlen("line 12:ü") + 5000);
    assert_int_equal(buffer.data[buffer.length - 1], '1');
    buffer_free(&buffer);
}

static void is_cut_to_what_it_shall_keep(void **state)
{
    (void)state;
    struct buffer buffer = BUFFER_INIT;
    buffer_truncate(&buffer, 0);
    buffer_add_string(&buffer, "abc");
    buffer_truncate(&buffer, 5);
    assert_string_equal(buffer.data, "abc");
    buffer_truncate(&buffer, 1);
    assert_string_equal(buffer.data, "a");
    assert_int_equal(buffer.length, 1);
    buffer_free(&buffer);
}

static void moves_into_an_arena(void **state)
{
    (void)state;
    struct arena *arena = arena_new();
    struct buffer buffer = BUFFER_INIT;
    assert_string_equal(buffer_move(&buffer, arena), "");
    buffer_add_string(&buffer, "abc");
    assert_string_equal(buffer_move(&buffer, arena), "abc");
    assert_int_equal(buffer.length, 0);
    arena_free(arena);
}

static void words_are_joined_with_commas(void **state)
{
    (void)state;
    static const char *const words[] = { "a", "", "b c" };
    struct arena *arena = arena_new();
    assert_string_equal(join_words(arena, words, 0), "");
    assert_string_equal(join_words(arena, words, 3), "a, , b c");
    arena_free(arena);
}

static void clearing_empties_it_and_it_goes_on(void **state)
{
    (void)state;
    struct buffer buffer = BUFFER_INIT;
    buffer_clear(&buffer);
    assert_string_equal(buffer.data, "");
    buffer_add_string(&buffer, "old");
    buffer_clear(&buffer);
    assert_string_equal(buffer.data, "");
    assert_int_equal(buffer.length, 0);
    buffer_add_string(&buffer, "new");
    assert_string_equal(buffer.data, "new");
    buffer_free(&buffer);
}

static void freeing_leaves_it_usable(void **state)
{
    (void)state;
    struct buffer buffer = BUFFER_INIT;
    buffer_add_string(&buffer, "once");
    buffer_free(&buffer);
    buffer_free(&buffer);
    assert_string_equal(buffer.data, "");
    buffer_add_string(&buffer, "again");
    assert_string_equal(buffer.data, "again");
    buffer_free(&buffer);
}

static void empty_buffers_share_no_bytes_that_change(void **state)
{
    (void)state;
    struct buffer one = BUFFER_INIT, other = BUFFER_INIT;
    buffer_add_string(&one, "");
    buffer_add(&one, NULL, 0);
    buffer_add_char(&one, 'x');
    assert_string_equal(other.data, "");
    buffer_free(&one);
    buffer_free(&other);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(starts_as_an_empty_string),
        cmocka_unit_test(keeps_everything_while_it_grows),
        cmocka_unit_test(is_terminated_at_every_length_around_a_growth),
        cmocka_unit_test(holds_nul_bytes),
        cmocka_unit_test(formats_behind_what_is_there),
        cmocka_unit_test(is_cut_to_what_it_shall_keep),
        cmocka_unit_test(moves_into_an_arena),
        cmocka_unit_test(words_are_joined_with_commas),
        cmocka_unit_test(clearing_empties_it_and_it_goes_on),
        cmocka_unit_test(freeing_leaves_it_usable),
        cmocka_unit_test(empty_buffers_share_no_bytes_that_change),
    };
    return cmocka_run_group_tests_name("base/buffer", tests, NULL, NULL);
}
