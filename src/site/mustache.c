/* A template becomes a flat array of tokens; a section's token knows where its
 * content ends. Compiling walks the text once; rendering walks the tokens.
 *
 * Indentation of partials: textually, each line of a partial is indented before
 * it is rendered. Here, whatever token begins a line of the template's text is
 * marked when compiled, and the renderer writes the current indentation before
 * it. A tag that leaves no token behind (a comment, say) but begins a line it
 * shares with others leaves an empty text token to carry the mark.
 */
#include "site/mustache.h"

#include <assert.h>
#include <stdbool.h>
#include <stdint.h>
#include <string.h>

enum token_kind {
    TOKEN_TEXT,
    TOKEN_ESCAPED,
    TOKEN_RAW,
    TOKEN_SECTION,
    TOKEN_INVERTED,
    TOKEN_PARTIAL,
    /* Tags that leave no token of their kind behind. */
    TAG_CLOSE,
    TAG_COMMENT,
    TAG_DELIMITERS
};

struct name {
    const char *text;        /* as it stands in the tag, NUL-terminated */
    struct table_key *parts; /* split at the dots */
    size_t part_count;       /* 0 for the implicit iterator and for partials */
    bool faulty;             /* reported already; stands for itself alone */
};

struct token {
    enum token_kind kind;
    bool starts_line; /* begins a line of the template's text */
    bool standalone;  /* a partial on a line of its own */
    size_t offset;    /* of the text or of the tag, in the template's text */
    size_t length;
    size_t indent_length; /* a standalone partial's: the bytes right before the tag */
    size_t end;           /* a section's: the index of the first token behind its content */
    struct name name;
    const struct mustache_template *partial; /* a partial's, once it was met */
};

struct mustache_template {
    const char *name;
    const char *text;
    size_t length;
    struct token *tokens;
    size_t token_count;
};

const char *mustache_name(const struct mustache_template *template)
{
    return template->name;
}

const char *mustache_text(const struct mustache_template *template, size_t *length)
{
    *length = template->length;
    return template->text;
}

void mustache_visit_partials(const struct mustache_template *template,
                             void (*visit)(void *user, const char *name), void *user)
{
    for (size_t i = 0; i < template->token_count; i++)
        if (template->tokens[i].kind == TOKEN_PARTIAL)
            visit(user, template->tokens[i].name.text);
}

/* ---- Compiling ---------------------------------------------------------- */

struct span {
    size_t from; /* bytes into the template's text */
    size_t to;
};

/* A tag as it stands in the text. */
struct tag {
    enum token_kind kind;
    size_t from;      /* its first byte */
    size_t to;        /* behind its last byte */
    struct span name; /* without the white space around it */
};

struct compiler {
    struct arena *arena;
    struct mustache_template *template;
    mustache_report *fault;
    void *user;

    const char *text;
    size_t length;
    size_t at;        /* where to look for the next tag */
    size_t text_from; /* what is text from here on has not become a token yet */
    bool starts_line; /* the next token begins a line */

    const char *open; /* the delimiters in force; they lie in the text, or are literals */
    size_t open_length;
    const char *close;
    size_t close_length;
    /* The next closing delimiter, remembered so that a tangle of openings does
     * not look for the same one again and again. */
    size_t next_close; /* 0: not looked for yet; NOT_FOUND: none in the rest of the text */

    struct token *tokens;
    size_t count;
    size_t capacity;
    size_t *open_sections; /* indices of the tokens of sections not closed yet */
    size_t open_count;
    size_t open_capacity;
};

static const size_t NOT_FOUND = SIZE_MAX;

enum { CLOSED_AT_ONCE_MAX = 50 }; /* sections that one closing tag can close */

static bool is_space(char c)
{
    return c == ' ' || (c >= '\t' && c <= '\r');
}

static bool is_blank(char c)
{
    return c == ' ' || c == '\t';
}

/* Whether the text goes on with these bytes at `at`. */
static bool text_has(const struct compiler *c, size_t at, const char *bytes, size_t length)
{
    return at <= c->length && c->length - at >= length && memcmp(c->text + at, bytes, length) == 0;
}

