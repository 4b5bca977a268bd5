#include "options.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/nearest.h"

static const char *const help[2] = {
    [MESSAGES_EN] =
        "kurzcheck makes a site of a self-assessment's content; it runs offline in the browser.\n"
        "\n"
        "  kurzcheck build [DIR]    content and theme -> site (DIR: the project, default: .)\n"
        "  kurzcheck check [DIR]    reports the same faults, writes nothing\n"
        "  kurzcheck new DIR        starts a project in a new folder, with the built-in check\n"
        "  kurzcheck watch [DIR]    builds after every change; open pages reload themselves\n"
        "  kurzcheck schema NAME    JSON Schema of site, check or texts, for text editors\n"
        "  kurzcheck --help | --version\n"
        "\n"
        "  -o, --output DIR         where the site goes (default: DIR/output/site)\n"
        "  -t, --theme NAME         the theme (default: the one of site.yaml, else default)\n"
        "      --strict             warnings are errors: what a public site needs\n"
        "      --empty              with new: a small check that explains itself\n"
        "      --all-languages      with new: the built-in check in all its languages\n"
        "      --lang de|en         language of the messages (default: the locale's)\n"
        "\n"
        "Exit status: 0 done, 1 faults in content or theme, 2 wrong usage, 3 the system refused.\n",
    [MESSAGES_DE] =
        "kurzcheck macht aus den Inhalten eines Selbst-Checks eine Website, die offline läuft.\n"
        "\n"
        "  kurzcheck build [ORDNER]  Inhalte und Theme -> Website (ORDNER: das Projekt, sonst: .)\n"
        "  kurzcheck check [ORDNER]  meldet dieselben Fehler, schreibt nichts\n"
        "  kurzcheck new ORDNER      beginnt in einem neuen Ordner ein Projekt mit dem fertigen "
        "Check\n"
        "  kurzcheck watch [ORDNER]  baut nach jeder Änderung; offene Seiten laden sich selbst "
        "neu\n"
        "  kurzcheck schema NAME     JSON-Schema zu site, check oder texts, für Texteditoren\n"
        "  kurzcheck --help | --version\n"
        "\n"
        "  -o, --output ORDNER       wohin die Website kommt (sonst: ORDNER/output/site)\n"
        "  -t, --theme NAME          das Theme (sonst: das aus site.yaml, sonst default)\n"
        "      --strict              Warnungen sind Fehler: was eine öffentliche Website braucht\n"
        "      --empty               bei new: ein kleiner Check, der sich selbst erklärt\n"
        "      --all-languages       bei new: der fertige Check in allen seinen Sprachen\n"
        "      --lang de|en          Sprache der Meldungen (sonst: die des Systems)\n"
        "\n"
        "Rückgabewert: 0 fertig, 1 Fehler in Inhalt oder Theme, 2 falscher Aufruf, 3 das System\n"
        "verweigert etwas.\n",
};

bool options_print_help(enum message_language language)
{
    return fputs(help[language], stdout) >= 0 && fflush(stdout) == 0;
}

/* The locale's language, as POSIX looks it up. */
static enum message_language locale_language(void)
{
    static const char *const variables[] = { "LC_ALL", "LC_MESSAGES", "LANG" };
    for (size_t i = 0; i < sizeof variables / sizeof *variables; i++) {
        const char *value = getenv(variables[i]);
        if (value && *value)
            return strncmp(value, "de", 2) == 0 && strchr("_.@-", value[2]) ? MESSAGES_DE
                                                                            : MESSAGES_EN;
    }
    return MESSAGES_EN;
}

/* ---- one option after the other ---- */

enum option {
    OPTION_OUTPUT,
    OPTION_THEME,
    OPTION_STRICT,
    OPTION_EMPTY,
    OPTION_ALL_LANGUAGES,
    OPTION_LANG,
    OPTION_HELP,
    OPTION_VERSION
};

