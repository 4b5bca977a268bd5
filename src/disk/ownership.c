#include "disk/ownership.h"

#include <errno.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/buffer.h"
#include "base/sha256.h"
#include "diag/status.h"
#include "disk/fs.h"
#include "disk/path.h"
#include "disk/posix.h"
#include "disk/report.h"
#include "disk/system.h"

enum {
    REPORTED = 100, /* files named in one run */
    HEX_DIGITS = SHA256_HEX_SIZE - 1,
    LIST_BYTES = 16 * 1024 * 1024,      /* of a SHA256SUMS: far above what a site can have */
    SITE_FILE_BYTES = 512 * 1024 * 1024 /* the same of any file: a larger one was changed */
};

static const char status_part[] = STATUS_PATH PART_SUFFIX;

struct sum {
    const char *path;
    const char *hex; /* HEX_DIGITS lower-case digits, not terminated */
};

struct sums {
    struct sum *items; /* sorted by path, none twice */
    size_t count;
};

struct inspection {
    struct arena *arena;
    const char *root;
    const char *shown;
    struct diag *diag;  /* or NULL */
    struct sums listed; /* by the folder's SHA256SUMS */
    bool unlisted;      /* it has no SHA256SUMS: nothing in it is ours */
    size_t unchanged;   /* files that are listed, and have the listed hash */
    size_t foreign;     /* files that are not ours */
    size_t status;      /* status scripts, one of them perhaps not yet in its place */
};

static int compare_sums(const void *a, const void *b)
{
    return strcmp(((const struct sum *)a)->path, ((const struct sum *)b)->path);
}

static const struct sum *find_sum(const struct sums *sums, const char *path)
{
    struct sum wanted = { .path = path };
    if (!sums->count)
        return NULL;
    return bsearch(&wanted, sums->items, sums->count, sizeof wanted, compare_sums);
}

/* One line, without its newline, which is a NUL by now. */
static bool parse_line(const char *line, size_t length, struct sum *out)
{
    if (length < HEX_DIGITS + 3 || strlen(line) != length)
        return false;
    if (strspn(line, "0123456789abcdef") != HEX_DIGITS || memcmp(line + HEX_DIGITS, "  ", 2) != 0)
        return false;
    *out = (struct sum){ .path = line + HEX_DIGITS + 2, .hex = line };
    return path_is_plain(out->path) && strcmp(out->path, SUMS_NAME) != 0;
}

static bool parse_list(struct arena *arena, const char *text, size_t length, struct sums *out)
{
    *out = (struct sums){ NULL, 0 };
    if (!length || text[length - 1] != '\n')
        return false;
    char *copy = arena_copy(arena, text, length);
    size_t lines = 0;
    for (size_t i = 0; i < length; i++)
        lines += copy[i] == '\n';
    out->items = arena_array(arena, lines, sizeof *out->items);
    for (char *line = copy; line < copy + length;) {
        char *end = memchr(line, '\n', (size_t)(copy + length - line));
        *end = '\0';
        if (!parse_line(line, (size_t)(end - line), &out->items[out->count++]))
            return false;
        line = end + 1;
    }
    qsort(out->items, out->count, sizeof *out->items, compare_sums);
    for (size_t i = 1; i < out->count; i++)
        if (strcmp(out->items[i - 1].path, out->items[i].path) == 0)
            return false;
    return find_sum(out, "index.html") && find_sum(out, "check.html");
}

/* Reads the SHA256SUMS of a folder. 0 or an errno. */
static int read_list(struct arena *arena, const char *folder, struct buffer *out)
{
    return fs_read(path_join(arena, folder, SUMS_NAME), LIST_BYTES, out);
}

bool ownership_is_site(struct arena *arena, const char *path)
{
    struct buffer text = BUFFER_INIT;
    struct sums sums;
    bool site =
        read_list(arena, path, &text) == 0 && parse_list(arena, text.data, text.length, &sums);
    buffer_free(&text);
    return site;
}

static bool is_list_of(const struct buffer *text, const struct files *site)
{
    const struct file *list = files_find(site, SUMS_NAME);
    return list && list->size == text->length && memcmp(list->data, text->data, list->size) == 0;
}

static void add_foreign(struct inspection *check, enum rule rule, const char *relative)
{
    if (check->foreign++ < REPORTED && check->diag)
        report_entry(check->diag, rule, check->shown, relative);
}

static void add_unreadable(struct inspection *check, const char *relative, int error)
{
    if (check->foreign++ >= REPORTED || !check->diag)
        return;
    const char *path = *relative ? path_join(check->arena, check->shown, relative) : check->shown;
    diag_add_system(check->diag, RULE_CANNOT_READ, path_printable(check->arena, path), error);
}

/* Reads a file of the folder. False if its bytes cannot be ours; reported. */
static bool read_bytes(struct inspection *check, const char *relative, size_t limit,
                       struct buffer *out)
{
    int error = fs_read(path_join(check->arena, check->root, relative), limit, out);
    if (error == EFBIG)
        add_foreign(check, RULE_OUTPUT_CHANGED, relative);
    else if (error && error != ENOENT)
        add_unreadable(check, relative, error);
    return !error;
}

