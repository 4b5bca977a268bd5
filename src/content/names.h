/* Names of files: the project and its site are copied to Windows and to USB sticks, where
 * not every name is possible, and where A and a are the same.
 */
#ifndef CONTENT_NAMES_H
#define CONTENT_NAMES_H

#include "content/values.h"
#include "diag/job.h"

/* Reports file names that not every system can hold. */
void validate_file_names(const struct job *job);
/* Reports an id that cannot be a file's name: Windows keeps some names for devices, and
 * a file of that name cannot be copied there. */
void report_device_name(const struct job *job, const struct text *id);

#endif
