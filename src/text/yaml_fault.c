#include "text/yaml_fault.h"

#include <string.h>

#include "text/quotes.h"

struct wording {
    const char *problem, *en, *de;
};

static const char not_here[] = "mapping values are not allowed in this context";
static const char no_item[] = "did not find expected '-' indicator";

/* What libyaml says, in words for people who do not program. What is not here is met by
 * those alone who mean to use tags or directives; they are shown libyaml's own words. */
static const struct wording wordings[] = {
    { YAML_NO_KEY, "a key (“name: …”) is expected here",
      "hier wird ein Schlüssel erwartet („name: …“)" },
    { "could not find expected ':'",
      "the colon behind a key (“name: …”) is missing here, or the hyphen before a list item "
      "(“- …”), or the space behind it",
      "hier fehlt der Doppelpunkt hinter einem Schlüssel („name: …“), der Strich vor einem "
      "Listenpunkt („- …“) oder das Leerzeichen dahinter" },
    { "mapping values are not allowed in this context",
      "a colon “:” is not possible here; put a text with a colon in quotes, and several keys in "
      "one line in braces, { … }",
      "ein Doppelpunkt „:“ ist hier nicht möglich; setzen Sie einen Text mit Doppelpunkt in "
      "Anführungszeichen und mehrere Angaben in einer Zeile in geschweifte Klammern, { … }" },
    { "mapping keys are not allowed in this context",
      "a question mark “?” is not possible here; put the text in quotes",
      "ein Fragezeichen „?“ ist hier nicht möglich; setzen Sie den Text in Anführungszeichen" },
    { "found unexpected ':'",
      "the space behind the colon “:” is missing; if it belongs to a text, put that in quotes",
      "hinter dem Doppelpunkt „:“ fehlt das Leerzeichen; gehört er zu einem Text, setzen Sie "
      "diesen in Anführungszeichen" },
    { "found character that cannot start any token",
      "no value can start with this sign; put the text in quotes",
      "mit diesem Zeichen kann kein Wert beginnen; setzen Sie den Text in Anführungszeichen" },
    { "found unexpected end of stream", "a quotation mark is opened but never closed",
      "ein Anführungszeichen wird geöffnet, aber nicht geschlossen" },
    { "found unexpected document indicator", "a quotation mark is opened but never closed",
      "ein Anführungszeichen wird geöffnet, aber nicht geschlossen" },
    { "did not find expected ',' or ']'", "a comma or the closing “]” is missing",
      "ein Komma oder das schließende „]“ fehlt" },
    { "did not find expected ',' or '}'", "a comma or the closing “}” is missing",
      "ein Komma oder das schließende „}“ fehlt" },
    { "did not find expected node content",
      "a value is expected here; put a text that starts with this sign in quotes",
      "hier wird ein Wert erwartet; setzen Sie einen Text, der mit diesem Zeichen beginnt, in "
      "Anführungszeichen" },
    { no_item,
      "a list item is expected here, indented like those above, with a hyphen and a space (“- …”)",
      "hier wird ein Listenpunkt erwartet, eingerückt wie die darüber, mit Strich und Leerzeichen "
      "(„- …“)" },
    { "block sequence entries are not allowed in this context",
      "a list item “- …” is not possible here; start it on a line of its own",
      "ein Listenpunkt „- …“ ist hier nicht möglich; beginnen Sie ihn in einer eigenen Zeile" },
    { "did not find expected comment or line break",
      "behind “|” or “>” the line ends; the text starts on the next",
      "hinter „|“ oder „>“ endet die Zeile; der Text beginnt auf der nächsten" },
    { "found unknown escape character",
      "a backslash “\\” has a special meaning in \"…\"; delete it, write / in paths, or put "
      "the text in '…', if it is to be shown",
      "ein Backslash „\\“ hat in \"…\" eine besondere Bedeutung; löschen Sie ihn, schreiben Sie in "
      "Pfaden /, oder setzen Sie den Text, wenn er erscheinen soll, in '…'" },
    { "did not find expected hexdecimal number",
      "a backslash “\\” has a special meaning in \"…\"; delete it, write / in paths, or put "
      "the text in '…', if it is to be shown",
      "ein Backslash „\\“ hat in \"…\" eine besondere Bedeutung; löschen Sie ihn, schreiben Sie in "
      "Pfaden /, oder setzen Sie den Text, wenn er erscheinen soll, in '…'" },
    { "found invalid Unicode character escape code",
      "there is no character of this number; write the character itself",
      "ein Zeichen mit dieser Nummer gibt es nicht; schreiben Sie das Zeichen selbst" },
    { "found a tab character that violates indentation",
      "the line is indented with a tab; use spaces",
      "die Zeile ist mit einem Tabulator eingerückt; verwenden Sie Leerzeichen" },
    { "found a tab character where an indentation space is expected",
      "the line is indented with a tab; use spaces",
      "die Zeile ist mit einem Tabulator eingerückt; verwenden Sie Leerzeichen" },
    { "did not find expected alphabetic or numeric character",
      "“&” and “*” have a special meaning here; put the text in quotes",
      "„&“ und „*“ haben hier eine besondere Bedeutung; setzen Sie den Text in "
      "Anführungszeichen" },
    { "did not find expected <document start>", "something stands here that belongs to nothing",
      "hier steht etwas, das zu nichts gehört" },
};

