/* The default theme and the shipped content, as the program carries them.
 * The definitions are written by tools/embed.c when the program is built. */
#ifndef BASE_BUILTIN_H
#define BASE_BUILTIN_H

#include <stddef.h>

struct builtin_file {
    const char *path; /* "themes/default/theme.yaml", "content/check.yaml" */
    const char *data; /* `size` bytes and a NUL */
    size_t size;
};

/* Sorted by path, bytewise. */
extern const struct builtin_file builtin_files[];
extern const size_t builtin_count;

#endif
