#include "content/fields.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "base/buffer.h"
#include "base/nearest.h"
#include "base/utf8.h"
#include "content/color.h"
#include "content/ids.h"
#include "text/yaml_fault.h"

/* Reports a fault of a value, whose mark remembers it. */
static void fault(const struct job *job, struct mark *mark, enum rule rule, const char *first,
                  const char *second, const char *third)
{
    mark->reported = true;
    mark_report(*mark, job->diag, rule, first, second, third);
}

/* What there is to know of a kind. */
struct kind {
    enum wording_id name;
    enum field_kind item; /* what an item of a list or map must be; else the kind itself */
    void (*load)(const struct job *job, const struct field *field, const struct yaml_node *node,
                 void *out);
};
static const struct kind kinds[FIELD_RECORDS + 1];

struct wording field_kind_name(enum field_kind kind)
{
    return wordings[kinds[kind].name];
}

enum field_kind field_item_kind(enum field_kind kind)
{
    return kinds[kind].item;
}

static void wrong_type(const struct job *job, struct mark *mark, const char *key,
                       struct wording wanted)
{
    mark->reported = true;
    mark_report_wording(*mark, job->diag, RULE_TYPE_WRONG, key, wanted);
}

/* False, with a report, of a value that is no list or no map. Nothing at all is one that is empty,
 * where it may be. */
static bool has_shape(const struct job *job, const struct field *field,
                      const struct yaml_node *node, enum yaml_kind shape, struct mark *mark)
{
    *mark = node->mark;
    if (node->kind == shape)
        return true;
    if (!yaml_is_null(node) || !(field->flags & FIELD_MAY_BE_EMPTY))
        wrong_type(job, mark, field->key, field_kind_name(field->kind));
    return false;
}

/* ---- scalars ---- */

/* A tag in lower case: two or three letters, then parts of up to eight. */
static bool language_is_valid(const char *tag)
{
    size_t part = strspn(tag, "abcdefghijklmnopqrstuvwxyz");
    if (part < 2 || part > 3)
        return false;
    for (tag += part; *tag == '-'; tag += part) {
        tag++;
        part = strspn(tag, "abcdefghijklmnopqrstuvwxyz0123456789");
        if (part < 1 || part > 8)
            return false;
    }
    return !*tag;
}

/* The tag that a text was meant to be, such as de-at for de_AT; NULL if there is none. */
static const char *language_like(struct arena *arena, const char *text)
{
    char *tag = arena_string(arena, text);
    for (char *c = tag; *c; c++)
        *c = *c == '_' ? '-' : *c >= 'A' && *c <= 'Z' ? (char)(*c - 'A' + 'a') : *c;
    return language_is_valid(tag) ? tag : NULL;
}

/* A scheme, a host, and none of what RFC 3986 (2.) leaves out of an address. */
static bool url_is_valid(const char *url)
{
    size_t scheme = strncmp(url, "https://", 8) == 0 ? 8 : strncmp(url, "http://", 7) == 0 ? 7 : 0;
    return scheme && url[scheme] && url[scheme] != '/' && !url[strcspn(url, " \t\n\"<>\\^`{|}")];
}

/* How the scalars of a kind are written. */
static const struct format {
    bool (*is_valid)(const char *text);
    const char *(*like)(struct arena *arena, const char *text); /* NULL: taken as it is */
    enum rule rule;
} formats[] = {
    [FIELD_ID] = { id_is_valid, id_like, RULE_ID_INVALID },
    [FIELD_LANGUAGE] = { language_is_valid, language_like, RULE_LANGUAGE_INVALID },
    [FIELD_COLOR] = { color_is_valid, NULL, RULE_COLOR_INVALID },
    [FIELD_URL] = { url_is_valid, NULL, RULE_URL_INVALID },
};

/* An id or a tag that is none is taken for what it was most likely meant to be. False if that is
 * not known of a tag. */
