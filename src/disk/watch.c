#include "disk/watch.h"

#include <stdlib.h>
#include <string.h>

#include "base/sha256.h"
#include "disk/fs.h"
#include "disk/path.h"
#include "disk/read.h"
#include "disk/system.h"

enum {
    /* milliseconds */
    PAUSE_LEAST = 100, /* between two looks */
    PAUSE_MOST = 1000,
    SETTLE = 30, /* nothing has changed for so long: a save is over */
    SETTLE_MOST = 1000,
    RECENT = 3000, /* more than the coarsest step of a file's time: 2 s on FAT */
    /* A look that takes its time is followed by a pause of so many times as much. */
    PAUSE_PER_LOOK = 20
};

/* Of a file that has changed just now. */
struct recent {
    int64_t until; /* on system_clock; then its stamp will do; 0: it has not */
    char hash[SHA256_HEX_SIZE];
};

/* One look at the project. */
struct snapshot {
    struct arena *arena;
    struct files files;    /* with stamps */
    size_t troubles;       /* what could not be looked at */
    struct recent *recent; /* one a file */
};

struct watch {
    const char *project;
    struct snapshot now;
    int pause;    /* milliseconds */
    bool pending; /* a change was seen that was not reported */
};

static void snapshot_take(struct snapshot *out, const char *project)
{
    struct diag diag;
    *out = (struct snapshot){ .arena = arena_new() };
    diag_init(&diag, out->arena, false);
    files_init(&out->files, out->arena);
    disk_stamp_project(project, &out->files, &diag);
    out->troubles = diag.count;
    out->recent = arena_array(out->arena, out->files.count, sizeof *out->recent);
    diag_free(&diag);
}

static void snapshot_free(struct snapshot *snapshot)
{
    files_free(&snapshot->files);
    arena_free(snapshot->arena);
}

static bool are_equal(const struct file *a, const struct file *b)
{
    return a->trouble == b->trouble && a->error == b->error && a->size == b->size &&
           memcmp(a->data, b->data, a->size) == 0;
}

/* The hash of a text file's bytes; of what is larger, its stamp must do. */
static void hash_file(const struct watch *watch, struct snapshot *snapshot, size_t index)
{
    struct buffer bytes = BUFFER_INIT;
    const char *root = path_resolve(snapshot->arena, watch->project), *path = NULL;
    if (root)
        path = path_resolve(snapshot->arena,
                            path_join(snapshot->arena, root, snapshot->files.items[index].path));
    if (path && fs_read(path, DISK_TEXT_BYTES, &bytes) == 0)
        sha256_hex(bytes.data, bytes.length, snapshot->recent[index].hash);
    buffer_free(&bytes);
}

/* Compares what is there with what was; notes in `fresh` what has changed just now. */
static bool compare(const struct watch *watch, struct snapshot *fresh)
{
    const struct snapshot *old = &watch->now;
    const int64_t now = system_clock();
    bool changed = old->files.count != fresh->files.count || old->troubles != fresh->troubles;
    for (size_t i = 0; i < fresh->files.count; i++) {
        const struct file *file = &fresh->files.items[i];
        const struct file *before = files_find(&old->files, file->path);
        const struct recent *known = before ? &old->recent[before - old->files.items] : NULL;
        bool other = !before || !are_equal(before, file);
        if (!other && known->until <= now)
            continue;
        hash_file(watch, fresh, i);
        other = other || strcmp(fresh->recent[i].hash, known->hash) != 0;
        fresh->recent[i].until = other ? now + RECENT * INT64_C(1000) : known->until;
        changed = changed || other;
    }
    return changed;
}

/* Looks once; true if anything has changed since the last look. */
static bool look(struct watch *watch)
{
    struct snapshot fresh;
    const int64_t begin = system_clock();
    snapshot_take(&fresh, watch->project);
    bool changed = compare(watch, &fresh);
    snapshot_free(&watch->now);
    watch->now = fresh;
    int64_t pause = (system_clock() - begin) * PAUSE_PER_LOOK / 1000;
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
    snapshot_take(&watch->now, project);
    return watch;
}

void watch_close(struct watch *watch)
{
    snapshot_free(&watch->now);
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
        if (look(watch))
            return settle(watch);
    } while (!milliseconds || system_clock() < end);
    return WATCH_TIME;
}

bool watch_look(struct watch *watch)
{
    watch->pending = look(watch) || watch->pending;
    return watch->pending;
}
