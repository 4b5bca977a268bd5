#include "site/script.h"

#include <stdlib.h>
#include <string.h>

#include "site/squeeze.h"

/* A script with a longer word is not read. */
enum { LONGEST = 63 };

/* ---- words ---- */

/* ECMA-262, 12.7.2, and words that mean something in some places only. */
static const char *const keywords[] = {
    "abstract", "accessor",  "as",     "break",     "catch",  "const",   "continue",   "debugger",
    "default",  "enum",      "export", "extends",   "false",  "finally", "for",        "from",
    "get",      "if",        "import", "interface", "let",    "meta",    "null",       "package",
    "private",  "protected", "public", "set",       "static", "super",   "switch",     "target",
    "this",     "true",      "try",    "using",     "while",  "async",   "implements",
};

static const char *const before_names[] = {
    "await", "case", "const",      "delete", "do",    "else",   "function", "in",   "let",
    "new",   "of",   "instanceof", "return", "throw", "typeof", "var",      "void", "yield",
};

static bool is_among(const char *text, const char *const *list, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (list[i][0] == text[0] && list[i][1] == text[1] && strcmp(list[i], text) == 0)
            return true;
    return false;
}

/* With these, a name may mean what does not show, or may not be what it seems. */
static bool is_forbidden(const char *text)
{
    static const char *const list[] = { "arguments", "class", "eval", "with" };
    return is_among(text, list, sizeof list / sizeof *list);
}

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

static bool is_word(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || is_digit(c) || c == '_' || c == '$';
}

/* The word's record; NULL if it stands against reading the script. */
static struct word *note_word(struct script *script, const char *text, size_t length)
{
    char key[LONGEST + 1];
    if (length > LONGEST)
        return NULL;
    for (size_t i = 0; i < length; i++)
        key[i] = text[i];
    key[length] = '\0';
    struct word *word = table_get(&script->words, key);
    if (word)
        return word;
    if (is_forbidden(key))
        return NULL;
    word = arena_alloc(script->arena, sizeof *word);
    word->text = arena_copy(script->arena, text, length);
    word->length = length;
    word->order = script->word_count++;
    word->is_before_names =
        is_among(word->text, before_names, sizeof before_names / sizeof *before_names);
    word->is_keyword =
        word->is_before_names || is_among(word->text, keywords, sizeof keywords / sizeof *keywords);
    word->may_be_name = !is_digit(*text) && !word->is_keyword;
    table_add(&script->words, word->text, word);
    return word;
}

/* ---- tokens ---- */

static struct token *add_token(struct script *script, char kind, const char *start, size_t length)
{
    if (script->count == script->capacity) {
        script->capacity = script->capacity ? 2 * script->capacity : 1024;
        script->tokens = memory_resize(script->tokens, script->capacity * sizeof *script->tokens);
    }
    struct token *token = &script->tokens[script->count++];
    *token = (struct token){ .kind = kind, .start = start, .length = length };
    return token;
}

static bool is_one_of(char c, const char *characters)
{
    return c != '\0' && strchr(characters, c);
}

static bool is_keyword(const struct token *token)
{
    return token->kind == WORD && token->word->is_keyword;
}

bool token_is(const struct token *token, const char *word)
{
    return token->kind == WORD && *token->start == *word && strcmp(token->word->text, word) == 0;
}

bool token_is_sign(const struct token *token, const char *signs)
{
    return is_one_of(token->kind, signs);
}

bool tokens_are(const struct script *script, size_t i, const char *kinds)
{
    for (; *kinds; kinds++, i++)
        if (i >= script->count || script->tokens[i].kind != *kinds)
            return false;
    return true;
}

static bool ends_line(const struct script *script, size_t i)
{
    const struct token *token = &script->tokens[i];
    const char *behind = token->start + token->length;
    return memchr(behind, '\n', (size_t)(token[1].start - behind));
}

/* Whether token `i` ends what can be neither called nor indexed: `x++`, or an arrow's block. */
static bool ends_value(const struct script *script, size_t i)
{
    const struct token *token = &script->tokens[i];
    if (token->kind == '}')
        return tokens_are(script, token->pair - 2, "=>{");
    return token_is_sign(token, "+-") && token[-1].kind == token->kind;
}

bool token_may_end(const struct script *script, size_t i)
{
    const struct token *next = &script->tokens[i + 1];
    bool may_begin = !token_is_sign(next, ".?:&|*%=<>([,;)]}") ||
                     (token_is_sign(next, "([") && ends_value(script, i));
    return may_begin && ends_line(script, i);
}

/* Whether a slash behind token `i` divides: behind what surely is a value. */
static bool divides(const struct script *script, size_t i)
{
    const struct token *before = &script->tokens[i];
    if (before->kind == ')') /* not that of `if (…)` */
        return !is_keyword(&script->tokens[before->pair - 1]);
    return before->kind == TEXT || before->kind == ']' ||
           (before->kind == WORD && !before->word->is_keyword);
}

/* Notes the words of a template literal: some of them may be names. False if one of them
 * stands against reading the script. */
static bool note_template(struct script *script, const char *c, const char *end)
{
    while (c < end) {
        const char *start = c;
        while (c < end && is_word(*c))
            c++;
        struct word *word = c > start ? note_word(script, start, (size_t)(c - start)) : NULL;
        if (word)
            word->is_in_template = true;
        else if (c > start)
            return false;
        else
            c++;
    }
    return true;
}

