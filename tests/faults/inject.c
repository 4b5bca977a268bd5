#define _GNU_SOURCE    /* RTLD_NEXT, renameat2 */
#undef _FORTIFY_SOURCE /* these are the functions themselves */

#include "inject.h"

#include <dirent.h>
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

/* Compiled without FORTIFY and without builtins, see rules.mk: these are the functions themselves.
 */

static struct faults *faults;
static bool inside; /* what `meanwhile` requests is not the program's */

void faults_follow(struct faults *plan)
{
    faults = plan;
}

static void trace(char letter)
{
    if (!faults || inside)
        return;
    size_t length = strlen(faults->trace);
    if (length + 1 < sizeof faults->trace)
        faults->trace[length] = letter;
}

static void tell(const char *function)
{
    const char *path = getenv("FAULTS_SEEN");
    if (!path)
        return;
    long fd = syscall(SYS_openat, AT_FDCWD, path, O_WRONLY | O_CREAT | O_TRUNC, 0666);
    if (fd < 0)
        return;
    long wrote = syscall(SYS_write, fd, function, strlen(function));
    (void)wrote;
    syscall(SYS_close, fd);
}

/* True if the request, of those kinds, must fail now, with errno set. */
static bool fails(unsigned kinds, const char *function)
{
    if (!faults || inside || !(faults->kinds & kinds) || faults->action == FAULT_NONE)
        return false;
    faults->count++;
    if (faults->count != faults->at && !(faults->onward && faults->count > faults->at)) {
        if (!faults->function)
            faults->before = function;
        return false;
    }
    if (!faults->function) {
        faults->function = function;
        tell(function);
    }
    if (faults->action == FAULT_KILL)
        kill(getpid(), SIGKILL);
    if (faults->action == FAULT_MEANWHILE) {
        inside = true;
        faults->meanwhile();
        inside = false;
        return false;
    }
    if (faults->action == FAULT_SHORT)
        return false;
    errno = faults->error;
    return true;
}

