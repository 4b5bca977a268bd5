#include "site/tree.h"

#include <string.h>

/* The part of a tag that names a script: four letters, not at the beginning (BCP 47,
 * 2.2.3); NULL if there is none. */
static const char *script_of(const char *tag)
{
    for (const char *dash = strchr(tag, '-'); dash; dash = strchr(dash + 1, '-'))
        if (strcspn(dash + 1, "-") == 4 && strspn(dash + 1, "abcdefghijklmnopqrstuvwxyz") == 4)
            return dash + 1;
    return NULL;
}

const char *language_direction(const char *tag)
{
    static const char *const scripts[] = { "adlm", "arab", "aran", "hebr", "mand", "nkoo",
                                           "rohg", "samr", "syrc", "thaa", NULL };
    static const char *const languages[] = { "ar",  "arc", "ary", "arz", "azb", "ckb", "dv",
                                             "fa",  "glk", "he",  "iw",  "ks",  "lrc", "mzn",
                                             "nqo", "pnb", "prs", "ps",  "sd",  "sdh", "syr",
                                             "ug",  "ur",  "yi",  NULL };
    const char *script = script_of(tag), *part = script ? script : tag;
    size_t length = strcspn(part, "-");
    for (const char *const *known = script ? scripts : languages; *known; known++)
        if (strlen(*known) == length && strncmp(*known, part, length) == 0)
            return "rtl";
    return "ltr";
}

/* null, or the language that a text is in where it is not the page's. */
static const struct value *other_language(const struct tree *tree, const char *language)
{
    if (!language || strcmp(language, tree->language->tag) == 0)
        return NULL;
    struct value *other = value_map(tree->arena);
    value_set_string(other, "tag", language);
    value_set_string(other, "dir", language_direction(language));
    return other;
}

/* A text, and the language it is in. */
static void set_phrase(const struct tree *tree, struct value *map, const char *key,
                       const char *language_key, const struct phrase *phrase)
{
    value_set_string(map, key, phrase->text);
    value_set(map, language_key, other_language(tree, phrase->language));
}

/* A word of the interface, or its key where there is none. */
static const char *word(const struct tree *tree, const char *key)
{
    const struct value *value = value_get(tree->words, key);
    return value ? value_text(value) : key;
}

static const char *title(const struct tree *tree, const struct document *document)
{
    return document->title ? markdown_plain_text(tree->arena, document->title) : "";
}

/* A number with the scale's unit: 48 %, or 48%, as the language's word says. */
static const char *with_unit(const struct tree *tree, const char *number)
{
    const char *unit = tree->model->instrument.scale.unit.text;
    if (strcmp(unit, "%") != 0)
        return arena_format(tree->arena, "%s%s%s", number, *unit ? "\u00a0" : "", unit);
    const char *pattern = word(tree, "percent"), *place = strstr(pattern, "{1}");
    return place ? arena_format(tree->arena, "%.*s%s%s", (int)(place - pattern), pattern, number,
                                place + strlen("{1}"))
                 : number;
}

/* A value of the scale as it is shown, with a true minus. */
static const char *step_label(const struct tree *tree, long value)
{
    return with_unit(tree, arena_format(tree->arena, "%s%ld", value < 0 ? "\u2212" : "",
                                        value < 0 ? -value : value));
}

/* ---- scale, bands, topics ---- */

/* The values that a question offers, or with NULL the scale, and how many of them have a text that
 * says what they mean: `described` all, `anchored` some. First and last are the ends of the
 * scale. */
