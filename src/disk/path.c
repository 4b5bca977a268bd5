#include "disk/path.h"

#include <errno.h>
#include <stddef.h>
#include <string.h>
#include <strings.h>

#include "base/buffer.h"
#include "base/utf8.h"
#include "disk/posix.h"
#include "disk/system.h"

enum {
    LINKS_FOLLOWED = 40, /* in one path; what Linux itself allows */
    LINK_BYTES = 4096    /* of one link's text */
};

char *path_join(struct arena *arena, const char *folder, const char *name)
{
    size_t length = strlen(folder);
    const char *between = length && folder[length - 1] == '/' ? "" : "/";
    return arena_format(arena, "%s%s%s", folder, between, name);
}

char *path_parent(struct arena *arena, const char *path)
{
    const char *slash = strrchr(path, '/');
    if (!slash || slash == path)
        return arena_string(arena, "/");
    return arena_copy(arena, path, (size_t)(slash - path));
}

const char *path_name(const char *path)
{
    const char *slash = strrchr(path, '/');
    return slash ? slash + 1 : path;
}

static bool is_dots(const char *part, size_t length)
{
    return (length == 1 && part[0] == '.') || (length == 2 && part[0] == '.' && part[1] == '.');
}

bool path_is_plain(const char *path)
{
    for (const char *part = path;; part++) {
        size_t length = strcspn(part, "/");
        if (!length || is_dots(part, length))
            return false;
        part += length;
        if (!*part)
            return true;
    }
}

/* Cuts the last part off a path; "" is the root. */
static void cut_last(struct buffer *path)
{
    const char *slash = strrchr(path->data, '/');
    buffer_truncate(path, slash ? (size_t)(slash - path->data) : 0);
}

/* The text of the link `path`, or NULL with errno 0 where it is no link. */
static const char *link_text(struct arena *arena, const char *path)
{
    struct stat status;
    errno = 0;
    if (lstat(path, &status) != 0 || !S_ISLNK(status.st_mode)) {
        errno = 0;
        return NULL;
    }
    char text[LINK_BYTES];
    ssize_t length = readlink(path, text, sizeof text);
    if (length < 0)
        return NULL;
    if ((size_t)length == sizeof text) {
        errno = ENAMETOOLONG;
        return NULL;
    }
    return arena_copy(arena, text, (size_t)length);
}

/* Walks `rest` part by part from `done`; what a link says is walked in its place. */
static bool walk(struct arena *arena, struct buffer *done, const char *rest)
{
    int links = 0;
    while (*rest) {
        if (*rest == '/') {
            rest++;
            continue;
        }
        size_t length = strcspn(rest, "/");
        const char *part = rest;
        rest += length;
        if (is_dots(part, length)) {
            if (length == 2)
                cut_last(done);
            continue;
        }
        buffer_add_char(done, '/');
        buffer_add(done, part, length);
        const char *target = link_text(arena, done->data);
        if (!target && errno)
            return false;
        if (!target)
            continue;
        if (++links > LINKS_FOLLOWED) {
            errno = ELOOP;
            return false;
        }
        if (target[0] == '/')
            buffer_clear(done);
        else
            cut_last(done);
        rest = arena_format(arena, "%s/%s", target, rest);
    }
    return true;
}

char *path_resolve(struct arena *arena, const char *path)
{
    if (!*path) {
        errno = ENOENT;
        return NULL;
    }
    struct buffer done = BUFFER_INIT;
    const char *absolute = system_absolute(arena, path);
    bool found = absolute && walk(arena, &done, absolute);
    int error = errno;
    char *resolved = found ? arena_string(arena, done.length ? done.data : "/") : NULL;
    buffer_free(&done);
    errno = error;
    return resolved;
}

/* A name, or with a `*` at its end all that begin so; in any case of a to z. */
static bool fits(const char *pattern, const char *name)
{
    size_t length = strcspn(pattern, "*");
    return strncasecmp(pattern, name, length + !pattern[length]) == 0;
}

/* Of Windows; of macOS; of KDE; of disks where a deleted file is still open, and file servers; of
 * Word and LibreOffice, as long as a document is open. Nothing that would be missed. */
static const char *const metadata_files[] = {
    "Thumbs.db",  "ehthumbs.db", "desktop.ini", ".DS_Store",     "._*",
    ".localized", ".apdisk",     "Icon\r",      ".directory",    ".nfs*",
    "~$*",        ".~lock.*",    ".smbdelete*", ".fuse_hidden*",
};
/* Of Synology's and QNAP's disks; of macOS. */
static const char *const metadata_folders[] = {
    "@eaDir", ".@__thumb", ".AppleDouble", ".Spotlight-V100", ".fseventsd", ".TemporaryItems",
};

bool path_is_os_metadata(const char *name, bool folder)
{
    const char *const *patterns = folder ? metadata_folders : metadata_files;
    size_t count = folder ? sizeof metadata_folders / sizeof *metadata_folders
                          : sizeof metadata_files / sizeof *metadata_files;
    for (size_t i = 0; i < count; i++)
        if (fits(patterns[i], name))
            return true;
    return false;
}

/* Bytes of the character at `text` that can be seen, or 0. */
static size_t readable_length(const char *text, size_t available)
{
    size_t length = utf8_length(text, available);
    if (!length)
        return 0;
    uint32_t code_point = utf8_decode(text);
    bool control = code_point < 0x20 || utf8_is_control(code_point);
    return control || utf8_is_invisible(code_point) ? 0 : length;
}

const char *path_printable(struct arena *arena, const char *path)
{
    struct buffer out = BUFFER_INIT;
    path = system_shown(arena, path);
    size_t left = strlen(path);
    while (left) {
        size_t length = readable_length(path, left);
        if (length) {
            buffer_add(&out, path, length);
        } else {
            length = 1;
            buffer_format(&out, "\\x%02X", (unsigned)(unsigned char)*path);
        }
        path += length;
        left -= length;
    }
    return buffer_move(&out, arena);
}
