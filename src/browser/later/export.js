// What is taken along from the result and the comparison: a Word document, a
// table, dates for the calendar. Made of what the screen shows, in the browser.

import { day, deliver, plan } from "#check";
import { tell, word, language } from "#site";
import * as csv from "./data/csv.js";
import * as docx from "./data/docx.js";
import * as ics from "./data/ics.js";
import * as report from "./report.js";

const WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

// The same event keeps its name, so that a calendar replaces it (FNV-1a).
function nameOf(check, ...texts) {
  let hash = 0x811c9dc5;
  for (const character of JSON.stringify(texts)) {
    hash = Math.imul(hash ^ character.codePointAt(0), 0x01000193) >>> 0;
  }
  return `${hash.toString(16)}@${check}`;
}

// complete(): draws what is not seen of the comparison yet
export function createExports(model, write, store, complete) {
  const screenOf = (button) => button.closest("[data-kc-screen]");

  // About the result, or what the compared results have in common.
  function about(screen) {
    const { subject, view, date } = store.state;
    const own = screen.dataset.kcScreen === "result";
    return own
      ? { subject, view, date: date || day.today() }
      : { subject: "", view: screen.dataset.kcTitleText, date: day.today() };
  }

  function save(button, content, type, extension) {
    const details = { check: { id: model.id }, ...about(screenOf(button)) };
    const name = deliver(content, type, details, extension);
    tell(button, `${word("take-done")} ${name}`);
  }

  function takeWord(button) {
    const screen = screenOf(button);
    complete();
    const { subject, view, date } = about(screen);
    const { lang, dir } = document.documentElement;
    const title = screen.dataset.kcTitleText;
    const texts = [title, subject, view === title ? "" : view, write.date(date)];
    const bytes = docx.write({
      language: lang,
      direction: dir,
      title: word("check-title"),
      subject: texts.filter(Boolean).join(" · "),
      creator: word("publisher"),
      created: date,
      blocks: report.blocks(screen),
    });
    save(button, bytes, WORD, "docx");
  }

  // A figure as the page writes it is a number again.
  function cellOf(text) {
    if ([word("not-set"), word("measure-open")].includes(text)) return "";
    const [digits] = text.replace("\u2212", "-").match(/-?\d+([.,]\d+)?/) || [];
    const number = Number((digits || "").replace(",", "."));
    const written = [String(number), write.value(number), write.score(Math.round(number * 10))];
    return digits && written.includes(text) ? number : text;
  }

  function rowsOf({ name, rows }) {
    const notes = rows.some(({ row }) => row.dataset.kcAnswerRow);
    const noteOf = ({ row }, i) => {
      if (!notes) return [];
      return [i === 0 ? word("note") : store.answer(row.dataset.kcAnswerRow).note];
    };
    const lines = rows.map((row, i) => [...row.texts.map(cellOf), ...noteOf(row, i)]);
    return [[name], ...lines, []];
  }

  function takeTable(button) {
    const decimal = (1.5).toLocaleString(language()).replace(/\d/g, "");
    const german = decimal === ",";
    complete();
    const rows = report.tables(screenOf(button)).flatMap(rowsOf);
    const text = csv.write(rows, { decimal: german ? "," : ".", separator: german ? ";" : "," });
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
    const { subject, view, date } = about(screenOf(button));
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
