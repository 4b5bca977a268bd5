#include "content/texts.h"

#include <string.h>

#include "base/buffer.h"
#include "base/nearest.h"
#include "base/table.h"
#include "base/utf8.h"
#include "content/answers.h"
#include "content/ids.h"
#include "content/yaml_file.h"

struct foreword_texts {
    struct text text, name, office;
    struct mark mark;
};

struct check_texts {
    struct text title, subtitle, description, closing;
    struct integer minutes;
    struct foreword_texts foreword;
    struct mark mark;
};

struct scale_texts {
    struct text prompt, from, to;
    struct named_list answers;
    struct mark mark;
};

struct texts {
    struct check_texts check;
    struct named_list bands, topics, groups, interface;
    struct scale_texts scale;
    struct text_list views;
    struct mark mark;
};

static const struct field foreword_fields[] = {
    { "text", FIELD_TEXT, FIELD_MAY_BE_EMPTY, offsetof(struct foreword_texts, text),
      .about = { "what is said in it", "was darin steht" } },
    { "name", FIELD_TEXT, FIELD_MAY_BE_EMPTY, offsetof(struct foreword_texts, name),
      .about = { "who says it", "wer es sagt" } },
    { "office", FIELD_TEXT, FIELD_MAY_BE_EMPTY, offsetof(struct foreword_texts, office),
      .about = { "in which office", "in welchem Amt" } },
};

static const struct record foreword_record = { foreword_fields, 3, sizeof(struct foreword_texts),
                                               offsetof(struct foreword_texts, mark) };

enum { MAX_MINUTES = 600 };

static const struct field check_fields[] = {
    { "title", FIELD_TEXT, 0, offsetof(struct check_texts, title),
      .about = { "the check's name", "der Name des Checks" } },
    { "subtitle", FIELD_TEXT, FIELD_MAY_BE_EMPTY, offsetof(struct check_texts, subtitle),
      .about = { "the line below the name", "die Zeile unter dem Namen" } },
    { "description", FIELD_TEXT, FIELD_MAY_BE_EMPTY, offsetof(struct check_texts, description),
      .about = { "one sentence for search engines and bookmarks",
                 "ein Satz für Suchmaschinen und Lesezeichen" } },
    { "closing", FIELD_TEXT, FIELD_MAY_BE_EMPTY, offsetof(struct check_texts, closing),
      .about = { "the paragraph that closes the result", "der Absatz am Ende des Ergebnisses" } },
    { "minutes", FIELD_INTEGER, 0, offsetof(struct check_texts, minutes), .min = 1,
      .max = MAX_MINUTES,
      .about = { "how many minutes the check takes", "wie viele Minuten der Check dauert" } },
    { "foreword", FIELD_RECORD, FIELD_MAY_BE_EMPTY, offsetof(struct check_texts, foreword),
      .record = &foreword_record,
      .about = { "a few words of greeting on the start page",
                 "ein kurzes Grußwort auf der Startseite" } },
};

static const struct record check_record = { check_fields, 6, sizeof(struct check_texts),
                                            offsetof(struct check_texts, mark) };

static const struct field scale_fields[] = {
    { "prompt", FIELD_TEXT, FIELD_MAY_BE_EMPTY, offsetof(struct scale_texts, prompt),
      .about = { "the sentence above the answers", "der Satz über den Antworten" } },
    { "from", FIELD_TEXT, 0, offsetof(struct scale_texts, from),
      .about = { "what the lowest value means", "was der kleinste Wert bedeutet" } },
    { "to", FIELD_TEXT, 0, offsetof(struct scale_texts, to),
      .about = { "what the highest value means", "was der größte Wert bedeutet" } },
    { "answers", FIELD_WORDS, FIELD_MAY_BE_EMPTY, offsetof(struct scale_texts, answers),
      .about = { "what single values mean, for all questions: 50: \"partly\"",
                 "was einzelne Werte bedeuten, bei allen Fragen: 50: \"teilweise\"" } },
};

static const struct record scale_record = { scale_fields, 4, sizeof(struct scale_texts),
                                            offsetof(struct scale_texts, mark) };

