#include "text/markdown.h"

#include <cmark.h>
#include <ctype.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "base/buffer.h"
#include "base/table.h"
#include "base/utf8.h"
#include "text/html.h"

struct build {
    struct arena *arena;
    const struct source *source;
    struct diag *diag;
    cmark_node *block; /* the paragraph or heading that the inline items are in */
    bool cut;          /* a fence or comment without end has swallowed what follows it */
};

/* ---- places: cmark counts lines and columns from 1, columns in bytes ---- */

static struct mark mark_at(const struct build *build, int line, size_t bytes)
{
    size_t length;
    if (line < 1 || (size_t)line > build->source->line_count)
        return (struct mark){ .source = build->source };
    const char *text = source_line(build->source, (size_t)line, &length);
    size_t offset = (size_t)(text - build->source->text) + (bytes < length ? bytes : length);
    return (struct mark){ .source = build->source, .line = (size_t)line, .offset = offset };
}

static size_t column_of(cmark_node *node)
{
    int column = cmark_node_get_start_column(node);
    return column > 0 ? (size_t)column - 1 : 0;
}

static struct mark block_mark(const struct build *build, cmark_node *node)
{
    return mark_at(build, cmark_node_get_start_line(node), column_of(node));
}

/* What a node of that kind starts with in the file; NULL where that is not certain. */
static const char *first_characters(cmark_node *node)
{
    cmark_node_type type = cmark_node_get_type(node);
    return type == CMARK_NODE_LINK          ? "[<"
           : type == CMARK_NODE_IMAGE       ? "!"
           : type == CMARK_NODE_HTML_INLINE ? "<"
                                            : NULL;
}

/* A node's first line. Of a link that goes over several, cmark tells the last. */
static int first_line(cmark_node *node)
{
    int line = 0;
    for (; node; node = cmark_node_first_child(node))
        line = cmark_node_get_start_line(node);
    return line;
}

/* Where a column of a line really is. In the further lines of a block, cmark takes every line
 * to be indented like the first; what the line really starts with are blanks and the characters of
 * quotes. */
static struct mark column_mark(const struct build *build, int line, size_t column)
{
    size_t first = column_of(build->block), length;
    if (line != cmark_node_get_start_line(build->block)) {
        const char *text = source_line(build->source, (size_t)line, &length);
        column = strspn(text, " \t>") + (column > first ? column - first : 0);
    }
    return mark_at(build, line, column);
}

/* Of an address in <>, cmark tells a wrong column, but the right one of the text in it. Where
 * no column leads to the node (cmark does not count the line ends within a link's address),
 * the block's own place must do. */
static struct mark inline_mark(const struct build *build, cmark_node *node)
{
    int line = first_line(node);
    cmark_node *child = cmark_node_first_child(node);
    size_t inside = child ? column_of(child) : 0;
    const size_t columns[] = { column_of(node), inside ? inside - 1 : 0 };
    const char *characters = first_characters(node);
    for (size_t i = 0; i < sizeof columns / sizeof *columns; i++) {
        struct mark mark = column_mark(build, line, columns[i]);
        char character = build->source->text[mark.offset];
        if (!characters || (character && strchr(characters, character)))
            return mark;
    }
    return block_mark(build, build->block);
}

static struct mark node_mark(const struct build *build, cmark_node *node)
{
    bool is_inline = cmark_node_get_type(node) >= CMARK_NODE_FIRST_INLINE;
    return is_inline ? inline_mark(build, node) : block_mark(build, node);
}

/* ---- what would be lost, or come out unasked ---- */

/* Reports HTML; but comments nobody needs to hear of, and an inline end tag belongs to a start tag
 * that was reported. `open`: a comment in it has no end. */
static void report_html(struct build *build, cmark_node *node, const char *html, bool open)
{
    struct mark mark = node_mark(build, node);
    bool is_inline = cmark_node_get_type(node) == CMARK_NODE_HTML_INLINE;
    const char *rest = html + strspn(html, " \t\n");
    while (strncmp(rest, "<!--", 4) == 0 && strstr(rest, "-->"))
        rest = strstr(rest, "-->") + 3, rest += strspn(rest, " \t\n");
    if (open)
        mark_find(&mark, "<!--", strlen(html));
    if (open || (*rest && !(is_inline && strncmp(html, "</", 2) == 0)))
        mark_report(mark, build->diag, open ? RULE_COMMENT_OPEN : RULE_HTML_REMOVED, NULL, NULL,
                    NULL);
}

