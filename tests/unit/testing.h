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
 * times as long, a tenth of them. */
static inline size_t very_many(size_t count)
{
#ifdef __SANITIZE_ADDRESS__
    return count / 10;
#else
    return count;
#endif
}

#endif
