#include "content/texts.h"

#include <stddef.h>
#include <string.h>

#include "base/buffer.h"
#include "base/table.h"
#include "base/utf8.h"
#include "content/answers.h"
#include "content/yaml_file.h"

static const struct field foreword_fields[] = {
    { "text", FIELD_TEXT, FIELD_MAY_BE_EMPTY, offsetof(struct foreword_texts, text),
      .about = { "what is said in it", "was darin steht" } },
    { "name", FIELD_TEXT, FIELD_MAY_BE_EMPTY, offsetof(struct foreword_texts, name),
      .about = { "who says it", "wer es sagt" } },
    { "office", FIELD_TEXT, FIELD_MAY_BE_EMPTY, offsetof(struct foreword_texts, office),
      .about = { "in which office", "in welchem Amt" } },
};

static const struct record foreword_record = RECORD(foreword_fields, struct foreword_texts);

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

static const struct record check_record = RECORD(check_fields, struct check_texts);

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

static const struct record scale_record = RECORD(scale_fields, struct scale_texts);

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

const struct record texts_yaml = RECORD(texts_fields, struct texts);

/* One language's loading: what is given, and what stands in for what is not. */
struct text_loader {
    const struct job *job;
    const struct instrument *instrument;
    struct language *language;
    const struct language *fallback; /* without anything in the default language */
};

/* Names a missing text ("check: title") at the map it belongs into, where there is one. */
static void report_missing(const struct job *job, const struct language *language, const char *name)
{
    const struct yaml_node *root = language->root;
    const char *part = arena_copy(job->arena, name, strcspn(name, ":"));
    const char *key = name + strlen(part) + strlen(": ");
    for (size_t i = 0; i < root->count; i++) {
        if (strcmp(root->keys[i]->text, part) == 0) {
            if (root->items[i]->kind == YAML_MAP)
                mark_report(root->keys[i]->mark, job->diag, RULE_KEY_MISSING, key, NULL, NULL);
            return;
        }
    }
    mark_report(root->mark, job->diag, RULE_KEY_MISSING, NULL, part, key);
}

/* The text, or the default language's. Missing in both: an error if it is needed. */
static struct phrase choose(const struct text_loader *loader, const struct text *text,
                            const struct phrase *fallback, const char *name, bool needed)
{
    struct language *language = loader->language;
    bool has_other = fallback && fallback->text && *fallback->text;
    if (*text->text)
        return (struct phrase){ text->text, language->tag };
    if (has_other && !text->mark.reported)
        note_untranslated(language, name);
    else if (needed && !language->fallback && !text->mark.line && !text->mark.reported)
        report_missing(loader->job, language, name);
    return has_other ? *fallback : (struct phrase){ "", language->tag };
}

/* ---- the names of a list's ids ---- */

struct id_names {
    const char *list;
    const struct ids *ids;
    const struct named_list *given;
    const char *more; /* the key of what stands beside name and text */
    bool reported;    /* the list: what else is to be in it is not known */
};

static const struct named *find_named(const struct named_list *list, const char *key)
{
    for (size_t i = 0; i < list->count; i++)
        if (strcmp(list->items[i].key.text, key) == 0)
            return &list->items[i];
    return NULL;
}

/* Whether it was reported elsewhere: as an id of the list, or as a question's topic. */
static bool is_explained(const struct text_loader *loader, const struct id_names *names,
                         const char *id)
{
    const struct instrument *instrument = loader->instrument;
    for (size_t i = 0; i < instrument->questions.count; i++) {
        const struct text *topic = &instrument_question(instrument, i)->topic;
        if (topic->mark.reported && strcmp(topic->text, id) == 0)
            return true;
    }
    return names->reported || ids_may_mean(names->ids, loader->job->diag, id);
}

static void report_unknown_name(const struct text_loader *loader, const struct id_names *names,
                                const struct text *key)
{
    const struct ids *ids = names->ids;
    if (strcmp(key->text, "name") == 0 || strcmp(key->text, "text") == 0)
        mark_report(key->mark, loader->job->diag, RULE_KEY_UNKNOWN, key->text, NULL,
                    join_words(loader->job->arena, ids->words, ids->count));
    else
        report_unknown_id(loader->job, key, ids, names->list);
}

/* Reports the names of ids that are not in the list; gives, of each that is, whether its name may
 * be among them. */