static bool validate_scalar(const struct job *job, enum field_kind kind, struct text *value)
{
    enum field_kind item = field_item_kind(kind);
    const struct format *format = &formats[item <= FIELD_URL ? item : FIELD_TEXT];
    if (!format->is_valid || format->is_valid(value->text))
        return true;
    const char *text = value->text, *like = format->like ? format->like(job->arena, text) : NULL;
    fault(job, &value->mark, format->rule, text, like,
          (kind == FIELD_IDS || kind == FIELD_LANGUAGES) && strpbrk(text, " ,;") ? "" : NULL);
    value->text = like ? like : text;
    return like || item != FIELD_LANGUAGE;
}

/* The choice that a word is near to, or to whose synonym; NULL if there is none. */
static const char *nearest_choice(const struct job *job, const struct field *field, size_t count,
                                  const char *word)
{
    const char *folded = utf8_folded(job->arena, word);
    const char *choice = diag_suggest(job->diag, folded, field->choices, count);
    for (const struct synonym *synonym = field->synonyms; !choice && synonym && synonym->word;
         synonym++)
        if (nearest(folded, &synonym->word, 1))
            choice = synonym->choice;
    return choice;
}

static void validate_choice(const struct job *job, const struct field *field, struct text *value)
{
    size_t count = 0;
    for (; field->choices[count]; count++)
        if (strcmp(field->choices[count], value->text) == 0)
            return;
    fault(job, &value->mark, RULE_CHOICE_UNKNOWN, value->text,
          nearest_choice(job, field, count, value->text),
          join_words(job->arena, field->choices, count));
}

static bool is_shown(enum field_kind kind)
{
    return kind == FIELD_TEXT || kind == FIELD_TEXTS || kind == FIELD_WORDS;
}

/* A scalar's text; `key` names it in messages. False if it was not usable. */
static bool load_scalar(const struct job *job, const struct field *field, const char *key,
                        const struct yaml_node *node, struct text *out)
{
    out->mark = node->mark;
    if (node->kind != YAML_SCALAR) {
        wrong_type(job, &out->mark, key, field_kind_name(field_item_kind(field->kind)));
        return false;
    }
    if (yaml_is_null(node) || !node->text[strspn(node->text, " \t\n")]) {
        if (!(field->flags & FIELD_MAY_BE_EMPTY))
            fault(job, &out->mark, RULE_TEXT_EMPTY, key, NULL, NULL);
        return false;
    }
    out->text = node->text;
    if (node->cut.line && is_shown(field->kind)) {
        const char *cut = node->cut.source->text + node->cut.offset;
        mark_report(node->cut, job->diag, RULE_TEXT_CUT,
                    arena_copy(job->arena, cut, strcspn(cut, " \t\n")), NULL, NULL);
    }
    if (field->kind != FIELD_CHOICE)
        return validate_scalar(job, field->kind, out);
    validate_choice(job, field, out);
    return true;
}

static void load_text(const struct job *job, const struct field *field,
                      const struct yaml_node *node, void *out)
{
    load_scalar(job, field, field->key, node, out);
}

/* A whole number, or one with decimals behind a point; a comma is not YAML's. */
static void load_number(const struct job *job, const struct field *field,
                        const struct yaml_node *node, void *value)
{
    static const char figures[] = "0123456789";
    struct number *out = value;
    *out = (struct number){ .mark = node->mark, .text = node->text };
    bool whole = field_item_kind(field->kind) == FIELD_INTEGER;
    const char *digits = node->text + (*node->text == '-');
    const char *point = digits + strspn(digits, figures), *decimals = point + (*point == '.');
    bool is_number = point > digits && (!*point || (!whole && decimals > point && *decimals &&
                                                    !decimals[strspn(decimals, figures)]));
    if (!is_number || node->quoted) {
        wrong_type(job, &out->mark, field->key,
                   wordings[!is_number ? (whole ? SAY_KIND_INTEGER : SAY_KIND_DECIMAL)
                            : whole    ? SAY_INTEGER_UNQUOTED
                                       : SAY_DECIMAL_UNQUOTED]);
        return;
    }
    errno = 0;
    long number = strtol(node->text, NULL, 10), rest = 0;
    if (errno || number < field->min || number > field->max) {
        fault(job, &out->mark, RULE_NUMBER_RANGE, field->key,
              arena_format(job->arena, "%ld", field->min),
              arena_format(job->arena, "%ld", field->max));
        return;
    }
    for (int place = 1; decimals[place - 1]; place++) {
        int digit = decimals[place - 1] - '0';
        if (place <= 2)
            rest += digit * (place == 1 ? 10 : 1);
        if (digit)
            out->places = place;
    }
    out->value = number;
    out->hundredths = number * 100 + (*node->text == '-' ? -rest : rest);
}

