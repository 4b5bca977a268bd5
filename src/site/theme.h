/* A theme: templates, words, styles, scripts. A file of the project's theme stands
 * in for the same file of the default theme, which is built into the program. */
#ifndef SITE_THEME_H
#define SITE_THEME_H

#include "base/files.h"
#include "base/table.h"
#include "content/model.h"
#include "site/mustache.h"

enum { THEME_STYLES = 4 }; /* see theme_styles */

struct theme_yaml {
    struct mark mark;
    struct text_list styles[THEME_STYLES];
};

/* An opened theme. What is in it is the business of theme.c and theme_use.c alone. */
struct theme {
    const struct files *project, *builtin;
    const char *name;
    const struct model *model; /* NULL where its faults were reported */
    struct arena *arena;
    struct diag *diag;
    struct theme_yaml yaml;
    bool endless;           /* a template has no end, which was reported: no more are rendered */
    struct table templates; /* path below the theme -> struct compiled */
    struct table words;     /* tag -> struct words */
};

/* The theme of that name, out of the project's files and the built-in ones (both
 * sorted). Reports what is wrong with its theme.yaml; NULL if there is no such theme,
 * which is reported at the name's mark. */
struct theme *theme_open(const struct job *job, const struct files *builtin,
                         const struct text *wanted);
/* Compiles all templates of the project's theme, so that the faults of those that no
 * page happens to use are reported, too. */
void theme_compile_all(struct theme *theme);

/* The paths below the theme of a language's words, and of a template. */
const char *theme_words_path(const struct theme *theme, const char *tag);
const char *theme_template_path(const struct theme *theme, const char *name);
/* The template at a path below the theme, which must live as long; compiled once. NULL if there is
 * none. */
const struct mustache_template *theme_template(struct theme *theme, const char *path);

/* The words of a language as a map. What is missing comes from the language without its
 * last parts (de-simple: de), then the default language, then English; reported but for
 * the first. The content's `interface:` replaces single words. The word `language_name` is
 * there even so only where the language itself has it; else it is the tag. */
const struct value *theme_words(struct theme *theme, const struct language *language);

/* Renders templates/NAME.mustache. Faults are reported at their place in the template. */
void theme_render(struct theme *theme, const char *name, const struct value *const *contexts,
                  size_t context_count, struct buffer *out);
/* The styles below assets/: of every page, of the check's page, what comes with later.js and
 * with together.js, and of all pages but the check's. */
extern const char *const theme_styles[THEME_STYLES];
/* Joins the files that make one of them; those that are templates see `context`. */
void theme_join_style(struct theme *theme, size_t style, const struct value *context,
                      struct buffer *out);
/* The paths below the theme of what has a fixed name: the scripts, and what a watched site
 * has besides; ended by NULL. */
extern const char *const theme_assets[];
/* What templates call a style or script whose name carries its content: "check_js" of check.js. */
const char *theme_asset_key(struct arena *arena, const char *name);
/* Adds one of them as it is. */
void theme_add_asset(struct theme *theme, const char *path, struct buffer *out);

#endif
