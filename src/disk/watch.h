/* Watching a project's folder by polling: network shares and Windows' own disks tell no
 * Linux program of a change, and editors save in many ways (over the file, by another
 * file's taking its name, in steps).
 *
 * What disk_read_project would read is looked at again and again: which files there are,
 * and their stamps (disk/read.h). On some file systems the time of writing has steps of
 * up to two seconds, and a second save in the same step leaves no trace if the size is the
 * same: so a change is reported once more when that step is over, and whoever builds has to see
 * for themselves whether anything is another.
 * After a change there is a short wait until nothing changes any more. What changes only
 * later is another change: whoever builds after each one ends with the last state.
 */
#ifndef DISK_WATCH_H
#define DISK_WATCH_H

#include <stdbool.h>

struct watch;

enum watch_news {
    WATCH_CHANGE, /* the project is not as it was */
    WATCH_TIME,   /* it is, and the time is over */
    WATCH_END     /* the program is to end */
};

/* Remembers what the project in the folder `project` (the caller's string) looks like.
 * From here on Ctrl+C and the like are reported by watch_wait. End it with watch_close. */
struct watch *watch_open(const char *project);
void watch_close(struct watch *watch);

/* Waits for a change since the last one that was reported, or for the time to report that one
 * again, at most about so many milliseconds (0: for ever). */
enum watch_news watch_wait(struct watch *watch, int milliseconds);

/* True if there is a change right now; watch_wait will report it. */
bool watch_look(struct watch *watch);

#endif
