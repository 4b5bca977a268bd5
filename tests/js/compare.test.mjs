import assert from "node:assert/strict";
import test from "node:test";
import { mutatedText, mutatedTree } from "./mutate.js";
import oracle from "./oracle.js";
import { randomly, pick, randomCheck, randomAnswers, toModel, toState } from "./random.js";
import * as script from "../../src/browser/later/data/compare.js";
import * as resultfile from "../../src/browser/check/data/resultfile.js";
import * as score from "../../src/browser/check/data/score.js";
const { MOST, gather, compare, usual } = script;

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
const BYS = ["result", "view", "date", "both"];

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

test("columns, medians, spreads, scores and changes are the independent calculation's", () => {
  const seen = { columns: 0, grouped: 0, halves: 0, series: 0, fellBack: 0, left: 0 };
  for (let seed = 0; seed < 1500; seed++) {
    const below = randomly(seed);
    const check = randomCheck(below);
    const model = toModel(check);
    const given = randomResults(below, check);
    const results = given.map(({ values, ...rest }) => result(values, rest, model));
    const by = BYS[seed % 4];
    const period = pick(below, [4, 7, 10]);
    const before = JSON.stringify(results);
    const actual = compare(model, results, { by, period });
    const expected = oracle.comparison(
      check,
      given.map(({ values, ...rest }) => ({ answers: values, ...rest })),
      by,
      period
    );
    const message = `seed ${seed}, by ${by}, period ${period}`;
    const places = (column) => column.results.map((one) => results.indexOf(one));
    assert.deepEqual(
      actual.columns.map(places),
      expected.columns.map((c) => c.members),
      message
    );
    actual.columns.forEach((column, i) => {
      const wanted = expected.columns[i];
      assert.equal(column.when, wanted.when, message);
      assert.deepEqual(column.values, wanted.values, message);
      assert.equal(column.overall, wanted.overall, message);
      assert.deepEqual(column.topics, wanted.topics, message);
      seen.columns++;
      if (column.results.length > 1) seen.grouped++;
      if (column.values.some((value) => value % 1 !== 0)) seen.halves++;
    });
    assert.deepEqual(actual.questions, expected.questions, message);
    assert.deepEqual(actual.talk, expected.talk, message);
    assert.equal(actual.series.length, expected.series.length, message);
    actual.series.forEach((one, i) => {
      const { columns, questions, improved, fellBack } = one;
      const { dates, overall, topics, changes, ...wanted } = expected.series[i];
      assert.deepEqual({ improved, fellBack }, wanted, message);
      const [first, last] = [columns[0], columns[columns.length - 1]];
      const change = (a, b) => (a === null || b === null ? null : b - a);
      assert.equal(change(first.overall, last.overall), overall, message);
      topics.forEach((topic, j) => {
        assert.equal(change(first.topics[j], last.topics[j]), topic.change, message);
      });
      assert.deepEqual(
        questions.map(({ change }) => change),
        changes,
        message
      );
      assert.equal(columns.length, dates, message);
      seen.series++;
      if (fellBack.length > 0) seen.fellBack++;
    });
    const held = new Set(expected.columns.flatMap(({ members }) => members));
    const left = results.filter((_, i) => !held.has(i));
    assert.deepEqual(actual.left, left, message);
    if (left.length > 0) seen.left++;
    const labels = actual.columns.map((column) => column.label);
    assert.equal(new Set(labels).size, labels.length, message);
    assert.equal(JSON.stringify(results), before, "nothing changes what it is given");
  }
  for (const [what, count] of Object.entries(seen)) assert.ok(count > 30, `${what}: ${count}`);
});

