#include "base/nearest.h"

#include <stdint.h>
#include <string.h>

#include "base/utf8.h"

enum { NEAR_LENGTH = 64 };

static size_t smaller(size_t a, size_t b)
{
    return a < b ? a : b;
}

/* SIZE_MAX where it is `limit` or more for certain, or a word is too long. */
static size_t distance(const char *a, size_t m, const char *b, size_t n, size_t limit)
{
    if (m > NEAR_LENGTH || n > NEAR_LENGTH || m >= n + limit || n >= m + limit)
        return SIZE_MAX;
    size_t rows[3][NEAR_LENGTH + 1];
    for (size_t j = 0; j <= n; j++)
        rows[0][j] = j;
    for (size_t i = 1; i <= m; i++) {
        size_t *now = rows[i % 3], *above = rows[(i + 2) % 3], *two_above = rows[(i + 1) % 3];
        now[0] = i;
        for (size_t j = 1; j <= n; j++) {
            size_t cost = a[i - 1] != b[j - 1];
            now[j] = smaller(smaller(above[j] + 1, now[j - 1] + 1), above[j - 1] + cost);
            if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                now[j] = smaller(now[j], two_above[j - 2] + 1);
        }
    }
    return rows[m % 3][n];
}

size_t nearest_index(const char *word, const char *const *candidates, size_t count)
{
    size_t best = count, length = strlen(word), third = smaller(length, NEAR_LENGTH) / 3;
    size_t best_distance = (third ? third : 1) + 1;
    for (size_t i = 0; i < count; i++) {
        size_t other = strlen(candidates[i]);
        size_t d = distance(word, length, candidates[i], other, best_distance);
        if (d < best_distance && d < other) {
            best_distance = d;
            best = i;
        }
    }
    return best;
}

const char *nearest(const char *word, const char *const *candidates, size_t count)
{
    size_t near = nearest_index(word, candidates, count);
    return near < count ? candidates[near] : NULL;
}

static const char *folded_name(struct arena *arena, const char *path)
{
    const char *slash = strrchr(path, '/');
    return utf8_folded(arena, slash ? slash + 1 : path);
}

const char *nearest_path(struct arena *arena, const char *path, const char *const *paths,
                         size_t count)
{
    const char **names = arena_array(arena, count, sizeof *names);
    for (size_t i = 0; i < count; i++)
        names[i] = folded_name(arena, paths[i]);
    size_t near = nearest_index(folded_name(arena, path), names, count);
    return near < count ? paths[near] : NULL;
}
