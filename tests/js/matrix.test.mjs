// The matrix of a comparison, held against a calculation of its own and the oracle's scores.
import assert from "node:assert/strict";
import test from "node:test";
import oracle from "./oracle.js";
import { randomly, pick, randomCheck, randomAnswers, toModel, toState } from "./random.js";
import { compare } from "../../src/browser/later/data/compare.js";
import { matrixOf } from "../../src/browser/later/data/matrix.js";
import * as score from "../../src/browser/check/data/score.js";

const CHECK = {
  id: "my-check",
  version: 1,
  scale: { from: 0, to: 100, step: 10 },
  bands: [{ id: "low", from: 0 }, { id: "top", from: 70 }],
  topics: ["t", "u"],
  questions: [{ id: "a", topic: "t" }, { id: "b", topic: "t" }, { id: "c", topic: "u" }],
};

function result(model, values, { view = "", date = "", subject = "", name = "" } = {}) {
  const answers = toState(values);
  const figures = { overall: score.overall(model, answers), topics: score.topics(model, answers), groups: score.groups(model, answers) };
  return { name, view, date, subject, answers, ...figures, version: 1, unmatched: [], invalid: [] };
}

function matrix(results, options, check = CHECK) {
  const model = toModel(check);
  const made = results.map(([values, rest]) => result(model, values, rest));
  const { views } = compare(model, made, options);
  return { views, ...matrixOf(model, views) };
}

const row = ({ rows }, kind, id) => rows.find((one) => one.kind === kind && one.id === id);
const isNumber = (value) => typeof value === "number";

// Most minus least; of fewer than two, none.
function apartOf(values) {
  const numbers = values.filter(isNumber);
  return numbers.length < 2 ? null : numbers.reduce((a, b) => (a > b ? a : b)) - numbers.reduce((a, b) => (a < b ? a : b));
}

// The scores of some results together, as if only these questions had been asked.
function scoresOf(check, results, ids) {
  const of = results.map(({ answers }) => {
    const given = Object.fromEntries(ids.filter((id) => id in answers).map((id) => [id, answers[id].value]));
    return oracle.figures(check, given);
  });
  return {
    overall: oracle.middleScore(check, of.map(({ overall }) => overall.score)),
    topics: check.topics.map((_, i) => oracle.middleScore(check, of.map(({ topics }) => topics[i].score))),
  };
}

test("values, changes, differences and sentences are the independent calculation's", () => {
  const seen = { dates: 0, restricted: 0, gap: 0, rise: 0, agreed: 0, tied: 0, alone: 0 };
  for (let seed = 0; seed < 600; seed++) {
    const below = randomly(seed + 9000);
    const check = randomCheck(below);
    const model = toModel(check);
    const dates = ["", "2024-02-01", "2025-11-01", "2025-11-30", "2026-11-22"];
    const views = pick(below, [[""], ["Rat", "RAT", "Amt"], ["Beirat", "Rat", "Amt"]]);
    const made = Array.from({ length: 1 + below(8) }, () =>
      result(model, randomAnswers(below, check), { view: pick(below, views), date: pick(below, dates) })
    );
    const period = [undefined, 4, 10][seed % 3];
    const { views: found } = compare(model, made, { period });
    const { rows, sentences } = matrixOf(model, found);
    const message = `seed ${seed}, period ${period}`;
    for (const view of found) {
      const whens = view.dates.map(({ when }) => when);
      assert.deepEqual(whens, [...whens].sort((a, b) => (a || "~") < (b || "~") ? -1 : 1), message);
      if (whens.length > 1) seen.dates++;
    }
    const last = found.map((view) => view.dates[view.dates.length - 1]);
    const rises = [];
    found.forEach((view, v) => {
      const [from, to] = [view.dates[0], last[v]];
      const both = check.questions.filter((_, i) => isNumber(from.values[i]) && isNumber(to.values[i])).map(({ id }) => id);
      const [before, after] = [from, to].map(({ results }) => scoresOf(check, results, both));
      const changed = (a, b) => (view.dates.length < 2 || a === null || b === null ? null : Number((b - a).toFixed(6)));
      const close = (actual, wanted) => (wanted === null ? assert.equal(actual, null, message) : assert.ok(Math.abs(actual - wanted) < 1e-9, `${message}: ${actual} ${wanted}`));
      close(rows[0].cells[v].change, changed(before.overall, after.overall));
      check.topics.forEach((id, i) => {
        const cell = rows.find((one) => one.kind === "topic" && one.id === id).cells[v];
        assert.deepEqual(cell.values, view.dates.map((column) => column.topics[i]), message);
        close(cell.change, changed(before.topics[i], after.topics[i]));
        const asked = check.questions.filter((question) => question.topic === id);
        assert.equal(cell.of, asked.length, message);
        if (view.dates.length > 1) assert.equal(cell.counted, asked.filter((question) => both.includes(question.id)).length, message);
        if (cell.change !== null && cell.counted < cell.of) seen.restricted++;
      });
    });
    check.questions.forEach(({ id }, i) => {
      const { cells, apart } = rows.find((one) => one.kind === "question" && one.id === id);
      assert.deepEqual(cells.map(({ values }) => values), found.map((view) => view.dates.map((column) => column.values[i])), message);
      assert.equal(apart, apartOf(last.map((column) => column.values[i])), message);
      const changes = found
        .map((view, v) => [view.dates[0].values[i], last[v].values[i], view.dates.length])
        .filter(([a, b, length]) => length > 1 && isNumber(a) && isNumber(b))
        .map(([a, b]) => b - a);
      rises.push([id, oracle.median(changes)]);
    });
    const apart = check.questions.map(({ id }, i) => [id, apartOf(last.map((column) => column.values[i]))]);
    const alone = (pairs) => {
      const most = pairs.reduce((a, [, b]) => (b !== null && b > a ? b : a), 0);
      const same = pairs.filter(([, size]) => size === most);
      if (most > 0 && same.length > 1) seen.tied++;
      return most > 0 && same.length === 1 ? same[0] : null;
    };
    assert.deepEqual(sentences.gap && [sentences.gap.id, sentences.gap.apart], alone(apart), message);
    assert.deepEqual(sentences.rise && [sentences.rise.row.id, sentences.rise.change], alone(rises), message);
    const agree = check.questions.filter((_, i) => found.length > 1 && last.every((column) => isNumber(column.values[i]) && column.values[i] === last[0].values[i]));
    assert.equal(sentences.agreed?.id, agree.length === 1 ? agree[0].id : undefined, message);
    for (const name of ["gap", "rise", "agreed"]) if (sentences[name]) seen[name]++;
    if (found.length === 1) seen.alone++;
  }
  for (const [what, count] of Object.entries(seen)) assert.ok(count > 10, `${what}: ${count}`);
});

