/* disk/write, cut off: a site B is written over a site A, again and again, and
 * each time something happens at another call to the file system, from the
 * first to the last. The run is killed there; or the call fails; or the user
 * saves a file into the site just then.
 */
#define _GNU_SOURCE /* syscall */

#include "unit/testing.h"

#include <time.h>

#include "scratch.h"
#include "watched.h"

#include "disk/path.h"
#include "disk/write.h"

#ifdef __linux__

/* A sanitizer makes a process so slow to start that only every seventh call
 * has its turn there; the tests without one take them all. */
#ifndef __has_feature
#define __has_feature(name) 0 /* clang's own way to tell */
#endif
#if defined __SANITIZE_ADDRESS__ || __has_feature(address_sanitizer)
enum { STEP = 7 };
#else
enum { STEP = 1 };
#endif

enum before { NO_SITE, EMPTY_FOLDER, LITTER, SITE_A };

/* Where a run starts, and how it can put its site in place. */
struct scene {
    const char *name;
    enum before before;
    bool no_exchange;
    bool no_syncfs;
};

static const struct scene scenes[] = {
    { "over a site", SITE_A, false, false },
    { "over a site, by two renames", SITE_A, true, false },
    { "where nothing is, synced file by file", NO_SITE, false, true },
    { "into an empty folder", EMPTY_FOLDER, false, false },
    { "into a folder with litter", LITTER, false, false },
};

enum { SCENES = sizeof scenes / sizeof *scenes };

static struct arena *arena;
static const char *top;
static const char *project;
static const char *parent;
static const char *dir;
static struct files a, b;

static int start(void **state)
{
    (void)state;
    umask(022);
    arena = arena_new();
    top = path_resolve(arena, scratch_new(arena));
    project = PATH("%s/project", top);
    make_folder(project);
    make_folder(PATH("%s/content", project));
    parent = PATH("%s/output", project);
    dir = PATH("%s/site", parent);
    site_make(&a, arena, 'a', 700);
    site_make(&b, arena, 'b', 900);
    return 0;
}

static int stop(void **state)
{
    (void)state;
    scratch_remove(top);
    files_free(&a);
    files_free(&b);
    arena_free(arena);
    return 0;
}

/* Says where a test failed, which no assertion of cmocka's could. */
static void expect(bool true_one, const struct scene *scene, const struct plan *plan,
                   const struct outcome *outcome, const char *what)
{
    if (true_one)
        return;
    fail_msg("%s: at call %zu (system call %ld, error %d): %s; beside the site: %s", scene->name,
             plan->at, outcome->call, plan->error, what, names_in(arena, parent));
}

static int write_one(void *site)
{
    struct diag diag;
    diag_init(&diag, arena, false);
    disk_write_site(dir, project, site, true, &diag);
    return diag_exit_status(&diag);
}

static struct outcome run(const struct scene *scene, struct plan plan, struct files *site)
{
    plan.no_exchange = scene->no_exchange;
    plan.no_syncfs = scene->no_syncfs;
    return watched_run(write_one, site, &plan);
}

static void set_scene(const struct scene *scene)
{
    if (is_there(parent))
        scratch_remove(parent);
    make_folder(parent);
    if (scene->before == EMPTY_FOLDER || scene->before == LITTER)
        make_folder(dir);
    if (scene->before == LITTER)
        put(PATH("%s/desktop.ini", dir), "x");
    else if (scene->before == SITE_A)
        assert_int_equal(in_child(write_one, &a), 0);
}

/* True if what the scene began with is still there. */
static bool is_as_before(const struct scene *scene)
{
    if (scene->before == NO_SITE)
        return !is_there(dir);
    if (scene->before == SITE_A)
        return holds(dir, &a);
    const char *names = names_in(arena, dir);
    return !*names || (scene->before == LITTER && strcmp(names, "desktop.ini ") == 0);
}

static bool is_tidy(void)
{
    return strcmp(names_in(arena, parent), "site ") == 0;
}

