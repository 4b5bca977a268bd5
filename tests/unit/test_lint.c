/* lint/: what is said of texts, pictures, links and lists, and what is not. */
#include "project.h"

#include "base/buffer.h"
#include "text/quotes.h"

#define START "content/en/pages/start.md"
#define Q     "content/en/questions/first.md"
#define S     "content/site.yaml"
#define C     "content/check.yaml"

/* Lints a project with one file replaced, and holds what it says against `expected`. */
static void expect_linted(struct project *project, const char *path, const char *text,
                          const char *expected)
{
    set(project, path, text);
    project->diag.count = 0;
    load(project);
    model_lint(project->model, &project->diag);
    if (strcmp(said(project), expected))
        fail_msg("%s:\n%ssays\n%s", path, text, said(project));
}

/* The start page with a paragraph: the rules it breaks, one a line, at 3:1. */
static void expect_paragraph(struct project *project, const char *text, const char *rule)
{
    const char *expected =
        *rule ? arena_format(project->arena, "pages/start.md:3:1 %s\n", rule) : "";
    expect_linted(project, START, arena_format(project->arena, "# Start\n\n%s\n", text), expected);
}

static void a_link_says_where_it_leads(void **state)
{
    struct project *project = *state;
    static const char *const vague[] = { "here",         "Here",   "click here",
                                         "Click  here!", "*more*", "More …",
                                         "read\nmore",   "link",   "this page" };
    static const char *const telling[] = {
        "our dates", "more dates",      "hereabouts",      "hier",
        "mehr",      "www.example.org", "mail@example.org"
    };
    for (size_t i = 0; i < sizeof vague / sizeof *vague; i++)
        expect_paragraph(project, arena_format(project->arena, "[%s](more.md)", vague[i]),
                         strcmp(vague[i], "More …") ? "link-text-vague" : "");
    for (size_t i = 0; i < sizeof telling / sizeof *telling; i++)
        expect_paragraph(project, arena_format(project->arena, "[%s](more.md)", telling[i]), "");
    expect_paragraph(project, "[](more.md)", "link-text-missing");
    expect_paragraph(project, "<https://example.org/a>", "link-text-address");
    expect_paragraph(project, "[http://example.org](more.md)", "link-text-address");
    expect_paragraph(project, "[https://**example**.org](more.md)", "link-text-address");
    expect_paragraph(project, "[he*re*](more.md)", "link-text-vague");
    expect_paragraph(project, "[www.example.org/a-long-way-down/to-the-last/page.html](more.md)",
                     "link-text-address");
    expect_paragraph(project, "<mail@example.org>", "");
    expect_linted(project, START, "# Start\n\n- a\n  b\n  c <https://example.org/b>\n",
                  "pages/start.md:5:5 link-text-address\n");
}

static void a_quotation_is_closed_as_its_language_does(void **state)
{
    static const char *const closing[][2] = {
        { "content/de/pages/a.md", "“" },
        { "content/pl/pages/a.md", "”" },
        { "content/hu-simple/texts.yaml", "”" },
        { "content/plt/texts.yaml", "“" },
        { "content/site.yaml", "“" },
    };
    (void)state;
    for (size_t i = 0; i < sizeof closing / sizeof *closing; i++) {
        const struct source source = { .path = closing[i][0] };
        assert_string_equal(quotes_closing(&source), closing[i][1]);
    }
}

static void a_link_that_says_nothing_does_so_in_its_own_language(void **state)
{
    struct project *project = *state;
    set(project, S,
        "contact: { name: Name, email: mail@example.org }\n"
        "languages: [en, de-simple]\npages:\n  - { id: start, role: start }\n");
    set(project, "content/de-simple/pages/start.md",
        "# Anfang\n\n[hier](start.md)\n\n[here](start.md)\n\n[Hier klicken!](start.md)\n");
    load(project);
    project->diag.count = 0;
    model_lint(project->model, &project->diag);
    const char *faults = said(project);
    assert_non_null(strstr(faults, "de-simple/pages/start.md:3:1 link-text-vague\n"));
    assert_null(strstr(faults, "start.md:5:1"));
    assert_non_null(strstr(faults, "de-simple/pages/start.md:7:1 link-text-vague\n"));
}

