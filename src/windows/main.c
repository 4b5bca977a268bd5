/* What Windows starts: prepares what main.c expects, as any other system offers it by
 * itself, and runs it.
 *
 * - Arguments in UTF-8, with `/` in paths; output in UTF-8, as it is written.
 * - The language of the user's Windows, unless the environment names one.
 * - A double click on the program builds the project it lies in; a folder dragged onto
 *   it is built. The window then stays until a key is pressed: it would be gone before
 *   anybody could read it.
 */
#include "options.h" /* first: windows.h has a SEVERITY_ERROR of its own */

#include "windows/wide.h"

#include <conio.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "disk/path.h"
#include "disk/posix.h"
#include "disk/system.h"

/* main() of main.c: for Windows it is compiled under this name. */
int kurzcheck_main(int count, char **words);
int wmain(int count, wchar_t **wide);

/* The library would expand a `*` in arguments by itself. */
int _CRT_glob = 0;

static void set_language(void)
{
    bool named = getenv("LC_ALL") || getenv("LC_MESSAGES") || getenv("LANG");
    if (!named && PRIMARYLANGID(GetUserDefaultUILanguage()) == LANG_GERMAN)
        _putenv("LANG=de_DE.UTF-8");
}

/* What was said before an abort() is all that tells of its cause. */
static void flush_output(int number)
{
    (void)number;
    fflush(stdout);
    fflush(stderr);
}

/* Bytes are to arrive as they were written, and whole: a letter that comes in two parts
 * is two wrong letters in the window. */
static void prepare_output(void)
{
    signal(SIGABRT, flush_output);
    FILE *const streams[] = { stdout, stderr };
    for (size_t i = 0; i < sizeof streams / sizeof *streams; i++) {
        _setmode(_fileno(streams[i]), _O_BINARY);
        setvbuf(streams[i], NULL, _IOFBF, 1 << 16);
    }
}

/* The arguments, and NULL behind them. They live as long as the program. */
static char **read_words(int count, wchar_t **wide)
{
    char **words = memory_alloc(((size_t)count + 1) * sizeof *words);
    for (int i = 0; i < count; i++) {
        words[i] = wide_utf8(wide[i]);
        for (char *c = words[i]; *c; c++)
            if (*c == '\\')
                *c = '/';
    }
    words[count] = NULL;
    return words;
}

static bool is_folder(const char *path, const char *below)
{
    struct arena *arena = arena_new();
    const char *absolute = path_resolve(arena, path_join(arena, path, below));
    struct stat status;
    bool folder = absolute && stat(absolute, &status) == 0 && S_ISDIR(status.st_mode);
    arena_free(arena);
    return folder;
}

/* True if the window was opened for this program alone, and somebody sits before it. */
static bool has_own_window(void)
{
    DWORD processes[2], mode;
    return GetConsoleProcessList(processes, 2) == 1 &&
           GetConsoleMode(GetStdHandle(STD_INPUT_HANDLE), &mode);
}

/* ---- started by a mouse ---- */

static int run(const char *command, const char *folder)
{
    char *words[] = { (char *)"kurzcheck", (char *)command, (char *)"--", (char *)folder, NULL };
    return kurzcheck_main(4, words);
}

/* Without a command line nobody could start a project: a key does it. False if it was another
 * key, which closes the window. */
static bool wants_project(enum message_language language)
{
    fputs(say(SAY_MOUSE_NO_PROJECT, language), stderr);
    fflush(stderr);
    wint_t key = _getwch();
    return key == L'n' || key == L'N';
}

static int begin_project(enum message_language language)
{
    const char *folder = say(SAY_MOUSE_NEW_FOLDER, language);
    int status = run("new", folder);
    wchar_t own[MAX_PATH];
    DWORD units = GetModuleFileNameW(NULL, own, MAX_PATH);
    wchar_t *copy = wide_text(folder);
    wchar_t target[64];
    swprintf(target, sizeof target / sizeof *target, L"%ls\\kurzcheck.exe", copy);
    free(copy);
    if (status == 0 && units && units < MAX_PATH && CopyFileW(own, target, TRUE))
        fputs(say(SAY_MOUSE_BEGUN, language), stderr);
    return status;
}

static int run_by_mouse(const char *folder)
{
    char *words[] = { (char *)"kurzcheck", (char *)"build", NULL };
    struct options options;
    options_read(&options, 2, words);
    int status;
    if (strcmp(folder, ".") == 0 && !is_folder(folder, "content")) {
        if (!wants_project(options.language))
            return 1;
        status = begin_project(options.language);
    } else {
        status = run("build", folder);
        if (status == 0)
            fputs(say(SAY_MOUSE_BUILT, options.language), stderr);
    }
    fputs(say(SAY_MOUSE_CLOSE, options.language), stderr);
    fflush(stderr);
    _getwch();
    return status;
}

int wmain(int count, wchar_t **wide)
{
    UINT code_page = GetConsoleOutputCP();
    SetConsoleOutputCP(CP_UTF8);
    prepare_output();
    set_language();
    char **words = read_words(count, wide);
    bool by_mouse =
        (count == 1 || (count == 2 && words[1][0] != '-' && is_folder(words[1], "."))) &&
        has_own_window();
    int status =
        by_mouse ? run_by_mouse(count == 2 ? words[1] : ".") : kurzcheck_main(count, words);
    fflush(stdout);
    fflush(stderr);
    SetConsoleOutputCP(code_page);
    return status;
}
