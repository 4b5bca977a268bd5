/* disk/watch: what is told as a change, when, and how often. disk/status: the one file of a
 * site that is replaced in its place.
 */
#include "unit/testing.h"

#include <fcntl.h>
#include <signal.h>
#include <time.h>

#include "scratch.h"

#include "diag/status.h"
#include "disk/path.h"
#include "disk/system.h"
#include "disk/watch.h"
#include "disk/write.h"

enum { A_WHILE = 250 }; /* milliseconds: more than two looks apart */

static struct arena *arena;
static const char *top, *project, *page, *site;
static struct watch *watch;
static struct diag diag;

static int start(void **state)
{
    (void)state;
    arena = arena_new();
    top = scratch_new(arena);
    project = PATH("%s/project", top);
    page = PATH("%s/content/page.md", project);
    site = PATH("%s/site", top);
    make_folder(project);
    make_folder(PATH("%s/content", project));
    put(page, "First.\n");
    diag_init(&diag, arena, false);
    signal(SIGHUP, SIG_DFL); /* whatever started this: see disk/system.c */
    watch = watch_open(project);
    return 0;
}

static int stop(void **state)
{
    (void)state;
    watch_close(watch);
    scratch_remove(top);
    arena_free(arena);
    return 0;
}

/* ---- what is a change ---- */

static void assert_quiet(void)
{
    assert_int_equal(watch_wait(watch, A_WHILE), WATCH_TIME);
}

/* One change is told, and once. */
static void assert_told(void)
{
    assert_int_equal(watch_wait(watch, 10000), WATCH_CHANGE);
    assert_quiet();
}

static void a_change_is_told_once(void **state)
{
    (void)state;
    assert_quiet();
    put(page, "Second.\n");
    assert_told();
}

static void files_and_folders_that_come_and_go_are_seen(void **state)
{
    (void)state;
    put(PATH("%s/content/new.md", project), "New.\n");
    assert_told();
    make_folder(PATH("%s/themes", project));
    make_folder(PATH("%s/themes/own", project));
    put(PATH("%s/themes/own/theme.yaml", project), "x: 1\n");
    assert_told();
    assert_int_equal(rename(PATH("%s/themes/own", project), PATH("%s/themes/mine", project)), 0);
    assert_told();
    scratch_remove(PATH("%s/themes", project));
    assert_told();
    scratch_remove(PATH("%s/content", project));
    assert_told();
}

static void a_file_that_takes_anothers_name_is_seen_whatever_its_time(void **state)
{
    (void)state;
    struct stat status;
    const char *other = PATH("%s/other", top);
    assert_int_equal(stat(page, &status), 0);
    put(other, "Again.\n"); /* as long as what is there */
    const struct timespec times[2] = { status.st_atim, status.st_mtim };
    assert_int_equal(utimensat(AT_FDCWD, other, times, 0), 0);
    assert_int_equal(rename(other, page), 0);
    assert_told();
}

/* As where the clock of files goes in steps of two seconds. */
static void a_second_save_of_the_same_size_in_the_same_moment_is_seen(void **state)
{
    (void)state;
    const struct timespec times[2] = { { .tv_sec = 1000000000 }, { .tv_sec = 1000000000 } };
    put(page, "Second.\n");
    assert_int_equal(utimensat(AT_FDCWD, page, times, 0), 0);
    assert_told();
    put(page, "Thirds.\n");
    assert_int_equal(utimensat(AT_FDCWD, page, times, 0), 0);
    assert_told();
}

static void so_is_one_behind_a_link(void **state)
{
    (void)state;
    const struct timespec times[2] = { { .tv_sec = 1000000000 }, { .tv_sec = 1000000000 } };
    const char *real = PATH("%s/real.md", project);
    put(real, "First.\n");
    assert_int_equal(utimensat(AT_FDCWD, real, times, 0), 0);
    assert_int_equal(symlink("../real.md", PATH("%s/content/link.md", project)), 0);
    assert_told();
    put(real, "Third.\n");
    assert_int_equal(utimensat(AT_FDCWD, real, times, 0), 0);
    assert_told();
}

