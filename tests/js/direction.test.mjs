// What a comparison says, as blocks for the page, for paper and for Word. The page gives the words:
// here each is its own name.
import assert from "node:assert/strict";
import test from "node:test";
import { toModel, toState } from "./random.js";
import { compare, scoresOf } from "../../src/browser/later/data/compare.js";
import { createComparisonTexts } from "../../src/browser/later/comparison.js";

globalThis.document = {
  documentElement: { lang: "ar", dir: "rtl" },
  querySelector: (selector) => ({ textContent: /"(.*)"/.exec(selector)[1] }),
};

const MODEL = toModel({
  id: "my-check",
  version: 1,
  scale: { from: 0, to: 100, step: 10 },
  bands: [{ id: "low", from: 0 }, { id: "top", from: 70 }],
  topics: ["t", "u"],
  questions: [{ id: "a", topic: "t" }, { id: "b", topic: "u" }],
});
const write = {
  value: String, number: String, score: String, date: String, left: String,
  count: ({ answered }) => String(answered),
  part: (number) => number / 100,
};

function reportOf(...given) {
  const results = given.map(([view, date, values]) => {
    const answers = toState(values);
    return { view, date, subject: "", name: "", plan: [], version: 1, unmatched: [], invalid: [], answers, ...scoresOf(MODEL, answers) };
  });
  return createComparisonTexts({ model: MODEL, write, results, ...compare(MODEL, results) }).report();
}

test("each view and its value stand apart from the next, so that both have their own direction", () => {
  const [{ paragraph }] = reportOf(["Rat", "", { a: 80 }], ["Amt", "", { a: 20 }], ["Kita", "", { a: 20 }]);
  assert.deepEqual(paragraph.slice(2), ["Rat 80", "; ", "Amt 20", ", ", "Kita 20", "."]);
});

test("where a view says nothing any more, its bar does not stand where it was before", () => {
  const blocks = reportOf(["Rat", "2025-01-01", { a: 40, b: 60 }], ["Rat", "2026-01-01", { b: 80 }], ["Amt", "2026-01-01", { a: 20 }]);
  const lanes = blocks.filter(({ bars }) => bars).map(({ bars }) => bars.map(({ value, share, target }) => [value, share, target]));
  assert.deepEqual(lanes, [
    [["20", 0.2, null], ["50 ← 80", 0.8, 0.5]],
    [["20", 0.2, null], ["40 ← –", 0, 0.4]],
    [["no-score", 0, null], ["60 ← 80", 0.8, 0.6]],
  ]);
  const [[bar]] = [reportOf(["Rat", "2025-01-01", { b: 60 }], ["Rat", "2026-01-01", { a: 40, b: 80 }], ["Amt", "2026-01-01", { a: 20 }])
    .filter(({ bars }) => bars)[1].bars.slice(1)];
  assert.deepEqual([bar.value, bar.share, bar.target], ["– ← 40", 0.4, null]);
});
