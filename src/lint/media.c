#include "lint/lints.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "base/match.h"
#include "content/paths.h"

/* ---- what a browser runs, or fetches, when the file is opened by itself ---- */

/* Whether a text begins, blanks aside, with what browsers take for HTML or XML where they do not
 * know the file's ending. */
static bool begins_as_document(const struct file *file)
{
    static const char *const beginnings[] = { "<!",      "<?xml", "<html",   "<head", "<body",
                                              "<script", "<svg",  "<iframe", "<math", NULL };
    const char *text = file->data;
    text += strncmp(text, "\xef\xbb\xbf", 3) == 0 ? 3 : 0;
    text += strspn(text, " \t\r\n\f");
    return match_beginning_in_any_case(text, beginnings);
}

static bool is_active(const struct file *file)
{
    static const char *const active[] = {
        /* what browsers run */
        ".html", ".htm", ".xhtml", ".xht", ".shtml", ".xml", ".xsl", ".xslt", ".rss", ".atom",
        ".mathml", ".js", ".mjs", ".svgz", ".mht", ".mhtml", ".swf", ".wasm",
        /* what systems and word processors run */
        ".exe", ".com", ".bat", ".cmd", ".scr", ".pif", ".msi", ".msix", ".appx", ".dll", ".cpl",
        ".ps1", ".vbs", ".vbe", ".jse", ".wsf", ".wsh", ".hta", ".chm", ".reg", ".inf", ".scf",
        ".url", ".lnk", ".desktop", ".appref-ms", ".settingcontent-ms", ".search-ms", ".library-ms",
        ".application", ".jar", ".jnlp", ".sh", ".command", ".app", ".dmg", ".apk", ".iso", ".docm",
        ".dotm", ".xlsm", ".xltm", ".xlam", ".pptm", ".ppsm", ".php", ".cgi", NULL
    };
    /* These, browsers never take for a document. */
    static const char *const passive[] = { ".svg",  ".png", ".jpg", ".jpeg", ".gif", ".webp",
                                           ".avif", ".pdf", ".txt", ".csv",  ".md",  NULL };
    return match_ending(file->path, active) ||
           (!match_ending(file->path, passive) && begins_as_document(file));
}

/* The length of onload= or the like, which begins a script in an attribute, or of ping=; else 0. */
static size_t handler_length(const char *text)
{
    static const char *const names[] = { "on", "ping", NULL };
    size_t name = match_beginning_in_any_case(text, names), end;
    while (name && isalpha((unsigned char)text[name]))
        name++;
    end = name + strspn(text + name, " \t\r\n");
    return name > 2 && text[end] == '=' && strspn(text + end + 1, " \t\r\n\"'") ? name : 0;
}

/* Whether what follows href= or url( stays within the file: #part, or a picture in it. */
static bool is_inside(const char *address)
{
    static const char *const inside[] = { "#",
                                          "data:image/png",
                                          "data:image/jpeg",
                                          "data:image/jpg",
                                          "data:image/gif",
                                          "data:image/webp",
                                          "data:font/",
                                          NULL };
    size_t quote;
    do {
        address += strspn(address, " \t\r\n=(\"'");
        quote = strncmp(address, "&quot;", 6) == 0 ? 6 : 0;
        address += quote;
    } while (quote);
    return match_beginning_in_any_case(address, inside);
}

/* The length of attributeName= where it names an address or a handler; else 0. */
static size_t animated_length(const char *at)
{
    static const char *const attribute[] = { "attributeName", NULL };
    static const char *const handler[] = { "on", NULL };
    size_t length = match_beginning_in_any_case(at, attribute);
    if (!length)
        return 0;
    length += strspn(at + length, " \t\r\n");
    if (at[length] != '=')
        return 0;
    length += strspn(at + length, " \t\r\n=\"'");
    size_t end = length + strcspn(at + length, " \t\r\n\"'=<>");
    bool is_address = end >= length + 4 && strncasecmp(at + end - 4, "href", 4) == 0;
    return is_address || match_beginning_in_any_case(at + length, handler) ? end : 0;
}

