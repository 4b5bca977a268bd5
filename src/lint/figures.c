#include <ctype.h>
#include <stdlib.h>
#include <string.h>

#include "lint/lints.h"

/* The number that stands before `at`, a blank between them or not; NULL if there is none. */
static const char *number_before(const char *text, const char *at, long *number)
{
    static const char no_break_space[] = "\xc2\xa0";
    while (at > text && at[-1] == ' ')
        at--;
    if (at - text > 2 && strncmp(at - 2, no_break_space, 2) == 0)
        at -= 2;
    const char *begin = at;
    while (begin > text && isdigit((unsigned char)begin[-1]))
        begin--;
    *number = strtol(begin, NULL, 10);
    return begin < at ? begin : NULL;
}

/* "The first 3 questions" is right where there are 13, and "200 questions" are another check's. */
static bool is_near(long number, size_t count)
{
    return number > 0 && (size_t)number != count && (size_t)number * 2 > count &&
           (size_t)number < 2 * count;
}

void lint_figures(const struct model *model, const struct source *source, bool of_question,
                  struct diag *diag)
{
    static const char *const words[] = { "Fragen", "questions", "%" };
    const struct instrument *instrument = &model->instrument;
    size_t count = instrument->questions.count, values = instrument->value_count;
    const char *begin;
    long number;
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        bool percent = strcmp(words[i], "%") == 0;
        if (percent && (!of_question || !values || strcmp(instrument->scale.unit.text, "%") == 0))
            continue;
        for (const char *at = strstr(source->text, words[i]); at; at = strstr(at + 1, words[i])) {
            if (!(begin = number_before(source->text, at, &number)))
                continue;
            const char *found =
                arena_copy(diag->arena, begin, (size_t)(at - begin) + strlen(words[i]));
            struct mark mark = source_mark(source, (size_t)(begin - source->text));
            if (percent && number == 100)
                mark_report(mark, diag, RULE_SCALE_DIFFERS, found,
                            arena_format(diag->arena, "%ld", instrument->values[0]),
                            arena_format(diag->arena, "%ld", instrument->values[values - 1]));
            else if (!percent && is_near(number, count))
                mark_report(mark, diag, RULE_COUNT_DIFFERS, found,
                            arena_format(diag->arena, "%zu", count), NULL);
        }
    }
}
