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

/* `error` is why, an errno; 0 where it is not ours to delete. */
static void add_leftover(struct swap *swap, const char *path, int error)
{
    path = path_printable(swap->arena, path);
    if (error)
        diag_add_system(swap->diag, RULE_OUTPUT_LEFTOVER, path, error);
    else
        diag_add_file(swap->diag, RULE_OUTPUT_LEFTOVER, path, NULL, NULL);
}

/* Deletes a folder beside the site, unless there is anything in it that is not
 * ours. What systems left in it goes into the site. What cannot be deleted is a note. */
static void discard(struct swap *swap, const char *path)
{
    if (!ownership_check(path, path, NULL, NULL).ours) {
        add_leftover(swap, path, 0);
        return;
    }
    carry_over_os_metadata(path, swap->path);
    int error = fs_remove(path, SUMS_NAME);
    if (error)
        add_leftover(swap, path, error);
}

/* The same for a folder that a new site is, or was, written into. Without a list
 * it is not yet whole: what is in it is ours, and nobody else knows of it. */
static void discard_fresh(struct swap *swap, const char *path)
{
    if (ownership_is_site(path)) {
        discard(swap, path);
        return;
    }
    int error = fs_remove(path, NULL);
    if (error)
        add_leftover(swap, path, error);
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
        int fd =
            open(swap->lock_path, O_RDWR | O_CREAT | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC, 0666);
        int error = fd < 0 ? errno : try_lock(fd);
        if (fd < 0) {
            report_write(swap->diag, exists(swap->lock_path) ? swap->lock_path : swap->parent,
                         error);
            return false;
        }
        if (error == EAGAIN) {
            close(fd);
            diag_add_file(swap->diag, RULE_OUTPUT_BUSY, swap->shown, NULL, NULL);
            return false;
        }
        int name_error = check_name(fd, swap->lock_path);
        if (!name_error) {
            swap->lock = fd;
            swap->exclusive = !error;
            if (read_lock(swap))
                return true;
            swap->lock = -1; /* not ours to delete */
        }
        close(fd);
        if (name_error != ENOENT) {
            if (name_error)
                report_write(swap->diag, swap->lock_path, name_error);
            return false;
        }
    }
}

/* Says in the lock file that SITE.old, which will come to be, is ours. */
static int write_mark(struct swap *swap, bool sync)
{
    if (swap->lock < 0)
        return 0;
    /* A part of the mark, from a run that was cut off, is written over. */
    int error = lseek(swap->lock, 0, SEEK_SET) < 0 ? errno : 0;
    if (!error)
        error = fs_write_open(swap->lock, lock_mark, MARK_LENGTH);
    if (error)
        return error;
    if (sync && fsync(swap->lock) != 0)
        return errno;
    swap->marked = true;
    return 0;
}

/* Tidying up after runs that were cut off */

