/* site/media: what templates are told of pictures and files, whatever their bytes are. */
#include "testing.h"

#include <string.h>

#include "site/media.h"

static struct arena *arena;
static struct media media;

static int begin(void **state)
{
    (void)state;
    arena = arena_new();
    static const struct settings settings;
    media = (struct media){ arena, &settings, { .arena = arena } };
    return 0;
}

static int end(void **state)
{
    (void)state;
    arena_free(arena);
    return 0;
}

static const struct value *value_of(const char *name, const void *data, size_t size)
{
    struct file *file = arena_alloc(arena, sizeof *file);
    file->path = arena_format(arena, "content/media/%s", name);
    file->data = arena_copy(arena, data, size);
    file->size = size;
    return media_value(&media, file);
}

static void expect_key(const struct value *value, const char *key, const char *expected)
{
    assert_string_equal(value_text(value_get(value, key)), expected);
}

static void expect_size(const char *name, const void *data, size_t size, const char *width,
                        const char *height)
{
    const struct value *value = value_of(name, data, size);
    expect_key(value, "width", width);
    expect_key(value, "height", height);
}

static void base64_is_that_of_the_standard(void **state)
{
    (void)state;
    static const char *const examples[][2] = { { "", "" },
                                               { "f", "Zg==" },
                                               { "fo", "Zm8=" },
                                               { "foo", "Zm9v" },
                                               { "foob", "Zm9vYg==" },
                                               { "fooba", "Zm9vYmE=" },
                                               { "foobar", "Zm9vYmFy" } };
    for (size_t i = 0; i < sizeof examples / sizeof *examples; i++)
        assert_string_equal(base64(arena, examples[i][0], strlen(examples[i][0])), examples[i][1]);
    assert_string_equal(base64(arena, "\0\xff\xfe", 3), "AP/+");
}

static void paths_are_addresses_and_names_are_names(void **state)
{
    (void)state;
    const struct value *value = value_of("sub/a b#c%20 ü.PNG", "x", 1);
    expect_key(value, "path", "assets/media/sub/a%20b%23c%2520%20%C3%BC.2d711642b7.PNG");
    expect_key(value, "name", "a b#c%20 ü.PNG");
    expect_key(value, "type", "image/png");
    expect_key(value, "data", "data:image/png;base64,eA==");
    struct file file = { .path = "content/media/a b.png", .data = "x", .size = 1 };
    assert_string_equal(media_path(&media, &file), "assets/media/a b.2d711642b7.png");
    file.data = "y";
    assert_string_equal(media_path(&media, &file), "assets/media/a b.a1fce43638.png");
    file.path = "content/media/a b.pdf";
    assert_string_equal(media_path(&media, &file), "assets/media/a b.pdf");
}

static void types_are_told_by_the_ending_in_any_case(void **state)
{
    (void)state;
    static const char *const types[][2] = {
        { "a.png", "image/png" },
        { "a.JPG", "image/jpeg" },
        { "a.Jpeg", "image/jpeg" },
        { "a.webp", "image/webp" },
        { "a.svg", "image/svg+xml" },
        { "a.pdf", "application/pdf" },
        { "png", "application/octet-stream" },
        { "a.html", "application/octet-stream" },
        { "a.", "application/octet-stream" },
    };
    for (size_t i = 0; i < sizeof types / sizeof *types; i++)
        expect_key(value_of(types[i][0], "", 0), "type", types[i][1]);
}

static void no_file_is_null(void **state)
{
    (void)state;
    assert_int_equal(value_kind(media_value(&media, NULL)), VALUE_NULL);
}

static void a_file_becomes_a_value_once(void **state)
{
    (void)state;
    struct file file = { .path = "content/media/a.png", .data = "x", .size = 1 };
    assert_ptr_equal(media_value(&media, &file), media_value(&media, &file));
}

static void pictures_tell_their_size(void **state)
{
    (void)state;
    expect_size("a.png", "\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\x01\x02\0\0\0\x03", 24, "258", "3");
    expect_size("a.gif", "GIF89a\x02\x01\x03\0", 10, "258", "3");
    /* SOI, a segment APP0 of 4 bytes, fill bytes, SOF0: length, precision, height, width. */
    expect_size("a.jpg", "\xff\xd8\xff\xe0\0\x04xx\xff\xff\xff\xc0\0\x11\x08\0\x03\x01\x02\x03", 20,
                "258", "3");
}

/* Three of the markers from C0 to CF begin no frame: what stands there is no size. */
static void tables_of_a_picture_are_no_frame(void **state)
{
    (void)state;
    for (const char *marker = "\xc4\xc8\xcc"; *marker; marker++) {
        char jpeg[] = "\xff\xd8\xff?\0\x09\x08\0\x07\0\x07xx\xff\xc0\0\x11\x08\0\x03\x01\x02\x03";
        jpeg[3] = *marker;
        expect_size(arena_format(arena, "%x.jpg", (unsigned char)*marker), jpeg, sizeof jpeg - 1,
                    "258", "3");
    }
}

/* Cut off anywhere or with lengths that lead elsewhere: no size, and nothing read beyond. */
static void damaged_pictures_have_no_size(void **state)
{
    (void)state;
    static const char jpeg[] =
        "\xff\xd8\xff\xe0\0\x04xx\xff\xff\xff\xc0\0\x11\x08\0\x03\x01\x02\x03\x01";
    static const char png[] = "\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\x01\x02\0\0\0\x03";
    for (size_t size = 0; size < 19; size++)
        expect_size(arena_format(arena, "%zu.jpg", size), jpeg, size, "", "");
    for (size_t size = 0; size < 24; size++)
        expect_size(arena_format(arena, "%zu.png", size), png, size, "", "");
    expect_size("b.jpg", "\xff\xd8\xff\xe0\xff\xff\xff\xc0\0\x11\x08\0\x03\x01\x02\x03", 16, "",
                "");
    expect_size("c.jpg", "\xff\xd8\xff\xe0\0\0\xff\xe0\0\0\xff\xe0\0\0\xff\xe0\0\0", 18, "", "");
    expect_size("d.jpg", "\xff\xd8\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff", 14, "", "");
    expect_size("e.gif", "GIF89a\x02\x01\x03", 9, "", "");
    expect_size("f.png", "", 0, "", "");
}

#define IN_MEDIA(test) cmocka_unit_test_setup_teardown(test, begin, end)

int main(void)
{
    const struct CMUnitTest tests[] = {
        IN_MEDIA(base64_is_that_of_the_standard),
        IN_MEDIA(paths_are_addresses_and_names_are_names),
        IN_MEDIA(types_are_told_by_the_ending_in_any_case),
        IN_MEDIA(no_file_is_null),
        IN_MEDIA(a_file_becomes_a_value_once),
        IN_MEDIA(pictures_tell_their_size),
        IN_MEDIA(tables_of_a_picture_are_no_frame),
        IN_MEDIA(damaged_pictures_have_no_size),
    };
    return cmocka_run_group_tests_name("site/media", tests, NULL, NULL);
}
