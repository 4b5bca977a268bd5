/* diag/diag and diag/messages: how faults are ordered, worded and printed, and that the
 * table of rules is complete. */
#include "fixture.h"

#include <errno.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/utf8.h"
#include "diag/diag.h"

static void expect_printed(enum message_language language, const char *expected)
{
    char *text = NULL;
    size_t size = 0;
    FILE *stream = open_memstream(&text, &size);
    assert_non_null(stream);
    assert_true(diag_print(&diag, stream, language));
    assert_int_equal(fclose(stream), 0);
    assert_string_equal(text, expected);
    free(text);
}

static struct place at(const char *path, size_t line, size_t column, const char *text)
{
    size_t offset = text ? 0 : column - 1;
    for (size_t i = 1; text && i < column && text[offset]; i++)
        offset += utf8_length_or_one(text + offset, strlen(text + offset));
    return (struct place){ .path = path,
                           .line = line,
                           .offset = offset,
                           .text = text,
                           .text_length = text ? strlen(text) : 0 };
}

static void prints_place_text_rule_and_caret(void **state)
{
    (void)state;
    diag_add(&diag, RULE_KEY_MISSING, at("content/check.yaml", 14, 7, "  - { topic: x }"), "id",
             NULL, NULL);
    expect_printed(
        MESSAGES_EN,
        "content/check.yaml:14:7: error: “id” is missing here: add “id: …”, on a line of its own, "
        "or within the braces with a comma"
        " [key-missing]\n"
        "      - { topic: x }\n"
        "          ^\n");
    expect_printed(
        MESSAGES_DE,
        "content/check.yaml:14:7: Fehler: hier fehlt „id“: Ergänzen Sie „id: …“ in einer eigenen "
        "Zeile oder, innerhalb geschweifter Klammern, mit einem Komma"
        " [key-missing]\n"
        "      - { topic: x }\n"
        "          ^\n");
}

static void a_file_as_a_whole_has_no_line_and_the_run_no_file(void **state)
{
    (void)state;
    diag_add_file(&diag, RULE_NUL_BYTE, "a.md", NULL, NULL);
    diag_add_file(&diag, RULE_PROJECT_MISSING, NULL, NULL, NULL);
    expect_printed(
        MESSAGES_EN,
        "kurzcheck: error: there is no folder “content” here: start kurzcheck in a"
        " project's folder, or name that folder [project-missing]\n"
        "a.md: error: here is a character that no text has (a NUL byte): the file is damaged, or is"
        " no text file, but a Word document, say; take an earlier copy, or write it anew in a text"
        " editor [nul-byte]\n");
}

static void a_gap_stands_only_where_its_word_is_given(void **state)
{
    (void)state;
    diag_add(&diag, RULE_WORD_UNKNOWN, at("t.yaml", 1, 1, NULL), "nxt", "next", NULL);
    diag_add(&diag, RULE_WORD_UNKNOWN, at("t.yaml", 2, 1, NULL), "zzz", NULL, NULL);
    expect_printed(MESSAGES_EN,
                   "t.yaml:1:1: warning: the theme has no word “nxt” – did you mean “next”?"
                   " [word-unknown]\n"
                   "t.yaml:2:1: warning: the theme has no word “zzz” [word-unknown]\n");
}

static void sorts_by_file_line_and_column_and_drops_repetitions(void **state)
{
    (void)state;
    diag_add(&diag, RULE_TITLE_MISSING, at("b.md", 1, 1, NULL), NULL, NULL, NULL);
    diag_add(&diag, RULE_TITLE_TWICE, at("a.md", 10, 1, NULL), NULL, NULL, NULL);
    diag_add(&diag, RULE_TITLE_TWICE, at("a.md", 9, 5, NULL), NULL, NULL, NULL);
    diag_add(&diag, RULE_TITLE_TWICE, at("a.md", 9, 4, NULL), NULL, NULL, NULL);
    diag_add(&diag, RULE_TITLE_TWICE, at("a.md", 10, 1, NULL), NULL, NULL, NULL);
    const char *text = "a second title: only the first line starts with one #; use ## or ### here"
                       " [title-twice]\n";
    char expected[1024];
    snprintf(expected, sizeof expected,
             "a.md:9:4: error: %sa.md:9:5: error: %sa.md:10:1: error: %s"
             "b.md:1:1: error: the title is missing: the first line must be “# …”, with the blank "
             "and nothing before it [title-missing]\n",
             text, text, text);
    expect_printed(MESSAGES_EN, expected);
}

