/* What is no error, but a public site should not have. */
#include <string.h>

#include "base/buffer.h"
#include "content/parts.h"

/* ---- placeholders in legal pages: literal square brackets ---- */

struct placeholders {
    struct arena *arena;
    struct diag *diag;
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

/* Brackets may hold other markup, but not reach beyond their paragraph. */
static void find_placeholders(void *user, struct markdown_node *node)
{
    struct placeholders *context = user;
    if (node->kind != MARKDOWN_PARAGRAPH && node->kind != MARKDOWN_HEADING)
        return;
    const struct markdown_node *child = node->first;
    for (; child; child = child->next) {
        const char *open = child->kind == MARKDOWN_TEXT ? strchr(child->text, '[') : NULL;
        while (open) {
            const char *close = strchr(open, ']');
            size_t length = close ? (size_t)(close - open) + 1 : strlen(open);
            const char *text = arena_copy(context->arena, open, length);
            mark_report(find_in_line(child->mark, text), context->diag, RULE_LEGAL_PLACEHOLDER,
                        text, NULL, NULL);
            open = strchr(open + length, '[');
        }
    }
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
    struct placeholders context = { diag->arena, diag };
    for (size_t i = 0; i < model->language_count; i++) {
        const struct language *language = &model->languages[i];
        for (size_t j = 0; j < settings->pages.count; j++) {
            const struct document *document = &language->pages[j];
            if (is_legal(settings_page(settings, j)) && document->markdown &&
                strcmp(document->language, language->tag) == 0)
                markdown_walk(document->markdown->first, find_placeholders, &context);
        }
    }
}

static void lint_contact(const struct settings *settings, struct diag *diag)
{
    const struct contact *contact = &settings->contact;
    if (!*contact->name.text || !*contact->email.text)
        mark_report(contact->mark.line ? contact->mark : settings->mark, diag,
                    RULE_CONTACT_MISSING, NULL, NULL, NULL);
}

void model_lint(const struct model *model, struct diag *diag)
{
    lint_legal_pages(model, diag);
    lint_contact(&model->settings, diag);
}