/* Where the bytes stand first, wholly within `from` and `to`; else NOT_FOUND. */
static size_t text_find(const struct compiler *c, size_t from, size_t to, const char *bytes,
                        size_t length)
{
    while (from < to && to - from >= length) {
        const char *hit = memchr(c->text + from, bytes[0], to - from - length + 1);
        if (!hit)
            break;
        from = (size_t)(hit - c->text);
        if (memcmp(hit, bytes, length) == 0)
            return from;
        from++;
    }
    return NOT_FOUND;
}

/* The next closing delimiter. `from` never falls from one call to the next. */
static size_t find_close(struct compiler *c, size_t from)
{
    if (c->next_close < from)
        c->next_close = text_find(c, from, c->length, c->close, c->close_length);
    return c->next_close;
}

static size_t skip_spaces(const struct compiler *c, size_t at)
{
    while (at < c->length && is_space(c->text[at]))
        at++;
    return at;
}

static struct span trim(const struct compiler *c, size_t from, size_t to)
{
    while (from < to && is_space(c->text[from]))
        from++;
    while (to > from && is_space(c->text[to - 1]))
        to--;
    return (struct span){ .from = from, .to = to };
}

static void report(const struct compiler *c, enum mustache_fault_kind kind, struct span tag,
                   const char *name)
{
    struct mustache_fault fault = { kind, c->template, tag.from, tag.to - tag.from, name };
    if (c->fault)
        c->fault(c->user, &fault);
}

static struct token *add_token(struct compiler *c, enum token_kind kind, size_t from, size_t to)
{
    c->tokens = arena_grow(c->arena, c->tokens, c->count, &c->capacity, sizeof *c->tokens);
    struct token *token = &c->tokens[c->count++];
    *token = (struct token){
        .kind = kind, .starts_line = c->starts_line, .offset = from, .length = to - from
    };
    c->starts_line = false;
    return token;
}

/* Makes a token of the text that has gathered up to `to`. */
static void add_text(struct compiler *c, size_t to)
{
    if (to <= c->text_from)
        return;
    add_token(c, TOKEN_TEXT, c->text_from, to);
    c->starts_line = c->text[to - 1] == '\n';
    c->text_from = to;
}

/* An empty text for the mark of the line that begins with a tag without token. */
static void add_line_mark(struct compiler *c, size_t at)
{
    if (c->starts_line)
        add_token(c, TOKEN_TEXT, at, at);
}

/* Splits a name at its dots. False if a part is empty. */
static bool split_name(struct compiler *c, struct name *name, size_t length)
{
    if (length == 1 && name->text[0] == '.')
        return true;
    size_t parts = 1;
    for (size_t i = 0; i < length; i++)
        parts += name->text[i] == '.';
    char *copy = arena_copy(c->arena, name->text, length);
    name->parts = arena_array(c->arena, parts, sizeof *name->parts);
    while (name->part_count < parts) {
        size_t part = strcspn(copy, ".");
        if (part == 0)
            return false;
        copy[part] = '\0';
        name->parts[name->part_count++] = table_key(copy);
        copy += part + 1;
    }
    return true;
}

/* The name in a tag. If it is none, that is reported. */
static struct name read_name(struct compiler *c, const struct tag *tag)
{
    size_t length = tag->name.to - tag->name.from;
    struct name name = { .text = arena_copy(c->arena, c->text + tag->name.from, length) };
    bool fine = length > 0;
    for (size_t i = 0; i < length; i++)
        fine = fine && !is_space(name.text[i]) && name.text[i] != '\0';
    if (fine && tag->kind != TOKEN_PARTIAL)
        fine = split_name(c, &name, length);
    if (fine)
        return name;
    name.faulty = true;
    name.parts = arena_alloc(c->arena, sizeof *name.parts);
    name.parts[0] = table_key(name.text);
    name.part_count = 1;
    report(c, length > 0 ? MUSTACHE_BAD_NAME : MUSTACHE_EMPTY_NAME,
           (struct span){ tag->from, tag->to }, name.text);
    return name;
}

/* One of the two parts of a set-delimiter tag: up to white space, to the end of
 * the tag, or to the longest allowed. */
static struct span read_delimiter(const struct compiler *c, size_t from)
{
    size_t at = from;
    while (at < c->length && at - from <= MUSTACHE_DELIMITER_MAX && !is_space(c->text[at]) &&
           !(c->text[at] == '=' && text_has(c, at + 1, c->close, c->close_length)))
        at++;
    return (struct span){ .from = from, .to = at };
}

static bool is_delimiter(struct span span)
{
    return span.to > span.from && span.to - span.from <= MUSTACHE_DELIMITER_MAX;
}

