/* YAML as this project uses it: a tree of maps, lists and scalars, each with its
 * place. The one file that includes <yaml.h> is yaml.c.
 *
 * What YAML offers beyond that is refused with a clear message: anchors and
 * aliases (with which a small file can unfold to gigabytes), tags, several
 * documents, deep nesting. Duplicate keys are refused too; libyaml lets them pass.
 */
#ifndef TEXT_YAML_H
#define TEXT_YAML_H

#include <stdbool.h>
#include <stddef.h>

#include "text/source.h"

enum yaml_kind { YAML_SCALAR, YAML_LIST, YAML_MAP };

struct yaml_node {
    enum yaml_kind kind;
    struct mark mark;
    const char *text;         /* of a scalar, else "" */
    bool quoted;              /* a scalar in quotes or a block scalar: always text */
    struct mark cut;          /* the # that may have cut a plain scalar off; line 0: none */
    size_t count;             /* items of a list, entries of a map */
    struct yaml_node **items; /* of a list; of a map: the values */
    struct yaml_node **keys;  /* of a map: scalars */
};

enum { YAML_MAX_DEPTH = 32, YAML_MAX_NODES = 100000 };

/* The root of the source's document, in `arena`. NULL, with a report, if the
 * file is no valid YAML. An empty file is an empty map. */
const struct yaml_node *yaml_parse(struct arena *arena, const struct source *source,
                                   struct diag *diag);
/* The value of a map's key, or NULL. */
const struct yaml_node *yaml_get(const struct yaml_node *map, const char *key);
/* True for a plain empty scalar, `~` or `null`: a key without a value. */
bool yaml_is_null(const struct yaml_node *node);
/* True for the first alone: what is not even `null`, nor an alias or a tag, which are reported. */
bool yaml_is_nothing(const struct yaml_node *node);
/* True for a plain `true`; for a plain `false`. Both and null as in YAML 1.2 (10.3.2): `True`
 * and `TRUE`, too. */
bool yaml_is_true(const struct yaml_node *node);
bool yaml_is_false(const struct yaml_node *node);

#endif
