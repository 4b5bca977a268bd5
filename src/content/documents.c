#include "content/documents.h"

#include <string.h>
#include <strings.h>

#include "base/buffer.h"
#include "base/nearest.h"
#include "content/answers.h"
#include "content/folders.h"
#include "content/ids.h"
#include "content/paths.h"

struct context {
    const struct job *job;
    const struct instrument *instrument;
    struct language *language;
    const struct question *question; /* whose document is read */
    struct folders folders;
};

/* ---- what every file has: a title ---- */

/* Titles may also stand within a quote or a list. */
static void report_second_title(void *user, struct markdown_node *node)
{
    struct context *context = user;
    if (node->kind == MARKDOWN_HEADING && node->level == 1)
        mark_report(node->mark, context->job->diag, RULE_TITLE_TWICE, NULL, NULL, NULL);
}

static void find_title(struct context *context, struct document *document)
{
    const struct markdown *markdown = document->markdown;
    const struct markdown_node *first = markdown->first;
    if (!first || first->kind != MARKDOWN_HEADING || first->level != 1) {
        struct mark mark =
            first ? first->mark : (struct mark){ .source = markdown->source, .line = 1 };
        mark_report(mark, context->job->diag, RULE_TITLE_MISSING, NULL, NULL, NULL);
        document->body = (struct blocks){ first, NULL };
        return;
    }
    if (!first->first)
        mark_report(first->mark, context->job->diag, RULE_TEXT_EMPTY, "# …", NULL, NULL);
    document->title = first;
    document->body = (struct blocks){ first->next, NULL };
    markdown_walk(first->next, report_second_title, context);
}

static void need_body(struct context *context, const struct document *document)
{
    if (document->title && !document->body.first)
        mark_report(document->title->mark, context->job->diag, RULE_TEXT_EMPTY,
                    markdown_plain_text(context->job->arena, document->title), NULL, NULL);
}

/* ---- questions ---- */

static void report_link(void *user, struct markdown_node *node)
{
    struct context *context = user;
    if (node->kind == MARKDOWN_LINK || node->kind == MARKDOWN_IMAGE)
        mark_report(node->mark, context->job->diag, RULE_QUESTION_LINK, NULL, NULL, NULL);
}

static bool is_band_heading(const struct markdown_node *node)
{
    return node->kind == MARKDOWN_HEADING && node->level == 2;
}

/* The same with blanks for no-break spaces, which nobody can tell from them. */
static char *with_blanks(struct arena *arena, const char *text)
{
    static const char no_break_space[] = "\xc2\xa0";
    char *result = arena_string(arena, text), *out = result;
    while (*text) {
        bool blank = strncmp(text, no_break_space, strlen(no_break_space)) == 0;
        *out++ = blank ? ' ' : *text;
        text += blank ? strlen(no_break_space) : 1;
    }
    *out = '\0';
    return result;
}

/* The band that a heading names, in the document's language or by its id; or their count. */
static size_t find_band(const struct context *context, const char *heading)
{
    const struct instrument *instrument = context->instrument;
    for (size_t i = 0; i < instrument->bands.count; i++)
        if (strcasecmp(context->language->bands.names[i].text, heading) == 0 ||
            strcmp(instrument_band(instrument, i)->id.text, heading) == 0)
            return i;
    return instrument->bands.count;
}

static void report_unknown_band(struct context *context, const struct markdown_node *heading,
                                const char *name)
{
    const struct instrument *instrument = context->instrument;
    size_t count = instrument->bands.count;
    const char **names = arena_array(context->job->arena, count, sizeof *names);
    struct buffer all = BUFFER_INIT;
    for (size_t i = 0; i < count; i++)
        names[i] = context->language->bands.names[i].text;
    buffer_join(&all, names, count);
    mark_report(heading->mark, context->job->diag, RULE_BAND_UNKNOWN, name,
                diag_suggest(context->job->diag, name, names, count), all.data);
    buffer_free(&all);
}

static void report_band_twice(const struct context *context, const struct markdown_node *heading,
                              const char *name, const struct markdown_node *first)
{
    mark_report(heading->mark, context->job->diag, RULE_BAND_TWICE, name,
                arena_format(context->job->arena, "%zu", first->mark.line), NULL);
}

