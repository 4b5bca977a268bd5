#include "site/rename.h"

#include <stdlib.h>
#include <string.h>

#include "site/script.h"

/* What a word is where it stands. */
enum use {
    VARIABLE,
    KEY,  /* of an object, or a property: `x.N`, `{ N: 1 }`, `{ N() {} }` */
    OTHER /* both: `{ N }`; or in doubt */
};

/* What is known of a token that is a word. */
struct place {
    enum use use;
    size_t from, to; /* of a declaration: the tokens that it holds in */
    size_t below;    /* of a declaration: the one noted before; or 0 */
};

/* What is known of a word. */
struct name {
    const struct word *word;
    size_t declared; /* the last declaration that was noted; or 0 */
    size_t count;    /* of the variables */
    const char *to;  /* the new name, or NULL */
    bool fixed;      /* stays as it is */
};

enum { LETTERS = 26, NEW_NAMES = LETTERS + LETTERS * LETTERS };

struct new_name {
    char text[3];
    bool is_taken;
    char *held; /* in the order of the tokens: 1 where a name holds that becomes this one */
};

struct renaming {
    struct script script;
    struct place *places; /* in the order of the tokens */
    struct name *names;   /* in the order in which the words first occur */
    struct new_name *new_names;
    size_t new_count;
    size_t spelled; /* the new names that were tried, those the script has among them */
};

static const struct token *open_of(const struct script *script, size_t i)
{
    return &script->tokens[script->tokens[i].open];
}

/* ---- what a word is ---- */

static bool is_spread(const struct token *dot)
{
    return dot->kind == '.' && dot[-1].kind == '.' && dot[-2].kind == '.';
}

/* Of a word that begins a part of an object or of a pattern. */
static enum use use_in_object(const struct script *script, size_t i)
{
    const struct token *behind = &script->tokens[i + 1];
    bool is_method = behind->kind == '(' && script->tokens[behind->pair + 1].kind == '{';
    return behind->kind == ':' || is_method ? KEY : OTHER;
}

static enum use find_use(const struct script *script, size_t i)
{
    const struct token *token = &script->tokens[i], *before = token - 1, *behind = token + 1;
    const struct token *open = open_of(script, i);
    bool is_first = before->kind == '{' || (before->kind == ',' && open->kind == '{');
    if (before->kind == '.' && !is_spread(before))
        return KEY;
    if (is_first && open->brace == BRACE_OBJECT)
        return use_in_object(script, i);
    bool is_other = (is_first && open->brace == BRACE_UNSURE && token_is_sign(behind, ",}=")) ||
                    (behind->kind == ':' && before->kind != '?' && !token_is(before, "case")) ||
                    (behind->kind == '(' && script->tokens[behind->pair + 1].kind == '{' &&
                     !token_is(before, "function")) ||
                    (before->kind == WORD && !before->word->is_before_names);
    return is_other ? OTHER : VARIABLE;
}

/* ---- where a name holds ---- */

/* The last token of an expression that starts with token `i`, or one before that. */
static size_t end_of_expression(const struct script *script, size_t i)
{
    size_t choices = 0; /* `?` whose `:` is to come */
    for (;; i++) {
        const struct token *token = &script->tokens[i];
        if (token->pair > i)
            i = token->pair;
        else if (token->kind == '?' && !token_is_sign(token + 1, "?.") && token[-1].kind != '?')
            choices++;
        else if (token->kind == ':')
            choices--;
        const struct token *next = &script->tokens[i + 1];
        if (next->kind == NOTHING || token_is_sign(next, ",;)]}") ||
            (next->kind == ':' && !choices) || token_may_end(script, i))
            return i;
    }
}

/* The end of what an arrow leads to whose `=` is token `i`. */
static size_t end_of_arrow(const struct script *script, size_t i)
{
    const struct token *body = &script->tokens[i + 2];
    return body->kind == '{' ? body->pair : end_of_expression(script, i + 2);
}

/* The end of what belongs to the brackets that token `i` opens, if they are those of
 * a function's parameters, of `catch` or of `for`. Else 0. */
static size_t end_of_body(const struct script *script, size_t i)
{
    const struct token *before = &script->tokens[i] - 1;
    size_t close = script->tokens[i].pair;
    const struct token *block = &script->tokens[close + 1];
    if (tokens_are(script, close + 1, "=>"))
        return end_of_arrow(script, close + 1);
    if (block->kind != '{' || before->kind != WORD || token_may_end(script, close))
        return 0;
    bool has_head = !before->word->is_keyword || token_is(before, "function") ||
                    token_is(before, "catch") || token_is(before, "for");
    return has_head ? block->pair : 0;
}