test("three views of one day: every value, median, spread, and the largest difference first", () => {
  const day = "2026-11-22";
  const actual = compare(MODEL, [
    result({ a: 40, b: 70, constructor: 50 }, { view: "Verwaltung", date: day, subject: "X" }),
    result({ a: 30, b: 20, constructor: null }, { view: "Beirat", date: day, subject: "X" }),
    result({ a: 50, b: 100 }, { view: "Rat", date: day, subject: "x" }),
  ]);
  assert.deepEqual(
    actual.columns.map(({ label }) => label),
    ["Beirat", "Rat", "Verwaltung"]
  );
  assert.deepEqual(actual.questions, [
    { id: "b", values: [20, 100, 70], median: 70, spread: 80, apart: 80 },
    { id: "a", values: [30, 50, 40], median: 40, spread: 20, apart: 20 },
    {
      id: "constructor",
      values: [null, undefined, 50],
     
      median: 50,
      spread: null,
      apart: null,
    },
  ]);
  assert.deepEqual(actual.talk, ["b"]);
  assert.equal(actual.columns[0].overall, 25);
  assert.equal(actual.columns[1].topics[1], null);
  assert.deepEqual(actual.series, []);
  assert.deepEqual(actual.left, []);
});

test("a difference is worth talking about from a third of the scale on", () => {
  const talk = (scale, low, high) => {
    const check = { ...CHECK, scale, bands: [{ id: "all", from: scale.from }] };
    const model = toModel(check);
    const results = [{ a: low }, { a: high }].map((values) => result(values, {}, model));
    return compare(model, results).talk.length === 1;
  };
  assert.equal(talk({ from: 0, to: 100, step: 10 }, 30, 60), false);
  assert.equal(talk({ from: 0, to: 100, step: 10 }, 30, 70), true);
  assert.equal(talk({ from: 1, to: 4, step: 1 }, 2, 3), true);
  assert.equal(talk({ from: 1, to: 5, step: 1 }, 2, 3), false);
  assert.equal(talk({ from: -3, to: 3, step: 1 }, -1, 1), true);
});

test("what changed over the dates of a view is no difference between people", () => {
  const of = (view, date, a) => result({ a }, { view, date });
  const [old, now, other] = [of("Amt", "2020-05-01", 10), of("Amt", "2026-05-01", 60), of("Rat", "2026-06-01", 50)];
  const talk = (results, options) => {
    const { current, questions, talk: ids } = compare(MODEL, results, options);
    return [current, questions[0].spread, questions[0].apart, ids];
  };
  assert.deepEqual(talk([old, now]), [1, 50, null, []]);
  assert.deepEqual(talk([old, now, other]), [2, 50, 10, []]);
  assert.deepEqual(talk([old, now, other], { by: "both" }), [2, 50, 10, []]);
  assert.deepEqual(talk([old, now, other], { by: "date" }), [1, 45, null, []]);
  assert.deepEqual(talk([old, now, of("Rat", "2026-06-01", 20)]), [2, 50, 40, ["a"]]);
  // of one year, but several people
  assert.deepEqual(talk([of("Amt", "2026-01-01", 10), now]), [2, 50, 50, ["a"]]);
  assert.deepEqual(talk([of("Amt", "2026-01-01", 10), now], { by: "both", period: 10 }), [1, 50, null, []]);
  // Who gives no date is asked now.
  assert.deepEqual(talk([old, now, of("Amt", "", 10)]), [2, 50, 50, ["a"]]);
});

test("the same view at two dates: what improved, what fell back, the greatest change first", () => {
  const actual = compare(MODEL, [
    result({ a: 60, b: 30, constructor: 40 }, { view: "Amt", date: "2026-11-22" }),
    result({ a: 30, b: 50, constructor: null }, { view: "amt", date: "2025-10-01" }),
    result({ a: 0, b: 0 }, { view: "Rat", date: "2025-10-01" }),
  ]);
  assert.deepEqual(
    actual.columns.map(({ label }) => label),
    ["amt · 2025-10-01", "Rat · 2025-10-01", "Amt · 2026-11-22"]
  );
  const [{ label, columns, ...change }] = actual.series;
  assert.equal(actual.series.length, 1);
  assert.equal(label, "Amt");
  assert.deepEqual(
    columns.map((column) => column.label),
    ["2025", "2026"]
  );
  assert.deepEqual(change.questions, [
    { id: "a", from: 30, to: 60, change: 30 },
    { id: "b", from: 50, to: 30, change: -20 },
    { id: "constructor", from: null, to: 40, change: null },
  ]);
  assert.deepEqual([change.improved, change.fellBack], [["a"], ["b"]]);
  assert.deepEqual(
    columns.map(({ overall }) => overall),
    [40, 43]
  );
});

