/* The targets of targets.h for libFuzzer; the environment's FUZZ_TARGET names one. */
#include "fuzz/targets.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static void (*run)(const unsigned char *, size_t);
    const char *wanted = getenv("FUZZ_TARGET");
    for (size_t i = 0; !run && wanted && i < sizeof fuzz_targets / sizeof *fuzz_targets; i++)
        if (strcmp(fuzz_targets[i].name, wanted) == 0)
            run = fuzz_targets[i].run;
    hold(run != NULL, "names no target", "FUZZ_TARGET");
    run(data, size);
    return 0;
}
