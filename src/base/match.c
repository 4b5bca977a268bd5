#include "base/match.h"

#include <string.h>
#include <strings.h>

size_t match_beginning(const char *text, const char *const *words)
{
    for (; *words; words++)
        if (strncmp(text, *words, strlen(*words)) == 0)
            return strlen(*words);
    return 0;
}

size_t match_beginning_in_any_case(const char *text, const char *const *words)
{
    for (; *words; words++)
        if (strncasecmp(text, *words, strlen(*words)) == 0)
            return strlen(*words);
    return 0;
}

bool match_ending(const char *path, const char *const *words)
{
    const char *ending = strrchr(path, '.');
    for (; ending && *words; words++)
        if (strcasecmp(ending, *words) == 0)
            return true;
    return false;
}
