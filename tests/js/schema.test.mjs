// The JSON Schema of the result file against the script that reads and writes it.
import assert from "node:assert/strict";
import fs from "node:fs";
import test from "node:test";
import Ajv from "ajv";
import { mutatedText, mutatedTree } from "./mutate.js";
import { randomly, pick, randomCheck, randomAnswers, toModel } from "./random.js";
import * as resultfile from "../../src/browser/check/data/resultfile.js";
import * as plan from "../../src/browser/check/data/plan.js";

const text = fs.readFileSync(new URL("../../content/schema/result.json", import.meta.url), "utf8");
const schema = JSON.parse(text);
const validate = new Ajv({ allErrors: true, strict: true, allowUnionTypes: true }).compile(schema);

const MODEL = toModel({
  id: "my-check",
  version: 3,
  scale: { from: 0, to: 100, step: 10 },
  bands: [{ id: "all", from: 0 }],
  topics: ["t"],
  questions: ["first", "second", "constructor"].map((id) => ({ id, topic: "t" })),
});

// A file that has every part.
const WHOLE = {
  format: "kurzcheck-result",
  formatVersion: 1,
  check: { id: "my-check", version: 3, extra: 1 },
  scale: { from: 0, to: 100, step: 10 },
  language: "de",
  date: "2026-11-22",
  subject: "Landkreis X",
  view: "Beirat",
  answers: {
    first: { value: 40, note: "n", title: "Title of first" },
    second: { value: null, title: "Title of second" },
    gone: { value: 45, extra: [null] },
  },
  plan: [
    {
      question: "first",
      measure: "m",
      note: "n",
      responsible: "r",
      due: "2027-01-31",
      target: 70,
      status: "open",
      reason: "r",
      extra: { deep: [1] },
    },
    { measure: "own", target: null },
  ],
  extra: [{}],
};

