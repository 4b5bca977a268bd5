/* What is no error, but a public site should not have. */
#include <stdio.h>
#include <string.h>

#include "base/buffer.h"
#include "content/parts.h"

/* ---- placeholders in legal pages: literal square brackets ---- */

struct placeholders {
    struct arena *arena;
    size_t count;
    const char *first;
    struct mark mark; /* of the first */
};

/* Where a text that starts at or behind `mark` really stands in its line. */
static struct mark find_in_line(struct mark mark, const char *text)
{
    size_t length;
    const char *line = source_line(mark.source, mark.line, &length);
    size_t wanted = strlen(text);
    for (size_t i = 0; i + wanted <= length; i++)
        if (memcmp(line + i, text, wanted) == 0)
            return source_mark(mark.source, (size_t)(line + i - mark.source->text));
    return mark;
}

/* Counts them; the first is remembered. A bracket may not reach beyond its line. */
static void find_placeholders(void *user, struct markdown_node *node)
{
    struct placeholders *context = user;
    const char *open = node->kind == MARKDOWN_TEXT ? strchr(node->text, '[') : NULL;
    while (open) {
        size_t length = strcspn(open, "]");
        length += open[length] == ']';
        if (!context->count++) {
            context->first = arena_copy(context->arena, open, length);
            context->mark = find_in_line(node->mark, context->first);
        }
        open = strchr(open + length, '[');
    }
}

/* One report a page, so that a fresh project is not buried under its templates. */
static void lint_placeholders(const struct document *document, struct diag *diag)
{
    struct placeholders found = { .arena = diag->arena };
    markdown_walk(document->markdown->first, find_placeholders, &found);
    char more[24];
    snprintf(more, sizeof more, "%zu", found.count - 1);
    if (found.count)
        mark_report(found.mark, diag, RULE_LEGAL_PLACEHOLDER, found.first,
                    found.count > 1 ? more : NULL, NULL);
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

static void lint_legal_pages(const struct model *model, struct diag *diag)
{
    const struct settings *settings = &model->settings;
    for (size_t i = 0; i < LEGAL_ROLES; i++) {
        bool found = false;
        for (size_t j = 0; j < settings->pages.count; j++)
            found |= page_has_role(settings_page(settings, j), legal_roles[i]);
        if (!found)
            mark_report(settings->pages.mark, diag, RULE_LEGAL_MISSING, legal_roles[i], NULL, NULL);
    }
    for (size_t i = 0; i < model->language_count; i++) {
        const struct language *language = &model->languages[i];
        for (size_t j = 0; j < settings->pages.count; j++) {
            const struct document *document = &language->pages[j];
            if (is_legal(settings_page(settings, j)) && document->markdown &&
                strcmp(document->language, language->tag) == 0)
                lint_placeholders(document, diag);
        }
    }
}

static void lint_contact(const struct settings *settings, struct diag *diag)
{
    const struct contact *contact = &settings->contact;
    if (!*contact->name.text || !*contact->email.text)
        mark_report(contact->mark.line ? contact->mark : settings->mark, diag, RULE_CONTACT_MISSING,
                    NULL, NULL, NULL);
}

void model_lint(const struct model *model, struct diag *diag)
{
    lint_legal_pages(model, diag);
    lint_contact(&model->settings, diag);
}
