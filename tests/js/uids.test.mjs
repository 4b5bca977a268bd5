import assert from "node:assert/strict";
import test from "node:test";
import { nameMeasures } from "../../src/browser/later/data/uids.js";

const named = (plan) => nameMeasures(plan, "check", ["Landkreis", "Beirat"]);
const uids = (plan) => named(plan).map(({ uid }) => uid);
const [a, b, own] = [{ question: "a", measure: "1" }, { question: "a", measure: "2" }, { measure: "3" }];

test("every measure has a name of its own, the same each time, whatever it says", () => {
  const names = uids([a, b, own]);
  assert.equal(new Set(names).size, 3);
  assert.deepEqual(uids([{ ...a, measure: "x", due: "2027-01-01" }, b, own]), names);
  for (const name of names) assert.match(name, /^[0-9a-f]+@check$/);
});

test("once named, it keeps its name when another goes, comes, or stands elsewhere", () => {
  const [first, second, third] = named([a, b, own]);
  assert.deepEqual(named([second, third]), [second, third]);
  assert.deepEqual(named([third, second, first]), [third, second, first]);
  const [, , fresh] = named([second, third, { question: "a", measure: "new" }]);
  assert.ok(![first, second, third].some(({ uid }) => uid === fresh.uid));
});

test("what is no name is none, and two never share one", () => {
  const odd = [{ ...a, uid: 5 }, { ...a, uid: "" }, { ...a, uid: "x" }, { ...a, uid: "x" }, { ...a, uid: uids([a])[0] }];
  const names = uids(odd);
  assert.equal(new Set(names).size, odd.length);
  assert.equal(names[2], "x");
  assert.equal(names[4], odd[4].uid);
});

test("other people's plans have other names", () => {
  assert.notDeepEqual(nameMeasures([a], "check", ["Landkreis", "Rat"]).map(({ uid }) => uid), uids([a]));
});
