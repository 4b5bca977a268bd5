/* A project in memory, for the tests of content/ and site/: a small check without a
 * fault, of which a test replaces or removes single files. */
#ifndef UNIT_PROJECT_H
#define UNIT_PROJECT_H

#include "testing.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/builtin.h"
#include "content/model.h"
#include "lint/lint.h"
#include "site/site.h"

struct project {
    struct arena *arena;
    struct diag diag;
    struct files files, builtin, site;
    struct model *model;
};

static const char *const small_project[][2] = {
    { "content/check.yaml",
      "id: small\n"
      "version: 1\n"
      "scale: { from: 0, to: 10, step: 5 }\n"
      "bands: [{ id: low, from: 0 }, { id: high, from: 5 }]\n"
      "topics: [work, rest]\n"
      "factors: [time, luck]\n"
      "essential: luck\n"
      "questions:\n"
      "  - { id: first, topic: work, factors: [time] }\n"
      "  - { id: second, topic: rest, factors: [luck], weight: 2, key: true }\n"
      "retired: [old]\n" },
    { "content/site.yaml", "publisher: { name: Publisher, url: \"https://example.org/\" }\n"
                           "contact: { name: Name, email: mail@example.org }\n"
                           "languages: [en]\n"
                           "pages:\n"
                           "  - { id: start, role: start }\n"
                           "  - { id: more, nav: main }\n"
                           "  - { id: imprint, nav: footer, role: imprint }\n"
                           "  - { id: privacy, nav: footer, role: privacy }\n"
                           "  - { id: accessibility, nav: footer, role: accessibility }\n" },
    { "content/en/texts.yaml", "check: { title: Small check, subtitle: Two questions, "
                               "description: A check., closing: The end. }\n"
                               "bands:\n"
                               "  low: { name: Low, text: There is much to do. }\n"
                               "  high: { name: High, text: There is little to do. }\n"
                               "topics: { work: Work, rest: Rest }\n"
                               "scale: { prompt: Is it true?, from: not true, to: true }\n"
                               "views: [Mayor]\n" },
    { "content/en/questions/first.md",
      "# First\n\nIs there work?\n\nHelp.\n\n## Low\n\nMore.\n\n## High\n\nOn.\n" },
    { "content/en/questions/second.md",
      "# Second\n\nIs there rest?\n\n## Low\n\nMore.\n\n## High\n\nOn.\n" },
    { "content/en/factors/time.md", "# Time\n\nIt takes time.\n" },
    { "content/en/factors/luck.md", "# Luck\n\nIt takes luck.\n" },
    { "content/en/pages/start.md", "# Start\n\nWelcome.\n" },
    { "content/en/pages/more.md", "# More\n\nMore.\n\n## Two words\n\nText.\n" },
    { "content/en/pages/imprint.md", "# Imprint\n\nWe.\n" },
    { "content/en/pages/privacy.md", "# Privacy\n\nNothing.\n" },
    { "content/en/pages/accessibility.md", "# Accessibility\n\nAll.\n" },
};

/* Sets a file, in place of one of that path. The bytes are borrowed. */
static inline void set_bytes(struct project *project, const char *path, const char *data,
                             size_t size)
{
    for (size_t i = 0; i < project->files.count; i++) {
        if (strcmp(project->files.items[i].path, path) == 0) {
            project->files.items[i].data = data;
            project->files.items[i].size = size;
            return;
        }
    }
    files_add(&project->files, path, data, size);
}

static inline void set(struct project *project, const char *path, const char *text)
{
    set_bytes(project, path, text, strlen(text));
}

static inline void set_trouble(struct project *project, const char *path, enum file_trouble trouble)
{
    files_add(&project->files, path, "", 0)->trouble = trouble;
}

static inline void drop(struct project *project, const char *path)
{
    for (size_t i = 0; i < project->files.count; i++)
        if (strcmp(project->files.items[i].path, path) == 0)
            project->files.items[i] = project->files.items[--project->files.count];
}

