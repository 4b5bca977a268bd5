// Twice as large a result file, link or store is twice as much work, whatever it is made of. By the
// processor's time, the least of several runs: what grows with the square takes four times as long.
// `make test` takes every SAMPLE-th kind, `make test-growth` all.
import assert from "node:assert/strict";
import test from "node:test";
import { uidOf } from "../../src/browser/later/data/uids.js";
import { seeds, targets } from "../fuzz/targets.mjs";

const BYTES = 40000;
const MOST = 3.2; // times the work
const RUNS = 12;
const SAMPLE = process.env.GROWTH_ALL === "1" ? 1 : 9;

const repeated = (part, bytes) => part.repeat(Math.ceil(bytes / part.length));
const listed = (bytes, make) => {
  const items = [];
  for (let size = 0; size < bytes; size += JSON.stringify(items.at(-1)).length + 1) items.push(make(items.length));
  return items;
};
const mapped = (bytes, make) => Object.fromEntries(listed(bytes, (i) => [`key-${i}`, make(i)]));

const TEXTS = ["a", "a ", "\n", "\r\n", "=", '"', '"\n', ";", ",", "\\", "&", "<", "]]>", "\u0000", "\u0301", "\u202e", "\u200b", "ä", "😀", "\ud800", "-", "- a\n", "1. a\n", "*a* ", "**", "`", "[a](b) ", "](", "https://a.b ", "https://", "%41", "__proto__"];

// NAME -> a whole result file of about so many bytes
const file = JSON.parse(seeds().results[4]);
const files = {};
for (const text of TEXTS) {
  const name = JSON.stringify(text);
  files[`a note of ${name}`] = (bytes) => ({ ...file, answers: { first: { value: 40, note: repeated(text, bytes) } } });
  files[`a view of ${name}`] = (bytes) => ({ ...file, view: repeated(text, bytes), subject: repeated(text, bytes / 2) });
  files[`a measure of ${name}`] = (bytes) => ({ ...file, plan: [{ question: "first", measure: repeated(text, bytes) }] });
}
Object.assign(files, {
  "answers that the check lacks": (bytes) => ({ ...file, answers: mapped(bytes, () => ({ value: 10, note: "", title: "x" })) }),
  "measures": (bytes) => ({ ...file, plan: listed(bytes, (i) => ({ question: "first", measure: `m ${i}`, due: "2027-01-01" })) }),
  "the same measures": (bytes) => ({ ...file, plan: listed(bytes, () => ({ question: "first", measure: "m" })) }),
  "measures of one name": (bytes) => ({ ...file, plan: listed(bytes, () => ({ question: "first", measure: "m", uid: "1@x" })) }),
  "measures that have the names of others": (bytes) => {
    const own = listed(bytes / 2, (i) => ({ question: "last", measure: "m", uid: uidOf("my-check", file.subject, file.view, "first", i) }));
    return { ...file, plan: [...own, ...own.map(() => ({ question: "first", measure: "m" }))] };
  },
  "keys of the file": (bytes) => ({ ...file, ...mapped(bytes, (i) => i) }),
  "keys of an answer": (bytes) => ({ ...file, answers: { first: { value: 40, ...mapped(bytes, () => "x") } } }),
  "a list within a list": (bytes) => ({ ...file, extension: listed(bytes, (i) => [i, [i]]) }),
  "values of the scale": (bytes) => ({ ...file, scale: { values: listed(bytes, (i) => i) } }),
});

const raw = {
  "brackets": (bytes) => repeated("[", bytes),
  "keys within keys": (bytes) => repeated('{"a":', bytes),
  "blanks": (bytes) => `${repeated(" ", bytes)}{}`,
  "escapes": (bytes) => `{"format":"${repeated("\\u0041", bytes)}"}`,
  "digits": (bytes) => `{"version":${repeated("9", bytes)}}`,
  "what is no base64url": (bytes) => repeated("%41", bytes),
  "bytes that are no text": (bytes) => repeated("\u00ff", bytes),
};

const packet = JSON.parse(seeds().links[2]);
const kinds = [
  ...Object.entries(files).flatMap(([name, make]) => [
    [`a file: ${name}`, targets.results, (bytes) => JSON.stringify(make(bytes))],
    [`a link: ${name}`, targets.links, (bytes) => JSON.stringify({ ...packet, file: make(bytes) })],
  ]),
  ...Object.entries(raw).flatMap(([name, make]) => [
    [`a file: ${name}`, targets.results, make],
    [`a link: ${name}`, targets.links, make],
    [`stored: ${name}`, targets.stored, make],
  ]),
  ["a link: voices", targets.links, (bytes) => JSON.stringify({ ...packet, together: { room: { ...packet.together.room, voices: listed(bytes, (i) => ({ view: `v ${i}`, here: true, values: { first: 40 } })) } } })],
  ["a link: sheets", targets.links, (bytes) => JSON.stringify({ ...packet, together: { sheets: { at: 0, list: listed(bytes, (i) => ({ id: `${i}`, view: "v", answers: {} })) } } })],
  ["a link: compared files", targets.links, (bytes) => JSON.stringify({ ...packet, compared: { files: listed(bytes, (i) => ({ name: `${i}`, object: file })) } })],
  ["stored: results", targets.stored, (bytes) => repeated(`${seeds().stored[1]}\f`, bytes)],
];

test("the work grows with the size, whatever comes to the check", (t) => {
  const cost = (target, input) => {
    const { user, system } = process.cpuUsage();
    target(input);
    const after = process.cpuUsage();
    return (after.user - user + after.system - system) / 1e6;
  };
  const figures = [];
  for (const [name, target, make] of kinds.filter((_, i) => i % SAMPLE === 0)) {
    const inputs = [BYTES, 2 * BYTES].map((bytes) => Buffer.from(make(bytes)));
    const least = [Infinity, Infinity];
    let ratio = Infinity;
    // what runs a first time is compiled meanwhile
    for (let run = 0; run < RUNS && (run < 2 || ratio >= MOST); run++) {
      inputs.forEach((input, i) => (least[i] = Math.min(least[i], cost(target, input))));
      ratio = least[1] / Math.max(least[0], 0.002);
    }
    figures.push({ name, ratio, seconds: least[1] });
  }
  const told = ({ name, ratio, seconds }) => `${name}: ${ratio.toFixed(2)} times the work, ${seconds.toFixed(3)} s`;
  figures.sort((a, b) => b.ratio - a.ratio);
  t.diagnostic(`${figures.length} kinds of input, ${BYTES} bytes and twice as many; at most ${told(figures[0])}`);
  t.diagnostic(`the slowest: ${[...figures].sort((a, b) => b.seconds - a.seconds).slice(0, 4).map(told).join("; ")}`);
  assert.deepEqual(figures.filter(({ ratio }) => ratio >= MOST).map(told), []);
});
