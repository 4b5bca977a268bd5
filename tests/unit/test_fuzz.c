/* What fuzzing found once, in tests/fuzz/corpus/TARGET/, holds what every input must hold. */
#include "fuzz/targets.h"

#include <dirent.h>

static const char corpus[] = "tests/fuzz/corpus";

/* The file's bytes, to be freed. */
static unsigned char *read_all(const char *path, size_t *size)
{
    struct buffer all = BUFFER_INIT;
    char part[4096];
    FILE *file = fopen(path, "rb");
    assert_non_null(file);
    for (size_t count; (count = fread(part, 1, sizeof part, file)) > 0;)
        buffer_add(&all, part, count);
    fclose(file);
    *size = all.length;
    unsigned char *data = memory_alloc(all.length);
    memcpy(data, all.data, all.length);
    buffer_free(&all);
    return data;
}

static void what_was_found_once_is_held(void **state)
{
    (void)state;
    size_t count = 0;
    for (size_t i = 0; i < sizeof fuzz_targets / sizeof *fuzz_targets; i++) {
        char path[512];
        snprintf(path, sizeof path, "%s/%s", corpus, fuzz_targets[i].name);
        DIR *folder = opendir(path);
        assert_non_null(folder);
        for (struct dirent *entry; (entry = readdir(folder));) {
            if (*entry->d_name == '.')
                continue;
            snprintf(path, sizeof path, "%s/%s/%s", corpus, fuzz_targets[i].name, entry->d_name);
            size_t size;
            unsigned char *data = read_all(path, &size);
            fuzz_targets[i].run(data, size);
            free(data);
            count++;
        }
        closedir(folder);
    }
    assert_true(count >= 4);
}

int main(void)
{
    const struct CMUnitTest tests[] = { cmocka_unit_test(what_was_found_once_is_held) };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
