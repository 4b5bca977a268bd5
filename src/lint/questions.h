/* What questions and their guidance should not have: more than one can read at once, and
 * texts that were copied and not changed.
 */
#ifndef LINT_QUESTIONS_H
#define LINT_QUESTIONS_H

#include "content/model.h"

void lint_questions(const struct model *model, const struct language *language, struct diag *diag);

#endif