static bool put_old_back(struct swap *swap)
{
    if (!ownership_is_site(swap->old) || !ownership_check(swap->old, swap->old, NULL, NULL).ours)
        return true;
    if (rename(swap->old, swap->path) != 0) {
        report_write(swap->diag, swap->old, errno);
        return false;
    }
    diag_add_file(swap->diag, RULE_OUTPUT_RESTORED, swap->shown, path_name(swap->old), NULL);
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

bool swap_is_tidy(const char *path)
{
    struct arena *arena = arena_new();
    struct names names;
    bool tidy = !exists(arena_format(arena, "%s%s", path, lock_suffix));
    fs_list(path_parent(arena, path), SIZE_MAX, arena, &names);
    for (size_t i = 0; i < names.count && tidy; i++)
        tidy = !is_fresh_name(names.items[i], path_name(path));
    arena_free(arena);
    return tidy;
}

static bool tidy_up(struct swap *swap)
{
    if (!exists(swap->path)) {
        if (!put_old_back(swap))
            return false;
    } else if (swap->marked && exists(swap->old)) {
        discard(swap, swap->old);
    }
    /* A parent that may not be listed has nothing to tidy up that we could see. */
    struct names names;
    fs_list(swap->parent, SIZE_MAX, swap->arena, &names);
    for (size_t i = 0; i < names.count; i++)
        if (is_fresh_name(names.items[i], path_name(swap->path)))
            discard_fresh(swap, path_join(swap->arena, swap->parent, names.items[i]));
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

bool swap_open(struct swap *swap, const char *path, const char *shown, struct arena *arena,
               struct diag *diag)
{
    *swap = (struct swap){
        .arena = arena,
        .diag = diag,
        .shown = shown,
        .path = path,
        .parent = path_parent(arena, path),
        .old = arena_format(arena, "%s%s", path, old_suffix),
        .lock_path = arena_format(arena, "%s%s", path, lock_suffix),
        .lock = -1,
    };
    if (!take_lock(swap))
        return false;
    if (swap->exclusive && !tidy_up(swap))
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
static bool swap_by_two_renames(struct swap *swap, bool sync)
{
    if (exists(swap->old)) {
        report_entry(swap->diag, RULE_OUTPUT_FOREIGN, swap->parent, path_name(swap->old));
        return false;
    }
    int error = write_mark(swap, sync);
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

/* Makes the new names last before the old site is deleted. Some file systems
 * know no such request for a folder; they have nothing to add. */
static int sync_names(const struct swap *swap)
{
    int fd = open(swap->parent, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (fd < 0)
        return errno == EACCES ? 0 : errno;
    int error = fsync(fd) == 0 || errno == EINVAL || errno == ENOSYS ? 0 : errno;
    close(fd);
    return error;
}

/* Where there is no site yet, the new one takes the name, or the place of an
 * empty folder, which no file can get lost in: one that is no longer empty stays. */
static bool swap_in_vacant(struct swap *swap)
{
    swap->was_empty_folder = exists(swap->path);
    if (swap->was_empty_folder)
        carry_over_os_metadata(swap->path, swap->fresh);
    if (rename(swap->fresh, swap->path) == 0)
        return true;
    int error = errno;
    carry_over_os_metadata(swap->fresh, swap->path);
    bool occupied = error == ENOTEMPTY || error == EEXIST;
    if (!occupied || ownership_check(swap->path, swap->shown, NULL, swap->diag).ours)
        report_place(swap, swap->shown, error);
    return false;
}

static bool swap_in_occupied(struct swap *swap, bool sync)
{
    int error = system_exchange(swap->fresh, swap->path);
    if (error == ENOSYS)
        return swap_by_two_renames(swap, sync);
    if (error)
        report_place(swap, swap->shown, error);
    else
        swap->aside = swap->fresh;
    return !error;
}

bool swap_in(struct swap *swap, bool sync)
{
    bool filled =
        ownership_is_site(swap->path) ? swap_in_occupied(swap, sync) : swap_in_vacant(swap);
    int error = filled && sync ? sync_names(swap) : 0;
    if (error) {
        report_write(swap->diag, swap->shown, error);
        swap_back(swap);
    }
    return filled && !error;
}

/* Takes the new site out of an empty folder's place. */
static int vacate(const struct swap *swap)
{
    struct stat status;
    if (rename(swap->path, swap->fresh) != 0)
        return errno;
    if (swap->was_empty_folder &&
        (stat(swap->fresh, &status) != 0 || mkdir(swap->path, 0777) != 0 ||
         chmod(swap->path, status.st_mode & 07777) != 0))
        return errno;
    carry_over_os_metadata(swap->fresh, swap->path);
    return 0;
}

void swap_back(struct swap *swap)
{
    int error = 0;
    if (!swap->aside)
        error = vacate(swap);
    else if (swap->aside == swap->fresh)
        error = system_exchange(swap->fresh, swap->path);
    else if (rename(swap->path, swap->fresh) != 0 || rename(swap->aside, swap->path) != 0)
        error = errno;
    if (error)
        report_write(swap->diag, swap->shown, error);
    swap->aside = NULL;
}

void swap_delete_old(struct swap *swap)
{
    if (!swap->aside)
        return;
    carry_over_os_metadata(swap->aside, swap->path);
    int error = fs_remove(swap->aside, SUMS_NAME);
    if (error)
        add_leftover(swap, swap->aside, error);
    swap->aside = NULL;
}

void swap_delete_fresh(struct swap *swap)
{
    discard_fresh(swap, swap->fresh);
}
