// The comparison as a matrix: a column for each view, a row for the whole, each topic and each
// question, in a cell the dates; what changed, and what there is to say of it. Plain data in, plain
// data out: it knows no page and no words.

import { score } from "#check";
import { alike, byView, columnOf, groups, label } from "./compare.js";

// decimals: behind these, a difference of decimals has but a trace
const TRACE = 6;

// The columns of compare.js as views: those of the same people at different dates are one. Where two
// have the same date, nothing tells which is the later: each stands for itself.
function viewsOf({ by, columns }, textOf) {
  const subjects = groups(columns.filter(({ subject }) => subject), ({ subject }) => alike(subject));
  const who = ({ view, subject }) => JSON.stringify([by !== "date" && alike(view), subjects.length > 1 && alike(subject)]);
  const people = groups(columns, who).sort(([a], [b]) => byView(a, b));
  const views = people.flatMap((same) => {
    const dates = new Set(same.map(({ when }) => when).filter(Boolean));
    return dates.size === same.length ? [same] : same.map((column) => [column]);
  });
  const made = views.map((dates) => {
    const [{ subject, when, name }] = dates;
    const alone = dates.length === 1;
    const view = groups(dates, (column) => alike(column.view)).length === 1 ? dates[0].view : "";
    return { view, subject, when: alone ? when : "", name: alone ? name : "", dates };
  });
  label(made, textOf);
  // all together have no name
  if (made.length === 1 && ![made[0].view, made[0].subject, made[0].name].some(Boolean)) made[0].label = "";
  return made;
}

// A column as it would be if only these questions had been asked.
function restricted(model, { results, when }, ids) {
  const only = results.map((result) => {
    const answers = Object.fromEntries(ids.filter((id) => id in result.answers).map((id) => [id, result.answers[id]]));
    return { ...result, answers, overall: score.overall(model, answers), topics: score.topics(model, answers) };
  });
  return columnOf(model, only, when);
}

// Of shown figures, so that a reader can check it.
function minus(to, from) {
  return to == null || from == null ? null : Number((to - from).toFixed(TRACE));
}

// What changed from a view's first date to its last: scores count the questions that have a value at
// both. counted: how many those are
function changesOf(model, { dates }) {
  const [first, last] = [dates[0], dates.at(-1)];
  const isBoth = (_, i) => first.values[i] != null && last.values[i] != null;
  const both = model.questions.filter(isBoth);
  const [from, to] = [first, last].map((column) => restricted(model, column, both.map(({ id }) => id)));
  return {
    questions: model.questions.map((_, i) => minus(last.values[i], first.values[i])),
    overall: { change: minus(to.overall, from.overall), counted: both.length },
    topics: model.topics.map(({ id }, i) => ({
      change: minus(to.topics[i], from.topics[i]),
      counted: both.filter(({ topic }) => topic === id).length,
    })),
  };
}

// The one item that has the most; null where several have it, or none.
function single(items, sizeOf) {
  const most = Math.max(...items.map(sizeOf));
  const found = items.filter((item) => sizeOf(item) === most);
  return found.length === 1 && most > 0 ? found[0] : null;
}

// Sentences whose place is not tied: { gap: { id, apart, highest, lowest: views }, rise: { id, change,
// of: how many views }, agreed: { id, value } }, each or null.
function sentencesOf(model, views, rows) {
  const values = (id) => views.map(({ dates }) => dates.at(-1).values[model.questions.findIndex((question) => question.id === id)]);
  const gap = views.length > 1 ? single(rows, ({ apart }) => apart ?? 0) : null;
  const at = (id, wanted) => views.filter((_, i) => values(id)[i] === wanted(...values(id).filter((value) => value != null)));
  const risen = rows.map(({ id, cells }) => {
    const changes = cells.map(({ change }) => change).filter((change) => change !== null);
    return { id, change: score.median(changes), of: changes.length };
  });
  const agreed = rows.filter(({ id, apart }) => apart === 0 && values(id).every((value) => value != null));
  return {
    gap: gap && { id: gap.id, apart: gap.apart, highest: at(gap.id, Math.max), lowest: at(gap.id, Math.min) },
    rise: single(risen, ({ change }) => change ?? 0),
    agreed: agreed.length === 1 ? { id: agreed[0].id, value: values(agreed[0].id)[0] } : null,
  };
}

// shown: of compare.js; textOf: as there
// -> { views: [{ label, dates: [columns of compare.js, first to last] }],
//   rows: [{ kind: "overall", "topic" or "question", id, cells: one a view, apart }], sentences }
// A cell is { values: one a date, change: from first to last or null, counted, of: questions it counts,
// of so many }. apart: of a question, highest minus lowest of the views' last dates; null where fewer
// than two have a value.
export function matrixOf(model, shown, textOf = (_, text) => text) {
  const views = viewsOf(shown, textOf);
  const changes = views.map((view) => (view.dates.length > 1 ? changesOf(model, view) : null));
  const total = (topic) => model.questions.filter((question) => topic === undefined || question.topic === topic).length;
  const overall = {
    kind: "overall",
    id: "",
    cells: views.map(({ dates }, v) => ({
      values: dates.map((column) => column.overall),
      ...(changes[v]?.overall ?? { change: null, counted: 0 }),
      of: total(),
    })),
  };
  const questions = model.questions.map(({ id, topic }, i) => ({
    kind: "question",
    id,
    topic,
    cells: views.map(({ dates }, v) => {
      const change = changes[v]?.questions[i] ?? null;
      return { values: dates.map((column) => column.values[i]), change, counted: 1, of: 1 };
    }),
    apart: score.spread(views.map(({ dates }) => dates.at(-1).values[i])),
  }));
  const topics = model.topics.map(({ id }, i) => ({
    kind: "topic",
    id,
    cells: views.map(({ dates }, v) => ({
      values: dates.map((column) => column.topics[i]),
      ...(changes[v]?.topics[i] ?? { change: null, counted: 0 }),
      of: total(id),
    })),
  }));
  return {
    views,
    rows: [overall, ...topics.flatMap((topic) => [topic, ...questions.filter((question) => question.topic === topic.id)])],
    sentences: sentencesOf(model, views, questions),
  };
}
