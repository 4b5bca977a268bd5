#include "base/utf8.h"

#include <ctype.h>
#include <string.h>

size_t utf8_length(const char *text, size_t available)
{
    const unsigned char *c = (const unsigned char *)text;
    if (!available)
        return 0;
    if (c[0] < 0x80)
        return 1;
    size_t length = c[0] >= 0xc2 && c[0] <= 0xdf   ? 2
                    : c[0] >= 0xe0 && c[0] <= 0xef ? 3
                    : c[0] >= 0xf0 && c[0] <= 0xf4 ? 4
                                                   : 0;
    if (!length || available < length)
        return 0;
    for (size_t i = 1; i < length; i++)
        if ((c[i] & 0xc0) != 0x80)
            return 0;
    if ((c[0] == 0xe0 && c[1] < 0xa0) || (c[0] == 0xed && c[1] > 0x9f) ||
        (c[0] == 0xf0 && c[1] < 0x90) || (c[0] == 0xf4 && c[1] > 0x8f))
        return 0;
    return length;
}

size_t utf8_length_or_one(const char *text, size_t available)
{
    size_t length = utf8_length(text, available);
    return length ? length : 1;
}

uint32_t utf8_decode(const char *text)
{
    const unsigned char *c = (const unsigned char *)text;
    int more = c[0] >= 0xf0 ? 3 : c[0] >= 0xe0 ? 2 : c[0] >= 0x80 ? 1 : 0;
    uint32_t code_point = more ? c[0] & 0x3fu >> more : c[0];
    for (int i = 1; i <= more; i++)
        code_point = code_point << 6 | (c[i] & 0x3f);
    return code_point;
}

void utf8_add(struct buffer *buffer, uint32_t code_point)
{
    static const unsigned char first[] = { 0, 0xc0, 0xe0, 0xf0 };
    size_t more = code_point < 0x80 ? 0 : code_point < 0x800 ? 1 : code_point < 0x10000 ? 2 : 3;
    buffer_add_char(buffer, (char)(first[more] | code_point >> 6 * more));
    while (more-- > 0)
        buffer_add_char(buffer, (char)(0x80 | (code_point >> 6 * more & 0x3f)));
}

size_t utf8_check(const char *text, size_t length)
{
    size_t at = 0;
    while (at < length) {
        size_t step = (unsigned char)text[at] < 0x80 ? 1 : utf8_length(text + at, length - at);
        if (!step)
            return at;
        at += step;
    }
    return length;
}

size_t utf8_count(const char *text, size_t length)
{
    size_t count = 0;
    for (size_t i = 0; i < length; i++)
        count += ((unsigned char)text[i] & 0xc0) != 0x80;
    return count;
}

bool utf8_is_control(uint32_t code_point)
{
    return (code_point < 0x20 && code_point != '\t' && code_point != '\n') ||
           (code_point >= 0x7f && code_point <= 0x9f) || code_point == 0x2028 ||
           code_point == 0x2029;
}

size_t utf8_find_control(const char *text, size_t length)
{
    for (size_t at = 0; at < length; at++) {
        unsigned char c = (unsigned char)text[at];
        bool may_start = c < 0x20 || c == 0x7f || c == 0xc2 || c == 0xe2; /* as few others do */
        if (may_start && utf8_is_control(utf8_decode(text + at)))
            return at;
    }
    return length;
}

bool utf8_is_reordering(uint32_t code_point)
{
    return (code_point >= 0x202a && code_point <= 0x202e) ||
           (code_point >= 0x2066 && code_point <= 0x2069);
}

bool utf8_is_invisible(uint32_t code_point)
{
    return code_point == 0xad || code_point == 0x200b || code_point == 0x200e ||
           code_point == 0x200f || code_point == 0x2060 || code_point == 0xfeff ||
           utf8_is_reordering(code_point);
}

