/* site/theme: the project's files over the built-in ones, words and what stands in for
 * them, styles and scripts, and one message a fault. */
#include "project.h"

#include "base/sha256.h"
#include "site/media.h"

#define S "content/site.yaml"
#define T "content/en/texts.yaml"

/* Templates that show what a test asks for, in place of the theme's own. */
static void show(struct project *project, const char *template)
{
    set(project, "themes/own/templates/document.mustache", template);
    set(project, "themes/own/templates/single.mustache", "single");
    set(project, "themes/own/theme.yaml", "styles: [a.css]\n");
    set(project, "themes/own/a.css", "a {}");
    set(project, "themes/own/js/site.js", "a();");
    set(project, "themes/own/js/check.js", "b();");
    set(project, "themes/own/js/later.js", "c();");
    set(project, "themes/own/js/together.js", "d();");
}

static void expect_shown(struct project *project, const char *path, const char *expected)
{
    assert_string_equal(made(project, path), expected);
}

static void a_file_of_the_projects_theme_stands_in_for_the_built_in_one(void **state)
{
    struct project *project = *state;
    set(project, "themes/own/templates/footer.mustache", "<p>own footer</p>\n");
    render_with(project, "own");
    assert_string_equal(said(project), "");
    assert_non_null(strstr(made(project, "index.html"), "own footer"));
    assert_non_null(strstr(made(project, "index.html"), "<header")); /* the built-in one */
}

static void the_default_theme_can_be_changed_file_by_file_too(void **state)
{
    struct project *project = *state;
    set(project, "themes/default/templates/footer.mustache", "<p>own footer</p>\n");
    render(project);
    assert_string_equal(said(project), "");
    assert_non_null(strstr(made(project, "index.html"), "own footer"));
}

static void a_theme_that_is_not_there_is_named_where_it_stands(void **state)
{
    struct project *project = *state;
    set(project, "themes/own/a.css", "");
    set(project, S, "languages: [en]\ntheme: onw\npages:\n  - { id: start, role: start }\n");
    load(project);
    project->diag.count = 0;
    render_model(project, &project->model->settings.theme);
    assert_string_equal(said(project), "site.yaml:2:8 theme-unknown\n");
    assert_string_equal(project->diag.items[0].words[1], "own");
}

static void a_theme_asked_for_on_the_command_line_has_no_place(void **state)
{
    struct project *project = *state;
    render_with(project, "../secret");
    assert_string_equal(said(project), "- theme-unknown\n");
    assert_int_equal(project->site.count, 0);
}

static void words_come_from_the_theme_over_the_built_in_ones(void **state)
{
    struct project *project = *state;
    show(project, "{{word.next}}|{{word.back}}|{{word.mine}}");
    set(project, "themes/own/strings/en.yaml", "next: Onwards\nmine: Mine\n");
    render_with(project, "own");
    assert_string_equal(said(project), "");
    expect_shown(project, "index.html", "Onwards|Back|Mine");
}

static void single_words_are_replaced_by_the_content(void **state)
{
    struct project *project = *state;
    show(project, "{{word.next}}|{{word.back}}");
    set(project, T,
        arena_format(project->arena, "%s%s", small_project[2][1],
                     "interface:\n  next: Go on\n  bakc: Go back\n"));
    render_with(project, "own");
    assert_string_equal(said_in(project, &project->diag, true),
                        "texts.yaml:10:3 word-unknown [bakc]\n");
    assert_string_equal(project->diag.items[0].words[1], "back");
    expect_shown(project, "index.html", "Go on|Back");
}

static void a_variant_has_the_words_of_its_language_silently(void **state)
{
    struct project *project = *state;
    set(project, S, "languages: [en, de-simple]\npages:\n  - { id: start, role: start }\n");
    show(project, "{{word.next}}|{{word.back}}|{{word.only}}");
    set(project, "themes/own/strings/de-simple.yaml", "next: Los\n");
    set(project, "themes/own/strings/en.yaml", "only: Only\n");
    render_with(project, "own");
    const char *faults = said_in(project, &project->diag, true);
    /* What even the longer tag lacks is said of the file that comes first. */
    assert_non_null(strstr(faults, "themes/own/strings/de-simple.yaml word-untranslated [only]\n"));
    assert_null(strstr(faults, "[back]"));
    expect_shown(project, "de-simple/index.html", "Los|Zurück|Only");
}

