#include "base/uri.h"

#include <ctype.h>
#include <string.h>

#include "base/buffer.h"

static const char *escape(struct arena *arena, const char *text, const char *kept)
{
    struct buffer out = BUFFER_INIT;
    for (const char *c = text; *c; c++) {
        if (isalnum((unsigned char)*c) || strchr(kept, *c))
            buffer_add_char(&out, *c);
        else
            buffer_format(&out, "%%%02X", (unsigned)(unsigned char)*c);
    }
    return buffer_move(&out, arena);
}

const char *uri_of_path(struct arena *arena, const char *path)
{
    return escape(arena, path, "-._~/!$'()*+,;=@");
}

const char *uri_of_address(struct arena *arena, const char *address)
{
    return escape(arena, address, "-._~/!$&'()*+,;=:@?#%");
}

/* A host: parts of letters, digits and hyphens (or letters beyond ASCII) between dots. */
static bool is_host(const char *host)
{
    size_t parts = 0, length = 0;
    for (const char *part = host;; part += length + 1, parts++) {
        length = strcspn(part, ".");
        if (!length || part[0] == '-' || part[length - 1] == '-')
            return false;
        if (!part[length])
            return parts > 0 && length > 1;
    }
}

/* One @ with something on either side, and no character that an address has only in quotes
 * (RFC 5322, 3.4.1): what an address book takes, without the odd ones. */
bool uri_is_email(const char *text)
{
    const char *at = strchr(text, '@');
    size_t name = at ? (size_t)(at - text) : 0;
    return name && !strchr(at + 1, '@') && !text[strcspn(text, " \t\n\"(),:;<>?[\\]/")] &&
           text[0] != '.' && at[-1] != '.' && is_host(at + 1);
}
