// What the comparison says of each question and each score, in words and figures: the same on the
// screen, in the report and in the table.

import { score } from "#check";
import { fill, word } from "#site";

// 0 -> A, 25 -> Z, 26 -> AA
export function letters(i) {
  return (i < 26 ? "" : letters(Math.floor(i / 26) - 1)) + String.fromCharCode(65 + (i % 26));
}

// shown: what compare.js made of the results
export function createRows(model, write, shown) {
  const { columns, common, current, questions, series } = shown;

  function columnName({ label, results: { length } }) {
    return length > 1 ? `${label} (${fill(word("compare-several"), length)})` : label;
  }

  function partOf(value) {
    return value == null ? null : write.part(value);
  }

  // Null where there is none.
  function scoreFigure(number) {
    return number === null
      ? null
      : { text: write.score(number), number: write.scoreNumber(number), part: partOf(number) };
  }

  // Of values: their median, or how far two are apart.
  function valueFigure(number, id) {
    return number === null ? null : { text: write.value(number, id), number, part: partOf(number) };
  }

  // What the people behind a column wrote about a question.
  function notesOf({ results }, id) {
    return results.map(({ answers }) => answers[id]?.note ?? "").filter(Boolean).join("\n");
  }

  // -> { title, texts, numbers and parts of the scale: one a column; notes; median, spread, apart:
  //   { text, number, part } or null }
  function questionRow({ id, values, median, spread, apart }) {
    return {
      title: write.title(id),
      texts: values.map((value) => write.answer(value, id)),
      numbers: values,
      parts: values.map(partOf),
      notes: columns.map((column) => notesOf(column, id)),
      median: valueFigure(median, id),
      spread: valueFigure(spread),
      apart: current < columns.length ? valueFigure(apart) : null,
    };
  }

  function scoreRow(title, scores) {
    return {
      title,
      texts: scores.map(write.score),
      numbers: scores.map(write.scoreNumber),
      parts: scores.map(partOf),
      median: scoreFigure(score.medianScore(model, scores)),
      spread: scoreFigure(score.spread(scores)),
    };
  }

  function scoreRows() {
    return [
      scoreRow(word("overall"), columns.map(({ overall }) => overall)),
      ...score
        .byGroup(
          model,
          model.groups.map((_, i) => columns.map(({ groups }) => groups[i])),
          model.topics.map((_, i) => columns.map(({ topics }) => topics[i]))
        )
        .map(({ title, figure }) => scoreRow(title, figure)),
    ];
  }

  function changeText(from, to, text) {
    return fill(word("compare-change"), text(from), text(to));
  }

  // Of one of the series: { title, overall, improved: [text], fellBack: [text] }
  function change({ label, columns: dates, questions: changed, improved, fellBack }) {
    const [first, last] = [dates[0], dates[dates.length - 1]];
    const textOf = (wanted) => {
      const { id, from, to } = changed.find((question) => question.id === wanted);
      return `${write.title(id)}: ${changeText(from, to, (value) => write.value(value, wanted))}`;
    };
    return {
      title: [label, changeText(first, last, columnName)].filter(Boolean).join(": "),
      overall: `${word("overall")}: ${changeText(first.overall, last.overall, write.score)}`,
      improved: improved.map(textOf),
      fellBack: fellBack.map(textOf),
    };
  }

  // What is known of a result: { mark: the letter of its column, name, facts, unmatched, invalid }
  function member(result) {
    const at = columns.findIndex((column) => column.results.includes(result));
    const { label = result.name, results = [] } = columns[at] || {};
    const name = results.length > 1 ? result.name : label;
    const known = [...name.split(" · "), ...common];
    const facts = [
      result.subject,
      result.view,
      result.date && write.date(result.date),
      `${word("answered")}: ${write.count(result.overall)}`,
      result.version === model.version ? "" : `${word("version")}: ${result.version}`,
      result.name,
    ];
    return {
      column: at,
      mark: at < 0 ? "" : letters(at),
      name,
      facts: facts.filter((fact) => fact && !known.includes(fact)).join(" · "),
      unmatched: result.unmatched.map(write.left),
      invalid: result.invalid.map(write.left),
    };
  }

  // In the order of the columns, and those last that are in none: of each its place in the list
  // given, too.
  function members(results) {
    const rank = ({ column }) => (column < 0 ? results.length : column);
    return results
      .map((result, index) => ({ ...member(result), index }))
      .sort((a, b) => rank(a) - rank(b));
  }

  // "Spread: 30 · Median: 50"
  function figuresText(row) {
    const names = ["spread", "apart", "median"].filter((name) => row[name]);
    return names.map((name) => `${word(name)}: ${row[name].text}`).join(" · ");
  }

  return {
    columnName,
    members,
    scores: scoreRows,
    question: questionRow,
    // in the check's order
    questions: () => model.questions.map(({ id }) => questionRow(questions.find((one) => one.id === id))),
    changes: () => series.map(change),
    figuresText,
  };
}
