/* base/utf8 against the definition of RFC 3629, tried out over all code points and all
 * sequences of two and three bytes. The oracle reads bit by bit what the RFC's table says
 * and shares no code and no shortcut with the module. */
#include "testing.h"

#include <string.h>

#include "base/utf8.h"

/* How many bytes the RFC's table gives a code point; 0 for what may not be encoded. */
static size_t bytes_for(uint32_t code_point)
{
    if (code_point >= 0xd800 && code_point <= 0xdfff)
        return 0;
    if (code_point <= 0x7f)
        return 1;
    if (code_point <= 0x7ff)
        return 2;
    if (code_point <= 0xffff)
        return 3;
    return code_point <= 0x10ffff ? 4 : 0;
}

/* Length of the one valid sequence at the start of `bytes`, or 0. */
static size_t oracle_length(const unsigned char *bytes, size_t available)
{
    size_t ones = 0;
    while (ones < 8 && bytes[0] & 0x80 >> ones)
        ones++;
    if (ones == 0)
        return 1;
    if (ones == 1 || ones > 4 || ones > available)
        return 0;
    uint32_t code_point = bytes[0] & (0x7fU >> ones);
    for (size_t i = 1; i < ones; i++) {
        if (bytes[i] >> 6 != 2)
            return 0;
        code_point = code_point * 64 + bytes[i] % 64;
    }
    return bytes_for(code_point) == ones ? ones : 0;
}

static void encodes_and_decodes_every_code_point(void **state)
{
    (void)state;
    struct buffer buffer = BUFFER_INIT;
    for (uint32_t code_point = 0; code_point <= 0x10ffff; code_point++) {
        size_t length = bytes_for(code_point);
        if (!length)
            continue;
        buffer_clear(&buffer);
        utf8_add(&buffer, code_point);
        assert_int_equal(buffer.length, length);
        assert_int_equal(oracle_length((unsigned char *)buffer.data, length), length);
        assert_int_equal(utf8_length(buffer.data, length), length);
        assert_int_equal(utf8_decode(buffer.data), code_point);
    }
    buffer_free(&buffer);
}

static void agrees_with_the_definition_on(const unsigned char *bytes, size_t available)
{
    size_t expected = oracle_length(bytes, available);
    if (utf8_length((const char *)bytes, available) != expected)
        fail_msg("%02x %02x %02x %02x of %zu: expected length %zu", bytes[0], bytes[1], bytes[2],
                 bytes[3], available, expected);
}

static void agrees_with_the_definition_on_all_short_sequences(void **state)
{
    (void)state;
    for (uint32_t i = 0; i < 0x1000000; i++) {
        const unsigned char bytes[4] = { (unsigned char)(i >> 16), (unsigned char)(i >> 8),
                                         (unsigned char)i, 0x80 };
        agrees_with_the_definition_on(bytes, 3);
    }
    for (uint32_t i = 0; i < 0x10000; i++) {
        const unsigned char bytes[4] = { (unsigned char)(i >> 8), (unsigned char)i, 0x80, 0x80 };
        agrees_with_the_definition_on(bytes, 2);
        agrees_with_the_definition_on(bytes, 1);
    }
}

static void agrees_with_the_definition_on_four_bytes_at_every_edge(void **state)
{
    (void)state;
    static const unsigned char edges[] = { 0x00, 0x7f, 0x80, 0x8f, 0x90,
                                           0x9f, 0xa0, 0xbf, 0xc0, 0xff };
    for (unsigned first = 0; first < 256; first++)
        for (size_t i = 0; i < 1000; i++) {
            const unsigned char bytes[4] = { (unsigned char)first, edges[i / 100],
                                             edges[i / 10 % 10], edges[i % 10] };
            agrees_with_the_definition_on(bytes, 4);
        }
}

static void nothing_is_no_sequence(void **state)
{
    (void)state;
    assert_int_equal(utf8_length("a", 0), 0);
}