/* What is only reported, since its name cannot be told. */
static void a_name_that_is_no_text_is_seen(void **state)
{
    (void)state;
    const char *path = PATH("%s/content/\xff.md", project);
    put(path, "x");
    assert_told();
    assert_int_equal(unlink(path), 0);
    assert_told();
}

static void what_no_build_reads_is_no_change(void **state)
{
    (void)state;
    put(PATH("%s/content/.page.md.swp", project), "x");
    put(PATH("%s/content/page.md~", project), "x");
    put(PATH("%s/notes.txt", project), "x");
    make_folder(PATH("%s/output", project));
    put(PATH("%s/output/index.html", project), "x");
    assert_quiet();
}

/* ---- when it is told ---- */

static void what_is_seen_in_between_is_told_afterwards(void **state)
{
    (void)state;
    assert_false(watch_look(watch));
    put(page, "Second.\n");
    assert_true(watch_look(watch));
    assert_true(watch_look(watch));
    assert_told();
}

/* Writes so many bytes, one every 5 ms, in a process of its own. Its exit status is the
 * longest time between two of them, in milliseconds: the machine may be busy. */
static pid_t write_slowly(int bytes)
{
    fflush(NULL);
    pid_t child = fork();
    if (child == 0) {
        const struct timespec pause = { .tv_nsec = 5 * 1000 * 1000 };
        int fd = open(page, O_WRONLY | O_TRUNC);
        int64_t longest = 0;
        for (int i = 0; i < bytes && write(fd, "x", 1) == 1; i++) {
            int64_t begin = system_clock();
            nanosleep(&pause, NULL);
            int64_t passed = (system_clock() - begin) / 1000;
            longest = passed > longest ? passed : longest;
        }
        _exit(longest < 255 ? (int)longest : 255);
    }
    scratch_check(child > 0, "fork");
    return child;
}

/* On a busy machine the writing may pause for so long that the save seems over: then it is
 * done again. */
static void a_save_that_takes_its_time_is_told_when_it_is_over(void **state)
{
    (void)state;
    for (int round = 0, longest = 255; longest >= 25; round++) {
        size_t size = 0;
        int times = 0, status = 0;
        pid_t child = write_slowly(40);
        while (size < 40 && watch_wait(watch, 10000) == WATCH_CHANGE && get(arena, page, &size))
            times++;
        assert_int_equal(size, 40);
        assert_int_equal(waitpid(child, &status, 0), child);
        assert_quiet();
        longest = WEXITSTATUS(status);
        if (longest < 25)
            assert_int_equal(times, 1);
        if (round == 50)
            fail_msg("the machine is too busy: the save paused for %d ms", longest);
    }
}

static void what_never_comes_to_rest_is_told_in_between(void **state)
{
    (void)state;
    pid_t child = write_slowly(1000);
    const int64_t begin = system_clock();
    assert_int_equal(watch_wait(watch, 0), WATCH_CHANGE);
    assert_true(system_clock() - begin < 5 * 1000000);
    assert_int_equal(waitpid(child, NULL, WNOHANG), 0); /* it still writes */
    kill(child, SIGKILL);
    waitpid(child, NULL, 0);
}

static void a_wish_to_end_comes_before_the_next_change(void **state)
{
    (void)state;
    static const int signals[] = { SIGINT, SIGTERM, SIGHUP };
    for (size_t i = 0; i < sizeof signals / sizeof *signals; i++) {
        raise(signals[i]);
        assert_int_equal(watch_wait(watch, 0), WATCH_END);
    }
    assert_quiet();
}

/* ---- the status script ---- */

static const char *in_site(const char *name)
{
    return PATH("%s/%s", site, name);
}

/* A status script of the build of that name. */
static struct buffer status_of(const char *build)
{
    struct buffer script = BUFFER_INIT;
    struct files none;
    files_init(&none, arena);
    status_write(&script, build, &none, NULL, MESSAGES_EN);
    return script;
}

/* Why the last status was not written, and what was in the way. */
static const char *refusal, *refused;

static bool tell(const char *build)
{
    struct buffer script = status_of(build);
    struct diag ours;
    diag_init(&ours, arena, false);
    bool told = disk_write_status(site, &script, &ours);
    refusal = ours.count ? rules[ours.items[0].rule].id : "";
    refused = ours.count ? ours.items[0].place.path : "";
    buffer_free(&script);
    return told;
}

