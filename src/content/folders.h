/* A language's folders, questions, factors and pages: what the lists of check.yaml and site.yaml
 * want there, and what is there besides. A file that is missing and one that lies there under
 * another name, or elsewhere under the same name, are one fault.
 */
#ifndef CONTENT_FOLDERS_H
#define CONTENT_FOLDERS_H

#include "content/instrument.h"
#include "content/language.h"
#include "content/settings.h"
#include "diag/job.h"

struct folder {
    enum document_kind kind;
    const char *path;        /* with a slash at its end */
    const char *list;        /* the file that the ids stand in */
    const struct mark *mark; /* of the list */
    const struct ids *ids;
    const char **unlisted; /* the paths of files that stand in no list */
    const char **stems;    /* their names up to the first dot; "" where all is said of one */
    size_t unlisted_count;
};

enum { FOLDER_KINDS = DOCUMENT_BUILTIN };

struct folders {
    const struct job *job;
    const struct instrument *instrument;
    const struct settings *settings;
    const char *tag;
    struct folder items[FOLDER_KINDS]; /* by enum document_kind */
};

/* The folders of the language `tag`. */
void folders_find(struct folders *folders, const struct job *job,
                  const struct instrument *instrument, const struct settings *settings,
                  const char *tag);
/* True, with a report, if a folder of the default language is not there at all. */
bool folder_is_missing(const struct folders *folders, const struct folder *folder);
/* Reports that an id has no file, with the file that is most likely meant. */
void folder_report_missing(struct folders *folders, struct folder *folder, struct text *id,
                           const char *path);
/* Reports, of an id that has no file, the file that is most likely misnamed. False if there is
 * none. */
bool folder_report_misnamed(struct folders *folders, struct folder *folder, const char *id);
/* Reports the files that stand in no list. */
void folders_report_unlisted(struct folders *folders);

#endif