test("different views at two dates change together where dates make the columns", () => {
  const results = [
    result({ a: 10 }, { view: "Amt", date: "2025-01-01" }),
    result({ a: 20 }, { view: "Rat", date: "2025-02-01" }),
    result({ a: 90 }, { view: "Beirat", date: "2026-11-22" }),
    result({ a: 50 }, { view: "Amt" }),
  ];
  assert.deepEqual(compare(MODEL, results).series, []);
  const actual = compare(MODEL, results, { by: "date" });
  assert.deepEqual(
    actual.columns.map(({ when }) => when),
    ["2025", "2026", ""]
  );
  assert.deepEqual(
    actual.columns.map(({ values }) => values[0]),
    [15, 90, 50]
  );
  assert.deepEqual(
    actual.series.map(({ label, columns, questions }) => [
      label,
      columns.map((column) => column.label),
      questions[0].change,
    ]),
    [["", ["2025", "2026"], 75]]
  );
});

test("of a view, the last period counts, and what has no date; the others are left", () => {
  const results = [
    result({ a: 0 }, { view: "Rat", date: "2025-11-30" }),
    result({ a: 40 }, { view: "Rat", date: "2026-01-10" }),
    result({ a: 80 }, { view: "Rat", date: "2026-02-10" }),
    result({ a: 100 }, { view: "Rat" }),
  ];
  const inYears = compare(MODEL, results, { by: "view" });
  assert.equal(inYears.columns[0].values[0], 80);
  assert.deepEqual(inYears.left, [results[0]]);
  const inMonths = compare(MODEL, results, { by: "view", period: 7 });
  assert.equal(inMonths.columns[0].values[0], 90);
  assert.deepEqual(inMonths.left, [results[0], results[1]]);
});

test("one subject, stated or not, is one; of several, each has columns of its own", () => {
  const at = (...subjects) =>
    compare(
      MODEL,
      subjects.map((subject, i) => result({ a: 10 * i }, { view: "Rat", subject })),
      { by: "view" }
    ).columns.map(({ label }) => label);
  assert.equal(at("X", "", "x").length, 1);
  assert.deepEqual(at("X", "Y", "X"), ["X", "Y"]);
});

test("nothing answered is no score, no median, no spread and no change", () => {
  const none = { a: null, b: null, constructor: null };
  for (const by of BYS) {
    const { columns, questions, talk, series } = compare(
      MODEL,
      [
        result(none, { view: "Rat", date: "2025-01-01" }),
        result({}, { view: "Rat", date: "2026-01-01" }),
      ],
      { by }
    );
    for (const { overall, topics } of columns) {
      assert.deepEqual([...new Set([overall, ...topics])], [null]);
    }
    for (const { median, spread } of questions) assert.deepEqual([median, spread], [null, null]);
    assert.deepEqual(talk, []);
    for (const { improved, fellBack } of series) assert.deepEqual([improved, fellBack], [[], []]);
    const values = columns.map((column) => column.values[0]);
    assert.deepEqual(values, by === "view" ? [undefined] : [null, undefined]);
  }
  assert.deepEqual(compare(MODEL, []).columns, []);
});

test("the middle of two scores is rounded half up, below zero too", () => {
  const overall = (scale, ...all) => {
    const questions = CHECK.questions.map((one, i) => ({ ...one, weight: [9, 1, 2][i] }));
    const bands = [{ id: "all", from: scale.from }];
    const model = toModel({ ...CHECK, scale, bands, questions });
    const results = all.map((values) => result(values, { view: "Rat" }, model));
    return compare(model, results, { by: "view" }).columns[0].overall;
  };
  assert.equal(overall({ from: 0, to: 100, step: 10 }, { a: 10 }, { a: 10, b: 20 }), 11); // of 10 and 11
  const around = { from: -2, to: 2, step: 1 };
  assert.equal(overall(around, { a: -1 }, { a: -1, b: 0 }), -0.9); // of -1 and -0.9
  assert.equal(overall(around, { a: -1 }, { a: 1 }), 0);
  assert.equal(overall({ from: 0, to: 100, step: 10 }, { a: 100 }, { a: 100, b: 90 }), 99); // of 100 and 99
});

