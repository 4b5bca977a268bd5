#include "start.h"

#include <stdio.h>
#include <string.h>

#include "disk/write.h"

/* Both are built into the program as they lie in the repository. */
static const char shipped[] = "", starter[] = "src/starter/";

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

static void print_next_steps(const char *project, enum message_language language)
{
    static const char *const texts[] = {
        [MESSAGES_EN] = "kurzcheck: project started. What to do next:\n"
                        "  build   kurzcheck build %s%s%s\n"
                        "  look    open %s/output/site/index.html with a double click\n"
                        "  write   the texts are in %s/content; README.md there is the manual, in "
                        "German\n"
                        "  watch   kurzcheck watch %s%s%s builds after every change\n",
        [MESSAGES_DE] = "kurzcheck: Projekt begonnen. So geht es weiter:\n"
                        "  bauen      kurzcheck build %s%s%s\n"
                        "  ansehen    %s/output/site/index.html mit einem Doppelklick öffnen\n"
                        "  schreiben  die Texte liegen in %s/content, das Handbuch ist dort die "
                        "README.md\n"
                        "  zusehen    kurzcheck watch %s%s%s baut nach jeder Änderung\n",
    };
    const char *quote = strchr(project, ' ') ? "\"" : "";
    fprintf(stderr, texts[language], quote, project, quote, project, project, quote, project,
            quote);
}

int start_project(struct run *run)
{
    struct files files;
    files_init(&files, run->arena);
    choose_files(&run->builtin, run->options.empty ? starter : shipped, &files);
    disk_write_new(run->options.project, &files, &run->diag);
    files_free(&files);
    diag_print(&run->diag, stderr, run->options.language);
    if (!diag_failed(&run->diag))
        print_next_steps(run->options.project, run->options.language);
    return diag_exit_status(&run->diag);
}
