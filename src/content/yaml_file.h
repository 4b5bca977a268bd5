/* A YAML file of content/. */
#ifndef CONTENT_YAML_FILE_H
#define CONTENT_YAML_FILE_H

#include "diag/job.h"
#include "text/yaml.h"

/* Its root; NULL, with a report, if there is none, or nothing in it. */
const struct yaml_node *load_yaml(const struct job *job, const char *path);

#endif
