#include "site/markup.h"

#include <string.h>

#include "base/uri.h"

/* A document's run of Markdown, on its way to values. */
struct run {
    const struct markup *markup;
    const struct document *document;
    bool own_page;
};

/* A map that says no to all of these keys. */
static const struct value *all_false(struct arena *arena, const char *const *keys, size_t count)
{
    struct value *map = value_map(arena);
    for (size_t i = 0; i < count; i++)
        value_set(map, keys[i], value_bool(false));
    return map;
}

void markup_init(struct markup *markup, struct media *media, const struct model *model,
                 const struct language *language)
{
    static const char *const blocks[] = { "heading", "paragraph",  "list",
                                          "quote",   "code_block", "rule" };
    static const char *const inlines[] = { "text", "softbreak", "linebreak", "code",
                                           "emph", "strong",    "link",      "image" };
    struct arena *arena = media->arena;
    *markup =
        (struct markup){ .arena = arena, .media = media, .model = model, .language = language };
    markup->no_block = all_false(arena, blocks, sizeof blocks / sizeof *blocks);
    markup->no_inline = all_false(arena, inlines, sizeof inlines / sizeof *inlines);
}

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
static const struct value *page_target(const struct run *run, const struct markdown_node *link)
{
    const struct markup *markup = run->markup;
    const struct settings *settings = &markup->model->settings;
    for (size_t i = 0; i < settings->pages.count; i++) {
        const struct page *page = settings_page(settings, i);
        if (strcmp(page->id.text, link->target))
            continue;
        bool same = strcmp(markup->language->pages[i].language, run->document->language) == 0;
        return markup_target(markup->arena, link->target, page_file(markup->arena, page),
                             same ? link->anchor : "");
    }
    return value_null();
}

static const struct value *link_target(const struct run *run, const struct markdown_node *link)
{
    struct arena *arena = run->markup->arena;
    switch (link->place) {
    case PLACE_QUESTION:
        return markup_target(arena, "check", "check.html",
                             arena_format(arena, "question-%s", link->target));
    case PLACE_FACTOR:
        return markup_target(arena, "factors", "factors.html",
                             arena_format(arena, "factor-%s", link->target));
    case PLACE_MADE:
        return markup_target(arena, link->target, arena_format(arena, "%s.html", link->target), "");
    case PLACE_PAGE:
        break;
    }
    return page_target(run, link);
}

/* ---- inline items ---- */

static const struct value *inline_items(const struct run *run, const struct markdown_node *first);

static const struct value *with_inlines(const struct run *run, const struct markdown_node *node)
{
    struct value *map = value_map(run->markup->arena);
    value_set(map, "inlines", inline_items(run, node->first));
    return map;
}

static const struct value *link_value(const struct run *run, const struct markdown_node *node)
{
    struct arena *arena = run->markup->arena;
    struct value *link = value_map(arena);
    value_set(link, "inlines", inline_items(run, node->first));
    value_set(link, "title", value_string(arena, node->title));
    value_set(link, "url",
              node->link == LINK_OUTSIDE ? value_string(arena, uri_of_address(arena, node->url))
                                         : NULL);
    value_set(link, "to", node->link == LINK_PLACE ? link_target(run, node) : NULL);
    value_set(link, "media", media_value(run->markup->media, node->media));
    return link;
}

static const struct value *image_value(const struct run *run, const struct markdown_node *node)
{
    struct arena *arena = run->markup->arena;
    struct value *image = value_map(arena);
    value_set(image, "alt", value_string(arena, markdown_plain_text(arena, node)));
    value_set(image, "title", value_string(arena, node->title));
    value_set(image, "media", media_value(run->markup->media, node->media));
    return image;
}

static const struct value *inline_item(const struct run *run, const struct markdown_node *node)
{
    struct arena *arena = run->markup->arena;
    struct value *item = value_map_on(arena, run->markup->no_inline);
    switch (node->kind) {
    case MARKDOWN_TEXT:
        value_set(item, "text", value_string(arena, node->text));
        break;
    case MARKDOWN_SOFTBREAK:
        value_set(item, "softbreak", value_bool(true));
        break;
    case MARKDOWN_LINEBREAK:
        value_set(item, "linebreak", value_bool(true));
        break;
    case MARKDOWN_CODE:
        value_set(item, "code", value_string(arena, node->text));
        break;
    case MARKDOWN_EMPH:
        value_set(item, "emph", with_inlines(run, node));
        break;
    case MARKDOWN_STRONG:
        value_set(item, "strong", with_inlines(run, node));
        break;
    case MARKDOWN_LINK:
        value_set(item, "link", link_value(run, node));
        break;
    case MARKDOWN_IMAGE:
        value_set(item, "image", image_value(run, node));
        break;
    default: /* a block; the parser puts none here */
        break;
    }
    return item;
}

