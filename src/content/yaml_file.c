#include "content/yaml_file.h"

#include <string.h>

#include "base/nearest.h"
#include "base/utf8.h"
#include "content/paths.h"

/* The file beside a missing one whose name is nearest, whatever its ending: check.yml,
 * site.yaml.txt. NULL if there is none. */
static const char *nearest_sibling(const struct job *job, const char *path)
{
    const struct files *files = job->files;
    struct arena *arena = job->arena;
    static const char *const others[] = { "check.yaml", "site.yaml", "texts.yaml" };
    const char *name = strrchr(path, '/') + 1;
    const char *folder = arena_copy(arena, path, (size_t)(name - path));
    const char **stems = arena_array(arena, files->count, sizeof *stems);
    const char **paths = arena_array(arena, files->count, sizeof *paths);
    size_t count = 0, end;
    for (size_t i = files_below(files, folder, &end); i < end; i++) {
        const char *sibling = files->items[i].path + strlen(folder);
        bool is_other = strchr(sibling, '/') || files->items[i].trouble == FILE_IS_FOLDER;
        for (size_t j = 0; j < sizeof others / sizeof *others; j++)
            is_other |= strcmp(sibling, others[j]) == 0;
        if (is_other)
            continue;
        stems[count] = utf8_folded(arena, arena_copy(arena, sibling, strcspn(sibling, ".")));
        paths[count++] = files->items[i].path;
    }
    size_t near = nearest_index(arena_copy(arena, name, strcspn(name, ".")), stems, count);
    return near < count ? paths[near] : NULL;
}

const struct yaml_node *load_yaml(const struct job *job, const char *path)
{
    const struct file *file = files_find(job->files, path);
    if (!file) {
        const char *sibling = nearest_sibling(job, path);
        if (sibling)
            report_misnamed_file(job, (struct place){ .path = path }, sibling, path);
        else
            diag_add_file(job->diag, RULE_FILE_MISSING, path, NULL, NULL);
        return NULL;
    }
    const struct source *source = source_open(job->arena, file, job->diag);
    const struct yaml_node *root = source ? yaml_parse(job->arena, source, job->diag) : NULL;
    if (root && root->kind == YAML_MAP && !root->count) {
        /* That alone is said, and not of each key that it is missing. */
        mark_report(root->mark, job->diag, RULE_TEXT_EMPTY, path, NULL, NULL);
        return NULL;
    }
    return root;
}