test("views of two years: a column each, in a cell both years, and who stands where", () => {
  const made = matrix([
    [{ a: 10, b: 20, c: 30 }, { view: "Amt", date: "2025-11-01" }],
    [{ a: 40, b: 20, c: 30 }, { view: "Amt", date: "2026-11-01" }],
    [{ a: 10, b: 60, c: 30 }, { view: "Rat", date: "2025-11-02" }],
    [{ a: 20, b: 70, c: 30 }, { view: "rat", date: "2026-11-02" }],
  ]);
  assert.deepEqual(made.views.map(({ label }) => label), ["Amt", "Rat"]);
  assert.deepEqual(row(made, "question", "a").cells.map(({ values, change }) => [values, change]), [[[10, 40], 30], [[10, 20], 10]]);
  assert.deepEqual(row(made, "topic", "t").cells.map(({ values, change }) => [values, change]), [[[15, 30], 15], [[35, 45], 10]]);
  const { gap, rise, agreed } = made.sentences;
  assert.deepEqual([gap.id, gap.apart, rise.row.id, rise.change, rise.of, agreed.id], ["b", 50, "a", 20, 2, "c"]);
});

test("a change counts what both years answered, and says how much that is", () => {
  const made = matrix([
    [{ a: 10, b: 90 }, { view: "Amt", date: "2025-11-01" }],
    [{ a: 30, c: 90 }, { view: "Amt", date: "2026-11-01" }],
  ]);
  assert.deepEqual(row(made, "overall", "").cells, [{ values: [50, 60], change: 20, counted: 1, of: 3 }]);
  assert.deepEqual(row(made, "topic", "t").cells, [{ values: [50, 30], change: 20, counted: 1, of: 2 }]);
  assert.deepEqual(row(made, "topic", "u").cells, [{ values: [null, 90], change: null, counted: 0, of: 1 }]);
});

test("what is tied is no feat, and no rise is none", () => {
  const tied = matrix([
    [{ a: 10, b: 10, c: 50 }, { view: "Amt" }],
    [{ a: 40, b: 40, c: 50 }, { view: "Rat" }],
  ]);
  assert.deepEqual([tied.sentences.gap, tied.sentences.rise, tied.sentences.agreed.id], [null, null, "c"]);
  const fell = matrix([
    [{ a: 90 }, { date: "2025-11-01" }],
    [{ a: 10 }, { date: "2026-11-01" }],
  ]);
  assert.equal(fell.sentences.rise, null);
});

test("groups of topics have rows of their own, before their topics", () => {
  const check = { ...CHECK, groups: [{ id: "g", topics: ["u"] }, { id: "h", topics: ["t"] }] };
  const { rows } = matrix([[{ a: 10, b: 20, c: 30 }, { date: "2025-11-01" }], [{ a: 30, c: 40 }, { date: "2026-11-01" }]], {}, check);
  assert.deepEqual(rows.map(({ kind, id }) => `${kind} ${id}`), ["overall ", "group g", "topic u", "question c", "group h", "topic t", "question a", "question b"]);
  assert.deepEqual(rows.find(({ id }) => id === "h").cells, [{ values: [15, 30], change: 20, counted: 1, of: 2 }]);
});

test("what became of the measures that were to be done: by name or by words, and what is gone", () => {
  const dated = (date, plan) => ({ ...result(toModel(CHECK), { a: 10 }, { view: "Amt", date }), plan });
  const { views } = compare(toModel(CHECK), [
    dated("2025-11-01", [
      { uid: "1", question: "a", measure: "Stelle benennen", status: "open" },
      { question: "b", measure: "Tisch", status: "started" },
      { measure: "Weg", status: "open" },
      { measure: "Fertig", status: "done" },
      { question: "c", measure: "" },
    ]),
    dated("2026-11-01", [
      { uid: "1", question: "a", measure: "Stelle benannt", status: "done" },
      { question: "b", measure: "Tisch", status: "dropped", reason: "kein Geld" },
      { measure: "Neu", status: "open" },
    ]),
  ]);
  const { measures } = matrixOf(toModel(CHECK), views);
  assert.deepEqual(
    measures.map(({ then, now }) => [then.measure, now && now.status, now?.reason]),
    [["Stelle benennen", "done", ""], ["Tisch", "dropped", "kein Geld"], ["Weg", null, undefined]]
  );
});