static void set_values(const struct tree *tree, struct value *map, const struct question *question,
                       const struct phrase *answers)
{
    const struct instrument *instrument = &tree->model->instrument;
    struct value *values = value_list(tree->arena);
    size_t texts = 0;
    for (size_t i = 0; i < instrument->value_count; i++) {
        long v = instrument->values[i];
        if (question && !question_offers(instrument, question, i))
            continue;
        struct value *item = value_map(tree->arena);
        value_set_number(item, "value", v);
        value_set_string(item, "label", step_label(tree, v));
        value_set_bool(item, "first", i == 0);
        value_set_bool(item, "last", i + 1 == instrument->value_count);
        value_set_string(item, "band",
                         instrument_band(instrument, instrument_band_of(instrument, v))->id.text);
        set_phrase(tree, item, "answer", "answer_other_lang", &answers[i]);
        value_append(values, item);
        texts += *answers[i].text != 0;
    }
    bool described = texts == value_count(values);
    value_set(map, "values", values);
    value_set_bool(map, "described", described);
    value_set_bool(map, "anchored", texts && !described);
    value_set_bool(map, "value_shown", instrument->scale.show_values.value || !described);
}

static const struct value *scale_value(const struct tree *tree)
{
    const struct instrument *instrument = &tree->model->instrument;
    const struct scale *scale = &instrument->scale;
    struct value *map = value_map(tree->arena);
    value_set_number(map, "from", scale->from.value);
    value_set_number(map, "to", scale->to.value);
    value_set_number(map, "step", scale->step.value);
    value_set_string(map, "unit", scale->unit.text);
    int decimals = score_decimals(scale);
    value_set_number(map, "decimals", decimals);
    value_set_bool(map, "whole", !decimals);
    value_set_bool(map, "percent", strcmp(scale->unit.text, "%") == 0);
    set_phrase(tree, map, "prompt", "prompt_other_lang", &tree->language->prompt);
    set_phrase(tree, map, "from_text", "from_other_lang", &tree->language->scale_from);
    set_phrase(tree, map, "to_text", "to_other_lang", &tree->language->scale_to);
    value_set_bool(map, "listed", !scale->step.value);
    set_values(tree, map, NULL, tree->language->answers);
    return map;
}

/* Where a band begins, with a point, or as the page writes it. */
static const char *band_from(const struct tree *tree, const struct band *band, const char *point)
{
    long number = band->from.hundredths, size = number < 0 ? -number : number;
    const char *sign = number >= 0 ? "" : strcmp(point, ".") == 0 ? "-" : "\u2212";
    int places = band->from.places > 2 ? 2 : band->from.places;
    long decimals = places == 1 ? size % 100 / 10 : size % 100;
    return places ? arena_format(tree->arena, "%s%ld%s%0*ld", sign, size / 100, point, places,
                                 decimals)
                  : arena_format(tree->arena, "%s%ld", sign, size / 100);
}

/* The greatest value below a number, or the lowest. */
static long value_below(const struct instrument *instrument, long hundredths)
{
    long below = instrument->scale.from.value;
    for (size_t i = 0; i < instrument->value_count && 100 * instrument->values[i] < hundredths; i++)
        below = instrument->values[i];
    return below;
}

static const struct value *band_value(const struct tree *tree, size_t index)
{
    const struct instrument *instrument = &tree->model->instrument;
    const struct band *band = instrument_band(instrument, index);
    bool last = index + 1 == instrument->bands.count;
    long to =
        last ? instrument->scale.to.value
             : value_below(instrument, instrument_band(instrument, index + 1)->from.hundredths);
    struct value *map = value_map(tree->arena);
    value_set_string(map, "id", band->id.text);
    set_phrase(tree, map, "name", "other_lang", &tree->language->bands.names[index]);
    set_phrase(tree, map, "text", "text_other_lang", &tree->language->bands.texts[index]);
    set_phrase(tree, map, "headline", "headline_other_lang", &tree->language->bands.more[index]);
    value_set_string(map, "from", band_from(tree, band, "."));
    value_set_number(map, "to", to);
    value_set_string(map, "from_label",
                     with_unit(tree, band_from(tree, band, word(tree, "decimal_mark"))));
    value_set_string(map, "to_label", step_label(tree, to));
    value_set_bool(map, "first", index == 0);
    value_set_bool(map, "last", last);
    return map;
}

