#include "content/schema.h"
#include "base/json.h"

#include <string.h>

#include "content/instrument.h"
#include "content/settings.h"
#include "content/texts.h"

const char *const schema_names[SCHEMA_COUNT] = {
    [SCHEMA_SITE] = "site", [SCHEMA_CHECK] = "check", [SCHEMA_TEXTS] = "texts"
};

static const struct {
    const struct record *record;
    struct wording about;
} roots[SCHEMA_COUNT] = {
    [SCHEMA_SITE] = { &site_yaml, .about = { "site.yaml: who publishes this edition, what it looks "
                                             "like, which pages it has.",
                                             "site.yaml: wer diese Ausgabe herausgibt, wie sie "
                                             "aussieht, welche Seiten sie hat." } },
    [SCHEMA_CHECK] = { &check_yaml,
                       .about = { "check.yaml: the check's structure, the same in every language. "
                                  "Every list is in the order it appears in.",
                                  "check.yaml: der Aufbau des Checks, für alle Sprachen gleich. "
                                  "Jede Liste steht in der Reihenfolge, in der sie erscheint." } },
    [SCHEMA_TEXTS] = { &texts_yaml,
                       .about = { "texts.yaml: the check's names and short texts in one language.",
                                  "texts.yaml: die Namen und kurzen Texte des Checks in einer "
                                  "Sprache." } },
};

/* A text that the loader takes for none. */
#define BLANK "^[ \\t\\n]*$"

static const struct wording no_wording;

/* ---- JSON ---- */

struct writer {
    struct arena *arena;
    struct buffer *out;
    enum message_language language;
    int depth;  /* open objects and lists */
    bool first; /* nothing stands in the innermost one yet */
};

static void start_line(struct writer *writer)
{
    buffer_add_char(writer->out, '\n');
    for (int i = 0; i < writer->depth; i++)
        buffer_add_string(writer->out, "  ");
}

/* What parts it from the one before, its key (NULL in a list), and a value of JSON as it stands. */
static void add(struct writer *writer, const char *key, const char *json)
{
    buffer_add_string(writer->out, writer->first ? "" : ",");
    writer->first = false;
    start_line(writer);
    if (key) {
        json_add_string(writer->out, key, strlen(key));
        buffer_add_string(writer->out, ": ");
    }
    buffer_add_string(writer->out, json);
}

static void add_string(struct writer *writer, const char *key, const char *text)
{
    add(writer, key, "");
    json_add_string(writer->out, text, strlen(text));
}

static void add_number(struct writer *writer, const char *key, long number)
{
    add(writer, key, arena_format(writer->arena, "%ld", number));
}

/* Words in one line. */
static void add_words(struct writer *writer, const char *key, const char *const *words,
                      size_t count)
{
    add(writer, key, "[");
    for (size_t i = 0; i < count; i++) {
        buffer_add_string(writer->out, i ? ", " : "");
        json_add_string(writer->out, words[i], strlen(words[i]));
    }
    buffer_add_char(writer->out, ']');
}

/* An object or a list begins, and ends. */
static void open_with(struct writer *writer, const char *key, const char *bracket)
{
    add(writer, key, bracket);
    writer->depth++;
    writer->first = true;
}

static void close_with(struct writer *writer, const char *bracket)
{
    writer->depth--;
    start_line(writer);
    writer->first = false;
    buffer_add_string(writer->out, bracket);
}

/* What a rule says of some value ("…"), in the editor as in the terminal. */
static void add_message(struct writer *writer, const char *key, enum rule rule, const char *first,
                        const char *third, struct wording wording)
{
    struct buffer text = BUFFER_INIT;
    rule_fill(&text, rule, writer->language, (const char *const[3]){ first, NULL, third }, wording);
    add_string(writer, key, buffer_move(&text, writer->arena));
}

static void add_type_message(struct writer *writer, const char *key, enum field_kind kind)
{
    add_message(writer, "errorMessage", RULE_TYPE_WRONG, key, NULL, field_kind_name(kind));
}

/* ---- scalars ---- */

/* The loader takes a scalar by its characters: a text may look like a number, or like true. */
struct scalar {
    const char *types; /* of JSON; true and false aside */
    bool may_be_boolean;
    const char *pattern;
    enum rule rule; /* what is said where the pattern does not match */
};

static const struct scalar scalars[] = {
    [FIELD_TEXT] = { "[\"string\", \"number\"]", true, "[^ \\t\\n]", RULE_TEXT_EMPTY },
    [FIELD_ID] = { "[\"string\", \"integer\"]", true, "^[a-z0-9-]{1,60}$", RULE_ID_INVALID },
    [FIELD_LANGUAGE] = { "\"string\"", false, "^[a-z]{2,3}(-[a-z0-9]{1,8})*$",
                         RULE_LANGUAGE_INVALID },
    [FIELD_COLOR] = { "\"string\"", false, "^#[0-9a-fA-F]{6}$", RULE_COLOR_INVALID },
    [FIELD_URL] = { "\"string\"", false,
                    "^https?://[^/ \\t\\n\"<>\\\\^`{|}][^ \\t\\n\"<>\\\\^`{|}]*$",
                    RULE_URL_INVALID },
};

