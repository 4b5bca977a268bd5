// What no figure of the result says, in sentences. They stand in the page, with places for numbers;
// which of them hold is told here.

import { all, setText, show } from "#site";
import { fill } from "./dom.js";

export function createSummary(root, write) {
  const sentences = all("[data-kc-sentence]", root).map((element) => ({
    element,
    name: element.dataset.kcSentence,
    pattern: element.textContent,
  }));

  // { NAME: the texts in its places, or false where the sentence does not hold }
  function facts({ overall, few, strengths, needs: { first }, measures }) {
    const planned = measures.filter(({ status }) => status !== "dropped");
    return {
      low: !few && strengths.items.length === 0 && [],
      kept: !few && first.length === 0 && [],
      plan: planned.length > 0 && [planned.length, planned.filter(({ status }) => status === "done").length],
      target: overall.target > overall.score && [write.score(overall.target)],
    };
  }

  // The sentences that hold: { NAME: text }
  function textsOf(figures) {
    const found = facts(figures);
    const holding = sentences.filter(({ name }) => found[name]);
    return Object.fromEntries(holding.map(({ name, pattern }) => [name, fill(pattern, ...found[name])]));
  }

  return {
    fill(figures) {
      const texts = textsOf(figures);
      for (const { element, name } of sentences) {
        show(element, name in texts);
        setText(element, texts[name] ?? "");
      }
    },
    texts: (figures) => Object.values(textsOf(figures)),
  };
}
