/* options: the command line, in any order, and what is said of a wrong one. */
#include "testing.h"

#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "options.h"

static struct options options;
static char said[4096];

/* Reads the words of a line, apart by blanks ('' for an empty word); keeps what is said. */
static bool read_line(const char *line)
{
    static char copy[512];
    char *words[16] = { "kurzcheck" };
    int count = 1;
    snprintf(copy, sizeof copy, "%s", line);
    for (char *word = strtok(copy, " "); word; word = strtok(NULL, " "))
        words[count++] = strcmp(word, "''") ? word : word + 2;
    FILE *file = tmpfile();
    assert_non_null(file);
    fflush(stderr);
    int kept = dup(STDERR_FILENO);
    dup2(fileno(file), STDERR_FILENO);
    bool right = options_read(&options, count, words);
    fflush(stderr);
    dup2(kept, STDERR_FILENO);
    close(kept);
    rewind(file);
    said[fread(said, 1, sizeof said - 1, file)] = '\0';
    fclose(file);
    return right;
}

static void expect_right(const char *line)
{
    if (!read_line(line) || *said)
        fail_msg("%s: %s", line, said);
}

static void expect_wrong(const char *line, const char *part)
{
    if (read_line(line) || !strstr(said, part))
        fail_msg("%s: %s", line, said);
    assert_int_equal(strncmp(said, "kurzcheck: ", 11), 0);
    assert_non_null(strstr(said, "kurzcheck --help"));
}

static int in_english(void **state)
{
    (void)state;
    setenv("LC_ALL", "C", 1);
    return 0;
}

static void the_project_is_here_unless_it_is_named(void **state)
{
    (void)state;
    expect_right("build");
    assert_int_equal(options.command, COMMAND_BUILD);
    assert_string_equal(options.project, ".");
    assert_null(options.output);
    assert_null(options.theme);
    assert_false(options.strict);
    expect_right("check dir");
    assert_int_equal(options.command, COMMAND_CHECK);
    assert_string_equal(options.project, "dir");
    expect_right("new dir");
    assert_int_equal(options.command, COMMAND_NEW);
    assert_false(options.empty);
    expect_right("new --empty dir");
    assert_true(options.empty);
    assert_false(options.all_languages);
    expect_right("new --all-languages dir");
    assert_true(options.all_languages);
    expect_right("schema texts");
    assert_int_equal(options.command, COMMAND_SCHEMA);
    assert_int_equal(options.schema, SCHEMA_TEXTS);
}

static void options_stand_anywhere_and_take_their_value_in_any_form(void **state)
{
    (void)state;
    static const char *const lines[] = { "build dir -o out --theme t --strict",
                                         "-o out build --strict dir -t t",
                                         "--strict --output=out --theme=t build dir",
                                         "build -oout -tt --strict -- dir" };
    for (size_t i = 0; i < sizeof lines / sizeof *lines; i++) {
        expect_right(lines[i]);
        assert_string_equal(options.project, "dir");
        assert_string_equal(options.output, "out");
        assert_string_equal(options.theme, "t");
        assert_true(options.strict);
    }
    expect_right("build -o -x -t --"); /* what follows is the value, whatever it is */
    assert_string_equal(options.output, "-x");
    assert_string_equal(options.theme, "--");
}

static void behind_two_hyphens_all_are_words(void **state)
{
    (void)state;
    expect_right("build -- --strict");
    assert_string_equal(options.project, "--strict");
    assert_false(options.strict);
    expect_right("build -");
    assert_string_equal(options.project, "-");
}

static void of_the_same_option_the_last_counts(void **state)
{
    (void)state;
    expect_right("build -o a -o b --lang de --lang en");
    assert_string_equal(options.output, "b");
    assert_int_equal(options.language, MESSAGES_EN);
}

static void help_and_version_need_no_command(void **state)
{
    (void)state;
    expect_right("--help");
    assert_int_equal(options.command, COMMAND_HELP);
    expect_right("build -h");
    assert_int_equal(options.command, COMMAND_HELP);
    expect_right("--version");
    assert_int_equal(options.command, COMMAND_VERSION);
}