static void a_picture_says_what_it_shows(void **state)
{
    struct project *project = *state;
    set(project, "content/media/a.png", "\x89PNG");
    expect_paragraph(project, "![The hall](../../media/a.png)", "");
    expect_paragraph(project, "![](../../media/a.png)", "image-text-missing");
    expect_paragraph(project, "![ ](../../media/a.png)", "image-text-missing");
    expect_paragraph(project, "![a.png](../../media/a.png)", "image-text-missing");
    expect_paragraph(project, "![IMG_1234.JPG](../../media/a.png)", "image-text-missing");
    expect_linted(project, START, "# Start\n\n[![](../../media/a.png)](more.md)\n",
                  "pages/start.md:3:2 image-text-missing\n");
}

static void headings_go_down_one_level_at_a_time(void **state)
{
    struct project *project = *state;
    expect_linted(project, START, "# A\n\n## B\n\n### C\n\n## D\n\n### E\n\nText.\n", "");
    expect_linted(project, START, "# A\n\n### B\n\n#### C\n\nText.\n",
                  "pages/start.md:3:1 heading-jump\n");
    expect_linted(project, START, "# A\n\n## B\n\n> #### C\n\n###### D\n\nText.\n",
                  "pages/start.md:5:3 heading-jump\npages/start.md:7:1 heading-jump\n");
    expect_linted(project, START, "# Start\n\nText.\n", "");
    /* In a question, ## begins a band. */
    expect_linted(project, Q, "# A\n\nB?\n\n### C\n\nD\n\n## Low\n\n### E\n\nF\n\n## High\n\nG\n",
                  "");
    expect_linted(project, Q, "# A\n\nB?\n\n#### C\n\nD\n\n## Low\n\n#### E\n\nF\n\n## High\n\nG\n",
                  "questions/first.md:5:1 heading-jump\nquestions/first.md:11:1 heading-jump\n");
}

static void unfinished_texts_are_found_as_whole_words(void **state)
{
    struct project *project = *state;
    static const char *const markers[] = { "TODO",
                                           "TODO: write",
                                           "FIXME!",
                                           "XXX",
                                           "Lorem ipsum",
                                           "lorem ipsum dolor",
                                           "[Platzhalter]",
                                           "[placeholder]",
                                           "*TODO*",
                                           "[Platzhalter: Name]",
                                           "[placeholder: name]" };
    static const char *const words[] = {
        "TODOS",  "todo",   "XXXL",  "AXXX",        "TODO-Liste",         "ÄTODO",
        "`TODO`", "[Name]", "Lorem", "placeholder", "[Platzhalter fehlt]"
    };
    for (size_t i = 0; i < sizeof markers / sizeof *markers; i++) {
        const char *place = *markers[i] == '*' ? "3:2" : "3:1";
        expect_linted(project, START, arena_format(project->arena, "# Start\n\n%s\n", markers[i]),
                      arena_format(project->arena, "pages/start.md:%s text-unfinished\n", place));
    }
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        expect_paragraph(project, words[i], "");
    expect_linted(project, START, "# Start\n\nText, TODO and\na \\*TODO* and TODO.\n",
                  "pages/start.md:3:7 text-unfinished\npages/start.md:4:5 text-unfinished\n"
                  "pages/start.md:4:15 text-unfinished\n");
    expect_linted(project, START, "# Start\n\nText.\n", "");
    expect_linted(project, "content/en/pages/imprint.md",
                  "# Imprint\n\n[Platzhalter] and [TODO: name] and TODO\n",
                  "pages/imprint.md:3:1 legal-placeholder\n"
                  "pages/imprint.md:3:36 text-unfinished\n");
}

/* Where a word stands as entities, it is said of a place nearby, and never of one behind the file.
 */
static void unfinished_texts_are_found_behind_entities_too(void **state)
{
    expect_linted(*state, START, "# Start\n\n&#84;ODO &#70;IXME TODO",
                  "pages/start.md:3:20 text-unfinished\npages/start.md:3:24 text-unfinished\n");
}

