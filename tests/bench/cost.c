/* cost COMMAND ...: runs it without its output, and prints the microseconds of processor that it
 * and its children took, and the kilobytes of memory that one of them had at most. */
#define _DEFAULT_SOURCE
#include <err.h>
#include <fcntl.h>
#include <stdio.h>
#include <sys/resource.h>
#include <sys/time.h>
#include <sys/wait.h>
#include <unistd.h>

static long long microseconds(struct timeval time)
{
    return (long long)time.tv_sec * 1000000 + time.tv_usec;
}

int main(int count, char **words)
{
    struct rusage usage;
    int status;
    pid_t child = count > 1 ? fork() : -1;
    if (child < 0)
        err(2, "cost COMMAND ...");
    if (child == 0) {
        int nowhere = open("/dev/null", O_WRONLY);
        dup2(nowhere, 1);
        dup2(nowhere, 2);
        execvp(words[1], words + 1);
        _exit(127);
    }
    if (wait4(child, &status, 0, &usage) != child || !WIFEXITED(status) || WEXITSTATUS(status))
        errx(1, "%s failed", words[1]);
    printf("%lld %ld\n", microseconds(usage.ru_utime) + microseconds(usage.ru_stime),
           usage.ru_maxrss);
    return 0;
}
