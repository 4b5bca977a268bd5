/* site/: the tree of values that templates are offered, and which files are made of it.
 * Templates written here show the values; that the theme's own pages are right is for the
 * tests of whole sites. */
#include "project.h"

#include "base/buffer.h"
#include "base/sha256.h"
#include "site/tree.h"

#define S     "content/site.yaml"
#define START "content/en/pages/start.md"

/* Templates that show what a test asks for: of every page, and of the single file. */
static void show(struct project *project, const char *document, const char *single)
{
    set(project, "themes/own/templates/document.mustache", document);
    set(project, "themes/own/templates/single.mustache", single);
}

/* Renders with these templates, which ask for nothing that is not offered. */
static void render_own(struct project *project)
{
    project->diag.count = 0;
    render_with(project, "own");
    for (size_t i = 0; i < project->diag.count; i++)
        if (project->diag.items[i].rule == RULE_TEMPLATE_KEY ||
            project->diag.items[i].rule == RULE_TEMPLATE_TEXT)
            fail_msg("%s", said_in(project, &project->diag, true));
}

static void expect_start(struct project *project, const char *template, const char *expected)
{
    show(project, template, "");
    render_own(project);
    assert_string_equal(made(project, "index.html"), expected);
}

static void pages_and_assets_become_files_in_the_order_of_their_paths(void **state)
{
    struct project *project = *state;
    set(project, "content/media/a b.png", "x");
    set(project, START, "# Start\n\n![a](<../../media/a b.png>)\n");
    render(project);
    assert_string_equal(said(project), "");
    static const char *const paths[] = {
        "SHA256SUMS",       "accessibility.html",   "assets/check.css",   "assets/check.js",
        "assets/later.js",  "assets/media/a b.png", "assets/pages.css",   "assets/site.js",
        "assets/style.css", "assets/together.css",  "assets/together.js", "check.html",
        "factors.html",     "guidance.html",        "imprint.html",       "index.html",
        "more.html",        "privacy.html",         "questionnaire.html", "small-en.html"
    };
    assert_int_equal(project->site.count, sizeof paths / sizeof *paths);
    for (size_t i = 0; i < project->site.count; i++)
        made(project, paths[i]);
    for (size_t i = 1; i < project->site.count; i++)
        assert_true(strcmp(project->site.items[i - 1].path, project->site.items[i].path) < 0);
}

static void sums_are_those_of_sha256sum(void **state)
{
    struct project *project = *state;
    set(project, "content/media/a b.png", "x");
    set(project, START, "# Start\n\n![a](<../../media/a b.png>)\n");
    render(project);
    const char *sums = made(project, "SHA256SUMS");
    size_t lines = 0;
    for (const char *c = sums; *c; c++)
        lines += *c == '\n';
    assert_int_equal(lines, project->site.count - 1);
    char hex[SHA256_HEX_SIZE];
    sha256_hex("x", 1, hex);
    assert_non_null(
        strstr(sums, arena_format(project->arena, "%s  assets/media/a b.2d711642b7.png\n", hex)));
}

static void two_builds_give_the_same_bytes(void **state)
{
    struct project *one = *state;
    void *fresh = project_new();
    struct project *two = fresh;
    for (size_t i = 0, j = two->files.count - 1; i < j; i++, j--) { /* in another order */
        struct file file = two->files.items[i];
        two->files.items[i] = two->files.items[j];
        two->files.items[j] = file;
    }
    render(one);
    render(two);
    assert_int_equal(one->site.count, two->site.count);
    for (size_t i = 0; i < one->site.count; i++) {
        assert_int_equal(one->site.items[i].size, two->site.items[i].size);
        assert_memory_equal(one->site.items[i].data, two->site.items[i].data,
                            one->site.items[i].size);
    }
    free_project(&fresh);
}

