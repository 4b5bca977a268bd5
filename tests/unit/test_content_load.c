/* content/: check.yaml, site.yaml, texts.yaml and the Markdown files become a model; each
 * fault in them is said once, at its place, and draws no others behind it. */
#include "project.h"

#define C     "content/check.yaml"
#define S     "content/site.yaml"
#define T     "content/en/texts.yaml"
#define Q     "content/en/questions/first.md"
#define START "content/en/pages/start.md"

/* Parts of the small project's check.yaml. */
#define SCALE "{ from: 0, to: 10, step: 5 }"
#define BANDS "[{ id: low, from: 0 }, { id: high, from: 5 }]"

/* A file of the small project with one part replaced. */
static const char *with(struct project *project, const char *path, const char *part,
                        const char *instead)
{
    for (size_t i = 0; i < sizeof small_project / sizeof *small_project; i++) {
        if (strcmp(small_project[i][0], path))
            continue;
        const char *text = small_project[i][1], *at = strstr(text, part);
        if (!at)
            fail_msg("%s does not hold %s", path, part);
        return arena_format(project->arena, "%.*s%s%s", (int)(at - text), text, instead,
                            at + strlen(part));
    }
    fail_msg("no file %s", path);
    return NULL;
}

static void expect_change(struct project *project, const char *path, const char *part,
                          const char *instead, const char *expected)
{
    expect_said(project, path, with(project, path, part, instead), expected);
    set(project, path, with(project, path, "", ""));
}

struct change {
    const char *part, *instead, *said;
};

static void expect_changes(struct project *project, const char *path, const struct change *changes,
                           size_t count)
{
    for (size_t i = 0; i < count; i++)
        expect_change(project, path, changes[i].part, changes[i].instead, changes[i].said);
}

#define EXPECT_CHANGES(project, path, changes)                                                     \
    expect_changes(project, path, changes, sizeof changes / sizeof *changes)

static void the_small_project_has_no_fault(void **state)
{
    struct project *project = *state;
    load(project);
    assert_string_equal(said(project), "");
    const struct model *model = project->model;
    assert_int_equal(model->instrument.questions.count, 2);
    assert_int_equal(instrument_question(&model->instrument, 0)->weight.value, 1);
    assert_int_equal(instrument_question(&model->instrument, 1)->weight.value, 2);
    assert_int_equal(model->language_count, 1);
    assert_string_equal(model->languages[0].bands.names[1].text, "High");
    assert_string_equal(model->languages[0].bands.texts[1].text, "There is little to do.");
    assert_non_null(model->languages[0].questions[0].question);
    assert_non_null(model->languages[0].questions[0].help.first);
    assert_non_null(model->languages[0].questions[0].guidance[1].first);
    assert_true(model->languages[0].questions[1].help.first ==
                model->languages[0].questions[1].help.end);
    model_lint(model, &project->diag);
    assert_string_equal(said(project), "");
}

#define TOPICS "topics: [work, rest]"

static void a_scale_goes_up_by_whole_steps(void **state)
{
    struct project *project = *state;
    static const struct change changes[] = {
        { SCALE, "{ from: 10, to: 0, step: 5 }", "check.yaml:3:24 scale-invalid\n" },
        { SCALE, "{ from: 0, to: 0, step: 5 }", "check.yaml:3:23 scale-invalid\n" },
        { SCALE, "{ from: 0, to: 10, step: 3 }", "check.yaml:3:23 scale-invalid\n" },
        { SCALE, "{ from: 0, to: 10, step: 0 }", "check.yaml:3:33 number-range\n" },
        { SCALE, "{ from: 0, to: 10, step: -5 }", "check.yaml:3:33 number-range\n" },
        { SCALE, "{ from: 0, to: 1000000, step: 5 }", "check.yaml:3:38 scale-steps\n" },
        { SCALE, "{ from: 0, to: 500, step: 5 }", "" },
        { SCALE, "{ from: 0, to: 505, step: 5 }", "check.yaml:3:34 scale-steps\n" },
        { SCALE, "{ from: 0, to: 9999999, step: 5 }", "check.yaml:3:23 number-range\n" },
        { SCALE, "{ from: x, to: 10, step: 5 }", "check.yaml:3:16 type-wrong\n" },
        { SCALE, "{ from: 0, step: 5 }", "check.yaml:3:8 key-missing\n" },
        { SCALE, "5", "check.yaml:3:8 type-wrong\n" },
        { SCALE, "{ values: [0, 5, 7, 10] }", "" },
        { SCALE, "{ values: [0, 7, 5, 10] }", "check.yaml:3:25 values-rise\n" },
        { SCALE, "{ values: [0, 5, 5, 10] }", "check.yaml:3:25 values-rise\n" },
        { SCALE, "{ values: [0] }", "check.yaml:3:18 values-count\n" },
        { SCALE, "{ values: [0, x] }", "check.yaml:3:22 type-wrong\n" },
        { SCALE, "{ values: 0 }", "check.yaml:3:18 type-wrong\n" },
        { SCALE, "{ values: [0, 5, 10], step: 5 }", "check.yaml:3:30 key-exclusive\n" },
        { SCALE, "{ unit: x }",
          "check.yaml:3:8 key-missing\ncheck.yaml:3:8 key-missing\n"
          "check.yaml:3:8 key-missing\n" },
        { SCALE, "", "check.yaml:3:7 type-wrong\n" },
    };
    EXPECT_CHANGES(project, C, changes);
}

