#include "lint/lints.h"

#include <string.h>

#include "base/table.h"
#include "base/utf8.h"

/* Some 60 words. Who answers reads the question and then the values, again and again. */
enum { QUESTION_LETTERS = 400 };

/* Each text of a question's guidance is entered; one that is there already is reported, unless
 * it is the band's before: neighbours may well demand the same. */
static void lint_guidance(const struct model *model, const struct language *language,
                          const struct document *document, struct diag *diag)
{
    struct table texts = { .arena = diag->arena };
    const char *before = "";
    for (size_t i = 0; i < model->instrument.bands.count; i++) {
        const struct blocks *blocks = &document->guidance[i];
        if (!blocks->first || blocks->first == blocks->end)
            continue;
        const char *name = language->bands.names[i].text;
        const char *text = markdown_words(blocks->first, blocks->end, diag->arena);
        if (*text && !table_add(&texts, text, (void *)name) && strcmp(text, before))
            mark_report(blocks->first->mark, diag, RULE_GUIDANCE_EQUAL, name,
                        table_get(&texts, text), NULL);
        before = text;
    }
}

void lint_questions(const struct model *model, const struct language *language, struct diag *diag)
{
    /* Topic and text of a question -> its document: in another topic, the same question is meant.
     */
    struct table texts = { .arena = diag->arena };
    for (size_t i = 0; i < model->instrument.questions.count; i++) {
        struct document *document = &language->questions[i];
        if (!document->question || strcmp(document->language, language->tag))
            continue;
        const char *text = markdown_words(document->question->first, NULL, diag->arena);
        size_t count = utf8_count(text, strlen(text));
        if (count > QUESTION_LETTERS)
            mark_report(document->question->mark, diag, RULE_QUESTION_LONG,
                        arena_format(diag->arena, "%zu", count),
                        arena_format(diag->arena, "%d", QUESTION_LETTERS), NULL);
        const char *topic = instrument_question(&model->instrument, i)->topic.text;
        const char *key = arena_format(diag->arena, "%s %s", topic, text);
        if (*text && !table_add(&texts, key, document)) {
            const struct document *first = table_get(&texts, key);
            const char *path = first->markdown->source->path;
            if (strcmp(path, document->markdown->source->path)) /* else its id stands twice */
                mark_report(document->question->mark, diag, RULE_QUESTION_EQUAL, path, NULL, NULL);
        }
        lint_guidance(model, language, document, diag);
    }
}
