import assert from "node:assert/strict";
import fs from "node:fs";
import path from "node:path";
import test from "node:test";
import { pathToFileURL } from "node:url";
import { mutatedText, mutatedTree } from "./mutate.js";
import { randomly, pick, randomCheck, randomAnswers, toModel } from "./random.js";
import { scratch } from "../lib/kurzcheck.js";
import * as resultfile from "../../src/browser/check/data/resultfile.js";
import * as score from "../../src/browser/check/data/score.js";
const { LIMITS, apply, empty, inspect, make, parse, serialize } = resultfile;

const MODEL = toModel({
  id: "my-check",
  version: 3,
  scale: { from: 0, to: 100, step: 10 },
  bands: [
    { id: "low", from: 0 },
    { id: "top", from: 70 },
  ],
  topics: ["t"],
  questions: ["first", "second", "constructor", "last"].map((id) => ({ id, topic: "t" })),
});

// A file as another program would write it; `change` is merged into the top.
function file(change = {}) {
  return {
    format: "kurzcheck-result",
    formatVersion: 1,
    check: { id: "my-check", version: 3 },
    scale: { from: 0, to: 100, step: 10 },
    language: "de",
    date: "2026-11-22",
    subject: "Landkreis X",
    view: "Beirat",
    answers: { first: { value: 40, note: "A note", title: "Title of first" } },
    plan: [],
    ...change,
  };
}

function fileWith(answers) {
  return file({ answers });
}

// What a file could hold: no prototypes, nothing undefined.
function plain(value) {
  return JSON.parse(JSON.stringify(value));
}

function save(state, model = MODEL) {
  return serialize(make(model, state));
}

function open(text, model = MODEL) {
  const parsed = parse(text);
  assert.equal(parsed.fault, null, parsed.fault + " " + parsed.detail);
  const applied = apply(model, parsed.object);
  assert.equal(applied.fault, null, applied.fault + " " + applied.detail);
  return applied;
}

// What a file holds after it was opened and saved.
function resaved(object, model = MODEL) {
  return JSON.parse(save(open(JSON.stringify(object), model).state, model));
}

// Fails if a part of `before` is not in `after`. Three parts belong to the check
// that saves, and may change: its version, its scale and its questions' titles.
function assertNothingLost(before, after, model, path = []) {
  const isVersion = path.join() === "check,version";
  const isScale = path.length === 2 && path[0] === "scale" && ["from", "to", "step", "values"].includes(path[1]);
  const isTitle = path[0] === "answers" && path[2] === "title" && path.length === 3;
  if (isVersion || isScale || (isTitle && model.questions.some(({ id }) => id === path[1]))) return;
  if (typeof before !== "object" || before === null) {
    assert.ok(before === after, `${path.join(" > ")}: ${before} became ${after}`);
    return;
  }
  assert.equal(typeof after, "object", path.join(" > "));
  assert.equal(Array.isArray(after), Array.isArray(before), path.join(" > "));
  for (const key of Object.keys(before)) {
    // An empty text and an answer that says nothing are the same as none.
    const value = before[key];
    if (value === "" && !Object.hasOwn(after, key)) continue;
    const saysNothing =
      path.join() === "answers" &&
      Object.keys(value).every((k) => k === "title" || value[k] === "");
    if (saysNothing && !Object.hasOwn(after, key)) continue;
    assert.ok(Object.hasOwn(after, key), [...path, key].join(" > ") + " is lost");
    assertNothingLost(value, after[key], model, [...path, key]);
  }
}

const TEXTS = [
  "",
  "Grüße, „Rat“ – und €",
  "line\r\nline\n\ttab",
  "🙂👩‍👩‍👧",
  "مرحبا שלום",
  "</script><img src=x onerror=alert(1)>",
  "__proto__",
  '"\\/\b\u0000\u007f\u2028\u2029\ufeff',
  "lone \ud800 and \udc00",
];

