/* disk/posix_windows.h, second part: names, and the folders they are in. */
#include "windows/wide.h"

#include <string.h>

#include "base/arena.h"
#include "disk/posix_windows.h"

int mkdir(const char *path, unsigned mode)
{
    (void)mode;
    wchar_t *wide = wide_path(path);
    if (!wide)
        return -1;
    int result = CreateDirectoryW(wide, NULL) ? 0 : wide_fail();
    free(wide);
    return result;
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
    for (;;) {
        if (is_folder(attributes) ? RemoveDirectoryW(path) : DeleteFileW(path))
            return 0;
        DWORD error = GetLastError();
        if (!wide_may_pass(error, &round)) {
            errno = wide_errno(error);
            return -1;
        }
    }
}

int rmdir(const char *path)
{
    wchar_t *wide = wide_path(path);
    if (!wide)
        return -1;
    int result = delete_name(wide, FILE_ATTRIBUTE_DIRECTORY | GetFileAttributesW(wide));
    free(wide);
    return result;
}

/* A link to a folder is a kind of folder to Windows. */
int unlink(const char *path)
{
    wchar_t *wide = wide_path(path);
    if (!wide)
        return -1;
    DWORD attributes = GetFileAttributesW(wide);
    int result = -1;
    if (is_folder(attributes) && !(attributes & FILE_ATTRIBUTE_REPARSE_POINT))
        errno = EISDIR;
    else
        result = delete_name(wide, attributes);
    free(wide);
    return result;
}

/* MoveFileEx refuses an open folder, and one with anything open in it, as if the
 * right to do it were missing. */
static int move_error(DWORD error, bool folder)
{
    return folder && error == ERROR_ACCESS_DENIED ? ETXTBSY : wide_errno(error);
}

static int move(const wchar_t *from, const wchar_t *to)
{
    DWORD attributes = GetFileAttributesW(from);
    bool folder = is_folder(attributes), cleared = false;
    /* An empty folder may be replaced; MoveFileEx would not do it. */
    if (folder && is_folder(GetFileAttributesW(to))) {
        if (!RemoveDirectoryW(to))
            return wide_fail();
        cleared = true;
    }
    unsigned round = 0;
    for (;;) {
        if (MoveFileExW(from, to, folder ? 0 : MOVEFILE_REPLACE_EXISTING))
            return 0;
        DWORD error = GetLastError();
        if (wide_may_pass(error, &round))
            continue;
        if (cleared)
            CreateDirectoryW(to, NULL);
        errno = move_error(error, folder);
        return -1;
    }
}

int rename(const char *from, const char *to)
{
    wchar_t *wide_from = wide_path(from), *wide_to = wide_path(to);
    int result = wide_from && wide_to ? move(wide_from, wide_to) : -1;
    free(wide_from);
    free(wide_to);
    return result;
}

int chmod(const char *path, unsigned mode)
{
    wchar_t *wide = wide_path(path);
    if (!wide)
        return -1;
    DWORD attributes = GetFileAttributesW(wide);
    int result = attributes == INVALID_FILE_ATTRIBUTES ? wide_fail() : 0;
    if (mode & 0200)
        take_off_read_only(wide, attributes);
    free(wide);
    return result;
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
    struct arena *arena = arena_new();
    const char *last = strrchr(path, '/');
    wchar_t *pattern = wide_path(arena_format(arena, "%s%s*", path, last && !last[1] ? "" : "/"));
    arena_free(arena);
    if (!pattern)
        return NULL;
    DIR *folder = memory_alloc(sizeof *folder);
    folder->fresh = true;
    folder->search = FindFirstFileExW(pattern, FindExInfoBasic, &folder->found,
                                      FindExSearchNameMatch, NULL, FIND_FIRST_EX_LARGE_FETCH);
    free(pattern);
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
    size_t length = strlen(name);
    if (length >= NAME_BYTES)
        length = NAME_BYTES - 1;
    memcpy(folder->entry.d_name, name, length);
    folder->entry.d_name[length] = '\0';
    free(name);
    return &folder->entry;
}

int closedir(DIR *folder)
{
    FindClose(folder->search);
    free(folder);
    return 0;
}
