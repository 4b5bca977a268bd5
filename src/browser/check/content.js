// The texts of the content, which stand in the page as the theme's templates wrote them: where
// they are.

import { one } from "#site";
import { index } from "./dom.js";

export function createContent(root) {
  const sections = index("kc-question", root);
  const guides = index("kc-guide", root);
  return {
    title: (id) => one("[data-kc-name]", sections.get(id)),
    // the element whose children are the question itself, inline
    question: (id) => one("[data-kc-text]", sections.get(id)),
    // what a value of a question means; null where the question does not say
    answer: (id, value) => one(`[data-kc-answer-of="${value}"]`, sections.get(id)),
    // the article of a question in the result
    guide: (id) => guides.get(id),
    // the element whose children are the blocks of a question's guidance; null where it has none
    // for that band
    guidance: (id, band) => one(`[data-kc-guidance="${band}"] [data-kc-blocks]`, guides.get(id)),
  };
}
