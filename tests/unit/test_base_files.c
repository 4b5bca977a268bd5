/* base/files: a set of files that is found by path, whatever order they came in. */
#include "testing.h"

#include <stdio.h>
#include <string.h>

#include "base/files.h"

static struct arena *arena;

static int new_set(void **state)
{
    static struct files files;
    arena = arena_new();
    files_init(&files, arena);
    *state = &files;
    return 0;
}

static int free_set(void **state)
{
    (void)state;
    arena_free(arena);
    return 0;
}

static void an_empty_set_finds_nothing(void **state)
{
    struct files *files = *state;
    files_sort(files);
    assert_null(files_find(files, "content/check.yaml"));
    assert_int_equal(files_lower_bound(files, "a"), 0);
}

static void finds_every_file_after_sorting(void **state)
{
    struct files *files = *state;
    enum { COUNT = 500 };
    char path[32];
    for (int i = 0; i < COUNT; i++) { /* 7 and 500 share no factor: every number once */
        snprintf(path, sizeof path, "f/%d.md", i * 7 % COUNT);
        files_add_copy(files, path, path, strlen(path));
    }
    files_sort(files);
    assert_int_equal(files->count, COUNT);
    for (int i = 0; i < COUNT; i++) {
        snprintf(path, sizeof path, "f/%d.md", i);
        const struct file *file = files_find(files, path);
        assert_non_null(file);
        assert_string_equal(file->path, path);
        assert_string_equal(file->data, path);
        assert_int_equal(file->size, strlen(path));
        assert_int_equal(file->trouble, FILE_OK);
    }
    assert_null(files_find(files, "f/500.md"));
    assert_null(files_find(files, "f/1"));
    assert_null(files_find(files, ""));
}

static void sorts_bytewise_and_not_by_the_locale(void **state)
{
    struct files *files = *state;
    const char *const unsorted[] = { "b", "ä", "a/b", "a-b", "B", "a" };
    const char *const sorted[] = { "B", "a", "a-b", "a/b", "b", "ä" };
    for (size_t i = 0; i < 6; i++)
        files_add(files, unsorted[i], "", 0);
    files_sort(files);
    for (size_t i = 0; i < 6; i++)
        assert_string_equal(files->items[i].path, sorted[i]);
}

static void the_lower_bound_is_where_a_folder_begins(void **state)
{
    struct files *files = *state;
    const char *const paths[] = { "content/check.yaml", "content/de/a.md", "content/de/b.md",
                                  "themes/x" };
    for (size_t i = 0; i < 4; i++)
        files_add(files, paths[i], "", 0);
    files_sort(files);
    assert_int_equal(files_lower_bound(files, ""), 0);
    assert_int_equal(files_lower_bound(files, "content/de/"), 1);
    assert_int_equal(files_lower_bound(files, "content/de/b.md"), 2);
    assert_int_equal(files_lower_bound(files, "content/en/"), 3);
    assert_int_equal(files_lower_bound(files, "zzz"), 4);
}

static void copies_path_and_data_where_asked(void **state)
{
    struct files *files = *state;
    char path[] = "a.md", data[] = "one";
    files_add_copy(files, path, data, 3);
    path[0] = 'z';
    data[0] = 'z';
    files_sort(files);
    const struct file *file = files_find(files, "a.md");
    assert_non_null(file);
    assert_string_equal(file->data, "one");
}

static void borrows_data_where_not(void **state)
{
    struct files *files = *state;
    static const char data[] = "borrowed";
    assert_ptr_equal(files_add(files, "a.md", data, 8)->data, data);
}

static void data_may_hold_nul_bytes_and_ends_with_one(void **state)
{
    struct files *files = *state;
    struct file *file = files_add_copy(files, "a.bin", "a\0b", 3);
    assert_int_equal(file->size, 3);
    assert_memory_equal(file->data, "a\0b", 4);
}

static void the_hash_is_another_where_anything_is(void **state)
{
    struct files *files = *state;
    char first[SHA256_HEX_SIZE], other[SHA256_HEX_SIZE];
    struct file *file = files_add(files, "a.md", "one", 3);
    files_hash(files, first);
    files_hash(files, other);
    assert_string_equal(first, other);
    file->data = "two";
    files_hash(files, other);
    assert_string_not_equal(first, other);
    file->data = "one";
    file->path = "b.md";
    files_hash(files, other);
    assert_string_not_equal(first, other);
    file->path = "a.md";
    file->trouble = FILE_UNREADABLE;
    files_hash(files, other);
    assert_string_not_equal(first, other);
    file->trouble = FILE_OK;
    files_add(files, "b.md", "", 0);
    files_hash(files, other);
    assert_string_not_equal(first, other);
}

#define IN_SET(test) cmocka_unit_test_setup_teardown(test, new_set, free_set)

int main(void)
{
    const struct CMUnitTest tests[] = {
        IN_SET(an_empty_set_finds_nothing),
        IN_SET(finds_every_file_after_sorting),
        IN_SET(sorts_bytewise_and_not_by_the_locale),
        IN_SET(the_lower_bound_is_where_a_folder_begins),
        IN_SET(copies_path_and_data_where_asked),
        IN_SET(borrows_data_where_not),
        IN_SET(data_may_hold_nul_bytes_and_ends_with_one),
        IN_SET(the_hash_is_another_where_anything_is),
    };
    return cmocka_run_group_tests_name("base/files", tests, NULL, NULL);
}
