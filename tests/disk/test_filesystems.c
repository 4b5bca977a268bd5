/* The disk's edges: full file systems, mount points, overlays. Each test mounts
 * what it needs, in a namespace of its own that ends with this program.
 */
#define _GNU_SOURCE /* unshare */

#include "unit/testing.h"

#include "scratch.h"

#include "disk/path.h"
#include "disk/read.h"
#include "disk/write.h"

#ifdef __linux__
#include <fcntl.h>
#include <sched.h>
#include <sys/mount.h>
#include <sys/statvfs.h>

static struct arena *arena;
static const char *top;     /* a scratch folder */
static const char *project; /* top/project */
static const char *disk;    /* top/disk: where a test mounts something */
static const char *layers;  /* top/layers: where another does */
static const char *dir;     /* top/disk/site */
static struct files a, b;
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
    disk = PATH("%s/disk", top);
    make_folder(disk);
    layers = PATH("%s/layers", top);
    make_folder(layers);
    dir = PATH("%s/site", disk);
    site_make(&a, arena, 'a', 3000);
    site_make(&b, arena, 'b', 9000);
    diag_init(&diag, arena, false);
    return 0;
}

static int stop(void **state)
{
    (void)state;
    while (umount2(disk, MNT_DETACH) == 0 || umount2(layers, MNT_DETACH) == 0)
        continue;
    scratch_remove(top);
    arena_free(arena);
    return 0;
}

static void write_site(const struct files *site, bool sync)
{
    diag_init(&diag, arena, false);
    disk_write_site(dir, project, site, sync, &diag);
}

static void mount_memory(const char *options)
{
    scratch_check(mount("tmpfs", disk, "tmpfs", 0, options) == 0, "mount tmpfs");
}

/* Fills the disk up to `left` free pages, or all of it. */
static void fill_disk(size_t left)
{
    struct statvfs status;
    scratch_check(statvfs(disk, &status) == 0, disk);
    size_t blocks = (size_t)status.f_bfree > left ? (size_t)status.f_bfree - left : 0;
    FILE *file = fopen(PATH("%s/filler", disk), "wb");
    scratch_check(file != NULL, "filler");
    for (size_t i = 0; i < blocks * status.f_bsize; i++)
        putc('x', file);
    scratch_check(fclose(file) == 0, "filler");
}

/* At whatever file the disk is full: site A stands, nothing else is left. */
static void a_full_disk_leaves_the_old_site(void **state)
{
    (void)state;
    size_t refused = 0, left = 0;
    for (; left < 100; left++) {
        mount_memory("size=256k,mode=755");
        write_site(&a, true);
        assert_int_equal(diag.count, 0);
        fill_disk(left);
        write_site(&b, true);
        if (!diag.count)
            break;
        refused++;
        assert_int_equal(diag.count, 1);
        assert_int_equal(diag.items[0].rule, RULE_DISK_FULL);
        assert_int_equal(strncmp(diag.items[0].place.path, dir, strlen(dir)), 0);
        assert_non_null(strstr(printed(arena, &diag), "no room left"));
        assert_int_equal(diag_exit_status(&diag), 3);
        assert_true(holds(dir, &a));
        assert_string_equal(names_in(arena, disk), "filler site ");
        scratch_check(umount(disk) == 0, "umount");
    }
    assert_true(refused > 5);
    assert_true(holds(dir, &b));
}

/* The same where it is not room that runs out, but the number of files. */
static void a_disk_without_room_for_names_leaves_the_old_site(void **state)
{
    (void)state;
    mount_memory("nr_inodes=40,mode=755");
    write_site(&a, false);
    size_t refused = 0;
    for (int i = 0; i < 40; i++) {
        FILE *file = fopen(PATH("%s/filler%02d", disk, i), "wb");
        if (!file)
            break;
        fclose(file);
        write_site(&b, false);
        if (!diag.count) {
            write_site(&a, false);
            continue;
        }
        refused++;
        assert_int_equal(diag.count, 1);
        assert_int_equal(diag.items[0].rule, RULE_DISK_FULL);
        assert_true(holds(dir, &a));
        assert_null(strstr(names_in(arena, disk), "kurzcheck"));
    }
    assert_true(refused > 5);
}

static void a_full_disk_without_a_site_stays_without(void **state)
{
    (void)state;
    mount_memory("size=64k,mode=755");
    fill_disk(3);
    dir = PATH("%s/some/where/site", disk);
    write_site(&b, false);
    assert_int_equal(diag.items[0].rule, RULE_DISK_FULL);
    assert_string_equal(names_in(arena, disk), "filler ");
}

