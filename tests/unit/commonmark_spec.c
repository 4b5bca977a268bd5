/* commonmark_spec SPEC: holds the Markdown tree against the CommonMark specification.
 *
 * SPEC is its spec.txt, whose examples stand between lines of 32 backticks, Markdown and
 * HTML apart by a line with a dot, tabs written as an arrow. Each example's Markdown is
 * parsed into our tree, made into values and written by templates that write what cmark
 * writes; cmark's own safe HTML of the same Markdown must come out. What our tree leaves
 * out on purpose is taken out of cmark's, too: raw HTML, with the paragraphs that held
 * nothing else. Where a block of HTML has text, which stays, both must have a paragraph. Addresses
 * of pictures are compared apart (the project's pictures are files). Line ends beside the tags of
 * blocks do not count, as in the specification's own runner.
 *
 * Prints a line for each failure and closes with "N passed, N failed". Exit status: 0 all
 * passed, 1 an example failed, 2 the file could not be used.
 */
#include <cmark.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/uri.h"
#include "site/markup.h"
#include "site/mustache.h"
#include "text/html.h"
#include "text/markdown.h"

static const char *const template_texts[][2] = {
    { "blocks", "{{#blocks}}{{>block}}{{/blocks}}" },
    { "block",
      "{{#heading}}<h{{level}}>{{>inlines}}</h{{level}}>\n{{/heading}}"
      "{{#paragraph}}{{^tight}}<p>{{/tight}}{{>inlines}}{{^tight}}</p>{{/tight}}\n{{/paragraph}}"
      "{{#list}}{{#ordered}}<ol{{#start}} start=\"{{start}}\"{{/start}}>{{/ordered}}"
      "{{^ordered}}<ul>{{/ordered}}\n{{#items}}<li>{{>blocks}}</li>\n{{/items}}"
      "{{#ordered}}</ol>{{/ordered}}{{^ordered}}</ul>{{/ordered}}\n{{/list}}"
      "{{#quote}}<blockquote>\n{{>blocks}}</blockquote>\n{{/quote}}"
      "{{#code_block}}<pre><code{{#info}} class=\"language-{{info}}\"{{/info}}>{{text}}"
      "</code></pre>\n{{/code_block}}"
      "{{#rule}}<hr />\n{{/rule}}" },
    { "inlines", "{{#inlines}}{{>inline}}{{/inlines}}" },
    { "inline", "{{text}}{{#softbreak}}\n{{/softbreak}}{{#linebreak}}<br />\n{{/linebreak}}"
                "{{#code}}<code>{{code}}</code>{{/code}}{{#emph}}<em>{{>inlines}}</em>{{/emph}}"
                "{{#strong}}<strong>{{>inlines}}</strong>{{/strong}}"
                "{{#link}}<a href=\"{{url}}\"{{#title}} "
                "title=\"{{title}}\"{{/title}}>{{>inlines}}</a>{{/link}}"
                "{{#image}}<img src=\"\" alt=\"{{alt}}\"{{#title}} title=\"{{title}}\"{{/title}} "
                "/>{{/image}}" },
};
enum { TEMPLATES = sizeof template_texts / sizeof *template_texts, MOST_BLOCKS = 16 };

struct runner {
    struct arena *arena;
    const struct mustache_template *templates[TEMPLATES];
    unsigned passed, failed, faults;
    size_t html_lines[MOST_BLOCKS]; /* of an example: where blocks of HTML with text begin */
    size_t html_count;
};

static const struct mustache_template *find_template(void *user, const char *name)
{
    const struct runner *runner = user;
    for (size_t i = 0; i < TEMPLATES; i++)
        if (strcmp(template_texts[i][0], name) == 0)
            return runner->templates[i];
    return NULL;
}

static void count_fault(void *user, const struct mustache_fault *fault)
{
    struct runner *runner = user;
    runner->faults++;
    printf("template fault %d at %zu of %s: %s\n", (int)fault->kind, fault->offset,
           mustache_name(fault->template), fault->name);
}

/* ---- ours ---- */

/* Every link is shown with its address, wherever it leads. */
static void open_link(void *user, struct markdown_node *node)
{
    struct arena *arena = user;
    if (node->kind == MARKDOWN_LINK)
        node->link = LINK_OUTSIDE;
    if (node->kind == MARKDOWN_IMAGE)
        node->link = LINK_NONE;
    if (node->kind == MARKDOWN_CODE_BLOCK) /* cmark shows the first word alone */
        node->info = arena_copy(arena, node->info, strcspn(node->info, " \t"));
}