static void a_language_without_words_has_the_defaults_and_says_so_once(void **state)
{
    struct project *project = *state;
    set(project, S, "languages: [de, fr]\npages:\n  - { id: start, role: start }\n");
    show(project, "{{word.next}}");
    render_with(project, "own");
    const char *faults = said_in(project, &project->diag, true);
    assert_non_null(strstr(faults, "- words-missing [fr]\n"));
    assert_null(strstr(faults, "word-untranslated"));
    expect_shown(project, "fr/index.html", "Weiter");
}

/* Its name is the one word that nobody else's can stand in for. */
static void a_language_calls_itself_by_its_own_name(void **state)
{
    struct project *project = *state;
    set(project, S,
        "languages: [en, de, de-simple, fr, tr]\npages:\n  - { id: start, role: start }\n");
    set(project, "themes/own/strings/tr.yaml", "language_name: Türkçe\n");
    set(project, "content/fr/texts.yaml", "interface: { language_name: Français }\n");
    show(project, "{{#languages}}{{tag}}={{name}} {{/languages}}{{word.language_name}}");
    render_with(project, "own");
    expect_shown(project, "index.html",
                 "en=English de=Deutsch de-simple=Einfache Sprache fr=Français tr=Türkçe English");
    expect_shown(project, "fr/index.html",
                 "en=English de=Deutsch de-simple=Einfache Sprache fr=Français tr=Türkçe Français");
    assert_null(strstr(said(project), "word-unknown"));
}

static void english_comes_last_even_where_the_theme_has_one_word_of_it(void **state)
{
    struct project *project = *state;
    set(project, S, "languages: [fr]\npages:\n  - { id: start, role: start }\n");
    set(project, "themes/own/strings/en.yaml", "next: Onwards\n");
    show(project, "{{word.next}}|{{word.back}}");
    render_with(project, "own");
    expect_shown(project, "index.html", "Onwards|Back");
    assert_null(strstr(said(project), "template-key"));
}

static void a_strings_file_with_a_fault_is_one_fault(void **state)
{
    struct project *project = *state;
    static const char *const texts[][2] = {
        { "next: [a]\n", "themes/own/strings/en.yaml:1:1 type-wrong\n" },
        { "- a\n- b\n", "themes/own/strings/en.yaml:1:1 type-wrong\n" },
        { "just this\n", "themes/own/strings/en.yaml:1:1 type-wrong\n" },
        { "a: \"b\n", "themes/own/strings/en.yaml:1:4 yaml-syntax\n" },
        { "a: \xff\n", "themes/own/strings/en.yaml:1:4 encoding-utf8\n" },
        { "", "" },
    };
    show(project, "x");
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        set(project, "themes/own/strings/en.yaml", texts[i][0]);
        project->diag.count = 0;
        render_with(project, "own");
        assert_string_equal(said(project), texts[i][1]);
    }
}

static void a_template_with_a_fault_is_one_fault(void **state)
{
    struct project *project = *state;
    static const char *const texts[][2] = {
        { "{{#a}}", "themes/own/templates/footer.mustache:1:1 template-syntax\n" },
        { "{{nothing}}", "themes/own/templates/footer.mustache:1:1 template-key\n" },
        { "{{questions}}", "themes/own/templates/footer.mustache:1:1 template-text\n" },
        { "{{>foter}}", "themes/own/templates/footer.mustache:1:1 template-partial\n" },
        { "{{>footer}}", "themes/own/templates/footer.mustache:1:1 template-depth\n" },
        { "ä {{\xff}}", "themes/own/templates/footer.mustache:1:5 encoding-utf8\n" },
        { "a\n\tü {{nothing}}\n", "themes/own/templates/footer.mustache:2:4 template-key\n" },
    };
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        set(project, "themes/own/templates/footer.mustache", texts[i][0]);
        project->diag.count = 0;
        render_with(project, "own");
        assert_string_equal(said(project), texts[i][1]);
    }
}

static void a_template_that_no_page_uses_is_looked_at_too(void **state)
{
    struct project *project = *state;
    set(project, "themes/own/templates/spare.mustache", "{{#a}}");
    render_with(project, "own");
    assert_string_equal(said(project), "themes/own/templates/spare.mustache:1:1 template-syntax\n");
}