static void load_boolean(const struct job *job, const struct field *field,
                         const struct yaml_node *node, void *value)
{
    struct flag *out = value;
    out->mark = node->mark;
    out->value = yaml_is_true(node);
    if (!out->value && !yaml_is_false(node))
        wrong_type(job, &out->mark, field->key, wordings[SAY_KIND_BOOLEAN]);
}

/* ---- lists and maps ---- */

static void validate_count(const struct job *job, const struct field *field,
                           const struct yaml_node *node, struct mark *mark)
{
    if (node->count < (size_t)field->min)
        fault(job, mark, RULE_TEXT_EMPTY, field->key, NULL, NULL);
}

static void load_integers(const struct job *job, const struct field *field,
                          const struct yaml_node *node, void *value)
{
    struct number_list *out = value;
    *out = (struct number_list){ 0 };
    if (!has_shape(job, field, node, YAML_LIST, &out->mark))
        return;
    out->items = arena_array(job->arena, node->count, sizeof *out->items);
    for (size_t i = 0; i < node->count; i++) {
        load_number(job, field, node->items[i], &out->items[out->count]);
        out->mark.reported |= out->items[out->count++].mark.reported;
    }
}

struct language_entry {
    struct mark mark;
    struct text id;
    struct flag partial;
};

static const struct field language_fields[] = {
    { "id", FIELD_LANGUAGE, FIELD_REQUIRED, offsetof(struct language_entry, id),
      .about = { "the language's tag", "das Kürzel der Sprache" } },
    { "partial", FIELD_BOOLEAN, 0, offsetof(struct language_entry, partial),
      .about = { "true if it is meant to have part of the texts; the others come from another "
                 "language",
                 "true, wenn sie nur einen Teil der Texte haben soll; die übrigen kommen aus "
                 "einer anderen Sprache" } },
};

const struct record language_record = RECORD(language_fields, struct language_entry);

static void load_record(const struct job *job, const struct record *record, const char *key,
                        const struct yaml_node *node, char *out);

/* False if the entry has no tag that is one. */
static bool load_language(const struct job *job, const struct field *field,
                          const struct yaml_node *node, struct text *out, bool *partial)
{
    struct language_entry entry = { 0 };
    load_record(job, &language_record, field->key, node, (char *)&entry);
    *out = entry.id;
    *partial = entry.partial.value;
    return *entry.id.text && language_is_valid(entry.id.text);
}

static void load_texts(const struct job *job, const struct field *field,
                       const struct yaml_node *node, void *value)
{
    struct text_list *out = value;
    *out = (struct text_list){ 0 };
    if (!has_shape(job, field, node, YAML_LIST, &out->mark))
        return;
    validate_count(job, field, node, &out->mark);
    out->items = arena_array(job->arena, node->count, sizeof *out->items);
    bool of_languages = field->kind == FIELD_LANGUAGES;
    if (of_languages)
        out->partial = arena_array(job->arena, node->count, sizeof *out->partial);
    for (size_t i = 0; i < node->count; i++) {
        struct text *item = &out->items[out->count];
        item->text = "";
        const struct yaml_node *entry = node->items[i];
        if (of_languages && entry->kind == YAML_MAP
                ? load_language(job, field, entry, item, &out->partial[out->count])
                : load_scalar(job, field, field->key, entry, item))
            out->count++;
        /* What several in one entry were to be is not known. */
        out->mark.reported |= item->mark.reported && strpbrk(entry->text, " ,;");
    }
}

/* Its first row stands for an entry that is a name alone, and for a word, too. */
static const struct field band_name_fields[] = {
    { "name", FIELD_TEXT, FIELD_REQUIRED, offsetof(struct named, name),
      .about = { "the name", "der Name" } },
    { "text", FIELD_TEXT, 0, offsetof(struct named, text),
      .about = { "what it means to be there overall", "was es heißt, insgesamt hier zu stehen" } },
    { "headline", FIELD_TEXT, 0, offsetof(struct named, more),
      .about = { "the result's headline for who is there overall",
                 "die Überschrift des Ergebnisses, wenn es insgesamt hier steht" } },
};

