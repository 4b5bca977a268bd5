/* Names of files: the project and its site are copied to Windows and to USB sticks, where
 * not every name is possible, and where A and a are the same.
 */
#ifndef CONTENT_NAMES_H
#define CONTENT_NAMES_H

#include "base/files.h"
#include "content/values.h"

/* Reports file names that not every system can hold. */
void names_check(const struct files *files, struct arena *arena, struct diag *diag);
/* Reports an id that cannot be a file's name: Windows keeps some names for devices, and
 * a file of that name cannot be copied there. */
void check_device_name(const struct text *id, struct diag *diag);

#endif
