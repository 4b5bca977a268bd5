// Where in the check one is, and the anchor of a link, as an entry of the history or an address says it:
// anybody may have written it.
import assert from "node:assert/strict";
import test from "node:test";
import { isPlace } from "../../src/browser/check/data/place.js";
import { encode } from "../../src/browser/site/data/base64url.js";
import { takeFromAddress } from "../../src/browser/site/handoff.js";

// what no number and no text can be made of
const STUBBORN = { toString: 1, valueOf: 1 };
const isKnown = (at) => isPlace(at, ["intro", "questions", "measure"], ["first", "constructor"]);

test("a place that the check has written is one", () => {
  const from = { screen: "questions", question: "constructor", scroll: 12.5 };
  for (const at of [{ screen: "intro" }, { screen: "measure", index: 0, gone: 2, from }, { ...from, from: null }]) assert.equal(isKnown(at), true);
});

test("what is no place is none, nor one that came from none", () => {
  const wrong = [
    ...[undefined, null, 5, "intro", {}, { screen: "constructor" }, { screen: STUBBORN }],
    ...[{ question: "last" }, { question: STUBBORN }].map((part) => ({ screen: "questions", ...part })),
    ...["index", "gone", "scroll"].flatMap((name) => [STUBBORN, "length", null, NaN].map((odd) => ({ screen: "measure", [name]: odd }))),
  ];
  for (const at of wrong) assert.equal(isKnown(at), false, JSON.stringify(at));
  for (const from of wrong.slice(2)) assert.equal(isKnown({ screen: "intro", from }), false, JSON.stringify(from));
});

test("an address is emptied of its answers, whatever its anchor is", () => {
  for (const anchor of [STUBBORN, 5, ["a"], ""]) {
    let shown = "";
    const href = `https://example.org/check.html#a=${encode({ anchor, packet: { kurzcheck: "check" } })}`;
    globalThis.location = { href, hash: new URL(href).hash, replace: (to) => (shown = `${to}`) };
    globalThis.history = { state: null, replaceState: (state, title, to) => (shown = to) };
    assert.deepEqual(takeFromAddress(), { kurzcheck: "check" });
    assert.equal(shown, "https://example.org/check.html");
  }
});