const struct record band_names_record = RECORD(band_name_fields, struct named);

static const struct field topic_name_fields[] = {
    { "name", FIELD_TEXT, FIELD_REQUIRED, offsetof(struct named, name),
      .about = { "the name", "der Name" } },
    { "text", FIELD_TEXT, 0, offsetof(struct named, text),
      .about = { "what the topic is about", "worum es in dem Thema geht" } },
    { "gap", FIELD_TEXT, 0, offsetof(struct named, more),
      .about = { "what it is called when much is missing in this topic",
                 "wie es heißt, wenn in diesem Thema viel fehlt" } },
};

const struct record topic_names_record = RECORD(topic_name_fields, struct named);

const struct record group_names_record = { topic_name_fields, 1, sizeof(struct named) };

static void load_names(const struct job *job, const struct field *field,
                       const struct yaml_node *node, void *value)
{
    struct named_list *out = value;
    *out = (struct named_list){ 0 };
    if (!has_shape(job, field, node, YAML_MAP, &out->mark))
        return;
    out->items = arena_array(job->arena, node->count, sizeof *out->items);
    for (size_t i = 0; i < node->count; i++) {
        struct named *item = &out->items[out->count++];
        const struct yaml_node *key = node->keys[i];
        item->name.text = item->text.text = item->more.text = "";
        if (field->kind == FIELD_NAMES && node->items[i]->kind == YAML_MAP)
            load_record(job, field->record, key->text, node->items[i], (char *)item);
        else
            load_scalar(job, &band_name_fields[0], key->text, node->items[i], &item->name);
        item->key = (struct text){ key->mark, key->text };
        if (field->kind == FIELD_NAMES)
            validate_scalar(job, FIELD_ID, &item->key);
    }
}

static void load_field(const struct job *job, const struct field *field,
                       const struct yaml_node *node, char *out);
static void set_empty(const struct record *record, bool reported, char *out);

/* What an entry holds that has no braces, `- background` or `- background, nav: main`, in which
 * case all before the colon is a key; NULL of another. */
static const char *plain_entry(struct arena *arena, const struct yaml_node *node)
{
    if (node->kind == YAML_SCALAR)
        return yaml_is_null(node) ? NULL : node->text;
    const char *key = node->kind == YAML_MAP && node->count ? node->keys[0]->text : "";
    return strchr(key, ',') ? arena_format(arena, "%s: %s", key, node->items[0]->text) : NULL;
}

/* It is taken for the id that it begins with. Of a list of such entries the first is reported. */
static void load_plain_entry(const struct job *job, const struct field *field, struct mark place,
                             const char *text, bool first, char *out)
{
    const struct field *id = &field->record->fields[0];
    struct mark *mark = (struct mark *)(void *)out;
    struct yaml_node name = { .kind = YAML_SCALAR, .mark = place };
    name.text = arena_copy(job->arena, text, strcspn(text, ","));
    set_empty(field->record, true, out);
    *mark = place;
    mark->reported = true;
    if (first)
        wrong_type(job, mark, field->key,
                   wording_filled(job->arena, SAY_ENTRIES_LIKE, id->key, text));
    load_field(job, id, &name, out);
}

static void load_records(const struct job *job, const struct field *field,
                         const struct yaml_node *node, void *value)
{
    struct record_list *out = value;
    *out = (struct record_list){ .size = field->record->size };
    if (!has_shape(job, field, node, YAML_LIST, &out->mark))
        return;
    validate_count(job, field, node, &out->mark);
    char *items = arena_array(job->arena, node->count, field->record->size);
    size_t plain = 0;
    out->items = items;
    for (size_t i = 0; i < node->count; i++) {
        const struct yaml_node *entry = node->items[i];
        char *item = items + out->size * out->count++;
        const char *text = plain_entry(job->arena, entry);
        if (text)
            load_plain_entry(job, field, entry->mark, text, !plain++, item);
        else
            load_record(job, field->record, field->key, entry, item);
    }
}

/* ---- records ---- */

