#include "content/language.h"

void report_untranslated(struct language *language, struct mark mark, const char *name,
                         const char *instead, struct diag *diag)
{
    if (language->partial)
        language->missing++;
    else
        mark_report(mark, diag, RULE_TEXT_UNTRANSLATED, name, instead, NULL);
}

void report_missing_file(struct language *language, const char *path, const char *instead,
                         struct diag *diag)
{
    if (language->partial)
        language->missing++;
    else
        diag_add_file(diag, RULE_TEXT_UNTRANSLATED, path, NULL, instead);
}