static void unfinished_texts_are_found_in_yaml_too(void **state)
{
    struct project *project = *state;
    expect_linted(project, S,
                  "publisher: { name: \"A (TODO)\" }\n"
                  "contact:\n  name: >-\n    A\n    Lorem ipsum\n  email: a@example.org\n"
                  "languages: [en]\npages:\n  - { id: start, role: start }\n",
                  "pages/accessibility.md file-unused\npages/imprint.md file-unused\n"
                  "pages/more.md file-unused\npages/privacy.md file-unused\n"
                  "site.yaml:1:24 text-unfinished\nsite.yaml:5:5 text-unfinished\n"
                  "site.yaml:9:3 legal-missing\nsite.yaml:9:3 legal-missing\n"
                  "site.yaml:9:3 legal-missing\n");
    set(project, S, small_project[1][1]);
    expect_linted(project, "content/en/texts.yaml",
                  "check: { title: FIXME }\nbands: { low: Low, high: { name: High, text: XXX } }\n"
                  "topics: { work: Work, rest: Rest }\n"
                  "scale: { prompt: Is it true?, from: not true, to: true }\n"
                  "views: [Mayor, TODO]\ninterface: { next: TODO }\n",
                  "texts.yaml:1:17 text-unfinished\ntexts.yaml:2:46 text-unfinished\n"
                  "texts.yaml:5:16 text-unfinished\ntexts.yaml:6:20 text-unfinished\n");
}

/* Of a file full of them the first hundred are enough, wherever they have to be looked for. */
static void very_many_unfinished_words_take_a_moment(void **state)
{
    struct project *project = *state;
    struct buffer text = BUFFER_INIT;
    buffer_add_string(&text, "# Start\n\n");
    for (size_t i = 0; i < very_many(60000); i++)
        buffer_add_string(&text, "*TO&#68;O* TO&#68;O ");
    set(project, START, text.data);
    load(project);
    model_lint(project->model, &project->diag);
    assert_int_equal(project->diag.count, 100);
    buffer_free(&text);
}

/* The start page with a paragraph breaks the rule at a place, or "" for nowhere. */
static void expect_at(struct project *project, const char *const paragraph_and_place[2],
                      const char *rule)
{
    const char *place = paragraph_and_place[1];
    expect_linted(
        project, START, arena_format(project->arena, "# Start\n\n%s\n", paragraph_and_place[0]),
        *place ? arena_format(project->arena, "pages/start.md:%s %s\n", place, rule) : "");
}

/* The paragraph, and where what is taken for something else is told. */
static const char *const taken[][2] = {
    { "Citizen*esses and colleague*esses", "3:8" },
    { "## Citizen*esses and **colleague*esses**", "3:11" },
    { "2*3 and 4*5", "3:2" },
    { "A *word* and *two words*, he*re*, citizen\\*esses and \\*s", "" },
    { "24. December\n31. December", "4:1" },
    { "> 1. May\n> 3. October", "4:3" },
    { "1. a\n1. b\n1. c", "" },
    { "3. a\n4. b\n5. c", "" },
    { "31\\. December", "" },
    { "Born on the\n1. May 1970", "4:1" },
    { "Only:\n1. May", "" },
    { "> a\n>\n> 1. May", "" },
    { "1. a\n   1. b\n2. c", "" },
    { "1. May", "" },
    { "Text.\n\n    from a word processor\n", "5:5" },
    { "Text.\n\n\tfrom a word processor\n", "5:2" },
    { "```\ncode\n```", "" },
    { "- a\n\n  ```\n  code\n  ```\n\n> ~~~\n> code", "" },
    { "> - 1) a\n>   2) b\n>\n>      - c\n>   3) d", "" },
    { "- 0. a\n  1. b\n  2. c\n- 007. a\n  8. b", "" },
    { "A sentence.\n---", "3:1" },
    { "A heading\n---", "" },
    { "A sentence.\n\n---", "" },
};

static void what_is_taken_for_something_else_is_told(void **state)
{
    struct project *project = *state;
    for (size_t i = 0; i < sizeof taken / sizeof *taken; i++)
        expect_at(project, taken[i], "markup-taken");
    expect_linted(project, START, "# Start\n\n##\n\nText.\n", "pages/start.md:3:1 text-empty\n");
}