static const struct {
    const char *name;
    char letter; /* 0 for none */
    bool takes_value;
} known[] = {
    [OPTION_OUTPUT] = { "--output", 'o', true },
    [OPTION_THEME] = { "--theme", 't', true },
    [OPTION_STRICT] = { "--strict", 0, false },
    [OPTION_EMPTY] = { "--empty", 0, false },
    [OPTION_ALL_LANGUAGES] = { "--all-languages", 0, false },
    [OPTION_LANG] = { "--lang", 0, true },
    [OPTION_HELP] = { "--help", 'h', false },
    [OPTION_VERSION] = { "--version", 0, false },
};
enum { KNOWN = sizeof known / sizeof *known };

/* What is wrong with a line: a text with a gap for the word. */
struct complaint {
    const char *en, *de; /* NULL: nothing is wrong */
    const char *word;
    const char *near; /* what may be meant, or NULL */
};

struct reader {
    struct options *options;
    char **words;
    int count, at;
    const char *command, *project; /* NULL until they are met */
    struct complaint complaint;    /* the first */
};

/* All faults go through here. Said is the first, when all is read: --lang may follow. */
static void complain(struct reader *reader, const char *en, const char *de, const char *word,
                     const char *near)
{
    if (!reader->complaint.en)
        reader->complaint = (struct complaint){ en, de, word, near };
}

/* The message, then where to find help. True if there was nothing to say. */
static bool print_complaint(const struct reader *reader)
{
    const struct complaint *complaint = &reader->complaint;
    bool german = reader->options->language == MESSAGES_DE;
    if (!complaint->en)
        return true;
    fprintf(stderr, "kurzcheck: ");
    fprintf(stderr, german ? complaint->de : complaint->en, complaint->word);
    if (complaint->near)
        fprintf(stderr, german ? " – meinten Sie „%s“?" : " – did you mean “%s”?", complaint->near);
    fputs(german ? "\nHilfe: kurzcheck --help\n" : "\nFor help: kurzcheck --help\n", stderr);
    return false;
}

static void apply(struct reader *reader, enum option option, const char *value)
{
    struct options *options = reader->options;
    switch (option) {
    case OPTION_OUTPUT:
        options->output = value;
        break;
    case OPTION_THEME:
        options->theme = value;
        break;
    case OPTION_STRICT:
        options->strict = true;
        break;
    case OPTION_EMPTY:
        options->empty = true;
        break;
    case OPTION_ALL_LANGUAGES:
        options->all_languages = true;
        break;
    case OPTION_LANG:
        if (strcmp(value, "de") == 0 || strcmp(value, "en") == 0)
            options->language = *value == 'd' ? MESSAGES_DE : MESSAGES_EN;
        else
            complain(reader, "the messages are there in de and en, not in “%s”",
                     "die Meldungen gibt es auf de und en, nicht auf „%s“", value, NULL);
        break;
    case OPTION_HELP:
        options->command = COMMAND_HELP;
        break;
    case OPTION_VERSION:
        options->command = COMMAND_VERSION;
        break;
    }
}

/* The value behind = or the letter, else the next word. NULL, and said, if there is none. */
static const char *option_value(struct reader *reader, const char *attached, const char *name)
{
    if (attached && *attached)
        return attached;
    if (!attached && reader->at + 1 < reader->count && *reader->words[reader->at + 1])
        return reader->words[++reader->at];
    complain(reader, "%s needs a value", "%s braucht einen Wert", name, NULL);
    return NULL;
}

static void read_option(struct reader *reader)
{
    const char *word = reader->words[reader->at];
    const char *names[KNOWN];
    for (size_t i = 0; i < KNOWN; i++) {
        size_t length = strlen(names[i] = known[i].name);
        bool is_short = known[i].letter && word[1] == known[i].letter;
        bool is_long =
            strncmp(word, known[i].name, length) == 0 && (!word[length] || word[length] == '=');
        if (!is_short && !is_long)
            continue;
        const char *attached = is_short       ? (word[2] ? word + 2 : NULL)
                               : word[length] ? word + length + 1
                                              : NULL;
        if (!known[i].takes_value && attached) {
            complain(reader, "%s takes no value", "%s nimmt keinen Wert", known[i].name, NULL);
            return;
        }
        const char *value =
            known[i].takes_value ? option_value(reader, attached, known[i].name) : "";
        if (value)
            apply(reader, (enum option)i, value);
        return;
    }
    complain(reader, "unknown option “%s”", "unbekannte Option „%s“", word,
             nearest(word, names, KNOWN));
}

