/* disk/posix_windows.h, first part: what is there, and what is in it. */
#include "windows/wide.h"

#include <limits.h>
#include <string.h>

#include "disk/posix_windows.h"

enum { SHARED = FILE_SHARE_READ | FILE_SHARE_WRITE | FILE_SHARE_DELETE };

/* A volume that numbers no files (a network share) has their paths. FNV-1a, 64 bit:
 * http://www.isthe.com/chongo/tech/comp/fnv/ */
static posix_ino_t number_by_path(HANDLE file)
{
    wchar_t path[WIDE_PATH];
    uint64_t hash = 0xcbf29ce484222325u;
    wide_final_path(file, path);
    for (const wchar_t *c = path; *c; c++)
        hash = (hash ^ (uint64_t)*c) * 0x100000001b3u;
    return hash;
}

enum { FILETIME_PER_SECOND = 10000000 }; /* a FILETIME counts 100 ns, from 1601 on */
#define FILETIME_OF_1970 116444736000000000

static int read_status(HANDLE file, struct stat *out)
{
    BY_HANDLE_FILE_INFORMATION info;
    if (!GetFileInformationByHandle(file, &info))
        return wide_fail();
    bool folder = (info.dwFileAttributes & FILE_ATTRIBUTE_DIRECTORY) != 0;
    bool fixed = (info.dwFileAttributes & FILE_ATTRIBUTE_READONLY) != 0;
    int64_t time = ((int64_t)info.ftLastWriteTime.dwHighDateTime << 32) +
                   info.ftLastWriteTime.dwLowDateTime - FILETIME_OF_1970;
    *out = (struct stat){
        .st_dev = info.dwVolumeSerialNumber,
        .st_ino = ((uint64_t)info.nFileIndexHigh << 32) + info.nFileIndexLow,
        .st_mode = folder ? S_IFDIR | 0755 : S_IFREG | (fixed ? 0444 : 0644),
        .st_size = ((int64_t)info.nFileSizeHigh << 32) + info.nFileSizeLow,
        .st_mtim.tv_sec = time / FILETIME_PER_SECOND,
        .st_mtim.tv_nsec = (long)(time % FILETIME_PER_SECOND) * 100,
    };
    if (!out->st_ino)
        out->st_ino = number_by_path(file);
    return 0;
}

/* Opens what has a name, only to ask about it: also a file that another program keeps for itself.
 */
static HANDLE open_name(const char *path, DWORD flags)
{
    wchar_t wide[WIDE_PATH];
    if (!wide_path(path, wide))
        return INVALID_HANDLE_VALUE;
    HANDLE file = CreateFileW(wide, FILE_READ_ATTRIBUTES, SHARED, NULL, OPEN_EXISTING,
                              FILE_FLAG_BACKUP_SEMANTICS | flags, NULL);
    if (file == INVALID_HANDLE_VALUE)
        wide_fail();
    return file;
}

static int status_of(const char *path, DWORD flags, bool *link, struct stat *out)
{
    HANDLE file = open_name(path, flags);
    if (file == INVALID_HANDLE_VALUE)
        return -1;
    FILE_ATTRIBUTE_TAG_INFO tag = { 0, 0 };
    *link =
        GetFileInformationByHandleEx(file, FileAttributeTagInfo, &tag, sizeof tag) &&
        (tag.FileAttributes & FILE_ATTRIBUTE_REPARSE_POINT) &&
        (tag.ReparseTag == IO_REPARSE_TAG_SYMLINK || tag.ReparseTag == IO_REPARSE_TAG_MOUNT_POINT);
    int result = read_status(file, out);
    CloseHandle(file);
    return result;
}

int stat(const char *path, struct stat *out)
{
    bool link;
    return status_of(path, 0, &link, out);
}

int lstat(const char *path, struct stat *out)
{
    bool link;
    if (status_of(path, FILE_FLAG_OPEN_REPARSE_POINT, &link, out) != 0)
        return -1;
    if (link)
        out->st_mode = S_IFLNK | 0777;
    return 0;
}

static HANDLE handle_of(int fd)
{
    return (HANDLE)_get_osfhandle(fd);
}

int fstat(int fd, struct stat *out)
{
    return read_status(handle_of(fd), out);
}