/* There may be millions of them, and each question has a text for each. */
static void of_too_many_values_none_is_kept(void **state)
{
    struct project *project = *state;
    set(project, C, with(project, C, SCALE, "{ from: 0, to: 1000000, step: 1 }"));
    expect_said(project, Q, "# Is it?\n\n## Answers\n\n- 0: a\n\n## Low\n\nb\n\n## High\n\nc\n",
                "check.yaml:3:38 scale-steps\n");
    assert_int_equal(project->model->instrument.value_count, 0);
    /* Nor is it known whether the ends need texts. */
    expect_change(project, T, "scale: { prompt: Is it true?, from: not true, to: true }",
                  "scale: { prompt: Is it true?, answers: { 0: a, 1000000: b } }",
                  "check.yaml:3:38 scale-steps\n");
}

static void a_scale_may_go_below_zero(void **state)
{
    struct project *project = *state;
    expect_change(project, C, SCALE "\nbands: " BANDS,
                  "{ from: -4, to: 4, step: 2 }\n"
                  "bands: [{ id: low, from: -4 }, { id: high, from: 2 }]",
                  "");
}

static void bands_rise_from_the_scales_start(void **state)
{
    struct project *project = *state;
    static const struct change changes[] = {
        { BANDS, "[{ id: low, from: 5 }, { id: high, from: 10 }]",
          "check.yaml:4:26 bands-start\n" },
        { BANDS, "[{ id: low, from: 0 }, { id: high, from: 7 }]", "" },
        { BANDS, "[{ id: low, from: 0.0 }, { id: high, from: 7.50 }]", "" },
        { BANDS, "[{ id: low, from: 0 }, { id: high, from: 7.25 }]",
          "check.yaml:4:49 bands-step\n" },
        { BANDS, "[{ id: low, from: 0 }, { id: high, from: \"7\" }]",
          "check.yaml:4:49 type-wrong\n" },
        { BANDS, "[{ id: low, from: 0 }, { id: high, from: 7. }]", "check.yaml:4:49 type-wrong\n" },
        { BANDS, "[{ id: low, from: 0 }, { id: high, from: 15 }]", "check.yaml:4:49 bands-step\n" },
        { BANDS, "[{ id: low, from: 0 }, { id: high, from: -5 }]", "check.yaml:4:49 bands-step\n" },
        { BANDS, "[{ id: low, from: 0 }, { id: high, from: 0 }]", "check.yaml:4:49 bands-rise\n" },
        { BANDS, "[{ id: low, from: 0 }, { id: high, from: many }]",
          "check.yaml:4:49 type-wrong\n" },
        { BANDS, "[{ id: low, from: 0 }, { id: high }]", "check.yaml:4:31 key-missing\n" },
        { BANDS, "[{ id: low, from: 0 }, { id: low, from: 5 }]",
          "check.yaml:4:37 id-duplicate\ntexts.yaml:4:3 id-unknown\n" },
    };
    EXPECT_CHANGES(project, C, changes);
}

static void ids_of_the_check_must_be_there_once(void **state)
{
    struct project *project = *state;
    static const struct change changes[] = {
        { "topics: [work, rest]", "topics: [work, rest, work]", "check.yaml:5:22 id-duplicate\n" },
        { "factors: [time] }", "factors: [time, time] }", "check.yaml:9:47 id-duplicate\n" },
        { "factors: [time] }", "factors: [tiem] }", "check.yaml:9:41 id-unknown\n" },
        { "topic: rest", "topic: rset", "check.yaml:10:26 id-unknown\n" },
        { "essential: luck", "essential: lukc", "check.yaml:7:12 id-unknown\n" },
        { "retired: [old]", "retired: [old, first]", "check.yaml:9:11 id-retired\n" },
        { "factors: [time] }", "key: true }", "check.yaml:10:65 key-question-twice\n" },
        { "weight: 2", "weight: 0", "check.yaml:10:57 number-range\n" },
    };
    EXPECT_CHANGES(project, C, changes);
}