static void the_same_fault_with_another_word_is_another_fault(void **state)
{
    (void)state;
    diag_add(&diag, RULE_LEGAL_MISSING, at("s.yaml", 1, 1, NULL), "imprint", NULL, NULL);
    diag_add(&diag, RULE_LEGAL_MISSING, at("s.yaml", 1, 1, NULL), "privacy", NULL, NULL);
    expect_printed(
        MESSAGES_EN,
        "s.yaml:1:1: warning: no page has the role “imprint”, and a public site needs one: "
        "add a page with “role: imprint” under “pages” [legal-missing]\n"
        "s.yaml:1:1: warning: no page has the role “privacy”, and a public site needs one: "
        "add a page with “role: privacy” under “pages” [legal-missing]\n");
}

static void what_three_files_have_alike_is_said_once(void **state)
{
    (void)state;
    static const char *const paths[] = { "c.md", "a.md", "b.md" };
    for (size_t i = 0; i < 3; i++)
        diag_add(&diag, RULE_BAND_EMPTY, at(paths[i], 5 + i, 1, "## Low"), "Low", NULL, NULL);
    diag_add(&diag, RULE_BAND_EMPTY, at("d.md", 9, 1, "## High"), "High", NULL, NULL);
    static const char expected[] =
        "a.md:6:1: error: there is no text below the heading “Low”: write one; likewise in 2 more "
        "files: b.md:7, c.md:5 [band-empty]\n"
        "    ## Low\n"
        "    ^\n"
        "d.md:9:1: error: there is no text below the heading “High”: write one [band-empty]\n"
        "    ## High\n"
        "    ^\n";
    expect_printed(MESSAGES_EN, expected);
    assert_int_equal(diag_count(&diag, SEVERITY_ERROR), 2);
    expect_printed(MESSAGES_EN, expected); /* sorted a second time */
}

static void the_caret_counts_code_points_and_keeps_tabs(void **state)
{
    (void)state;
    diag_add(&diag, RULE_TITLE_TWICE, at("a.md", 1, 4, "\tüß#"), NULL, NULL, NULL);
    expect_printed(MESSAGES_EN, "a.md:1:4: error: a second title: only the first line starts with"
                                " one #; use ## or ### here [title-twice]\n"
                                "    \tüß#\n"
                                "    \t  ^\n");
}

static void the_caret_may_stand_behind_the_line(void **state)
{
    (void)state;
    diag_add(&diag, RULE_TITLE_TWICE, at("a.md", 1, 3, "ab"), NULL, NULL, NULL);
    expect_printed(MESSAGES_EN, "a.md:1:3: error: a second title: only the first line starts with"
                                " one #; use ## or ### here [title-twice]\n"
                                "    ab\n"
                                "      ^\n");
}

/* The printed excerpt and where its caret stands, in code points from the left. */
static size_t caret_column(const char *printed, const char **excerpt)
{
    *excerpt = strchr(printed, '\n') + 1;
    const char *caret = strchr(*excerpt, '\n') + 1;
    return strcspn(caret, "^");
}

static void of_a_long_line_the_part_around_the_fault_is_shown(void **state)
{
    (void)state;
    char line[1001];
    memset(line, '.', 1000);
    line[1000] = '\0';
    line[699] = '#';
    diag_add(&diag, RULE_TITLE_TWICE, at("a.md", 1, 700, line), NULL, NULL, NULL);
    char *text = NULL;
    size_t size = 0;
    FILE *stream = open_memstream(&text, &size);
    assert_true(diag_print(&diag, stream, MESSAGES_EN));
    fclose(stream);
    const char *excerpt;
    size_t column = caret_column(text, &excerpt);
    assert_true(strcspn(excerpt, "\n") < 200);
    assert_memory_equal(excerpt, "    …", strlen("    …"));
    /* The sign for "left out" is one code point of three bytes. */
    assert_int_equal(excerpt[column + 2], '#');
    free(text);
}