/* null, or the title of the group that a topic is in. Groups name the topics in their order. */
static const struct value *topic_group(const struct tree *tree, size_t topic)
{
    const struct instrument *instrument = &tree->model->instrument;
    size_t next = 0;
    for (size_t i = 0; i < instrument->groups.count; i++) {
        next += instrument_group(instrument, i)->topics.count;
        if (topic >= next)
            continue;
        struct value *map = value_map(tree->arena);
        set_phrase(tree, map, "title", "other_lang", &tree->language->groups.names[i]);
        return map;
    }
    return NULL;
}

/* `id`, `title`, `number` and more of a topic; its questions are added where they are needed. */
static const struct value *topic_value(const struct tree *tree, size_t index)
{
    const struct text_list *topics = &tree->model->instrument.topics;
    struct value *map = value_map(tree->arena);
    value_set_string(map, "id", topics->items[index].text);
    set_phrase(tree, map, "title", "other_lang", &tree->language->topics.names[index]);
    set_phrase(tree, map, "topic_text", "topic_text_other_lang",
               &tree->language->topics.texts[index]);
    set_phrase(tree, map, "gap", "gap_other_lang", &tree->language->topics.more[index]);
    value_set_number(map, "number", (long)index + 1);
    value_set(map, "group", topic_group(tree, index));
    return map;
}

/* ---- factors and questions ---- */

/* What is said of a question where another thing refers to it. */
static const struct value *question_reference(const struct tree *tree, size_t index)
{
    struct value *map = value_map(tree->arena);
    value_set_string(map, "id", instrument_question(&tree->model->instrument, index)->id.text);
    value_set_number(map, "number", (long)index + 1);
    value_set_string(map, "title", title(tree, &tree->language->questions[index]));
    value_set(map, "other_lang", other_language(tree, tree->language->questions[index].language));
    return map;
}

/* What questions refer to, and the questions of each factor and topic, which are appended as these
 * are made. */
struct parts {
    const struct value **bands, **topics, **factors, **references;
    struct value **of_factor, **of_topic;
};

static struct value **empty_lists(struct arena *arena, size_t count)
{
    struct value **lists = arena_array(arena, count, sizeof *lists);
    for (size_t i = 0; i < count; i++)
        lists[i] = value_list(arena);
    return lists;
}

static const struct value **each(const struct tree *tree, size_t count,
                                 const struct value *(*make)(const struct tree *tree, size_t index))
{
    const struct value **values = arena_array(tree->arena, count, sizeof *values);
    for (size_t i = 0; i < count; i++)
        values[i] = make(tree, i);
    return values;
}

/* Where a factor stands in the list that is shown, from 1: the essential one is first. */
static size_t factor_number(const struct instrument *instrument, size_t index)
{
    size_t essential = ids_find(&instrument->factor_ids, instrument->essential.text);
    if (essential == instrument->factors.count || index > essential)
        return index + 1;
    return index == essential ? 1 : index + 2;
}

static const struct value *factor_value(const struct tree *tree, const struct markup *markup,
                                        size_t index, const struct value *questions)
{
    const struct instrument *instrument = &tree->model->instrument;
    const char *id = instrument->factors.items[index].text;
    const struct document *document = &tree->language->factors[index];
    struct value *map = value_map(tree->arena);
    value_set_string(map, "id", id);
    value_set_number(map, "number", (long)factor_number(instrument, index));
    value_set_string(map, "title", title(tree, document));
    value_set_bool(map, "essential", strcmp(instrument->essential.text, id) == 0);
    value_set(map, "blocks", markup_blocks(markup, document, document->body, false));
    value_set(map, "questions", questions);
    value_set(map, "other_lang", other_language(tree, document->language));
    return map;
}

/* All factors in the check's order, the essential one first. */
static const struct value *factor_list(const struct tree *tree, const struct value *const *factors)
{
    const struct instrument *instrument = &tree->model->instrument;
    struct value *list = value_list(tree->arena);
    for (int others = 0; others < 2; others++)
        for (size_t i = 0; i < instrument->factors.count; i++)
            if (others == !!strcmp(instrument->factors.items[i].text, instrument->essential.text))
                value_append(list, factors[i]);
    return list;
}

