import assert from "node:assert/strict";
import test from "node:test";
import { mutatedText, mutatedTree } from "./mutate.js";
import oracle from "./oracle.js";
import { randomly, pick, randomCheck, randomAnswers, toModel, toState } from "./random.js";
import * as script from "../../src/browser/later/data/compare.js";
import * as resultfile from "../../src/browser/check/data/resultfile.js";
import * as score from "../../src/browser/check/data/score.js";
const { MOST, gather, compare } = script;

const CHECK = {
  id: "my-check",
  version: 3,
  scale: { from: 0, to: 100, step: 10 },
  bands: [
    { id: "low", from: 0 },
    { id: "top", from: 70 },
  ],
  topics: ["t", "u"],
  questions: [
    { id: "a", topic: "t" },
    { id: "b", topic: "t" },
    { id: "constructor", topic: "u", weight: 2 },
  ],
};
const MODEL = toModel(CHECK);
const PERIODS = [undefined, 4, 7, 10];

// A result as gather gives it.
function result(values, { view = "", date = "", subject = "", name = "" } = {}, model = MODEL) {
  const answers = toState(values);
  const figures = { overall: score.overall(model, answers), topics: score.topics(model, answers), groups: score.groups(model, answers) };
  return { name, view, date, subject, answers, ...figures, version: 3, unmatched: [], invalid: [] };
}

// A file as resultfile.parse gives it.
function opened(name, change = {}, check = {}) {
  const state = { ...resultfile.empty(), ...change };
  const object = JSON.parse(resultfile.serialize(resultfile.make(MODEL, state)));
  Object.assign(object.check, check);
  return { name, fault: null, detail: "", object };
}

function answers(values) {
  return { answers: toState(values) };
}

function randomResults(below, check) {
  const dates = ["", "2024-01-31", "2025-11-01", "2025-11-30", "2025-12-01", "2026-11-22"];
  const views = pick(below, [
    ["", "Rat"],
    ["Rat", "RAT", "Amt"],
    ["Beirat", "Rat", "Amt", ""],
  ]);
  const subjects = pick(below, [[""], ["", "Kreis X"], ["Kreis X", "kreis x", "Stadt Y", ""]]);
  const few = Array.from({ length: 1 + below(4) }, () => pick(below, dates));
  return Array.from({ length: below(9) }, () => ({
    values: below(12) === 0 ? {} : randomAnswers(below, check),
    view: pick(below, views),
    date: pick(below, few),
    subject: pick(below, subjects),
  }));
}

test("views, dates, medians and scores are the independent calculation's", () => {
  const seen = { columns: 0, grouped: 0, halves: 0, dates: 0, apart: 0 };
  for (let seed = 0; seed < 1500; seed++) {
    const below = randomly(seed);
    const check = randomCheck(below);
    const model = toModel(check);
    const given = randomResults(below, check);
    const results = given.map(({ values, ...rest }) => result(values, rest, model));
    const period = PERIODS[seed % 4];
    const before = JSON.stringify(results);
    const { views } = compare(model, results, { period });
    const expected = oracle.comparison(check, given.map(({ values, ...rest }) => ({ answers: values, ...rest })), period);
    const message = `seed ${seed}, period ${period}`;
    const told = ({ results: members, when, values, overall, topics }) =>
      ({ members: members.map((one) => results.indexOf(one)), when, values, overall, topics });
    assert.deepEqual(views.map(({ dates }) => dates.map(told)), expected, message);
    for (const { dates } of views) {
      seen.columns += dates.length;
      if (dates.length > 1) seen.dates++;
      if (dates.some((column) => column.results.length > 1)) seen.grouped++;
      if (dates.some((column) => column.values.some((value) => value % 1 !== 0))) seen.halves++;
    }
    if (!period && views.some(({ view, when }, i) => i > 0 && views[i - 1].view === view && views[i - 1].when === when)) seen.apart++;
    const labels = views.map(({ label }) => label);
    assert.equal(new Set(labels).size, labels.length, message);
    assert.equal(JSON.stringify(results), before, "nothing changes what it is given");
  }
  for (const [what, count] of Object.entries(seen)) assert.ok(count > 30, `${what}: ${count}`);
});

