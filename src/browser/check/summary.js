// The result in sentences that can be read out. The sentences stand in the page,
// with places for names and numbers; which of them hold is told here.

import { all, show, setText, word, fill, language } from "#site";

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
  function facts({ overall, few, strengths, needs: { first }, measures }, answers) {
    const best = outstanding(strengths.items, answers).filter((id) => !first.includes(id));
    const key = model.questions.find((question) => question.key);
    const value = key && answers[key.id]?.value;
    return {
      overall: [write.score(overall.score), write.band(overall.band)],
      [few ? "few" : "answered"]: [overall.answered, overall.total],
      key: value != null && [names([key.id]), write.value(value)],
      "key-open": Boolean(key) && value == null && [names([key.id])],
      [strengths.furthest ? "furthest" : "strengths"]: best.length > 0 && [names(best)],
      low: !few && strengths.items.length === 0 && [],
      needs: first.length > 0 && [names(first)],
      kept: !few && first.length === 0 && [],
      plan: measures.length > 0 && [measures.length, measures.filter(({ status }) => status === "done").length],
      target: overall.target > overall.score && [write.score(overall.target)],
    };
  }

  // The sentences that hold: { NAME: text }
  function textsOf(figures, answers) {
    const found = facts(figures, answers);
    const holding = sentences.filter(({ name }) => found[name]);
    return Object.fromEntries(holding.map(({ name, pattern }) => [name, fill(pattern, ...found[name])]));
  }

  return {
    fill(figures, answers) {
      const texts = textsOf(figures, answers);
      for (const { element, name } of sentences) {
        show(element, name in texts);
        setText(element, texts[name] ?? "");
      }
    },
    texts: (figures, answers) => Object.values(textsOf(figures, answers)),
  };
}