static void names_of_devices_are_no_files(void **state)
{
    struct project *project = *state;
    static const char *const names[] = { "con", "prn", "aux", "nul", "com1", "lpt9", "com0" };
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        const char *path = arena_format(project->arena, "content/en/factors/%s.md", names[i]);
        set(project, path, "# A\n\nB.\n");
        expect_change(project, C, "factors: [time, luck]",
                      arena_format(project->arena, "factors: [time, luck, %s]", names[i]),
                      "check.yaml:6:23 id-reserved\n");
        drop(project, path);
    }
    expect_change(project, S, "languages: [en]", "languages: [en, con]",
                  "site.yaml:3:17 id-reserved\nsite.yaml:3:17 language-missing\n");
}

static void pages_have_ids_of_their_own(void **state)
{
    struct project *project = *state;
    static const char *const taken[] = { "index", "check", "factors", "questionnaire", "assets",
                                         "en",    "aux",   "a--b",    "guidance" };
    for (size_t i = 0; i < sizeof taken / sizeof *taken; i++) {
        const char *path = arena_format(project->arena, "content/en/pages/%s.md", taken[i]);
        set(project, path, "# A\n\nB.\n");
        drop(project, "content/en/pages/more.md");
        expect_change(project, S, "id: more", arena_format(project->arena, "id: %s", taken[i]),
                      "site.yaml:6:11 id-reserved\n");
        drop(project, path);
    }
}

static void roles_stand_once_and_the_start_page_is_needed(void **state)
{
    struct project *project = *state;
    static const struct change changes[] = {
        { "id: start, role: start", "id: start", "site.yaml:5:3 page-start-missing\n" },
        { "nav: main", "role: start", "site.yaml:6:23 page-role-twice\n" },
        { "nav: footer, role: imprint }\n  - { id: privacy, nav: footer, role: privacy }",
          "role: x }\n  - { id: privacy, role: x }",
          "site.yaml:7:26 choice-unknown\nsite.yaml:8:26 choice-unknown\n" },
        { "nav: main", "nav: mian", "site.yaml:6:22 choice-unknown\n" },
    };
    EXPECT_CHANGES(project, S, changes);
}

static void languages_that_are_none_draw_nothing_behind_them(void **state)
{
    struct project *project = *state;
    static const struct change changes[] = {
        { "languages: [en]", "languages: [en, ../../x]", "site.yaml:3:17 language-invalid\n" },
        { "languages: [en]", "languages: [en, en]", "site.yaml:3:17 id-duplicate\n" },
        { "languages: [en]", "languages: []", "site.yaml:3:12 text-empty\n" },
        { "languages: [en]", "", "site.yaml:1:1 key-missing\n" },
    };
    EXPECT_CHANGES(project, S, changes);
}

static void a_logo_is_a_picture_in_media(void **state)
{
    struct project *project = *state;
    const char *brand = "brand: { logo: %s }\nlanguages: [en]";
    set(project, "content/media/logo.PNG", "x");
    set(project, "content/media/list.pdf", "x");
    set_trouble(project, "content/media/a.png", FILE_IS_FOLDER);
    static const char *const logos[][2] = {
        { "media/logo.PNG", "" },
        { "media/logo.png", "site.yaml:3:16 file-missing\n" },
        { "media/a.png", "site.yaml:3:16 file-missing\n" },
        { "media/list.pdf", "site.yaml:3:16 media-type\n" },
        { "en/texts.yaml", "site.yaml:3:16 file-missing\n" },
        { "../content/media/logo.PNG", "site.yaml:3:16 file-missing\n" },
    };
    for (size_t i = 0; i < sizeof logos / sizeof *logos; i++)
        expect_change(project, S, "languages: [en]",
                      arena_format(project->arena, brand, logos[i][0]), logos[i][1]);
}