static void navigation_is_the_check_the_main_pages_and_what_the_program_makes(void **state)
{
    struct project *project = *state;
    show(project,
         "{{#nav_main}}{{#to}}{{file}}{{/to}}{{#current}}!{{/current}} {{/nav_main}}|"
         "{{#nav_footer}}{{#to}}{{file}}{{/to}}{{#current}}!{{/current}} {{/nav_footer}}",
         "{{#pages}}{{id}} {{/pages}}");
    render_own(project);
    assert_string_equal(made(project, "more.html"),
                        "check.html more.html! factors.html guidance.html questionnaire.html |"
                        "imprint.html privacy.html accessibility.html ");
    assert_string_equal(made(project, "privacy.html"),
                        "check.html more.html factors.html guidance.html questionnaire.html |"
                        "imprint.html privacy.html! accessibility.html ");
    assert_string_equal(
        made(project, "small-en.html"),
        "start check more factors guidance questionnaire imprint privacy accessibility ");
}

static void a_page_in_no_navigation_is_a_page_all_the_same(void **state)
{
    struct project *project = *state;
    set(project, S, "languages: [en]\npages:\n  - { id: more }\n  - { id: start, role: start }\n");
    show(project, "{{#nav_main}}{{#to}}{{file}}{{/to}} {{/nav_main}}",
         "{{#pages}}{{id}} {{/pages}}");
    render_own(project);
    assert_string_equal(made(project, "more.html"),
                        "check.html factors.html guidance.html questionnaire.html ");
    assert_string_equal(made(project, "small-en.html"),
                        "start check factors guidance questionnaire more ");
}

static void the_scale_is_shown_with_a_true_minus_and_its_unit(void **state)
{
    struct project *project = *state;
    set(project, "content/check.yaml",
        "id: small\nversion: 1\nscale: { from: -10, to: 10, step: 5, unit: \"pt\" }\n"
        "bands: [{ id: low, from: -10 }, { id: high, from: 5 }]\ntopics: [work, rest]\n"
        "factors: [time, luck]\nessential: luck\nquestions:\n"
        "  - { id: first, topic: work, factors: [time] }\n  - { id: second, topic: rest }\n");
    expect_start(project,
                 "{{#scale}}{{#values}}{{label}}{{#first}} first{{/first}}{{#last}} last{{/last}}"
                 " {{band}};{{/values}}{{decimals}}{{/scale}}"
                 "{{#bands}} {{id}} {{from}} to {{to}};{{/bands}}",
                 "−10\xc2\xa0pt first low;−5\xc2\xa0pt low;0\xc2\xa0pt low;5\xc2\xa0pt high;"
                 "10\xc2\xa0pt last high;1 low -10 to 0; high 5 to 10;");
}

static void the_essential_factor_comes_first_and_is_counted_first(void **state)
{
    struct project *project = *state;
    expect_start(project,
                 "{{#factors}}{{number}} {{id}}{{#essential}}!{{/essential}}"
                 "{{#questions}} {{number}}{{/questions}};{{/factors}}",
                 "1 luck! 2;2 time 1;");
}

static void questions_know_their_topic_neighbours_and_guidance(void **state)
{
    struct project *project = *state;
    expect_start(project,
                 "{{#questions}}{{number}} {{id}} {{weight}} {{topic.title}} "
                 "{{#previous}}<{{title}}{{/previous}}{{#next}}>{{title}}{{/next}}"
                 "{{#guidance}} {{band.name}}{{/guidance}}{{#key}} key{{/key}};{{/questions}}"
                 "{{#key_question}}{{title}}{{/key_question}}{{#weighted}} weighted{{/weighted}}",
                 "1 first 1 Work >Second Low High;2 second 2 Rest <First Low High key;"
                 "Second weighted");
}

static void one_language_has_no_links_to_itself(void **state)
{
    struct project *project = *state;
    show(project, "{{lang}} {{dir}}{{#languages}} {{tag}}{{/languages}}",
         "{{#languages}} {{tag}}{{/languages}}");
    render_own(project);
    assert_string_equal(made(project, "index.html"), "en ltr");
    assert_string_equal(made(project, "small-en.html"), "");
}