static void our_html(struct runner *runner, struct markdown *markdown, struct buffer *out)
{
    struct settings settings = { 0 };
    struct media media = { runner->arena, &settings, { .arena = runner->arena } };
    const struct model model = { .language_count = 0 };
    const struct language language = { .tag = "en" };
    const struct document document = { .markdown = markdown, .language = "en" };
    struct markup markup;
    markup_init(&markup, &media, &model, &language);
    markdown_walk(markdown->first, open_link, runner->arena);
    struct value *top = value_map(runner->arena);
    value_set(top, "blocks",
              markup_blocks(&markup, &document, (struct blocks){ markdown->first, NULL }, true));
    const struct value *contexts[] = { top };
    struct mustache_host host = { find_template, count_fault, runner, 0 };
    mustache_render(runner->templates[0], contexts, 1, &host, out);
}

static void add_picture(void *user, struct markdown_node *node)
{
    struct buffer *out = user;
    if (node->kind == MARKDOWN_IMAGE)
        buffer_format(out, "<%s>", node->url);
}

/* ---- cmark's ---- */

static bool is_html(cmark_node *node)
{
    cmark_node_type type = cmark_node_get_type(node);
    return type == CMARK_NODE_HTML_BLOCK || type == CMARK_NODE_HTML_INLINE;
}

/* The next node to look at when `node` and all in it are done with. */
static cmark_node *next_behind(cmark_node *node)
{
    while (node && !cmark_node_next(node))
        node = cmark_node_parent(node);
    return node ? cmark_node_next(node) : NULL;
}

/* Puts one word in the place of a block of HTML that has text. */
static void mark_html(struct runner *runner, cmark_node *node)
{
    bool open = false;
    const char *text = html_text(runner->arena, cmark_node_get_literal(node), &open);
    if (!*(text + strspn(text, " \t\n")))
        return;
    cmark_node *paragraph = cmark_node_new(CMARK_NODE_PARAGRAPH);
    cmark_node *word = cmark_node_new(CMARK_NODE_TEXT);
    cmark_node_set_literal(word, "HTML");
    cmark_node_append_child(paragraph, word);
    cmark_node_insert_before(node, paragraph);
    runner->html_lines[runner->html_count++ % MOST_BLOCKS] =
        (size_t)cmark_node_get_start_line(node);
}

/* The same in our tree. */
static void mark_our_html(void *user, struct markdown_node *node)
{
    struct runner *runner = user;
    for (size_t i = 0; i < runner->html_count && node->kind == MARKDOWN_PARAGRAPH; i++) {
        if (node->mark.line != runner->html_lines[i])
            continue;
        node->first->text = "HTML";
        node->first->next = NULL;
    }
}

/* Takes out raw HTML, then paragraphs left empty. Pictures lose their address to `pictures`. */
static void take_out(struct runner *runner, cmark_node *root, struct buffer *pictures)
{
    for (cmark_node *node = root, *next; node; node = next) {
        cmark_node *child = cmark_node_first_child(node);
        next = child ? child : next_behind(node);
        if (cmark_node_get_type(node) == CMARK_NODE_IMAGE) {
            buffer_format(pictures, "<%s>", cmark_node_get_url(node));
            cmark_node_set_url(node, "");
        }
        if (cmark_node_get_type(node) == CMARK_NODE_HTML_BLOCK)
            mark_html(runner, node);
        if (is_html(node))
            cmark_node_free(node);
    }
    for (cmark_node *node = root, *next; node; node = next) {
        cmark_node *child = cmark_node_first_child(node);
        next = child ? child : next_behind(node);
        if (cmark_node_get_type(node) == CMARK_NODE_PARAGRAPH && !child)
            cmark_node_free(node);
    }
}

/* ---- comparing ---- */

/* Copies HTML without the line ends beside tags of blocks, entities for quotes undone. */
static char *normalized(struct arena *arena, const char *html)
{
    static const char *const tags[] = { "<h",   "</h", "<p>",  "</p",  "<ul",   "</ul", "<ol",
                                        "</ol", "<li", "</li", "<blo", "</blo", "<pre", "</pre" };
    char *out = arena_string(arena, html), *to = out;
    bool in_code = false, behind_tag = true;
    for (const char *c = html; *c;) {
        bool is_tag = false;
        in_code = strncmp(c, "<pre", 4) == 0 || (in_code && strncmp(c, "</pre", 5));
        for (size_t i = 0; i < sizeof tags / sizeof *tags; i++)
            is_tag |= strncmp(c, tags[i], strlen(tags[i])) == 0;
        if (is_tag) {
            while (!in_code && to > out && to[-1] == '\n')
                to--;
            while (*c != '>')
                *to++ = *c++;
            *to++ = *c++;
            behind_tag = true;
        } else if (*c == '\n' && behind_tag && !in_code) {
            c++;
        } else {
            behind_tag = false;
            bool apostrophe = strncmp(c, "&#39;", 5) == 0 || strncmp(c, "&#x27;", 6) == 0;
            *to++ = apostrophe ? '\'' : *c;
            c += apostrophe ? strcspn(c, ";") + 1 : 1;
        }
    }
    while (to > out && to[-1] == '\n')
        to--;
    *to = '\0';
    return out;
}

