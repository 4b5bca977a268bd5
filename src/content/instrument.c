#include "content/instrument.h"

#include <string.h>
#include <strings.h>

#include "base/buffer.h"
#include "content/paths.h"
#include "content/yaml_file.h"

enum { MAX_VALUE = 1000000, MAX_WEIGHT = 1000, MAX_VERSION = 1000000 };

static const struct field scale_fields[] = {
    { "from", FIELD_INTEGER, FIELD_EITHER, offsetof(struct scale, from), .min = -MAX_VALUE,
      .max = MAX_VALUE, .about = { "the lowest value", "der kleinste Wert" } },
    { "to", FIELD_INTEGER, FIELD_EITHER, offsetof(struct scale, to), .min = -MAX_VALUE,
      .max = MAX_VALUE, .about = { "the highest value", "der größte Wert" } },
    { "step", FIELD_INTEGER, FIELD_EITHER, offsetof(struct scale, step), .min = 1, .max = MAX_VALUE,
      .about = { "the distance from value to value; there are at most 101 values",
                 "der Abstand von Wert zu Wert; höchstens 101 Werte sind möglich" } },
    { "values", FIELD_INTEGERS, FIELD_OR, offsetof(struct scale, values), .min = -MAX_VALUE,
      .max = MAX_VALUE,
      .about = { "the values one by one, rising, in place of from, to and step",
                 "die Werte einzeln, ansteigend, an Stelle von from, to und step" } },
    { "show_values", FIELD_BOOLEAN, 0, offsetof(struct scale, show_values),
      .about = { "false where the answers' texts alone are shown",
                 "false, wenn nur die Texte der Antworten gezeigt werden" } },
    { "unit", FIELD_TEXT, FIELD_MAY_BE_EMPTY, offsetof(struct scale, unit),
      .about = { "the unit behind a value, such as \"%\"",
                 "die Einheit hinter dem Wert, etwa \"%\"" } },
};

static const struct record scale_record = RECORD(scale_fields, struct scale);

static const struct field band_fields[] = {
    { "id", FIELD_ID, FIELD_REQUIRED, offsetof(struct band, id),
      .about = { "the band's id; it never changes",
                 "die Kennung der Stufe; sie ändert sich nie" } },
    { "from", FIELD_DECIMAL, FIELD_REQUIRED, offsetof(struct band, from), .min = -MAX_VALUE,
      .max = MAX_VALUE,
      .about = { "from which number on; the first starts with the scale, the others rise; it may "
                 "lie between two values",
                 "ab welcher Zahl; die erste Stufe beginnt mit der Skala, die weiteren steigen an; "
                 "sie darf zwischen zwei Werten liegen" } },
};

static const struct record band_record = RECORD(band_fields, struct band);

static const struct field question_fields[] = {
    { "id", FIELD_ID, FIELD_REQUIRED, offsetof(struct question, id),
      .about = { "the question's id and its file's name (questions/ID.md); it never changes",
                 "die Kennung der Frage, zugleich Name ihrer Datei (questions/KENNUNG.md); sie "
                 "ändert sich nie" } },
    { "topic", FIELD_ID, FIELD_REQUIRED, offsetof(struct question, topic),
      .about = { "the question's topic: an id out of the list “topics”",
                 "das Thema der Frage: eine Kennung aus der Liste „topics“" } },
    { "factors", FIELD_IDS, FIELD_MAY_BE_EMPTY, offsetof(struct question, factors),
      .about = { "success factors that the question rests on: ids out of the list “factors”",
                 "Erfolgsfaktoren, auf denen die Frage beruht: Kennungen aus der Liste "
                 "„factors“" } },
    { "values", FIELD_INTEGERS, 0, offsetof(struct question, values), .min = -MAX_VALUE,
      .max = MAX_VALUE,
      .about = { "the values of the scale that this question offers, rising; all where nothing is "
                 "said",
                 "die Werte der Skala, die diese Frage anbietet, ansteigend; ohne Angabe alle" } },
    { "weight", FIELD_INTEGER, 0, offsetof(struct question, weight), .min = 1, .max = MAX_WEIGHT,
      .about = { "how much the question counts; 1 where nothing is said",
                 "wie viel die Frage zählt; ohne Angabe 1" } },
    { "key", FIELD_BOOLEAN, 0, offsetof(struct question, key),
      .about = { "true for at most one question: the one that decides over the others",
                 "true bei höchstens einer Frage: der, die über die anderen entscheidet" } },
    { "duty", FIELD_BOOLEAN, 0, offsetof(struct question, duty),
      .about = { "true for a legal duty: it comes first among what is to be done in its band",
                 "true bei einer Pflicht nach dem Gesetz: Sie kommt unter dem, was in ihrer Stufe "
                 "zu tun ist, zuerst" } },
};

