#include "start.h"

#include <stdio.h>
#include <string.h>

#include "content/ids.h"
#include "content/paths.h"
#include "disk/path.h"
#include "disk/write.h"

/* All are built into the program as they lie in the repository. */
static const char shipped[] = "";
static const char *const starters[] = {
    [MESSAGES_EN] = "src/starter/en/", [MESSAGES_DE] = "src/starter/"
};

/* Puts `value` in place of the rest of the line that begins with `start`. */
static void set_line(struct files *files, const char *path, const char *start, const char *value)
{
    struct file *file = &files->items[files_lower_bound(files, path)];
    const char *line = strstr(file->data, start) + strlen(start);
    file->data = arena_format(files->arena, "%.*s%s%s", (int)(line - file->data), file->data, value,
                              line + strcspn(line, "\n"));
    file->size = strlen(file->data);
}

/* The built-in content of the new project; without --all-languages, in the default one alone, which
 * stands first in site.yaml's list. */
static void choose_files(struct run *run, struct files *out)
{
    static const char list_start[] = "\nlanguages: [";
    struct arena *arena = run->arena;
    const struct files *builtin = &run->builtin;
    const char *folder = run->options.empty ? starters[run->options.language] : shipped;
    const char *content = arena_format(arena, "%scontent/", folder);
    const char *settings = files_find(builtin, arena_format(arena, "%ssite.yaml", content))->data;
    const char *list = run->options.all_languages ? NULL : strstr(settings, list_start);
    const char *first = list ? list + strlen(list_start) : "";
    const char *tag = arena_copy(arena, first, strcspn(first, ",]\n"));
    size_t end;
    for (size_t i = files_below(builtin, content, &end); i < end; i++) {
        const struct file *file = &builtin->items[i];
        const char *name = file->path + strlen(content);
        const char *part = arena_copy(arena, name, strcspn(name, "/"));
        const char *texts = arena_format(arena, "%s%s/texts.yaml", content, part);
        if (!list || strcmp(part, tag) == 0 || !files_find(builtin, texts))
            files_add(out, file->path + strlen(folder), file->data, file->size);
    }
    files_sort(out);
    if (list)
        set_line(out, site_yaml_path, list_start, arena_format(arena, "%s]", tag));
}

/* Makes the folder's name the check's id, in place of the one that every new project has, where it
 * can be one. */
static void name_check(struct files *files, const char *project)
{
    size_t length = strlen(project);
    while (length && project[length - 1] == '/')
        length--;
    const char *folder = arena_copy(files->arena, project, length);
    const char *id = id_like(files->arena, path_name(folder));
    if (id)
        set_line(files, check_yaml_path, "\nid: ", id);
}

static void print_next_steps(const char *project, enum message_language language)
{
    const char *quote = strchr(project, ' ') ? "\"" : "";
    fprintf(stderr, say(SAY_PROJECT_STARTED, language), quote, project, quote, project, project,
            quote, project, quote);
}

int start_project(struct run *run)
{
    struct files chosen;
    files_init(&chosen, run->arena);
    choose_files(run, &chosen);
    if (run->options.empty)
        name_check(&chosen, run->options.project);
    disk_write_new(run->options.project, &chosen, &run->diag);
    diag_print(&run->diag, stderr, run->options.language);
    if (!diag_failed(&run->diag))
        print_next_steps(run->options.project, run->options.language);
    return diag_exit_status(&run->diag);
}
