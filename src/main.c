/* kurzcheck: options, then load -> lint -> render -> write, then the exit status. */
#include <stdio.h>

#include "base/version.h"
#include "disk/read.h"
#include "disk/write.h"
#include "run.h"
#include "start.h"
#include "watch.h"

static int build_or_check(struct run *run)
{
    if (disk_read_project(run->options.project, &run->project, &run->diag))
        run_make_site(run);
    bool write = run->options.command == COMMAND_BUILD && !diag_failed(&run->diag);
    if (write)
        disk_write_site(run->output, run->options.project, &run->site, true, &run->diag);
    diag_print(&run->diag, stderr, run->options.language);
    run_print_summary(run, write && !diag_failed(&run->diag));
    return diag_exit_status(&run->diag);
}

/* The exit status of a command that only prints; where that failed, it is said. */
static int print(const char *text, enum message_language language)
{
    bool whole = fputs(text, stdout) >= 0 && fflush(stdout) == 0;
    if (!whole)
        fputs(say(SAY_OUTPUT_REFUSED, language), stderr);
    return whole ? 0 : 3;
}

static int print_schema(const struct options *options)
{
    struct buffer schema = BUFFER_INIT;
    schema_write(options->schema, options->language, &schema);
    int status = print(schema.data, options->language);
    buffer_free(&schema);
    return status;
}

int main(int count, char **words)
{
    struct options options;
    if (!options_read(&options, count, words))
        return 2;
    memory_say(say(SAY_OUT_OF_MEMORY, options.language));
    if (options.command == COMMAND_HELP)
        return print(say(SAY_HELP, options.language), options.language);
    if (options.command == COMMAND_VERSION)
        return print("kurzcheck " KURZCHECK_VERSION "\n", options.language);
    if (options.command == COMMAND_WATCH)
        return watch_project(&options);
    if (options.command == COMMAND_SCHEMA)
        return print_schema(&options);
    /* Not given back at the end: the system takes all memory at once, and faster. */
    static struct run run;
    run_init(&run, &options);
    return options.command == COMMAND_NEW ? start_project(&run) : build_or_check(&run);
}