static const struct record question_record = RECORD(question_fields, struct question);

static const struct field group_fields[] = {
    { "id", FIELD_ID, FIELD_REQUIRED, offsetof(struct group, id),
      .about = { "the group's id; it never changes",
                 "die Kennung der Gruppe; sie ändert sich nie" } },
    { "topics", FIELD_IDS, FIELD_REQUIRED, offsetof(struct group, topics), .min = 1,
      .about = { "its topics: ids out of the list “topics”, in the same order",
                 "ihre Themen: Kennungen aus der Liste „topics“, in derselben Reihenfolge" } },
};

static const struct record group_record = RECORD(group_fields, struct group);

static const struct field check_fields[] = {
    { "id", FIELD_ID, FIELD_REQUIRED, offsetof(struct instrument, id),
      .about = { "the check's id; it stands in every result file and never changes",
                 "die Kennung des Checks; sie steht in jeder Ergebnisdatei und ändert sich nie" } },
    { "version", FIELD_INTEGER, FIELD_REQUIRED, offsetof(struct instrument, version), .min = 1,
      .max = MAX_VERSION,
      .about = { "rises by 1 with questions, scale, weights or bands, not with wording",
                 "steigt um 1, wenn sich Fragen, Skala, Gewichte oder Stufen ändern, nicht bei "
                 "einer neuen Formulierung" } },
    { "scale", FIELD_RECORD, FIELD_REQUIRED, offsetof(struct instrument, scale),
      .record = &scale_record,
      .about = { "the values of the answers", "die Werte der Antworten" } },
    { "bands", FIELD_RECORDS, FIELD_REQUIRED, offsetof(struct instrument, bands), .min = 1,
      .record = &band_record,
      .about = { "the bands, from the lowest up; their names stand in texts.yaml",
                 "die Stufen, von unten nach oben; ihre Namen stehen in texts.yaml" } },
    { "topics", FIELD_IDS, FIELD_REQUIRED, offsetof(struct instrument, topics), .min = 1,
      .about = { "ids of the topics of the result's profile; their names stand in texts.yaml",
                 "die Kennungen der Themen für das Profil im Ergebnis; ihre Namen stehen in "
                 "texts.yaml" } },
    { "groups", FIELD_RECORDS, 0, offsetof(struct instrument, groups), .min = 1,
      .record = &group_record,
      .about = { "topics that belong together: each topic in one group, in the order of “topics”; "
                 "the groups' names stand in texts.yaml",
                 "Themen, die zusammengehören: jedes Thema in einer Gruppe, in der Reihenfolge von "
                 "„topics“; die Namen der Gruppen stehen in texts.yaml" } },
    { "factors", FIELD_IDS, FIELD_MAY_BE_EMPTY, offsetof(struct instrument, factors),
      .about = { "ids of the success factors; each has a file factors/ID.md",
                 "die Kennungen der Erfolgsfaktoren; zu jeder gehört eine Datei "
                 "factors/KENNUNG.md" } },
    { "essential", FIELD_ID, FIELD_MAY_BE_EMPTY, offsetof(struct instrument, essential),
      .about = { "the essential success factor, one out of “factors”",
                 "der wesentliche Erfolgsfaktor, einer aus „factors“" } },
    { "questions", FIELD_RECORDS, FIELD_REQUIRED, offsetof(struct instrument, questions), .min = 1,
      .record = &question_record,
      .about = { "the questions, in the order they appear in",
                 "die Fragen, in der Reihenfolge, in der sie erscheinen" } },
    { "retired", FIELD_IDS, FIELD_MAY_BE_EMPTY, offsetof(struct instrument, retired),
      .about = { "ids of questions that are asked no more; none is ever given again, so that old "
                 "result files are not misread",
                 "die Kennungen stillgelegter Fragen; sie werden nie wieder vergeben, damit alte "
                 "Ergebnisdateien nicht falsch gelesen werden" } },
};

