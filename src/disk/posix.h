/* POSIX's calls for files and folders, on every system: all of disk/ takes them
 * from here. Windows has none; disk/posix_windows.h says what stands for them.
 */
#ifndef DISK_POSIX_H
#define DISK_POSIX_H

#ifdef _WIN32
#include "disk/posix_windows.h"
#else
#include <dirent.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>
#endif

#endif