/* The paragraph, and where a sign in it is told; "" for nowhere. */
static const char *const markup[][2] = {
    { "[a](b c.pdf)", "3:3" },
    { "*One*, [**a**](b c.pdf)", "3:14" },
    { "![a](b c.png)", "3:4" },
    { "[a] (https://example.org)", "3:3" },
    { "[a] (more.md)", "3:3" },
    { "(a)[www.example.org]", "3:3" },
    { "[a] (or so), (see) [b], (c)[d], e](f, [g]: h", "3:34" },
    { "\\[a]\\(b c), [a] \\(https://example.org)", "" },
    { "** bold**", "3:1" },
    { "**bold **", "3:1" },
    { "**Bold:**here", "3:1" },
    { "2 ** 3 = 8, ******, \\*\\*as is\\*\\*, citizens*here", "" },
    { "\\*\\*as is\\*\\*, ** bold**", "3:16" },
    { "##Heading", "3:1" },
    { "Text\n##Heading", "4:1" },
    { "#Heading", "3:1" },
    { "#one and\n#two", "" },
    { "\\##Heading", "" },
    { "#1 of 2", "" },
    { "-One\n-Two", "3:1" },
    { "Two:\n-One\n-Two", "4:1" },
    { "1.One\n2.Two", "3:1" },
    { "*One\n*Two", "3:1" },
    { "– One\n– Two", "3:1" },
    { "• One", "3:1" },
    { "\\-One\n\\-Two", "" },
    { "Citizens and\n-in-waiting, until\n1.May", "" },
    { "Citizens\n-in-waiting", "" },
    { "-One", "3:1" },
    { "- One\n-Two", "4:1" },
    { "-5 or\n-6", "" },
    { "until the 1.May and\n3.June", "" },
    { "\xef\x82\xb7 One", "3:1" },
    { "A dash – or\n– two", "" },
    { "| a | b |\n|---|---|\n| c | d |", "3:1" },
    { "a | b\n--|--\nc | d", "3:1" },
    { "one | two", "" },
    { "`** bold**`", "" },
    { "** bold **", "3:1" },
    { "[a][more.md]", "3:3" },
    { "See https://example.org/a?b=c.", "3:5" },
    { "See (https://example.org)", "3:6" },
    { "http, https:// and www.example.org", "" },
};

static void what_looks_like_markup_is_told(void **state)
{
    struct project *project = *state;
    for (size_t i = 0; i < sizeof markup / sizeof *markup; i++)
        expect_at(project, markup[i], "markup-shown");
    expect_linted(project, START, "# Start\n\n[a](b c), [a](b c)\n",
                  "pages/start.md:3:3 markup-shown\npages/start.md:3:13 markup-shown\n");
    expect_linted(project, START, "# ** Start**\n\n> - ** a**\n",
                  "pages/start.md:1:3 markup-shown\npages/start.md:3:5 markup-shown\n");
    expect_linted(project, START, "##Start\n\nText.\n", "pages/start.md:1:1 title-missing\n");
}

/* What lint finds in a page that has a part so many times. */
static size_t lint_many(struct project *project, const char *part, size_t times)
{
    struct buffer text = BUFFER_INIT;
    buffer_add_string(&text, "# Start\n\n");
    for (size_t i = 0; i < times; i++)
        buffer_add_string(&text, part);
    set(project, START, text.data);
    load(project);
    size_t before = project->diag.count;
    model_lint(project->model, &project->diag);
    buffer_free(&text);
    return project->diag.count - before;
}

static void very_many_faults_of_a_text_take_a_moment(void **state)
{
    struct project *project = *state;
    static const char *const faults[] = { "[a](b c) ", "** a** ",          "a[^1] ",
                                          "„a\" ",     "- ![](a.png)\n\n", "](a" };
    for (size_t i = 0; i < sizeof faults / sizeof *faults; i++) {
        project->diag.count = 0;
        assert_int_equal(lint_many(project, faults[i], very_many(40000)), very_many(40000));
    }
}

static void very_many_signs_that_are_no_fault_take_a_moment(void **state)
{
    static const char *const signs[] = { "http",     ")[",      ") [#",
                                         "\\*\\*a ", "[\\^1] ", "http&#58;//a " };
    for (size_t i = 0; i < sizeof signs / sizeof *signs; i++)
        assert_int_equal(lint_many(*state, signs[i], very_many(80000)), 0);
    assert_int_equal(lint_many(*state, "http://", very_many(80000)), 1); /* one long address */
}

