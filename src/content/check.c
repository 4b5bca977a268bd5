/* check.yaml: the instrument, the same in every language. */
#include <stddef.h>
#include <stdio.h>
#include <string.h>

#include "content/parts.h"

enum { MAX_STEPS = 101, MAX_VALUE = 1000000, MAX_WEIGHT = 1000, MAX_VERSION = 1000000 };

static const struct field scale_fields[] = {
    { "from", FIELD_INTEGER, FIELD_REQUIRED, offsetof(struct scale, from), -MAX_VALUE, MAX_VALUE,
      NULL, NULL },
    { "to", FIELD_INTEGER, FIELD_REQUIRED, offsetof(struct scale, to), -MAX_VALUE, MAX_VALUE, NULL,
      NULL },
    { "step", FIELD_INTEGER, FIELD_REQUIRED, offsetof(struct scale, step), 1, MAX_VALUE, NULL,
      NULL },
    { "unit", FIELD_TEXT, FIELD_MAY_BE_EMPTY, offsetof(struct scale, unit), 0, 0, NULL, NULL },
};

static const struct record scale_record = { scale_fields, 4, sizeof(struct scale),
                                            offsetof(struct scale, mark) };

static const struct field band_fields[] = {
    { "id", FIELD_ID, FIELD_REQUIRED, offsetof(struct band, id), 0, 0, NULL, NULL },
    { "from", FIELD_INTEGER, FIELD_REQUIRED, offsetof(struct band, from), -MAX_VALUE, MAX_VALUE,
      NULL, NULL },
};

static const struct record band_record = { band_fields, 2, sizeof(struct band),
                                           offsetof(struct band, mark) };

static const struct field question_fields[] = {
    { "id", FIELD_ID, FIELD_REQUIRED, offsetof(struct question, id), 0, 0, NULL, NULL },
    { "topic", FIELD_ID, FIELD_REQUIRED, offsetof(struct question, topic), 0, 0, NULL, NULL },
    { "factors", FIELD_IDS, FIELD_MAY_BE_EMPTY, offsetof(struct question, factors), 0, 0, NULL,
      NULL },
    { "weight", FIELD_INTEGER, 0, offsetof(struct question, weight), 1, MAX_WEIGHT, NULL, NULL },
    { "key", FIELD_BOOLEAN, 0, offsetof(struct question, key), 0, 0, NULL, NULL },
};

static const struct record question_record = { question_fields, 5, sizeof(struct question),
                                               offsetof(struct question, mark) };

static const struct field check_fields[] = {
    { "id", FIELD_ID, FIELD_REQUIRED, offsetof(struct check, id), 0, 0, NULL, NULL },
    { "version", FIELD_INTEGER, FIELD_REQUIRED, offsetof(struct check, version), 1, MAX_VERSION,
      NULL, NULL },
    { "scale", FIELD_RECORD, FIELD_REQUIRED, offsetof(struct check, scale), 0, 0, NULL,
      &scale_record },
    { "bands", FIELD_RECORDS, FIELD_REQUIRED, offsetof(struct check, bands), 1, 0, NULL,
      &band_record },
    { "topics", FIELD_IDS, FIELD_REQUIRED, offsetof(struct check, topics), 1, 0, NULL, NULL },
    { "factors", FIELD_IDS, FIELD_MAY_BE_EMPTY, offsetof(struct check, factors), 0, 0, NULL, NULL },
    { "essential", FIELD_ID, FIELD_MAY_BE_EMPTY, offsetof(struct check, essential), 0, 0, NULL,
      NULL },
    { "questions", FIELD_RECORDS, FIELD_REQUIRED, offsetof(struct check, questions), 1, 0, NULL,
      &question_record },
    { "retired", FIELD_IDS, FIELD_MAY_BE_EMPTY, offsetof(struct check, retired), 0, 0, NULL, NULL },
};

static const struct record check_record = { check_fields, 9, sizeof(struct check),
                                            offsetof(struct check, mark) };

const struct band *check_band(const struct check *check, size_t index)
{
    return (const struct band *)check->bands.items + index;
}

const struct question *check_question(const struct check *check, size_t index)
{
    return (const struct question *)check->questions.items + index;
}

static void report_numbers(struct mark mark, struct diag *diag, enum rule rule, long a, long b,
                           long c)
{
    char words[3][24];
    snprintf(words[0], sizeof words[0], "%ld", a);
    snprintf(words[1], sizeof words[1], "%ld", b);
    snprintf(words[2], sizeof words[2], "%ld", c);
    mark_report(mark, diag, rule, words[0], words[1], words[2]);
}

static bool is_given(const struct integer *number)
{
    return number->mark.line != 0;
}

