/* A text file of the content or the theme, ready to be read: valid UTF-8, without
 * byte order mark, its lines ending in LF. Windows files (BOM, CRLF) are normal;
 * the line and column of every character stay those of the file on disk.
 *
 * Marks and places: a `mark` remembers where something stands; it becomes a
 * `place` (with the line's text) when a diagnostic needs one.
 */
#ifndef TEXT_SOURCE_H
#define TEXT_SOURCE_H

#include <stdbool.h>
#include <stddef.h>

#include "base/files.h"
#include "diag/diag.h"

struct source {
    const char *path;
    const char *text; /* `length` bytes, NUL-terminated */
    size_t length;
    const size_t *lines; /* offsets at which the lines start */
    size_t line_count;   /* at least 1 */
};

struct mark {
    const struct source *source; /* NULL: nowhere */
    size_t line;                 /* from 1; 0: the file as a whole */
    size_t offset;               /* of the byte in the source's text */
    bool reported;               /* what stands here has a fault that was reported: all that follows
                                  * from it is passed over */
};

/* Reads a file's text. On trouble (unreadable, not UTF-8, a control character …)
 * reports it and returns NULL. The result lives in `arena`. */
const struct source *source_open(struct arena *arena, const struct file *file, struct diag *diag);
/* Says why a file's bytes are not there. False if they are. */
bool source_report_trouble(const struct file *file, struct diag *diag);

/* The mark of a byte offset of `text`; one behind its end counts as its end. */
struct mark source_mark(const struct source *source, size_t offset);
/* The same of a place in `text`; what a mark stands before, "" where it is nowhere. */
struct mark source_mark_at(const struct source *source, const char *at);
const char *mark_text(struct mark mark);
/* Whether a \ stands before it. */
bool mark_is_escaped(struct mark mark);
/* A line's text without its end; `line` from 1. */
const char *source_line(const struct source *source, size_t line, size_t *length);
/* Moves a mark on to where a text begins. It is looked for among the bytes that `passed` bytes of
 * text may take in the file, where they may be escaped and indented, and some that are no text,
 * such as an address. False, and nothing moved, if it is not there, as where it was written as an
 * entity. */
bool mark_find(struct mark *mark, const char *text, size_t passed);
/* The same in the mark's line: behind it or else before it, as Markdown's marks of text
 * within paragraphs of several lines are not always exact. */
bool mark_find_in_line(struct mark *mark, const char *text);
struct place mark_place(struct mark mark);
/* Reports a fault at a mark; see diag_add. */
void mark_report(struct mark mark, struct diag *diag, enum rule rule, const char *first,
                 const char *second, const char *third);
/* The same; see diag_add_wording. */
void mark_report_wording(struct mark mark, struct diag *diag, enum rule rule, const char *word,
                         struct wording wording);

/* Reports a limit that was passed. */
void report_limit(struct mark mark, struct diag *diag, enum rule rule, int limit);
/* Reports a character by its number. */
void report_character(struct mark mark, struct diag *diag, enum rule rule, const char *character);

#endif