static const bool *validate_names(const struct text_loader *loader, const struct id_names *names)
{
    const struct ids *ids = names->ids;
    bool *meant = arena_array(loader->job->arena, ids->count + 1, sizeof *meant);
    for (size_t i = 0; i < names->given->count; i++) {
        const struct text *key = &names->given->items[i].key;
        if (ids_have(ids, key->text))
            continue;
        meant[diag_suggest_index(loader->job->diag, key->text, ids->words, ids->count)] = true;
        if (!key->mark.reported && !is_explained(loader, names, key->text))
            report_unknown_name(loader, names, key);
    }
    return meant;
}

static const struct phrase *phrase_at(const struct phrase *list, size_t index)
{
    return list ? &list[index] : NULL;
}

/* A text beside an id's name. */
static struct phrase choose_beside(const struct text_loader *loader, const struct text *text,
                                   const struct phrase *fallback, const char *name, const char *key)
{
    return choose(loader, text, fallback, arena_format(loader->job->arena, "%s: %s", name, key),
                  false);
}

/* Chooses them in the ids' order; `fallback` is what the default language calls them. */
static struct named_phrases name_ids(const struct text_loader *loader, const struct id_names *names,
                                     const struct named_phrases *fallback)
{
    struct arena *arena = loader->job->arena;
    size_t count = names->ids->count;
    struct named_phrases out = { arena_array(arena, count, sizeof *out.names),
                                 arena_array(arena, count, sizeof *out.texts),
                                 arena_array(arena, count, sizeof *out.more) };
    const bool *meant = validate_names(loader, names);
    for (size_t i = 0; i < count; i++) {
        const struct text *id = names->ids->items[i];
        struct named none = { .name.text = "", .text.text = "", .more.text = "" };
        none.name.mark.reported = names->given->mark.reported || id->mark.reported || meant[i];
        const struct named *own = find_named(names->given, id->text), *named = own ? own : &none;
        const char *name = arena_format(arena, "%s: %s", names->list, id->text);
        out.names[i] = choose(loader, &named->name, phrase_at(fallback->names, i), name, true);
        /* Without its name, whose lack is reported, nothing else is missed. */
        bool silent = !own && loader->language->fallback;
        out.texts[i] = silent ? fallback->texts[i]
                              : choose_beside(loader, &named->text, phrase_at(fallback->texts, i),
                                              name, "text");
        out.more[i] = silent ? fallback->more[i]
                             : choose_beside(loader, &named->more, phrase_at(fallback->more, i),
                                             name, names->more);
    }
    return out;
}

/* Bands are told apart by their names. True if each has one of its own; an id that stands twice
 * in check.yaml was reported there. */
static bool validate_band_names(const struct text_loader *loader)
{
    const struct language *language = loader->language;
    const struct phrase *names = language->bands.names;
    const struct ids *bands = &loader->instrument->band_ids;
    struct table seen = { .arena = loader->job->arena };
    bool right = true;
    for (size_t i = 0; i < bands->count; i++) {
        const char *folded = utf8_folded(loader->job->arena, names[i].text);
        const char *id = bands->words[i];
        const struct named *own = find_named(&language->own.bands, id);
        struct mark mark = own && own->name.mark.line ? own->name.mark : language->own.mark;
        bool is_first = table_add(&seen, folded, (void *)id);
        const char *first = table_get(&seen, folded);
        right &= *folded && is_first;
        if (!language->root)
            continue;
        if (is_answers_name(names[i].text) && !is_answers_name(id))
            mark_report(mark, loader->job->diag, RULE_BAND_NAME_RESERVED, names[i].text, NULL,
                        NULL);
        if (*folded && !is_first && strcmp(first, id))
            mark_report(mark, loader->job->diag, RULE_BAND_NAME_TWICE, names[i].text, first, NULL);
    }
    return right;
}

static void choose_names(const struct text_loader *loader)
{
    const struct instrument *instrument = loader->instrument;
    const struct language *fallback = loader->fallback;
    struct language *language = loader->language;
    struct texts *own = &language->own;
    const struct id_names bands = { "bands", &instrument->band_ids, &own->bands, "headline",
                                    false };
    const struct id_names topics = { "topics", &instrument->topic_ids, &own->topics, "gap",
                                     instrument->topics.mark.reported };
    const struct id_names groups = { "groups", &instrument->group_ids, &own->groups, "text",
                                     false };
    language->bands = name_ids(loader, &bands, &fallback->bands);
    own->bands.mark.reported = !validate_band_names(loader);
    language->topics = name_ids(loader, &topics, &fallback->topics);
    language->groups = name_ids(loader, &groups, &fallback->groups);
}