static void add_pattern(struct writer *writer, const char *key, const struct scalar *scalar,
                        bool may_be_empty)
{
    bool any = scalar->rule == RULE_TEXT_EMPTY;
    if (may_be_empty && any)
        return; /* any text */
    add_string(writer, "pattern",
               arena_format(writer->arena, "%s%s", may_be_empty ? BLANK "|" : "", scalar->pattern));
    add_message(writer, "patternErrorMessage", scalar->rule, any ? key : "…", NULL, no_wording);
}

/* The values that are proposed while one types stand in the first of two alternatives; what
 * is only taken stands in the second, as what it is not: the server would propose true,
 * false and null wherever they are named. */
static void open_alternatives(struct writer *writer, bool wanted)
{
    if (!wanted)
        return;
    open_with(writer, "anyOf", "[");
    open_with(writer, NULL, "{");
}

static void close_alternatives(struct writer *writer, bool wanted, const char *not_types)
{
    if (!wanted)
        return;
    close_with(writer, "}");
    open_with(writer, NULL, "{");
    if (!strstr(not_types, "string"))
        add_string(writer, "pattern", BLANK);
    open_with(writer, "not", "{");
    add(writer, "type", not_types);
    close_with(writer, "}");
    close_with(writer, "}");
    close_with(writer, "]");
}

static void add_scalar(struct writer *writer, const struct field *field, const char *key)
{
    enum field_kind kind = field_item_kind(field->kind);
    bool may_be_empty = field->flags & FIELD_MAY_BE_EMPTY;
    const struct scalar *scalar = &scalars[kind <= FIELD_URL ? kind : FIELD_TEXT];
    bool has_others = scalar->may_be_boolean || may_be_empty;
    open_alternatives(writer, has_others);
    add(writer, "type", scalar->types);
    add_type_message(writer, key, kind);
    add_pattern(writer, key, scalar, may_be_empty);
    close_alternatives(writer, has_others,
                       arena_format(writer->arena,
                                    "[\"string\", \"number\", \"array\", \"object\"%s%s]",
                                    scalar->may_be_boolean ? "" : ", \"boolean\"",
                                    may_be_empty ? "" : ", \"null\""));
}

static void add_choice(struct writer *writer, const struct field *field)
{
    bool may_be_empty = field->flags & FIELD_MAY_BE_EMPTY;
    size_t count = 0;
    while (field->choices[count])
        count++;
    open_alternatives(writer, may_be_empty);
    add_words(writer, "enum", field->choices, count);
    add_message(writer, "errorMessage", RULE_CHOICE_UNKNOWN, "…",
                join_words(writer->arena, field->choices, count), no_wording);
    close_alternatives(writer, may_be_empty, "[\"number\", \"boolean\", \"array\", \"object\"]");
}

/* ---- lists and maps ---- */

static void add_record(struct writer *writer, const struct record *record, bool may_be_empty);

/* A value that is a list or a map, or nothing at all. */
static void add_type(struct writer *writer, const char *type, bool may_be_empty)
{
    if (may_be_empty)
        add_words(writer, "type", (const char *const[]){ type, "null" }, 2);
    else
        add_string(writer, "type", type);
}

/* A map of the record, or a scalar of the field. */
static void add_either(struct writer *writer, const struct record *record,
                       const struct field *field, const char *key)
{
    add(writer, "if", "{ \"type\": \"object\" }");
    open_with(writer, "then", "{");
    add_record(writer, record, false);
    close_with(writer, "}");
    open_with(writer, "else", "{");
    add_scalar(writer, field, key);
    close_with(writer, "}");
}

static void add_list(struct writer *writer, const struct field *field)
{
    bool of_records = field->kind == FIELD_RECORDS;
    add_type(writer, "array", !of_records && field->flags & FIELD_MAY_BE_EMPTY);
    add_type_message(writer, field->key, field->kind);
    if (field->min)
        add_number(writer, "minItems", field->min);
    if (field->kind == FIELD_IDS || field->kind == FIELD_LANGUAGES)
        add(writer, "uniqueItems", "true");
    open_with(writer, "items", "{");
    if (of_records)
        add_record(writer, field->record, false);
    else if (field->kind == FIELD_LANGUAGES)
        add_either(writer, &language_record, field, field->key);
    else
        add_scalar(writer, field, field->key);
    close_with(writer, "}");
}

