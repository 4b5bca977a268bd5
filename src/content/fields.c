#include "content/fields.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/buffer.h"
#include "base/nearest.h"
#include "base/utf8.h"
#include "content/color.h"
#include "content/ids.h"
#include "text/plain.h"
#include "text/quotes.h"
#include "text/unfinished.h"

struct load {
    struct arena *arena;
    struct diag *diag;
    bool failed;
};

static void fault(struct load *load, struct mark mark, enum rule rule, const char *first,
                  const char *second, const char *third)
{
    load->failed = true;
    mark_report(mark, load->diag, rule, first, second, third);
}

/* What a value must be, in the words of a message. */
static const char *const kind_names[][2] = {
    [FIELD_TEXT] = { "a text in quotes", "ein Text in Anführungszeichen" },
    [FIELD_ID] = { "an id", "eine Kennung" },
    [FIELD_LANGUAGE] = { "a language tag such as de", "eine Sprachkennung wie de" },
    [FIELD_COLOR] = { "a colour such as \"#2044aa\"", "eine Farbe wie \"#2044aa\"" },
    [FIELD_URL] = { "a web address", "eine Webadresse" },
    [FIELD_PATH] = { "a file name", "ein Dateiname" },
    [FIELD_CHOICE] = { "one word", "ein Wort" },
    [FIELD_INTEGER] = { "a whole number", "eine ganze Zahl" },
    [FIELD_DECIMAL] = { "a number such as 40 or 2.5", "eine Zahl wie 40 oder 2.5" },
    [FIELD_INTEGERS] = { "a list of whole numbers, as in [0, 50, 100]",
                         "eine Liste ganzer Zahlen wie [0, 50, 100]" },
    [FIELD_BOOLEAN] = { "true (yes) or false (no)", "true (ja) oder false (nein)" },
    [FIELD_TEXTS] = { "a list of texts, as in [one, two]",
                      "eine Liste von Texten wie [eins, zwei]" },
    [FIELD_IDS] = { "a list of ids, as in [one, two]",
                    "eine Liste von Kennungen wie [eins, zwei]" },
    [FIELD_LANGUAGES] = { "a list of language tags, as in [de, en]",
                          "eine Liste von Sprachkennungen wie [de, en]" },
    [FIELD_NAMES] = { "a map, as in { id: Name }", "eine Zuordnung wie { kennung: Name }" },
    [FIELD_WORDS] = { "a map, as in { key: Text }", "eine Zuordnung wie { schluessel: Text }" },
    [FIELD_RECORD] = { "a map with keys of its own", "eine Zuordnung mit eigenen Schlüsseln" },
    [FIELD_RECORDS] = { "a list of entries, as in “- { id: … }”",
                        "eine Liste von Einträgen wie „- { id: … }“" },
};

const char *field_kind_name(enum field_kind kind, enum message_language language)
{
    return kind_names[kind][language];
}

