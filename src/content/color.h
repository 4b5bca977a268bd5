/* Colours and whether text in them can be read: the contrast of WCAG 2.2
 * (https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio), in integer arithmetic, so that it is
 * the same on every machine. Colours are written #rrggbb.
 */
#ifndef CONTENT_COLOR_H
#define CONTENT_COLOR_H

#include <stdbool.h>

/* "#rrggbb" and a NUL. */
enum { COLOR_SIZE = 8 };

/* True if a text is written like a colour. */
bool color_is_valid(const char *color);
/* The contrast of a colour with white, in tenths, rounded down: 45 is 4.5:1. */
unsigned color_contrast(const char *color);
/* True if it is at least 4.5:1, what WCAG 2.2 (1.4.3) asks of text. */
bool color_is_readable(const char *color);
/* The lightest colour of the same hue and saturation that is readable: itself, if it is. */
void color_darken(const char *color, char out[COLOR_SIZE]);

#endif
