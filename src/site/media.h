/* Pictures and other files of content/media, as templates are offered them. */
#ifndef SITE_MEDIA_H
#define SITE_MEDIA_H

#include "base/files.h"
#include "base/table.h"
#include "content/settings.h"
#include "site/value.h"

/* The media objects made so far: each is made once, however often it is shown, because
 * it carries the whole file. Start with `settings` and both arenas set and the rest zero. */
struct media {
    struct arena *arena;
    const struct settings *settings;
    struct table values; /* path -> struct value */
};

/* A media object (themes/README.md); null for no file. */
const struct value *media_value(struct media *media, const struct file *file);
/* Whether a media file's name in the site carries its hash: that of a picture does, but for those
 * that `publish:` names, as others may know them by name. */
bool media_is_hashed(const struct settings *settings, const struct file *file);
/* The path of a media file in the site, as it is on disk: "assets/media/x.HASH.png", or
 * "assets/media/x.pdf" of what keeps its name. */
const char *media_path(const struct media *media, const struct file *file);
/* A path with the hash of the file's bytes before its ending: browsers and servers that keep a
 * file for a year then ask for another one when its bytes have changed. */
const char *hashed_path(struct arena *arena, const char *path, const char *data, size_t size);

/* Base64 (RFC 4648, section 4), with padding. */
const char *base64(struct arena *arena, const void *data, size_t length);

#endif