/* A tag that is never closed. What follows is text, up to the next opening; of
 * a run of openings only the last can still be one, so they are one mistake. */
static void unclosed_tag(struct compiler *c, size_t from, bool close_follows)
{
    size_t behind = from + c->open_length;
    report(c, MUSTACHE_UNCLOSED_TAG, (struct span){ from, behind },
           arena_copy(c->arena, c->close, c->close_length));
    c->at = behind;
    while (text_has(c, c->at, c->open, c->open_length))
        c->at += c->open_length;
    if (close_follows && c->at > behind)
        c->at -= c->open_length;
}

/* A tag that begins like one that sets delimiters, up to `from`, but is none from
 * `at` on. It ends with the closing delimiter, unless another tag opens first. */
static void bad_delimiters(struct compiler *c, struct tag *tag, size_t from, size_t at)
{
    size_t close = find_close(c, from);
    if (close == NOT_FOUND) {
        unclosed_tag(c, tag->from, false);
        return;
    }
    bool opens_again = text_find(c, at, close, c->open, c->open_length) != NOT_FOUND;
    c->at = opens_again ? at : close + c->close_length;
    report(c, MUSTACHE_BAD_DELIMITERS, (struct span){ tag->from, c->at }, "");
}

/* {{=<% %>=}}, with `at` behind the first equals sign. What is read here beyond
 * the tag, if it is none, is no more than two delimiters and white space. */
static bool read_delimiters(struct compiler *c, struct tag *tag, size_t at)
{
    struct span open = read_delimiter(c, skip_spaces(c, at));
    struct span close = read_delimiter(c, skip_spaces(c, open.to));
    size_t end = skip_spaces(c, close.to);
    bool fine = is_delimiter(open) && is_delimiter(close) && end < c->length &&
                c->text[end] == '=' && text_has(c, end + 1, c->close, c->close_length);
    if (!fine) {
        bad_delimiters(c, tag, at, end);
        return false;
    }
    tag->to = end + 1 + c->close_length;
    c->at = tag->to;
    c->open = c->text + open.from;
    c->open_length = open.to - open.from;
    c->close = c->text + close.from;
    c->close_length = close.to - close.from;
    c->next_close = 0;
    return true;
}

/* {{{x}}}, with the name behind `from` and the next closing delimiter at `close`. */
static bool read_triple(struct compiler *c, struct tag *tag, size_t from, size_t close)
{
    /* The third brace is the byte before the closing delimiter, or its first
     * byte where the delimiter is made of braces itself. */
    size_t brace = NOT_FOUND;
    if (close > from && c->text[close - 1] == '}')
        brace = close - 1;
    else if (c->text[close] == '}' && text_has(c, close + 1, c->close, c->close_length))
        brace = close;
    if (brace == NOT_FOUND) {
        char *missing = arena_alloc(c->arena, c->close_length + 2);
        missing[0] = '}';
        memcpy(missing + 1, c->close, c->close_length);
        c->at = close + c->close_length;
        report(c, MUSTACHE_UNCLOSED_TAG, (struct span){ tag->from, c->at }, missing);
        return false;
    }
    tag->name = trim(c, from, brace);
    tag->to = c->at = brace + 1 + c->close_length;
    return true;
}

static enum token_kind kind_of_character(char character)
{
    static const char characters[] = "#^/>&{!";
    static const enum token_kind kinds[] = { TOKEN_SECTION, TOKEN_INVERTED, TAG_CLOSE,
                                             TOKEN_PARTIAL, TOKEN_RAW,      TOKEN_RAW,
                                             TAG_COMMENT };
    const char *known = character ? strchr(characters, character) : NULL;
    return known ? kinds[known - characters] : TOKEN_ESCAPED;
}

/* Reads the tag that begins at `from`. In any case c->at moves on; if it was no
 * tag to go on with, that is reported and the answer is false. */