test("three views of one day: every value and score", () => {
  const day = "2026-11-22";
  const { views, common } = compare(MODEL, [
    result({ a: 40, b: 70, constructor: 50 }, { view: "Verwaltung", date: day, subject: "X" }),
    result({ a: 30, b: 20, constructor: null }, { view: "Beirat", date: day, subject: "X" }),
    result({ a: 50, b: 100 }, { view: "Rat", date: day, subject: "x" }),
  ]);
  assert.deepEqual(views.map(({ label }) => label), ["Beirat", "Rat", "Verwaltung"]);
  const columns = views.map(({ dates: [column] }) => column);
  assert.deepEqual(columns.map(({ values }) => values), [[30, 20, null], [50, 100, undefined], [40, 70, 50]]);
  assert.equal(columns[0].overall, 25);
  assert.equal(columns[1].topics[1], null);
  assert.deepEqual(common, [day, "X"]);
});

test("one view at several dates is one, the earliest first; of one day, each stands for itself", () => {
  const dated = (...dates) => dates.map((date, i) => result({ a: 10 * i }, { view: i % 2 ? "Rat" : "RAT", date }));
  const datesOf = (results, period) => compare(MODEL, results, { period }).views.map(({ dates }) => dates.map(({ when }) => when));
  assert.deepEqual(datesOf(dated("2026-01-10", "2025-11-30")), [["2025-11-30", "2026-01-10"]]);
  assert.deepEqual(datesOf(dated("2026-01-10", "2025-11-30", "2026-01-10")), [["2025-11-30"], ["2026-01-10"], ["2026-01-10"]]);
  assert.deepEqual(datesOf(dated("2026-01-10", "2025-11-30", "2026-03-10"), 4), [["2025", "2026"]]);
  assert.deepEqual(datesOf(dated("2026-01-10", "", "2026-03-10"), 4), [["2026"], [""]]);
});

test("one subject, stated or not, is one; of several, each has a view of its own", () => {
  const at = (...subjects) =>
    compare(
      MODEL,
      subjects.map((subject, i) => result({ a: 10 * i }, { view: "Rat", subject })),
      { period: 4 }
    ).views.map(({ label }) => label);
  assert.deepEqual(at("", "X", "x"), ["Rat · X"]);
  assert.deepEqual(at("X", "Y", "X"), ["X", "Y"]);
});

test("nothing answered is no score and no median", () => {
  const none = { a: null, b: null, constructor: null };
  for (const period of PERIODS) {
    const results = [result(none, { view: "Rat", date: "2025-01-01" }), result({}, { view: "Rat", date: "2026-01-01" })];
    const [{ dates }] = compare(MODEL, results, { period }).views;
    for (const { overall, topics } of dates) assert.deepEqual([...new Set([overall, ...topics])], [null]);
    assert.deepEqual(dates.map((column) => column.values[0]), [null, undefined]);
  }
  assert.deepEqual(compare(MODEL, []).views, []);
});

test("the middle of two scores is rounded half up, below zero too", () => {
  const overall = (scale, ...all) => {
    const questions = CHECK.questions.map((one, i) => ({ ...one, weight: [9, 1, 2][i] }));
    const bands = [{ id: "all", from: scale.from }];
    const model = toModel({ ...CHECK, scale, bands, questions });
    const results = all.map((values) => result(values, { view: "Rat" }, model));
    return compare(model, results, { period: 4 }).views[0].dates[0].overall;
  };
  assert.equal(overall({ from: 0, to: 100, step: 10 }, { a: 10 }, { a: 10, b: 20 }), 11); // of 10 and 11
  const around = { from: -2, to: 2, step: 1 };
  assert.equal(overall(around, { a: -1 }, { a: -1, b: 0 }), -0.9); // of -1 and -0.9
  assert.equal(overall(around, { a: -1 }, { a: 1 }), 0);
  assert.equal(overall({ from: 0, to: 100, step: 10 }, { a: 100 }, { a: 100, b: 90 }), 99); // of 100 and 99
});