static void what_a_terminal_would_obey_is_not_passed_on(void **state)
{
    (void)state;
    diag_add(&diag, RULE_WORD_UNKNOWN, at("a.md", 1, 1, "x\x1b[2Jy\rz"), "\x1b[31m\n", NULL, NULL);
    expect_printed(MESSAGES_EN, "a.md:1:1: warning: the theme has no word “ [31m ” [word-unknown]\n"
                                "    x [2Jy z\n"
                                "    ^\n");
}

static void nor_is_what_hides_in_unicode(void **state)
{
    (void)state;
    /* CSI as one control, a line separator, an override, a byte that is no UTF-8, DEL. */
    diag_add(&diag, RULE_WORD_UNKNOWN,
             at("a\xc2\x9b.md", 1, 1,
                "x\xc2\x9b"
                "31my\u2028z\x7f"),
             "a\u202e\xff\x9b", NULL, NULL);
    expect_printed(MESSAGES_EN,
                   "a .md:1:1: warning: the theme has no word “a\ufffdÿ\ufffd” [word-unknown]\n"
                   "    x 31my z \n"
                   "    ^\n");
}

static void the_caret_knows_wide_signs_and_those_without_width(void **state)
{
    (void)state;
    /* An umlaut of two code points, a face, two signs of Chinese, then the fault. */
    diag_add(&diag, RULE_TITLE_TWICE, at("a.md", 1, 6, "u\u0308\U0001f600\u4e2d\u6587#"), NULL,
             NULL, NULL);
    expect_printed(MESSAGES_EN, "a.md:1:6: error: a second title: only the first line starts with"
                                " one #; use ## or ### here [title-twice]\n"
                                "    u\u0308\U0001f600\u4e2d\u6587#\n"
                                "           ^\n");
}

static void of_a_long_word_the_beginning_is_shown(void **state)
{
    (void)state;
    char *word = malloc(5000001);
    for (size_t i = 0; i < 5000000; i += 2)
        memcpy(word + i, "ü", 2);
    word[5000000] = '\0';
    diag_add(&diag, RULE_WORD_UNKNOWN, at("a.md", 1, 1, NULL), word, NULL, NULL);
    free(word);
    char *text = NULL;
    size_t size = 0;
    FILE *stream = open_memstream(&text, &size);
    assert_true(diag_print(&diag, stream, MESSAGES_EN));
    fclose(stream);
    assert_true(size < 600);
    assert_non_null(strstr(text, "üü…” [word-unknown]\n"));
    free(text);
}

static void of_very_many_of_a_kind_in_a_file_the_rest_are_counted(void **state)
{
    (void)state;
    struct buffer expected = BUFFER_INIT;
    for (size_t i = 1; i <= DIAG_MOST_ALIKE + 2; i++) {
        diag_add(&diag, RULE_TITLE_TWICE, at("a.md", i, 1, NULL), NULL, NULL, NULL);
        diag_add(&diag, RULE_TITLE_TWICE, at("b.md", i, 1, NULL), NULL, NULL, NULL);
    }
    diag_add_file(&diag, RULE_NUL_BYTE, "a.md", NULL, NULL);
    diag_format(&diag, MESSAGES_EN, &expected);
    static const char more[] = "a.md: error: and 2 more of this kind [title-twice]\nb.md:1:1";
    assert_non_null(strstr(expected.data, more));
    assert_null(strstr(expected.data, "a.md:101:1"));
    assert_non_null(strstr(expected.data, "b.md:100:1"));
    buffer_clear(&expected);
    diag_format(&diag, MESSAGES_DE, &expected);
    assert_non_null(
        strstr(expected.data, "b.md: Fehler: und 2 weitere dieser Art [title-twice]\n"));
    assert_int_equal(diag_count(&diag, SEVERITY_ERROR), 2 * (DIAG_MOST_ALIKE + 2) + 1);
    buffer_free(&expected);
}

