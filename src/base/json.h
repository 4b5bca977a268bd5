/* JSON (RFC 8259): what a text must be turned into to stand in it. */
#ifndef BASE_JSON_H
#define BASE_JSON_H

#include "base/buffer.h"

/* Appends UTF-8 as a string of JSON, with its quotes. */
void json_add_string(struct buffer *out, const char *text, size_t length);

#endif