/* What is said of a fault, and where. */
struct finding {
    const struct yaml_fault *fault;
    const struct source *source;
    struct arena *arena;
    struct mark mark;
    struct wording wording;
};

static bool is_problem(const struct finding *finding, const char *problem)
{
    return strcmp(finding->fault->problem, problem) == 0;
}

/* The first character of the line that a mark is in; its indentation is passed over. */
static const char *line_text(struct mark mark)
{
    size_t length;
    const char *line = source_line(mark.source, mark.line, &length);
    return line + strspn(line, " ");
}

static bool begins_line(struct mark mark)
{
    return line_text(mark) == mark.source->text + mark.offset;
}

/* True with words and place, if a fault is known to come of a mistake. */
typedef bool look(struct finding *finding);

static bool say(struct finding *finding, struct mark mark, const char *en, const char *de)
{
    finding->mark = mark;
    finding->wording.en = en;
    finding->wording.de = de;
    return true;
}

/* ---- quotation marks ---- */

/* What follows a straight character that was meant to close „. */
static bool find_mixed_quotes(struct finding *finding)
{
    struct mark straight = quotes_find_before(finding->mark);
    const char *closing = quotes_closing(finding->source);
    return straight.line &&
           say(finding, straight,
               arena_format(finding->arena,
                            "this straight \" ends the text; write %s here, to close what „ opens",
                            closing),
               arena_format(finding->arena,
                            "dieses gerade \" beendet den Text; schreiben Sie hier %s, um zu "
                            "schließen, was „ öffnet",
                            closing));
}

/* A key or a list item is expected, but what is there follows a text in quotes, which may have
 * begun in another line. */
static bool find_behind_quote(struct finding *finding)
{
    const struct yaml_fault *fault = finding->fault;
    const char *text = finding->source->text, *at = text + finding->mark.offset;
    while (at > text && at[-1] == ' ')
        at--;
    if (!(is_problem(finding, YAML_NO_KEY) || is_problem(finding, no_item)) || at == text ||
        !strchr("\"'", at[-1]))
        return false;
    if (fault->last_quoted && fault->last.line < finding->mark.line)
        return say(finding, fault->last,
                   arena_format(finding->arena,
                                "what is in quotes here ends only in line %zu; most likely the "
                                "straight closing one is missing",
                                finding->mark.line),
                   arena_format(finding->arena,
                                "was hier in Anführungszeichen steht, endet erst in Zeile %zu; "
                                "vermutlich fehlt das schließende gerade Anführungszeichen",
                                finding->mark.line));
    return say(
        finding, finding->mark,
        "nothing may follow the closing quotation mark; within a text, write “these”, and an "
        "apostrophe twice in '…'",
        "hinter dem schließenden Anführungszeichen darf nichts mehr stehen; innerhalb eines "
        "Textes schreiben Sie „diese“ und in '…' einen Apostroph doppelt");
}

/* A colon in a value around which quotation marks stand that are none in YAML. */
static bool find_curly_quotes(struct finding *finding)
{
    const char *colon = strstr(line_text(finding->mark), ": ");
    bool is_before = colon && colon < finding->source->text + finding->mark.offset;
    if (!is_problem(finding, not_here) || !is_before || !quotes_are_curly(colon + 2))
        return false;
    return say(
        finding, source_mark(finding->source, (size_t)(colon + 2 - finding->source->text)),
        "the text stands in typographic quotation marks; use straight ones instead, \"…\"",
        "um den Text stehen typografische Anführungszeichen; setzen Sie stattdessen gerade, \"…\"");
}

/* ---- comments ---- */

/* A # where a value belongs, behind the open brace and before the place where its end was missed;
 * no place if there is none. */
static struct mark find_comment_as_value(const struct finding *finding)
{
    const struct source *source = finding->source;
    size_t at = finding->fault->context.offset, end = finding->mark.offset;
    for (char before = '{'; at < end; at++) {
        if (before == ':' && source->text[at] == '#' && source->text[at - 1] == ' ')
            return source_mark(source, at);
        if (source->text[at] != ' ')
            before = source->text[at];
    }
    return (struct mark){ 0 };
}

/* What should follow a value, such as the end of a map in braces, is missing, because it stands in
 * a comment that was not meant as one. */
static bool find_comment(struct finding *finding)
{
    bool in_braces = is_problem(finding, "did not find expected ',' or '}'");
    struct mark comment = { 0 };
    if (in_braces)
        comment = find_comment_as_value(finding);
    if (!comment.line && (in_braces || is_problem(finding, "did not find expected ',' or ']'") ||
                          is_problem(finding, YAML_NO_KEY)))
        comment = finding->fault->last_cut;
    return comment.line &&
           say(finding, comment,
               "what begins with # is a comment up to the end of the line; put the value in quotes",
               "was mit # beginnt, ist bis zum Ende der Zeile eine Anmerkung; setzen Sie den Wert "
               "in Anführungszeichen");
}