/* A listed file must have the listed hash. */
static void check_listed(struct inspection *check, const char *relative, const struct sum *listed)
{
    struct buffer bytes = BUFFER_INIT;
    char hex[SHA256_HEX_SIZE];
    if (read_bytes(check, relative, SITE_FILE_BYTES, &bytes)) {
        sha256_hex(bytes.data, bytes.length, hex);
        bool unchanged = memcmp(hex, listed->hex, HEX_DIGITS) == 0;
        check->unchanged += unchanged;
        if (!unchanged)
            add_foreign(check, RULE_OUTPUT_CHANGED, relative);
    }
    buffer_free(&bytes);
}

static bool is_status_path(const char *relative)
{
    return strcmp(relative, STATUS_PATH) == 0 || strcmp(relative, status_part) == 0;
}

/* The status script of a watched site changes while the list does not: it says
 * itself that it is ours. */
static void check_status(struct inspection *check, const char *relative)
{
    struct buffer bytes = BUFFER_INIT;
    if (read_bytes(check, relative, SITE_FILE_BYTES, &bytes)) {
        check->status++;
        if (!status_is_ours(bytes.data, bytes.length))
            add_foreign(check, RULE_OUTPUT_FOREIGN, relative);
    }
    buffer_free(&bytes);
}

/* What a link leads to is nobody's business, whatever it is called. */
static bool is_os_metadata(const char *name, const struct stat *status)
{
    return (S_ISREG(status->st_mode) && path_is_os_metadata(name, false)) ||
           (S_ISDIR(status->st_mode) && path_is_os_metadata(name, true));
}

static void check_folder(struct inspection *check, const char *relative);

static void check_entry(struct inspection *check, const char *relative)
{
    struct stat status;
    const char *full = path_join(check->arena, check->root, relative);
    if (lstat(full, &status) != 0) {
        if (errno != ENOENT)
            add_unreadable(check, relative, errno);
        return;
    }
    const struct sum *listed = find_sum(&check->listed, relative);
    if (is_os_metadata(path_name(relative), &status) && !listed)
        return;
    if (check->unlisted)
        add_foreign(check, RULE_OUTPUT_FOREIGN, relative);
    else if (S_ISDIR(status.st_mode) && !listed && !system_is_mount(full))
        check_folder(check, relative);
    else if (S_ISREG(status.st_mode) && listed)
        check_listed(check, relative, listed);
    else if (S_ISREG(status.st_mode) && is_status_path(relative))
        check_status(check, relative);
    else if (!S_ISREG(status.st_mode) || strcmp(relative, SUMS_NAME) != 0)
        add_foreign(check, RULE_OUTPUT_FOREIGN, relative);
}

/* Checks the folder `relative` within the root; "" is the root itself. */
static void check_folder(struct inspection *check, const char *relative)
{
    struct names names;
    const char *full = *relative ? path_join(check->arena, check->root, relative) : check->root;
    int error = fs_list(full, SIZE_MAX, check->arena, &names);
    if (error)
        add_unreadable(check, relative, error);
    for (size_t i = 0; i < names.count && check->foreign < REPORTED; i++)
        check_entry(check,
                    *relative ? path_join(check->arena, relative, names.items[i]) : names.items[i]);
}

void carry_over_os_metadata(struct arena *arena, const char *from, const char *to)
{
    struct names names;
    fs_list(from, SIZE_MAX, arena, &names);
    for (size_t i = 0; i < names.count; i++) {
        struct stat status, taken;
        const char *here = path_join(arena, from, names.items[i]);
        const char *there = path_join(arena, to, names.items[i]);
        if (lstat(here, &status) != 0)
            continue;
        bool is_free = lstat(there, &taken) != 0;
        if (is_free && is_os_metadata(names.items[i], &status))
            rename(here, there);
        else if (!is_free && S_ISDIR(status.st_mode) && S_ISDIR(taken.st_mode))
            carry_over_os_metadata(arena, here, there);
    }
}

/* What is no file is no list of ours. */
static bool is_no_list(int error)
{
    return error == ENOENT || error == ENOTDIR || error == ENODEV || error == ENXIO ||
           error == ELOOP;
}

struct ownership ownership_check(struct arena *arena, const char *path, const char *shown,
                                 const struct files *site, struct diag *diag)
{
    struct inspection check = { .arena = arena, .root = path, .shown = shown, .diag = diag };
    struct buffer text = BUFFER_INIT;
    struct stat status;
    int error = read_list(arena, path, &text);
    check.unlisted = is_no_list(error);
    if (error == EFBIG)
        add_foreign(&check, RULE_OUTPUT_CHANGED, SUMS_NAME);
    else if (error && !check.unlisted)
        add_unreadable(
            &check, lstat(path_join(arena, path, SUMS_NAME), &status) == 0 ? SUMS_NAME : "", error);
    else if (!error && !parse_list(arena, text.data, text.length, &check.listed))
        add_foreign(&check, RULE_OUTPUT_FOREIGN, SUMS_NAME);
    else
        check_folder(&check, "");
    bool same = site && !error && is_list_of(&text, site);
    size_t watched = site && files_find(site, STATUS_PATH) ? 1 : 0;
    buffer_free(&text);
    return (struct ownership){
        .ours = check.foreign == 0,
        .same = same && check.foreign == 0 && check.unchanged == check.listed.count &&
                check.status == watched,
    };
}

bool ownership_is_same(struct arena *arena, const char *path, const struct files *site)
{
    struct buffer text = BUFFER_INIT;
    bool same = read_list(arena, path, &text) == 0 && is_list_of(&text, site) &&
                ownership_check(arena, path, path, site, NULL).same;
    buffer_free(&text);
    return same;
}
