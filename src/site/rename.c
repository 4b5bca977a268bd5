#include "site/rename.h"

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/table.h"
#include "site/squeeze.h"

/* A script with a longer word stays as it is. */
enum { LONGEST = 63 };

struct word {
    const char *text;
    size_t length;
    size_t count;         /* of its occurrences */
    size_t last;          /* the last token that is this word */
    size_t block;         /* the last declaration whose block was noted; or 0 */
    const char *to;       /* the new name, or NULL */
    size_t order;         /* from 0, as the words first occur */
    bool fixed;           /* stays as it is */
    bool is_keyword;      /* of the language, if only in places */
    bool is_before_names; /* a keyword behind which a variable may stand */
};

/* What kinds of tokens there are, besides each sign by itself. */
enum { NOTHING = '\0', WORD = 'a', TEXT = '"' };

struct token {
    char kind;
    const char *start;
    size_t length; /* bytes */
    struct word *word;
    size_t open;  /* the innermost bracket that is open here, itself not counted; or 0 */
    size_t pair;  /* the bracket that belongs to this one */
    size_t other; /* the same word before this one, or 0 */
    size_t below; /* of a declaration: the one noted before; or 0 */
};

struct script {
    struct arena *arena;
    struct table words;
    struct token *tokens; /* the first and the last one are NOTHING */
    size_t count;
    size_t capacity;
    size_t word_count;
};

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

/* The word's record; NULL if the script must stay as it is for it. */
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
    word->fixed = is_digit(*text) || word->is_keyword || length < 3;
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