/* A band's guidance, from its heading up to the next. False if it is nobody's. */
static bool read_guidance(struct context *context, struct document *document,
                          const struct markdown_node *heading, const struct markdown_node *end,
                          const struct markdown_node **headings)
{
    const char *name =
        with_blanks(context->job->arena, markdown_plain_text(context->job->arena, heading));
    size_t band = find_band(context, name);
    if (band == context->instrument->bands.count) {
        report_unknown_band(context, heading, name);
        return false;
    }
    if (headings[band]) {
        report_band_twice(context, heading, name, headings[band]);
        return false;
    }
    headings[band] = heading;
    document->guidance[band] = (struct blocks){ heading->next, end };
    if (heading->next == end)
        mark_report(heading->mark, context->job->diag, RULE_BAND_EMPTY, name, NULL, NULL);
    return true;
}

/* The bands whose headings are reported to be none: ##Low, for its blank, and # Low, for a title.
 */
static const bool *find_failed_headings(const struct context *context,
                                        const struct document *document)
{
    const struct source *source = document->markdown->source;
    bool *failed =
        arena_array(context->job->arena, context->instrument->bands.count + 1, sizeof *failed);
    size_t line = document->title ? document->title->mark.line + 1 : 1, length;
    for (; line <= source->line_count; line++) {
        const char *text = source_line(source, line, &length);
        size_t hashes = strspn(text, "#"), name = hashes + strspn(text + hashes, " ");
        while (length > name && text[length - 1] == ' ')
            length--;
        if (hashes && (hashes == 1) == (name > hashes) && length > name)
            failed[find_band(context,
                             arena_copy(context->job->arena, text + name, length - name))] = true;
    }
    return failed;
}

/* The bands in which a question offers a value; all if what it offers is not known. */
static const bool *find_reached(const struct context *context, const struct question *question)
{
    const struct instrument *instrument = context->instrument;
    bool *reached = arena_array(context->job->arena, instrument->bands.count, sizeof *reached);
    for (size_t i = 0; i < instrument->value_count; i++)
        if (question_offers(instrument, question, i))
            reached[instrument_band_of(instrument, instrument->values[i])] = true;
    for (size_t i = 0; i < instrument->bands.count && !instrument->value_count; i++)
        reached[i] = true;
    return reached;
}

/* Names the bands that have no heading, of those that an answer reaches. */
static void report_missing_guidance(struct context *context, const struct question *question,
                                    const struct document *document)
{
    const bool *failed = find_failed_headings(context, document);
    const bool *reached = find_reached(context, question);
    const char **missing =
        arena_array(context->job->arena, context->instrument->bands.count, sizeof *missing);
    size_t count = 0;
    for (size_t i = 0; i < context->instrument->bands.count; i++) {
        if (document->headings[i] || failed[i] || !reached[i])
            continue;
        if (document->fallback && document->fallback->guidance) {
            context->language->missing++; /* of a partial language */
            continue;
        }
        missing[count++] = context->language->bands.names[i].text;
    }
    struct buffer all = BUFFER_INIT;
    buffer_join(&all, missing, count);
    if (count)
        mark_report((struct mark){ .source = document->markdown->source }, context->job->diag,
                    RULE_GUIDANCE_MISSING, all.data, missing[0], NULL);
    buffer_free(&all);
}

/* The texts of a question's answers. */
static void read_answers(struct context *context, struct document *document,
                         const struct markdown_node *heading, const struct markdown_node *end,
                         const struct markdown_node **first)
{
    if (*first) {
        report_band_twice(context, heading, markdown_plain_text(context->job->arena, heading),
                          *first);
        return;
    }
    *first = heading;
    document->answers = answers_of_section(context->job, context->instrument, context->question,
                                           heading, end, document->language);
}

static void read_bands(struct context *context, struct document *document,
                       const struct markdown_node *node)
{
    size_t count = context->instrument->bands.count;
    const struct markdown_node **headings =
        arena_array(context->job->arena, count, sizeof *headings);
    const struct markdown_node *answers = NULL;
    bool all_known = true;
    while (node) {
        const struct markdown_node *heading = node;
        for (node = node->next; node && !is_band_heading(node); node = node->next)
            ;
        if (is_answers_name(markdown_plain_text(context->job->arena, heading)))
            read_answers(context, document, heading, node, &answers);
        else
            all_known &= read_guidance(context, document, heading, node, headings);
    }
    /* After a misspelt heading, "missing" would be the same fault said twice. */
    if (all_known)
        document->headings = headings;
}

