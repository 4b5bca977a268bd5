/* What no generator can do without: floor CONTENT SITE OUT reads all files of CONTENT, has cmark
 * make HTML of the Markdown, and writes as many files into OUT, of as many bytes, as SITE has.
 * Faults end it: it is for measuring alone. */
#define _XOPEN_SOURCE 700
#include <cmark.h>
#include <err.h>
#include <fcntl.h>
#include <ftw.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static const char *site, *out;
static char *bytes; /* of the file being read, or to be written */
static size_t room;

static void need(size_t size)
{
    if (size <= room)
        return;
    room = size;
    bytes = realloc(bytes, room);
    if (!bytes)
        err(1, "realloc");
    memset(bytes, 'x', room);
}

static int read_file(const char *path, const struct stat *status, int kind, struct FTW *where)
{
    (void)where;
    const char *ending = strrchr(path, '.');
    if (kind != FTW_F)
        return 0;
    size_t size = (size_t)status->st_size;
    need(size);
    int file = open(path, O_RDONLY);
    if (file < 0 || read(file, bytes, size) != (ssize_t)size)
        err(1, "%s", path);
    close(file);
    if (ending && strcmp(ending, ".md") == 0)
        free(cmark_markdown_to_html(bytes, size, CMARK_OPT_DEFAULT));
    return 0;
}

static int write_file(const char *path, const struct stat *status, int kind, struct FTW *where)
{
    (void)where;
    char copy[4096];
    snprintf(copy, sizeof copy, "%s%s", out, path + strlen(site));
    if (kind == FTW_D)
        return mkdir(copy, 0777);
    size_t size = (size_t)status->st_size;
    need(size);
    int file = open(copy, O_WRONLY | O_CREAT | O_EXCL, 0666);
    if (file < 0 || write(file, bytes, size) != (ssize_t)size || close(file))
        err(1, "%s", copy);
    return 0;
}

int main(int count, char **words)
{
    if (count != 4)
        errx(2, "floor CONTENT SITE OUT");
    site = words[2];
    out = words[3];
    if (nftw(words[1], read_file, 32, FTW_PHYS) || nftw(site, write_file, 32, FTW_PHYS))
        err(1, "walk");
    return 0;
}
