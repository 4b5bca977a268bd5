/* disk/write, cut off: a site B is written over a site A, again and again, and
 * each time something happens at another call to the file system, from the
 * first to the last. The run is killed there; or the call fails; or the user
 * saves a file into the site just then.
 */
#define _GNU_SOURCE /* MAP_ANONYMOUS */

#include "unit/testing.h"

#include <fcntl.h>
#include <signal.h>
#include <sys/mman.h>

#include "faults/inject.h"
#include "scratch.h"

#include "disk/path.h"
#include "disk/write.h"

/* A sanitizer makes a process so slow to start that only every 29th call
 * has its turn there; the tests without one take them all. */
#ifndef __has_feature
#define __has_feature(name) 0 /* clang's own way to tell */
#endif
#if defined __SANITIZE_ADDRESS__ || __has_feature(address_sanitizer)
enum { STEP = 29 };
#else
enum { STEP = 1 };
#endif

enum before { NO_SITE, EMPTY_FOLDER, METADATA, SITE_A };

/* Where a run starts, and how it can put its site in place. */
struct scene {
    const char *name;
    enum before before;
    bool no_exchange;
};

static const struct scene scenes[] = {
    { "over a site", SITE_A, false },
    { "over a site, by two renames", SITE_A, true },
    { "where nothing is", NO_SITE, false },
    { "into an empty folder", EMPTY_FOLDER, false },
    { "into a folder with what systems leave there", METADATA, false },
    { "into such a folder, by two renames", METADATA, true },
};

enum { SCENES = sizeof scenes / sizeof *scenes };

static struct arena *lasting; /* of folders and sites: as long as a test */
static struct arena *arena;   /* all else: as long as one of its runs */
/* What a run in a process of its own tells of itself, as far as it came. */
static struct shared {
    struct faults plan;
    bool saved;        /* by save_meanwhile */
    bool open_to_all;  /* a folder beside the site that others may enter was seen */
    bool list_in_part; /* a SHA256SUMS was seen that is neither A's nor B's */
    size_t lists_seen;
    pid_t holder; /* of the lock; 0: none */
} * shared;

struct outcome {
    bool reached; /* there was a call to interfere with */
    bool killed;
    int status; /* the exit status, unless killed */
};

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
    lasting = arena_new();
    top = scratch_new(lasting);
    project = arena_format(lasting, "%s/project", top);
    parent = arena_format(lasting, "%s/output", project);
    dir = arena_format(lasting, "%s/site", parent);
    make_folder(project);
    make_folder(PATH("%s/content", project));
    site_make(&a, lasting, 'a', 700);
    site_make(&b, lasting, 'b', 900);
    return 0;
}

static int stop(void **state)
{
    (void)state;
    scratch_remove(top);
    arena_free(arena);
    arena_free(lasting);
    return 0;
}

/* Says where a test failed, which no assertion of cmocka's could. */
static void expect(bool true_one, const struct scene *scene, const struct faults *plan,
                   const char *what)
{
    if (true_one)
        return;
    fail_msg("%s: at call %zu (error %d): %s; beside the site: %s", scene->name, plan->at,
             plan->error, what, names_in(arena, parent));
}

static int write_one(void *site)
{
    struct diag diag;
    diag_init(&diag, arena, false);
    disk_write_site(dir, project, site, true, &diag);
    return diag_exit_status(&diag);
}

/* Runs `body` in a process of its own, by the plan; its result is the exit status. */
static struct outcome run_body(int (*body)(void *), const struct scene *scene, struct faults plan,
                               struct files *site)
{
    plan.no_exchange = scene->no_exchange;
    *shared = (struct shared){ .plan = plan };
    fflush(NULL);
    pid_t child = fork();
    if (child == 0) {
        faults_follow(&shared->plan);
        int result = body(site);
        faults_follow(NULL);
        _exit(result);
    }
    scratch_check(child > 0, "fork");
    int status = 0;
    scratch_check(waitpid(child, &status, 0) == child, "waitpid");
    return (struct outcome){ .reached = shared->plan.function != NULL,
                             .killed = WIFSIGNALED(status),
                             .status = WIFEXITED(status) ? WEXITSTATUS(status) : -1 };
}

static struct outcome run(const struct scene *scene, struct faults plan, struct files *site)
{
    return run_body(write_one, scene, plan, site);
}