static void names_the_first_byte_that_is_wrong(void **state)
{
    (void)state;
    assert_int_equal(utf8_check("", 0), 0);
    assert_int_equal(utf8_check("Gr\xc3\xbc\xc3\x9f", 6), 6);
    assert_int_equal(utf8_check("Gr\xfc\xdf", 4), 2);
    assert_int_equal(utf8_check("ab\xc3", 3), 2);
    assert_int_equal(utf8_check("\xed\xa0\x80", 3), 0);
    assert_int_equal(utf8_check("a\0b\xff", 4), 3);
}

static void steps_over_a_wrong_byte_alone(void **state)
{
    (void)state;
    assert_int_equal(utf8_length_or_one("\xff", 1), 1);
    assert_int_equal(utf8_length_or_one("\xe2\x82", 2), 1);
    assert_int_equal(utf8_length_or_one("\xe2\x82\xac", 3), 3);
}

static void counts_code_points_and_not_bytes(void **state)
{
    (void)state;
    assert_int_equal(utf8_count("", 0), 0);
    assert_int_equal(utf8_count("abc", 3), 3);
    assert_int_equal(utf8_count("für 5 €", strlen("für 5 €")), 7);
    assert_int_equal(utf8_count("\xf0\x9f\x99\x82", 4), 1);
}

static void controls_are_what_nobody_sees_and_programs_obey(void **state)
{
    (void)state;
    static const uint32_t controls[] = { 0,    1,    8,    0x0b, 0x0c, 0x0d,   0x1b,  0x1f,
                                         0x7f, 0x80, 0x85, 0x9b, 0x9f, 0x2028, 0x2029 };
    static const uint32_t others[] = { '\t',   '\n',   ' ',    '~',    0xa0,  0xad,
                                       0x200b, 0x2027, 0x202a, 0x202e, 0xfeff };
    for (size_t i = 0; i < sizeof controls / sizeof *controls; i++)
        assert_true(utf8_is_control(controls[i]));
    for (size_t i = 0; i < sizeof others / sizeof *others; i++)
        assert_false(utf8_is_control(others[i]));
}

static void finds_the_first_control(void **state)
{
    (void)state;
    assert_int_equal(utf8_find_control("", 0), 0);
    assert_int_equal(utf8_find_control("a\tb\n\u00b5\u20ac", 9), 9);
    assert_int_equal(utf8_find_control("ab\0c", 4), 2);
    assert_int_equal(utf8_find_control("\u00e4\xc2\x85", 4), 2);
    assert_int_equal(utf8_find_control("\u2027\u2028\x1b", 7), 3);
}

static void embeddings_overrides_and_isolates_reorder(void **state)
{
    (void)state;
    for (uint32_t c = 0x2020; c <= 0x2070; c++)
        assert_int_equal(utf8_is_reordering(c),
                         (c >= 0x202a && c <= 0x202e) || (c >= 0x2066 && c <= 0x2069));
}

static void cells_are_those_of_a_terminal(void **state)
{
    (void)state;
    assert_int_equal(utf8_cells('a'), 1);
    assert_int_equal(utf8_cells(0xe4), 1);
    assert_int_equal(utf8_cells(0x0308), 0);
    assert_int_equal(utf8_cells(0x200d), 0);
    assert_int_equal(utf8_cells(0xfe0f), 0);
    assert_int_equal(utf8_cells(0x4e2d), 2);
    assert_int_equal(utf8_cells(0xac00), 2);
    assert_int_equal(utf8_cells(0x1f600), 2);
    assert_int_equal(utf8_cells(0x627), 1);
}

static void texts_that_differ_only_in_case_are_folded_to_one(void **state)
{
    (void)state;
    static const char *const pairs[][2] = {
        { "aZ09-_", "aZ09-_" },   { "PLAN.Txt", "plan.txt" },
        { "ÄÖÜÉÞ", "äöüéþ" },     { "ĀŁŃŽŸ", "āłńžÿ" },
        { "ΑΩ", "αω" },           { "ЁЯѢ", "ёяѣ" },
        { "×÷ß", "×÷ß" },         { "İıĸŉ", "İıĸŉ" },
        { "ΆΈΉΊΌΎΏ", "άέήίόύώ" }, { "ҐӀӁӘ", "ґӏӂә" },
        { "中文", "中文" },
    };
    struct arena *arena = arena_new();
    for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++) {
        const char *folded = utf8_folded(arena, pairs[i][1]);
        assert_string_equal(utf8_folded(arena, pairs[i][0]), folded);
        if (i)
            assert_string_equal(folded, pairs[i][1]);
    }
    assert_string_equal(utf8_folded(arena, "A\xff\xc3"), "a\xff\xc3");
    arena_free(arena);
}

