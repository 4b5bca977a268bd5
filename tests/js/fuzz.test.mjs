// What fuzzing found once, in tests/fuzz/corpus/, and a few inputs as `make fuzz` makes them: whatever
// comes to the check from outside, what tests/fuzz/targets.mjs says holds.
import assert from "node:assert/strict";
import fs from "node:fs";
import test from "node:test";
import { mutatedText, mutatedTree } from "./mutate.js";
import { pick, randomly } from "./random.js";
import { seeds, targets } from "../fuzz/targets.mjs";

const FEW = 40;
const corpus = new URL("../fuzz/corpus/", import.meta.url);

for (const [name, target] of Object.entries(targets)) {
  test(`${name}: what was found once holds, and a few mutations`, () => {
    const found = fs.readdirSync(new URL(`${name}/`, corpus));
    for (const file of found) target(fs.readFileSync(new URL(`${name}/${file}`, corpus)));
    const outcomes = new Set(seeds()[name].map((text) => target(Buffer.from(text))));
    for (let seed = 0; seed < FEW; seed++) {
      const below = randomly(seed);
      const text = pick(below, seeds()[name]);
      const isJson = name !== "stored";
      outcomes.add(target(Buffer.from(isJson && seed % 2 ? mutatedTree(below, text) : mutatedText(below, text))));
    }
    assert.ok(found.length > 0 && outcomes.size > 3, [...outcomes].join());
  });
}