/* ---- the beginning of a line ---- */

static bool find_tab(struct finding *finding)
{
    return finding->source->text[finding->mark.offset] == '\t' &&
           say(finding, finding->mark, "the line is indented with a tab; use spaces",
               "die Zeile ist mit einem Tabulator eingerückt; verwenden Sie Leerzeichen");
}

/* What word processors make of - at the beginning of a line. */
static bool find_bullet(struct finding *finding)
{
    static const char *const bullets[] = { "–", "—", "•", "·" };
    const char *text = line_text(finding->mark);
    for (size_t i = 0; i < sizeof bullets / sizeof *bullets; i++)
        if (strncmp(text, bullets[i], strlen(bullets[i])) == 0)
            return say(finding,
                       source_mark(finding->source, (size_t)(text - finding->source->text)),
                       "a list item begins with “- ”, a hyphen",
                       "ein Listenpunkt beginnt mit „- “, dem kurzen Strich");
    return false;
}

/* Entries below a key whose value is {} or []. */
static bool find_empty_value(struct finding *finding)
{
    size_t length;
    struct mark mark = finding->mark;
    if (!is_problem(finding, YAML_NO_KEY) || !begins_line(mark) || mark.line < 2)
        return false;
    const char *line = source_line(mark.source, mark.line - 1, &length);
    for (const char *at = line; at + 1 < line + length; at++)
        if (strncmp(at, "{}", 2) == 0 || strncmp(at, "[]", 2) == 0)
            return say(
                finding, source_mark(mark.source, (size_t)(at - mark.source->text)),
                arena_format(finding->arena,
                             "%.2s means that nothing follows; delete it, if entries stand below",
                             at),
                arena_format(
                    finding->arena,
                    "%.2s heißt, dass nichts folgt; löschen Sie es, wenn darunter Einträge stehen",
                    at));
    return false;
}

/* A list item below a list in brackets. */
static bool find_item_outside(struct finding *finding)
{
    struct mark mark = finding->mark;
    size_t length;
    if (!is_problem(finding, YAML_NO_KEY) || !begins_line(mark) || mark.line < 2 ||
        strncmp(line_text(mark), "- ", 2) != 0)
        return false;
    const char *line = source_line(mark.source, mark.line - 1, &length);
    return length && line[length - 1] == ']' &&
           say(finding, mark,
               "the list above ends with “]”; write this item into it, behind a comma and without "
               "“- ”",
               "die Liste darüber endet mit „]“; schreiben Sie diesen Punkt dort hinein, hinter "
               "ein Komma und ohne „- “");
}

/* A line with a key that stands neither below what it belongs to nor in line with it. */
static bool find_indentation(struct finding *finding)
{
    const char *text = line_text(finding->mark), *end = text + strcspn(text, ":\n");
    bool is_key = *end == ':' && begins_line(finding->mark) &&
                  ((is_problem(finding, YAML_NO_KEY) && !strchr("[{?", *text)) ||
                   (is_problem(finding, no_item) && !strchr("[{?-", *text)));
    bool goes_on =
        is_problem(finding, not_here) && end == finding->source->text + finding->mark.offset;
    return (is_key || goes_on) &&
           say(finding, source_mark(finding->source, (size_t)(text - finding->source->text)),
               "this line is not indented like those it belongs to",
               "diese Zeile ist anders eingerückt als die, zu denen sie gehört");
}

/* Some faults are noticed far behind the place they belong to: a quotation mark that is
 * never closed, a line without its colon. */
static bool belongs_to_context(const struct finding *finding)
{
    return finding->fault->context.line &&
           (is_problem(finding, "found unexpected end of stream") ||
            is_problem(finding, "found unexpected document indicator") ||
            is_problem(finding, "could not find expected ':'"));
}

void yaml_fault_report(const struct yaml_fault *fault, struct arena *arena, struct diag *diag)
{
    static look *const looks[] = { find_comment,      find_mixed_quotes, find_behind_quote,
                                   find_curly_quotes, find_tab,          find_bullet,
                                   find_empty_value,  find_item_outside, find_indentation };
    const char *problem = fault->problem;
    struct finding finding = {
        fault, fault->mark.source, arena, fault->mark, { problem, problem, problem }
    };
    for (size_t i = 0; i < sizeof wordings / sizeof *wordings; i++)
        if (strcmp(wordings[i].problem, problem) == 0)
            finding.wording = wordings[i];
    if (belongs_to_context(&finding))
        finding.mark = fault->context;
    for (size_t i = 0; i < sizeof looks / sizeof *looks && !looks[i](&finding); i++)
        ;
    mark_report(finding.mark, diag, RULE_YAML_SYNTAX, finding.wording.en, finding.wording.de, NULL);
}
