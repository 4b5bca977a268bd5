#include "content/answers.h"

#include <stdlib.h>
#include <string.h>

static const char no_break_space[] = "\xc2\xa0", minus[] = "\xe2\x88\x92";

static const char *skip_blanks(const char *at)
{
    for (;;) {
        if (*at == ' ' || *at == '\t')
            at++;
        else if (strncmp(at, no_break_space, strlen(no_break_space)) == 0)
            at += strlen(no_break_space);
        else
            return at;
    }
}

/* The number that a text begins with, and what follows it and its unit. False if there is none. */
static bool read_value(const struct instrument *instrument, const char *text, long *value,
                       const char **rest)
{
    const char *at = skip_blanks(text), *unit = instrument->scale.unit.text;
    size_t sign = *at == '-' ? 1 : strncmp(at, minus, strlen(minus)) == 0 ? strlen(minus) : 0;
    char *end;
    at += sign;
    if (*at < '0' || *at > '9')
        return false;
    *value = strtol(at, &end, 10);
    if (sign)
        *value = -*value;
    at = skip_blanks(end);
    if (strncmp(at, unit, strlen(unit)) == 0)
        at += strlen(unit);
    *rest = skip_blanks(at);
    return true;
}

/* One list's reading. */
struct answers {
    const struct instrument *instrument;
    const struct question *question; /* whose answers they are; NULL: of all */
    const char *language;
    struct phrase *texts;
    struct mark *marks; /* of the value's text; line 0: none yet */
    const struct job *job;
};

static struct answers start(const struct job *job, const struct instrument *instrument,
                            const char *language)
{
    struct arena *arena = job->arena;
    struct answers answers = { .instrument = instrument, .language = language, .job = job };
    answers.texts = arena_array(arena, instrument->value_count + 1, sizeof *answers.texts);
    answers.marks = arena_array(arena, instrument->value_count + 1, sizeof *answers.marks);
    for (size_t i = 0; i < instrument->value_count; i++)
        answers.texts[i] = (struct phrase){ "", language };
    return answers;
}

/* Enters the text of a value; `name` is how the value was written. */
static void enter(struct answers *answers, struct mark mark, const char *name, bool is_number,
                  long value, const char *text)
{
    const struct instrument *instrument = answers->instrument;
    size_t index = is_number ? instrument_find_value(instrument, value) : instrument->value_count;
    if (!instrument->value_count)
        return; /* the scale was reported: what it offers is not known */
    bool offered = index < instrument->value_count &&
                   (!answers->question || question_offers(instrument, answers->question, index));
    if (!offered) {
        mark_report(mark, answers->job->diag, RULE_ANSWER_VALUE, name, NULL,
                    instrument_list_values(instrument, answers->question, answers->job->arena));
    } else if (answers->marks[index].line) {
        mark_report(mark, answers->job->diag, RULE_ANSWER_TWICE, name,
                    arena_format(answers->job->arena, "%zu", answers->marks[index].line), NULL);
    } else {
        answers->marks[index] = mark;
        answers->texts[index].text = text;
    }
}

struct phrase *answers_of_map(const struct job *job, const struct instrument *instrument,
                              const struct named_list *map, const char *language)
{
    struct answers answers = start(job, instrument, language);
    for (size_t i = 0; i < map->count; i++) {
        const struct named *item = &map->items[i];
        long value = 0;
        const char *rest = "";
        bool is_number = read_value(instrument, item->key.text, &value, &rest) && !*rest;
        enter(&answers, item->key.mark, item->key.text, is_number, value, item->name.text);
    }
    return answers.texts;
}

static void report_form(struct answers *answers, const struct markdown_node *node,
                        const struct markdown_node *heading)
{
    const struct instrument *instrument = answers->instrument;
    mark_report(
        node->mark, answers->job->diag, RULE_ANSWER_FORM,
        markdown_plain_text(answers->job->arena, heading),
        arena_format(answers->job->arena, "%ld%s%s",
                     instrument->value_count ? instrument->values[instrument->value_count - 1] : 0,
                     *instrument->scale.unit.text ? " " : "", instrument->scale.unit.text),
        NULL);
}

static void report_link(void *user, struct markdown_node *node)
{
    const struct job *job = user;
    if (node->kind == MARKDOWN_LINK || node->kind == MARKDOWN_IMAGE)
        mark_report(node->mark, job->diag, RULE_QUESTION_LINK, NULL, NULL, NULL);
}

void report_links(const struct job *job, const struct markdown_node *node)
{
    markdown_walk(node->first, report_link, (void *)job);
}

static void read_item(struct answers *answers, const struct markdown_node *item,
                      const struct markdown_node *heading)
{
    const struct markdown_node *paragraph = item->first;
    long value;
    const char *rest;
    if (!paragraph || paragraph->kind != MARKDOWN_PARAGRAPH || paragraph->next) {
        report_form(answers, item, heading);
        return;
    }
    const char *text = markdown_plain_text(answers->job->arena, paragraph);
    const struct instrument *instrument = answers->instrument;
    const char *colon = read_value(instrument, text, &value, &rest) ? strchr(rest, ':') : NULL;
    /* what was a value of another scale, "0 %", is no value rather than ill-formed */
    bool ended =
        colon == rest || instrument_find_value(instrument, value) == instrument->value_count;
    if (!colon || !ended || !*skip_blanks(colon + 1)) {
        report_form(answers, item, heading);
        return;
    }
    report_links(answers->job, paragraph);
    enter(answers, item->mark, arena_copy(answers->job->arena, text, strcspn(text, ":")), true,
          value, skip_blanks(colon + 1));
}

struct phrase *answers_of_section(const struct job *job, const struct instrument *instrument,
                                  const struct question *question,
                                  const struct markdown_node *heading,
                                  const struct markdown_node *end, const char *language)
{
    struct answers answers = start(job, instrument, language);
    answers.question = question;
    const struct markdown_node *list = heading->next;
    if (list == end || list->kind != MARKDOWN_LIST) {
        report_form(&answers, list == end ? heading : list, heading);
        return answers.texts;
    }
    for (const struct markdown_node *item = list->first; item; item = item->next)
        read_item(&answers, item, heading);
    if (list->next != end)
        report_form(&answers, list->next, heading);
    return answers.texts;
}