static void load_field(const struct job *job, const struct field *field,
                       const struct yaml_node *node, char *out)
{
    kinds[field->kind].load(job, field, node, out + field->offset);
}

static void load_subrecord(const struct job *job, const struct field *field,
                           const struct yaml_node *node, void *out)
{
    if (!yaml_is_null(node) || !(field->flags & FIELD_MAY_BE_EMPTY))
        load_record(job, field->record, field->key, node, out);
}

static const struct kind kinds[FIELD_RECORDS + 1] = {
    [FIELD_TEXT] = { SAY_KIND_TEXT, FIELD_TEXT, load_text },
    [FIELD_ID] = { SAY_KIND_ID, FIELD_ID, load_text },
    [FIELD_LANGUAGE] = { SAY_KIND_LANGUAGE, FIELD_LANGUAGE, load_text },
    [FIELD_COLOR] = { SAY_KIND_COLOR, FIELD_COLOR, load_text },
    [FIELD_URL] = { SAY_KIND_URL, FIELD_URL, load_text },
    [FIELD_PATH] = { SAY_KIND_PATH, FIELD_PATH, load_text },
    [FIELD_CHOICE] = { SAY_KIND_CHOICE, FIELD_CHOICE, load_text },
    [FIELD_INTEGER] = { SAY_KIND_INTEGER, FIELD_INTEGER, load_number },
    [FIELD_DECIMAL] = { SAY_KIND_DECIMAL, FIELD_DECIMAL, load_number },
    [FIELD_BOOLEAN] = { SAY_KIND_BOOLEAN, FIELD_BOOLEAN, load_boolean },
    [FIELD_INTEGERS] = { SAY_KIND_INTEGERS, FIELD_INTEGER, load_integers },
    [FIELD_TEXTS] = { SAY_KIND_TEXTS, FIELD_TEXT, load_texts },
    [FIELD_IDS] = { SAY_KIND_IDS, FIELD_ID, load_texts },
    [FIELD_LANGUAGES] = { SAY_KIND_LANGUAGES, FIELD_LANGUAGE, load_texts },
    [FIELD_NAMES] = { SAY_KIND_NAMES, FIELD_TEXT, load_names },
    [FIELD_WORDS] = { SAY_KIND_WORDS, FIELD_TEXT, load_names },
    [FIELD_RECORD] = { SAY_KIND_RECORD, FIELD_RECORD, load_subrecord },
    [FIELD_RECORDS] = { SAY_KIND_RECORDS, FIELD_RECORDS, load_records },
};

static bool is_text(enum field_kind kind)
{
    return kind <= FIELD_CHOICE;
}

/* Texts are never NULL, not even in a record that was left out. `reported`: what was to stand in
 * it is not known, for a reason that is. */
static void set_empty(const struct record *record, bool reported, char *out)
{
    for (size_t i = 0; i < record->field_count; i++) {
        const struct field *field = &record->fields[i];
        ((struct mark *)(void *)(out + field->offset))->reported = reported;
        if (is_text(field->kind))
            ((struct text *)(void *)(out + field->offset))->text = "";
        else if (field->kind == FIELD_RECORD)
            set_empty(field->record, reported, out + field->offset);
    }
}

/* Remembers that the value of a key was reported, which is not there. */
static void set_reported(const struct field *field, char *out)
{
    ((struct mark *)(void *)(out + field->offset))->reported = true;
    if (field->kind == FIELD_RECORD)
        set_empty(field->record, true, out + field->offset);
}

static const struct field *find_field(const struct record *record, const char *key)
{
    for (size_t i = 0; i < record->field_count; i++)
        if (strcmp(record->fields[i].key, key) == 0)
            return &record->fields[i];
    return NULL;
}

/* The key of a map that is FIELD_OR, or NULL. */
static const char *find_or(const struct record *record, const struct yaml_node *map)
{
    for (size_t i = 0; i < record->field_count; i++)
        if (record->fields[i].flags & FIELD_OR && yaml_get(map, record->fields[i].key))
            return record->fields[i].key;
    return NULL;
}

static bool is_needed(const struct record *record, const struct field *field,
                      const struct yaml_node *map)
{
    return field->flags & FIELD_REQUIRED || (field->flags & FIELD_EITHER && !find_or(record, map));
}

