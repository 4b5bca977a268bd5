/* content/fields: what the tables accept, what they say of the rest, and near words. */
#include "fixture.h"

#include <string.h>

#include "base/nearest.h"
#include "content/fields.h"
#include "content/ids.h"

struct inner {
    struct mark mark;
    struct text id;
};

struct outer {
    struct mark mark;
    struct text text, id, language, color, url, choice;
    struct number number;
    struct flag flag;
    struct text_list texts, ids, languages;
    struct named_list names, words;
    struct inner record;
    struct record_list records;
};

static const struct field inner_fields[] = {
    { .key = "id",
      .kind = FIELD_ID,
      .flags = FIELD_REQUIRED,
      .offset = offsetof(struct inner, id) },
};
static const struct record inner_record = { inner_fields, 1, sizeof(struct inner) };

static const char *const choices[] = { "main", "footer", NULL };
static const struct field outer_fields[] = {
    { .key = "text", .kind = FIELD_TEXT, .offset = offsetof(struct outer, text) },
    { .key = "id",
      .kind = FIELD_ID,
      .flags = FIELD_MAY_BE_EMPTY,
      .offset = offsetof(struct outer, id) },
    { .key = "language", .kind = FIELD_LANGUAGE, .offset = offsetof(struct outer, language) },
    { .key = "color",
      .kind = FIELD_COLOR,
      .flags = FIELD_MAY_BE_EMPTY,
      .offset = offsetof(struct outer, color) },
    { .key = "url", .kind = FIELD_URL, .offset = offsetof(struct outer, url) },
    { .key = "choice",
      .kind = FIELD_CHOICE,
      .offset = offsetof(struct outer, choice),
      .choices = choices },
    { .key = "number",
      .kind = FIELD_INTEGER,
      .offset = offsetof(struct outer, number),
      .min = -5,
      .max = 100 },
    { .key = "flag", .kind = FIELD_BOOLEAN, .offset = offsetof(struct outer, flag) },
    { .key = "texts", .kind = FIELD_TEXTS, .offset = offsetof(struct outer, texts), .min = 1 },
    { .key = "ids",
      .kind = FIELD_IDS,
      .flags = FIELD_MAY_BE_EMPTY,
      .offset = offsetof(struct outer, ids) },
    { .key = "languages",
      .kind = FIELD_LANGUAGES,
      .offset = offsetof(struct outer, languages),
      .min = 1 },
    { .key = "names",
      .kind = FIELD_NAMES,
      .offset = offsetof(struct outer, names),
      .record = &band_names_record },
    { .key = "words", .kind = FIELD_WORDS, .offset = offsetof(struct outer, words) },
    { .key = "record",
      .kind = FIELD_RECORD,
      .offset = offsetof(struct outer, record),
      .record = &inner_record },
    { .key = "records",
      .kind = FIELD_RECORDS,
      .offset = offsetof(struct outer, records),
      .min = 1,
      .record = &inner_record },
};
static const struct record outer_record = { outer_fields,
                                            sizeof outer_fields / sizeof *outer_fields,
                                            sizeof(struct outer) };

static struct outer *load(const char *text)
{
    const struct source *source = open_source("a.yaml", text, strlen(text));
    const struct yaml_node *root = yaml_parse(arena, source, &diag);
    struct outer *outer = arena_alloc(arena, sizeof *outer);
    diag.count = 0;
    fields_load(&(struct job){ NULL, arena, &diag }, &outer_record, root, outer);
    return outer;
}

static void expect_fine(const char *text)
{
    load(text);
    if (diag.count)
        fail_msg("%s: %s", text, rules[diag.items[0].rule].id);
}

/* Exactly that fault; gives its words. */
static const char *const *expect_fault(const char *text, enum rule rule)
{
    load(text);
    if (diag.count != 1 || diag.items[0].rule != rule)
        fail_msg("%s: %zu faults, the first %s", text, diag.count,
                 diag.count ? rules[diag.items[0].rule].id : "-");
    return diag.items[0].words;
}

