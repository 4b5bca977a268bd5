// What a comparison says, in words and figures: the same blocks for the page, for paper and for Word,
// and the table for a spreadsheet. Of the screen it knows nothing.

import { fill, joined, word } from "#check";
import { arrow as arrowOf, chartOf, shadeOf } from "./chart.js";
import { blocks, heading, keptTogether, paragraph, strong } from "./blocks.js";
import { matrixOf } from "./data/matrix.js";

// The views' shapes, of every font there is, and without colour; more views have none, and no picture.
export const SHAPES = "●□▲○■▼";
// columns of a table, so that it fits on a phone and on paper: views, and dates where there is one view
const VIEWS = 4;
const DATES = 8;
// questions worth talking about that are named
const TALK = 8;

// views, common: of compare.js; results: all that are in them, in the order of opening
export function createComparisonTexts({ model, write, views, common, results }) {
  const { rows, sentences, measures } = matrixOf(model, views);
  const isAlone = views.length < 2;
  // what is said once
  const shared = isAlone && views[0] ? [views[0].view, views[0].subject].filter(Boolean) : common;
  const isDrawn = views.length <= SHAPES.length;
  // from one date to the next, as one reads; a run of its own, for its direction's sake
  const arrow = ` ${arrowOf()} `;
  const isOverDates = views.some(({ dates }) => dates.length > 1);

  // ---- Names and figures ----

  const counted = (name, { results: { length } }) => (length > 1 ? `${name} (${fill(word("compare-several"), length)})` : name);
  const names = views.map(({ label, dates }) => counted(label, dates.at(-1)));
  const named = (v) => (isAlone || !isDrawn ? [names[v]] : [{ text: `${SHAPES[v]} `, mute: true }, names[v]]);

  // Years, where they tell the dates apart.
  const whens = [...new Set(views.flatMap(({ dates }) => dates.map(({ when }) => when)))].filter(Boolean);
  const areYears = new Set(whens.map((when) => when.slice(0, 4))).size === whens.length;
  const dateOf = ({ when }) => write.date(areYears ? when.slice(0, 4) : when);

  const pattern = word(write.value(model.scale.to).includes("%") ? "compare-points-percent" : "compare-points");
  const points = (number) => fill(pattern, write.number(number));
  const signed = (number) => (number < 0 ? "" : number > 0 ? "+" : "±") + write.number(number);
  const figure = (value, { kind, id }) => (value == null ? "–" : write.number(value, kind === "question" ? id : ""));
  const titleOf = ({ kind, title }) => (kind === "overall" ? word("overall") : title);

  function changeText({ change, counted, of }) {
    return change === null ? "" : signed(change) + (counted < of ? ` (${fill(word("of"), counted, of)})` : "");
  }

  // "39 → 47 +8"
  function runsOf(row, { values, ...cell }) {
    const last = values.at(-1);
    const before = values.some((value) => value != null) ? values.slice(0, -1) : [];
    const text = last === null && row.kind === "question" ? word("none") : figure(last, row);
    return [
      ...before.flatMap((value) => [figure(value, row), arrow]),
      { text, strong: true, shade: shadeOf(model, last) },
      { text: changeText(cell) && ` ${changeText(cell)}`, emph: true },
    ];
  }

  // ---- The matrix ----

  // Of each column { head: runs, cell(row) }: a view, or a date where there is one view.
  function columns() {
    if (!isAlone) return views.map((_, v) => ({ head: named(v), cell: ({ cells }) => cells[v] }));
    const { dates } = views[0];
    return dates.map((column, d) => ({
      head: [dates.length > 1 ? counted(dateOf(column), column) : names[0]],
      cell: ({ cells: [{ values, ...cell }] }) => ({ ...cell, values: [values[d]], ...(d < dates.length - 1 && { change: null }) }),
    }));
  }

  function tables() {
    const all = columns();
    const most = isAlone ? DATES : VIEWS;
    const parts = Array.from({ length: Math.ceil(all.length / most) }, (_, i) => all.slice(i * most, (i + 1) * most));
    return parts.map((part) => ({
      table: {
        name: "matrix",
        head: [word("question"), ...part.map(({ head }) => head)],
        rows: rows.map((row) => [
          [row.kind === "question" ? row.title : strong(titleOf(row))],
          ...part.map(({ cell }) => runsOf(row, cell(row))),
        ]),
      },
    }));
  }

  // For a spreadsheet: every value in a cell of its own.
  function table() {
    const heads = views.flatMap(({ dates }, v) => dates.map(({ when }) => (dates.length > 1 ? `${names[v]}, ${write.date(when)}` : names[v])));
    const cell = ({ kind }, value) => value ?? (value === null && kind === "question" ? word("none") : "");
    return {
      name: word("compare-values"),
      head: [word("question"), ...heads],
      rows: rows.map((row) => [titleOf(row), ...row.cells.flatMap(({ values }) => values.map((value) => cell(row, value)))]),
    };
  }

  // ---- What is said of it ----

  function sentenceParagraphs() {
    const { gap, rise, agreed } = sentences;
    const lastOf = ({ values }) => values.at(-1);
    // a run each, for its direction's sake
    const sides = ({ id, cells }) => {
      const given = cells.map(lastOf).filter((value) => value != null);
      const who = (end) => cells.flatMap((cell, v) => (lastOf(cell) === end ? [", ", `${names[v]} ${write.number(end, id)}`] : [])).slice(1);
      return [...who(Math.max(...given)), "; ", ...who(Math.min(...given)), "."];
    };
    const all = rows[0].cells[0];
    const says = (key, text, ...more) => text && paragraph(strong(`${word(key)}\n`), text, ...more);
    return [
      says("compare-gap", gap && `${gap.title}: ${points(gap.apart)}. `, ...(gap ? sides(gap) : [])),
      says(
        "compare-rise",
        rise && fill(word(rise.of > 1 ? "compare-rise-median" : "compare-rise-one"), rise.row.title, fill(pattern, signed(rise.change)))
      ),
      says("compare-agreed", agreed && fill(word("compare-agreed-text"), agreed.title, write.value(lastOf(agreed.cells[0]), agreed.id))),
      isAlone && all.change !== null && says("overall", `${fill(pattern, changeText(all))}.`),
    ];
  }

  // A view's shape stands where it is now, if it says so; in brackets, where it was first.
  function marksOf({ values }, v) {
    const first = values.findIndex((value) => value !== null);
    return [[values.at(-1), SHAPES[v]], ...(first < values.length - 1 ? [[values[first], `(${SHAPES[v]})`]] : [])];
  }

  const scores = rows.filter(({ kind }) => kind !== "question");

  // A block for each row of the page's picture; or all of them.
  function lanes(onPage) {
    if (onPage) return scores.map((row) => ({ title: titleOf(row), cells: row.cells, picture: true }));
    // the values stand below, in the matrix
    const chart = chartOf(model, scores.map((row) => ({ label: titleOf(row), value: "", marks: row.cells.flatMap(marksOf) })));
    return { picture: chart, legend: isOverDates && word("compare-stroke") };
  }

  // From a third of the scale on.
  function talk() {
    const { from, to } = model.scale;
    return rows
      .filter(({ apart }) => apart !== null && 3 * apart >= to - from)
      .sort((a, b) => b.apart - a.apart)
      .slice(0, TALK)
      .map(({ title, apart }) => [`${title} `, strong(points(apart))]);
  }

  function measureTable() {
    const statusOf = (item) => (item ? write.measure(item).status : word("compare-gone"));
    const lines = measures.map(({ view, then, now }) => [
      [strong(write.measure(then).measure), isAlone ? "" : `\n${names[view]}`],
      fill(word("compare-change"), statusOf(then), statusOf(now)),
    ]);
    return { table: { head: [word("measure"), word("status")], rows: lines } };
  }

  function notes() {
    return model.questions.map(({ id, title }) => {
      const given = views.flatMap(({ dates }, v) =>
        dates.flatMap(({ results: own }) => own.map(({ answers }) => answers[id]?.note).filter(Boolean).map((note) => [...named(v), `: ${note}`]))
      );
      return given.length > 0 && [heading(2, title), { list: given, ordered: false }];
    });
  }

  // ---- What is compared ----

  function member({ view, date, subject, overall, version, name, unmatched, invalid }) {
    const said = (key, items) => items.length > 0 && `\n${word(key)} ${items.join(", ")}`;
    const own = [view, date && write.date(date), subject].filter((part) => !shared.includes(part));
    return [
      strong(joined(...own) || name),
      `\n${joined(`${word("answered")}: ${write.count(overall)}`, version !== model.version && `${word("version")}: ${version}`, name)}`,
      said("compare-unmatched", unmatched.map(write.left)),
      said("compare-invalid", invalid.map(write.left)),
    ].filter(Boolean);
  }

  // One item a result, in the order given.
  function members() {
    return blocks(
      { name: "members", list: results.map(member), ordered: false },
      shared.length > 0 && paragraph(`${word("compare-common")}: ${joined(...shared)}`)
    );
  }

  // onPage: with the picture of the page; all: with what is compared, which the screen has itself.
  function report(onPage, all = !onPage) {
    const worth = talk();
    const written = blocks(notes());
    const part = (name, key, ...more) => [{ ...heading(1, word(key)), name, fold: name === "notes" && !all }, ...more];
    return blocks(
      sentenceParagraphs(),
      isDrawn &&
        part(
          "lanes",
          "compare-scores",
          !isAlone && { list: views.map((_, v) => named(v)), ordered: false },
          isOverDates && onPage && paragraph(word("compare-tail")),
          lanes(onPage)
        ),
      part(
        "matrix",
        "compare-values",
        {
          ...paragraph(fill(word(isOverDates ? "compare-caption-dates" : "compare-caption"), write.value(model.scale.from), write.value(model.scale.to))),
          keep: true,
        },
        tables()
      ),
      worth.length > 0 && part("talk", "compare-talk", { list: worth, ordered: false }, paragraph(word("compare-talk-text"))),
      measures.length > 0 && part("plan", "compare-plan", measureTable()),
      written.length > 0 && part("notes", "compare-notes", written),
      all && keptTogether(heading(1, word("compare-views")), members())
    );
  }

  // where all say the same
  const [subject = "", ...others] = new Set(views.map((view) => view.subject));
  return { report, table, members, subject: others.length > 0 ? "" : subject };
}
