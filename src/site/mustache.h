/* Mustache templates: compile once, render many times.
 *
 * The language is that of the Mustache specification's core modules
 * (https://github.com/mustache/spec): interpolation, sections, inverted
 * sections, partials, comments, set delimiters. No lambdas, no inheritance, no
 * dynamic names. This module knows values, an arena and a buffer, nothing else.
 *
 * Where the specification leaves a choice, it is made so:
 * - Escaped are & < > " and ' (as &#39;).
 * - Falsy are null, false, the empty list and the empty string, so that
 *   {{#help}}<p>{{help}}</p>{{/help}} prints nothing for an empty text.
 * - Null and false interpolate as nothing. True, a list or a map is no text: it
 *   is reported (MUSTACHE_NOT_TEXT) and interpolates as nothing.
 * - A standalone partial's indentation goes before every line of the partial's
 *   template, the empty ones included, and adds up over nested partials; the
 *   lines of an interpolated text are not indented. A partial amid a line is
 *   rendered without any indentation.
 * - Space and tab may surround a standalone tag; a line ends with \n or \r\n.
 * - {{{x}}} works with other delimiters too: <%{x}%>.
 * - A delimiter has at most MUSTACHE_DELIMITER_MAX bytes, and no name holds the
 *   opening one: {{a <b>{{c}} is an unclosed tag and then c.
 *
 * No fault stops the work before everything is looked at, one excepted: nesting
 * beyond MUSTACHE_DEPTH_MAX ends a rendering, for that is a partial without end; so does
 * making more than the host wants, for lists that repeat each other have no end either.
 *
 * Compiling takes time linear in the template, without recursion; rendering goes no deeper than
 * MUSTACHE_DEPTH_MAX: neither a hostile template nor a deep tree can exhaust the stack.
 */
#ifndef SITE_MUSTACHE_H
#define SITE_MUSTACHE_H

#include <stddef.h>

#include "base/arena.h"
#include "base/buffer.h"
#include "site/value.h"

enum {
    MUSTACHE_DEPTH_MAX = 1000,  /* sections and partials within each other */
    MUSTACHE_CONTEXTS = 8,      /* that a rendering may begin with */
    MUSTACHE_DELIMITER_MAX = 32 /* bytes */
};

struct mustache_template;

enum mustache_fault_kind {
    /* Found when compiling. What a faulty tag renders is not promised. */
    MUSTACHE_UNCLOSED_TAG,     /* name: the closing delimiter that is missing */
    MUSTACHE_EMPTY_NAME,       /* {{}} or {{# }} */
    MUSTACHE_BAD_NAME,         /* white space, a NUL byte or an empty part (a..b) within */
    MUSTACHE_BAD_DELIMITERS,   /* not of the form {{=<% %>=}} */
    MUSTACHE_NOT_OPENED,       /* a closing tag, and no section is open */
    MUSTACHE_WRONG_CLOSE,      /* a closing tag, and another section is to be closed first */
    MUSTACHE_UNCLOSED_SECTION, /* the section's opening tag */
    /* Found when rendering: as often as the tag is met. */
    MUSTACHE_MISSING_NAME,    /* no context offers it */
    MUSTACHE_NOT_TEXT,        /* true, a list or a map where a text belongs */
    MUSTACHE_MISSING_PARTIAL, /* rendered as nothing */
    /* At the tag one level too deep, or that makes more than the host wants; the rendering ends. */
    MUSTACHE_TOO_DEEP
};

struct mustache_fault {
    enum mustache_fault_kind kind;
    const struct mustache_template *template; /* the template the tag is in */
    size_t offset;    /* of the tag's first byte in that template's text, from 0 */
    size_t length;    /* bytes of the tag, as far as it was understood; at least 1 */
    const char *name; /* the name in the tag; "" if there is none; lives in the arena */
};

/* Called for each fault, in the order in which they are met; but sections that
 * are never closed come after all else, the outermost first. */
typedef void mustache_report(void *user, const struct mustache_fault *fault);

/* What a rendering asks of its surroundings. */
struct mustache_host {
    /* The partial of that name, or NULL if there is none; a tag asks until there is one, and keeps
     * it. A name is what stands in the tag, dots and slashes included. NULL here: there are no
     * partials. */
    const struct mustache_template *(*partial)(void *user, const char *name);
    mustache_report *fault; /* NULL: nobody wants to know */
    void *user;             /* handed to both */
    size_t most;            /* bytes to be made, a tag counting as 64, too; 0: without end */
};

/* Compiles `length` bytes of `text`. Name and text are borrowed and must outlive
 * the template, which lives in the arena. Faults go to `fault` (which may be
 * NULL); the template can be rendered even so. */
const struct mustache_template *mustache_compile(struct arena *arena, const char *name,
                                                 const char *text, size_t length,
                                                 mustache_report *fault, void *user);

/* Calls `visit` with the name of each partial that the template has a tag for. */
void mustache_visit_partials(const struct mustache_template *template,
                             void (*visit)(void *user, const char *name), void *user);

/* The name and the text that the template was compiled from. */
const char *mustache_name(const struct mustache_template *template);
const char *mustache_text(const struct mustache_template *template, size_t *length);

/* Appends the rendered template to `out`. `contexts` is the stack to begin with, the outermost
 * first, at most MUSTACHE_CONTEXTS: names are looked up from its end. */
void mustache_render(const struct mustache_template *template, const struct value *const *contexts,
                     size_t context_count, const struct mustache_host *host, struct buffer *out);

#endif
