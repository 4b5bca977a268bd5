/* disk/write, disk/ownership, disk/swap: a site takes its place whole, and nothing
 * of anybody else's is ever lost. All of it twice: where folders can change
 * names, and where the kernel refuses that, as on exFAT.
 */
#include "unit/testing.h"

#include <fcntl.h>
#include <signal.h>
#include <sys/socket.h>
#include <time.h>

#include "refuse.h"
#include "scratch.h"

#include "disk/path.h"
#include "disk/write.h"

static struct arena *arena;
static const char *top;     /* a scratch folder */
static const char *project; /* top/project */
static const char *parent;  /* top/project/output */
static const char *dir;     /* top/project/output/site */
static struct files a, b;   /* two sites */
static struct diag diag;

static int start(void **state)
{
    (void)state;
    umask(022);
    arena = arena_new();
    top = scratch_new(arena);
    project = PATH("%s/project", top);
    make_folder(project);
    make_folder(PATH("%s/content", project));
    put(PATH("%s/content/check.yaml", project), "id: x\n");
    make_folder(PATH("%s/themes", project));
    parent = PATH("%s/output", project);
    dir = PATH("%s/site", parent);
    site_make(&a, arena, 'a', 3000);
    site_make(&b, arena, 'b', 5000);
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

static void write_site(const struct files *site)
{
    disk_write_site(dir, project, site, false, &diag);
}

/* A path in the site's folder. */
static const char *in_site(const char *name)
{
    return PATH("%s/%s", dir, name);
}

/* The faults so far, with the paths as they are below the site's folder. */
static void assert_found(const char *expected)
{
    struct buffer text = BUFFER_INIT;
    const char *rest = found(arena, &diag);
    for (const char *at; (at = strstr(rest, PATH("%s/", dir))); rest = at + strlen(dir) + 1) {
        buffer_add(&text, rest, (size_t)(at - rest));
    }
    buffer_add_string(&text, rest);
    assert_string_equal(text.data, expected);
    buffer_free(&text);
}

/* Of a refusal: site A stands as it was, and nothing lies beside it. */
static void assert_refused(const char *expected)
{
    assert_found(expected);
    assert_int_equal(diag_exit_status(&diag), 3);
    assert_string_equal(names_in(arena, parent), "site ");
}

/* What a new site is */

static void writes_a_site_and_the_folders_above_it(void **state)
{
    (void)state;
    dir = PATH("%s/some/where/new/site", top);
    write_site(&a);
    assert_int_equal(diag.count, 0);
    assert_true(holds(dir, &a));
    assert_string_equal(names_in(arena, PATH("%s/some/where/new", top)), "site ");
}

static void sha256sum_proves_the_site(void **state)
{
    (void)state;
    write_site(&a);
    const char *command = PATH("cd '%s' && sha256sum --check --strict --quiet SHA256SUMS", dir);
    assert_int_equal(system(command), 0);
    put(in_site("index.html"), "x");
    assert_int_not_equal(system(PATH("%s 2>/dev/null >&2", command)), 0);
}

static void writes_for_good_where_asked(void **state)
{
    (void)state;
    disk_write_site(dir, project, &a, true, &diag);
    disk_write_site(dir, project, &b, true, &diag);
    disk_write_site(dir, project, &b, true, &diag);
    assert_int_equal(diag.count, 0);
    assert_true(holds(dir, &b));
    assert_string_equal(names_in(arena, parent), "site ");
}

static void replaces_the_old_site_and_leaves_nothing_of_it(void **state)
{
    (void)state;
    write_site(&a);
    write_site(&b);
    assert_int_equal(diag.count, 0);
    assert_true(holds(dir, &b));
    assert_string_equal(names_in(arena, parent), "site ");
    assert_string_equal(names_in(arena, dir),
                        "SHA256SUMS assets check.html index.html only-b same.txt ");
}

static void names_relative_to_the_current_folder(void **state)
{
    (void)state;
    assert_int_equal(chdir(project), 0);
    disk_write_site("output/site", ".", &a, false, &diag);
    disk_write_site("./output//site/", ".", &b, false, &diag);
    assert_int_equal(diag.count, 0);
    put("output/site/mine.txt", "");
    disk_write_site("output/site", ".", &a, false, &diag);
    assert_int_equal(chdir("/"), 0);
    assert_found("output-foreign output/site/mine.txt\n");
    assert_true(get(arena, in_site("only-b/page.html"), NULL));
}

static mode_t mode_of(const char *path)
{
    struct stat status;
    assert_int_equal(stat(path, &status), 0);
    return status.st_mode & 07777;
}

static void respects_the_umask(void **state)
{
    (void)state;
    umask(027);
    write_site(&a);
    umask(022);
    assert_int_equal(mode_of(dir), 0750);
    assert_int_equal(mode_of(in_site("assets")), 0750);
    assert_int_equal(mode_of(in_site("assets/style.css")), 0640);
    assert_int_equal(mode_of(in_site("SHA256SUMS")), 0640);
}

static void the_folder_keeps_its_mode(void **state)
{
    (void)state;
    make_folder(parent);
    make_folder(dir);
    assert_int_equal(chmod(dir, 02770), 0);
    write_site(&a);
    assert_int_equal(mode_of(dir), 02770);
    write_site(&b);
    assert_int_equal(mode_of(dir), 02770);
    assert_int_equal(mode_of(in_site("assets")), 0755);
    assert_true(holds(dir, &b));
}

static void the_folder_keeps_its_owner(void **state)
{
    (void)state;
    struct stat status;
    if (geteuid() != 0)
        skip(); /* only root can give a folder away */
    make_folder(parent);
    make_folder(dir);
    if (chown(dir, 65534, 65534) != 0)
        skip(); /* a namespace that knows only root */
    write_site(&a);
    assert_int_equal(stat(dir, &status), 0);
    assert_int_equal(status.st_uid, 65534);
    assert_int_equal(status.st_gid, 65534);
}

static void an_equal_site_is_left_as_it_is(void **state)
{
    (void)state;
    struct stat before, after;
    write_site(&a);
    assert_int_equal(stat(in_site("index.html"), &before), 0);
    write_site(&a);
    assert_int_equal(stat(in_site("index.html"), &after), 0);
    assert_int_equal(before.st_ino, after.st_ino);
    assert_int_equal(diag.count, 0);

    /* but not if something of it is missing */
    assert_int_equal(unlink(in_site("same.txt")), 0);
    write_site(&a);
    assert_int_equal(diag.count, 0);
    assert_true(holds(dir, &a));
    assert_int_equal(stat(in_site("index.html"), &after), 0);
    assert_int_not_equal(before.st_ino, after.st_ino);
}

static void a_path_out_of_the_site_is_refused(void **state)
{
    (void)state;
    static const char *const paths[] = { "../x", "/x", "", "a/../b", "a//b", "." };
    for (size_t i = 0; i < sizeof paths / sizeof *paths; i++) {
        struct files bad;
        files_init(&bad, arena);
        files_add(&bad, "index.html", "", 0);
        files_add(&bad, "check.html", "", 0);
        files_add(&bad, paths[i], "", 0);
        site_finish(&bad);
        diag_init(&diag, arena, false);
        write_site(&bad);
        assert_int_equal(diag.count, 1);
        assert_int_equal(diag.items[0].rule, RULE_CANNOT_WRITE);
        assert_false(is_there(parent));
    }
}

/* Whose folder it is */

static void an_empty_folder_is_ours(void **state)
{
    (void)state;
    make_folder(parent);
    make_folder(dir);
    put(in_site("Thumbs.db"), "x");
    write_site(&a);
    assert_int_equal(diag.count, 0);
    assert_true(holds(dir, &a));
    assert_string_equal(names_in(arena, parent), "site ");
}

static void files_that_we_did_not_write_are_named_and_stay(void **state)
{
    (void)state;
    write_site(&a);
    put(in_site("mine.txt"), "mine");
    put(in_site("assets/logo\n.png"), "mine");
    make_folder(in_site("notes"));
    put(in_site("notes/index.html"), "mine");
    write_site(&b);
    assert_refused("output-foreign assets/logo\\x0A.png\n"
                   "output-foreign mine.txt\n"
                   "output-foreign notes/index.html\n");
    assert_string_equal(get(arena, in_site("notes/index.html"), NULL), "mine");
    assert_true(is_there(in_site("only-a/page.html")));
}

static void files_that_were_changed_are_named_and_stay(void **state)
{
    (void)state;
    write_site(&a);
    put(in_site("index.html"), "changed");       /* other in the new site as well */
    put(in_site("same.txt"), "SAME\n");          /* the same in both sites */
    put(in_site("only-a/page.html"), "changed"); /* not in the new site */
    write_site(&b);
    assert_refused("output-changed index.html\n"
                   "output-changed only-a/page.html\n"
                   "output-changed same.txt\n");
    assert_string_equal(get(arena, in_site("same.txt"), NULL), "SAME\n");
}

static void a_change_back_to_the_new_text_is_no_excuse(void **state)
{
    (void)state;
    write_site(&a);
    const struct file *file = files_find(&b, "index.html");
    put_bytes(in_site("index.html"), file->data, file->size);
    write_site(&b);
    assert_refused("output-changed index.html\n");
}

static void links_and_special_files_are_not_ours(void **state)
{
    (void)state;
    write_site(&a);
    put(PATH("%s/precious.txt", top), "precious");
    assert_int_equal(symlink("../../../precious.txt", in_site("link")), 0);
    assert_int_equal(unlink(in_site("same.txt")), 0);
    assert_int_equal(symlink("index.html", in_site("same.txt")), 0); /* in place of a listed file */
    assert_int_equal(symlink("index.html", in_site("Thumbs.db")), 0);
    assert_int_equal(mkfifo(in_site("fifo"), 0666), 0);
    alarm(20);
    write_site(&b);
    alarm(0);
    assert_refused("output-foreign Thumbs.db\noutput-foreign fifo\noutput-foreign link\n"
                   "output-foreign same.txt\n");
    assert_true(is_there(PATH("%s/precious.txt", top)));
}

static void a_folder_in_place_of_a_file_is_not_ours(void **state)
{
    (void)state;
    write_site(&a);
    assert_int_equal(unlink(in_site("index.html")), 0);
    make_folder(in_site("index.html"));
    write_site(&b);
    assert_refused("output-foreign index.html\n");
}

static void missing_files_and_empty_folders_do_no_harm(void **state)
{
    (void)state;
    write_site(&a);
    assert_int_equal(unlink(in_site("index.html")), 0);
    make_folder(in_site("empty"));
    make_folder(in_site("empty/too"));
    write_site(&b);
    assert_int_equal(diag.count, 0);
    assert_true(holds(dir, &b));
    assert_string_equal(names_in(arena, parent), "site ");
}

static void what_systems_leave_in_a_site_is_carried_over(void **state)
{
    (void)state;
    write_site(&a);
    static const char *const paths[] = {
        "desktop.ini", "assets/Thumbs.db",    "assets/media/._logo.png",
        ".directory",  "assets/~$Brief.docx", ".~lock.Brief.odt#",
    };
    for (size_t i = 0; i < sizeof paths / sizeof *paths; i++)
        put(in_site(paths[i]), paths[i]);
    make_folder(in_site("assets/@eaDir"));
    put(in_site("assets/@eaDir/whatever"), "x");
    put(in_site("only-a/Thumbs.db"), "of a folder that goes");
    for (int round = 0; round < 3; round++) { /* one of them with nothing to do */
        write_site(round ? &a : &b);
        assert_int_equal(diag.count, 0);
        for (size_t i = 0; i < sizeof paths / sizeof *paths; i++)
            assert_string_equal(get(arena, in_site(paths[i]), NULL), paths[i]);
        assert_string_equal(get(arena, in_site("assets/@eaDir/whatever"), NULL), "x");
        assert_string_equal(names_in(arena, parent), "site ");
    }
    scratch_remove(in_site("assets/@eaDir"));
    assert_true(holds(dir, &a));
}

static void a_folder_without_our_list_is_not_ours(void **state)
{
    (void)state;
    make_folder(parent);
    make_folder(dir);
    put(in_site("a.txt"), "mine");
    make_folder(in_site("photos"));
    put(in_site("photos/1.jpg"), "mine");
    make_folder(in_site("Thumbs.db")); /* Windows makes no folder of that name */
    write_site(&b);
    assert_refused("output-foreign Thumbs.db\noutput-foreign a.txt\noutput-foreign photos\n");
    assert_true(is_there(in_site("photos/1.jpg")));
}

static void not_everything_of_a_large_folder_is_named(void **state)
{
    (void)state;
    make_folder(parent);
    make_folder(dir);
    for (int i = 0; i < 150; i++)
        put(in_site(PATH("%d", i)), "");
    write_site(&b);
    assert_int_equal(diag.count, 100);
}

/* Takes the list of A, makes something else of it, and expects a refusal. */
static void expect_foreign_list(const char *text, size_t size)
{
    diag_init(&diag, arena, false);
    put_bytes(in_site("SHA256SUMS"), text, size);
    write_site(&b);
    assert_refused("output-foreign SHA256SUMS\n");
}

static void a_list_that_is_not_in_our_form_is_not_ours(void **state)
{
    (void)state;
    static const char hash[] = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";
    write_site(&a);
    const char *list = files_find(&a, "SHA256SUMS")->data;
    const char *lines[] = {
        "",                                     /* nothing */
        "not a list\n",                         /* no hash */
        PATH("%s%s  x", list, hash),            /* no newline at the end */
        PATH("%s\n", list),                     /* an empty line */
        PATH("%s%s *x\n", list, hash),          /* binary mode */
        PATH("%s%s x\n", list, hash),           /* one space */
        PATH("%s%s  \n", list, hash),           /* no path */
        PATH("%s%.63s  x\n", list, hash),       /* 63 digits */
        PATH("%s%s0  x\n", list, hash),         /* 65 digits */
        PATH("%sE%s  x\n", list, hash + 1),     /* a capital */
        PATH("%s%s  ../x\n", list, hash),       /* out of the site */
        PATH("%s%s  /x\n", list, hash),         /* absolute */
        PATH("%s%s  SHA256SUMS\n", list, hash), /* itself */
        PATH("%s%s  index.html\n", list, hash), /* twice */
        PATH("# comment\n%s", list),
        PATH("%s  debian.iso\n", hash), /* somebody's downloads */
        PATH("%s  index.html\n", hash), /* somebody's web site */
    };
    for (size_t i = 0; i < sizeof lines / sizeof *lines; i++)
        expect_foreign_list(lines[i], strlen(lines[i]));
    const char *nul = PATH("%s%s  xyz\n", list, hash);
    size_t length = strlen(nul);
    char *bytes = arena_copy(arena, nul, length);
    bytes[length - 3] = '\0';
    expect_foreign_list(bytes, length);
    expect_foreign_list(list, strlen(list) / 2);

    /* and the list itself is fine */
    diag_init(&diag, arena, false);
    put(in_site("SHA256SUMS"), list);
    write_site(&b);
    assert_int_equal(diag.count, 0);
}

static int write_as_nobody(void *site)
{
    become_nobody();
    write_site(site);
    return diag_exit_status(&diag);
}

static int expect_as_nobody(void *expected)
{
    become_nobody();
    write_site(&b);
    const char *text = found(arena, &diag);
    if (strcmp(text, expected) != 0)
        fprintf(stderr, "%s", text);
    return strcmp(text, expected) == 0 ? diag_exit_status(&diag) : 99;
}

static void a_folder_that_cannot_be_read_is_left_alone(void **state)
{
    (void)state;
    make_folder(parent);
    assert_int_equal(chmod(parent, 0777), 0);
    assert_int_equal(in_child(write_as_nobody, &a), 0);
    assert_int_equal(chmod(in_site("assets"), 0), 0);
    assert_int_equal(in_child(expect_as_nobody, PATH("cannot-read %s\n", in_site("assets"))), 3);
    assert_int_equal(chmod(in_site("assets"), 0755), 0);
    assert_int_equal(chmod(in_site("index.html"), 0), 0);
    assert_int_equal(in_child(expect_as_nobody, PATH("cannot-read %s\n", in_site("index.html"))),
                     3);
    assert_int_equal(chmod(in_site("index.html"), 0644), 0);
    assert_int_equal(chmod(dir, 0), 0);
    assert_int_equal(in_child(expect_as_nobody, PATH("cannot-read %s\n", dir)), 3);
    assert_int_equal(chmod(dir, 0755), 0);
    assert_true(holds(dir, &a));
    assert_string_equal(names_in(arena, parent), "site ");
}

static void a_parent_that_cannot_be_written_is_named(void **state)
{
    (void)state;
    write_site(&a);
    assert_int_equal(chmod(parent, 0555), 0);
    assert_int_equal(in_child(expect_as_nobody, PATH("cannot-write %s\n", parent)), 3);
    assert_true(holds(dir, &a));
}

static void a_site_that_may_not_be_changed_is_still_replaced(void **state)
{
    (void)state;
    make_folder(parent);
    assert_int_equal(chmod(parent, 0777), 0);
    assert_int_equal(in_child(write_as_nobody, &a), 0);
    assert_int_equal(chmod(in_site("assets"), 0555), 0);
    assert_int_equal(chmod(dir, 0555), 0);
    assert_int_equal(in_child(write_as_nobody, &b), 0);
    assert_true(holds(dir, &b));
    assert_int_equal(mode_of(dir), 0555);
    assert_string_equal(names_in(arena, parent), "site ");
}

/* Where it may not be */

static void expect_at(const char *path, const char *rule)
{
    diag_init(&diag, arena, false);
    disk_write_site(path, project, &a, false, &diag);
    assert_string_equal(found(arena, &diag), PATH("%s %s\n", rule, path));
    assert_int_equal(diag_exit_status(&diag), 3);
}

static void never_over_the_project(void **state)
{
    (void)state;
    assert_int_equal(symlink("content", PATH("%s/link", project)), 0);
    assert_int_equal(symlink(".", PATH("%s/here", project)), 0);
    const char *before = names_in(arena, project);
    const char *const paths[] = {
        project,
        PATH("%s/", project),
        PATH("%s/.", project),
        PATH("%s/here", project),
        top,
        "/",
        PATH("%s/content", project),
        PATH("%s/content/de", project),
        PATH("%s/content/new/folder/site", project),
        PATH("%s/themes", project),
        PATH("%s/themes/site", project),
        PATH("%s/link/site", project),
        PATH("%s/new/../content", project),
        PATH("%s/content/../content/site", project),
    };
    for (size_t i = 0; i < sizeof paths / sizeof *paths; i++)
        expect_at(paths[i], "output-overlap");
    assert_string_equal(names_in(arena, project), before);
    assert_string_equal(names_in(arena, PATH("%s/content", project)), "check.yaml ");

    /* nor where there would be themes */
    assert_int_equal(rmdir(PATH("%s/themes", project)), 0);
    expect_at(PATH("%s/themes", project), "output-overlap");
    expect_at(PATH("%s/here/Themes/site", project), "output-overlap");
    assert_false(is_there(PATH("%s/themes", project)));

    assert_int_equal(chdir(project), 0);
    project = ".";
    expect_at(".", "output-overlap");
    expect_at("..", "output-overlap");
    expect_at("content", "output-overlap");
    assert_int_equal(chdir("/"), 0);
}

static void never_over_content_that_is_a_link(void **state)
{
    (void)state;
    make_folder(PATH("%s/my", project));
    assert_int_equal(rename(PATH("%s/content", project), PATH("%s/my/texts", project)), 0);
    assert_int_equal(symlink("my/texts", PATH("%s/content", project)), 0);
    expect_at(PATH("%s/my", project), "output-overlap");
    expect_at(PATH("%s/my/texts", project), "output-overlap");
    expect_at(PATH("%s/my/texts/site", project), "output-overlap");
    expect_at(PATH("%s/content", project), "output-overlap");
}

static void never_over_a_project_whose_content_is_elsewhere(void **state)
{
    (void)state;
    project = PATH("%s/other", top);
    make_folder(project);
    make_folder(PATH("%s/elsewhere", top));
    assert_int_equal(symlink("../elsewhere", PATH("%s/content", project)), 0);
    assert_int_equal(symlink("../elsewhere", PATH("%s/themes", project)), 0);
    expect_at(project, "output-overlap");
    expect_at(PATH("%s/elsewhere", top), "output-overlap");
}

static void never_over_a_file(void **state)
{
    (void)state;
    make_folder(parent);
    put(dir, "mine");
    expect_at(dir, "output-foreign");
    assert_string_equal(get(arena, dir, NULL), "mine");
    expect_at("/dev/full", "output-foreign");
    expect_at(PATH("%s/below", dir), "cannot-write");
    assert_string_equal(names_in(arena, parent), "site ");
}

static void a_link_stays_and_what_it_leads_to_is_written(void **state)
{
    (void)state;
    make_folder(parent);
    make_folder(PATH("%s/web", top));
    assert_int_equal(symlink("../../web/site", dir), 0); /* to nothing, at first */
    write_site(&a);
    assert_true(holds(PATH("%s/web/site", top), &a));
    write_site(&b);
    assert_int_equal(diag.count, 0);
    struct stat status;
    assert_int_equal(lstat(dir, &status), 0);
    assert_true(S_ISLNK(status.st_mode));
    assert_true(holds(PATH("%s/web/site", top), &b));
    assert_string_equal(names_in(arena, parent), "site ");
    assert_string_equal(names_in(arena, PATH("%s/web", top)), "site ");
}

static void folders_made_for_nothing_are_taken_away_again(void **state)
{
    (void)state;
    const char *long_name = arena_alloc(arena, 254);
    memset((char *)long_name, 'x', 250);
    dir = PATH("%s/p/q/%s", top, long_name); /* with anything added: too long a name */
    write_site(&a);
    assert_non_null(strstr(found(arena, &diag), "cannot-write"));
    assert_false(is_there(PATH("%s/p", top)));
}

/* Others at the same time, and before */

/* A process that holds the lock until it is told to end. */
static pid_t hold_lock(int *tell)
{
    int ready[2], end[2];
    char byte = 0;
    scratch_check(pipe(ready) == 0 && pipe(end) == 0, "pipe");
    pid_t child = fork();
    if (child == 0) {
        struct flock lock = { .l_type = F_WRLCK, .l_whence = SEEK_SET };
        int fd = open(PATH("%s.kurzcheck-lock", dir), O_RDWR | O_CREAT, 0666);
        if (fcntl(fd, F_SETLK, &lock) != 0 || write(ready[1], &byte, 1) != 1)
            _exit(99);
        close(end[1]);
        _exit(read(end[0], &byte, 1) < 0);
    }
    scratch_check(child > 0 && read(ready[0], &byte, 1) == 1, "lock");
    close(ready[0]);
    close(ready[1]);
    close(end[0]);
    *tell = end[1];
    return child;
}

static void a_second_run_at_the_same_time_gives_up(void **state)
{
    (void)state;
    write_site(&a);
    make_folder(PATH("%s.kurzcheck-new-1", dir)); /* what the other is just writing */
    int tell;
    pid_t other = hold_lock(&tell);
    write_site(&b);
    assert_string_equal(found(arena, &diag), PATH("output-busy %s\n", dir));
    assert_int_equal(diag_exit_status(&diag), 3);
    assert_true(holds(dir, &a));
    assert_string_equal(names_in(arena, parent), "site site.kurzcheck-lock site.kurzcheck-new-1 ");
    close(tell);
    assert_int_equal(waitpid(other, NULL, 0), other);

    /* and once the other is gone, its lock file is no obstacle */
    diag_init(&diag, arena, false);
    write_site(&b);
    assert_int_equal(diag.count, 0);
    assert_true(holds(dir, &b));
    assert_string_equal(names_in(arena, parent), "site ");
}

static void another_site_in_the_same_folder_is_no_hindrance(void **state)
{
    (void)state;
    write_site(&a);
    int tell;
    pid_t other = hold_lock(&tell);
    dir = PATH("%s/site2", parent);
    write_site(&b);
    assert_int_equal(diag.count, 0);
    close(tell);
    assert_int_equal(waitpid(other, NULL, 0), other);
}

static int write_without_locks(void *unused)
{
    (void)unused;
    if (!refuse_locks())
        return 77;
    write_site(&b);
    bool fine = diag.count == 0 && holds(dir, &b) &&
                strcmp(names_in(arena, parent), "site site.kurzcheck-new-1 ") == 0;
    return fine ? 0 : 1;
}

static void without_locks_it_writes_and_tidies_up_nothing(void **state)
{
    (void)state;
    write_site(&a);
    make_folder(PATH("%s.kurzcheck-new-1", dir)); /* it may be of a run that lives */
    int status = in_child(write_without_locks, NULL);
    if (status == 77)
        skip();
    assert_int_equal(status, 0);
}

static void somebody_elses_lock_file_stays(void **state)
{
    (void)state;
    write_site(&a);
    const char *lock = PATH("%s.kurzcheck-lock", dir);
    const char *text = "Something that somebody keeps under this unlikely name.\n";
    put(lock, text);
    write_site(&b);
    assert_string_equal(found(arena, &diag), PATH("output-foreign %s\n", lock));
    assert_string_equal(get(arena, lock, NULL), text);
    assert_true(holds(dir, &a));
}

static void what_dead_runs_left_is_deleted(void **state)
{
    (void)state;
    write_site(&a);
    make_folder(PATH("%s.kurzcheck-new-17", dir));
    put(PATH("%s.kurzcheck-new-17/index.html", dir), "half wri");
    make_folder(PATH("%s.kurzcheck-new-17/assets", dir));
    put(PATH("%s.kurzcheck-lock", dir), "");
    write_site(&b);
    assert_int_equal(diag.count, 0);
    assert_true(holds(dir, &b));
    assert_string_equal(names_in(arena, parent), "site ");
}

static void what_is_only_similar_is_not_deleted(void **state)
{
    (void)state;
    write_site(&a);
    static const char *const names[] = { "site.kurzcheck-new-",     "site.kurzcheck-new-x",
                                         "site.kurzcheck-new-1x",   "site.new-1",
                                         "website.kurzcheck-new-1", "site2.kurzcheck-new-1" };
    for (size_t i = 0; i < 6; i++)
        make_folder(PATH("%s/%s", parent, names[i]));
    write_site(&b);
    assert_int_equal(diag.count, 0);
    assert_string_equal(names_in(arena, parent),
                        "site site.kurzcheck-new- site.kurzcheck-new-1x site.kurzcheck-new-x "
                        "site.new-1 site2.kurzcheck-new-1 website.kurzcheck-new-1 ");
}

static void copy_site(const char *to)
{
    assert_int_equal(system(PATH("cp -r '%s' '%s'", dir, to)), 0);
}

static void a_dead_runs_folder_with_somebodys_file_in_it_stays(void **state)
{
    (void)state;
    write_site(&a);
    const char *left = PATH("%s.kurzcheck-new-17", dir);
    copy_site(left);
    put(PATH("%s/mine.txt", left), "mine");
    write_site(&b);
    assert_string_equal(found(arena, &diag), PATH("output-leftover %s\n", left));
    assert_int_equal(diag_exit_status(&diag), 0);
    assert_true(holds(dir, &b));
    assert_string_equal(get(arena, PATH("%s/mine.txt", left), NULL), "mine");
}

static void a_left_over_old_site_is_put_back(void **state)
{
    (void)state;
    write_site(&a);
    assert_int_equal(rename(dir, PATH("%s.old", dir)), 0);
    make_folder(PATH("%s.kurzcheck-new-17", dir));
    write_site(&a); /* the same: the old one stays, so this shows that it is back */
    assert_string_equal(found(arena, &diag), PATH("output-restored %s\n", dir));
    assert_non_null(strstr(printed(arena, &diag), "“site.old” was put back"));
    assert_int_equal(diag_exit_status(&diag), 0);
    assert_true(holds(dir, &a));
    assert_string_equal(names_in(arena, parent), "site ");

    assert_int_equal(rename(dir, PATH("%s.old", dir)), 0);
    write_site(&b);
    assert_true(holds(dir, &b));
    assert_string_equal(names_in(arena, parent), "site ");
}

static void an_old_site_with_somebodys_file_in_it_stays_where_it_is(void **state)
{
    (void)state;
    write_site(&a);
    const char *old = PATH("%s.old", dir);
    assert_int_equal(rename(dir, old), 0);
    put(PATH("%s/mine.txt", old), "mine");
    write_site(&b);
    assert_int_equal(diag.count, 0);
    assert_true(holds(dir, &b));
    assert_string_equal(get(arena, PATH("%s/mine.txt", old), NULL), "mine");
}

static void an_empty_folder_of_that_name_is_no_old_site(void **state)
{
    (void)state;
    make_folder(parent);
    make_folder(PATH("%s.old", dir));
    write_site(&b);
    assert_int_equal(diag.count, 0);
    assert_true(holds(dir, &b));
    assert_string_equal(names_in(arena, parent), "site site.old ");
}

static const char mark[] = "The folder .old beside this file is kurzcheck's.\n";

static void a_half_deleted_old_site_with_somebodys_file_in_it_stays(void **state)
{
    (void)state;
    write_site(&a);
    const char *old = PATH("%s.old", dir);
    make_folder(old); /* all of it was deleted, but for the folder itself */
    put(PATH("%s/mine.txt", old), "mine");
    put(PATH("%s.kurzcheck-lock", dir), mark);
    write_site(&b);
    assert_string_equal(get(arena, PATH("%s/mine.txt", old), NULL), "mine");
    assert_non_null(strstr(found(arena, &diag), PATH("output-leftover %s\n", old)));
}

static void the_mark_tells_a_left_over_from_a_copy(void **state)
{
    (void)state;
    write_site(&a);
    copy_site(PATH("%s.old", dir));
    assert_int_equal(unlink(PATH("%s.old/index.html", dir)), 0); /* half deleted */
    put(PATH("%s.kurzcheck-lock", dir), mark);
    write_site(&b);
    assert_int_equal(diag.count, 0);
    assert_true(holds(dir, &b));
    assert_string_equal(names_in(arena, parent), "site ");
}

static bool can_exchange = true; /* whether this run of the tests has it */

static void somebodys_copy_under_the_name_of_the_old_site_stays(void **state)
{
    (void)state;
    write_site(&a);
    const char *copy = PATH("%s.old", dir);
    copy_site(copy);
    write_site(&b);
    assert_true(holds(copy, &a));
    if (can_exchange) {
        assert_int_equal(diag.count, 0);
        assert_true(holds(dir, &b));
    } else { /* the name is needed */
        assert_string_equal(found(arena, &diag), PATH("output-foreign %s\n", copy));
        assert_true(holds(dir, &a));
    }
    assert_string_equal(names_in(arena, parent), "site site.old ");
}

static int write_by_turns(void *argument)
{
    const struct files *site = argument;
    int written = 0;
    struct timespec pause = { 0, 500 * 1000 };
    for (int i = 0; i < 4000 && written < 20; i++) {
        struct diag own;
        diag_init(&own, arena, false);
        disk_write_site(dir, project, i % 2 ? &a : site, false, &own);
        bool busy = own.count == 1 && own.items[0].rule == RULE_OUTPUT_BUSY;
        if (own.count && !busy) {
            fprintf(stderr, "%s", printed(arena, &own));
            return 1;
        }
        written += !own.count;
        nanosleep(&pause, NULL);
    }
    return written ? 0 : 2;
}

static void runs_at_the_same_time_never_mix_their_sites(void **state)
{
    (void)state;
    enum { RUNS = 3 };
    pid_t runs[RUNS];
    for (int i = 0; i < RUNS; i++) {
        runs[i] = fork();
        if (runs[i] == 0)
            _exit(write_by_turns(&b));
        scratch_check(runs[i] > 0, "fork");
    }
    for (int i = 0; i < RUNS; i++) {
        int status;
        assert_int_equal(waitpid(runs[i], &status, 0), runs[i]);
        assert_int_equal(status, 0);
    }
    assert_true(holds(dir, &a) || holds(dir, &b));
    assert_string_equal(names_in(arena, parent), "site ");
}

#define ON_DISK(test) cmocka_unit_test_setup_teardown(test, start, stop)

static int run_all(const char *name)
{
    const struct CMUnitTest tests[] = {
        ON_DISK(writes_a_site_and_the_folders_above_it),
        ON_DISK(sha256sum_proves_the_site),
        ON_DISK(writes_for_good_where_asked),
        ON_DISK(replaces_the_old_site_and_leaves_nothing_of_it),
        ON_DISK(names_relative_to_the_current_folder),
        ON_DISK(respects_the_umask),
        ON_DISK(the_folder_keeps_its_mode),
        ON_DISK(the_folder_keeps_its_owner),
        ON_DISK(an_equal_site_is_left_as_it_is),
        ON_DISK(a_path_out_of_the_site_is_refused),
        ON_DISK(an_empty_folder_is_ours),
        ON_DISK(files_that_we_did_not_write_are_named_and_stay),
        ON_DISK(files_that_were_changed_are_named_and_stay),
        ON_DISK(a_change_back_to_the_new_text_is_no_excuse),
        ON_DISK(links_and_special_files_are_not_ours),
        ON_DISK(a_folder_in_place_of_a_file_is_not_ours),
        ON_DISK(missing_files_and_empty_folders_do_no_harm),
        ON_DISK(what_systems_leave_in_a_site_is_carried_over),
        ON_DISK(a_folder_without_our_list_is_not_ours),
        ON_DISK(not_everything_of_a_large_folder_is_named),
        ON_DISK(a_list_that_is_not_in_our_form_is_not_ours),
        ON_DISK(a_folder_that_cannot_be_read_is_left_alone),
        ON_DISK(a_parent_that_cannot_be_written_is_named),
        ON_DISK(a_site_that_may_not_be_changed_is_still_replaced),
        ON_DISK(never_over_the_project),
        ON_DISK(never_over_content_that_is_a_link),
        ON_DISK(never_over_a_project_whose_content_is_elsewhere),
        ON_DISK(never_over_a_file),
        ON_DISK(a_link_stays_and_what_it_leads_to_is_written),
        ON_DISK(folders_made_for_nothing_are_taken_away_again),
        ON_DISK(a_second_run_at_the_same_time_gives_up),
        ON_DISK(another_site_in_the_same_folder_is_no_hindrance),
        ON_DISK(without_locks_it_writes_and_tidies_up_nothing),
        ON_DISK(somebody_elses_lock_file_stays),
        ON_DISK(what_dead_runs_left_is_deleted),
        ON_DISK(what_is_only_similar_is_not_deleted),
        ON_DISK(a_dead_runs_folder_with_somebodys_file_in_it_stays),
        ON_DISK(a_left_over_old_site_is_put_back),
        ON_DISK(an_old_site_with_somebodys_file_in_it_stays_where_it_is),
        ON_DISK(an_empty_folder_of_that_name_is_no_old_site),
        ON_DISK(a_half_deleted_old_site_with_somebodys_file_in_it_stays),
        ON_DISK(the_mark_tells_a_left_over_from_a_copy),
        ON_DISK(somebodys_copy_under_the_name_of_the_old_site_stays),
        ON_DISK(runs_at_the_same_time_never_mix_their_sites),
    };
    return cmocka_run_group_tests_name(name, tests, NULL, NULL);
}

static int run_without_exchange(void *unused)
{
    (void)unused;
    can_exchange = false;
    if (!refuse_exchange(EXDEV)) {
        fprintf(stderr,
                "SKIPPED: disk/write by two renames: this kernel takes no seccomp filter\n");
        return 0;
    }
    int failed = run_all("disk/write by two renames");
    fflush(NULL);
    return failed;
}

int main(void)
{
    int failed = run_all("disk/write");
    return failed + in_child(run_without_exchange, NULL) ? 1 : 0;
}
