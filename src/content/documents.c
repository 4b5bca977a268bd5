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

/* The same with blanks for no-break spaces, which nobody can tell from them. */
static char *with_blanks(struct arena *arena, const char *text)
{
    static const char no_break_space[] = "\xc2\xa0";
    char *result = arena_string(arena, text);
    for (char *at = strstr(result, no_break_space); at; at = strstr(at, no_break_space)) {
        *at = ' ';
        memmove(at + 1, at + 2, strlen(at + 1));
    }
    return result;
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
    const char *name = with_blanks(context->arena, markdown_plain_text(context->arena, heading));
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
    [PLACE_QUESTION] = "questions",
    [PLACE_FACTOR] = "factors",
    [PLACE_PAGE] = "pages",
    [PLACE_MADE] = "pages",
};

const char *document_path(struct arena *arena, const char *tag, enum place_kind kind,
                          const char *id)
{
    return arena_format(arena, "content/%s/%s/%s.md", tag, folders[kind], id);
}

/* One folder of a language, the list that says what belongs there, and what is there besides. */
struct folder {
    enum place_kind kind;
    const char *path;   /* with a slash at its end */
    const char *list;   /* the file that the ids stand in */
    const char **words; /* the ids in it */
    size_t count;
    const char **strays; /* names that stand in no list */
    const char **stems;  /* the same up to the first dot */
    size_t stray_count;
};

/* Whether a file differs only in case from a wanted one that is there, which is a fault of
 * another name. */
static bool is_twin(const struct context *context, const struct folder *folder, const char *name)
{
    for (size_t i = 0; i < folder->count; i++) {
        const char *id = folder->words[i];
        size_t length = strlen(id);
        if (strncasecmp(id, name, length) == 0 && strcasecmp(name + length, ".md") == 0 &&
            (strncmp(id, name, length) || strcmp(name + length, ".md")))
            return files_find(context->files, document_path(context->arena, context->language->tag,
                                                            folder->kind, id));
    }
    return false;
}

static bool has_ending(const char *name)
{
    const char *end = strrchr(name, '.');
    return end && strcmp(end, ".md") == 0;
}

/* Whether nothing asks for a file. What is in a folder of its own and no Markdown may be there
 * for a reason. */
static bool is_stray(const struct context *context, const struct folder *folder, const char *name)
{
    if (is_twin(context, folder, name))
        return false;
    if (!has_ending(name))
        return !strchr(name, '/');
    const char *id = arena_copy(context->arena, name, strlen(name) - strlen(".md"));
    const struct text_list *retired = &context->model->check.retired;
    if (folder->kind == PLACE_QUESTION && text_list_find(retired, id) < retired->count)
        return false;
    for (size_t i = 0; i < folder->count; i++)
        if (strcmp(folder->words[i], id) == 0)
            return false;
    return true;
}

static void find_strays(const struct context *context, struct folder *folder)
{
    const struct files *files = context->files;
    size_t length = strlen(folder->path), first = files_lower_bound(files, folder->path),
           end = first;
    while (end < files->count && strncmp(files->items[end].path, folder->path, length) == 0)
        end++;
    folder->strays = arena_array(context->arena, end - first, sizeof *folder->strays);
    folder->stems = arena_array(context->arena, end - first, sizeof *folder->stems);
    for (size_t i = first; i < end; i++) {
        const char *name = files->items[i].path + length;
        if (!is_stray(context, folder, name))
            continue;
        folder->strays[folder->stray_count] = name;
        folder->stems[folder->stray_count++] = arena_copy(context->arena, name, strcspn(name, "."));
    }
}

/* A file that is missing, and one of no list that may be meant: they are one fault. */
static void report_missing(struct context *context, struct folder *folder, const struct text *id,
                           const char *path)
{
    size_t near = nearest_index(id->text, folder->stems, folder->stray_count);
    const char *meant = NULL;
    if (near < folder->stray_count) {
        meant = arena_format(context->arena, "%s%s", folder->path, folder->strays[near]);
        folder->stray_count--;
        folder->strays[near] = folder->strays[folder->stray_count];
        folder->stems[near] = folder->stems[folder->stray_count];
    }
    mark_report(id->mark, context->diag, RULE_FILE_MISSING, path, meant, NULL);
}