function complaints(object) {
  validate(object);
  return (validate.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`);
}

// Whether JSON could hold it, and not too deep: what no schema can say.
function isStorable(value, depth = 0) {
  if (typeof value === "number") return Number.isFinite(value);
  if (typeof value !== "object" || value === null) return true;
  // The file itself is not counted.
  return (
    depth <= resultfile.LIMITS.depth && Object.values(value).every((v) => isStorable(v, depth + 1))
  );
}

test("the schema is one, and its examples are right", () => {
  assert.equal(new Ajv().validateSchema(schema), true);
  let examples = 0;
  const check = (part) => {
    if (typeof part !== "object" || part === null) return;
    for (const example of part.examples ?? []) {
      examples++;
      assert.equal(new Ajv().validate({ ...part, examples: [] }, example), true, example);
    }
    Object.values(part).forEach(check);
  };
  check(schema);
  assert.equal(examples, 12);
});

test("a file with every part is valid, and what the script makes of it", () => {
  assert.deepEqual(complaints(WHOLE), []);
  const { state } = resultfile.apply(MODEL, WHOLE);
  assert.deepEqual(complaints(JSON.parse(resultfile.serialize(resultfile.make(MODEL, state)))), []);
});

test("the result file that the manual shows is valid", () => {
  const manual = fs.readFileSync(new URL("../../content/REFERENZ.md", import.meta.url), "utf8");
  const [, shown] = manual.match(/```json\n([^]*?)```/);
  assert.deepEqual(complaints(JSON.parse(shown)), []);
  assert.equal(resultfile.parse(shown).fault, null);
});

test("the schema describes every part that the script writes, and no other", () => {
  const parts = (object) => Object.keys(object).filter((key) => key !== "extra");
  const described = ({ properties }) => Object.keys(properties);
  const { answer, measure } = schema.definitions;
  assert.deepEqual(described(schema), parts(WHOLE));
  assert.deepEqual(described(schema.properties.check), parts(WHOLE.check));
  assert.deepEqual(described(schema.properties.scale), [...parts(WHOLE.scale), "values"]);
  assert.deepEqual(described(answer), parts(WHOLE.answers.first));
  assert.deepEqual(described(measure), parts(WHOLE.plan[0]));
  const [added] = plan.add([], { question: "first" });
  assert.deepEqual(Object.keys(added), described(measure).filter((key) => key !== "reason"));
  assert.deepEqual(plan.STATUSES, measure.properties.status.examples);
  assert.equal(schema.properties.plan.maxItems, resultfile.LIMITS.items);
  assert.ok(text.includes(`${resultfile.LIMITS.items} dürfen`));
  assert.ok(text.includes(`${resultfile.LIMITS.fileBytes / 1024 ** 2} MB`));
  assert.ok(text.includes(`${resultfile.LIMITS.depth} Ebenen`));
});

test("files the script writes are valid, for random checks, answers and plans", () => {
  for (let seed = 0; seed < 1000; seed++) {
    const below = randomly(seed);
    const check = randomCheck(below);
    const model = toModel(check);
    const state = resultfile.empty();
    for (const [id, value] of Object.entries(randomAnswers(below, check))) {
      state.answers[id] = { value, note: pick(below, ["", "Grüße"]) };
    }
    const texts = ["", "X", "\ud800", "__proto__"];
    const [subject, view] = [pick(below, texts), pick(below, texts)];
    Object.assign(state, { subject, view, date: pick(below, ["", "2026-11-22", "12026-01-01"]) });
    for (let i = below(4); i > 0; i--) {
      const question = pick(below, ["constructor", "", "q1"]);
      const target = pick(below, [null, check.scale.to]);
      state.plan = plan.add(state.plan, { question, measure: pick(below, texts), target });
    }
    const file = JSON.parse(resultfile.serialize(resultfile.make(model, state)));
    assert.deepEqual(complaints(file), [], "seed " + seed);
  }
});

test("each part of a wrong type is invalid, and refused by the script", () => {
  const wrong = [null, true, 5.5, "text", [], {}];
  let refused = 0;
  for (const values of [...wrong, [0], [0, null], [0, 0.5], [0, 1]]) {
    const file = { ...WHOLE, scale: { values } };
    assert.equal(complaints(file).length === 0, resultfile.inspect(file).fault === null, String(values));
  }
  const places = (value, path) =>
    typeof value !== "object" || value === null
      ? [path]
      : [path, ...Object.keys(value).flatMap((key) => places(value[key], [...path, key]))];
  for (const [...keys] of places(WHOLE, [])) {
    if (keys.length === 0 || keys.includes("extra")) continue;
    for (const value of wrong) {
      const file = JSON.parse(JSON.stringify(WHOLE));
      const last = keys[keys.length - 1];
      keys.slice(0, -1).reduce((part, key) => part[key], file)[last] = value;
      const { fault } = resultfile.inspect(file);
      assert.equal(complaints(file).length === 0, fault === null, `${keys}: ${value}`);
      if (fault !== null) refused++;
    }
  }
  assert.ok(refused > 100, String(refused));
});

test("a date is right for both, or for neither", () => {
  const two = (number) => String(number).padStart(2, "0");
  const dates = ["", " ", "2026", "2026-11", "22.11.2026", "2026-11-22 ", "2026-11-22T00:00"];
  for (const year of ["1", "999", "2026", "12026", "112026", "1112026"]) {
    for (let month = 0; month <= 13; month++) {
      for (const day of [0, 1, 9, 10, 29, 30, 31, 32])
        dates.push(`${year}-${two(month)}-${two(day)}`);
    }
  }
  let right = 0;
  for (const date of dates) {
    const file = { ...WHOLE, date };
    const taken = resultfile.inspect(file).fault === null;
    assert.equal(complaints(file).length === 0, taken, date);
    if (taken) right++;
  }
  assert.equal(right, 1 + 3 * 12 * 6);
});

test("a part that is missing is invalid where the script needs it", () => {
  for (const [holder, keys] of [
    [(file) => file, Object.keys(WHOLE)],
    [(file) => file.check, Object.keys(WHOLE.check)],
    [(file) => file.scale, Object.keys(WHOLE.scale)],
    [(file) => (file.scale = { values: [0, 100] }), ["values"]],
    [(file) => file.answers.first, Object.keys(WHOLE.answers.first)],
    [(file) => file.plan[0], Object.keys(WHOLE.plan[0])],
  ]) {
    for (const key of keys) {
      const file = JSON.parse(JSON.stringify(WHOLE));
      delete holder(file)[key];
      assert.equal(complaints(file).length === 0, resultfile.inspect(file).fault === null, key);
    }
  }
});

test("mutated files are valid exactly where the script takes them", () => {
  const counts = { taken: 0, refused: 0, unstorable: 0, noJson: 0 };
  const all = [WHOLE, { ...WHOLE, scale: { values: [0, 50, 100] } }].map((one) => JSON.stringify(one));
  for (let seed = 0; seed < 4000; seed++) {
    const below = randomly(seed);
    const whole = all[(seed >> 1) % 2];
    const mutated = seed % 2 === 0 ? mutatedText(below, whole) : mutatedTree(below, whole);
    const { fault, detail } = resultfile.parse(mutated);
    if (fault === "not-json") {
      counts.noJson++;
      continue;
    }
    const file = JSON.parse(mutated.replace(/^\ufeff/, ""));
    const problems = complaints(file);
    if (problems.length === 0 && !isStorable(file)) {
      assert.equal(fault, "damaged", mutated);
      counts.unstorable++;
      continue;
    }
    assert.equal(
      problems.length === 0,
      fault === null,
      `${fault} ${detail} | ${problems}\n${mutated}`
    );
    counts[fault === null ? "taken" : "refused"]++;
    if (fault !== null) continue;
    const { state } = resultfile.apply(MODEL, file);
    if (state === null) continue;
    const saved = JSON.parse(resultfile.serialize(resultfile.make(MODEL, state)));
    assert.deepEqual(complaints(saved), [], mutated);
  }
  for (const [what, count] of Object.entries(counts)) assert.ok(count > 10, `${what}: ${count}`);
});
