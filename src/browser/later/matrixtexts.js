// What the matrix says, in words and figures: the same on the page, in the report and for whoever
// listens.

import { fill, word } from "#site";

// questions worth talking about that are named
const TALK = 8;

export function createMatrixTexts(model, write, matrix) {
  const { views, rows, sentences } = matrix;
  const inPercent = write.value(model.scale.to).includes("%");
  const names = views.map(({ label, dates }) => {
    const { length } = dates.at(-1).results;
    if (label === "") return word("compare-everyone");
    return length > 1 ? `${label} (${fill(word("compare-several"), length)})` : label;
  });
  const dates = [...new Set(views.flatMap((view) => view.dates.map(({ when }) => when)))].filter(Boolean).sort();

  // Years, where they tell the dates apart.
  const areYears = new Set(dates.map((when) => when.slice(0, 4))).size === dates.length;
  const date = (when) => write.date(areYears ? when.slice(0, 4) : when);

  function title({ kind, id }) {
    if (kind === "overall") return word("overall");
    if (kind === "topic") return model.topics.find((topic) => topic.id === id).title;
    return write.title(id);
  }

  const points = (number) => fill(word(inPercent ? "compare-points-percent" : "compare-points"), write.number(number));
  // "+10", "±0"
  const signed = (number) => (number > 0 ? `+${write.number(number)}` : number < 0 ? write.number(number) : `±${write.number(0)}`);
  const signedPoints = (number) => fill(word(inPercent ? "compare-points-percent" : "compare-points"), signed(number));
  const figure = (value) => (value == null ? "–" : write.number(value));

  // { values: those before the last with an arrow behind, last, change }
  function cell({ kind }, { values, change, counted, of }) {
    const all = values.length > 1 && values.some((value) => value != null);
    const last = values.at(-1);
    const before = all ? values.slice(0, -1).map((value) => `${figure(value)} →`).join(" ") : "";
    const said = last === null ? word(kind === "question" ? "none" : "no-score") : figure(last);
    const restricted = change !== null && counted < of ? ` (${fill(word("of"), counted, of)})` : "";
    return { values: before, last: last === undefined && kind === "question" ? "–" : said, change: change === null ? "" : signed(change) + restricted };
  }

  // [{ title, parts: texts, each in its own direction }]
  function sentenceList() {
    const { gap, rise, agreed } = sentences;
    const valueAt = (view, id) => view.dates.at(-1).values[model.questions.findIndex((question) => question.id === id)];
    const sides = (id, of) =>
      of.flatMap((view, i) => [i > 0 ? ", " : "", names[views.indexOf(view)], ` ${write.number(valueAt(view, id))}`]);
    const [overall] = rows;
    const alone = views.length === 1 && overall.cells[0].change !== null;
    return [
      gap && {
        title: word("compare-gap"),
        parts: [`${write.title(gap.id)}: ${points(gap.apart)}. `, ...sides(gap.id, gap.highest), "; ", ...sides(gap.id, gap.lowest), "."],
      },
      rise && {
        title: word("compare-rise"),
        parts: [fill(word(rise.of > 1 ? "compare-rise-median" : "compare-rise-one"), write.title(rise.id), signedPoints(rise.change))],
      },
      agreed && { title: word("compare-agreed"), parts: [fill(word("compare-agreed-text"), write.title(agreed.id), write.value(agreed.value))] },
      alone && { title: word("overall"), parts: [signedPoints(overall.cells[0].change)] },
    ].filter(Boolean);
  }

  // From a third of the scale on.
  function talk() {
    const { from, to } = model.scale;
    return rows
      .filter(({ apart }) => apart != null && 3 * apart >= to - from)
      .sort((a, b) => b.apart - a.apart)
      .slice(0, TALK)
      .map((row) => ({ title: title(row), text: points(row.apart) }));
  }

  // [{ title, notes: [{ view: its place, note }] }]
  function notes() {
    return model.questions
      .map(({ id }) => ({
        title: write.title(id),
        notes: views.flatMap(({ dates: columns }, view) =>
          columns.flatMap(({ results }) => results.map(({ answers }) => ({ view, note: answers[id]?.note ?? "" }))).filter(({ note }) => note)
        ),
      }))
      .filter(({ notes: given }) => given.length > 0);
  }

  // How a cell is to be read.
  function caption() {
    const several = dates.length > 1 && views.some((view) => view.dates.length > 1);
    const years = [dates[0], dates.at(-1)].map((when) => when && date(when));
    const scale = `${write.value(model.scale.from)} – ${write.value(model.scale.to)}`;
    return several ? fill(word("compare-caption-dates"), scale, fill(word("compare-change"), ...years)) : fill(word("compare-caption"), scale);
  }

  return { views: names, dates, date, title, cell, figure, caption, sentences: sentenceList, talk, notes };
}
