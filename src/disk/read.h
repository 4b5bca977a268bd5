/* Reading a project: DIR/content and DIR/themes become a set of files.
 *
 * What is passed over: hidden files and folders, `*~`, and what systems leave behind
 * (path_is_os_metadata), but for the locks of word processors.
 * What cannot be read is in the set all the same, with its trouble
 * (base/files.h), since only who needs a file knows whether that is a fault.
 * Reported right here is what would hide more than one file, or the name that
 * such a message would have to print: folders that cannot be read or lead out
 * of the project, names that are no UTF-8, a project beyond all measure.
 *
 * Symbolic links are followed as long as they stay in the project. A folder
 * whose name contains a dot is walked, and is in the set itself as
 * FILE_IS_FOLDER, because a file may be looked for under its name.
 */
#ifndef DISK_READ_H
#define DISK_READ_H

#include <stdbool.h>

#include "base/files.h"
#include "diag/diag.h"

/* The most that is read, each inclusive. */
enum {
    DISK_TEXT_BYTES = 4 * 1024 * 1024,      /* of .md .yaml .yml .mustache .css .js */
    DISK_MEDIA_BYTES = 32 * 1024 * 1024,    /* of any other file */
    DISK_PROJECT_BYTES = 256 * 1024 * 1024, /* of all files together */
    DISK_PROJECT_ENTRIES = 20000,           /* files and folders */
    DISK_PROJECT_DEPTH = 32                 /* folders within folders */
};

/* Reads the project in the folder `dir` into `out`, which the caller has
 * initialised; paths are relative to `dir`, the set is sorted. False if what
 * was reported leaves the set too incomplete for anyone to judge it. */
bool disk_read_project(const char *dir, struct files *out, struct diag *diag);

/* The same set, and nothing of it read: in place of its bytes every file has a
 * stamp, which is another when the file has changed. What is too large is not known. */
void disk_stamp_project(const char *dir, struct files *out, struct diag *diag);

#endif
