#define _GNU_SOURCE /* renameat2, syncfs, statx; elsewhere it does no harm */

#include "disk/system.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "disk/path.h"

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

int system_sync(const char *folder)
{
    int fd = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (fd < 0)
        return errno;
    int error = syncfs(fd) == 0 ? 0 : errno;
    close(fd);
    return error;
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

int system_sync(const char *folder)
{
    (void)folder;
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
    bool mount = stat(folder, &here) == 0 && stat(path_join(arena, folder, ".."), &above) == 0 &&
                 here.st_dev != above.st_dev;
    arena_free(arena);
    return mount;
}
