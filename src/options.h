/* The command line. */
#ifndef OPTIONS_H
#define OPTIONS_H

#include <stdbool.h>

#include "content/schema.h"
#include "diag/diag.h"

enum command {
    COMMAND_BUILD,
    COMMAND_CHECK,
    COMMAND_NEW,
    COMMAND_WATCH,
    COMMAND_SCHEMA,
    COMMAND_HELP,
    COMMAND_VERSION
};

struct options {
    enum command command;
    const char *project; /* the project's folder; of `new`: the one to make */
    const char *output;  /* NULL: DIR/output/site */
    const char *theme;   /* NULL: the one of site.yaml, else default */
    enum schema schema;  /* of `schema`: the one to print */
    bool strict;
    bool empty;         /* of `new`: a minimal project */
    bool all_languages; /* of `new`: with every language of the built-in check */
    enum message_language language;
};

/* Reads the command line; the strings stay the caller's. False, with a message on
 * stderr, if it is wrong. The messages' language is set in any case. */
bool options_read(struct options *options, int count, char **words);

#endif