/* Whether what token `i` begins, a word or a pattern, may be what is bound there. */
static bool may_be_bound(const struct script *script, size_t i)
{
    const struct token *token = &script->tokens[i], *before = token - 1;
    const struct token *behind = (token->kind == WORD ? token : &script->tokens[token->pair]) + 1;
    bool is_value = before->kind == ':' && open_of(script, i)->brace == BRACE_OBJECT &&
                    token_is_sign(before - 2, "{,");
    return (token_is_sign(before, "(,[{") || is_spread(before) || is_value) &&
           token_is_sign(behind, ",)]}=");
}

/* The word of token `i`, or the outermost pattern that it is bound in; 0 if it is none. */
static size_t find_pattern(const struct script *script, size_t i)
{
    while (open_of(script, i)->kind == '[' || open_of(script, i)->brace == BRACE_OBJECT) {
        if (!may_be_bound(script, i))
            return 0;
        i = script->tokens[i].open;
    }
    return i;
}

/* Whether a declaration in a block, or in the head of a loop, begins with token `i`. */
static bool begins_declaration(const struct script *script, size_t i)
{
    const struct token *token = &script->tokens[i], *before = token - 1;
    if (token->kind == WORD && token_is(before, "function")) {
        const struct token *start = token_is(before - 1, "async") ? before - 1 : before;
        return open_of(script, i)->kind == '{' && token_is_sign(start - 1, "{};");
    }
    const struct token *behind = (token->kind == WORD ? token : &script->tokens[token->pair]) + 1;
    return (token_is(before, "const") || token_is(before, "let")) &&
           token_is_sign(before - 1, "{};(") &&
           (token_is_sign(behind, "=;") || token_is(behind, "of"));
}

/* Notes in `place` what a declaration by token `i` holds in; false if there is none. */
static bool find_scope(const struct script *script, size_t i, struct place *place)
{
    if (tokens_are(script, i + 1, "=>")) {
        place->from = i;
        place->to = end_of_arrow(script, i + 1);
        return true;
    }
    size_t start = find_pattern(script, i);
    if (!start)
        return false;
    const struct token *open = open_of(script, start);
    place->from = script->tokens[start].open;
    if (open->kind == '{' && begins_declaration(script, start))
        place->to = open->pair;
    else if (open->kind == '(' && (token_is(open - 1, "for") ? begins_declaration(script, start)
                                                             : may_be_bound(script, start)))
        place->to = end_of_body(script, place->from);
    return place->to;
}

/* ---- which names may change ---- */

/* Notes what token `i` says of its word. */
static void note_place(struct renaming *renaming, size_t i)
{
    struct place *place = &renaming->places[i];
    struct name *name = &renaming->names[renaming->script.tokens[i].word->order];
    place->use = find_use(&renaming->script, i);
    name->fixed = place->use == OTHER;
    if (place->use != VARIABLE)
        return;
    name->count++;
    bool is_within = name->declared && renaming->places[name->declared].to > i;
    if (!is_within && find_scope(&renaming->script, i, place)) {
        place->below = name->declared;
        name->declared = i;
    }
}

/* Whether all variables of a name lie where one of its declarations holds. */
static bool is_own(const struct renaming *renaming, const struct name *name)
{
    const struct place *places = renaming->places;
    size_t declared = name->declared;
    for (size_t i = name->word->last; i; i = renaming->script.tokens[i].other) {
        if (places[i].use == KEY)
            continue;
        while (declared && places[declared].from > i)
            declared = places[declared].below;
        if (!declared || places[declared].to < i)
            return false;
    }
    return true;
}

static int compare_gain(const void *a, const void *b)
{
    const struct name *x = *(struct name *const *)a, *y = *(struct name *const *)b;
    size_t gain_x = x->count * x->word->length, gain_y = y->count * y->word->length;
    if (gain_x != gain_y)
        return gain_x > gain_y ? -1 : 1;
    return x->word->order < y->word->order ? -1 : x->word->order > y->word->order;
}