/* What the unknown keys of a map may be meant to be. */
struct guess {
    const char **lacking; /* the record's keys that the map has not */
    size_t lacking_count;
    const char *only; /* the one that is needed, where one key is unknown; else NULL */
};

static struct guess guess_keys(struct arena *arena, const struct record *record,
                               const struct yaml_node *map)
{
    struct guess guess = { .lacking = arena_array(arena, record->field_count, sizeof(char *)) };
    size_t unknown = 0, needed = 0;
    for (size_t i = 0; i < map->count; i++)
        unknown += !find_field(record, map->keys[i]->text);
    for (size_t i = 0; i < record->field_count; i++) {
        const struct field *field = &record->fields[i];
        if (yaml_get(map, field->key))
            continue;
        guess.lacking[guess.lacking_count++] = field->key;
        if (is_needed(record, field, map) && !needed++)
            guess.only = field->key;
    }
    if (unknown != 1 || needed != 1)
        guess.only = NULL;
    return guess;
}

static const char **all_keys(struct arena *arena, const struct record *record)
{
    const char **keys = arena_array(arena, record->field_count, sizeof *keys);
    for (size_t i = 0; i < record->field_count; i++)
        keys[i] = record->fields[i].key;
    return keys;
}

/* The record's key that an unknown one was most likely meant to be, or NULL. */
static const char *meant_key(struct arena *arena, const struct record *record,
                             const struct guess *guess, const char *key)
{
    const char *word = utf8_folded(arena, key);
    const char *meant = nearest(word, guess->lacking, guess->lacking_count);
    if (meant || guess->only)
        return meant ? meant : guess->only;
    return nearest(word, all_keys(arena, record), record->field_count);
}

static const char *unknown_key(const struct job *job, const struct record *record,
                               const struct guess *guess, const struct yaml_node *key)
{
    const char *meant = meant_key(job->arena, record, guess, key->text), *all = NULL;
    if (!meant)
        all = join_words(job->arena, all_keys(job->arena, record), record->field_count);
    mark_report(key->mark, job->diag, RULE_KEY_UNKNOWN, key->text, meant, all);
    return meant;
}

/* What stands behind a key's colon and is a comment, up to the next space; NULL if nothing
 * does, or if a space behind # says that it is meant as one. */
static const char *comment_behind(const struct job *job, struct mark key)
{
    size_t length;
    const char *line = source_line(key.source, key.line, &length);
    const char *at = memchr(key.source->text + key.offset, ':',
                            length - (size_t)(key.source->text + key.offset - line));
    at = at ? at + 1 + strspn(at + 1, " \t") : "";
    size_t word = strcspn(at, " \t\n");
    return *at == '#' && word > 1 && at[1] != '#' ? arena_copy(job->arena, at, word) : NULL;
}

/* How nothing is written, where a value may be empty. */
static const char *empty_value(enum field_kind kind)
{
    return is_text(kind)                                   ? "\"\""
           : kind == FIELD_RECORD || kind == FIELD_RECORDS ? NULL
           : kind == FIELD_NAMES || kind == FIELD_WORDS    ? "{}"
                                                           : "[]";
}

/* The colour that a comment begins with; NULL if there is none. */
static const char *color_in(const struct job *job, const char *comment)
{
    const char *color = arena_copy(job->arena, comment, strcspn(comment, "\"',;"));
    return color_is_valid(color) ? color : NULL;
}

/* A value that may be left out was begun, and nothing stands there. */
static void report_no_value(const struct job *job, const struct field *field,
                            const struct yaml_node *key, char *out)
{
    const char *comment = comment_behind(job, key->mark);
    const char *color = comment && field->kind == FIELD_COLOR ? color_in(job, comment) : NULL;
    if (color) {
        set_reported(field, out);
        mark_report(key->mark, job->diag, RULE_VALUE_COMMENT, field->key, color, NULL);
    } else {
        mark_report(key->mark, job->diag, RULE_VALUE_MISSING, field->key, comment,
                    empty_value(field->kind));
    }
}

