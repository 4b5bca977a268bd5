#include "run.h"

#include <stdio.h>
#include <string.h>

#include "base/builtin.h"
#include "content/model.h"
#include "lint/lint.h"
#include "site/site.h"

void run_init(struct run *run, const struct options *options)
{
    *run = (struct run){ .options = *options, .arena = arena_new() };
    diag_init(&run->diag, run->arena, run->options.strict);
    files_init(&run->builtin, run->arena);
    files_init(&run->project, run->arena);
    files_init(&run->site, run->arena);
    for (size_t i = 0; i < builtin_count; i++)
        files_add(&run->builtin, builtin_files[i].path, builtin_files[i].data,
                  builtin_files[i].size)
            ->trusted = true;
    files_sort(&run->builtin);
    run->output = run->options.output ? run->options.output
                  : strcmp(run->options.project, ".") == 0
                      ? "output/site"
                      : arena_format(run->arena, "%s/output/site", run->options.project);
}

void run_free(struct run *run)
{
    arena_free(run->arena);
}

/* The theme's name, and where it stands in site.yaml, if it does. */
static struct text theme_name(const struct run *run, const struct model *model)
{
    if (!run->options.theme && *model->settings.theme.text)
        return model->settings.theme;
    return (struct text){ .text = run->options.theme ? run->options.theme : "default" };
}

void run_make_site(struct run *run)
{
    struct job job = { &run->project, run->arena, &run->diag };
    struct model *model = model_load(&job);
    struct text theme = theme_name(run, model);
    run->questions = model->instrument.questions.count;
    model_lint(model, &run->diag);
    if (diag_has_faults(&run->diag))
        site_check_theme(&job, &run->builtin, &theme);
    else
        site_render(&job, model, &run->builtin, &theme, run->build, &run->site);
}

void run_print_summary(const struct run *run, bool written)
{
    const enum message_language language = run->options.language;
    size_t errors =
        diag_count(&run->diag, SEVERITY_ERROR) + diag_count(&run->diag, SEVERITY_SYSTEM);
    size_t warnings = diag_count(&run->diag, SEVERITY_WARNING);
    fprintf(stderr, say(errors == 1 ? SAY_ONE_ERROR : SAY_ERRORS, language), errors);
    fprintf(stderr, say(warnings == 1 ? SAY_ONE_WARNING : SAY_WARNINGS, language), warnings);
    if (written)
        fprintf(stderr, say(run->questions == 1 ? SAY_ONE_QUESTION : SAY_QUESTIONS, language),
                run->questions, run->site.count, run->output);
    else
        fputs(say(SAY_NOTHING_WRITTEN, language), stderr);
}
