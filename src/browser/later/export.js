// Files for other programs, of the result and of the comparison: a Word document, a table, dates for
// the calendar.

import { day, deliver, figuresOf, plan } from "#check";
import { language, tell, word } from "#site";
import { comparisonReport, comparisonTables } from "./comparisonreport.js";
import * as csv from "./data/csv.js";
import * as docx from "./data/docx.js";
import * as ics from "./data/ics.js";
import { resultReport } from "./report.js";
import { createTables, valueOf } from "./tables.js";

const WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

// The same event keeps its name, so that a calendar replaces it (FNV-1a).
function nameOf(check, ...texts) {
  let hash = 0x811c9dc5;
  for (const character of JSON.stringify(texts)) {
    hash = Math.imul(hash ^ character.codePointAt(0), 0x01000193) >>> 0;
  }
  return `${hash.toString(16)}@${check}`;
}

// content: of content.js; sentences(figures, answers): of the summary; comparison: of
// compareview.js. A button in the result exports that; in the comparison, what stands side by side.
export function createExports(model, write, store, { content, sentences, comparison }) {
  const tables = createTables(model, write);
  const isComparison = (button) => button.closest("[data-kc-screen]").dataset.kcScreen === "compare";

  // About the result, or what the compared results have in common.
  function about(button) {
    const { subject, view, date } = store.state;
    return isComparison(button)
      ? { title: word("compare-title"), subject: "", view: word("compare-title"), date: day.today() }
      : { title: word("result-title"), subject, view, date: date || day.today() };
  }

  function save(button, bytes, type, extension) {
    const details = { check: { id: model.id }, ...about(button) };
    const name = deliver(bytes, type, details, extension);
    tell(button, `${word("take-done")} ${name}`);
  }

  function blocksFor(button) {
    if (isComparison(button)) return comparisonReport({ tables, ...comparison.contents() });
    const { state } = store;
    const figures = figuresOf(model, state);
    const held = figures.overall.score === null ? [] : sentences(figures, state.answers);
    return resultReport({ model, write, tables, content, state, figures, sentences: held });
  }

  function takeWord(button) {
    const { title, subject, view, date } = about(button);
    const { lang, dir } = document.documentElement;
    const texts = [title, subject, view === title ? "" : view, write.date(date)];
    const bytes = docx.write({
      language: lang,
      direction: dir,
      title: word("check-title"),
      subject: texts.filter(Boolean).join(" · "),
      creator: word("publisher"),
      created: date,
      blocks: blocksFor(button),
    });
    save(button, bytes, WORD, "docx");
  }

  function tablesFor(button) {
    if (isComparison(button)) return comparisonTables({ tables, ...comparison.contents() });
    const figures = figuresOf(model, store.state);
    const all = [tables.topicTable(figures), tables.questionTable(figures, true), tables.planTable(figures)];
    return all.filter(({ rows }) => rows.length > 0);
  }

  function takeTable(button) {
    const decimal = (1.5).toLocaleString(language()).replace(/\d/g, "");
    const german = decimal === ",";
    const lines = tablesFor(button).flatMap(({ name, head, rows }) => [[name], head, ...rows, []]);
    const text = csv.write(lines.map((line) => line.map(valueOf)), {
      decimal: german ? "," : ".",
      separator: german ? ";" : ",",
    });
    save(button, text, "text/csv;charset=utf-8", "csv");
  }

  // Told from others by its place in the plan: what is put off or said in other words
  // stays the same event.
  function eventOf({ index, question, measure, responsible, due }) {
    const { subject, view, plan: items } = store.state;
    const before = items.slice(0, index).filter((item) => plan.read(item).question === question);
    return {
      uid: nameOf(model.id, subject, view, question, before.length),
      date: due,
      title: write.title(question) ?? (measure.split("\n")[0] || word("measure-own")),
      description: [measure, responsible].filter(Boolean).join("\n"),
    };
  }

  function takeDates(button) {
    const { subject, view, date } = about(button);
    // a file may say any year
    const days = [date, day.today()].filter(day.isCommonDay);
    const again = days.map(day.yearAfter).find((each) => each > day.today());
    const due = plan.sorted(store.state.plan).filter((item) => item.due && item.status !== "done");
    const text = ics.write({
      product: "-//kurzcheck//EN",
      stamp: new Date().toISOString().replace(/[-:]|\.\d+/g, ""),
      events: [
        ...due.map(eventOf),
        {
          uid: nameOf(model.id, subject, view, store.state.date),
          date: again,
          title: `${word("take-repeat")}: ${word("check-title")}`,
          description: [subject, view].filter(Boolean).join("\n"),
          url: location.href.split("#")[0],
        },
      ],
    });
    save(button, text, "text/calendar;charset=utf-8", "ics");
  }

  return { "take-word": takeWord, "take-table": takeTable, "take-dates": takeDates };
}
