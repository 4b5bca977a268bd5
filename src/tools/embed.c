/* Writes files as C byte arrays: how the default theme and the shipped content
 * become part of the program.
 *
 *     find FOLDER... -type f -print0 | sort -z | embed > builtin.c
 *
 * The names come on standard input, each ended by a NUL, so that a name may hold
 * anything. Exit status 1 if a file cannot be read or the output not be written.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct embedded {
    char *path;
    long size; /* bytes */
};

/* Writes one file's bytes as the array `file_N`; its size, or -1. */
static long embed_file(const char *path, size_t number)
{
    FILE *file = fopen(path, "rb");
    if (!file)
        return -1;
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

int main(void)
{
    struct embedded *files = NULL;
    size_t count = 0, capacity = 0;
    char *path = NULL;
    puts("#include \"base/builtin.h\"\n");
    while (getdelim(&path, &capacity, '\0', stdin) > 0) {
        files = need(realloc(files, (count + 1) * sizeof *files));
        files[count].path = need(strdup(path));
        files[count].size = embed_file(path, count);
        if (files[count++].size < 0) {
            perror(path);
            return 1;
        }
    }
    puts("\nconst struct builtin_file builtin_files[] = {");
    for (size_t i = 0; i < count; i++) {
        printf("    { ");
        print_string(files[i].path);
        printf(", file_%zu, %ld },\n", i, files[i].size);
        free(files[i].path);
    }
    printf("};\nconst size_t builtin_count = %zu;\n", count);
    free(files);
    free(path);
    return ferror(stdin) || fflush(stdout) || ferror(stdout) ? 1 : 0;
}