static void a_new_project_on_a_full_disk_is_taken_away_again(void **state)
{
    (void)state;
    mount_memory("size=64k,mode=755");
    fill_disk(4);
    disk_write_new(dir, &b, &diag);
    assert_int_equal(diag.count, 1);
    assert_int_equal(diag.items[0].rule, RULE_DISK_FULL);
    assert_string_equal(names_in(arena, disk), "filler ");
}

static void expect_mount(void)
{
    write_site(&b, false);
    assert_string_equal(found(arena, &diag), PATH("output-mount %s\n", dir));
    assert_int_equal(diag_exit_status(&diag), 3);
}

static void the_top_of_a_disk_is_refused(void **state)
{
    (void)state;
    mount_memory("size=64k");
    dir = disk;
    expect_mount();
    assert_string_equal(names_in(arena, disk), "");
    assert_string_equal(names_in(arena, top), "disk layers project ");
    dir = PATH("%s/site", disk); /* in it, all is well */
    write_site(&a, true);
    assert_int_equal(diag.count, 0);
}

static int write_where_nothing_can_be(void *unused)
{
    (void)unused;
    if (setgid(65534) != 0 || setuid(65534) != 0)
        return 77; /* a namespace that knows only root */
    write_site(&b, false);
    return diag.count == 1 && diag.items[0].rule == RULE_OUTPUT_MOUNT ? 0 : 1;
}

/* A stick's parent folder is root's: that it is a stick is the better answer. */
static void the_top_of_a_disk_is_told_before_anything_is_tried(void **state)
{
    (void)state;
    mount_memory("mode=777");
    dir = disk;
    int status = in_child(write_where_nothing_can_be, NULL);
    if (status == 77)
        skip();
    assert_int_equal(status, 0);
}

static void a_bind_mount_is_refused(void **state)
{
    (void)state;
    make_folder(PATH("%s/elsewhere", top));
    scratch_check(mount(PATH("%s/elsewhere", top), disk, "none", MS_BIND, NULL) == 0, "bind");
    dir = disk;
    expect_mount();
    assert_string_equal(names_in(arena, top), "disk elsewhere layers project ");
}

static void a_disk_within_the_site_is_not_ours(void **state)
{
    (void)state;
    mount_memory("mode=755");
    write_site(&a, false);
    make_folder(PATH("%s/stick", dir));
    scratch_check(mount("tmpfs", PATH("%s/stick", dir), "tmpfs", 0, NULL) == 0, "mount");
    write_site(&b, false);
    assert_string_equal(found(arena, &diag), PATH("output-foreign %s/stick\n", dir));
    scratch_check(umount(PATH("%s/stick", dir)) == 0, "umount");
    write_site(&b, false);
    assert_int_equal(diag.count, 0);
}

static void what_is_bound_into_the_site_is_not_ours(void **state)
{
    (void)state;
    mount_memory("mode=755");
    write_site(&a, false);
    make_folder(PATH("%s/mine", disk));
    make_folder(PATH("%s/bound", dir));
    scratch_check(mount(PATH("%s/mine", disk), PATH("%s/bound", dir), "none", MS_BIND, NULL) == 0,
                  "bind");
    write_site(&b, false);
    assert_string_equal(found(arena, &diag), PATH("output-foreign %s/bound\n", dir));
}

static void what_is_mounted_in_a_left_over_is_never_deleted(void **state)
{
    (void)state;
    mount_memory("mode=755");
    const char *left = PATH("%s.kurzcheck-new-17", dir);
    make_folder(left);
    put(PATH("%s/half.txt", left), "half");
    make_folder(PATH("%s/mine", disk));
    put(PATH("%s/mine/file.txt", disk), "mine");
    make_folder(PATH("%s/bound", left));
    scratch_check(mount(PATH("%s/mine", disk), PATH("%s/bound", left), "none", MS_BIND, NULL) == 0,
                  "bind");
    write_site(&a, false);
    assert_string_equal(found(arena, &diag), PATH("output-leftover %s\n", left));
    assert_string_equal(get(arena, PATH("%s/mine/file.txt", disk), NULL), "mine");
    assert_true(holds(dir, &a));
}

static void a_read_only_disk_is_named(void **state)
{
    (void)state;
    mount_memory("mode=755");
    write_site(&a, false);
    scratch_check(mount("none", disk, "none", MS_REMOUNT | MS_RDONLY, "mode=755") == 0, "remount");
    write_site(&b, false);
    assert_string_equal(found(arena, &diag), PATH("cannot-write %s\n", disk));
    assert_true(holds(dir, &a));
}

