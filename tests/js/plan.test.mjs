import assert from "node:assert/strict";
import test from "node:test";
import { mutatedText, mutatedTree } from "./mutate.js";
import oracle from "./oracle.js";
import { randomly, pick, randomCheck, randomAnswers, toModel, toState } from "./random.js";
import * as script from "../../src/browser/check/data/plan.js";
import { isDay } from "../../src/browser/check/data/day.js";
import * as resultfile from "../../src/browser/check/data/resultfile.js";
import * as score from "../../src/browser/check/data/score.js";
const { STATUSES, read, isBlank, isPending, isFull, add, update, remove, sorted, targets, reached } = script;

const MODEL = toModel({
  id: "my-check",
  version: 3,
  scale: { from: 0, to: 100, step: 10 },
  bands: [{ id: "all", from: 0 }],
  topics: ["t", "u"],
  questions: [
    { id: "first", topic: "t" },
    { id: "second", topic: "t" },
    { id: "constructor", topic: "u" },
  ],
});

const MEASURE = {
  question: "first",
  measure: "begin",
  responsible: "Grüße",
  due: "2027-01-31",
  target: 70,
  status: "started",
};

function frozen(...items) {
  return Object.freeze(items.map(Object.freeze));
}

// A plan as it comes out of a file with this plan in it.
function reopened(plan) {
  const text = resultfile.serialize(resultfile.make(MODEL, { ...resultfile.empty(), plan }));
  const { fault, detail, state } = resultfile.apply(MODEL, resultfile.parse(text).object);
  assert.equal(fault, null, detail);
  return state.plan;
}

function plain(object) {
  return { ...object };
}

test("a measure for a need has its question, one of the reader's own has none", () => {
  const parts = { measure: "m", note: "", responsible: "", due: "", target: null, status: "open" };
  const plan = add(add(frozen(), { question: "first", measure: "m" }), { measure: "m" });
  assert.deepEqual(plan, [{ question: "first", ...parts }, parts]);
  assert.deepEqual(add([], { question: null }), [{ ...parts, measure: "" }]);
  assert.deepEqual(add([], MEASURE), [{ ...MEASURE, note: "" }]);
  assert.deepEqual(reopened(plan), plan);
});

test("changing and removing make a new plan, and keep what is not known here", () => {
  const kept = JSON.parse('{"measure":"a","cost":{"euro":5},"__proto__":{"polluted":1}}');
  const plan = frozen(MEASURE, kept, { measure: "c" });
  const changed = update(plan, 1, { status: "done", due: "2027-05-01" });
  assert.deepEqual(changed.map(plain), [
    MEASURE,
    { ...kept, status: "done", due: "2027-05-01" },
    { measure: "c" },
  ]);
  assert.equal(changed[1].cost.euro, 5);
  assert.equal(changed[1].polluted, undefined);
  assert.ok(Object.keys(changed[1]).includes("__proto__"));
  assert.equal(JSON.stringify(reopened(changed)), JSON.stringify(changed));
  assert.deepEqual(remove(changed, 0), changed.slice(1));
  assert.deepEqual(remove(changed, 2), changed.slice(0, 2));
  assert.deepEqual(plan[0], MEASURE);
});

test("a measure is read as the page shows it", () => {
  assert.deepEqual(read(MEASURE), { ...MEASURE, note: "", reason: "" });
  const empty = { measure: "", note: "", responsible: "", due: "", target: null, status: "open", reason: "" };
  assert.deepEqual(read({}), { question: null, ...empty });
  assert.deepEqual(read({ question: "" }), { question: null, ...empty });
  for (const due of ["soon", "22.11.2026", "2026-02-31", "2026-13-01"]) {
    assert.equal(read({ due }).due, "");
  }
  for (const target of [null, 70.5, 1e300, -0.5]) {
    assert.equal(read({ target }).target, Number.isInteger(target) ? target : null);
  }
  for (const status of ["", "paused", "Open", "constructor"]) {
    assert.equal(read({ status }).status, "");
  }
  for (const status of STATUSES) assert.equal(read({ status }).status, status);
  assert.deepEqual(STATUSES, ["open", "started", "done", "dropped"]);
  assert.equal(read({ status: "dropped", reason: "no money" }).reason, "no money");
  assert.equal(read({ status: "open", reason: "no money" }).reason, "", "taken up again");
});

