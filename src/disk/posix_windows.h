/* What disk/ asks of POSIX, for Windows: the same names, the same meaning, as far
 * as disk/ relies on it; errors are an errno.
 *
 * Paths are UTF-8 with `/`, and absolute: "/C:/Users/x" on a drive,
 * "/UNC/server/share/x" on the network. So the code that takes paths apart needs to
 * know of no drives. At the border they become \\?\C:\Users\x, which has no limit
 * of 260 characters and no forbidden names.
 *
 * Different from POSIX:
 * - Owners, groups and modes do not exist; chmod takes off a file's "read-only".
 * - A name that another program keeps busy (a virus scanner, an open Explorer)
 *   is tried again for about two seconds, then it is ETXTBSY.
 * - A link, also a junction, reads as where it leads to in the end.
 */
#ifndef DISK_POSIX_WINDOWS_H
#define DISK_POSIX_WINDOWS_H

/* Windows' own headers declare some of these names: they must have done so before. */
#include <direct.h>
#include <errno.h>
#include <fcntl.h>
#include <io.h>
#include <process.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <sys/types.h>
#include <time.h>
#include <wchar.h>

#define dev_t posix_dev_t
#define ino_t posix_ino_t
typedef uint64_t posix_dev_t, posix_ino_t;
typedef unsigned uid_t, gid_t; /* always 0 */

/* Object and function bear the same name. */
#define stat posix_stat
struct posix_stat {
    posix_dev_t st_dev; /* the volume's number */
    posix_ino_t st_ino; /* the file's on it */
    unsigned st_mode;
    int64_t st_size; /* bytes */
    uid_t st_uid;
    gid_t st_gid;
    struct timespec st_mtim;
};

#undef S_IFMT
#undef S_IFDIR
#undef S_IFREG
#undef S_ISDIR
#undef S_ISREG
#define S_IFMT        0170000
#define S_IFDIR       0040000
#define S_IFREG       0100000
#define S_IFLNK       0120000
#define S_ISDIR(mode) (((mode)&S_IFMT) == S_IFDIR)
#define S_ISREG(mode) (((mode)&S_IFMT) == S_IFREG)
#define S_ISLNK(mode) (((mode)&S_IFMT) == S_IFLNK)

#define lstat posix_lstat
#define fstat posix_fstat
int stat(const char *path, struct stat *out);
int lstat(const char *path, struct stat *out);
int fstat(int fd, struct stat *out);

/* O_NOFOLLOW: ELOOP, too, where a link or another file takes the file's place meanwhile. */
#define O_NONBLOCK 0
#define O_NOCTTY   0
#define O_CLOEXEC  0 /* always so */
#define O_NOFOLLOW 0x1000000

#define open  posix_open
#define close posix_close
#define read  posix_read
#define write posix_write
#define fsync posix_fsync
int open(const char *path, int flags, ...);
int close(int fd);
ssize_t read(int fd, void *data, size_t size);
ssize_t write(int fd, const void *data, size_t size);
/* EINVAL for a folder: there is no such request. */
int fsync(int fd);

/* A lock on the whole file: the only kind there is. */
#define F_SETLK 1
#define F_WRLCK 1
struct flock {
    short l_type, l_whence;
};
#define fcntl posix_fcntl
int fcntl(int fd, int request, const struct flock *lock);

#define mkdir    posix_mkdir
#define rmdir    posix_rmdir
#define unlink   posix_unlink
#define rename   posix_rename
#define chmod    posix_chmod
#define chown    posix_chown
#define readlink posix_readlink
#define getpid   posix_getpid
int mkdir(const char *path, unsigned mode);
int rmdir(const char *path);
int unlink(const char *path);
int rename(const char *from, const char *to);
int chmod(const char *path, unsigned mode);
int chown(const char *path, uid_t owner, gid_t group);
ssize_t readlink(const char *path, char *out, size_t size);
int getpid(void);

enum { NAME_BYTES = 1024 }; /* of the 255 UTF-16 units that a name can have */
struct dirent {
    char d_name[NAME_BYTES];
};
struct posix_folder;
#define DIR      struct posix_folder
#define opendir  posix_opendir
#define readdir  posix_readdir
#define closedir posix_closedir
DIR *opendir(const char *path);
struct dirent *readdir(DIR *folder);
int closedir(DIR *folder);

#endif
