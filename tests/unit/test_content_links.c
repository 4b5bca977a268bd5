/* content/links: what links and pictures lead to, what is said of those that lead nowhere,
 * and that many of them take a moment. */
#include "project.h"

#include "base/buffer.h"

#define START "content/en/pages/start.md"
#define S     "content/site.yaml"

/* The first link or picture of a document. */
static void find_link(void *user, struct markdown_node *node)
{
    struct markdown_node **found = user;
    if (!*found && (node->kind == MARKDOWN_LINK || node->kind == MARKDOWN_IMAGE))
        *found = node;
}

static const struct markdown_node *link_of(struct project *project, const char *text)
{
    set(project, START, arena_format(project->arena, "# Start\n\n%s\n", text));
    project->diag.count = 0;
    load(project);
    struct markdown_node *link = NULL;
    markdown_walk(project->model->languages[0].pages[0].markdown->first, find_link, &link);
    assert_non_null(link);
    return link;
}

static void expect_place(struct project *project, const char *text, enum document_kind kind,
                         const char *target, const char *anchor)
{
    const struct markdown_node *link = link_of(project, text);
    if (project->diag.count || link->link != LINK_DOCUMENT || link->document != kind ||
        strcmp(link->target, target) || strcmp(link->anchor, anchor))
        fail_msg("%s: %s%s#%s", text, said(project), link->target, link->anchor);
}

static void links_lead_to_pages_questions_and_factors(void **state)
{
    struct project *project = *state;
    expect_place(project, "[a](more.md)", DOCUMENT_PAGE, "more", "");
    expect_place(project, "[a](../pages/more.md)", DOCUMENT_PAGE, "more", "");
    expect_place(project, "[a](./.././pages//more.md)", DOCUMENT_PAGE, "more", "");
    expect_place(project, "[a](../../en/pages/more.md)", DOCUMENT_PAGE, "more", "");
    expect_place(project, "[a](start.md)", DOCUMENT_PAGE, "start", "");
    expect_place(project, "[a](mor%65.md)", DOCUMENT_PAGE, "more", "");
    expect_place(project, "[a](<more.md>)", DOCUMENT_PAGE, "more", "");
    expect_place(project, "[a](more.md?b#two-words)", DOCUMENT_PAGE, "more", "two-words");
    expect_place(project, "[a](more.md?b=c)", DOCUMENT_PAGE, "more", "");
    expect_place(project, "[a](more.md#)", DOCUMENT_PAGE, "more", "");
    expect_place(project, "[a](../questions/first.md)", DOCUMENT_QUESTION, "first", "");
    expect_place(project, "[a](../questions/first.md#low)", DOCUMENT_QUESTION, "first", "");
    expect_place(project, "[a](../factors/time.md)", DOCUMENT_FACTOR, "time", "");
    expect_place(project, "[a][b]\n\n[b]: more.md", DOCUMENT_PAGE, "more", "");
}

static void links_lead_to_the_pages_that_the_program_makes(void **state)
{
    struct project *project = *state;
    expect_place(project, "[a](check.md)", DOCUMENT_BUILTIN, "check", "");
    expect_place(project, "[a](../pages/factors.md)", DOCUMENT_BUILTIN, "factors", "");
    expect_place(project, "[a](questionnaire.md)", DOCUMENT_BUILTIN, "questionnaire", "");
}

static void anchors_are_headings_and_a_title_is_the_top(void **state)
{
    struct project *project = *state;
    expect_place(project, "[a](more.md#two-words)", DOCUMENT_PAGE, "more", "two-words");
    expect_place(project, "[a](more.md#two%2Dwords)", DOCUMENT_PAGE, "more", "two-words");
    expect_place(project, "[a](more.md#more)", DOCUMENT_PAGE, "more", "");
    expect_place(project, "[a](#b)\n\n## B", DOCUMENT_PAGE, "start", "b");
    expect_place(project, "[a](#start)", DOCUMENT_PAGE, "start", "");
}

static void links_lead_to_media_of_any_name(void **state)
{
    struct project *project = *state;
    set(project, "content/media/a b#c%20.png", "x");
    set(project, "content/media/Ümlaut.PNG", "x");
    set(project, "content/media/list.pdf", "x");
    static const char *const links[] = {
        "![a](../../media/a%20b%23c%2520.png)",
        "![a](<../../media/a b%23c%2520.png>)",
        "![a](../../media/Ümlaut.PNG)",
        "![a](../../media/%C3%9Cmlaut.PNG)",
        "[a](../../media/list.pdf)",
        "[a](../../media/list.pdf#page=2)",
    };
    for (size_t i = 0; i < sizeof links / sizeof *links; i++) {
        const struct markdown_node *link = link_of(project, links[i]);
        if (project->diag.count || link->link != LINK_MEDIA)
            fail_msg("%s: %s", links[i], said(project));
        assert_non_null(link->media);
    }
}

