/* kurzcheck: options, then load -> lint -> render -> write, then the exit status. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/builtin.h"
#include "base/version.h"
#include "content/model.h"
#include "disk/read.h"
#include "disk/write.h"
#include "options.h"
#include "site/site.h"

/* What one run holds. */
struct run {
    struct options options;
    struct arena *arena;
    struct diag diag;
    struct files builtin, project, site;
    const char *output;
    size_t questions;
};

static void run_init(struct run *run)
{
    run->arena = arena_new();
    diag_init(&run->diag, run->arena, run->options.strict);
    files_init(&run->builtin, run->arena);
    files_init(&run->project, run->arena);
    files_init(&run->site, run->arena);
    for (size_t i = 0; i < builtin_count; i++)
        files_add(&run->builtin, builtin_files[i].path, builtin_files[i].data,
                  builtin_files[i].size);
    files_sort(&run->builtin);
    run->output = run->options.output ? run->options.output
                  : strcmp(run->options.project, ".") == 0
                      ? "output/site"
                      : arena_format(run->arena, "%s/output/site", run->options.project);
}

static void run_free(struct run *run)
{
    files_free(&run->builtin);
    files_free(&run->project);
    files_free(&run->site);
    diag_free(&run->diag);
    arena_free(run->arena);
}

/* The theme's name, and where it stands in site.yaml, if it does. */
static struct text theme_name(const struct run *run, const struct model *model)
{
    if (!run->options.theme && model && *model->settings.theme.text)
        return model->settings.theme;
    return (struct text){ .text = run->options.theme ? run->options.theme : "default" };
}

/* Content and theme become the site's files, in memory. */
static void make_site(struct run *run)
{
    struct model *model = model_load(&run->project, run->arena, &run->diag);
    struct text theme = theme_name(run, model);
    if (model) {
        run->questions = model->check.questions.count;
        model_lint(model, &run->diag);
    }
    if (model && !diag_has_faults(&run->diag))
        site_render(model, &run->project, &run->builtin, &theme, &run->site, run->arena,
                    &run->diag);
    else
        site_check_theme(&run->project, &run->builtin, &theme, run->arena, &run->diag);
}

static const char *plural(size_t count, const char *one, const char *many)
{
    return count == 1 ? one : many;
}

/* The line that closes a run. */
static void print_summary(const struct run *run, bool written)
{
    size_t errors =
        diag_count(&run->diag, SEVERITY_ERROR) + diag_count(&run->diag, SEVERITY_SYSTEM);
    size_t warnings = diag_count(&run->diag, SEVERITY_WARNING), files = run->site.count;
    if (run->options.language == MESSAGES_DE) {
        fprintf(stderr, "kurzcheck: %zu Fehler, %zu %s; ", errors, warnings,
                plural(warnings, "Warnung", "Warnungen"));
        if (written)
            fprintf(stderr, "%zu %s, %zu Dateien in %s\n", run->questions,
                    plural(run->questions, "Frage", "Fragen"), files, run->output);
        else
            fputs("nichts geschrieben\n", stderr);
    } else {
        fprintf(stderr, "kurzcheck: %zu %s, %zu %s; ", errors, plural(errors, "error", "errors"),
                warnings, plural(warnings, "warning", "warnings"));
        if (written)
            fprintf(stderr, "%zu %s, %zu files in %s\n", run->questions,
                    plural(run->questions, "question", "questions"), files, run->output);
        else
            fputs("nothing written\n", stderr);
    }
}

static int build_or_check(struct run *run)
{
    if (disk_read_project(run->options.project, &run->project, &run->diag))
        make_site(run);
    bool write = run->options.command == COMMAND_BUILD && !diag_failed(&run->diag);
    if (write)
        disk_write_site(run->output, run->options.project, &run->site, true, &run->diag);
    diag_print(&run->diag, stderr, run->options.language);
    print_summary(run, write && !diag_failed(&run->diag));
    return diag_exit_status(&run->diag);
}

/* The built-in check becomes a project of its own. */
static int start_project(struct run *run)
{
    struct files files;
    files_init(&files, run->arena);
    for (size_t i = 0; i < run->builtin.count; i++) {
        const struct file *file = &run->builtin.items[i];
        if (strncmp(file->path, "content/", 8) == 0)
            files_add(&files, file->path, file->data, file->size);
    }
    files_sort(&files);
    disk_write_new(run->options.project, &files, &run->diag);
    files_free(&files);
    diag_print(&run->diag, stderr, run->options.language);
    if (!diag_failed(&run->diag))
        fprintf(stderr,
                run->options.language == MESSAGES_DE
                    ? "kurzcheck: Projekt begonnen; als Nächstes: kurzcheck build %s\n"
                    : "kurzcheck: project started; next: kurzcheck build %s\n",
                run->options.project);
    return diag_exit_status(&run->diag);
}

int main(int count, char **words)
{
    struct run run = { 0 };
    if (!options_read(&run.options, count, words))
        return 2;
    if (run.options.command == COMMAND_HELP)
        return options_print_help(run.options.language) ? 0 : 3;
    if (run.options.command == COMMAND_VERSION)
        return printf("kurzcheck %s\n", KURZCHECK_VERSION) > 0 && fflush(stdout) == 0 ? 0 : 3;
    run_init(&run);
    int status = run.options.command == COMMAND_NEW ? start_project(&run) : build_or_check(&run);
    run_free(&run);
    return status;
}
