/* Addresses: what a text must be turned into to stand in one (RFC 3986, 2.1). */
#ifndef BASE_URI_H
#define BASE_URI_H

#include <stdbool.h>

#include "base/arena.h"

/* A relative path as part of an address: of "a b#c%.png" it makes "a%20b%23c%25.png". */
const char *uri_of_path(struct arena *arena, const char *path);
/* An address in which characters may stand that none may hold, such as blanks and umlauts.
 * What is an address already comes back as it was. */
const char *uri_of_address(struct arena *arena, const char *address);
/* True if a text is an e-mail address. */
bool uri_is_email(const char *text);

#endif
