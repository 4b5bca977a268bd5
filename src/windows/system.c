/* disk/system.h for Windows. */
#include "disk/system.h"

#include <errno.h>
#include <string.h>

#include "base/arena.h"
#include "windows/wide.h"

#include "disk/posix_windows.h"

/* Windows has no such step; the two renames of disk/swap.h stand in for it. */
int system_exchange(const char *one, const char *other)
{
    (void)one;
    (void)other;
    return ENOSYS;
}

/* A drive itself, or a share of a server. What is mounted in a folder is a link
 * here, and has been followed. */
bool system_is_mount(const char *folder)
{
    size_t parts = 0;
    for (const char *c = folder; *c; c++)
        parts += c[0] == '/' && c[1] && c[1] != '/';
    return parts <= (strncmp(folder, "/UNC/", 5) == 0 ? 3 : 1);
}

int64_t system_clock(void)
{
    LARGE_INTEGER ticks, per_second;
    QueryPerformanceCounter(&ticks);
    QueryPerformanceFrequency(&per_second);
    return ticks.QuadPart / per_second.QuadPart * 1000000 +
           ticks.QuadPart % per_second.QuadPart * 1000000 / per_second.QuadPart;
}

/* Set once the program is to end. Windows tells so on a thread of its own, with no way
 * to hand it anything: hence a name for the event, which only this process has. */
static HANDLE ending(void)
{
    wchar_t name[64];
    swprintf(name, sizeof name / sizeof *name, L"Local\\kurzcheck-ending-%lu",
             GetCurrentProcessId());
    return CreateEventW(NULL, TRUE, FALSE, name);
}

enum { TIME_TO_END = 4000 }; /* milliseconds; Windows waits 5 s when a window is closed */

/* When this returns from a closed window, the program is gone: the last site is written
 * meanwhile. */
static BOOL WINAPI note_ending(DWORD event)
{
    HANDLE wish = ending();
    SetEvent(wish);
    if (event != CTRL_C_EVENT && event != CTRL_BREAK_EVENT)
        Sleep(TIME_TO_END);
    return TRUE;
}

/* The event lives as long as a handle of it is open: that is, as long as the program. */
void system_hold_ending(void)
{
    ending();
    SetConsoleCtrlHandler(NULL, FALSE);
    SetConsoleCtrlHandler(note_ending, TRUE);
}

bool system_pause(int milliseconds)
{
    HANDLE wish = ending();
    DWORD result = wish ? WaitForSingleObject(wish, (DWORD)milliseconds) : WAIT_FAILED;
    if (wish)
        CloseHandle(wish);
    if (result == WAIT_FAILED) /* which takes no time */
        Sleep((DWORD)milliseconds);
    return result == WAIT_OBJECT_0;
}

/* True for a path in the form of disk/posix_windows.h. */
static bool is_own(const char *path)
{
    return strncmp(path, "/UNC/", 5) == 0 || (path[0] == '/' && path[1] && path[2] == ':');
}

const char *system_absolute(struct arena *arena, const char *path)
{
    if (is_own(path))
        return path;
    wchar_t *wide = wide_text(path), full[WIDE_PATH];
    DWORD units = GetFullPathNameW(wide, WIDE_PATH, full, NULL);
    char *own = units && units < WIDE_PATH ? wide_own_path(full) : NULL;
    const char *absolute = own ? arena_string(arena, own) : NULL;
    free(own);
    free(wide);
    if (!absolute)
        errno = ENOENT;
    return absolute;
}

const char *system_shown(struct arena *arena, const char *path)
{
    if (strncmp(path, "/UNC/", 5) == 0)
        return arena_format(arena, "//%s", path + 5);
    return is_own(path) ? path + 1 : path;
}
