// The texts of the content, which stand in the page as the theme's templates wrote them: where
// they are.

import { one } from "#site";
import { index, unpack } from "./dom.js";

export function createContent(root) {
  const sections = index("kc-question", root);
  let guides = null;

  // the article of a question in the result
  function guide(id) {
    if (!guides) {
      unpack(one('[data-kc-screen="result"]', root));
      guides = index("kc-guide", root);
    }
    return guides.get(id);
  }

  // A factor's text stands once in the document, and is copied to where it is opened.
  function placeFactor({ target }) {
    const place = one(":scope > [data-kc-factor-place]", target);
    if (!place) return;
    unpack(one("[data-kc-factors]", root));
    place.replaceChildren(one(`[data-kc-factor="${place.dataset.kcFactorPlace}"]`).cloneNode(true));
  }

  root.addEventListener("toggle", placeFactor, true);
  return {
    title: (id) => one("[data-kc-name]", sections.get(id)),
    // the element whose children are the question itself, inline
    question: (id) => one("[data-kc-text]", sections.get(id)),
    // what a value of a question means; null where the question does not say
    answer: (id, value) => one(`[data-kc-answer-of="${value}"]`, sections.get(id)),
    guide,
    // the element whose children are the blocks of a question's guidance; null where it has none
    // for that band
    guidance: (id, band) => one(`[data-kc-guidance="${band}"] [data-kc-blocks]`, guide(id)),
  };
}
