#include "content/color.h"

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* What a channel adds to the luminance, times 10^8: x = value / 255, and then x / 12.92 up
 * to 0.04045, ((x + 0.055) / 1.055) ^ 2.4 above (WCAG 2.2, relative luminance). The fifth root of
 * that base, which is below 1, by Newton's method. */
static uint64_t linear(unsigned long value)
{
    double x = (double)value / 255.0, base = (x + 0.055) / 1.055, root = 1;
    if (x <= 0.04045)
        return (uint64_t)(1e8 * x / 12.92 + 0.5);
    for (int i = 0; i < 20; i++)
        root = (4 * root + base / (root * root * root * root)) / 5;
    return (uint64_t)(1e8 * base * base * root * root + 0.5);
}

/* Luminances are times 10^12: the weights of red, green and blue are whole ten-thousandths. */
static const uint64_t WHITE = 1000000000000, FLARE = 50000000000;

bool color_is_valid(const char *color)
{
    return color[0] == '#' && strlen(color) == 7 &&
           strspn(color + 1, "0123456789abcdefABCDEF") == 6;
}

/* Red, green and blue are the bytes of a number, the first the highest. */
static unsigned long read(const char *color)
{
    return strtoul(color + 1, NULL, 16);
}

static unsigned contrast(unsigned long color)
{
    uint64_t luminance = 2126 * linear(color >> 16 & 0xff) + 7152 * linear(color >> 8 & 0xff) +
                         722 * linear(color & 0xff);
    return (unsigned)(10 * (WHITE + FLARE) / (luminance + FLARE));
}

unsigned color_contrast(const char *color)
{
    return contrast(read(color));
}

bool color_is_readable(const char *color)
{
    return color_contrast(color) >= 45;
}

/* Hue and saturation (of HSV) are the proportions between the channels: all are taken down
 * together, step by step of the greatest. */
void color_darken(const char *color, char out[COLOR_SIZE])
{
    unsigned long from = read(color), to = from, most = 0;
    for (int shift = 0; shift < 24; shift += 8)
        most = (from >> shift & 0xff) > most ? from >> shift & 0xff : most;
    for (unsigned long value = most; value && contrast(to) < 45; value--) {
        to = 0;
        for (int shift = 0; shift < 24; shift += 8)
            to |= (2 * (from >> shift & 0xff) * (value - 1) + most) / (2 * most) << shift;
    }
    snprintf(out, COLOR_SIZE, "#%06lx", to & 0xffffff);
}
