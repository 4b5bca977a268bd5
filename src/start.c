#include "start.h"

#include <stdio.h>
#include <string.h>

#include "disk/write.h"

/* All are built into the program as they lie in the repository. */
static const char shipped[] = "";
static const char *const starters[] = {
    [MESSAGES_EN] = "src/starter/en/", [MESSAGES_DE] = "src/starter/"
};

/* In site.yaml, the languages stand in one line, the default language first. */
static const char list_start[] = "\nlanguages: [";

/* The built-in files below `folder`/content, as content/ of the new project. */
static void choose_files(const struct files *builtin, const char *folder, struct files *out)
{
    size_t length = strlen(folder);
    for (size_t i = 0; i < builtin->count; i++) {
        const struct file *file = &builtin->items[i];
        if (strncmp(file->path, folder, length) == 0 &&
            strncmp(file->path + length, "content/", 8) == 0)
            files_add(out, file->path + length, file->data, file->size);
    }
    files_sort(out);
}

/* True if the file lies in the folder of another language than `tag`. */
static bool is_of_other_language(const struct files *files, const char *path, const char *tag,
                                 struct arena *arena)
{
    const char *folder = path + strlen("content/");
    size_t length = strcspn(folder, "/");
    if (strlen(tag) == length && strncmp(folder, tag, length) == 0)
        return false;
    return files_find(files, arena_format(arena, "content/%.*s/texts.yaml", (int)length, folder)) !=
           NULL;
}

/* Adds the files to `out` without the languages that are not the default one. */
static void keep_default_language(const struct files *files, struct files *out)
{
    struct arena *arena = out->arena;
    const struct file *settings = files_find(files, "content/site.yaml");
    const char *list = settings ? strstr(settings->data, list_start) : NULL;
    const char *first = list ? list + strlen(list_start) : "";
    const char *tag = arena_copy(arena, first, strcspn(first, ",]\n"));
    for (size_t i = 0; i < files->count; i++) {
        const struct file *file = &files->items[i];
        if (list && file == settings) {
            const char *rest = list + 1 + strcspn(list + 1, "\n");
            const char *text = arena_format(arena, "%.*s%s%s]%s", (int)(list - settings->data),
                                            settings->data, list_start, tag, rest);
            files_add(out, file->path, text, strlen(text));
        } else if (!is_of_other_language(files, file->path, tag, arena)) {
            files_add(out, file->path, file->data, file->size);
        }
    }
    files_sort(out);
}

static void print_next_steps(const char *project, enum message_language language)
{
    const char *quote = strchr(project, ' ') ? "\"" : "";
    fprintf(stderr, say(SAY_PROJECT_STARTED, language), quote, project, quote, project, project,
            quote, project, quote);
}

int start_project(struct run *run)
{
    struct files all, chosen;
    files_init(&all, run->arena);
    files_init(&chosen, run->arena);
    choose_files(&run->builtin, run->options.empty ? starters[run->options.language] : shipped,
                 &all);
    keep_default_language(&all, &chosen);
    disk_write_new(run->options.project, run->options.all_languages ? &all : &chosen, &run->diag);
    files_free(&chosen);
    files_free(&all);
    diag_print(&run->diag, stderr, run->options.language);
    if (!diag_failed(&run->diag))
        print_next_steps(run->options.project, run->options.language);
    return diag_exit_status(&run->diag);
}
