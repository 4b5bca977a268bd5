/* The few things that POSIX cannot say, each with what it means where it is
 * missing. Windows has a system.c of its own, in windows/.
 */
#ifndef DISK_SYSTEM_H
#define DISK_SYSTEM_H

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"

/* Lets two folders change names in one step: at no moment is one of the names
 * free. 0, an errno, or ENOSYS where this system or this file system cannot
 * (exFAT, network shares, the lower layer of an overlay). */
int system_exchange(const char *one, const char *other);

/* Microseconds on a clock that only goes forward. */
int64_t system_clock(void);

/* From now on a wish that the program end (Ctrl+C, a closed window) does not end it,
 * but waits for system_pause. */
void system_hold_ending(void);
/* Sleeps for so many milliseconds. True, and at once, when the program is to end. */
bool system_pause(int milliseconds);

/* True if the folder is the top of a mounted file system or a bind mount. */
bool system_is_mount(const char *folder);

/* The path from the root on, with `/`, as all of disk/ takes it; links and dots are
 * still in it. On Windows the drive is the first part: "/C:/Users". NULL, and
 * errno, where the current folder is not known. */
const char *system_absolute(struct arena *arena, const char *path);

/* A path as its user would write it: the way back from system_absolute. */
const char *system_shown(struct arena *arena, const char *path);

#endif