static bool site_tells(const char *build)
{
    struct buffer script = status_of(build);
    const char *there = get(arena, in_site(STATUS_PATH), NULL);
    bool same = there && strcmp(there, script.data) == 0;
    buffer_free(&script);
    return same;
}

/* A site of that letter, to be watched as a build of that name, or not (NULL). */
static void write_site(char letter, const char *build)
{
    struct files files;
    site_make(&files, arena, letter, 100);
    if (build) {
        struct buffer script = status_of(build);
        files_add_copy(&files, STATUS_PATH, script.data, script.length);
        files_sort(&files);
        buffer_free(&script);
    }
    disk_write_site(site, project, &files, false, &diag);
}

static ino_t number_of(const char *path)
{
    struct stat status;
    scratch_check(stat(path, &status) == 0, path);
    return status.st_ino;
}

static void the_status_changes_and_nothing_else(void **state)
{
    (void)state;
    write_site('a', "1");
    assert_true(site_tells("1"));
    ino_t folder = number_of(site);
    const char *names = names_in(arena, in_site("assets"));
    assert_true(tell("2"));
    assert_true(site_tells("2"));
    assert_int_equal(number_of(site), folder);
    assert_string_equal(names_in(arena, in_site("assets")), names);
    assert_string_equal(names_in(arena, top), "project site ");
}

static void the_same_status_is_not_written_again(void **state)
{
    (void)state;
    write_site('a', "1");
    ino_t number = number_of(in_site(STATUS_PATH));
    assert_true(tell("1"));
    assert_int_equal(number_of(in_site(STATUS_PATH)), number);
}

static void a_site_with_a_status_of_its_own_is_still_ours(void **state)
{
    (void)state;
    write_site('a', "1");
    tell("2");
    write_site('b', "3");
    assert_true(site_tells("3"));
    put(in_site(STATUS_PATH ".part"), "// kurz"); /* of a run that was cut off */
    write_site('a', NULL);
    assert_int_equal(diag.count, 0);
    assert_string_equal(names_in(arena, in_site("assets")), "media style.css ");
}

static void the_status_alone_is_no_other_site(void **state)
{
    (void)state;
    write_site('a', "1");
    tell("2");
    ino_t folder = number_of(site);
    write_site('a', "1");
    assert_int_equal(number_of(site), folder);
    assert_true(site_tells("2"));
}

static void a_site_that_shall_have_none_loses_a_stray_one(void **state)
{
    (void)state;
    write_site('a', NULL);
    assert_true(tell("1"));
    write_site('a', NULL);
    assert_int_equal(diag.count, 0);
    assert_false(is_there(in_site(STATUS_PATH)));
}

static void somebodys_file_of_that_name_stays(void **state)
{
    (void)state;
    write_site('a', "1");
    put(in_site(STATUS_PATH), "mine");
    assert_false(tell("2"));
    assert_string_equal(refusal, "output-foreign");
    assert_string_equal(refused, in_site(STATUS_PATH));
    write_site('b', "2");
    assert_string_equal(found(arena, &diag), PATH("output-foreign %s/%s\n", site, STATUS_PATH));
    assert_string_equal(get(arena, in_site(STATUS_PATH), NULL), "mine");
}

static void a_file_beside_it_or_one_too_large_is_somebodys_too(void **state)
{
    (void)state;
    write_site('a', "1");
    put(in_site(STATUS_PATH ".part"), "mine");
    assert_false(tell("2"));
    assert_string_equal(refusal, "output-foreign");
    assert_string_equal(refused, in_site(STATUS_PATH ".part"));
    assert_string_equal(get(arena, in_site(STATUS_PATH ".part"), NULL), "mine");
    unlink(in_site(STATUS_PATH ".part"));
    scratch_check(truncate(in_site(STATUS_PATH), 2 * 1024 * 1024) == 0, "truncate");
    assert_false(tell("2"));
    assert_string_equal(refusal, "output-foreign");
    assert_string_equal(refused, in_site(STATUS_PATH));
}

static void what_a_dead_run_left_of_it_is_no_hindrance(void **state)
{
    (void)state;
    write_site('a', "1");
    put(in_site(STATUS_PATH ".part"), "");
    assert_true(tell("2"));
    assert_true(site_tells("2"));
    assert_false(is_there(in_site(STATUS_PATH ".part")));
}

