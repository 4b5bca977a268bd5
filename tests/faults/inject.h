/* Faults injected: the n-th of the program's requests of a kind (to open a file, to write, to
 * allocate …) fails, or the program is killed there, or something else happens first.
 *
 * inject.c stands in for the C library's functions in two ways. Linked into a test program, it
 * follows the plan that the test hands it. As a library that is loaded before all others
 * (LD_PRELOAD) it does so for the whole program with its libraries, and takes the plan from the
 * environment:
 *
 *   FAULTS=KINDS:AT:ACTION   KINDS by their names, with commas, or "change" for all that change
 *                            the disk; AT from 1; ACTION an errno's name, "short" (half of a
 *                            write, then the disk is full) or "kill"
 *                            … and `+` behind it: that request and all that follow
 *   FAULTS_SEEN=FILE         gets the name of the function that was interfered with
 *
 * What the C library asks of the kernel by itself (the loader, the inside of stdio) is not
 * seen: printing is a kind of its own.
 */
#ifndef FAULTS_INJECT_H
#define FAULTS_INJECT_H

#include <stdbool.h>
#include <stddef.h>

enum fault_kind {
    FAULT_OPEN = 1 << 0,   /* a file or folder */
    FAULT_READ = 1 << 1,   /* a file's bytes, a link's text */
    FAULT_STAT = 1 << 2,   /* what there is under a name; the current folder */
    FAULT_LIST = 1 << 3,   /* a folder's next name */
    FAULT_WRITE = 1 << 4,  /* bytes into a file */
    FAULT_CLOSE = 1 << 5,  /* a file or folder */
    FAULT_SYNC = 1 << 6,   /* to the disk */
    FAULT_RENAME = 1 << 7, /* and to exchange two names */
    FAULT_MKDIR = 1 << 8,
    FAULT_UNLINK = 1 << 9, /* a file, or an empty folder */
    FAULT_MODE = 1 << 10,  /* whose a file is, and who may do what */
    FAULT_LOCK = 1 << 11,
    FAULT_PRINT = 1 << 12, /* to stdout or stderr */
    FAULT_ALLOC = 1 << 13,
    FAULT_MAKE = 1 << 14, /* to open a file that is not there yet; never alone */
    FAULT_CHANGES = FAULT_MAKE | FAULT_WRITE | FAULT_SYNC | FAULT_RENAME | FAULT_MKDIR |
                    FAULT_UNLINK | FAULT_MODE | FAULT_LOCK,
    FAULT_FILES = (1 << 12) - 1
};

enum fault_action {
    FAULT_NONE,
    FAULT_FAIL,  /* with `error` */
    FAULT_SHORT, /* a write of half the bytes, then as FAIL with ENOSPC */
    FAULT_KILL,  /* SIGKILL in place of the request */
    FAULT_MEANWHILE
};

struct faults {
    unsigned kinds; /* that are counted; a set of enum fault_kind */
    size_t at;      /* which of them, from 1 */
    bool onward;    /* and all that follow */
    enum fault_action action;
    int error;               /* an errno */
    void (*meanwhile)(void); /* runs before the request */
    bool no_exchange;        /* the system knows no way to exchange two names */
    size_t count;            /* seen so far, of these kinds */
    const char *function;    /* the one interfered with; NULL: not reached */
    const char *before;      /* the one before it, of these kinds */
    char trace[1024];        /* F: synced; R: renamed or exchanged; U: unlinked */
};

/* From now on that plan is followed, and what happens noted in it. It may lie in memory that
 * several processes share. NULL: nothing is interfered with. */
void faults_follow(struct faults *plan);

#endif
