#include "windows/wide.h"

#include <ctype.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"

enum {
    ROUNDS = 8,     /* 10 ms, then twice as long each time: two and a half seconds */
    FIRST_WAIT = 10 /* milliseconds */
};

wchar_t *wide_text(const char *text)
{
    int units = MultiByteToWideChar(CP_UTF8, 0, text, -1, NULL, 0);
    wchar_t *wide = memory_alloc(((size_t)units + 1) * sizeof *wide);
    wide[0] = L'\0';
    MultiByteToWideChar(CP_UTF8, 0, text, -1, wide, units);
    return wide;
}

char *wide_utf8(const wchar_t *text)
{
    static const char invalid[] = "\xff";
    DWORD flags = WC_ERR_INVALID_CHARS;
    int size = WideCharToMultiByte(CP_UTF8, flags, text, -1, NULL, 0, NULL, NULL);
    char *utf8 = memory_alloc(size ? (size_t)size : sizeof invalid);
    if (size)
        WideCharToMultiByte(CP_UTF8, flags, text, -1, utf8, size, NULL, NULL);
    else
        memcpy(utf8, invalid, sizeof invalid);
    return utf8;
}

static bool is_drive(const char *text)
{
    return isalpha((unsigned char)text[0]) && text[1] == ':';
}

bool wide_path(const char *path, wchar_t wide[WIDE_PATH])
{
    enum { BEHIND = 2 }; /* units that may be put behind it */
    bool drive = path[0] == '/' && is_drive(path + 1);
    if (!drive && strncmp(path, "/UNC/", 5) != 0) {
        errno = ENOENT;
        return false;
    }
    wcscpy(wide, L"\\\\?");
    if (!MultiByteToWideChar(CP_UTF8, 0, path, -1, wide + 3, WIDE_PATH - 3 - BEHIND)) {
        errno = ENAMETOOLONG;
        return false;
    }
    for (wchar_t *c = wide; *c; c++)
        if (*c == L'/')
            *c = L'\\';
    if (drive && !path[3])
        wcscat(wide, L"\\");
    return true;
}

char *wide_own_path(const wchar_t *path)
{
    char *text = wide_utf8(path), *own = NULL;
    for (char *c = text; *c; c++)
        if (*c == '\\')
            *c = '/';
    const char *rest = strncmp(text, "//?/", 4) == 0 ? text + 4 : text;
    size_t size = strlen(rest) + sizeof "/UNC/";
    bool bare_network = rest == text && strncmp(rest, "//", 2) == 0 && rest[2] != '.';
    if (is_drive(rest) || strncmp(rest, "UNC/", 4) == 0 || bare_network) {
        own = memory_alloc(size);
        strcpy(own, bare_network ? "/UNC/" : "/");
        strcat(own, bare_network ? rest + 2 : rest);
    }
    free(text);
    return own;
}

bool wide_final_path(HANDLE file, wchar_t path[WIDE_PATH])
{
    DWORD units = GetFinalPathNameByHandleW(file, path, WIDE_PATH, 0);
    if (!units || units >= WIDE_PATH)
        *path = L'\0';
    return *path;
}

static const struct {
    DWORD error;
    int code;
} codes[] = {
    { ERROR_FILE_NOT_FOUND, ENOENT },
    { ERROR_PATH_NOT_FOUND, ENOENT },
    { ERROR_INVALID_DRIVE, ENOENT },
    { ERROR_INVALID_NAME, ENOENT },
    { ERROR_BAD_PATHNAME, ENOENT },
    { ERROR_BAD_NETPATH, ENOENT },
    { ERROR_BAD_NET_NAME, ENOENT },
    { ERROR_TOO_MANY_OPEN_FILES, EMFILE },
    { ERROR_ACCESS_DENIED, EACCES },
    { ERROR_INVALID_HANDLE, EBADF },
    { ERROR_NOT_ENOUGH_MEMORY, ENOMEM },
    { ERROR_NOT_SAME_DEVICE, EXDEV },
    { ERROR_WRITE_PROTECT, EROFS },
    { ERROR_SHARING_VIOLATION, ETXTBSY },
    { ERROR_LOCK_VIOLATION, ETXTBSY },
    { ERROR_USER_MAPPED_FILE, ETXTBSY },
    { ERROR_FILE_EXISTS, EEXIST },
    { ERROR_ALREADY_EXISTS, EEXIST },
    { ERROR_DISK_FULL, ENOSPC },
    { ERROR_HANDLE_DISK_FULL, ENOSPC },
    { ERROR_FILE_TOO_LARGE, EFBIG },
    { ERROR_DIR_NOT_EMPTY, ENOTEMPTY },
    { ERROR_DIRECTORY, ENOTDIR },
    { ERROR_FILENAME_EXCED_RANGE, ENAMETOOLONG },
    { ERROR_CANT_RESOLVE_FILENAME, ELOOP },
    { ERROR_NOT_SUPPORTED, ENOTSUP },
    { ERROR_INVALID_PARAMETER, EINVAL },
    { ERROR_INVALID_FUNCTION, EINVAL },
    { ERROR_PRIVILEGE_NOT_HELD, EPERM },
};

int wide_errno(DWORD error)
{
    for (size_t i = 0; i < sizeof codes / sizeof *codes; i++)
        if (codes[i].error == error)
            return codes[i].code;
    return EIO;
}

int wide_fail(void)
{
    errno = wide_errno(GetLastError());
    return -1;
}

bool wide_may_pass(unsigned *round)
{
    DWORD error = GetLastError();
    bool passing = error == ERROR_SHARING_VIOLATION || error == ERROR_LOCK_VIOLATION ||
                   error == ERROR_ACCESS_DENIED || error == ERROR_USER_MAPPED_FILE;
    if (!passing || *round == ROUNDS)
        return false;
    Sleep((DWORD)FIRST_WAIT << (*round)++);
    return true;
}
