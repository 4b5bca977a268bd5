import assert from "node:assert/strict";
import test from "node:test";
import { randomly } from "./random.js";
import { decode, encode } from "../../src/browser/site/data/base64url.js";

const OBJECTS = [
  {},
  { a: 1 },
  {
    answers: { first: { value: null, note: "Grüße, „Rat“ – € 🙂 مرحبا" } },
    list: [1, [2], { three: 3 }],
  },
  { text: "\u0000\u007f\u0080\u07ff\u0800\uffff\u{10000}\u{10ffff}\u2028</script>?>~" },
  { lone: "\ud800 \udc00" },
  JSON.parse('{"__proto__":{"polluted":1},"constructor":2}'),
];

test("what was encoded is what is decoded", () => {
  for (const object of OBJECTS) assert.deepEqual(decode(encode(object)), object);
  assert.equal({}.polluted, undefined);
});

test("random texts come back, and need nothing escaped in an address", () => {
  for (let seed = 0; seed < 2000; seed++) {
    const below = randomly(seed);
    const units = Array.from({ length: below(40) }, () => below(below(2) ? 0x10000 : 0x100));
    const object = { text: String.fromCharCode(...units) };
    const text = encode(object);
    assert.match(text, /^[A-Za-z0-9_-]+$/);
    assert.deepEqual(decode(text), object, "seed " + seed);
  }
});

test("the text is base64url of JSON in UTF-8", () => {
  for (const object of OBJECTS) {
    assert.equal(encode(object), Buffer.from(JSON.stringify(object)).toString("base64url"));
  }
});

test("a large object is carried whole", () => {
  const object = { text: "ä".repeat(1000000) };
  assert.equal(decode(encode(object)).text, object.text);
});

test("what cannot be written as JSON is empty text", () => {
  const circle = {};
  circle.self = circle;
  for (const object of [circle, { big: 5n }, undefined]) assert.equal(encode(object), "");
});

test("text that holds no object is null", () => {
  const base64url = (bytes) => Buffer.from(bytes).toString("base64url");
  const texts = [
    "",
    "a",
    "=",
    "%",
    "ä",
    "a b c",
    "\u0000",
    "__proto__",
    base64url("kurzcheck"),
    base64url("{"),
    base64url("null"),
    base64url("5"),
    base64url('"text"'),
    base64url("[{}]"),
    base64url([0x7b, 0x22, 0xff, 0x22, 0x3a, 0x31, 0x7d]), // {"\xff":1}: no UTF-8
    undefined,
    null,
    5,
    {},
  ];
  for (const text of texts) assert.equal(decode(text), null, String(text));
});

test("mutated text is an object or null, and never an exception", () => {
  const text = encode(OBJECTS[2]);
  const outcomes = { object: 0, null: 0 };
  for (let seed = 0; seed < 2000; seed++) {
    const below = randomly(seed);
    const start = below(text.length);
    const put = ["", "A", "_", "+", "%", "ü", "\ud800"][below(7)];
    const decoded = decode(text.slice(0, start) + put + text.slice(start + below(3)));
    outcomes[decoded === null ? "null" : typeof decoded]++;
  }
  assert.deepEqual(Object.keys(outcomes), ["object", "null"]);
  assert.ok(outcomes.object > 20 && outcomes.null > 20, JSON.stringify(outcomes));
});
