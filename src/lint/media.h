/* Pictures and media that are too large to be copied, mailed and loaded over slow lines. */
#ifndef LINT_MEDIA_H
#define LINT_MEDIA_H

#include "content/model.h"

void lint_media(const struct model *model, struct diag *diag);

#endif
