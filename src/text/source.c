#include "text/source.h"

#include <ctype.h>
#include <string.h>

#include "base/buffer.h"
#include "base/match.h"
#include "base/utf8.h"

bool source_report_trouble(const struct file *file, struct diag *diag)
{
    static const enum rule troubles[] = {
        [FILE_IS_FOLDER] = RULE_FILE_IS_FOLDER,
        [FILE_IS_SPECIAL] = RULE_FILE_SPECIAL,
        [FILE_TOO_LARGE] = RULE_FILE_TOO_LARGE,
        [FILE_OUTSIDE] = RULE_FILE_OUTSIDE,
    };
    if (file->trouble == FILE_UNREADABLE)
        diag_add_system(diag, RULE_CANNOT_READ, file->path, file->error);
    else if (file->trouble != FILE_OK)
        diag_add_file(diag, troubles[file->trouble], file->path,
                      file->error ? arena_format(diag->arena, "%d MB", file->error) : NULL, NULL);
    return file->trouble != FILE_OK;
}

/* CRLF and CR become LF; a byte order mark goes. */
static const char *normalize(struct arena *arena, const struct file *file, size_t *length)
{
    const char *from = file->data, *end = file->data + file->size;
    if (file->size >= 3 && memcmp(from, "\xef\xbb\xbf", 3) == 0)
        from += 3;
    if (!memchr(from, '\r', (size_t)(end - from))) {
        *length = (size_t)(end - from);
        return from;
    }
    char *text = arena_alloc(arena, (size_t)(end - from) + 1), *to = text;
    for (; from < end; from++) {
        if (*from == '\r' && from + 1 < end && from[1] == '\n')
            continue;
        *to++ = *from == '\r' ? '\n' : *from;
    }
    *length = (size_t)(to - text);
    return text;
}

static void find_lines(struct arena *arena, struct source *source)
{
    const char *end = source->text + source->length;
    size_t count = 1;
    for (const char *c = source->text; (c = memchr(c, '\n', (size_t)(end - c))); c++)
        count++;
    size_t *lines = arena_array(arena, count, sizeof *lines), line = 1;
    for (const char *c = source->text; (c = memchr(c, '\n', (size_t)(end - c))); c++)
        lines[line++] = (size_t)(c - source->text) + 1;
    source->lines = lines;
    source->line_count = count;
}

/* UTF-16 has a byte order mark, or a NUL beside most letters. (Word documents have many in a row.)
 */
static bool looks_like_utf16(const struct file *file)
{
    const char *data = file->data;
    if (file->size >= 2 && (memcmp(data, "\xff\xfe", 2) == 0 || memcmp(data, "\xfe\xff", 2) == 0))
        return true;
    size_t pairs = 0, looked_at = file->size < 512 ? file->size : 512;
    for (size_t i = 0; i + 1 < looked_at; i += 2)
        pairs += (data[i] == '\0') != (data[i + 1] == '\0');
    return looked_at >= 4 && pairs * 3 > looked_at;
}

void report_limit(struct mark mark, struct diag *diag, enum rule rule, int limit)
{
    mark_report(mark, diag, rule, arena_format(diag->arena, "%d", limit), NULL, NULL);
}

enum { MOST_CONTROLS = 10 }; /* reported of one file */

static const char *character_name(struct arena *arena, const char *character)
{
    return arena_format(arena, "U+%04X", (unsigned)utf8_decode(character));
}

void report_character(struct mark mark, struct diag *diag, enum rule rule, const char *character)
{
    mark_report(mark, diag, rule, character_name(diag->arena, character), NULL, NULL);
}

/* Reports control characters. False if there are any. */
static bool check_controls(const struct source *source, struct diag *diag)
{
    size_t count = 0;
    for (size_t at = 0; count < MOST_CONTROLS; at++, count++) {
        at += utf8_find_control(source->text + at, source->length - at);
        if (at == source->length)
            break;
        report_character(source_mark(source, at), diag, RULE_CONTROL_CHARACTER, source->text + at);
    }
    return !count;
}

/* What is asked of a line for each of its characters. */
struct line {
    size_t number;
    const char *begin; /* behind the characters that begin it */
    bool is_right_to_left;
};

/* Whether a line has letters that are written from right to left. */
static bool has_right_to_left(const char *line, size_t length)
{
    for (size_t i = 0; i < length; i++) /* U+0590 to U+07FF begin with these bytes */
        if ((unsigned char)line[i] >= 0xd6 && (unsigned char)line[i] <= 0xdf)
            return true;
    return false;
}

static struct line read_line(const struct source *source, size_t number)
{
    size_t length;
    const char *line = source_line(source, number, &length);
    return (struct line){ number, line + strspn(line, " \t>#-*+"),
                          has_right_to_left(line, length) };
}

/* Whether a no-break space stands where a blank has a meaning: within the characters that begin a
 * line, or behind those of a key or an entry in YAML. */