static bool read_tag(struct compiler *c, size_t from, struct tag *tag)
{
    *tag = (struct tag){ .from = from };
    size_t at = from + c->open_length;
    if (at < c->length && c->text[at] == '=') {
        tag->kind = TAG_DELIMITERS;
        return read_delimiters(c, tag, at + 1);
    }
    size_t close = find_close(c, at);
    if (close == NOT_FOUND) {
        unclosed_tag(c, from, false);
        return false;
    }
    char character = close > at ? c->text[at] : '\0';
    tag->kind = kind_of_character(character);
    size_t name = tag->kind == TOKEN_ESCAPED ? at : at + 1;
    bool opens_again = text_find(c, name, close, c->open, c->open_length) != NOT_FOUND;
    if (opens_again && tag->kind != TAG_COMMENT) {
        unclosed_tag(c, from, true);
        return false;
    }
    if (character == '{')
        return read_triple(c, tag, name, close);
    tag->name = trim(c, name, close);
    tag->to = c->at = close + c->close_length;
    return true;
}

static void open_section(struct compiler *c)
{
    c->open_sections = arena_grow(c->arena, c->open_sections, c->open_count, &c->open_capacity,
                                  sizeof *c->open_sections);
    c->open_sections[c->open_count++] = c->count - 1;
}

static struct token *innermost_section(const struct compiler *c)
{
    return &c->tokens[c->open_sections[c->open_count - 1]];
}

/* How many of the open sections a closing tag of that name closes: the
 * innermost, or all up to the one it names. A name that is nowhere is taken for
 * a mistake in the innermost one's; so is one that is too far away, lest a
 * tangle of tags take quadratic time. */
static size_t sections_to_close(const struct compiler *c, const char *name)
{
    size_t farthest = c->open_count < CLOSED_AT_ONCE_MAX ? c->open_count : CLOSED_AT_ONCE_MAX;
    for (size_t i = 1; i <= farthest; i++) {
        const struct token *section = &c->tokens[c->open_sections[c->open_count - i]];
        if (strcmp(section->name.text, name) == 0)
            return i;
    }
    return 1;
}

static void close_section(struct compiler *c, const struct tag *tag, const struct name *name)
{
    struct span whole = { tag->from, tag->to };
    if (c->open_count == 0) {
        if (!name->faulty)
            report(c, MUSTACHE_NOT_OPENED, whole, name->text);
        return;
    }
    const struct token *section = innermost_section(c);
    if (strcmp(section->name.text, name->text) != 0 && !section->name.faulty && !name->faulty)
        report(c, MUSTACHE_WRONG_CLOSE, whole, name->text);
    for (size_t i = sections_to_close(c, name->text); i > 0; i--) {
        innermost_section(c)->end = c->count;
        c->open_count--;
    }
}

/* Does what a tag says. A standalone tag's line, with `indent` bytes before the
 * tag, was left out of the text already. A section with a faulty name is a
 * section all the same, so that its closing tag still finds it. */
static void add_tag(struct compiler *c, const struct tag *tag, bool standalone, size_t indent)
{
    struct name name = { .text = "" };
    if (tag->kind != TAG_COMMENT && tag->kind != TAG_DELIMITERS)
        name = read_name(c, tag);
    if (tag->kind >= TAG_CLOSE) {
        if (!standalone)
            add_line_mark(c, tag->from);
        if (tag->kind == TAG_CLOSE)
            close_section(c, tag, &name);
        return;
    }
    bool starts_line = c->starts_line;
    struct token *token = add_token(c, tag->kind, tag->from, tag->to);
    token->name = name;
    token->standalone = standalone;
    token->indent_length = indent;
    if (standalone) {
        token->starts_line = false;
        c->starts_line = starts_line;
    }
    if (tag->kind == TOKEN_SECTION || tag->kind == TOKEN_INVERTED)
        open_section(c);
}

/* Whether nothing but white space shares the line with a tag that may stand
 * alone. If so, `line` is from the line's first byte to behind its end. */
static bool is_standalone(const struct compiler *c, const struct tag *tag, struct span *line)
{
    if (tag->kind == TOKEN_ESCAPED || tag->kind == TOKEN_RAW)
        return false;
    size_t from = tag->from;
    while (from > 0 && is_blank(c->text[from - 1]))
        from--;
    if (from > 0 && c->text[from - 1] != '\n')
        return false;
    size_t to = tag->to;
    while (to < c->length && is_blank(c->text[to]))
        to++;
    if (text_has(c, to, "\r\n", 2))
        to++;
    if (to < c->length && c->text[to] != '\n')
        return false;
    *line = (struct span){ .from = from, .to = to < c->length ? to + 1 : to };
    return true;
}

