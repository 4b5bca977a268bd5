/* What the tests of the disk share: a scratch folder, sites to write, and ways
 * to see what became of them. Reads and removes with means of its own, not with
 * those that are tested.
 */
#ifndef DISK_SCRATCH_H
#define DISK_SCRATCH_H

#include <dirent.h>
#include <errno.h>
#include <limits.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/buffer.h"
#include "base/files.h"
#include "base/sha256.h"
#include "diag/diag.h"
#include "disk/path.h"

/* The end of a test that cannot go on for want of its own means. */
static inline void scratch_check(bool done, const char *what)
{
    if (done)
        return;
    fprintf(stderr, "scratch: %s: %s\n", what, strerror(errno));
    exit(99);
}

/* A path made as by printf; lives in the arena. */
#define PATH(...) arena_format(arena, __VA_ARGS__)

/* From now on scratch folders are in memory, where a disk would only add waiting. */
static inline void use_memory(void)
{
    if (access("/dev/shm", W_OK | X_OK) == 0)
        setenv("TMPDIR", "/dev/shm", 0);
}

char *realpath(const char *path, char *real); /* declared for XSI alone */

/* The folder that scratch_new made last: a path without links, as the C library says. */
static char scratch_top[PATH_MAX];

/* The absolute path, without links, of a new folder that everybody may enter. */
static inline char *scratch_new(struct arena *arena)
{
    const char *base = getenv("TMPDIR");
    char *path = arena_format(arena, "%s/kurzcheck-test-XXXXXX", base && *base ? base : "/tmp");
    scratch_check(mkdtemp(path) != NULL, path);
    scratch_check(chmod(path, 0755) == 0 && realpath(path, scratch_top) != NULL, path);
    return arena_string(arena, scratch_top);
}

static inline void scratch_remove_tree(const char *path)
{
    struct arena *arena = arena_new();
    chmod(path, 0700);
    DIR *folder = opendir(path);
    scratch_check(folder != NULL, path);
    for (const struct dirent *entry; (entry = readdir(folder));) {
        struct stat status;
        const char *inner = PATH("%s/%s", path, entry->d_name);
        if (strcmp(entry->d_name, ".") == 0 || strcmp(entry->d_name, "..") == 0)
            continue;
        if (lstat(inner, &status) == 0 && S_ISDIR(status.st_mode))
            scratch_remove_tree(inner);
        else
            scratch_check(unlink(inner) == 0, inner);
    }
    closedir(folder);
    scratch_check(rmdir(path) == 0, path);
    arena_free(arena);
}

/* Removes a folder and all in it: the one that scratch_new made last, or one in it, and no other,
 * wherever a mistake in the program, or in a test, has led the path. */
static inline void scratch_remove(const char *path)
{
    char real[PATH_MAX];
    size_t length = strlen(scratch_top);
    scratch_check(realpath(path, real) != NULL, path);
    errno = EPERM;
    scratch_check(length && strncmp(real, scratch_top, length) == 0 && strchr("/", real[length]),
                  real);
    scratch_remove_tree(real);
}

static inline void make_folder(const char *path)
{
    scratch_check(mkdir(path, 0777) == 0 || errno == EEXIST, path);
}

static inline void put_bytes(const char *path, const char *data, size_t size)
{
    FILE *file = fopen(path, "wb");
    scratch_check(file && fwrite(data, 1, size, file) == size && fclose(file) == 0, path);
}

static inline void put(const char *path, const char *text)
{
    put_bytes(path, text, strlen(text));
}

static inline bool is_there(const char *path)
{
    struct stat status;
    return lstat(path, &status) == 0;
}

/* The whole file, or NULL. */
static inline const char *get(struct arena *arena, const char *path, size_t *size)
{
    FILE *file = fopen(path, "rb");
    if (!file)
        return NULL;
    struct buffer bytes = BUFFER_INIT;
    char chunk[4096];
    for (size_t got; (got = fread(chunk, 1, sizeof chunk, file)) > 0;)
        buffer_add(&bytes, chunk, got);
    fclose(file);
    const char *copy = arena_copy(arena, bytes.data, bytes.length);
    if (size)
        *size = bytes.length;
    buffer_free(&bytes);
    return copy;
}

static inline int scratch_compare(const void *a, const void *b)
{
    return strcmp(*(const char *const *)a, *(const char *const *)b);
}

