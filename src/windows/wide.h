/* The border between paths as the program has them (disk/posix_windows.h) and as Windows
 * wants them, and between its error codes and errno.
 */
#ifndef WINDOWS_WIDE_H
#define WINDOWS_WIDE_H

#include <stdbool.h>
#include <stdint.h>
#include <wchar.h>
#include <windows.h>

/* Room for the longest path that Windows knows, and what may be put behind it. */
enum { WIDE_PATH = 32768 /* units, with the last 0 */ };

/* UTF-8 as UTF-16. The caller frees it. */
wchar_t *wide_text(const char *text);
/* UTF-16 as UTF-8. The caller frees it. With a lone half of a pair, which a name on NTFS may
 * hold, it is "\xff": no UTF-8, and so no name we would print. */
char *wide_utf8(const wchar_t *text);

/* An absolute path for Windows. False, and errno ENOENT, for "/", which holds the drives but is no
 * folder, and for what is not absolute; ENAMETOOLONG for what is too long. */
bool wide_path(const char *path, wchar_t wide[WIDE_PATH]);
/* The way back from an absolute path of Windows, with or without \\?\ before it;
 * what is neither on a drive nor on the network is NULL. The caller frees it. */
char *wide_own_path(const wchar_t *path);

/* The path of what is open here, without links in it. False, and "", if Windows does not know. */
bool wide_final_path(HANDLE file, wchar_t path[WIDE_PATH]);

/* The errno that says the same as an error code of Windows. */
int wide_errno(DWORD error);
/* Sets errno by GetLastError; -1. */
int wide_fail(void);

/* Waits a little if the last error may pass by itself: something has the file open just
 * now. `round` counts up from 0; false, and the error as it was, when it is time to give up. */
bool wide_may_pass(unsigned *round);

#endif
