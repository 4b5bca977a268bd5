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
    const goal = overall.target > overall.score && [write.score(overall.target), write.score(overall.score)];
    return {
      low: !few && strengths.items.length === 0 && [],
      kept: !few && first.length === 0 && [],
      plan: planned.length > 0 && [planned.length, planned.filter(({ status }) => status === "done").length],
      target: goal,
      // in large figures, on the plan's own screen
      gain: goal,
    };
  }

  return {
    fill(figures) {
      const found = facts(figures);
      for (const { element, name, pattern } of sentences) {
        show(element, found[name]);
        setText(element, found[name] ? fill(pattern, ...found[name]) : "");
      }
    },
    // those that hold, for the report
    texts(figures) {
      const found = facts(figures);
      return sentences.filter(({ name }) => name !== "gain" && found[name]).map(({ name, pattern }) => fill(pattern, ...found[name]));
    },
  };
}
