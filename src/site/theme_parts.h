/* What an opened theme holds. Only theme*.c include this. */
#ifndef SITE_THEME_PARTS_H
#define SITE_THEME_PARTS_H

#include "base/table.h"
#include "site/theme.h"

struct theme_yaml {
    struct text_list styles[THEME_STYLES];
    struct mark mark;
};

struct theme {
    const struct files *project, *builtin;
    const char *name;
    struct arena *arena;
    struct diag *diag;
    struct theme_yaml yaml;
    bool endless;           /* a template has no end, which was reported: no more are rendered */
    struct table templates; /* path below the theme -> struct compiled */
    struct table compiled;  /* name of a compiled template -> struct compiled */
    struct table words;     /* tag -> struct words */
};

/* The path of a template below the theme. */
const char *theme_template_path(const struct theme *theme, const char *name);
/* The template at a path below the theme, compiled once; NULL if there is none. */
const struct mustache_template *theme_template(struct theme *theme, const char *path);

#endif
