/* texts.yaml: a language's names for check, bands, topics and scale. */
#include <stddef.h>
#include <string.h>

#include "content/parts.h"

struct check_texts {
    struct text title, subtitle, description, closing;
    struct mark mark;
};

struct scale_texts {
    struct text prompt, from, to;
    struct mark mark;
};

struct texts {
    struct check_texts check;
    struct named_list bands, topics, interface;
    struct scale_texts scale;
    struct text_list views;
    struct mark mark;
};

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
};

static const struct record check_record = { check_fields, 4, sizeof(struct check_texts),
                                            offsetof(struct check_texts, mark) };

static const struct field scale_fields[] = {
    { "prompt", FIELD_TEXT, FIELD_MAY_BE_EMPTY, offsetof(struct scale_texts, prompt),
      .about = { "the sentence above the answers", "der Satz über den Antworten" } },
    { "from", FIELD_TEXT, 0, offsetof(struct scale_texts, from),
      .about = { "what the lowest value means", "was der kleinste Wert bedeutet" } },
    { "to", FIELD_TEXT, 0, offsetof(struct scale_texts, to),
      .about = { "what the highest value means", "was der größte Wert bedeutet" } },
};

static const struct record scale_record = { scale_fields, 3, sizeof(struct scale_texts),
                                            offsetof(struct scale_texts, mark) };

static const struct field texts_fields[] = {
    { "check", FIELD_RECORD, 0, offsetof(struct texts, check), .record = &check_record,
      .about = { "the check's name and short texts", "Name und kurze Texte des Checks" } },
    { "bands", FIELD_NAMES, FIELD_MAY_BE_EMPTY, offsetof(struct texts, bands),
      .about = { "the bands' names, by the ids of check.yaml; with a text that says what it means "
                 "to be there overall",
                 "die Namen der Stufen, je Kennung aus check.yaml; dazu ein Text, was es heißt, "
                 "wenn der Check insgesamt hier landet" } },
    { "topics", FIELD_NAMES, FIELD_MAY_BE_EMPTY, offsetof(struct texts, topics),
      .about = { "the topics' names, by the ids of check.yaml",
                 "die Namen der Themen, je Kennung aus check.yaml" } },
    { "scale", FIELD_RECORD, 0, offsetof(struct texts, scale), .record = &scale_record,
      .about = { "the words at the answers", "die Worte an den Antworten" } },
    { "views", FIELD_TEXTS, FIELD_MAY_BE_EMPTY, offsetof(struct texts, views),
      .about = { "suggestions from whose point of view is answered",
                 "Vorschläge, aus wessen Sicht geantwortet wird" } },
    { "interface", FIELD_WORDS, FIELD_MAY_BE_EMPTY, offsetof(struct texts, interface),
      .about = { "replaces single words of the pages, key by key",
                 "ersetzt einzelne Wörter der Seiten, Schlüssel für Schlüssel" } },
};

const struct record texts_yaml = { texts_fields, 6, sizeof(struct texts),
                                   offsetof(struct texts, mark) };

/* One language's loading: what is given, and what stands in for what is not. */
struct context {
    const struct language *language;
    const struct language *fallback; /* NULL in the default language */
    const struct yaml_node *root;    /* of the file, to say what it lacks; else NULL */
    struct arena *arena;
    struct diag *diag;
};

/* Names a missing text ("check: title") at the map it belongs into, where there is one. What
 * stands in its place and is no map was reported already. */
static void report_missing(const struct context *context, const char *name)
{
    const struct yaml_node *root = context->root;
    size_t length = strcspn(name, ":");
    for (size_t i = 0; i < root->count; i++) {
        if (strncmp(root->keys[i]->text, name, length) || root->keys[i]->text[length])
            continue;
        if (root->items[i]->kind == YAML_MAP)
            mark_report(root->keys[i]->mark, context->diag, RULE_KEY_MISSING,
                        name + length + strlen(": "), NULL, NULL);
        return;
    }
    mark_report(root->mark, context->diag, RULE_KEY_MISSING, NULL,
                arena_copy(context->arena, name, length), name + length + strlen(": "));
}

/* The text, or the default language's. Missing in both: an error if it is needed. */
static struct phrase choose(struct context *context, const struct text *text,
                            const struct phrase *fallback, const char *name, bool needed)
{
    if (*text->text)
        return (struct phrase){ text->text, context->language->tag };
    if (fallback && *fallback->text) {
        if (context->root)
            mark_report(context->root->mark, context->diag, RULE_TEXT_UNTRANSLATED, name,
                        fallback->language, NULL);
        return *fallback;
    }
    if (needed && !context->fallback && context->root && !text->mark.line)
        report_missing(context, name);
    return (struct phrase){ "", context->language->tag };
}

