/* site.yaml: publisher, languages, pages, brand. */
#include <stddef.h>
#include <string.h>

#include "content/parts.h"

static const struct field publisher_fields[] = {
    { "name", FIELD_TEXT, FIELD_MAY_BE_EMPTY, offsetof(struct publisher, name), 0, 0, NULL, NULL },
    { "url", FIELD_URL, FIELD_MAY_BE_EMPTY, offsetof(struct publisher, url), 0, 0, NULL, NULL },
};

static const struct record publisher_record = { publisher_fields, 2, sizeof(struct publisher),
                                                offsetof(struct publisher, mark) };

static const struct field contact_fields[] = {
    { "name", FIELD_TEXT, FIELD_MAY_BE_EMPTY, offsetof(struct contact, name), 0, 0, NULL, NULL },
    { "address", FIELD_TEXT, FIELD_MAY_BE_EMPTY, offsetof(struct contact, address), 0, 0, NULL,
      NULL },
    { "email", FIELD_TEXT, FIELD_MAY_BE_EMPTY, offsetof(struct contact, email), 0, 0, NULL, NULL },
    { "phone", FIELD_TEXT, FIELD_MAY_BE_EMPTY, offsetof(struct contact, phone), 0, 0, NULL, NULL },
    { "url", FIELD_URL, FIELD_MAY_BE_EMPTY, offsetof(struct contact, url), 0, 0, NULL, NULL },
};

static const struct record contact_record = { contact_fields, 5, sizeof(struct contact),
                                              offsetof(struct contact, mark) };

static const struct field brand_fields[] = {
    { "color", FIELD_COLOR, FIELD_MAY_BE_EMPTY, offsetof(struct brand, color), 0, 0, NULL, NULL },
    { "logo", FIELD_PATH, FIELD_MAY_BE_EMPTY, offsetof(struct brand, logo), 0, 0, NULL, NULL },
    { "logo_alt", FIELD_TEXT, FIELD_MAY_BE_EMPTY, offsetof(struct brand, logo_alt), 0, 0, NULL,
      NULL },
};

static const struct record brand_record = { brand_fields, 3, sizeof(struct brand),
                                            offsetof(struct brand, mark) };

static const char *const navs[] = { "main", "footer", NULL };
static const char *const roles[] = { "start",         "imprint",       "privacy", "accessibility",
                                     "easy-language", "sign-language", NULL };

static const struct field page_fields[] = {
    { "id", FIELD_ID, FIELD_REQUIRED, offsetof(struct page, id), 0, 0, NULL, NULL },
    { "nav", FIELD_CHOICE, FIELD_MAY_BE_EMPTY, offsetof(struct page, nav), 0, 0, navs, NULL },
    { "role", FIELD_CHOICE, FIELD_MAY_BE_EMPTY, offsetof(struct page, role), 0, 0, roles, NULL },
};

static const struct record page_record = { page_fields, 3, sizeof(struct page),
                                           offsetof(struct page, mark) };

static const struct field settings_fields[] = {
    { "publisher", FIELD_RECORD, FIELD_MAY_BE_EMPTY, offsetof(struct settings, publisher), 0, 0,
      NULL, &publisher_record },
    { "contact", FIELD_RECORD, FIELD_MAY_BE_EMPTY, offsetof(struct settings, contact), 0, 0, NULL,
      &contact_record },
    { "languages", FIELD_LANGUAGES, FIELD_REQUIRED, offsetof(struct settings, languages), 1, 0,
      NULL, NULL },
    { "theme", FIELD_ID, FIELD_MAY_BE_EMPTY, offsetof(struct settings, theme), 0, 0, NULL, NULL },
    { "base_url", FIELD_URL, FIELD_MAY_BE_EMPTY, offsetof(struct settings, base_url), 0, 0, NULL,
      NULL },
    { "brand", FIELD_RECORD, FIELD_MAY_BE_EMPTY, offsetof(struct settings, brand), 0, 0, NULL,
      &brand_record },
    { "pages", FIELD_RECORDS, FIELD_REQUIRED, offsetof(struct settings, pages), 1, 0, NULL,
      &page_record },
};

