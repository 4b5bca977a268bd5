#include "lint/lint.h"

#include <string.h>

#include "base/table.h"
#include "content/color.h"
#include "content/texts.h"
#include "lint/lints.h"
#include "text/quotes.h"

/* ---- placeholders in legal pages: literal square brackets ---- */

struct placeholders {
    struct arena *arena;
    size_t count;
    const char *first;
    struct mark mark; /* of the first */
};

/* Counts them; the first is remembered. A bracket may not reach beyond its line; whoever writes \[
 * means the bracket itself. It is sought in the file with what follows up to a character that may
 * be written in another way there. */
static void find_placeholders(void *user, struct markdown_node *node)
{
    struct placeholders *context = user;
    const char *open = node->kind == MARKDOWN_TEXT ? strchr(node->text, '[') : NULL;
    for (struct mark mark = node->mark; open;) {
        size_t length = strcspn(open, "]");
        length += open[length] == ']';
        size_t sought = strcspn(open, "]\\&<>\"*_");
        bool is_found = mark_find_in_line(&mark, arena_copy(context->arena, open, sought));
        if (!(is_found && mark_is_escaped(mark)) && open[1] != '^' && !context->count++) {
            context->first = arena_copy(context->arena, open, length);
            context->mark = mark;
        }
        mark.offset += is_found;
        open = strchr(open + length, '[');
    }
}

/* One report a page, so that a fresh project is not buried under its templates. */
static void lint_placeholders(const struct document *document, struct diag *diag)
{
    struct placeholders found = { .arena = diag->arena };
    markdown_walk(document->markdown->first, find_placeholders, &found);
    const char *more = arena_format(diag->arena, "%zu", found.count - 1);
    if (found.count)
        mark_report(found.mark, diag, RULE_LEGAL_PLACEHOLDER, found.first,
                    found.count > 2 ? more : NULL, found.count == 2 ? more : NULL);
}

/* ---- legal pages ---- */

static const char *const legal_roles[] = { "imprint", "privacy", "accessibility" };
enum { LEGAL_ROLES = sizeof legal_roles / sizeof *legal_roles };

static bool is_legal(const struct page *page)
{
    for (size_t i = 0; i < LEGAL_ROLES; i++)
        if (page_has_role(page, legal_roles[i]))
            return true;
    return false;
}

static void lint_legal_pages(const struct settings *settings, struct diag *diag)
{
    for (size_t i = 0; i < LEGAL_ROLES; i++)
        if (!find_role(settings, legal_roles[i]))
            mark_report(settings->pages.mark, diag, RULE_LEGAL_MISSING, legal_roles[i], NULL, NULL);
}

/* Whether a text begins with a label, "Register: ". */
static bool has_label(const struct markdown_node *text)
{
    enum { LONGEST_LABEL = 60 };
    const char *colon = text && text->kind == MARKDOWN_TEXT ? strchr(text->text, ':') : NULL;
    return colon && colon - text->text < LONGEST_LABEL;
}

/* A label with nothing behind it: what an editor leaves who deletes the brackets alone. */
static void lint_label(const struct markdown_node *line, const struct markdown_node *last,
                       const struct markdown_node *next, struct diag *diag)
{
    size_t length = last->kind == MARKDOWN_TEXT ? strlen(last->text) : 0;
    bool goes_on = next && next->kind > MARKDOWN_HEADING && next->kind != MARKDOWN_RULE &&
                   !has_label(next->kind == MARKDOWN_PARAGRAPH ? next->first : next);
    if (line == last && length && last->text[length - 1] == ':' && !goes_on)
        mark_report(last->mark, diag, RULE_LABEL_EMPTY, last->text, NULL, NULL);
}

static void lint_labels(const struct document *document, struct diag *diag)
{
    for (const struct markdown_node *block = document->body.first; block; block = block->next) {
        const struct markdown_node *line = block->first, *node = line;
        for (; node && block->kind == MARKDOWN_PARAGRAPH; node = node->next) {
            bool breaks = node->next && markdown_is_break(node->next);
            if (!node->next || breaks)
                lint_label(line, node, breaks ? node->next->next : block->next, diag);
            if (breaks)
                line = (node = node->next)->next;
        }
    }
}

/* ---- publisher and contact ---- */

static void lint_contact(const struct settings *settings, struct diag *diag)
{
    const struct publisher *publisher = &settings->publisher;
    if (!*publisher->name.text)
        mark_report(publisher->mark.line ? publisher->mark : settings->mark, diag,
                    RULE_PUBLISHER_MISSING, NULL, NULL, NULL);
    const struct contact *contact = &settings->contact;
    if (!*contact->name.text || !*contact->email.text)
        mark_report(contact->mark.line ? contact->mark : settings->mark, diag, RULE_CONTACT_MISSING,
                    NULL, NULL, NULL);
    if (*contact->email.text)
        lint_email(contact->email.text, contact->email.mark, diag);
}

/* ---- colour and logo ---- */

