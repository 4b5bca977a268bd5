#include "diag/status.h"

#include <string.h>

#include "base/json.h"

static const char first_line[] = "// kurzcheck watch: what the open pages ask for.\n";

enum { FIRST_LINE = sizeof first_line - 1 };

/* Adds a text as a string, and empties it. Its last newline ends the text; it is none of it. */
static void add_text(struct buffer *out, const char *key, struct buffer *text)
{
    buffer_format(out, "\"%s\":", key);
    json_add_string(out, text->data, text->length - (text->length > 0));
    buffer_clear(text);
}

static void add_fault(struct buffer *out, const struct diagnostic *fault,
                      enum message_language language)
{
    struct buffer text = BUFFER_INIT;
    diagnostic_message(fault, 0, language, &text);
    buffer_add_char(out, '{');
    add_text(out, "message", &text);
    diagnostic_excerpt(fault, &text);
    buffer_add_char(out, ',');
    add_text(out, "excerpt", &text);
    buffer_add_char(out, '}');
    buffer_free(&text);
}

static void add_pages(struct buffer *out, const struct files *site)
{
    const char *comma = "";
    for (size_t i = 0; i < site->count; i++) {
        const char *path = site->items[i].path, *ending = strrchr(path, '.');
        if (!ending || strcmp(ending, ".html"))
            continue;
        buffer_add_string(out, comma);
        json_add_string(out, path, strlen(path));
        comma = ",";
    }
}

static void add_faults(struct buffer *out, struct diag *diag, enum message_language language)
{
    size_t faults = 0;
    buffer_add_string(out, "\"faults\":[");
    if (diag)
        diag_sort(diag);
    for (size_t i = 0; diag && i < diag->count; i++) {
        if (diag->items[i].severity < SEVERITY_ERROR || diag->items[i].merged ||
            ++faults > STATUS_FAULTS)
            continue;
        if (faults > 1)
            buffer_add_char(out, ',');
        add_fault(out, &diag->items[i], language);
    }
    buffer_format(out, "],\"more\":%zu};\n", faults > STATUS_FAULTS ? faults - STATUS_FAULTS : 0);
}

void status_write(struct buffer *out, const char *build, const struct files *site,
                  struct diag *diag, enum message_language language)
{
    buffer_add_string(out, first_line);
    buffer_format(out, "globalThis.kurzcheckStatus = {\"build\":\"%s\",\"pages\":[", build);
    add_pages(out, site);
    buffer_format(out, "],\"language\":\"%s\",", language == MESSAGES_DE ? "de" : "en");
    add_faults(out, diag, language);
}

bool status_is_ours(const char *data, size_t length)
{
    size_t compared = length < FIRST_LINE ? length : FIRST_LINE;
    return memcmp(data, first_line, compared) == 0;
}