function randomState(below, check) {
  const state = empty();
  const answers = randomAnswers(below, check);
  for (const { id } of check.questions) {
    const note = pick(below, TEXTS);
    if (Object.hasOwn(answers, id)) state.answers[id] = { value: answers[id], note };
    else if (note !== "") state.answers[id] = { value: undefined, note };
  }
  state.language = pick(below, ["de", "en", "de-simple", "ar"]);
  state.date = pick(below, ["", "2026-11-22", "12026-02-28"]);
  state.subject = pick(below, TEXTS);
  state.view = pick(below, TEXTS);
  state.plan = pick(below, [[], [{ measure: pick(below, TEXTS), target: null, until: null }, {}]]);
  return state;
}

test("a file holds what its format says, in a fixed order", () => {
  const state = empty();
  state.answers.last = { value: null, note: "" };
  state.answers.first = { value: 40, note: "Ä" };
  state.answers.second = { value: undefined, note: "ask" };
  Object.assign(state, { language: "de", date: "2026-11-22", subject: "X", view: "Y" });
  state.plan = [{ measure: "begin" }];
  assert.equal(
    save(state),
    `{
  "format": "kurzcheck-result",
  "formatVersion": 1,
  "check": {
    "id": "my-check",
    "version": 3
  },
  "scale": {
    "from": 0,
    "to": 100,
    "step": 10
  },
  "language": "de",
  "date": "2026-11-22",
  "subject": "X",
  "view": "Y",
  "answers": {
    "first": {
      "value": 40,
      "note": "Ä",
      "title": "Title of first"
    },
    "second": {
      "note": "ask",
      "title": "Title of second"
    },
    "last": {
      "value": null,
      "title": "Title of last"
    }
  },
  "plan": [
    {
      "measure": "begin"
    }
  ]
}
`
  );
});

test("an empty state makes a file without answers and without empty texts", () => {
  const { format, formatVersion, check, scale } = file();
  const nothing = { format, formatVersion, check, scale, answers: {}, plan: [] };
  assert.deepEqual(plain(make(MODEL, empty())), nothing);
  assert.deepEqual(open(save(empty())).state, empty());
});

test("a state of answers alone can be saved", () => {
  const object = make(MODEL, { answers: { first: { value: 10, note: "" } } });
  assert.equal(open(serialize(object)).state.answers.first.value, 10);
  assert.deepEqual(object.plan, []);
});

test("what was saved is what is opened, for random checks and states", () => {
  for (let seed = 0; seed < 2000; seed++) {
    const below = randomly(seed);
    const check = randomCheck(below);
    const model = toModel(check);
    const state = randomState(below, check);
    const before = plain(state);
    const opened = open(save(state, model), model);
    assert.deepEqual(opened.state, state, "seed " + seed);
    assert.deepEqual(opened.unmatched, []);
    assert.deepEqual(opened.invalid, []);
    assert.deepEqual(plain(state), before, "saving changes nothing");
  }
});

test("a state comes back from the browser's history, which copies it", () => {
  const state = open(JSON.stringify(file({ new: 1 }))).state;
  state.answers.constructor = { value: null, note: "" };
  const kept = structuredClone(make(MODEL, state));
  assert.deepEqual(apply(MODEL, kept).state, state);
});

test("no answer and not yet answered are different in a file", () => {
  const { state } = open(
    JSON.stringify(fileWith({ first: { value: null }, second: { note: "?" }, last: {} }))
  );
  assert.equal(state.answers.first.value, null);
  assert.equal(state.answers.second.value, undefined);
  assert.equal(state.answers.second.note, "?");
  assert.deepEqual(Object.keys(state.answers), ["first", "second"]);
});

test("a question called constructor is a question like any other", () => {
  const { state } = open(JSON.stringify(file()));
  assert.equal(state.answers.constructor, undefined);
  assert.equal("constructor" in JSON.parse(save(state)).answers, true, "inherited, not own");
  assert.deepEqual(Object.keys(JSON.parse(save(state)).answers), ["first"]);
  state.answers.constructor = { value: 20, note: "" };
  assert.equal(open(save(state)).state.answers.constructor.value, 20);
});

