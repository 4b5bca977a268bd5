import assert from "node:assert/strict";
import test from "node:test";
import { mutatedText, mutatedTree } from "./mutate.js";
import { randomly, pick, toModel } from "./random.js";
import { createStorage } from "../../src/browser/later/data/storage.js";
import * as resultfile from "../../src/browser/check/data/resultfile.js";

const MODEL = toModel({
  id: "my-check",
  version: 3,
  scale: { from: 0, to: 100, step: 10 },
  bands: [{ id: "all", from: 0 }],
  topics: ["t"],
  questions: ["first", "second"].map((id) => ({ id, topic: "t" })),
});
const DAY = 24 * 60 * 60 * 1000;
const NOON = Date.UTC(2026, 10, 22, 12);

// A store like the browser's, with room for so many characters; it counts what
// is done with it.
function store(room = Infinity) {
  const texts = new Map();
  const size = () => [...texts].reduce((sum, [key, text]) => sum + key.length + text.length, 0);
  const calls = { read: 0, written: 0 };
  return {
    texts,
    calls,
    get length() {
      calls.read++;
      return texts.size;
    },
    key: (i) => [...texts.keys()][i] ?? null,
    getItem(key) {
      calls.read++;
      return texts.get(key) ?? null;
    },
    setItem(key, text) {
      calls.written++;
      const before = texts.get(key);
      texts.set(key, String(text));
      if (size() <= room) return;
      if (before === undefined) texts.delete(key);
      else texts.set(key, before);
      throw new DOMException("The quota has been exceeded.", "QuotaExceededError");
    },
    removeItem(key) {
      calls.written++;
      texts.delete(key);
    },
  };
}

// The device, with a clock that the test moves.
function deviceWith(storage, options = {}, id = "my-check") {
  const clock = { time: NOON };
  const own = createStorage(() => storage, id, { now: () => clock.time, ...options });
  return Object.assign(own, { clock });
}

function file(change = {}) {
  return JSON.parse(JSON.stringify(resultfile.make(MODEL, { ...resultfile.empty(), ...change })));
}

function stateOf(object) {
  return resultfile.apply(MODEL, object).state;
}

test("no storage is touched until it is asked for", () => {
  let reached = 0;
  const own = createStorage(() => reached++, "my-check");
  assert.equal(reached, 0);
  assert.equal(own.days, 365);
});

test("what is saved is what is loaded, unknown parts included", () => {
  const own = deviceWith(store());
  const object = {
    ...file({
      answers: { first: { value: 40, note: "Grüße 🙂 \ud800 </script>" } },
      subject: "Landkreis X",
      view: "Rat",
      date: "2026-11-22",
      plan: [{ measure: "m", cost: 5 }],
    }),
    extension: { "": [null] },
  };
  const { fault, id } = own.save(object);
  assert.equal(fault, null);
  assert.deepEqual(own.load(id), { fault: null, object });
  assert.deepEqual(stateOf(own.load(id).object), stateOf(object));
  assert.deepEqual(own.list(), {
    fault: null,
    items: [
      {
        id,
        fault: null,
        saved: NOON,
        expires: NOON + 365 * DAY,
        object,
      },
    ],
  });
});

test("several results lie side by side, the latest first, and each can be replaced", () => {
  const own = deviceWith(store());
  const first = own.save(file({ view: "first" })).id;
  const second = own.save(file({ view: "second" })).id;
  own.clock.time += 5 * DAY;
  const third = own.save(file({ view: "third" })).id;
  assert.equal(new Set([first, second, third]).size, 3, "even at the same moment");
  const views = () => own.list().items.map((item) => item.object.view);
  assert.deepEqual(views(), ["third", "first", "second"]);
  own.clock.time += DAY;
  assert.deepEqual(own.save(file({ view: "second again" }), second), { fault: null, id: second });
  assert.deepEqual(views(), ["second again", "third", "first"]);
  assert.equal(own.list().items[0].saved, own.clock.time);
  assert.deepEqual(own.remove(third), { fault: null });
  assert.deepEqual(views(), ["second again", "first"]);
  assert.deepEqual(own.load(third), { fault: "missing", object: null });
  assert.deepEqual(own.remove(third), { fault: null });
  assert.deepEqual(own.removeAll(), { fault: null, removed: 2 });
  assert.deepEqual(own.list().items, []);
});

test("an id is not used again for another result", () => {
  const own = deviceWith(store());
  const old = own.save(file()).id;
  own.remove(old);
  own.clock.time += 1;
  assert.notEqual(own.save(file()).id, old);
});

test("listing and loading write nothing; opening writes only what has expired", () => {
  const storage = store();
  const own = deviceWith(storage);
  assert.deepEqual(own.expire(), { fault: null, removed: 0 });
  const { id } = own.save(file());
  storage.calls.written = 0;
  own.list();
  own.load(id);
  own.expire();
  assert.equal(storage.calls.written, 0);
});

