#include "content/links.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "base/buffer.h"
#include "base/nearest.h"
#include "base/table.h"
#include "base/uri.h"
#include "content/ids.h"
#include "content/paths.h"

struct link_resolver {
    const struct instrument *instrument;
    const struct settings *settings;
    const struct job *job;
    struct table by_path;            /* path of a Markdown file -> struct link_target */
    const struct markdown *markdown; /* the file that is being resolved */
    struct link_target *page;        /* the same if it is a page, else NULL */
    struct link_target *targets;     /* all of them */
    struct table *linked_media;
};

struct link_target {
    enum document_kind kind;
    const char *id;
    const struct markdown *markdown; /* NULL where its faults were reported: then all is right */
    bool own;                        /* its file is this language's, and no other stands in */
    struct link_target *next;
    /* Of a document that a link with an anchor leads to: */
    struct table headings; /* id -> node */
    const char **ids;      /* of all headings; NULL until they are looked for */
    size_t capacity;
};

/* ---- paths ---- */

/* Adds `length` bytes of an address, with %20 and the like decoded, but for %00. */
static void add_decoded(struct buffer *out, const char *url, size_t length)
{
    static const char digits[] = "0123456789abcdefABCDEF";
    for (size_t i = 0; i < length; i++) {
        char code[3] = { 0 };
        bool is_code = i + 2 < length && url[i] == '%' && strspn(url + i + 1, digits) >= 2;
        if (is_code)
            memcpy(code, url + i + 1, 2);
        long byte = strtol(code, NULL, 16);
        buffer_add_char(out, byte ? (char)byte : url[i]);
        i += byte ? 2 : 0;
    }
}

/* Resolves "." and ".." in place. False if the path leaves the project. */
static bool normalize(char *path)
{
    char *out = path;
    for (const char *part = path; *part;) {
        size_t length = strcspn(part, "/");
        size_t slash = part[length] == '/'; /* 0 behind the last part: nothing is written there */
        const char *next = part + length + slash;
        if (length == 2 && memcmp(part, "..", 2) == 0) {
            if (out == path)
                return false;
            out--; /* the slash behind the part that goes */
            while (out > path && out[-1] != '/')
                out--;
        } else if (length && !(length == 1 && *part == '.')) {
            memmove(out, part, length + slash);
            out += length + slash;
        }
        part = next;
    }
    if (out > path && out[-1] == '/')
        out--;
    *out = '\0';
    return true;
}

/* The project's path that an address means; NULL if it leaves the project or starts at
 * the root, which is another place in each editor. */
static const char *project_path(struct link_resolver *resolver, const char *url, size_t length)
{
    if (*url == '/')
        return NULL;
    const char *from = resolver->markdown->source->path;
    const char *slash = strrchr(from, '/');
    struct buffer path = BUFFER_INIT;
    buffer_add(&path, from, slash ? (size_t)(slash - from) + 1 : 0);
    add_decoded(&path, url, length);
    char *result = buffer_move(&path, resolver->job->arena);
    return normalize(result) ? result : NULL;
}

/* Whether a path lies in the same language's folder as the file being resolved. */
static bool is_same_language(const struct link_resolver *resolver, const char *path)
{
    const char *from = resolver->markdown->source->path;
    size_t tag = strcspn(from + strlen(content_folder), "/") + 1;
    return strncmp(from, path, strlen(content_folder) + tag) == 0;
}

/* The address that leads from the file being resolved to a path in the project. */
static const char *relative_address(struct link_resolver *resolver, const char *path)
{
    const char *from = resolver->markdown->source->path;
    size_t common = 0;
    for (size_t i = 0; from[i] && from[i] == path[i]; i++)
        if (from[i] == '/')
            common = i + 1;
    struct buffer address = BUFFER_INIT;
    for (const char *slash = strchr(from + common, '/'); slash; slash = strchr(slash + 1, '/'))
        buffer_add_string(&address, "../");
    for (const char *c = path + common; *c; c++) {
        if (strchr(" %?#()<>\\", *c))
            buffer_format(&address, "%%%02X", (unsigned)*c);
        else
            buffer_add_char(&address, *c);
    }
    return buffer_move(&address, resolver->job->arena);
}