static inline struct project *project_new(void)
{
    struct project *project = calloc(1, sizeof *project);
    project->arena = arena_new();
    diag_init(&project->diag, project->arena, false);
    files_init(&project->files, project->arena);
    files_init(&project->builtin, project->arena);
    files_init(&project->site, project->arena);
    for (size_t i = 0; i < sizeof small_project / sizeof *small_project; i++)
        set(project, small_project[i][0], small_project[i][1]);
    for (size_t i = 0; i < builtin_count; i++)
        files_add(&project->builtin, builtin_files[i].path, builtin_files[i].data,
                  builtin_files[i].size);
    files_sort(&project->builtin);
    return project;
}

static inline int new_project(void **state)
{
    *state = project_new();
    return 0;
}

static inline int free_project(void **state)
{
    struct project *project = *state;
    arena_free(project->arena);
    free(project);
    return 0;
}

#define WITH_PROJECT(test) cmocka_unit_test_setup_teardown(test, new_project, free_project)

static inline void load(struct project *project)
{
    files_sort(&project->files);
    project->model = model_load(&(struct job){ &project->files, project->arena, &project->diag });
}

static inline void render_model(struct project *project, const struct text *theme)
{
    const struct job job = { &project->files, project->arena, &project->diag };
    site_render(&job, project->model, &project->builtin, theme, NULL, &project->site);
}

static inline void render_with(struct project *project, const char *theme)
{
    struct text name = { .text = theme };
    load(project);
    assert_true(project->model->language_count > 0);
    project->site.count = 0;
    render_model(project, &name);
}

static inline void render(struct project *project)
{
    render_with(project, "default");
}

/* A path of the site without the hash that names of styles, scripts and pictures carry. */
static inline const char *without_hash(const struct project *project, const char *path)
{
    char *copy = arena_string(project->arena, path), *dot = strrchr(copy, '.');
    if (dot && dot - copy > 10 && dot[-11] == '.' && strspn(dot - 10, "0123456789abcdef") == 10)
        memmove(dot - 11, dot, strlen(dot) + 1);
    return copy;
}

/* A file of the site, as text. */
static inline const char *made(const struct project *project, const char *path)
{
    for (size_t i = 0; i < project->site.count; i++)
        if (strcmp(without_hash(project, project->site.items[i].path), path) == 0)
            return project->site.items[i].data +
                   (strncmp(project->site.items[i].data, "\xef\xbb\xbf", 3) ? 0 : 3);
    fail_msg("the site has no %s", path);
    return NULL;
}

/* What was reported, in the order it is printed: "path:line:column rule" a line, shortened
 * by "content/" and "en/"; with `words`, " [first word]" behind it. */
static inline char *said_in(const struct project *project, const struct diag *given, bool words)
{
    struct diag copy = *given;
    FILE *nowhere = fopen("/dev/null", "w");
    copy.items = memory_alloc((given->count + 1) * sizeof *copy.items);
    if (given->count)
        memcpy(copy.items, given->items, given->count * sizeof *copy.items);
    diag_print(&copy, nowhere, MESSAGES_EN); /* sorts, and drops repetitions */
    fclose(nowhere);
    char *text = arena_string(project->arena, "");
    for (size_t i = 0; i < copy.count; i++) {
        const struct place *place = &copy.items[i].place;
        const char *path = place->path ? place->path : "-";
        path += strncmp(path, "content/", 8) ? 0 : 8;
        path += strncmp(path, "en/", 3) ? 0 : 3;
        const char *at =
            place->line ? arena_format(project->arena, ":%zu:%zu", place->line, place_column(place))
                        : "";
        const char *word = words && copy.items[i].words[0]
                               ? arena_format(project->arena, " [%s]", copy.items[i].words[0])
                               : "";
        text = arena_format(project->arena, "%s%s%s %s%s\n", text, path, at,
                            rules[copy.items[i].rule].id, word);
    }
    free(copy.items);
    return text;
}

#define said(project) said_in(project, &(project)->diag, false)

/* Loads a project with one file replaced, and holds what it says against `expected`. */
static inline void expect_said(struct project *project, const char *path, const char *text,
                               const char *expected)
{
    set(project, path, text);
    project->diag.count = 0;
    load(project);
    assert_string_equal(said(project), expected);
}

#endif