/* The C library's own function of that name. */
#define REAL(type, name, ...)                                                                      \
    static type (*real)(__VA_ARGS__);                                                              \
    if (!real)                                                                                     \
    *(void **)&real = dlsym(RTLD_NEXT, #name)

/* ---- opening ---- */

static unsigned open_kinds(int flags)
{
    return FAULT_OPEN | (flags & O_CREAT ? (unsigned)FAULT_MAKE : 0);
}

int open(const char *path, int flags, ...)
{
    REAL(int, open, const char *, int, ...);
    va_list arguments;
    va_start(arguments, flags);
    mode_t mode = flags & O_CREAT ? va_arg(arguments, mode_t) : 0;
    va_end(arguments);
    return fails(open_kinds(flags), "open") ? -1 : real(path, flags, mode);
}

int __open_2(const char *path, int flags);
int __open_2(const char *path, int flags)
{
    return open(path, flags);
}

DIR *opendir(const char *path)
{
    REAL(DIR *, opendir, const char *);
    return fails(FAULT_OPEN, "opendir") ? NULL : real(path);
}

/* ---- reading ---- */

ssize_t read(int fd, void *bytes, size_t size)
{
    REAL(ssize_t, read, int, void *, size_t);
    return fails(FAULT_READ, "read") ? -1 : real(fd, bytes, size);
}

ssize_t __read_chk(int fd, void *bytes, size_t size, size_t room);
ssize_t __read_chk(int fd, void *bytes, size_t size, size_t room)
{
    (void)room;
    return read(fd, bytes, size);
}

ssize_t readlink(const char *restrict path, char *restrict text, size_t size)
{
    REAL(ssize_t, readlink, const char *, char *, size_t);
    return fails(FAULT_READ, "readlink") ? -1 : real(path, text, size);
}

ssize_t __readlink_chk(const char *path, char *text, size_t size, size_t room);
ssize_t __readlink_chk(const char *path, char *text, size_t size, size_t room)
{
    (void)room;
    return readlink(path, text, size);
}

struct dirent *readdir(DIR *folder)
{
    REAL(struct dirent *, readdir, DIR *);
    return fails(FAULT_LIST, "readdir") ? NULL : real(folder);
}

/* ---- what there is ---- */

int stat(const char *restrict path, struct stat *restrict out)
{
    REAL(int, stat, const char *, struct stat *);
    return fails(FAULT_STAT, "stat") ? -1 : real(path, out);
}

int lstat(const char *restrict path, struct stat *restrict out)
{
    REAL(int, lstat, const char *, struct stat *);
    return fails(FAULT_STAT, "lstat") ? -1 : real(path, out);
}

int fstat(int fd, struct stat *out)
{
    REAL(int, fstat, int, struct stat *);
    return fails(FAULT_STAT, "fstat") ? -1 : real(fd, out);
}

int statx(int fd, const char *restrict path, int flags, unsigned mask, struct statx *restrict out)
{
    REAL(int, statx, int, const char *, int, unsigned, struct statx *);
    return fails(FAULT_STAT, "statx") ? -1 : real(fd, path, flags, mask, out);
}

char *getcwd(char *text, size_t size)
{
    REAL(char *, getcwd, char *, size_t);
    return fails(FAULT_STAT, "getcwd") ? NULL : real(text, size);
}

char *__getcwd_chk(char *text, size_t size, size_t room);
char *__getcwd_chk(char *text, size_t size, size_t room)
{
    (void)room;
    return getcwd(text, size);
}

/* ---- writing ---- */

/* Of a short write half; the next one finds no room. */
static size_t shortened(size_t size)
{
    bool now = faults && !inside && faults->action == FAULT_SHORT &&
               (faults->kinds & FAULT_WRITE) && faults->function && faults->count == faults->at;
    if (!now || size < 2)
        return size;
    faults->action = FAULT_FAIL;
    faults->error = ENOSPC;
    faults->at++;
    return size / 2;
}

ssize_t write(int fd, const void *bytes, size_t size)
{
    REAL(ssize_t, write, int, const void *, size_t);
    return fails(FAULT_WRITE, "write") ? -1 : real(fd, bytes, shortened(size));
}

/* What failed is closed all the same, as the kernel does. */
int close(int fd)
{
    REAL(int, close, int);
    int result = real(fd);
    return fails(FAULT_CLOSE, "close") ? -1 : result;
}

int closedir(DIR *folder)
{
    REAL(int, closedir, DIR *);
    int result = real(folder);
    return fails(FAULT_CLOSE, "closedir") ? -1 : result;
}

int fsync(int fd)
{
    REAL(int, fsync, int);
    trace('F');
    return fails(FAULT_SYNC, "fsync") ? -1 : real(fd);
}

/* ---- names ---- */

int rename(const char *from, const char *to)
{
    REAL(int, rename, const char *, const char *);
    trace('R');
    return fails(FAULT_RENAME, "rename") ? -1 : real(from, to);
}

int renameat2(int at, const char *from, int beside, const char *to, unsigned flags)
{
    REAL(int, renameat2, int, const char *, int, const char *, unsigned);
    trace('R');
    if (fails(FAULT_RENAME, "renameat2"))
        return -1;
    if (!faults || !faults->no_exchange || inside)
        return real(at, from, beside, to, flags);
    errno = EINVAL;
    return -1;
}

int mkdir(const char *path, mode_t mode)
{
    REAL(int, mkdir, const char *, mode_t);
    return fails(FAULT_MKDIR, "mkdir") ? -1 : real(path, mode);
}

int unlink(const char *path)
{
    REAL(int, unlink, const char *);
    trace('U');
    return fails(FAULT_UNLINK, "unlink") ? -1 : real(path);
}

int rmdir(const char *path)
{
    REAL(int, rmdir, const char *);
    trace('U');
    return fails(FAULT_UNLINK, "rmdir") ? -1 : real(path);
}

/* ---- whose, and locks ---- */

int chmod(const char *path, mode_t mode)
{
    REAL(int, chmod, const char *, mode_t);
    return fails(FAULT_MODE, "chmod") ? -1 : real(path, mode);
}

int chown(const char *path, uid_t user, gid_t group)
{
    REAL(int, chown, const char *, uid_t, gid_t);
    return fails(FAULT_MODE, "chown") ? -1 : real(path, user, group);
}

int fcntl(int fd, int command, ...)
{
    REAL(int, fcntl, int, int, ...);
    va_list arguments;
    va_start(arguments, command);
    void *argument = va_arg(arguments, void *);
    va_end(arguments);
    if (command == F_SETLK && fails(FAULT_LOCK, "fcntl"))
        return -1;
    return real(fd, command, argument);
}

#ifdef FAULTS_PRELOADED

/* ---- printing ---- */

int fputs(const char *restrict text, FILE *restrict stream)
{
    REAL(int, fputs, const char *, FILE *);
    return fails(FAULT_PRINT, "fputs") ? EOF : real(text, stream);
}

int fputc(int c, FILE *stream)
{
    REAL(int, fputc, int, FILE *);
    return fails(FAULT_PRINT, "fputc") ? EOF : real(c, stream);
}

int putc(int c, FILE *stream)
{
    return fputc(c, stream);
}

size_t fwrite(const void *restrict bytes, size_t size, size_t count, FILE *restrict stream)
{
    REAL(size_t, fwrite, const void *, size_t, size_t, FILE *);
    return fails(FAULT_PRINT, "fwrite") ? 0 : real(bytes, size, count, stream);
}

static int print(FILE *stream, const char *format, va_list arguments)
{
    return fails(FAULT_PRINT, "printf") ? -1 : vfprintf(stream, format, arguments);
}

int printf(const char *restrict format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    int result = print(stdout, format, arguments);
    va_end(arguments);
    return result;
}

int __printf_chk(int flag, const char *format, ...);
int __printf_chk(int flag, const char *format, ...)
{
    (void)flag;
    va_list arguments;
    va_start(arguments, format);
    int result = print(stdout, format, arguments);
    va_end(arguments);
    return result;
}

int fprintf(FILE *restrict stream, const char *restrict format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    int result = print(stream, format, arguments);
    va_end(arguments);
    return result;
}

int __fprintf_chk(FILE *stream, int flag, const char *format, ...);
int __fprintf_chk(FILE *stream, int flag, const char *format, ...)
{
    (void)flag;
    va_list arguments;
    va_start(arguments, format);
    int result = print(stream, format, arguments);
    va_end(arguments);
    return result;
}

int fflush(FILE *stream)
{
    REAL(int, fflush, FILE *);
    return fails(FAULT_PRINT, "fflush") ? EOF : real(stream);
}

/* ---- memory ---- */

void *__libc_malloc(size_t size);
void *__libc_calloc(size_t count, size_t size);
void *__libc_realloc(void *old, size_t size);

void *malloc(size_t size)
{
    return fails(FAULT_ALLOC, "malloc") ? NULL : __libc_malloc(size);
}

void *calloc(size_t count, size_t size)
{
    return fails(FAULT_ALLOC, "calloc") ? NULL : __libc_calloc(count, size);
}

void *realloc(void *old, size_t size)
{
    return fails(FAULT_ALLOC, "realloc") ? NULL : __libc_realloc(old, size);
}

/* ---- the plan from the environment ---- */

struct named {
    const char *name;
    int value;
};

static const struct named kinds[] = {
    { "open", FAULT_OPEN },     { "read", FAULT_READ },     { "stat", FAULT_STAT },
    { "list", FAULT_LIST },     { "write", FAULT_WRITE },   { "close", FAULT_CLOSE },
    { "sync", FAULT_SYNC },     { "rename", FAULT_RENAME }, { "mkdir", FAULT_MKDIR },
    { "unlink", FAULT_UNLINK }, { "mode", FAULT_MODE },     { "lock", FAULT_LOCK },
    { "print", FAULT_PRINT },   { "alloc", FAULT_ALLOC },   { "change", FAULT_CHANGES },
};

static const struct named errors[] = {
    { "EIO", EIO },       { "EACCES", EACCES }, { "ENOSPC", ENOSPC }, { "EINTR", EINTR },
    { "EMFILE", EMFILE }, { "EROFS", EROFS },   { "EDQUOT", EDQUOT }, { "ENOMEM", ENOMEM },
    { "ENODEV", ENODEV }, { "EPERM", EPERM },   { "ESTALE", ESTALE }, { "ENOENT", ENOENT },
};

static const struct named *find(const struct named *table, size_t count, const char *name,
                                size_t length)
{
    for (size_t i = 0; i < count; i++)
        if (strlen(table[i].name) == length && memcmp(table[i].name, name, length) == 0)
            return &table[i];
    return NULL;
}

#define COUNT(table) (sizeof(table) / sizeof *(table))

static bool take_action(struct faults *plan, const char *text)
{
    size_t length = strcspn(text, "+");
    const struct named *error = find(errors, COUNT(errors), text, length);
    plan->onward = text[length] == '+';
    plan->error = error ? error->value : 0;
    if (error)
        plan->action = FAULT_FAIL;
    else if (strcmp(text, "short") == 0)
        plan->action = FAULT_SHORT;
    else if (strcmp(text, "kill") == 0)
        plan->action = FAULT_KILL;
    return plan->action != FAULT_NONE;
}

static bool take_kinds(struct faults *plan, const char **text)
{
    for (;;) {
        size_t length = strcspn(*text, ",:");
        const struct named *kind = find(kinds, COUNT(kinds), *text, length);
        if (!kind)
            return false;
        plan->kinds |= (unsigned)kind->value;
        *text += length;
        if (**text != ',')
            return **text == ':';
        ++*text;
    }
}

__attribute__((constructor)) static void begin(void)
{
    const char *text = getenv("FAULTS");
    static struct faults plan;
    plan.no_exchange = getenv("FAULTS_NO_EXCHANGE") != NULL;
    if (text) {
        char *end = NULL;
        if (take_kinds(&plan, &text))
            plan.at = strtoul(text + 1, &end, 10);
        if (!end || *end != ':' || !take_action(&plan, end + 1))
            abort(); /* no plan of inject.h */
    }
    faults_follow(&plan);
}

#endif