/* The site must be one that a stick can carry, and a list of sums can name. */
static void media_have_names_that_windows_can_hold(void **state)
{
    (void)state;
    static const char *const names[][2] = {
        { "a b#c%20 ü&.PNG", "" },
        { "con", "!" },
        { "CON.png", "!" },
        { "aux.tar.gz", "!" },
        { "com1.png", "!" },
        { "com.png", "" },
        { "COM¹.png", "!" },
        { "com².png", "!" },
        { "lpt³", "!" },
        { "com⁴.png", "" },
        { "coma¹.png", "" },
        { "CONIN$", "!" },
        { "conout$.png", "!" },
        { "conin.png", "" },
        { "a\\b.png", "!" },
        { "a:b.png", "!" },
        { "a?.png", "!" },
        { "a*.png", "!" },
        { "a\"b", "!" },
        { "a<b>|", "!" },
        { "a.", "!" },
        { "a .png ", "!" },
        { "nul/a.png", "!" },
        { "b./a.png", "!" },
        { "console/lpt/.a.png", "" },
    };
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        void *fresh = project_new();
        struct project *project = fresh;
        set(project, arena_format(project->arena, "content/media/%s", names[i][0]), "x");
        load(project);
        const char *expected =
            *names[i][1] ? arena_format(project->arena, "media/%s media-name\n", names[i][0]) : "";
        assert_string_equal(said(project), expected);
        free_project(&fresh);
    }
}

static void a_file_that_is_missing_is_one_fault(void **state)
{
    struct project *project = *state;
    static const char *const files[][2] = {
        { C, "check.yaml file-missing\n" },
        { S, "site.yaml file-missing\n" },
        { T, "texts.yaml file-missing\n" },
        { Q, "check.yaml:9:11 file-missing\n" },
        { "content/en/factors/luck.md", "check.yaml:6:17 file-missing\n" },
        { START, "site.yaml:5:11 file-missing\n" },
    };
    for (size_t i = 0; i < sizeof files / sizeof *files; i++) {
        drop(project, files[i][0]);
        project->diag.count = 0;
        load(project);
        assert_string_equal(said(project), files[i][1]);
        set(project, files[i][0], with(project, files[i][0], "", ""));
    }
}

static void an_empty_file_is_one_fault(void **state)
{
    struct project *project = *state;
    static const char *const empty[] = {
        "", "\xef\xbb\xbf", "\n\n", "# comment\n", "{}\n", "---\n"
    };
    for (size_t i = 0; i < sizeof empty / sizeof *empty; i++) {
        expect_said(project, C, empty[i], "check.yaml:1:1 text-empty\n");
        set(project, C, with(project, C, "", ""));
        expect_said(project, S, empty[i], "site.yaml:1:1 text-empty\n");
        set(project, S, with(project, S, "", ""));
        expect_said(project, T, empty[i], "texts.yaml:1:1 text-empty\n");
        set(project, T, with(project, T, "", ""));
    }
}

/* In whatever way a file cannot be read, that is all that is said. */
static void a_file_that_cannot_be_read_is_one_fault(void **state)
{
    struct project *project = *state;
    static const char *const files[] = { C, S, T, Q, "content/en/factors/luck.md", START };
    static const struct {
        const char *bytes;
        size_t size;
        const char *rule;
    } faults[] = {
        { "\xff\xfe#\0", 4, ":1:1 encoding-utf16" },
        { "# \xe4\n", 4, ":1:3 encoding-utf8" },
        { "a: \0b\n", 6, ":1:4 nul-byte" },
        { "# \x1b[31m\n", 8, ":1:3 control-character" },
    };
    for (size_t i = 0; i < sizeof files / sizeof *files; i++) {
        for (size_t j = 0; j < sizeof faults / sizeof *faults; j++) {
            set_bytes(project, files[i], faults[j].bytes, faults[j].size);
            project->diag.count = 0;
            load(project);
            const char *name = files[i] + strlen("content/");
            name += strncmp(name, "en/", 3) ? 0 : 3;
            assert_string_equal(said(project),
                                arena_format(project->arena, "%s%s\n", name, faults[j].rule));
        }
        set(project, files[i], with(project, files[i], "", ""));
    }
}

static void a_texts_file_that_is_no_yaml_is_one_fault(void **state)
{
    struct project *project = *state;
    expect_said(project, T, "check: \"never closed\n", "texts.yaml:1:8 yaml-syntax\n");
    expect_said(project, T, "- a\n- b\n", "texts.yaml:1:1 type-wrong\n");
    expect_change(project, T, "topics: { work: Work, rest: Rest }", "topics: [Work, Rest]",
                  "texts.yaml:5:9 type-wrong\n");
    expect_change(project, T, "scale: { prompt: Is it true?, from: not true, to: true }",
                  "scale: 5", "texts.yaml:6:8 type-wrong\n");
}