static void read_command(struct reader *reader)
{
    static const char *const commands[] = { "build", "check", "new", "watch", "schema" };
    for (size_t i = 0; i < sizeof commands / sizeof *commands; i++) {
        if (strcmp(commands[i], reader->command) == 0) {
            reader->options->command = (enum command)i;
            return;
        }
    }
    complain(reader, "unknown command “%s”", "unbekannter Befehl „%s“", reader->command,
             nearest(reader->command, commands, sizeof commands / sizeof *commands));
}

/* The word behind `schema` is the name of one. */
static void read_schema(struct reader *reader)
{
    const char *name = reader->project;
    size_t i = 0;
    while (name && i < SCHEMA_COUNT && strcmp(schema_names[i], name) != 0)
        i++;
    reader->options->schema = (enum schema)i;
    if (!name)
        complain(reader, "name the schema: kurzcheck schema site, check or texts%s",
                 "nennen Sie das Schema: kurzcheck schema site, check oder texts%s", "", NULL);
    else if (i == SCHEMA_COUNT)
        complain(reader, "there are schemas of site, check and texts, not of “%s”",
                 "Schemas gibt es zu site, check und texts, nicht zu „%s“", name,
                 nearest(name, schema_names, SCHEMA_COUNT));
}

static void read_word(struct reader *reader)
{
    const char *word = reader->words[reader->at];
    if (!*word)
        complain(reader, "an empty word%s: is a variable without a value in the command?",
                 "ein leeres Wort%s: Steht im Aufruf eine Variable ohne Wert?", "", NULL);
    else if (!reader->command)
        reader->command = word;
    else if (!reader->project)
        reader->project = word;
    else
        complain(reader, "one word too many: what is “%s”?", "ein Wort zu viel: was ist „%s“?",
                 word, NULL);
}

bool options_read(struct options *options, int count, char **words)
{
    *options = (struct options){ .project = ".", .language = locale_language() };
    struct reader reader = { .options = options, .words = words, .count = count };
    bool only_words = false; /* behind "--" */
    options->command = COMMAND_BUILD;
    for (reader.at = 1; reader.at < count; reader.at++) {
        const char *word = words[reader.at];
        if (!only_words && strcmp(word, "--") == 0)
            only_words = true;
        else if (!only_words && word[0] == '-' && word[1])
            read_option(&reader);
        else
            read_word(&reader);
    }
    if (options->command == COMMAND_HELP || options->command == COMMAND_VERSION)
        return print_complaint(&reader);
    if (reader.command)
        read_command(&reader);
    else
        complain(&reader, "what is to be done? Say build, check, new, watch or schema%s",
                 "was ist zu tun? Sagen Sie build, check, new, watch oder schema%s", "", NULL);
    if (options->command == COMMAND_SCHEMA)
        read_schema(&reader);
    else if (reader.project)
        options->project = reader.project;
    else if (options->command == COMMAND_NEW)
        complain(&reader, "name the folder of the new project: kurzcheck new DIR%s",
                 "nennen Sie den Ordner des neuen Projekts: kurzcheck new ORDNER%s", "", NULL);
    if (options->empty && options->command != COMMAND_NEW)
        complain(&reader, "--empty belongs to new: kurzcheck new --empty DIR%s",
                 "--empty gehört zu new: kurzcheck new --empty ORDNER%s", "", NULL);
    if (options->all_languages && options->command != COMMAND_NEW)
        complain(&reader, "--all-languages belongs to new: kurzcheck new --all-languages DIR%s",
                 "--all-languages gehört zu new: kurzcheck new --all-languages ORDNER%s", "", NULL);
    return print_complaint(&reader);
}
