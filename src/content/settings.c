#include "content/settings.h"

#include <string.h>

#include "base/nearest.h"
#include "content/paths.h"
#include "content/yaml_file.h"

enum { MAILED_MB = 10 }; /* what mail servers let through */

static const struct field publisher_fields[] = {
    { "name", FIELD_TEXT, FIELD_MAY_BE_EMPTY, offsetof(struct publisher, name),
      .about = { "the publisher's name, as it is to stand on the pages",
                 "der Name, wie er auf den Seiten stehen soll" } },
    { "url", FIELD_URL, FIELD_MAY_BE_EMPTY, offsetof(struct publisher, url),
      .about = { "the publisher's website, with https://", "die Website, mit https://" } },
};

static const struct record publisher_record = RECORD(publisher_fields, struct publisher);

static const struct field contact_fields[] = {
    { "name", FIELD_TEXT, FIELD_MAY_BE_EMPTY, offsetof(struct contact, name),
      .about = { "office or person", "Stelle oder Person" } },
    { "address", FIELD_TEXT, FIELD_MAY_BE_EMPTY, offsetof(struct contact, address),
      .about = { "street and number, postcode and town",
                 "Straße und Hausnummer, Postleitzahl und Ort" } },
    { "email", FIELD_TEXT, FIELD_MAY_BE_EMPTY, offsetof(struct contact, email),
      .about = { "e-mail address", "E-Mail-Adresse" } },
    { "phone", FIELD_TEXT, FIELD_MAY_BE_EMPTY, offsetof(struct contact, phone),
      .about = { "phone number", "Telefonnummer" } },
    { "url", FIELD_URL, FIELD_MAY_BE_EMPTY, offsetof(struct contact, url),
      .about = { "contact page, with https://", "Kontaktseite, mit https://" } },
};

static const struct record contact_record = RECORD(contact_fields, struct contact);

static const struct field brand_fields[] = {
    { "color", FIELD_COLOR, FIELD_MAY_BE_EMPTY, offsetof(struct brand, color),
      .about = { "colour of links and buttons, such as \"#2044aa\", in quotes; white text must be "
                 "easy to read on it",
                 "Farbe für Links und Schaltflächen, etwa \"#2044aa\", in Anführungszeichen; weiße "
                 "Schrift muss darauf gut zu lesen sein" } },
    { "logo", FIELD_PATH, FIELD_MAY_BE_EMPTY, offsetof(struct brand, logo),
      .about = { "picture in the folder media/, such as media/logo.svg",
                 "Bilddatei im Ordner media/, etwa media/logo.svg" } },
    { "logo_alt", FIELD_TEXT, FIELD_MAY_BE_EMPTY, offsetof(struct brand, logo_alt),
      .about = { "what is to be seen on the logo", "was auf dem Logo zu sehen ist" } },
};

static const struct record brand_record = RECORD(brand_fields, struct brand);

static const char *const navs[] = { "main", "footer", NULL };
static const char *const roles[] = { "start",         "imprint",       "privacy", "accessibility",
                                     "easy-language", "sign-language", NULL };

static const struct synonym nav_synonyms[] = {
    { "haupt", "main" },  { "menü", "main" },       { "hauptmenü", "main" },
    { "fuss", "footer" }, { "fußzeile", "footer" }, { NULL, NULL },
};
static const struct synonym role_synonyms[] = {
    { "startseite", "start" },
    { "home", "start" },
    { "impressum", "imprint" },
    { "datenschutz", "privacy" },
    { "datenschutzerklärung", "privacy" },
    { "barrierefreiheit", "accessibility" },
    { "leichte-sprache", "easy-language" },
    { "gebärdensprache", "sign-language" },
    { NULL, NULL },
};

static const struct field page_fields[] = {
    { "id", FIELD_ID, FIELD_REQUIRED, offsetof(struct page, id),
      .about = { "the page's id and its file's name (pages/ID.md)",
                 "die Kennung der Seite, zugleich Name ihrer Datei (pages/KENNUNG.md)" } },
    { "nav", FIELD_CHOICE, FIELD_MAY_BE_EMPTY, offsetof(struct page, nav), .choices = navs,
      .synonyms = nav_synonyms,
      .about = { "main: in the menu; footer: at the foot of each page; left out: in neither",
                 "main: im Hauptmenü; footer: in der Fußzeile; ohne Angabe in keinem der "
                 "beiden" } },
    { "role", FIELD_CHOICE, FIELD_MAY_BE_EMPTY, offsetof(struct page, role), .choices = roles,
      .synonyms = role_synonyms,
      .about = { "what the page is for, where that is fixed: start (one page must be), imprint, "
                 "privacy, accessibility, easy-language or sign-language",
                 "die Aufgabe der Seite, wo sie eine feste hat: start (Startseite, nötig), imprint "
                 "(Impressum), privacy (Datenschutz), accessibility (Erklärung zur "
                 "Barrierefreiheit), easy-language (Leichte Sprache), sign-language "
                 "(Gebärdensprache)" } },
};