/* ---- all others ---- */

static void choose_answers(const struct text_loader *loader)
{
    struct language *language = loader->language;
    const struct named_list *own = &language->own.scale.answers;
    language->answers = answers_of_map(loader->job, loader->instrument, own, language->tag);
    for (size_t i = 0; language->fallback && i < loader->instrument->value_count; i++) {
        struct text text = { own->mark, language->answers[i].text };
        language->answers[i] =
            choose_beside(loader, &text, &loader->fallback->answers[i], "scale: answers",
                          arena_format(loader->job->arena, "%ld", loader->instrument->values[i]));
    }
}

static void choose_phrases(const struct text_loader *loader)
{
    static const struct {
        size_t out;  /* in struct language */
        size_t text; /* in struct texts */
        const char *name;
        bool needed;
    } phrases[] = {
        { offsetof(struct language, title), offsetof(struct texts, check.title), "check: title",
          true },
        { offsetof(struct language, subtitle), offsetof(struct texts, check.subtitle),
          "check: subtitle", false },
        { offsetof(struct language, description), offsetof(struct texts, check.description),
          "check: description", false },
        { offsetof(struct language, closing), offsetof(struct texts, check.closing),
          "check: closing", false },
        { offsetof(struct language, prompt), offsetof(struct texts, scale.prompt), "scale: prompt",
          false },
        { offsetof(struct language, scale_from), offsetof(struct texts, scale.from), "scale: from",
          false },
        { offsetof(struct language, scale_to), offsetof(struct texts, scale.to), "scale: to",
          false },
        { offsetof(struct language, foreword), offsetof(struct texts, check.foreword.text),
          "check: foreword: text", false },
        { offsetof(struct language, foreword_name), offsetof(struct texts, check.foreword.name),
          "check: foreword: name", false },
        { offsetof(struct language, foreword_office), offsetof(struct texts, check.foreword.office),
          "check: foreword: office", false },
    };
    char *out = (char *)loader->language;
    const char *own = (const char *)&loader->language->own;
    const char *fallback = (const char *)loader->fallback;
    for (size_t i = 0; i < sizeof phrases / sizeof *phrases; i++)
        *(struct phrase *)(void *)(out + phrases[i].out) =
            choose(loader, (const struct text *)(const void *)(own + phrases[i].text),
                   (const struct phrase *)(const void *)(fallback + phrases[i].out),
                   phrases[i].name, phrases[i].needed);
}

/* A list that is there, be it empty, is this language's own. */
static void choose_views(const struct text_loader *loader)
{
    struct language *language = loader->language;
    const struct text_list *views = &language->own.views;
    bool own = views->mark.line || !language->fallback;
    language->views = own ? *views : loader->fallback->views;
    language->views_language = own ? language->tag : loader->fallback->views_language;
    if (!own && language->views.count && !views->mark.reported)
        note_untranslated(language, "views");
}

void texts_load(const struct job *job, const struct instrument *instrument,
                struct language *language)
{
    static const struct language nothing;
    struct text_loader loader = { job, instrument, language,
                                  language->fallback ? language->fallback : &nothing };
    const char *path = arena_format(job->arena, "content/%s/texts.yaml", language->tag);
    const struct yaml_node *root = NULL;
    if (!files_find(job->files, path) && language->fallback && !language->reported)
        note_untranslated(language, "texts.yaml");
    else if (!language->reported)
        root = load_yaml(job, path);
    fields_load(job, &texts_yaml, root, &language->own);
    if (root && root->kind == YAML_MAP)
        language->root = root;
    choose_names(&loader);
    choose_answers(&loader);
    choose_phrases(&loader);
    choose_views(&loader);
    language->minutes = language->own.check.minutes.value;
    if (!language->own.check.minutes.mark.line)
        language->minutes = loader.fallback->minutes;
}

/* ---- the ends of the scale ---- */

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

void validate_scale_ends(const struct job *job, const struct instrument *instrument,
                         const struct language *language)
{
    const struct mark *marks[] = { &language->own.scale.from.mark, &language->own.scale.to.mark };
    static const char *const names[] = { "scale: from", "scale: to" };
    size_t count = instrument->value_count;
    for (size_t i = 0; i < 2 && !language->fallback; i++)
        if (!marks[i]->line && !marks[i]->reported && count &&
            is_end_open(instrument, language, i ? count - 1 : 0))
            report_missing(job, language, names[i]);
}