/* What a question lacks where others have guidance; a check may do without. */
static void report_guidance_gaps(struct context *context)
{
    struct language *language = context->language;
    size_t count = context->instrument->questions.count;
    language->guided = language->fallback && language->fallback->guided;
    for (size_t i = 0; i < count; i++)
        for (size_t j = 0; j < context->instrument->bands.count; j++)
            language->guided |=
                language->questions[i].guidance && language->questions[i].guidance[j].first;
    for (size_t i = 0; i < count && language->guided; i++)
        if (language->questions[i].headings &&
            strcmp(language->questions[i].language, language->tag) == 0)
            report_missing_guidance(context, instrument_question(context->instrument, i),
                                    &language->questions[i]);
}

/* The question is the first paragraph, or else the title; the help what follows up to the first
 * band. */
static void read_question(struct context *context, struct document *document)
{
    const struct markdown_node *node = document->body.first;
    document->guidance = arena_array(context->job->arena, context->instrument->bands.count,
                                     sizeof *document->guidance);
    bool has_paragraph = node && node->kind == MARKDOWN_PARAGRAPH;
    bool is_title = node && node->kind == MARKDOWN_HEADING && node->level == 1;
    if (is_title || (!has_paragraph && !document->title))
        return; /* a second or a missing title, which is reported */
    document->question = has_paragraph ? node : document->title;
    markdown_walk(document->question->first, report_link, context);
    if (has_paragraph)
        node = node->next;
    document->help.first = node;
    while (node && !is_band_heading(node))
        node = node->next;
    document->help.end = node;
    /* Without the bands' names, which are reported, nothing can be said of the headings. */
    if (!context->language->own.bands.mark.reported)
        read_bands(context, document, node);
}

/* ---- the files ---- */

/* Reads a document; one that is missing in this language is the default language's. */
static struct document read_document(struct context *context, struct folder *folder,
                                     struct text *id, const struct document *fallback)
{
    const struct job *job = context->job;
    struct language *language = context->language;
    const char *path = document_path(job->arena, language->tag, folder->kind, id->text);
    const struct file *file = files_find(job->files, path);
    struct document document = { .language = language->tag };
    if (!file && fallback) {
        if (fallback->markdown && !language->reported &&
            !folder_report_misnamed(&context->folders, folder, id->text))
            report_missing_file(job, language, path, fallback->language);
        return *fallback;
    }
    if (!file && !id->mark.reported && !language->reported)
        folder_report_missing(&context->folders, folder, id, path);
    const struct source *source = file ? source_open(job->arena, file, job->diag) : NULL;
    document.markdown = source ? markdown_parse(job->arena, source, job->diag) : NULL;
    if (!document.markdown)
        return document;
    find_title(context, &document);
    if (language->partial)
        document.fallback = fallback;
    if (folder->kind == PLACE_QUESTION)
        read_question(context, &document);
    if (!document.answers && fallback && fallback->answers) {
        document.answers = fallback->answers;
        report_untranslated(job, language, (struct mark){ .source = source }, "## Answers",
                            fallback->language);
    }
    if (folder->kind != PLACE_QUESTION)
        need_body(context, &document);
    return document;
}

/* The documents of a folder, in the order of their ids. */
static struct document *read_folder(struct context *context, enum place_kind kind,
                                    const struct document *fallback)
{
    struct folder *folder = &context->folders.items[kind];
    struct document *documents = arena_array(context->job->arena, folder->count, sizeof *documents);
    bool is_missing =
        !fallback && !context->language->reported && folder_is_missing(&context->folders, folder);
    for (size_t i = 0; i < folder->count; i++) {
        documents[i].language = context->language->tag;
        if (kind == PLACE_QUESTION)
            context->question = instrument_question(context->instrument, i);
        if (!is_missing && id_is_valid(folder->words[i]))
            documents[i] =
                read_document(context, folder, folder->ids[i], fallback ? &fallback[i] : NULL);
    }
    return documents;
}

void documents_load(const struct job *job, struct instrument *instrument, struct settings *settings,
                    struct language *language)
{
    const struct language *fallback = language->fallback;
    struct context context = { .job = job, .instrument = instrument, .language = language };
    folders_find(&context.folders, job, instrument, settings, language->tag);
    language->questions =
        read_folder(&context, PLACE_QUESTION, fallback ? fallback->questions : NULL);
    report_guidance_gaps(&context);
    language->factors = read_folder(&context, PLACE_FACTOR, fallback ? fallback->factors : NULL);
    language->pages = read_folder(&context, PLACE_PAGE, fallback ? fallback->pages : NULL);
    folders_report_unlisted(&context.folders);
}