static void names_in_texts_are_needed_once_each(void **state)
{
    struct project *project = *state;
    static const struct change changes[] = {
        { "title: Small check, ", "", "texts.yaml:1:1 key-missing\n" },
        { "title: Small check, ", "title: \"\", ", "texts.yaml:1:17 text-empty\n" },
        { "subtitle: Two questions, ", "", "" },
        { "from: not true, ", "", "texts.yaml:6:1 key-missing\n" },
        { "rest: Rest", "rset: Rest", "texts.yaml:5:23 id-unknown\n" },
        { "text: There is much to do. ", "", "" },
        { "views: [Mayor]", "view: [Mayor]", "texts.yaml:7:1 key-unknown\n" },
        { "low: { name: Low, text: There is much to do. }", "low: Low", "" },
    };
    EXPECT_CHANGES(project, T, changes);
}

static void a_question_has_title_question_and_guidance(void **state)
{
    struct project *project = *state;
    static const char *const texts[][2] = {
        { "Is it?\n\n## Low\n\na\n\n## High\n\nb\n", "questions/first.md:1:1 title-missing\n" },
        { "# A\n\n# B\n\nIs it?\n\n## Low\n\na\n\n## High\n\nb\n",
          "questions/first.md:3:1 title-twice\n" },
        { "# Is it?\n\n- So to say.\n\n## Low\n\na\n\n## High\n\nb\n", "" },
        { "# Is it?\n\n## Low\n\na\n\n## High\n\nb\n", "" },
        { "# Is it?\n", "questions/first.md guidance-missing\n" },
        { "# Is [it](https://b.c)?\n\n## low\n\na\n\n## HIGH\n\nb\n",
          "questions/first.md:1:6 question-link\n" },
        { "", "questions/first.md:1:1 title-missing\n" },
        { "# A\n\n<b></b>\n",
          "questions/first.md guidance-missing\nquestions/first.md:3:1 html-removed\n" },
        { "#\n\nIs it?\n\n## Low\n\na\n\n## High\n\nb\n", "questions/first.md:1:1 text-empty\n" },
        { "# A\n\nIs [it](https://b.c)?\n\n## low\n\na\n\n## HIGH\n\nb\n",
          "questions/first.md:3:4 question-link\n" },
        { "# A\n\nIs it?\n\n## Low\n\na\n\n## Hihg\n\nb\n",
          "questions/first.md:9:1 band-unknown\n" },
        { "# A\n\nIs it?\n\n## Low\n\na\n\n## Low\n\nb\n", "questions/first.md:9:1 band-twice\n" },
        { "# A\n\nIs it?\n\n## Low\n\n## High\n\nb\n", "questions/first.md:5:1 band-empty\n" },
        { "# A\n\nIs it?\n\n## Low\n\n## High\n", "questions/first.md:5:1 band-empty\n"
                                                  "questions/first.md:7:1 band-empty\n" },
        { "# A\n\nIs it?\n\n## Low\n\na\n", "questions/first.md guidance-missing\n" },
        { "# A\n\nIs it?\n", "questions/first.md guidance-missing\n" },
        { "# A\n\nIs it?\n\n## Low\n\na\n\n> # B\n\n## High\n\n### c\n\nd\n",
          "questions/first.md:9:3 title-twice\n" },
        { "\xef\xbb\xbf# A\r\n\r\nIs it?\r\n\r\n## Low\r\n\r\na\r\n\r\n## High\r\n\r\nb\r\n", "" },
    };
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
        expect_said(project, Q, texts[i][0], texts[i][1]);
}

static void a_question_offers_values_of_the_scale(void **state)
{
    struct project *project = *state;
    static const struct change changes[] = {
        { "topic: rest", "topic: rest, values: [0, 10]", "" },
        { "topic: rest", "topic: rest, values: [0, 7]", "check.yaml:10:44 value-unknown\n" },
        { "topic: rest", "topic: rest, values: [10, 0]", "check.yaml:10:45 values-rise\n" },
        { "topic: rest", "topic: rest, values: [5]", "check.yaml:10:40 values-count\n" },
        { "topic: rest", "topic: rest, values: all", "check.yaml:10:40 type-wrong\n" },
    };
    EXPECT_CHANGES(project, C, changes);
    /* What no answer reaches needs no guidance, and has no text. */
    set(project, C,
        with(project, C, "id: first, topic: work", "id: first, topic: work, values: [5, 10]"));
    expect_said(project, Q, "# Is it?\n\n## Answers\n\n- 5: a\n- 10: b\n\n## High\n\nc\n", "");
    expect_said(project, Q, "# Is it?\n\n## Answers\n\n- 0: a\n\n## High\n\nc\n",
                "questions/first.md:5:1 answer-value\n");
}

