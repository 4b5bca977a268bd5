/* What the fuzzers feed, and what they hold every input to. Besides what the sanitizers find:
 *
 * - what is printed is text: UTF-8 without control characters or what turns text round;
 * - every page of a site is UTF-8, and of a page's tags none comes from the content: no script
 *   beside those of the templates, no attribute that holds a script, no address that runs one;
 * - no input takes longer than SLOWEST, nor makes more than LARGEST.
 *
 * A target is called with any bytes, and ends the program where one of these does not hold.
 * fuzz.c gives them to libFuzzer; unit/test_fuzz.c runs what was found once, and some seeds. */
#ifndef FUZZ_TARGETS_H
#define FUZZ_TARGETS_H

#include <time.h>

#include "base/utf8.h"
#include "site/mustache.h"
#include "text/markdown.h"
#include "text/yaml.h"
#include "unit/project.h"

enum {
    FUZZ_SLOWEST = 20,              /* seconds of processor, of a program with sanitizers */
    FUZZ_LARGEST = 64 * 1024 * 1024 /* bytes of one file that is made */
};

static inline void hold(bool holds, const char *what, const char *where)
{
    if (holds)
        return;
    fprintf(stderr, "fuzz: %s: %s\n", where, what);
    abort();
}

static inline void hold_text(const char *data, size_t length, const char *where)
{
    hold(utf8_check(data, length) == length, "not UTF-8", where);
    for (size_t i = 0; i < length; i += utf8_length(data + i, length - i))
        hold(!utf8_is_control(utf8_decode(data + i)), "a control character", where);
}

/* What is said of a run, in both languages. */
static inline void hold_messages(struct diag *diag)
{
    for (int language = 0; language < 2; language++) {
        struct buffer text = BUFFER_INIT;
        diag_format(diag, language ? MESSAGES_DE : MESSAGES_EN, &text);
        hold_text(text.data, text.length, "messages");
        for (size_t i = 0; i < text.length; i += utf8_length(text.data + i, text.length - i))
            hold(!utf8_is_reordering(utf8_decode(text.data + i)), "reordered text", "messages");
        buffer_free(&text);
    }
}

static inline bool begins(const char *at, const char *word)
{
    return strncmp(at, word, strlen(word)) == 0;
}

/* An attribute of a tag of the templates, or one that came out of the content's text. */
static inline void hold_attribute(const char *name, const char *value, const char *where)
{
    static const char *const addresses[] = { "href", "src", "action", "formaction", "data" };
    hold(!(begins(name, "on") && !begins(name, "one")), "an attribute that runs", where);
    hold(!begins(name, "style"), "a style of its own", where);
    hold(!begins(name, "srcdoc"), "a page within the page", where);
    for (size_t i = 0; i < sizeof addresses / sizeof *addresses; i++) {
        size_t length = strlen(addresses[i]);
        if (strncmp(name, addresses[i], length) || (name[length] != '=' && name[length] != ' '))
            continue;
        char scheme[16] = "";
        for (size_t j = 0; *value && *value != ':' && j < sizeof scheme - 1; value++)
            if ((unsigned char)*value > ' ')
                scheme[j++] = (char)(*value | 0x20);
        hold(*value != ':' || (strcmp(scheme, "javascript") && strcmp(scheme, "vbscript")),
             "an address that runs", where);
    }
}

/* Behind the tag that begins at `<`, whose attributes are all quoted. */
static inline const char *hold_tag(const char *at, const char *where)
{
    at += 1 + strspn(at + 1, "/abcdefghijklmnopqrstuvwxyz0123456789");
    while (*at && *at != '>') {
        const char *name = at += strspn(at, " \t\r\n/");
        at += strcspn(at, "= \t\r\n/>");
        if (at == name)
            break;
        const char *value = "";
        if (*at == '=') {
            hold(at[1] == '"', "an attribute without quotes", where);
            value = at + 2;
            at = strchr(value, '"');
            hold(at != NULL, "an open attribute", where);
            at++;
        }
        hold_attribute(name, value, where);
    }
    hold(*at == '>', "an open tag", where);
    return at + 1;
}

/* Counts the scripts of a page. */
static inline size_t hold_page(const char *text, const char *where)
{
    size_t scripts = 0;
    for (const char *at = text; (at = strchr(at, '<'));) {
        if (begins(at, "<!")) {
            at = strchr(at, '>');
            hold(at != NULL, "an open declaration", where);
            continue;
        }
        bool script = begins(at, "<script"), style = begins(at, "<style");
        scripts += script;
        hold(at[1] == '/' || (at[1] >= 'a' && at[1] <= 'z'), "a < that is no tag", where);
        at = hold_tag(at, where);
        if (script || style) {
            at = strstr(at, script ? "</script" : "</style");
            hold(at != NULL, "an open script or style", where);
        }
    }
    return scripts;
}