/* A run that is left alone. */
static struct outcome run_alone(const struct scene *scene, struct files *site)
{
    return run(scene, (struct faults){ .action = FAULT_NONE }, site);
}

static bool is_function(const char *function, const char *name)
{
    return function && strcmp(function, name) == 0;
}

/* Faster than to have it written. */
static void lay_site(const struct files *site)
{
    make_folder(PATH("%s/assets", dir));
    make_folder(PATH("%s/assets/media", dir));
    for (size_t i = 0; i < site->count; i++) {
        const struct file *file = &site->items[i];
        const char *path = PATH("%s/%s", dir, file->path);
        if (strncmp(file->path, "only-", 5) == 0)
            make_folder(path_parent(arena, path));
        put_bytes(path, file->data, file->size);
    }
}

static void set_scene(const struct scene *scene)
{
    arena_free(arena); /* thousands of runs: what one left is not needed by the next */
    arena = arena_new();
    if (is_there(parent))
        scratch_remove(parent);
    make_folder(parent);
    if (scene->before != NO_SITE)
        make_folder(dir);
    if (scene->before == METADATA)
        put(PATH("%s/desktop.ini", dir), "x");
    else if (scene->before == SITE_A)
        lay_site(&a);
}

/* True if what the scene began with is still there. */
static bool is_as_before(const struct scene *scene)
{
    if (scene->before == NO_SITE)
        return !is_there(dir);
    if (scene->before == SITE_A)
        return holds(dir, &a);
    const char *names = is_there(dir) ? names_in(arena, dir) : "none";
    return !*names || (scene->before == METADATA && strcmp(names, "desktop.ini ") == 0);
}

/* Nobody misses it for a while, but the next site has it; only a run that is killed between two
 * renames loses it. */
static bool has_metadata(const struct scene *scene)
{
    return scene->before != METADATA || scene->no_exchange || is_there(PATH("%s/desktop.ini", dir));
}

static bool is_tidy(void)
{
    return strcmp(names_in(arena, parent), "site ") == 0;
}

/* Between the two renames, and only there, the old site has another name. */
static bool is_between_renames(const struct scene *scene)
{
    const char *old = PATH("%s.old", dir);
    return scene->no_exchange && !is_there(dir) &&
           (scene->before == METADATA ? is_there(old) : holds(old, &a));
}

static void killed_at_any_call_it_leaves_a_whole_site(void **state)
{
    (void)state;
    size_t kills = 0, between = 0;
    for (size_t i = 0; i < SCENES; i++) {
        const struct scene *scene = &scenes[i];
        struct faults plan = { .kinds = FAULT_CHANGES, .action = FAULT_KILL };
        struct outcome outcome;
        for (;;) {
            plan.at += STEP;
            set_scene(scene);
            outcome = run(scene, plan, &b);
            if (!outcome.reached)
                break;
            kills++;
            expect(outcome.killed, scene, &plan, "was not killed");
            bool apart = is_between_renames(scene);
            between += apart;
            expect(apart || is_as_before(scene) || holds(dir, &b), scene, &plan,
                   "neither the old site nor the new one");
            struct outcome next = run_alone(scene, &b);
            expect(next.status == 0 && holds(dir, &b), scene, &plan,
                   "the next run does not write its site");
            expect(is_tidy(), scene, &plan, "the next run leaves something behind");
            expect(has_metadata(scene), scene, &plan, "what a system had left is lost");
        }
        expect(outcome.status == 0 && holds(dir, &b) && is_tidy(), scene, &plan,
               "the run that was left alone failed");
        expect(plan.at > 30, scene, &plan, "too few calls to be true");
    }
    assert_in_range(between, STEP == 1 ? 2 : 0, 2); /* one such moment in each scene with renames */
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
        struct faults plan = { .kinds = FAULT_CHANGES, .action = FAULT_KILL };
        for (int kill = 0; kill < 2; kill++) {
            plan.at = 1 + next_random(&seed, 60);
            run(scene, plan, kill ? &a : &b);
            bool whole = holds(dir, &a) || holds(dir, &b) || is_as_before(scene);
            const char *old = PATH("%s.old", dir);
            if (scene->no_exchange && !is_there(dir))
                whole = holds(old, &a) || holds(old, &b) || scene->before == METADATA;
            expect(whole, scene, &plan, "no whole site");
        }
        struct outcome next = run_alone(scene, &b);
        expect(next.status == 0 && holds(dir, &b) && is_tidy(), scene, &plan,
               "the next run does not recover");
    }
}

