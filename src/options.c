#include "options.h"

#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/nearest.h"

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

/* What an option sets: a text or a flag of struct options, the language, or the command. */
enum option_kind { SETS_TEXT, SETS_LANGUAGE, SETS_FLAG, SETS_COMMAND };

static const struct option {
    const char *name;
    char letter; /* 0 for none */
    enum option_kind kind;
    size_t offset; /* of the text or flag */
    enum command command;
} known[] = {
    { "--output", 'o', SETS_TEXT, .offset = offsetof(struct options, output) },
    { "--theme", 't', SETS_TEXT, .offset = offsetof(struct options, theme) },
    { "--strict", 0, SETS_FLAG, .offset = offsetof(struct options, strict) },
    { "--empty", 0, SETS_FLAG, .offset = offsetof(struct options, empty) },
    { "--all-languages", 0, SETS_FLAG, .offset = offsetof(struct options, all_languages) },
    { "--lang", 0, SETS_LANGUAGE, .offset = 0 },
    { "--help", 'h', SETS_COMMAND, .command = COMMAND_HELP },
    { "--version", 0, SETS_COMMAND, .command = COMMAND_VERSION },
};
enum { KNOWN = sizeof known / sizeof *known };

struct reader {
    struct options *options;
    char **words;
    int count, at;
    const char *command, *project; /* NULL until they are met */
    /* The first fault of the line, if there is one. */
    bool faulty;
    enum wording_id complaint; /* with a gap for the word */
    const char *word, *near;   /* what may be meant, or NULL */
};

/* All faults go through here. Said is the first, when all is read: --lang may follow. */
static void complain(struct reader *reader, enum wording_id complaint, const char *word,
                     const char *near)
{
    if (reader->faulty)
        return;
    reader->faulty = true;
    reader->complaint = complaint;
    reader->word = word;
    reader->near = near;
}

/* The message, then where to find help. True if there was nothing to say. */
static bool print_complaint(const struct reader *reader)
{
    const enum message_language language = reader->options->language;
    if (!reader->faulty)
        return true;
    fputs("kurzcheck: ", stderr);
    fprintf(stderr, say(reader->complaint, language), reader->word);
    if (reader->near)
        fprintf(stderr, say(SAY_DID_YOU_MEAN, language), reader->near);
    fputs(say(SAY_HELP_HINT, language), stderr);
    return false;
}

static void apply(struct reader *reader, const struct option *option, const char *value)
{
    struct options *options = reader->options;
    void *member = (char *)options + option->offset;
    if (option->kind == SETS_TEXT)
        *(const char **)member = value;
    else if (option->kind == SETS_FLAG)
        *(bool *)member = true;
    else if (option->kind == SETS_COMMAND)
        options->command = option->command;
    else if (strcmp(value, "de") == 0 || strcmp(value, "en") == 0)
        options->language = *value == 'd' ? MESSAGES_DE : MESSAGES_EN;
    else
        complain(reader, SAY_LANG_UNKNOWN, value, NULL);
}

/* The value behind = or the letter, else the next word. NULL, and said, if there is none. */
static const char *option_value(struct reader *reader, const char *attached, const char *name)
{
    if (attached && *attached)
        return attached;
    if (!attached && reader->at + 1 < reader->count && *reader->words[reader->at + 1])
        return reader->words[++reader->at];
    complain(reader, SAY_VALUE_NEEDED, name, NULL);
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
        bool takes_value = known[i].kind <= SETS_LANGUAGE;
        if (!takes_value && attached) {
            complain(reader, SAY_VALUE_REFUSED, known[i].name, NULL);
            return;
        }
        const char *value = takes_value ? option_value(reader, attached, known[i].name) : "";
        if (value)
            apply(reader, &known[i], value);
        return;
    }
    complain(reader, SAY_OPTION_UNKNOWN, word, nearest(word, names, KNOWN));
}

/* The word's index in a list; where it is not in it, that is said. */
static size_t find_word(struct reader *reader, const char *word, const char *const *list,
                        size_t count, enum wording_id complaint)
{
    size_t i = 0;
    while (i < count && strcmp(list[i], word) != 0)
        i++;
    if (i == count)
        complain(reader, complaint, word, nearest(word, list, count));
    return i;
}

static void read_word(struct reader *reader)
{
    const char *word = reader->words[reader->at];
    if (!*word)
        complain(reader, SAY_WORD_EMPTY, "", NULL);
    else if (!reader->command)
        reader->command = word;
    else if (!reader->project)
        reader->project = word;
    else
        complain(reader, SAY_WORD_TOO_MANY, word, NULL);
}

bool options_read(struct options *options, int count, char **words)
{
    static const char *const commands[] = { "build", "check", "new", "watch", "schema" };
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
        options->command =
            (enum command)find_word(&reader, reader.command, commands,
                                    sizeof commands / sizeof *commands, SAY_COMMAND_UNKNOWN);
    else
        complain(&reader, SAY_COMMAND_NEEDED, "", NULL);
    bool is_schema = options->command == COMMAND_SCHEMA, is_new = options->command == COMMAND_NEW;
    if (!reader.project && (is_schema || is_new))
        complain(&reader, is_schema ? SAY_SCHEMA_NEEDED : SAY_FOLDER_NEEDED, "", NULL);
    else if (is_schema)
        options->schema = (enum schema)find_word(&reader, reader.project, schema_names,
                                                 SCHEMA_COUNT, SAY_SCHEMA_UNKNOWN);
    else if (reader.project)
        options->project = reader.project;
    if (options->empty && !is_new)
        complain(&reader, SAY_EMPTY_WITH_NEW, "", NULL);
    if (options->all_languages && !is_new)
        complain(&reader, SAY_ALL_LANGUAGES_WITH_NEW, "", NULL);
    return print_complaint(&reader);
}