/* Between the two renames, and only there, the old site has another name. */
static bool is_between_renames(const struct scene *scene)
{
    return scene->no_exchange && !is_there(dir) && holds(PATH("%s.old", dir), &a);
}

static void forget(void)
{
    /* Thousands of runs: what one left in the arena is not needed by the next. */
    stop(NULL);
    start(NULL);
}

static bool skip_without_means(void)
{
    struct plan plan = { .what = INTERFERE_NOT };
    set_scene(&scenes[0]);
    struct outcome outcome = watched_run(write_one, &b, &plan);
    if (outcome.status != 77)
        return false;
    fprintf(stderr,
            "SKIPPED: disk/interrupted: this kernel lets no process watch another's calls\n");
    return true;
}

static void killed_at_any_call_it_leaves_a_whole_site(void **state)
{
    (void)state;
    size_t kills = 0, between = 0;
    for (size_t i = 0; i < SCENES; i++) {
        const struct scene *scene = &scenes[i];
        struct plan plan = { .what = INTERFERE_KILL, .changes_only = true };
        struct outcome outcome;
        for (;;) {
            plan.at += STEP;
            set_scene(scene);
            outcome = run(scene, plan, &b);
            if (!outcome.reached)
                break;
            kills++;
            expect(outcome.killed, scene, &plan, &outcome, "was not killed");
            bool apart = is_between_renames(scene);
            between += apart;
            expect(apart || is_as_before(scene) || holds(dir, &b), scene, &plan, &outcome,
                   "neither the old site nor the new one");
            struct outcome next = run(scene, (struct plan){ .what = INTERFERE_NOT }, &b);
            expect(next.status == 0 && holds(dir, &b), scene, &plan, &outcome,
                   "the next run does not write its site");
            expect(is_tidy(), scene, &plan, &outcome, "the next run leaves something behind");
            forget();
        }
        expect(outcome.status == 0 && holds(dir, &b) && is_tidy(), scene, &plan, &outcome,
               "the run that was left alone failed");
        expect(plan.at > 30, scene, &plan, &outcome, "too few calls to be true");
    }
    assert_in_range(between, STEP == 1, 1); /* there is such a moment, and but one */
    print_message("killed %zu times, %zu of them between two renames\n", kills, between);
}

/* A small generator of our own, so that each run of the tests does the same. */
static size_t next_random(uint64_t *seed, size_t below)
{
    *seed = *seed * 6364136223846793005u + 1442695040888963407u;
    return (size_t)(*seed >> 33) % below;
}

static void killed_twice_it_still_recovers(void **state)
{
    (void)state;
    uint64_t seed = 1;
    for (size_t i = 0; i < 300 / STEP; i++) {
        const struct scene *scene = &scenes[i % SCENES];
        set_scene(scene);
        struct plan plan = { .what = INTERFERE_KILL, .changes_only = true };
        struct outcome outcome = { 0 };
        for (int kill = 0; kill < 2; kill++) {
            plan.at = 1 + next_random(&seed, 60);
            outcome = run(scene, plan, kill ? &a : &b);
            bool whole = holds(dir, &a) || holds(dir, &b) || is_as_before(scene);
            const char *old = PATH("%s.old", dir);
            if (scene->no_exchange && !is_there(dir))
                whole = holds(old, &a) || holds(old, &b);
            expect(whole, scene, &plan, &outcome, "no whole site");
        }
        struct outcome next = run(scene, (struct plan){ .what = INTERFERE_NOT }, &b);
        expect(next.status == 0 && holds(dir, &b) && is_tidy(), scene, &plan, &outcome,
               "the next run does not recover");
        forget();
    }
}