test("a result is deleted at the first opening after its days are over", () => {
  const storage = store();
  const own = deviceWith(storage, { days: 30 });
  assert.equal(own.days, 30);
  const old = own.save(file({ view: "old" })).id;
  own.clock.time += 10 * DAY;
  own.save(file({ view: "newer" }));
  assert.equal(own.list().items[1].expires, NOON + 30 * DAY);
  own.clock.time = NOON + 30 * DAY - 1;
  assert.deepEqual(own.expire(), { fault: null, removed: 0 });
  own.clock.time += 1;
  assert.equal(own.load(old).fault, null, "until the page is opened");
  assert.deepEqual(own.expire(), { fault: null, removed: 1 });
  assert.deepEqual(
    own.list().items.map((item) => item.object.view),
    ["newer"]
  );
  own.save(file({ view: "saved again" }), own.list().items[0].id);
  own.clock.time = NOON + 50 * DAY;
  assert.deepEqual(own.expire(), { fault: null, removed: 0 }, "saving begins the days anew");
});

test("every key carries the check's id, and what others wrote is left alone", () => {
  const storage = store();
  const foreign = {
    other: "text",
    kurzcheck: "text",
    "kurzcheck:my-check": "text",
    "kurzcheck:my-check-2:1": JSON.stringify({ saved: 0, file: file() }),
    "xkurzcheck:my-check:1": "text",
  };
  for (const [key, text] of Object.entries(foreign)) storage.texts.set(key, text);
  const own = deviceWith(storage);
  const { id } = own.save(file());
  const added = [...storage.texts.keys()].filter((key) => !Object.hasOwn(foreign, key));
  assert.deepEqual(added, ["kurzcheck:my-check:" + id]);
  assert.equal(deviceWith(storage, {}, "my").list().items.length, 0);
  assert.equal(deviceWith(storage, {}, "my-check-2").list().items.length, 1);
  assert.deepEqual(own.list().items.length, 1);
  own.clock.time += 1000 * DAY;
  assert.equal(own.expire().removed, 1);
  own.save(file());
  assert.equal(own.removeAll().removed, 1);
  assert.deepEqual(Object.fromEntries(storage.texts), foreign);
});

test("a store that is full says so, and keeps what was there", () => {
  const storage = store(2000);
  const own = deviceWith(storage);
  const { id } = own.save(file({ subject: "small" }));
  const before = [...storage.texts];
  const large = file({ subject: "x".repeat(2000) });
  assert.deepEqual(own.save(large), { fault: "full", id: null });
  assert.deepEqual(own.save(large, id), { fault: "full", id: null });
  assert.deepEqual([...storage.texts], before);
  assert.equal(own.load(id).object.subject, "small");
  const old = { name: "NS_ERROR_DOM_QUOTA_REACHED" };
  storage.setItem = () => {
    throw old;
  };
  assert.equal(own.save(file()).fault, "full");
});

test("whatever the storage throws, and wherever, is a fault and no exception", () => {
  const errors = [
    new DOMException("denied", "SecurityError"),
    new TypeError("not a function"),
    "text",
    undefined,
    null,
    { name: 5 },
  ];
  const parts = ["length", "key", "getItem", "setItem", "removeItem"];
  const work = {
    expire: (own) => own.expire(),
    list: (own) => own.list(),
    save: (own) => own.save(file()),
    replace: (own) => own.save(file(), "1"),
    load: (own) => own.load("1"),
    remove: (own) => own.remove("1"),
    removeAll: (own) => own.removeAll(),
  };
  const failed = new Set();
  for (const error of errors) {
    for (const part of parts) {
      for (const [name, run] of Object.entries(work)) {
        const storage = store();
        storage.texts.set("kurzcheck:my-check:1", JSON.stringify({ saved: 0, file: file() }));
        const fails = () => {
          throw error;
        };
        Object.defineProperty(storage, part, { get: fails });
        const { fault, ...rest } = run(deviceWith(storage));
        if (fault === null) continue;
        assert.equal(fault, "no-storage");
        failed.add(`${name} ${part}`);
        for (const value of Object.values(rest)) assert.ok(!value || value.length === 0);
      }
    }
  }
  assert.deepEqual([...failed].sort(), [
    "expire getItem",
    "expire key",
    "expire length",
    "expire removeItem",
    "list getItem",
    "list key",
    "list length",
    "load getItem",
    "remove removeItem",
    "removeAll getItem",
    "removeAll key",
    "removeAll length",
    "removeAll removeItem",
    "replace getItem",
    "replace setItem",
    "save getItem",
    "save setItem",
  ]);
  for (const none of [null, undefined]) {
    for (const run of Object.values(work)) assert.equal(run(deviceWith(none)).fault, "no-storage");
  }
});

