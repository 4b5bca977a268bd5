// The room and the quick entry of paper sheets, as plain data.
import assert from "node:assert/strict";
import test from "node:test";
import { inspect } from "../../src/browser/check/data/resultfile.js";
import { createCodes } from "../../src/browser/together/data/codes.js";
import { asOwn } from "../../src/browser/together/data/kept.js";
import * as rooms from "../../src/browser/together/data/room.js";
import * as sheets from "../../src/browser/together/data/sheets.js";

const TENS = Array.from({ length: 11 }, (_, i) => i * 10);
const BANDS = [{ id: "low", from: 0 }, { id: "high", from: 50 }];

function modelOf(scale, values, ids = ["first", "constructor", "third"]) {
  const questions = ids.map((id) => ({ id, topic: "all", weight: 1, values, title: id.toUpperCase() }));
  return { id: "check", version: 3, scale, bands: BANDS, topics: [{ id: "all" }], questions };
}

const MODEL = modelOf({ from: 0, to: 100, step: 10 }, TENS);
const [FIRST, CONSTRUCTOR] = MODEL.questions;

function codesOf(scale, values, ordinal) {
  const model = modelOf(scale, values);
  const codes = createCodes(model, () => ordinal);
  return codes.listOf(model.questions[0]).map(({ code }) => code).join(" ");
}

test("a value is typed without the zeros that all have, as itself, or by its place", () => {
  assert.equal(codesOf({ from: 0, to: 100, step: 10 }, TENS), "0 1 2 3 4 5 6 7 8 9 10");
  assert.equal(codesOf({ from: 0, to: 100, step: 10 }, [0, 50, 100]), "0 5 10"); // a question that offers fewer
  assert.equal(codesOf({ from: 0, to: 100, values: [0, 50, 100] }, [0, 50, 100]), "0 5 10");
  assert.equal(codesOf({ from: 0, to: 100, values: [0, 25, 50, 100] }, [0, 25, 50, 100]), "0 25 50 100");
  assert.equal(codesOf({ from: 1, to: 5, step: 1 }, [1, 2, 3, 4, 5]), "1 2 3 4 5");
  assert.equal(codesOf({ from: -20, to: 20, step: 10 }, [-20, -10, 0, 10, 20]), "-2 -1 0 1 2");
  assert.equal(codesOf({ from: 0, to: 2000, step: 1000 }, [0, 1000, 2000]), "0 1 2");
  assert.equal(codesOf({ from: 0, to: 100, values: [0, 50, 100] }, [0, 50, 100], true), "1 2 3");
});

test("what is typed is one value, no answer, nothing, or a mistake", () => {
  const codes = createCodes(MODEL);
  const read = (text) => codes.read(FIRST, text);
  for (const [i, value] of TENS.entries()) assert.equal(read(` ${i} `), value);
  for (const text of ["-", "\u2212", "\u2013"]) assert.equal(read(text), null);
  assert.equal(read(" "), undefined);
  for (const text of ["20", "100", "11", "1.5", "x", "--", "07"]) assert.ok(Number.isNaN(read(text)), text);
  for (const value of [...TENS, null]) assert.equal(read(codes.codeOf(FIRST, value)), value);
  assert.equal(codes.codeOf(FIRST, undefined), "");
  const negative = modelOf({ from: -1, to: 1, step: 1 }, [-1, 0, 1]);
  assert.equal(createCodes(negative).read(negative.questions[0], "\u22121"), -1);
});

test("a sheet of thirteen values takes at most 30 keys, over all eleven values", () => {
  const codes = createCodes(MODEL);
  const keys = TENS.map((value) => codes.codeOf(FIRST, value).length + 1); // and Enter
  const mean = keys.reduce((sum, count) => sum + count, 0) / keys.length;
  assert.ok(13 * mean + 1 <= 30, String(13 * mean + 1)); // and one to the next sheet
});

test("what a view typed and is no value is kept, counts as nothing, and goes with the next value", () => {
  let room = rooms.setValue(roomOf({ Council: 30, Board: 80 }), "Board", "first", undefined, "77");
  assert.deepEqual(rooms.figures(MODEL, room, "first").missing, ["Board"]);
  room = rooms.read(MODEL, structuredClone(room));
  assert.deepEqual(room.voices.map(({ mistakes }) => mistakes), [{}, { first: "77" }]);
  assert.deepEqual(rooms.results(MODEL, room, { together: "All", language: "en" }).map(({ view }) => view), ["Council"]);
  room = rooms.setValue(room, "Board", "first", 50);
  assert.deepEqual([room.voices[1].values, room.voices[1].mistakes], [{ first: 50 }, {}]);
});

