// What an entry of the browser's history, or a link, gives the store: anybody may have written it.
import assert from "node:assert/strict";
import test from "node:test";
import { make } from "../../src/browser/check/data/resultfile.js";
import { createStore } from "../../src/browser/check/store.js";

const MODEL = { id: "check", version: 1, scale: { from: 0, to: 10, step: 5 }, questions: [{ id: "first", values: [0, 5, 10], title: "First" }] };
const FILE = make(MODEL, { answers: { first: { value: 5, note: "" } } });
// what no number and no text can be made of
const STUBBORN = { toString: 1, valueOf: 1 };

test("of what is compared, the files come back that are results", () => {
  const store = createStore(MODEL);
  for (const odd of [undefined, null, {}, { compared: 1 }, { compared: { files: {} } }]) assert.equal(store.restoreCompared(odd), false);
  const good = { name: "a.json", object: FILE };
  const files = [null, 3, {}, { name: 4, object: FILE }, { name: "b" }, { name: "c", object: { ...FILE, date: STUBBORN } }, good];
  assert.equal(store.restoreCompared({ compared: { own: false, by: "4", files } }), true);
  assert.deepEqual(store.compared, { own: false, by: "4", files: [good] });
});

test("what stands open for the reader comes back", () => {
  globalThis.document = { documentElement: { lang: "en" } };
  globalThis.window = { scrollY: 0 };
  let entry = null;
  globalThis.history = { replaceState: (state) => (entry = structuredClone(state)) };
  const store = createStore(MODEL);
  store.setOpened("help", true);
  store.write();
  const again = createStore(MODEL);
  assert.equal(again.restore(entry), true);
  assert.deepEqual(again.opened, { help: true });
  for (const odd of [undefined, null, 3, "help", STUBBORN]) {
    const other = createStore(MODEL);
    other.restore({ ...entry, opened: odd });
    other.setOpened("note", true);
    assert.equal(other.opened.note, true);
  }
});

test("answers come back, however odd what stands beside them is", () => {
  for (const gone of [STUBBORN, "3", null, 1.5]) {
    const store = createStore(MODEL);
    assert.equal(store.restore({ kurzcheck: "check", file: FILE, gone }), true);
    assert.deepEqual([store.gone, store.answer("first").value], [0, 5]);
  }
});
