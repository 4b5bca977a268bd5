/* Writes files as C byte arrays: how the default theme and the shipped content
 * become part of the program.
 *
 *     embed FILE... > builtin.c
 *
 * Reads and writes only; knows nothing of what the files are. Exit status 1 if
 * a file cannot be read or the output not be written.
 */
#include <stdio.h>
#include <stdlib.h>

/* Writes one file's bytes as the array `file_N`; its size, or -1. */
static long embed_file(const char *path, int number)
{
    FILE *file = fopen(path, "rb");
    if (!file)
        return -1;
    long size = 0;
    printf("static const char file_%d[] = {", number);
    for (int c = getc(file); c != EOF; c = getc(file))
        printf("%s%d,", size++ % 20 ? "" : "\n", c > 127 ? c - 256 : c);
    printf("0 };\n");
    int failed = ferror(file);
    return fclose(file) || failed ? -1 : size;
}

int main(int count, char **paths)
{
    long *sizes = calloc((size_t)count, sizeof *sizes);
    if (!sizes)
        return 1;
    puts("#include \"base/builtin.h\"\n");
    for (int i = 1; i < count; i++) {
        sizes[i] = embed_file(paths[i], i);
        if (sizes[i] < 0) {
            perror(paths[i]);
            return 1;
        }
    }
    puts("\nconst struct builtin_file builtin_files[] = {");
    for (int i = 1; i < count; i++)
        printf("    { \"%s\", file_%d, %ld },\n", paths[i], i, sizes[i]);
    printf("};\nconst size_t builtin_count = %d;\n", count - 1);
    free(sizes);
    return fflush(stdout) || ferror(stdout) ? 1 : 0;
}
