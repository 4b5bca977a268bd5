#include "text/yaml_fault.h"

#include <string.h>

#include "base/match.h"
#include "text/quotes.h"

/* What libyaml says, in words for people who do not program. What is not here is met by
 * those alone who mean to use tags or directives; they are shown libyaml's own words. */
static const struct {
    const char *problem;
    enum wording_id wording;
} problems[] = {
    { YAML_NO_KEY, SAY_YAML_NO_KEY },
    { "could not find expected ':'", SAY_YAML_NO_COLON },
    { "mapping values are not allowed in this context", SAY_YAML_COLON },
    { "mapping keys are not allowed in this context", SAY_YAML_QUESTION_MARK },
    { "found unexpected ':'", SAY_YAML_NO_SPACE },
    { "found character that cannot start any token", SAY_YAML_NO_START },
    { "found unexpected end of stream", SAY_YAML_OPEN_QUOTE },
    { "found unexpected document indicator", SAY_YAML_OPEN_QUOTE },
    { "did not find expected ',' or ']'", SAY_YAML_OPEN_BRACKET },
    { "did not find expected ',' or '}'", SAY_YAML_OPEN_BRACE },
    { "did not find expected node content", SAY_YAML_NO_VALUE },
    { "did not find expected '-' indicator", SAY_YAML_NO_ITEM },
    { "block sequence entries are not allowed in this context", SAY_YAML_ITEM },
    { "did not find expected comment or line break", SAY_YAML_BLOCK },
    { "found unknown escape character", SAY_YAML_BACKSLASH },
    { "did not find expected hexdecimal number", SAY_YAML_BACKSLASH },
    { "found invalid Unicode character escape code", SAY_YAML_NO_CHARACTER },
    { "found a tab character that violates indentation", SAY_YAML_TAB },
    { "found a tab character where an indentation space is expected", SAY_YAML_TAB },
    { "did not find expected alphabetic or numeric character", SAY_YAML_ALIAS },
    { "did not find expected <document start>", SAY_YAML_NOTHING },
};

/* What is said of a fault, and where. */
struct finding {
    const struct yaml_fault *fault;
    enum wording_id problem; /* WORDING_COUNT: not in the table */
    struct arena *arena;
    struct mark mark;
    struct wording wording;
};

/* The first character of the line that a mark is in; its indentation is passed over. */
static const char *line_text(struct mark mark)
{
    size_t length;
    const char *line = source_line(mark.source, mark.line, &length);
    return line + strspn(line, " ");
}

static bool begins_line(struct mark mark)
{
    return line_text(mark) == mark_text(mark);
}

/* True with words and place, if a fault is known to come of a mistake. */
typedef bool look(struct finding *finding);

static bool found(struct finding *finding, const char *at, struct wording wording)
{
    finding->mark = source_mark_at(finding->mark.source, at);
    finding->wording = wording;
    return true;
}

/* ---- quotation marks ---- */

/* What follows a straight character that was meant to close „. */
static bool find_mixed_quotes(struct finding *finding)
{
    const char *straight = quotes_find_before(finding->mark);
    return straight && found(finding, straight,
                             wording_filled(finding->arena, SAY_YAML_MIXED_QUOTES,
                                            quotes_closing(finding->mark.source)));
}

/* A key or a list item is expected, but what is there follows a text in quotes, which may have
 * begun in another line. */
static bool find_behind_quote(struct finding *finding)
{
    const struct yaml_fault *fault = finding->fault;
    const char *text = finding->mark.source->text, *noticed = mark_text(finding->mark),
               *at = noticed;
    while (at > text && at[-1] == ' ')
        at--;
    if (!(finding->problem == SAY_YAML_NO_KEY || finding->problem == SAY_YAML_NO_ITEM) ||
        at == text || !strchr("\"'", at[-1]))
        return false;
    if (fault->last_quoted && fault->last.line < finding->mark.line)
        return found(finding, mark_text(fault->last),
                     wording_filled(finding->arena, SAY_YAML_LONG_QUOTE, finding->mark.line));
    return found(finding, noticed, wordings[SAY_YAML_BEHIND_QUOTE]);
}

/* A colon in a value around which quotation marks stand that are none in YAML. */
static bool find_curly_quotes(struct finding *finding)
{
    const char *colon = strstr(line_text(finding->mark), ": ");
    return finding->problem == SAY_YAML_COLON && colon && colon < mark_text(finding->mark) &&
           quotes_curly_length(colon + 2) &&
           found(finding, colon + 2, wordings[SAY_YAML_CURLY_QUOTES]);
}

/* ---- comments ---- */

/* A # where a value belongs, behind the open brace and before the place where its end was missed;
 * NULL if there is none. */
static const char *find_comment_as_value(const struct finding *finding)
{
    const char *at = mark_text(finding->fault->context), *end = mark_text(finding->mark);
    for (char before = '{'; at < end; at++) {
        if (before == ':' && *at == '#' && at[-1] == ' ')
            return at;
        if (*at != ' ')
            before = *at;
    }
    return NULL;
}

/* What should follow a value, such as the end of a map in braces, is missing, because it stands in
 * a comment that was not meant as one. */