static void very_many_addresses_of_links_take_a_moment(void **state)
{
    struct project *project = *state;
    struct buffer text = BUFFER_INIT;
    buffer_add_string(&text, "# Start\n\n");
    for (size_t i = 0; i < very_many(100000); i++)
        buffer_add_string(&text, "[a]: more.md\n");
    buffer_add_string(&text, "\nText [a]\n");
    expect_linted(project, START, text.data, "");
    buffer_free(&text);
}

static void a_picture_that_fetches_something_is_told(void **state)
{
    struct project *project = *state;
    static const char *const pictures[][2] = {
        { "<svg><a href\n = \"https://example.org\"/></svg>", "href" },
        { "<svg><a href='&quot;  &quot;#a'/>url(#b) src=\"data:image/png;\"</svg>", NULL },
        { "<svg>u: url( 'a.png')</svg>", "url( 'a.png'" },
        { "<svg>href, a src or url</svg>", NULL },
    };
    for (size_t i = 0; i < sizeof pictures / sizeof *pictures; i++) {
        set(project, "content/media/a.svg", pictures[i][0]);
        expect_linted(project, START, "# Start\n\n![A](../../media/a.svg)\n",
                      pictures[i][1] ? "media/a.svg media-script\n" : "");
    }
}

static void very_large_pictures_take_a_moment(void **state)
{
    struct project *project = *state;
    struct buffer svg = BUFFER_INIT;
    buffer_add_string(&svg, "<svg href='");
    for (size_t i = 0; i < 200000; i++)
        buffer_add_string(&svg, "&quot;");
    buffer_add_string(&svg, "#'>");
    for (size_t i = 0; i < very_many(800000); i++)
        buffer_add_char(&svg, '<');
    set(project, "content/media/a.svg", svg.data);
    expect_linted(project, START, "# Start\n\n![A](../../media/a.svg)\n", "");
    buffer_free(&svg);
}

static void questions_are_short_and_different(void **state)
{
    struct project *project = *state;
    struct buffer text = BUFFER_INIT;
    buffer_add_string(&text, "# A\n\n");
    for (int i = 0; i < 199; i++)
        buffer_add_string(&text, "ä\n");
    buffer_add_string(&text, "ab?\n\n## Low\n\nMore.\n\n## High\n\nOn.\n");
    expect_linted(project, Q, text.data, "questions/first.md:3:1 question-long\n");
    assert_string_equal(project->diag.items[0].words[0], "401");
    char *end = strstr(text.data, "ab?");
    memmove(end, end + 1, strlen(end));
    expect_linted(project, Q, text.data, ""); /* 400 */
    buffer_free(&text);
    expect_linted(project, Q, "# A\n\nIs *there*\nrest?\n\n## Low\n\nMore.\n\n## High\n\nOn.\n",
                  ""); /* in another topic, that is meant */
    expect_linted(project, C,
                  "id: small\nversion: 1\nscale: { from: 0, to: 10, step: 5 }\n"
                  "bands: [{ id: low, from: 0 }, { id: high, from: 5 }]\n"
                  "topics: [work, rest]\nfactors: [time, luck]\nquestions:\n"
                  "  - { id: first, topic: rest, factors: [time, luck] }\n"
                  "  - { id: second, topic: rest }\n",
                  "check.yaml:5:10 topic-unused\nquestions/second.md:3:1 question-equal\n");
}

/* The guidance of three bands. */
static const char *guided_by(struct project *project, const char *low, const char *middle,
                             const char *high)
{
    return arena_format(project->arena,
                        "# A\n\nB?\n\n## low\n\n%s\n\n## mid\n\n%s\n\n## high\n\n%s\n", low, middle,
                        high);
}

