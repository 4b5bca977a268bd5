/* diag/status: the script from which the open pages of a watched site learn of builds and
 * errors. tests/cli/watch.test.js reads it as a browser does. */
#include "fixture.h"

#include <stdbool.h>
#include <string.h>

#include "diag/status.h"

static struct buffer out;
static struct files site; /* without any file, if the test adds none */

static int start(void **state)
{
    out = (struct buffer)BUFFER_INIT;
    int failed = begin(state);
    files_init(&site, arena);
    return failed;
}

static int stop(void **state)
{
    buffer_free(&out);
    return end(state);
}

static struct place at(const char *path, size_t line, const char *text)
{
    return (struct place){ .path = path, .line = line, .text = text, .text_length = strlen(text) };
}

/* What follows the first line. */
static const char *data(void)
{
    const char *line = strchr(out.data, '\n');
    assert_non_null(line);
    return line + 1;
}

static size_t occurrences(const char *what)
{
    size_t count = 0;
    for (const char *found = strstr(out.data, what); found; found = strstr(found + 1, what))
        count++;
    return count;
}

static void without_errors_it_is_the_build_alone(void **state)
{
    (void)state;
    status_write(&out, "0a1b", &site, NULL, MESSAGES_DE);
    assert_string_equal(data(), "globalThis.kurzcheckStatus = {\"build\":\"0a1b\",\"pages\":[],"
                                "\"language\":\"de\",\"faults\":[],\"more\":0};\n");
}

static void of_the_site_it_names_the_pages(void **state)
{
    (void)state;
    files_add(&site, "a.html", "", 0);
    files_add(&site, "assets/a.css", "", 0);
    files_add(&site, "b/a.html", "", 0);
    files_add(&site, "html", "", 0);
    status_write(&out, "1", &site, NULL, MESSAGES_EN);
    assert_non_null(strstr(out.data, "\"pages\":[\"a.html\",\"b/a.html\"],"));
}

static void errors_are_there_sorted_and_once_and_warnings_are_not(void **state)
{
    (void)state;
    diag_add(&diag, RULE_NUL_BYTE, at("b.md", 2, "x"), NULL, NULL, NULL);
    diag_add(&diag, RULE_CONTACT_MISSING, at("a.md", 1, "x"), NULL, NULL, NULL);
    diag_add(&diag, RULE_NUL_BYTE, at("a.md", 3, "x"), NULL, NULL, NULL);
    diag_add(&diag, RULE_NUL_BYTE, at("a.md", 3, "x"), NULL, NULL, NULL);
    status_write(&out, "1", &site, &diag, MESSAGES_EN);
    assert_int_equal(occurrences("\"message\":"), 2);
    assert_non_null(strstr(out.data, "\"faults\":[{\"message\":\"a.md:3:1: error: "));
    assert_non_null(strstr(out.data, "[nul-byte]\",\"excerpt\":\"    x\\u000a    ^\"},{\"message\":"
                                     "\"b.md:2:1: error: "));
    assert_null(strstr(out.data, "contact-missing"));
}

static void what_means_something_in_json_is_escaped(void **state)
{
    (void)state;
    diag_add(&diag, RULE_KEY_UNKNOWN, at("a\\b.md", 1, "\"ü\\</script>"), "k", NULL, NULL);
    status_write(&out, "1", &site, &diag, MESSAGES_EN);
    assert_non_null(strstr(out.data, "\"a\\\\b.md:1:1: "));
    assert_non_null(strstr(out.data, "\"    \\\"ü\\\\</script>\\u000a    ^\""));
    assert_int_equal(occurrences("\n"), 2);
}

static void of_many_errors_it_has_the_first_and_the_number_of_the_rest(void **state)
{
    (void)state;
    for (size_t i = 1; i <= STATUS_FAULTS + 7; i++)
        diag_add(&diag, RULE_NUL_BYTE, at("a.md", i, "x"), NULL, NULL, NULL);
    status_write(&out, "1", &site, &diag, MESSAGES_EN);
    assert_int_equal(occurrences("\"message\":"), STATUS_FAULTS);
    assert_non_null(strstr(out.data, "\"a.md:50:1: "));
    assert_non_null(strstr(out.data, "],\"more\":7};\n"));
}

static void it_is_ours_by_its_first_line_and_while_it_is_being_written(void **state)
{
    (void)state;
    status_write(&out, "1", &site, NULL, MESSAGES_EN);
    for (size_t length = 0; length <= out.length; length++)
        assert_true(status_is_ours(out.data, length));
    assert_false(status_is_ours("x", 1));
    assert_false(status_is_ours("// kurzcheck", 13)); /* with a NUL */
    out.data[20] = 'X';
    assert_false(status_is_ours(out.data, out.length));
}

int main(void)
{
#define WITH_DIAG(test) cmocka_unit_test_setup_teardown(test, start, stop)
    const struct CMUnitTest tests[] = {
        WITH_DIAG(without_errors_it_is_the_build_alone),
        WITH_DIAG(of_the_site_it_names_the_pages),
        WITH_DIAG(errors_are_there_sorted_and_once_and_warnings_are_not),
        WITH_DIAG(what_means_something_in_json_is_escaped),
        WITH_DIAG(of_many_errors_it_has_the_first_and_the_number_of_the_rest),
        WITH_DIAG(it_is_ours_by_its_first_line_and_while_it_is_being_written),
    };
    return cmocka_run_group_tests_name("diag/status", tests, NULL, NULL);
}