/* What the value must be. */
static const char *expect_wrong_type(const char *text)
{
    expect_fault(text, RULE_TYPE_WRONG);
    return diag.items[0].wording.en;
}

static void fills_the_struct_with_values_and_places(void **state)
{
    (void)state;
    struct outer *outer = load("text: Grüße\nid: a-1\nnumber: -5\nflag: true\nchoice: footer\n"
                               "texts: [a, \"b\"]\nids: [c]\nlanguages: [de, en]\n"
                               "names: { a: A, b: { name: B, text: T } }\nwords: { x.y: Z }\n"
                               "record: { id: r }\nrecords: [{ id: s }, { id: t }]\n");
    assert_int_equal(diag.count, 0);
    assert_string_equal(outer->text.text, "Grüße");
    assert_int_equal(outer->number.value, -5);
    assert_int_equal(outer->number.mark.line, 3);
    assert_true(outer->flag.value);
    assert_string_equal(outer->choice.text, "footer");
    assert_int_equal(outer->texts.count, 2);
    assert_string_equal(outer->texts.items[1].text, "b");
    assert_string_equal(outer->names.items[1].key.text, "b");
    assert_string_equal(outer->names.items[1].text.text, "T");
    assert_string_equal(outer->names.items[0].text.text, "");
    assert_string_equal(outer->words.items[0].key.text, "x.y");
    assert_string_equal(outer->record.id.text, "r");
    assert_string_equal(((struct inner *)outer->records.items)[1].id.text, "t");
}

static void what_is_not_given_is_an_empty_text_without_a_place(void **state)
{
    (void)state;
    struct outer *outer = load("");
    assert_string_equal(outer->text.text, "");
    assert_string_equal(outer->record.id.text, "");
    assert_int_equal(outer->text.mark.line, 0);
    assert_int_equal(outer->texts.count, 0);
    assert_int_equal(diag.count, 0);
}

static void ids_are_names_of_files(void **state)
{
    (void)state;
    expect_fine("id: a-z-0-9\n");
    expect_fine("id: 123456789012345678901234567890123456789012345678901234567890\n");
    expect_fault("id: 1234567890123456789012345678901234567890123456789012345678901\n",
                 RULE_ID_INVALID);
    assert_string_equal(expect_fault("id: Straße & Größe\n", RULE_ID_INVALID)[1],
                        "strasse-groesse");
    assert_string_equal(expect_fault("id: ../x\n", RULE_ID_INVALID)[1], "x");
    assert_string_equal(expect_fault("id: A -\n", RULE_ID_INVALID)[1], "a");
    const char *like = expect_fault(
        "id: aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaÄÄÄ\n", RULE_ID_INVALID)[1];
    assert_true(id_is_valid(like));
    assert_null(expect_fault("id: \"!\"\n", RULE_ID_INVALID)[1]);
    expect_fault("id: a/b\n", RULE_ID_INVALID);
    expect_fault("id: a.b\n", RULE_ID_INVALID);
    expect_fault("ids: [a, B]\n", RULE_ID_INVALID);
    expect_fault("names: { A: x }\n", RULE_ID_INVALID);
}

static void languages_are_tags_in_lower_case(void **state)
{
    (void)state;
    expect_fine("languages: [de, en, de-simple, ar, zh-hant-tw, sgn-ase, de-1996]\n");
    assert_string_equal(expect_fault("language: de_AT\n", RULE_LANGUAGE_INVALID)[1], "de-at");
    assert_null(expect_fault("language: deutsch\n", RULE_LANGUAGE_INVALID)[1]);
    expect_fault("language: d\n", RULE_LANGUAGE_INVALID);
    expect_fault("language: de-\n", RULE_LANGUAGE_INVALID);
    expect_fault("language: de--at\n", RULE_LANGUAGE_INVALID);
    expect_fault("language: de-123456789\n", RULE_LANGUAGE_INVALID);
    expect_fault("language: ../de\n", RULE_LANGUAGE_INVALID);
}