/* ---- suggestions ---- */

static const char *base_name(const char *path)
{
    const char *slash = strrchr(path, '/'), *backslash = strrchr(path, '\\');
    const char *name = backslash > slash ? backslash : slash;
    return name ? name + 1 : path;
}

/* The file name that a path means: whoever looks at the site takes it from there, where it ends
 * in .html and the start page is called index. */
static const char *meant_name(const struct link_resolver *resolver, const char *path)
{
    const char *name = base_name(path), *ending = strrchr(name, '.');
    if (!ending || (strcmp(ending, ".html") && strcmp(ending, ".htm")))
        return name;
    const char *id = arena_copy(resolver->job->arena, name, (size_t)(ending - name));
    const struct page *start = find_role(resolver->settings, "start");
    if (start && strcmp(id, "index") == 0)
        id = start->id.text;
    return arena_format(resolver->job->arena, "%s.md", id);
}

/* What a link may lead to: documents of the same language, and media. */
static bool is_linkable(struct link_resolver *resolver, const struct file *file)
{
    return file->trouble == FILE_OK &&
           ((is_same_language(resolver, file->path) && table_get(&resolver->by_path, file->path)) ||
            strncmp(file->path, media_folder, strlen(media_folder)) == 0);
}

/* The address of the name that is nearest, among the pages that the program makes and the
 * files that a link may lead to; NULL if there is none. */
static const char *nearest_file(struct link_resolver *resolver, const char *path)
{
    const struct files *files = resolver->job->files;
    size_t count = 0, most = files->count;
    if (!diag_may_suggest(resolver->job->diag, most))
        return NULL;
    while (builtin_pages[count])
        count++;
    const char **paths = arena_array(resolver->job->arena, most + count, sizeof *paths);
    const char *tag = split_path(resolver->job->arena, resolver->markdown->source->path).folder;
    for (size_t i = 0; i < count; i++)
        paths[i] = document_path(resolver->job->arena, tag, DOCUMENT_BUILTIN, builtin_pages[i]);
    for (size_t i = 0; i < files->count; i++)
        if (is_linkable(resolver, &files->items[i]))
            paths[count++] = files->items[i].path;
    const char *near = nearest_path(resolver->job->arena, meant_name(resolver, path), paths, count);
    return near ? relative_address(resolver, near) : NULL;
}

/* No such file: suggests the web or mail address that it looks like, or the file of the nearest
 * name. */
static void report_broken(struct link_resolver *resolver, const struct markdown_node *link,
                          const char *path)
{
    const char *near = NULL;
    if (link->kind == MARKDOWN_LINK && strncasecmp(link->url, "www.", 4) == 0)
        near = arena_format(resolver->job->arena, "https://%s", link->url);
    else if (link->kind == MARKDOWN_LINK && uri_is_email(link->url))
        near = arena_format(resolver->job->arena, "mailto:%s", link->url);
    else if (path)
        near = nearest_file(resolver, path);
    if (!near && strchr(link->url, '\\')) {
        char *slashes = arena_string(resolver->job->arena, link->url);
        for (char *c = slashes; (c = strchr(c, '\\')); c++)
            *c = '/';
        near = slashes;
    }
    mark_report(link->mark, resolver->job->diag, RULE_LINK_BROKEN, *link->url ? link->url : NULL,
                near, NULL);
}

/* A file that is there, but in no list (any more): suggests one that is, unless the list, or an id
 * that the file is most likely meant for, was reported. */