/* At random moments of the clock, as a user would, and without a watcher. */
static void killed_at_any_moment_it_leaves_a_whole_site(void **state)
{
    (void)state;
    uint64_t seed = 7;
    size_t news = 0;
    enum { KILLS = 300 / STEP, TRIES = 10 };
    set_scene(&scenes[0]);
    struct timespec begin, end;
    clock_gettime(CLOCK_MONOTONIC, &begin);
    for (int i = 0; i < TRIES; i++)
        assert_int_equal(in_child(write_one, i % 2 ? &a : &b), 0);
    clock_gettime(CLOCK_MONOTONIC, &end);
    long span = (end.tv_sec - begin.tv_sec) * 1000000000 + end.tv_nsec - begin.tv_nsec;
    span /= TRIES; /* nanoseconds that a run takes */
    for (size_t i = 0; i < KILLS; i++) {
        struct files *site = i % 2 ? &a : &b;
        fflush(NULL);
        pid_t child = fork();
        if (child == 0)
            _exit(write_one(site));
        scratch_check(child > 0, "fork");
        long pause = span / 1000 * (long)next_random(&seed, 1000);
        struct timespec moment = { pause / 1000000000, pause % 1000000000 };
        nanosleep(&moment, NULL);
        kill(child, SIGKILL);
        assert_int_equal(waitpid(child, NULL, 0), child);
        assert_true(holds(dir, &a) || holds(dir, &b));
        news += holds(dir, site);
    }
    assert_int_equal(in_child(write_one, &b), 0);
    assert_true(holds(dir, &b));
    assert_true(is_tidy());
    print_message("killed %d times; %zu runs had put their site in place\n", (int)KILLS, news);
}

static void any_call_may_fail(void **state)
{
    (void)state;
    static const int errors[] = { EIO, ENOSPC, EINTR, EACCES };
    size_t runs = 0, refused = 0, untidy = 0, losses = 0;
    for (size_t i = 0; i < SCENES * 2; i++) { /* each call of a scene, with two of the four */
        const struct scene *scene = &scenes[i / 2];
        struct plan plan = { .what = INTERFERE_FAIL };
        for (;;) {
            plan.at += STEP;
            plan.error = errors[(plan.at + i / 2 + i % 2 * 2) % 4];
            set_scene(scene);
            struct outcome outcome = run(scene, plan, &b);
            if (!outcome.reached)
                break;
            runs++;
            expect(!outcome.killed && (outcome.status == 0 || outcome.status == 3), scene, &plan,
                   &outcome, "crashed or hung");
            if (outcome.status == 0)
                expect(holds(dir, &b), scene, &plan, &outcome, "said it was done, and was not");
            else
                expect(is_as_before(scene), scene, &plan, &outcome, "failed, and changed the site");
            refused += outcome.status == 3;
            /* What failed to reach the disk must not be passed over. A write that
             * was interrupted is only made again. */
            bool lost = (outcome.call == SYS_write && plan.error != EINTR) ||
                        (outcome.call == SYS_close && outcome.before == SYS_write) ||
                        outcome.call == SYS_fsync || outcome.call == SYS_syncfs;
            expect(!lost || outcome.status == 3, scene, &plan, &outcome, "did not notice");
            losses += lost;
            bool again =
                plan.error == EINTR && (outcome.call == SYS_write || outcome.call == SYS_read);
            expect(!again || outcome.status == 0, scene, &plan, &outcome, "did not try again");
            bool tidy =
                is_tidy() || (scene->before == NO_SITE && strcmp(names_in(arena, parent), "") == 0);
            untidy += !tidy;
            bool fair = tidy || outcome.status == 0 || !strstr(names_in(arena, parent), "-new-");
            expect(fair, scene, &plan, &outcome, "refused, and left its new site behind");
            struct outcome next = run(scene, (struct plan){ .what = INTERFERE_NOT }, &b);
            expect(next.status == 0 && holds(dir, &b), scene, &plan, &outcome,
                   "the next run does not write its site");
            expect(is_tidy(), scene, &plan, &outcome, "the next run leaves something behind");
            forget();
        }
    }
    /* What fails may be the tidying up itself. */
    assert_true(untidy < runs / 5);
    assert_true(losses > 50 / STEP);
    print_message("%zu calls failed: %zu runs refused, %zu left something for the next\n", runs,
                  refused, untidy);
}