test("what says nothing but its question is blank; whatever else it says, it is not", () => {
  const [added] = add([], { question: "first" });
  for (const blank of [added, {}, { question: "first" }]) assert.equal(isBlank(blank), true);
  for (const part of [{ note: "n" }, { due: "2027-01-01" }, { target: 0 }, { status: "done" }, { extra: 1 }]) {
    assert.equal(isBlank({ ...added, ...part }), false, JSON.stringify(part));
  }
  assert.deepEqual(STATUSES.filter((status) => isPending(read({ status }))), ["open", "started"]);
});

test("what cannot be shown is kept until it is changed", () => {
  const strange = [{ measure: "a", status: "paused", due: "soon", target: 45.5 }];
  const [kept] = reopened(update(strange, 0, { measure: "b" }));
  assert.deepEqual(plain(kept), { ...strange[0], measure: "b" });
});

test("a day is one of the calendar", () => {
  const lengths = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
  const two = (number) => String(number).padStart(2, "0");
  for (const year of [0, 1, 4, 99, 100, 400, 1900, 1999, 2000, 2024, 2026, 2100, 9999, 12026]) {
    const leap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
    for (let month = 0; month <= 13; month++) {
      const last = month === 2 && leap ? 29 : (lengths[month - 1] ?? 0);
      for (let day = 0; day <= 32; day++) {
        const text = `${String(year).padStart(4, "0")}-${two(month)}-${two(day)}`;
        assert.equal(isDay(text), day >= 1 && day <= last, text);
      }
    }
  }
  const others = ["", "2026-1-1", "2026-11-22T00:00", " 2026-11-22", "26-11-22", "1234567-01-01"];
  for (const text of [...others, "2026-11-22\n", undefined, null, 20261122]) {
    assert.equal(isDay(text), false, text);
  }
});

test("a plan is sorted by date, without a date last, and what is equal stays in order", () => {
  const dues = [
    "",
    "2027-01-31",
    "12026-01-01",
    "2026-12-31",
    "",
    "2027-01-31",
    "0999-01-01",
    "soon",
  ];
  const plan = frozen(...dues.map((due, i) => ({ measure: "m" + i, due })));
  const rows = sorted(plan);
  assert.deepEqual(
    rows.map(({ index }) => index),
    [6, 3, 1, 5, 2, 0, 4, 7]
  );
  for (const { index, ...row } of rows) assert.deepEqual(row, read(plan[index]));
  assert.equal(update(plan, rows[0].index, { due: "" })[6].due, "");
  assert.deepEqual(sorted([]), []);
});

test("the highest target of a question is its target, whatever the status", () => {
  const plan = frozen(
    { question: "first", target: 60, status: "done" },
    { question: "first", target: 80, status: "done" },
    { question: "first", target: 70 },
    { question: "second", target: null },
    { question: "constructor", target: 0 },
    { target: 100 },
    { question: "gone", target: 100 },
    { question: "__proto__", target: 100 }
  );
  assert.deepEqual(plain(targets(MODEL, plan)), { first: 80, constructor: 0 });
  assert.deepEqual(plain(targets(MODEL, [])), {});
  const noSteps = [45, -10, 110, 1e300].map((target) => ({ question: "first", target }));
  assert.deepEqual(plain(targets(MODEL, noSteps)), {});
});

test("with targets reached, no answer is lower, and what is not answered stays so", () => {
  const answers = toState({ first: 40, second: 90, constructor: null });
  const plan = frozen(
    { question: "first", target: 70 },
    { question: "second", target: 50 },
    { question: "constructor", target: 100 }
  );
  const then = reached(MODEL, answers, plan);
  assert.deepEqual(then.first, { value: 70, note: "" });
  assert.equal(then.second, answers.second);
  assert.equal(then.constructor, answers.constructor);
  assert.equal(answers.first.value, 40);
  assert.deepEqual(score.overall(MODEL, then), { score: 80, answered: 2, total: 3, band: "all" });
  assert.deepEqual(reached(MODEL, Object.create(null), plan), Object.create(null));
  const noted = Object.assign(Object.create(null), { first: { value: undefined, note: "n" } });
  assert.deepEqual(reached(MODEL, noted, plan), noted);
});