static bool is_text(const struct token *token, const char *text)
{
    return token->kind == WORD && *token->start == *text && strcmp(token->word->text, text) == 0;
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

/* Fixes the words of a template literal: some of them may be names. False if the script must
 * stay as it is. */
static bool fix_words(struct script *script, const char *c, const char *end)
{
    while (c < end) {
        const char *start = c;
        while (c < end && is_word(*c))
            c++;
        struct word *word = c > start ? note_word(script, start, (size_t)(c - start)) : NULL;
        if (word)
            word->fixed = true;
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
    bool is_begun = is_text(before, "return") && before[-1].kind != '.'; /* a value comes */
    const char *newline = memchr(c, '\n', (size_t)(end - c));
    const char *stop = squeeze_skip(c, newline ? newline : end, is_begun ? '(' : before->kind);
    if (!stop || (*c == '`' && !fix_words(script, c, stop)))
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
    word->count++;
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

/* Sets what is known of a token from those before it: what is open, and which pair it is
 * of. False if it closes what is not open. `*open` is the innermost open bracket. */
static bool place_token(struct script *script, size_t i, size_t *open)
{
    struct token *token = &script->tokens[i];
    char kind = token->kind;
    token->open = *open;
    if (kind == '{' || kind == '(' || kind == '[') {
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

/* Whether the kinds of the tokens from `i` on are these. */
static bool are_kinds(const struct script *script, size_t i, const char *kinds)
{
    for (; *kinds; kinds++, i++)
        if (i >= script->count || script->tokens[i].kind != *kinds)
            return false;
    return true;
}

/* False if the script must stay as it is. */
static bool read_tokens(struct script *script, const char *c, const char *end)
{
    size_t open = 0;
    add_token(script, NOTHING, c, 0);
    while (c < end) {
        size_t count = script->count;
        c = add_next(script, c, end);
        if (!c || (script->count > count && !place_token(script, count, &open)))
            return false;
    }
    add_token(script, NOTHING, end, 0);
    return are_kinds(script, 1, "(()=>{") && are_kinds(script, script->tokens[6].pair, "})();") &&
           script->tokens[6].pair + 6 == script->count;
}

/* ---- which names may change ---- */

static bool declares(const struct script *script, size_t i)
{
    const struct token *token = &script->tokens[i], *start = token - 1;
    if (!token[-1].word || script->tokens[token->open].kind != '{')
        return false;
    if (is_text(start, "function")) {
        if (is_text(start - 1, "async"))
            start--;
    } else if (!(is_text(start, "const") || is_text(start, "let")) ||
               !is_one_of(token[1].kind, "=;")) {
        return false;
    }
    return is_one_of(start[-1].kind, "{};");
}

/* Whether the word of token `i` is, or might be, something else here than a variable. */
static bool may_be_fixed(const struct script *script, size_t i)
{
    const struct token *token = &script->tokens[i], *before = token - 1, *behind = token + 1;
    bool spread = before->kind == '.' && before[-1].kind == '.' && before[-2].kind == '.';
    return (before->kind == '.' && !spread) ||
           (behind->kind == ':' && before->kind != '?' && !is_text(before, "case")) ||
           ((before->kind == '{' || before->kind == ',') && is_one_of(behind->kind, ",}=") &&
            script->tokens[token->open].kind == '{') ||
           (behind->kind == '(' && script->tokens[behind->pair + 1].kind == '{' &&
            !is_text(before, "function")) ||
           (before->kind == WORD && !before->word->is_before_names);
}

/* Notes the block that a declaration is in, unless it lies in the one noted last. */
static void note_block(struct script *script, size_t i)
{
    struct token *token = &script->tokens[i];
    size_t last = token->word->block;
    if (last && script->tokens[script->tokens[last].open].pair > i)
        return;
    token->below = last;
    token->word->block = i;
}

/* Whether all occurrences of a word lie in the blocks of its declarations. */
static bool is_own(const struct script *script, const struct word *word)
{
    size_t block = word->block;
    for (size_t i = word->last; i; i = script->tokens[i].other) {
        while (block && script->tokens[block].open > i)
            block = script->tokens[block].below;
        if (!block || script->tokens[script->tokens[block].open].pair < i)
            return false;
    }
    return true;
}

static int compare_gain(const void *a, const void *b)
{
    const struct word *x = *(struct word *const *)a, *y = *(struct word *const *)b;
    size_t gain_x = x->count * x->length, gain_y = y->count * y->length;
    if (gain_x != gain_y)
        return gain_x > gain_y ? -1 : 1;
    return x->order < y->order ? -1 : x->order > y->order;
}

/* The words that may change, those first whose change gains most. */
static struct word **find_names(struct script *script, size_t *count)
{
    struct word **names = arena_array(script->arena, script->word_count + 1, sizeof *names);
    *count = 0;
    for (size_t i = 1; i + 1 < script->count; i++) {
        struct word *word = script->tokens[i].word;
        if (word && !word->fixed && declares(script, i))
            note_block(script, i);
    }
    for (size_t i = 1; i + 1 < script->count; i++) {
        struct word *word = script->tokens[i].word;
        if (word && word->block && !word->fixed)
            word->fixed = may_be_fixed(script, i);
    }
    for (size_t i = 1; i + 1 < script->count; i++) {
        struct word *word = script->tokens[i].word;
        if (word && word->last == i && word->block && !word->fixed && is_own(script, word))
            names[(*count)++] = word;
    }
    qsort(names, *count, sizeof *names, compare_gain);
    return names;
}

/* ---- new names ---- */

enum { LETTERS = 26, NAMES = LETTERS + LETTERS * LETTERS };

/* The name of number `n`, below NAMES: a, b, … z, aa, … zz. */
static void spell(size_t n, char name[3])
{
    size_t first = n < LETTERS ? n : n / LETTERS - 1;
    name[0] = (char)('a' + first);
    name[1] = n < LETTERS ? '\0' : (char)('a' + n % LETTERS);
    name[2] = '\0';
}

static void give_names(struct script *script, struct word **names, size_t count)
{
    static const char *const taken[] = { "as", "do", "if", "in", "is", "of" };
    size_t given = 0;
    for (size_t n = 0; n < NAMES && given < count; n++) {
        char name[3];
        spell(n, name);
        if (!table_get(&script->words, name) &&
            !is_among(name, taken, sizeof taken / sizeof *taken))
            names[given++]->to = arena_string(script->arena, name);
    }
}

static void write_script(const struct script *script, const char *text, const char *end,
                         struct buffer *out)
{
    for (size_t i = 1; i + 1 < script->count; i++) {
        const struct token *token = &script->tokens[i];
        if (token->word && token->word->to) {
            buffer_add(out, text, (size_t)(token->start - text));
            buffer_add_string(out, token->word->to);
            text = token->start + token->length;
        }
    }
    buffer_add(out, text, (size_t)(end - text));
}

void rename_script(const char *text, size_t length, struct buffer *out)
{
    struct script script = { .arena = arena_new() };
    if (read_tokens(&script, text, text + length)) {
        size_t count;
        struct word **names = find_names(&script, &count);
        give_names(&script, names, count);
        write_script(&script, text, text + length, out);
    } else {
        buffer_add(out, text, length);
    }
    free(script.tokens);
    table_free(&script.words);
    arena_free(script.arena);
}