static const struct field texts_fields[] = {
    { "check", FIELD_RECORD, 0, offsetof(struct texts, check), .record = &check_record,
      .about = { "the check's name and short texts", "Name und kurze Texte des Checks" } },
    { "bands", FIELD_NAMES, FIELD_MAY_BE_EMPTY, offsetof(struct texts, bands),
      .record = &band_names_record,
      .about = { "the bands' names, by the ids of check.yaml; with a text that says what it means "
                 "to be there overall",
                 "die Namen der Stufen, je Kennung aus check.yaml; dazu ein Text, was es heißt, "
                 "wenn der Check insgesamt hier landet" } },
    { "topics", FIELD_NAMES, FIELD_MAY_BE_EMPTY, offsetof(struct texts, topics),
      .record = &topic_names_record,
      .about = { "the topics' names, by the ids of check.yaml",
                 "die Namen der Themen, je Kennung aus check.yaml" } },
    { "groups", FIELD_NAMES, FIELD_MAY_BE_EMPTY, offsetof(struct texts, groups),
      .record = &group_names_record,
      .about = { "the names of the groups of topics, by the ids of check.yaml",
                 "die Namen der Gruppen von Themen, je Kennung aus check.yaml" } },
    { "scale", FIELD_RECORD, 0, offsetof(struct texts, scale), .record = &scale_record,
      .about = { "the words at the answers", "die Worte an den Antworten" } },
    { "views", FIELD_TEXTS, FIELD_MAY_BE_EMPTY, offsetof(struct texts, views),
      .about = { "suggestions from whose point of view is answered",
                 "Vorschläge, aus wessen Sicht geantwortet wird" } },
    { "interface", FIELD_WORDS, FIELD_MAY_BE_EMPTY, offsetof(struct texts, interface),
      .about = { "replaces single words of the pages, key by key",
                 "ersetzt einzelne Wörter der Seiten, Schlüssel für Schlüssel" } },
};

const struct record texts_yaml = { texts_fields, 7, sizeof(struct texts),
                                   offsetof(struct texts, mark) };

/* One language's loading: what is given, and what stands in for what is not. */
struct context {
    struct language *language;
    const struct language *fallback; /* NULL in the default language */
    const struct yaml_node *root;    /* of the file, to say what it lacks; else NULL */
    struct arena *arena;
    struct diag *diag;
};

static const struct record *record_of(const char *key)
{
    for (size_t i = 0; i < texts_yaml.field_count; i++)
        if (strcmp(texts_fields[i].key, key) == 0)
            return texts_fields[i].record;
    return NULL;
}

/* Names a missing text ("check: title") at the map it belongs into, where there is one. What
 * stands in its place, misspelt or no map, was reported already. */
static void report_missing(const struct context *context, const char *name)
{
    const struct yaml_node *root = context->root;
    const char *part = arena_copy(context->arena, name, strcspn(name, ":"));
    const char *key = name + strlen(part) + strlen(": ");
    const struct record *record = record_of(part);
    if (key_is_misspelt(&texts_yaml, root, part, context->arena))
        return;
    for (size_t i = 0; i < root->count; i++) {
        if (strcmp(root->keys[i]->text, part))
            continue;
        bool is_map = root->items[i]->kind == YAML_MAP;
        if (is_map && !(record && key_is_misspelt(record, root->items[i], key, context->arena)))
            mark_report(root->keys[i]->mark, context->diag, RULE_KEY_MISSING, key, NULL, NULL);
        return;
    }
    mark_report(root->mark, context->diag, RULE_KEY_MISSING, NULL, part, key);
}

/* The default language's text in place of one that is not there. */
static struct phrase stand_in(const struct context *context, const struct phrase *fallback)
{
    return fallback && *fallback->text ? *fallback : (struct phrase){ "", context->language->tag };
}

/* The text, or the default language's. Missing in both: an error if it is needed. */
static struct phrase choose(struct context *context, const struct text *text,
                            const struct phrase *fallback, const char *name, bool needed)
{
    if (*text->text)
        return (struct phrase){ text->text, context->language->tag };
    if (fallback && *fallback->text && context->root)
        report_untranslated(context->language, context->root->mark, name, fallback->language,
                            context->diag);
    else if (needed && !context->fallback && context->root && !text->mark.line)
        report_missing(context, name);
    return stand_in(context, fallback);
}

/* The names of a list's ids. */
struct names {
    const struct named_list *given;
    const struct text_list *ids;
    const char *list;
    const struct text_list *strangers; /* ids that were reported as standing in no list */
};

static const struct named *find_named(const struct named_list *list, const char *key)
{
    for (size_t i = 0; i < list->count; i++)
        if (strcmp(list->items[i].key.text, key) == 0)
            return &list->items[i];
    return NULL;
}