static const struct value *guidance_list(const struct tree *tree, const struct markup *markup,
                                         const struct document *document, const struct parts *parts)
{
    struct value *list = value_list(tree->arena);
    for (size_t i = 0; i < tree->model->instrument.bands.count; i++) {
        const struct document *from = document; /* or what stands in for a partial language's */
        while (from && (!from->guidance || !from->guidance[i].first))
            from = from->fallback;
        if (!from)
            continue;
        struct value *guidance = value_map(tree->arena);
        value_set(guidance, "band", parts->bands[i]);
        value_set(guidance, "blocks", markup_blocks(markup, from, from->guidance[i], false));
        value_set(guidance, "other_lang", other_language(tree, from->language));
        value_append(list, guidance);
    }
    return list;
}

static const struct value *question_value(const struct tree *tree, const struct markup *markup,
                                          size_t index, const struct parts *parts)
{
    const struct instrument *instrument = &tree->model->instrument;
    const struct question *question = instrument_question(instrument, index);
    const struct document *document = &tree->language->questions[index];
    struct value *map = value_map_on(tree->arena, parts->references[index]);
    struct value *own = value_list(tree->arena);
    size_t topic = ids_find(&instrument->topic_ids, question->topic.text);
    for (size_t i = 0; i < question->factors.count; i++) {
        size_t factor = ids_find(&instrument->factor_ids, question->factors.items[i].text);
        value_append(own, parts->factors[factor]);
        value_append(parts->of_factor[factor], parts->references[index]);
    }
    value_set_number(map, "weight", question->weight.value);
    value_set_bool(map, "key", question->key.value);
    value_set_bool(map, "opens_topic", value_count(parts->of_topic[topic]) == 0);
    value_set_bool(map, "duty", question->duty.value);
    set_values(tree, map, question,
               document->answers ? document->answers : tree->language->answers);
    value_set_bool(map, "titled", document->question == document->title);
    value_set(map, "topic", parts->topics[topic]);
    value_set(map, "text", markup_inlines(markup, document, document->question));
    value_set(map, "help", markup_blocks(markup, document, document->help, false));
    value_set_bool(map, "explained",
                   document->help.first != document->help.end || question->factors.count);
    value_set(map, "factors", own);
    value_set(map, "guidance", guidance_list(tree, markup, document, parts));
    value_set(map, "previous", index ? parts->references[index - 1] : NULL);
    value_set(map, "next",
              index + 1 < instrument->questions.count ? parts->references[index + 1] : NULL);
    value_append(parts->of_topic[topic], map);
    return map;
}

/* The groups, each with its topics: those of the list, in its order. */
static const struct value *group_list(const struct tree *tree, const struct value *topics)
{
    const struct instrument *instrument = &tree->model->instrument;
    struct value *groups = value_list(tree->arena);
    size_t next = 0;
    for (size_t i = 0; i < instrument->groups.count; i++) {
        const struct group *group = instrument_group(instrument, i);
        struct value *map = value_map(tree->arena), *own = value_list(tree->arena);
        for (size_t j = 0; j < group->topics.count; j++)
            value_append(own, value_item(topics, next++));
        value_set_string(map, "id", group->id.text);
        set_phrase(tree, map, "title", "other_lang", &tree->language->groups.names[i]);
        value_set(map, "topics", own);
        value_append(groups, map);
    }
    return groups;
}