static void any_call_may_fail(void **state)
{
    (void)state;
    static const int errors[] = { EIO, ENOSPC, EINTR, EACCES };
    size_t runs = 0, refused = 0, untidy = 0, losses = 0;
    for (size_t i = 0; i < SCENES; i++) {
        const struct scene *scene = &scenes[i];
        struct faults plan = { .kinds = FAULT_FILES, .action = FAULT_FAIL };
        for (;;) {
            plan.at += STEP;
            plan.error = errors[(plan.at + i) % 4];
            set_scene(scene);
            struct outcome outcome = run(scene, plan, &b);
            if (!outcome.reached)
                break;
            runs++;
            expect(!outcome.killed && (outcome.status == 0 || outcome.status == 3), scene, &plan,
                   "crashed or hung");
            if (outcome.status == 0)
                expect(holds(dir, &b), scene, &plan, "said it was done, and was not");
            else
                expect(is_as_before(scene), scene, &plan, "failed, and changed the site");
            refused += outcome.status == 3;
            /* What failed to reach the disk must not be passed over. A write that
             * was interrupted is only made again. */
            const char *function = shared->plan.function, *before = shared->plan.before;
            bool lost = (is_function(function, "write") && plan.error != EINTR) ||
                        (is_function(function, "close") && is_function(before, "write")) ||
                        is_function(function, "fsync");
            expect(!lost || outcome.status == 3, scene, &plan, "did not notice");
            losses += lost;
            bool again = plan.error == EINTR &&
                         (is_function(function, "write") || is_function(function, "read"));
            expect(!again || outcome.status == 0, scene, &plan, "did not try again");
            bool tidy =
                is_tidy() || (scene->before == NO_SITE && strcmp(names_in(arena, parent), "") == 0);
            untidy += !tidy;
            bool fair = tidy || outcome.status == 0 || !strstr(names_in(arena, parent), "-new-");
            expect(fair, scene, &plan, "refused, and left its new site behind");
            if (tidy)
                continue; /* as it was before, or as it should be */
            struct outcome next = run_alone(scene, &b);
            expect(next.status == 0 && holds(dir, &b), scene, &plan,
                   "the next run does not write its site");
            expect(is_tidy(), scene, &plan, "the next run leaves something behind");
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
    struct faults plan = { .kinds = FAULT_WRITE, .action = FAULT_FAIL, .error = EDQUOT };
    struct outcome outcome;
    size_t writes = 0;
    do {
        plan.at++;
        set_scene(&scenes[0]);
        outcome = run_body(write_and_tell, &scenes[0], plan, &b);
        writes += outcome.reached;
        expect(!outcome.reached || outcome.status == SAID_FULL, &scenes[0], &plan, "not full");
    } while (outcome.reached);
    assert_true(writes >= 7);
}

static const char *saved_path; /* relative to the site's folder */

/* What an editor does that writes in place. */
static void save_meanwhile(void)
{
    FILE *file = fopen(PATH("%s/%s", dir, saved_path), "wb");
    bool saved = file && fwrite("mine", 1, 4, file) == 4;
    shared->saved = file && fclose(file) == 0 && saved;
}

static void what_is_saved_meanwhile_is_not_lost(void **state)
{
    (void)state;
    static const char *const paths[] = { "notes.txt", "index.html", "same.txt" };
    size_t saves = 0, refused = 0;
    for (size_t i = 0; i < SCENES; i++) {
        const struct scene *scene = &scenes[i];
        struct faults plan = { .kinds = FAULT_FILES,
                               .action = FAULT_MEANWHILE,
                               .meanwhile = save_meanwhile };
        for (size_t turn = i;; turn++) {
            plan.at += STEP;
            saved_path = paths[turn % 3];
            set_scene(scene);
            struct outcome outcome = run_body(write_and_tell, scene, plan, &b);
            if (!outcome.reached)
                break;
            const char *path = PATH("%s/%s", dir, saved_path);
            const char *text = get(arena, path, NULL);
            bool saved = shared->saved;
            saves += saved;
            bool old = outcome.status == SAID_WHOSE;
            refused += old;
            expect(old || outcome.status == 0, scene, &plan, "did not say why");
            expect(!saved || (text && strcmp(text, "mine") == 0), scene, &plan,
                   "what was saved is lost");
            expect(is_tidy() || (!is_there(dir) && !*names_in(arena, parent)), scene, &plan,
                   "left something behind");
            /* All else is of one site. */
            const struct file *file =
                old && scene->before != SITE_A ? NULL : files_find(old ? &a : &b, saved_path);
            if (saved && file)
                put_bytes(path, file->data, file->size);
            else if (saved)
                unlink(path);
            expect(old ? is_as_before(scene) : holds(dir, &b), scene, &plan,
                   "the rest is not one site");
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
    set_scene(&scenes[0]);
    assert_int_equal(run_alone(&scenes[0], &b).status, 0);
    /* the list; 7 files, 3 folders (one of them twice) and the site; the exchange, the names;
     * then 7 files, 3 folders, the site, the lock */
    assert_string_equal(shared->plan.trace, "RFFFFFFFFFFFFRFUUUUUUUUUUUU");

    assert_int_equal(run_alone(&scenes[0], &b).status, 0);
    assert_string_equal(shared->plan.trace, ""); /* it stands */

    set_scene(&scenes[1]);
    assert_int_equal(run_alone(&scenes[1], &b).status, 0);
    /* the exchange that is refused; the mark; two renames */
    assert_string_equal(shared->plan.trace, "RFFFFFFFFFFFFRFRRFUUUUUUUUUUUU");

    set_scene(&scenes[2]);
    assert_int_equal(run_alone(&scenes[2], &b).status, 0);
    assert_string_equal(shared->plan.trace, "RFFFFFFFFFFFFRFU");
}

static void look_at_modes(void)
{
    const char *names = names_in(arena, parent);
    for (const char *name = names; *name; name += strcspn(name, " ") + 1) {
        struct stat status;
        const char *path = PATH("%s/%.*s", parent, (int)strcspn(name, " "), name);
        if (lstat(path, &status) == 0 && S_ISDIR(status.st_mode) && (status.st_mode & 077))
            shared->open_to_all = true;
    }
}

static void a_site_for_few_is_never_open_to_all(void **state)
{
    (void)state;
    struct faults plan = { .kinds = FAULT_FILES,
                           .action = FAULT_MEANWHILE,
                           .meanwhile = look_at_modes };
    struct outcome outcome;
    do {
        plan.at += STEP;
        set_scene(&scenes[0]);
        assert_int_equal(chmod(dir, 0700), 0);
        outcome = run(&scenes[0], plan, &b);
        expect(!shared->open_to_all, &scenes[0], &plan, "open to all");
    } while (outcome.reached);
}

static void look_at_lists(void)
{
    const char *names = names_in(arena, parent);
    for (const char *name = names; *name; name += strcspn(name, " ") + 1) {
        int length = (int)strcspn(name, " ");
        const char *list = get(arena, PATH("%s/%.*s/SHA256SUMS", parent, length, name), NULL);
        bool whole = !list || strcmp(list, files_find(&a, "SHA256SUMS")->data) == 0 ||
                     strcmp(list, files_find(&b, "SHA256SUMS")->data) == 0;
        shared->lists_seen += list != NULL;
        shared->list_in_part = shared->list_in_part || !whole;
    }
}

/* A list that is cut off might list less than there is, and make files of ours
 * look like somebody else's. */
static void a_list_is_never_seen_in_part(void **state)
{
    (void)state;
    struct faults plan = { .kinds = FAULT_FILES,
                           .action = FAULT_MEANWHILE,
                           .meanwhile = look_at_lists };
    struct outcome outcome;
    size_t lists_seen = 0;
    do {
        plan.at += STEP;
        set_scene(&scenes[0]);
        outcome = run(&scenes[0], plan, &b);
        lists_seen += shared->lists_seen;
        expect(!shared->list_in_part, &scenes[0], &plan, "a list in part");
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
        struct faults plan = { .kinds = FAULT_CHANGES, .action = FAULT_KILL };
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
                run_alone(scene, &b);
                expect(is_there(mine), scene, &plan, "what was put there is lost");
                expect(is_there(PATH("%s/index.html", dir)) || scene->no_exchange, scene, &plan,
                       "no site");
            }
        }
    }
    assert_true(put_there > 10 / STEP);
}

/* As another run would, so in a process of its own: it takes the lock where nobody has it,
 * does its work, deletes the lock file; and a third one makes and takes a new one. */
static void let_the_lock_change_hands(void)
{
    int channel[2];
    scratch_check(pipe(channel) == 0, "pipe");
    pid_t holder = fork();
    if (holder == 0) {
        struct flock whole = { .l_type = F_WRLCK, .l_whence = SEEK_SET };
        const char *path = PATH("%s.kurzcheck-lock", dir);
        int fd = open(path, O_RDWR);
        if (fd < 0 || fcntl(fd, F_SETLK, &whole) != 0 || unlink(path) != 0)
            _exit(1);
        fd = open(path, O_RDWR | O_CREAT | O_EXCL, 0666);
        scratch_check(fd >= 0 && fcntl(fd, F_SETLK, &whole) == 0, path);
        scratch_check(write(channel[1], "", 1) == 1, "write");
        close(channel[1]);
        for (;;)
            pause();
    }
    char byte;
    close(channel[1]);
    if (read(channel[0], &byte, 1) == 1)
        shared->holder = holder;
    else
        waitpid(holder, NULL, 0);
    close(channel[0]);
}

static void a_lock_that_changes_hands_is_noticed(void **state)
{
    (void)state;
    const struct scene *scene = &scenes[0];
    struct faults plan = { .kinds = FAULT_FILES,
                           .action = FAULT_MEANWHILE,
                           .meanwhile = let_the_lock_change_hands };
    struct outcome outcome;
    size_t changed = 0; /* only before our own run has the lock can it */
    do {
        plan.at++;
        set_scene(scene);
        outcome = run(scene, plan, &b);
        if (shared->holder) {
            changed++;
            expect(is_there(PATH("%s.kurzcheck-lock", dir)), scene, &plan,
                   "deleted a lock that another has");
            expect(outcome.status == 3 && holds(dir, &a), scene, &plan, "wrote without the lock");
            kill(shared->holder, SIGKILL);
        }
    } while (outcome.reached);
    assert_true(changed > 0);
}

/* As after a run that was cut off while it wrote the mark. */
static void a_part_of_a_mark_is_written_over(void **state)
{
    (void)state;
    size_t between = 0;
    for (size_t i = 0; i < SCENES; i++) {
        const struct scene *scene = &scenes[i];
        struct faults plan = { .kinds = FAULT_RENAME, .action = FAULT_KILL };
        struct outcome outcome;
        do {
            plan.at++;
            set_scene(scene);
            put(PATH("%s.kurzcheck-lock", dir), "The folder .old");
            outcome = run(scene, plan, &b);
            between += is_between_renames(scene);
            struct outcome next = run_alone(scene, &b);
            expect(next.status == 0 && holds(dir, &b) && is_tidy(), scene, &plan,
                   "the next run does not recover");
        } while (outcome.reached);
    }
    assert_int_equal(between, 2); /* one in each scene with renames */
}

#define ON_DISK(test) cmocka_unit_test_setup_teardown(test, start, stop)

int main(void)
{
    const struct CMUnitTest tests[] = {
        ON_DISK(killed_at_any_call_it_leaves_a_whole_site),
        ON_DISK(killed_twice_it_still_recovers),
        ON_DISK(any_call_may_fail),
        ON_DISK(a_quota_is_a_full_disk),
        ON_DISK(what_is_saved_meanwhile_is_not_lost),
        ON_DISK(the_disk_is_told_in_the_right_order),
        ON_DISK(a_site_for_few_is_never_open_to_all),
        ON_DISK(a_list_is_never_seen_in_part),
        ON_DISK(what_is_put_into_a_left_over_is_not_lost),
        ON_DISK(a_lock_that_changes_hands_is_noticed),
        ON_DISK(a_part_of_a_mark_is_written_over),
    };
    use_memory();
    shared = mmap(NULL, sizeof *shared, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
    scratch_check(shared != MAP_FAILED, "mmap");
    return cmocka_run_group_tests_name("disk/interrupted", tests, NULL, NULL);
}
