// Several results of a check side by side: of different views, of different
// dates, or both. Plain data in, plain data out: it knows no page and no words.
//
// What is said over several results is their median; "no answer" (null) and "not
// yet answered" (undefined) count nowhere.

import { day, resultfile, score } from "#check";

// results
export const MOST = 50;
// results that are told apart at a glance
const FEW = 6;
// characters of a foreign text, so that it can head a column
const LONGEST = 60;

function short(text) {
  const line = text.slice(0, 20 * LONGEST).replace(/[\s\p{Cc}]+/gu, " ");
  return Array.from(line.trim()).slice(0, LONGEST).join("");
}

function inOrder(a, b) {
  return a < b ? -1 : Number(a > b);
}

// Names are the same, however they were typed.
export function alike(text) {
  return text.normalize("NFKC").toLowerCase();
}

export function groups(items, keyOf) {
  const found = new Map();
  for (const item of items) {
    const key = keyOf(item);
    if (found.has(key)) found.get(key).push(item);
    else found.set(key, [item]);
  }
  return [...found.values()];
}

function differ(items, part) {
  return groups(items, (item) => alike(item[part])).length > 1;
}

// Files in the order they were opened, [{ name, fault, detail, object }] as
// resultfile.parse answers, -> { results, refused: [{ name, fault, detail }] }.
// fault: one of resultfile's, "too-many", or "duplicate" (detail: the name of
// the file that holds exactly the same, to the last note)
// results: [{ file: the given item, name, view, date, subject, answers, overall,
//   topics, version, unmatched, invalid }]
export function gather(model, files) {
  const results = [];
  const refused = [];
  // the name of the file, by all that it says
  const taken = new Map();
  for (const file of files) {
    const { name, object, ...read } = file;
    const verdict = read.fault ? read : resultfile.apply(model, object);
    const { fault, detail, state, unmatched, invalid } = verdict;
    const content = fault ? "" : JSON.stringify(state);
    if (fault) refused.push({ name, fault, detail });
    else if (taken.has(content)) refused.push({ name, fault: "duplicate", detail: taken.get(content) });
    else if (results.length === MOST) refused.push({ name, fault: "too-many", detail: "" });
    else {
      taken.set(content, name);
      results.push({
        file,
        name: short(name),
        view: short(state.view),
        date: day.isCommonDay(state.date) ? state.date : "",
        subject: short(state.subject),
        answers: state.answers,
        overall: score.overall(model, state.answers),
        topics: score.topics(model, state.answers),
        version: object.check.version,
        unmatched,
        invalid,
      });
    }
  }
  return { results, refused };
}

// The score of several results together.
function together(model, summaries) {
  return score.medianScore(model, summaries.map((summary) => summary.score));
}

function nameOf(results) {
  const common = (part) => (differ(results, part) ? "" : results[0][part]);
  const name = results.length === 1 ? results[0].name : "";
  return { name, view: common("view"), subject: common("subject"), when: "" };
}

// A column, of one result or of several: { name, view, subject, when, results,
// values, of the questions; overall and topics, scores }; a text is "" where they differ.
export function columnOf(model, results, when) {
  const values = model.questions.map(({ id }) => {
    const given = results.map(({ answers }) => answers[id]?.value);
    return score.median(given) ?? (given.includes(null) ? null : undefined);
  });
  return {
    ...nameOf(results),
    when,
    results,
    values,
    overall: together(model, results.map(({ overall }) => overall)),
    topics: model.topics.map((_, i) => together(model, results.map(({ topics }) => topics[i]))),
  };
}

function plain(part, text) {
  return text;
}

function join(...texts) {
  return texts.filter(Boolean).join(" · ");
}

// Gives each column a label that no other has: the parts in which they differ;
// then the file's name; then a number. -> the parts that all share and no label says
export function label(columns, textOf) {
  const PARTS = ["view", "when", "subject"];
  const telling = PARTS.filter((part) => differ(columns, part));
  const named = (one) =>
    telling.length > 0
      ? join(...telling.map((part) => textOf(part, one[part])))
      : join(...PARTS.map((part) => one[part] && textOf(part, one[part])));
  const used = new Set();
  for (const same of groups(columns, named)) {
    for (const one of same) {
      const name = same.length > 1 || !named(one) ? join(named(one), one.name) : named(one);
      one.label = name;
      for (let n = name ? 2 : 1; !one.label || used.has(one.label); n++) {
        one.label = `${name} (${n})`.trim();
      }
      used.add(one.label);
    }
  }
  const shared = (part) => telling.length > 0 && !telling.includes(part) && columns[0][part];
  return PARTS.filter(shared).map((part) => textOf(part, columns[0][part]));
}

// By date, those without one last.
function byDate(a, b) {
  return inOrder(a.when || "~", b.when || "~");
}

const { compare: inAlphabet } = new Intl.Collator([], { numeric: true });

export function byView(a, b) {
  return inAlphabet(alike(a.view), alike(b.view));
}

function lastDate(items, dateOf) {
  return items.map(dateOf).sort().pop();
}

// Those of the last date, and those that have none.
function latest(items, dateOf) {
  const dates = ["", lastDate(items, dateOf)];
  return items.filter((item) => dates.includes(dateOf(item)));
}

// gather's results -> { by, columns, common, left }
// by: what makes a column: "result" (each), "view", "date", or "both". A date is
//   its first `period` characters: 4 for years, 7 for months, 10 for days. A
//   view's column holds its last date, and what has none.
// textOf: how a label says a part's value: ("view", "when" or "subject"; text)
// columns: [{ label, … }] by date, view and order of opening
// common: what all columns share and their labels leave out
// left: the results that are in no column
export function compare(model, results, { by = "result", period = 4, textOf = plain } = {}) {
  const dateOf = ({ date }) => date.slice(0, by === "result" ? 10 : period);
  const manySubjects = differ(
    results.filter(({ subject }) => subject),
    "subject"
  );
  const who = ({ view, subject }) =>
    JSON.stringify([by !== "date" && alike(view), manySubjects && alike(subject)]);
  const keys = { result: (one) => one, view: who };
  const columns = groups(results, keys[by] || ((one) => dateOf(one) + who(one)))
    .map((members) => columnOf(model, latest(members, dateOf), lastDate(members, dateOf)))
    .sort((a, b) => byDate(a, b) || byView(a, b));
  const common = label(columns, textOf);
  return {
    by,
    columns,
    common,
    left: results.filter((one) => !columns.some((column) => column.results.includes(one))),
  };
}

// What makes a column, where nobody has chosen yet.
export function usual(results) {
  if (results.length <= FEW) return "result";
  const dated = results.filter(({ date }) => date);
  const overDates = groups(dated, ({ date }) => date.slice(0, 4)).length > 1;
  if (differ(results, "view")) return overDates ? "both" : "view";
  return overDates ? "date" : "result";
}