static void guidance_returns_in_neighbours_alone(void **state)
{
    struct project *project = *state;
    set(project, C,
        "id: small\nversion: 1\nscale: { from: 0, to: 10, step: 5 }\n"
        "bands: [{ id: low, from: 0 }, { id: mid, from: 5 }, { id: high, from: 10 }]\n"
        "topics: [work]\nfactors: [time, luck]\nquestions:\n"
        "  - { id: first, topic: work, factors: [time, luck] }\n");
    set(project, "content/en/texts.yaml",
        "check: { title: A }\nbands: { low: L, mid: M, high: H }\ntopics: { work: W }\n"
        "scale: { from: no, to: yes }\n");
    drop(project, "content/en/questions/second.md");
    expect_linted(project, Q,
                  guided_by(project, "- Do *this*.\n- That.", "Other.", "- Do this.\n- That."),
                  "questions/first.md:16:1 guidance-equal\n");
    assert_string_equal(project->diag.items[0].words[0], "H");
    assert_string_equal(project->diag.items[0].words[1], "L");
    expect_linted(project, Q, guided_by(project, "This.", "This.", "Other."), "");
    expect_linted(project, Q, guided_by(project, "This.", "This.", "This."), "");
}

static const char rest_of_check[] = "id: small\nversion: 1\nscale: { from: 0, to: 10, step: 5 }\n"
                                    "bands: [{ id: low, from: 0 }, { id: high, from: 5 }]\n"
                                    "topics: [work, rest]\nfactors: [time, luck]\n"
                                    "questions:\n  - { id: first, topic: work, factors: [time] }\n";

static void topics_and_factors_have_their_questions(void **state)
{
    struct project *project = *state;
    expect_linted(
        project, C,
        arena_format(project->arena, "%s  - { id: second, topic: work }\n", rest_of_check),
        "check.yaml:5:16 topic-unused\ncheck.yaml:6:17 factor-unused\n");
    /* What follows from a fault is none of its own. */
    expect_linted(project, C,
                  arena_format(project->arena,
                               "%s  - { id: second, topic: rset, factors: [lcuk] }\n",
                               rest_of_check),
                  "check.yaml:9:26 id-unknown\ncheck.yaml:9:42 id-unknown\n");
}

static void expect_site(struct project *project, const char *settings, const char *expected)
{
    expect_linted(
        project, S,
        arena_format(
            project->arena,
            "%s\npublisher: { name: A }\nlanguages: [en]\npages:\n  - { id: start, role: start }\n"
            "  - { id: more }\n  - { id: imprint, role: imprint }\n"
            "  - { id: privacy, role: privacy }\n"
            "  - { id: accessibility, role: accessibility }\n",
            settings),
        expected);
}

static void the_contacts_address_is_one(void **state)
{
    struct project *project = *state;
    static const char *const right[] = { "a@b.de", "first.last+tag@sub.example.org",
                                         "büro@müllerstadt.de", "a_b-c@x-y.museum" };
    static const char *const wrong[] = {
        "a",     "a@b",       "@b.de",           "a@",      "a@@b.de",  "a b@c.de",       "a@b..de",
        "a@.de", "a@b.de.",   ".a@b.de",         "a.@b.de", "<a@b.de>", "a@b.de, c@d.de", "a@-b.de",
        "a@b.d", "a(at)b.de", "a@b.de?subject=A"
    };
    for (size_t i = 0; i < sizeof right / sizeof *right; i++)
        expect_site(project,
                    arena_format(project->arena, "contact: { name: A, email: \"%s\" }", right[i]),
                    "");
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++)
        expect_site(project,
                    arena_format(project->arena, "contact: { name: A, email: \"%s\" }", wrong[i]),
                    "site.yaml:1:28 email-invalid\n");
    set(project, S, small_project[1][1]);
    expect_paragraph(project, "[Write to us](mailto:a@b.de?subject=Dates)", "");
    expect_paragraph(project, "[Write to us](mailto:a@b)", "email-invalid");
    expect_paragraph(project, "[Write to us](mailto:a@b.de,c@d.de)", "");
    expect_paragraph(project, "[Write to us](mailto:a@b.de,c@d?subject=Dates)", "email-invalid");
    expect_paragraph(project, "[Tell others](mailto:?subject=A%20check)", "");
    expect_paragraph(project, "[Tell others](mailto:)", "email-invalid");
}

#define CONTACT "contact: { name: A, email: a@b.de }\n"