test("a label says what tells columns apart, then the file's name, then a number", () => {
  const labels = (...parts) =>
    compare(
      MODEL,
      parts.map((part, i) => result({ a: 10 * i }, part))
    ).columns.map(({ label }) => label);
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
  assert.deepEqual(labels(Rat, { name: "a" }), ["Rat · 2026-11-22 · X", "a"]);
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

test("a group has no file's name", () => {
  const parts = [{ name: "a" }, { name: "b" }, { subject: "X" }];
  const results = parts.map((part) => result({}, part));
  const { columns } = compare(MODEL, results, { by: "view" });
  assert.deepEqual(
    columns.map(({ label }) => label),
    ["(1)"]
  );
});

test("what all columns share and no label says is told once", () => {
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
  const results = [
    result({}, { view: "Rat", date: "2026-11-22" }),
    result({}, { view: "Rat", date: "2025-11-22" }),
    result({}, { view: "Rat" }),
  ];
  const { columns, series } = compare(MODEL, results, { textOf });
  const labels = ["when:2025-11-22", "when:2026-11-22", "when:none"];
  assert.deepEqual(
    columns.map(({ label }) => label),
    labels
  );
  assert.equal(series[0].label, "view:Rat");
  assert.deepEqual(
    series[0].columns.map(({ label }) => label),
    ["when:2025", "when:2026"]
  );
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
  assert.equal(compare(MODEL, views, { by: "view" }).columns.length, 1);
});

test("few results stand each for itself, many by what they differ in", () => {
  const many = (count, part) => Array.from({ length: count }, (_, i) => result({}, part(i)));
  const dated = (i) => ({ date: i % 2 ? "2025-11-22" : "2026-11-22" });
  const seen = (i) => ({ view: i % 3 ? "Rat" : "Amt" });
  assert.equal(usual(many(6, (i) => ({ ...seen(i), ...dated(i) }))), "result");
  assert.equal(usual(many(7, (i) => ({ ...seen(i), ...dated(i) }))), "both");
  assert.equal(usual(many(7, seen)), "view");
  assert.equal(usual(many(7, dated)), "date");
  assert.equal(usual(many(7, () => ({}))), "result");
  const days = many(7, (i) => ({ date: `2026-11-0${i + 1}` }));
  assert.equal(usual(days), "result");
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
    for (const by of BYS) {
      const { columns, questions, left } = compare(MODEL, results, { by, period: 10 });
      const labels = columns.map(({ label }) => label);
      assert.equal(new Set(labels).size, labels.length);
      for (const label of labels) assert.ok(label.length > 0 && label.length < 300);
      assert.equal(
        columns.flatMap((column) => column.results).length + left.length,
        results.length
      );
    }
    counts.results += results.length;
    counts.refused += refused.length;
  }
  assert.equal({}.polluted, undefined);
  assert.ok(counts.results > 100 && counts.refused > 100, JSON.stringify(counts));
});

test("50 files of 200 questions are compared in under 200 ms", (t) => {
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
  // Processor time, and the best of some runs: other programs may be at work, too.
  const times = Array.from({ length: 12 }, (_, run) => {
    const before = process.cpuUsage();
    const files = texts.map((text, i) => ({ name: "f" + i, ...resultfile.parse(text) }));
    const { results } = gather(model, files);
    const { columns } = compare(model, results, { by: BYS[run % 4] });
    assert.ok(columns.length >= 5);
    const { user, system } = process.cpuUsage(before);
    return (user + system) / 1000;
  });
  const best = Math.min(...times);
  t.diagnostic(`${best.toFixed(0)} ms, with reading the files`);
  assert.ok(best < 200, `${best} ms`);
});

test("views stand in the order of the alphabet and of their numbers", () => {
  const views = ["Zoo", "Bezirk 10", "ärzte", "Bezirk 9", "Amt"];
  const { columns } = compare(MODEL, views.map((view) => result({ a: 10 }, { view })));
  assert.deepEqual(columns.map(({ view }) => view), ["Amt", "ärzte", "Bezirk 9", "Bezirk 10", "Zoo"]);
});