static uint32_t fold(uint32_t c)
{
    /* Of these blocks, every letter lies so far above its capital. */
    static const struct {
        uint32_t first, last, distance;
    } ranges[] = {
        { 'A', 'Z', 32 },       { 0xc0, 0xd6, 32 },     { 0xd8, 0xde, 32 },
        { 0x0386, 0x0386, 38 }, { 0x0388, 0x038a, 37 }, { 0x038c, 0x038c, 64 },
        { 0x038e, 0x038f, 63 }, { 0x0391, 0x03a1, 32 }, { 0x03a3, 0x03ab, 32 },
        { 0x0400, 0x040f, 80 }, { 0x0410, 0x042f, 32 }, { 0x04c0, 0x04c0, 15 },
    };
    for (size_t i = 0; i < sizeof ranges / sizeof *ranges; i++)
        if (c >= ranges[i].first && c <= ranges[i].last)
            return c + ranges[i].distance;
    /* In these, capitals and letters take turns; dotted and dotless i are letters apart. */
    bool even_first = (c >= 0x100 && c <= 0x12f) || (c >= 0x132 && c <= 0x137) ||
                      (c >= 0x14a && c <= 0x177) || (c >= 0x460 && c <= 0x481) ||
                      (c >= 0x48a && c <= 0x4bf) || (c >= 0x4d0 && c <= 0x4ff);
    bool odd_first =
        (c >= 0x139 && c <= 0x148) || (c >= 0x179 && c <= 0x17e) || (c >= 0x4c1 && c <= 0x4ce);
    if (c == 0x178)
        return 0xff;
    return c + ((even_first && c % 2 == 0) || (odd_first && c % 2 == 1));
}

/* The letters of Latin that are written with others, and those that a mark behind a letter makes
 * (Unicode, UnicodeData.txt: the canonical decompositions). */
static const struct letter {
    uint32_t code_point;
    const char *latin;
    char base;
    uint32_t mark;
} letters[] = {
    { 0xe4, "ae", 'a', 0x308 }, { 0xf6, "oe", 'o', 0x308 }, { 0xfc, "ue", 'u', 0x308 },
    { 0xdf, "ss", 0, 0 },       { 0xe6, "ae", 0, 0 },       { 0xf8, "o", 0, 0 },
    { 0x111, "d", 0, 0 },       { 0x142, "l", 0, 0 },       { 0x131, "i", 0, 0 },
    { 0xe0, "a", 'a', 0x300 },  { 0xe1, "a", 'a', 0x301 },  { 0xe2, "a", 'a', 0x302 },
    { 0xe3, "a", 'a', 0x303 },  { 0xe5, "a", 'a', 0x30a },  { 0x103, "a", 'a', 0x306 },
    { 0x105, "a", 'a', 0x328 }, { 0xe7, "c", 'c', 0x327 },  { 0x107, "c", 'c', 0x301 },
    { 0x10d, "c", 'c', 0x30c }, { 0x10f, "d", 'd', 0x30c }, { 0xe8, "e", 'e', 0x300 },
    { 0xe9, "e", 'e', 0x301 },  { 0xea, "e", 'e', 0x302 },  { 0xeb, "e", 'e', 0x308 },
    { 0x119, "e", 'e', 0x328 }, { 0x11b, "e", 'e', 0x30c }, { 0x11f, "g", 'g', 0x306 },
    { 0xec, "i", 'i', 0x300 },  { 0xed, "i", 'i', 0x301 },  { 0xee, "i", 'i', 0x302 },
    { 0xef, "i", 'i', 0x308 },  { 0xf1, "n", 'n', 0x303 },  { 0x144, "n", 'n', 0x301 },
    { 0x148, "n", 'n', 0x30c }, { 0xf2, "o", 'o', 0x300 },  { 0xf3, "o", 'o', 0x301 },
    { 0xf4, "o", 'o', 0x302 },  { 0xf5, "o", 'o', 0x303 },  { 0x151, "o", 'o', 0x30b },
    { 0x159, "r", 'r', 0x30c }, { 0x15b, "s", 's', 0x301 }, { 0x15f, "s", 's', 0x327 },
    { 0x161, "s", 's', 0x30c }, { 0x219, "s", 's', 0x326 }, { 0x165, "t", 't', 0x30c },
    { 0x21b, "t", 't', 0x326 }, { 0xf9, "u", 'u', 0x300 },  { 0xfa, "u", 'u', 0x301 },
    { 0xfb, "u", 'u', 0x302 },  { 0x16f, "u", 'u', 0x30a }, { 0x171, "u", 'u', 0x30b },
    { 0xfd, "y", 'y', 0x301 },  { 0xff, "y", 'y', 0x308 },  { 0x17a, "z", 'z', 0x301 },
    { 0x17c, "z", 'z', 0x307 }, { 0x17e, "z", 'z', 0x30c },
};

/* The capital of a letter of the table. */
static uint32_t capital(uint32_t c)
{
    return c == 0xff ? 0x178 : c < 0x100 ? c - 32 : c - 1;
}