test("unknown parts survive at each level", () => {
  const before = file({
    check: { id: "my-check", version: 3, edition: { a: [1] } },
    scale: { from: 0, to: 100, step: 10, unit: "%" },
    answers: {
      first: {
        value: 40,
        note: "n",
        title: "Title of first",
        target: 80,
        history: [{ value: 20 }],
      },
      second: { title: "Title of second", target: 50 },
      gone: { value: 10, note: "old", title: "Gone", target: 5 },
    },
    plan: [{ question: "first", measure: "m", unknown: { deep: [null, false, 0, ""] } }],
    extension: { answers: { first: 1 } },
    nothing: null,
  });
  assert.deepEqual(resaved(before), before);
  const { state } = open(JSON.stringify(before));
  state.answers.first = { value: null, note: "" };
  state.subject = "";
  const after = JSON.parse(save(state));
  assert.deepEqual(after.answers.first, {
    value: null,
    title: "Title of first",
    target: 80,
    history: [{ value: 20 }],
  });
  assert.deepEqual(after.extension, before.extension);
  assert.equal("subject" in after, false, "an emptied field stays empty");
});

test("answers to questions the check lacks are named, kept, and taken when they return", () => {
  const answers = {
    gone: { value: 30, note: "why", title: "Gone" },
    bare: { value: null },
    noted: { note: "only" },
    silent: { title: "Never answered" },
    first: { value: 40 },
  };
  const { state, unmatched, invalid } = open(JSON.stringify(fileWith(answers)));
  assert.deepEqual(unmatched, [
    { id: "gone", title: "Gone", value: 30, note: "why" },
    { id: "bare", title: "", value: null, note: "" },
    { id: "noted", title: "", value: undefined, note: "only" },
  ]);
  assert.deepEqual(invalid, []);
  assert.deepEqual(Object.keys(state.answers), ["first"]);
  const later = { ...MODEL, version: 9, questions: [{ id: "gone", values: [0, 30], title: "Back again" }] };
  const again = open(save(state), later);
  assert.deepEqual(plain(again.state.answers), { gone: { value: 30, note: "why" } });
  const written = JSON.parse(save(again.state, later));
  assert.equal(written.check.version, 9);
  assert.equal(written.answers.gone.title, "Back again");
  assert.equal(written.answers.first.value, 40);
  assert.deepEqual(written.answers.silent, { title: "Never answered" });
});

test("a value that is no step is named, counts nowhere, and is kept until answered anew", () => {
  for (const value of [45, -10, 110, 0.5, 1e300]) {
    const before = fileWith({ first: { value, note: "n", title: "Title of first" } });
    const { state, invalid } = open(JSON.stringify(before));
    assert.deepEqual(invalid, [{ id: "first", value }]);
    assert.equal(state.answers.first.value, undefined);
    assert.equal(state.answers.first.note, "n");
    assert.deepEqual(JSON.parse(save(state)), before);
    state.answers.first = { value: 50, note: "" };
    const reopened = open(save(state));
    assert.equal(reopened.state.answers.first.value, 50);
    assert.deepEqual(reopened.invalid, []);
  }
  const { state } = open(JSON.stringify(fileWith({ first: { value: 45 } })));
  assert.deepEqual(Object.keys(state.answers), []);
});

test("a file of another version of the check is taken", () => {
  for (const version of [1, 2, 4, 99]) {
    const { state } = open(JSON.stringify(file({ check: { id: "my-check", version } })));
    assert.equal(state.answers.first.value, 40);
    assert.equal(JSON.parse(save(state)).check.version, 3);
  }
});

test("a file of another check is refused by name, one of another scale too", () => {
  const other = apply(MODEL, file({ check: { id: "other-one", version: 3 } }));
  assert.deepEqual(other, {
    fault: "other-check",
    detail: "other-one",
    state: null,
    unmatched: [],
    invalid: [],
  });
  for (const change of [{ from: -10 }, { to: 90 }, { values: [0, 50] }]) {
    const { fault, state } = apply(MODEL, file({ scale: { ...file().scale, ...change } }));
    assert.equal(fault, "other-scale");
    assert.equal(state, null);
  }
});