/* The names in a folder, sorted, with a space after each; "(none)" if it is not there. */
static inline const char *names_in(struct arena *arena, const char *path)
{
    DIR *folder = opendir(path);
    if (!folder)
        return "(none)";
    const char *names[4096];
    size_t count = 0;
    for (const struct dirent *entry; (entry = readdir(folder)) && count < 4096;)
        if (strcmp(entry->d_name, ".") != 0 && strcmp(entry->d_name, "..") != 0)
            names[count++] = arena_string(arena, entry->d_name);
    closedir(folder);
    qsort(names, count, sizeof *names, scratch_compare);
    struct buffer text = BUFFER_INIT;
    for (size_t i = 0; i < count; i++)
        buffer_format(&text, "%s ", names[i]);
    const char *copy = arena_string(arena, text.data);
    buffer_free(&text);
    return copy;
}

/* Adds to a site the SHA256SUMS of its files, and sorts it. */
static inline void site_finish(struct files *site)
{
    struct buffer list = BUFFER_INIT;
    files_sort(site);
    for (size_t i = 0; i < site->count; i++) {
        char hex[SHA256_HEX_SIZE];
        sha256_hex(site->items[i].data, site->items[i].size, hex);
        buffer_format(&list, "%s  %s\n", hex, site->items[i].path);
    }
    files_add_copy(site, "SHA256SUMS", list.data, list.length);
    buffer_free(&list);
    files_sort(site);
}

/* A site whose files have something of `letter` in them, `bytes` each, and of
 * which one is called after it; "same.txt" is the same in every site. */
static inline void site_make(struct files *site, struct arena *arena, char letter, size_t bytes)
{
    static const char *const paths[] = { "index.html", "check.html", "assets/style.css",
                                         "assets/media/logo.png" };
    char *data = arena_alloc(arena, bytes + 1);
    memset(data, letter, bytes);
    files_init(site, arena);
    for (size_t i = 0; i < sizeof paths / sizeof *paths; i++)
        files_add(site, paths[i], data, bytes);
    files_add(site, "same.txt", "same\n", 5);
    files_add(site, PATH("only-%c/page.html", letter), data, bytes / 2);
    site_finish(site);
}

static inline size_t count_files(const char *path)
{
    struct arena *arena = arena_new();
    DIR *folder = opendir(path);
    size_t count = 0;
    for (const struct dirent *entry; folder && (entry = readdir(folder));) {
        struct stat status;
        if (strcmp(entry->d_name, ".") == 0 || strcmp(entry->d_name, "..") == 0)
            continue;
        const char *inner = PATH("%s/%s", path, entry->d_name);
        if (lstat(inner, &status) == 0 && !path_is_os_metadata(entry->d_name, false))
            count += S_ISDIR(status.st_mode) ? count_files(inner) : 1;
    }
    if (folder)
        closedir(folder);
    arena_free(arena);
    return count;
}

/* True if the folder has the files of the site, byte by byte, and no others but what systems
 * leave there. */
static inline bool holds(const char *path, const struct files *site)
{
    struct arena *arena = arena_new();
    bool same = count_files(path) == site->count;
    for (size_t i = 0; i < site->count && same; i++) {
        size_t size = 0;
        const struct file *file = &site->items[i];
        const char *data = get(arena, PATH("%s/%s", path, file->path), &size);
        same = data && size == file->size && memcmp(data, file->data, size) == 0;
    }
    arena_free(arena);
    return same;
}

/* The diagnostics as they would be printed, in English. */
static inline const char *printed(struct arena *arena, struct diag *diag)
{
    char *text = NULL;
    size_t size = 0;
    FILE *stream = open_memstream(&text, &size);
    scratch_check(stream && diag_print(diag, stream, MESSAGES_EN) && fclose(stream) == 0, "print");
    const char *copy = arena_copy(arena, text, size);
    free(text);
    return copy;
}

/* "rule-id path" for each diagnostic, a line each, sorted as they are printed. */
static inline const char *found(struct arena *arena, struct diag *diag)
{
    printed(arena, diag); /* sorts */
    struct buffer text = BUFFER_INIT;
    for (size_t i = 0; i < diag->count; i++)
        buffer_format(&text, "%s %s\n", rules[diag->items[i].rule].id,
                      diag->items[i].place.path ? diag->items[i].place.path : "-");
    const char *copy = arena_string(arena, text.data);
    buffer_free(&text);
    return copy;
}

/* Runs `body` in a process of its own; its result is the process's exit status. */
static inline int in_child(int (*body)(void *), void *argument)
{
    fflush(NULL);
    pid_t child = fork();
    if (child == 0)
        _exit(body(argument));
    int status = 0;
    scratch_check(child > 0 && waitpid(child, &status, 0) == child, "child");
    return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
}

/* Gives up root's power over every file; nothing to do for anybody else. */
static inline void become_nobody(void)
{
    if (geteuid() == 0)
        scratch_check(setgid(65534) == 0 && setuid(65534) == 0, "setuid");
}

#endif
