#include "disk/slot.h"

#include <errno.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include "disk/owned.h"
#include "disk/path.h"
#include "disk/posix.h"
#include "disk/report.h"
#include "disk/system.h"
#include "disk/tree.h"

static const char fresh_suffix[] = ".kurzcheck-new-";
static const char lock_suffix[] = ".kurzcheck-lock";
static const char old_suffix[] = ".old";
static const char lock_mark[] = "The folder .old beside this file is kurzcheck's.\n";

enum { MARK_LENGTH = sizeof lock_mark - 1 };

static bool exists(const char *path)
{
    struct stat status;
    return lstat(path, &status) == 0;
}

/* Not the opposite: what cannot be looked at may be there. */
static bool is_missing(const char *path)
{
    struct stat status;
    return lstat(path, &status) != 0 && errno == ENOENT;
}

/* `error` is why, an errno; 0 where it is not ours to delete. */
static void add_leftover(struct slot *slot, const char *path, int error)
{
    path = path_printable(slot->arena, path);
    if (error)
        diag_add_system(slot->diag, RULE_OUTPUT_LEFTOVER, path, error);
    else
        diag_add_file(slot->diag, RULE_OUTPUT_LEFTOVER, path, NULL, NULL);
}

/* Deletes a folder beside the site, unless there is anything in it that is not
 * ours. What systems left in it goes into the site. What cannot be deleted is a note. */
static void discard(struct slot *slot, const char *path)
{
    if (!owned_check(path, path, NULL, NULL).ours) {
        add_leftover(slot, path, 0);
        return;
    }
    owned_carry_over(path, slot->path);
    int error = tree_remove(path, OWNED_LIST);
    if (error)
        add_leftover(slot, path, error);
}

/* The same for a folder that a new site is, or was, written into. Without a list
 * it is not yet whole: what is in it is ours, and nobody else knows of it. */
static void discard_fresh(struct slot *slot, const char *path)
{
    if (owned_is_site(path)) {
        discard(slot, path);
        return;
    }
    int error = tree_remove(path, NULL);
    if (error)
        add_leftover(slot, path, error);
}

/* The lock */

/* Locks the open lock file. 0; EAGAIN if another has it; ENOLCK if there are no locks here. */
static int try_lock(int fd)
{
    struct flock whole = { .l_type = F_WRLCK, .l_whence = SEEK_SET };
    if (fcntl(fd, F_SETLK, &whole) == 0)
        return 0;
    return errno == EACCES || errno == EAGAIN ? EAGAIN : ENOLCK;
}

/* 0 if `fd` is still the file of that name; ENOENT if not: whoever had the lock before us
 * may have deleted it as they ended. */
static int check_name(int fd, const char *path)
{
    struct stat open_one, named;
    if (fstat(fd, &open_one) != 0 || lstat(path, &named) != 0)
        return errno;
    return open_one.st_dev == named.st_dev && open_one.st_ino == named.st_ino ? 0 : ENOENT;
}

/* What the lock file says. False, and a report, if it is a file of somebody else's. */
static bool read_lock(struct slot *slot)
{
    char text[MARK_LENGTH + 1];
    ssize_t length = pread(slot->lock, text, sizeof text, 0);
    if (length < 0) {
        report_write(slot->diag, slot->lock_path, errno);
        return false;
    }
    if (length > MARK_LENGTH) {
        report_entry(slot->diag, RULE_OUTPUT_FOREIGN, slot->parent, path_name(slot->lock_path));
        return false;
    }
    slot->marked = length == MARK_LENGTH && memcmp(text, lock_mark, MARK_LENGTH) == 0;
    return true;
}

static bool take_lock(struct slot *slot)
{
    for (;;) {
        int fd =
            open(slot->lock_path, O_RDWR | O_CREAT | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC, 0666);
        int error = fd < 0 ? errno : try_lock(fd);
        if (fd < 0) {
            report_write(slot->diag, exists(slot->lock_path) ? slot->lock_path : slot->parent,
                         error);
            return false;
        }
        if (error == EAGAIN) {
            close(fd);
            diag_add_file(slot->diag, RULE_OUTPUT_BUSY, slot->shown, NULL, NULL);
            return false;
        }
        int name_error = check_name(fd, slot->lock_path);
        if (!name_error) {
            slot->lock = fd;
            slot->exclusive = !error;
            if (read_lock(slot))
                return true;
            slot->lock = -1; /* not ours to delete */
        }
        close(fd);
        if (name_error != ENOENT) {
            if (name_error)
                report_write(slot->diag, slot->lock_path, name_error);
            return false;
        }
    }
}