test("a scale of values is written as one, and files of a scale with the same ends are taken", () => {
  const check = {
    id: "my-check",
    version: 4,
    scale: { from: 0, to: 100, values: [0, 25, 50, 100] },
    bands: [{ id: "all", from: 0 }],
    topics: ["t"],
    questions: [{ id: "first", topic: "t" }, { id: "second", topic: "t", values: [0, 100] }],
  };
  const model = toModel(check);
  const older = fileWith({ first: { value: 40, note: "n" }, second: { value: 100 } });
  const { state, invalid } = open(JSON.stringify(older), model);
  assert.deepEqual(invalid, [{ id: "first", value: 40 }]);
  assert.deepEqual(plain(state.answers), { first: { note: "n" }, second: { value: 100, note: "" } });
  const written = JSON.parse(save(state, model));
  assert.deepEqual(written.scale, { values: [0, 25, 50, 100] });
  assert.equal(written.answers.first.value, 40);
  assert.equal(open(JSON.stringify(written), model).invalid.length, 1);
  assert.equal(apply(MODEL, written).fault, null);
  assert.equal(apply(model, { ...written, scale: { values: [0, 90] } }).fault, "other-scale");
  for (const values of [null, 5, [], [0], [0, "100"], [0, 0.5]]) {
    assert.equal(inspect({ ...written, scale: { values } }).detail, "scale.values");
  }
});

test("optional parts may be missing or empty", () => {
  const { format, formatVersion, check, scale, answers } = file();
  const required = { format, formatVersion, check, scale, answers };
  const nothing = { language: "", date: "", subject: "", view: "", plan: [] };
  for (const object of [required, { ...required, ...nothing }]) {
    const { language, date, subject, view, plan } = open(JSON.stringify(object)).state;
    assert.deepEqual({ language, date, subject, view, plan }, nothing);
  }
});

test("a newer format is refused, whatever else it holds", () => {
  for (const rest of [{}, { answers: [] }, { check: "new" }, { plan: null }]) {
    const object = { ...file(), ...rest, formatVersion: 2 };
    const expected = { fault: "newer-format", detail: "2" };
    assert.deepEqual(parse(JSON.stringify(object)), { ...expected, object: null });
    assert.equal(apply(MODEL, object).fault, "newer-format");
  }
});

test("what is not JSON is refused", () => {
  for (const text of [
    "",
    " ",
    "kurzcheck",
    "{",
    serialize(file()).slice(0, -3),
    "<html>",
    "PK\u0003\u0004",
    "\u0000",
    "{'a':1}",
  ]) {
    assert.deepEqual(parse(text), { fault: "not-json", detail: "", object: null });
  }
});

test("other JSON is refused", () => {
  const { format, ...formless } = file();
  const others = [
    null,
    true,
    5,
    "text",
    [],
    [file()],
    {},
    formless,
    file({ format: "other" }),
    file({ format: [format] }),
  ];
  for (const other of others) {
    assert.deepEqual(parse(JSON.stringify(other)), {
      fault: "not-a-result",
      detail: "",
      object: null,
    });
  }
});

