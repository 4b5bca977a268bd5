/* hold FILE SHARE: keeps a file or folder open until its input ends, as an office
 * program or a virus scanner does. SHARE has a letter for all that others may do
 * with it meanwhile: r(ead), w(rite), d(elete and rename).
 */
#include <stdio.h>
#include <wchar.h>
#include <windows.h>

int wmain(int count, wchar_t **words);

int wmain(int count, wchar_t **words)
{
    if (count != 3)
        return 2;
    DWORD share = 0;
    for (const wchar_t *letter = words[2]; *letter; letter++)
        share |= *letter == L'r'   ? FILE_SHARE_READ
                 : *letter == L'w' ? FILE_SHARE_WRITE
                                   : FILE_SHARE_DELETE;
    HANDLE file = CreateFileW(words[1], GENERIC_READ, share, NULL, OPEN_EXISTING,
                              FILE_FLAG_BACKUP_SEMANTICS, NULL);
    if (file == INVALID_HANDLE_VALUE) {
        fprintf(stderr, "hold: error %lu\n", GetLastError());
        return 1;
    }
    fputs("held", stdout);
    fflush(stdout);
    while (getchar() != EOF) {
    }
    CloseHandle(file);
    return 0;
}