static void words_and_paths_are_copied(void **state)
{
    (void)state;
    char word[] = "abc", path[] = "a.md";
    diag_add(&diag, RULE_WORD_UNKNOWN, at(path, 1, 1, "line"), word, NULL, NULL);
    memset(word, 'z', 3);
    memset(path, 'z', 4);
    expect_printed(MESSAGES_EN, "a.md:1:1: warning: the theme has no word “abc” [word-unknown]\n"
                                "    line\n"
                                "    ^\n");
}

static void the_worst_fault_decides_on_the_exit_status(void **state)
{
    (void)state;
    assert_int_equal(diag_exit_status(&diag), 0);
    diag_add_file(&diag, RULE_OUTPUT_RESTORED, "site", "site.old", NULL);
    assert_int_equal(diag_exit_status(&diag), 0);
    diag_add_file(&diag, RULE_WORD_UNKNOWN, "a", "b", NULL);
    assert_int_equal(diag_exit_status(&diag), 0);
    assert_false(diag_failed(&diag));
    diag_add_file(&diag, RULE_TITLE_MISSING, "a", NULL, NULL);
    assert_int_equal(diag_exit_status(&diag), 1);
    assert_true(diag_failed(&diag));
    diag_add_system(&diag, RULE_CANNOT_WRITE, "site", 28);
    assert_int_equal(diag_exit_status(&diag), 3);
    diag_add_file(&diag, RULE_WORD_UNKNOWN, "a", "b", NULL);
    assert_int_equal(diag_exit_status(&diag), 3);
    assert_int_equal(diag_count(&diag, SEVERITY_NOTE), 1);
    assert_int_equal(diag_count(&diag, SEVERITY_WARNING), 2);
    assert_int_equal(diag_count(&diag, SEVERITY_ERROR), 1);
    assert_int_equal(diag_count(&diag, SEVERITY_SYSTEM), 1);
}

static void what_another_program_holds_open_is_said_in_words(void **state)
{
    (void)state;
    struct wording busy = system_wording(ETXTBSY);
    assert_non_null(strstr(busy.en, "another program"));
    assert_non_null(strstr(busy.de, "ein anderes Programm"));
    /* Where there are no words of ours, the C library's stand in both languages. */
    assert_string_equal(wording_in(system_wording(EDOM), MESSAGES_EN), strerror(EDOM));
    assert_string_equal(wording_in(system_wording(EDOM), MESSAGES_DE), strerror(EDOM));
}

static void strict_makes_errors_of_warnings_but_not_of_notes(void **state)
{
    (void)state;
    diag.strict = true;
    diag_add_file(&diag, RULE_OUTPUT_RESTORED, "site", "site.old", NULL);
    assert_false(diag_failed(&diag));
    diag_add_file(&diag, RULE_WORD_UNKNOWN, "a", "b", NULL);
    assert_true(diag_failed(&diag));
    assert_int_equal(diag_count(&diag, SEVERITY_WARNING), 0);
    assert_int_equal(diag_exit_status(&diag), 1);
}

static void a_stream_that_cannot_be_written_is_noticed(void **state)
{
    (void)state;
    FILE *full = fopen("/dev/full", "w");
    assert_non_null(full);
    diag_add_file(&diag, RULE_TITLE_MISSING, "a.md", NULL, NULL);
    assert_false(diag_print(&diag, full, MESSAGES_EN));
    fclose(full);
}

static void every_rule_has_an_id_of_its_own(void **state)
{
    (void)state;
    for (int rule = 0; rule < RULE_COUNT; rule++) {
        const char *id = rules[rule].id;
        assert_non_null(id);
        assert_true(id[0] >= 'a' && id[0] <= 'z');
        assert_int_equal(strspn(id, "abcdefghijklmnopqrstuvwxyz0123456789-"), strlen(id));
        for (int other = 0; other < rule; other++)
            assert_string_not_equal(id, rules[other].id);
    }
}

