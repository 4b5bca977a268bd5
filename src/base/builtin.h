/* The default theme, the shipped content and the starter, as the program carries them. What
 * was minified on its way is there a second time, as it was, below "unminified/".
 * The definitions are written by tools/embed.c when the program is built. */
#ifndef BASE_BUILTIN_H
#define BASE_BUILTIN_H

#include <stddef.h>

struct builtin_file {
    const char *path; /* "themes/default/theme.yaml", "content/check.yaml" */
    const char *data; /* `size` bytes and a NUL */
    size_t size;
};

/* In no order. */
extern const struct builtin_file builtin_files[];
extern const size_t builtin_count;

#endif