function roomOf(values, id = "first") {
  const views = Object.keys(values);
  let room = rooms.empty(7, { subject: "Here", date: "2026-11-29" });
  for (const view of views) room = rooms.setHere(room, view, true);
  for (const view of views) room = rooms.setValue(room, view, id, values[view]);
  return room;
}

test("the room knows who gave what, the ends, the middle and who lies there", () => {
  const room = roomOf({ Council: 30, Board: 80, Office: 30, Youth: null, Guests: undefined });
  assert.deepEqual(rooms.figures(MODEL, room, "first"), {
    given: [{ view: "Council", value: 30 }, { view: "Board", value: 80 }, { view: "Office", value: 30 }],
    count: 4, total: 5, missing: ["Guests"], abstained: ["Youth"],
    lowest: 30, highest: 80, low: ["Council", "Office"], high: ["Board"], median: 30, spread: 50, far: true,
  });
  const alone = rooms.figures(MODEL, roomOf({ Council: 30, Board: null }), "first");
  assert.deepEqual([alone.median, alone.spread, alone.far], [30, null, false]);
  const none = rooms.figures(MODEL, room, "constructor");
  assert.deepEqual([none.given, none.lowest, none.highest, none.median, none.spread], [[], null, null, null, null]);
  assert.equal(rooms.figures(MODEL, roomOf({ A: 0, B: 30 }), "first").far, false);
  assert.equal(rooms.figures(MODEL, roomOf({ A: 0, B: 40 }), "first").far, true);
});

test("a view that goes keeps what it gave, is not counted, and comes back under any spelling", () => {
  const room = rooms.setHere(roomOf({ Council: 30, Board: 80 }), "Board", false);
  assert.equal(rooms.figures(MODEL, room, "first").total, 1);
  const again = rooms.setHere(room, " board ", true);
  assert.deepEqual(again.voices.map(({ view }) => view), ["Council", "Board"]);
  assert.equal(rooms.figures(MODEL, again, "first").highest, 80);
  const sorted = rooms.sortVoices(rooms.setHere(again, "Own", true), ["Board", "Other", "Council"]);
  assert.deepEqual(sorted.voices.map(({ view }) => view), ["Board", "Council", "Own"]);
});

test("of the room come a result for each view that said something, and the agreed one last", () => {
  let room = roomOf({ Council: 30, Board: null, Silent: undefined });
  room = rooms.setRound(room, "first", { shown: true });
  room = rooms.setRound(room, "first", { value: 50 });
  room = rooms.setRound(room, "constructor", { note: "later" });
  const results = rooms.results(MODEL, room, { together: "Agreed", language: "en" });
  assert.deepEqual(results.map(({ view }) => view), ["Council", "Board", "Agreed"]);
  for (const { view, object } of results) {
    assert.equal(inspect(JSON.parse(JSON.stringify(object))).fault, null);
    assert.deepEqual([object.view, object.subject, object.date, object.language], [view, "Here", "2026-11-29", "en"]);
  }
  assert.deepEqual(results.map(({ object }) => object.answers.first.value), [30, null, 50]);
  assert.equal(results[2].object.answers.constructor.note, "later");
  assert.equal(new Set(results.map(({ object }) => object.entered)).size, 3);
  // taken on as one's own, it is as if it had been entered alone
  const { entered, ...alone } = results[2].object;
  assert.deepEqual(asOwn(results[2].object), alone);
  assert.deepEqual(rooms.results(MODEL, rooms.empty(1, {}), { together: "Agreed", language: "en" }), []);
});

test("the room comes back out of the history as it was; of anything else, what fits", () => {
  let room = roomOf({ Council: 30, Board: null }, "constructor");
  room = rooms.setRound(room, "constructor", { shown: true, value: null, note: "why" });
  assert.deepEqual(rooms.read(MODEL, structuredClone(room)), room);
  for (const nothing of [undefined, null, 5, "x", [], {}, { id: 4 }]) assert.equal(rooms.read(MODEL, nothing), null);
  const odd = { id: "1", subject: 4, date: "soon", voices: [null, { view: "A", here: "yes", values: { first: 35, gone: 10, constructor: 20 } }], rounds: { first: 3, constructor: null, gone: { shown: true }, third: { shown: 1, value: 5, note: [] } } };
  assert.deepEqual(rooms.read(MODEL, odd), {
    id: "1", subject: "", date: "",
    voices: [{ view: "", here: false, values: {}, mistakes: {} }, { view: "A", here: false, values: { constructor: 20 }, mistakes: {} }],
    rounds: { first: { shown: false, value: undefined, note: "" }, third: { shown: false, value: undefined, note: "" } },
  });
});