static bool is_for_blank(const struct source *source, const struct line *line, const char *at)
{
    static const char *const yaml[] = { ".yaml", NULL };
    return at <= line->begin || (strchr(":-", at[-1]) && match_ending(source->path, yaml));
}

/* Of what nobody sees, the rest has its use in texts: hyphens, and marks of direction; in lines
 * from right to left also what embeds those of the other. */
static bool is_hidden(const struct line *line, uint32_t code_point)
{
    if (code_point >= 0x202a && code_point <= 0x202c)
        return !line->is_right_to_left;
    return code_point == 0x200b || code_point == 0x2060 || code_point == 0xfeff ||
           code_point == 0x202d || code_point == 0x202e;
}

/* Reports what nobody sees, and what looks like a blank and is none: word processors and
 * browsers put them into what is copied. */
static void check_invisible(const struct source *source, struct diag *diag)
{
    struct line line = { .number = 0 };
    for (const char *at = strpbrk(source->text, "\xc2\xe2\xef"); at;
         at = strpbrk(at + 1, "\xc2\xe2\xef")) {
        uint32_t code_point = utf8_decode(at);
        struct mark mark = source_mark_at(source, at);
        if (line.number != mark.line)
            line = read_line(source, mark.line);
        if (code_point == 0xa0 ? !is_for_blank(source, &line, at) : !is_hidden(&line, code_point))
            continue;
        /* What forces a direction is meant for words of the other one. */
        const char *instead = code_point == 0x202d   ? "U+2066"
                              : code_point == 0x202e ? "U+2067"
                                                     : NULL;
        mark_report(mark, diag, RULE_INVISIBLE_SIGN, character_name(diag->arena, at),
                    line.is_right_to_left ? instead : NULL, NULL);
    }
}

/* The length of letters that were read as Windows-1252 and saved as UTF-8 ("Ã¤"), of the one for
 * what could not be read, or of one that only a certain font has; else 0. */
static size_t garbled_length(const char *text)
{
    static const char *const pairs[] = { "Ã", "Â", "â€", "Å", NULL };
    uint32_t code_point = utf8_decode(text);
    if (code_point == 0xfffd || (code_point >= 0xe000 && code_point <= 0xf8ff))
        return 3;
    size_t length = match_beginning(text, pairs);
    uint32_t next = length && text[length] ? utf8_decode(text + length) : 0;
    bool is_sign = (next >= 0x80 && next <= 0xbf) || next == 0x178 || next == 0x152 ||
                   next == 0x153 || next == 0x160 || next == 0x161 || next == 0x17d ||
                   next == 0x17e || next == 0x192 || next == 0x2c6 || next == 0x2dc ||
                   (next >= 0x2013 && next <= 0x203a) || next == 0x20ac || next == 0x2122;
    if (!is_sign)
        return 0;
    size_t end = length + utf8_length_or_one(text + length, 4);
    /* Quotation marks and dashes may follow a word that ends with the letter itself. */
    bool is_quote = (next >= 0x2013 && next <= 0x203a) || next == 0xab || next == 0xbb;
    return is_quote && length == 2 && !isalpha((unsigned char)text[end]) ? 0 : end;
}

/* The first of it is shown, and how many more there are. The characters that Word's lists begin
 * with are told as such. */
static void check_garbled(struct arena *arena, const struct source *source, struct diag *diag)
{
    size_t count = 0, length;
    const char *shown = NULL;
    struct mark first;
    for (const char *at = strpbrk(source->text, "\xc2\xc3\xc5\xe2\xee\xef"); at;
         at = strpbrk(at + 1, "\xc2\xc3\xc5\xe2\xee\xef")) {
        if (!(length = garbled_length(at)))
            continue;
        const char *before = at;
        while (before > source->text && strchr(" \t", before[-1]))
            before--;
        bool begins = before == source->text || before[-1] == '\n';
        if (begins && length == 3 && utf8_decode(at) != 0xfffd)
            continue;
        if (!count++) {
            shown = arena_copy(arena, at, length);
            first = source_mark_at(source, at);
        }
        at += length - 1;
    }
    if (count)
        mark_report(first, diag, RULE_TEXT_GARBLED, shown,
                    count > 1 ? arena_format(arena, "%zu", count - 1) : NULL, NULL);
}

/* Whether it is a text of the content or of the interface, and no template or style. */
static bool is_prose(const struct source *source)
{
    static const char *const prose[] = { ".md", ".yaml", NULL };
    return match_ending(source->path, prose);
}

/* Reports what Git leaves of a conflict. False if there is one. */
static bool check_conflict(const struct source *source, struct diag *diag)
{
    static const char begin[] = "<<<<<<< ", end[] = "\n>>>>>>> ";
    const char *at = strstr(source->text, begin);
    while (at && at > source->text && at[-1] != '\n')
        at = strstr(at + 1, begin);
    if (!at || !strstr(at, end))
        return true;
    mark_report(source_mark_at(source, at), diag, RULE_TEXT_CONFLICT, NULL, NULL, NULL);
    return false;
}

