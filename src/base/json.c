#include "base/json.h"

void json_add_string(struct buffer *out, const char *text, size_t length)
{
    buffer_add_char(out, '"');
    for (size_t i = 0; i < length; i++) {
        unsigned char c = (unsigned char)text[i];
        if (c == '"' || c == '\\')
            buffer_format(out, "\\%c", c);
        else if (c < 0x20 || c == 0x7f)
            buffer_format(out, "\\u%04x", c);
        else
            buffer_add_char(out, text[i]);
    }
    buffer_add_char(out, '"');
}