test("a part of the wrong type is damage, and named", () => {
  const { check, scale } = file();
  const answer = (change) => fileWith({ first: { value: 40 }, second: { value: 40, ...change } });
  const damaged = [
    ["formatVersion", [null, "1", 0, -1, 1.5, [1], {}], (value) => file({ formatVersion: value })],
    ["check", [null, "my-check", 5, []], (value) => file({ check: value })],
    ["check.id", [null, 5, {}, ["my-check"]], (value) => file({ check: { ...check, id: value } })],
    [
      "check.version",
      [null, "3", 1.5, {}],
      (value) => file({ check: { ...check, version: value } }),
    ],
    ["scale", [null, "0-100", 5, []], (value) => file({ scale: value })],
    ["scale.from", [null, "0", 0.5], (value) => file({ scale: { ...scale, from: value } })],
    ["scale.to", [null, "100", {}], (value) => file({ scale: { ...scale, to: value } })],
    ["scale.step", [null, "10", []], (value) => file({ scale: { ...scale, step: value } })],
    ["language", [null, 5, {}, ["de"]], (value) => file({ language: value })],
    [
      "date",
      [null, 20261122, ["2026-11-22"], "22.11.2026", "2026-13-01", "2026-00-10", "2026-01-32"],
      (value) => file({ date: value }),
    ],
    ["subject", [null, 5, {}, ["X"]], (value) => file({ subject: value })],
    ["view", [null, 5, {}, ["X"]], (value) => file({ view: value })],
    ["answers", [null, "none", 5, [], [{ value: 40 }]], (value) => file({ answers: value })],
    [
      "answers.second",
      [null, 40, "40", [], true],
      (value) => fileWith({ first: { value: 40 }, second: value }),
    ],
    ["answers.second.value", ["40", "", true, [40], {}], (value) => answer({ value })],
    ["answers.second.note", [null, 5, {}, ["n"]], (value) => answer({ note: value })],
    ["answers.second.title", [null, 5, {}, ["t"]], (value) => answer({ title: value })],
    ["plan", [null, "none", 5, {}], (value) => file({ plan: value })],
    ["plan.1", [null, "m", 5, [], true], (value) => file({ plan: [{}, value] })],
    ...["question", "measure", "responsible", "due", "status"].map((name) => [
      "plan.0." + name,
      [null, 5, {}, ["x"], false],
      (value) => file({ plan: [{ [name]: value }] }),
    ]),
    ["plan.0.target", ["70", "", true, [70], {}], (target) => file({ plan: [{ target }] })],
  ];
  for (const [detail, values, make] of damaged) {
    for (const value of values) {
      const text = JSON.stringify(make(value));
      assert.deepEqual(parse(text), { fault: "damaged", detail, object: null }, text);
    }
  }
  for (const name of ["formatVersion", "check", "scale", "answers"]) {
    const object = file();
    delete object[name];
    assert.equal(parse(JSON.stringify(object)).detail, name);
  }
});

test("a number too large to be written again is damage", () => {
  const files = [
    ["answers.first.value", fileWith({ first: { value: "N" } })],
    ["answers", fileWith({ first: { value: 40, strange: "N" } })],
    ["plan", file({ plan: [{ strange: ["N"] }] })],
    ["plan.0.target", file({ plan: [{ target: "N" }] })],
    ["strange", file({ strange: "N" })],
  ];
  for (const [detail, object] of files) {
    for (const number of ["1e999", "-1e999"]) {
      const text = JSON.stringify(object).replace('"N"', number);
      assert.deepEqual(parse(text), { fault: "damaged", detail, object: null }, text);
    }
  }
});

test("damage under a long name has a short detail", () => {
  const { detail } = parse(JSON.stringify(fileWith({ ["x".repeat(1e6)]: 5 })));
  assert.equal(detail, "answers." + "x".repeat(92));
});

