/* The Markdown files of a language: questions, factors and pages. */
#include <stdio.h>
#include <string.h>
#include <strings.h>

#include "base/buffer.h"
#include "content/parts.h"

struct context {
    const struct files *files;
    const struct model *model;
    struct language *language;
    const struct language *fallback; /* NULL in the default language */
    struct arena *arena;
    struct diag *diag;
};

/* ---- what every file has: a title ---- */

/* Titles may also stand within a quote or a list. */
static void report_second_title(void *user, struct markdown_node *node)
{
    struct context *context = user;
    if (node->kind == MARKDOWN_HEADING && node->level == 1)
        mark_report(node->mark, context->diag, RULE_TITLE_TWICE, NULL, NULL, NULL);
}

static void find_title(struct context *context, struct document *document)
{
    const struct markdown *markdown = document->markdown;
    const struct markdown_node *first = markdown->first;
    if (!first || first->kind != MARKDOWN_HEADING || first->level != 1) {
        struct mark mark = first ? first->mark : (struct mark){ markdown->source, 1, 0 };
        mark_report(mark, context->diag, RULE_TITLE_MISSING, NULL, NULL, NULL);
        document->body = (struct blocks){ first, NULL };
        return;
    }
    if (!first->first)
        mark_report(first->mark, context->diag, RULE_TEXT_EMPTY, "# …", NULL, NULL);
    document->title = first;
    document->body = (struct blocks){ first->next, NULL };
    markdown_walk(first->next, report_second_title, context);
}

static void need_body(struct context *context, const struct document *document)
{
    if (document->title && !document->body.first)
        mark_report(document->title->mark, context->diag, RULE_TEXT_EMPTY,
                    markdown_plain_text(context->arena, document->title), NULL, NULL);
}

/* ---- questions ---- */

static void report_link(void *user, struct markdown_node *node)
{
    struct context *context = user;
    if (node->kind == MARKDOWN_LINK || node->kind == MARKDOWN_IMAGE)
        mark_report(node->mark, context->diag, RULE_QUESTION_LINK, NULL, NULL, NULL);
}

static bool is_band_heading(const struct markdown_node *node)
{
    return node->kind == MARKDOWN_HEADING && node->level == 2;
}

/* The band that a heading names, in the document's language or by its id; or their count. */
static size_t find_band(const struct context *context, const char *heading)
{
    const struct check *check = &context->model->check;
    for (size_t i = 0; i < check->bands.count; i++)
        if (strcasecmp(context->language->band_names[i].text, heading) == 0 ||
            strcmp(check_band(check, i)->id.text, heading) == 0)
            return i;
    return check->bands.count;
}

static void report_unknown_band(struct context *context, const struct markdown_node *heading,
                                const char *name)
{
    const struct check *check = &context->model->check;
    size_t count = check->bands.count;
    const char **names = arena_array(context->arena, count, sizeof *names);
    struct buffer all = BUFFER_INIT;
    for (size_t i = 0; i < count; i++) {
        names[i] = context->language->band_names[i].text;
        buffer_format(&all, "%s%s", i ? ", " : "", names[i]);
    }
    mark_report(heading->mark, context->diag, RULE_BAND_UNKNOWN, name, nearest(name, names, count),
                all.data);
    buffer_free(&all);
}

/* A band's guidance, from its heading up to the next. False if it is nobody's. */
static bool read_guidance(struct context *context, struct document *document,
                          const struct markdown_node *heading, const struct markdown_node *end,
                          const struct markdown_node **headings)
{
    const char *name = markdown_plain_text(context->arena, heading);
    size_t band = find_band(context, name);
    if (band == context->model->check.bands.count) {
        report_unknown_band(context, heading, name);
        return false;
    }
    if (headings[band]) {
        char line[24];
        snprintf(line, sizeof line, "%zu", headings[band]->mark.line);
        mark_report(heading->mark, context->diag, RULE_BAND_TWICE, name, line, NULL);
        return false;
    }
    headings[band] = heading;
    document->guidance[band] = (struct blocks){ heading->next, end };
    if (heading->next == end)
        mark_report(heading->mark, context->diag, RULE_BAND_EMPTY, name, NULL, NULL);
    return true;
}

