#include "site/markup.h"

#include <string.h>

#include "base/uri.h"

/* A document's run of Markdown, on its way to values. */
struct markup_run {
    const struct markup *markup;
    const struct document *document;
    bool own_page;
};

/* ---- links ---- */

const char *page_file(struct arena *arena, const struct page *page)
{
    return page_has_role(page, "start") ? "index.html"
                                        : arena_format(arena, "%s.html", page->id.text);
}

const struct value *markup_target(struct arena *arena, const char *page, const char *file,
                                  const char *anchor)
{
    struct value *target = value_map(arena);
    value_set_string(target, "page", page);
    value_set_string(target, "file", file);
    value_set_string(target, "anchor", anchor);
    return target;
}

/* A link to a page. Where the page is there in another language only than the
 * document, its headings have other ids: the link then leads to the page's top. */
static const struct value *page_target(const struct markup_run *run,
                                       const struct markdown_node *link)
{
    const struct markup *markup = run->markup;
    const struct page *page = table_get(&markup->pages, link->target);
    size_t index = (size_t)(page - settings_page(&markup->model->settings, 0));
    bool same = strcmp(markup->language->pages[index].language, run->document->language) == 0;
    return markup_target(markup->arena, link->target, page_file(markup->arena, page),
                         same ? link->anchor : "");
}

static const struct value *link_target(const struct markup_run *run,
                                       const struct markdown_node *link)
{
    struct arena *arena = run->markup->arena;
    switch (link->document) {
    case DOCUMENT_QUESTION:
        return markup_target(arena, "check", "check.html",
                             arena_format(arena, "question-%s", link->target));
    case DOCUMENT_FACTOR:
        return markup_target(arena, "factors", "factors.html",
                             arena_format(arena, "factor-%s", link->target));
    case DOCUMENT_BUILTIN:
        return markup_target(arena, link->target, arena_format(arena, "%s.html", link->target), "");
    case DOCUMENT_PAGE:
        break;
    }
    return page_target(run, link);
}

/* ---- elements ---- */

/* What templates call an element; an item is a part of its list. */
static const char *const names[] = {
    [MARKDOWN_HEADING] = "heading",     [MARKDOWN_PARAGRAPH] = "paragraph",
    [MARKDOWN_LIST] = "list",           [MARKDOWN_ITEM] = NULL,
    [MARKDOWN_QUOTE] = "quote",         [MARKDOWN_CODE_BLOCK] = "code_block",
    [MARKDOWN_RULE] = "rule",           [MARKDOWN_TEXT] = "text",
    [MARKDOWN_SOFTBREAK] = "softbreak", [MARKDOWN_LINEBREAK] = "linebreak",
    [MARKDOWN_CODE] = "code",           [MARKDOWN_EMPH] = "emph",
    [MARKDOWN_STRONG] = "strong",       [MARKDOWN_LINK] = "link",
    [MARKDOWN_IMAGE] = "image",
};

/* The nodes from `first` up to `end`, each a map with the element's name as its only yes. `tight`
 * is the list around them. */
static const struct value *items(const struct markup_run *run, bool tight,
                                 const struct markdown_node *first,
                                 const struct markdown_node *end);

static const struct value *list_value(const struct markup_run *run,
                                      const struct markdown_node *node)
{
    struct arena *arena = run->markup->arena;
    struct value *entries = value_list(arena), *list = value_map(arena);
    for (const struct markdown_node *child = node->first; child; child = child->next) {
        struct value *item = value_map(arena);
        value_set(item, "blocks", items(run, node->tight, child->first, NULL));
        value_append(entries, item);
    }
    bool numbered = node->ordered && node->start != 1;
    value_set_bool(list, "ordered", node->ordered);
    value_set_string(list, "start", numbered ? arena_format(arena, "%d", node->start) : "");
    value_set(list, "items", entries);
    return list;
}

