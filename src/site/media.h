/* Pictures and other files of content/media, as templates are offered them. */
#ifndef SITE_MEDIA_H
#define SITE_MEDIA_H

#include "base/files.h"
#include "site/value.h"

/* A media object (themes/README.md); null for no file. */
const struct value *media_value(struct arena *arena, const struct file *file);
/* The path of a media file in the site: "assets/media/x.png". */
const char *media_path(struct arena *arena, const struct file *file);

/* Base64 (RFC 4648, section 4), with padding. */
const char *base64(struct arena *arena, const void *data, size_t length);

#endif
