/* The steps of model_load, in its order, and what lint/ asks of names too (is_picture, is_email).
 */
#ifndef CONTENT_PARTS_H
#define CONTENT_PARTS_H

#include "content/model.h"

/* What the YAML files may hold: the tables of check.c, settings.c and texts.c. */
extern const struct record check_yaml, site_yaml, texts_yaml;

/* check.c, settings.c: false if the file could not be read or has faults that
 * make everything after it guesswork. */
bool check_load(const struct files *files, struct check *check, struct arena *arena,
                struct diag *diag);
bool settings_load(const struct files *files, struct settings *settings, struct arena *arena,
                   struct diag *diag);
/* texts.c: texts.yaml of one language; `fallback` is the default language, NULL for itself. */
void texts_load(const struct files *files, const struct check *check, struct language *language,
                const struct language *fallback, struct arena *arena, struct diag *diag);
/* Reports what the ends of the scale mean if no text says it, nor the answers of all questions. */
void texts_check_ends(const struct check *check, const struct language *language,
                      struct arena *arena, struct diag *diag);
/* Reports a text that is missing, and whose language stands in for it; of a language that is
 * meant to have part of them it is counted. */
void report_untranslated(struct language *language, struct mark mark, const char *name,
                         const char *instead, struct diag *diag);
/* The same of a whole file. */
void report_missing_file(struct language *language, const char *path, const char *instead,
                         struct diag *diag);
/* documents.c: the Markdown files of one language. */
void documents_load(const struct files *files, const struct model *model, struct language *language,
                    const struct language *fallback, struct arena *arena, struct diag *diag);
/* folders.c: the path of a document's file, be it there or not; in `arena`. */
const char *document_path(struct arena *arena, const char *tag, enum place_kind kind,
                          const char *id);
/* settings.c: the ids of the pages that the program makes itself; NULL behind the last. */
extern const char *const made_pages[];
/* links.c: finds what links and pictures of all languages lead to. */
void links_resolve(struct model *model, const struct files *files, struct arena *arena,
                   struct diag *diag);

/* names.c: file names that not every system can hold. */
void names_check(const struct files *files, struct arena *arena, struct diag *diag);
/* Reports an id that cannot be a file's name: Windows keeps some names for devices, and
 * a file of that name cannot be copied there. */
void check_device_name(const struct text *id, struct diag *diag);

/* load.c: the root of a YAML file of content/; NULL, with a report, if there is none, or
 * nothing in it. */
const struct yaml_node *load_yaml(const struct files *files, const char *path, struct arena *arena,
                                  struct diag *diag);
/* True if a browser shows a file of that name as a picture. */
bool is_picture(const char *path);
/* lint.c: true if a text is an e-mail address. */
bool is_email(const char *text);

/* ---- ids.c ---- */

/* The texts of a list, for `nearest`. */
const char **text_list_words(const struct text_list *list, struct arena *arena);
/* Reports items that stand a second time in a list of ids. */
void report_duplicate_ids(const struct text *const *ids, size_t count, struct diag *diag);
/* The same for all of a list. */
void report_duplicates_in(const struct text_list *list, struct arena *arena, struct diag *diag);
/* Reports an id that is none of the words of the list called `name`, with the nearest one. */
void report_unknown_id(const struct text *id, const char *const *words, size_t count,
                       const char *name, struct diag *diag);
/* True if an entry that is no id, and so reported, was most likely meant to be this id. */
bool id_is_meant(const char *id, const char *const *entries, size_t count, struct arena *arena);

/* A list of check.yaml whose ids are named elsewhere in it. */
struct id_list {
    const struct text_list *ids;
    const char *name;
    const struct files *files; /* of factors, which have a file each; else NULL */
};

/* Reports, once each, the ids that are named and not in the list; they are added to
 * `strangers`, which has room for all. */
void check_named_ids(const struct id_list *list, const struct text *const *named, size_t count,
                     struct text_list *strangers, struct arena *arena, struct diag *diag);
/* folders.c: true if a factor of that id has its file in a language. */
bool has_factor_file(const struct files *files, const char *id);

#endif
