#include "site/media.h"

#include <stdint.h>
#include <string.h>
#include <strings.h>

#include "base/sha256.h"
#include "base/uri.h"
#include "content/paths.h"

static const struct {
    const char *ending, *type;
} types[] = {
    { ".png", "image/png" },     { ".jpg", "image/jpeg" },      { ".jpeg", "image/jpeg" },
    { ".gif", "image/gif" },     { ".webp", "image/webp" },     { ".avif", "image/avif" },
    { ".svg", "image/svg+xml" }, { ".pdf", "application/pdf" }, { ".txt", "text/plain" },
};

static const char *media_type(const char *path)
{
    const char *ending = strrchr(path, '.');
    for (size_t i = 0; ending && i < sizeof types / sizeof *types; i++)
        if (strcasecmp(types[i].ending, ending) == 0)
            return types[i].type;
    return "application/octet-stream";
}

const char *base64(struct arena *arena, const void *data, size_t length)
{
    static const char digits[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    const unsigned char *bytes = data;
    char *text = arena_alloc(arena, (length + 2) / 3 * 4 + 1), *out = text;
    for (size_t i = 0; i < length; i += 3) {
        size_t left = length - i;
        uint32_t group = (uint32_t)bytes[i] << 16;
        if (left > 1)
            group |= (uint32_t)bytes[i + 1] << 8;
        if (left > 2)
            group |= bytes[i + 2];
        *out++ = digits[group >> 18];
        *out++ = digits[group >> 12 & 63];
        *out++ = left > 1 ? digits[group >> 6 & 63] : '=';
        *out++ = left > 2 ? digits[group & 63] : '=';
    }
    return text;
}

/* ---- width and height, in pixels; 0 where not known ---- */

struct dimensions {
    unsigned width, height;
};

static unsigned big_endian(const unsigned char *bytes, size_t count)
{
    unsigned number = 0;
    for (size_t i = 0; i < count; i++)
        number = number << 8 | bytes[i];
    return number;
}

/* JPEG (ITU T.81, annex B): segments up to a start of frame, which holds the size. */
static struct dimensions jpeg_dimensions(const unsigned char *data, size_t size)
{
    size_t at = 2;
    while (at + 9 < size && data[at] == 0xff) {
        unsigned marker = data[at + 1];
        bool frame =
            marker >= 0xc0 && marker <= 0xcf && marker != 0xc4 && marker != 0xc8 && marker != 0xcc;
        if (frame)
            return (struct dimensions){ big_endian(data + at + 7, 2),
                                        big_endian(data + at + 5, 2) };
        at += marker == 0xff ? 1 : 2 + big_endian(data + at + 2, 2);
    }
    return (struct dimensions){ 0, 0 };
}

/* PNG (ISO 15948, 11.2.2): the first chunk. GIF89a, section 18: the logical screen. */
static struct dimensions dimensions_of(const struct file *file)
{
    const unsigned char *data = (const unsigned char *)file->data;
    if (file->size >= 24 && memcmp(data, "\x89PNG\r\n\x1a\n", 8) == 0)
        return (struct dimensions){ big_endian(data + 16, 4), big_endian(data + 20, 4) };
    if (file->size >= 10 && memcmp(data, "GIF8", 4) == 0)
        return (struct dimensions){ data[6] | (unsigned)data[7] << 8,
                                    data[8] | (unsigned)data[9] << 8 };
    if (file->size >= 4 && data[0] == 0xff && data[1] == 0xd8)
        return jpeg_dimensions(data, file->size);
    return (struct dimensions){ 0, 0 };
}

static const char *pixels(struct arena *arena, unsigned number)
{
    return number ? arena_format(arena, "%u", number) : "";
}

enum { HASH_DIGITS = 10 }; /* enough to tell two editions of one file */

const char *hashed_path(struct arena *arena, const char *path, const char *data, size_t size)
{
    char hex[SHA256_HEX_SIZE];
    const char *ending = strrchr(path, '.');
    sha256_hex(data, size, hex);
    return arena_format(arena, "%.*s.%.*s%s", (int)(ending - path), path, HASH_DIGITS, hex, ending);
}

bool media_is_hashed(const struct settings *settings, const struct file *file)
{
    return is_picture(file->path) && !settings_publish(settings, file->path);
}

const char *media_path(const struct media *media, const struct file *file)
{
    const char *path =
        arena_format(media->arena, "assets/media/%s", file->path + strlen(media_folder));
    return media_is_hashed(media->settings, file)
               ? hashed_path(media->arena, path, file->data, file->size)
               : path;
}

static struct value *make_value(struct media *media, const struct file *file)
{
    struct arena *arena = media->arena;
    const char *type = media_type(file->path), *slash = strrchr(file->path, '/');
    struct dimensions dimensions = dimensions_of(file);
    struct value *value = value_map(arena);
    value_set_string(value, "path", uri_of_path(arena, media_path(media, file)));
    value_set_string(value, "name", slash + 1);
    value_set_string(value, "type", type);
    value_set_string(value, "width", pixels(arena, dimensions.width));
    value_set_string(value, "height", pixels(arena, dimensions.height));
    value_set_string(
        value, "data",
        arena_format(arena, "data:%s;base64,%s", type, base64(arena, file->data, file->size)));
    return value;
}

const struct value *media_value(struct media *media, const struct file *file)
{
    if (!file)
        return NULL;
    struct value *value = table_get(&media->values, file->path);
    if (!value) {
        value = make_value(media, file);
        table_add(&media->values, file->path, value);
    }
    return value;
}