/* A name of no id of the list, at the place of which one is missing. */
static void report_unknown_name(struct context *context, const struct names *names,
                                const struct text *key, const char *const *ids)
{
    size_t count = names->ids->count;
    struct buffer all = BUFFER_INIT;
    if (text_list_find(names->strangers, key->text) < names->strangers->count ||
        names->ids->faulty || id_is_meant(key->text, ids, count, context->arena))
        return; /* what it follows from was reported */
    if (strcmp(key->text, "name") && strcmp(key->text, "text")) {
        report_unknown_id(key, ids, count, names->list, context->diag);
        return;
    }
    buffer_join(&all, ids, count);
    mark_report(key->mark, context->diag, RULE_KEY_UNKNOWN, key->text, NULL, all.data);
    buffer_free(&all);
}

/* Reports the names of ids that are not in the list. True for each id that one of them, or one
 * that is no id, was most likely meant to be: that it has no name is no fault of its own. */
static const bool *check_names(struct context *context, const struct names *names)
{
    struct arena *arena = context->arena;
    size_t count = names->ids->count, given = names->given->count;
    const char **ids = text_list_words(names->ids, arena);
    const char **keys = arena_array(arena, given, sizeof *keys);
    bool *meant = arena_array(arena, count, sizeof *meant);
    for (size_t i = 0; i < given; i++) {
        const struct text *key = &names->given->items[i].key;
        keys[i] = key->text;
        if (!id_is_valid(key->text) || text_list_find(names->ids, key->text) < count)
            continue;
        report_unknown_name(context, names, key, ids);
        size_t near = diag_suggest_index(context->diag, key->text, ids, count);
        if (near < count)
            meant[near] = true;
    }
    for (size_t i = 0; i < count; i++)
        meant[i] |= !id_is_valid(ids[i]) || id_is_meant(ids[i], keys, given, arena);
    return meant;
}

/* What the ids of a list have: one phrase an id. */
struct named_phrases {
    struct phrase *names, *texts, *more;
};

static struct named_phrases make_phrases(const struct names *names, struct arena *arena)
{
    size_t count = names->ids->count;
    return (struct named_phrases){ arena_array(arena, count, sizeof(struct phrase)),
                                   arena_array(arena, count, sizeof(struct phrase)),
                                   arena_array(arena, count, sizeof(struct phrase)) };
}

/* A text beside an id's name. */
static struct phrase choose_beside(struct context *context, const struct text *text,
                                   const struct phrase *fallback, const char *name, const char *key)
{
    return choose(context, text, fallback, arena_format(context->arena, "%s: %s", name, key),
                  false);
}

/* Fills them in the ids' order; `fallback` is the default language's, or NULL. */
static struct named_phrases name_ids(struct context *context, const struct names *names,
                                     const char *more, const struct named_phrases *fallback)
{
    static const struct named none = { { "", { 0 } }, { "", { 0 } }, { "", { 0 } }, { "", { 0 } } };
    struct named_phrases out = make_phrases(names, context->arena);
    const bool *meant = check_names(context, names);
    for (size_t i = 0; i < names->ids->count; i++) {
        const char *id = names->ids->items[i].text;
        const struct named *named = find_named(names->given, id);
        const char *name = arena_format(context->arena, "%s: %s", names->list, id);
        const struct phrase *instead = fallback ? &fallback->names[i] : NULL;
        if (named ? !*named->name.text : meant[i])
            out.names[i] = stand_in(context, instead); /* what is wrong was reported */
        else
            out.names[i] = choose(context, named ? &named->name : &none.name, instead, name, true);
        if (!named && fallback) { /* without its name, whose lack is reported */
            out.texts[i] = fallback->texts[i];
            out.more[i] = fallback->more[i];
            continue;
        }
        if (!named)
            named = &none;
        out.texts[i] = choose_beside(context, &named->text, fallback ? &fallback->texts[i] : NULL,
                                     name, "text");
        out.more[i] =
            choose_beside(context, &named->more, fallback ? &fallback->more[i] : NULL, name, more);
    }
    return out;
}

static struct text_list group_ids(const struct instrument *instrument, struct arena *arena)
{
    struct text_list ids = { .count = instrument->groups.count };
    ids.items = arena_array(arena, ids.count, sizeof *ids.items);
    for (size_t i = 0; i < ids.count; i++)
        ids.items[i] = instrument_group(instrument, i)->id;
    return ids;
}