static const struct record page_record = RECORD(page_fields, struct page);

static const struct field settings_fields[] = {
    { "publisher", FIELD_RECORD, FIELD_MAY_BE_EMPTY, offsetof(struct settings, publisher),
      .record = &publisher_record,
      .about = { "who publishes this edition", "wer diese Ausgabe herausgibt" } },
    { "contact", FIELD_RECORD, FIELD_MAY_BE_EMPTY, offsetof(struct settings, contact),
      .record = &contact_record,
      .about = { "whom readers turn to; appears in the imprint and in the accessibility statement",
                 "an wen sich Leserinnen und Leser wenden; erscheint im Impressum und in der "
                 "Erklärung zur Barrierefreiheit" } },
    { "languages", FIELD_LANGUAGES, FIELD_REQUIRED, offsetof(struct settings, languages), .min = 1,
      .about = { "language tags, such as [de, en]; each has a folder of that name, the first is "
                 "the default",
                 "die Kürzel der Sprachen, etwa [de, en]; zu jedem gehört ein Ordner dieses "
                 "Namens, die erste ist die Standardsprache" } },
    { "theme", FIELD_ID, FIELD_MAY_BE_EMPTY, offsetof(struct settings, theme),
      .about = { "name of a theme of your own in themes/; default where nothing is said",
                 "Name eines eigenen Themes in themes/; ohne Angabe default" } },
    { "base_url", FIELD_URL, FIELD_MAY_BE_EMPTY, offsetof(struct settings, base_url),
      .about = { "the address at which the pages stand on the web, with https://; empty for USB "
                 "sticks",
                 "die Adresse, unter der die Seiten im Netz stehen, mit https://; für USB-Sticks "
                 "leer" } },
    { "single_file_mb", FIELD_INTEGER, 0, offsetof(struct settings, single_file_mb), .min = 0,
      .max = 500,
      .about = { "how many megabytes the file that holds a whole language may have, to be left out "
                 "where it would have more; 10 where nothing is said, 0 for none",
                 "wie viele Megabyte die Einzeldatei mit dem ganzen Check haben darf; wäre sie "
                 "größer, fällt sie weg; ohne Angabe 10, mit 0 gibt es keine" } },
    { "brand", FIELD_RECORD, FIELD_MAY_BE_EMPTY, offsetof(struct settings, brand),
      .record = &brand_record, .about = { "colour and logo", "Farbe und Logo" } },
    { "pages", FIELD_RECORDS, FIELD_REQUIRED, offsetof(struct settings, pages), .min = 1,
      .record = &page_record,
      .about = { "the pages, in the order of the menus",
                 "die Seiten, in der Reihenfolge der Menüs" } },
    { "publish", FIELD_TEXTS, FIELD_MAY_BE_EMPTY, offsetof(struct settings, publish),
      .about = { "files and folders of media/ that are published though no page links to them, "
                 "such "
                 "as [media/poster.pdf]",
                 "Dateien und Ordner in media/, die veröffentlicht werden, obwohl keine Seite auf "
                 "sie verweist, etwa [media/plakat.pdf]" } },
};

const struct record site_yaml = RECORD(settings_fields, struct settings);

const struct page *settings_page(const struct settings *settings, size_t index)
{
    return (const struct page *)settings->pages.items + index;
}

bool page_has_role(const struct page *page, const char *role)
{
    return strcmp(page->role.text, role) == 0;
}

const struct page *find_role(const struct settings *settings, const char *role)
{
    for (size_t i = 0; i < settings->pages.count; i++) {
        const struct page *page = settings_page(settings, i);
        if (page->role.mark.reported || page_has_role(page, role))
            return page;
    }
    return NULL;
}

const char *const builtin_pages[] = { "check", "factors", "questionnaire", NULL };

static bool is_generated_name(const char *id)
{
    for (size_t i = 0; builtin_pages[i]; i++)
        if (strcmp(builtin_pages[i], id) == 0)
            return true;
    /* of guidance, there may be none to link to */
    return strcmp(id, "guidance") == 0 || strcmp(id, "index") == 0 || strcmp(id, "assets") == 0;
}

static void validate_page_id(const struct job *job, const struct settings *settings,
                             const struct text *id)
{
    if (is_generated_name(id->text))
        mark_report_wording(id->mark, job->diag, RULE_ID_RESERVED, id->text,
                            wordings[SAY_TAKEN_BY_PAGE]);
    else if (ids_have(&settings->language_ids, id->text))
        mark_report_wording(id->mark, job->diag, RULE_ID_RESERVED, id->text,
                            wordings[SAY_TAKEN_BY_LANGUAGE]);
    else if (strstr(id->text, "--"))
        mark_report_wording(id->mark, job->diag, RULE_ID_RESERVED, id->text,
                            wordings[SAY_TAKEN_BY_SINGLE_FILE]);
    else
        report_device_name(job, id);
}

