// Files for other programs, of the result and of the comparison: a Word document, a table, dates for
// the calendar.

import { one } from "#site";
import { day, deliver, figuresOf, fill, joined, language, make, plan, tell, word } from "#check";
import * as docx from "./data/docx.js";
import * as ics from "./data/ics.js";
import { sectionsOf } from "./blockview.js";
import { nameMeasures, uidOf } from "./data/uids.js";
import { tablesOf } from "./tables.js";
import { createReports } from "./report.js";
import * as csv from "./data/csv.js";

const WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

// content: of content.js; sentences(figures): of the summary; comparison: of
// compareview.js. A button in the result exports that; in the comparison, what stands side by side.
export function createExports(model, write, store, { content, sentences, comparison }) {
  const isComparison = (button) => button.closest("[data-kc-screen]").dataset.kcScreen === "compare";

  // About the result, or what the compared results have in common.
  function about(button) {
    const { subject, view, date } = store.state;
    return isComparison(button)
      ? { subject: comparison.texts().subject, view: word("compare-title"), date: day.today() }
      : { subject, view, date: date || day.today() };
  }

  // name: before what the file says of itself, where it is not the report
  function save(button, bytes, type, extension, name = "") {
    const details = { check: { id: [name, model.id].filter(Boolean).join(" ") }, ...about(button) };
    tell(button, `${word("take-done")} ${deliver(bytes, type, details, extension)}`);
  }

  // A year after the result; where that is past, a year from today. A file may say any year.
  function again() {
    const days = [store.state.date, day.today()].filter(day.isCommonDay);
    return days.map(day.yearAfter).find((each) => each > day.today());
  }

  function reports() {
    const { state } = store;
    const figures = figuresOf(model, state, store.compared);
    return createReports({ model, write, content, state: { ...state, date: state.date || day.today() }, figures, sentences: sentences(figures), again: again() });
  }

  // title: on the first page; subject: below it, and on every page
  function saveWord(button, title, subject, blocks, name) {
    const { lang, dir } = document.documentElement;
    const bytes = docx.write({
      language: lang,
      direction: dir,
      title,
      subject,
      pages: word("report-page"),
      blocks,
    });
    save(button, bytes, WORD, "docx", name);
  }

  // A report of the result, or of the comparison; sheet: what each of its pages says it is of
  function reportOf(isCompared) {
    const title = fill(word("report-title"), word("check-title"));
    const { about: sheet, report } = reports();
    if (!isCompared) return { title, sheet, report };
    const { subject, report: compared } = comparison.texts();
    return { title, sheet: joined(subject, word("compare-title"), write.date(day.today())), report: compared };
  }

  function takeWord(button) {
    const { title, sheet, report } = reportOf(isComparison(button));
    saveWord(button, title, sheet, report());
  }

  function takeCouncil(button) {
    const { about: subject, council } = reports();
    saveWord(button, word("council-title"), subject, council(), word("council-title"));
  }

  // The report for the printer, with the picture of the page.
  // root: of the check; -> what takes it away again, or null
  function print(root, screen) {
    const isCompared = screen === "compare";
    const { title, sheet, report } = reportOf(isCompared);
    const place = one("[data-kc-paper]", root);
    // Chromium writes it at the foot of every page
    document.documentElement.style.setProperty("--kc-sheet", JSON.stringify(sheet));
    const picture = () => one("[data-kc-picture]", root).cloneNode(true);
    const sections = screen === "result" ? sectionsOf(report(), picture) : isCompared && comparison.sections(true);
    if (!sections) return null;
    const before = document.title;
    // the browser's own head of every page, and the name of a PDF
    document.title = joined(title, sheet);
    place.classList.toggle("kc-compare", isCompared);
    place.replaceChildren(make("h1", title), make("p", sheet), ...sections);
    return () => {
      document.title = before;
      place.replaceChildren();
    };
  }

  function tablesFor(button) {
    return isComparison(button) ? [comparison.texts().table()] : tablesOf(model, write, figuresOf(model, store.state));
  }

  // Which result it is: a table travels without its name.
  function aboutTable(button) {
    const { subject, view, date } = about(button);
    const facts = Object.entries({ subject, view: !isComparison(button) && view, date }).filter(([, text]) => text);
    const [head, ...rows] = facts.map(([key, text]) => [word(key), text]);
    return { name: `${word("check")}: ${word("check-title")}`, head, rows };
  }

  function takeTable(button) {
    const isGerman = (1.5).toLocaleString(language()).includes(",");
    const lines = [aboutTable(button), ...tablesFor(button)].flatMap(({ name, head, rows }) => [[name], head, ...rows, []]);
    save(button, csv.write(lines, isGerman ? {} : { decimal: ".", separator: "," }), "text/csv;charset=utf-8", "csv");
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
    const title = measure.split("\n")[0].slice(0, 999) || write.title(question) || word("measure-own");
    const goal = target === null ? "" : fill(word("target"), write.value(target));
    return {
      uid,
      date: due,
      title: fill(word("take-due"), title, write.date(due)),
      description: [write.title(question), measure === title ? "" : measure, note, responsible, goal].filter(Boolean).join("\n"),
    };
  }

  function takeDates(button) {
    const { subject, view } = store.state;
    const items = named();
    const due = plan.sorted(items).filter((item) => item.due && plan.isPending(item));
    const text = ics.write({
      product: "-//kurzcheck//EN",
      stamp: new Date().toISOString().replace(/[-:]|\.\d+/g, ""),
      events: [
        ...due.map((item) => eventOf({ ...item, uid: items[item.index].uid })),
        {
          uid: uidOf(model.id, subject, view, store.state.date),
          date: again(),
          title: `${word("take-repeat")}: ${word("check-title")}`,
          description: [subject, view].filter(Boolean).join("\n"),
          url: location.href.split("#")[0],
        },
      ],
    });
    save(button, text, "text/calendar;charset=utf-8", "ics");
  }

  return { print, "take-word": takeWord, "take-council": takeCouncil, "take-table": takeTable, "take-dates": takeDates };
}
