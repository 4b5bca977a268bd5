/* watch: which rounds speak. What happens in a project, and when, is told here in place of
 * disk/watch: a save that falls into the middle of a round does so every time.
 */
#include "unit/testing.h"

#include "scratch.h"

#include "disk/path.h"
#include "disk/watch.h"
#include "unit/project.h"
#include "watch.h"

static struct arena *arena;
static const char *top, *page, *index_page;

static int start(void **state)
{
    (void)state;
    arena = arena_new();
    top = scratch_new(arena);
    page = PATH("%s/content/en/pages/start.md", top);
    index_page = PATH("%s/output/site/index.html", top);
    static const char *const folders[] = { "", "/en", "/en/questions", "/en/factors", "/en/pages" };
    for (size_t i = 0; i < sizeof folders / sizeof *folders; i++)
        make_folder(PATH("%s/content%s", top, folders[i]));
    for (size_t i = 0; i < sizeof small_project / sizeof *small_project; i++)
        put(PATH("%s/%s", top, small_project[i][0]), small_project[i][1]);
    return 0;
}

static int stop(void **state)
{
    (void)state;
    scratch_remove(top);
    arena_free(arena);
    return 0;
}

/* ---- in place of disk/watch ---- */

/* What happens between two rounds; NULL after the last: then watch is to end. */
static void (*const *between)(void);
/* What happens during a round with errors; true if there was a save. How often it did. */
static bool (*during)(void);
static size_t looks;

struct watch *watch_open(const char *project)
{
    assert_string_equal(project, top);
    return NULL;
}

void watch_close(struct watch *watch)
{
    (void)watch;
}

enum watch_news watch_wait(struct watch *watch, int milliseconds)
{
    (void)watch;
    assert_int_equal(milliseconds, 0);
    if (!*between)
        return WATCH_END;
    (*between++)();
    return WATCH_CHANGE;
}

bool watch_look(struct watch *watch)
{
    (void)watch;
    looks++;
    return during();
}

/* ---- the rounds ---- */

static bool nothing(void)
{
    return false;
}

static bool it_is_touched(void)
{
    return true;
}

static void half_of_it(void)
{
    put(page, "No title.\n");
}

static void all_of_it(void)
{
    put(page, "# Small\n\nWhole.\n");
}

static void no_change(void)
{
}

/* The rest of the text is there when the round looks. */
static bool the_rest_comes(void)
{
    all_of_it();
    return true;
}

/* What watch says, while that happens. */
static const char *watch_while(void (*const *steps)(void), bool (*when_errors)(void))
{
    const struct options options = { .command = COMMAND_WATCH, .project = top };
    FILE *said = tmpfile();
    scratch_check(said != NULL, "tmpfile");
    fflush(stderr);
    int kept = dup(STDERR_FILENO);
    dup2(fileno(said), STDERR_FILENO);
    between = steps;
    during = when_errors;
    looks = 0;
    watch_project(&options);
    dup2(kept, STDERR_FILENO);
    close(kept);
    char *text = arena_alloc(arena, 65536);
    rewind(said);
    text[fread(text, 1, 65535, said)] = '\0';
    fclose(said);
    return text;
}

/* Whether watch tells the error while that happens, in how many rounds it looks whether there
 * was a save, and what the site shows at the end. */
static void expect(void (*const *steps)(void), bool (*when_errors)(void), bool told, size_t looked,
                   const char *shown)
{
    const char *said = watch_while(steps, when_errors);
    const char *html = get(arena, index_page, NULL);
    assert_int_equal(strstr(said, "[title-missing]") != NULL, told);
    assert_int_equal(looks, looked);
    assert_non_null(html);
    assert_non_null(strstr(html, shown));
}

static void an_error_in_a_file_that_is_still_being_saved_is_not_told(void **state)
{
    (void)state;
    static void (*const steps[])(void) = { half_of_it, no_change, NULL };
    expect(steps, the_rest_comes, false, 1, "Whole.");
}

static void nor_is_it_in_the_first_round(void **state)
{
    (void)state;
    static void (*const steps[])(void) = { no_change, NULL };
    half_of_it();
    expect(steps, the_rest_comes, false, 1, "Whole.");
}

static void an_error_that_stays_is_told(void **state)
{
    (void)state;
    static void (*const steps[])(void) = { half_of_it, NULL };
    expect(steps, nothing, true, 1, "Welcome.");
}

/* Five rounds say nothing, however often it is saved; the sixth does, and does not look. */
static void one_that_is_saved_again_and_again_is_told_as_well(void **state)
{
    (void)state;
    static void (*const six[])(void) = { half_of_it, no_change, no_change, no_change,
                                         no_change,  no_change, NULL };
    static void (*const five[])(void) = { half_of_it, no_change, no_change,
                                          no_change,  no_change, NULL };
    expect(five, it_is_touched, false, 5, "Welcome.");
    put(page, "# Small\n\nAgain.\n");
    expect(six, it_is_touched, true, 5, "Again.");
}

static void what_is_mended_is_no_error_any_more(void **state)
{
    (void)state;
    static void (*const steps[])(void) = { half_of_it, all_of_it, NULL };
    expect(steps, nothing, true, 1, "Whole.");
}

/* disk/watch reports a change twice. */
static void the_same_once_more_is_not_told_again(void **state)
{
    (void)state;
    static void (*const steps[])(void) = { no_change, NULL };
    put(PATH("%s/content/\xff.md", top), "");
    const char *first = strstr(watch_while(steps, nothing), "[file-name]");
    assert_non_null(first);
    const char *wait = strstr(first, "kurzcheck: waiting");
    assert_non_null(wait);
    assert_null(strstr(wait + 1, "kurzcheck:"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(an_error_in_a_file_that_is_still_being_saved_is_not_told,
                                        start, stop),
        cmocka_unit_test_setup_teardown(nor_is_it_in_the_first_round, start, stop),
        cmocka_unit_test_setup_teardown(an_error_that_stays_is_told, start, stop),
        cmocka_unit_test_setup_teardown(one_that_is_saved_again_and_again_is_told_as_well, start,
                                        stop),
        cmocka_unit_test_setup_teardown(what_is_mended_is_no_error_any_more, start, stop),
        cmocka_unit_test_setup_teardown(the_same_once_more_is_not_told_again, start, stop),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