/* The gaps of a text as bits, {*} the lowest; fails where a gap is not well formed. */
static unsigned gaps_of(const char *id, const char *text)
{
    unsigned gaps = 0;
    int open = 0;
    for (const char *c = text; *c; c++) {
        if (*c == '}' && !open--)
            fail_msg("%s: a brace closes that was not opened: %s", id, text);
        if (*c != '{')
            continue;
        open++;
        if (c[1] == ' ')
            continue; /* a brace of a YAML example */
        c += c[1] == '?';
        if ((c[1] < '1' || c[1] > '3') && c[1] != '*')
            fail_msg("%s: a gap without a number: %s", id, text);
        gaps |= 1U << (c[1] == '*' ? 0 : c[1] - '0');
    }
    if (open)
        fail_msg("%s: a brace is never closed: %s", id, text);
    return gaps;
}

static void every_rule_speaks_both_languages(void **state)
{
    (void)state;
    for (int rule = 0; rule < RULE_COUNT; rule++) {
        const char *id = rules[rule].id;
        const char *english = rules[rule].text.en;
        const char *german = rules[rule].text.de;
        assert_non_null(english);
        assert_non_null(german);
        assert_string_not_equal(english, german);
        if (gaps_of(id, english) != gaps_of(id, german))
            fail_msg("%s: the languages have other gaps", id);
    }
}

/* The gaps are printf's, filled with the same arguments: %s, %zu, %ld, %.2s. */
static void every_wording_has_the_same_gaps_in_both_languages(void **state)
{
    (void)state;
    for (int i = 0; i < WORDING_COUNT; i++) {
        const char *english = strchr(wordings[i].en, '%'), *german = strchr(wordings[i].de, '%');
        for (; english && german; english = strchr(english, '%'), german = strchr(german, '%')) {
            size_t length = strcspn(english, "sud");
            assert_memory_equal(english, german, length + 1);
            english += length;
            german += length;
        }
        assert_true(!english && !german);
    }
}

#define IN_DIAG(test) cmocka_unit_test_setup_teardown(test, begin, end)

int main(void)
{
    const struct CMUnitTest tests[] = {
        IN_DIAG(prints_place_text_rule_and_caret),
        IN_DIAG(a_file_as_a_whole_has_no_line_and_the_run_no_file),
        IN_DIAG(a_gap_stands_only_where_its_word_is_given),
        IN_DIAG(sorts_by_file_line_and_column_and_drops_repetitions),
        IN_DIAG(the_same_fault_with_another_word_is_another_fault),
        IN_DIAG(what_three_files_have_alike_is_said_once),
        IN_DIAG(the_caret_counts_code_points_and_keeps_tabs),
        IN_DIAG(the_caret_may_stand_behind_the_line),
        IN_DIAG(of_a_long_line_the_part_around_the_fault_is_shown),
        IN_DIAG(what_a_terminal_would_obey_is_not_passed_on),
        IN_DIAG(nor_is_what_hides_in_unicode),
        IN_DIAG(the_caret_knows_wide_signs_and_those_without_width),
        IN_DIAG(of_a_long_word_the_beginning_is_shown),
        IN_DIAG(of_very_many_of_a_kind_in_a_file_the_rest_are_counted),
        IN_DIAG(words_and_paths_are_copied),
        IN_DIAG(the_worst_fault_decides_on_the_exit_status),
        IN_DIAG(what_another_program_holds_open_is_said_in_words),
        IN_DIAG(strict_makes_errors_of_warnings_but_not_of_notes),
        IN_DIAG(a_stream_that_cannot_be_written_is_noticed),
        cmocka_unit_test(every_rule_has_an_id_of_its_own),
        cmocka_unit_test(every_rule_speaks_both_languages),
        cmocka_unit_test(every_wording_has_the_same_gaps_in_both_languages),
    };
    return cmocka_run_group_tests_name("diag/diag", tests, NULL, NULL);
}