static void add_instrument(struct tree *tree, const struct markup *markup)
{
    const struct instrument *instrument = &tree->model->instrument;
    size_t factor_count = instrument->factors.count;
    struct parts parts = {
        .bands = each(tree, instrument->bands.count, band_value),
        .topics = each(tree, instrument->topics.count, topic_value),
        .factors = arena_array(tree->arena, factor_count, sizeof *parts.factors),
        .references = each(tree, instrument->questions.count, question_reference),
        .of_factor = empty_lists(tree->arena, factor_count),
        .of_topic = empty_lists(tree->arena, instrument->topics.count),
    };
    for (size_t i = 0; i < factor_count; i++)
        parts.factors[i] = factor_value(tree, markup, i, parts.of_factor[i]);
    struct value *bands = value_list(tree->arena), *topics = value_list(tree->arena),
                 *questions = value_list(tree->arena);
    const struct value *key = NULL;
    bool weighted = false, duties = false;
    for (size_t i = 0; i < instrument->questions.count; i++) {
        const struct question *question = instrument_question(instrument, i);
        const struct value *value = question_value(tree, markup, i, &parts);
        value_append(questions, value);
        if (question->key.value)
            key = value;
        weighted |= question->weight.value != 1;
        duties |= question->duty.value;
        tree->guided |= value_truthy(value_get(value, "guidance"));
    }
    for (size_t i = 0; i < instrument->bands.count; i++)
        value_append(bands, parts.bands[i]);
    for (size_t i = 0; i < instrument->topics.count; i++) {
        struct value *topic = value_map_on(tree->arena, parts.topics[i]);
        value_set(topic, "questions", parts.of_topic[i]);
        value_append(topics, topic);
    }
    value_set(tree->top, "bands", bands);
    value_set(tree->top, "topics", topics);
    value_set(tree->top, "groups", group_list(tree, topics));
    value_set(tree->top, "questions", questions);
    value_set(tree->top, "factors", factor_list(tree, parts.factors));
    value_set(tree->top, "key_question", key);
    value_set_bool(tree->top, "weighted", weighted);
    value_set_bool(tree->top, "duties", duties);
}

/* ---- the check, the site ---- */

static const struct value *foreword_value(const struct tree *tree)
{
    const struct language *language = tree->language;
    if (!*language->foreword.text && !*language->foreword_name.text &&
        !*language->foreword_office.text)
        return NULL;
    struct value *map = value_map(tree->arena);
    set_phrase(tree, map, "text", "text_other_lang", &language->foreword);
    set_phrase(tree, map, "name", "name_other_lang", &language->foreword_name);
    set_phrase(tree, map, "office", "office_other_lang", &language->foreword_office);
    return map;
}

static const struct value *check_value(const struct tree *tree)
{
    const struct instrument *instrument = &tree->model->instrument;
    const struct language *language = tree->language;
    struct value *map = value_map(tree->arena);
    value_set_string(map, "id", instrument->id.text);
    value_set_number(map, "version", instrument->version.value);
    set_phrase(tree, map, "title", "other_lang", &language->title);
    set_phrase(tree, map, "subtitle", "subtitle_other_lang", &language->subtitle);
    set_phrase(tree, map, "description", "description_other_lang", &language->description);
    if (language->minutes)
        value_set_number(map, "minutes", language->minutes);
    else
        value_set(map, "minutes", NULL);
    value_set(map, "foreword", foreword_value(tree));
    set_phrase(tree, map, "closing", "closing_other_lang", &language->closing);
    return map;
}

static const struct value *address_lines(struct arena *arena, const char *address)
{
    struct value *lines = value_list(arena);
    while (*address) {
        size_t length = strcspn(address, "\n");
        if (length) {
            struct value *line = value_map(arena);
            value_set_string(line, "line", arena_copy(arena, address, length));
            value_append(lines, line);
        }
        address += length + (address[length] == '\n');
    }
    return lines;
}

static const struct value *contact_value(struct arena *arena, const struct contact *contact)
{
    if (!*contact->name.text && !*contact->address.text && !*contact->email.text &&
        !*contact->phone.text && !*contact->url.text)
        return NULL;
    struct value *map = value_map(arena);
    value_set_string(map, "name", contact->name.text);
    value_set(map, "address", address_lines(arena, contact->address.text));
    value_set_string(map, "email", contact->email.text);
    value_set_string(map, "phone", contact->phone.text);
    value_set_string(map, "url", contact->url.text);
    return map;
}