enum { SAID_FULL = 40, SAID_WHOSE = 41 };

/* Its result tells two faults from the others. */
static int write_and_tell(void *site)
{
    struct diag diag;
    diag_init(&diag, arena, false);
    disk_write_site(dir, project, site, true, &diag);
    enum rule rule = diag.count ? diag.items[0].rule : RULE_COUNT;
    if (rule == RULE_DISK_FULL)
        return SAID_FULL;
    if (rule == RULE_OUTPUT_FOREIGN || rule == RULE_OUTPUT_CHANGED)
        return SAID_WHOSE;
    return diag_exit_status(&diag);
}

static void a_quota_is_a_full_disk(void **state)
{
    (void)state;
    struct plan plan = { .what = INTERFERE_FAIL, .error = EDQUOT, .changes_only = true };
    struct outcome outcome;
    size_t writes = 0;
    do {
        plan.at += STEP;
        set_scene(&scenes[0]);
        outcome = watched_run(write_and_tell, &b, &plan);
        bool wrote = outcome.reached && outcome.call == SYS_write;
        writes += wrote;
        expect(!wrote || outcome.status == SAID_FULL, &scenes[0], &plan, &outcome, "not full");
        forget();
    } while (outcome.reached);
    assert_true(writes >= (STEP == 1 ? 7 : 1));
}

static const char *saved_path; /* relative to the site's folder */
static bool saved;

/* What an editor does that writes in place. */
static void save_meanwhile(void)
{
    FILE *file = fopen(PATH("%s/%s", dir, saved_path), "wb");
    saved = file && fwrite("mine", 1, 4, file) == 4;
    saved = file && fclose(file) == 0 && saved;
}

static void what_is_saved_meanwhile_is_not_lost(void **state)
{
    (void)state;
    static const char *const paths[] = { "notes.txt", "index.html", "same.txt" };
    size_t saves = 0, refused = 0;
    for (size_t i = 0; i < SCENES * 3; i++) {
        const struct scene *scene = &scenes[i / 3];
        struct plan plan = { .what = INTERFERE_MEANWHILE, .meanwhile = save_meanwhile };
        saved_path = paths[i % 3];
        for (;;) {
            plan.at += STEP;
            set_scene(scene);
            saved = false;
            plan.no_exchange = scene->no_exchange;
            struct outcome outcome = watched_run(write_and_tell, &b, &plan);
            if (!outcome.reached)
                break;
            const char *path = PATH("%s/%s", dir, saved_path);
            const char *text = get(arena, path, NULL);
            saves += saved;
            bool old = outcome.status == SAID_WHOSE;
            refused += old;
            expect(old || outcome.status == 0, scene, &plan, &outcome, "did not say why");
            expect(!saved || (text && strcmp(text, "mine") == 0), scene, &plan, &outcome,
                   "what was saved is lost");
            expect(is_tidy() || (!is_there(dir) && !*names_in(arena, parent)), scene, &plan,
                   &outcome, "left something behind");
            /* All else is of one site. */
            const struct file *file =
                old && scene->before != SITE_A ? NULL : files_find(old ? &a : &b, saved_path);
            if (saved && file)
                put_bytes(path, file->data, file->size);
            else if (saved)
                unlink(path);
            expect(old ? is_as_before(scene) : holds(dir, &b), scene, &plan, &outcome,
                   "the rest is not one site");
            forget();
        }
    }
    assert_true(refused > 100 / STEP);
    assert_true(saves > refused);
    print_message("saved %zu times, %zu runs refused for it\n", saves, refused);
}

/* What the disk must be told, and when, so that a power failure finds a whole site
 * as well: all of the new site before it is put in place, the new names before
 * anything of the old site is deleted. */
