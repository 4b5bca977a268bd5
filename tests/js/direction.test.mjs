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

const PLAIN = toModel({
  id: "my-check",
  version: 1,
  scale: { from: 0, to: 100, step: 10 },
  bands: [{ id: "low", from: 0 }, { id: "top", from: 70 }],
  topics: ["t", "u"],
  questions: [{ id: "a", topic: "t" }, { id: "b", topic: "u" }],
});
const MODEL = { ...PLAIN, bands: PLAIN.bands.map((band) => ({ ...band, name: band.id })) };
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

// A row of Word's picture: its name, what stands where (by column), and what is said of it.
function placesOf(blocks) {
  const { rows } = blocks.find(({ picture }) => picture).picture;
  return rows.map((cells) => cells.map((runs) => [runs].flat().map((run) => run?.text ?? run).join("")));
}

test("in Word, a view stands where it is now, in brackets where it was first, and nowhere if it says nothing", () => {
  const blocks = reportOf(["Rat", "2025-01-01", { a: 40, b: 60 }], ["Rat", "2026-01-01", { b: 80 }], ["Amt", "2026-01-01", { a: 20 }]);
  const [, ...places] = placesOf(blocks).map(([, ...cells]) => cells.flatMap((text, i) => (text ? [[i, text]] : [])));
  assert.deepEqual(places, [
    [[2, "●"], [4, "(□)"]],
    [[6, "(□)"], [8, "□"]],
  ]);
});