/* Reports what makes a file no text, and what should not stand in one. False if nothing of it can
 * be read. */
static bool check_text(struct arena *arena, const struct source *source, struct diag *diag)
{
    /* Of what has a NUL and so is no text, that alone is said. */
    size_t nul = strlen(source->text);
    size_t bad = nul < source->length ? nul : utf8_check(source->text, source->length);
    if (bad < source->length) {
        mark_report(source_mark(source, bad), diag, bad == nul ? RULE_NUL_BYTE : RULE_ENCODING_UTF8,
                    NULL, NULL, NULL);
        return false;
    }
    if (!check_controls(source, diag) || (is_prose(source) && !check_conflict(source, diag)))
        return false;
    check_invisible(source, diag);
    if (is_prose(source))
        check_garbled(arena, source, diag);
    return true;
}

const struct source *source_open(struct arena *arena, const struct file *file, struct diag *diag)
{
    if (source_report_trouble(file, diag))
        return NULL;
    if (looks_like_utf16(file)) {
        struct place place = { .path = file->path, .line = 1 };
        diag_add(diag, RULE_ENCODING_UTF16, place, NULL, NULL, NULL);
        return NULL;
    }
    struct source *source = arena_alloc(arena, sizeof *source);
    source->path = file->path;
    source->text = normalize(arena, file, &source->length);
    find_lines(arena, source);
    return file->trusted || check_text(arena, source, diag) ? source : NULL;
}

struct mark source_mark(const struct source *source, size_t offset)
{
    if (offset > source->length)
        offset = source->length;
    size_t low = 0, high = source->line_count;
    while (high - low > 1) {
        size_t middle = low + (high - low) / 2;
        if (source->lines[middle] <= offset)
            low = middle;
        else
            high = middle;
    }
    return (struct mark){ .source = source, .line = low + 1, .offset = offset };
}

struct mark source_mark_at(const struct source *source, const char *at)
{
    return source_mark(source, (size_t)(at - source->text));
}

const char *mark_text(struct mark mark)
{
    return mark.line ? mark.source->text + mark.offset : "";
}

bool mark_is_escaped(struct mark mark)
{
    return mark.line && mark.offset && mark_text(mark)[-1] == '\\';
}

const char *source_line(const struct source *source, size_t line, size_t *length)
{
    if (line < 1 || line > source->line_count) {
        *length = 0;
        return source->text + source->length;
    }
    size_t start = source->lines[line - 1];
    size_t end = line < source->line_count ? source->lines[line] - 1 : source->length;
    *length = end - start;
    return source->text + start;
}

/* NULL if the text is not among the `within` bytes. */
static const char *find_text(const char *from, size_t within, const char *text)
{
    size_t length = strlen(text);
    const char *end = from + within;
    for (; (from = memchr(from, *text, (size_t)(end - from))); from++)
        if ((size_t)(end - from) >= length && memcmp(from, text, length) == 0)
            return from;
    return NULL;
}

static bool move(struct mark *mark, const char *to)
{
    if (to)
        *mark = source_mark_at(mark->source, to);
    return to;
}

bool mark_find(struct mark *mark, const char *text, size_t passed)
{
    enum { NO_TEXT = 1024, TIMES_TEXT = 8 };
    if (!mark->line)
        return false;
    size_t rest = mark->source->length - mark->offset, within = NO_TEXT + TIMES_TEXT * passed;
    return move(mark,
                find_text(mark->source->text + mark->offset, within < rest ? within : rest, text));
}

bool mark_find_in_line(struct mark *mark, const char *text)
{
    if (!mark->line)
        return false;
    size_t length;
    const char *line = source_line(mark->source, mark->line, &length);
    const char *from = mark->source->text + mark->offset;
    return move(mark, find_text(from, length - (size_t)(from - line), text)) ||
           move(mark, find_text(line, length, text));
}

struct place mark_place(struct mark mark)
{
    struct place place = { .line = mark.line };
    if (!mark.source)
        return place;
    place.path = mark.source->path;
    if (mark.line) {
        place.text = source_line(mark.source, mark.line, &place.text_length);
        place.offset = (size_t)(mark_text(mark) - place.text);
    }
    return place;
}

void mark_report(struct mark mark, struct diag *diag, enum rule rule, const char *first,
                 const char *second, const char *third)
{
    diag_add(diag, rule, mark_place(mark), first, second, third);
}

void mark_report_wording(struct mark mark, struct diag *diag, enum rule rule, const char *word,
                         struct wording wording)
{
    diag_add_wording(diag, rule, mark_place(mark), word, wording);
}