static void a_language_that_is_none_is_left_out(void **state)
{
    (void)state;
    struct outer *outer = load("languages: [de, ../x, en]\n");
    assert_int_equal(diag.count, 1);
    assert_int_equal(outer->languages.count, 2);
    assert_string_equal(outer->languages.items[1].text, "en");
}

static void colours_are_six_digits(void **state)
{
    (void)state;
    expect_fine("color: \"#2044aA\"\n");
    expect_fault("color: \"#204\"\n", RULE_COLOR_INVALID);
    expect_fault("color: \"#2044ag\"\n", RULE_COLOR_INVALID);
    expect_fault("color: \"#2044aaa\"\n", RULE_COLOR_INVALID);
    expect_fault("color: blue\n", RULE_COLOR_INVALID);
    expect_fault("color: \"#2044aa;}\"\n", RULE_COLOR_INVALID);
}

static void addresses_have_a_host_and_no_blanks(void **state)
{
    (void)state;
    expect_fine("url: https://example.org\n");
    expect_fine("url: http://müller.example/a?b=c#d\n");
    expect_fault("url: example.org\n", RULE_URL_INVALID);
    expect_fault("url: \"https://\"\n", RULE_URL_INVALID);
    expect_fault("url: https:///a\n", RULE_URL_INVALID);
    expect_fault("url: https://a b\n", RULE_URL_INVALID);
    expect_fault("url: \"https://a\\\"b\"\n", RULE_URL_INVALID);
    expect_fault("url: javascript:alert(1)\n", RULE_URL_INVALID);
}

static void numbers_are_whole_and_in_range(void **state)
{
    (void)state;
    expect_fine("number: 100\n");
    expect_fine("number: -0\n");
    expect_fine("number: 007\n");
    expect_fault("number: 101\n", RULE_NUMBER_RANGE);
    expect_fault("number: -6\n", RULE_NUMBER_RANGE);
    expect_fault("number: 99999999999999999999\n", RULE_NUMBER_RANGE);
    static const char *const others[] = { "1.0", "1e3",   "+1",  "-a",    "0x10",
                                          "1 %", "\"1\"", "[1]", "1_000", "~" };
    for (size_t i = 0; i < sizeof others / sizeof *others; i++)
        expect_fault(arena_format(arena, "number: %s\n", others[i]), RULE_TYPE_WRONG);
}

/* Whatever the fault, and be the value there or not: later steps pass over it. */
static void what_was_reported_remembers_it(void **state)
{
    (void)state;
    assert_int_equal(load("number: many\n")->number.value, 0);
    assert_true(load("number: many\n")->number.mark.reported);
    assert_true(load("numbr: 5\n")->number.mark.reported);
    assert_true(load("number:5\n")->number.mark.reported);
    assert_true(load("number: 5\nnumber: 6\n")->number.mark.reported);
    assert_true(load("recrd: { id: a }\n")->record.id.mark.reported);
    assert_true(load("record: { }\n")->record.id.mark.reported);
    assert_true(load("record: a\n")->record.id.mark.reported);
    assert_true(load("choice: foot\n")->choice.mark.reported);
    assert_true(load("ids: a\n")->ids.mark.reported);
    assert_false(load("number: 5\n")->number.mark.reported);
    assert_false(load("")->record.id.mark.reported);
}

static void an_id_that_is_none_is_taken_for_what_it_was_meant_to_be(void **state)
{
    (void)state;
    struct outer *outer = load("id: Über uns!\nids: [Start, two]\nlanguages: [de_AT]\n");
    assert_string_equal(outer->id.text, "ueber-uns");
    assert_true(outer->id.mark.reported);
    assert_string_equal(outer->ids.items[0].text, "start");
    assert_false(outer->ids.items[1].mark.reported);
    assert_false(outer->ids.mark.reported);
    assert_string_equal(outer->languages.items[0].text, "de-at");
    assert_true(load("ids: [\"one, two\"]\n")->ids.mark.reported); /* two in one */
}

