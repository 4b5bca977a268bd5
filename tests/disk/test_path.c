/* disk/path: paths joined, resolved, judged and made fit to be printed. */
#include "unit/testing.h"

#include "scratch.h"

#include "disk/path.h"

static struct arena *arena;
static const char *top; /* a scratch folder */

static int start(void **state)
{
    (void)state;
    arena = arena_new();
    top = scratch_new(arena);
    return 0;
}

static int stop(void **state)
{
    (void)state;
    scratch_remove(top);
    arena_free(arena);
    return 0;
}

static int remove_at(void *path)
{
    scratch_remove(path);
    return 0;
}

/* The tests' own means: none of them deletes what no test made. */
static int remove_own_and_try_others(void *unused)
{
    (void)unused;
    const char *other = top;
    char *own = scratch_new(arena), *link = PATH("%s/link", own),
         *up = PATH("%s/../%s", own, path_name(other));
    char *const others[] = { link, up, PATH("%s-2", own), PATH("%s/", other) };
    make_folder(PATH("%s/in", own));
    make_folder(others[2]);
    scratch_check(symlink(other, link) == 0, link);
    int refused = 0;
    for (size_t i = 0; i < sizeof others / sizeof *others; i++)
        refused += in_child(remove_at, others[i]) == 99;
    scratch_check(rmdir(others[2]) == 0, others[2]);
    scratch_remove(PATH("%s/in", own));
    scratch_remove(own);
    return refused + 10 * is_there(own) + 20 * !is_there(other);
}

static void scratch_folders_alone_are_removed(void **state)
{
    (void)state;
    assert_int_equal(in_child(remove_own_and_try_others, NULL), 4);
}

static void only_plain_paths_are_plain(void **state)
{
    (void)state;
    static const char *const plain[] = { "a", "a/b.c", "...", "a/..b", ".hidden", "ä/ö ü" };
    static const char *const others[] = { "",    "/",   "/a",   "a/",   "a//b",   ".",    "..",
                                          "./a", "a/.", "../a", "a/..", "a/../b", "a/./b" };
    for (size_t i = 0; i < sizeof plain / sizeof *plain; i++)
        assert_true(path_is_plain(plain[i]));
    for (size_t i = 0; i < sizeof others / sizeof *others; i++)
        assert_false(path_is_plain(others[i]));
}

static void takes_paths_apart_and_together(void **state)
{
    (void)state;
    assert_string_equal(path_join(arena, "/a", "b"), "/a/b");
    assert_string_equal(path_join(arena, "/", "b"), "/b");
    assert_string_equal(path_parent(arena, "/a/b"), "/a");
    assert_string_equal(path_parent(arena, "/a"), "/");
    assert_string_equal(path_parent(arena, "/"), "/");
    assert_string_equal(path_name("/a/b"), "b");
    assert_string_equal(path_name("b"), "b");
}

static void resolves_dots_and_doubled_slashes(void **state)
{
    (void)state;
    assert_string_equal(path_resolve(arena, "/"), "/");
    assert_string_equal(path_resolve(arena, "//x/./y//../z/"), "/x/z");
    assert_string_equal(path_resolve(arena, "/../../x"), "/x");
}

static void resolves_from_the_current_folder(void **state)
{
    (void)state;
    assert_int_equal(chdir(top), 0);
    assert_string_equal(path_resolve(arena, "."), top);
    assert_string_equal(path_resolve(arena, "no/../such"), PATH("%s/such", top));
    assert_int_equal(chdir("/"), 0);
}

static void follows_links_and_keeps_what_does_not_exist(void **state)
{
    (void)state;
    make_folder(PATH("%s/real", top));
    assert_int_equal(symlink("real", PATH("%s/link", top)), 0);
    assert_int_equal(symlink(PATH("%s/link", top), PATH("%s/far", top)), 0);
    assert_int_equal(symlink("real/missing", PATH("%s/dangling", top)), 0);
    assert_string_equal(path_resolve(arena, PATH("%s/far/new/site", top)),
                        PATH("%s/real/new/site", top));
    assert_string_equal(path_resolve(arena, PATH("%s/far/..", top)), top);
    assert_string_equal(path_resolve(arena, PATH("%s/dangling/x", top)),
                        PATH("%s/real/missing/x", top));
}