static bool find_comment(struct finding *finding)
{
    bool in_braces = finding->problem == SAY_YAML_OPEN_BRACE;
    const char *comment = in_braces ? find_comment_as_value(finding) : NULL;
    if (!comment && finding->fault->last_cut.line &&
        (in_braces || finding->problem == SAY_YAML_OPEN_BRACKET ||
         finding->problem == SAY_YAML_NO_KEY))
        comment = mark_text(finding->fault->last_cut);
    return comment && found(finding, comment, wordings[SAY_YAML_COMMENT]);
}

/* ---- the beginning of a line ---- */

static bool find_tab(struct finding *finding)
{
    const char *at = mark_text(finding->mark);
    return *at == '\t' && found(finding, at, wordings[SAY_YAML_TAB]);
}

/* What word processors make of - at the beginning of a line. */
static bool find_bullet(struct finding *finding)
{
    static const char *const bullets[] = { "–", "—", "•", "·", NULL };
    const char *text = line_text(finding->mark);
    return match_beginning(text, bullets) && found(finding, text, wordings[SAY_YAML_BULLET]);
}

/* Entries below a key whose value is {} or []; a list item below a list in brackets. */
static bool find_closed_value(struct finding *finding)
{
    size_t length;
    const char *text = mark_text(finding->mark);
    if (finding->problem != SAY_YAML_NO_KEY || !begins_line(finding->mark) ||
        finding->mark.line < 2)
        return false;
    const char *line = source_line(finding->mark.source, finding->mark.line - 1, &length);
    for (const char *at = line; at + 1 < line + length; at++)
        if (strncmp(at, "{}", 2) == 0 || strncmp(at, "[]", 2) == 0)
            return found(finding, at, wording_filled(finding->arena, SAY_YAML_EMPTY_VALUE, at));
    return strncmp(text, "- ", 2) == 0 && length && line[length - 1] == ']' &&
           found(finding, text, wordings[SAY_YAML_ITEM_OUTSIDE]);
}

/* What follows a bracket that was to begin a text: title: [Draft] Title. */
static bool find_bracket(struct finding *finding)
{
    const char *text = line_text(finding->mark),
               *at = finding->mark.source->text + finding->mark.offset;
    const char *value = strstr(text, ": ");
    value = value && value < at ? value + strspn(value, ": ") : text + strspn(text, "- ");
    const char *close = strchr("[{", *value) ? value + strcspn(value, "]}") : at;
    return close < at &&
           (finding->problem == SAY_YAML_NO_KEY || finding->problem == SAY_YAML_NO_ITEM) &&
           found(finding, value, wording_filled(finding->arena, SAY_YAML_BRACKET, value));
}

/* A line with a key that stands neither below what it belongs to nor in line with it. */
static bool find_indentation(struct finding *finding)
{
    const char *text = line_text(finding->mark), *end = text + strcspn(text, ":\n");
    bool is_key = *end == ':' && begins_line(finding->mark) &&
                  ((finding->problem == SAY_YAML_NO_KEY && !strchr("[{?", *text)) ||
                   (finding->problem == SAY_YAML_NO_ITEM && !strchr("[{?-", *text)));
    bool goes_on = finding->problem == SAY_YAML_COLON && end == mark_text(finding->mark);
    return (is_key || goes_on) && found(finding, text, wordings[SAY_YAML_INDENTATION]);
}

/* Some faults are noticed far behind the place they belong to: a quotation mark that is
 * never closed, a line without its colon. */
static bool belongs_to_context(const struct finding *finding)
{
    return finding->fault->context.line &&
           (finding->problem == SAY_YAML_OPEN_QUOTE || finding->problem == SAY_YAML_NO_COLON);
}

void yaml_report_indentation(struct mark key, struct diag *diag)
{
    mark_report_wording(key, diag, RULE_YAML_SYNTAX, NULL, wordings[SAY_YAML_INDENTATION]);
}

void yaml_fault_report(const struct yaml_fault *fault, struct arena *arena, struct diag *diag)
{
    static look *const looks[] = { find_comment,      find_mixed_quotes, find_behind_quote,
                                   find_curly_quotes, find_tab,          find_bullet,
                                   find_closed_value, find_bracket,      find_indentation };
    const char *problem = fault->problem;
    struct finding finding = { fault, WORDING_COUNT, arena, fault->mark, { problem, problem } };
    for (size_t i = 0; i < sizeof problems / sizeof *problems; i++)
        if (strcmp(problems[i].problem, problem) == 0)
            finding.wording = wordings[finding.problem = problems[i].wording];
    if (belongs_to_context(&finding))
        finding.mark = fault->context;
    /* Whether it is known what to do about it, not only that it cannot be. */
    bool known = finding.problem != WORDING_COUNT && finding.problem != SAY_YAML_NO_KEY &&
                 finding.problem != SAY_YAML_NOTHING;
    for (size_t i = 0; i < sizeof looks / sizeof *looks; i++)
        if (looks[i](&finding)) {
            known = true;
            break;
        }
    mark_report_wording(finding.mark, diag, RULE_YAML_SYNTAX, known ? NULL : "", finding.wording);
}
