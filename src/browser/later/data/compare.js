// Several results of a check side by side: of different views, of different
// dates, or both. Plain data in, plain data out: it knows no page and no words.
//
// What is said over several results is their median; "no answer" (null) and "not
// yet answered" (undefined) count nowhere.

import { day, joined, resultfile, score } from "#check";

// results
export const MOST = 50;
// characters of a foreign text, so that it can head a column; none turns around the figure beside it
const LONGEST = 60;

function short(text) {
  const line = text.slice(0, 20 * LONGEST).replace(/[\s\p{Cc}\u202a-\u202e]+/gu, " ");
  return Array.from(line.trim()).slice(0, LONGEST).join("");
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
// results: [{ file: the given item, name, view, date, subject, answers, plan, overall,
//   topics, groups, version, unmatched, invalid }]
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
        plan: state.plan,
        ...scoresOf(model, state.answers),
        version: object.check.version,
        unmatched,
        invalid,
      });
    }
  }
  return { results, refused };
}

// All scores of some answers: { overall, topics, groups }
export function scoresOf(model, answers) {
  return { overall: score.overall(model, answers), topics: score.topics(model, answers), groups: score.groups(model, answers) };
}

// The score of several results together.
function together(model, summaries) {
  return score.medianScore(model, summaries.map((summary) => summary.score));
}

// What several results have at one date: { when, results, values, of the questions; overall, topics and
// groups, scores }
export function columnOf(model, results, when) {
  const values = model.questions.map(({ id }) => {
    const given = results.map(({ answers }) => answers[id]?.value);
    return score.median(given) ?? (given.includes(null) ? null : undefined);
  });
  return {
    when,
    results,
    values,
    overall: together(model, results.map(({ overall }) => overall)),
    topics: model.topics.map((_, i) => together(model, results.map(({ topics }) => topics[i]))),
    groups: (model.groups ?? []).map((_, i) => together(model, results.map(({ groups: own }) => own[i]))),
  };
}

// Gives each view a label that no other has: the parts in which they differ;
// then the file's name; then a number. -> the parts that all share and no label says
function label(views, textOf) {
  const PARTS = ["view", "when", "subject"];
  const telling = PARTS.filter((part) => differ(views, part));
  const named = (one) =>
    telling.length > 0
      ? joined(...telling.map((part) => textOf(part, one[part])))
      : joined(...PARTS.map((part) => one[part] && textOf(part, one[part])));
  const used = new Set();
  for (const same of groups(views, named)) {
    for (const one of same) {
      const name = same.length > 1 || !named(one) ? joined(named(one), one.name) : named(one);
      one.label = name;
      for (let n = name ? 2 : 1; !one.label || used.has(one.label); n++) {
        one.label = `${name} (${n})`.trim();
      }
      used.add(one.label);
    }
  }
  const shared = (part) => telling.length > 0 && !telling.includes(part) && views[0][part];
  return PARTS.filter(shared).map((part) => textOf(part, views[0][part]));
}

const { compare: inAlphabet } = new Intl.Collator([], { numeric: true });

function byDate(...columns) {
  const [a, b] = columns.map(({ when }) => when || "~");
  return (a > b) - (a < b);
}

// What the same people say, by date.
function viewOf(model, dates) {
  const results = dates.flatMap(([, members]) => members);
  const [{ view, name }] = results;
  const { subject = "" } = results.find((result) => result.subject) ?? {};
  const columns = dates.map(([when, members]) => columnOf(model, members, when)).sort(byDate);
  const when = columns.length === 1 ? columns[0].when : "";
  return { view, subject, when, name: results.length === 1 ? name : "", dates: columns };
}

// gather's results -> { views, common }
// Results of the same view and subject are one view; those without a date stand apart. Results of one
// date are put together; a date is its first `period` characters: 4 for years, 7 for months, 10 for
// days. By default, it is the day, and where two have the same, each result stands for itself.
// textOf: how a label says a part's value: ("view", "when" or "subject"; text)
// views: [{ label, dates: [columns, first to last] }] by name, date and order of opening
// common: what all views share and their labels leave out
export function compare(model, results, { period, textOf = (_, text) => text } = {}) {
  const dateOf = ({ date }) => date.slice(0, period || 10);
  const manySubjects = differ(
    results.filter(({ subject }) => subject),
    "subject"
  );
  const who = ({ view, subject, date }) =>
    JSON.stringify([alike(view), manySubjects && alike(subject), date === ""]);
  const views = groups(results, who)
    .flatMap((same) => {
      const dates = groups(same, dateOf).map((members) => [dateOf(members[0]), members]);
      return !period && dates.length < same.length ? same.map((one) => [[dateOf(one), [one]]]) : [dates];
    })
    .map((dates) => viewOf(model, dates))
    .sort((a, b) => inAlphabet(alike(a.view), alike(b.view)) || byDate(a, b));
  return { views, common: label(views, textOf) };
}
