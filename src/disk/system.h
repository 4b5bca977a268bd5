/* The few things that POSIX cannot say, each with what it means where it is
 * missing. Another system (Windows) gets another system.c.
 */
#ifndef DISK_SYSTEM_H
#define DISK_SYSTEM_H

#include <stdbool.h>

/* Lets two folders change names in one step: at no moment is one of the names
 * free. 0, an errno, or ENOSYS where this system or this file system cannot
 * (exFAT, network shares, the lower layer of an overlay). */
int system_exchange(const char *one, const char *other);

/* Brings the file system that the folder lies in to the disk: all of it at
 * once, which for a site is cheaper than file by file. ENOSYS where there is
 * no such call. */
int system_sync(const char *folder);

/* True if the folder is the top of a mounted file system or a bind mount. */
bool system_is_mount(const char *folder);

#endif
