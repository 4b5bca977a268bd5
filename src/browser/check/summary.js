// What no figure of the result says, in sentences. They stand in the page, with
// places for numbers; which of them hold is told here.

import { all, show, setText, fill } from "#site";
import * as plan from "./data/plan.js";
import * as score from "./data/score.js";

export function createSummary(root, model, write) {
  const sentences = all("[data-kc-sentence]", root).map((element) => ({
    element,
    name: element.dataset.kcSentence,
    pattern: element.textContent,
  }));
  // { NAME: the texts in its places, or false where the sentence does not hold }
  function facts({ answers, plan: measures }, overall, few) {
    const strengths = score.strengths(model, answers);
    const needs = score.needs(model, answers).first;
    const items = measures.map(plan.read);
    const aim = score.overall(model, plan.reached(model, answers, measures)).score;
    return {
      low: !few && strengths.items.length === 0 && [],
      kept: !few && needs.length === 0 && [],
      plan: items.length > 0 && [items.length, items.filter(({ status }) => status === "done").length],
      target: aim > overall.score && [write.score(aim)],
    };
  }

  function fillSummary(state, overall, few) {
    const texts = facts(state, overall, few);
    for (const { element, name, pattern } of sentences) {
      show(element, Boolean(texts[name]));
      setText(element, texts[name] ? fill(pattern, ...texts[name]) : "");
    }
  }

  return { fill: fillSummary };
}
