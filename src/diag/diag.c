#include "diag/diag.h"

#include <stdlib.h>
#include <string.h>

#include "base/buffer.h"
#include "base/table.h"
#include "base/utf8.h"

enum {
    SHOWN_COLUMNS = 120, /* of a long source line, in code points */
    WORD_BYTES = 400     /* of a long word */
};

void diag_init(struct diag *diag, struct arena *arena, bool strict)
{
    *diag = (struct diag){ .arena = arena, .worst = SEVERITY_NOTE, .strict = strict };
}

/* A copy; of a word that would fill the screen the beginning. */
static const char *copy_word(struct arena *arena, const char *word)
{
    if (!word)
        return NULL;
    size_t length = 0;
    while (word[length] && length < WORD_BYTES)
        length += utf8_length_or_one(word + length, 4);
    return arena_format(arena, "%.*s%s", (int)length, word, word[length] ? "…" : "");
}

static struct diagnostic *add(struct diag *diag, enum rule rule, struct place place)
{
    diag->items =
        arena_grow(diag->arena, diag->items, diag->count, &diag->capacity, sizeof *diag->items);
    struct diagnostic *item = &diag->items[diag->count++];
    if (place.path)
        place.path = arena_string(diag->arena, place.path);
    *item = (struct diagnostic){ .rule = rule, .severity = rules[rule].severity, .place = place };
    if (item->severity == SEVERITY_WARNING && diag->strict)
        item->severity = SEVERITY_ERROR;
    if (item->severity > diag->worst)
        diag->worst = item->severity;
    return item;
}

void diag_add(struct diag *diag, enum rule rule, struct place place, const char *first,
              const char *second, const char *third)
{
    struct diagnostic *item = add(diag, rule, place);
    item->words[0] = copy_word(diag->arena, first);
    item->words[1] = copy_word(diag->arena, second);
    item->words[2] = copy_word(diag->arena, third);
}

void diag_add_wording(struct diag *diag, enum rule rule, struct place place, const char *word,
                      struct wording wording)
{
    struct diagnostic *item = add(diag, rule, place);
    item->words[0] = copy_word(diag->arena, word);
    item->wording.en = copy_word(diag->arena, wording.en);
    item->wording.de = copy_word(diag->arena, wording.de);
}

void diag_add_file(struct diag *diag, enum rule rule, const char *path, const char *first,
                   const char *second)
{
    diag_add(diag, rule, (struct place){ .path = path }, first, second, NULL);
}

void diag_add_system(struct diag *diag, enum rule rule, const char *path, int code)
{
    diag_add_wording(diag, rule, (struct place){ .path = path }, NULL, system_wording(code));
}

bool diag_may_suggest(struct diag *diag, size_t count)
{
    if (count > DIAG_MOST_COMPARED - diag->compared)
        return false;
    diag->compared += count;
    return true;
}

const char *diag_suggest(struct diag *diag, const char *word, const char *const *candidates,
                         size_t count)
{
    return diag_may_suggest(diag, count) ? nearest(word, candidates, count) : NULL;
}

size_t diag_suggest_index(struct diag *diag, const char *word, const char *const *candidates,
                          size_t count)
{
    return diag_may_suggest(diag, count) ? nearest_index(word, candidates, count) : count;
}

static int compare_text(const char *a, const char *b)
{
    return strcmp(a ? a : "", b ? b : "");
}

static int compare_size(size_t a, size_t b)
{
    return (a > b) - (a < b);
}

/* By place, then rule and words: repetitions become neighbours. */
static int compare_diagnostics(const void *left, const void *right)
{
    const struct diagnostic *a = left, *b = right;
    int order = compare_text(a->place.path, b->place.path);
    if (!order)
        order = compare_size(a->place.line, b->place.line);
    if (!order)
        order = compare_size(a->place.offset, b->place.offset);
    if (!order)
        order = compare_size(a->rule, b->rule);
    for (size_t i = 0; i < 3 && !order; i++)
        order = compare_text(a->words[i], b->words[i]);
    return order ? order : compare_text(a->wording.en, b->wording.en);
}

/* Messages that differ in their files alone. */
struct group {
    struct diagnostic *first, *last;
    size_t count;
};

/* Of longer lines, what is alike in several files is told for each. */
enum { LONGEST_MERGED = 500 };

