/* text/source: text files as they come from Windows and elsewhere, and the places of
 * what stands in them. */
#include "fixture.h"

#include <stdlib.h>
#include <string.h>

#include "text/source.h"

#define OPEN(literal) open_source("a.md", literal, sizeof literal - 1)

static void expect_text(const struct source *source, const char *text)
{
    assert_non_null(source);
    assert_string_equal(source->text, text);
    assert_int_equal(source->length, strlen(text));
    assert_int_equal(diag.count, 0);
}

static void expect_refused(const struct source *source, enum rule rule, size_t line, size_t column)
{
    assert_null(source);
    assert_true(diag.count >= 1);
    assert_int_equal(diag.items[0].rule, rule);
    assert_int_equal(diag.items[0].place.line, line);
    assert_int_equal(place_column(&diag.items[0].place), column);
    assert_string_equal(diag.items[0].place.path, "a.md");
}

static void every_kind_of_line_end_becomes_lf(void **state)
{
    (void)state;
    const struct source *source = OPEN("a\r\nb\rc\n\r\r\nd\r");
    expect_text(source, "a\nb\nc\n\n\nd\n");
    assert_int_equal(source->line_count, 7);
}

static void a_byte_order_mark_is_no_text(void **state)
{
    (void)state;
    expect_text(OPEN("\xef\xbb\xbf# A\r\n"), "# A\n");
    expect_text(OPEN("\xef\xbb\xbf"), "");
    expect_text(OPEN(""), "");
}

static void an_empty_file_has_one_line(void **state)
{
    (void)state;
    const struct source *source = OPEN("");
    size_t length = 1;
    assert_int_equal(source->line_count, 1);
    source_line(source, 1, &length);
    assert_int_equal(length, 0);
    assert_int_equal(source_mark(source, 0).line, 1);
    assert_int_equal(column_of(source_mark(source, 0)), 1);
}

static void utf16_is_named_with_and_without_its_mark(void **state)
{
    (void)state;
    expect_refused(OPEN("\xff\xfe#\0 \0A\0"), RULE_ENCODING_UTF16, 1, 1);
    diag.count = 0;
    expect_refused(OPEN("\xfe\xff\0#\0 \0A"), RULE_ENCODING_UTF16, 1, 1);
    diag.count = 0;
    expect_refused(OPEN("#\0 \0A\0b\0"), RULE_ENCODING_UTF16, 1, 1);
}

static void windows_1252_is_shown_as_what_it_most_likely_means(void **state)
{
    (void)state;
    expect_refused(OPEN("# A\n\xc3\xa4 Stra\xdf"
                        "e f\xfcr \x80\n"),
                   RULE_ENCODING_UTF8, 2, 7);
    struct buffer shown = BUFFER_INIT;
    diagnostic_excerpt(&diag.items[0], &shown);
    assert_string_equal(shown.data, "    ä Straße für \ufffd\n          ^\n");
    buffer_free(&shown);
    assert_int_equal(diag.count, 1);
}

static void a_nul_byte_is_named_where_it_stands(void **state)
{
    (void)state;
    expect_refused(OPEN("abc\nde\0f ghi jkl"), RULE_NUL_BYTE, 2, 3);
}

static void control_characters_are_named_where_they_stand(void **state)
{
    (void)state;
    expect_refused(OPEN("a\tb\n\xc3\xa4\x1b[31m"), RULE_CONTROL_CHARACTER, 2, 2);
    assert_string_equal(diag.items[0].words[0], "U+001B");
    diag.count = 0;
    expect_refused(OPEN("a\xc2\x85 b\xe2\x80\xa8 c\x7f\x0b\x0c"), RULE_CONTROL_CHARACTER, 1, 2);
    assert_int_equal(diag.count, 5);
    assert_string_equal(diag.items[1].words[0], "U+2028");
}

static void of_control_characters_the_first_ten_are_named(void **state)
{
    (void)state;
    char bytes[4000];
    memset(bytes, 1, sizeof bytes);
    assert_null(open_source("a.md", bytes, sizeof bytes));
    assert_int_equal(diag.count, 10);
}

static void trouble_on_the_disk_is_said(void **state)
{
    (void)state;
    static const struct {
        enum file_trouble trouble;
        enum rule rule;
    } troubles[] = { { FILE_IS_FOLDER, RULE_FILE_IS_FOLDER },
                     { FILE_IS_SPECIAL, RULE_FILE_SPECIAL },
                     { FILE_TOO_LARGE, RULE_FILE_TOO_LARGE },
                     { FILE_OUTSIDE, RULE_FILE_OUTSIDE },
                     { FILE_UNREADABLE, RULE_CANNOT_READ } };
    for (size_t i = 0; i < sizeof troubles / sizeof *troubles; i++) {
        struct file file = { .path = "a.md", .data = "", .trouble = troubles[i].trouble };
        assert_null(source_open(arena, &file, &diag));
        assert_int_equal(diag.count, i + 1);
        assert_int_equal(diag.items[i].rule, troubles[i].rule);
    }
}

