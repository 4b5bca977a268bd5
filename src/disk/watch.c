#include "disk/watch.h"

#include <stdlib.h>
#include <string.h>

#include "disk/read.h"
#include "disk/system.h"

enum {
    /* milliseconds */
    PAUSE_LEAST = 100, /* between two looks */
    PAUSE_MOST = 1000,
    SETTLE = 30, /* nothing has changed for so long: a save is over */
    SETTLE_MOST = 1000,
    AGAIN = 2500, /* more than the coarsest step of a file's time: 2 s on FAT */
    /* A look that takes its time is followed by a pause of so many times as much. */
    PAUSE_PER_LOOK = 20
};

struct watch {
    const char *project;
    char seen[SHA256_HEX_SIZE]; /* the hash of all stamps, at the last look */
    size_t troubles;            /* what could not be looked at then */
    int pause;                  /* milliseconds */
    int64_t again;              /* on system_clock, when a change is reported once more; 0: not */
    bool pending;               /* a change was seen that was not reported */
};

/* Looks once; true if anything has changed since the last look. */
static bool look(struct watch *watch)
{
    const int64_t begin = system_clock();
    struct arena *arena = arena_new();
    struct files files;
    struct diag diag;
    char seen[SHA256_HEX_SIZE];
    files_init(&files, arena);
    diag_init(&diag, arena, false);
    disk_stamp_project(watch->project, &files, &diag);
    files_hash(&files, seen);
    bool changed = strcmp(seen, watch->seen) != 0 || diag.count != watch->troubles;
    memcpy(watch->seen, seen, sizeof seen);
    watch->troubles = diag.count;
    arena_free(arena);
    const int64_t end = system_clock(), pause = (end - begin) * PAUSE_PER_LOOK / 1000;
    if (changed)
        watch->again = end + AGAIN * INT64_C(1000);
    watch->pause = pause < PAUSE_LEAST ? PAUSE_LEAST : pause > PAUSE_MOST ? PAUSE_MOST : (int)pause;
    return changed;
}

/* Waits until nothing changes any more, but not for ever. */
static enum watch_news settle(struct watch *watch)
{
    const int64_t end = system_clock() + SETTLE_MOST * INT64_C(1000);
    do {
        if (system_pause(SETTLE))
            return WATCH_END;
    } while (look(watch) && system_clock() < end);
    return WATCH_CHANGE;
}

struct watch *watch_open(const char *project)
{
    struct watch *watch = memory_alloc(sizeof *watch);
    *watch = (struct watch){ .project = project, .pause = PAUSE_LEAST };
    system_hold_ending();
    look(watch);
    return watch;
}

void watch_close(struct watch *watch)
{
    free(watch);
}

enum watch_news watch_wait(struct watch *watch, int milliseconds)
{
    const int64_t end = system_clock() + milliseconds * INT64_C(1000);
    if (watch->pending) {
        watch->pending = false;
        return settle(watch);
    }
    do {
        if (system_pause(watch->pause))
            return WATCH_END;
        bool due = watch->again && system_clock() >= watch->again;
        if (due)
            watch->again = 0;
        if (look(watch) || due)
            return settle(watch);
    } while (!milliseconds || system_clock() < end);
    return WATCH_TIME;
}

bool watch_look(struct watch *watch)
{
    watch->pending = look(watch) || watch->pending;
    return watch->pending;
}
