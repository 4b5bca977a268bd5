/* base/json: strings as RFC 8259 has them. */
#include "testing.h"

#include <string.h>

#include "base/json.h"

static void a_text_becomes_a_string_that_means_it(void **state)
{
    (void)state;
    static const char *const texts[][2] = { { "", "\"\"" },
                                            { "Grüße", "\"Grüße\"" },
                                            { "a\"b\\c", "\"a\\\"b\\\\c\"" },
                                            { "a\nb\x1b\x7f", "\"a\\u000ab\\u001b\\u007f\"" } };
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        struct buffer out = BUFFER_INIT;
        json_add_string(&out, texts[i][0], strlen(texts[i][0]));
        assert_string_equal(out.data, texts[i][1]);
        buffer_free(&out);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = { cmocka_unit_test(a_text_becomes_a_string_that_means_it) };
    return cmocka_run_group_tests_name("base/json", tests, NULL, NULL);
}