static void the_values_named_are_those_of_the_question(void **state)
{
    struct project *project = *state;
    static const char wrong[] = "# Is it?\n\n## Answers\n\n- 7: a\n\n## Low\n\nb\n\n## High\n\nc\n";
    static const char check[] = "id: small\nversion: 1\nscale: { from: 0, to: 100, step: 5 }\n"
                                "bands: [{ id: low, from: 0 }, { id: high, from: 5 }]\n"
                                "topics: [work, rest]\nfactors: [time, luck]\nquestions:\n"
                                "  - { id: first, topic: work, factors: [time, luck]%s }\n"
                                "  - { id: second, topic: rest }\n";
    static const char *const named[][2] = { { "", "0, 5, … 100" },
                                            { ", values: [0, 30, 50]", "0, 30, 50" } };
    for (size_t i = 0; i < 2; i++) {
        set(project, C, arena_format(project->arena, check, named[i][0]));
        expect_said(project, Q, wrong, "questions/first.md:5:1 answer-value\n");
        assert_string_equal(project->diag.items[0].words[2], named[i][1]);
    }
}

static void groups_hold_each_topic_once(void **state)
{
    struct project *project = *state;
    static const struct change changes[] = {
        { TOPICS, TOPICS "\ngroups: [{ id: a, topics: [work, rest] }]",
          "texts.yaml:1:1 key-missing\n" },
        { TOPICS, TOPICS "\ngroups: [{ id: a, topics: [work] }]",
          "check.yaml:6:9 groups-topics\ntexts.yaml:1:1 key-missing\n" },
        { TOPICS, TOPICS "\ngroups: [{ id: a, topics: [rest] }, { id: b, topics: [work] }]",
          "check.yaml:6:28 groups-topics\ntexts.yaml:1:1 key-missing\ntexts.yaml:1:1 "
          "key-missing\n" },
        { TOPICS, TOPICS "\ngroups: [{ id: a, topics: [] }]",
          "check.yaml:6:27 text-empty\ntexts.yaml:1:1 key-missing\n" },
        { TOPICS, TOPICS "\ngroups: [{ id: a, topics: [work, work, rest] }]",
          "check.yaml:6:34 groups-topics\ntexts.yaml:1:1 key-missing\n" },
    };
    EXPECT_CHANGES(project, C, changes);
}

static void a_check_may_do_without_guidance(void **state)
{
    struct project *project = *state;
    expect_said(project, "content/en/questions/second.md", "# Is there rest?\n",
                "questions/second.md guidance-missing\n");
    expect_said(project, Q, "# Is it?\n", "");
    assert_false(project->model->languages[0].guided);
}

static void a_band_twice_names_the_line_of_the_first(void **state)
{
    struct project *project = *state;
    expect_said(project, Q, "# A\n\nIs it?\n\n## Low\n\na\n\n## High\n\nb\n\n## Low\n\nc\n",
                "questions/first.md:13:1 band-twice\n");
    assert_string_equal(project->diag.items[0].words[1], "5");
}

static void pages_and_factors_need_a_title_and_a_text(void **state)
{
    struct project *project = *state;
    expect_said(project, START, "# A\n", "pages/start.md:1:1 text-empty\n");
    expect_said(project, START, "A\n", "pages/start.md:1:1 title-missing\n");
    expect_said(project, START, "", "pages/start.md:1:1 title-missing\n");
    expect_said(project, START, "\xef\xbb\xbf", "pages/start.md:1:1 title-missing\n");
    expect_said(project, START, "## A\n\nb\n", "pages/start.md:1:1 title-missing\n");
    expect_said(project, START, "# A\n\nb\n\nc\n===\n", "pages/start.md:5:1 heading-underlined\n");
}

static void files_that_nothing_asks_for_are_named(void **state)
{
    struct project *project = *state;
    set(project, "content/en/questions/frist.md", "");
    set(project, "content/en/questions/old.md", ""); /* retired */
    set(project, "content/en/questions/first.md.txt", "");
    set(project, "content/en/factors/Luck.MD", "");
    set(project, "content/en/pages/notes/a.txt", "");
    load(project);
    assert_string_equal(said_in(project, &project->diag, true),
                        "factors/luck.md file-name-case [content/en/factors/Luck.MD]\n"
                        "questions/first.md.txt file-unused [first.md.txt]\n"
                        "questions/frist.md file-unused [frist]\n");
    for (size_t i = 0; i < 3; i++)
        if (strcmp(project->diag.items[i].words[0], "first.md.txt") == 0)
            assert_string_equal(project->diag.items[i].words[1], "first.md");
}

static const char two_languages[] = "languages: [en, de-simple]";

