#include "content/documents.h"

#include <string.h>

#include "base/buffer.h"
#include "base/utf8.h"
#include "content/answers.h"
#include "content/folders.h"
#include "content/paths.h"

struct document_loader {
    const struct job *job;
    const struct instrument *instrument;
    struct language *language;
    const struct question *question; /* whose document is read */
    struct folders folders;
};

/* ---- what every file has: a title ---- */

/* Whether the line below makes a heading of it, and no #. */
static bool is_underlined(const struct markdown_node *heading)
{
    const struct mark *mark = &heading->mark;
    return mark->line && mark->source->text[mark->offset] != '#';
}

/* Titles may also stand within a quote or a list. */
static void report_second_title(void *user, struct markdown_node *node)
{
    struct document_loader *loader = user;
    if (node->kind == MARKDOWN_HEADING && node->level == 1)
        mark_report(node->mark, loader->job->diag,
                    is_underlined(node) ? RULE_HEADING_UNDERLINED : RULE_TITLE_TWICE, "===", NULL,
                    NULL);
}

static void find_title(struct document_loader *loader, struct document *document)
{
    const struct markdown *markdown = document->markdown;
    const struct markdown_node *first = markdown->first;
    if (!first || first->kind != MARKDOWN_HEADING || first->level != 1) {
        struct mark mark =
            first ? first->mark : (struct mark){ .source = markdown->source, .line = 1 };
        mark_report(mark, loader->job->diag, RULE_TITLE_MISSING, NULL, NULL, NULL);
        document->body = (struct blocks){ first, NULL };
        return;
    }
    if (!first->first)
        mark_report(first->mark, loader->job->diag, RULE_TEXT_EMPTY, "# …", NULL, NULL);
    document->title = first;
    document->body = (struct blocks){ first->next, NULL };
    markdown_walk(first->next, report_second_title, loader);
}

static void need_body(struct document_loader *loader, const struct document *document)
{
    if (document->title && !document->body.first)
        mark_report(document->title->mark, loader->job->diag, RULE_TEXT_EMPTY,
                    markdown_plain_text(loader->job->arena, document->title), NULL, NULL);
}

/* ---- questions ---- */

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

/* The band that a heading names, in a language or by its id; or their count. */
static size_t find_band_in(const struct document_loader *loader, const struct language *language,
                           const char *heading)
{
    const struct instrument *instrument = loader->instrument;
    const char *folded = utf8_folded(loader->job->arena, heading);
    for (size_t i = 0; i < instrument->bands.count; i++)
        if (strcmp(utf8_folded(loader->job->arena, language->bands.names[i].text), folded) == 0 ||
            strcmp(instrument_band(instrument, i)->id.text, heading) == 0)
            return i;
    return instrument->bands.count;
}

static size_t find_band(const struct document_loader *loader, const char *heading)
{
    return find_band_in(loader, loader->language, heading);
}

static void report_unknown_band(struct document_loader *loader, const struct markdown_node *heading,
                                const char *name)
{
    const struct instrument *instrument = loader->instrument;
    size_t count = instrument->bands.count;
    const char **names = arena_array(loader->job->arena, count, sizeof *names);
    for (size_t i = 0; i < count; i++)
        names[i] = loader->language->bands.names[i].text;
    const struct language *other = loader->language->fallback;
    size_t band = other ? find_band_in(loader, other, name) : count;
    mark_report(heading->mark, loader->job->diag, RULE_BAND_UNKNOWN, name,
                band < count ? names[band] : diag_suggest(loader->job->diag, name, names, count),
                join_words(loader->job->arena, names, count));
}

static void report_band_twice(const struct document_loader *loader,
                              const struct markdown_node *heading, const char *name,
                              const struct markdown_node *first)
{
    mark_report(heading->mark, loader->job->diag, RULE_BAND_TWICE, name,
                arena_format(loader->job->arena, "%zu", first->mark.line), NULL);
}

/* A band's guidance, from its heading up to the next. False if it is nobody's. */
static bool read_guidance(struct document_loader *loader, struct document *document,
                          const struct markdown_node *heading, const struct markdown_node *end,
                          const struct markdown_node **headings)
{
    const char *name =
        with_blanks(loader->job->arena, markdown_plain_text(loader->job->arena, heading));
    size_t band = find_band(loader, name);
    if (band == loader->instrument->bands.count) {
        if (is_underlined(heading))
            mark_report(heading->mark, loader->job->diag, RULE_HEADING_UNDERLINED, "---", NULL,
                        NULL);
        else
            report_unknown_band(loader, heading, name);
        return false;
    }
    if (headings[band]) {
        report_band_twice(loader, heading, name, headings[band]);
        return false;
    }
    headings[band] = heading;
    document->guidance[band] = (struct blocks){ heading->next, end };
    if (heading->next == end)
        mark_report(heading->mark, loader->job->diag, RULE_BAND_EMPTY, name, NULL, NULL);
    return true;
}

