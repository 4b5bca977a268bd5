/* disk/read: a project on the disk becomes a set of files, whatever lies in its
 * folders.
 */
#include "unit/testing.h"

#include <sys/socket.h>
#include <sys/un.h>

#include "scratch.h"

#include "disk/fs.h"
#include "disk/path.h"
#include "disk/read.h"

static struct arena *arena;
static const char *top;     /* a scratch folder */
static const char *project; /* top/project, with content/check.yaml in it */
static struct files files;
static struct diag diag;

static int start(void **state)
{
    (void)state;
    arena = arena_new();
    top = scratch_new(arena);
    project = PATH("%s/project", top);
    make_folder(project);
    make_folder(PATH("%s/content", project));
    put(PATH("%s/content/check.yaml", project), "id: x\n");
    files_init(&files, arena);
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

/* A path in the project's folder "content". */
static const char *in_content(const char *name)
{
    return PATH("%s/content/%s", project, name);
}

/* Paths and troubles of the set, a line each. */
static const char *listing(void)
{
    static const char *const troubles[] = { "",       " folder",  " special",
                                            " large", " outside", " unreadable" };
    struct buffer text = BUFFER_INIT;
    for (size_t i = 0; i < files.count; i++)
        buffer_format(&text, "%s%s\n", files.items[i].path, troubles[files.items[i].trouble]);
    const char *copy = arena_string(arena, text.data);
    buffer_free(&text);
    return copy;
}

static void reads_content_and_themes_sorted_and_nothing_else(void **state)
{
    (void)state;
    make_folder(in_content("de"));
    make_folder(in_content("de-simple"));
    put(in_content("de/texts.yaml"), "check:\n");
    put(in_content("de-simple/texts.yaml"), "");
    make_folder(in_content("empty"));
    put_bytes(in_content("nul.bin"), "a\0b", 3);
    make_folder(PATH("%s/themes", project));
    make_folder(PATH("%s/themes/mine", project));
    put(PATH("%s/themes/mine/theme.yaml", project), "name: mine\n");
    put(PATH("%s/README.md", project), "not content\n");
    make_folder(PATH("%s/output", project));
    put(PATH("%s/output/x.html", project), "not content\n");

    assert_true(disk_read_project(project, &files, &diag));
    assert_string_equal(listing(), "content/check.yaml\n"
                                   "content/de-simple/texts.yaml\n"
                                   "content/de/texts.yaml\n"
                                   "content/nul.bin\n"
                                   "themes/mine/theme.yaml\n");
    assert_int_equal(diag.count, 0);
    const struct file *file = files_find(&files, "content/nul.bin");
    assert_int_equal(file->size, 3);
    assert_memory_equal(file->data, "a\0b", 4); /* and a NUL behind it */
    assert_int_equal(files_find(&files, "content/de-simple/texts.yaml")->size, 0);
}

static void reads_the_current_folder(void **state)
{
    (void)state;
    assert_int_equal(chdir(project), 0);
    assert_true(disk_read_project(".", &files, &diag));
    assert_int_equal(chdir("/"), 0);
    assert_string_equal(listing(), "content/check.yaml\n");
}

static void passes_over_hidden_and_backup_files_and_what_systems_leave(void **state)
{
    (void)state;
    put(in_content(".hidden.md"), "");
    put(in_content("check.yaml~"), "");
    put(in_content("Thumbs.db"), "");
    put(in_content("Desktop.ini"), "");
    put(in_content(".DS_Store"), "");
    make_folder(in_content("@eaDir"));
    put(in_content("@eaDir/check.yaml@SynoEAStream"), "");
    make_folder(in_content(".git"));
    put(in_content(".git/config"), "");
    assert_int_equal(mkfifo(in_content(".fifo"), 0666), 0);
    assert_true(disk_read_project(project, &files, &diag));
    assert_string_equal(listing(), "content/check.yaml\n");
}

static void leaves_names_as_they_are(void **state)
{
    (void)state;
    put(in_content("Gru\xcc\x88n.md"), "decomposed, as macOS writes it"); /* u, combining dots */
    put(in_content("Gr\xc3\xbcn.md"), "composed");
    put(in_content("with space.md"), "");
    assert_true(disk_read_project(project, &files, &diag));
    assert_string_equal(listing(), "content/Gru\xcc\x88n.md\ncontent/Gr\xc3\xbcn.md\n"
                                   "content/check.yaml\ncontent/with space.md\n");
}

static void a_name_that_is_no_utf8_is_an_error(void **state)
{
    (void)state;
    put(in_content("Gr\xfcn.md"), "Windows-1252");
    put(in_content("new\nline.md"), "");
    make_folder(in_content("\xff"));
    put(in_content("\xff/inside.md"), "");
    assert_true(disk_read_project(project, &files, &diag));
    assert_string_equal(listing(), "content/check.yaml\n");
    assert_string_equal(found(arena, &diag), "file-name content/Gr\\xFCn.md\n"
                                             "file-name content/\\xFF\n"
                                             "file-name content/new\\x0Aline.md\n");
    assert_int_equal(diag_exit_status(&diag), 1);
}

static void make_large(const char *path, off_t size)
{
    put(path, "x");
    scratch_check(truncate(path, size) == 0, path); /* sparse: takes no room */
}

static void a_text_may_have_4_mib_and_no_byte_more(void **state)
{
    (void)state;
    static const char *const endings[] = { "md", "yaml", "yml", "mustache", "css", "js", "MD" };
    struct buffer expected = BUFFER_INIT;
    put(in_content("check.yaml"), "id: x\n");
    for (size_t i = 0; i < sizeof endings / sizeof *endings; i++) {
        make_large(in_content(PATH("%zu-at.%s", i, endings[i])), DISK_TEXT_BYTES);
        make_large(in_content(PATH("%zu-over.%s", i, endings[i])), DISK_TEXT_BYTES + 1);
        buffer_format(&expected, "content/%zu-at.%s\ncontent/%zu-over.%s large\n", i, endings[i], i,
                      endings[i]);
    }
    buffer_add_string(&expected, "content/check.yaml\n");
    assert_true(disk_read_project(project, &files, &diag));
    assert_string_equal(listing(), expected.data);
    assert_int_equal(files_find(&files, "content/0-at.md")->size, DISK_TEXT_BYTES);
    assert_int_equal(files_find(&files, "content/0-over.md")->size, 0);
    assert_string_equal(files_find(&files, "content/0-over.md")->data, "");
    assert_int_equal(diag.count, 0); /* who needs it, says so */
    buffer_free(&expected);
}

static void anything_else_may_have_32_mib(void **state)
{
    (void)state;
    make_large(in_content("a.png"), DISK_MEDIA_BYTES);
    make_large(in_content("b.png"), DISK_MEDIA_BYTES + 1);
    make_large(in_content("c"), 100 * 1024 * 1024);
    assert_true(disk_read_project(project, &files, &diag));
    assert_string_equal(listing(), "content/a.png\ncontent/b.png large\ncontent/c large\n"
                                   "content/check.yaml\n");
}

/* A file of /proc says that it has no bytes, and then has some: like one that grows. */
static void stops_at_the_limit_whatever_the_size_said(void **state)
{
    (void)state;
    struct buffer bytes = BUFFER_INIT;
    if (access("/proc/self/status", R_OK) != 0)
        skip();
    assert_int_equal(fs_read("/proc/self/status", 50, &bytes), EFBIG);
    buffer_clear(&bytes);
    assert_int_equal(fs_read("/proc/self/status", 1024 * 1024, &bytes), 0);
    assert_true(bytes.length > 50);
    buffer_free(&bytes);
}

static void a_folder_with_a_dot_is_told_and_walked(void **state)
{
    (void)state;
    make_folder(in_content("site.yaml"));
    put(in_content("site.yaml/inner.md"), "");
    make_folder(in_content("plain"));
    put(in_content("plain/inner.md"), "");
    assert_true(disk_read_project(project, &files, &diag));
    assert_string_equal(listing(), "content/check.yaml\ncontent/plain/inner.md\n"
                                   "content/site.yaml folder\ncontent/site.yaml/inner.md\n");
}

/* A disk hands out names in any order it likes. */
static void lists_names_in_their_order(void **state)
{
    (void)state;
    struct names names;
    enum { COUNT = 200 };
    for (int i = 0; i < COUNT; i++)
        put(PATH("%s/%03d", top, i * 7 % COUNT), "");
    assert_int_equal(unlink(in_content("check.yaml")), 0);
    assert_int_equal(rmdir(PATH("%s/content", project)), 0);
    assert_int_equal(rmdir(project), 0);
    assert_int_equal(fs_list(top, COUNT, arena, &names), 0);
    assert_int_equal(names.count, COUNT);
    for (int i = 0; i < COUNT; i++)
        assert_string_equal(names.items[i], PATH("%03d", i));
    assert_int_equal(fs_list(top, COUNT - 1, arena, &names), EOVERFLOW);
    assert_int_equal(fs_list(PATH("%s/000", top), COUNT, arena, &names), ENOTDIR);
}

static void special_files_are_told_and_never_opened(void **state)
{
    (void)state;
    assert_int_equal(mkfifo(in_content("fifo.md"), 0666), 0);
    struct sockaddr_un address = { .sun_family = AF_UNIX };
    int fd = socket(AF_UNIX, SOCK_STREAM, 0);
    const char *path = in_content("socket.md");
    assert_true(strlen(path) < sizeof address.sun_path);
    memcpy(address.sun_path, path, strlen(path));
    assert_int_equal(bind(fd, (struct sockaddr *)&address, sizeof address), 0);
    close(fd);
    alarm(20); /* a reader that waits for a writer would wait for ever */
    assert_true(disk_read_project(project, &files, &diag));
    alarm(0);
    assert_string_equal(listing(), "content/check.yaml\ncontent/fifo.md special\n"
                                   "content/socket.md special\n");
    struct buffer bytes = BUFFER_INIT;
    alarm(20);
    assert_int_equal(fs_read(in_content("fifo.md"), 10, &bytes), ENODEV);
    alarm(0);
}

static void follows_links_within_the_project(void **state)
{
    (void)state;
    make_folder(PATH("%s/shared", project));
    put(PATH("%s/shared/a.md", project), "shared\n");
    assert_int_equal(symlink("../shared/a.md", in_content("file.md")), 0);
    assert_int_equal(symlink("../shared", in_content("folder")), 0);
    assert_int_equal(symlink(PATH("%s/shared", project), in_content("again")), 0);
    assert_true(disk_read_project(project, &files, &diag));
    assert_string_equal(listing(), "content/again/a.md\ncontent/check.yaml\ncontent/file.md\n"
                                   "content/folder/a.md\n");
    assert_string_equal(files_find(&files, "content/file.md")->data, "shared\n");
}

static void reads_a_project_that_is_itself_a_link(void **state)
{
    (void)state;
    assert_int_equal(symlink("project", PATH("%s/link", top)), 0);
    assert_int_equal(symlink("check.yaml", in_content("other.yaml")), 0);
    assert_true(disk_read_project(PATH("%s/link/", top), &files, &diag));
    assert_string_equal(listing(), "content/check.yaml\ncontent/other.yaml\n");
}

static void links_that_leave_the_project_are_not_followed(void **state)
{
    (void)state;
    put(PATH("%s/secret.md", top), "secret\n");
    make_folder(PATH("%s/project-2", top)); /* its name begins like the project's */
    put(PATH("%s/project-2/secret.md", top), "secret\n");
    assert_int_equal(symlink("../../secret.md", in_content("a.md")), 0);
    assert_int_equal(symlink("../../project-2/secret.md", in_content("b.md")), 0);
    assert_int_equal(symlink("/dev/zero", in_content("c.md")), 0);
    assert_true(disk_read_project(project, &files, &diag));
    assert_string_equal(listing(), "content/a.md outside\ncontent/b.md outside\n"
                                   "content/c.md outside\ncontent/check.yaml\n");
    assert_int_equal(diag.count, 0);
}

static void a_folder_outside_is_an_error(void **state)
{
    (void)state;
    make_folder(PATH("%s/elsewhere", top));
    put(PATH("%s/elsewhere/x.md", top), "secret\n");
    assert_int_equal(symlink("../../elsewhere", in_content("de")), 0);
    assert_false(disk_read_project(project, &files, &diag));
    assert_string_equal(listing(), "content/check.yaml\ncontent/de outside\n");
    assert_string_equal(found(arena, &diag), "file-outside content/de\n");
}

static void links_to_nowhere_and_to_themselves_end(void **state)
{
    (void)state;
    assert_int_equal(symlink("missing.md", in_content("dangling.md")), 0);
    assert_int_equal(symlink("self.md", in_content("self.md")), 0);
    make_folder(in_content("de"));
    assert_int_equal(symlink("..", in_content("de/up")), 0);
    assert_int_equal(symlink(".", in_content("de/here")), 0);
    assert_true(disk_read_project(project, &files, &diag));
    assert_string_equal(listing(), "content/check.yaml\ncontent/dangling.md special\n"
                                   "content/de/here special\ncontent/de/up special\n"
                                   "content/self.md special\n");
}

/* Two links in each of 30 folders to the next: 2^30 ways through them. */
static void folders_that_multiply_by_links_end(void **state)
{
    (void)state;
    make_folder(PATH("%s/deep", project));
    /* With more links in a path, a system that begins anew with it would count more than 40. */
    for (int i = 0; i < 15; i++) {
        make_folder(PATH("%s/deep/%d", project, i));
        assert_int_equal(symlink(PATH("../%d", i + 1), PATH("%s/deep/%d/a", project, i)), 0);
        assert_int_equal(symlink(PATH("../%d", i + 1), PATH("%s/deep/%d/b", project, i)), 0);
    }
    make_folder(PATH("%s/deep/15", project));
    assert_int_equal(symlink("../deep/0", in_content("bomb")), 0);
    assert_false(disk_read_project(project, &files, &diag));
    assert_string_equal(found(arena, &diag), "project-size -\n");
    assert_non_null(strstr(printed(arena, &diag), "more than 20000 files and folders. Is this"));
}

static void one_file_too_many_is_an_error(void **state)
{
    (void)state;
    make_folder(PATH("%s/themes", project));
    for (int i = 0; i < DISK_PROJECT_ENTRIES - 3; i++) /* with both folders and check.yaml: all */
        put(PATH("%s/themes/%d", project, i), "");
    assert_true(disk_read_project(project, &files, &diag));
    assert_int_equal(files.count, DISK_PROJECT_ENTRIES - 2);
    assert_int_equal(diag.count, 0);
    files_init(&files, arena);
    put(PATH("%s/themes/more", project), "");
    assert_false(disk_read_project(project, &files, &diag));
    assert_string_equal(found(arena, &diag), "project-size -\n");
    assert_int_equal(diag_exit_status(&diag), 1);
}

static void too_many_names_in_one_folder_are_an_error(void **state)
{
    (void)state;
    for (int i = 0; i < DISK_PROJECT_ENTRIES; i++)
        put(in_content(PATH(".%d", i)), ""); /* passed over, but nobody can wait for them */
    assert_false(disk_read_project(project, &files, &diag));
    assert_string_equal(found(arena, &diag), "project-size -\n");
}

static void too_many_bytes_are_an_error(void **state)
{
    (void)state;
    for (int i = 0; i < 8; i++)
        make_large(in_content(PATH("%d.png", i)), DISK_MEDIA_BYTES);
    assert_false(disk_read_project(project, &files, &diag)); /* and check.yaml */
    assert_non_null(strstr(printed(arena, &diag), "its files have more than 256 MB together."));
}

static void folders_too_deep_are_an_error(void **state)
{
    (void)state;
    const char *path = in_content("d");
    make_folder(path);
    for (int i = 2; i < DISK_PROJECT_DEPTH; i++) {
        path = PATH("%s/d", path);
        make_folder(path);
    }
    put(PATH("%s/in.md", path), "");
    assert_true(disk_read_project(project, &files, &diag));
    assert_int_equal(files.count, 2);

    make_folder(PATH("%s/d", path));
    assert_false(disk_read_project(project, &files, &diag));
    assert_int_equal(diag.count, 1);
    assert_non_null(strstr(printed(arena, &diag), "more than 32 levels deep. Is"));
}

static int read_as_nobody(void *expected)
{
    become_nobody();
    bool whole = disk_read_project(project, &files, &diag);
    const char *const *texts = expected;
    bool right = strcmp(listing(), texts[0]) == 0 && strcmp(found(arena, &diag), texts[1]) == 0;
    if (!right)
        fprintf(stderr, "%s%s", listing(), found(arena, &diag));
    return right ? whole : 2;
}

static void an_unreadable_file_is_told_by_its_trouble(void **state)
{
    (void)state;
    put(in_content("secret.md"), "");
    assert_int_equal(chmod(in_content("secret.md"), 0), 0);
    const char *expected[] = { "content/check.yaml\ncontent/secret.md unreadable\n", "" };
    assert_int_equal(in_child(read_as_nobody, expected), true);
}

static void an_unreadable_folder_is_an_error(void **state)
{
    (void)state;
    make_folder(in_content("de"));
    put(in_content("de/texts.yaml"), "");
    assert_int_equal(chmod(in_content("de"), 0), 0);
    const char *expected[] = { "content/check.yaml\n", "cannot-read content/de\n" };
    assert_int_equal(in_child(read_as_nobody, expected), false);
    assert_int_equal(chmod(in_content("de"), 0755), 0);

    /* A folder that can be listed, but not entered */
    assert_int_equal(chmod(in_content("de"), 0444), 0);
    const char *listed[] = { "content/check.yaml\n", "cannot-read content/de/texts.yaml\n" };
    assert_int_equal(in_child(read_as_nobody, listed), false);
    assert_int_equal(chmod(in_content("de"), 0755), 0);

    assert_int_equal(chmod(project, 0), 0);
    const char *closed[] = { "", "cannot-read content\n" };
    assert_int_equal(in_child(read_as_nobody, closed), false);
    assert_int_equal(chmod(project, 0755), 0);
}

static void a_folder_without_content_is_no_project(void **state)
{
    (void)state;
    make_folder(PATH("%s/empty", top));
    assert_false(disk_read_project(PATH("%s/empty", top), &files, &diag));
    assert_string_equal(found(arena, &diag), "project-missing -\n");
}

static void a_file_called_content_is_no_project(void **state)
{
    (void)state;
    make_folder(PATH("%s/empty", top));
    put(PATH("%s/empty/content", top), "");
    assert_false(disk_read_project(PATH("%s/empty", top), &files, &diag));
    assert_string_equal(found(arena, &diag), "project-missing -\n");
    assert_int_equal(diag_exit_status(&diag), 1);
}

static void a_project_that_is_not_there_cannot_be_read(void **state)
{
    (void)state;
    const char *missing = PATH("%s/missing", top);
    assert_false(disk_read_project(missing, &files, &diag));
    assert_string_equal(found(arena, &diag), PATH("cannot-read %s\n", missing));
    assert_non_null(strstr(printed(arena, &diag), strerror(ENOENT)));
    assert_int_equal(diag_exit_status(&diag), 3);
}

static void a_project_that_is_a_file_cannot_be_read(void **state)
{
    (void)state;
    const char *file = in_content("check.yaml");
    assert_false(disk_read_project(file, &files, &diag));
    assert_string_equal(found(arena, &diag), PATH("cannot-read %s\n", file));
    assert_non_null(strstr(printed(arena, &diag), strerror(ENOTDIR)));
}

#define ON_DISK(test) cmocka_unit_test_setup_teardown(test, start, stop)

int main(void)
{
    const struct CMUnitTest tests[] = {
        ON_DISK(reads_content_and_themes_sorted_and_nothing_else),
        ON_DISK(reads_the_current_folder),
        ON_DISK(passes_over_hidden_and_backup_files_and_what_systems_leave),
        ON_DISK(leaves_names_as_they_are),
        ON_DISK(a_name_that_is_no_utf8_is_an_error),
        ON_DISK(a_text_may_have_4_mib_and_no_byte_more),
        ON_DISK(anything_else_may_have_32_mib),
        ON_DISK(stops_at_the_limit_whatever_the_size_said),
        ON_DISK(a_folder_with_a_dot_is_told_and_walked),
        ON_DISK(lists_names_in_their_order),
        ON_DISK(special_files_are_told_and_never_opened),
        ON_DISK(follows_links_within_the_project),
        ON_DISK(reads_a_project_that_is_itself_a_link),
        ON_DISK(links_that_leave_the_project_are_not_followed),
        ON_DISK(a_folder_outside_is_an_error),
        ON_DISK(links_to_nowhere_and_to_themselves_end),
        ON_DISK(folders_that_multiply_by_links_end),
        ON_DISK(one_file_too_many_is_an_error),
        ON_DISK(too_many_names_in_one_folder_are_an_error),
        ON_DISK(too_many_bytes_are_an_error),
        ON_DISK(folders_too_deep_are_an_error),
        ON_DISK(an_unreadable_file_is_told_by_its_trouble),
        ON_DISK(an_unreadable_folder_is_an_error),
        ON_DISK(a_folder_without_content_is_no_project),
        ON_DISK(a_file_called_content_is_no_project),
        ON_DISK(a_project_that_is_not_there_cannot_be_read),
        ON_DISK(a_project_that_is_a_file_cannot_be_read),
    };
    use_memory();
    return cmocka_run_group_tests_name("disk/read", tests, NULL, NULL);
}
