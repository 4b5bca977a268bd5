#include "diag/status.h"

#include <string.h>

#include "base/json.h"

static const char first_line[] = "// kurzcheck watch: what the open pages ask for.\n";

enum { FIRST_LINE = sizeof first_line - 1 };

static void add_key(struct buffer *out, const char *key, const struct buffer *text)
{
    /* The last newline ends the text; it is none of it. */
    size_t length =
        text->length && text->data[text->length - 1] == '\n' ? text->length - 1 : text->length;
    buffer_format(out, "\"%s\":", key);
    json_add_string(out, text->data, length);
}

static void add_fault(struct buffer *out, const struct diagnostic *fault,
                      enum message_language language)
{
    struct buffer message = BUFFER_INIT, excerpt = BUFFER_INIT;
    diagnostic_message(fault, language, &message);
    diagnostic_excerpt(fault, &excerpt);
    buffer_add_char(out, '{');
    add_key(out, "message", &message);
    buffer_add_char(out, ',');
    add_key(out, "excerpt", &excerpt);
    buffer_add_char(out, '}');
    buffer_free(&message);
    buffer_free(&excerpt);
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
        if (diag->items[i].severity < SEVERITY_ERROR || ++faults > STATUS_FAULTS)
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