static const char *group_key(struct diag *diag, const struct diagnostic *item)
{
    const char *const *words = item->words, *text = item->place.text;
    size_t length = item->place.text_length;
    if (length > LONGEST_MERGED) {
        text = item->place.path;
        length = strlen(text);
    }
    return arena_format(diag->arena, "%d\n%s\n%s\n%s\n%s\n%.*s", (int)item->rule,
                        words[0] ? words[0] : "", words[1] ? words[1] : "",
                        words[2] ? words[2] : "", item->wording.en ? item->wording.en : "",
                        text ? (int)length : 0, text ? text : "");
}

/* In so many files at least. */
enum { LEAST_MERGED = 3 };

static void merge_alike(struct diag *diag)
{
    struct table by_key = { .arena = diag->arena };
    struct group *groups = arena_array(diag->arena, diag->count, sizeof *groups);
    for (size_t i = 0; i < diag->count; i++) {
        struct diagnostic *item = &diag->items[i];
        const char *key = item->place.path ? group_key(diag, item) : "";
        struct group *group = table_get(&by_key, key);
        item->alike = NULL;
        item->merged = false;
        if (!group)
            table_add(&by_key, key, group = &groups[i]);
        if (group->last && compare_text(group->last->place.path, item->place.path) == 0)
            continue;
        if (group->last)
            group->last->alike = item;
        else
            group->first = item;
        group->last = item;
        group->count++;
    }
    for (size_t i = 0; i < diag->count; i++)
        for (struct diagnostic *item = groups[i].first, *next; item; item = next) {
            next = item->alike;
            item->merged = groups[i].count >= LEAST_MERGED && item != groups[i].first;
            if (groups[i].count < LEAST_MERGED)
                item->alike = NULL;
        }
}

void diag_sort(struct diag *diag)
{
    if (!diag->count)
        return;
    qsort(diag->items, diag->count, sizeof *diag->items, compare_diagnostics);
    size_t kept = 1;
    for (size_t i = 1; i < diag->count; i++)
        if (compare_diagnostics(&diag->items[kept - 1], &diag->items[i]))
            diag->items[kept++] = diag->items[i];
    diag->count = kept;
    merge_alike(diag);
}

/* Adds the code point at `text`, so that it can be seen; gives how many columns it takes.
 * The content may hold anything: what a terminal would obey is not passed on, and a byte that is
 * no UTF-8 is shown as the letter of Windows-1252 that it most likely was (0xa0 and above are the
 * same there as in Unicode). */
static int add_visible(struct buffer *out, const char *text, size_t length)
{
    unsigned char byte = (unsigned char)*text;
    uint32_t code_point = utf8_length(text, length) == length ? utf8_decode(text)
                          : byte >= 0xa0                      ? byte
                                                              : 0xfffd;
    if (utf8_is_control(code_point) || code_point == '\n')
        code_point = ' ';
    else if (utf8_is_reordering(code_point))
        code_point = 0xfffd;
    utf8_add(out, code_point);
    return utf8_cells(code_point);
}

static void add_word(struct buffer *out, const char *word)
{
    const char *end = word + strlen(word);
    while (word < end) {
        size_t length = utf8_length_or_one(word, (size_t)(end - word));
        add_visible(out, word, length);
        word += length;
    }
}

void rule_fill(struct buffer *out, enum rule rule, enum message_language language,
               const char *const words[3], struct wording wording)
{
    const char *text = wording_in(rules[rule].text, language);
    bool silent = false; /* inside of {?n …} whose word is missing */
    bool optional = false;
    for (const char *c = text; *c; c++) {
        bool opens = c[0] == '{' && c[1] == '?';
        if (opens || (c[0] == '{' && c[2] == '}')) {
            char gap = c[1 + opens];
            const char *word = gap == '*' ? wording_in(wording, language) : words[gap - '1'];
            optional = optional || opens;
            silent = opens ? !word : silent;
            if (!opens && !silent && word)
                add_word(out, word);
            c += 2;
        } else if (c[0] == '}' && optional) {
            optional = silent = false;
        } else if (!silent) {
            buffer_add_char(out, *c);
        }
    }
}

size_t place_column(const struct place *place)
{
    size_t length = place->offset < place->text_length ? place->offset : place->text_length;
    return place->text ? utf8_count(place->text, length) + 1 : place->offset + 1;
}