/* A group has a name alone. */
static void name_groups(struct context *context, const struct texts *texts,
                        const struct instrument *instrument, struct language *language)
{
    static const struct phrase none = { "", "" };
    struct text_list ids = group_ids(instrument, context->arena);
    const struct names names = { &texts->groups, &ids, "groups", &instrument->strangers };
    struct named_phrases other = { 0 };
    if (context->fallback && ids.count) {
        struct phrase *nothing = arena_array(context->arena, ids.count, sizeof *nothing);
        for (size_t i = 0; i < ids.count; i++)
            nothing[i] = none;
        other = (struct named_phrases){ context->fallback->groups, nothing, nothing };
    }
    language->groups = name_ids(context, &names, "text", other.names ? &other : NULL).names;
}

/* The bands' ids as a list, for name_ids. */
static struct text_list band_ids(const struct instrument *instrument, struct arena *arena)
{
    struct text_list ids = { .count = instrument->bands.count };
    ids.items = arena_array(arena, ids.count, sizeof *ids.items);
    for (size_t i = 0; i < ids.count; i++)
        ids.items[i] = instrument_band(instrument, i)->id;
    return ids;
}

/* Bands are told apart by their names. True if each has one of its own; an id that stands twice
 * in check.yaml was reported there. */
static bool check_band_names(struct context *context, const struct texts *texts,
                             const struct text_list *ids)
{
    const struct phrase *names = context->language->band_names;
    struct table seen = { 0 };
    bool right = true;
    for (size_t i = 0; i < ids->count; i++) {
        const char *folded = utf8_folded(context->arena, names[i].text), *id = ids->items[i].text;
        bool is_first = table_add(&seen, folded, (void *)id);
        const char *first = table_get(&seen, folded);
        right &= *folded && is_first;
        if (is_answers_name(names[i].text) && context->root && !is_answers_name(id)) {
            const struct named *own = find_named(&texts->bands, id);
            mark_report(own ? own->name.mark : context->root->mark, context->diag,
                        RULE_BAND_NAME_RESERVED, names[i].text, NULL, NULL);
        }
        if (!*folded || is_first || !context->root || strcmp(first, id) == 0)
            continue;
        const struct named *named = find_named(&texts->bands, id);
        struct mark mark = named && named->name.mark.line ? named->name.mark : context->root->mark;
        mark_report(mark, context->diag, RULE_BAND_NAME_TWICE, names[i].text, first, NULL);
    }
    table_free(&seen);
    return right;
}

static void choose_names(struct context *context, const struct texts *texts,
                         const struct instrument *instrument, struct language *language)
{
    const struct language *fallback = context->fallback;
    struct text_list bands = band_ids(instrument, context->arena);
    const struct names band_names = { &texts->bands, &bands, "bands", &instrument->strangers };
    const struct names topic_names = { &texts->topics, &instrument->topics, "topics",
                                       &instrument->strangers };
    struct named_phrases other_bands = { 0 }, other_topics = { 0 };
    if (fallback) {
        other_bands = (struct named_phrases){ fallback->band_names, fallback->band_texts,
                                              fallback->band_headlines };
        other_topics =
            (struct named_phrases){ fallback->topics, fallback->topic_texts, fallback->topic_gaps };
    }
    struct named_phrases own =
        name_ids(context, &band_names, "headline", fallback ? &other_bands : NULL);
    language->band_names = own.names;
    language->band_texts = own.texts;
    language->band_headlines = own.more;
    language->has_band_names = check_band_names(context, texts, &bands);
    own = name_ids(context, &topic_names, "gap", fallback ? &other_topics : NULL);
    language->topics = own.names;
    language->topic_texts = own.texts;
    language->topic_gaps = own.more;
    name_groups(context, texts, instrument, language);
}

static void choose_answers(struct context *context, const struct texts *texts,
                           const struct instrument *instrument, struct language *language)
{
    language->answers = answers_of_map(instrument, &texts->scale.answers, language->tag,
                                       context->arena, context->diag);
    for (size_t i = 0; context->fallback && i < instrument->value_count; i++)
        language->answers[i] =
            choose_beside(context, &(struct text){ language->answers[i].text, { 0 } },
                          &context->fallback->answers[i], "scale: answers",
                          arena_format(context->arena, "%ld", instrument->values[i]));
}

