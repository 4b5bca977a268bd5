// The figures of a result and of a comparison as tables: [{ name, head, rows }]. A cell is a text, or
// { text, value } where a spreadsheet has more use of a number, a day, or nothing.

import { score as scores } from "#check";
import { word } from "#site";

function cell(text, value) {
  return { text, value: value ?? text };
}

export function textOf(entry) {
  return entry.text ?? entry;
}

export function valueOf(entry) {
  return entry.value ?? entry;
}

// Columns that are there or not.
function line(...cells) {
  return cells.flat();
}

export function createTables(model, write) {
  const isDescribed = model.questions.some(({ texts }) => Object.keys(texts).length > 0);
  const isWeighted = model.questions.some(({ weight }) => weight !== 1);
  const scoreCell = (number) => cell(write.score(number), write.scoreNumber(number));
  const goalCell = (number, text) => (number === null ? "" : cell(text(number), number));

  function topicTable({ overall, topics, groups, questions }) {
    const aimed = questions.some(({ target }) => target !== null);
    const row = (name, summary) => {
      const { score, target } = summary;
      const goal = goalCell(target, write.score);
      return line(name, scoreCell(score), aimed ? [goal] : [], write.band(summary.band), write.count(summary));
    };
    return {
      name: word("profile-table"),
      head: line(word("topic"), word("value"), aimed ? [word("target-head")] : [], word("band"), word("answered")),
      rows: [
        ...scores.byGroup(model, groups, topics).map(({ title, figure }) => row(title, figure)),
        row(word("overall"), overall),
      ],
    };
  }

  // With the notes, for which only a spreadsheet has room.
  function questionTable({ questions }) {
    const aimed = questions.some(({ target }) => target !== null);
    return {
      name: word("answers-table"),
      head: line(
        word("question"),
        isWeighted ? [word("weight")] : [],
        word("value"),
        aimed ? [word("target-head")] : [],
        isDescribed ? [word("answer-text")] : [],
        word("band"),
        word("note")
      ),
      rows: questions.map(({ id, value, target, note }, i) =>
        line(
          `${i + 1}. ${model.questions[i].title}`,
          isWeighted ? [model.questions[i].weight] : [],
          cell(write.answer(value, id), value),
          aimed ? [goalCell(target, write.value)] : [],
          isDescribed ? [model.questions[i].texts[value] ?? ""] : [],
          write.bandOf(value),
          note
        )
      ),
    };
  }

  // Made to be sorted: the question apart, days as every spreadsheet knows them, and nothing
  // where nothing is set.
  function planTable({ measures, questions }) {
    const valueOfQuestion = new Map(questions.map(({ id, value }) => [id, value]));
    return {
      name: word("plan-table"),
      head: ["question", "measure", "responsible", "due", "now", "target-head", "status"].map(word),
      rows: measures.map((item) => {
        const { question, measure, responsible, due, target, status } = item;
        const now = valueOfQuestion.get(question);
        const said = write.measure(item, now);
        return [
          said.question,
          measure,
          responsible,
          due,
          now ?? said.now,
          target ?? "",
          status ? said.status : "",
        ];
      }),
    };
  }

  // rows: of rows.js
  function comparisonTable(name, corner, heads, rows) {
    return {
      name,
      head: [corner, ...heads, word("median"), word("spread")],
      rows: rows.map(({ title, texts, numbers, median, spread }) => [
        title,
        ...texts.map((text, i) => cell(text, numbers[i])),
        ...[median, spread].map((figure) => (figure ? cell(figure.text, figure.number) : "")),
      ]),
    };
  }

  return { topicTable, questionTable, planTable, comparisonTable };
}