static void wrong_type(struct load *load, struct mark mark, const char *key, enum field_kind kind)
{
    fault(load, mark, RULE_TYPE_WRONG, key, field_kind_name(kind, MESSAGES_EN),
          field_kind_name(kind, MESSAGES_DE));
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

/* False if what is wrong makes the value worthless. */
static bool check_scalar(struct load *load, const struct field *field, const struct text *value)
{
    const char *text = value->text;
    switch (field->kind) {
    case FIELD_ID:
    case FIELD_IDS:
    case FIELD_NAMES:
        if (!id_is_valid(text))
            fault(load, value->mark, RULE_ID_INVALID, text, id_like(load->arena, text),
                  field->kind == FIELD_IDS && strpbrk(text, " ,;") ? "" : NULL);
        break;
    case FIELD_LANGUAGE:
    case FIELD_LANGUAGES:
        if (!language_is_valid(text)) {
            fault(load, value->mark, RULE_LANGUAGE_INVALID, text, language_like(load->arena, text),
                  NULL);
            return false;
        }
        break;
    case FIELD_COLOR:
        if (!color_is_valid(text))
            fault(load, value->mark, RULE_COLOR_INVALID, text, NULL, NULL);
        break;
    case FIELD_URL:
        if (!url_is_valid(text))
            fault(load, value->mark, RULE_URL_INVALID, text, NULL, NULL);
        break;
    case FIELD_TEXT:
    case FIELD_TEXTS:
    case FIELD_WORDS:
        unfinished_report(text, value->mark, load->diag);
        quotes_report(text, value->mark, load->diag);
        plain_report(text, value->mark, load->diag);
        break;
    default:
        break;
    }
    return true;
}

/* The choice that a word is near to, or to whose synonym; NULL if there is none. */
static const char *nearest_choice(struct load *load, const struct field *field, size_t count,
                                  const char *word)
{
    const char *folded = utf8_folded(load->arena, word);
    const char *choice = diag_suggest(load->diag, folded, field->choices, count);
    for (const struct synonym *synonym = field->synonyms; !choice && synonym && synonym->word;
         synonym++)
        if (nearest(folded, &synonym->word, 1))
            choice = synonym->choice;
    return choice;
}

static void check_choice(struct load *load, const struct field *field, const struct text *value)
{
    struct buffer all = BUFFER_INIT;
    size_t count = 0;
    for (; field->choices[count]; count++) {
        if (strcmp(field->choices[count], value->text) == 0) {
            buffer_free(&all);
            return;
        }
        buffer_add_string(&all, count ? ", " : "");
        buffer_add_string(&all, field->choices[count]);
    }
    fault(load, value->mark, RULE_CHOICE_UNKNOWN, value->text,
          nearest_choice(load, field, count, value->text), all.data);
    buffer_free(&all);
}

enum field_kind field_item_kind(enum field_kind kind)
{
    switch (kind) {
    case FIELD_IDS:
        return FIELD_ID;
    case FIELD_LANGUAGES:
        return FIELD_LANGUAGE;
    case FIELD_INTEGERS:
        return FIELD_INTEGER;
    case FIELD_TEXTS:
    case FIELD_NAMES:
    case FIELD_WORDS:
        return FIELD_TEXT;
    default:
        return kind;
    }
}

static bool is_shown(enum field_kind kind)
{
    return kind == FIELD_TEXT || kind == FIELD_TEXTS || kind == FIELD_WORDS;
}

/* What a text may be meant to have, and has not, without quotes: what follows # in its line, and
 * an end before its typographic ones. */
static void check_unquoted(struct load *load, const struct yaml_node *node)
{
    const char *cut = node->cut.line ? node->cut.source->text + node->cut.offset : NULL;
    if (cut)
        mark_report(node->cut, load->diag, RULE_TEXT_CUT,
                    arena_copy(load->arena, cut, strcspn(cut, " \t\n")), NULL, NULL);
    quotes_report_curly(node->text, node->mark, load->diag);
}

/* A scalar's text; `key` names it in messages. False if it was not usable. */
static bool load_scalar(struct load *load, const struct field *field, const char *key,
                        const struct yaml_node *node, struct text *out)
{
    out->mark = node->mark;
    if (node->kind != YAML_SCALAR) {
        wrong_type(load, node->mark, key, field_item_kind(field->kind));
        return false;
    }
    if (yaml_is_null(node) || !node->text[strspn(node->text, " \t\n")]) {
        if (!(field->flags & FIELD_MAY_BE_EMPTY))
            fault(load, node->mark, RULE_TEXT_EMPTY, key, NULL, NULL);
        return false;
    }
    out->text = node->text;
    if (!node->quoted && is_shown(field->kind))
        check_unquoted(load, node);
    if (field->kind != FIELD_CHOICE)
        return check_scalar(load, field, out);
    check_choice(load, field, out);
    return true;
}

static void load_integer(struct load *load, const struct field *field, const struct yaml_node *node,
                         struct integer *out)
{
    char *end = NULL;
    errno = 0;
    long value = node->kind == YAML_SCALAR ? strtol(node->text, &end, 10) : 0;
    const char *digits = node->text + (*node->text == '-');
    bool is_number = *digits && strspn(digits, "0123456789") == strlen(digits);
    if (is_number && node->quoted) {
        fault(load, node->mark, RULE_TYPE_WRONG, field->key, "a whole number without quotes",
              "eine ganze Zahl ohne Anführungszeichen");
    } else if (!is_number) {
        wrong_type(load, node->mark, field->key, FIELD_INTEGER);
    } else if (errno || *end || value < field->min || value > field->max) {
        char min[24], max[24];
        snprintf(min, sizeof min, "%ld", field->min);
        snprintf(max, sizeof max, "%ld", field->max);
        fault(load, node->mark, RULE_NUMBER_RANGE, field->key, min, max);
    } else {
        out->value = value;
        out->mark = node->mark;
    }
}

/* Digits, and a point with more of them; a comma is not YAML's. */
static bool is_decimal(const char *text)
{
    const char *digits = text + (*text == '-'), *point = digits + strspn(digits, "0123456789");
    size_t places = *point == '.' ? strspn(point + 1, "0123456789") : 0;
    return point > digits && (!*point || (places && !point[places + 1]));
}

static void load_decimal(struct load *load, const struct field *field, const struct yaml_node *node,
                         struct decimal *out)
{
    if (node->kind != YAML_SCALAR || !is_decimal(node->text)) {
        wrong_type(load, node->mark, field->key, FIELD_DECIMAL);
        return;
    }
    if (node->quoted) {
        fault(load, node->mark, RULE_TYPE_WRONG, field->key, "a number without quotes",
              "eine Zahl ohne Anführungszeichen");
        return;
    }
    char *end, min[24], max[24];
    errno = 0;
    long whole = strtol(node->text, &end, 10);
    if (errno || whole < field->min || whole > field->max) {
        snprintf(min, sizeof min, "%ld", field->min);
        snprintf(max, sizeof max, "%ld", field->max);
        fault(load, node->mark, RULE_NUMBER_RANGE, field->key, min, max);
        return;
    }
    long rest = 0;
    int places = 0;
    for (const char *digit = *end ? end + 1 : end; *digit; digit++) {
        int place = (int)(digit - end);
        if (place <= 2)
            rest += (*digit - '0') * (place == 1 ? 10 : 1);
        if (*digit != '0')
            places = place;
    }
    *out = (struct decimal){ whole * 100 + (*node->text == '-' ? -rest : rest), places, node->text,
                             node->mark };
}

static void load_boolean(struct load *load, const struct field *field, const struct yaml_node *node,
                         struct flag *out)
{
    out->mark = node->mark;
    out->value = yaml_is_true(node);
    if (!out->value && !yaml_is_false(node))
        wrong_type(load, node->mark, field->key, FIELD_BOOLEAN);
}

/* ---- lists and maps ---- */

static bool check_count(struct load *load, const struct field *field, const struct yaml_node *node)
{
    if (node->count >= (size_t)field->min)
        return true;
    fault(load, node->mark, RULE_TEXT_EMPTY, field->key, NULL, NULL);
    return false;
}

static void load_integers(struct load *load, const struct field *field,
                          const struct yaml_node *node, struct integer_list *out)
{
    out->mark = node->mark;
    if (node->kind != YAML_LIST) {
        wrong_type(load, node->mark, field->key, field->kind);
        out->faulty = true;
        return;
    }
    out->items = arena_array(load->arena, node->count, sizeof *out->items);
    for (size_t i = 0; i < node->count; i++) {
        load_integer(load, field, node->items[i], &out->items[out->count]);
        out->faulty |= !out->items[out->count++].mark.line;
    }
}

struct language_entry {
    struct text id;
    struct flag partial;
    struct mark mark;
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

const struct record language_record = { language_fields, 2, sizeof(struct language_entry),
                                        offsetof(struct language_entry, mark) };

static void load_record(struct load *load, const struct record *record, const char *key,
                        const struct yaml_node *node, char *out);

/* False if the entry has no tag that is one. */
static bool load_language(struct load *load, const struct field *field,
                          const struct yaml_node *node, struct text *out, bool *partial)
{
    struct language_entry entry = { 0 };
    load_record(load, &language_record, field->key, node, (char *)&entry);
    *out = entry.id;
    *partial = entry.partial.value;
    return *entry.id.text && language_is_valid(entry.id.text);
}

static void load_texts(struct load *load, const struct field *field, const struct yaml_node *node,
                       struct text_list *out)
{
    out->mark = node->mark;
    if (node->kind != YAML_LIST) {
        out->faulty = !yaml_is_null(node) || !(field->flags & FIELD_MAY_BE_EMPTY);
        if (out->faulty)
            wrong_type(load, node->mark, field->key, field->kind);
        return;
    }
    out->faulty = !check_count(load, field, node);
    out->count = 0; /* a second list of the same key, which is reported, takes its place */
    out->items = arena_array(load->arena, node->count, sizeof *out->items);
    bool of_languages = field->kind == FIELD_LANGUAGES;
    if (of_languages)
        out->partial = arena_array(load->arena, node->count, sizeof *out->partial);
    for (size_t i = 0; i < node->count; i++) {
        struct text *item = &out->items[out->count];
        item->text = "";
        if (of_languages && node->items[i]->kind == YAML_MAP
                ? load_language(load, field, node->items[i], item, &out->partial[out->count])
                : load_scalar(load, field, field->key, node->items[i], item))
            out->count++;
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

const struct record band_names_record = { band_name_fields, 3, sizeof(struct named),
                                          offsetof(struct named, key.mark) };

static const struct field topic_name_fields[] = {
    { "name", FIELD_TEXT, FIELD_REQUIRED, offsetof(struct named, name),
      .about = { "the name", "der Name" } },
    { "text", FIELD_TEXT, 0, offsetof(struct named, text),
      .about = { "what the topic is about", "worum es in dem Thema geht" } },
    { "gap", FIELD_TEXT, 0, offsetof(struct named, more),
      .about = { "what it is called when much is missing in this topic",
                 "wie es heißt, wenn in diesem Thema viel fehlt" } },
};

const struct record topic_names_record = { topic_name_fields, 3, sizeof(struct named),
                                           offsetof(struct named, key.mark) };

const struct record group_names_record = { topic_name_fields, 1, sizeof(struct named),
                                           offsetof(struct named, key.mark) };

static void load_names(struct load *load, const struct field *field, const struct yaml_node *node,
                       struct named_list *out)
{
    out->mark = node->mark;
    if (node->kind != YAML_MAP) {
        if (!yaml_is_null(node) || !(field->flags & FIELD_MAY_BE_EMPTY))
            wrong_type(load, node->mark, field->key, field->kind);
        return;
    }
    out->count = 0;
    out->items = arena_array(load->arena, node->count, sizeof *out->items);
    for (size_t i = 0; i < node->count; i++) {
        struct named *item = &out->items[out->count++];
        *item = (struct named){ { "", { 0 } }, { "", { 0 } }, { "", { 0 } }, { "", { 0 } } };
        if (field->kind == FIELD_NAMES && node->items[i]->kind == YAML_MAP)
            load_record(load, field->record, node->keys[i]->text, node->items[i], (char *)item);
        else
            load_scalar(load, &band_name_fields[0], node->keys[i]->text, node->items[i],
                        &item->name);
        item->key = (struct text){ node->keys[i]->text, node->keys[i]->mark };
        if (field->kind == FIELD_NAMES)
            check_scalar(load, field, &item->key);
    }
}

static void load_field(struct load *load, const struct field *field, const struct yaml_node *node,
                       char *out);
static void set_empty(const struct record *record, char *out);

/* An entry that is a text alone is taken for the id it was meant as: `- background`. Of a list of
 * such entries the first is reported. */
static void load_plain_entry(struct load *load, const struct field *field,
                             const struct yaml_node *node, bool first, char *out)
{
    const struct field *id = &field->record->fields[0];
    if (first)
        fault(load, node->mark, RULE_TYPE_WRONG, field->key,
              arena_format(load->arena, "a list of entries such as “- { %s: %s }”", id->key,
                           node->text),
              arena_format(load->arena, "eine Liste von Einträgen wie „- { %s: %s }“", id->key,
                           node->text));
    set_empty(field->record, out);
    *(struct mark *)(void *)(out + field->record->mark_offset) = node->mark;
    load_field(load, id, node, out);
}

static void load_records(struct load *load, const struct field *field, const struct yaml_node *node,
                         struct record_list *out)
{
    out->mark = node->mark;
    if (node->kind != YAML_LIST) {
        wrong_type(load, node->mark, field->key, field->kind);
        return;
    }
    check_count(load, field, node);
    char *items = arena_array(load->arena, node->count, field->record->size);
    size_t plain = 0;
    out->items = items;
    out->count = 0;
    for (size_t i = 0; i < node->count; i++) {
        const struct yaml_node *entry = node->items[i];
        char *item = items + field->record->size * out->count++;
        if (entry->kind == YAML_SCALAR && !yaml_is_null(entry))
            load_plain_entry(load, field, entry, !plain++, item);
        else
            load_record(load, field->record, field->key, entry, item);
    }
}

/* ---- records ---- */

static void load_field(struct load *load, const struct field *field, const struct yaml_node *node,
                       char *out)
{
    void *value = out + field->offset;
    switch (field->kind) {
    case FIELD_TEXT:
    case FIELD_ID:
    case FIELD_LANGUAGE:
    case FIELD_COLOR:
    case FIELD_URL:
    case FIELD_PATH:
    case FIELD_CHOICE:
        load_scalar(load, field, field->key, node, value);
        break;
    case FIELD_INTEGER:
        load_integer(load, field, node, value);
        break;
    case FIELD_DECIMAL:
        load_decimal(load, field, node, value);
        break;
    case FIELD_BOOLEAN:
        load_boolean(load, field, node, value);
        break;
    case FIELD_INTEGERS:
        load_integers(load, field, node, value);
        break;
    case FIELD_TEXTS:
    case FIELD_IDS:
    case FIELD_LANGUAGES:
        load_texts(load, field, node, value);
        break;
    case FIELD_NAMES:
    case FIELD_WORDS:
        load_names(load, field, node, value);
        break;
    case FIELD_RECORD:
        if (!yaml_is_null(node) || !(field->flags & FIELD_MAY_BE_EMPTY))
            load_record(load, field->record, field->key, node, value);
        break;
    case FIELD_RECORDS:
        load_records(load, field, node, value);
        break;
    }
}

static bool is_text(enum field_kind kind)
{
    return kind <= FIELD_CHOICE;
}

/* Texts are never NULL, not even in a record that was left out. */
static void set_empty(const struct record *record, char *out)
{
    for (size_t i = 0; i < record->field_count; i++) {
        const struct field *field = &record->fields[i];
        if (is_text(field->kind))
            ((struct text *)(void *)(out + field->offset))->text = "";
        else if (field->kind == FIELD_RECORD)
            set_empty(field->record, out + field->offset);
    }
}

static const struct field *find_field(const struct record *record, const char *key)
{
    for (size_t i = 0; i < record->field_count; i++)
        if (strcmp(record->fields[i].key, key) == 0)
            return &record->fields[i];
    return NULL;
}

static bool has_or(const struct record *record, const struct yaml_node *map)
{
    for (size_t i = 0; i < record->field_count; i++)
        if (record->fields[i].flags & FIELD_OR && yaml_get(map, record->fields[i].key))
            return true;
    return false;
}

static bool is_needed(const struct record *record, const struct field *field,
                      const struct yaml_node *map)
{
    return field->flags & FIELD_REQUIRED || (field->flags & FIELD_EITHER && !has_or(record, map));
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

/* The record's key that an unknown one was most likely meant to be, or NULL. */
static const char *meant_key(struct arena *arena, const struct record *record,
                             const struct guess *guess, const char *key)
{
    const char *word = utf8_folded(arena, key);
    const char *meant = nearest(word, guess->lacking, guess->lacking_count);
    if (meant || guess->only)
        return meant ? meant : guess->only;
    const char **keys = arena_array(arena, record->field_count, sizeof *keys);
    for (size_t i = 0; i < record->field_count; i++)
        keys[i] = record->fields[i].key;
    return nearest(word, keys, record->field_count);
}

static const char *unknown_key(struct load *load, const struct record *record,
                               const struct guess *guess, const struct yaml_node *key)
{
    struct buffer all = BUFFER_INIT;
    for (size_t i = 0; i < record->field_count; i++)
        buffer_format(&all, "%s%s", i ? ", " : "", record->fields[i].key);
    const char *meant = meant_key(load->arena, record, guess, key->text);
    fault(load, key->mark, RULE_KEY_UNKNOWN, key->text, meant, meant ? NULL : all.data);
    buffer_free(&all);
    return meant;
}

bool key_is_misspelt(const struct record *record, const struct yaml_node *map, const char *key,
                     struct arena *arena)
{
    struct guess guess = guess_keys(arena, record, map);
    for (size_t i = 0; i < map->count; i++) {
        if (find_field(record, map->keys[i]->text))
            continue;
        const char *meant = meant_key(arena, record, &guess, map->keys[i]->text);
        if (meant && strcmp(meant, key) == 0 && !yaml_get(map, key))
            return true;
    }
    return false;
}

/* What stands behind a key's colon and is a comment, up to the next space; NULL if nothing
 * does, or if a space behind # says that it is meant as one. */
static const char *comment_behind(struct load *load, struct mark key)
{
    size_t length;
    const char *line = source_line(key.source, key.line, &length);
    const char *at = memchr(key.source->text + key.offset, ':',
                            length - (size_t)(key.source->text + key.offset - line));
    at = at ? at + 1 + strspn(at + 1, " \t") : "";
    size_t word = strcspn(at, " \t\n");
    return *at == '#' && word > 1 && at[1] != '#' ? arena_copy(load->arena, at, word) : NULL;
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
static const char *color_in(struct load *load, const char *comment)
{
    const char *color = arena_copy(load->arena, comment, strcspn(comment, "\"',;"));
    return color_is_valid(color) ? color : NULL;
}

/* A value that may be left out was begun, and nothing stands there. */
static void report_no_value(struct load *load, const struct field *field,
                            const struct yaml_node *key)
{
    const char *comment = comment_behind(load, key->mark);
    const char *color = comment && field->kind == FIELD_COLOR ? color_in(load, comment) : NULL;
    if (color)
        fault(load, key->mark, RULE_VALUE_COMMENT, field->key, color, NULL);
    else
        mark_report(key->mark, load->diag, RULE_VALUE_MISSING, field->key, comment,
                    empty_value(field->kind));
}

/* What is not even `null`, nor an alias or a tag, which are reported. */
static bool is_nothing(const struct yaml_node *node)
{
    return yaml_is_null(node) && !*node->text &&
           !memchr("&*!", node->mark.source->text[node->mark.offset], 3);
}

/* A list that is written as texts, each of which becomes a key: factors: one, two. */
static bool begins_items(const struct field *field, const struct yaml_node *value)
{
    bool is_list = field->kind == FIELD_TEXTS || field->kind == FIELD_IDS ||
                   field->kind == FIELD_LANGUAGES || field->kind == FIELD_INTEGERS;
    return is_list && value->kind == YAML_SCALAR;
}

static void mark_meant(const struct record *record, const char *key, bool *meant)
{
    for (size_t i = 0; key && i < record->field_count; i++)
        meant[i] |= strcmp(record->fields[i].key, key) == 0;
}

/* What is needed and missing; where a misspelt key was meant to be it, that was reported. */
static void report_lacking(struct load *load, const struct record *record,
                           const struct yaml_node *node, const bool *meant, char *out)
{
    for (size_t i = 0; i < record->field_count; i++) {
        const struct field *field = &record->fields[i];
        bool needed = is_needed(record, field, node);
        if ((!needed && !meant[i]) || yaml_get(node, field->key))
            continue;
        if (!meant[i])
            fault(load, node->mark, RULE_KEY_MISSING, field->key, NULL, NULL);
        if (field->kind == FIELD_IDS)
            ((struct text_list *)(void *)(out + field->offset))->faulty = true;
    }
}

/* A key and its value without the blank between them, role:start, are taken as they were meant.
 * False if it is another key that is unknown. */
static bool load_joined(struct load *load, const struct record *record, const struct yaml_node *key,
                        bool *meant, char *out)
{
    const char *name = arena_copy(load->arena, key->text, strcspn(key->text, ":"));
    const char *value = key->text + strlen(name);
    const struct field *field = find_field(record, name);
    if (!field || !*value)
        return false;
    value++;
    fault(load, key->mark, RULE_KEY_UNKNOWN, key->text,
          arena_format(load->arena, "%s: %s", name, value), NULL);
    mark_meant(record, name, meant);
    if (field->kind <= FIELD_BOOLEAN)
        load_field(load, field,
                   &(struct yaml_node){ .kind = YAML_SCALAR, .mark = key->mark, .text = value },
                   out);
    return true;
}

/* Of two ways to say the same, both. */
static void report_both(struct load *load, const struct record *record,
                        const struct yaml_node *node)
{
    const char *other = NULL;
    for (size_t i = 0; i < record->field_count; i++)
        if (record->fields[i].flags & FIELD_OR && yaml_get(node, record->fields[i].key))
            other = record->fields[i].key;
    for (size_t i = 0; other && i < node->count; i++) {
        const struct field *field = find_field(record, node->keys[i]->text);
        if (field && field->flags & FIELD_EITHER)
            fault(load, node->keys[i]->mark, RULE_KEY_EXCLUSIVE, field->key, other, NULL);
    }
}

static void load_record(struct load *load, const struct record *record, const char *key,
                        const struct yaml_node *node, char *out)
{
    set_empty(record, out);
    *(struct mark *)(void *)(out + record->mark_offset) = node->mark;
    if (node->kind != YAML_MAP) {
        wrong_type(load, node->mark, key, FIELD_RECORD);
        return;
    }
    struct guess guess = guess_keys(load->arena, record, node);
    bool *meant = arena_array(load->arena, record->field_count, sizeof *meant);
    bool in_items = false;
    for (size_t i = 0; i < node->count; i++) {
        const struct field *field = find_field(record, node->keys[i]->text);
        in_items =
            field ? begins_items(field, node->items[i]) : in_items && is_nothing(node->items[i]);
        if (field && field->flags & FIELD_MAY_BE_EMPTY && is_nothing(node->items[i]))
            report_no_value(load, field, node->keys[i]);
        if (field)
            load_field(load, field, node->items[i], out);
        else if (!in_items && node->keys[i]->kind == YAML_SCALAR &&
                 !load_joined(load, record, node->keys[i], meant, out))
            mark_meant(record, unknown_key(load, record, &guess, node->keys[i]), meant);
    }
    report_both(load, record, node);
    report_lacking(load, record, node, meant, out);
}

bool fields_load(const struct record *record, const struct yaml_node *node, void *out,
                 struct arena *arena, struct diag *diag)
{
    struct load load = { arena, diag, false };
    load_record(&load, record, node->mark.source ? node->mark.source->path : "", node, out);
    return !load.failed;
}
