// Files for other programs, of the result and of the comparison: a Word document, a table, dates for
// the calendar.

import { day, deliver, figuresOf, plan } from "#check";
import { fill, language, one, tell, word } from "#site";
import { comparisonReport, comparisonTable } from "./comparisonreport.js";
import * as csv from "./data/csv.js";
import * as docx from "./data/docx.js";
import * as ics from "./data/ics.js";
import { nameMeasures, uidOf } from "./data/uids.js";
import { fillPaper } from "./paper.js";
import { createReports } from "./report.js";
import { createTables, valueOf } from "./tables.js";

const WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

// content: of content.js; sentences(figures): of the summary; comparison: of
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

  // name: before what the file says of itself, where it is not the report
  function save(button, bytes, type, extension, name = "") {
    const details = { check: { id: [name, model.id].filter(Boolean).join(" ") }, ...about(button) };
    tell(button, `${word("take-done")} ${deliver(bytes, type, details, extension)}`);
  }

  function reports() {
    const { state } = store;
    const figures = figuresOf(model, state);
    const held = figures.overall.score === null ? [] : sentences(figures);
    return createReports({ model, write, tables, content, state: { ...state, date: state.date || day.today() }, figures, sentences: held });
  }

  // title: on the first page; subject: below it, and on every page
  function saveWord(button, title, subject, blocks, name = "") {
    const { lang, dir } = document.documentElement;
    const bytes = docx.write({
      language: lang,
      direction: dir,
      title,
      subject,
      creator: word("publisher"),
      created: about(button).date,
      sheet: subject || title,
      pages: word("report-page"),
      blocks,
    });
    save(button, bytes, WORD, "docx", name);
  }

  function takeWord(button) {
    if (isComparison(button)) {
      const { title, date } = about(button);
      const blocks = comparisonReport({ model, write, ...comparison.contents() });
      return saveWord(button, fill(word("report-title"), word("check-title")), `${title} · ${write.date(date)}`, blocks);
    }
    const paper = reports();
    return saveWord(button, fill(word("report-title"), word("check-title")), paper.about(), paper.report());
  }

  // The same report for the printer. root: of the check
  function paper(root) {
    const { about: subject, report } = reports();
    const place = one("[data-kc-paper]", root);
    const title = fill(word("report-title"), word("check-title"));
    fillPaper(place, { title, subject: subject(), blocks: report() }, one("[data-kc-picture]", root));
    // Chromium writes it at the foot of every page
    document.documentElement.style.setProperty("--kc-sheet", JSON.stringify(subject()));
    return true;
  }

  function takeCouncil(button) {
    const paper = reports();
    saveWord(button, word("council-title"), paper.about(), paper.council(), word("council-title"));
  }

  function tablesFor(button) {
    if (isComparison(button)) return [comparisonTable({ model, write, ...comparison.contents() })];
    const figures = figuresOf(model, store.state);
    const all = [tables.topicTable(figures), tables.questionTable(figures, true), tables.planTable(figures)];
    return all.filter(({ rows }) => rows.length > 0);
  }

  // Which result it is: a table travels without its name.
  function aboutTable(button) {
    const { subject, view, date } = about(button);
    const facts = [
      ["check", word("check-title")],
      ["subject", subject],
      ["view", view],
      ["date", date],
    ];
    const [name, ...rows] = facts.filter(([, text]) => text).map(([key, text]) => [word(key), text]);
    return { name: name.join(": "), head: rows[0], rows: rows.slice(1) };
  }

  function takeTable(button) {
    const decimal = (1.5).toLocaleString(language()).replace(/\d/g, "");
    const german = decimal === ",";
    const lines = [aboutTable(button), ...tablesFor(button)].flatMap(({ name, head, rows }) => [[name], head, ...rows, []]);
    const text = csv.write(lines.map((line) => line.map(valueOf)), {
      decimal: german ? "," : ".",
      separator: german ? ";" : ",",
    });
    save(button, text, "text/csv;charset=utf-8", "csv");
  }

  // What has been named once keeps its name in the result file. There is nothing to lose by it: as
  // long as the plan is the same, so are the names.
  function named() {
    const { subject, view, plan: items } = store.state;
    const all = nameMeasures(items, model.id, [subject, view]);
    const saved = !store.unsaved();
    if (all.some((item, i) => item !== items[i])) store.setPlan(all);
    if (saved) store.markSaved();
    return all;
  }

  function eventOf({ uid, question, measure, note, responsible, due, target }) {
    const title = measure.split("\n")[0] || write.title(question) || word("measure-own");
    const goal = target === null ? "" : fill(word("target"), write.value(target));
    return {
      uid,
      date: due,
      title: fill(word("take-due"), title, write.date(due)),
      description: [write.title(question), measure === title ? "" : measure, note, responsible, goal].filter(Boolean).join("\n"),
    };
  }

  function takeDates(button) {
    const { subject, view, date } = about(button);
    // a file may say any year
    const days = [date, day.today()].filter(day.isCommonDay);
    const again = days.map(day.yearAfter).find((each) => each > day.today());
    const items = named();
    const due = plan.sorted(items).filter((item) => item.due && plan.isPending(item));
    const text = ics.write({
      product: "-//kurzcheck//EN",
      stamp: new Date().toISOString().replace(/[-:]|\.\d+/g, ""),
      events: [
        ...due.map((item) => eventOf({ ...item, uid: items[item.index].uid })),
        {
          uid: uidOf(model.id, subject, view, store.state.date),
          date: again,
          title: `${word("take-repeat")}: ${word("check-title")}`,
          description: [subject, view].filter(Boolean).join("\n"),
          url: location.href.split("#")[0],
        },
      ],
    });
    save(button, text, "text/calendar;charset=utf-8", "ics");
  }

  return { paper, "take-word": takeWord, "take-council": takeCouncil, "take-table": takeTable, "take-dates": takeDates };
}