test("a new sheet is offered what was given once, and has no answer", () => {
  let all = sheets.empty(1, { subject: "Here", date: "2026-11-29" });
  all = sheets.setAbout(all, "view", "Council");
  all = sheets.setAnswer(all, "first", { value: 70 });
  all = sheets.next(all, 2);
  assert.deepEqual(sheets.current(all), { id: "2", view: "Council", subject: "Here", date: "2026-11-29", answers: {}, mistakes: {} });
  assert.equal(all.at, 1);
  assert.equal(sheets.next(sheets.goTo(all, 0), 3).list.length, 2); // to the next one there is
  assert.deepEqual(sheets.answerOf(all, "constructor"), { value: undefined, note: "" });
});

test("an answer that says nothing is none; a note stays without a value", () => {
  let all = sheets.setAnswer(sheets.empty(1, {}), "first", { value: 70 });
  all = sheets.setAnswer(all, "first", { note: "torn" });
  all = sheets.setAnswer(all, "first", { value: undefined });
  assert.deepEqual(sheets.current(all).answers, { first: { value: undefined, note: "torn" } });
  assert.deepEqual(sheets.current(sheets.setAnswer(all, "first", { note: "" })).answers, {});
});

test("what is no value is kept as it was typed, says nothing, and goes with the next value", () => {
  let all = sheets.setValue(sheets.empty(1, {}), "constructor", 70);
  all = sheets.setValue(all, "constructor", undefined, "77");
  assert.deepEqual([sheets.mistakeOf(all, "constructor"), sheets.mistakeOf(all, "first")], ["77", ""]);
  assert.deepEqual(sheets.results(MODEL, all, "de"), []);
  assert.deepEqual(sheets.read(MODEL, structuredClone(all)), all);
  all = sheets.setValue(all, "constructor", 50);
  assert.deepEqual([sheets.mistakeOf(all, "constructor"), sheets.answerOf(all, "constructor").value], ["", 50]);
});

test("every sheet that says something is a result, even two that say the same", () => {
  let all = sheets.setAnswer(sheets.empty(1, { subject: "Here" }), "first", { value: 70, note: "n" });
  all = sheets.setAnswer(sheets.next(all, 2), "first", { value: 70, note: "n" });
  all = sheets.next(all, 3);
  const results = sheets.results(MODEL, all, "de");
  assert.deepEqual(results.map(({ at }) => at), [0, 1]);
  for (const { object } of results) assert.equal(inspect(JSON.parse(JSON.stringify(object))).fault, null);
  assert.deepEqual({ ...results[0].object.answers.first }, { value: 70, note: "n", title: "FIRST" });
  assert.notDeepEqual(results[0].object, results[1].object);
});

test("sheets go, and one is always left; there are as many as the comparison takes", () => {
  let all = sheets.empty(0, { subject: "Here" });
  for (let id = 1; id < sheets.MOST; id++) all = sheets.next(all, id);
  assert.equal(sheets.isFull(all), true);
  assert.equal(sheets.next(all, 99), all);
  const less = sheets.remove(all, 3, 99);
  assert.deepEqual([less.list.length, less.at, less.list[3].id], [sheets.MOST - 1, sheets.MOST - 2, "4"]);
  assert.equal(sheets.remove(sheets.goTo(all, 2), 3, 99).at, 2);
  assert.deepEqual(sheets.remove(sheets.empty(0, { subject: "Here" }), 0, 5), sheets.empty(5, { subject: "Here" }));
});

test("sheets come back out of the history as they were; of anything else, what fits", () => {
  let all = sheets.setAnswer(sheets.empty(1, { subject: "Here", date: "2026-11-29" }), "constructor", { value: null });
  all = sheets.next(all, 2);
  assert.deepEqual(sheets.read(MODEL, structuredClone(all)), all);
  for (const nothing of [undefined, null, 5, {}, { list: [] }, { list: 4 }]) assert.equal(sheets.read(MODEL, nothing), null);
  const odd = sheets.read(MODEL, { at: 9, list: [null, { view: 5, answers: { third: null, first: { value: 35 }, constructor: { value: 40, note: 5 } } }] });
  assert.equal(odd.at, 0);
  assert.deepEqual(odd.list[1].answers, { first: { value: undefined, note: "" }, constructor: { value: 40, note: "" } });
  assert.equal(sheets.results(MODEL, odd, "de").length, 1);
});
