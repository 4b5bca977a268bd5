// The figures of a result as tables for a spreadsheet, made to be sorted: [{ name, head, rows }]. A
// cell is a number where there is one, a day as every spreadsheet knows it, and nothing where nothing
// is set.

import { score, word } from "#check";

// figures: of figures.js
export function tablesOf(model, write, { overall, topics, groups, questions, measures }) {
  const valueOf = new Map(questions.map(({ id, value }) => [id, value]));
  const table = (name, head, rows) => ({ name: word(name), head: head.map(word), rows });
  const summary = ({ title, figure }) => [
    title,
    write.scoreNumber(figure.score) ?? word("no-score"),
    write.scoreNumber(figure.target) ?? "",
    write.band(figure.band),
    write.count(figure),
  ];
  const all = [
    table(
      "profile-table",
      ["topic", "value", "target-head", "band", "answered"],
      [...score.byGroup(model, groups, topics), { title: word("overall"), figure: overall }].map(summary)
    ),
    table(
      "answers-table",
      ["question", "value", "target-head", "band", "answer-text", "weight", "note"],
      questions.map(({ id, value, target, note }, i) => {
        const { title, weight, texts } = model.questions[i];
        return [`${i + 1}. ${title}`, value ?? write.answer(value, id), target ?? "", write.bandOf(value), texts[value] ?? "", weight, note];
      })
    ),
    table(
      "plan-table",
      ["question", "measure", "responsible", "due", "now", "target-head", "status"],
      measures.map((item) => {
        const { question, measure, responsible, due, target, status } = item;
        const now = valueOf.get(question);
        const said = write.measure(item, now);
        return [said.question, measure, responsible, due, now ?? said.now, target ?? "", status ? said.status : ""];
      })
    ),
  ];
  return all.filter(({ rows }) => rows.length > 0);
}