static void choose_phrases(struct context *context, const struct texts *texts,
                           struct language *language)
{
    const struct language *fallback = context->fallback;
    const struct {
        struct phrase *out;
        const struct text *text;
        const struct phrase *fallback;
        const char *name;
        bool needed;
    } phrases[] = {
        { &language->title, &texts->check.title, fallback ? &fallback->title : NULL, "check: title",
          true },
        { &language->subtitle, &texts->check.subtitle, fallback ? &fallback->subtitle : NULL,
          "check: subtitle", false },
        { &language->description, &texts->check.description,
          fallback ? &fallback->description : NULL, "check: description", false },
        { &language->closing, &texts->check.closing, fallback ? &fallback->closing : NULL,
          "check: closing", false },
        { &language->prompt, &texts->scale.prompt, fallback ? &fallback->prompt : NULL,
          "scale: prompt", false },
        { &language->scale_from, &texts->scale.from, fallback ? &fallback->scale_from : NULL,
          "scale: from", false },
        { &language->scale_to, &texts->scale.to, fallback ? &fallback->scale_to : NULL, "scale: to",
          false },
        { &language->foreword, &texts->check.foreword.text, fallback ? &fallback->foreword : NULL,
          "check: foreword: text", false },
        { &language->foreword_name, &texts->check.foreword.name,
          fallback ? &fallback->foreword_name : NULL, "check: foreword: name", false },
        { &language->foreword_office, &texts->check.foreword.office,
          fallback ? &fallback->foreword_office : NULL, "check: foreword: office", false },
    };
    for (size_t i = 0; i < sizeof phrases / sizeof *phrases; i++)
        *phrases[i].out = choose(context, phrases[i].text, phrases[i].fallback, phrases[i].name,
                                 phrases[i].needed);
}

/* True if some question's answers say nothing of the value. */
static bool is_end_open(const struct instrument *instrument, const struct language *language,
                        size_t value)
{
    for (size_t i = 0; i < instrument->questions.count; i++) {
        const struct phrase *own = language->questions[i].answers;
        if (!question_offers(instrument, instrument_question(instrument, i), value))
            continue;
        if (!*(own ? own[value] : language->answers[value]).text)
            return true;
    }
    return false;
}

void texts_check_ends(const struct instrument *instrument, const struct language *language,
                      struct arena *arena, struct diag *diag)
{
    struct context context = { .root = language->texts, .arena = arena, .diag = diag };
    if (language->fallback || !language->texts)
        return;
    const struct yaml_node *scale = yaml_get(language->texts, "scale");
    bool is_map = scale && scale->kind == YAML_MAP;
    size_t last = instrument->value_count ? instrument->value_count - 1 : 0;
    if (!*language->scale_from.text && !(is_map && yaml_get(scale, "from")) &&
        (!instrument->value_count || is_end_open(instrument, language, 0)))
        report_missing(&context, "scale: from");
    if (!*language->scale_to.text && !(is_map && yaml_get(scale, "to")) &&
        (!instrument->value_count || is_end_open(instrument, language, last)))
        report_missing(&context, "scale: to");
}

/* A list that is there, be it empty, is this language's own. */
static void choose_views(struct context *context, const struct text_list *views,
                         struct language *language)
{
    const struct language *fallback = context->fallback;
    bool own = views->mark.line || !fallback;
    language->views = own ? *views : fallback->views;
    language->views_language = own ? language->tag : fallback->views_language;
    if (!own && language->views.count && context->root)
        report_untranslated(language, context->root->mark, "views", language->views_language,
                            context->diag);
}

void texts_load(const struct files *files, const struct instrument *instrument,
                struct language *language, const struct language *fallback, struct arena *arena,
                struct diag *diag)
{
    struct context context = {
        .language = language, .fallback = fallback, .arena = arena, .diag = diag
    };
    struct texts texts = { 0 };
    const char *path = arena_format(arena, "content/%s/texts.yaml", language->tag);
    struct yaml_node nothing = { .kind = YAML_MAP };
    const struct yaml_node *root = NULL;
    if (fallback && !files_find(files, path))
        report_missing_file(language, path, fallback->tag, diag);
    else
        root = load_yaml(files, path, arena, diag);
    /* Of a file that is missing or no map, that alone is said; all texts are empty then, or
     * the default language's. */
    if (root && root->kind == YAML_MAP)
        language->texts = context.root = root;
    fields_load(&texts_yaml, root ? root : &nothing, &texts, arena, diag);
    choose_names(&context, &texts, instrument, language);
    choose_answers(&context, &texts, instrument, language);
    choose_phrases(&context, &texts, language);
    language->minutes =
        texts.check.minutes.mark.line || !fallback ? texts.check.minutes.value : fallback->minutes;
    choose_views(&context, &texts.views, language);
    language->interface = texts.interface;
}
