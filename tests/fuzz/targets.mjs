// What is done with whatever comes to the check from outside, and what must hold whatever it is. Each
// target takes the bytes of an input, and throws where something does not hold:
//
// results: the file of a result is read, and becomes all that is made of one
// links:   what stands behind #a= in an address, or in window.name
// stored:  what lies on the device under a key of this check
import assert from "node:assert/strict";
import { unzip, parseXml } from "../js/office.js";
import { toModel } from "../js/random.js";
import { isPlace } from "../../src/browser/check/data/place.js";
import { earlierValues, figuresOf } from "../../src/browser/check/data/figures.js";
import * as day from "../../src/browser/check/data/day.js";
import * as plan from "../../src/browser/check/data/plan.js";
import * as resultfile from "../../src/browser/check/data/resultfile.js";
import * as score from "../../src/browser/check/data/score.js";
import { createStore } from "../../src/browser/check/store.js";
import { compare, gather } from "../../src/browser/later/data/compare.js";
import * as csv from "../../src/browser/later/data/csv.js";
import { decode } from "../../src/browser/later/data/decode.js";
import * as docx from "../../src/browser/later/data/docx.js";
import * as ics from "../../src/browser/later/data/ics.js";
import { matrixOf } from "../../src/browser/later/data/matrix.js";
import { createStorage } from "../../src/browser/later/data/storage.js";
import { nameMeasures } from "../../src/browser/later/data/uids.js";
import { encode } from "../../src/browser/site/data/base64url.js";
import { isLink, takePacket } from "../../src/browser/site/handoff.js";
import * as rooms from "../../src/browser/together/data/room.js";
import * as sheets from "../../src/browser/together/data/sheets.js";

const NOW = Date.UTC(2026, 10, 22, 12);
const SCREENS = ["intro", "questions", "review", "result", "plan", "measure", "compare", "together"];
const IDS = ["first", "second", "constructor", "last"];

export const MODEL = toModel({
  id: "my-check",
  version: 3,
  scale: { from: 0, to: 100, step: 10 },
  bands: [{ id: "low", from: 0 }, { id: "top", from: 70 }],
  topics: ["t", "u"],
  groups: [{ id: "g", topics: ["t", "u"] }],
  questions: IDS.map((id, i) => ({ id, topic: i < 2 ? "t" : "u", weight: 1 + i, key: i === 2 })),
});

// ---- what a result becomes ----

function assertScore(value) {
  assert.ok(value === null || (Number.isFinite(value) && value >= 0 && value <= 100), `a score of ${value}`);
}

function assertFigures(figures) {
  for (const part of [figures.overall, ...figures.topics, ...figures.groups]) {
    assertScore(part.score);
    assertScore(part.target);
  }
  assert.equal(figures.questions.length, MODEL.questions.length);
  for (const { value, target } of figures.questions) {
    assert.ok(value == null || score.offers(MODEL.questions[0], value));
    assert.ok(target === null || score.offers(MODEL.questions[0], target));
  }
}