static void report_outside(struct link_resolver *resolver, const struct markdown_node *link,
                           const char *path)
{
    const struct instrument *instrument = resolver->instrument;
    const struct {
        const char *name;
        const struct ids *ids;
        bool reported;
    } lists[] = {
        [DOCUMENT_PAGE] = { "site.yaml (pages)", &resolver->settings->page_ids, false },
        [DOCUMENT_QUESTION] = { "check.yaml (questions)", &instrument->question_ids, false },
        [DOCUMENT_FACTOR] = { "check.yaml (factors)", &instrument->factor_ids,
                              instrument->factors.mark.reported },
        [DOCUMENT_BUILTIN] = { NULL, NULL, false },
    }, *list = &lists[DOCUMENT_BUILTIN];
    const char *id = id_of_name(resolver->job->arena, base_name(path));
    if (id && is_same_language(resolver, path))
        list = &lists[split_path(resolver->job->arena, path).kind];
    if (list->ids && (list->reported || ids_may_mean(list->ids, resolver->job->diag, id)))
        return;
    mark_report(link->mark, resolver->job->diag, RULE_LINK_OUTSIDE, link->url,
                list->ids ? nearest_file(resolver, path) : NULL, list->name);
}

/* Reports a link to a heading that is not there, with the nearest. Without a target it is
 * one within a question or factor, whose headings are no places. */
static void report_anchor(struct link_resolver *resolver, const struct markdown_node *link,
                          const struct link_target *target, const char *anchor)
{
    mark_report(link->mark, resolver->job->diag, RULE_LINK_ANCHOR, anchor,
                target
                    ? diag_suggest(resolver->job->diag, anchor, target->ids, target->headings.count)
                    : NULL,
                target ? NULL : resolver->markdown->source->path);
}

/* ---- resolving ---- */

static void add_heading(void *user, struct markdown_node *node)
{
    struct link_target *target = user;
    size_t count = target->headings.count;
    if (node->kind != MARKDOWN_HEADING || !table_add(&target->headings, node->id, node))
        return;
    target->ids = arena_grow(target->headings.arena, target->ids, count, &target->capacity,
                             sizeof *target->ids);
    target->ids[count] = node->id;
}

/* The id of a page's heading; the title stands for the page's top. Of a question or factor
 * all headings do: the link leads to the whole. */
static void resolve_anchor(struct link_resolver *resolver, struct markdown_node *link,
                           struct link_target *target, const char *anchor)
{
    if (target->kind == DOCUMENT_BUILTIN) {
        report_anchor(resolver, link, target, anchor);
        return;
    }
    if (!target->markdown)
        return;
    if (!target->ids)
        markdown_walk(target->markdown->first, add_heading, target);
    const struct markdown_node *heading = table_get(&target->headings, anchor);
    if (!heading)
        report_anchor(resolver, link, target, anchor);
    else if (heading->level > 1 && target->kind == DOCUMENT_PAGE)
        link->anchor = heading->id;
}

static void resolve_media(struct link_resolver *resolver, struct markdown_node *link,
                          const struct file *file)
{
    table_add(resolver->linked_media, file->path, (void *)file);
    if (link->kind == MARKDOWN_IMAGE && !is_picture(file->path)) {
        mark_report(link->mark, resolver->job->diag, RULE_MEDIA_TYPE, link->url, NULL, "!");
        return;
    }
    link->link = LINK_MEDIA;
    link->media = file;
}

static void resolve_path(struct link_resolver *resolver, struct markdown_node *link,
                         const char *path, const char *anchor)
{
    struct link_target *target = table_get(&resolver->by_path, path);
    const struct file *file = find_written(resolver->job, path);
    if (target && link->kind == MARKDOWN_LINK && !is_same_language(resolver, path)) {
        mark_report(link->mark, resolver->job->diag, RULE_LINK_LANGUAGE, link->url, NULL, NULL);
    } else if (target && link->kind == MARKDOWN_LINK) {
        link->link = LINK_DOCUMENT;
        link->document = target->kind;
        link->target = target->id;
        if (*anchor)
            resolve_anchor(resolver, link, target, anchor);
    } else if (file && file->trouble == FILE_IS_FOLDER) {
        report_broken(resolver, link, path);
    } else if (file && strncmp(path, media_folder, strlen(media_folder)) == 0) {
        resolve_media(resolver, link, file);
    } else if (file && (link->kind == MARKDOWN_LINK || is_picture(path))) {
        report_outside(resolver, link, path);
    } else if (file || target) {
        mark_report(link->mark, resolver->job->diag, RULE_MEDIA_TYPE, link->url, NULL, "!");
    } else {
        report_broken(resolver, link, path);
    }
}

