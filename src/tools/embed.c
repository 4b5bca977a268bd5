/* Writes files as C byte arrays: how the default theme and the shipped content
 * become part of the program.
 *
 *     find FOLDER... -type f -print0 | sort -z | embed MADE > builtin.c
 *
 * The names come on standard input, each ended by a NUL, so that a name may hold
 * anything. A file of that name below the folder MADE stands in for it; what it stands
 * in for is then there, too, its name behind "unminified/". Exit status 1 if a file
 * cannot be read or the output not be written.
 */
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct embedded {
    char *path; /* under which the program finds it */
    long size;  /* bytes */
};

struct list {
    struct embedded *items;
    size_t count;
};

/* Writes an open file's bytes as the array `file_N` and closes it; its size, or -1. */
static long embed_file(FILE *file, size_t number)
{
    long size = 0;
    printf("static const char file_%zu[] = {", number);
    for (int c = getc(file); c != EOF; c = getc(file))
        printf("%s%d,", size++ % 20 ? "" : "\n", c > 127 ? c - 256 : c);
    printf("0 };\n");
    int failed = ferror(file);
    return fclose(file) || failed ? -1 : size;
}

static void print_string(const char *text)
{
    putchar('"');
    for (; *text; text++)
        printf(*text == '"' || *text == '\\' ? "\\%c" : "%c", *text);
    putchar('"');
}

static void *need(void *memory)
{
    if (!memory) {
        fputs("embed: out of memory\n", stderr);
        exit(1);
    }
    return memory;
}

/* A new text: `before`, then `name`. */
static char *joined(const char *before, const char *name)
{
    char *text = need(malloc(strlen(before) + strlen(name) + 1));
    strcpy(text, before);
    return strcat(text, name);
}

/* Embeds an open file under a name, which becomes the list's; false after a message. */
static bool add(struct list *list, FILE *file, char *path)
{
    list->items = need(realloc(list->items, (list->count + 1) * sizeof *list->items));
    struct embedded *item = &list->items[list->count];
    *item = (struct embedded){ path, file ? embed_file(file, list->count) : -1 };
    if (item->size < 0)
        perror(path);
    list->count++;
    return item->size >= 0;
}

/* What stands in for a file, and the file. `made` ends with a slash. */
static bool add_both(struct list *list, const char *made, const char *path)
{
    char *instead = joined(made, path);
    FILE *own = fopen(path, "rb"), *better = fopen(instead, "rb");
    bool fine = add(list, better ? better : own, joined("", path));
    if (fine && better && own)
        fine = add(list, own, joined("unminified/", path));
    free(instead);
    return fine;
}

int main(int argc, char **argv)
{
    struct list list = { NULL, 0 };
    char *path = NULL, *made = joined(argc > 1 ? argv[1] : ".", "/");
    size_t capacity = 0;
    puts("#include \"base/builtin.h\"\n");
    while (getdelim(&path, &capacity, '\0', stdin) > 0)
        if (!add_both(&list, made, path))
            return 1;
    puts("\nconst struct builtin_file builtin_files[] = {");
    for (size_t i = 0; i < list.count; i++) {
        printf("    { ");
        print_string(list.items[i].path);
        printf(", file_%zu, %ld },\n", i, list.items[i].size);
        free(list.items[i].path);
    }
    printf("};\nconst size_t builtin_count = %zu;\n", list.count);
    free(list.items);
    free(path);
    free(made);
    return ferror(stdin) || fflush(stdout) || ferror(stdout) ? 1 : 0;
}
