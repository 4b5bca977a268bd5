#define _GNU_SOURCE /* renameat2, statx; elsewhere it does no harm */

#include "disk/system.h"

#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <time.h>

#include "disk/posix.h"

enum { CURRENT_FOLDER_BYTES = 64 * 1024 };

#ifdef __linux__

int system_exchange(const char *one, const char *other)
{
    if (renameat2(AT_FDCWD, one, AT_FDCWD, other, RENAME_EXCHANGE) == 0)
        return 0;
    switch (errno) {
    case EINVAL: /* the file system does not know the flag */
    case EXDEV:  /* an overlay, for a folder of its lower layer */
    case ENOTSUP:
        return ENOSYS;
    default:
        return errno;
    }
}

/* What statx knows: 1 a mount, 0 none, -1 not told (Linux before 5.8). */
static int mount_by_statx(const char *folder)
{
#ifdef STATX_ATTR_MOUNT_ROOT
    struct statx status;
    if (statx(AT_FDCWD, folder, AT_NO_AUTOMOUNT, STATX_TYPE, &status) == 0 &&
        (status.stx_attributes_mask & STATX_ATTR_MOUNT_ROOT))
        return (status.stx_attributes & STATX_ATTR_MOUNT_ROOT) != 0;
#else
    (void)folder;
#endif
    return -1;
}

#else

int system_exchange(const char *one, const char *other)
{
    (void)one;
    (void)other;
    return ENOSYS;
}

static int mount_by_statx(const char *folder)
{
    (void)folder;
    return -1;
}

#endif

bool system_is_mount(const char *folder)
{
    int known = mount_by_statx(folder);
    if (known >= 0)
        return known;
    struct arena *arena = arena_new();
    struct stat here, above;
    bool mount = stat(folder, &here) == 0 &&
                 stat(arena_format(arena, "%s/..", folder), &above) == 0 &&
                 here.st_dev != above.st_dev;
    arena_free(arena);
    return mount;
}

int64_t system_clock(void)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (int64_t)now.tv_sec * 1000000 + now.tv_nsec / 1000;
}

/* A closed window is no reason to end for a program started with nohup(1). */
static sigset_t ending(void)
{
    sigset_t set;
    struct sigaction hangup;
    sigemptyset(&set);
    sigaddset(&set, SIGINT);
    sigaddset(&set, SIGTERM);
    if (sigaction(SIGHUP, NULL, &hangup) == 0 && hangup.sa_handler != SIG_IGN)
        sigaddset(&set, SIGHUP);
    return set;
}

void system_hold_ending(void)
{
    sigset_t set = ending();
    sigprocmask(SIG_BLOCK, &set, NULL);
}

bool system_pause(int milliseconds)
{
    const sigset_t set = ending();
    const int64_t end = system_clock() + (int64_t)milliseconds * 1000;
    for (;;) {
        int64_t left = end - system_clock();
        if (left < 0)
            left = 0;
        struct timespec time = { .tv_sec = (time_t)(left / 1000000),
                                 .tv_nsec = (long)(left % 1000000) * 1000 };
        if (sigtimedwait(&set, NULL, &time) > 0)
            return true;
        if (errno != EINTR) /* another signal cut the sleep short */
            return false;
    }
}

static const char *current_folder(struct arena *arena)
{
    for (size_t size = 256; size <= CURRENT_FOLDER_BYTES; size *= 2) {
        char *text = arena_alloc(arena, size);
        if (getcwd(text, size))
            return text;
        if (errno != ERANGE)
            break;
    }
    return NULL;
}

const char *system_absolute(struct arena *arena, const char *path)
{
    if (path[0] == '/')
        return path;
    const char *folder = current_folder(arena);
    return folder ? arena_format(arena, "%s/%s", folder, path) : NULL;
}

const char *system_shown(struct arena *arena, const char *path)
{
    (void)arena;
    return path;
}