/* Names the bands that have no heading. */
static void report_missing_guidance(struct context *context, const struct document *document,
                                    const struct markdown_node *const *headings)
{
    struct buffer missing = BUFFER_INIT;
    const char *first = NULL;
    for (size_t i = 0; i < context->model->check.bands.count; i++) {
        if (headings[i])
            continue;
        const char *name = context->language->band_names[i].text;
        buffer_format(&missing, "%s%s", first ? ", " : "", name);
        if (!first)
            first = name;
    }
    if (first)
        mark_report((struct mark){ document->markdown->source, 0, 0 }, context->diag,
                    RULE_GUIDANCE_MISSING, missing.data, first, NULL);
    buffer_free(&missing);
}

/* Without the bands' names nothing can be said of the headings; that they are missing is
 * reported already. */
static bool bands_have_names(const struct context *context)
{
    for (size_t i = 0; i < context->model->check.bands.count; i++)
        if (!*context->language->band_names[i].text)
            return false;
    return true;
}

static void read_bands(struct context *context, struct document *document,
                       const struct markdown_node *node)
{
    size_t count = context->model->check.bands.count;
    const struct markdown_node **headings = arena_array(context->arena, count, sizeof *headings);
    bool all_known = true;
    while (node) {
        const struct markdown_node *heading = node;
        for (node = node->next; node && !is_band_heading(node); node = node->next)
            ;
        all_known &= read_guidance(context, document, heading, node, headings);
    }
    /* After a misspelt heading, "missing" would be the same fault said twice. */
    if (all_known)
        report_missing_guidance(context, document, headings);
}

/* The question is the first paragraph, the help what follows up to the first band. */
static void read_question(struct context *context, struct document *document)
{
    const struct markdown_node *node = document->body.first;
    document->guidance =
        arena_array(context->arena, context->model->check.bands.count, sizeof *document->guidance);
    bool is_empty = !node && !document->title;
    bool is_title = node && node->kind == MARKDOWN_HEADING && node->level == 1;
    if (is_empty || is_title)
        return; /* a missing or a second title, which is reported */
    if (!node || node->kind != MARKDOWN_PARAGRAPH) {
        mark_report(node ? node->mark : document->title->mark, context->diag, RULE_QUESTION_MISSING,
                    NULL, NULL, NULL);
        return;
    }
    document->question = node;
    markdown_walk(node->first, report_link, context);
    node = node->next;
    document->help.first = node;
    while (node && !is_band_heading(node))
        node = node->next;
    document->help.end = node;
    if (bands_have_names(context))
        read_bands(context, document, node);
}

/* ---- the files ---- */

static const char *const folders[] = {
    [PLACE_QUESTION] = "questions", [PLACE_FACTOR] = "factors", [PLACE_PAGE] = "pages"
};

const char *document_path(struct arena *arena, const char *tag, enum place_kind kind,
                          const char *id)
{
    return arena_format(arena, "content/%s/%s/%s.md", tag, folders[kind], id);
}

/* Reads a document; one that is missing in this language is the default language's. */
static struct document read_document(struct context *context, enum place_kind kind, const char *id,
                                     const struct document *fallback)
{
    const char *tag = context->language->tag;
    const char *path = document_path(context->arena, tag, kind, id);
    const struct file *file = files_find(context->files, path);
    struct document document = { .language = tag };
    if (!file && fallback) {
        if (fallback->markdown)
            diag_add_file(context->diag, RULE_TEXT_UNTRANSLATED, path, NULL, fallback->language);
        return *fallback;
    }
    if (!file) {
        diag_add_file(context->diag, RULE_FILE_MISSING, path, NULL, NULL);
        return document;
    }
    const struct source *source = source_open(context->arena, file, context->diag);
    document.markdown = source ? markdown_parse(context->arena, source, context->diag) : NULL;
    if (!document.markdown)
        return document;
    find_title(context, &document);
    if (kind == PLACE_QUESTION)
        read_question(context, &document);
    else
        need_body(context, &document);
    return document;
}

static struct document *read_documents(struct context *context, enum place_kind kind,
                                       const char *const *ids, size_t count,
                                       const struct document *fallback)
{
    struct document *documents = arena_array(context->arena, count, sizeof *documents);
    for (size_t i = 0; i < count; i++)
        if (id_is_valid(ids[i]))
            documents[i] = read_document(context, kind, ids[i], fallback ? &fallback[i] : NULL);
    return documents;
}