/* Past the string, template literal or regular expression at `c`; NULL if in doubt. */
static const char *add_text(struct script *script, const char *c, const char *end)
{
    const struct token *before = &script->tokens[script->count - 1];
    bool is_begun = token_is(before, "return") && before[-1].kind != '.'; /* a value comes */
    const char *newline = memchr(c, '\n', (size_t)(end - c));
    const char *stop = squeeze_skip(c, newline ? newline : end, is_begun ? '(' : before->kind);
    if (!stop || (*c == '`' && !note_template(script, c, stop)))
        return NULL;
    if (stop == c) {
        add_token(script, *c, c, 1);
        return c + 1;
    }
    while (*c == '/' && stop < end && is_word(*stop)) /* flags */
        stop++;
    add_token(script, TEXT, c, (size_t)(stop - c));
    return stop;
}

static const char *add_word(struct script *script, const char *c, const char *end)
{
    const char *start = c;
    while (c < end && is_word(*c))
        c++;
    struct word *word = note_word(script, start, (size_t)(c - start));
    if (!word)
        return NULL;
    struct token *token = add_token(script, WORD, start, (size_t)(c - start));
    token->word = word;
    token->other = word->last;
    word->last = script->count - 1;
    return c;
}

/* Past a slash, or a comment or regular expression that starts with it. */
static const char *add_slash(struct script *script, const char *c, const char *end)
{
    if (end - c > 1 && c[1] == '/') {
        while (c < end && *c != '\n') /* which U+2028 and U+2029 end, too: E2 80 A8, A9 */
            if ((unsigned char)*c++ == 0xe2)
                return NULL;
        return c;
    }
    if (end - c > 1 && c[1] == '*')
        return NULL;
    if (!divides(script, script->count - 1))
        return add_text(script, c, end);
    add_token(script, '/', c, 1);
    return c + 1;
}

/* Past one token, or one blank; NULL where the script is not understood. */
static const char *add_next(struct script *script, const char *c, const char *end)
{
    if (is_word(*c))
        return add_word(script, c, end);
    switch (*c) {
    case ' ':
    case '\t':
    case '\n':
        return c + 1;
    case '/':
        return add_slash(script, c, end);
    case '"':
    case '\'':
    case '`':
    case '<':
    case '-':
        return add_text(script, c, end);
    case '(':
    case ')':
    case '.':
    case ',':
    case '{':
    case '}':
    case '=':
    case ';':
        add_token(script, *c, c, 1);
        return c + 1;
    default:
        if (!is_one_of(*c, "[]:?>!&|+*%^~"))
            return NULL; /* a sign of which nothing is known here, or a letter beyond ASCII */
        add_token(script, *c, c, 1);
        return c + 1;
    }
}

/* What the brace of token `i` begins, as far as the tokens before it tell. */
static enum brace find_brace(const struct script *script, size_t i)
{
    const struct token *before = &script->tokens[i - 1];
    const struct token *open = &script->tokens[script->tokens[i].open];
    switch (before->kind) {
    case '(':
    case '[':
    case ',':
    case '=':
    case '?':
        return BRACE_OBJECT;
    case ')':
    case ';':
    case '}':
        return BRACE_BLOCK;
    case '>': /* of an arrow? */
        return before[-1].kind == '=' ? BRACE_BLOCK : BRACE_UNSURE;
    case ':': /* behind a key, not behind a label */
        return open->brace == BRACE_OBJECT ? BRACE_OBJECT : BRACE_UNSURE;
    case WORD:
        if (token_is(before, "else") || token_is(before, "try") || token_is(before, "finally") ||
            token_is(before, "do"))
            return BRACE_BLOCK;
        if ((token_is(before, "return") || token_is(before, "const") || token_is(before, "let")) &&
            !ends_line(script, i - 1))
            return BRACE_OBJECT;
    }
    return BRACE_UNSURE;
}

/* Sets what is known of a token from those before it: what is open, and which pair it is
 * of. False if it closes what is not open. `*open` is the innermost open bracket. */
static bool place_token(struct script *script, size_t i, size_t *open)
{
    struct token *token = &script->tokens[i];
    char kind = token->kind;
    token->open = *open;
    if (kind == '{' || kind == '(' || kind == '[') {
        if (kind == '{')
            token->brace = find_brace(script, i);
        *open = i;
    } else if (kind == '}' || kind == ')' || kind == ']') {
        struct token *pair = &script->tokens[*open];
        if (pair->kind != (kind == '}' ? '{' : kind == ')' ? '(' : '['))
            return false;
        token->open = pair->open;
        token->pair = *open;
        pair->pair = i;
        *open = pair->open;
    }
    return true;
}

bool script_read(struct script *script, const char *text, size_t length)
{
    const char *c = text, *end = text + length;
    size_t open = 0;
    *script = (struct script){ .arena = arena_new() };
    add_token(script, NOTHING, c, 0);
    while (c < end) {
        size_t count = script->count;
        c = add_next(script, c, end);
        if (!c || (script->count > count && !place_token(script, count, &open)))
            return false;
    }
    add_token(script, NOTHING, end, 0);
    if (!tokens_are(script, 1, "(()=>{"))
        return false;
    size_t close = script->tokens[SCRIPT_BODY].pair;
    return tokens_are(script, close, "})();") && close + 6 == script->count;
}

void script_free(struct script *script)
{
    free(script->tokens);
    table_free(&script->words);
    arena_free(script->arena);
}
