// The comparison as a report: blocks as docx.js takes them. Made of the figures, with the theme's
// words; of the screen it knows nothing.

import { word } from "#site";
import { blocks, heading, paragraph, strong, tableBlocks } from "./blocks.js";
import { letters } from "./rows.js";

function headsOf({ rows, shown }) {
  return shown.columns.map((column, i) => `${letters(i)} ${rows.columnName(column)}`);
}

// tables: of tables.js; rows: of rows.js; shown: of compare.js
// -> the scores, and the values of all questions
export function comparisonTables({ tables, rows, shown }) {
  const heads = headsOf({ rows, shown });
  return [
    tables.comparisonTable(word("compare-scores-table"), word("topic"), heads, rows.scores()),
    tables.comparisonTable(word("compare-values-table"), word("question"), heads, rows.questions()),
  ];
}

// results: all that stand side by side
export function comparisonReport({ tables, rows, shown, results }) {
  const { common, current, talk, questions, left } = shown;
  const heads = headsOf({ rows, shown });
  const [scores, values] = comparisonTables({ tables, rows, shown });

  function member({ mark, name, facts, unmatched, invalid }) {
    const lists = [
      [word("compare-unmatched"), unmatched],
      [word("compare-invalid"), invalid],
    ];
    const more = lists.filter(([, items]) => items.length > 0).map(([text, items]) => `\n${text} ${items.join(", ")}`);
    return [strong([mark, name].filter(Boolean).join(" ")), facts ? `\n${facts}` : "", ...more];
  }

  function change({ title, overall, improved, fellBack }) {
    const list = (name, items) => items.length > 0 && [heading(3, word(name)), { list: items, ordered: false }];
    return [
      heading(2, title),
      paragraph(overall),
      list("compare-improved", improved),
      list("compare-fell", fellBack),
      improved.length + fellBack.length === 0 && paragraph(word("compare-same")),
    ];
  }

  function difference(row) {
    return [
      heading(2, row.title),
      paragraph(rows.figuresText(row)),
      {
        list: heads.map((head, i) => [
          `${head}: `,
          strong(row.texts[i]),
          row.notes[i] ? `\n${row.notes[i]}` : "",
        ]),
        ordered: false,
      },
    ];
  }

  const apart = questions.slice(0, talk.length);
  const others = questions.slice(talk.length);
  const othersTitle = talk.length > 0 ? "compare-rest" : current < 2 ? "all-title" : "compare-all";
  return blocks(
    common.length > 0 && paragraph(`${word("compare-common")}: ${common.join(" · ")}`),
    heading(1, word("compare-views")),
    { list: rows.members(results).map(member), ordered: false },
    left.length > 0 && paragraph(word("compare-left")),
    heading(1, word("compare-scores")),
    tableBlocks(scores),
    shown.series.length > 0 && [heading(1, word("compare-changes")), rows.changes().map(change)],
    apart.length > 0 && [
      heading(1, word("compare-talk")),
      paragraph(word("compare-talk-text")),
      apart.map((question) => difference(rows.question(question))),
    ],
    others.length > 0 && [
      heading(1, word(othersTitle)),
      others.map((question) => difference(rows.question(question))),
    ],
    heading(1, word("compare-values")),
    tableBlocks(values),
    paragraph(word("compare-method"))
  );
}
