/* JSON Schema of content's YAML files, for editors that complete and check while one types.
 *
 * It is made from the field tables by which the loader reads the files, so the two agree:
 * what the loader refuses of a single file's shape, the schema refuses. What needs a look
 * at several places (ids that stand twice or lead nowhere, bands that do not rise) is the
 * loader's alone; tests/golden/schema.test.js lists these rules.
 *
 * Draft 07 (json-schema.org/draft-07): of the drafts, the one that yaml-language-server,
 * which VS Code and others use, supports longest and best. Two keywords are that server's
 * own, and unknown to other validators: `errorMessage` and `patternErrorMessage` replace
 * its words, here by those of the rules.
 */
#ifndef CONTENT_SCHEMA_H
#define CONTENT_SCHEMA_H

#include "base/buffer.h"
#include "diag/diag.h"

/* The files there is a schema of, and their names: "site", "check", "texts". */
enum schema { SCHEMA_SITE, SCHEMA_CHECK, SCHEMA_TEXTS, SCHEMA_COUNT };
extern const char *const schema_names[SCHEMA_COUNT];

/* Adds a schema to `out`, as JSON in UTF-8 with a line break at its end; descriptions and
 * messages are in `language`. */
void schema_write(enum schema schema, enum message_language language, struct buffer *out);

#endif