static const struct record settings_record = { settings_fields, 7, sizeof(struct settings),
                                               offsetof(struct settings, mark) };

const struct page *settings_page(const struct settings *settings, size_t index)
{
    return (const struct page *)settings->pages.items + index;
}

bool page_has_role(const struct page *page, const char *role)
{
    return strcmp(page->role.text, role) == 0;
}

static bool is_generated_name(const char *id)
{
    static const char *const names[] = { "index", "check", "factors", "questionnaire", "assets" };
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (strcmp(names[i], id) == 0)
            return true;
    return false;
}

static void check_page_id(const struct settings *settings, const struct text *id, struct diag *diag)
{
    if (is_generated_name(id->text))
        mark_report(id->mark, diag, RULE_ID_RESERVED, id->text,
                    "a page that kurzcheck makes itself",
                    "so heißt eine Seite von kurzcheck selbst");
    else if (text_list_find(&settings->languages, id->text) < settings->languages.count)
        mark_report(id->mark, diag, RULE_ID_RESERVED, id->text, "a language",
                    "so heißt eine Sprache");
    else if (strstr(id->text, "--"))
        mark_report(id->mark, diag, RULE_ID_RESERVED, id->text,
                    "the single file, where -- stands between a page and its headings",
                    "-- trennt in der Einzeldatei eine Seite von ihren Überschriften");
    else
        check_device_name(id, diag);
}

/* A role stands once; the start page must be there. */
static void check_roles(const struct settings *settings, struct diag *diag)
{
    bool has_start = false;
    for (size_t i = 0; i < settings->pages.count; i++) {
        const struct page *page = settings_page(settings, i);
        has_start |= page_has_role(page, "start");
        for (size_t j = 0; j < i && *page->role.text; j++) {
            const struct page *earlier = settings_page(settings, j);
            if (page_has_role(page, earlier->role.text)) {
                mark_report(page->role.mark, diag, RULE_PAGE_ROLE_TWICE, page->role.text,
                            earlier->id.text, NULL);
                break;
            }
        }
    }
    if (!has_start && settings->pages.count)
        mark_report(settings->pages.mark, diag, RULE_PAGE_START_MISSING, NULL, NULL, NULL);
}

static void find_logo(const struct files *files, struct brand *brand, struct arena *arena,
                      struct diag *diag)
{
    if (!*brand->logo.text)
        return;
    const struct file *file =
        files_find(files, arena_format(arena, "content/%s", brand->logo.text));
    if (!file || file->trouble == FILE_IS_FOLDER || strncmp(brand->logo.text, "media/", 6))
        mark_report(brand->logo.mark, diag, RULE_FILE_MISSING, brand->logo.text, NULL, NULL);
    else if (!is_picture(file->path))
        mark_report(brand->logo.mark, diag, RULE_MEDIA_TYPE, brand->logo.text, NULL, NULL);
    else
        brand->logo_file = file;
}

bool settings_load(const struct files *files, struct settings *settings, struct arena *arena,
                   struct diag *diag)
{
    const struct yaml_node *root = load_yaml(files, "content/site.yaml", arena, diag);
    if (!root)
        return false;
    bool loaded = fields_load(&settings_record, root, settings, arena, diag);
    size_t count = settings->pages.count;
    const struct text **ids = arena_array(arena, count, sizeof *ids);
    for (size_t i = 0; i < count; i++) {
        ids[i] = &settings_page(settings, i)->id;
        check_page_id(settings, ids[i], diag);
    }
    report_duplicate_ids(ids, count, diag);
    report_duplicates_in(&settings->languages, arena, diag);
    for (size_t i = 0; i < settings->languages.count; i++)
        check_device_name(&settings->languages.items[i], diag);
    check_roles(settings, diag);
    find_logo(files, &settings->brand, arena, diag);
    return loaded || (settings->languages.count && settings->pages.count);
}