test("a label says what tells views apart, then the file's name, then a number", () => {
  const labels = (...parts) =>
    compare(
      MODEL,
      parts.map((part, i) => result({ a: 10 * i }, part))
    ).views.map(({ label }) => label);
  const Rat = { view: "Rat", date: "2026-11-22", subject: "X" };
  assert.deepEqual(labels(Rat), ["Rat · 2026-11-22 · X"]);
  assert.deepEqual(labels(Rat, { ...Rat, view: "Amt" }), ["Amt", "Rat"]);
  assert.deepEqual(labels(Rat, { ...Rat, date: "" }), ["2026-11-22", "(1)"]);
  assert.deepEqual(labels({ ...Rat, name: "1.json" }, { ...Rat, name: "2.json" }), [
    "Rat · 2026-11-22 · X · 1.json",
    "Rat · 2026-11-22 · X · 2.json",
  ]);
  assert.deepEqual(labels(Rat, Rat, Rat), [
    "Rat · 2026-11-22 · X",
    "Rat · 2026-11-22 · X (2)",
    "Rat · 2026-11-22 · X (3)",
  ]);
  assert.deepEqual(labels({}, {}, { name: "a" }), ["(1)", "(2)", "a"]);
  assert.deepEqual(labels(Rat, { name: "a" }), ["a", "Rat · 2026-11-22 · X"]);
  assert.deepEqual(labels({ view: "A · B" }, { view: "A", subject: "B" }, { view: "C" }), [
    "A · B",
    "A · B (2)",
    "C",
  ]);
  assert.deepEqual(labels({ view: "A (2)" }, { view: "A", name: "n" }, { view: "A", name: "n" }), [
    "A · n",
    "A · n (2)",
    "A (2)",
  ]);
});

test("of several results together, no file's name is a label", () => {
  const results = [{ name: "a" }, { name: "b" }].map((part) => result({}, part));
  assert.deepEqual(compare(MODEL, results, { period: 4 }).views.map(({ label }) => label), ["(1)"]);
});

test("what all views share and no label says is told once", () => {
  const common = (...parts) =>
    compare(
      MODEL,
      parts.map((part, i) => result({ a: 10 * i }, part)),
      { textOf: (part, text) => `${part}:${text}` }
    ).common;
  const Rat = { view: "Rat", date: "2026-11-22", subject: "X" };
  assert.deepEqual(common(Rat, { ...Rat, view: "Amt" }), ["when:2026-11-22", "subject:X"]);
  assert.deepEqual(common(Rat, { ...Rat, date: "" }), ["view:Rat", "subject:X"]);
  assert.deepEqual(common({ view: "Rat" }, { view: "Amt" }), []);
  // Here the labels say everything.
  assert.deepEqual(common(Rat), []);
  assert.deepEqual(common(Rat, Rat), []);
});

test("a label's parts are said as the page says them", () => {
  const textOf = (part, text) => `${part}:${text || "none"}`;
  const results = [result({}, { view: "Rat", date: "2026-11-22" }), result({}, { view: "Rat" })];
  assert.deepEqual(compare(MODEL, results, { textOf }).views.map(({ label }) => label), ["when:2026-11-22", "when:none"]);
});