/* A map with free keys; its values are texts or, of FIELD_NAMES, records of name and text. */
static void add_names(struct writer *writer, const struct field *field)
{
    add_type(writer, "object", field->flags & FIELD_MAY_BE_EMPTY);
    if (field->kind == FIELD_NAMES) {
        open_with(writer, "propertyNames", "{");
        add_pattern(writer, field->key, &scalars[FIELD_ID], false);
        close_with(writer, "}");
    }
    open_with(writer, "additionalProperties", "{");
    if (field->kind == FIELD_NAMES)
        add_either(writer, field->record, &field->record->fields[0], "…");
    else
        add_scalar(writer, &band_names_record.fields[0], "…");
    close_with(writer, "}");
}

static void add_numeric(struct writer *writer, const struct field *field, const char *type)
{
    add_string(writer, "type", type);
    add_number(writer, "minimum", field->min);
    add_number(writer, "maximum", field->max);
    add_type_message(writer, field->key, field_item_kind(field->kind));
}

static void add_integers(struct writer *writer, const struct field *field)
{
    add_string(writer, "type", "array");
    add_type_message(writer, field->key, field->kind);
    add_number(writer, "minItems", 2);
    add_number(writer, "maxItems", MOST_VALUES);
    add(writer, "uniqueItems", "true");
    open_with(writer, "items", "{");
    add_numeric(writer, field, "integer");
    close_with(writer, "}");
}

/* ---- records ---- */

static void add_field(struct writer *writer, const struct field *field)
{
    open_with(writer, field->key, "{");
    if (field->about.en)
        add_string(writer, "description", wording_in(field->about, writer->language));
    switch (field->kind) {
    case FIELD_CHOICE:
        add_choice(writer, field);
        break;
    case FIELD_INTEGER:
        add_numeric(writer, field, "integer");
        break;
    case FIELD_DECIMAL:
        add_numeric(writer, field, "number");
        break;
    case FIELD_INTEGERS:
        add_integers(writer, field);
        break;
    case FIELD_BOOLEAN:
        add_string(writer, "type", "boolean");
        add_type_message(writer, field->key, FIELD_BOOLEAN);
        break;
    case FIELD_TEXTS:
    case FIELD_IDS:
    case FIELD_LANGUAGES:
    case FIELD_RECORDS:
        add_list(writer, field);
        break;
    case FIELD_NAMES:
    case FIELD_WORDS:
        add_names(writer, field);
        break;
    case FIELD_RECORD:
        add_record(writer, field->record, field->flags & FIELD_MAY_BE_EMPTY);
        break;
    default:
        add_scalar(writer, field, field->key);
        break;
    }
    close_with(writer, "}");
}

/* The keys that have the flag; nothing where none has. */
static void add_required(struct writer *writer, const struct record *record, unsigned flag)
{
    const char **keys = arena_array(writer->arena, record->field_count, sizeof *keys);
    size_t count = 0;
    for (size_t i = 0; i < record->field_count; i++)
        if (record->fields[i].flags & flag)
            keys[count++] = record->fields[i].key;
    if (count)
        add_words(writer, "required", keys, count);
}

/* A record with the fields of the one flag, and none of those with the other. */
static void add_alternative(struct writer *writer, const struct record *record, unsigned flag,
                            unsigned other)
{
    open_with(writer, NULL, "{");
    add_required(writer, record, flag);
    open_with(writer, "properties", "{");
    for (size_t i = 0; i < record->field_count; i++)
        if (record->fields[i].flags & (flag | other))
            add(writer, record->fields[i].key, record->fields[i].flags & flag ? "true" : "false");
    close_with(writer, "}");
    close_with(writer, "}");
}

/* No errorMessage here: the server would say it of a missing or an unknown key, too, whose
 * name it knows better. */
static void add_record(struct writer *writer, const struct record *record, bool may_be_empty)
{
    unsigned flags = 0;
    for (size_t i = 0; i < record->field_count; i++)
        flags |= record->fields[i].flags;
    add_type(writer, "object", may_be_empty);
    add_required(writer, record, FIELD_REQUIRED);
    if (flags & FIELD_OR) {
        open_with(writer, "anyOf", "[");
        add_alternative(writer, record, FIELD_EITHER, FIELD_OR);
        add_alternative(writer, record, FIELD_OR, FIELD_EITHER);
        close_with(writer, "]");
    }
    add(writer, "additionalProperties", "false");
    open_with(writer, "properties", "{");
    for (size_t i = 0; i < record->field_count; i++)
        add_field(writer, &record->fields[i]);
    close_with(writer, "}");
}

void schema_write(enum schema schema, enum message_language language, struct buffer *out)
{
    struct writer writer = {
        .arena = arena_new(), .out = out, .language = language, .depth = 1, .first = true
    };
    buffer_add_char(out, '{');
    add_string(&writer, "$schema", "http://json-schema.org/draft-07/schema#");
    add_string(&writer, "description", wording_in(roots[schema].about, language));
    add_record(&writer, roots[schema].record, false);
    add_number(&writer, "minProperties", 1); /* of an empty file, just that is said */
    close_with(&writer, "}\n");
    arena_free(writer.arena);
}
