#include "watch.h"

#include <stdio.h>
#include <string.h>

#include "base/buffer.h"
#include "base/sha256.h"
#include "base/version.h"
#include "diag/status.h"
#include "disk/read.h"
#include "disk/watch.h"
#include "disk/write.h"
#include "run.h"

enum {
    BUILD_DIGITS = 16, /* of a hash: enough to tell two builds of one project */
    OVERTAKEN = 5,     /* rounds on end that say nothing, because the next save is there already */
    RETRY = 1000       /* milliseconds until what the system refused is tried again */
};

struct session {
    const struct options *options;
    struct watch *watch;
    struct run good; /* the last round that wrote a site; without an arena: none has */
    char project[SHA256_HEX_SIZE]; /* the project as it was in the last round that reported */
    struct buffer reported;        /* in the last round */
    struct buffer status;          /* the status script that the site shall have */
    size_t overtaken;              /* rounds on end that said nothing */
    size_t status_refused;         /* so often on end it could not be written */
    bool refused;                  /* the system did not let the last round read or write */
    bool reported_round;           /* the last round, and nothing was said of waiting since */
};

/* One hash of all that a site is made from, and of what was reported in reading it. */
static void hash_project(struct run *run, char hex[SHA256_HEX_SIZE])
{
    struct buffer all = BUFFER_INIT;
    const char *theme = run->options.theme ? run->options.theme : "";
    files_hash(&run->project, hex);
    buffer_format(&all, "%s %s %s\n", hex, KURZCHECK_VERSION, theme);
    diag_format(&run->diag, run->options.language, &all);
    sha256_hex(all.data, all.length, hex);
    buffer_free(&all);
}

/* Says what the round found; of one more try only what is new. */
static void report(struct session *session, struct run *run, bool written, bool again)
{
    struct buffer text = BUFFER_INIT;
    diag_format(&run->diag, run->options.language, &text);
    bool news = strcmp(text.data, session->reported.data) != 0;
    if (news)
        fputs(text.data, stderr);
    session->reported_round = news || written || !again;
    if (session->reported_round)
        run_print_summary(run, written);
    buffer_free(&session->reported);
    session->reported = text;
}

static void say_waiting(struct session *session)
{
    if (session->reported_round)
        fputs(say(SAY_WAITING, session->options->language), stderr);
    fflush(stderr);
    session->reported_round = false;
}

/* What keeps the status script from being written may pass at once: it is said when a second try
 * has met it, too. */
static void write_status(struct session *session)
{
    struct arena *arena = arena_new();
    struct diag diag;
    diag_init(&diag, arena, false);
    if (disk_write_status(session->good.output, &session->status, &diag))
        session->status_refused = 0;
    else if (++session->status_refused == 2)
        diag_print(&diag, stderr, session->options->language);
    arena_free(arena);
}

/* After a round: its site is the one that stands, or the last good one learns of the errors.
 * The run becomes the session's, or ends. */
static void conclude(struct session *session, struct run *run, bool written)
{
    buffer_clear(&session->status);
    if (written) {
        run_free(&session->good);
        session->good = *run;
    }
    if (session->good.arena) {
        status_write(&session->status, session->good.build, &session->good.site,
                     written ? NULL : &run->diag, run->options.language);
        write_status(session);
    }
    if (!written)
        run_free(run);
}

/* The whole site and its status script, which SHA256SUMS knows nothing of. */
static void write_watched(struct run *run)
{
    struct buffer status = BUFFER_INIT;
    status_write(&status, run->build, &run->site, NULL, run->options.language);
    files_add_copy(&run->site, STATUS_PATH, status.data, status.length);
    files_sort(&run->site);
    buffer_free(&status);
    disk_write_site(run->output, run->options.project, &run->site, false, &run->diag);
}

static bool has_unread(const struct diag *diag)
{
    for (size_t i = 0; i < diag->count; i++)
        if (diag->items[i].rule == RULE_CANNOT_READ)
            return true;
    return false;
}