/* The length of a declaration with an encoding in which < may be other bytes, or other bytes stand
 * within a word; else 0. */
static size_t encoding_length(const char *text)
{
    static const char *const declaration[] = { "<?xml", NULL };
    static const char *const ascii[] = { "utf-8",     "utf8",        "us-ascii", "ascii",
                                         "iso-8859-", "windows-125", NULL };
    const char *end = match_beginning_in_any_case(text, declaration) ? strstr(text, "?>") : NULL;
    const char *name = end ? strstr(text, "encoding") : NULL;
    if (!name || name > end)
        return 0;
    name += strlen("encoding");
    name += strspn(name, " \t\r\n=\"'");
    return match_beginning_in_any_case(name, ascii)
               ? 0
               : (size_t)(name - text) + strcspn(name, " \t\r\n\"'?>");
}

/* The length of what runs or fetches something at a place of an SVG file; 0 if nothing does. In a
 * comment it does not, but whoever cuts comments out by hand cuts too much, or too little. */
static size_t active_length(const char *text, const char *at)
{
    static const char *const elements[] = { "script",  "foreignObject", "iframe", "embed", "object",
                                            "handler", "html",          "audio",  "video", NULL };
    static const char *const words[] = { "javascript:", "vbscript:",        "<!ENTITY",
                                         "<!ATTLIST",   "<?xml-stylesheet", "@import",
                                         "image-set(",  "text/html",        NULL };
    static const char *const addresses[] = { "href", "src", "url", NULL };
    size_t length = match_beginning_in_any_case(at, words), prefix;
    if (length || (length = animated_length(at)) ||
        (at == text && (length = encoding_length(text))))
        return length;
    if (*at == '<') {
        prefix = strcspn(at + 1, ": \t\r\n/<>") + 2;
        length = match_beginning_in_any_case(at + 1, elements);
        if (!length && at[prefix - 1] == ':' &&
            (length = match_beginning_in_any_case(at + prefix, elements)))
            length += prefix - 1;
        return length && !isalpha((unsigned char)at[length + 1]) ? length + 1 : 0;
    }
    if (at > text && strchr(" \t\r\n\"'/", at[-1]) && (length = handler_length(at)))
        return length;
    length = match_beginning_in_any_case(at, addresses);
    length += length ? strspn(at + length, " \t\r\n") : 0;
    if (!length || !at[length] || !strchr("=(", at[length]) || is_inside(at + length))
        return 0;
    length += strspn(at + length, " \t\r\n=(\"'");
    return length + strcspn(at + length, " )>\"'\r\n");
}

/* The ASCII character that begins here in the writing of CSS, \75 for u, or of XML, &#117; and the
 * bytes it takes; 0 if there is none. */
static char escaped_character(const char *at, size_t *length)
{
    bool css = *at == '\\', hex = css || strncmp(at, "&#x", 3) == 0;
    const char *digits = at + (css ? 1 : hex ? 3 : 2);
    char number[7] = "";
    if (!css && strncmp(at, "&#", 2))
        return 0;
    size_t count = strspn(digits, hex ? "0123456789abcdefABCDEF" : "0123456789");
    size_t zeros = css ? 0 : strspn(digits, "0");
    count = css && count > 6 ? 6 : count;
    if (count - zeros > 6)
        return 0;
    memcpy(number, digits + zeros, count - zeros);
    long code = strtol(number, NULL, hex ? 16 : 10);
    *length = (size_t)(digits - at) + count +
              (strchr(css ? " \t\n" : ";", digits[count]) && digits[count]);
    if (css && !count) { /* \u is u */
        *length = 2;
        return at[1];
    }
    return code > 0 && code < 0x80 ? (char)code : 0;
}