static void truth_is_true_or_false(void **state)
{
    (void)state;
    expect_fine("flag: false\n");
    expect_fault("flag: yes\n", RULE_TYPE_WRONG);
    expect_fault("flag: \"true\"\n", RULE_TYPE_WRONG);
    assert_true(load("flag: True\n")->flag.value); /* as YAML 1.2 has it */
    assert_true(load("flag: TRUE\n")->flag.value);
    expect_fine("flag: False\n");
    expect_fine("flag: FALSE\n");
    expect_fault("flag: tRUE\n", RULE_TYPE_WRONG);
    expect_fault("flag:\n", RULE_TYPE_WRONG);
}

static void unknown_keys_and_choices_name_the_nearest_or_all(void **state)
{
    (void)state;
    const char *const *words = expect_fault("txt: a\n", RULE_KEY_UNKNOWN);
    assert_string_equal(words[1], "text");
    assert_null(words[2]);
    words = expect_fault("zzzzzz: a\n", RULE_KEY_UNKNOWN);
    assert_null(words[1]);
    assert_non_null(strstr(words[2], "text, id, language"));
    words = expect_fault("choice: mian\n", RULE_CHOICE_UNKNOWN);
    assert_string_equal(words[1], "main");
    assert_string_equal(words[2], "main, footer");
}

static void empty_texts_are_faults_unless_the_table_allows_them(void **state)
{
    (void)state;
    expect_fault("text:\n", RULE_TEXT_EMPTY);
    expect_fault("text: \"\"\n", RULE_TEXT_EMPTY);
    expect_fault("text: \" \\t\\n\"\n", RULE_TEXT_EMPTY);
    expect_fine("id: \"\"\n");
    expect_fine("ids: []\n");
    expect_fine("id: ~\n");
    assert_string_equal(expect_fault("id:\n", RULE_VALUE_MISSING)[2], "\"\"");
    assert_string_equal(expect_fault("ids: # none\n", RULE_VALUE_MISSING)[2], "[]");
    assert_string_equal(expect_fault("id: #none\n", RULE_VALUE_MISSING)[1], "#none");
    expect_fault("id:", RULE_VALUE_MISSING);
    assert_string_equal(expect_fault("color: #2044aA\n", RULE_VALUE_COMMENT)[1], "#2044aA");
    assert_string_equal(expect_fault("color: #2044aa\", # blue\n", RULE_VALUE_COMMENT)[1],
                        "#2044aa");
    assert_string_equal(expect_fault("color: #none\n", RULE_VALUE_MISSING)[1], "#none");
    expect_fault("texts: []\n", RULE_TEXT_EMPTY);
    expect_fault("texts: [a, \"\"]\n", RULE_TEXT_EMPTY);
    expect_fault("records: []\n", RULE_TEXT_EMPTY);
    expect_fault("words: { a: }\n", RULE_TEXT_EMPTY);
}

static void what_a_value_must_be_is_said_of_it_and_not_of_its_list(void **state)
{
    (void)state;
    assert_string_equal(expect_wrong_type("text: [a]\n"), "a text in quotes");
    assert_string_equal(expect_wrong_type("id: {}\n"), "an id");
    assert_string_equal(expect_wrong_type("ids: [[a]]\n"), "an id");
    assert_string_equal(expect_wrong_type("ids: a\n"), "a list of ids, as in [one, two]");
    assert_string_equal(expect_fault("languages: [{}]\n", RULE_KEY_MISSING)[0], "id");
    assert_string_equal(expect_wrong_type("names: [a]\n"), "a map, as in { id: Name }");
    assert_string_equal(expect_wrong_type("record: a\n"), "a map with keys of its own");
    expect_fault("records: { id: a }\n", RULE_TYPE_WRONG);
    expect_fault("records: [a]\n", RULE_TYPE_WRONG);
    expect_fault("- a\n", RULE_TYPE_WRONG);
    expect_fault("just a text\n", RULE_TYPE_WRONG);
}