/* A list that is written as texts, each of which becomes a key: factors: one, two. */
static bool begins_items(const struct field *field, const struct yaml_node *value)
{
    bool is_list = field->kind == FIELD_TEXTS || field->kind == FIELD_IDS ||
                   field->kind == FIELD_LANGUAGES || field->kind == FIELD_INTEGERS;
    return is_list && value->kind == YAML_SCALAR;
}

/* What is needed and missing; where an unknown key was meant to be it, that was reported. */
static void report_lacking(const struct job *job, const struct record *record,
                           const struct yaml_node *node, char *out)
{
    for (size_t i = 0; i < record->field_count; i++) {
        const struct field *field = &record->fields[i];
        const struct mark *mark = (struct mark *)(void *)(out + field->offset);
        if (!is_needed(record, field, node) || mark->reported || yaml_get(node, field->key))
            continue;
        mark_report(node->mark, job->diag, RULE_KEY_MISSING, field->key, NULL, NULL);
        set_reported(field, out);
    }
}

/* A key and its value without the blank between them, role:start, are taken as they were meant.
 * False if it is another key that is unknown. */
static bool load_joined(const struct job *job, const struct record *record,
                        const struct yaml_node *key, char *out)
{
    const char *name = arena_copy(job->arena, key->text, strcspn(key->text, ":"));
    const char *value = key->text + strlen(name);
    const struct field *field = find_field(record, name);
    if (!field || !*value)
        return false;
    value++;
    mark_report(key->mark, job->diag, RULE_KEY_UNKNOWN, key->text,
                arena_format(job->arena, "%s: %s", name, value), NULL);
    if (field->kind <= FIELD_BOOLEAN)
        load_field(job, field,
                   &(struct yaml_node){ .kind = YAML_SCALAR, .mark = key->mark, .text = value },
                   out);
    set_reported(field, out);
    return true;
}

/* Of two ways to say the same, both. */
static void report_both(const struct job *job, const struct record *record,
                        const struct yaml_node *node, char *out)
{
    const char *other = find_or(record, node);
    for (size_t i = 0; other && i < node->count; i++) {
        const struct field *field = find_field(record, node->keys[i]->text);
        if (!field || !(field->flags & FIELD_EITHER))
            continue;
        mark_report(node->keys[i]->mark, job->diag, RULE_KEY_EXCLUSIVE, field->key, other, NULL);
        set_reported(field, out);
    }
}

/* The 5 of weight: 1,5 is a key of its own within braces. False if it is another key. */
static bool report_comma(const struct job *job, const struct field *before,
                         const struct yaml_node *key, const struct yaml_node *value, char *out)
{
    if (!before || (before->kind != FIELD_INTEGER && before->kind != FIELD_DECIMAL) ||
        key->text[strspn(key->text, "0123456789")] || !yaml_is_nothing(value))
        return false;
    wrong_type(job, (struct mark *)(void *)(out + before->offset), before->key,
               wordings[before->kind == FIELD_INTEGER ? SAY_INTEGER_COMMA : SAY_DECIMAL_COMMA]);
    return true;
}

/* Reports a key that the record has not; what it was most likely meant to be is not missed. */
static void load_unknown(const struct job *job, const struct record *record,
                         const struct guess *guess, const struct yaml_node *map,
                         const struct yaml_node *key, char *out)
{
    if (key->kind != YAML_SCALAR || load_joined(job, record, key, out))
        return;
    const char *meant = unknown_key(job, record, guess, key);
    if (meant && !yaml_get(map, meant))
        set_reported(find_field(record, meant), out);
}

static void load_record(const struct job *job, const struct record *record, const char *key,
                        const struct yaml_node *node, char *out)
{
    struct mark *mark = (struct mark *)(void *)out;
    set_empty(record, node->kind != YAML_MAP, out);
    *mark = node->mark;
    if (node->kind != YAML_MAP) {
        wrong_type(job, mark, key, wordings[SAY_KIND_RECORD]);
        return;
    }
    struct guess guess = guess_keys(job->arena, record, node);
    const struct field *before = NULL; /* the key before, if it is one */
    bool in_items = false;
    for (size_t i = 0; i < node->count; i++) {
        const struct yaml_node *name = node->keys[i], *value = node->items[i];
        const struct field *field = find_field(record, name->text);
        in_items = field ? begins_items(field, value) : in_items && yaml_is_nothing(value);
        if (field && name->mark.reported) /* it stands there twice: the first is taken */
            ((struct mark *)(void *)(out + field->offset))->reported = true;
        else if (field)
            load_field(job, field, value, out);
        if (field && field->flags & FIELD_MAY_BE_EMPTY && yaml_is_nothing(value))
            report_no_value(job, field, name, out);
        if (!field && !in_items && !report_comma(job, before, name, value, out))
            load_unknown(job, record, &guess, node, name, out);
        before = field;
    }
    report_both(job, record, node, out);
    report_lacking(job, record, node, out);
}