// RFC 4180, as a spreadsheet counts rows.
function assertTable(rows) {
  const text = csv.write(rows).slice(1);
  assert.equal(text.replace(/"[^"]*"/g, "").split("\r\n").length - 1, rows.length, "rows of a table");
  for (const cell of text.replace(/"([^"]|"")*"/g, (quoted) => quoted.replace(/[;\r\n]/g, " ")).split(/;|\r\n/)) {
    if (!/^-?\d+(,\d+)?$/.test(cell)) assert.doesNotMatch(cell.replace(/^"/, "").normalize("NFKC"), /^[\s\p{C}]*[=+\-@]/u, "a formula");
  }
}

function assertCalendar(events) {
  const text = ics.write({ product: "-//Check", stamp: "20261122T101500Z", events });
  const lines = text.replace(/\r\n /g, "").split("\r\n");
  assert.doesNotMatch(text.replace(/\r\n/g, ""), /[\r\n]/);
  for (const line of text.split("\r\n")) assert.ok(Buffer.byteLength(line) <= 75, "a long line");
  assert.equal(lines.filter((line) => line === "BEGIN:VEVENT").length, events.filter(({ date }) => day.isCommonDay(date)).length);
}

function assertDocument(texts) {
  const blocks = [
    ...texts.map((text) => ({ paragraph: [text, { text, strong: true }, { text, href: text }] })),
    { bars: texts.map((text) => ({ label: text, value: text, share: 0.5, target: null })) },
  ];
  const report = { language: "de", direction: "ltr", title: texts[0] ?? "", subject: texts[1] ?? "", blocks };
  for (const { name, text } of unzip(docx.write(report))) if (/\.(xml|rels)$/.test(name)) parseXml(text);
}

function assertComparison(object, other) {
  const item = (name, one) => ({ name, fault: null, detail: "", object: one });
  const { results } = gather(MODEL, [item("a", object), item("b", other), item("c", object)]);
  assert.ok(results.length >= 1 && results.length <= 2);
  for (const period of [undefined, 4, 7, 10]) {
    const { views } = compare(MODEL, results, { period });
    const { rows } = matrixOf(MODEL, views);
    for (const { cells } of rows) for (const { values } of cells) values.forEach((value) => assertScore(value ?? null));
  }
}

// All that the check does with answers it has taken.
function assertState(state, object) {
  const figures = figuresOf(MODEL, state);
  assertFigures(figures);
  const measures = plan.sorted(state.plan);
  const named = nameMeasures(state.plan, MODEL.id, [state.subject, state.view]);
  assert.equal(new Set(named.map(({ uid }) => uid)).size, named.length, "two measures of one name");
  const shown = state.plan.map(plan.read);
  for (const { due, target, status } of shown) {
    assert.ok(due === "" || day.isDay(due));
    assert.ok(target === null || Number.isInteger(target));
    assert.ok(status === "" || plan.STATUSES.includes(status));
  }
  assert.equal(measures.length, state.plan.length);
  const texts = [state.subject, state.view, ...Object.values(state.answers).map(({ note }) => note), ...shown.map(({ measure }) => measure)].filter((text) => text.length < 5000).slice(0, 12);
  assertTable([["a", 1.5, null], ...texts.map((text) => [text, "x", text])]);
  assertCalendar(shown.slice(0, 20).map(({ due, measure, note }, i) => ({ uid: named[i].uid, date: due, title: measure, description: note, url: note })));
  assertDocument(texts);
  assertComparison(object, resultfile.make(MODEL, { ...resultfile.empty(), answers: { first: { value: 40, note: "" } }, date: "2025-01-01" }));
  earlierValues(MODEL, { ...state, date: "2027-01-01" }, [object]);
}

// What was saved is what is opened, and saving it again changes nothing.
function assertKept(state) {
  const text = resultfile.serialize(resultfile.make(MODEL, state));
  const again = resultfile.parse(text);
  if (again.fault === "too-large") return;
  assert.equal(again.fault, null, `what was saved cannot be opened: ${again.fault} ${again.detail}`);
  const { state: opened, fault } = resultfile.apply(MODEL, again.object);
  assert.equal(fault, null);
  assert.equal(resultfile.serialize(resultfile.make(MODEL, opened)), text, "saving it again changes it");
}

function assertNothingElse() {
  assert.deepEqual(Object.keys(Object.prototype), []);
  assert.equal({}.value, undefined);
}

function take(object) {
  const verdict = resultfile.apply(MODEL, object);
  assert.equal(verdict.state === null, verdict.fault !== null);
  assert.ok(typeof verdict.detail === "string" && verdict.detail.length <= 100);
  if (verdict.fault !== null) return verdict.fault;
  for (const { value } of verdict.unmatched) assert.ok(value == null || Number.isFinite(value));
  assertState(verdict.state, object);
  assertKept(verdict.state);
  return `taken ${verdict.unmatched.length > 0} ${verdict.invalid.length > 0}`;
}

function results(bytes) {
  const text = decode(Uint8Array.from(bytes));
  if (text === null) return "no text";
  const parsed = resultfile.parse(text);
  assert.equal(parsed.object === null, parsed.fault !== null);
  return parsed.fault ?? take(parsed.object);
}

// ---- what comes along ----

// A page whose address and window's name say these; what it does with them.
function openedWith(hash, name) {
  const address = "https://example.org/check.html";
  const replaced = [];
  globalThis.location = { hash, href: address + hash, protocol: "https:", replace: (to) => replaced.push(to) };
  globalThis.history = { state: null, replaceState: (state, _, to) => to && replaced.push(to), pushState() {} };
  globalThis.window = { name, scrollY: 0, addEventListener() {} };
  globalThis.document = { documentElement: { lang: "de" }, querySelector: () => ({ dataset: { kcCheck: MODEL.id }, closest: () => ({ id: "check" }) }) };
  return { packet: takePacket(), replaced };
}

function links(bytes) {
  const text = bytes.toString("utf8");
  // as it is, and as what a link holds that somebody made with care
  const made = encodeText(text);
  const outcomes = [];
  for (const [hash, name] of [[`#a=${text}`, ""], [`#a=${made}`, ""], ["", `kurzcheck:${made}`]]) {
    const { packet, replaced } = openedWith(hash, name);
    for (const to of replaced) assert.ok(to.startsWith("#") || to === "https://example.org/check.html", `goes to ${to}`);
    if (packet === null) {
      outcomes.push("none");
      continue;
    }
    assert.equal(typeof packet.kurzcheck, "string");
    outcomes.push(assertPacket(packet));
  }
  return outcomes.join();
}

// Of JSON, as a link holds it.
function encodeText(text) {
  try {
    return encode({ anchor: "check", name: "", packet: JSON.parse(text) });
  } catch {
    return "";
  }
}

function assertPacket(packet) {
  isLink(packet, MODEL.id);
  const store = createStore(MODEL);
  const restored = store.restore(packet);
  store.restoreCompared(packet);
  if (restored) {
    assertFigures(figuresOf(MODEL, store.state));
    assertKept(store.state);
  }
  const place = isPlace(packet.at, SCREENS, IDS);
  if (place) assert.ok(SCREENS.includes(packet.at.screen));
  if (restored) store.arrive(place ? packet.at : { screen: "intro" });
  store.packet();
  clearTimers();
  const room = rooms.read(MODEL, store.together?.room ?? packet.room ?? packet.together);
  if (room) {
    for (const { id } of MODEL.questions) {
      const { median, spread } = rooms.figures(MODEL, room, id);
      assertScore(median);
      assertScore(spread);
      rooms.roundOf(room, id);
    }
    for (const { object } of rooms.results(MODEL, room, { together: "all", language: "de" })) assert.equal(resultfile.inspect(object).fault, null);
  }
  const typed = sheets.read(MODEL, store.together?.sheets ?? packet.sheets ?? packet.together);
  if (typed) {
    for (const { id } of MODEL.questions) sheets.answerOf(typed, id);
    for (const { object } of sheets.results(MODEL, typed, "de")) assert.equal(resultfile.inspect(object).fault, null);
    assert.ok(sheets.current(typed));
  }
  return `${restored} ${place} ${Boolean(room)} ${Boolean(typed)}`;
}

// The store's writes in a moment: here, never.
const timers = [];
const { setTimeout: later } = globalThis;
globalThis.setTimeout = (...words) => {
  const timer = later(...words);
  timers.push(timer);
  return timer;
};
function clearTimers() {
  for (const timer of timers.splice(0)) clearTimeout(timer);
}

// ---- what lies on the device ----

function stored(bytes) {
  const texts = new Map();
  const entries = bytes.toString("utf8").split("\f");
  for (const [i, text] of entries.entries()) texts.set(i % 3 === 2 ? text.slice(0, 40) : `kurzcheck:my-check:${i}`, text);
  const storage = {
    get length() {
      return texts.size;
    },
    key: (i) => [...texts.keys()][i] ?? null,
    getItem: (key) => texts.get(key) ?? null,
    setItem: (key, text) => texts.set(key, text),
    removeItem: (key) => texts.delete(key),
  };
  const foreign = [...texts].filter(([key]) => !key.startsWith("kurzcheck:my-check:"));
  const own = createStorage(() => storage, MODEL.id, { now: () => NOW });
  const outcomes = [];
  const { fault, items } = own.list();
  assert.equal(fault, null);
  for (const item of items) {
    assert.equal(item.object === null, item.fault !== null);
    assert.ok(item.saved === null || Number.isFinite(new Date(item.expires).getTime()), "no moment");
    assert.deepEqual(own.load(item.id), { fault: item.fault, object: item.object });
    outcomes.push(item.fault ?? take(item.object));
  }
  assert.equal(own.expire().fault, null);
  assert.equal(own.removeAll().fault, null);
  assert.deepEqual([...texts], foreign, "what others have is left alone");
  return outcomes.sort().join();
}

function guarded(target) {
  return (bytes) => {
    const begin = process.cpuUsage();
    const outcome = target(bytes);
    const { user, system } = process.cpuUsage(begin);
    assert.ok(user + system < 10e6, "slow");
    assertNothingElse();
    return outcome;
  };
}

export const targets = { results: guarded(results), links: guarded(links), stored: guarded(stored) };

// ---- what to begin with ----

function fileOf(change) {
  return resultfile.make(MODEL, { ...resultfile.empty(), language: "de", date: "2026-11-22", subject: "Landkreis X", view: "Beirat", ...change });
}

// -> { TARGET: [text] }
export function seeds() {
  const answers = { first: { value: 40, note: "A note" }, constructor: { value: null, note: "" }, last: { value: 100, note: "Ä\n=1+1" } };
  const measure = { question: "first", measure: "m", note: "n", responsible: "r", due: "2027-03-01", target: 70, status: "started", reason: "", uid: "1@x" };
  const files = [
    fileOf({}),
    fileOf({ answers }),
    fileOf({ answers, plan: [measure, { ...measure, status: "dropped", uid: undefined }, { measure: "own" }] }),
    { ...fileOf({ answers }), extension: { "": [null] }, answers: { ...answers, other: { value: 5, note: "x", title: "y" } } },
  ].map((file) => JSON.parse(JSON.stringify(file)));
  const room = { id: "7", subject: "s", date: "2026-11-29", voices: [{ view: "A", here: true, values: { first: 40, last: null } }, { view: "B", here: true, values: { first: 90 } }], rounds: { first: { shown: true, value: 60, note: "n" } } };
  const typed = { at: 0, list: [{ id: "1", view: "v", subject: "s", date: "2026-11-29", answers }] };
  const at = { screen: "questions", question: "first", index: 0, gone: 0, scroll: 10, from: { screen: "intro" } };
  const packets = files.map((file) => ({ kurzcheck: "my-check", file, at, saved: false, touched: true, gone: 1, opened: { help: true }, together: { room, sheets: typed }, compared: { files: [{ name: "a", object: file }] } }));
  packets.push({ kurzcheck: "my-check", link: true, file: files[1] });
  const entries = files.map((file, i) => JSON.stringify({ saved: NOW - i * 86400000, file }));
  return {
    results: files.flatMap((file) => [JSON.stringify(file), JSON.stringify(file, null, 2)]),
    links: packets.map((packet) => JSON.stringify(packet)),
    stored: [...entries, entries.join("\f")],
  };
}
