/* A process whose every call to the file system is seen before it happens, and
 * may be killed there, refused, or kept waiting while something else is done.
 * The kernel asks (seccomp's user notification), so it works without root, and
 * the program under test is the one that is shipped.
 */
#ifndef DISK_WATCHED_H
#define DISK_WATCHED_H

#include <stdbool.h>
#include <stddef.h>

enum interference {
    INTERFERE_NOT,
    INTERFERE_KILL,     /* SIGKILL in place of the call */
    INTERFERE_FAIL,     /* the call fails with `error` */
    INTERFERE_MEANWHILE /* `meanwhile` runs before the call */
};

struct plan {
    enum interference what;
    bool changes_only; /* calls that only look are neither counted nor touched */
    size_t at;         /* which call, from 1 */
    int error;
    void (*meanwhile)(void);
    bool no_exchange; /* renameat2 knows no RENAME_EXCHANGE, in every call */
    bool no_syncfs;   /* there is no such call */
};

struct outcome {
    bool reached; /* there was a call to interfere with */
    bool killed;
    int status;       /* the exit status, unless killed */
    size_t calls;     /* seen */
    long call;        /* the number of the one interfered with */
    long before;      /* the number of the one before it */
    char trace[1024]; /* S: a file system synced, F: a file or folder; R: renamed; U: unlinked */
};

#ifdef __linux__
#include <errno.h>
#include <fcntl.h>
#include <linux/filter.h>
#include <linux/seccomp.h>
#include <poll.h>
#include <signal.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

/* What touches files, in the numbers of this machine: newer ones lack the older calls. */
static const int watched_calls[] = {
    SYS_openat,     SYS_close,    SYS_read,       SYS_pread64,    SYS_write,
    SYS_pwrite64,   SYS_fsync,    SYS_syncfs,     SYS_mkdirat,    SYS_unlinkat,
    SYS_renameat2,  SYS_statx,    SYS_getdents64, SYS_readlinkat, SYS_fchmod,
    SYS_fchmodat,   SYS_fchownat, SYS_fcntl,      SYS_getcwd,     SYS_fstat,
#ifdef SYS_open
    SYS_open,       SYS_mkdir,    SYS_rmdir,      SYS_unlink,     SYS_rename,
    SYS_stat,       SYS_lstat,    SYS_readlink,   SYS_chmod,      SYS_chown,
#endif
#ifdef SYS_renameat
    SYS_renameat,
#endif
#ifdef SYS_newfstatat
    SYS_newfstatat,
#endif
};

enum { WATCHED_COUNT = sizeof watched_calls / sizeof *watched_calls };

/* Installs the filter in this process; the descriptor that is asked, or -1. */
static inline int watched_install(void)
{
    struct sock_filter rules[WATCHED_COUNT + 3] = {
        BPF_STMT(BPF_LD | BPF_W | BPF_ABS, offsetof(struct seccomp_data, nr)),
    };
    for (size_t i = 0; i < WATCHED_COUNT; i++) {
        rules[i + 1] = (struct sock_filter)BPF_JUMP(
            BPF_JMP | BPF_JEQ | BPF_K, (uint32_t)watched_calls[i], (uint8_t)(WATCHED_COUNT - i), 0);
    }
    rules[WATCHED_COUNT + 1] = (struct sock_filter)BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ALLOW);
    rules[WATCHED_COUNT + 2] =
        (struct sock_filter)BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_USER_NOTIF);
    struct sock_fprog program = { WATCHED_COUNT + 3, rules };
    if (prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0)
        return -1;
    return (int)syscall(SYS_seccomp, SECCOMP_SET_MODE_FILTER, SECCOMP_FILTER_FLAG_NEW_LISTENER,
                        &program);
}

union watched_control {
    struct cmsghdr header;
    char room[CMSG_SPACE(sizeof(int))];
};

static inline bool watched_send(int channel, int fd)
{
    char byte = 0;
    struct iovec data = { &byte, 1 };
    union watched_control control = { 0 };
    struct msghdr message = { .msg_iov = &data,
                              .msg_iovlen = 1,
                              .msg_control = &control,
                              .msg_controllen = sizeof control.room };
    struct cmsghdr *header = CMSG_FIRSTHDR(&message);
    header->cmsg_level = SOL_SOCKET;
    header->cmsg_type = SCM_RIGHTS;
    header->cmsg_len = CMSG_LEN(sizeof fd);
    memcpy(CMSG_DATA(header), &fd, sizeof fd);
    return sendmsg(channel, &message, 0) == 1;
}

static inline int watched_receive(int channel)
{
    char byte;
    struct iovec data = { &byte, 1 };
    union watched_control control = { 0 };
    struct msghdr message = { .msg_iov = &data,
                              .msg_iovlen = 1,
                              .msg_control = &control,
                              .msg_controllen = sizeof control.room };
    int fd = -1;
    if (recvmsg(channel, &message, 0) != 1)
        return -1;
    struct cmsghdr *header = CMSG_FIRSTHDR(&message);
    if (header && header->cmsg_type == SCM_RIGHTS)
        memcpy(&fd, CMSG_DATA(header), sizeof fd);
    return fd;
}