/* Says in the lock file that SITE.old, which will come to be, is ours. */
static int write_mark(struct slot *slot, bool sync)
{
    if (slot->lock < 0)
        return 0;
    ssize_t wrote = pwrite(slot->lock, lock_mark, MARK_LENGTH, 0);
    if (wrote < 0)
        return errno;
    if (wrote != MARK_LENGTH)
        return ENOSPC;
    if (sync && fsync(slot->lock) != 0)
        return errno;
    slot->marked = true;
    return 0;
}

/* Tidying up after runs that were cut off */

static bool put_old_back(struct slot *slot)
{
    if (!owned_is_site(slot->old) || !owned_check(slot->old, slot->old, NULL, NULL).ours)
        return true;
    if (rename(slot->old, slot->path) != 0) {
        report_write(slot->diag, slot->old, errno);
        return false;
    }
    diag_add_file(slot->diag, RULE_OUTPUT_RESTORED, slot->shown, path_name(slot->old), NULL);
    return true;
}

/* True for the name of a folder that a run writes its new site into. */
static bool is_fresh_name(const char *name, const char *site)
{
    size_t length = strlen(site);
    if (strncmp(name, site, length) != 0)
        return false;
    name += length;
    length = strlen(fresh_suffix);
    if (strncmp(name, fresh_suffix, length) != 0)
        return false;
    name += length;
    return *name && name[strspn(name, "0123456789")] == '\0';
}

bool slot_is_tidy(const char *path)
{
    struct arena *arena = arena_new();
    struct names names;
    bool tidy = !exists(arena_format(arena, "%s%s", path, lock_suffix));
    tree_list(path_parent(arena, path), SIZE_MAX, arena, &names);
    for (size_t i = 0; i < names.count && tidy; i++)
        tidy = !is_fresh_name(names.items[i], path_name(path));
    arena_free(arena);
    return tidy;
}

static bool tidy_up(struct slot *slot)
{
    if (!exists(slot->path)) {
        if (!put_old_back(slot))
            return false;
    } else if (slot->marked && exists(slot->old)) {
        discard(slot, slot->old);
    }
    /* A parent that may not be listed has nothing to tidy up that we could see. */
    struct names names;
    tree_list(slot->parent, SIZE_MAX, slot->arena, &names);
    for (size_t i = 0; i < names.count; i++)
        if (is_fresh_name(names.items[i], path_name(slot->path)))
            discard_fresh(slot, path_join(slot->arena, slot->parent, names.items[i]));
    return true;
}

/* A name beside the site that is free: even a left-over of our own number may
 * have had to stay. */
static const char *free_name(const struct slot *slot)
{
    for (unsigned long number = (unsigned long)getpid();; number++) {
        const char *path = arena_format(slot->arena, "%s%s%lu", slot->path, fresh_suffix, number);
        if (!exists(path))
            return path;
    }
}

bool slot_open(struct slot *slot, const char *path, const char *shown, struct arena *arena,
               struct diag *diag)
{
    *slot = (struct slot){
        .arena = arena,
        .diag = diag,
        .shown = shown,
        .path = path,
        .parent = path_parent(arena, path),
        .old = arena_format(arena, "%s%s", path, old_suffix),
        .lock_path = arena_format(arena, "%s%s", path, lock_suffix),
        .lock = -1,
    };
    if (!take_lock(slot))
        return false;
    if (slot->exclusive && !tidy_up(slot))
        return false;
    slot->fresh = free_name(slot);
    return true;
}

void slot_close(struct slot *slot)
{
    if (slot->lock < 0)
        return;
    /* The mark stays as long as what it speaks of. */
    if (!slot->marked || is_missing(slot->old))
        unlink(slot->lock_path);
    close(slot->lock);
    slot->lock = -1;
}

/* Putting in place */