/* True for errors that may be those of a file that was not yet whole: the project is not any
 * more what has been read. Then the next round is near. */
static bool is_overtaken(struct session *session, const struct run *run)
{
    if (!diag_failed(&run->diag) || session->overtaken == OVERTAKEN ||
        !watch_look(session->watch)) {
        session->overtaken = 0;
        return false;
    }
    session->overtaken++;
    return true;
}

/* Reads the project and makes its site in memory; `*whole` is false if there is none that
 * could be judged. False if nothing shall come of it: what was touched has the same content
 * as before (which counts only if not `again`), or the next save is there already. */
static bool make_round(struct session *session, struct run *run, bool again, bool *whole)
{
    char hash[SHA256_HEX_SIZE];
    *whole = disk_read_project(run->options.project, &run->project, &run->diag);
    hash_project(run, hash);
    if (!again && strcmp(hash, session->project) == 0)
        return false;
    run->build = arena_copy(run->arena, hash, BUILD_DIGITS);
    if (*whole)
        run_make_site(run);
    if (is_overtaken(session, run))
        return false;
    memcpy(session->project, hash, sizeof hash);
    return true;
}

/* Builds; `again`, after a refusal, whatever was there before. False if a later round can be no
 * better: there is no project that could be judged, or the site cannot be where it should (but a
 * file may be readable in a moment). `*status` is what `build` would say. */
static bool build_round(struct session *session, bool again, int *status)
{
    struct run run;
    bool whole;
    run_init(&run, session->options);
    if (!make_round(session, &run, again, &whole)) {
        run_free(&run);
        return true;
    }
    if (!diag_failed(&run.diag))
        write_watched(&run);
    bool written = !diag_failed(&run.diag);
    *status = diag_exit_status(&run.diag);
    session->refused = *status == 3;
    bool hopeful = whole && (!session->refused || has_unread(&run.diag));
    report(session, &run, written, again);
    conclude(session, &run, written);
    return hopeful;
}

/* ---- the end ---- */

/* Leaves a site behind as `build` would, of the last good round if need be. */
static int finish(struct session *session)
{
    struct run now;
    run_init(&now, session->options);
    if (disk_read_project(now.options.project, &now.project, &now.diag))
        run_make_site(&now);
    if (diag_failed(&now.diag) && session->good.arena) {
        now.project = session->good.project;
        files_init(&now.site, now.arena);
        diag_init(&now.diag, now.arena, now.options.strict);
        run_make_site(&now);
        fputs(say(SAY_ENDED, now.options.language), stderr);
    }
    bool good = !diag_failed(&now.diag);
    if (good)
        disk_write_site(now.output, now.options.project, &now.site, true, &now.diag);
    int status = diag_exit_status(&now.diag);
    if (!good && status != 3) {
        status = 0; /* there never was a good one to leave, and why has been said */
    } else {
        if (status)
            diag_print(&now.diag, stderr, now.options.language);
        run_print_summary(&now, !status);
    }
    run_free(&now);
    return status;
}

int watch_project(const struct options *options)
{
    struct session session = { .options = options, .reported = BUFFER_INIT, .status = BUFFER_INIT };
    struct watch *watch = session.watch = watch_open(options->project);
    int status = 0;
    bool watching = build_round(&session, false, &status);
    while (watching) {
        say_waiting(&session);
        bool retry = session.refused || session.status_refused;
        enum watch_news news = watch_wait(watch, retry ? RETRY : 0);
        if (news == WATCH_END) {
            fputc('\n', stderr); /* behind the terminal's own ^C */
            status = finish(&session);
            watching = false;
        } else if (news == WATCH_CHANGE || session.refused) {
            build_round(&session, news == WATCH_TIME, &status);
        } else {
            write_status(&session);
        }
    }
    run_free(&session.good);
    buffer_free(&session.reported);
    buffer_free(&session.status);
    watch_close(watch);
    return status;
}
