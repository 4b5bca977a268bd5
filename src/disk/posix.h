/* POSIX's calls for files and folders, on every system: all of disk/ takes them
 * from here. Windows has none; windows/posix.h says what stands for them.
 */
#ifndef DISK_POSIX_H
#define DISK_POSIX_H

#ifdef _WIN32
#include "windows/posix.h"
#else
#include <dirent.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>
#endif

#endif
