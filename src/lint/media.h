/* Files of content/media: what a browser would run, what is no picture, what no page asks for, and
 * what is too large to be copied, mailed and loaded over slow lines.
 */
#ifndef LINT_MEDIA_H
#define LINT_MEDIA_H

#include "content/model.h"

void lint_media(const struct model *model, struct diag *diag);

#endif