const struct value *tree_site(struct media *media, const struct settings *settings)
{
    struct arena *arena = media->arena;
    struct value *site = value_map(arena), *brand = value_map(arena);
    const struct value *publisher = NULL;
    if (*settings->publisher.name.text) {
        struct value *map = value_map(arena);
        value_set_string(map, "name", settings->publisher.name.text);
        value_set_string(map, "url", settings->publisher.url.text);
        publisher = map;
    }
    value_set_string(brand, "color", settings->brand.color.text);
    value_set(brand, "logo", media_value(media, settings->brand.logo_file));
    value_set_string(brand, "logo_alt", settings->brand.logo_alt.text);
    value_set(site, "publisher", publisher);
    value_set(site, "contact", contact_value(arena, &settings->contact));
    value_set(site, "brand", brand);
    value_set_string(site, "base_url", settings->base_url.text);
    return site;
}

static const struct value *view_list(const struct tree *tree)
{
    struct value *list = value_list(tree->arena);
    for (size_t i = 0; i < tree->language->views.count; i++) {
        struct value *view = value_map(tree->arena);
        value_set_string(view, "name", tree->language->views.items[i].text);
        value_set(view, "other_lang", other_language(tree, tree->language->views_language));
        value_append(list, view);
    }
    return list;
}

/* ---- pages ---- */

static const struct value *page_value(const struct tree *tree, const struct markup *markup,
                                      const struct site_page *page)
{
    static const char *const kinds[] = { "kind_start",    "kind_check",         "kind_factors",
                                         "kind_guidance", "kind_questionnaire", "kind_text" };
    static const char *const titles[] = {
        "", "page_check", "page_factors", "page_guidance", "page_questionnaire", ""
    };
    static const char *const roles[][2] = { { "role_imprint", "imprint" },
                                            { "role_privacy", "privacy" },
                                            { "role_accessibility", "accessibility" },
                                            { "role_easy_language", "easy-language" },
                                            { "role_sign_language", "sign-language" } };
    const struct document *document = page->page ? &tree->language->pages[page->index] : NULL;
    struct value *map = value_map(tree->arena);
    value_set_string(map, "id", page->id);
    value_set_string(map, "file", page->file);
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
        value_set_bool(map, kinds[i], i == page->kind);
    for (size_t i = 0; i < sizeof roles / sizeof *roles; i++)
        value_set_bool(map, roles[i][0], page->page && page_has_role(page->page, roles[i][1]));
    value_set_string(map, "title",
                     document ? title(tree, document) : word(tree, titles[page->kind]));
    value_set(map, "blocks",
              document ? markup_blocks(markup, document, document->body, true)
                       : value_list(tree->arena));
    value_set(map, "other_lang", other_language(tree, document ? document->language : NULL));
    return map;
}

static void add_page(struct tree *tree, enum page_kind kind, const char *id, const char *file)
{
    tree->pages[tree->page_count++] = (struct site_page){ .kind = kind, .id = id, .file = file };
}

/* The start page, or the content's other pages of a navigation, "" for those that are in none. */
static void add_pages(struct tree *tree, enum page_kind kind, const char *nav)
{
    const struct settings *settings = &tree->model->settings;
    for (size_t i = 0; i < settings->pages.count; i++) {
        const struct page *page = settings_page(settings, i);
        bool is_start = page_has_role(page, "start");
        if (is_start != (kind == PAGE_START) || (!is_start && strcmp(page->nav.text, nav)))
            continue;
        add_page(tree, kind, page->id.text, page_file(tree->arena, page));
        tree->pages[tree->page_count - 1].page = page;
        tree->pages[tree->page_count - 1].index = i;
    }
}

static void list_pages(struct tree *tree, const struct markup *markup)
{
    tree->pages =
        arena_array(tree->arena, tree->model->settings.pages.count + 4, sizeof *tree->pages);
    add_pages(tree, PAGE_START, "");
    add_page(tree, PAGE_CHECK, "check", "check.html");
    add_pages(tree, PAGE_TEXT, "main");
    if (tree->model->instrument.factors.count)
        add_page(tree, PAGE_FACTORS, "factors", "factors.html");
    if (tree->guided)
        add_page(tree, PAGE_GUIDANCE, "guidance", "guidance.html");
    add_page(tree, PAGE_QUESTIONNAIRE, "questionnaire", "questionnaire.html");
    add_pages(tree, PAGE_TEXT, "footer");
    add_pages(tree, PAGE_TEXT, "");
    struct value *list = value_list(tree->arena);
    for (size_t i = 0; i < tree->page_count; i++) {
        tree->pages[i].value = page_value(tree, markup, &tree->pages[i]);
        value_append(list, tree->pages[i].value);
    }
    value_set(tree->top, "pages", list);
}