/* True if the scale is one that bands can be held against. */
static bool check_scale(const struct scale *scale, struct diag *diag)
{
    long from = scale->from.value, to = scale->to.value, step = scale->step.value;
    if (!is_given(&scale->from) || !is_given(&scale->to) || !is_given(&scale->step))
        return false; /* reported as missing or as no number */
    if (to <= from || (to - from) % step) {
        report_numbers(scale->to.mark, diag, RULE_SCALE_INVALID, from, to, step);
        return false;
    }
    if ((to - from) / step + 1 > MAX_STEPS)
        report_numbers(scale->step.mark, diag, RULE_SCALE_STEPS, (to - from) / step + 1, MAX_STEPS,
                       0);
    return true;
}

static bool is_step(const struct scale *scale, long value)
{
    return value >= scale->from.value && value <= scale->to.value &&
           (value - scale->from.value) % scale->step.value == 0;
}

static void check_bands(const struct check *check, struct diag *diag)
{
    const struct scale *scale = &check->scale;
    const struct integer *previous = NULL;
    for (size_t i = 0; i < check->bands.count; i++) {
        const struct integer *from = &check_band(check, i)->from;
        if (!is_given(from))
            continue;
        if (i == 0 && from->value != scale->from.value)
            report_numbers(from->mark, diag, RULE_BANDS_START, scale->from.value, 0, 0);
        else if (!is_step(scale, from->value))
            report_numbers(from->mark, diag, RULE_BANDS_STEP, from->value, 0, 0);
        else if (previous && from->value <= previous->value)
            report_numbers(from->mark, diag, RULE_BANDS_RISE, from->value, previous->value, 0);
        previous = from;
    }
}

static void check_question_refers(const struct check *check, const struct question *question,
                                  struct arena *arena, struct diag *diag)
{
    const struct text *id = &question->id;
    if (*question->topic.text &&
        text_list_find(&check->topics, question->topic.text) == check->topics.count)
        report_unknown_id(&question->topic, &check->topics, "topics", arena, diag);
    for (size_t i = 0; i < question->factors.count; i++)
        if (text_list_find(&check->factors, question->factors.items[i].text) ==
            check->factors.count)
            report_unknown_id(&question->factors.items[i], &check->factors, "factors", arena, diag);
    report_duplicates_in(&question->factors, arena, diag);
    if (*id->text && text_list_find(&check->retired, id->text) < check->retired.count)
        mark_report(id->mark, diag, RULE_ID_RETIRED, id->text, NULL, NULL);
}

static void check_key_question(const struct check *check, struct diag *diag)
{
    const struct question *key = NULL;
    for (size_t i = 0; i < check->questions.count; i++) {
        const struct question *question = check_question(check, i);
        if (!question->key.value)
            continue;
        if (key)
            mark_report(question->key.mark, diag, RULE_KEY_QUESTION_TWICE, question->id.text,
                        key->id.text, NULL);
        else
            key = question;
    }
}

/* Ids stand once in their list; those of questions and factors can be file names. */
static void check_ids(const struct check *check, struct arena *arena, struct diag *diag)
{
    report_duplicates_in(&check->topics, arena, diag);
    report_duplicates_in(&check->factors, arena, diag);
    report_duplicates_in(&check->retired, arena, diag);
    for (size_t i = 0; i < check->factors.count; i++)
        check_device_name(&check->factors.items[i], diag);
    size_t count = check->questions.count;
    const struct text **questions = arena_array(arena, count, sizeof *questions);
    for (size_t i = 0; i < count; i++)
        check_device_name(questions[i] = &check_question(check, i)->id, diag);
    report_duplicate_ids(questions, count, diag);
    count = check->bands.count;
    const struct text **bands = arena_array(arena, count, sizeof *bands);
    for (size_t i = 0; i < count; i++)
        bands[i] = &check_band(check, i)->id;
    report_duplicate_ids(bands, count, diag);
}

bool check_load(const struct files *files, struct check *check, struct arena *arena,
                struct diag *diag)
{
    const struct yaml_node *root = load_yaml(files, "content/check.yaml", arena, diag);
    if (!root)
        return false;
    bool loaded = fields_load(&check_record, root, check, arena, diag);
    struct question *questions = check->questions.items;
    for (size_t i = 0; i < check->questions.count; i++) {
        if (!questions[i].weight.mark.line)
            questions[i].weight.value = 1;
        check_question_refers(check, &questions[i], arena, diag);
    }
    if (check_scale(&check->scale, diag))
        check_bands(check, diag);
    if (*check->essential.text &&
        text_list_find(&check->factors, check->essential.text) == check->factors.count)
        report_unknown_id(&check->essential, &check->factors, "factors", arena, diag);
    check_key_question(check, diag);
    check_ids(check, arena, diag);
    return loaded || (check->questions.count && check->bands.count);
}