static void gives_up_on_links_without_end(void **state)
{
    (void)state;
    assert_int_equal(symlink("b", PATH("%s/a", top)), 0);
    assert_int_equal(symlink("a", PATH("%s/b", top)), 0);
    const char *first = PATH("%s/0", top);
    for (int i = 0; i <= 40; i++)
        assert_int_equal(symlink(PATH("%d", i + 1), PATH("%s/%d", top, i)), 0);
    assert_string_equal(path_resolve(arena, PATH("%s/1", top)), PATH("%s/41", top));
    assert_null(path_resolve(arena, first)); /* one more than Linux itself follows */
    errno = 0;
    assert_null(path_resolve(arena, PATH("%s/a", top)));
    assert_int_equal(errno, ELOOP);
    assert_null(path_resolve(arena, ""));
    assert_int_equal(errno, ENOENT);
}

static void knows_what_systems_leave_behind(void **state)
{
    (void)state;
    static const char *const files[] = { "Thumbs.db",  "THUMBS.DB",  "Desktop.ini",
                                         ".DS_Store",  "._logo.png", "~$Bericht.docx",
                                         ".directory", ".nfs000001", ".~lock.Bericht.odt#" };
    static const char *const folders[] = { "@eaDir", "@EADIR", ".AppleDouble" };
    static const char *const others[] = { "thumbs.dbx",    "umbs.db",   "",
                                          "eaDir",         ".htaccess", "index.html~",
                                          "~Bericht.docx", ".git" };
    for (size_t i = 0; i < sizeof files / sizeof *files; i++) {
        assert_true(path_is_os_metadata(files[i], false));
        assert_false(path_is_os_metadata(files[i], true));
    }
    for (size_t i = 0; i < sizeof folders / sizeof *folders; i++) {
        assert_true(path_is_os_metadata(folders[i], true));
        assert_false(path_is_os_metadata(folders[i], false));
    }
    for (size_t i = 0; i < sizeof others / sizeof *others; i++)
        assert_false(path_is_os_metadata(others[i], i % 2));
}

static bool is_readable(const char *name)
{
    return strcmp(path_printable(arena, name), name) == 0;
}

static void prints_what_no_terminal_misunderstands(void **state)
{
    (void)state;
    assert_true(is_readable("Grüße – 日本.md"));
    assert_false(is_readable("Gr\xfc\xdf"
                             "e"));
    assert_false(is_readable("a\nb"));
    assert_false(is_readable("a\x1b[2J"));
    assert_false(is_readable("a\xc2\x9b"
                             "b")); /* a control character of two bytes */
    assert_false(is_readable("a\u202egnp.exe"));
    assert_false(is_readable("a\u200b.png"));
    assert_true(is_readable("a\u200cb.png")); /* between letters, as in Persian */
    assert_string_equal(path_printable(arena, "a\u202e"), "a\\xE2\\x80\\xAE");
    assert_string_equal(path_printable(arena, "Grüße/\xfc\n\x7f\xc2\x9b"),
                        "Grüße/\\xFC\\x0A\\x7F\\xC2\\x9B");
}

#define WITH_SCRATCH(test) cmocka_unit_test_setup_teardown(test, start, stop)

int main(void)
{
    const struct CMUnitTest tests[] = {
        WITH_SCRATCH(scratch_folders_alone_are_removed),
        WITH_SCRATCH(only_plain_paths_are_plain),
        WITH_SCRATCH(takes_paths_apart_and_together),
        WITH_SCRATCH(resolves_dots_and_doubled_slashes),
        WITH_SCRATCH(resolves_from_the_current_folder),
        WITH_SCRATCH(follows_links_and_keeps_what_does_not_exist),
        WITH_SCRATCH(gives_up_on_links_without_end),
        WITH_SCRATCH(knows_what_systems_leave_behind),
        WITH_SCRATCH(prints_what_no_terminal_misunderstands),
    };
    return cmocka_run_group_tests_name("disk/path", tests, NULL, NULL);
}
