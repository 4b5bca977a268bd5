/* disk/posix_windows.h, second part: names, and the folders they are in. */
#include "windows/wide.h"

#include <string.h>

#include "base/arena.h"
#include "disk/posix_windows.h"

int mkdir(const char *path, unsigned mode)
{
    (void)mode;
    wchar_t wide[WIDE_PATH];
    if (!wide_path(path, wide))
        return -1;
    return CreateDirectoryW(wide, NULL) ? 0 : wide_fail();
}

static bool is_folder(DWORD attributes)
{
    return attributes != INVALID_FILE_ATTRIBUTES && (attributes & FILE_ATTRIBUTE_DIRECTORY);
}

/* What is read-only can only be deleted when it no longer is. */
static void take_off_read_only(const wchar_t *path, DWORD attributes)
{
    if (attributes != INVALID_FILE_ATTRIBUTES && (attributes & FILE_ATTRIBUTE_READONLY))
        SetFileAttributesW(path, attributes & ~(DWORD)FILE_ATTRIBUTE_READONLY);
}

/* Deletes a file or an empty folder. */
static int delete_name(const wchar_t *path, DWORD attributes)
{
    take_off_read_only(path, attributes);
    unsigned round = 0;
    do
        if (is_folder(attributes) ? RemoveDirectoryW(path) : DeleteFileW(path))
            return 0;
    while (wide_may_pass(&round));
    return wide_fail();
}

int rmdir(const char *path)
{
    wchar_t wide[WIDE_PATH];
    if (!wide_path(path, wide))
        return -1;
    return delete_name(wide, FILE_ATTRIBUTE_DIRECTORY | GetFileAttributesW(wide));
}

/* A link to a folder is a kind of folder to Windows. */
int unlink(const char *path)
{
    wchar_t wide[WIDE_PATH];
    if (!wide_path(path, wide))
        return -1;
    DWORD attributes = GetFileAttributesW(wide);
    if (!is_folder(attributes) || (attributes & FILE_ATTRIBUTE_REPARSE_POINT))
        return delete_name(wide, attributes);
    errno = EISDIR;
    return -1;
}

static int move(const wchar_t *from, const wchar_t *to)
{
    DWORD attributes = GetFileAttributesW(from);
    bool folder = is_folder(attributes);
    unsigned round = 0;
    do
        if (MoveFileExW(from, to, folder ? 0 : MOVEFILE_REPLACE_EXISTING))
            return 0;
    while (wide_may_pass(&round));
    /* An open folder, and one with anything open in it, is refused as if the right were missing. */
    DWORD error = GetLastError();
    errno = folder && error == ERROR_ACCESS_DENIED ? ETXTBSY : wide_errno(error);
    return -1;
}

int rename(const char *from, const char *to)
{
    wchar_t wide_from[WIDE_PATH], wide_to[WIDE_PATH];
    bool known = wide_path(from, wide_from) && wide_path(to, wide_to);
    return known ? move(wide_from, wide_to) : -1;
}

int chmod(const char *path, unsigned mode)
{
    wchar_t wide[WIDE_PATH];
    if (!wide_path(path, wide))
        return -1;
    DWORD attributes = GetFileAttributesW(wide);
    if (attributes == INVALID_FILE_ATTRIBUTES)
        return wide_fail();
    if (mode & 0200)
        take_off_read_only(wide, attributes);
    return 0;
}

int chown(const char *path, uid_t owner, gid_t group)
{
    (void)path;
    (void)owner;
    (void)group;
    return 0;
}

struct posix_folder {
    HANDLE search;
    WIN32_FIND_DATAW found;
    bool fresh; /* `found` was not given yet */
    struct dirent entry;
};

DIR *opendir(const char *path)
{
    wchar_t pattern[WIDE_PATH];
    if (!wide_path(path, pattern))
        return NULL;
    size_t length = wcslen(pattern);
    wcscpy(pattern + length - (pattern[length - 1] == L'\\'), L"\\*");
    DIR *folder = memory_alloc(sizeof *folder);
    folder->fresh = true;
    folder->search = FindFirstFileExW(pattern, FindExInfoBasic, &folder->found,
                                      FindExSearchNameMatch, NULL, FIND_FIRST_EX_LARGE_FETCH);
    if (folder->search != INVALID_HANDLE_VALUE)
        return folder;
    wide_fail();
    free(folder);
    return NULL;
}

struct dirent *readdir(DIR *folder)
{
    if (!folder->fresh && !FindNextFileW(folder->search, &folder->found)) {
        if (GetLastError() != ERROR_NO_MORE_FILES)
            wide_fail();
        return NULL;
    }
    folder->fresh = false;
    char *name = wide_utf8(folder->found.cFileName);
    snprintf(folder->entry.d_name, NAME_BYTES, "%s", name);
    free(name);
    return &folder->entry;
}

int closedir(DIR *folder)
{
    FindClose(folder->search);
    free(folder);
    return 0;
}
