#include "content/paths.h"

#include <string.h>
#include <strings.h>

const char content_folder[] = "content/", media_folder[] = "content/media/";
const char *const folder_names[] = {
    [PLACE_QUESTION] = "questions",
    [PLACE_FACTOR] = "factors",
    [PLACE_PAGE] = "pages",
    [PLACE_MADE] = "pages",
};
const char *document_path(struct arena *arena, const char *tag, enum place_kind kind,
                          const char *id)
{
    return arena_format(arena, "content/%s/%s/%s.md", tag, folder_names[kind], id);
}

bool is_picture(const char *path)
{
    static const char *const endings[] = {
        ".png", ".jpg", ".jpeg", ".gif", ".webp", ".avif", ".svg"
    };
    const char *ending = strrchr(path, '.');
    for (size_t i = 0; ending && i < sizeof endings / sizeof *endings; i++)
        if (strcasecmp(ending, endings[i]) == 0)
            return true;
    return false;
}