/* Reads a document; one that is missing in this language is the default language's. */
static struct document read_document(struct context *context, struct folder *folder,
                                     const struct text *id, const struct document *fallback)
{
    const char *tag = context->language->tag;
    const char *path = document_path(context->arena, tag, folder->kind, id->text);
    const struct file *file = files_find(context->files, path);
    struct document document = { .language = tag };
    if (!file && fallback) {
        if (fallback->markdown)
            diag_add_file(context->diag, RULE_TEXT_UNTRANSLATED, path, NULL, fallback->language);
        return *fallback;
    }
    if (!file) {
        report_missing(context, folder, id, path);
        return document;
    }
    const struct source *source = source_open(context->arena, file, context->diag);
    document.markdown = source ? markdown_parse(context->arena, source, context->diag) : NULL;
    if (!document.markdown)
        return document;
    find_title(context, &document);
    if (folder->kind == PLACE_QUESTION)
        read_question(context, &document);
    else
        need_body(context, &document);
    return document;
}

/* A file of a name that stands in no list is most likely misnamed. The suggestion has the
 * ending that the file may lack: Windows likes to hide endings, and makes leitbild.md.txt of
 * leitbild.md. */
static void report_strays(struct context *context, const struct folder *folder)
{
    for (size_t i = 0; i < folder->stray_count; i++) {
        const char *name = folder->strays[i], *meant;
        struct place place = { .path = arena_format(context->arena, "%s%s", folder->path, name) };
        if (has_ending(name)) {
            name = arena_copy(context->arena, name, strlen(name) - strlen(".md"));
            meant = nearest(name, folder->words, folder->count);
        } else {
            size_t near = nearest_index(folder->stems[i], folder->words, folder->count);
            meant = near < folder->count
                        ? arena_format(context->arena, "%s.md", folder->words[near])
                        : NULL;
        }
        diag_add(context->diag, RULE_FILE_UNUSED, place, name, meant, folder->list);
    }
}

/* The documents of a folder, in the order of their ids. */
static struct document *read_folder(struct context *context, enum place_kind kind,
                                    const struct text *const *ids, size_t count, const char *list,
                                    const struct document *fallback)
{
    struct arena *arena = context->arena;
    struct folder folder = {
        .kind = kind,
        .path = arena_format(arena, "content/%s/%s/", context->language->tag, folders[kind]),
        .list = list,
        .words = arena_array(arena, count, sizeof *folder.words),
        .count = count,
    };
    for (size_t i = 0; i < count; i++)
        folder.words[i] = ids[i]->text;
    find_strays(context, &folder);
    struct document *documents = arena_array(arena, count, sizeof *documents);
    for (size_t i = 0; i < count; i++)
        if (id_is_valid(ids[i]->text))
            documents[i] = read_document(context, &folder, ids[i], fallback ? &fallback[i] : NULL);
    report_strays(context, &folder);
    return documents;
}

void documents_load(const struct files *files, const struct model *model, struct language *language,
                    const struct language *fallback, struct arena *arena, struct diag *diag)
{
    static const char check_path[] = "content/check.yaml", site_path[] = "content/site.yaml";
    struct context context = { files, model, language, fallback, arena, diag };
    const struct check *check = &model->check;
    size_t question_count = check->questions.count, factor_count = check->factors.count,
           page_count = model->settings.pages.count;
    const struct text **questions = arena_array(arena, question_count, sizeof *questions);
    for (size_t i = 0; i < question_count; i++)
        questions[i] = &check_question(check, i)->id;
    const struct text **factors = arena_array(arena, factor_count, sizeof *factors);
    for (size_t i = 0; i < factor_count; i++)
        factors[i] = &check->factors.items[i];
    const struct text **pages = arena_array(arena, page_count, sizeof *pages);
    for (size_t i = 0; i < page_count; i++)
        pages[i] = &settings_page(&model->settings, i)->id;
    language->questions = read_folder(&context, PLACE_QUESTION, questions, question_count,
                                      check_path, fallback ? fallback->questions : NULL);
    language->factors = read_folder(&context, PLACE_FACTOR, factors, factor_count, check_path,
                                    fallback ? fallback->factors : NULL);
    language->pages = read_folder(&context, PLACE_PAGE, pages, page_count, site_path,
                                  fallback ? fallback->pages : NULL);
}