/* A role stands once; the start page must be there. */
static void validate_roles(const struct job *job, const struct settings *settings)
{
    struct table seen = { .arena = job->arena };
    for (size_t i = 0; i < settings->pages.count; i++) {
        const struct page *page = settings_page(settings, i);
        const char *role = page->role.text;
        if (!*role || table_add(&seen, role, (void *)page) || page->role.mark.reported)
            continue;
        const struct page *earlier = table_get(&seen, role);
        mark_report(page->role.mark, job->diag, RULE_PAGE_ROLE_TWICE, role, earlier->id.text, NULL);
    }
    if (settings->pages.count && !find_role(settings, "start"))
        mark_report(settings->pages.mark, job->diag, RULE_PAGE_START_MISSING, NULL, NULL, NULL);
}

/* The file in content/media/ whose name is nearest, as it is to be written; NULL if there
 * is none near. */
static const char *nearest_media(const struct job *job, const char *path, bool picture)
{
    const struct file *files = job->files->items;
    size_t count = 0, end, first = files_below(job->files, media_folder, &end);
    const char **paths = arena_array(job->arena, end - first, sizeof *paths);
    for (size_t i = first; i < end; i++)
        if (files[i].trouble == FILE_OK && (!picture || is_picture(files[i].path)))
            paths[count++] = files[i].path + strlen(content_folder);
    return nearest_path(job->arena, path, paths, count);
}

static void find_logo(const struct job *job, struct brand *brand)
{
    if (!*brand->logo.text)
        return;
    const char *path = arena_format(job->arena, "content/%s", brand->logo.text);
    const struct file *file = find_written(job, path);
    if (!file || file->trouble == FILE_IS_FOLDER || strncmp(brand->logo.text, "media/", 6))
        mark_report(brand->logo.mark, job->diag, RULE_FILE_MISSING, path,
                    nearest_media(job, brand->logo.text, true), NULL);
    else if (!is_picture(file->path))
        mark_report(brand->logo.mark, job->diag, RULE_MEDIA_TYPE, brand->logo.text, NULL, NULL);
    else
        brand->logo_file = file;
}

static bool is_or_holds(const char *item, const char *path)
{
    size_t length = strlen(item);
    length -= length && item[length - 1] == '/';
    return length && strncmp(path, item, length) == 0 && (!path[length] || path[length] == '/');
}

bool settings_publish(const struct settings *settings, const char *path)
{
    for (size_t i = 0; i < settings->publish.count; i++)
        if (is_or_holds(settings->publish.items[i].text, path + strlen(content_folder)))
            return true;
    return false;
}

static void validate_publish(const struct job *job, const struct text_list *list)
{
    size_t end, first = files_below(job->files, media_folder, &end);
    for (size_t i = 0; i < list->count; i++) {
        const char *item = list->items[i].text;
        const struct file *file =
            find_written(job, arena_format(job->arena, "%s%s", content_folder, item));
        size_t at = first;
        if (file) /* letters as they are stored there */
            list->items[i].text = item = file->path + strlen(content_folder);
        while (at < end && !is_or_holds(item, job->files->items[at].path + strlen(content_folder)))
            at++;
        if (strcmp(item, "media") == 0 || strcmp(item, "media/") == 0)
            mark_report_wording(list->items[i].mark, job->diag, RULE_TYPE_WRONG, "publish",
                                wordings[SAY_PART_OF_MEDIA]);
        else if (at == end)
            mark_report(list->items[i].mark, job->diag, RULE_FILE_MISSING,
                        arena_format(job->arena, "content/%s", item),
                        nearest_media(job, item, false), NULL);
    }
}

void settings_load(const struct job *job, struct settings *settings)
{
    settings->single_file_mb.value = MAILED_MB;
    fields_load(job, &site_yaml, load_yaml(job, "content/site.yaml"), settings);
    settings->page_ids = ids_of_records(&settings->pages, job->arena);
    settings->language_ids = ids_of_texts(&settings->languages, job->arena);
    report_duplicate_ids(job, &settings->page_ids);
    report_duplicate_ids(job, &settings->language_ids);
    for (size_t i = 0; i < settings->pages.count; i++)
        validate_page_id(job, settings, settings->page_ids.items[i]);
    for (size_t i = 0; i < settings->languages.count; i++)
        report_device_name(job, settings->language_ids.items[i]);
    validate_roles(job, settings);
    find_logo(job, &settings->brand);
    validate_publish(job, &settings->publish);
}