const struct record check_yaml = RECORD(check_fields, struct instrument);

const struct band *instrument_band(const struct instrument *instrument, size_t index)
{
    return (const struct band *)instrument->bands.items + index;
}

const struct group *instrument_group(const struct instrument *instrument, size_t index)
{
    return (const struct group *)instrument->groups.items + index;
}

const struct question *instrument_question(const struct instrument *instrument, size_t index)
{
    return (const struct question *)instrument->questions.items + index;
}

size_t instrument_find_value(const struct instrument *instrument, long value)
{
    size_t index = 0;
    while (index < instrument->value_count && instrument->values[index] != value)
        index++;
    return index;
}

bool question_offers(const struct instrument *instrument, const struct question *question,
                     size_t value)
{
    if (!question->values.mark.line)
        return true;
    for (size_t i = 0; i < question->values.count; i++)
        if (question->values.items[i].value == instrument->values[value])
            return true;
    return false;
}

size_t instrument_band_of(const struct instrument *instrument, long value)
{
    size_t band = 0;
    while (band + 1 < instrument->bands.count &&
           instrument_band(instrument, band + 1)->from.hundredths <= 100 * value)
        band++;
    return band;
}

const char *instrument_list_values(const struct instrument *instrument,
                                   const struct question *question, struct arena *arena)
{
    enum { MOST = 12 };
    const char **values = arena_array(arena, instrument->value_count + 1, sizeof *values);
    size_t count = 0;
    for (size_t i = 0; i < instrument->value_count; i++)
        if (!question || question_offers(instrument, question, i))
            values[count++] = arena_format(arena, "%ld", instrument->values[i]);
    if (count > MOST) {
        values[2] = arena_format(arena, "… %s", values[count - 1]);
        count = 3;
    }
    return join_words(arena, values, count);
}

int score_decimals(const struct scale *scale)
{
    int decimals = 0;
    for (long range = scale->to.value - scale->from.value; range > 0 && range < 40; range *= 10)
        decimals++;
    return decimals;
}

bool is_answers_name(const char *name)
{
    return strcasecmp(name, "Antworten") == 0 || strcasecmp(name, "Answers") == 0;
}

static void report_numbers(const struct job *job, struct mark mark, enum rule rule, long a, long b,
                           long c)
{
    const char *words[] = { arena_format(job->arena, "%ld", a), arena_format(job->arena, "%ld", b),
                            arena_format(job->arena, "%ld", c) };
    mark_report(mark, job->diag, rule, words[0], words[1], words[2]);
}

static bool is_known(const struct number *number)
{
    return number->mark.line && !number->mark.reported;
}

/* Values that are listed: at least two, rising. False if they are not. */
static bool validate_values(const struct job *job, const struct number_list *values)
{
    if (values->mark.reported)
        return false;
    if (values->count < 2 || values->count > MOST_VALUES) {
        report_numbers(job, values->mark, RULE_VALUES_COUNT, (long)values->count, MOST_VALUES, 0);
        return false;
    }
    for (size_t i = 1; i < values->count; i++) {
        long value = values->items[i].value, before = values->items[i - 1].value;
        if (value > before)
            continue;
        report_numbers(job, values->items[i].mark, RULE_VALUES_RISE, value, before, 0);
        return false;
    }
    return true;
}

/* True if the scale is one that bands can be held against. */
static bool validate_scale(const struct job *job, struct scale *scale)
{
    const struct number_list *values = &scale->values;
    if (values->mark.line) {
        if (scale->from.mark.line || scale->to.mark.line || scale->step.mark.line ||
            !validate_values(job, values))
            return false;
        scale->from = values->items[0];
        scale->to = values->items[values->count - 1];
        return true;
    }
    long from = scale->from.value, to = scale->to.value, step = scale->step.value;
    if (!is_known(&scale->from) || !is_known(&scale->to) || !is_known(&scale->step))
        return false;
    if (to <= from || (to - from) % step) {
        report_numbers(job, scale->to.mark, RULE_SCALE_INVALID, from, to, step);
        return false;
    }
    if ((to - from) / step + 1 > MOST_VALUES)
        report_numbers(job, scale->step.mark, RULE_SCALE_STEPS, (to - from) / step + 1, MOST_VALUES,
                       0);
    return true;
}

