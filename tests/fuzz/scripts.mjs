// scripts.mjs TARGET SECONDS FOLDER [SEED]: feeds the scripts of the check with mutated inputs, which
// begin with targets.mjs's seeds; what has an outcome that none had before is mutated further. Prints
// what it did as JSON; an input that something does not hold for goes into the folder.
import fs from "node:fs";
import inspector from "node:inspector";
import path from "node:path";
import { mutatedText, mutatedTree } from "../js/mutate.js";
import { pick, randomly } from "../js/random.js";

const [name, seconds, folder, seed = String(Date.now())] = process.argv.slice(2);
const MOST_KEPT = 2000;

// Which parts of src/browser ran: blocks, as the engine counts them.
const session = new inspector.Session();
session.connect();
const ask = (method, words) => new Promise((resolve, reject) => session.post(method, words, (error, answer) => (error ? reject(error) : resolve(answer))));
await ask("Profiler.enable");
await ask("Profiler.startPreciseCoverage", { callCount: true, detailed: true });
const { seeds, targets } = await import("./targets.mjs");

async function coverage() {
  const { result } = await ask("Profiler.takePreciseCoverage");
  const blocks = result
    .filter(({ url }) => url.includes("/src/browser/"))
    .flatMap(({ functions }) => functions.flatMap(({ ranges }) => ranges));
  return `${blocks.filter(({ count }) => count > 0).length} of ${blocks.length} blocks`;
}

function mutated(below, text) {
  const lot = below(10);
  if (lot < 4) return mutatedText(below, text);
  try {
    return mutatedTree(below, text);
  } catch {
    return mutatedText(below, text);
  }
}

// As an editor, a mailer or a bad copy leaves it.
function bytesOf(below, text) {
  const bytes = Buffer.from(text);
  const lot = below(40);
  if (lot === 0) return Buffer.concat([Buffer.of(0xff, 0xfe), Buffer.from(text, "utf16le")]);
  if (lot === 1) return Buffer.from(text, "latin1");
  if (lot === 2 && bytes.length > 0) bytes[below(bytes.length)] ^= 1 << below(8);
  return bytes;
}

const target = targets[name];
const kept = seeds()[name].map(String);
const outcomes = new Set();
const findings = new Map();
const end = Date.now() + 1000 * Number(seconds);
let executions = 0;
for (; Date.now() < end; executions++) {
  const below = randomly(Number(seed) + executions);
  const text = executions < kept.length ? kept[executions] : mutated(below, pick(below, kept));
  const input = bytesOf(below, text);
  try {
    const outcome = target(input);
    if (outcomes.has(outcome) || kept.length >= MOST_KEPT || text.length > 100000) continue;
    outcomes.add(outcome);
    kept.push(text);
  } catch (error) {
    const where = String(error.stack).split("\n").find((line) => line.includes("src/browser")) ?? "";
    const what = `${String(error.message).split("\n")[0].replace(/[\d.]+/g, "N")} ${where.trim()}`;
    if (findings.has(what) || findings.size >= 20) continue;
    findings.set(what, input);
    fs.mkdirSync(folder, { recursive: true });
    fs.writeFileSync(path.join(folder, `${name}-${Number(seed) + executions}`), input);
  }
}
console.log(JSON.stringify({ executions, coverage: await coverage(), findings: [...findings.keys()] }));
