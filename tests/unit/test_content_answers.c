/* content/answers: what single values mean, for all questions and in one alone. */
#include "project.h"

#define C "content/check.yaml"
#define T "content/en/texts.yaml"
#define Q "content/en/questions/first.md"

static const char guidance[] = "\n## Low\n\nMore.\n\n## High\n\nOn.\n";

/* Loads the project with this list of a question's own answers; NULL where it has none. */
static const struct phrase *own_answers(struct project *project, const char *list,
                                        const char *expected)
{
    expect_said(project, Q,
                arena_format(project->arena, "# A\n\nB?\n\n## Answers\n\n%s%s", list, guidance),
                expected);
    return project->model->languages[0].questions[0].answers;
}

static void a_question_has_one_text_a_value(void **state)
{
    struct project *project = *state;
    const struct phrase *own =
        own_answers(project, "- 0: no\n- 5 : some: of it\n- 10: *all*\n", "");
    assert_string_equal(own[0].text, "no");
    assert_string_equal(own[1].text, "some: of it");
    assert_string_equal(own[2].text, "all");
    assert_string_equal(own[2].language, "en");
    own = own_answers(project, "- 10: all\n", "");
    assert_string_equal(own[0].text, "");
    assert_string_equal(own[2].text, "all");
}

static void a_value_may_have_the_unit_and_any_blank(void **state)
{
    struct project *project = *state;
    set(project, C,
        "id: small\nversion: 1\nscale: { from: -10, to: 10, step: 5, unit: \"%\" }\n"
        "bands: [{ id: low, from: -10 }, { id: high, from: 5 }]\ntopics: [work, rest]\n"
        "factors: [time, luck]\nquestions:\n"
        "  - { id: first, topic: work, factors: [time, luck] }\n  - { id: second, topic: rest }\n");
    const struct phrase *own =
        own_answers(project, "- -10 %: a\n- \u22125\u00a0%: b\n- 0%: c\n- 10: d\n", "");
    assert_string_equal(own[0].text, "a");
    assert_string_equal(own[1].text, "b");
    assert_string_equal(own[2].text, "c");
    assert_string_equal(own[4].text, "d");
}

static void what_is_no_answer_is_told_at_its_place(void **state)
{
    struct project *project = *state;
    own_answers(project, "Some.\n", "questions/first.md:7:1 answer-form\n");
    own_answers(project, "- 0\n", "questions/first.md:7:1 answer-form\n");
    own_answers(project, "- - 0: a\n", "questions/first.md:7:1 answer-form\n");
    own_answers(project, "- no: 0\n", "questions/first.md:7:1 answer-form\n");
    own_answers(project, "- 0:\n", "questions/first.md:7:1 answer-form\n");
    own_answers(project, "- 7: much\n", "questions/first.md:7:1 answer-value\n");
    assert_string_equal(project->diag.items[0].words[2], "0, 5, 10");
    own_answers(project, "- 0: a\n- 0: b\n", "questions/first.md:8:1 answer-twice\n");
    own_answers(project, "- 0: a\n\nMore.\n", "questions/first.md:9:1 answer-form\n");
    own_answers(project, "- 0: [a](https://b.c)\n", "questions/first.md:7:6 question-link\n");
}

static void the_common_texts_are_those_of_every_question(void **state)
{
    struct project *project = *state;
    static const char texts[] =
        "check: { title: A }\nbands: { low: { name: Low }, high: { name: High } }\n"
        "topics: { work: W, rest: R }\nscale: { answers: { 0: none, \"5\": some, 10: all } }\n";
    expect_said(project, T, texts, "");
    const struct language *language = &project->model->languages[0];
    assert_string_equal(language->answers[1].text, "some");
    assert_null(language->questions[0].answers);
    expect_said(project, T,
                "check: { title: A }\nbands: { low: { name: Low }, high: { name: High } }\n"
                "topics: { work: W, rest: R }\nscale: { answers: { 0: none, 7: some, 10: all } }\n",
                "texts.yaml:4:30 answer-value\n");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        WITH_PROJECT(a_question_has_one_text_a_value),
        WITH_PROJECT(a_value_may_have_the_unit_and_any_blank),
        WITH_PROJECT(what_is_no_answer_is_told_at_its_place),
        WITH_PROJECT(the_common_texts_are_those_of_every_question),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