/* In a process that has no power over others' files; its result is 0 if all is as it should. */
static int tell_without_power(void *build)
{
    become_nobody();
    return tell(build) || strcmp(refusal, "cannot-write") != 0 ||
           strcmp(refused, in_site(STATUS_PATH ".part")) != 0;
}

static void what_is_ours_and_cannot_be_deleted_is_not_called_somebodys(void **state)
{
    (void)state;
    write_site('a', "1");
    put(in_site(STATUS_PATH ".part"), "");
    scratch_check(chmod(top, 0777) == 0 && chmod(in_site("assets"), 0555) == 0, "chmod");
    char build[] = "2";
    assert_int_equal(in_child(tell_without_power, build), 0);
    scratch_check(chmod(in_site("assets"), 0755) == 0, "chmod");
    assert_true(tell("2"));
}

static void where_there_is_no_site_nothing_is_written(void **state)
{
    (void)state;
    assert_false(tell("1"));
    assert_string_equal(refusal, "cannot-write");
    make_folder(site);
    make_folder(in_site("assets"));
    assert_false(tell("1"));
    assert_string_equal(names_in(arena, in_site("assets")), "");
    assert_string_equal(names_in(arena, top), "project site ");
}

static void while_another_run_is_at_the_site_it_has_to_wait(void **state)
{
    (void)state;
    int ready[2];
    write_site('a', "1");
    scratch_check(pipe(ready) == 0, "pipe");
    pid_t child = fork();
    if (child == 0) {
        struct flock whole = { .l_type = F_WRLCK, .l_whence = SEEK_SET };
        int fd = open(PATH("%s.kurzcheck-lock", site), O_RDWR | O_CREAT, 0666);
        bool locked = fcntl(fd, F_SETLK, &whole) == 0 && write(ready[1], "x", 1) == 1;
        while (locked)
            pause();
        _exit(1);
    }
    char byte;
    scratch_check(child > 0 && read(ready[0], &byte, 1) == 1, "child");
    assert_false(tell("2"));
    assert_string_equal(refusal, "output-busy");
    assert_true(site_tells("1"));
    kill(child, SIGKILL);
    waitpid(child, NULL, 0);
    assert_true(tell("2"));
    close(ready[0]);
    close(ready[1]);
}

int main(void)
{
#define ON_DISK(test) cmocka_unit_test_setup_teardown(test, start, stop)
    const struct CMUnitTest tests[] = {
        ON_DISK(a_change_is_told_once),
        ON_DISK(files_and_folders_that_come_and_go_are_seen),
        ON_DISK(a_file_that_takes_anothers_name_is_seen_whatever_its_time),
        ON_DISK(a_second_save_of_the_same_size_in_the_same_moment_is_seen),
        ON_DISK(so_is_one_behind_a_link),
        ON_DISK(a_name_that_is_no_text_is_seen),
        ON_DISK(what_no_build_reads_is_no_change),
        ON_DISK(what_is_seen_in_between_is_told_afterwards),
        ON_DISK(a_save_that_takes_its_time_is_told_when_it_is_over),
        ON_DISK(what_never_comes_to_rest_is_told_in_between),
        ON_DISK(a_wish_to_end_comes_before_the_next_change),
        ON_DISK(the_status_changes_and_nothing_else),
        ON_DISK(the_same_status_is_not_written_again),
        ON_DISK(a_site_with_a_status_of_its_own_is_still_ours),
        ON_DISK(the_status_alone_is_no_other_site),
        ON_DISK(a_site_that_shall_have_none_loses_a_stray_one),
        ON_DISK(somebodys_file_of_that_name_stays),
        ON_DISK(a_file_beside_it_or_one_too_large_is_somebodys_too),
        ON_DISK(what_a_dead_run_left_of_it_is_no_hindrance),
        ON_DISK(what_is_ours_and_cannot_be_deleted_is_not_called_somebodys),
        ON_DISK(where_there_is_no_site_nothing_is_written),
        ON_DISK(while_another_run_is_at_the_site_it_has_to_wait),
    };
    return cmocka_run_group_tests_name("disk/watch", tests, NULL, NULL);
}
