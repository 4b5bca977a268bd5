/* The program's version: https://semver.org. */
#ifndef BASE_VERSION_H
#define BASE_VERSION_H

#define KURZCHECK_VERSION "0.1.0"

#endif
