/* disk/new: a new project is written into a new or empty folder, or not at all. */
#include "unit/testing.h"

#include <signal.h>

#include "scratch.h"

#include "disk/path.h"
#include "disk/write.h"

static struct arena *arena;
static const char *top; /* a scratch folder */
static const char *dir; /* top/new/project */
static struct files files;
static struct diag diag;

static int start(void **state)
{
    (void)state;
    arena = arena_new();
    top = scratch_new(arena);
    dir = PATH("%s/new/project", top);
    files_init(&files, arena);
    files_add_copy(&files, ".gitignore", "output/\n", 8);
    files_add_copy(&files, "content/check.yaml", "id: x\n", 6);
    files_add_copy(&files, "content/de/questions/a.md", "# A\n", 4);
    files_add_copy(&files, "content/de/texts.yaml", "", 0);
    files_sort(&files);
    diag_init(&diag, arena, false);
    return 0;
}

static int stop(void **state)
{
    (void)state;
    scratch_remove(top);
    arena_free(arena);
    return 0;
}

static void make_dir(void)
{
    make_folder(PATH("%s/new", top));
    make_folder(dir);
}

static void writes_into_a_new_folder(void **state)
{
    (void)state;
    disk_write_new(dir, &files, &diag);
    assert_int_equal(diag.count, 0);
    assert_true(holds(dir, &files));
}

static void writes_into_an_empty_folder(void **state)
{
    (void)state;
    make_dir();
    assert_int_equal(chdir(dir), 0);
    disk_write_new(".", &files, &diag);
    assert_int_equal(chdir("/"), 0);
    assert_int_equal(diag.count, 0);
    assert_true(holds(dir, &files));
}

static void hidden_files_and_what_systems_leave_are_in_nobodys_way(void **state)
{
    (void)state;
    make_dir();
    make_folder(PATH("%s/.git", dir));
    put(PATH("%s/.git/config", dir), "mine");
    put(PATH("%s/desktop.ini", dir), "mine");
    disk_write_new(dir, &files, &diag);
    assert_int_equal(diag.count, 0);
    assert_string_equal(names_in(arena, dir), ".git .gitignore content desktop.ini ");
    assert_string_equal(get(arena, PATH("%s/.git/config", dir), NULL), "mine");
}

static void what_is_there_is_named_and_nothing_is_written(void **state)
{
    (void)state;
    make_dir();
    put(PATH("%s/notes.txt", dir), "mine");
    make_folder(PATH("%s/content", dir));
    disk_write_new(dir, &files, &diag);
    assert_string_equal(found(arena, &diag),
                        PATH("file-exists %s/content\nfile-exists %s/notes.txt\n", dir, dir));
    assert_int_equal(diag_exit_status(&diag), 3);
    assert_string_equal(names_in(arena, dir), "content notes.txt ");
    assert_string_equal(names_in(arena, PATH("%s/content", dir)), "");
}

static void nothing_is_ever_overwritten(void **state)
{
    (void)state;
    make_dir();
    put(PATH("%s/.gitignore", dir), "mine");
    disk_write_new(dir, &files, &diag);
    assert_string_equal(found(arena, &diag), PATH("file-exists %s/.gitignore\n", dir));
    assert_string_equal(names_in(arena, dir), ".gitignore ");
    assert_string_equal(get(arena, PATH("%s/.gitignore", dir), NULL), "mine");
}

static void what_was_written_before_a_fault_is_taken_away(void **state)
{
    (void)state;
    make_dir();
    files_add_copy(&files, "z/.hidden", "", 0);
    files_add_copy(&files, ".z", "", 0);
    put(PATH("%s/.z", dir), "mine");
    disk_write_new(dir, &files, &diag); /* not sorted: ".z" is the last to be written */
    assert_string_equal(found(arena, &diag), PATH("file-exists %s/.z\n", dir));
    assert_string_equal(names_in(arena, dir), ".z ");
}

static void a_path_out_of_the_project_is_refused(void **state)
{
    (void)state;
    static const char *const paths[] = { "../x", "/x", "", "a/../b", "a//b", "." };
    const size_t before = files.count;
    for (size_t i = 0; i < sizeof paths / sizeof *paths; i++) {
        files.count = before;
        files_add(&files, paths[i], "", 0);
        diag_init(&diag, arena, false);
        disk_write_new(dir, &files, &diag);
        assert_int_equal(diag.count, 1);
        assert_int_equal(diag.items[0].rule, RULE_CANNOT_WRITE);
        assert_string_equal(names_in(arena, top), "");
    }
}

static void a_file_is_no_folder(void **state)
{
    (void)state;
    make_folder(PATH("%s/new", top));
    put(dir, "mine");
    disk_write_new(dir, &files, &diag);
    assert_string_equal(found(arena, &diag), PATH("cannot-write %s\n", dir));
    struct buffer message = BUFFER_INIT;
    diagnostic_message(&diag.items[0], 0, MESSAGES_EN, &message);
    assert_null(strstr(message.data, "old site"));
    buffer_free(&message);
    assert_string_equal(get(arena, dir, NULL), "mine");
}

static int write_as_nobody(void *expected)
{
    become_nobody();
    disk_write_new(dir, &files, &diag);
    return strcmp(found(arena, &diag), expected) == 0 ? diag_exit_status(&diag) : 99;
}

static void a_parent_that_cannot_be_written_leaves_no_folder(void **state)
{
    (void)state;
    assert_int_equal(chmod(top, 0555), 0);
    assert_int_equal(in_child(write_as_nobody, PATH("cannot-write %s\n", dir)), 3);
    assert_string_equal(names_in(arena, top), "");
}

#define ON_DISK(test) cmocka_unit_test_setup_teardown(test, start, stop)

int main(void)
{
    const struct CMUnitTest tests[] = {
        ON_DISK(writes_into_a_new_folder),
        ON_DISK(writes_into_an_empty_folder),
        ON_DISK(hidden_files_and_what_systems_leave_are_in_nobodys_way),
        ON_DISK(what_is_there_is_named_and_nothing_is_written),
        ON_DISK(nothing_is_ever_overwritten),
        ON_DISK(what_was_written_before_a_fault_is_taken_away),
        ON_DISK(a_path_out_of_the_project_is_refused),
        ON_DISK(a_file_is_no_folder),
        ON_DISK(a_parent_that_cannot_be_written_leaves_no_folder),
    };
    return cmocka_run_group_tests_name("disk/new", tests, NULL, NULL);
}