/* A comment that is none, as it has no end, or a -- within: it would be shown. */
static void report_comment(struct build *build, const struct markdown_node *text)
{
    static const char open[] = "<!--";
    struct mark mark = text->mark;
    if (strstr(text->text, open) && mark_find(&mark, open, strlen(text->text)) &&
        !mark_is_escaped(mark))
        mark_report(mark, build->diag, RULE_COMMENT_OPEN, NULL, NULL, NULL);
}

/* Reports a fence that no other one ends: all that follows has become code. */
static void report_fence(struct build *build, cmark_node *code, struct mark mark)
{
    size_t length, run;
    const char *fence = mark_text(mark), character[] = { *fence, '\0' };
    const char *begin = source_line(mark.source, mark.line, &length);
    size_t indent = strspn(begin, " "); /* no tab, which makes code without a fence */
    if (cmark_node_get_type(cmark_node_parent(code)) != CMARK_NODE_DOCUMENT || indent > 3 ||
        fence != begin + indent || !strchr("`~", *fence) || strspn(fence, character) < 3)
        return; /* one within a quote or an entry ends with it */
    size_t line = (size_t)cmark_node_get_end_line(code);
    const char *last = source_line(mark.source, line, &length), *end = last + length;
    last += strspn(last, " \t>");
    run = last < end ? strspn(last, character) : 0;
    if (line > mark.line && run >= strspn(fence, character) &&
        last + run + strspn(last + run, " \t") >= end)
        return;
    build->cut = true;
    mark_report(mark, build->diag, RULE_FENCE_OPEN,
                arena_copy(build->arena, fence, strspn(fence, character)), NULL, NULL);
}

/* ---- links ---- */

/* A copy of a text; NULL is "". What the file itself may not hold can still be written as &#27;. */
static const char *copy_text(struct build *build, const char *text, struct mark mark)
{
    if (!text)
        return "";
    size_t length = strlen(text), control = utf8_find_control(text, length);
    if (control < length)
        report_character(mark, build->diag, RULE_CONTROL_CHARACTER, text + control);
    return arena_copy(build->arena, text, length);
}

static bool has_scheme(const char *url, const char *scheme)
{
    return strncasecmp(url, scheme, strlen(scheme)) == 0;
}