static void the_disk_is_told_in_the_right_order(void **state)
{
    (void)state;
    struct plan plan = { .what = INTERFERE_NOT };
    set_scene(&scenes[0]);
    struct outcome outcome = run(&scenes[0], plan, &b);
    assert_int_equal(outcome.status, 0);
    /* the list, all, the exchange, the names; then 7 files, 3 folders, the site, the lock */
    assert_string_equal(outcome.trace, "RSRFUUUUUUUUUUUU");

    outcome = run(&scenes[0], plan, &b); /* it stands, but perhaps only in memory */
    assert_int_equal(outcome.status, 0);
    assert_string_equal(outcome.trace, "SU");

    set_scene(&scenes[1]);
    outcome = run(&scenes[1], plan, &b);
    assert_int_equal(outcome.status, 0);
    /* the exchange that is refused; the mark; two renames */
    assert_string_equal(outcome.trace, "RSRFRRFUUUUUUUUUUUU");

    set_scene(&scenes[2]);
    outcome = run(&scenes[2], plan, &b);
    assert_int_equal(outcome.status, 0);
    /* 7 files, 3 folders (one of them twice) and the site */
    assert_string_equal(outcome.trace, "RSFFFFFFFFFFFFRFU");
}

static bool open_to_all; /* a folder beside the site that others may enter was seen */

static void look_at_modes(void)
{
    const char *names = names_in(arena, parent);
    for (const char *name = names; *name; name += strcspn(name, " ") + 1) {
        struct stat status;
        const char *path = PATH("%s/%.*s", parent, (int)strcspn(name, " "), name);
        if (lstat(path, &status) == 0 && S_ISDIR(status.st_mode) && (status.st_mode & 077))
            open_to_all = true;
    }
}

static void a_site_for_few_is_never_open_to_all(void **state)
{
    (void)state;
    struct plan plan = { .what = INTERFERE_MEANWHILE, .meanwhile = look_at_modes };
    struct outcome outcome;
    do {
        plan.at += STEP;
        set_scene(&scenes[0]);
        assert_int_equal(chmod(dir, 0700), 0);
        outcome = run(&scenes[0], plan, &b);
        expect(!open_to_all, &scenes[0], &plan, &outcome, "open to all");
        forget();
    } while (outcome.reached);
}

static bool list_in_part; /* a SHA256SUMS was seen that is neither A's nor B's */
static size_t lists_seen;

static void look_at_lists(void)
{
    const char *names = names_in(arena, parent);
    for (const char *name = names; *name; name += strcspn(name, " ") + 1) {
        int length = (int)strcspn(name, " ");
        const char *list = get(arena, PATH("%s/%.*s/SHA256SUMS", parent, length, name), NULL);
        bool whole = !list || strcmp(list, files_find(&a, "SHA256SUMS")->data) == 0 ||
                     strcmp(list, files_find(&b, "SHA256SUMS")->data) == 0;
        lists_seen += list != NULL;
        list_in_part = list_in_part || !whole;
    }
}

/* A list that is cut off might list less than there is, and make files of ours
 * look like somebody else's. */
static void a_list_is_never_seen_in_part(void **state)
{
    (void)state;
    struct plan plan = { .what = INTERFERE_MEANWHILE, .meanwhile = look_at_lists };
    struct outcome outcome;
    do {
        plan.at += STEP;
        set_scene(&scenes[0]);
        outcome = run(&scenes[0], plan, &b);
        expect(!list_in_part, &scenes[0], &plan, &outcome, "a list in part");
        forget();
    } while (outcome.reached);
    assert_true(lists_seen > 100 / STEP);
}