/* The most scripts that the templates put into a page. */
enum { MOST_SCRIPTS = 8 };

static inline void hold_site(const struct files *site)
{
    for (size_t i = 0; i < site->count; i++) {
        const struct file *file = &site->items[i];
        hold(file->size <= FUZZ_LARGEST, "too large", file->path);
        size_t length = strlen(file->path);
        if (length < 5 || strcmp(file->path + length - 5, ".html"))
            continue;
        hold(strlen(file->data) == file->size, "a NUL", file->path);
        hold_text(file->data, file->size, file->path);
        hold(hold_page(file->data, file->path) <= MOST_SCRIPTS, "a script", file->path);
    }
}

/* Whether an input's site is made, too: each third's, as that takes most of the time. */
static inline bool is_rendered(const unsigned char *data, size_t size)
{
    unsigned sum = 0;
    for (size_t i = 0; i < size; i++)
        sum = sum * 31 + data[i];
    return sum % 3 == 0;
}

/* All that `build` does but reading and writing; or `check`. */
static inline void fuzz_run(struct project *project, bool renders, bool own_templates)
{
    clock_t begin = clock();
    struct job job = { &project->files, project->arena, &project->diag };
    struct text name = { .text = "own" };
    files_sort(&project->files);
    project->model = model_load(&job);
    model_lint(project->model, &project->diag);
    if (!renders || diag_has_faults(&project->diag))
        site_check_theme(&job, &project->builtin, &name);
    else
        site_render(&job, project->model, &project->builtin, &name, NULL, &project->site);
    if (!diag_has_faults(&project->diag) && !own_templates)
        hold_site(&project->site);
    hold_messages(&project->diag);
    hold(clock() - begin < FUZZ_SLOWEST * (clock_t)CLOCKS_PER_SEC, "slow", "a run");
}

static inline void fuzz_end(struct project *project)
{
    void *state = project;
    free_project(&state);
}

/* The default theme's templates with next to no script and style: what is made of these takes most
 * of the time, and depends on no input. */
static inline struct project *fuzz_project(void)
{
    struct project *project = project_new();
    static const char *const scripts[] = { "site", "check", "later", "together" };
    for (size_t i = 0; i < sizeof scripts / sizeof *scripts; i++)
        set(project, arena_format(project->arena, "themes/own/js/%s.js", scripts[i]), "0;\n");
    set(project, "themes/own/theme.yaml", "styles: [css/brand.mustache.css]\n");
    return project;
}

/* Bytes of the input as a file, whose paths the first byte chooses among. */
static inline void fuzz_file(const char *const *paths, size_t count, const unsigned char *data,
                             size_t size)
{
    if (size == 0)
        return;
    struct project *project = fuzz_project();
    char *text = arena_copy(project->arena, (const char *)data + 1, size - 1);
    set_bytes(project, paths[*data % count], text, size - 1);
    fuzz_run(project, is_rendered(data, size), false);
    fuzz_end(project);
}

static inline void fuzz_yaml(const unsigned char *data, size_t size)
{
    static const char *const paths[] = { "content/check.yaml", "content/site.yaml",
                                         "content/en/texts.yaml" };
    fuzz_file(paths, 3, data, size);
}

static inline void fuzz_markdown(const unsigned char *data, size_t size)
{
    static const char *const paths[] = { "content/en/pages/more.md", "content/en/pages/start.md",
                                         "content/en/questions/first.md",
                                         "content/en/factors/time.md" };
    fuzz_file(paths, 4, data, size);
}

/* Templates: the engine alone, over values of every kind. Partials come after a line of "=== ". */
struct fuzz_partials {
    struct arena *arena;
    const char *names[8];
    const struct mustache_template *templates[8];
    size_t count, faults;
};

static inline void count_mustache_fault(void *user, const struct mustache_fault *fault)
{
    struct fuzz_partials *partials = user;
    size_t length;
    mustache_text(fault->template, &length);
    hold(fault->offset <= length && fault->length >= 1 && fault->name, "a fault's place",
         "template");
    partials->faults++;
}

static inline const struct mustache_template *find_fuzz_partial(void *user, const char *name)
{
    const struct fuzz_partials *partials = user;
    for (size_t i = 0; i < partials->count; i++)
        if (strcmp(partials->names[i], name) == 0)
            return partials->templates[i];
    return NULL;
}

