// The comparison as a matrix: a column for each view, a row for the whole, each group, topic and
// question, in a cell the dates; what changed, and what there is to say of it. Plain data in, plain
// data out: it knows no page and no words.

import { plan, score } from "#check";
import { columnOf, scoresOf } from "./compare.js";

// decimals: behind these, a difference of decimals has but a trace
const TRACE = 6;

// Of shown figures, so that a reader can check it.
function minus(to, from) {
  return to == null || from == null ? null : Number((to - from).toFixed(TRACE));
}

// A view's first and last column, as if only the questions had been asked that have a value in both:
// { from, to, both: [question] }; null where it has one date alone.
function changeOf(model, { dates }) {
  const ends = [dates[0], dates.at(-1)];
  if (dates.length < 2) return null;
  const both = model.questions.filter((_, i) => ends.every(({ values }) => values[i] != null));
  const [from, to] = ends.map(({ results, when }) => {
    const only = results.map((result) => {
      const answers = Object.fromEntries(both.map(({ id }) => [id, result.answers[id]]));
      return { ...result, answers, ...scoresOf(model, answers) };
    });
    return columnOf(model, only, when);
  });
  return { from, to, both };
}

// What makes a row: [{ kind, id, title, topics: that it counts, valueOf(column) }]
function rowsOf(model) {
  const { questions, topics, groups: parts = [] } = model;
  const part = (kind) => ({ id, topics: own = [id] }, i) => ({ kind, id, topics: own, valueOf: (column) => column[`${kind}s`][i] });
  const questionsOf = (topic) =>
    questions
      .map(({ id, title, topic: own }, i) => ({ kind: "question", id, title, topics: [own], valueOf: ({ values }) => values[i] }))
      .filter((row) => row.topics[0] === topic);
  return [
    { kind: "overall", id: "", topics: topics.map(({ id }) => id), valueOf: ({ overall }) => overall },
    ...score
      .byGroup(model, parts.map(part("group")), topics.map(part("topic")))
      .flatMap(({ title, figure }) => [{ ...figure, title }, ...(figure.kind === "topic" ? questionsOf(figure.id) : [])]),
  ];
}

// The one item that has the most; null where several have it, or none.
function single(items, sizeOf) {
  const most = Math.max(...items.map(sizeOf));
  const found = items.filter((item) => sizeOf(item) === most);
  return found.length === 1 && most > 0 ? found[0] : null;
}

// Sentences whose place is not tied, each null or the row of a question: { gap: furthest apart, rise: {
// row, change, of: how many views }, agreed: where every view has the same value }
function sentencesOf(rows) {
  const questions = rows.filter(({ kind }) => kind === "question");
  const risen = questions.map((row) => {
    const changes = row.cells.map(({ change }) => change).filter((change) => change !== null);
    return { row, change: score.median(changes), of: changes.length };
  });
  const agreed = questions.filter(({ apart, cells }) => apart === 0 && cells.every(({ values }) => values.at(-1) != null));
  return {
    gap: single(questions, ({ apart }) => apart ?? 0),
    rise: single(risen, ({ change }) => change ?? 0),
    agreed: agreed.length === 1 ? agreed[0] : null,
  };
}

// What became of the measures that were to be done at a view's first date: [{ view: its place, then,
// now: of plan.js; null where it is in no plan any more }]
function measuresOf(views) {
  return views.flatMap(({ dates }, view) => {
    const [first, last] = [dates[0], dates.at(-1)].map(({ results }) => results.flatMap((result) => result.plan ?? []));
    if (dates.length < 2) return [];
    const isSame = (a, b) => (a.uid && a.uid === b.uid) || (a.question === b.question && a.measure === b.measure);
    return first
      .filter((item) => !plan.isBlank(item) && plan.isPending(plan.read(item)))
      .map((item) => {
        const found = last.find((other) => isSame(item, other));
        return { view, then: plan.read(item), now: found ? plan.read(found) : null };
      });
  });
}

// views: of compare.js
// -> { rows: [{ kind: "overall", "group", "topic" or "question", id, title, cells: one a view, apart }],
//   sentences, measures }
// A cell is { values: one a date, change: from first to last or null, counted, of: questions the change
// counts, of so many }. apart: of a question, highest minus lowest of the views' last dates; null where
// fewer than two have a value.
export function matrixOf(model, views) {
  const changes = views.map((view) => changeOf(model, view));
  const rows = rowsOf(model).map(({ topics, valueOf, ...row }) => {
    const isIn = ({ id, topic }) => (row.kind === "question" ? id === row.id : topics.includes(topic));
    const cells = views.map(({ dates }, v) => {
      const { from, to, both = [] } = changes[v] ?? {};
      return {
        values: dates.map(valueOf),
        change: from ? minus(valueOf(to), valueOf(from)) : null,
        counted: both.filter(isIn).length,
        of: model.questions.filter(isIn).length,
      };
    });
    const apart = row.kind === "question" ? score.spread(cells.map(({ values }) => values.at(-1))) : null;
    return { ...row, cells, apart };
  });
  return { rows, sentences: sentencesOf(rows), measures: measuresOf(views) };
}