static void styles_are_joined_in_their_order_as_they_are(void **state)
{
    struct project *project = *state;
    show(project, "x");
    set(project, "themes/own/theme.yaml", "styles: [b.css, a.css, c.mustache.css]\n");
    set(project, "themes/own/b.css",
        "\xef\xbb\xbf"
        "b {\r\n}\r\n");
    set(project, "themes/own/c.mustache.css", "c { color: {{site.brand.color}}{{brand.color}} }");
    set(project, S,
        arena_format(project->arena, "brand: { color: \"#123456\" }\n%s", small_project[1][1]));
    render_with(project, "own");
    expect_shown(project, "assets/style.css", "b {\n}\na {}\nc { color: #123456 }\n");
    assert_string_equal(said(project), "themes/own/c.mustache.css:1:12 template-key\n");
}

static void a_style_of_the_check_or_of_what_comes_later_is_a_file_of_its_own(void **state)
{
    struct project *project = *state;
    show(project, "x");
    set(project, "themes/own/theme.yaml",
        "styles: [a.css, end.css]\ncheck_styles: [b.css, end.css]\n"
        "together_styles: [c.mustache.css]\n");
    set(project, "themes/own/b.css", "b {}");
    set(project, "themes/own/c.mustache.css", "c {}");
    set(project, "themes/own/end.css", "end {}");
    set(project, "themes/own/templates/single.mustache", "{{{style}}}");
    render_with(project, "own");
    assert_string_equal(said(project), "");
    expect_shown(project, "assets/style.css", "a {}\nend {}\n");
    expect_shown(project, "assets/check.css", "b {}\nend {}\n");
    expect_shown(project, "assets/together.css", "c {}\n");
    expect_shown(project, "small-en.html", "a {}\nend {}\nb {}\nend {}\nc {}\n");
}

static void scripts_are_files_of_their_own_and_follow_one_another_in_the_single_file(void **state)
{
    struct project *project = *state;
    show(project, "x");
    set(project, "themes/own/templates/single.mustache", "{{{script}}}");
    render_with(project, "own");
    expect_shown(project, "assets/site.js", "a();\n");
    expect_shown(project, "assets/check.js", "b();\n");
    expect_shown(project, "assets/later.js", "c();\n");
    expect_shown(project, "assets/together.js", "d();\n");
    expect_shown(project, "small-en.html", "a();\n;\nb();\n;\nc();\n;\nd();\n;\n");
    assert_string_equal(said(project), "");
}

static const char *builtin(struct project *project, const char *path)
{
    return files_find(&project->builtin, path)->data;
}

/* Whoever copies the default theme to change one file of it has not chosen the others. */
static void a_style_that_is_the_default_themes_own_is_the_minified_one(void **state)
{
    struct project *project = *state;
    const char *original = builtin(project, "unminified/themes/default/css/base.css");
    const char *minified = builtin(project, "themes/default/css/base.css");
    assert_true(strlen(minified) < strlen(original));
    set(project, "themes/default/theme.yaml", "styles: [css/base.css]\n");
    set(project, "themes/default/css/base.css", original);
    render(project);
    expect_shown(project, "assets/style.css", minified);
}

static void a_style_in_which_one_character_differs_is_the_projects_as_it_is(void **state)
{
    struct project *project = *state;
    const char *original = builtin(project, "unminified/themes/default/css/base.css");
    char *changed = arena_string(project->arena, original);
    char *digit = strpbrk(changed, "123456789");
    *digit = *digit == '9' ? '8' : '9';
    set(project, "themes/default/theme.yaml", "styles: [css/base.css]\n");
    set(project, "themes/default/css/base.css", changed);
    render(project);
    expect_shown(project, "assets/style.css", changed);
}

/* Whoever keeps files for a year asks for those whose names are new. */
static void names_of_styles_and_scripts_carry_their_content(void **state)
{
    struct project *project = *state;
    char hex[SHA256_HEX_SIZE];
    sha256_hex("b();\n", 5, hex);
    show(project, "{{root}}{{assets.check_js}} {{assets.together_css}}");
    render_with(project, "own");
    assert_string_equal(said(project), "");
    assert_memory_equal(made(project, "index.html"),
                        arena_format(project->arena, "assets/check.%.10s.js assets/together.", hex),
                        42);
    const struct file *page = files_find(&project->site, "index.html");
    assert_memory_equal(page->data,
                        "\xef\xbb\xbf"
                        "assets/",
                        10);
}

static void a_template_that_names_them_otherwise_is_told(void **state)
{
    struct project *project = *state;
    show(project, "assets/check.js\n{{root}}assets/style.css assets/own.css");
    render_with(project, "own");
    assert_string_equal(said(project), "themes/own/templates/document.mustache:1:1 asset-name\n"
                                       "themes/own/templates/document.mustache:2:9 asset-name\n");
}

