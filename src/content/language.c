#include "content/language.h"

#include <string.h>

const char *shorter_tag(struct arena *arena, const char *tag)
{
    const char *dash = strrchr(tag, '-');
    return dash ? arena_copy(arena, tag, (size_t)(dash - tag)) : NULL;
}

void report_untranslated(const struct job *job, struct language *language, struct mark mark,
                         const char *name, const char *instead)
{
    if (language->partial)
        language->missing++;
    else
        mark_report(mark, job->diag, RULE_TEXT_UNTRANSLATED, name, instead, NULL);
}

void report_missing_file(const struct job *job, struct language *language, const char *path,
                         const char *instead)
{
    if (language->partial)
        language->missing++;
    else
        diag_add_file(job->diag, RULE_TEXT_UNTRANSLATED, path, NULL, instead);
}
