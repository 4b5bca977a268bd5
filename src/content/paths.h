/* Where the files of a project are, and what they may be called. All paths are relative to its
 * folder.
 */
#ifndef CONTENT_PATHS_H
#define CONTENT_PATHS_H

#include <stdbool.h>

#include "content/values.h"
#include "diag/job.h"
#include "text/markdown.h"

extern const char content_folder[], media_folder[]; /* with a slash at their ends */
extern const char check_yaml_path[], site_yaml_path[];
/* What a kind of document has as its folder, by enum document_kind. */
extern const char *const folder_names[];

/* The path of a document's file, be it there or not; in `arena`. */
const char *document_path(struct arena *arena, const char *tag, enum document_kind kind,
                          const char *id);

/* A path below content/, taken apart. */
struct content_path {
    const char *folder; /* the first below content/: a tag, media …; NULL of a file beside them */
    enum document_kind kind; /* of the folder in it; DOCUMENT_BUILTIN if it is of no kind */
    const char *name;        /* what follows these folders */
};
struct content_path split_path(struct arena *arena, const char *path);
/* The id that a Markdown file has by its name, in `arena`; NULL of another file. */
const char *id_of_name(struct arena *arena, const char *name);
/* True if a browser shows a file of that name as a picture. */
bool is_picture(const char *path);
/* The file of a path that an editor wrote; NULL if there is none. */
const struct file *find_written(const struct job *job, const char *path);
/* The path beside which the system or a browser laid a copy of this name ("x - Copy.md", "x
 * (1).md", "Kopie von x.md"), in `arena`; NULL if the name is no copy's, or there is no such file.
 */
const char *copied_path(struct arena *arena, const struct files *files, const char *path);
/* Reports a file that is needed, in whose stead there is one of another ending, or in other case:
 * at `place`, where it is asked for. */
void report_misnamed_file(const struct job *job, struct place place, const char *found,
                          const char *wanted);
/* Reports file names that not every system can hold: the project and its site are copied to
 * Windows and to USB sticks, where A and a are the same. */
void validate_file_names(const struct job *job);
/* Reports an id that cannot be a file's name: Windows keeps some names for devices, and
 * a file of that name cannot be copied there. */
void report_device_name(const struct job *job, const struct text *id);

#endif