static const struct value *inline_items(const struct run *run, const struct markdown_node *first)
{
    struct value *list = value_list(run->markup->arena);
    for (const struct markdown_node *node = first; node; node = node->next)
        value_append(list, inline_item(run, node));
    return list;
}

/* ---- blocks ---- */

static const struct value *block_items(const struct run *run, struct blocks blocks, bool tight);

static const struct value *heading_value(const struct run *run, const struct markdown_node *node)
{
    struct arena *arena = run->markup->arena;
    struct value *heading = value_map(arena);
    int level = run->own_page || node->level > 3 ? node->level : 3;
    value_set(heading, "level", value_format(arena, "%d", level));
    value_set(heading, "id", value_string(arena, run->own_page ? node->id : ""));
    value_set(heading, "inlines", inline_items(run, node->first));
    return heading;
}

static const struct value *paragraph_value(const struct run *run, const struct markdown_node *node,
                                           bool tight)
{
    struct value *paragraph = value_map(run->markup->arena);
    value_set(paragraph, "inlines", inline_items(run, node->first));
    value_set(paragraph, "tight", value_bool(tight));
    return paragraph;
}

static const struct value *list_value(const struct run *run, const struct markdown_node *node)
{
    struct arena *arena = run->markup->arena;
    struct value *items = value_list(arena), *list = value_map(arena);
    for (const struct markdown_node *child = node->first; child; child = child->next) {
        struct value *item = value_map(arena);
        value_set(item, "blocks",
                  block_items(run, (struct blocks){ child->first, NULL }, node->tight));
        value_append(items, item);
    }
    bool numbered = node->ordered && node->start != 1;
    value_set(list, "ordered", value_bool(node->ordered));
    value_set(list, "start",
              numbered ? value_format(arena, "%d", node->start) : value_string(arena, ""));
    value_set(list, "items", items);
    return list;
}

static const struct value *quote_value(const struct run *run, const struct markdown_node *node)
{
    struct value *quote = value_map(run->markup->arena);
    value_set(quote, "blocks", block_items(run, (struct blocks){ node->first, NULL }, false));
    return quote;
}

static const struct value *code_value(const struct run *run, const struct markdown_node *node)
{
    struct arena *arena = run->markup->arena;
    struct value *code = value_map(arena);
    value_set(code, "text", value_string(arena, node->text));
    value_set(code, "info", value_string(arena, node->info));
    return code;
}

static const struct value *block_item(const struct run *run, const struct markdown_node *node,
                                      bool tight)
{
    struct value *item = value_map_on(run->markup->arena, run->markup->no_block);
    switch (node->kind) {
    case MARKDOWN_HEADING:
        value_set(item, "heading", heading_value(run, node));
        break;
    case MARKDOWN_PARAGRAPH:
        value_set(item, "paragraph", paragraph_value(run, node, tight));
        break;
    case MARKDOWN_LIST:
        value_set(item, "list", list_value(run, node));
        break;
    case MARKDOWN_QUOTE:
        value_set(item, "quote", quote_value(run, node));
        break;
    case MARKDOWN_CODE_BLOCK:
        value_set(item, "code_block", code_value(run, node));
        break;
    case MARKDOWN_RULE:
        value_set(item, "rule", value_bool(true));
        break;
    default: /* an inline item; the parser puts none here */
        break;
    }
    return item;
}

static const struct value *block_items(const struct run *run, struct blocks blocks, bool tight)
{
    struct value *list = value_list(run->markup->arena);
    for (const struct markdown_node *node = blocks.first; node && node != blocks.end;
         node = node->next)
        value_append(list, block_item(run, node, tight));
    return list;
}

const struct value *markup_blocks(const struct markup *markup, const struct document *document,
                                  struct blocks blocks, bool own_page)
{
    struct run run = { markup, document, own_page };
    return block_items(&run, blocks, false);
}

const struct value *markup_inlines(const struct markup *markup, const struct document *document,
                                   const struct markdown_node *parent)
{
    struct run run = { markup, document, false };
    return inline_items(&run, parent ? parent->first : NULL);
}