static void a_wrong_line_says_what_is_wrong_and_what_may_be_meant(void **state)
{
    (void)state;
    expect_wrong("", "what is to be done?");
    expect_wrong("biuld", "unknown command “biuld” – did you mean “build”?");
    expect_wrong("frobnicate", "unknown command “frobnicate”\n");
    expect_wrong("build --strcit", "unknown option “--strcit” – did you mean “--strict”?");
    expect_wrong("build -x", "unknown option “-x”");
    expect_wrong("build --output", "--output needs a value");
    expect_wrong("build --output=", "--output needs a value");
    expect_wrong("build -o", "--output needs a value");
    expect_wrong("build -o ''", "--output needs a value");
    expect_wrong("build --strict=yes", "--strict takes no value");
    expect_wrong("build --lang fr", "not in “fr”");
    expect_wrong("build a b", "what is “b”?");
    expect_wrong("build ''", "empty");
    expect_wrong("new", "name the folder");
    expect_wrong("new ''", "empty");
    expect_wrong("build --empty", "--empty belongs to new");
    expect_wrong("build --all-languages", "--all-languages belongs to new");
    expect_wrong("schema", "name the schema");
    expect_wrong("schema chekc", "not of “chekc” – did you mean “check”?");
    expect_wrong("schema xyz", "not of “xyz”\n");
}

static void one_line_is_wrong_once(void **state)
{
    (void)state;
    expect_wrong("frobnicate --x --y a b c", "unknown option “--x”");
    assert_null(strstr(said, "--y"));
}

static void a_wrong_line_is_told_in_the_language_asked_for_wherever_that_stands(void **state)
{
    (void)state;
    expect_wrong("build --strcit --lang de", "unbekannte Option „--strcit“");
    expect_wrong("--lang=de biuld", "unbekannter Befehl „biuld“");
    expect_wrong("biuld a b --lang de", "was ist „b“?");
    setenv("LC_ALL", "de_DE.UTF-8", 1);
    expect_wrong("build --strcit --lang en", "unknown option “--strcit”");
    expect_wrong("build --lang fr --strcit", "nicht auf „fr“");
    expect_wrong("build --strcit -- --lang=en", "unbekannte Option");
}

static void messages_are_in_the_locales_language_or_the_one_asked_for(void **state)
{
    (void)state;
    unsetenv("LC_ALL");
    setenv("LC_MESSAGES", "de_DE.UTF-8", 1);
    setenv("LANG", "en_US.UTF-8", 1);
    expect_right("build");
    assert_int_equal(options.language, MESSAGES_DE);
    expect_right("build --lang en");
    assert_int_equal(options.language, MESSAGES_EN);
    setenv("LC_ALL", "C", 1);
    expect_right("build");
    assert_int_equal(options.language, MESSAGES_EN);
    expect_right("build --lang=de");
    assert_int_equal(options.language, MESSAGES_DE);
    setenv("LC_ALL", "", 1);
    unsetenv("LC_MESSAGES");
    setenv("LANG", "de", 1);
    expect_wrong("frobnicate", "unbekannter Befehl");
    setenv("LANG", "den", 1); /* Slave, spoken in Canada */
    expect_right("build");
    assert_int_equal(options.language, MESSAGES_EN);
    unsetenv("LANG");
    options.language = MESSAGES_DE;
    expect_right("build");
    assert_int_equal(options.language, MESSAGES_EN);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup(the_project_is_here_unless_it_is_named, in_english),
        cmocka_unit_test_setup(options_stand_anywhere_and_take_their_value_in_any_form, in_english),
        cmocka_unit_test_setup(behind_two_hyphens_all_are_words, in_english),
        cmocka_unit_test_setup(of_the_same_option_the_last_counts, in_english),
        cmocka_unit_test_setup(help_and_version_need_no_command, in_english),
        cmocka_unit_test_setup(a_wrong_line_says_what_is_wrong_and_what_may_be_meant, in_english),
        cmocka_unit_test_setup(one_line_is_wrong_once, in_english),
        cmocka_unit_test_setup(a_wrong_line_is_told_in_the_language_asked_for_wherever_that_stands,
                               in_english),
        cmocka_unit_test_setup(messages_are_in_the_locales_language_or_the_one_asked_for,
                               in_english),
    };
    return cmocka_run_group_tests_name("options", tests, NULL, NULL);
}