/* One fault, of that rule and with that suggestion; the link leads nowhere. */
static void expect_fault(struct project *project, const char *text, const char *rule,
                         const char *suggestion)
{
    const struct markdown_node *link = link_of(project, text);
    const struct diagnostic *item = project->diag.items;
    if (project->diag.count != 1 || strcmp(rules[item->rule].id, rule))
        fail_msg("%s: %s", text, said(project));
    if (strcmp(item->words[1] ? item->words[1] : "-", suggestion ? suggestion : "-"))
        fail_msg("%s: suggests %s", text, item->words[1] ? item->words[1] : "nothing");
    if (strcmp(rule, "link-anchor"))
        assert_int_equal(link->link, LINK_NONE);
}

static void a_broken_link_is_named_with_one_that_works(void **state)
{
    struct project *project = *state;
    set(project, "content/media/my picture.png", "x");
    expect_fault(project, "[a](mroe.md)", "link-broken", "more.md");
    expect_fault(project, "[a](first.md)", "link-broken", "../questions/first.md");
    expect_fault(project, "[a](../pages/first.md)", "link-broken", "../questions/first.md");
    expect_fault(project, "[a](..\\pages\\more.md)", "link-broken", "more.md");
    expect_fault(project, "[a](..\\_b\\c.xyz)", "link-broken", "../_b/c.xyz");
    set(project, "content/media/a.png", "\x89PNG");
    expect_fault(project, "[![x](../../media/a.png)](..\\_b\\c.xyz)", "link-broken", "../_b/c.xyz");
    drop(project, "content/media/a.png");
    expect_fault(project, "[a](/more.md)", "link-broken", "more.md");
    expect_fault(project, "[a](../../../../../more.md)", "link-broken", "more.md");
    expect_fault(project, "![a](my%20pictrue.png)", "link-broken", "../../media/my%20picture.png");
    expect_fault(project, "[a](../../../output/site/index.html)", "link-broken", "start.md");
    expect_fault(project, "[a](more.html)", "link-broken", "more.md");
    expect_fault(project, "[a](check.html)", "link-broken", "check.md");
    expect_fault(project, "[a](../check.htm)", "link-broken", "check.md");
    expect_fault(project, "[a](chek.md)", "link-broken", "check.md");
    expect_fault(project, "[a](index.md)", "link-broken", NULL);
    expect_fault(project, "[a](check.md#question-first)", "link-anchor", NULL);
    expect_fault(project, "![a](check.md)", "media-type", NULL);
    expect_fault(project, "[a](nothing-like-it)", "link-broken", NULL);
    /* A NUL would end the path, or the anchor, where it stands. */
    expect_fault(project, "[a](more.md%00)", "link-broken", "more.md");
    expect_fault(project, "[a](more.md%00.png)", "link-broken", NULL);
    expect_fault(project, "[a](more.md#two-words%00)", "link-anchor", "two-words");
    expect_fault(project, "[a](www.example.org/a)", "link-broken", "https://www.example.org/a");
    expect_fault(project, "![a](www.example.org/a.png)", "link-broken", NULL);
    expect_fault(project, "[a]()", "link-broken", NULL);
    expect_fault(project, "![a](#more)", "link-broken", NULL);
    expect_fault(project, "[a](%00)", "link-broken", NULL);
    expect_fault(project, "[a](more.md#tow-words)", "link-anchor", "two-words");
    expect_fault(project, "[a](#b)", "link-anchor", NULL);
    expect_fault(project, "[a](../questions/first.md#lwo)", "link-anchor", "low");
    expect_fault(project, "[a](../factors/time.md#tmie)", "link-anchor", "time");
}

static void folders_and_other_files_are_no_targets(void **state)
{
    struct project *project = *state;
    set(project, "content/media/list.pdf", "x");
    set_trouble(project, "content/media/a.b", FILE_IS_FOLDER);
    expect_fault(project, "[a](../../media/a.b)", "link-broken", NULL);
    expect_fault(project, "[a](../../media)", "link-broken", NULL);
    expect_fault(project, "[a](../texts.yaml)", "link-outside", NULL);
    expect_fault(project, "[a](../../check.yaml)", "link-outside", NULL);
    expect_fault(project, "![a](more.md)", "media-type", NULL);
    expect_fault(project, "![a](../../media/list.pdf)", "media-type", NULL);
}

static void links_stay_in_their_language(void **state)
{
    struct project *project = *state;
    set(project, S,
        "languages: [en, de]\npages:\n  - { id: start, role: start }\n"
        "  - { id: more }\n");
    set(project, "content/de/pages/start.md",
        "# Anfang\n\n[a](more.md) [b](../../en/pages/more.md)\n");
    set(project, "content/de/pages/more.md", "# Mehr\n\nText.\n");
    load(project);
    const char *faults = said(project);
    assert_non_null(strstr(faults, "de/pages/start.md:3:14 link-language\n"));
    assert_null(strstr(strstr(faults, "link-language") + 1, "link-"));
}

