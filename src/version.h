/* The program's version: https://semver.org. */
#ifndef VERSION_H
#define VERSION_H

#define KURZCHECK_VERSION "0.1.0"

#endif
