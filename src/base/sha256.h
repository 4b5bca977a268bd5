/* SHA-256 (FIPS 180-4), for SHA256SUMS and the hashes of the Content-Security-Policy.
 * Not for secrets. Own code, because the generator's only libraries are libc,
 * cmark and libyaml; the tests hold it to the standard's examples and to sha256sum.
 */
#ifndef BASE_SHA256_H
#define BASE_SHA256_H

#include <stddef.h>

enum { SHA256_BYTES = 32, SHA256_HEX_SIZE = 65 };

void sha256(const void *data, size_t length, unsigned char digest[SHA256_BYTES]);
/* The digest as 64 lower-case hex digits and a NUL. */
void sha256_hex(const void *data, size_t length, char hex[SHA256_HEX_SIZE]);

#endif
