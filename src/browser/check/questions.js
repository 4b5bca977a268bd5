// The questions on their screen: one alone or all below each other, and which follows which.

import { all, one, setText, show, showWhen } from "#site";
import { fill, index, unpack, word } from "./dom.js";

// What there is of an answer, for the eye.
export function stateOf(value) {
  return value === undefined ? "open" : value === null ? "none" : "valued";
}

export function createQuestions(root, store) {
  const screen = one('[data-kc-screen="questions"]', root);
  const place = one("[data-kc-place]", root);
  const parts = index("kc-part-of", root);
  const sections = index("kc-question", root);
  const ids = [...sections.keys()];
  const part = (id, hook) => one(`[data-kc-${hook}]`, sections.get(id));
  // What stands above a question among all of them.
  const captions = new Map(ids.map((id) => [id, part(id, "number").textContent]));
  // What the reader opened at one question, help or note, stands open at the next. A note that is
  // written stands open besides.
  function unfold(id, single) {
    const { note } = store.answer(id);
    unpack(sections.get(id));
    part(id, "note").value = note;
    for (const details of all("[data-kc-fold]", sections.get(id))) {
      const { kcFold } = details.dataset;
      const noted = kcFold === "note" && note !== "";
      Object.assign(details, { hidden: false, open: noted || Boolean(single && store.opened[kcFold]) });
    }
  }

  screen.addEventListener("click", ({ target }) => {
    const details = target.closest("summary")?.parentElement;
    // it opens only after this
    if (details?.dataset.kcFold) store.setOpened(details.dataset.kcFold, !details.open);
  });

  return {
    ids,
    sections,
    // undefined at the end, at the beginning, and of none
    after: (id) => (sections.has(id) ? ids[ids.indexOf(id) + 1] : undefined),
    before: (id) => ids[ids.indexOf(id) - 1],
    heading: (id) => one("h2", sections.get(id)),
    // As the title of the window.
    title: (id) => `${part(id, "number").textContent}: ${part(id, "name").textContent}`,

    // The question that an element belongs to; undefined where that is none.
    of: (element) => element?.closest("[data-kc-question]")?.dataset.kcQuestion,

    // At the question and in the bar.
    mark(id, { value, note }) {
      for (const marked of [sections, parts]) marked.get(id).dataset.kcState = stateOf(value);
      sections.get(id).toggleAttribute("data-kc-noted", note !== "");
    },

    // The one question, or all.
    show(question) {
      ids.forEach((id, i) => {
        const shown = question === undefined || id === question;
        show(sections.get(id), shown);
        setText(part(id, "number"), question ? fill(word("progress"), i + 1, ids.length) : captions.get(id));
        parts.get(id).toggleAttribute("data-kc-here", id === question);
        if (shown) unfold(id, question);
      });
      setText(place, question ? `${ids.indexOf(question) + 1}/${ids.length}` : "");
      showWhen(screen, { one: question !== undefined, all: question === undefined });
    },
  };
}