/* A scheme is a letter, then letters, digits, + - . up to a colon (RFC 3986, 3.1). */
static bool is_absolute(const char *url)
{
    size_t length =
        strspn(url, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789+-.");
    return length && url[length] == ':';
}

/* Whether the name of a server follows http: or https:. */
static bool has_host(const char *url)
{
    const char *behind = strchr(url, ':') + 1;
    return strncmp(behind, "//", 2) == 0 && behind[2] && !strchr("/.?#", behind[2]);
}

/* Bytes of an address where it is written, with a \ before some of its characters; 0 if it is
 * another. */
static size_t written_length(const char *written, const char *url)
{
    const char *at = written;
    for (; *url; url++, at++) {
        at += *at == '\\' && ispunct((unsigned char)at[1]);
        if (*at != *url)
            return 0;
    }
    return strchr(" )\n", *at) ? (size_t)(at - written) : 0;
}

/* The address as it stands in the file; or as cmark reads it, where it cannot be found. */
static const char *written_address(struct build *build, const struct markdown_node *node)
{
    size_t length, end = node->mark.offset + 1024;
    for (struct mark mark = node->mark; mark_find(&mark, "](", 0) && mark.offset < end;
         mark.offset += 2) {
        const char *at = mark_text(mark) + 2;
        if ((length = written_length(at, node->url)))
            return arena_copy(build->arena, at, length);
    }
    return node->url;
}

/* Reports an address of this computer alone (C:...), and one whose scheme is misspelt. */
static bool report_misspelt(struct build *build, const struct markdown_node *node)
{
    static const char *const schemes[] = { "https", "http", "mailto", "tel" };
    const char *colon = strchr(node->url, ':');
    if (!is_absolute(node->url))
        return false;
    if (colon == node->url + 1) {
        mark_report(node->mark, build->diag, RULE_LINK_OUTSIDE, node->url, NULL, NULL);
        return true;
    }
    const char *scheme = arena_copy(build->arena, node->url, (size_t)(colon - node->url));
    const char *near = diag_suggest(build->diag, scheme, schemes, sizeof schemes / sizeof *schemes);
    if (!near || strcasecmp(near, scheme) == 0)
        return false;
    mark_report(node->mark, build->diag, RULE_LINK_BROKEN, node->url,
                arena_format(build->arena, "%s%s", near, colon), NULL);
    return true;
}

/* Reports a character in an address that nobody sees, or takes for a blank. */
static void report_invisible(struct build *build, const struct markdown_node *node)
{
    struct mark mark = node->mark;
    size_t length;
    for (const char *at = node->url; *at; at += length) {
        uint32_t code_point = utf8_decode(at);
        length = utf8_length_or_one(at, 4);
        if (code_point != 0xa0 && code_point != 0x202f && !utf8_is_invisible(code_point))
            continue;
        mark_find(&mark, arena_copy(build->arena, at, length), 0);
        report_character(mark, build->diag, RULE_INVISIBLE_SIGN, at);
        return;
    }
}

static void read_link(struct build *build, cmark_node *from, struct markdown_node *node)
{
    const char *url = cmark_node_get_url(from);
    node->url = arena_string(build->arena, url ? url : "");
    node->title = copy_text(build, cmark_node_get_title(from), node->mark);
    bool image = node->kind == MARKDOWN_IMAGE;
    bool is_web = has_scheme(node->url, "https:") || has_scheme(node->url, "http:");
    node->link = LINK_NONE;
    report_invisible(build, node);
    if (!image && is_web && !has_host(node->url))
        mark_report(node->mark, build->diag, RULE_URL_INVALID, node->url, NULL, NULL);
    else if (!image &&
             (is_web || has_scheme(node->url, "mailto:") || has_scheme(node->url, "tel:")))
        node->link = LINK_OUTSIDE;
    else if (!image && report_misspelt(build, node))
        return;
    else if (is_absolute(node->url) || strncmp(node->url, "//", 2) == 0)
        mark_report(node->mark, build->diag, image ? RULE_IMAGE_OUTSIDE : RULE_LINK_UNSAFE,
                    node->url, NULL, NULL);
    else
        node->link = LINK_FILE;
    if (node->link == LINK_FILE && strchr(node->url, '\\'))
        node->url = written_address(build, node); /* cmark takes \. for a dot */
}

/* ---- the tree ---- */

/* cmark's own allocator aborts where memory runs out. */
static cmark_node *parse_document(const char *text, size_t length)
{
    static cmark_mem memory = { memory_zeroed, memory_resize, free };
    /* SOURCEPOS: line ends within code are counted, too. */
    cmark_parser *parser = cmark_parser_new_with_mem(CMARK_OPT_SOURCEPOS, &memory);
    cmark_parser_feed(parser, text, length);
    cmark_node *root = cmark_parser_finish(parser);
    cmark_parser_free(parser);
    return root;
}

/* Of cmark's kinds, ours; the others are HTML. */
static const enum markdown_kind kinds[] = {
    [CMARK_NODE_HEADING] = MARKDOWN_HEADING,     [CMARK_NODE_PARAGRAPH] = MARKDOWN_PARAGRAPH,
    [CMARK_NODE_LIST] = MARKDOWN_LIST,           [CMARK_NODE_ITEM] = MARKDOWN_ITEM,
    [CMARK_NODE_BLOCK_QUOTE] = MARKDOWN_QUOTE,   [CMARK_NODE_CODE_BLOCK] = MARKDOWN_CODE_BLOCK,
    [CMARK_NODE_THEMATIC_BREAK] = MARKDOWN_RULE, [CMARK_NODE_TEXT] = MARKDOWN_TEXT,
    [CMARK_NODE_SOFTBREAK] = MARKDOWN_SOFTBREAK, [CMARK_NODE_LINEBREAK] = MARKDOWN_LINEBREAK,
    [CMARK_NODE_CODE] = MARKDOWN_CODE,           [CMARK_NODE_EMPH] = MARKDOWN_EMPH,
    [CMARK_NODE_STRONG] = MARKDOWN_STRONG,       [CMARK_NODE_LINK] = MARKDOWN_LINK,
    [CMARK_NODE_IMAGE] = MARKDOWN_IMAGE
};

static struct markdown_node *new_node(struct arena *arena, enum markdown_kind kind,
                                      struct mark mark)
{
    struct markdown_node *node = arena_alloc(arena, sizeof *node);
    node->kind = kind;
    node->mark = mark;
    node->text = node->id = node->info = node->url = node->title = node->target = node->anchor = "";
    return node;
}

/* A line of HTML's text, as cmark reads its entities: all that could be Markdown is escaped. */
static const char *decode_entities(struct arena *arena, const char *line, size_t length)
{
    struct buffer text = BUFFER_INIT;
    for (size_t i = 0; i < length; i++) {
        if (ispunct((unsigned char)line[i]) && !strchr("&#;", line[i]))
            buffer_add_char(&text, '\\');
        buffer_add_char(&text, line[i]);
    }
    /* An entity begins it, so that no digit begins a list. */
    const char *escaped = arena_format(arena, "&#32;%s", text.data);
    cmark_node *root = parse_document(escaped, strlen(escaped));
    cmark_node *item = cmark_node_first_child(cmark_node_first_child(root));
    buffer_clear(&text);
    for (; item; item = cmark_node_next(item))
        buffer_add_string(&text, cmark_node_get_literal(item) ? cmark_node_get_literal(item) : "");
    cmark_node_free(root);
    const char *decoded = arena_string(arena, text.length ? text.data + 1 : "");
    buffer_free(&text);
    return decoded;
}

/* What stays of HTML: a paragraph of the text within a block, or the line end of <br>; or NULL. */
static struct markdown_node *build_html(struct build *build, cmark_node *from, const char *html)
{
    struct arena *arena = build->arena;
    struct mark mark = node_mark(build, from);
    bool is_inline = cmark_node_get_type(from) == CMARK_NODE_HTML_INLINE, open = false;
    const char *text = is_inline ? "" : html_text(arena, html, &open);
    report_html(build, from, html, open);
    if (is_inline) /* a tag or a comment, whole */
        return strncasecmp(html, "<br", 3) == 0 ? new_node(arena, MARKDOWN_LINEBREAK, mark) : NULL;
    struct markdown_node *paragraph = new_node(arena, MARKDOWN_PARAGRAPH, mark);
    struct markdown_node **end = &paragraph->first;
    build->cut |= open;
    for (size_t length; text += strspn(text, " \t\n"), *text; text += length) {
        length = strcspn(text, "\n");
        if (paragraph->first) {
            *end = new_node(arena, MARKDOWN_LINEBREAK, mark);
            end = &(*end)->next;
        }
        *end = new_node(arena, MARKDOWN_TEXT, mark);
        (*end)->text = copy_text(build, decode_entities(arena, text, length), mark);
        end = &(*end)->next;
    }
    return paragraph->first ? paragraph : NULL;
}

/* One node without its children; NULL for what is left out. */
static struct markdown_node *build_node(struct build *build, cmark_node *from)
{
    enum markdown_kind kind = kinds[cmark_node_get_type(from)];
    if (!kind) {
        const char *html = cmark_node_get_literal(from);
        return html ? build_html(build, from, html) : NULL;
    }
    struct markdown_node *node = new_node(build->arena, kind, node_mark(build, from));
    node->text = copy_text(build, cmark_node_get_literal(from), node->mark);
    if (kind == MARKDOWN_HEADING)
        node->level = cmark_node_get_heading_level(from);
    if (kind == MARKDOWN_LIST) {
        node->ordered = cmark_node_get_list_type(from) == CMARK_ORDERED_LIST;
        node->start = cmark_node_get_list_start(from);
        node->tight = cmark_node_get_list_tight(from);
    }
    if (kind == MARKDOWN_CODE_BLOCK) {
        node->info = copy_text(build, cmark_node_get_fence_info(from), node->mark);
        report_fence(build, from, node->mark);
    }
    if (kind == MARKDOWN_TEXT)
        report_comment(build, node);
    if (kind == MARKDOWN_LINK || kind == MARKDOWN_IMAGE)
        read_link(build, from, node);
    return node;
}

/* Builds the children of `parent`; depth is bounded before this is called. */
static struct markdown_node *build_children(struct build *build, cmark_node *parent)
{
    struct markdown_node *first = NULL, **end = &first;
    for (cmark_node *child = cmark_node_first_child(parent); child;
         child = cmark_node_next(child)) {
        if (cmark_node_get_type(child) < CMARK_NODE_FIRST_INLINE)
            build->block = child;
        struct markdown_node *node = build_node(build, child);
        if (!node)
            continue;
        if (!node->first) /* else HTML's text, which is there already */
            node->first = build_children(build, child);
        if (node->kind == MARKDOWN_PARAGRAPH && !node->first)
            continue; /* there was nothing but HTML in it */
        *end = node;
        end = &node->next;
    }
    return first;
}

/* How many nodes one of cmark's becomes at most: of a block of HTML, the lines of its text stay,
 * with a line break before each. */
static int count_nodes(cmark_node *node)
{
    int count = 1;
    const char *html =
        cmark_node_get_type(node) == CMARK_NODE_HTML_BLOCK ? cmark_node_get_literal(node) : NULL;
    for (; html && (html = strpbrk(html, "\n<")); html++)
        count += 2;
    return count;
}

/* Whether the tree keeps to the limits; reports where it does not. Walks without recursion.
 * The document itself is a node, too. */
static bool is_within_limits(const struct build *build, cmark_node *root)
{
    cmark_node *block = root;
    int depth = 0, nodes = 0;
    cmark_iter *iterator = cmark_iter_new(root);
    for (cmark_event_type event = cmark_iter_next(iterator);
         event != CMARK_EVENT_DONE && depth <= MARKDOWN_MAX_DEPTH && nodes <= MARKDOWN_MAX_NODES;
         event = cmark_iter_next(iterator)) {
        cmark_node *node = cmark_iter_get_node(iterator);
        nodes += event == CMARK_EVENT_ENTER ? count_nodes(node) : 0;
        if (cmark_node_get_type(node) < CMARK_NODE_FIRST_INLINE)
            block = node;
        if (cmark_node_first_child(node)) /* a leaf is not left; an empty container at once */
            depth += event == CMARK_EVENT_ENTER ? 1 : -1;
        if (depth > MARKDOWN_MAX_DEPTH)
            report_limit(block_mark(build, node), build->diag, RULE_MARKDOWN_DEPTH,
                         MARKDOWN_MAX_DEPTH);
    }
    if (nodes > MARKDOWN_MAX_NODES)
        report_limit(block_mark(build, block), build->diag, RULE_MARKDOWN_SIZE, MARKDOWN_MAX_NODES);
    cmark_iter_free(iterator);
    return depth <= MARKDOWN_MAX_DEPTH && nodes <= MARKDOWN_MAX_NODES;
}

/* ---- ids of headings ---- */

/* A second heading of the same text becomes text-2. `last` remembers the number that was
 * given out last, so that ten thousand equal headings need ten thousand steps, no more. */
static void give_id(void *user, struct markdown_node *node)
{
    struct table *ids = user;
    if (node->kind != MARKDOWN_HEADING)
        return;
    const char *base = utf8_slug(ids->arena, markdown_plain_text(ids->arena, node), false);
    node->id = base = *base ? base : "section";
    size_t *last = arena_alloc(ids->arena, sizeof *last);
    *last = 1;
    if (table_add(ids, base, last))
        return;
    size_t *number = table_get(ids, base);
    do
        node->id = arena_format(ids->arena, "%s-%zu", base, ++*number);
    while (!table_add(ids, node->id, last));
}

/* ---- before cmark, what it takes more than linear time for ---- */

/* Bytes of the character of a quote or a list's entry at `text`; 0 if there is none. */
static size_t container_length(const char *text)
{
    size_t digits = strspn(text, "0123456789");
    if (*text == '>')
        return 1;
    if (digits > 9 || !text[digits] || !strchr(digits ? ".)" : "-+*", text[digits]))
        return 0;
    return strchr(" \t\n", text[digits + 1]) ? digits + 1 : 0;
}

/* True for a line such as - - - or ***, which is a rule and opens nothing. */
static bool is_rule(const char *text)
{
    const char characters[] = { *text, ' ', '\t', '\0' };
    return strchr("-*", *text) && strchr("\n", text[strspn(text, characters)]);
}

/* The character that opens one container more than there may be, or that stands so far to the right
 * that lines above it must have opened them; NULL if none does. */
static const char *find_deep_container(const char *line, const char *end)
{
    int containers = 0, column = 0;
    for (const char *c = line; c < end;) {
        if (*c == ' ' || *c == '\t') {
            column += *c++ == '\t' ? 4 : 1;
            continue;
        }
        size_t length = is_rule(c) ? 0 : container_length(c);
        if (!length)
            return NULL;
        if (++containers > MARKDOWN_MAX_DEPTH || column > 4 * MARKDOWN_MAX_DEPTH)
            return c;
        column += (int)length;
        c += length;
    }
    return NULL;
}

/* True for an empty line, and for one that begins an entry of a list: no paragraph goes on there.
 */
static bool ends_paragraph(const char *line, const char *end)
{
    const char *c = line + strspn(line, " \t\r");
    bool entry = c - line < 4 && c + 2 < end && strchr("-+*", *c) && c[1] == ' ' && c[2] > ' ';
    return c >= end || entry;
}

/* The picture of a paragraph that is one too many; NULL if none is. `*pictures` counts those of
 * the paragraph so far. */
static const char *find_crowded_picture(const char *line, const char *end, int *pictures)
{
    if (ends_paragraph(line, end))
        *pictures = 0;
    for (const char *c = line; c + 1 < end; c++)
        if (c[0] == '!' && c[1] == '[' && ++*pictures > MARKDOWN_MAX_PICTURES)
            return c;
    return NULL;
}

/* False, with a report, for a text whose parsing takes cmark the square of its length: every line
 * is held against all containers that are open, every link against all pictures before it that
 * are not closed. */
static bool is_parsable(const struct build *build)
{
    const struct source *source = build->source;
    int pictures = 0;
    for (size_t i = 1; i <= source->line_count; i++) {
        size_t length;
        const char *line = source_line(source, i, &length), *end = line + length;
        const char *deep = find_deep_container(line, end);
        const char *crowded = deep ? NULL : find_crowded_picture(line, end, &pictures);
        if (!deep && !crowded)
            continue;
        report_limit(source_mark_at(source, deep ? deep : crowded), build->diag,
                     RULE_MARKDOWN_DEPTH, deep ? MARKDOWN_MAX_DEPTH : MARKDOWN_MAX_PICTURES);
        return false;
    }
    return true;
}

struct markdown *markdown_parse(struct arena *arena, const struct source *source, struct diag *diag)
{
    struct build build = { .arena = arena, .source = source, .diag = diag };
    if (!is_parsable(&build))
        return NULL;
    cmark_node *root = parse_document(source->text, source->length);
    struct markdown *markdown = NULL;
    if (is_within_limits(&build, root)) {
        markdown = arena_alloc(arena, sizeof *markdown);
        markdown->source = source;
        markdown->first = build_children(&build, root);
        markdown->cut = build.cut;
        struct table ids = { .arena = arena };
        markdown_walk(markdown->first, give_id, &ids);
    }
    cmark_node_free(root);
    return markdown;
}

void markdown_walk(struct markdown_node *first,
                   void (*visit)(void *user, struct markdown_node *node), void *user)
{
    for (struct markdown_node *node = first; node; node = node->next) {
        visit(user, node);
        markdown_walk(node->first, visit, user);
    }
}

bool markdown_is_break(const struct markdown_node *node)
{
    return node->kind == MARKDOWN_SOFTBREAK || node->kind == MARKDOWN_LINEBREAK;
}

/* A node's own text. Blocks and lines are words apart; markup within a word is not. */
static void add_text(void *user, struct markdown_node *node)
{
    struct buffer *text = user;
    if (node->kind <= MARKDOWN_RULE || markdown_is_break(node))
        buffer_add_char(text, ' ');
    buffer_add_string(text, node->text);
}

const char *markdown_plain_text(struct arena *arena, const struct markdown_node *node)
{
    struct buffer text = BUFFER_INIT;
    buffer_add_string(&text, node->text);
    markdown_walk(node->first, add_text, &text);
    return buffer_move(&text, arena);
}

/* One space for all white space between words, none at the ends. */
static const char *single_spaced(const char *text, struct arena *arena)
{
    char *result = arena_alloc(arena, strlen(text) + 1), *out = result;
    for (; *text; text++) {
        bool space = strchr(" \t\n", *text);
        if (!space || (out > result && out[-1] != ' '))
            *out++ = space ? ' ' : *text;
    }
    if (out > result && out[-1] == ' ')
        out--;
    *out = '\0';
    return result;
}

const char *markdown_words(const struct markdown_node *first, const struct markdown_node *end,
                           struct arena *arena)
{
    struct buffer text = BUFFER_INIT;
    for (; first && first != end; first = first->next) {
        add_text(&text, (struct markdown_node *)first);
        markdown_walk(first->first, add_text, &text);
    }
    const char *result = single_spaced(text.data, arena);
    buffer_free(&text);
    return result;
}