static inline const struct value *fuzz_values(struct arena *arena)
{
    struct value *map = value_map(arena), *list = value_list(arena), *item = value_map(arena);
    value_set(item, "name", value_string(arena, "<a & \"b\">\n'c'"));
    value_set(item, "last", value_bool(true));
    value_append(list, item);
    value_append(list, value_string(arena, "two"));
    value_append(list, NULL);
    value_set(map, "list", list);
    value_set(map, "item", item);
    value_set(map, "text", value_string(arena, "text"));
    value_set(map, "empty", value_string(arena, ""));
    value_set(map, "no", value_bool(false));
    value_set(map, "yes", value_bool(true));
    value_set(map, "null", NULL);
    return map;
}

static inline void fuzz_mustache(const char *text, size_t size)
{
    enum { MOST = 1 << 20 };
    struct fuzz_partials partials = { .arena = arena_new() };
    static const char *const names[] = { "a", "b", "c", "d", "e", "f", "g", "h" };
    while (partials.count < 8) {
        const char *end = memchr(text, '\f', size);
        size_t length = end ? (size_t)(end - text) : size;
        partials.names[partials.count] = names[partials.count];
        partials.templates[partials.count] = mustache_compile(
            partials.arena, names[partials.count], text, length, count_mustache_fault, &partials);
        partials.count++;
        if (!end)
            break;
        text = end + 1;
        size -= length + 1;
    }
    const struct value *values = fuzz_values(partials.arena);
    struct buffer out = BUFFER_INIT;
    const struct mustache_host host = { find_fuzz_partial, count_mustache_fault, &partials, MOST };
    mustache_render(partials.templates[0], &values, 1, &host, &out);
    hold(out.length <= MOST + (1 << 16), "more than was wanted", "template");
    buffer_free(&out);
    arena_free(partials.arena);
}

/* The first byte says whether the engine alone is asked, or a theme of which one template is
 * the input. */
static inline void fuzz_template(const unsigned char *data, size_t size)
{
    static const char *const paths[] = { "themes/own/templates/document.mustache",
                                         "themes/own/templates/page_text.mustache",
                                         "themes/own/css/brand.mustache.css" };
    if (size == 0)
        return;
    clock_t start = clock();
    if (*data % 4 == 3) {
        fuzz_mustache((const char *)data + 1, size - 1);
    } else {
        struct project *project = fuzz_project();
        set_bytes(project, paths[*data % 4],
                  arena_copy(project->arena, (const char *)data + 1, size - 1), size - 1);
        fuzz_run(project, true, true);
        fuzz_end(project);
    }
    hold(clock() - start < FUZZ_SLOWEST * (clock_t)CLOCKS_PER_SEC, "slow", "template");
}

/* What disk/read promises of a path. */
static inline bool is_read_path(const char *path)
{
    if (!begins(path, "content/") && !begins(path, "themes/"))
        return false;
    size_t length = strlen(path);
    if (utf8_check(path, length) < length || utf8_find_control(path, length) < length)
        return false;
    for (const char *part = path; part; part = strchr(part, '/')) {
        part += *part == '/';
        if (!*part || *part == '/' || *part == '.')
            return false;
    }
    return true;
}

/* A tree: files that replace or add to those of the small project, each after a line
 * "=== PATH"; "=== -PATH" removes one, "=== !PATH" is one that cannot be read. */
static inline void fuzz_tree(const unsigned char *data, size_t size)
{
    struct project *project = fuzz_project();
    size_t own = project->files.count;
    char *text = arena_copy(project->arena, (const char *)data, size), *end = text + size;
    enum { MOST_FILES = 200 };
    for (size_t i = 0; i < MOST_FILES && begins(text, "=== "); i++) {
        char *path = text + 4, *line = memchr(path, '\n', (size_t)(end - path));
        char *next = NULL;
        if (line)
            for (next = line; next < end && !begins(next, "\n=== "); next++)
                ;
        if (line)
            *line++ = '\0';
        size_t length = line && next > line ? (size_t)(next - line) : 0;
        if (*path == '-')
            drop(project, path + 1);
        else if (*path == '!' && line && is_read_path(path + 1))
            drop(project, path + 1),
                set_trouble(project, path + 1, (enum file_trouble)(1 + strlen(path) % 5));
        else if (line && is_read_path(path))
            set_bytes(project, path, arena_copy(project->arena, line, length), length);
        if (!next || next >= end)
            break;
        text = next + 1;
    }
    bool themed = false;
    for (size_t i = own; i < project->files.count; i++)
        themed = themed || begins(project->files.items[i].path, "themes/");
    fuzz_run(project, themed || is_rendered(data, size), themed);
    fuzz_end(project);
}

static const struct {
    const char *name;
    void (*run)(const unsigned char *data, size_t size);
} fuzz_targets[] = { { "yaml", fuzz_yaml },
                     { "markdown", fuzz_markdown },
                     { "template", fuzz_template },
                     { "tree", fuzz_tree } };

#endif