/* Whether a map below a file's key holds a key that stands at its side. */
static const struct yaml_node *find_too_deep(const struct record *record, const struct field *field,
                                             const struct yaml_node *map)
{
    bool free_keys = field->kind == FIELD_NAMES || field->kind == FIELD_WORDS;
    for (size_t i = 0; map->kind == YAML_MAP && i < map->count; i++)
        if (find_field(record, map->keys[i]->text) &&
            (free_keys ? yaml_is_nothing(map->items[i])
                       : field->record && !find_field(field->record, map->keys[i]->text)))
            return map->keys[i];
    return NULL;
}

/* The key of a file that is not indented as it should be, or of a block that stands there twice, so
 * that others seem to be wrong; NULL if there is none. */
static const struct yaml_node *find_displaced(const struct job *job, const struct record *record,
                                              const struct yaml_node *root)
{
    const struct field *before = NULL;
    const char **keys = all_keys(job->arena, record);
    for (size_t i = 0; root->kind == YAML_MAP && i < root->count; i++) {
        const struct yaml_node *key = root->keys[i], *deep = NULL;
        const struct field *field = find_field(record, key->text);
        if (!field && before && !nearest(key->text, keys, record->field_count) &&
            (before->kind == FIELD_RECORD
                 ? find_field(before->record, key->text) != NULL
                 : before->kind == FIELD_NAMES && root->items[i]->kind == YAML_MAP))
            return key;
        if (field && (deep = find_too_deep(record, field, root->items[i])))
            return deep;
        if (key->mark.reported && root->items[i]->kind != YAML_SCALAR)
            return key;
        before = field ? field : before;
    }
    return NULL;
}

void fields_load(const struct job *job, const struct record *record, const struct yaml_node *node,
                 void *out)
{
    const struct yaml_node *displaced = node ? find_displaced(job, record, node) : NULL;
    if (displaced && !displaced->mark.reported)
        yaml_report_indentation(displaced->mark, job->diag);
    if (node && !displaced) /* else, of all others nothing is known */
        load_record(job, record, node->mark.source ? node->mark.source->path : "", node, out);
    else
        set_empty(record, true, out);
}

/* ---- all texts ---- */

static void walk_text(const struct text *text, text_visit *visit, void *user)
{
    if (*text->text && text->mark.line)
        visit(user, text);
}

static void walk_list(const struct field *field, const void *value, text_visit *visit, void *user)
{
    if (field->kind == FIELD_TEXTS) {
        const struct text_list *list = value;
        for (size_t i = 0; i < list->count; i++)
            walk_text(&list->items[i], visit, user);
    } else if (field->kind == FIELD_NAMES || field->kind == FIELD_WORDS) {
        const struct named_list *list = value;
        for (size_t i = 0; i < list->count; i++) {
            walk_text(&list->items[i].name, visit, user);
            walk_text(&list->items[i].text, visit, user);
            walk_text(&list->items[i].more, visit, user);
        }
    } else if (field->kind == FIELD_RECORDS) {
        const struct record_list *list = value;
        for (size_t i = 0; i < list->count; i++)
            fields_walk(field->record, (const char *)list->items + i * list->size, visit, user);
    }
}

void fields_walk(const struct record *record, const void *values, text_visit *visit, void *user)
{
    for (size_t i = 0; i < record->field_count; i++) {
        const struct field *field = &record->fields[i];
        const void *value = (const char *)values + field->offset;
        if (field->kind == FIELD_TEXT)
            walk_text(value, visit, user);
        else if (field->kind == FIELD_RECORD)
            fields_walk(field->record, value, visit, user);
        else
            walk_list(field, value, visit, user);
    }
}