/* Of a long line the part around the fault. */
void diagnostic_excerpt(const struct diagnostic *item, struct buffer *out)
{
    const struct place *place = &item->place;
    if (!place->text || !place->line)
        return;
    size_t before = place_column(place) - 1;
    size_t skip = before > SHOWN_COLUMNS - 20 ? before - SHOWN_COLUMNS / 2 : 0;
    const char *c = place->text, *end = place->text + place->text_length;
    struct buffer caret = BUFFER_INIT;
    buffer_add_string(out, "    ");
    buffer_add_string(&caret, "    ");
    if (skip) {
        buffer_add_string(out, "…");
        buffer_add_char(&caret, ' ');
    }
    size_t column = 0;
    for (; c < end && column < skip + SHOWN_COLUMNS; column++) {
        size_t length = utf8_length_or_one(c, (size_t)(end - c));
        if (column >= skip) {
            int cells = add_visible(out, c, length);
            for (int i = 0; i < cells && column < before; i++)
                buffer_add_char(&caret, *c == '\t' ? '\t' : ' ');
        }
        c += length;
    }
    buffer_add_string(out, c < end ? "…\n" : "\n");
    buffer_add(out, caret.data, caret.length);
    buffer_add_string(out, "^\n");
    buffer_free(&caret);
}

/* The files in which the same is to be said. */
static void add_others(const struct diagnostic *item, enum message_language language,
                       struct buffer *out)
{
    size_t count = 0;
    for (const struct diagnostic *other = item->alike; other; other = other->alike)
        count++;
    if (count)
        buffer_format(out, say(SAY_ALSO, language), count);
    for (const struct diagnostic *other = item->alike; other; other = other->alike) {
        add_word(out, other->place.path);
        if (other->place.line)
            buffer_format(out, ":%zu", other->place.line);
        buffer_add_string(out, other->alike ? ", " : "");
    }
}

void diagnostic_message(const struct diagnostic *item, size_t more, enum message_language language,
                        struct buffer *out)
{
    const struct place *place = &item->place;
    enum wording_id severity = item->severity == SEVERITY_NOTE      ? SAY_NOTE
                               : item->severity == SEVERITY_WARNING ? SAY_WARNING
                                                                    : SAY_ERROR;
    add_word(out, place->path ? place->path : "kurzcheck");
    if (place->path && place->line && !more)
        buffer_format(out, ":%zu:%zu", place->line, place_column(place));
    buffer_format(out, ": %s: ", say(severity, language));
    if (more) {
        buffer_format(out, say(SAY_MORE_ALIKE, language), more);
    } else {
        rule_fill(out, item->rule, language, item->words, item->wording);
        add_others(item, language, out);
    }
    buffer_format(out, " [%s]\n", rules[item->rule].id);
}

/* Appends the faults of the file that begin at `first`; gives the place behind them. */
static size_t format_file(const struct diag *diag, size_t first, enum message_language language,
                          struct buffer *out)
{
    size_t counts[RULE_COUNT] = { 0 }, i = first;
    const struct diagnostic *last[RULE_COUNT];
    for (; i < diag->count &&
           compare_text(diag->items[i].place.path, diag->items[first].place.path) == 0;
         i++) {
        const struct diagnostic *item = &diag->items[i];
        last[item->rule] = item;
        if (item->merged || ++counts[item->rule] > DIAG_MOST_ALIKE)
            continue;
        diagnostic_message(item, 0, language, out);
        diagnostic_excerpt(item, out);
    }
    for (size_t rule = 0; rule < RULE_COUNT; rule++)
        if (counts[rule] > DIAG_MOST_ALIKE)
            diagnostic_message(last[rule], counts[rule] - DIAG_MOST_ALIKE, language, out);
    return i;
}

void diag_format(struct diag *diag, enum message_language language, struct buffer *out)
{
    diag_sort(diag);
    for (size_t i = 0; i < diag->count;)
        i = format_file(diag, i, language, out);
}

bool diag_print(struct diag *diag, FILE *stream, enum message_language language)
{
    struct buffer out = BUFFER_INIT;
    diag_format(diag, language, &out);
    bool written = fwrite(out.data, 1, out.length, stream) == out.length && fflush(stream) == 0;
    buffer_free(&out);
    return written;
}

size_t diag_count(const struct diag *diag, enum severity severity)
{
    size_t count = 0;
    for (size_t i = 0; i < diag->count; i++)
        count += diag->items[i].severity == severity && !diag->items[i].merged;
    return count;
}

bool diag_failed(const struct diag *diag)
{
    return diag->worst >= SEVERITY_ERROR;
}

bool diag_has_faults(const struct diag *diag)
{
    for (size_t i = 0; i < diag->count; i++)
        if (rules[diag->items[i].rule].severity >= SEVERITY_ERROR)
            return true;
    return false;
}

int diag_exit_status(const struct diag *diag)
{
    return diag->worst == SEVERITY_SYSTEM ? 3 : diag_failed(diag);
}