static void the_brand_can_be_read(void **state)
{
    struct project *project = *state;
    set(project, "content/media/a.svg", "<svg/>");
    set(project, START, "# Start\n\n![A](../../media/a.svg)\n");
    expect_site(project, CONTACT "brand: { color: \"#767676\" }", "");
    expect_site(project, CONTACT "brand: { color: \"#ff8800\" }",
                "site.yaml:2:17 color-contrast\n");
    assert_string_equal(project->diag.items[0].words[0], "2");
    assert_string_equal(project->diag.items[0].words[1], "3");
    expect_site(project, CONTACT "brand: { color: orange }", "site.yaml:2:17 color-invalid\n");
    expect_site(project, CONTACT "brand: { logo: media/a.svg, logo_alt: A }", "");
    expect_site(project, CONTACT "brand: { logo: media/a.svg }",
                "site.yaml:2:16 logo-text-missing\n");
}

static void names_that_windows_takes_for_the_same_are_refused(void **state)
{
    struct project *project = *state;
    set(project, "content/media/Plan.txt", "a");
    set(project, "content/media/plan.TXT", "b");
    set(project, "content/media/Übung.txt", "a");
    set(project, "content/media/übung.txt", "b");
    expect_linted(project, "content/en/pages/More.md", "# Title\n\nText.\n",
                  "pages/more.md file-name-case\nmedia/plan.TXT file-name-case\n"
                  "media/übung.txt file-name-case\n");
}

static void media_fit_on_a_stick(void **state)
{
    struct project *project = *state;
    enum { MEGABYTE = 1024 * 1024 };
    static const char text[] = "# Start\n\n![A](../../media/right.jpg) [B](../../media/film.mp4)\n";
    char *bytes = calloc(1, 21 * MEGABYTE);
    memcpy(bytes, "\xff\xd8\xff", 3);
    set_bytes(project, "content/media/right.jpg", bytes, 2 * MEGABYTE);
    set_bytes(project, "content/media/film.mp4", bytes, 17 * MEGABYTE);
    expect_linted(project, START, text, "");
    set_bytes(project, "content/media/right.jpg", bytes, 2 * MEGABYTE + 1);
    expect_linted(project, START, text, "media/right.jpg image-large\n");
    assert_string_equal(project->diag.items[0].words[0], "2");
    assert_string_equal(project->diag.items[0].words[1], "1");
    set_bytes(project, "content/media/right.jpg", bytes, MEGABYTE);
    set_bytes(project, "content/media/film.mp4", bytes, 19 * MEGABYTE + 1);
    expect_linted(project, START, text, "media media-large\n");
    free(bytes);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        WITH_PROJECT(a_link_says_where_it_leads),
        WITH_PROJECT(a_link_that_says_nothing_does_so_in_its_own_language),
        WITH_PROJECT(a_quotation_is_closed_as_its_language_does),
        WITH_PROJECT(a_picture_says_what_it_shows),
        WITH_PROJECT(headings_go_down_one_level_at_a_time),
        WITH_PROJECT(unfinished_texts_are_found_as_whole_words),
        WITH_PROJECT(unfinished_texts_are_found_behind_entities_too),
        WITH_PROJECT(unfinished_texts_are_found_in_yaml_too),
        WITH_PROJECT(very_many_unfinished_words_take_a_moment),
        WITH_PROJECT(what_looks_like_markup_is_told),
        WITH_PROJECT(what_is_taken_for_something_else_is_told),
        WITH_PROJECT(very_many_faults_of_a_text_take_a_moment),
        WITH_PROJECT(very_many_signs_that_are_no_fault_take_a_moment),
        WITH_PROJECT(very_many_addresses_of_links_take_a_moment),
        WITH_PROJECT(a_picture_that_fetches_something_is_told),
        WITH_PROJECT(very_large_pictures_take_a_moment),
        WITH_PROJECT(questions_are_short_and_different),
        WITH_PROJECT(guidance_returns_in_neighbours_alone),
        WITH_PROJECT(topics_and_factors_have_their_questions),
        WITH_PROJECT(the_contacts_address_is_one),
        WITH_PROJECT(the_brand_can_be_read),
        WITH_PROJECT(names_that_windows_takes_for_the_same_are_refused),
        WITH_PROJECT(media_fit_on_a_stick),
    };
    return cmocka_run_group_tests_name("lint", tests, NULL, NULL);
}