/* The code point at `text`, with the mark behind it; its bytes. */
static uint32_t decode_composed(const char *text, size_t available, size_t *length)
{
    uint32_t c = utf8_decode(text);
    char base = (char)(c | 0x20);
    *length = utf8_length(text, available);
    if (c >= 0x80 || base < 'a' || base > 'z' || utf8_length(text + 1, available - 1) != 2)
        return c;
    uint32_t mark = utf8_decode(text + 1);
    for (size_t i = 0; i < sizeof letters / sizeof *letters; i++) {
        if (letters[i].base != base || letters[i].mark != mark)
            continue;
        *length = 3;
        return c < 'a' ? capital(letters[i].code_point) : letters[i].code_point;
    }
    return c;
}

static char *compose(struct arena *arena, const char *text, bool folded)
{
    struct buffer out = BUFFER_INIT;
    for (const char *end = text + strlen(text); text < end;) {
        size_t length = utf8_length(text, (size_t)(end - text));
        if (length) {
            uint32_t c = decode_composed(text, (size_t)(end - text), &length);
            utf8_add(&out, folded ? fold(c) : c);
        } else {
            buffer_add_char(&out, *text);
        }
        text += length ? length : 1;
    }
    return buffer_move(&out, arena);
}

/* The Latin letters that a letter of Latin is written as where none but a to z may stand: ae
 * for ä, e for é; "" for every other code point. */
static const char *latin_letters(uint32_t code_point)
{
    for (size_t i = 0; code_point >= 0x80 && i < sizeof letters / sizeof *letters; i++)
        if (code_point == letters[i].code_point || fold(code_point) == letters[i].code_point)
            return letters[i].latin;
    return "";
}

char *utf8_folded(struct arena *arena, const char *text)
{
    return compose(arena, text, true);
}

char *utf8_composed(struct arena *arena, const char *text)
{
    return compose(arena, text, false);
}

/* One hyphen stands for all between two words. */
char *utf8_slug(struct arena *arena, const char *text, bool ascii)
{
    struct buffer slug = BUFFER_INIT;
    bool gap = false;
    text = utf8_composed(arena, text);
    for (size_t left = strlen(text), length; left; text += length, left -= length) {
        length = utf8_length_or_one(text, left);
        uint32_t c = utf8_length(text, left) ? utf8_decode(text) : 0;
        const char *latin = latin_letters(c);
        bool plain = c < 0x80 && isalnum((int)c), symbol = c < 0xc0 || (c >= 0x2000 && c < 0x2c00);
        if (!plain && !*latin && (symbol || ascii)) {
            gap |= symbol && c != 0xad && !(c >= 0x200b && c <= 0x200f);
            continue;
        }
        buffer_add_string(&slug, gap && slug.length ? "-" : "");
        gap = false;
        if (plain)
            buffer_add_char(&slug, (char)tolower((int)c));
        else if (*latin)
            buffer_add_string(&slug, latin);
        else
            buffer_add(&slug, text, length);
    }
    return buffer_move(&slug, arena);
}

int utf8_cells(uint32_t code_point)
{
    static const struct {
        uint32_t first, last;
        int cells;
    } blocks[] = {
        { 0x0300, 0x036f, 0 },   { 0x0591, 0x05bd, 0 },   { 0x064b, 0x065f, 0 },
        { 0x1100, 0x115f, 2 },   { 0x1ab0, 0x1aff, 0 },   { 0x1dc0, 0x1dff, 0 },
        { 0x200b, 0x200f, 0 },   { 0x20d0, 0x20ff, 0 },   { 0x2e80, 0x303e, 2 },
        { 0x3041, 0xa4cf, 2 },   { 0xac00, 0xd7a3, 2 },   { 0xf900, 0xfaff, 2 },
        { 0xfe00, 0xfe0f, 0 },   { 0xfe20, 0xfe2f, 0 },   { 0xfe30, 0xfe6f, 2 },
        { 0xff00, 0xff60, 2 },   { 0xffe0, 0xffe6, 2 },   { 0x1f300, 0x1f64f, 2 },
        { 0x1f680, 0x1f6ff, 2 }, { 0x1f900, 0x1f9ff, 2 }, { 0x20000, 0x3fffd, 2 },
    };
    for (size_t i = 0; i < sizeof blocks / sizeof *blocks; i++)
        if (code_point >= blocks[i].first && code_point <= blocks[i].last)
            return blocks[i].cells;
    return 1;
}
