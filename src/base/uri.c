#include "base/uri.h"

#include <stdbool.h>
#include <string.h>

#include "base/buffer.h"

static const char *escape(struct arena *arena, const char *text, const char *kept)
{
    struct buffer out = BUFFER_INIT;
    for (const char *c = text; *c; c++) {
        bool is_letter = (*c >= 'a' && *c <= 'z') || (*c >= 'A' && *c <= 'Z');
        if (is_letter || (*c >= '0' && *c <= '9') || strchr(kept, *c))
            buffer_add_char(&out, *c);
        else
            buffer_format(&out, "%%%02X", (unsigned)(unsigned char)*c);
    }
    const char *result = arena_copy(arena, out.data, out.length);
    buffer_free(&out);
    return result;
}

const char *uri_of_path(struct arena *arena, const char *path)
{
    return escape(arena, path, "-._~/!$'()*+,;=@");
}

const char *uri_of_address(struct arena *arena, const char *address)
{
    return escape(arena, address, "-._~/!$&'()*+,;=:@?#%");
}
