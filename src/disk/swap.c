#include "disk/swap.h"

#include <errno.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include "disk/fs.h"
#include "disk/ownership.h"
#include "disk/path.h"
#include "disk/posix.h"
#include "disk/report.h"
#include "disk/system.h"

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

/* Deletes a folder of ours beside the site. What systems left in it goes into the site. What
 * cannot be deleted is a note. */
static void delete (struct swap *swap, const char *path)
{
    carry_over_os_metadata(swap->arena, path, swap->path);
    int error = fs_remove(swap->arena, path, SUMS_NAME);
    if (error)
        diag_add_system(swap->diag, RULE_OUTPUT_LEFTOVER, path_printable(swap->arena, path), error);
}

/* The same, unless there is anything in it that is not ours, which is a note, too. Without a
 * list, a folder that a new site is or was written into (`fresh`) is not yet whole: what is in it
 * is ours, and nobody else knows of it. */
static void discard(struct swap *swap, const char *path, bool fresh)
{
    if ((fresh && !ownership_is_site(swap->arena, path)) ||
        ownership_check(swap->arena, path, path, NULL, NULL).ours)
        delete (swap, path);
    else
        diag_add_file(swap->diag, RULE_OUTPUT_LEFTOVER, path_printable(swap->arena, path), NULL,
                      NULL);
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
static bool read_lock(struct swap *swap)
{
    struct buffer text = BUFFER_INIT;
    int error = fs_read_open(swap->lock, MARK_LENGTH, &text);
    if (error == EFBIG)
        report_entry(swap->diag, RULE_OUTPUT_FOREIGN, swap->parent, path_name(swap->lock_path));
    else if (error)
        report_write(swap->diag, swap->lock_path, error);
    swap->marked = strcmp(text.data, lock_mark) == 0;
    buffer_free(&text);
    return !error;
}

static bool take_lock(struct swap *swap)
{
    for (;;) {
        const char *path = swap->lock_path;
        int fd = open(path, O_RDWR | O_CREAT | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC, 0666);
        int locked = fd < 0 ? errno : try_lock(fd);
        if (fd < 0) {
            report_write(swap->diag, exists(path) ? path : swap->parent, locked);
            return false;
        }
        int named = locked == EAGAIN ? 0 : check_name(fd, path);
        swap->lock = fd;
        swap->exclusive = !locked;
        if (locked == EAGAIN)
            diag_add_file(swap->diag, RULE_OUTPUT_BUSY, swap->shown, NULL, NULL);
        else if (named && named != ENOENT)
            report_write(swap->diag, path, named);
        else if (!named && read_lock(swap))
            return true;
        swap->lock = -1; /* not ours to delete */
        close(fd);
        if (named != ENOENT)
            return false;
    }
}

/* Says in the lock file that SITE.old, which will come to be, is ours. A part of the mark, from a
 * run that was cut off, is written over. */
static int write_mark(struct swap *swap)
{
    int error = lseek(swap->lock, 0, SEEK_SET) < 0
                    ? errno
                    : fs_write_open(swap->lock, lock_mark, MARK_LENGTH);
    if (!error && swap->sync && fsync(swap->lock) != 0)
        error = errno;
    swap->marked = swap->marked || !error;
    return error;
}

/* Tidying up after runs that were cut off */

static bool put_old_back(struct swap *swap)
{
    if (!ownership_is_site(swap->arena, swap->old) ||
        !ownership_check(swap->arena, swap->old, swap->old, NULL, NULL).ours)
        return true;
    if (rename(swap->old, swap->path) != 0) {
        report_write(swap->diag, swap->old, errno);
        return false;
    }
    diag_add_file(swap->diag, RULE_OUTPUT_RESTORED, swap->shown, path_name(swap->old), NULL);
    return true;
}

/* The folders beside a site that a run writes, or wrote, a new one into. A parent that may not be
 * listed has none that we could see. */
static struct names fresh_folders(struct arena *arena, const char *site)
{
    const char *parent = path_parent(arena, site);
    const char *begin = arena_format(arena, "%s%s", path_name(site), fresh_suffix);
    struct names names;
    size_t count = 0;
    fs_list(parent, SIZE_MAX, arena, &names);
    for (size_t i = 0; i < names.count; i++) {
        const char *name = names.items[i], *number = name + strlen(begin);
        if (strncmp(name, begin, strlen(begin)) == 0 && *number &&
            !number[strspn(number, "0123456789")])
            names.items[count++] = path_join(arena, parent, name);
    }
    names.count = count;
    return names;
}

bool swap_is_tidy(struct arena *arena, const char *path)
{
    return !exists(arena_format(arena, "%s%s", path, lock_suffix)) &&
           !fresh_folders(arena, path).count;
}

static bool tidy_up(struct swap *swap)
{
    if (!exists(swap->path) && !put_old_back(swap))
        return false;
    if (swap->marked && exists(swap->old))
        discard(swap, swap->old, false);
    struct names fresh = fresh_folders(swap->arena, swap->path);
    for (size_t i = 0; i < fresh.count; i++)
        discard(swap, fresh.items[i], true);
    return true;
}

/* A name beside the site that is free: even a left-over of our own number may
 * have had to stay. */
static const char *free_name(const struct swap *swap)
{
    for (unsigned long number = (unsigned long)getpid();; number++) {
        const char *path = arena_format(swap->arena, "%s%s%lu", swap->path, fresh_suffix, number);
        if (!exists(path))
            return path;
    }
}

bool swap_open(struct swap *swap)
{
    swap->parent = path_parent(swap->arena, swap->path);
    swap->old = arena_format(swap->arena, "%s%s", swap->path, old_suffix);
    swap->lock_path = arena_format(swap->arena, "%s%s", swap->path, lock_suffix);
    if (!take_lock(swap) || (swap->exclusive && !tidy_up(swap)))
        return false;
    swap->fresh = free_name(swap);
    return true;
}

void swap_close(struct swap *swap)
{
    if (swap->lock < 0)
        return;
    /* The mark stays as long as what it speaks of. */
    if (!swap->marked || is_missing(swap->old))
        unlink(swap->lock_path);
    close(swap->lock);
    swap->lock = -1;
}

/* Putting in place */

static void report_place(struct swap *swap, const char *path, int error)
{
    if (error == EBUSY || error == EXDEV)
        diag_add_file(swap->diag, RULE_OUTPUT_MOUNT, path, NULL, NULL);
    else
        report_write(swap->diag, path, error);
}

/* For file systems without an exchange: the site is missing for one moment. */
static bool swap_by_two_renames(struct swap *swap)
{
    if (exists(swap->old)) {
        report_entry(swap->diag, RULE_OUTPUT_FOREIGN, swap->parent, path_name(swap->old));
        return false;
    }
    int error = write_mark(swap);
    if (error) {
        report_write(swap->diag, swap->lock_path, error);
        return false;
    }
    if (rename(swap->path, swap->old) != 0) {
        report_place(swap, swap->shown, errno);
        return false;
    }
    if (rename(swap->fresh, swap->path) != 0) {
        report_write(swap->diag, swap->shown, errno);
        if (rename(swap->old, swap->path) != 0)
            report_write(swap->diag, swap->old, errno);
        return false;
    }
    swap->aside = swap->old;
    return true;
}

/* Where there is nothing yet, the new site takes the name; else both change names. */
static bool take_name(struct swap *swap)
{
    int error = 0;
    if (exists(swap->path)) {
        error = system_exchange(swap->fresh, swap->path);
        if (error == ENOSYS)
            return swap_by_two_renames(swap);
        swap->aside = error ? NULL : swap->fresh;
    } else if (rename(swap->fresh, swap->path) != 0) {
        error = errno;
    }
    if (error)
        report_place(swap, swap->shown, error);
    return !error;
}

bool swap_in(struct swap *swap)
{
    if (!take_name(swap))
        return false;
    /* The new names last before the old site is deleted. */
    int error = swap->sync ? fs_sync(swap->parent) : 0;
    if (error) {
        report_write(swap->diag, swap->shown, error);
        swap_back(swap);
    }
    return !error;
}

void swap_back(struct swap *swap)
{
    int error = 0;
    if (swap->aside == swap->fresh)
        error = system_exchange(swap->fresh, swap->path);
    else if (rename(swap->path, swap->fresh) != 0 ||
             (swap->aside && rename(swap->aside, swap->path) != 0))
        error = errno;
    if (error)
        report_write(swap->diag, swap->shown, error);
    swap->aside = NULL;
}

void swap_delete_old(struct swap *swap)
{
    if (swap->aside)
        delete (swap, swap->aside);
    swap->aside = NULL;
}

void swap_delete_fresh(struct swap *swap)
{
    discard(swap, swap->fresh, true);
}