/* The bands whose headings are reported to be none: ##Low, for its blank, and # Low, for a title.
 */
static const bool *find_failed_headings(const struct document_loader *loader,
                                        const struct document *document)
{
    const struct source *source = document->markdown->source;
    bool *failed =
        arena_array(loader->job->arena, loader->instrument->bands.count + 1, sizeof *failed);
    size_t line = document->title ? document->title->mark.line + 1 : 1, length;
    for (; line <= source->line_count; line++) {
        const char *text = source_line(source, line, &length);
        size_t hashes = strspn(text, "#"), name = hashes + strspn(text + hashes, " ");
        while (length > name && text[length - 1] == ' ')
            length--;
        if (hashes && (hashes == 1) == (name > hashes) && length > name)
            failed[find_band(loader, arena_copy(loader->job->arena, text + name, length - name))] =
                true;
    }
    return failed;
}

/* The bands in which a question offers a value; all if what it offers is not known. */
static const bool *find_reached(const struct document_loader *loader,
                                const struct question *question)
{
    const struct instrument *instrument = loader->instrument;
    bool *reached = arena_array(loader->job->arena, instrument->bands.count, sizeof *reached);
    for (size_t i = 0; i < instrument->value_count; i++)
        if (question_offers(instrument, question, i))
            reached[instrument_band_of(instrument, instrument->values[i])] = true;
    for (size_t i = 0; i < instrument->bands.count && !instrument->value_count; i++)
        reached[i] = true;
    return reached;
}

/* Names the bands that have no heading, of those that an answer reaches. */
static void report_missing_guidance(struct document_loader *loader, const struct question *question,
                                    const struct document *document)
{
    if (document->markdown->cut)
        return;
    const bool *failed = find_failed_headings(loader, document);
    const bool *reached = find_reached(loader, question);
    const char **missing =
        arena_array(loader->job->arena, loader->instrument->bands.count, sizeof *missing);
    size_t count = 0;
    for (size_t i = 0; i < loader->instrument->bands.count; i++) {
        if (document->headings[i] || failed[i] || !reached[i])
            continue;
        if (document->fallback && document->fallback->guidance) {
            note_untranslated(loader->language, ""); /* of a partial language */
            continue;
        }
        missing[count++] = loader->language->bands.names[i].text;
    }
    if (count)
        mark_report((struct mark){ .source = document->markdown->source }, loader->job->diag,
                    RULE_GUIDANCE_MISSING, join_words(loader->job->arena, missing, count),
                    missing[0], NULL);
}

/* The texts of a question's answers. */
static void read_answers(struct document_loader *loader, struct document *document,
                         const struct markdown_node *heading, const struct markdown_node *end,
                         const struct markdown_node **first)
{
    if (*first) {
        report_band_twice(loader, heading, markdown_plain_text(loader->job->arena, heading),
                          *first);
        return;
    }
    *first = heading;
    document->answers = answers_of_section(loader->job, loader->instrument, loader->question,
                                           heading, end, document->language);
}

static void read_bands(struct document_loader *loader, struct document *document,
                       const struct markdown_node *node)
{
    size_t count = loader->instrument->bands.count;
    const struct markdown_node **headings =
        arena_array(loader->job->arena, count, sizeof *headings);
    const struct markdown_node *answers = NULL;
    bool all_known = true;
    while (node) {
        const struct markdown_node *heading = node;
        for (node = node->next; node && !is_band_heading(node); node = node->next)
            ;
        if (is_answers_name(markdown_plain_text(loader->job->arena, heading)))
            read_answers(loader, document, heading, node, &answers);
        else
            all_known &= read_guidance(loader, document, heading, node, headings);
    }
    /* After a misspelt heading, "missing" would be the same fault said twice. */
    if (all_known)
        document->headings = headings;
}