static void compile_text(struct compiler *c)
{
    size_t from;
    while ((from = text_find(c, c->at, c->length, c->open, c->open_length)) != NOT_FOUND) {
        struct tag tag;
        if (!read_tag(c, from, &tag))
            continue;
        struct span line = { tag.from, tag.to };
        bool standalone = is_standalone(c, &tag, &line);
        add_text(c, line.from);
        c->at = c->text_from = line.to;
        add_tag(c, &tag, standalone, tag.from - line.from);
    }
    add_text(c, c->length);
    for (size_t i = 0; i < c->open_count; i++) {
        struct token *section = &c->tokens[c->open_sections[i]];
        section->end = c->count;
        report(c, MUSTACHE_UNCLOSED_SECTION,
               (struct span){ section->offset, section->offset + section->length },
               section->name.text);
    }
}

const struct mustache_template *mustache_compile(struct arena *arena, const char *name,
                                                 const char *text, size_t length,
                                                 mustache_report *fault, void *user)
{
    struct mustache_template *template = arena_alloc(arena, sizeof *template);
    template->name = name;
    template->text = text;
    template->length = length;
    struct compiler c = {
        .arena = arena,
        .template = template,
        .fault = fault,
        .user = user,
        .text = text,
        .length = length,
        .starts_line = true,
        .open = "{{",
        .open_length = 2,
        .close = "}}",
        .close_length = 2,
    };
    compile_text(&c);
    template->tokens = c.tokens;
    template->token_count = c.count;
    return template;
}

/* ---- Rendering ---------------------------------------------------------- */

struct renderer {
    const struct mustache_host *host;
    struct buffer *out;
    const struct value *contexts[MUSTACHE_CONTEXTS + MUSTACHE_DEPTH_MAX + 1]; /* outermost first */
    size_t context_count;
    /* The indentation in force is what `indent` holds from `indent_from` on;
     * before that lies what surrounds a partial amid a line. */
    struct buffer indent;
    size_t indent_from;
    size_t depth; /* sections and partials within each other */
    size_t tags;  /* met so far */
    bool ended;   /* too deep, or too much */
};

static void report_token(const struct renderer *r, enum mustache_fault_kind kind,
                         const struct mustache_template *template, const struct token *token)
{
    struct mustache_fault fault = { kind, template, token->offset, token->length,
                                    token->name.text };
    if (r->host->fault)
        r->host->fault(r->host->user, &fault);
}

static void write_indent(struct renderer *r)
{
    buffer_add(r->out, r->indent.data + r->indent_from, r->indent.length - r->indent_from);
}

static void write_text(struct renderer *r, const char *text, size_t length)
{
    if (r->indent.length == r->indent_from) {
        buffer_add(r->out, text, length);
        return;
    }
    while (length > 0) {
        const char *newline = memchr(text, '\n', length);
        size_t line = newline ? (size_t)(newline - text) + 1 : length;
        buffer_add(r->out, text, line);
        text += line;
        length -= line;
        if (length > 0)
            write_indent(r);
    }
}

static void write_escaped(struct buffer *out, const char *text)
{
    static const char special[] = "&<>\"'";
    static const char *const escapes[] = { "&amp;", "&lt;", "&gt;", "&quot;", "&#39;" };
    for (;; text++) {
        size_t plain = strcspn(text, special);
        buffer_add(out, text, plain);
        text += plain;
        if (!*text)
            return;
        buffer_add_string(out, escapes[strchr(special, *text) - special]);
    }
}

/* The value a tag names; NULL (and reported) if no context offers it. */
static const struct value *look_up(const struct renderer *r,
                                   const struct mustache_template *template,
                                   const struct token *token)
{
    const struct name *name = &token->name;
    const struct value *value = NULL;
    if (name->part_count == 0) {
        if (r->context_count > 0)
            return r->contexts[r->context_count - 1];
        report_token(r, MUSTACHE_MISSING_NAME, template, token);
        return NULL;
    }
    for (size_t i = r->context_count; i > 0 && !value; i--)
        value = value_find(r->contexts[i - 1], name->parts[0]);
    for (size_t i = 1; i < name->part_count && value; i++)
        value = value_find(value, name->parts[i]);
    if (!value)
        report_token(r, MUSTACHE_MISSING_NAME, template, token);
    return value;
}