static void what_a_language_lacks_is_the_default_languages(void **state)
{
    struct project *project = *state;
    set(project, S, with(project, S, "languages: [en]", two_languages));
    set(project, "content/de-simple/texts.yaml",
        "check: { title: Kleiner Check }\nbands: { low: Niedrig, high: { name: Hoch, text: H } }\n"
        "topics: { work: Arbeit }\nscale: { from: nein, to: ja }\n");
    set(project, "content/de-simple/questions/first.md",
        "# Erste\n\nIst es so?\n\n## Niedrig\n\na\n\n## high\n\nb\n");
    load(project);
    assert_string_equal(said_in(project, &project->diag, true),
                        "site.yaml:3:17 text-untranslated [15]\n");
    assert_string_equal(project->diag.items[0].words[2],
                        "bands: low: text, topics: rest, check: subtitle, check: description, "
                        "check: closing, scale: prompt, views, questions/second.md, "
                        "factors/time.md, factors/luck.md, pages/start.md, pages/more.md, "
                        "pages/imprint.md, pages/privacy.md, pages/accessibility.md");
    const struct language *language = &project->model->languages[1];
    assert_string_equal(language->title.language, "de-simple");
    assert_string_equal(language->subtitle.text, "Two questions");
    assert_string_equal(language->subtitle.language, "en");
    assert_string_equal(language->bands.texts[0].language, "en");
    assert_string_equal(language->bands.texts[1].language, "de-simple");
    assert_string_equal(language->questions[0].language, "de-simple");
    assert_string_equal(language->questions[1].language, "en");
    assert_string_equal(language->views_language, "en");
}

static void a_language_without_a_folder_is_one_fault(void **state)
{
    struct project *project = *state;
    expect_change(project, S, "languages: [en]", two_languages,
                  "site.yaml:3:17 language-missing\n");
    set(project, S, with(project, S, "languages: [en]", two_languages));
    load(project);
    assert_string_equal(project->model->languages[1].title.language, "en");
    assert_string_equal(project->model->languages[1].questions[0].language, "en");
}

static void what_is_missing_everywhere_is_said_of_the_default_language(void **state)
{
    struct project *project = *state;
    set(project, S, with(project, S, "languages: [en]", two_languages));
    drop(project, Q);
    load(project);
    size_t said_of_it = 0;
    for (size_t i = 0; i < project->diag.count; i++) {
        const struct diagnostic *said = &project->diag.items[i];
        if (said->rule == RULE_FILE_MISSING) {
            assert_string_equal(said->place.path, "content/check.yaml");
            said_of_it++;
        }
        assert_null(strstr(said->place.path, "first.md"));
    }
    assert_int_equal(said_of_it, 1);
}

/* A suggestion for each of them would take the square of their number. */
static void of_very_many_missing_files_the_first_have_suggestions(void **state)
{
    struct project *project = *state;
    enum { MANY = 2000 };
    struct buffer pages = BUFFER_INIT;
    buffer_add_string(&pages, "  - { id: start, role: start }\n");
    for (int i = 0; i < MANY; i++) {
        buffer_format(&pages, "  - { id: page-%d }\n", i);
        set(project, arena_format(project->arena, "content/en/pages/pgae-%d.md", i), "# A\n\nB\n");
    }
    set(project, S, with(project, S, "  - { id: start, role: start }\n", pages.data));
    load(project);
    size_t missing = 0, suggested = 0;
    for (size_t i = 0; i < project->diag.count; i++) {
        missing += project->diag.items[i].rule == RULE_FILE_MISSING;
        suggested +=
            project->diag.items[i].rule == RULE_FILE_MISSING && project->diag.items[i].words[1];
    }
    assert_int_equal(missing, MANY);
    assert_in_range(suggested, 20, 200);
    buffer_free(&pages);
}

/* Each is a blank of another length, which was closed up by moving all that follows. */
static void a_heading_of_very_many_no_break_spaces_takes_a_moment(void **state)
{
    struct project *project = *state;
    struct buffer text = BUFFER_INIT;
    buffer_add_string(&text, "# Is it?\n\n## x");
    for (size_t i = 0; i < very_many(1500000); i++)
        buffer_add_string(&text, "\u00a0");
    buffer_add_string(&text, "y\n\na\n");
    expect_said(project, Q, text.data, "questions/first.md:3:1 band-unknown\n");
    buffer_free(&text);
}

static void an_empty_list_of_views_is_a_choice(void **state)
{
    struct project *project = *state;
    set(project, S, with(project, S, "languages: [en]", two_languages));
    set(project, "content/de-simple/texts.yaml", "views: []\n");
    load(project);
    assert_int_equal(project->model->languages[1].views.count, 0);
}

