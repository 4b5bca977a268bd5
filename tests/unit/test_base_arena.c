/* base/arena: what it hands out is zeroed, aligned, apart from the rest, and stays in place. */
#include "testing.h"

#include <stdlib.h>

#include <stdbool.h>
#include <stdio.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/arena.h"

static int new_arena(void **state)
{
    *state = arena_new();
    return 0;
}

static int free_arena(void **state)
{
    arena_free(*state);
    return 0;
}

static bool all_bytes_are(const unsigned char *bytes, size_t size, unsigned char value)
{
    for (size_t i = 0; i < size; i++)
        if (bytes[i] != value)
            return false;
    return true;
}

static void allocations_are_zeroed_and_aligned(void **state)
{
    for (size_t size = 0; size < 400; size++) {
        unsigned char *memory = arena_alloc(*state, size);
        assert_non_null(memory);
        assert_int_equal((uintptr_t)memory % _Alignof(max_align_t), 0);
        assert_true(all_bytes_are(memory, size, 0));
        memset(memory, 0xff, size);
    }
}

static void allocations_do_not_overlap(void **state)
{
    /* Small and large ones in turn, across several blocks. */
    enum { COUNT = 300 };
    unsigned char *memory[COUNT];
    size_t sizes[COUNT];
    for (size_t i = 0; i < COUNT; i++) {
        sizes[i] = i % 7 == 0 ? 20000 + i : 17 * (i % 50) + 1;
        memory[i] = arena_alloc(*state, sizes[i]);
        memset(memory[i], (int)(i % 251), sizes[i]);
    }
    for (size_t i = 0; i < COUNT; i++)
        assert_true(all_bytes_are(memory[i], sizes[i], (unsigned char)(i % 251)));
}

static void small_allocations_go_on_in_their_block_after_a_large_one(void **state)
{
    char *before = arena_alloc(*state, 16);
    arena_alloc(*state, 1024 * 1024);
    char *after = arena_alloc(*state, 16);
    assert_in_range((uintptr_t)after - (uintptr_t)before, 16, 64);
}

static void an_array_of_nothing_is_no_null(void **state)
{
    assert_non_null(arena_array(*state, 0, 8));
    assert_non_null(arena_array(*state, 8, 0));
}

static void copies_end_with_nul_and_keep_nul_bytes_inside(void **state)
{
    char *copy = arena_copy(*state, "ab\0cd", 5);
    assert_memory_equal(copy, "ab\0cd", 6);
    assert_string_equal(arena_copy(*state, "abcdef", 3), "abc");
    assert_string_equal(arena_copy(*state, "", 0), "");
    assert_string_equal(arena_string(*state, "Grüße"), "Grüße");
}

static void copies_do_not_follow_their_original(void **state)
{
    char original[] = "old";
    const char *copy = arena_string(*state, original);
    original[0] = 'b';
    assert_string_equal(copy, "old");
}

static void formats_texts_of_any_length(void **state)
{
    assert_string_equal(arena_format(*state, "%s-%d", "de", 7), "de-7");
    char *padded = arena_format(*state, "%100000d", 1);
    assert_int_equal(strlen(padded), 100000);
    assert_int_equal(padded[99999], '1');
    assert_string_equal(arena_format(*state, "%s", ""), "");
}

/* The exit status of `run` in a process of its own, whose messages are dropped. */
static int status_of(void (*run)(void))
{
    pid_t child = fork();
    assert_true(child >= 0);
    if (child == 0) {
        (void)!freopen("/dev/null", "w", stderr);
        run();
        _exit(0);
    }
    int status = 0;
    assert_int_equal(waitpid(child, &status, 0), child);
    assert_true(WIFEXITED(status));
    return WEXITSTATUS(status);
}

/* Static and volatile, so that no leak is seen where the program ends. */
static struct arena *volatile starved;

static void ask_for_too_many(void)
{
    starved = arena_new();
    arena_array(starved, SIZE_MAX / 2 + 2, 2); /* 2 bytes where the product wraps */
}

static void ask_for_too_much(void)
{
    starved = arena_new();
    arena_alloc(starved, SIZE_MAX - 3);
}

static void a_size_beyond_memory_ends_the_program_as_the_system_refusing(void **state)
{
    (void)state;
    assert_int_equal(status_of(ask_for_too_many), 3);
    assert_int_equal(status_of(ask_for_too_much), 3);
}

static void freeing_nothing_is_allowed(void **state)
{
    (void)state;
    arena_free(NULL);
}

#define IN_ARENA(test) cmocka_unit_test_setup_teardown(test, new_arena, free_arena)

static void arrays_grow_one_by_one(void **state)
{
    (void)state;
    struct arena *arena = arena_new();
    size_t capacity = 0, *items = NULL;
    for (size_t i = 0; i < 1000; i++) {
        items = arena_grow(arena, items, i, &capacity, sizeof *items);
        items[i] = i;
    }
    for (size_t i = 0; i < 1000; i++)
        assert_true(items[i] == i);
    assert_in_range(capacity, 1000, 2048);
    arena_free(arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(arrays_grow_one_by_one),
        IN_ARENA(allocations_are_zeroed_and_aligned),
        IN_ARENA(allocations_do_not_overlap),
        IN_ARENA(small_allocations_go_on_in_their_block_after_a_large_one),
        IN_ARENA(an_array_of_nothing_is_no_null),
        IN_ARENA(copies_end_with_nul_and_keep_nul_bytes_inside),
        IN_ARENA(copies_do_not_follow_their_original),
        IN_ARENA(formats_texts_of_any_length),
        cmocka_unit_test(a_size_beyond_memory_ends_the_program_as_the_system_refusing),
        cmocka_unit_test(freeing_nothing_is_allowed),
    };
    return cmocka_run_group_tests_name("base/arena", tests, NULL, NULL);
}