static void resolve(void *user, struct markdown_node *node)
{
    struct link_resolver *resolver = user;
    if (node->link != LINK_FILE)
        return;
    node->link = LINK_NONE;
    size_t length = strcspn(node->url, "?#");
    const char *hash = strchr(node->url, '#');
    struct buffer anchor = BUFFER_INIT;
    if (hash)
        add_decoded(&anchor, hash + 1, strlen(hash + 1));
    const char *path = length ? project_path(resolver, node->url, length) : NULL;
    if (path) {
        resolve_path(resolver, node, path, anchor.data);
    } else if (length || !anchor.length || node->kind == MARKDOWN_IMAGE) {
        report_broken(resolver, node, length ? node->url : NULL);
    } else if (resolver->page) {
        node->link = LINK_DOCUMENT;
        node->document = DOCUMENT_PAGE;
        node->target = resolver->page->id;
        resolve_anchor(resolver, node, resolver->page, anchor.data);
    } else {
        report_anchor(resolver, node, NULL, anchor.data);
    }
    buffer_free(&anchor);
}

/* ---- all documents ---- */

static struct link_target *enter_target(struct link_resolver *resolver,
                                        const struct language *language, enum document_kind kind,
                                        const char *id)
{
    if (!id_is_valid(id))
        return NULL;
    struct link_target *target = arena_alloc(resolver->job->arena, sizeof *target);
    *target = (struct link_target){ .kind = kind,
                                    .id = id,
                                    .next = resolver->targets,
                                    .headings = { .arena = resolver->job->arena } };
    if (!table_add(&resolver->by_path, document_path(resolver->job->arena, language->tag, kind, id),
                   target))
        return NULL; /* the same id twice, which is reported */
    resolver->targets = target;
    return target;
}

/* A document can be linked to by the path it should have, even where that file is missing
 * (then the default language's stands in) or has faults: one fault is enough. */
static void enter_documents(struct link_resolver *resolver, const struct language *language,
                            enum document_kind kind, const struct ids *ids,
                            const struct document *documents)
{
    for (size_t i = 0; i < ids->count; i++) {
        struct link_target *target = enter_target(resolver, language, kind, ids->words[i]);
        if (!target)
            continue;
        target->markdown = documents[i].markdown;
        target->own = strcmp(documents[i].language, language->tag) == 0;
    }
}

void links_resolve(const struct job *job, const struct instrument *instrument,
                   const struct settings *settings, const struct language *languages,
                   struct table *linked_media)
{
    struct link_resolver resolver = { .job = job,
                                      .instrument = instrument,
                                      .settings = settings,
                                      .by_path = { .arena = job->arena },
                                      .linked_media = linked_media };
    for (size_t i = 0; i < settings->languages.count; i++) {
        const struct language *language = &languages[i];
        enter_documents(&resolver, language, DOCUMENT_QUESTION, &instrument->question_ids,
                        language->questions);
        enter_documents(&resolver, language, DOCUMENT_FACTOR, &instrument->factor_ids,
                        language->factors);
        enter_documents(&resolver, language, DOCUMENT_PAGE, &settings->page_ids, language->pages);
        for (size_t j = 0; builtin_pages[j]; j++)
            enter_target(&resolver, language, DOCUMENT_BUILTIN, builtin_pages[j]);
    }
    for (struct link_target *target = resolver.targets; target; target = target->next) {
        if (!target->markdown || !target->own)
            continue;
        resolver.markdown = target->markdown;
        resolver.page = target->kind == DOCUMENT_PAGE ? target : NULL;
        markdown_walk(target->markdown->first, resolve, &resolver);
    }
}