/* What a question lacks where others have guidance; a check may do without. */
static void report_guidance_gaps(struct document_loader *loader)
{
    struct language *language = loader->language;
    size_t count = loader->instrument->questions.count;
    language->guided = language->fallback && language->fallback->guided;
    for (size_t i = 0; i < count; i++)
        for (size_t j = 0; j < loader->instrument->bands.count; j++)
            language->guided |=
                language->questions[i].guidance && language->questions[i].guidance[j].first;
    for (size_t i = 0; i < count && language->guided; i++)
        if (language->questions[i].headings &&
            strcmp(language->questions[i].language, language->tag) == 0)
            report_missing_guidance(loader, instrument_question(loader->instrument, i),
                                    &language->questions[i]);
}

/* The question is the first paragraph, or else the title; the help what follows up to the first
 * band. */
static void read_question(struct document_loader *loader, struct document *document)
{
    const struct markdown_node *node = document->body.first;
    document->guidance = arena_array(loader->job->arena, loader->instrument->bands.count,
                                     sizeof *document->guidance);
    bool has_paragraph = node && node->kind == MARKDOWN_PARAGRAPH;
    bool is_title = node && node->kind == MARKDOWN_HEADING && node->level == 1;
    if (is_title || (!has_paragraph && !document->title))
        return; /* a second or a missing title, which is reported */
    document->question = has_paragraph ? node : document->title;
    report_links(loader->job, document->question);
    if (has_paragraph)
        node = node->next;
    document->help.first = node;
    while (node && !is_band_heading(node))
        node = node->next;
    document->help.end = node;
    /* Without the bands' names, which are reported, nothing can be said of the headings. */
    if (!loader->language->own.bands.mark.reported)
        read_bands(loader, document, node);
}

/* ---- the files ---- */

/* Reads a document; one that is missing in this language is the default language's. */
static struct document read_document(struct document_loader *loader, struct folder *folder,
                                     struct text *id, const struct document *fallback)
{
    const struct job *job = loader->job;
    struct language *language = loader->language;
    const char *path = document_path(job->arena, language->tag, folder->kind, id->text);
    const char *name = path + strlen(content_folder) + strlen(language->tag) + 1;
    const struct file *file = files_find(job->files, path);
    struct document document = { .language = language->tag };
    if (!file && fallback) {
        if (fallback->markdown && !language->reported &&
            !folder_report_misnamed(&loader->folders, folder, id->text))
            note_untranslated(language, name);
        return *fallback;
    }
    if (!file && !id->mark.reported && !language->reported)
        folder_report_missing(&loader->folders, folder, id, path);
    const struct source *source = file ? source_open(job->arena, file, job->diag) : NULL;
    document.markdown = source ? markdown_parse(job->arena, source, job->diag) : NULL;
    if (!document.markdown)
        return document;
    find_title(loader, &document);
    if (language->partial)
        document.fallback = fallback;
    if (folder->kind == DOCUMENT_QUESTION)
        read_question(loader, &document);
    if (!document.answers && fallback && fallback->answers) {
        document.answers = fallback->answers;
        note_untranslated(language, arena_format(job->arena, "%s (## Answers)", name));
    }
    if (folder->kind != DOCUMENT_QUESTION)
        need_body(loader, &document);
    return document;
}

/* The documents of a folder, in the order of their ids. */
static struct document *read_folder(struct document_loader *loader, enum document_kind kind,
                                    const struct document *fallback)
{
    struct folder *folder = &loader->folders.items[kind];
    const struct ids *ids = folder->ids;
    struct document *documents = arena_array(loader->job->arena, ids->count, sizeof *documents);
    bool is_missing =
        !fallback && !loader->language->reported && folder_is_missing(&loader->folders, folder);
    for (size_t i = 0; i < ids->count; i++) {
        documents[i].language = loader->language->tag;
        if (kind == DOCUMENT_QUESTION)
            loader->question = instrument_question(loader->instrument, i);
        if (!is_missing && id_is_valid(ids->words[i]))
            documents[i] =
                read_document(loader, folder, ids->items[i], fallback ? &fallback[i] : NULL);
    }
    return documents;
}

void documents_load(const struct job *job, struct instrument *instrument, struct settings *settings,
                    struct language *language)
{
    const struct language *fallback = language->fallback;
    struct document_loader loader = { .job = job, .instrument = instrument, .language = language };
    folders_find(&loader.folders, job, instrument, settings, language->tag);
    language->questions =
        read_folder(&loader, DOCUMENT_QUESTION, fallback ? fallback->questions : NULL);
    report_guidance_gaps(&loader);
    language->factors = read_folder(&loader, DOCUMENT_FACTOR, fallback ? fallback->factors : NULL);
    language->pages = read_folder(&loader, DOCUMENT_PAGE, fallback ? fallback->pages : NULL);
    folders_report_unlisted(&loader.folders);
}