static void a_required_key_that_is_missing_is_named(void **state)
{
    (void)state;
    assert_string_equal(expect_fault("record: {}\n", RULE_KEY_MISSING)[0], "id");
    assert_string_equal(expect_fault("records: [{ id: a }, {}]\n", RULE_KEY_MISSING)[0], "id");
}

/* Which of the two is meant is not known, and so not what else is wrong. */
static void of_a_file_with_a_block_given_twice_nothing_is_taken(void **state)
{
    (void)state;
    struct outer *outer = load("texts: [a, b, c]\ntexts: [d]\nrecords: [{ id: a }]\n");
    assert_int_equal(outer->texts.count, 0);
    assert_int_equal(outer->records.count, 0);
    assert_true(outer->records.mark.reported);
}

static void near_words_are_those_a_third_away_at_most(void **state)
{
    (void)state;
    static const char *const words[] = { "leitbild", "netzwerk", "a", "beratung" };
    assert_string_equal(nearest("leitbidl", words, 4), "leitbild"); /* swapped */
    assert_string_equal(nearest("leitild", words, 4), "leitbild");  /* left out */
    assert_string_equal(nearest("leiitbild", words, 4), "leitbild");
    assert_string_equal(nearest("netzverg", words, 4), "netzwerk");
    assert_null(nearest("xxxxxxxx", words, 4));
    assert_null(nearest("nichts", words, 4));
    assert_null(nearest("", words, 4));
    assert_null(nearest("x", words, 4)); /* all of it would be replaced */
    assert_string_equal(nearest("leitbild", words, 4), "leitbild");
    assert_null(nearest("a", words, 0));
}

static void words_of_any_length_can_be_compared(void **state)
{
    (void)state;
    char *word = arena_alloc(arena, 1000001);
    memset(word, 'a', 1000000);
    const char *words[] = { word, "b" };
    assert_null(nearest(word, words, 2));
    assert_null(nearest("aaa", words, 2));
}

#define IN_FIELDS(test) cmocka_unit_test_setup_teardown(test, begin, end)

int main(void)
{
    const struct CMUnitTest tests[] = {
        IN_FIELDS(fills_the_struct_with_values_and_places),
        IN_FIELDS(what_is_not_given_is_an_empty_text_without_a_place),
        IN_FIELDS(ids_are_names_of_files),
        IN_FIELDS(languages_are_tags_in_lower_case),
        IN_FIELDS(a_language_that_is_none_is_left_out),
        IN_FIELDS(colours_are_six_digits),
        IN_FIELDS(addresses_have_a_host_and_no_blanks),
        IN_FIELDS(numbers_are_whole_and_in_range),
        IN_FIELDS(what_was_reported_remembers_it),
        IN_FIELDS(an_id_that_is_none_is_taken_for_what_it_was_meant_to_be),
        IN_FIELDS(truth_is_true_or_false),
        IN_FIELDS(unknown_keys_and_choices_name_the_nearest_or_all),
        IN_FIELDS(empty_texts_are_faults_unless_the_table_allows_them),
        IN_FIELDS(what_a_value_must_be_is_said_of_it_and_not_of_its_list),
        IN_FIELDS(a_required_key_that_is_missing_is_named),
        IN_FIELDS(of_a_file_with_a_block_given_twice_nothing_is_taken),
        IN_FIELDS(near_words_are_those_a_third_away_at_most),
        IN_FIELDS(words_of_any_length_can_be_compared),
    };
    return cmocka_run_group_tests_name("content/fields", tests, NULL, NULL);
}
