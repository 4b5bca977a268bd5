// coverage.js FOLDER: which lines of src/ ran, by what gcov counted in the folder's programs. Prints the
// per cent of each file and every line that never ran, with its reason out of reasons.txt, where it has one.
// Fails where less than LEAST of all lines ran, where a line has no reason, and where a reason has no line.
"use strict";

const { execFileSync } = require("node:child_process");
const fs = require("node:fs");
const path = require("node:path");

const LEAST = 95;
const folder = path.resolve(process.argv[2]);
const root = path.join(__dirname, "../..");

// What only another system compiles, and what runs when the program is built.
const ELSEWHERE = /^src\/(windows|tools)\//;

function filesIn(place) {
  return fs.readdirSync(place, { withFileTypes: true }).flatMap((entry) => {
    const name = path.join(place, entry.name);
    return entry.isDirectory() ? filesIn(name) : [name];
  });
}

// -> Map: file -> Map: line -> { count, name: of the function }
function read() {
  const files = new Map();
  for (const note of filesIn(folder).filter((name) => name.endsWith(".gcno") && !name.includes("/test/"))) {
    const said = execFileSync("gcov", ["--json-format", "--stdout", note], { cwd: root, maxBuffer: 1 << 28, stdio: ["ignore", "pipe", "ignore"] });
    for (const { file, lines } of String(said).split("\n").filter(Boolean).flatMap((line) => JSON.parse(line).files)) {
      const name = path.relative(root, path.resolve(root, file));
      if (!name.startsWith("src/") || ELSEWHERE.test(name)) continue;
      if (!files.has(name)) files.set(name, new Map());
      const all = files.get(name);
      for (const { line_number: line, count, function_name: of } of lines) {
        all.set(line, { count: count + (all.get(line)?.count ?? 0), name: of });
      }
    }
  }
  return files;
}

// reasons.txt: "FILE FUNCTION: reason"; a FILE may be a folder, a FUNCTION *; it stands for all its lines.
function readReasons() {
  const rows = fs.readFileSync(path.join(__dirname, "reasons.txt"), "utf8").split("\n");
  return rows
    .filter((row) => row && !row.startsWith("#"))
    .map((row) => /^(\S+) (\S+): (.+)$/.exec(row))
    .map(([, file, name, reason]) => ({ file, name, reason, used: false }));
}

const reasons = readReasons();
const sum = { lines: 0, ran: 0, unexplained: 0 };
for (const [file, lines] of [...read()].sort(([a], [b]) => (a < b ? -1 : 1))) {
  const missed = [...lines].filter(([, { count }]) => count === 0).sort(([a], [b]) => a - b);
  const ran = lines.size - missed.length;
  sum.lines += lines.size;
  sum.ran += ran;
  console.log(`${((100 * ran) / lines.size).toFixed(1).padStart(5)} % of ${String(lines.size).padStart(4)}  ${file}`);
  const text = fs.readFileSync(path.join(root, file), "utf8").split("\n");
  for (const [line, { name }] of missed) {
    const reason = reasons.find((each) => (each.file === file || (each.file.endsWith("/") && file.startsWith(each.file))) && (each.name === "*" || each.name === name));
    if (reason) reason.used = true;
    else sum.unexplained++;
    console.log(`        ${file}:${line} ${name}: ${text[line - 1]?.trim()}  [${reason?.reason ?? "NO REASON"}]`);
  }
}
const share = (100 * sum.ran) / sum.lines;
const unused = reasons.filter(({ used }) => !used);
for (const { file, name } of unused) console.log(`reasons.txt: ${file} ${name} runs by now, or is no more`);
console.log(`coverage: ${share.toFixed(2)} % of ${sum.lines} lines of src/ ran (at least ${LEAST}), ${sum.lines - sum.ran} did not, ${sum.unexplained} of them without a reason`);
process.exitCode = share < LEAST || sum.unexplained > 0 || unused.length > 0 ? 1 : 0;