static const char links_template[] =
    "{{root}} {{dir}}{{#languages}} {{tag}}={{href}}{{#current}}!{{/current}}{{/languages}}";

static void several_languages_lead_to_the_same_page_but_a_single_file_travels_alone(void **state)
{
    struct project *project = *state;
    set(project, S,
        "languages: [en, ar, de-simple]\npages:\n  - { id: start, role: start }\n"
        "  - { id: more }\n");
    show(project, links_template, links_template);
    render_own(project);
    assert_string_equal(made(project, "more.html"),
                        " ltr en=more.html! ar=ar/more.html de-simple=de-simple/more.html");
    assert_string_equal(made(project, "ar/index.html"),
                        "../ rtl en=../index.html ar=../ar/index.html! "
                        "de-simple=../de-simple/index.html");
    assert_string_equal(made(project, "small-ar.html"), " rtl");
}

/* No page may offer what is not there. */
static void a_single_file_is_left_out_where_it_is_too_large_or_not_wanted(void **state)
{
    struct project *project = *state;
    const char *million = memset(arena_alloc(project->arena, 1000001), 'x', 1000000);
    for (int most = 0; most < 3; most++) {
        set(project, S,
            arena_format(project->arena,
                         "languages: [en]\nsingle_file_mb: %d\npages:\n"
                         "  - { id: start, role: start }\n",
                         most));
        show(project, "{{single_file}}", million);
        render_own(project);
        assert_string_equal(made(project, "index.html"), most > 1 ? "small-en.html" : "");
        assert_int_equal(!!files_find(&project->site, "small-en.html"), most > 1);
    }
}

static void canonical_addresses_are_below_the_base(void **state)
{
    struct project *project = *state;
    static const char *const bases[] = { "https://example.org/a", "https://example.org/a/" };
    show(project, "{{canonical}}", "{{canonical}}");
    for (size_t i = 0; i < 2; i++) {
        set(project, S,
            arena_format(project->arena,
                         "base_url: %s\nlanguages: [en, ar]\npages:\n"
                         "  - { id: start, role: start }\n  - { id: more }\n",
                         bases[i]));
        render_own(project);
        assert_string_equal(made(project, "index.html"), "https://example.org/a/index.html");
        assert_string_equal(made(project, "ar/more.html"), "https://example.org/a/ar/more.html");
        assert_string_equal(made(project, "small-en.html"), "");
    }
}

/* Every text that stands in for a missing one is marked with its language. */
static void what_stands_in_is_marked_with_its_language(void **state)
{
    struct project *project = *state;
    set(project, S, "languages: [en, ar]\npages:\n  - { id: start, role: start }\n");
    set(project, "content/ar/texts.yaml",
        "check: { title: T }\nbands: { low: { name: L, text: LT } }\ntopics: { work: W }\n"
        "scale: { from: F }\n");
    set(project, "content/ar/questions/first.md", "# Q\n\nA?\n\n## L\n\na\n\n## high\n\nb\n");
    show(project,
         "{{check.title}}{{#check.other_lang}} {{tag}}{{/check.other_lang}};"
         "{{check.subtitle}}{{#check.subtitle_other_lang}} {{tag}} "
         "{{dir}}{{/check.subtitle_other_lang}};"
         "{{#check.description_other_lang}}{{tag}}{{/check.description_other_lang}};"
         "{{#check.closing_other_lang}}{{tag}}{{/check.closing_other_lang}};"
         "{{#scale}}{{#prompt_other_lang}}{{tag}}{{/prompt_other_lang}};"
         "{{from_text}}{{#from_other_lang}} {{tag}}{{/from_other_lang}};"
         "{{to_text}}{{#to_other_lang}} {{tag}}{{/to_other_lang}}{{/scale}};"
         "{{#bands}}{{name}}{{#other_lang}} {{tag}}{{/other_lang}} "
         "{{text}}{{#text_other_lang}} {{tag}}{{/text_other_lang}};{{/bands}}"
         "{{#topics}}{{title}}{{#other_lang}} {{tag}}{{/other_lang}};{{/topics}}"
         "{{#views}}{{name}}{{#other_lang}} {{tag}}{{/other_lang}};{{/views}}"
         "{{#questions}}{{title}}{{#other_lang}} {{tag}}{{/other_lang}};{{/questions}}"
         "{{#factors}}{{title}}{{#other_lang}} {{tag}}{{/other_lang}};{{/factors}}"
         "{{#page}}{{title}}{{#other_lang}} {{tag}}{{/other_lang}}{{/page}}",
         "");
    render_own(project);
    assert_string_equal(made(project, "ar/index.html"),
                        "T;Two questions en ltr;en;en;en;F;true en;L LT;"
                        "High en There is little to do. en;W;Rest en;Mayor en;"
                        "Q;Second en;Luck en;Time en;Start en");
    /* In their own language they are marked with nothing. */
    assert_null(strstr(made(project, "index.html"), " en"));
}

