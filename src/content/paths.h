/* Where the files of a project are. All paths are relative to its folder. */
#ifndef CONTENT_PATHS_H
#define CONTENT_PATHS_H

#include <stdbool.h>

#include "base/files.h"
#include "text/markdown.h"

extern const char content_folder[], media_folder[]; /* with a slash at their ends */
/* What a kind of document has as its folder, by enum document_kind. */
extern const char *const folder_names[];

/* The path of a document's file, be it there or not; in `arena`. */
const char *document_path(struct arena *arena, const char *tag, enum document_kind kind,
                          const char *id);
/* True if a browser shows a file of that name as a picture. */
bool is_picture(const char *path);

#endif
