#include "base/utf8.h"

#include <limits.h>
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
    /* What can be a control's first byte: most text is passed over quickly. */
    static const bool may_start[UCHAR_MAX + 1] = {
        1, 1, 1, 1, 1, 1, 1, 1, 1, 0, 0, 1, 1, 1, 1,          1,          1,          1,
        1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, [0x7f] = 1, [0xc2] = 1, [0xe2] = 1,
    };
    for (size_t at = 0; at < length; at++) {
        if (may_start[(unsigned char)text[at]] && utf8_is_control(utf8_decode(text + at)))
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

const char *utf8_latin(uint32_t code_point)
{
    static const struct {
        uint32_t code_point;
        const char *letters;
    } table[] = { { 0xe4, "ae" }, { 0xf6, "oe" }, { 0xfc, "ue" }, { 0xdf, "ss" }, { 0xe9, "e" },
                  { 0xe8, "e" },  { 0xe1, "a" },  { 0xe0, "a" },  { 0xe7, "c" } };
    for (size_t i = 0; i < sizeof table / sizeof *table; i++)
        if (code_point == table[i].code_point || fold(code_point) == table[i].code_point)
            return table[i].letters;
    return "";
}

char *utf8_folded(struct arena *arena, const char *text)
{
    struct buffer folded = BUFFER_INIT;
    for (const char *end = text + strlen(text); text < end;) {
        size_t length = utf8_length(text, (size_t)(end - text));
        if (length)
            utf8_add(&folded, fold(utf8_decode(text)));
        else
            buffer_add_char(&folded, *text);
        text += length ? length : 1;
    }
    return buffer_move(&folded, arena);
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
