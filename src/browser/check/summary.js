// The result in sentences that can be read out. The sentences stand in the page,
// with places for names and numbers; which of them hold is told here.

import { all, show, setText, word, fill, language } from "#site";
import * as plan from "./data/plan.js";
import * as score from "./data/score.js";

// strengths that are named, as many as "start here" has needs
const NAMED = 3;

export function createSummary(root, model, write) {
  const sentences = all("[data-kc-sentence]", root).map((element) => ({
    element,
    name: element.dataset.kcSentence,
    pattern: element.textContent,
  }));
  const list = new Intl.ListFormat(language(), { type: "conjunction" });

  function names(ids) {
    return list.format(ids.map((id) => fill(word("quoted"), write.title(id))));
  }

  // Those that stand out: of many that are equal, none is better than another.
  function outstanding(ids, answers) {
    const values = model.questions.map(({ id }) => answers[id]?.value).filter(Number.isFinite);
    const reach = (id) => values.filter((value) => value >= answers[id].value).length;
    return ids.filter((id) => reach(id) <= Math.min(NAMED, values.length - 1));
  }

  // { NAME: the texts in its places, or false where the sentence does not hold }
  function facts({ answers, plan: measures }, overall, few) {
    const strengths = score.strengths(model, answers);
    const needs = score.needs(model, answers).first;
    const best = outstanding(strengths.items, answers).filter((id) => !needs.includes(id));
    const key = model.questions.find((question) => question.key);
    const value = key && answers[key.id]?.value;
    const items = measures.map(plan.read);
    const aim = score.overall(model, plan.reached(model, answers, measures)).score;
    return {
      overall: [write.score(overall.score), write.band(overall.band)],
      [few ? "few" : "answered"]: [overall.answered, overall.total],
      key: value != null && [names([key.id]), write.value(value)],
      "key-open": Boolean(key) && value == null && [names([key.id])],
      [strengths.furthest ? "furthest" : "strengths"]: best.length > 0 && [names(best)],
      low: !few && strengths.items.length === 0 && [],
      needs: needs.length > 0 && [names(needs)],
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
