/* A script as tokens: words, brackets and other signs, each with what a program that changes
 * its names must know of it. There is no parser for JavaScript behind it: what cannot be told
 * apart without one (a slash that may divide or begin a regular expression) is a doubt, and
 * with a doubt there are no tokens.
 */
#ifndef SITE_SCRIPT_H
#define SITE_SCRIPT_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/table.h"

/* All tokens of the same letters. */
struct word {
    const char *text;
    size_t length;
    size_t order;         /* from 0, as the words first occur */
    size_t last;          /* the last token that is this word */
    bool may_be_name;     /* no number, no word of the language */
    bool is_keyword;      /* of the language, if only in places */
    bool is_before_names; /* a keyword behind which a variable may stand */
    bool is_in_template;  /* stands in a template literal, too */
};

/* What kinds of tokens there are, besides each sign by itself. */
enum { NOTHING = '\0', WORD = 'a', TEXT = '"' };

/* What an opening brace begins. */
enum brace { BRACE_UNSURE, BRACE_BLOCK, BRACE_OBJECT /* or a pattern */ };

struct token {
    char kind;
    enum brace brace;
    const char *start;
    size_t length; /* bytes */
    struct word *word;
    size_t open;  /* the innermost bracket that is open here, itself not counted; or 0 */
    size_t pair;  /* the bracket that belongs to this one */
    size_t other; /* the same word before this one, or 0 */
};

struct script {
    struct arena *arena;
    struct table words;
    struct token *tokens; /* the first and the last one are NOTHING */
    size_t count;
    size_t capacity;
    size_t word_count;
};

/* The brace of the one function: behind `(() =>`. */
enum { SCRIPT_BODY = 6 };

/* Reads a script that is one `(() => { … })();`, with LF at the ends of its lines; its text
 * stays the caller's. False if it is none, if it has a word with which a name may mean what
 * does not show (`class`, `eval`, `with`, `arguments`), or if there is a doubt. In any case
 * end it with script_free. */
bool script_read(struct script *script, const char *text, size_t length);
void script_free(struct script *script);

/* True if the token is that word. */
bool token_is(const struct token *token, const char *word);
/* True if the token is one of these signs. */
bool token_is_sign(const struct token *token, const char *signs);
/* True if the kinds of the tokens from `i` on are these. */
bool tokens_are(const struct script *script, size_t i, const char *kinds);
/* True if a line ends behind token `i`, and perhaps a statement with it: the next token could
 * begin another. */
bool token_may_end(const struct script *script, size_t i);

#endif