/* The page is made, with the other language's text. */
static void a_link_may_lead_to_what_is_not_translated_yet(void **state)
{
    struct project *project = *state;
    set(project, S,
        "languages: [en, de]\npages:\n  - { id: start, role: start }\n"
        "  - { id: more }\n");
    set(project, "content/de/pages/start.md",
        "# Anfang\n\n[a](more.md#two-words) [b](../factors/time.md) [c](more.md#tow-words)\n");
    load(project);
    const char *faults = said(project);
    assert_non_null(strstr(faults, "de/pages/start.md:3:48 link-anchor\n"));
    assert_null(strstr(strstr(faults, "link-") + 1, "link-"));
    struct markdown_node *link = NULL;
    markdown_walk(project->model->languages[1].pages[0].markdown->first, find_link, &link);
    assert_string_equal(link->target, "more");
    assert_string_equal(link->anchor, "two-words");
}

/* One fault is enough: that file's. */
static void a_link_to_a_file_that_is_missing_or_faulty_is_no_fault_of_its_own(void **state)
{
    struct project *project = *state;
    set(project, "content/en/pages/more.md", "\xff\xfe");
    drop(project, "content/en/factors/time.md");
    expect_said(project, START,
                "# Start\n\n[a](more.md) [b](more.md#two-words) [c](../factors/time.md#x)\n",
                "check.yaml:6:11 file-missing\npages/more.md:1:1 encoding-utf16\n");
}

static void a_document_that_stands_in_is_resolved_once(void **state)
{
    struct project *project = *state;
    set(project, S,
        "languages: [en, de, fr]\npages:\n  - { id: start, role: start }\n"
        "  - { id: more }\n");
    set(project, START, "# Start\n\n[a](mroe.md) and [b](more.md)\n");
    load(project);
    size_t broken = 0;
    for (size_t i = 0; i < project->diag.count; i++)
        broken += project->diag.items[i].rule == RULE_LINK_BROKEN;
    assert_int_equal(broken, 1);
}

static void anchors_in_questions_are_no_places(void **state)
{
    struct project *project = *state;
    expect_said(project, "content/en/factors/time.md", "# Time\n\n[a](#b)\n\n## B\n",
                "factors/time.md:3:1 link-anchor\n");
}

static void many_broken_links_take_a_moment(void **state)
{
    struct project *project = *state;
    static const char *const parts[] = { "[a](b) ",          "[a](b)\n",        "[a](#b) ",
                                         "[a](more.md#b)\n", "![a](b.png)\n\n", "[a](mroe.md)\n" };
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++) {
        size_t length = strlen(parts[i]), count = very_many(60000);
        char *text = malloc(length * count + 20);
        strcpy(text, "# Start\n\n");
        for (size_t j = 0; j < count; j++)
            memcpy(text + 9 + length * j, parts[i], length);
        text[9 + length * count] = '\0';
        set(project, START, text);
        project->diag.count = 0;
        load(project);
        assert_int_equal(project->diag.count, count);
        free(text);
        set(project, START, "");
    }
}

static void many_headings_and_links_to_none_of_them_take_a_moment(void **state)
{
    struct project *project = *state;
    struct buffer text = BUFFER_INIT;
    buffer_add_string(&text, "# Start\n\n");
    for (size_t i = 0; i < very_many(30000); i++)
        buffer_format(&text, "## Heading %zu\n\n[a](#headnig-%zu)\n\n", i, i);
    set(project, START, text.data);
    load(project);
    assert_int_equal(project->diag.count, very_many(30000));
    assert_string_equal(project->diag.items[0].words[1] ? "near" : "none", "near");
    buffer_free(&text);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        WITH_PROJECT(links_lead_to_pages_questions_and_factors),
        WITH_PROJECT(links_lead_to_the_pages_that_the_program_makes),
        WITH_PROJECT(anchors_are_headings_and_a_title_is_the_top),
        WITH_PROJECT(links_lead_to_media_of_any_name),
        WITH_PROJECT(a_broken_link_is_named_with_one_that_works),
        WITH_PROJECT(folders_and_other_files_are_no_targets),
        WITH_PROJECT(links_stay_in_their_language),
        WITH_PROJECT(a_link_may_lead_to_what_is_not_translated_yet),
        WITH_PROJECT(a_link_to_a_file_that_is_missing_or_faulty_is_no_fault_of_its_own),
        WITH_PROJECT(a_document_that_stands_in_is_resolved_once),
        WITH_PROJECT(anchors_in_questions_are_no_places),
        WITH_PROJECT(many_broken_links_take_a_moment),
        WITH_PROJECT(many_headings_and_links_to_none_of_them_take_a_moment),
    };
    return cmocka_run_group_tests_name("content/links", tests, NULL, NULL);
}
