/* What site.yaml holds: publisher, languages, pages, brand. */
#ifndef CONTENT_SETTINGS_H
#define CONTENT_SETTINGS_H

#include "content/fields.h"
#include "content/ids.h"

/* What the file may hold. */
extern const struct record site_yaml;
/* The ids of the pages that the program makes itself; NULL behind the last. */
extern const char *const builtin_pages[];

struct publisher {
    struct mark mark;
    struct text name, url;
};

struct contact {
    struct mark mark;
    struct text name, address, email, phone, url;
};

struct brand {
    struct mark mark;
    struct text color; /* #rrggbb, or "" for the theme's own */
    struct text logo, logo_alt;
    const struct file *logo_file; /* NULL for none */
};

struct page {
    struct mark mark;
    struct text id;
    struct text nav; /* main, footer or "" */
    struct text
        role; /* start, imprint, privacy, accessibility, easy-language, sign-language or "" */
};

struct settings {
    struct mark mark;
    struct publisher publisher;
    struct contact contact;
    struct text_list languages; /* the first is the default */
    struct text theme;
    struct text base_url;
    struct number single_file_mb; /* the most that a single file may have; 0: there is none */
    struct brand brand;
    struct record_list pages; /* of struct page */
    struct text_list publish; /* files and folders of content/ that no page need link to */
    struct ids page_ids, language_ids;
};

const struct page *settings_page(const struct settings *settings, size_t index);
bool page_has_role(const struct page *page, const char *role);
/* The page that has a role, or may have it, as what was given was reported; or NULL. */
const struct page *find_role(const struct settings *settings, const char *role);

/* Whether a file of content/ is published by its name, be it linked to or not. */
bool settings_publish(const struct settings *settings, const char *path);

/* Loads site.yaml. Without languages or pages, a fault was reported. */
void settings_load(const struct job *job, struct settings *settings);

#endif