test("keys with a meaning in JavaScript are keys like any other", () => {
  const trap =
    '"__proto__":{"polluted":1,"value":10},"constructor":{"prototype":{"polluted":1}},"toString":1,"hasOwnProperty":2';
  const text = JSON.stringify(file({ plan: [{}] }))
    .replace('"check":{', `"check":{${trap},`)
    .replace('"scale":{', `"scale":{${trap},`)
    .replace('"first":{', `"__proto__":{"value":70,"polluted":1},"first":{${trap},`)
    .replace('"plan":[{', `"plan":[{${trap}`)
    .replace(/^\{/, `{${trap},`);
  const { state, unmatched } = open(text);
  assert.equal({}.polluted, undefined);
  assert.equal(state.polluted, undefined);
  assert.equal(state.answers.polluted, undefined);
  assert.equal(state.answers.first.value, 40);
  assert.deepEqual(Object.keys(state.answers), ["first"]);
  assert.deepEqual(unmatched, [{ id: "__proto__", title: "", value: 70, note: "" }]);
  assert.deepEqual(JSON.parse(save(state)), JSON.parse(text), "and they survive");
});

test("nesting is taken as far as it can be written again, and refused beyond", () => {
  const nested = (depth) => "[".repeat(depth) + "1" + "]".repeat(depth);
  const texts = (depth) => [
    ["strange", JSON.stringify(file()).replace(/^\{/, `{"strange":${nested(depth)},`)],
    [
      "check",
      JSON.stringify(file()).replace('"check":{', `"check":{"strange":${nested(depth - 1)},`),
    ],
    [
      "answers",
      JSON.stringify(file()).replace('"first":{', `"first":{"strange":${nested(depth - 2)},`),
    ],
    [
      "plan",
      JSON.stringify(file()).replace('"plan":[', `"plan":[{"strange":${nested(depth - 2)}}`),
    ],
  ];
  for (const [, text] of texts(LIMITS.depth)) {
    assert.deepEqual(JSON.parse(save(open(text).state)), JSON.parse(text));
  }
  for (const depth of [LIMITS.depth + 1, 1000, 1000000]) {
    for (const [detail, text] of texts(depth)) {
      assert.deepEqual(parse(text), { fault: "damaged", detail, object: null });
    }
  }
});

test("a file may be as large as the limit, and no larger", () => {
  const text = JSON.stringify(file());
  const padding = " ".repeat(LIMITS.fileBytes - text.length);
  assert.equal(parse(text + padding).fault, null);
  assert.deepEqual(parse(text + padding + " "), { fault: "too-large", detail: "", object: null });
  const note = "x".repeat(10 * 1024 * 1024);
  assert.equal(parse(JSON.stringify(fileWith({ first: { value: 40, note } }))).fault, "too-large");
  assert.equal(LIMITS.fileBytes, 5 * 1024 * 1024);
});

test("the limit is one of bytes, as the file on the disk has them", () => {
  const size = (text) => Buffer.byteLength(text);
  for (const character of [
    "\u0080",
    "\u07ff",
    "\u0800",
    "\ud7ff",
    "\ue000",
    "\uffff",
    "\u{10000}",
    "\u{10ffff}",
  ]) {
    const text = (count) => JSON.stringify(file({ subject: character.repeat(count) }));
    const count = Math.floor((LIMITS.fileBytes - size(text(0))) / size(character));
    const largest = text(count) + " ".repeat(LIMITS.fileBytes - size(text(count)));
    assert.equal(size(largest), LIMITS.fileBytes);
    assert.equal(parse(largest).fault, null);
    assert.equal(parse(largest + " ").fault, "too-large");
  }
});

test("what could be opened can be saved and opened again, however it was written", () => {
  // Small enough; indented, these would be many times as large.
  const head = JSON.stringify(file()).slice(0, -1);
  const fill = (size, start, item, end) => {
    const room = size - start.length - end.length - 1000;
    return start + new Array(Math.floor(room / (item.length + 1))).fill(item).join() + end;
  };
  const deep = [head + ',"strange":' + "[".repeat(30), "[]", "]".repeat(30) + "}"];
  for (const text of [
    fill(LIMITS.fileBytes, head + ',"strange":[', '{"a":{"b":{}}}', "]}"),
    fill(LIMITS.fileBytes / 6, ...deep),
  ]) {
    const saved = save(open(text).state);
    assert.equal(parse(saved).fault, null);
    assert.ok(saved.includes(text.slice(head.length + 1, -1)), "and nothing is missing");
  }
});

test("a file of a common size is indented", () => {
  const state = empty();
  for (const { id } of MODEL.questions) state.answers[id] = { value: 10, note: "ä".repeat(10000) };
  assert.match(save(state), /^\{\n {2}"format": "kurzcheck-result",\n/);
});

test("a result too large to be opened again is still written, and parse tells", () => {
  const state = empty();
  state.answers.first = { value: 40, note: "字".repeat(2000000) };
  const text = save(state);
  assert.ok(text.includes(state.answers.first.note));
  assert.equal(parse(text).fault, "too-large");
});

test("a note longer than the page's field takes is kept whole", () => {
  const note = "ä".repeat(LIMITS.noteChars * 20);
  const { state } = open(JSON.stringify(fileWith({ first: { value: 40, note } })));
  assert.equal(state.answers.first.note, note);
  assert.equal(open(save(state)).state.answers.first.note, note);
});

function many(count) {
  return Object.fromEntries(Array.from({ length: count }, (_, i) => ["q" + i, { value: 40 }]));
}

test("more measures, or more answers to other questions, than any check has are damage", () => {
  const plan = (count) => JSON.stringify(file({ plan: Array.from({ length: count }, () => ({})) }));
  assert.equal(open(plan(LIMITS.items)).state.plan.length, LIMITS.items);
  assert.equal(parse(plan(LIMITS.items + 1)).detail, "plan");
  const silent = { ...many(LIMITS.items), silent: {} };
  for (const answers of [many(LIMITS.items + 1), silent]) {
    const { fault, detail, state } = apply(MODEL, fileWith(answers));
    assert.deepEqual(
      { fault, detail, state },
      { fault: "damaged", detail: "answers", state: null }
    );
  }
});

test("a file full of other questions' answers can be opened again after all own ones", () => {
  const { state, unmatched } = open(JSON.stringify(fileWith(many(LIMITS.items))));
  assert.equal(unmatched.length, LIMITS.items);
  for (const { id } of MODEL.questions) state.answers[id] = { value: 10, note: "n" };
  const again = open(save(state));
  assert.equal(again.unmatched.length, LIMITS.items);
  assert.equal(Object.keys(again.state.answers).length, MODEL.questions.length);
});

// The module as it will be when there are formats to come from.
async function importWith(t, migrations) {
  const folder = scratch(t, "migrations");
  const source = new URL("../../src/browser/check/data/", import.meta.url);
  for (const name of fs.readdirSync(source)) {
    const code = fs.readFileSync(new URL(name, source), "utf8");
    fs.writeFileSync(path.join(folder, name), code.replace("const MIGRATIONS = [];", () => migrations));
  }
  fs.writeFileSync(path.join(folder, "package.json"), '{ "type": "module" }');
  return import(pathToFileURL(path.join(folder, "resultfile.js")));
}

test("a file of an older format is brought to today's, step by step", async (t) => {
  const first = `(old) => ({ ...old, answers: Object.fromEntries(
    Object.entries(old.values).map(([id, value]) => [id, { value }])), values: undefined })`;
  const second = "(old) => ({ ...old, subject: old.subject.name, formatVersion: 3 })";
  const later = await importWith(t, `const MIGRATIONS = [${first}, ${second}];`);
  const { answers, ...rest } = file({ formatVersion: 1, subject: { name: "X" }, extra: [1] });
  const old = { ...rest, values: { first: 40, gone: 20 } };
  const before = JSON.stringify(old);
  const parsed = later.parse(before);
  assert.equal(parsed.fault, null);
  assert.equal(parsed.object.subject, "X");
  for (const object of [parsed.object, old]) {
    const { state, unmatched } = later.apply(MODEL, object);
    assert.equal(state.answers.first.value, 40);
    assert.equal(unmatched[0].value, 20);
    const written = plain(later.make(MODEL, state));
    assert.equal(written.formatVersion, 3);
    assert.deepEqual(written.extra, [1]);
  }
  assert.equal(JSON.stringify(old), before, "the old object stays as it was");
  const between = { ...file({ subject: { name: "Y" } }), formatVersion: 2 };
  assert.equal(later.apply(MODEL, between).state.subject, "Y");
  assert.equal(later.apply(MODEL, { ...file(), formatVersion: 3 }).state.subject, "Landkreis X");
  const verdict = (object) => ({ ...later.inspect(object) });
  assert.deepEqual(verdict({ ...old, formatVersion: 4 }), { fault: "newer-format", detail: "4" });
  const faulty = { fault: "damaged", detail: "formatVersion" };
  assert.deepEqual(verdict({ ...old, values: null }), faulty, "a step that throws");
  const wrong = { ...old, values: { first: "40" } };
  assert.deepEqual(verdict(wrong), { fault: "damaged", detail: "answers.first.value" });
});

test("of a key that stands twice the last counts", () => {
  const text = JSON.stringify(file()).replace(
    '"first":{',
    '"first":{"value":10,"note":"lost"},"first":{"value":90,'
  );
  const { state } = open(text);
  assert.deepEqual({ ...state.answers.first }, { value: 40, note: "A note" });
});

test("a byte order mark and other line ends do not matter", () => {
  const text = serialize(file());
  assert.equal(open("\ufeff" + text.replace(/\n/g, "\r\n")).state.subject, "Landkreis X");
});

test("lone surrogates survive being written as UTF-8", () => {
  const state = empty();
  state.answers.first = { value: 0, note: "\ud83d|\ude42|\ud83d\ude42" };
  const bytes = new TextEncoder().encode(save(state));
  assert.equal(
    open(new TextDecoder().decode(bytes)).state.answers.first.note,
    "\ud83d|\ude42|\ud83d\ude42"
  );
});

test("any value at all can be inspected and applied", () => {
  const values = [
    undefined,
    null,
    0,
    NaN,
    "",
    "text",
    true,
    [],
    [[]],
    {},
    Symbol("s"),
    5n,
    () => 1,
    new Date(0),
    new Map(),
    Object.assign([], file()),
    Object.assign(() => 1, file()),
    file({ answers: new Map() }),
  ];
  for (const value of values) {
    const { fault } = inspect(value);
    assert.equal(apply(MODEL, value).fault, fault);
    if (!(value?.answers instanceof Map)) assert.equal(fault, "not-a-result");
  }
});

test("mutated files are refused with a known fault, or taken without a loss", () => {
  const faults = { accepted: 0 };
  const base = file({
    answers: {
      first: { value: 40, note: "Nötig \ud83d\ude42", title: "Title of first" },
      second: { value: null, title: "Title of second", target: 70 },
      gone: { value: 10, note: "", title: "Gone" },
      last: { note: "later" },
    },
    plan: [{ question: "first", measure: "begin", due: "2027-01-31", target: 70, kind: 1 }],
    extension: { a: [1, { b: null }] },
  });
  const text = serialize(base);
  for (let seed = 0; seed < 4000; seed++) {
    const below = randomly(seed);
    const mutated = seed % 2 === 0 ? mutatedText(below, text) : mutatedTree(below, text);
    const parsed = parse(mutated);
    const applied = apply(MODEL, parsed.object);
    if (parsed.fault !== null || applied.fault !== null) {
      const fault = parsed.fault ?? applied.fault;
      faults[fault] = (faults[fault] ?? 0) + 1;
      assert.equal(applied.state, null, "seed " + seed);
      continue;
    }
    faults.accepted++;
    const message = `seed ${seed}: ${mutated}`;
    const saved = save(applied.state);
    const after = JSON.parse(saved);
    try {
      assertNothingLost(JSON.parse(mutated), after, MODEL);
    } catch (error) {
      error.message = message + "\n" + error.message;
      throw error;
    }
    // Every answer is in exactly one place.
    for (const [id, { value, note }] of Object.entries(JSON.parse(mutated).answers)) {
      const taken =
        Object.keys(applied.state.answers).includes(id) &&
        applied.state.answers[id].value !== undefined;
      const places = [
        taken,
        applied.invalid.some((one) => one.id === id),
        applied.unmatched.some((one) => one.id === id),
      ];
      if (value !== undefined) assert.equal(places.filter(Boolean).length, 1, message);
      else if (!note) assert.equal(places.filter(Boolean).length, 0, message);
    }
    score.overall(MODEL, applied.state.answers);
    const again = open(saved);
    assert.deepEqual(again, applied, message);
    assert.equal(save(again.state), saved, message);
  }
  assert.deepEqual(Object.keys(Object.prototype), []);
  const known = [
    "accepted",
    "damaged",
    "newer-format",
    "not-a-result",
    "not-json",
    "other-check",
    "other-scale",
  ];
  assert.deepEqual(Object.keys(faults).sort(), known, "each outcome was met, and no other");
  for (const [fault, count] of Object.entries(faults)) assert.ok(count >= 5, `${fault}: ${count}`);
});