test("scores with targets reached are the independent calculation's, and never lower", () => {
  let higher = 0;
  for (let seed = 0; seed < 3000; seed++) {
    const below = randomly(seed);
    const check = randomCheck(below);
    const model = toModel(check);
    const answers = randomAnswers(below, check);
    const steps = oracle.steps(check.scale);
    const plan = Array.from({ length: below(8) }, () => ({
      question: pick(below, [...check.questions.map(({ id }) => id), "gone", ""]),
      target: pick(below, [...steps, ...steps, null, check.scale.to + 1, 0.5]),
      status: pick(below, STATUSES),
    }));
    const then = reached(model, toState(answers), plan);
    const expected = oracle.figures(check, oracle.reached(check, answers, plan));
    const figure = ({ score: number, answered, total, band }) => ({ score: number, answered, total, band });
    const overall = score.overall(model, then);
    assert.deepEqual(figure(overall), figure(expected.overall), "seed " + seed);
    assert.deepEqual(
      score.topics(model, then).map(figure),
      expected.topics.map(figure),
      "seed " + seed
    );
    const now = score.overall(model, toState(answers));
    assert.equal(overall.answered, now.answered);
    assert.ok(overall.score >= now.score);
    if (overall.score > now.score) higher++;
  }
  assert.ok(higher > 300, String(higher));
});

test("a plan grows until it is as long as a file may have it", () => {
  const { items } = resultfile.LIMITS;
  let plan = Array.from({ length: items - 1 }, () => MEASURE);
  assert.equal(isFull(plan), false);
  plan = add(plan, { measure: "last" });
  assert.equal(plan.length, items);
  assert.equal(isFull(plan), true);
  assert.equal(add(plan, { measure: "one more" }), plan);
  assert.equal(reopened(plan).length, items);
});

test("mutated plans are refused or shown, and lose nothing", () => {
  const state = { ...resultfile.empty(), plan: [MEASURE, { measure: "own", cost: [1] }] };
  const text = resultfile.serialize(resultfile.make(MODEL, state));
  const outcomes = { refused: 0, taken: 0, strange: 0 };
  for (let seed = 0; seed < 2000; seed++) {
    const below = randomly(seed);
    const mutated = seed % 2 === 0 ? mutatedText(below, text) : mutatedTree(below, text);
    const { state: opened } = resultfile.apply(MODEL, resultfile.parse(mutated).object);
    if (opened === null) {
      outcomes.refused++;
      continue;
    }
    outcomes.taken++;
    const { plan } = opened;
    const rows = sorted(plan);
    assert.deepEqual(new Set(rows.map(({ index }) => index)).size, plan.length);
    for (const { question, measure, responsible, due, target, status } of rows) {
      assert.ok(question === null || typeof question === "string");
      assert.ok(typeof measure === "string" && typeof responsible === "string");
      assert.ok(due === "" || isDay(due));
      assert.ok(target === null || Number.isInteger(target));
      assert.ok(status === "" || STATUSES.includes(status));
      if (status === "") outcomes.strange++;
    }
    reached(MODEL, toState({ first: 40 }), plan);
    for (const { index } of rows) {
      const changed = update(plan, index, { status: "done" });
      const { status, ...before } = plan[index];
      const { status: now, ...after } = changed[index];
      assert.equal(now, "done");
      assert.equal(JSON.stringify(after), JSON.stringify(before), "seed " + seed);
    }
    assert.equal(JSON.stringify(reopened(plan)), JSON.stringify(plan), "seed " + seed);
  }
  assert.equal({}.polluted, undefined);
  for (const [what, count] of Object.entries(outcomes)) assert.ok(count > 5, `${what}: ${count}`);
});
