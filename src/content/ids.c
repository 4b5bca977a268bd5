#include "content/ids.h"

#include <string.h>

#include "base/buffer.h"
#include "base/table.h"
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
    struct buffer id = BUFFER_INIT;
    const char *end = strrchr(text, '.'); /* of a file's name, the id is what stands before .md */
    end = end && strcmp(end, ".md") == 0 ? end : text + strlen(text);
    for (const char *c = text; c < end && id.length < ID_LENGTH - 1; c++) {
        if (*c >= 'A' && *c <= 'Z')
            buffer_add_char(&id, (char)(*c - 'A' + 'a'));
        else if ((*c >= 'a' && *c <= 'z') || (*c >= '0' && *c <= '9'))
            buffer_add_char(&id, *c);
        else if (strchr(" _-.", *c) && id.length && id.data[id.length - 1] != '-')
            buffer_add_char(&id, '-');
        if (utf8_length(c, 2) == 2)
            buffer_add_string(&id, utf8_latin(utf8_decode(c)));
    }
    if (id.length && id.data[id.length - 1] == '-') /* there is one at most */
        buffer_truncate(&id, id.length - 1);
    const char *result = id.length ? arena_copy(arena, id.data, id.length) : NULL;
    buffer_free(&id);
    return result;
}

bool id_may_mean(struct diag *diag, const struct text *id, const char *other)
{
    return id->mark.reported &&
           (strstr(id->text, other) || diag_suggest(diag, other, &id->text, 1));
}

size_t text_list_find(const struct text_list *list, const char *id)
{
    size_t i = 0;
    while (i < list->count && strcmp(list->items[i].text, id))
        i++;
    return i;
}

struct table text_list_table(const struct text_list *list, struct arena *arena)
{
    struct table table = { .arena = arena };
    for (size_t i = 0; i < list->count; i++)
        table_add(&table, list->items[i].text, &list->items[i]);
    return table;
}

size_t text_list_look_up(const struct text_list *list, const struct table *table, const char *id)
{
    const struct text *found = table_get(table, id);
    return found ? (size_t)(found - list->items) : list->count;
}

const char **text_list_words(const struct text_list *list, struct arena *arena)
{
    const char **words = arena_array(arena, list->count, sizeof *words);
    for (size_t i = 0; i < list->count; i++)
        words[i] = list->items[i].text;
    return words;
}

void report_duplicate_ids(const struct job *job, const struct text *const *ids, size_t count)
{
    struct table seen = { .arena = job->arena };
    for (size_t i = 0; i < count; i++) {
        if (!*ids[i]->text || table_add(&seen, ids[i]->text, (void *)ids[i]) ||
            ids[i]->mark.reported)
            continue;
        const struct text *first = table_get(&seen, ids[i]->text);
        mark_report(ids[i]->mark, job->diag, RULE_ID_DUPLICATE, ids[i]->text,
                    arena_format(job->arena, "%zu", first->mark.line), NULL);
    }
}

void report_duplicates_in(const struct job *job, const struct text_list *list)
{
    const struct text **ids = arena_array(job->arena, list->count, sizeof *ids);
    for (size_t i = 0; i < list->count; i++)
        ids[i] = &list->items[i];
    report_duplicate_ids(job, ids, list->count);
}

/* ---- ids that are named and stand in no list ---- */

void report_unknown_id(const struct job *job, const struct text *id, const char *const *words,
                       size_t count, const char *name)
{
    mark_report(id->mark, job->diag, RULE_ID_UNKNOWN, id->text,
                diag_suggest(job->diag, id->text, words, count), name);
}

/* An id that is named and stands in no list. */
struct unknown_id {
    struct text first;
    size_t uses;
};

/* One that is named several times, and is near to an entry that nobody names, is most likely the
 * right one. */
static void report_unknown(const struct job *job, const struct unknown_id *unknown,
                           const struct text_list *list, const char *name, const char *const *words,
                           const size_t *uses)
{
    const char *id = unknown->first.text;
    size_t near = diag_suggest_index(job->diag, id, words, list->count);
    for (size_t i = 0; i < list->count; i++)
        if (id_may_mean(job->diag, &list->items[i], id))
            return;
    if (near == list->count || uses[near] || unknown->uses == 1) {
        report_unknown_id(job, &unknown->first, words, list->count, name);
        return;
    }
    list->items[near].mark.reported = true;
    mark_report(list->items[near].mark, job->diag, RULE_ID_MISSPELT, words[near], id,
                arena_format(job->arena, "%zu", unknown->first.mark.line));
}

void validate_named_ids(const struct job *job, const struct text_list *list, const char *name,
                        struct text *const *named, size_t count)
{
    const char **words = text_list_words(list, job->arena);
    size_t *uses = arena_array(job->arena, list->count, sizeof *uses), found_count = 0;
    struct unknown_id *found = arena_array(job->arena, count, sizeof *found);
    struct table seen = { .arena = job->arena }, ids = text_list_table(list, job->arena);
    for (size_t i = 0; i < count; i++) {
        const char *id = named[i]->text;
        size_t index = text_list_look_up(list, &ids, id);
        if (index < list->count)
            uses[index]++;
        if (!*id || index < list->count || named[i]->mark.reported)
            continue;
        if (table_add(&seen, id, &found[found_count]))
            found[found_count++].first = *named[i];
        ((struct unknown_id *)table_get(&seen, id))->uses++;
        named[i]->mark.reported = true;
    }
    for (size_t i = 0; i < found_count && !list->mark.reported; i++)
        report_unknown(job, &found[i], list, name, words, uses);
}
