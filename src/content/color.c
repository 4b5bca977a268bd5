#include "content/color.h"

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* What a channel adds to the luminance, times 10^8: x = value / 255, and then x / 12.92 up
 * to 0.04045, ((x + 0.055) / 1.055) ^ 2.4 above (WCAG 2.2, relative luminance). The fifth root of
 * that base, which is below 1, by Newton's method. */
static uint64_t linear(unsigned value)
{
    double x = value / 255.0, base = (x + 0.055) / 1.055, root = 1;
    if (x <= 0.04045)
        return (uint64_t)(1e8 * x / 12.92 + 0.5);
    for (int i = 0; i < 20; i++)
        root = (4 * root + base / (root * root * root * root)) / 5;
    return (uint64_t)(1e8 * base * base * root * root + 0.5);
}

/* Luminances are times 10^12: the weights of red, green and blue are whole ten-thousandths. */
static const uint64_t WHITE = 1000000000000, FLARE = 50000000000;

struct color {
    unsigned channels[3]; /* red, green, blue: 0 to 255 */
};

bool color_is_valid(const char *color)
{
    return color[0] == '#' && strlen(color) == 7 &&
           strspn(color + 1, "0123456789abcdefABCDEF") == 6;
}

static struct color read(const char *text)
{
    unsigned long number = strtoul(text + 1, NULL, 16);
    return (struct color){ { number >> 16 & 0xff, number >> 8 & 0xff, number & 0xff } };
}

static uint64_t luminance(const struct color *color)
{
    return 2126 * linear(color->channels[0]) + 7152 * linear(color->channels[1]) +
           722 * linear(color->channels[2]);
}

static unsigned contrast(const struct color *color)
{
    return (unsigned)(10 * (WHITE + FLARE) / (luminance(color) + FLARE));
}

unsigned color_contrast(const char *color)
{
    struct color read_color = read(color);
    return contrast(&read_color);
}

bool color_is_readable(const char *color)
{
    return color_contrast(color) >= 45;
}

/* Hue and saturation (of HSV) are the proportions between the channels: all are taken down
 * together, step by step of the greatest. */
void color_darken(const char *color, char out[COLOR_SIZE])
{
    struct color from = read(color), to = from;
    unsigned most = 0;
    for (int i = 0; i < 3; i++)
        most = from.channels[i] > most ? from.channels[i] : most;
    for (unsigned value = most; value && contrast(&to) < 45; value--)
        for (int i = 0; i < 3; i++)
            to.channels[i] = (2 * from.channels[i] * (value - 1) + most) / (2 * most);
    snprintf(out, COLOR_SIZE, "#%02x%02x%02x", to.channels[0] & 0xff, to.channels[1] & 0xff,
             to.channels[2] & 0xff);
}
