#include "content/paths.h"

#include "base/match.h"

const char content_folder[] = "content/", media_folder[] = "content/media/";
const char *const folder_names[] = {
    [DOCUMENT_QUESTION] = "questions",
    [DOCUMENT_FACTOR] = "factors",
    [DOCUMENT_PAGE] = "pages",
    [DOCUMENT_BUILTIN] = "pages",
};
const char *document_path(struct arena *arena, const char *tag, enum document_kind kind,
                          const char *id)
{
    return arena_format(arena, "content/%s/%s/%s.md", tag, folder_names[kind], id);
}

bool is_picture(const char *path)
{
    static const char *const endings[] = { ".png",  ".jpg",  ".jpeg", ".gif",
                                           ".webp", ".avif", ".svg",  NULL };
    return match_ending(path, endings);
}