/* What templates are offered of an element. */
static const struct value *element_value(const struct markup_run *run, bool tight,
                                         const struct markdown_node *node)
{
    struct arena *arena = run->markup->arena;
    if (node->kind == MARKDOWN_TEXT || node->kind == MARKDOWN_CODE)
        return value_string(arena, node->text);
    if (node->kind == MARKDOWN_LIST)
        return list_value(run, node);
    struct value *map = value_map(arena);
    switch (node->kind) {
    case MARKDOWN_QUOTE:
        value_set(map, "blocks", items(run, false, node->first, NULL));
        return map;
    case MARKDOWN_CODE_BLOCK:
        value_set_string(map, "text", node->text);
        value_set_string(map, "info", node->info);
        return map;
    case MARKDOWN_IMAGE:
        value_set_string(map, "alt", markdown_plain_text(arena, node));
        value_set_string(map, "title", node->title);
        value_set(map, "media", media_value(run->markup->media, node->media));
        return map;
    case MARKDOWN_HEADING:
        value_set_number(map, "level", run->own_page || node->level > 3 ? node->level : 3);
        value_set_string(map, "id", run->own_page ? node->id : "");
        break;
    case MARKDOWN_PARAGRAPH:
        value_set_bool(map, "tight", tight);
        break;
    case MARKDOWN_LINK:
        value_set_string(map, "title", node->title);
        value_set_string(map, "url",
                         node->link == LINK_OUTSIDE ? uri_of_address(arena, node->url) : NULL);
        value_set(map, "to", node->link == LINK_DOCUMENT ? link_target(run, node) : NULL);
        value_set(map, "media", media_value(run->markup->media, node->media));
        break;
    case MARKDOWN_EMPH:
    case MARKDOWN_STRONG:
        break;
    default:
        return value_bool(true); /* all is said by its name: a rule, a break */
    }
    value_set(map, "inlines", items(run, false, node->first, NULL));
    return map;
}

/* A map that says no to the elements from one to another. */
static const struct value *all_false(struct arena *arena, size_t first, size_t last)
{
    struct value *map = value_map(arena);
    for (size_t i = first; i <= last; i++)
        if (names[i])
            value_set_bool(map, names[i], false);
    return map;
}

void markup_init(struct markup *markup, struct media *media, const struct model *model,
                 const struct language *language)
{
    struct arena *arena = media->arena;
    *markup = (struct markup){ arena, media, model, language, { .arena = arena }, NULL, NULL };
    for (size_t i = 0; i < model->settings.pages.count; i++) {
        const struct page *page = settings_page(&model->settings, i);
        table_add(&markup->pages, page->id.text, (void *)page);
    }
    markup->no_block = all_false(arena, MARKDOWN_HEADING, MARKDOWN_RULE);
    markup->no_inline = all_false(arena, MARKDOWN_TEXT, MARKDOWN_IMAGE);
}

static const struct value *items(const struct markup_run *run, bool tight,
                                 const struct markdown_node *first, const struct markdown_node *end)
{
    const struct markup *markup = run->markup;
    struct value *list = value_list(markup->arena);
    for (const struct markdown_node *node = first; node && node != end; node = node->next) {
        struct value *item = value_map_on(
            markup->arena, node->kind <= MARKDOWN_RULE ? markup->no_block : markup->no_inline);
        if (names[node->kind])
            value_set(item, names[node->kind], element_value(run, tight, node));
        value_append(list, item);
    }
    return list;
}

const struct value *markup_blocks(const struct markup *markup, const struct document *document,
                                  struct blocks blocks, bool own_page)
{
    const struct markup_run run = { markup, document, own_page };
    return items(&run, false, blocks.first, blocks.end);
}

const struct value *markup_inlines(const struct markup *markup, const struct document *document,
                                   const struct markdown_node *parent)
{
    const struct markup_run run = { markup, document, false };
    return items(&run, false, parent ? parent->first : NULL, NULL);
}