/* As in a container whose image has a site already: that one can be neither
 * exchanged nor renamed. A new one beside it can be written. */
static void a_site_in_the_lower_layer_of_an_overlay_is_refused(void **state)
{
    (void)state;
    scratch_check(mount("tmpfs", layers, "tmpfs", 0, "mode=755") == 0, "mount tmpfs");
    make_folder(PATH("%s/lower", layers));
    make_folder(PATH("%s/upper", layers));
    make_folder(PATH("%s/work", layers));
    dir = PATH("%s/lower/site", layers);
    write_site(&a, false);
    const char *options =
        PATH("lowerdir=%s/lower,upperdir=%s/upper,workdir=%s/work,redirect_dir=off", layers, layers,
             layers);
    if (mount("overlay", disk, "overlay", 0, options) != 0) {
        print_message("no overlay can be mounted here\n");
        skip();
    }
    dir = PATH("%s/site", disk);
    expect_mount();
    assert_true(holds(dir, &a));
    assert_string_equal(names_in(arena, disk), "site ");
    dir = PATH("%s/site2", disk);
    write_site(&a, true);
    write_site(&b, true);
    assert_int_equal(diag.count, 0);
    assert_true(holds(dir, &b));
}

/* Devices cannot be made everywhere, but one can be bound over a file. */
static void a_device_in_the_content_is_never_opened(void **state)
{
    (void)state;
    struct files files;
    files_init(&files, arena);
    const char *path = PATH("%s/content/endless.md", project);
    put(path, "");
    scratch_check(mount("/dev/zero", path, "none", MS_BIND, NULL) == 0, "bind /dev/zero");
    assert_true(disk_read_project(project, &files, &diag));
    assert_int_equal(files.count, 1);
    assert_int_equal(files.items[0].trouble, FILE_IS_SPECIAL);
    umount2(path, MNT_DETACH);
}

static bool write_file(const char *path, const char *text)
{
    int fd = open(path, O_WRONLY);
    bool done = fd >= 0 && write(fd, text, strlen(text)) == (ssize_t)strlen(text);
    if (fd >= 0)
        close(fd);
    return done;
}

/* Takes the right to mount: as root, or as root of a new user namespace. */
static bool enter_namespace(void)
{
    unsigned user = (unsigned)getuid(), group = (unsigned)getgid();
    struct arena *own = arena_new();
    bool entered = user == 0 && unshare(CLONE_NEWNS) == 0;
    if (!entered && unshare(CLONE_NEWUSER | CLONE_NEWNS) == 0) {
        write_file("/proc/self/setgroups", "deny");
        entered = write_file("/proc/self/uid_map", arena_format(own, "0 %u 1", user)) &&
                  write_file("/proc/self/gid_map", arena_format(own, "0 %u 1", group));
    }
    arena_free(own);
    return entered && mount("none", "/", "none", MS_REC | MS_PRIVATE, NULL) == 0;
}

#define ON_DISK(test) cmocka_unit_test_setup_teardown(test, start, stop)

int main(void)
{
    const struct CMUnitTest tests[] = {
        ON_DISK(a_full_disk_leaves_the_old_site),
        ON_DISK(a_disk_without_room_for_names_leaves_the_old_site),
        ON_DISK(a_full_disk_without_a_site_stays_without),
        ON_DISK(a_new_project_on_a_full_disk_is_taken_away_again),
        ON_DISK(the_top_of_a_disk_is_refused),
        ON_DISK(the_top_of_a_disk_is_told_before_anything_is_tried),
        ON_DISK(a_bind_mount_is_refused),
        ON_DISK(a_disk_within_the_site_is_not_ours),
        ON_DISK(what_is_bound_into_the_site_is_not_ours),
        ON_DISK(what_is_mounted_in_a_left_over_is_never_deleted),
        ON_DISK(a_read_only_disk_is_named),
        ON_DISK(a_site_in_the_lower_layer_of_an_overlay_is_refused),
        ON_DISK(a_device_in_the_content_is_never_opened),
    };
    if (!enter_namespace()) {
        fprintf(stderr,
                "SKIPPED: disk/filesystems: neither root nor a user namespace may mount here\n");
        return 0;
    }
    return cmocka_run_group_tests_name("disk/filesystems", tests, NULL, NULL);
}

#else

int main(void)
{
    fprintf(stderr, "SKIPPED: disk/filesystems: made for Linux\n");
    return 0;
}

#endif