/* Lists the values that a scale without fault offers. */
static void find_values(struct instrument *instrument, struct arena *arena)
{
    const struct scale *scale = &instrument->scale;
    long from = scale->from.value, step = scale->step.value;
    size_t count = step ? (size_t)((scale->to.value - from) / step + 1) : scale->values.count;
    if (count > MOST_VALUES)
        return; /* reported, and maybe millions */
    long *values = arena_array(arena, count, sizeof *values);
    for (size_t i = 0; i < count; i++)
        values[i] = step ? from + (long)i * step : scale->values.items[i].value;
    instrument->values = values;
    instrument->value_count = count;
}

/* A band begins at a number that a score can be. */
static bool is_score(const struct scale *scale, const struct number *number)
{
    return number->hundredths >= 100 * scale->from.value &&
           number->hundredths <= 100 * scale->to.value && number->places <= score_decimals(scale);
}

static void report_no_score(const struct job *job, const struct scale *scale,
                            const struct number *number)
{
    mark_report(number->mark, job->diag, RULE_BANDS_STEP, number->text,
                arena_format(job->arena, "%ld … %ld", scale->from.value, scale->to.value),
                arena_format(job->arena, "%d", score_decimals(scale)));
}

static void validate_bands(const struct job *job, const struct instrument *instrument)
{
    const struct scale *scale = &instrument->scale;
    const struct number *previous = NULL;
    for (size_t i = 0; i < instrument->bands.count; i++) {
        const struct number *from = &instrument_band(instrument, i)->from;
        if (!from->mark.line || from->mark.reported)
            continue;
        if (i == 0 && from->hundredths != 100 * scale->from.value)
            report_numbers(job, from->mark, RULE_BANDS_START, scale->from.value, 0, 0);
        else if (!is_score(scale, from))
            report_no_score(job, scale, from);
        else if (previous && from->hundredths <= previous->hundredths)
            mark_report(from->mark, job->diag, RULE_BANDS_RISE, from->text, previous->text, NULL);
        previous = from;
    }
}

/* What a question offers are values of the scale. Faulty, it offers all. */
static void validate_offered(const struct job *job, const struct instrument *instrument,
                             struct question *question)
{
    const struct number_list *values = &question->values;
    if (values->mark.line && !validate_values(job, values))
        question->values.mark.line = 0;
    if (!question->values.mark.line || !instrument->value_count)
        return;
    for (size_t i = 0; i < values->count; i++) {
        const struct number *item = &values->items[i];
        if (instrument_find_value(instrument, item->value) == instrument->value_count)
            mark_report(item->mark, job->diag, RULE_VALUE_UNKNOWN,
                        arena_format(job->arena, "%ld", item->value), NULL,
                        instrument_list_values(instrument, NULL, job->arena));
    }
}

/* The topics and factors that the questions name, and the essential one. */
static void validate_names(const struct job *job, struct instrument *instrument)
{
    struct question *questions = instrument->questions.items;
    size_t topic_count = instrument->questions.count, factor_count = 1, named = 0;
    for (size_t i = 0; i < topic_count; i++)
        factor_count += questions[i].factors.count;
    struct text **topics = arena_array(job->arena, topic_count, sizeof *topics);
    struct text **factors = arena_array(job->arena, factor_count, sizeof *factors);
    factors[named++] = &instrument->essential;
    for (size_t i = 0; i < topic_count; i++) {
        topics[i] = &questions[i].topic;
        for (size_t j = 0; j < questions[i].factors.count; j++)
            factors[named++] = &questions[i].factors.items[j];
    }
    validate_named_ids(job, &instrument->topics.mark, &instrument->topic_ids, "topics", topics,
                       topic_count);
    validate_named_ids(job, &instrument->factors.mark, &instrument->factor_ids, "factors", factors,
                       factor_count);
}

