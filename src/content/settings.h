/* What site.yaml holds: publisher, languages, pages, brand. */
#ifndef CONTENT_SETTINGS_H
#define CONTENT_SETTINGS_H

#include "content/fields.h"

/* What the file may hold. */
extern const struct record site_yaml;
/* The ids of the pages that the program makes itself; NULL behind the last. */
extern const char *const builtin_pages[];

struct publisher {
    struct text name, url;
    struct mark mark;
};

struct contact {
    struct text name, address, email, phone, url;
    struct mark mark;
};

struct brand {
    struct text color; /* #rrggbb, or "" for the theme's own */
    struct text logo, logo_alt;
    const struct file *logo_file; /* NULL for none */
    struct mark mark;
};

struct page {
    struct text id;
    struct text nav; /* main, footer or "" */
    struct text
        role; /* start, imprint, privacy, accessibility, easy-language, sign-language or "" */
    struct mark mark;
};

struct settings {
    struct publisher publisher;
    struct contact contact;
    struct text_list languages; /* the first is the default */
    struct text theme;
    struct text base_url;
    struct brand brand;
    struct record_list pages; /* of struct page */
    struct mark mark;
};

const struct page *settings_page(const struct settings *settings, size_t index);
bool page_has_role(const struct page *page, const char *role);
/* False if a page's role, or what else its entry is to hold, was reported as not to be read. */
bool settings_has_clear_roles(const struct settings *settings);

/* Loads site.yaml. False if it could not be read, or has faults that make everything after it
 * guesswork. */
bool settings_load(const struct files *files, struct settings *settings, struct arena *arena,
                   struct diag *diag);

#endif
