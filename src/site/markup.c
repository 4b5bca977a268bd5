#include "site/markup.h"

#include <string.h>

#include "base/uri.h"

/* A document's run of Markdown, on its way to values. */
struct markup_run {
    const struct markup *markup;
    const struct document *document;
    bool own_page;
    bool tight; /* the list around the blocks */
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
    value_set(target, "page", value_string(arena, page));
    value_set(target, "file", value_string(arena, file));
    value_set(target, "anchor", value_string(arena, anchor));
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

/* ---- what an element is made of ---- */

/* The nodes from `first` up to `end`, each a map with the element's name as its only yes. */
static const struct value *items(const struct markup_run *run, const struct markdown_node *first,
                                 const struct markdown_node *end);

static const struct value *inlines_value(const struct markup_run *run,
                                         const struct markdown_node *node)
{
    struct value *map = value_map(run->markup->arena);
    value_set(map, "inlines", items(run, node->first, NULL));
    return map;
}

static const struct value *yes(const struct markup_run *run, const struct markdown_node *node)
{
    (void)run;
    (void)node;
    return value_bool(true);
}

static const struct value *text_value(const struct markup_run *run,
                                      const struct markdown_node *node)
{
    return value_string(run->markup->arena, node->text);
}

static const struct value *link_value(const struct markup_run *run,
                                      const struct markdown_node *node)
{
    struct arena *arena = run->markup->arena;
    struct value *link = value_map(arena);
    value_set(link, "inlines", items(run, node->first, NULL));
    value_set(link, "title", value_string(arena, node->title));
    value_set(link, "url",
              node->link == LINK_OUTSIDE ? value_string(arena, uri_of_address(arena, node->url))
                                         : NULL);
    value_set(link, "to", node->link == LINK_DOCUMENT ? link_target(run, node) : NULL);
    value_set(link, "media", media_value(run->markup->media, node->media));
    return link;
}

static const struct value *image_value(const struct markup_run *run,
                                       const struct markdown_node *node)
{
    struct arena *arena = run->markup->arena;
    struct value *image = value_map(arena);
    value_set(image, "alt", value_string(arena, markdown_plain_text(arena, node)));
    value_set(image, "title", value_string(arena, node->title));
    value_set(image, "media", media_value(run->markup->media, node->media));
    return image;
}

static const struct value *heading_value(const struct markup_run *run,
                                         const struct markdown_node *node)
{
    struct arena *arena = run->markup->arena;
    struct value *heading = value_map(arena);
    int level = run->own_page || node->level > 3 ? node->level : 3;
    value_set(heading, "level", value_format(arena, "%d", level));
    value_set(heading, "id", value_string(arena, run->own_page ? node->id : ""));
    value_set(heading, "inlines", items(run, node->first, NULL));
    return heading;
}

static const struct value *paragraph_value(const struct markup_run *run,
                                           const struct markdown_node *node)
{
    struct value *paragraph = value_map(run->markup->arena);
    value_set(paragraph, "inlines", items(run, node->first, NULL));
    value_set(paragraph, "tight", value_bool(run->tight));
    return paragraph;
}

static const struct value *list_value(const struct markup_run *run,
                                      const struct markdown_node *node)
{
    struct arena *arena = run->markup->arena;
    struct value *entries = value_list(arena), *list = value_map(arena);
    struct markup_run inner = *run;
    inner.tight = node->tight;
    for (const struct markdown_node *child = node->first; child; child = child->next) {
        struct value *item = value_map(arena);
        value_set(item, "blocks", items(&inner, child->first, NULL));
        value_append(entries, item);
    }
    bool numbered = node->ordered && node->start != 1;
    value_set(list, "ordered", value_bool(node->ordered));
    value_set(list, "start",
              numbered ? value_format(arena, "%d", node->start) : value_string(arena, ""));
    value_set(list, "items", entries);
    return list;
}

static const struct value *quote_value(const struct markup_run *run,
                                       const struct markdown_node *node)
{
    struct value *quote = value_map(run->markup->arena);
    struct markup_run inner = *run;
    inner.tight = false;
    value_set(quote, "blocks", items(&inner, node->first, NULL));
    return quote;
}

static const struct value *code_value(const struct markup_run *run,
                                      const struct markdown_node *node)
{
    struct arena *arena = run->markup->arena;
    struct value *code = value_map(arena);
    value_set(code, "text", value_string(arena, node->text));
    value_set(code, "info", value_string(arena, node->info));
    return code;
}

/* ---- all elements ---- */

/* What templates call an element, and what they are offered of it. */
static const struct {
    const char *name;
    const struct value *(*make)(const struct markup_run *run, const struct markdown_node *node);
} elements[] = {
    [MARKDOWN_HEADING] = { "heading", heading_value },
    [MARKDOWN_PARAGRAPH] = { "paragraph", paragraph_value },
    [MARKDOWN_LIST] = { "list", list_value },
    [MARKDOWN_ITEM] = { NULL, NULL }, /* a part of its list */
    [MARKDOWN_QUOTE] = { "quote", quote_value },
    [MARKDOWN_CODE_BLOCK] = { "code_block", code_value },
    [MARKDOWN_RULE] = { "rule", yes },
    [MARKDOWN_TEXT] = { "text", text_value },
    [MARKDOWN_SOFTBREAK] = { "softbreak", yes },
    [MARKDOWN_LINEBREAK] = { "linebreak", yes },
    [MARKDOWN_CODE] = { "code", text_value },
    [MARKDOWN_EMPH] = { "emph", inlines_value },
    [MARKDOWN_STRONG] = { "strong", inlines_value },
    [MARKDOWN_LINK] = { "link", link_value },
    [MARKDOWN_IMAGE] = { "image", image_value },
};

/* A map that says no to the elements from one to another. */
static const struct value *all_false(struct arena *arena, size_t first, size_t last)
{
    struct value *map = value_map(arena);
    for (size_t i = first; i <= last; i++)
        if (elements[i].name)
            value_set(map, elements[i].name, value_bool(false));
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

static const struct value *items(const struct markup_run *run, const struct markdown_node *first,
                                 const struct markdown_node *end)
{
    struct value *list = value_list(run->markup->arena);
    for (const struct markdown_node *node = first; node && node != end; node = node->next) {
        const struct markup *markup = run->markup;
        struct value *item = value_map_on(
            markup->arena, node->kind <= MARKDOWN_RULE ? markup->no_block : markup->no_inline);
        if (elements[node->kind].name)
            value_set(item, elements[node->kind].name, elements[node->kind].make(run, node));
        value_append(list, item);
    }
    return list;
}

const struct value *markup_blocks(const struct markup *markup, const struct document *document,
                                  struct blocks blocks, bool own_page)
{
    struct markup_run run = { markup, document, own_page, false };
    return items(&run, blocks.first, blocks.end);
}

const struct value *markup_inlines(const struct markup *markup, const struct document *document,
                                   const struct markdown_node *parent)
{
    struct markup_run run = { markup, document, false, false };
    return items(&run, parent ? parent->first : NULL, NULL);
}