static void report_place(struct slot *slot, const char *path, int error)
{
    if (error == EBUSY || error == EXDEV)
        diag_add_file(slot->diag, RULE_OUTPUT_MOUNT, path, NULL, NULL);
    else
        report_write(slot->diag, path, error);
}

/* For file systems without an exchange: the site is missing for one moment. */
static bool fill_by_two_renames(struct slot *slot, bool sync)
{
    if (exists(slot->old)) {
        report_entry(slot->diag, RULE_OUTPUT_FOREIGN, slot->parent, path_name(slot->old));
        return false;
    }
    int error = write_mark(slot, sync);
    if (error) {
        report_write(slot->diag, slot->lock_path, error);
        return false;
    }
    if (rename(slot->path, slot->old) != 0) {
        report_place(slot, slot->shown, errno);
        return false;
    }
    if (rename(slot->fresh, slot->path) != 0) {
        report_write(slot->diag, slot->shown, errno);
        if (rename(slot->old, slot->path) != 0)
            report_write(slot->diag, slot->old, errno);
        return false;
    }
    slot->aside = slot->old;
    return true;
}

/* Makes the new names last before the old site is deleted. Some file systems
 * know no such request for a folder; they have nothing to add. */
static int sync_names(const struct slot *slot)
{
    int fd = open(slot->parent, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (fd < 0)
        return errno == EACCES ? 0 : errno;
    int error = fsync(fd) == 0 || errno == EINVAL || errno == ENOSYS ? 0 : errno;
    close(fd);
    return error;
}

/* Where there is no site yet, the new one takes the name, or the place of an
 * empty folder, which no file can get lost in: one that is no longer empty stays. */
static bool fill_vacant(struct slot *slot)
{
    slot->was_empty_folder = exists(slot->path);
    if (slot->was_empty_folder)
        owned_carry_over(slot->path, slot->fresh);
    if (rename(slot->fresh, slot->path) == 0)
        return true;
    int error = errno;
    owned_carry_over(slot->fresh, slot->path);
    bool occupied = error == ENOTEMPTY || error == EEXIST;
    if (!occupied || owned_check(slot->path, slot->shown, NULL, slot->diag).ours)
        report_place(slot, slot->shown, error);
    return false;
}

static bool fill_occupied(struct slot *slot, bool sync)
{
    int error = system_exchange(slot->fresh, slot->path);
    if (error == ENOSYS)
        return fill_by_two_renames(slot, sync);
    if (error)
        report_place(slot, slot->shown, error);
    else
        slot->aside = slot->fresh;
    return !error;
}

bool slot_fill(struct slot *slot, bool sync)
{
    bool filled = owned_is_site(slot->path) ? fill_occupied(slot, sync) : fill_vacant(slot);
    int error = filled && sync ? sync_names(slot) : 0;
    if (error) {
        report_write(slot->diag, slot->shown, error);
        slot_empty(slot);
    }
    return filled && !error;
}

/* Takes the new site out of an empty folder's place. */
static int vacate(const struct slot *slot)
{
    struct stat status;
    if (rename(slot->path, slot->fresh) != 0)
        return errno;
    if (slot->was_empty_folder &&
        (stat(slot->fresh, &status) != 0 || mkdir(slot->path, 0777) != 0 ||
         chmod(slot->path, status.st_mode & 07777) != 0))
        return errno;
    owned_carry_over(slot->fresh, slot->path);
    return 0;
}

void slot_empty(struct slot *slot)
{
    int error = 0;
    if (!slot->aside)
        error = vacate(slot);
    else if (slot->aside == slot->fresh)
        error = system_exchange(slot->fresh, slot->path);
    else if (rename(slot->path, slot->fresh) != 0 || rename(slot->aside, slot->path) != 0)
        error = errno;
    if (error)
        report_write(slot->diag, slot->shown, error);
    slot->aside = NULL;
}

void slot_delete_old(struct slot *slot)
{
    if (!slot->aside)
        return;
    owned_carry_over(slot->aside, slot->path);
    int error = tree_remove(slot->aside, OWNED_LIST);
    if (error)
        add_leftover(slot, slot->aside, error);
    slot->aside = NULL;
}

void slot_delete_fresh(struct slot *slot)
{
    discard_fresh(slot, slot->fresh);
}
