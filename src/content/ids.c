#include "content/ids.h"

#include <stdio.h>
#include <string.h>

#include "base/buffer.h"
#include "base/nearest.h"
#include "base/table.h"
#include "content/paths.h"

enum { ID_LENGTH = 60 };

bool id_is_valid(const char *id)
{
    size_t length = strlen(id);
    return length >= 1 && length <= ID_LENGTH &&
           strspn(id, "abcdefghijklmnopqrstuvwxyz0123456789-") == length;
}

const char *id_like(struct arena *arena, const char *text)
{
    static const char *const letters[][2] = { { "ä", "ae" }, { "ö", "oe" }, { "ü", "ue" },
                                              { "Ä", "ae" }, { "Ö", "oe" }, { "Ü", "ue" },
                                              { "ß", "ss" } };
    struct buffer id = BUFFER_INIT;
    for (const char *c = text; *c && id.length < ID_LENGTH - 1; c++) {
        if (*c >= 'A' && *c <= 'Z')
            buffer_add_char(&id, (char)(*c - 'A' + 'a'));
        else if ((*c >= 'a' && *c <= 'z') || (*c >= '0' && *c <= '9'))
            buffer_add_char(&id, *c);
        else if (strchr(" _-.", *c) && id.length && id.data[id.length - 1] != '-')
            buffer_add_char(&id, '-');
        for (size_t i = 0; i < sizeof letters / sizeof *letters; i++)
            if (strncmp(c, letters[i][0], 2) == 0)
                buffer_add_string(&id, letters[i][1]);
    }
    while (id.length && id.data[id.length - 1] == '-')
        id.length--;
    const char *result = id.length ? arena_copy(arena, id.data, id.length) : NULL;
    buffer_free(&id);
    return result;
}

size_t text_list_find(const struct text_list *list, const char *id)
{
    size_t i = 0;
    while (i < list->count && strcmp(list->items[i].text, id))
        i++;
    return i;
}

const char **text_list_words(const struct text_list *list, struct arena *arena)
{
    const char **words = arena_array(arena, list->count, sizeof *words);
    for (size_t i = 0; i < list->count; i++)
        words[i] = list->items[i].text;
    return words;
}

void report_duplicate_ids(const struct text *const *ids, size_t count, struct diag *diag)
{
    struct table seen = { 0 };
    for (size_t i = 0; i < count; i++) {
        if (!*ids[i]->text || table_add(&seen, ids[i]->text, (void *)ids[i]))
            continue;
        const struct text *first = table_get(&seen, ids[i]->text);
        char line[24];
        snprintf(line, sizeof line, "%zu", first->mark.line);
        mark_report(ids[i]->mark, diag, RULE_ID_DUPLICATE, ids[i]->text, line, NULL);
    }
    table_free(&seen);
}

void report_duplicates_in(const struct text_list *list, struct arena *arena, struct diag *diag)
{
    const struct text **ids = arena_array(arena, list->count, sizeof *ids);
    for (size_t i = 0; i < list->count; i++)
        ids[i] = &list->items[i];
    report_duplicate_ids(ids, list->count, diag);
}

/* ---- ids that are named and stand in no list ---- */

bool id_is_meant(const char *id, const char *const *entries, size_t count, struct arena *arena)
{
    for (size_t i = 0; i < count; i++) {
        if (id_is_valid(entries[i]))
            continue;
        const char *like = id_like(arena, entries[i]);
        if (strstr(entries[i], id) || (like && nearest(id, &like, 1)))
            return true;
    }
    return false;
}

void report_unknown_id(const struct text *id, const char *const *words, size_t count,
                       const char *name, struct diag *diag)
{
    mark_report(id->mark, diag, RULE_ID_UNKNOWN, id->text,
                diag_suggest(diag, id->text, words, count), name);
}

/* An id that is named and stands in no list. */
struct stranger {
    const struct text *first;
    size_t uses;
};

static void report_stranger(const struct stranger *stranger, const struct id_list *list,
                            const char *const *words, const size_t *uses, struct arena *arena,
                            struct diag *diag)
{
    const struct text_list *ids = list->ids;
    const char *id = stranger->first->text;
    size_t near = diag_suggest_index(diag, id, words, ids->count);
    if (!id_is_valid(id) || ids->faulty || id_is_meant(id, words, ids->count, arena))
        return;
    if (near < ids->count && list->files && !has_factor_file(list->files, words[near]) &&
        has_factor_file(list->files, id))
        return; /* the entry's file is missing, and this one is suggested there */
    if (near == ids->count || uses[near] || stranger->uses == 1) {
        report_unknown_id(stranger->first, words, ids->count, list->name, diag);
        return;
    }
    char line[24];
    snprintf(line, sizeof line, "%zu", stranger->first->mark.line);
    mark_report(ids->items[near].mark, diag, RULE_ID_MISSPELT, words[near], id, line);
}

void check_named_ids(const struct id_list *list, const struct text *const *named, size_t count,
                     struct text_list *strangers, struct arena *arena, struct diag *diag)
{
    const char **words = text_list_words(list->ids, arena);
    size_t *uses = arena_array(arena, list->ids->count, sizeof *uses);
    struct stranger *found = arena_array(arena, count, sizeof *found);
    struct table seen = { 0 };
    size_t found_count = 0;
    for (size_t i = 0; i < count; i++) {
        const char *id = named[i]->text;
        size_t index = text_list_find(list->ids, id);
        if (index < list->ids->count)
            uses[index]++;
        if (!*id || index < list->ids->count)
            continue;
        if (table_add(&seen, id, &found[found_count]))
            found[found_count++].first = named[i];
        ((struct stranger *)table_get(&seen, id))->uses++;
    }
    for (size_t i = 0; i < found_count; i++) {
        report_stranger(&found[i], list, words, uses, arena, diag);
        strangers->items[strangers->count++] = *found[i].first;
    }
    table_free(&seen);
}
