#include "content/ids.h"

#include <string.h>
#include <strings.h>

#include "base/utf8.h"

enum { ID_LENGTH = 60 };

bool id_is_valid(const char *id)
{
    size_t length = strlen(id);
    return length >= 1 && length <= ID_LENGTH &&
           strspn(id, "abcdefghijklmnopqrstuvwxyz0123456789-") == length;
}

const char *id_like(struct arena *arena, const char *text)
{
    const char *end = strrchr(text, '.'); /* of a file's name, the id is what stands before .md */
    size_t length = end && strcasecmp(end, ".md") == 0 ? (size_t)(end - text) : strlen(text);
    char *id = utf8_slug(arena, arena_copy(arena, text, length), true);
    length = strnlen(id, ID_LENGTH);
    id[length - (length && id[length - 1] == '-')] = '\0'; /* there is one at most */
    return *id ? id : NULL;
}

/* ---- lists ---- */

/* Those that begin at `first`, `size` bytes apart. */
static struct ids ids_from(void *first, size_t size, size_t count, struct arena *arena)
{
    struct ids ids = { .count = count, .table = { .arena = arena } };
    ids.items = arena_array(arena, count, sizeof *ids.items);
    ids.words = arena_array(arena, count, sizeof *ids.words);
    for (size_t i = 0; i < count; i++) {
        ids.items[i] = (void *)((char *)first + i * size);
        ids.words[i] = ids.items[i]->text;
        table_add(&ids.table, ids.words[i], &ids.items[i]);
    }
    return ids;
}

struct ids ids_of_texts(const struct text_list *list, struct arena *arena)
{
    return ids_from(list->items, sizeof *list->items, list->count, arena);
}

struct ids ids_of_records(const struct record_list *list, struct arena *arena)
{
    void *first = list->count ? (struct mark *)list->items + 1 : NULL;
    return ids_from(first, list->size, list->count, arena);
}

size_t ids_find(const struct ids *ids, const char *id)
{
    struct text **found = table_get(&ids->table, id);
    return found ? (size_t)(found - ids->items) : ids->count;
}

bool ids_have(const struct ids *ids, const char *id)
{
    return table_get(&ids->table, id);
}

bool ids_may_mean(const struct ids *ids, struct diag *diag, const char *other)
{
    for (size_t i = 0; i < ids->count; i++)
        if (ids->items[i]->mark.reported &&
            (strstr(ids->words[i], other) || diag_suggest(diag, other, &ids->words[i], 1)))
            return true;
    return false;
}

void report_duplicate_ids(const struct job *job, const struct ids *ids)
{
    for (size_t i = 0; i < ids->count; i++) {
        const struct text *id = ids->items[i], *first = ids->items[ids_find(ids, id->text)];
        if (*id->text && id != first && !id->mark.reported)
            mark_report(id->mark, job->diag, RULE_ID_DUPLICATE, id->text,
                        arena_format(job->arena, "%zu", first->mark.line), NULL);
    }
}

/* ---- ids that are named and stand in no list ---- */

void report_unknown_id(const struct job *job, const struct text *id, const struct ids *ids,
                       const char *name)
{
    mark_report(id->mark, job->diag, RULE_ID_UNKNOWN, id->text,
                diag_suggest(job->diag, id->text, ids->words, ids->count), name);
}

/* An id that is named and stands in no list. */
struct unknown_id {
    struct text first;
    size_t uses;
};

/* One that is named several times, and is near to an entry that nobody names, is most likely the
 * right one. */
static void report_unknown(const struct job *job, const struct unknown_id *unknown,
                           const struct ids *ids, const char *name, const size_t *uses)
{
    const char *id = unknown->first.text;
    size_t near = diag_suggest_index(job->diag, id, ids->words, ids->count);
    if (ids_may_mean(ids, job->diag, id))
        return;
    if (near == ids->count || uses[near] || unknown->uses == 1) {
        report_unknown_id(job, &unknown->first, ids, name);
        return;
    }
    ids->items[near]->mark.reported = true;
    mark_report(ids->items[near]->mark, job->diag, RULE_ID_MISSPELT, ids->words[near], id,
                arena_format(job->arena, "%zu", unknown->first.mark.line));
}

void validate_named_ids(const struct job *job, const struct mark *list, const struct ids *ids,
                        const char *name, struct text *const *named, size_t count)
{
    size_t *uses = arena_array(job->arena, ids->count + 1, sizeof *uses), found_count = 0;
    struct unknown_id *found = arena_array(job->arena, count, sizeof *found);
    struct table seen = { .arena = job->arena };
    for (size_t i = 0; i < count; i++) {
        const char *id = named[i]->text;
        uses[ids_find(ids, id)]++;
        if (!*id || ids_have(ids, id) || named[i]->mark.reported)
            continue;
        if (table_add(&seen, id, &found[found_count]))
            found[found_count++].first = *named[i];
        ((struct unknown_id *)table_get(&seen, id))->uses++;
        named[i]->mark.reported = true;
    }
    for (size_t i = 0; i < found_count && !list->reported; i++)
        report_unknown(job, &found[i], ids, name, uses);
}
