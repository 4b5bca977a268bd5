/* What every cmocka test includes: cmocka.h needs these four headers before it. */
#ifndef UNIT_TESTING_H
#define UNIT_TESTING_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#if defined __has_feature
#if __has_feature(address_sanitizer)
#define __SANITIZE_ADDRESS__ 1
#endif
#endif

/* How often a part stands in a text where very many of them must take a moment: tests/rules.mk
 * ends a program that takes long. With sanitizers, which look for faults in memory and take many
 * times as long, and where one mutation after the other is tried, a tenth of them. */
static inline size_t very_many(size_t count)
{
#if defined __SANITIZE_ADDRESS__ || defined MUTATED
    return count / 10;
#else
    return count;
#endif
}

#endif