/* The names that may change, those first whose change gains most. */
static struct name **find_names(struct renaming *renaming, size_t *count)
{
    const struct script *script = &renaming->script;
    renaming->places = arena_array(script->arena, script->count, sizeof *renaming->places);
    renaming->names = arena_array(script->arena, script->word_count, sizeof *renaming->names);
    for (size_t i = 1; i + 1 < script->count; i++) {
        const struct word *word = script->tokens[i].word;
        if (!word)
            continue;
        struct name *name = &renaming->names[word->order];
        if (!name->word) {
            name->word = word;
            name->fixed = !word->may_be_name || word->is_in_template || word->length < 3;
        }
        if (!name->fixed)
            note_place(renaming, i);
    }
    struct name **found = arena_array(script->arena, script->word_count, sizeof *found);
    *count = 0;
    for (size_t i = 0; i < script->word_count; i++) {
        struct name *name = &renaming->names[i];
        if (name->declared && !name->fixed && is_own(renaming, name))
            found[(*count)++] = name;
    }
    qsort(found, *count, sizeof *found, compare_gain);
    return found;
}

/* ---- new names ---- */

/* New name number `n`: a, b, … z, aa, … zz. */
static void spell(size_t n, char text[3])
{
    size_t first = n < LETTERS ? n : n / LETTERS - 1;
    text[0] = (char)('a' + first);
    text[1] = n < LETTERS ? '\0' : (char)('a' + n % LETTERS);
    text[2] = '\0';
}

/* Words of the language of two letters. */
static bool is_of_language(const char *text)
{
    static const char *const words[] = { "as", "do", "if", "in", "is", "of" };
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (strcmp(text, words[i]) == 0)
            return true;
    return false;
}

/* New name number `n` of those that the script may have; NULL if there are not so many. */
static struct new_name *find_new_name(struct renaming *renaming, size_t n)
{
    while (n >= renaming->new_count && renaming->spelled < NEW_NAMES) {
        struct new_name *new_name = &renaming->new_names[renaming->new_count];
        spell(renaming->spelled++, new_name->text);
        if (!table_get(&renaming->script.words, new_name->text) && !is_of_language(new_name->text))
            renaming->new_count++;
    }
    return n < renaming->new_count ? &renaming->new_names[n] : NULL;
}

static bool holds_everywhere(const struct renaming *renaming, const struct name *name)
{
    return renaming->places[name->declared].from == SCRIPT_BODY;
}

/* Takes the new name where the name holds; false if it is taken somewhere there. */
static bool take(struct renaming *renaming, const struct name *name, struct new_name *new_name)
{
    const struct place *places = renaming->places;
    if (holds_everywhere(renaming, name)) {
        bool was_taken = new_name->is_taken;
        new_name->is_taken = true;
        return !was_taken;
    }
    if (!new_name->held)
        new_name->held = arena_alloc(renaming->script.arena, renaming->script.count);
    for (size_t i = name->declared; i; i = places[i].below)
        if (memchr(new_name->held + places[i].from, 1, places[i].to - places[i].from + 1))
            return false;
    for (size_t i = name->declared; i; i = places[i].below)
        memset(new_name->held + places[i].from, 1, places[i].to - places[i].from + 1);
    new_name->is_taken = true;
    return true;
}

/* Names that hold in places come first, and share the shortest. */
static void give_names(struct renaming *renaming, struct name **names, size_t count)
{
    renaming->new_names =
        arena_array(renaming->script.arena, NEW_NAMES + 1, sizeof *renaming->new_names);
    for (size_t round = 0; round < 2; round++) {
        for (size_t i = 0; i < count; i++) {
            if (holds_everywhere(renaming, names[i]) != (round == 1))
                continue;
            struct new_name *new_name = NULL;
            for (size_t n = 0; (new_name = find_new_name(renaming, n)); n++)
                if (take(renaming, names[i], new_name))
                    break;
            names[i]->to = new_name ? new_name->text : NULL;
        }
    }
}

static void write_script(const struct renaming *renaming, const char *text, const char *end,
                         struct buffer *out)
{
    const struct script *script = &renaming->script;
    for (size_t i = 1; i + 1 < script->count; i++) {
        const struct token *token = &script->tokens[i];
        const char *to = token->word ? renaming->names[token->word->order].to : NULL;
        if (!to || renaming->places[i].use == KEY)
            continue;
        buffer_add(out, text, (size_t)(token->start - text));
        buffer_add_string(out, to);
        text = token->start + token->length;
    }
    buffer_add(out, text, (size_t)(end - text));
}

void rename_script(const char *text, size_t length, struct buffer *out)
{
    struct renaming renaming = { 0 };
    if (script_read(&renaming.script, text, length)) {
        size_t count;
        struct name **names = find_names(&renaming, &count);
        give_names(&renaming, names, count);
        write_script(&renaming, text, text + length, out);
    } else {
        buffer_add(out, text, length);
    }
    script_free(&renaming.script);
}