static void render_variable(struct renderer *r, const struct mustache_template *template,
                            const struct token *token)
{
    const struct value *value = look_up(r, template, token);
    switch (value_kind(value)) {
    case VALUE_STRING:
        if (token->kind == TOKEN_RAW)
            buffer_add_string(r->out, value_text(value));
        else
            write_escaped(r->out, value_text(value));
        break;
    case VALUE_NULL:
    case VALUE_FALSE:
        break;
    case VALUE_TRUE:
    case VALUE_LIST:
    case VALUE_MAP:
        report_token(r, MUSTACHE_NOT_TEXT, template, token);
        break;
    }
}

enum { TAG_COST = 64 }; /* bytes that take as long as a tag */

static bool is_too_much(const struct renderer *r)
{
    size_t made = r->out->length + r->indent.length;
    return r->host->most && (made > r->host->most || r->tags > (r->host->most - made) / TAG_COST);
}

static void render_tokens(struct renderer *r, const struct mustache_template *template,
                          size_t begin, size_t end);

/* Renders what is within a section or partial. One level too deep, the rendering ends: there is no
 * telling where a partial without end would. */
static void render_within(struct renderer *r, const struct mustache_template *template,
                          const struct token *token, const struct mustache_template *inner,
                          size_t begin, size_t end)
{
    if (r->depth == MUSTACHE_DEPTH_MAX) {
        report_token(r, MUSTACHE_TOO_DEEP, template, token);
        r->ended = true;
        return;
    }
    r->depth++;
    render_tokens(r, inner, begin, end);
    r->depth--;
}

/* A section's content: not at all, once, or for each item of a list. `begin` is its first token. */
static void render_section(struct renderer *r, const struct mustache_template *template,
                           const struct token *token, size_t begin)
{
    const struct value *value = look_up(r, template, token);
    bool inverted = token->kind == TOKEN_INVERTED;
    if (value_truthy(value) == inverted)
        return;
    bool is_list = !inverted && value_kind(value) == VALUE_LIST;
    size_t outside = r->context_count, count = is_list ? value_count(value) : 1;
    if (!inverted)
        r->contexts[r->context_count++] = value;
    for (size_t i = 0; i < count && !r->ended; i++) {
        if (is_list)
            r->contexts[outside] = value_item(value, i);
        render_within(r, template, token, template, begin, token->end);
    }
    r->context_count = outside;
}

static void render_partial(struct renderer *r, const struct mustache_template *template,
                           struct token *token)
{
    if (!token->partial && r->host->partial)
        token->partial = r->host->partial(r->host->user, token->name.text);
    const struct mustache_template *partial = token->partial;
    if (!partial) {
        report_token(r, MUSTACHE_MISSING_PARTIAL, template, token);
        return;
    }
    size_t from = r->indent_from, length = r->indent.length;
    if (token->standalone)
        buffer_add(&r->indent, template->text + token->offset - token->indent_length,
                   token->indent_length);
    else
        r->indent_from = length;
    render_within(r, template, token, partial, 0, partial->token_count);
    r->indent_from = from;
    buffer_truncate(&r->indent, length);
}

static void render_tokens(struct renderer *r, const struct mustache_template *template,
                          size_t begin, size_t end)
{
    size_t next;
    for (size_t i = begin; i < end && !r->ended; i = next) {
        struct token *token = &template->tokens[i];
        bool section = token->kind == TOKEN_SECTION || token->kind == TOKEN_INVERTED;
        next = section ? token->end : i + 1;
        r->tags++;
        if (is_too_much(r)) {
            report_token(r, MUSTACHE_TOO_DEEP, template, token);
            r->ended = true;
            return;
        }
        if (token->starts_line)
            write_indent(r);
        if (section)
            render_section(r, template, token, i + 1);
        else if (token->kind == TOKEN_PARTIAL)
            render_partial(r, template, token);
        else if (token->kind == TOKEN_TEXT)
            write_text(r, template->text + token->offset, token->length);
        else
            render_variable(r, template, token);
    }
}

void mustache_render(const struct mustache_template *template, const struct value *const *contexts,
                     size_t context_count, const struct mustache_host *host, struct buffer *out)
{
    assert(context_count <= MUSTACHE_CONTEXTS);
    struct renderer r = {
        .host = host, .out = out, .context_count = context_count, .indent = BUFFER_INIT
    };
    for (size_t i = 0; i < context_count; i++)
        r.contexts[i] = contexts[i];
    render_tokens(&r, template, 0, template->token_count);
    buffer_free(&r.indent);
}
