#include "start.h"

#include <stdio.h>
#include <string.h>

#include "content/ids.h"
#include "disk/write.h"

/* All are built into the program as they lie in the repository. */
static const char shipped[] = "";
static const char *const starters[] = {
    [MESSAGES_EN] = "src/starter/en/", [MESSAGES_DE] = "src/starter/"
};

/* In site.yaml, the languages stand in one line, the default language first. */
static const char list_start[] = "\nlanguages: [";

/* True if a built-in file of `content` lies in the folder of another language than `tag`. */
static bool is_of_other_language(const struct run *run, const char *content, const char *name,
                                 const char *tag)
{
    const char *folder = arena_copy(run->arena, name, strcspn(name, "/"));
    return strcmp(folder, tag) &&
           files_find(&run->builtin, arena_format(run->arena, "%s%s/texts.yaml", content, folder));
}

/* The built-in content of the new project; without --all-languages, in the default one alone. */
static void choose_files(struct run *run, struct files *out)
{
    const char *folder = run->options.empty ? starters[run->options.language] : shipped;
    const char *content = arena_format(run->arena, "%scontent/", folder);
    const struct files *builtin = &run->builtin;
    const struct file *settings =
        files_find(builtin, arena_format(run->arena, "%ssite.yaml", content));
    const char *list = run->options.all_languages ? NULL : strstr(settings->data, list_start);
    const char *first = list ? list + strlen(list_start) : "";
    const char *tag = arena_copy(run->arena, first, strcspn(first, ",]\n"));
    size_t end;
    for (size_t i = files_below(builtin, content, &end); i < end; i++) {
        const struct file *file = &builtin->items[i];
        const char *path = file->path + strlen(folder), *name = file->path + strlen(content);
        if (list && file == settings) {
            const char *rest = list + 1 + strcspn(list + 1, "\n");
            const char *text = arena_format(run->arena, "%.*s%s%s]%s", (int)(list - file->data),
                                            file->data, list_start, tag, rest);
            files_add(out, path, text, strlen(text));
        } else if (!list || !is_of_other_language(run, content, name, tag)) {
            files_add(out, path, file->data, file->size);
        }
    }
    files_sort(out);
}

/* Makes the folder's name the check's id, in place of the one that every new project has, where it
 * can be one. */
static void name_check(struct files *files, const char *project)
{
    static const char line_start[] = "\nid: ";
    size_t length = strlen(project);
    while (length && strchr("/\\", project[length - 1]))
        length--;
    const char *name = arena_copy(files->arena, project, length);
    while (name[strcspn(name, "/\\")])
        name += strcspn(name, "/\\") + 1;
    const char *id = id_like(files->arena, name);
    for (size_t i = 0; id && i < files->count; i++) {
        struct file *file = &files->items[i];
        const char *line =
            strcmp(file->path, "content/check.yaml") == 0 ? strstr(file->data, line_start) : NULL;
        if (!line)
            continue;
        line += strlen(line_start);
        file->data = arena_format(files->arena, "%.*s%s%s", (int)(line - file->data), file->data,
                                  id, line + strcspn(line, "\n"));
        file->size = strlen(file->data);
    }
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