/* A text in which they stand themselves. */
static const char *unescaped(struct arena *arena, const char *text)
{
    if (!strchr(text, '\\') && !strstr(text, "&#"))
        return text;
    char *out = arena_string(arena, text), *to = out;
    for (size_t length; *text; text += length) {
        char c = escaped_character(text, &length);
        length = c ? length : 1;
        *to++ = c ? c : *text;
    }
    *to = '\0';
    return out;
}

static void lint_svg(const struct file *file, struct diag *diag)
{
    /* In an attribute, what is left once XML is read is read as CSS. */
    const char *text = unescaped(diag->arena, unescaped(diag->arena, file->data));
    text += strncmp(text, "\xef\xbb\xbf", 3) == 0 ? 3 : 0;
    for (const char *at = text; *at; at++) {
        size_t length = active_length(text, at);
        if (!length)
            continue;
        const char *found = arena_copy(diag->arena, at, length);
        diag_add_file(diag, RULE_MEDIA_SCRIPT, file->path, found, NULL);
        return;
    }
}

/* ---- what is no picture ---- */

/* Whether a file begins as one of the pictures does that browsers show, whatever its name. */
static bool begins_as_picture(const struct file *file)
{
    static const char *const beginnings[] = { "\x89PNG", "\xff\xd8\xff", "GIF8", NULL };
    const char *data = file->data;
    if (match_beginning(data, beginnings))
        return true;
    return file->size > 12 && ((memcmp(data, "RIFF", 4) == 0 && memcmp(data + 8, "WEBP", 4) == 0) ||
                               memcmp(data + 4, "ftyp", 4) == 0);
}

static void lint_content(const struct file *file, struct diag *diag)
{
    static const char *const svg[] = { ".svg", NULL };
    bool is_svg = match_ending(file->path, svg);
    if (is_active(file))
        diag_add_file(diag, RULE_MEDIA_ACTIVE, file->path, NULL, NULL);
    else if (is_picture(file->path) &&
             !(is_svg ? strstr(file->data, "<svg") || strstr(file->data, ":svg")
                      : begins_as_picture(file)))
        diag_add_file(diag, RULE_MEDIA_DAMAGED, file->path, NULL, NULL);
    else if (is_svg)
        lint_svg(file, diag);
}

/* ---- sizes ---- */

enum { MEGABYTE = 1024 * 1024, PICTURE_BYTES = 2 * MEGABYTE, MEDIA_BYTES = 20 * MEGABYTE };

/* Whole megabytes and the tenth, rounded up, so that it is not said to be the limit; the
 * character between them is another in each language. */
static void report_size(const char *path, enum rule rule, size_t size, struct diag *diag)
{
    size_t tenths = (10 * size + MEGABYTE - 1) / MEGABYTE;
    diag_add_file(diag, rule, path, arena_format(diag->arena, "%zu", tenths / 10),
                  arena_format(diag->arena, "%zu", tenths % 10));
}

void lint_media(const struct model *model, struct diag *diag)
{
    size_t total = 0, counted = 0;
    /* After a link that leads nowhere, "no page links to it" would be the same fault said twice. */
    for (size_t i = 0; i < model->unlinked_count && !diag_has_faults(diag); i++)
        diag_add_file(diag, RULE_MEDIA_UNUSED, model->unlinked_media[i]->path,
                      model->unlinked_media[i]->path + strlen(content_folder), NULL);
    for (size_t i = 0; i < model->media_count; i++) {
        const struct file *file = model->media[i];
        bool is_large = is_picture(file->path) && file->size > PICTURE_BYTES;
        if (is_large)
            report_size(file->path, RULE_IMAGE_LARGE, file->size, diag);
        lint_content(file, diag);
        total += file->size;
        counted += is_large ? PICTURE_BYTES : file->size; /* one fault is said once */
    }
    if (counted > MEDIA_BYTES)
        report_size("content/media", RULE_MEDIA_LARGE, total, diag);
}