/* The next run finds what was left, and in it a file of the user's. */
static void what_is_put_into_a_left_over_is_not_lost(void **state)
{
    (void)state;
    size_t put_there = 0;
    for (size_t i = 0; i < 2; i++) {
        const struct scene *scene = &scenes[i];
        struct plan plan = { .what = INTERFERE_KILL, .changes_only = true };
        for (;;) {
            plan.at += STEP;
            set_scene(scene);
            struct outcome outcome = run(scene, plan, &b);
            if (!outcome.reached)
                break;
            const char *mine = NULL;
            const char *names = names_in(arena, parent);
            for (const char *name = names; *name; name += strcspn(name, " ") + 1) {
                const char *folder = PATH("%s/%.*s", parent, (int)strcspn(name, " "), name);
                if (is_there(PATH("%s/SHA256SUMS", folder)) && strcmp(folder, dir) != 0)
                    mine = PATH("%s/mine.txt", folder);
            }
            if (mine) {
                put_there++;
                put(mine, "mine");
                run(scene, (struct plan){ .what = INTERFERE_NOT }, &b);
                expect(is_there(mine), scene, &plan, &outcome, "what was put there is lost");
                expect(is_there(PATH("%s/index.html", dir)) || scene->no_exchange, scene, &plan,
                       &outcome, "no site");
            }
            forget();
        }
    }
    assert_true(put_there > 10 / STEP);
}

static int foreign_lock = -1; /* held by this process */

/* As another run would: it takes the lock where nobody has it, does its work,
 * deletes the lock file; and a third one makes and takes a new one. */
static void let_the_lock_change_hands(void)
{
    struct flock whole = { .l_type = F_WRLCK, .l_whence = SEEK_SET };
    const char *path = PATH("%s.kurzcheck-lock", dir);
    int fd = open(path, O_RDWR);
    if (fd < 0)
        return;
    if (fcntl(fd, F_SETLK, &whole) == 0 && unlink(path) == 0) {
        foreign_lock = open(path, O_RDWR | O_CREAT | O_EXCL, 0666);
        scratch_check(foreign_lock >= 0 && fcntl(foreign_lock, F_SETLK, &whole) == 0, path);
    }
    close(fd);
}

static void a_lock_that_changes_hands_is_noticed(void **state)
{
    (void)state;
    const struct scene *scene = &scenes[0];
    struct plan plan = { .what = INTERFERE_MEANWHILE, .meanwhile = let_the_lock_change_hands };
    struct outcome outcome;
    size_t changed = 0; /* only before our own run has the lock can it */
    do {
        plan.at++;
        set_scene(scene);
        outcome = run(scene, plan, &b);
        if (foreign_lock >= 0) {
            changed++;
            expect(is_there(PATH("%s.kurzcheck-lock", dir)), scene, &plan, &outcome,
                   "deleted a lock that another has");
            expect(outcome.status == 3 && holds(dir, &a), scene, &plan, &outcome,
                   "wrote without the lock");
            close(foreign_lock);
            foreign_lock = -1;
        }
        forget();
    } while (outcome.reached);
    assert_true(changed > 0);
}

#define ON_DISK(test) cmocka_unit_test_setup_teardown(test, start, stop)

int main(void)
{
    const struct CMUnitTest tests[] = {
        ON_DISK(killed_at_any_call_it_leaves_a_whole_site),
        ON_DISK(killed_twice_it_still_recovers),
        ON_DISK(killed_at_any_moment_it_leaves_a_whole_site),
        ON_DISK(any_call_may_fail),
        ON_DISK(a_quota_is_a_full_disk),
        ON_DISK(what_is_saved_meanwhile_is_not_lost),
        ON_DISK(the_disk_is_told_in_the_right_order),
        ON_DISK(a_site_for_few_is_never_open_to_all),
        ON_DISK(a_list_is_never_seen_in_part),
        ON_DISK(what_is_put_into_a_left_over_is_not_lost),
        ON_DISK(a_lock_that_changes_hands_is_noticed),
    };
    /* In memory, thousands of runs are quick, and no call but one less is made. */
    if (access("/dev/shm", W_OK | X_OK) == 0)
        setenv("TMPDIR", "/dev/shm", 0);
    start(NULL);
    bool skipped = skip_without_means();
    stop(NULL);
    return skipped ? 0 : cmocka_run_group_tests_name("disk/interrupted", tests, NULL, NULL);
}

#else

int main(void)
{
    fprintf(stderr, "SKIPPED: disk/interrupted: made for Linux\n");
    return 0;
}

#endif
