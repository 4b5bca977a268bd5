#include "content/language.h"

#include <string.h>

const char *shorter_tag(struct arena *arena, const char *tag)
{
    const char *dash = strrchr(tag, '-');
    return dash ? arena_copy(arena, tag, (size_t)(dash - tag)) : NULL;
}

void note_untranslated(struct language *language, const char *name)
{
    buffer_add_string(&language->missing_names, language->missing++ ? ", " : "");
    buffer_add_string(&language->missing_names, name);
}

void report_untranslated(const struct job *job, struct language *language, struct mark mark)
{
    const char *count = arena_format(job->arena, "%zu", language->missing);
    if (language->missing && language->partial)
        mark_report(mark, job->diag, RULE_LANGUAGE_PARTIAL, count, language->fallback->tag, NULL);
    else if (language->missing)
        mark_report(mark, job->diag, RULE_TEXT_UNTRANSLATED, count, language->fallback->tag,
                    language->missing_names.data);
    buffer_free(&language->missing_names);
}
