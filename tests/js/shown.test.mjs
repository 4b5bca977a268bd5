// What is said of numbers and days that no field takes, but a file may hold.
import assert from "node:assert/strict";
import test from "node:test";
import { toModel } from "./random.js";
import { earlierValues } from "../../src/browser/check/data/figures.js";
import { overdue } from "../../src/browser/check/file.js";
import { createWriter } from "../../src/browser/check/model.js";

globalThis.document = { documentElement: { lang: "en" } };

const MODEL = toModel({
  id: "my-check",
  version: 1,
  scale: { from: 0, to: 100, step: 10 },
  bands: [{ id: "low", from: 0 }, { id: "top", from: 70 }],
  topics: ["t"],
  questions: [{ id: "first", topic: "t" }, { id: "constructor", topic: "t" }],
});
const write = createWriter({ dataset: { kcLabel: "100 %" } }, { ...MODEL, questions: MODEL.questions.map((one) => ({ ...one, texts: {} })) });

test("a zero has no sign", () => {
  assert.deepEqual([-0, 0, -10].map((value) => write.value(value)), ["0 %", "0 %", "\u221210 %"]);
});

test("a day that there is not is not said as another", () => {
  assert.match(write.date("2026-02-28"), /February/);
  for (const day of ["2026-02-30", "2025-02-29", "2026-04-31", "999999-12-31"]) assert.equal(write.date(day), day);
  assert.deepEqual(["2026", "2026-03"].map(write.date), ["2026", "March 2026"]);
});

test("what is due in thousands of years is not overdue, and what never was is not earlier", () => {
  const plan = ["2020-01-01", "0026-01-01", "20260-01-01", "2020-02-30", ""].map((due) => ({ measure: due, due }));
  assert.deepEqual(overdue({ plan, date: "" }).map(({ measure }) => measure), ["0026-01-01", "2020-01-01"]);
  const file = (date) => ({ format: "kurzcheck-result", formatVersion: 1, check: { id: "my-check", version: 1 }, scale: MODEL.scale, date, answers: { first: { value: 10 } } });
  const earlier = (date) => earlierValues(MODEL, { subject: "", view: "", date: "2026-11-30" }, [file(date)]);
  assert.equal(earlier("2025-11-30").first.value, 10);
  for (const date of ["10000-01-01", "2025-02-30"]) assert.equal(earlier(date).first, undefined);
  assert.equal(earlier("2025-11-30").constructor?.value, undefined);
});