static void lint_says_what_a_public_site_lacks(void **state)
{
    struct project *project = *state;
    set(project, S,
        "languages: [en]\npages:\n  - { id: start, role: start }\n"
        "  - { id: imprint, role: imprint }\n");
    set(project, "content/en/pages/imprint.md", "# Imprint\n\nWe: [name], [a [b]] and [street\n");
    load(project);
    model_lint(project->model, &project->diag);
    assert_string_equal(said_in(project, &project->diag, true),
                        "pages/accessibility.md file-unused [accessibility]\n"
                        "pages/imprint.md:3:5 legal-placeholder [[name]]\n"
                        "pages/more.md file-unused [more]\n"
                        "pages/privacy.md file-unused [privacy]\n"
                        "site.yaml:1:1 publisher-missing\n"
                        "site.yaml:1:1 contact-missing\n"
                        "site.yaml:3:3 legal-missing [accessibility]\n"
                        "site.yaml:3:3 legal-missing [privacy]\n");
}

/* Files of each kind, cut off or with a byte changed at every place: no matter what is
 * said, nothing may be read or written beyond its memory (run under the sanitizers). */
static void damage_at_any_place_is_survived(void **state)
{
    (void)state;
    for (size_t file = 0; file < sizeof small_project / sizeof *small_project; file++) {
        const char *text = small_project[file][1];
        size_t length = strlen(text);
        for (size_t at = 0; at<length; at += length> 100 ? 3 : 1) {
            void *fresh = project_new();
            struct project *project = fresh;
            char *copy = arena_copy(project->arena, text, length);
            if (at % 2)
                copy[at] = "\n:-[]{}#\"'*&!|>%@`\t, x1\x80\xff"[at % 26];
            set_bytes(project, small_project[file][0], copy, at % 2 ? length : at);
            load(project);
            model_lint(project->model, &project->diag);
            said(project);
            free_project(&fresh);
        }
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        WITH_PROJECT(the_small_project_has_no_fault),
        WITH_PROJECT(a_scale_goes_up_by_whole_steps),
        WITH_PROJECT(of_too_many_values_none_is_kept),
        WITH_PROJECT(a_scale_may_go_below_zero),
        WITH_PROJECT(bands_rise_from_the_scales_start),
        WITH_PROJECT(ids_of_the_check_must_be_there_once),
        WITH_PROJECT(names_of_devices_are_no_files),
        WITH_PROJECT(pages_have_ids_of_their_own),
        WITH_PROJECT(roles_stand_once_and_the_start_page_is_needed),
        WITH_PROJECT(languages_that_are_none_draw_nothing_behind_them),
        WITH_PROJECT(a_logo_is_a_picture_in_media),
        cmocka_unit_test(media_have_names_that_windows_can_hold),
        WITH_PROJECT(a_file_that_is_missing_is_one_fault),
        WITH_PROJECT(an_empty_file_is_one_fault),
        WITH_PROJECT(a_file_that_cannot_be_read_is_one_fault),
        WITH_PROJECT(a_texts_file_that_is_no_yaml_is_one_fault),
        WITH_PROJECT(names_in_texts_are_needed_once_each),
        WITH_PROJECT(a_question_has_title_question_and_guidance),
        WITH_PROJECT(a_question_offers_values_of_the_scale),
        WITH_PROJECT(the_values_named_are_those_of_the_question),
        WITH_PROJECT(groups_hold_each_topic_once),
        WITH_PROJECT(a_check_may_do_without_guidance),
        WITH_PROJECT(a_band_twice_names_the_line_of_the_first),
        WITH_PROJECT(pages_and_factors_need_a_title_and_a_text),
        WITH_PROJECT(files_that_nothing_asks_for_are_named),
        WITH_PROJECT(what_a_language_lacks_is_the_default_languages),
        WITH_PROJECT(a_language_without_a_folder_is_one_fault),
        WITH_PROJECT(what_is_missing_everywhere_is_said_of_the_default_language),
        WITH_PROJECT(of_very_many_missing_files_the_first_have_suggestions),
        WITH_PROJECT(a_heading_of_very_many_no_break_spaces_takes_a_moment),
        WITH_PROJECT(an_empty_list_of_views_is_a_choice),
        WITH_PROJECT(lint_says_what_a_public_site_lacks),
        cmocka_unit_test(damage_at_any_place_is_survived),
    };
    return cmocka_run_group_tests_name("content/load", tests, NULL, NULL);
}