static void a_mark_counts_code_points_in_files_as_they_are_on_disk(void **state)
{
    (void)state;
    const struct source *source = OPEN("\xef\xbb\xbf\xc3\xa4\xc3\xb6\r\n\t\xf0\x9f\x98\x80x\r\n");
    const char *x = strchr(source->text, 'x');
    struct mark mark = source_mark(source, (size_t)(x - source->text));
    assert_int_equal(mark.line, 2);
    assert_int_equal(column_of(mark), 3);
    struct place place = mark_place(mark);
    assert_int_equal(place.text_length, 6);
    assert_memory_equal(place.text, "\t\xf0\x9f\x98\x80x", 6);
}

static void a_mark_without_a_line_finds_nothing(void **state)
{
    (void)state;
    struct mark mark = { .line = 0 };
    assert_false(mark_find(&mark, "a", 1));
    assert_false(mark_find_in_line(&mark, "a"));
    assert_int_equal(mark.line, 0);
}

static void a_mark_behind_the_text_is_at_its_end(void **state)
{
    (void)state;
    const struct source *source = OPEN("ab\ncd");
    struct mark mark = source_mark(source, 1000);
    assert_int_equal(mark.line, 2);
    assert_int_equal(column_of(mark), 3);
}

/* Lines of every length, with signs of one to four bytes, against plain counting. */
static void columns_and_offsets_agree_with_counting(void **state)
{
    (void)state;
    static const char *const signs[] = { "a", "ä", "€", "\U0001f600", "\n", "b" };
    char text[6000];
    size_t length = 0, offsets[6000], count = 0;
    unsigned random = 7;
    while (length < sizeof text - 8) {
        random = random * 1103515245u + 12345u;
        size_t sign = random >> 16 & 255;
        const char *next = signs[sign < 3 ? 4 : sign % 4];
        offsets[count++] = length;
        memcpy(text + length, next, strlen(next));
        length += strlen(next);
    }
    const struct source *source = open_source("a.md", text, length);
    assert_non_null(source);
    size_t line = 1, column = 1;
    for (size_t i = 0; i < count; i++) {
        struct mark mark = source_mark(source, offsets[i]);
        assert_int_equal(mark.line, line);
        assert_int_equal(column_of(mark), column);
        column++;
        if (text[offsets[i]] == '\n') {
            line++;
            column = 1;
        }
    }
}

static void places_in_a_long_line_are_found_fast(void **state)
{
    (void)state;
    size_t size = 4u << 20;
    char *text = malloc(size);
    for (size_t i = 0; i < size; i += 2)
        memcpy(text + i, "ä", 2);
    const struct source *source = open_source("a.md", text, size);
    free(text);
    for (size_t i = 0; i < 100000; i++) /* in a moment, not in minutes */
        mark_report(source_mark(source, size - 2 * i), &diag, RULE_TITLE_TWICE, NULL, NULL, NULL);
    const struct place *place = &diag.items[99999].place;
    assert_int_equal(place_column(place), size / 2 - 99999 + 1);
}

static void what_looks_like_a_conflict_takes_a_moment(void **state)
{
    (void)state;
    size_t count = very_many(400000);
    assert_non_null(open_source("a.md", repeated("<<<<<<< \n", count), 9 * count));
}

static void what_nobody_sees_in_one_long_line_takes_a_moment(void **state)
{
    (void)state;
    static const char *const parts[] = { "\xe2\x80\x8b", "\xe2\x80\xaa", "\xc2\xa0" };
    size_t count = very_many(40000);
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++) {
        const char *text =
            arena_format(diag.arena, "%s%s", repeated(">", count), repeated(parts[i], count));
        assert_non_null(open_source("a.md", text, strlen(text)));
    }
    diag_sort(&diag);
    assert_true(diag.count > count);
}

#define IN_SOURCE(test) cmocka_unit_test_setup_teardown(test, begin, end)

int main(void)
{
    const struct CMUnitTest tests[] = {
        IN_SOURCE(every_kind_of_line_end_becomes_lf),
        IN_SOURCE(a_byte_order_mark_is_no_text),
        IN_SOURCE(an_empty_file_has_one_line),
        IN_SOURCE(utf16_is_named_with_and_without_its_mark),
        IN_SOURCE(windows_1252_is_shown_as_what_it_most_likely_means),
        IN_SOURCE(a_nul_byte_is_named_where_it_stands),
        IN_SOURCE(control_characters_are_named_where_they_stand),
        IN_SOURCE(of_control_characters_the_first_ten_are_named),
        IN_SOURCE(trouble_on_the_disk_is_said),
        IN_SOURCE(a_mark_counts_code_points_in_files_as_they_are_on_disk),
        IN_SOURCE(a_mark_without_a_line_finds_nothing),
        IN_SOURCE(a_mark_behind_the_text_is_at_its_end),
        IN_SOURCE(columns_and_offsets_agree_with_counting),
        IN_SOURCE(places_in_a_long_line_are_found_fast),
        IN_SOURCE(what_looks_like_a_conflict_takes_a_moment),
        IN_SOURCE(what_nobody_sees_in_one_long_line_takes_a_moment),
    };
    return cmocka_run_group_tests_name("text/source", tests, NULL, NULL);
}