test("files come in the order in which they were opened, with what did not match", () => {
  const files = [
    opened("one", { ...answers({ a: 40 }), view: "Rat", date: "2026-11-22", subject: "X" }),
    opened("two", answers({ b: 50 }), { version: 1 }),
  ];
  files[1].object.answers.gone = { value: 30, title: "Gone", note: "n" };
  files[1].object.answers.a = { value: 45 };
  const { results, refused } = gather(MODEL, files);
  assert.deepEqual(refused, []);
  assert.ok(results.every(({ file }, i) => file === files[i]));
  assert.deepEqual(
    results.map(({ name, version }) => [name, version]),
    [
      ["one", 3],
      ["two", 1],
    ]
  );
  const { view, date, subject, unmatched, invalid } = results[0];
  const wanted = { view: "Rat", date: "2026-11-22", subject: "X", unmatched: [], invalid: [] };
  assert.deepEqual({ view, date, subject, unmatched, invalid }, wanted);
  assert.deepEqual(results[1].unmatched, [{ id: "gone", title: "Gone", value: 30, note: "n" }]);
  assert.deepEqual(results[1].invalid, [{ id: "a", value: 45 }]);
  assert.equal(results[1].answers.b.value, 50);
  assert.deepEqual(results[0].overall, score.overall(MODEL, toState({ a: 40 })));
  assert.deepEqual(results[1].topics, score.topics(MODEL, toState({ b: 50 })));
});

test("what is no result of this check is refused by name, and the others are taken", () => {
  const other = opened("other");
  other.object.check.id = "another-check";
  const scale = opened("scale");
  scale.object.scale.to = 90;
  const files = [
    { name: "text", fault: "not-json", detail: "", object: null },
    other,
    opened("good", answers({ a: 40 })),
    scale,
    { name: "list", fault: null, detail: "", object: [] },
    { name: "value", object: opened("", answers({ a: 50 })).object },
  ];
  const { results, refused } = gather(MODEL, files);
  assert.deepEqual(
    results.map(({ name }) => name),
    ["good", "value"]
  );
  assert.deepEqual(refused, [
    { name: "text", fault: "not-json", detail: "" },
    { name: "other", fault: "other-check", detail: "another-check" },
    { name: "scale", fault: "other-scale", detail: "" },
    { name: "list", fault: "not-a-result", detail: "" },
  ]);
});

test("the same file opened twice counts once, and what differs anywhere counts", () => {
  const base = { answers: { a: { value: 40, note: "n" } }, view: "Rat" };
  const files = [
    opened("first", base),
    opened("copy", base),
    opened("second", { ...base, answers: { a: { value: 40, note: "m" } } }),
    opened("third", { ...base, plan: [{ measure: "m" }] }),
    opened("older", base, { version: 2 }),
  ];
  const shuffled = opened("shuffled", base);
  shuffled.object = Object.fromEntries(Object.entries(shuffled.object).reverse());
  const { results, refused } = gather(MODEL, [...files, shuffled]);
  assert.deepEqual(
    results.map(({ name }) => name),
    ["first", "second", "third"]
  );
  assert.deepEqual(
    refused,
    ["copy", "older", "shuffled"].map((name) => ({ name, fault: "duplicate", detail: "first" }))
  );
});

test("the fifty-first result is refused by name", () => {
  const files = Array.from({ length: MOST + 2 }, (_, i) => opened("f" + i, { subject: "s" + i }));
  const { results, refused } = gather(MODEL, files);
  assert.equal(MOST, 50);
  assert.equal(results.length, 50);
  assert.deepEqual(refused, [
    { name: "f50", fault: "too-many", detail: "" },
    { name: "f51", fault: "too-many", detail: "" },
  ]);
});

test("what heads a column is one short line, whatever a file says", () => {
  const long = "\u{1f642}".repeat(100);
  const [one] = gather(MODEL, [
    opened("x".repeat(99), { view: " a\n\t b\u0000\u0085c ", subject: long, date: "12026-11-22" }),
  ]).results;
  assert.equal(one.view, "a b c");
  assert.equal(one.subject, "\u{1f642}".repeat(60));
  assert.equal(one.name, "x".repeat(60));
  assert.equal(one.date, "", "no date that can be compared");
  assert.equal(gather(MODEL, [opened("", { date: "2026-02-31" })]).results[0].date, "");
  const views = ["Rat", "RAT", "Ｒａｔ"].map((view) => result({}, { view }));
  assert.equal(compare(MODEL, views, { period: 4 }).views.length, 1);
});