test("a browser that refuses the storage itself is a fault and no exception", () => {
  const own = createStorage(() => {
    throw new DOMException("denied", "SecurityError");
  }, "my-check");
  assert.deepEqual(own.expire(), { fault: "no-storage", removed: 0 });
  assert.deepEqual(own.list(), { fault: "no-storage", items: [] });
  assert.deepEqual(own.save(file()), { fault: "no-storage", id: null });
  assert.deepEqual(own.load("1"), { fault: "no-storage", object: null });
  assert.deepEqual(own.remove("1"), { fault: "no-storage" });
  assert.deepEqual(own.removeAll(), { fault: "no-storage", removed: 0 });
});

test("a storage that keeps nothing is a fault", () => {
  const storage = store();
  storage.setItem = () => undefined;
  assert.deepEqual(deviceWith(storage).save(file()), { fault: "no-storage", id: null });
});

test("what is damaged is listed, is not loaded, and can be removed", () => {
  const storage = store();
  const put = (id, value) => storage.texts.set("kurzcheck:my-check:" + id, value);
  const newer = { ...file(), formatVersion: 99 };
  const cases = {
    a: ["not JSON", "damaged"],
    b: ["null", "damaged"],
    c: ["5", "damaged"],
    d: [JSON.stringify({ file: file() }), "damaged"],
    e: [JSON.stringify({ saved: "2026", file: file() }), "damaged"],
    f: [JSON.stringify({ saved: NOON }), "not-a-result"],
    i: [JSON.stringify({ saved: 8.64e15, file: file() }), "damaged"],
    j: [JSON.stringify({ saved: -1e300, file: file() }), "damaged"],
    g: [JSON.stringify({ saved: NOON, file: { ...file(), answers: [] } }), "damaged"],
    h: [JSON.stringify({ saved: NOON, file: newer }), "newer-format"],
    "": ["", "damaged"],
  };
  for (const [id, [text]] of Object.entries(cases)) put(id, text);
  const own = deviceWith(storage);
  const faults = Object.fromEntries(own.list().items.map(({ id, fault }) => [id, fault]));
  for (const [id, [, fault]] of Object.entries(cases)) {
    assert.equal(faults[id], fault, id);
    assert.deepEqual(own.load(id), { fault, object: null });
  }
  assert.equal(own.list().items.length, Object.keys(cases).length);
  own.remove("a");
  assert.equal(own.load("a").fault, "missing");
  own.clock.time += 400 * DAY;
  assert.equal(own.expire().removed, 3, "those that say when they were saved");
  assert.equal(own.removeAll().removed, 7);
  assert.equal(storage.texts.size, 0);
});

test("mutated entries never throw, and what is loaded is a result", () => {
  const storage = store();
  const key = "kurzcheck:my-check:1";
  const state = { answers: { first: { value: 40, note: "n" } }, view: "Rat", date: "2026-11-22" };
  const text = JSON.stringify({ saved: NOON, file: file(state) });
  const faults = {};
  for (let seed = 0; seed < 2000; seed++) {
    const below = randomly(seed);
    const mutated = seed % 2 === 0 ? mutatedText(below, text) : mutatedTree(below, text);
    storage.texts.set(key, mutated);
    const own = deviceWith(storage);
    const { fault, object } = own.load("1");
    const [item] = own.list().items;
    assert.equal(item.fault, fault, "seed " + seed);
    assert.equal(item.object === null, item.fault !== null);
    assert.ok(item.saved === null || Number.isFinite(item.saved));
    if (fault === null) assert.equal(resultfile.inspect(object).fault, null);
    else assert.equal(object, null);
    faults[fault] = (faults[fault] ?? 0) + 1;
    own.expire();
    assert.equal(own.save(file(), "1").fault, null);
  }
  assert.equal({}.polluted, undefined);
  for (const fault of [null, "damaged", "not-a-result"]) {
    assert.ok(faults[fault] > 20, JSON.stringify(faults));
  }
});

test("random saving, replacing and removing keeps exactly what was kept", () => {
  const storage = store();
  const own = deviceWith(storage);
  const kept = new Map();
  const below = randomly(1);
  for (let i = 0; i < 500; i++) {
    own.clock.time += below(3) * DAY;
    const view = "view " + i;
    const id = pick(below, [...kept.keys(), null]);
    if (below(3) === 0 && id !== null) {
      own.remove(id);
      kept.delete(id);
    } else {
      kept.set(own.save(file({ view }), id).id, view);
    }
    const listed = new Map(own.list().items.map((item) => [item.id, item.object.view]));
    assert.deepEqual(new Map([...listed].sort()), new Map([...kept].sort()));
  }
});