static const struct named *find_named(const struct named_list *list, const char *key)
{
    for (size_t i = 0; i < list->count; i++)
        if (strcmp(list->items[i].key.text, key) == 0)
            return &list->items[i];
    return NULL;
}

/* One phrase an id, in the ids' order; names of ids that are not there are reported. */
static void name_ids(struct context *context, const struct named_list *names,
                     const struct text_list *ids, const char *list, struct phrase *out,
                     struct phrase *texts, const struct phrase *fallback,
                     const struct phrase *fallback_texts)
{
    static const struct named none = { { "", { 0 } }, { "", { 0 } }, { "", { 0 } } };
    for (size_t i = 0; i < names->count; i++)
        if (text_list_find(ids, names->items[i].key.text) == ids->count &&
            id_is_valid(names->items[i].key.text))
            report_unknown_id(&names->items[i].key, ids, list, context->arena, context->diag);
    for (size_t i = 0; i < ids->count; i++) {
        const struct named *named = find_named(names, ids->items[i].text);
        const char *name = arena_format(context->arena, "%s: %s", list, ids->items[i].text);
        out[i] = choose(context, named ? &named->name : &none.name, fallback ? &fallback[i] : NULL,
                        name, true);
        if (texts && !named && fallback_texts)
            texts[i] = fallback_texts[i]; /* without its name, whose lack is reported */
        else if (texts)
            texts[i] = choose(context, named ? &named->text : &none.name,
                              fallback_texts ? &fallback_texts[i] : NULL,
                              arena_format(context->arena, "%s: text", name), false);
    }
}

/* The bands' ids as a list, for name_ids. */
static struct text_list band_ids(const struct check *check, struct arena *arena)
{
    struct text_list ids = { .count = check->bands.count };
    ids.items = arena_array(arena, ids.count, sizeof *ids.items);
    for (size_t i = 0; i < ids.count; i++)
        ids.items[i] = check_band(check, i)->id;
    return ids;
}

static void choose_all(struct context *context, const struct texts *texts,
                       const struct check *check, struct language *language)
{
    const struct language *fallback = context->fallback;
    struct arena *arena = context->arena;
    struct text_list bands = band_ids(check, arena);
    language->band_names = arena_array(arena, bands.count, sizeof(struct phrase));
    language->band_texts = arena_array(arena, bands.count, sizeof(struct phrase));
    language->topics = arena_array(arena, check->topics.count, sizeof(struct phrase));
    name_ids(context, &texts->bands, &bands, "bands", language->band_names, language->band_texts,
             fallback ? fallback->band_names : NULL, fallback ? fallback->band_texts : NULL);
    name_ids(context, &texts->topics, &check->topics, "topics", language->topics, NULL,
             fallback ? fallback->topics : NULL, NULL);
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
          "scale: from", true },
        { &language->scale_to, &texts->scale.to, fallback ? &fallback->scale_to : NULL, "scale: to",
          true },
    };
    for (size_t i = 0; i < sizeof phrases / sizeof *phrases; i++)
        *phrases[i].out = choose(context, phrases[i].text, phrases[i].fallback, phrases[i].name,
                                 phrases[i].needed);
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
        mark_report(context->root->mark, context->diag, RULE_TEXT_UNTRANSLATED, "views",
                    language->views_language, NULL);
}

void texts_load(const struct files *files, const struct check *check, struct language *language,
                const struct language *fallback, struct arena *arena, struct diag *diag)
{
    struct context context = {
        .language = language, .fallback = fallback, .arena = arena, .diag = diag
    };
    struct texts texts = { 0 };
    const char *path = arena_format(arena, "content/%s/texts.yaml", language->tag);
    struct yaml_node nothing = { .kind = YAML_MAP };
    const struct yaml_node *root = NULL;
    if (fallback && !files_find(files, path))
        diag_add_file(diag, RULE_TEXT_UNTRANSLATED, path, NULL, fallback->tag);
    else
        root = load_yaml(files, path, arena, diag);
    /* Of a file that is missing or no map, that alone is said; all texts are empty then, or
     * the default language's. */
    if (root && root->kind == YAML_MAP)
        context.root = root;
    fields_load(&texts_yaml, root ? root : &nothing, &texts, arena, diag);
    choose_all(&context, &texts, check, language);
    choose_views(&context, &texts.views, language);
    language->interface = texts.interface;
}