/* White text stands on this colour, and text of this colour on white; on its tinted grounds the
 * theme makes it darker by itself (--kc-accent-text, tests/site/contrast.test.js). */
static void lint_brand(const struct brand *brand, struct diag *diag)
{
    const char *color = brand->color.text;
    if (brand->logo_file && !*brand->logo_alt.text)
        mark_report(brand->logo.mark, diag, RULE_LOGO_TEXT_MISSING, NULL, NULL, NULL);
    if (!color_is_valid(color) || color_is_readable(color))
        return;
    char shade[COLOR_SIZE];
    color_darken(color, shade);
    mark_report(brand->color.mark, diag, RULE_COLOR_CONTRAST,
                arena_format(diag->arena, "%u", color_contrast(color) / 10),
                arena_format(diag->arena, "%u", color_contrast(color) % 10), shade);
}

/* ---- topics and factors that no question names ---- */

static void report_unnamed(const struct text_list *list, const struct table *named, enum rule rule,
                           struct diag *diag)
{
    for (size_t i = 0; i < list->count; i++)
        if (!list->items[i].mark.reported && !table_get(named, list->items[i].text))
            mark_report(list->items[i].mark, diag, rule, list->items[i].text, NULL, NULL);
}

/* Where what a question names was reported, it may be any of them. */
static void lint_lists(const struct instrument *instrument, struct diag *diag)
{
    struct table topics = { .arena = diag->arena }, factors = topics;
    bool topics_known = true, factors_known = true;
    for (size_t i = 0; i < instrument->questions.count; i++) {
        const struct question *question = instrument_question(instrument, i);
        topics_known &= !question->topic.mark.reported;
        factors_known &= !question->factors.mark.reported;
        table_add(&topics, question->topic.text, (void *)question);
        for (size_t j = 0; j < question->factors.count; j++) {
            factors_known &= !question->factors.items[j].mark.reported;
            table_add(&factors, question->factors.items[j].text, (void *)question);
        }
    }
    if (topics_known)
        report_unnamed(&instrument->topics, &topics, RULE_TOPIC_UNUSED, diag);
    if (factors_known)
        report_unnamed(&instrument->factors, &factors, RULE_FACTOR_UNUSED, diag);
}

/* ---- texts of YAML files ---- */

static void lint_value(void *user, const struct text *text)
{
    struct diag *diag = user;
    bool quoted = strchr("\"'|>", *mark_text(text->mark));
    unfinished_report(text->text, text->mark, diag);
    quotes_report(text->text, text->mark, diag);
    plain_report(text->text, text->mark, diag);
    if (!quoted)
        quotes_report_curly(text->text, text->mark, diag);
}

/* ---- all of it ---- */

/* Of documents that stand in for missing ones nothing is said a second time. */
static void lint_document(const struct model *model, const struct language *language,
                          const struct document *document, bool is_question, bool legal,
                          struct diag *diag)
{
    if (!document->markdown || strcmp(document->language, language->tag) != 0)
        return;
    if (legal) {
        lint_placeholders(document, diag);
        lint_labels(document, diag);
    }
    lint_text(document, is_question, legal, diag);
    if (!diag_has_faults(diag)) /* else, what the check has is not known for certain */
        lint_figures(model, document->markdown->source, is_question, diag);
}

static void lint_documents(const struct model *model, const struct language *language,
                           struct diag *diag)
{
    for (size_t i = 0; i < model->instrument.questions.count; i++)
        lint_document(model, language, &language->questions[i], true, false, diag);
    for (size_t i = 0; i < model->instrument.factors.count; i++)
        lint_document(model, language, &language->factors[i], false, false, diag);
    for (size_t i = 0; i < model->settings.pages.count; i++)
        lint_document(model, language, &language->pages[i], false,
                      is_legal(settings_page(&model->settings, i)), diag);
}

void model_lint(const struct model *model, struct diag *diag)
{
    fields_walk(&check_yaml, &model->instrument, lint_value, diag);
    fields_walk(&site_yaml, &model->settings, lint_value, diag);
    if (!model->language_count)
        return;
    if (strcmp(model->instrument.id.text, "mein-check") == 0 ||
        strcmp(model->instrument.id.text, "my-check") == 0) /* src/starter */
        mark_report(model->instrument.id.mark, diag, RULE_ID_PLACEHOLDER, model->instrument.id.text,
                    NULL, NULL);
    lint_legal_pages(&model->settings, diag);
    lint_contact(&model->settings, diag);
    lint_brand(&model->settings.brand, diag);
    lint_lists(&model->instrument, diag);
    lint_media(model, diag);
    for (size_t i = 0; i < model->language_count; i++) {
        const struct yaml_node *texts = model->languages[i].root;
        fields_walk(&texts_yaml, &model->languages[i].own, lint_value, diag);
        if (texts && !diag_has_faults(diag))
            lint_figures(model, texts->mark.source, false, diag);
        lint_documents(model, &model->languages[i], diag);
        lint_questions(model, &model->languages[i], diag);
    }
}