/* The pages that the program makes are in the main navigation, the start page only
 * where site.yaml says so: the header's title leads there. */
static const struct value *nav_links(struct tree *tree, const char *nav)
{
    struct value *list = value_list(tree->arena);
    for (size_t i = 0; i < tree->page_count; i++) {
        struct site_page *page = &tree->pages[i];
        if (strcmp(page->page ? page->page->nav.text : "main", nav))
            continue;
        struct value *link = value_map(tree->arena);
        value_set(link, "title", value_get(page->value, "title"));
        value_set(link, "other_lang", value_get(page->value, "other_lang"));
        value_set(link, "to", markup_target(tree->arena, page->id, page->file, ""));
        value_set_bool(link, "current", false);
        value_append(list, link);
        page->link = link;
        page->nav = list;
    }
    return list;
}

const struct value *tree_navigation(const struct tree *tree, const struct value *nav,
                                    const struct site_page *current)
{
    if (!current || current->nav != nav)
        return nav;
    struct value *list = value_list(tree->arena), *here = value_map_on(tree->arena, current->link);
    value_set_bool(here, "current", true);
    for (size_t i = 0; i < value_count(nav); i++)
        value_append(list, value_item(nav, i) == current->link ? here : value_item(nav, i));
    return list;
}

static void add_targets(struct tree *tree)
{
    static const char *const keys[] = { [PAGE_START] = "to_start",
                                        [PAGE_CHECK] = "to_check",
                                        [PAGE_FACTORS] = "to_factors",
                                        [PAGE_GUIDANCE] = "to_guidance",
                                        [PAGE_QUESTIONNAIRE] = "to_questionnaire",
                                        [PAGE_TEXT] = "to_privacy" };
    value_set(tree->top, "to_privacy", NULL);
    value_set(tree->top, "to_guidance", NULL);
    value_set(tree->top, "to_factors", NULL);
    for (size_t i = 0; i < tree->page_count; i++) {
        const struct site_page *page = &tree->pages[i];
        if (page->kind != PAGE_TEXT || page_has_role(page->page, "privacy"))
            value_set(tree->top, keys[page->kind],
                      markup_target(tree->arena, page->id, page->file, ""));
    }
}

void tree_build(struct tree *tree, struct media *media, const struct model *model,
                const struct language *language, const struct value *words, const char *generator)
{
    bool is_default = language == &model->languages[0];
    struct arena *arena = media->arena;
    *tree = (struct tree){
        .arena = arena, .media = media, .model = model, .language = language, .words = words
    };
    tree->root = is_default ? "" : "../";
    tree->folder = is_default ? "" : arena_format(arena, "%s/", language->tag);
    tree->single_file = arena_format(arena, "%s-%s.html", model->instrument.id.text, language->tag);
    tree->top = value_map(arena);
    struct markup markup;
    markup_init(&markup, media, model, language);
    struct value *counts = value_map(arena);
    value_set_number(counts, "questions", (long)model->instrument.questions.count);
    value_set_number(counts, "factors", (long)model->instrument.factors.count);
    value_set_string(tree->top, "lang", language->tag);
    value_set_string(tree->top, "dir", language_direction(language->tag));
    value_set_string(tree->top, "generator", generator);
    value_set(tree->top, "word", words);
    value_set(tree->top, "check", check_value(tree));
    value_set(tree->top, "site", tree_site(media, &model->settings));
    value_set(tree->top, "scale", scale_value(tree));
    value_set(tree->top, "views", view_list(tree));
    value_set(tree->top, "counts", counts);
    add_instrument(tree, &markup);
    list_pages(tree, &markup);
    tree->nav_main = nav_links(tree, "main");
    tree->nav_footer = nav_links(tree, "footer");
    add_targets(tree);
}