static void a_style_that_is_missing_is_named_where_it_stands(void **state)
{
    struct project *project = *state;
    show(project, "x");
    set(project, "themes/own/theme.yaml", "styles: [a.css, none.css, ../../content/check.yaml]\n");
    render_with(project, "own");
    assert_string_equal(said_in(project, &project->diag, true),
                        "themes/own/theme.yaml:1:17 file-missing [none.css]\n"
                        "themes/own/theme.yaml:1:27 file-missing [../../content/check.yaml]\n");
}

static void what_would_end_the_single_files_style_or_script_is_refused(void **state)
{
    struct project *project = *state;
    show(project, "x");
    set(project, "themes/own/js/check.js", "a = '</SCRIPT>';\nb = '<!--';\nc = '<\\/script>';\n");
    set(project, "themes/own/a.css", "a::before { content: '</style' }\n");
    render_with(project, "own");
    assert_string_equal(said(project), "themes/own/a.css:1:23 inline-unsafe\n"
                                       "themes/own/js/check.js:1:6 inline-unsafe\n"
                                       "themes/own/js/check.js:2:6 inline-unsafe\n");
}

/* CRLF in a theme's files becomes LF before it is hashed, as in the browser. */
static void the_single_file_has_the_hash_of_what_it_carries(void **state)
{
    struct project *project = *state;
    show(project, "x");
    set(project, "themes/own/templates/single.mustache",
        "{{script_hash}}|{{style_hash}}|{{{script}}}|{{{style}}}");
    set(project, "themes/own/js/site.js", "a();\r\na();\r\n");
    render_with(project, "own");
    unsigned char script[SHA256_BYTES], style[SHA256_BYTES];
    sha256("a();\na();\n;\nb();\n;\nc();\n;\nd();\n;\n", 33, script);
    sha256("a {}\n", 5, style);
    expect_shown(
        project, "small-en.html",
        arena_format(project->arena,
                     "sha256-%s|sha256-%s|a();\na();\n;\nb();\n;\nc();\n;\nd();\n;\n|a {}\n",
                     base64(project->arena, script, sizeof script),
                     base64(project->arena, style, sizeof style)));
}

static void many_tags_without_a_value_are_a_fault_each(void **state)
{
    struct project *project = *state;
    char *text = malloc(40000 * 5 + 1);
    for (int i = 0; i < 40000; i++)
        memcpy(text + 5 * i, "{{x}}", 6);
    set(project, "themes/own/templates/inline.mustache", text);
    render_with(project, "own");
    assert_int_equal(project->diag.count, 40000);
    free(text);
}

static void without_a_model_the_theme_is_looked_at_all_the_same(void **state)
{
    struct project *project = *state;
    struct text theme = { .text = "own" };
    show(project, "{{#a}}");
    files_sort(&project->files);
    const struct job job = { &project->files, project->arena, &project->diag };
    site_check_theme(&job, &project->builtin, &theme);
    assert_string_equal(said(project),
                        "themes/own/templates/document.mustache:1:1 template-syntax\n");
}

/* What two templates, theme.yaml and the languages do not ask for is said, with what may be
 * meant; but notes for people, and other themes' files, are nobody's business. */
static void files_that_nothing_uses_are_named(void **state)
{
    struct project *project = *state;
    show(project, "{{>a}}{{#check}}{{#nothing}}{{>b}}{{/nothing}}{{/check}}");
    set(project, "themes/own/templates/a.mustache", "{{>c}}");
    set(project, "themes/own/templates/b.mustache", "{{>b}}");
    set(project, "themes/own/templates/c.mustache", "c");
    set(project, "themes/own/templates/d.mustache", "{{>e}}");
    set(project, "themes/own/templates/e.mustache", "e");
    set(project, "themes/own/templates/footr.mustache", "e");
    set(project, "themes/own/strings/en.yaml", "next: Next\n");
    set(project, "themes/own/strings/uk.yaml", "next: Далі\n");
    set(project, "themes/own/README.md", "Note");
    set(project, "themes/other/b.css", "b {}");
    render_with(project, "own");
    assert_string_equal(said_in(project, &project->diag, true),
                        "themes/own/strings/uk.yaml theme-file-unused\n"
                        "themes/own/templates/d.mustache theme-file-unused\n"
                        "themes/own/templates/document.mustache:1:17 template-key [nothing]\n"
                        "themes/own/templates/e.mustache theme-file-unused\n"
                        "themes/own/templates/footr.mustache theme-file-unused "
                        "[templates/footer.mustache]\n");
}

