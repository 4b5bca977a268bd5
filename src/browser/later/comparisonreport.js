// The comparison as a report: blocks as docx.js takes them. Made of the figures, with the theme's
// words; of the screen it knows nothing.

import { word } from "#site";
import { blocks, heading, joined, keptTogether, paragraph, strong } from "./blocks.js";
import { membersOf } from "./members.js";
import { createMatrixTexts } from "./matrixtexts.js";

// The matrix for a spreadsheet: a column for each date of each view, then what changed.
export function comparisonTable({ model, write, matrix }) {
  const { views, rows } = matrix;
  const texts = createMatrixTexts(model, write, matrix);
  const heads = views.flatMap(({ dates }, v) => {
    const named = (what) => joined(texts.views[v], what);
    if (dates.length === 1) return [texts.views[v]];
    return [...dates.map(({ when }) => named(write.date(when))), named(word("compare-changed"))];
  });
  const cellsOf = ({ values, change }) => (values.length === 1 ? values : [...values, change]);
  const lines = rows.map((row) => [
    texts.title(row),
    ...row.cells.flatMap(cellsOf).map((value) => value ?? (row.kind === "question" && value === null ? word("none") : "")),
  ]);
  return { name: word("compare-values"), head: [word("question"), ...heads], rows: lines };
}

// matrix: of matrix.js; results: all that stand side by side
export function comparisonReport({ model, write, shown, matrix, results }) {
  const texts = createMatrixTexts(model, write, matrix);
  const scores = matrix.rows.filter(({ kind }) => kind !== "question");

  // The stroke is where a view stands now; the thin one below it, where it stood first.
  function bars(row) {
    return row.cells.map(({ values }, v) => {
      const known = values.filter((value) => value != null);
      const last = known.at(-1);
      return {
        label: texts.views[v],
        value: known.length === 0 ? word("no-score") : known.map(write.score).join(" → "),
        share: known.length === 0 ? 0 : write.part(last),
        target: known.length > 1 ? write.part(known[0]) : null,
      };
    });
  }

  function picture() {
    return scores.flatMap((row) => [heading(2, texts.title(row)), { bars: bars(row) }]);
  }

  function cellRuns(row, cell) {
    const { values, last, change } = texts.cell(row, cell);
    return [values ? `${values} ` : "", strong(last), change ? ` (${change})` : ""];
  }

  function table() {
    const head = [word("question"), ...texts.views];
    const lines = matrix.rows.map((row) => {
      const title = row.kind === "question" ? texts.title(row) : strong(texts.title(row));
      return [[title], ...row.cells.map((cell) => cellRuns(row, cell))];
    });
    return { table: { head, rows: lines } };
  }

  function member({ name, facts, unmatched, invalid }) {
    const lists = [
      [word("compare-unmatched"), unmatched],
      [word("compare-invalid"), invalid],
    ];
    const more = lists.filter(([, items]) => items.length > 0).map(([text, items]) => `\n${text} ${items.join(", ")}`);
    return [strong(name), facts ? `\n${facts}` : "", ...more];
  }

  const talk = texts.talk();
  const notes = texts.notes();
  return blocks(
    texts.sentences().map(({ title, parts }) => paragraph(strong(`${title}: `), ...parts)),
    heading(1, word("compare-scores")),
    matrix.views.some(({ dates }) => dates.length > 1) && paragraph(word("compare-stroke")),
    picture(),
    heading(1, word("compare-values")),
    paragraph(texts.caption()),
    table(),
    matrix.views.some(({ dates }) => dates.length > 1) && paragraph(word("compare-change-text")),
    talk.length > 0 && [
      heading(1, word("compare-talk")),
      { list: talk.map(({ title, text }) => joined(title, text)), ordered: false },
      paragraph(word("compare-talk-text")),
    ],
    notes.length > 0 && [
      heading(1, word("compare-notes")),
      notes.map(({ title, notes: given }) => [
        heading(2, title),
        { list: given.map(({ view, note }) => [strong(`${texts.views[view]}: `), note]), ordered: false },
      ]),
    ],
    keptTogether(
      heading(1, word("compare-views")),
      shown.common.length > 0 && paragraph(`${word("compare-common")}: ${shown.common.join(" · ")}`),
      { list: membersOf(model, write, shown, results).map(member), ordered: false }
    ),
    shown.left.length > 0 && paragraph(word("compare-left"))
  );
}