ssize_t readlink(const char *path, char *out, size_t size)
{
    wchar_t final[WIDE_PATH];
    HANDLE file = open_name(path, 0);
    if (file == INVALID_HANDLE_VALUE)
        return -1;
    char *target = wide_final_path(file, final) ? wide_own_path(final) : NULL;
    CloseHandle(file);
    size_t length = target ? strlen(target) : 0;
    if (length > size)
        length = size;
    if (target)
        memcpy(out, target, length);
    free(target);
    if (length)
        return (ssize_t)length;
    errno = EIO;
    return -1;
}

/* Opens for everybody: who else reads or writes the file is not our concern. */
static HANDLE open_shared(const wchar_t *path, DWORD access, DWORD creation)
{
    unsigned round = 0;
    HANDLE file;
    do
        file = CreateFileW(path, access, SHARED, NULL, creation,
                           FILE_FLAG_BACKUP_SEMANTICS | FILE_ATTRIBUTE_NORMAL, NULL);
    while (file == INVALID_HANDLE_VALUE && GetLastError() != ERROR_ACCESS_DENIED &&
           wide_may_pass(&round));
    return file;
}

/* True if the open file is the one of that name, and not one that a link of that name leads
 * to. */
static bool is_file_of_name(int fd, const char *path)
{
    struct stat open_one, named;
    return fstat(fd, &open_one) == 0 && lstat(path, &named) == 0 && !S_ISLNK(named.st_mode) &&
           open_one.st_dev == named.st_dev && open_one.st_ino == named.st_ino;
}

/* Windows has no O_NOFOLLOW that would open what is no link: links are refused before they
 * are followed, and what took the file's place meanwhile is found by a look afterwards. */
int open(const char *path, int flags, ...)
{
    struct stat status;
    if ((flags & O_NOFOLLOW) && lstat(path, &status) == 0 && S_ISLNK(status.st_mode)) {
        errno = ELOOP;
        return -1;
    }
    wchar_t wide[WIDE_PATH];
    if (!wide_path(path, wide))
        return -1;
    bool writes = (flags & (O_WRONLY | O_RDWR)) != 0;
    HANDLE file = open_shared(wide,
                              flags & O_WRONLY ? GENERIC_WRITE
                              : writes         ? GENERIC_READ | GENERIC_WRITE
                                               : GENERIC_READ,
                              !(flags & O_CREAT) ? OPEN_EXISTING
                              : flags & O_EXCL   ? CREATE_NEW
                                                 : OPEN_ALWAYS);
    if (file == INVALID_HANDLE_VALUE)
        return wide_fail();
    int fd = _open_osfhandle((intptr_t)file, _O_BINARY | _O_NOINHERIT);
    if (fd < 0) {
        CloseHandle(file);
        return -1;
    }
    if (!(flags & O_NOFOLLOW) || is_file_of_name(fd, path))
        return fd;
    close(fd);
    errno = ELOOP;
    return -1;
}

int close(int fd)
{
    return _close(fd);
}

static unsigned capped(size_t size)
{
    return size > INT_MAX ? INT_MAX : (unsigned)size;
}

ssize_t read(int fd, void *data, size_t size)
{
    return _read(fd, data, capped(size));
}

ssize_t write(int fd, const void *data, size_t size)
{
    return _write(fd, data, capped(size));
}

/* Windows asks for the right to write, and disk/ opens to read. */
int fsync(int fd)
{
    struct stat status;
    if (fstat(fd, &status) != 0)
        return -1;
    if (S_ISDIR(status.st_mode)) {
        errno = EINVAL;
        return -1;
    }
    HANDLE file = ReOpenFile(handle_of(fd), GENERIC_WRITE, SHARED, 0);
    if (file == INVALID_HANDLE_VALUE)
        return wide_fail();
    bool flushed = FlushFileBuffers(file);
    DWORD error = GetLastError();
    CloseHandle(file);
    if (flushed)
        return 0;
    errno = wide_errno(error);
    return -1;
}

/* Locked is a byte that no file has: the lock itself would keep others from reading. */
int fcntl(int fd, int request, const struct flock *lock)
{
    (void)request;
    (void)lock;
    OVERLAPPED place = { .OffsetHigh = INT_MAX };
    if (LockFileEx(handle_of(fd), LOCKFILE_EXCLUSIVE_LOCK | LOCKFILE_FAIL_IMMEDIATELY, 0, 1, 0,
                   &place))
        return 0;
    DWORD error = GetLastError();
    errno = error == ERROR_LOCK_VIOLATION || error == ERROR_IO_PENDING ? EAGAIN : ENOLCK;
    return -1;
}

int getpid(void)
{
    return (int)GetCurrentProcessId();
}
