/* base/sha256: the examples of FIPS 180-4, and the same digests as the system's sha256sum. */
#include "testing.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/sha256.h"

static void expect_digest(const char *message, const char *expected)
{
    char hex[SHA256_HEX_SIZE];
    sha256_hex(message, strlen(message), hex);
    assert_string_equal(hex, expected);
}

static void gives_the_digests_of_the_standard(void **state)
{
    (void)state;
    expect_digest("", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    expect_digest("abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    expect_digest("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
                  "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1");
    char *million = memory_alloc(1000001);
    memset(million, 'a', 1000000);
    million[1000000] = '\0';
    expect_digest(million, "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0");
    free(million);
}

static void the_bytes_and_the_digits_are_the_same_digest(void **state)
{
    (void)state;
    unsigned char digest[SHA256_BYTES];
    sha256("abc", 3, digest);
    char hex[SHA256_HEX_SIZE], digits[SHA256_HEX_SIZE];
    sha256_hex("abc", 3, hex);
    for (size_t i = 0; i < SHA256_BYTES; i++)
        snprintf(digits + 2 * i, 3, "%02x", (unsigned)digest[i]);
    assert_string_equal(hex, digits);
}

static void agrees_with_sha256sum_at_every_length_around_a_block(void **state)
{
    (void)state;
    /* 55, 56, 63, 64 bytes and their like decide where the padding goes. */
    enum { LENGTHS = 200 };
    char folder[] = "/tmp/kurzcheck-sha256-XXXXXX", command[128], path[64];
    assert_non_null(mkdtemp(folder));
    unsigned char message[LENGTHS];
    for (size_t i = 0; i < LENGTHS; i++)
        message[i] = (unsigned char)(i * 37 + 11);
    for (size_t length = 0; length < LENGTHS; length++) {
        snprintf(path, sizeof path, "%s/%03zu", folder, length);
        FILE *file = fopen(path, "wb");
        assert_non_null(file);
        assert_int_equal(fwrite(message, 1, length, file), length);
        assert_int_equal(fclose(file), 0);
    }
    snprintf(command, sizeof command, "cd %s && sha256sum * && rm -r %s", folder, folder);
    FILE *output = popen(command, "r");
    assert_non_null(output);
    for (size_t length = 0; length < LENGTHS; length++) {
        char expected[SHA256_HEX_SIZE], hex[SHA256_HEX_SIZE];
        assert_int_equal(fscanf(output, "%64s %*s", expected), 1);
        sha256_hex(message, length, hex);
        assert_string_equal(hex, expected);
    }
    assert_int_equal(pclose(output), 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(gives_the_digests_of_the_standard),
        cmocka_unit_test(the_bytes_and_the_digits_are_the_same_digest),
        cmocka_unit_test(agrees_with_sha256sum_at_every_length_around_a_block),
    };
    return cmocka_run_group_tests_name("base/sha256", tests, NULL, NULL);
}