static void links_in_a_document_that_stands_in_lead_to_this_languages_pages(void **state)
{
    struct project *project = *state;
    set(project, S,
        "languages: [en, ar]\npages:\n  - { id: start, role: start }\n"
        "  - { id: more }\n");
    set(project, START, "# Start\n\n[a](more.md#two-words)\n");
    set(project, "content/ar/pages/more.md", "# M\n\nText.\n");
    show(project,
         "{{#page}}{{#blocks}}{{#paragraph}}{{#inlines}}{{#link}}{{#to}}{{page}} {{file}} "
         "{{anchor}}{{/to}}{{/link}}{{/inlines}}{{/paragraph}}{{/blocks}}{{/page}}",
         "");
    render_own(project);
    assert_string_equal(made(project, "index.html"), "more more.html two-words");
    /* The Arabic page has no such heading. */
    assert_string_equal(made(project, "ar/index.html"), "more more.html ");
}

static void markdown_is_offered_with_levels_ids_and_places(void **state)
{
    struct project *project = *state;
    set(project, "content/media/a b#.PNG", "x");
    set(project, START,
        "# Start\n\n## B\n\n[u](<https://a b/ü>) [f](../factors/luck.md) "
        "[q](../questions/first.md) [m](<../../media/a b%23.PNG>) ![p](<../../media/a "
        "b%23.PNG>)\n");
    show(project,
         "{{#page}}{{#blocks}}{{#heading}}{{level}} {{id}};{{/heading}}{{#paragraph}}{{#inlines}}"
         "{{#link}}{{url}}{{#to}}{{file}}#{{anchor}}{{/to}}{{#media}}{{path}}{{/media}};{{/link}}"
         "{{#image}}{{alt}} {{media.path}}{{/image}}"
         "{{/inlines}}{{/paragraph}}{{/blocks}}{{/page}}",
         "");
    render_own(project);
    assert_string_equal(
        made(project, "index.html"),
        "2 b;https://a%20b/%C3%BC;factors.html#factor-luck;check.html#question-first;"
        "assets/media/a%20b%23.2d711642b7.PNG;p assets/media/a%20b%23.2d711642b7.PNG");
}

static void headings_within_questions_and_factors_are_of_level_three_without_ids(void **state)
{
    struct project *project = *state;
    set(project, "content/en/factors/luck.md", "# Luck\n\n## B\n\n#### C\n\nText.\n");
    expect_start(project,
                 "{{#factors}}{{#essential}}{{#blocks}}{{#heading}}{{level}}{{id}} {{/heading}}"
                 "{{/blocks}}{{/essential}}{{/factors}}",
                 "3 4 ");
}