static void of_a_theme_with_faults_nothing_is_said_to_be_unused(void **state)
{
    struct project *project = *state;
    show(project, "{{>haeder}}");
    set(project, "themes/own/templates/heador.mustache", "e");
    render_with(project, "own");
    assert_string_equal(said(project),
                        "themes/own/templates/document.mustache:1:1 template-partial\n");
}

/* Among as many others as you like, and places that only begin as one does. */
static void a_picture_is_told_of_by_its_whole_name(void **state)
{
    struct project *project = *state;
    struct buffer page = BUFFER_INIT;
    buffer_add_string(&page, "# More\n\n");
    for (size_t i = 0; i < 1000; i++) {
        set_bytes(project, arena_format(project->arena, "content/media/picture %zu.svg", i),
                  "<svg xmlns=\"http://www.w3.org/2000/svg\"/>", 41);
        buffer_format(&page, "[To picture %zu](<../../media/picture %zu.svg>)\n\n", i, i);
    }
    set(project, "content/en/pages/more.md", buffer_move(&page, project->arena));
    struct buffer text = BUFFER_INIT;
    for (size_t i = 0; i < 20000; i++)
        buffer_add_string(&text, "media/pic ");
    buffer_add_string(&text, "media/picture 7.svg.\n'media/picture 8.svg'");
    set(project, "content/site.yaml",
        "publisher: { name: P, url: \"https://example.org/\" }\nlanguages: [en]\n"
        "pages: [{ id: start, role: start }, more]\n");
    show(project, buffer_move(&text, project->arena));
    render_with(project, "own");
    const char *last = strstr(said(project), "document.mustache");
    assert_string_equal(last, "document.mustache:2:2 asset-name\n");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        WITH_PROJECT(files_that_nothing_uses_are_named),
        WITH_PROJECT(of_a_theme_with_faults_nothing_is_said_to_be_unused),
        WITH_PROJECT(a_file_of_the_projects_theme_stands_in_for_the_built_in_one),
        WITH_PROJECT(the_default_theme_can_be_changed_file_by_file_too),
        WITH_PROJECT(a_theme_that_is_not_there_is_named_where_it_stands),
        WITH_PROJECT(a_theme_asked_for_on_the_command_line_has_no_place),
        WITH_PROJECT(words_come_from_the_theme_over_the_built_in_ones),
        WITH_PROJECT(single_words_are_replaced_by_the_content),
        WITH_PROJECT(a_variant_has_the_words_of_its_language_silently),
        WITH_PROJECT(a_language_without_words_has_the_defaults_and_says_so_once),
        WITH_PROJECT(a_language_calls_itself_by_its_own_name),
        WITH_PROJECT(english_comes_last_even_where_the_theme_has_one_word_of_it),
        WITH_PROJECT(a_strings_file_with_a_fault_is_one_fault),
        WITH_PROJECT(a_template_with_a_fault_is_one_fault),
        WITH_PROJECT(a_template_that_no_page_uses_is_looked_at_too),
        WITH_PROJECT(styles_are_joined_in_their_order_as_they_are),
        WITH_PROJECT(a_style_of_the_check_or_of_what_comes_later_is_a_file_of_its_own),
        WITH_PROJECT(scripts_are_files_of_their_own_and_follow_one_another_in_the_single_file),
        WITH_PROJECT(a_style_that_is_the_default_themes_own_is_the_minified_one),
        WITH_PROJECT(a_style_in_which_one_character_differs_is_the_projects_as_it_is),
        WITH_PROJECT(names_of_styles_and_scripts_carry_their_content),
        WITH_PROJECT(a_template_that_names_them_otherwise_is_told),
        WITH_PROJECT(a_style_that_is_missing_is_named_where_it_stands),
        WITH_PROJECT(what_would_end_the_single_files_style_or_script_is_refused),
        WITH_PROJECT(the_single_file_has_the_hash_of_what_it_carries),
        WITH_PROJECT(many_tags_without_a_value_are_a_fault_each),
        WITH_PROJECT(a_picture_is_told_of_by_its_whole_name),
        WITH_PROJECT(without_a_model_the_theme_is_looked_at_all_the_same),
    };
    return cmocka_run_group_tests_name("site/theme", tests, NULL, NULL);
}
