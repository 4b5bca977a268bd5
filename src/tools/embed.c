/* Writes files as C byte arrays: how the default theme and the shipped content
 * become part of the program.
 *
 *     find FOLDER... -type f -print0 | sort -z | embed MADE > builtin.c
 *
 * The names come on standard input, each ended by a NUL; a name may hold anything
 * but " and \. A file of that name below the folder MADE stands in for it; what it
 * stands in for is then there, too, its name behind "unminified/". Exit status 1 if a
 * file cannot be read or the output not be written.
 */
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>

enum { LONGEST_PATH = 4096 };

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

/* Embeds an open file, and adds its row to the list; false after a message. */
static bool add(FILE *rows, FILE *file, size_t number, const char *path)
{
    long size = file ? embed_file(file, number) : -1;
    fprintf(rows, "    { \"%s\", file_%zu, %ld },\n", path, number, size);
    if (size < 0)
        perror(path);
    return size >= 0;
}

int main(int argc, char **argv)
{
    char *path = NULL, *list = NULL, name[LONGEST_PATH];
    size_t capacity = 0, length, count = 0;
    FILE *rows = open_memstream(&list, &length);
    bool fine = rows;
    puts("#include \"base/builtin.h\"\n");
    while (fine && getdelim(&path, &capacity, '\0', stdin) > 0) {
        snprintf(name, sizeof name, "%s/%s", argc > 1 ? argv[1] : ".", path);
        FILE *own = fopen(path, "rb"), *better = fopen(name, "rb");
        fine = add(rows, better ? better : own, count++, path);
        snprintf(name, sizeof name, "unminified/%s", path);
        if (fine && better && own)
            fine = add(rows, own, count++, name);
    }
    fine = fine && fclose(rows) == 0;
    if (fine)
        printf("\nconst struct builtin_file builtin_files[] = {\n%s};\n", list);
    printf("const size_t builtin_count = %zu;\n", count);
    free(list);
    free(path);
    return !fine || ferror(stdin) || fflush(stdout) || ferror(stdout);
}