test("mutated files are refused or compared, with a label of its own for each", () => {
  const base = opened("", {
    answers: { a: { value: 40, note: "n" }, constructor: { value: null, note: "" } },
    view: "Rat",
    date: "2026-11-22",
    subject: "X",
    plan: [{ question: "a", measure: "m", due: "2027-01-31", target: 70, status: "open" }],
  });
  const text = JSON.stringify(base.object);
  const counts = { results: 0, refused: 0 };
  for (let seed = 0; seed < 2000; seed += 10) {
    const files = Array.from({ length: 10 }, (_, i) => {
      const below = randomly(seed + i);
      const mutated = i % 2 === 0 ? mutatedText(below, text) : mutatedTree(below, text);
      return { name: pick(below, ["", "f", "__proto__"]), ...resultfile.parse(mutated) };
    });
    const { results, refused } = gather(MODEL, files);
    assert.equal(results.length + refused.length, 10);
    for (const period of PERIODS) {
      const { views } = compare(MODEL, results, { period });
      const labels = views.map(({ label }) => label);
      assert.equal(new Set(labels).size, labels.length);
      for (const label of labels) assert.ok(label.length > 0 && label.length < 300);
      assert.equal(views.flatMap(({ dates }) => dates.flatMap((column) => column.results)).length, results.length);
    }
    counts.results += results.length;
    counts.refused += refused.length;
  }
  assert.equal({}.polluted, undefined);
  assert.ok(counts.results > 100 && counts.refused > 100, JSON.stringify(counts));
});

test("what comparing costs grows as the files do", (t) => {
  const below = randomly(7);
  const questions = Array.from({ length: 200 }, (_, i) => ({
    id: "question-" + i,
    topic: "topic-" + (i % 10),
  }));
  const topics = Array.from({ length: 10 }, (_, i) => "topic-" + i);
  const model = toModel({ ...CHECK, topics, questions });
  const texts = Array.from({ length: 50 }, (_, i) => {
    const state = resultfile.empty();
    for (const { id } of questions) {
      state.answers[id] = { value: 10 * below(11), note: "Begründung ".repeat(10) };
    }
    Object.assign(state, { view: "View " + (i % 5), date: `20${10 + (i % 10)}-11-22` });
    return resultfile.serialize(resultfile.make(model, state));
  });
  // milliseconds of the processor
  const cost = (count, period) => {
    const before = process.cpuUsage();
    const files = texts.slice(0, count).map((text, i) => ({ name: "f" + i, ...resultfile.parse(text) }));
    const { results } = gather(model, files);
    const { views } = compare(model, results, { period });
    assert.ok(views.length >= 5);
    const { user, system } = process.cpuUsage(before);
    return (user + system) / 1000;
  };
  // In turn, and the best of some runs: other programs may be at work, and make one cost double.
  const costs = Array.from({ length: 12 }, (_, run) => [10, 50].map((count) => cost(count, PERIODS[run % 4])));
  const [few, many] = [0, 1].map((at) => Math.min(...costs.map((pair) => pair[at])));
  t.diagnostic(`10 files: ${few.toFixed(0)} ms; 50 files: ${many.toFixed(0)} ms, with reading the files`);
  assert.ok(many < 15 * few, `${few} ms, ${many} ms`);
});

test("views stand in the order of the alphabet and of their numbers", () => {
  const views = ["Zoo", "Bezirk 10", "ärzte", "Bezirk 9", "Amt"];
  const shown = compare(MODEL, views.map((view) => result({ a: 10 }, { view })));
  assert.deepEqual(shown.views.map(({ view }) => view), ["Amt", "ärzte", "Bezirk 9", "Bezirk 10", "Zoo"]);
});

test("no name turns around the figure beside it", () => {
  const [{ name, view, subject }] = gather(MODEL, [opened("f\u202e.json", { view: "Rat\u202e", subject: "\u202dStadt" })]).results;
  assert.deepEqual([name, view, subject], ["f .json", "Rat", "Stadt"]);
});
