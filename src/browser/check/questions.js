// The questions on their screen: one alone or all below each other, and which follows which.

import { all, fill, one, setText, show, showWhen, word } from "#site";

export function createQuestions(root) {
  const screen = one('[data-kc-screen="questions"]', root);
  const progress = one("[data-kc-progress]", root);
  const sections = new Map(
    all("[data-kc-question]", root).map((section) => [section.dataset.kcQuestion, section])
  );
  const ids = [...sections.keys()];
  const part = (id, hook) => one(`[data-kc-${hook}]`, sections.get(id));
  // What stands above a question among all of them.
  const captions = new Map(ids.map((id) => [id, part(id, "number").textContent]));

  return {
    ids,
    sections,
    has: (id) => sections.has(id),
    // undefined at the end, at the beginning, and of none
    after: (id) => (sections.has(id) ? ids[ids.indexOf(id) + 1] : undefined),
    before: (id) => ids[ids.indexOf(id) - 1],
    heading: (id) => one("h2", sections.get(id)),
    // As the title of the window.
    title: (id) => `${part(id, "number").textContent}: ${part(id, "name").textContent}`,

    // The question that an element belongs to; undefined where that is none.
    of(element) {
      const section = element?.closest("[data-kc-question]");
      return section && root.contains(section) ? section.dataset.kcQuestion : undefined;
    },

    // The one question, or all.
    show(question) {
      ids.forEach((id, i) => {
        show(sections.get(id), question === undefined || id === question);
        setText(part(id, "number"), question ? fill(word("progress"), i + 1, ids.length) : captions.get(id));
      });
      progress.value = question ? ids.indexOf(question) + 1 : 0;
      show(progress, question !== undefined);
      showWhen(screen, { one: question !== undefined, all: question === undefined });
    },
  };
}