/* The deepest Markdown that is let through must not be too deep for the templates. */
static void the_deepest_markdown_can_be_shown(void **state)
{
    struct project *project = *state;
    struct buffer text = BUFFER_INIT;
    buffer_add_string(&text, "# Start\n\n");
    for (int i = 0; i < 31; i++)
        buffer_add_string(&text, "- ");
    buffer_add_string(&text, "x\n\n");
    for (int i = 0; i < 60; i++)
        buffer_add_string(&text, "> ");
    buffer_add_string(&text, "y\n");
    set(project, START, text.data);
    render(project);
    assert_string_equal(said(project), "");
    buffer_free(&text);
}

static void a_large_picture_is_carried_once_however_often_it_is_shown(void **state)
{
    struct project *project = *state;
    size_t size = 8u << 20;
    char *picture = calloc(1, size);
    set_bytes(project, "content/media/a.png", picture, size);
    struct buffer text = BUFFER_INIT;
    buffer_add_string(&text, "# Start\n\n");
    for (int i = 0; i < 2000; i++) /* 21 GB, were each to carry it */
        buffer_add_string(&text, "![a](../../media/a.png)\n");
    set(project, START, text.data);
    expect_start(project, "fine", "fine");
    buffer_free(&text);
    free(picture);
}

static void languages_run_in_the_direction_of_their_script(void **state)
{
    (void)state;
    static const char *const rtl[] = { "ar",      "ar-eg",      "fa",     "prs", "ps",
                                       "he",      "ur",         "ckb",    "dv",  "yi",
                                       "ku-arab", "az-arab-ir", "pa-aran" };
    static const char *const ltr[] = { "de",  "de-simple", "en",      "ku",      "kmr",        "tr",
                                       "uk",  "ti",        "so",      "ar-latn", "ar-latn-eg", "uz",
                                       "arn", "a",         "fa-cyrl", "" };
    for (size_t i = 0; i < sizeof rtl / sizeof *rtl; i++)
        assert_string_equal(language_direction(rtl[i]), "rtl");
    for (size_t i = 0; i < sizeof ltr / sizeof *ltr; i++)
        assert_string_equal(language_direction(ltr[i]), "ltr");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        WITH_PROJECT(pages_and_assets_become_files_in_the_order_of_their_paths),
        WITH_PROJECT(sums_are_those_of_sha256sum),
        WITH_PROJECT(two_builds_give_the_same_bytes),
        WITH_PROJECT(navigation_is_the_check_the_main_pages_and_what_the_program_makes),
        WITH_PROJECT(a_page_in_no_navigation_is_a_page_all_the_same),
        WITH_PROJECT(the_scale_is_shown_with_a_true_minus_and_its_unit),
        WITH_PROJECT(the_essential_factor_comes_first_and_is_counted_first),
        WITH_PROJECT(questions_know_their_topic_neighbours_and_guidance),
        WITH_PROJECT(one_language_has_no_links_to_itself),
        WITH_PROJECT(several_languages_lead_to_the_same_page_but_a_single_file_travels_alone),
        WITH_PROJECT(a_single_file_is_left_out_where_it_is_too_large_or_not_wanted),
        WITH_PROJECT(canonical_addresses_are_below_the_base),
        WITH_PROJECT(what_stands_in_is_marked_with_its_language),
        WITH_PROJECT(links_in_a_document_that_stands_in_lead_to_this_languages_pages),
        WITH_PROJECT(markdown_is_offered_with_levels_ids_and_places),
        WITH_PROJECT(headings_within_questions_and_factors_are_of_level_three_without_ids),
        WITH_PROJECT(the_deepest_markdown_can_be_shown),
        WITH_PROJECT(a_large_picture_is_carried_once_however_often_it_is_shown),
        cmocka_unit_test(languages_run_in_the_direction_of_their_script),
    };
    return cmocka_run_group_tests_name("site/site", tests, NULL, NULL);
}
