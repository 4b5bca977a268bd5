/* A kernel that refuses: system calls that fail as they would on another file
 * system, so that what the program does then can be tested on any disk.
 */
#ifndef DISK_REFUSE_H
#define DISK_REFUSE_H

#ifdef __linux__
#include <errno.h>
#include <fcntl.h>
#include <linux/filter.h>
#include <linux/seccomp.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <sys/prctl.h>
#include <sys/syscall.h>

/* From now on, in this process and its children, the system call `number` fails
 * with `error` if its argument at `index` is `value`. Cannot be taken back.
 * False where the kernel does not let us. */
static inline bool refuse_if(long number, unsigned index, uint32_t value, int error)
{
    /* The lower half of an argument comes first on every little-endian machine. */
    uint32_t argument = (uint32_t)(offsetof(struct seccomp_data, args) + 8 * index);
    struct sock_filter rules[] = {
        BPF_STMT(BPF_LD | BPF_W | BPF_ABS, offsetof(struct seccomp_data, nr)),
        BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, (uint32_t)number, 0, 3),
        BPF_STMT(BPF_LD | BPF_W | BPF_ABS, argument),
        BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, value, 0, 1),
        BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ERRNO | (uint32_t)error),
        BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ALLOW),
    };
    struct sock_fprog program = { sizeof rules / sizeof *rules, rules };
    return prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) == 0 &&
           prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, &program) == 0;
}

/* No two folders can change names. EINVAL: the file system does not know the
 * flag, as exFAT; EXDEV: an overlay does not want to. */
static inline bool refuse_exchange(int error)
{
    enum { FLAGS = 4, EXCHANGE = 2 };
    return refuse_if(SYS_renameat2, FLAGS, EXCHANGE, error);
}

/* No file can be locked, as on a network share without a lock server. */
static inline bool refuse_locks(void)
{
    return refuse_if(SYS_fcntl, 1, F_SETLK, ENOLCK);
}

#else
#include <stdbool.h>

static inline bool refuse_exchange(int error)
{
    (void)error;
    return false;
}

static inline bool refuse_locks(void)
{
    return false;
}
#endif
#endif
