#include "content/color.h"

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* What a channel adds to the luminance, times 10^8: x = value / 255, and then x / 12.92 up
 * to 0.04045, ((x + 0.055) / 1.055) ^ 2.4 above (WCAG 2.2, relative luminance). */
static const uint32_t linear[256] = {
    0,        30353,    60705,    91058,     121411,   151763,   182116,   212469,   242822,
    273174,   303527,   334654,   367651,    402472,   439144,   477695,   518152,   560539,
    604883,   651209,   699541,   749903,    802319,   856813,   913406,   972122,   1032982,
    1096009,  1161225,  1228649,  1298303,   1370208,  1444384,  1520851,  1599629,  1680738,
    1764195,  1850022,  1938236,  2028856,   2121901,  2217388,  2315337,  2415763,  2518686,
    2624122,  2732089,  2842604,  2955683,   3071344,  3189603,  3310477,  3433981,  3560131,
    3688945,  3820437,  3954624,  4091520,   4231141,  4373503,  4518620,  4666509,  4817182,
    4970657,  5126946,  5286065,  5448028,   5612849,  5780543,  5951124,  6124605,  6301002,
    6480327,  6662594,  6847817,  7036010,   7227185,  7421357,  7618538,  7818742,  8021982,
    8228271,  8437621,  8650046,  8865559,   9084171,  9305896,  9530747,  9758735,  9989873,
    10224173, 10461648, 10702310, 10946171,  11193243, 11443537, 11697067, 11953843, 12213877,
    12477182, 12743768, 13013648, 13286832,  13563333, 13843162, 14126329, 14412847, 14702727,
    14995979, 15292615, 15592646, 15896084,  16202938, 16513219, 16826940, 17144110, 17464740,
    17788842, 18116424, 18447499, 18782077,  19120168, 19461783, 19806932, 20155625, 20507874,
    20863687, 21223076, 21586050, 21952620,  22322796, 22696587, 23074005, 23455058, 23839757,
    24228112, 24620133, 25015828, 25415209,  25818285, 26225066, 26635560, 27049779, 27467731,
    27889426, 28314874, 28744084, 29177065,  29613827, 30054379, 30498731, 30946892, 31398871,
    31854678, 32314321, 32777810, 33245154,  33716362, 34191442, 34670406, 35153260, 35640014,
    36130678, 36625260, 37123768, 37626212,  38132601, 38642943, 39157248, 39675523, 40197778,
    40724021, 41254261, 41788507, 42326767,  42869050, 43415364, 43965717, 44520119, 45078578,
    45641102, 46207700, 46778380, 47353150,  47932018, 48514994, 49102085, 49693300, 50288646,
    50888132, 51491767, 52099557, 52711513,  53327640, 53947949, 54572446, 55201140, 55834039,
    56471151, 57112483, 57758044, 58407842,  59061884, 59720179, 60382734, 61049557, 61720656,
    62396039, 63075714, 63759687, 64447968,  65140564, 65837482, 66538730, 67244316, 67954247,
    68668531, 69387176, 70110189, 70837578,  71569350, 72305513, 73046074, 73791041, 74540421,
    75294222, 76052450, 76815115, 77582222,  78353779, 79129794, 79910274, 80695226, 81484657,
    82278575, 83076988, 83879901, 84687323,  85499261, 86315721, 87136712, 87962240, 88792312,
    89626935, 90466117, 91309865, 92158186,  93011086, 93868573, 94730654, 95597335, 96468625,
    97344529, 98225055, 99110210, 100000000,
};

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
    return (uint64_t)2126 * linear[color->channels[0]] +
           (uint64_t)7152 * linear[color->channels[1]] + (uint64_t)722 * linear[color->channels[2]];
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