union watched_question {
    struct seccomp_notif asked;
    char room[512]; /* a newer kernel may say more */
};

union watched_answer {
    struct seccomp_notif_resp said;
    char room[512];
};

/* True for a call that only looks. To close a file is to give up a lock. */
static inline bool watched_looks(const struct seccomp_data *call)
{
    static const int looks[] = {
        SYS_read,       SYS_pread64, SYS_statx,    SYS_getdents64,
        SYS_readlinkat, SYS_getcwd,  SYS_fstat,
#ifdef SYS_open
        SYS_stat,       SYS_lstat,   SYS_readlink,
#endif
#ifdef SYS_newfstatat
        SYS_newfstatat,
#endif
    };
    for (size_t i = 0; i < sizeof looks / sizeof *looks; i++)
        if (call->nr == looks[i])
            return true;
    return call->nr == SYS_openat && !(call->args[2] & O_CREAT);
}

/* What the trace says of a call; 0 for nothing. */
static inline char watched_letter(int number)
{
    switch (number) {
    case SYS_syncfs:
        return 'S';
    case SYS_fsync:
        return 'F';
    case SYS_renameat2:
#ifdef SYS_rename
    case SYS_rename:
#endif
#ifdef SYS_renameat
    case SYS_renameat:
#endif
        return 'R';
    case SYS_unlinkat:
#ifdef SYS_unlink
    case SYS_unlink:
    case SYS_rmdir:
#endif
        return 'U';
    default:
        return 0;
    }
}

/* Answers one call of the process as the plan says. */
static inline void watched_answer(int asks, pid_t child, const struct plan *plan,
                                  struct outcome *outcome)
{
    enum { FLAGS = 4, EXCHANGE = 2 };
    union watched_question question;
    union watched_answer answer;
    memset(&question, 0, sizeof question);
    memset(&answer, 0, sizeof answer);
    if (ioctl(asks, SECCOMP_IOCTL_NOTIF_RECV, &question) != 0)
        return;
    const struct seccomp_data *call = &question.asked.data;
    answer.said.id = question.asked.id;
    answer.said.flags = SECCOMP_USER_NOTIF_FLAG_CONTINUE;
    if (plan->no_exchange && call->nr == SYS_renameat2 && call->args[FLAGS] == EXCHANGE) {
        answer.said.flags = 0;
        answer.said.error = -EINVAL;
    }
    if (plan->no_syncfs && call->nr == SYS_syncfs) {
        answer.said.flags = 0;
        answer.said.error = -ENOSYS;
    }
    bool counts = !plan->changes_only || !watched_looks(call);
    outcome->calls += counts;
    size_t letters = strlen(outcome->trace);
    if (letters + 1 < sizeof outcome->trace)
        outcome->trace[letters] = watched_letter(call->nr);
    if (counts && outcome->calls == plan->at && plan->what != INTERFERE_NOT) {
        outcome->reached = true;
        outcome->call = call->nr;
        if (plan->what == INTERFERE_KILL) {
            kill(child, SIGKILL);
            return;
        }
        if (plan->what == INTERFERE_MEANWHILE) {
            plan->meanwhile();
        } else {
            answer.said.flags = 0;
            answer.said.error = -plan->error;
        }
    }
    if (!outcome->reached)
        outcome->before = call->nr;
    ioctl(asks, SECCOMP_IOCTL_NOTIF_SEND, &answer);
}

/* Runs `body` in a process of its own, by the plan; its result is the exit
 * status. An outcome with status 77: this kernel cannot do that. */
static inline struct outcome watched_run(int (*body)(void *), void *argument,
                                         const struct plan *plan)
{
    struct outcome outcome = { .status = 77 };
    int channel[2];
    fflush(NULL);
    if (socketpair(AF_UNIX, SOCK_STREAM, 0, channel) != 0)
        return outcome;
    pid_t child = fork();
    if (child == 0) {
        int asks = watched_install();
        if (asks < 0 || !watched_send(channel[1], asks))
            _exit(77);
        _exit(body(argument));
    }
    close(channel[1]);
    if (child < 0) { /* nothing that a signal could be meant for */
        close(channel[0]);
        return outcome;
    }
    int asks = watched_receive(channel[0]);
    close(channel[0]);
    bool ended = false;
    while (asks >= 0 && !ended) {
        struct pollfd ready = { .fd = asks, .events = POLLIN };
        int count = poll(&ready, 1, 10000);
        if (count > 0 && (ready.revents & POLLIN))
            watched_answer(asks, child, plan, &outcome);
        else if (count >= 0 || errno != EINTR)
            ended = true;
        if (count == 0)
            kill(child, SIGKILL); /* it hangs: its end is told as that of a killed one */
    }
    if (asks >= 0)
        close(asks);
    int status = 0;
    waitpid(child, &status, 0);
    outcome.killed = WIFSIGNALED(status);
    outcome.status = WIFEXITED(status) ? WEXITSTATUS(status) : -1;
    return outcome;
}

#endif
#endif