static void run_example(struct runner *runner, const char *text, size_t length, unsigned number)
{
    struct diag diag;
    diag_init(&diag, runner->arena, false);
    struct file file = { .path = "spec", .data = arena_copy(runner->arena, text, length) };
    file.size = length;
    const struct source *source = source_open(runner->arena, &file, &diag);
    struct markdown *markdown = source ? markdown_parse(runner->arena, source, &diag) : NULL;
    struct buffer ours = BUFFER_INIT, our_pictures = BUFFER_INIT, pictures = BUFFER_INIT;
    cmark_node *root = cmark_parse_document(text, length, CMARK_OPT_DEFAULT);
    runner->html_count = 0;
    take_out(runner, root, &pictures);
    if (markdown) {
        markdown_walk(markdown->first, mark_our_html, runner);
        our_html(runner, markdown, &ours);
        markdown_walk(markdown->first, add_picture, &our_pictures);
    }
    char *html = cmark_render_html(root, CMARK_OPT_DEFAULT);
    const char *expected = normalized(runner->arena, html);
    const char *actual = normalized(runner->arena, ours.data);
    bool same =
        markdown && strcmp(expected, actual) == 0 && strcmp(pictures.data, our_pictures.data) == 0;
    *(same ? &runner->passed : &runner->failed) += 1;
    if (!same)
        printf("example %u failed\n--- Markdown\n%.*s--- expected\n%s%s\n--- actual\n%s%s\n",
               number, (int)length, text, expected, pictures.data, actual, our_pictures.data);
    free(html);
    cmark_node_free(root);
    buffer_free(&ours);
    buffer_free(&our_pictures);
    buffer_free(&pictures);
}

/* ---- the specification's file ---- */

static char *read_all(const char *path, struct arena *arena)
{
    FILE *file = fopen(path, "rb");
    struct buffer all = BUFFER_INIT;
    char part[4096];
    if (!file)
        return NULL;
    for (size_t size; (size = fread(part, 1, sizeof part, file)) > 0;)
        buffer_add(&all, part, size);
    char *text = ferror(file) ? NULL : arena_copy(arena, all.data, all.length);
    buffer_free(&all);
    fclose(file);
    return text;
}

/* Adds one line, with arrows made tabs. */
static void add_line(struct buffer *out, const char *line, size_t length)
{
    static const char arrow[] = "→";
    for (size_t i = 0; i < length; i++) {
        if (strncmp(line + i, arrow, strlen(arrow)) == 0) {
            buffer_add_char(out, '\t');
            i += strlen(arrow) - 1;
        } else {
            buffer_add_char(out, line[i]);
        }
    }
}

static void run_examples(struct runner *runner, const char *text)
{
    static const char fence[] = "````````````````````````````````";
    enum { OUTSIDE, MARKDOWN, HTML } part = OUTSIDE;
    struct buffer example = BUFFER_INIT;
    unsigned number = 0;
    while (*text) {
        size_t length = strcspn(text, "\n");
        length += text[length] == '\n';
        bool is_fence = strncmp(text, fence, strlen(fence)) == 0;
        if (is_fence && part == OUTSIDE) {
            part = MARKDOWN;
            buffer_clear(&example);
        } else if (is_fence) {
            part = OUTSIDE;
            run_example(runner, example.data, example.length, ++number);
        } else if (part == MARKDOWN && length == 2 && *text == '.') {
            part = HTML;
        } else if (part == MARKDOWN) {
            add_line(&example, text, length);
        }
        text += length;
    }
    buffer_free(&example);
}

int main(int count, char **paths)
{
    struct runner runner = { .arena = arena_new() };
    const char *text = count == 2 ? read_all(paths[1], runner.arena) : NULL;
    if (!text) {
        fprintf(stderr, "usage: commonmark_spec SPEC\n");
        arena_free(runner.arena);
        return 2;
    }
    for (size_t i = 0; i < TEMPLATES; i++)
        runner.templates[i] =
            mustache_compile(runner.arena, template_texts[i][0], template_texts[i][1],
                             strlen(template_texts[i][1]), count_fault, &runner);
    run_examples(&runner, text);
    printf("%u passed, %u failed\n", runner.passed, runner.failed);
    arena_free(runner.arena);
    return runner.failed || runner.faults || !runner.passed;
}