static void a_letter_and_its_mark_are_one_letter(void **state)
{
    (void)state;
    struct arena *arena = arena_new();
    assert_string_equal(utf8_composed(arena, "Mu\xcc\x88ll A\xcc\x8a y\xcc\x88"), "Müll Å ÿ");
    assert_string_equal(utf8_folded(arena, "U\xcc\x88S\xcc\x8c"), "üš");
    /* no letter of the table, a mark by itself, one that is cut off */
    assert_string_equal(utf8_composed(arena, "q\xcc\x88"), "q\xcc\x88");
    assert_string_equal(utf8_composed(arena, "\xcc\x88z"), "\xcc\x88z");
    assert_string_equal(utf8_composed(arena, "a\xcc"), "a\xcc");
    arena_free(arena);
}

static void an_id_is_made_of_words_with_a_hyphen_between(void **state)
{
    (void)state;
    static const struct {
        const char *text, *slug, *ascii;
    } cases[] = {
        { "  Was heißt Integration? ", "was-heisst-integration", "was-heisst-integration" },
        { "Kosten/Nutzen (2026)", "kosten-nutzen-2026", "kosten-nutzen-2026" },
        { "Über\xc2\xadmorgen \xe2\x80\x93 U\xcc\x88", "uebermorgen-ue", "uebermorgen-ue" },
        { "Да, 2 яблока", "Да-2-яблока", "2" },
        { "Élan", "elan", "elan" },
        { "?!", "", "" },
        { "a\xff"
          "b",
          "a-b", "a-b" },
    };
    struct arena *arena = arena_new();
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        assert_string_equal(utf8_slug(arena, cases[i].text, false), cases[i].slug);
        assert_string_equal(utf8_slug(arena, cases[i].text, true), cases[i].ascii);
    }
    arena_free(arena);
}

static void what_nobody_sees_is_invisible(void **state)
{
    (void)state;
    static const uint32_t seen[] = { 'a', ' ', 0xa0, 0x200c, 0x200d, 0x2028 };
    static const uint32_t unseen[] = { 0xad, 0x200b, 0x200e, 0x202e, 0x2060, 0x2067, 0xfeff };
    for (size_t i = 0; i < sizeof seen / sizeof *seen; i++)
        assert_false(utf8_is_invisible(seen[i]));
    for (size_t i = 0; i < sizeof unseen / sizeof *unseen; i++)
        assert_true(utf8_is_invisible(unseen[i]));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_letter_and_its_mark_are_one_letter),
        cmocka_unit_test(an_id_is_made_of_words_with_a_hyphen_between),
        cmocka_unit_test(what_nobody_sees_is_invisible),
        cmocka_unit_test(encodes_and_decodes_every_code_point),
        cmocka_unit_test(agrees_with_the_definition_on_all_short_sequences),
        cmocka_unit_test(agrees_with_the_definition_on_four_bytes_at_every_edge),
        cmocka_unit_test(nothing_is_no_sequence),
        cmocka_unit_test(names_the_first_byte_that_is_wrong),
        cmocka_unit_test(steps_over_a_wrong_byte_alone),
        cmocka_unit_test(counts_code_points_and_not_bytes),
        cmocka_unit_test(controls_are_what_nobody_sees_and_programs_obey),
        cmocka_unit_test(finds_the_first_control),
        cmocka_unit_test(embeddings_overrides_and_isolates_reorder),
        cmocka_unit_test(cells_are_those_of_a_terminal),
        cmocka_unit_test(texts_that_differ_only_in_case_are_folded_to_one),
    };
    return cmocka_run_group_tests_name("base/utf8", tests, NULL, NULL);
}
