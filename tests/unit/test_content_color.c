/* content/color against WCAG's formula and against ratios that everybody's tools give. */
#include "testing.h"

#include <stdio.h>

#include "content/color.h"

static void contrasts_with_white_are_those_that_are_known(void **state)
{
    (void)state;
    static const struct {
        const char *color;
        unsigned tenths;
    } known[] = {
        { "#000000", 210 }, { "#ffffff", 10 }, { "#767676", 45 }, { "#777777", 44 },
        { "#595959", 70 },  { "#949494", 30 }, { "#ff0000", 39 }, { "#0000ff", 85 },
        { "#008000", 51 },  { "#00ff00", 13 }, { "#ffff00", 10 }, { "#808080", 39 },
        { "#2044aa", 85 },  { "#2044AA", 85 }, { "#1a73e8", 45 }, { "#ee7700", 28 },
    };
    for (size_t i = 0; i < sizeof known / sizeof *known; i++) {
        if (color_contrast(known[i].color) != known[i].tenths)
            fail_msg("%s: %u", known[i].color, color_contrast(known[i].color));
        assert_int_equal(color_is_readable(known[i].color), known[i].tenths >= 45);
    }
}

/* Without <math.h>: y = x ^ 2.4 where y ^ 5 = x ^ 12. The luminance of a grey is its channel's
 * part, so that contrast, 1.05 / (y + 0.05), tells y; here it is held against the formula. */
static void every_grey_has_the_contrast_of_the_formula(void **state)
{
    (void)state;
    for (unsigned value = 0; value < 256; value++) {
        char color[COLOR_SIZE];
        snprintf(color, sizeof color, "#%02x%02x%02x", value, value, value);
        double x = value / 255.0, low = 0, high = 1;
        for (int i = 0; x > 0.04045 && i < 60; i++) { /* halves the interval that y is in */
            double y = (low + high) / 2, s = (x + 0.055) / 1.055;
            double s4 = s * s * s * s;
            if (y * y * y * y * y < s4 * s4 * s4)
                low = y;
            else
                high = y;
        }
        double y = x > 0.04045 ? (low + high) / 2 : x / 12.92;
        if (color_contrast(color) != (unsigned)(10.5 / (y + 0.05)))
            fail_msg("%s: %u, not %f", color, color_contrast(color), 10.5 / (y + 0.05));
    }
}

static void the_shade_proposed_is_readable_and_the_next_lighter_is_not(void **state)
{
    (void)state;
    for (unsigned long number = 0; number < 0x1000000; number += 0x2f1b) {
        char color[COLOR_SIZE], shade[COLOR_SIZE];
        snprintf(color, sizeof color, "#%06lx", number);
        color_darken(color, shade);
        assert_true(color_is_valid(shade));
        assert_true(color_is_readable(shade));
        if (color_is_readable(color))
            assert_string_equal(shade, color);
        else
            assert_true(color_contrast(shade) < 48); /* one step of the greatest channel */
    }
}

static void the_shade_proposed_is_of_the_same_hue(void **state)
{
    (void)state;
    static const char *const shades[][2] = {
        { "#ffffff", "#767676" }, { "#777777", "#767676" }, { "#ff0000", "#ee0000" },
        { "#00ff00", "#008a00" }, { "#ffff00", "#7a7a00" }, { "#000000", "#000000" },
    };
    for (size_t i = 0; i < sizeof shades / sizeof *shades; i++) {
        char shade[COLOR_SIZE];
        color_darken(shades[i][0], shade);
        assert_string_equal(shade, shades[i][1]);
    }
}

static void colours_are_a_number_sign_and_six_digits(void **state)
{
    (void)state;
    static const char *const wrong[] = { "",       "#",        "#fff",    "2044aa",
                                         "#2044a", "#2044aab", "#2044ag", "blue" };
    assert_true(color_is_valid("#2044aa"));
    assert_true(color_is_valid("#ABCDEF"));
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++)
        assert_false(color_is_valid(wrong[i]));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(contrasts_with_white_are_those_that_are_known),
        cmocka_unit_test(every_grey_has_the_contrast_of_the_formula),
        cmocka_unit_test(the_shade_proposed_is_readable_and_the_next_lighter_is_not),
        cmocka_unit_test(the_shade_proposed_is_of_the_same_hue),
        cmocka_unit_test(colours_are_a_number_sign_and_six_digits),
    };
    return cmocka_run_group_tests_name("content/color", tests, NULL, NULL);
}