/* ---- files that nothing asks for ---- */

static bool is_wanted(const char *name, const char *const *ids, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (strcmp(ids[i], name) == 0)
            return true;
    return false;
}

/* Whether a file differs only in case from a wanted one that is there, which is a fault of
 * another name. */
static bool is_twin(const struct context *context, enum place_kind kind, const char *name,
                    const char *const *ids, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        size_t length = strlen(ids[i]);
        if (strncasecmp(ids[i], name, length) == 0 && strcasecmp(name + length, ".md") == 0 &&
            (strncmp(ids[i], name, length) || strcmp(name + length, ".md")))
            return files_find(context->files,
                              document_path(context->arena, context->language->tag, kind, ids[i]));
    }
    return false;
}

/* Suggests a name with the ending that a file lacks: Windows likes to hide endings, and
 * makes leitbild.md.txt of leitbild.md. */
static void report_other_ending(struct context *context, const char *path, const char *name,
                                const char *const *ids, size_t count, const char *list)
{
    const char **names = arena_array(context->arena, count, sizeof *names);
    for (size_t i = 0; i < count; i++)
        names[i] = arena_format(context->arena, "%s.md", ids[i]);
    diag_add(context->diag, RULE_FILE_UNUSED, (struct place){ .path = path }, name,
             nearest(name, names, count), list);
}

/* A file of a name that stands in no list is most likely misnamed. */
static void report_unused(struct context *context, enum place_kind kind, const char *const *ids,
                          size_t count, const char *list)
{
    const char *folder =
        arena_format(context->arena, "content/%s/%s/", context->language->tag, folders[kind]);
    size_t length = strlen(folder);
    const struct files *files = context->files;
    for (size_t i = files_lower_bound(files, folder);
         i < files->count && strncmp(files->items[i].path, folder, length) == 0; i++) {
        const char *name = files->items[i].path + length, *end = strrchr(name, '.');
        if (is_twin(context, kind, name, ids, count))
            continue;
        if (!end || strcmp(end, ".md")) {
            if (!strchr(name, '/')) /* what is in a folder of its own may be there for a reason */
                report_other_ending(context, files->items[i].path, name, ids, count, list);
            continue;
        }
        const char *id = arena_copy(context->arena, name, (size_t)(end - name));
        bool retired =
            kind == PLACE_QUESTION && text_list_find(&context->model->check.retired, id) <
                                          context->model->check.retired.count;
        if (!retired && !is_wanted(id, ids, count))
            diag_add(context->diag, RULE_FILE_UNUSED,
                     (struct place){ .path = files->items[i].path }, id, nearest(id, ids, count),
                     list);
    }
}

void documents_load(const struct files *files, const struct model *model, struct language *language,
                    const struct language *fallback, struct arena *arena, struct diag *diag)
{
    struct context context = { files, model, language, fallback, arena, diag };
    const struct check *check = &model->check;
    size_t question_count = check->questions.count, page_count = model->settings.pages.count;
    const char **questions = arena_array(arena, question_count, sizeof *questions);
    for (size_t i = 0; i < question_count; i++)
        questions[i] = check_question(check, i)->id.text;
    const char **factors = text_list_words(&check->factors, arena);
    const char **pages = arena_array(arena, page_count, sizeof *pages);
    for (size_t i = 0; i < page_count; i++)
        pages[i] = settings_page(&model->settings, i)->id.text;
    language->questions = read_documents(&context, PLACE_QUESTION, questions, question_count,
                                         fallback ? fallback->questions : NULL);
    language->factors = read_documents(&context, PLACE_FACTOR, factors, check->factors.count,
                                       fallback ? fallback->factors : NULL);
    language->pages =
        read_documents(&context, PLACE_PAGE, pages, page_count, fallback ? fallback->pages : NULL);
    report_unused(&context, PLACE_QUESTION, questions, question_count, "content/check.yaml");
    report_unused(&context, PLACE_FACTOR, factors, check->factors.count, "content/check.yaml");
    report_unused(&context, PLACE_PAGE, pages, page_count, "content/site.yaml");
}