static void validate_key_question(const struct job *job, const struct instrument *instrument)
{
    const struct question *key = NULL;
    for (size_t i = 0; i < instrument->questions.count; i++) {
        const struct question *question = instrument_question(instrument, i);
        if (!question->key.value)
            continue;
        if (key)
            mark_report(question->key.mark, job->diag, RULE_KEY_QUESTION_TWICE, question->id.text,
                        key->id.text, NULL);
        else
            key = question;
    }
}

/* Read one after the other, the groups' topics are the list of topics. */
static void validate_groups(const struct job *job, const struct instrument *instrument)
{
    const struct text_list *topics = &instrument->topics;
    size_t next = 0;
    if (!instrument->groups.count || topics->mark.reported)
        return;
    for (size_t i = 0; i < instrument->groups.count; i++) {
        const struct group *group = instrument_group(instrument, i);
        if (group->topics.mark.reported)
            return;
        for (size_t j = 0; j < group->topics.count; j++, next++) {
            const struct text *topic = &group->topics.items[j];
            const char *due = next < topics->count ? topics->items[next].text : NULL;
            if (due && strcmp(topic->text, due) == 0)
                continue;
            mark_report(topic->mark, job->diag, RULE_GROUPS_TOPICS, topic->text, due, NULL);
            return;
        }
    }
    if (next < topics->count)
        mark_report(instrument->groups.mark, job->diag, RULE_GROUPS_TOPICS, NULL,
                    topics->items[next].text, NULL);
}

/* Ids stand once in their list; those of questions and factors can be file names. */
static void validate_ids(const struct job *job, struct instrument *instrument)
{
    const struct {
        struct ids *out;
        struct ids ids;
        bool are_files;
    } lists[] = {
        { &instrument->topic_ids, ids_of_texts(&instrument->topics, job->arena), false },
        { &instrument->factor_ids, ids_of_texts(&instrument->factors, job->arena), true },
        { &instrument->retired_ids, ids_of_texts(&instrument->retired, job->arena), false },
        { &instrument->question_ids, ids_of_records(&instrument->questions, job->arena), true },
        { &instrument->band_ids, ids_of_records(&instrument->bands, job->arena), false },
        { &instrument->group_ids, ids_of_records(&instrument->groups, job->arena), false },
    };
    for (size_t i = 0; i < sizeof lists / sizeof *lists; i++) {
        const struct ids *ids = lists[i].out;
        *lists[i].out = lists[i].ids;
        report_duplicate_ids(job, ids);
        for (size_t j = 0; j < ids->count && lists[i].are_files; j++)
            report_device_name(job, ids->items[j]);
    }
    for (size_t i = 0; i < instrument->questions.count; i++) {
        const struct question *question = instrument_question(instrument, i);
        const struct ids factors = ids_of_texts(&question->factors, job->arena);
        report_duplicate_ids(job, &factors);
        if (*question->id.text && ids_have(&instrument->retired_ids, question->id.text))
            mark_report(question->id.mark, job->diag, RULE_ID_RETIRED, question->id.text, NULL,
                        NULL);
    }
    for (size_t i = 0; i < instrument->bands.count; i++) {
        const struct text *id = instrument->band_ids.items[i];
        if (is_answers_name(id->text))
            mark_report(id->mark, job->diag, RULE_BAND_NAME_RESERVED, id->text, NULL, NULL);
    }
}

void instrument_load(const struct job *job, struct instrument *instrument)
{
    fields_load(job, &check_yaml, load_yaml(job, "content/check.yaml"), instrument);
    struct question *questions = instrument->questions.items;
    for (size_t i = 0; i < instrument->questions.count; i++)
        if (!questions[i].weight.value)
            questions[i].weight.value = 1;
    if (!instrument->scale.show_values.mark.line)
        instrument->scale.show_values.value = true;
    if (validate_scale(job, &instrument->scale)) {
        find_values(instrument, job->arena);
        validate_bands(job, instrument);
        for (size_t i = 0; i < instrument->questions.count; i++)
            validate_offered(job, instrument, &questions[i]);
    }
    validate_key_question(job, instrument);
    validate_ids(job, instrument);
    validate_names(job, instrument);
    validate_groups(job, instrument);
}
