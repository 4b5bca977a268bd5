#include "lint/media.h"

#include <stdio.h>

#include "content/paths.h"

enum { MEGABYTE = 1024 * 1024, PICTURE_BYTES = 2 * MEGABYTE, MEDIA_BYTES = 20 * MEGABYTE };

/* Whole megabytes and the tenth, rounded up, so that it is not said to be the limit; the
 * character between them is another in each language. */
static void report_size(const char *path, enum rule rule, size_t size, struct diag *diag)
{
    size_t tenths = (10 * size + MEGABYTE - 1) / MEGABYTE;
    char whole[24], tenth[24];
    snprintf(whole, sizeof whole, "%zu", tenths / 10);
    snprintf(tenth, sizeof tenth, "%zu", tenths % 10);
    diag_add_file(diag, rule, path, whole, tenth);
}

void lint_media(const struct model *model, struct diag *diag)
{
    size_t total = 0, counted = 0;
    for (size_t i = 0; i < model->media_count; i++) {
        const struct file *file = model->media[i];
        bool is_large = is_picture(file->path) && file->size > PICTURE_BYTES;
        if (is_large)
            report_size(file->path, RULE_IMAGE_LARGE, file->size, diag);
        total += file->size;
        counted += is_large ? PICTURE_BYTES : file->size; /* one fault is said once */
    }
    if (counted > MEDIA_BYTES)
        report_size("content/media", RULE_MEDIA_LARGE, total, diag);
}
