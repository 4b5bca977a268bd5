// fuzz.js FOLDER SECONDS [TARGET,…]: runs the fuzzers one after the other, each as long, and prints what
// they did. In the folder: the corpora, which the next run begins with, and findings/, an input
// for each. The exit status says whether there was one.
"use strict";

const { spawn } = require("node:child_process");
const fs = require("node:fs");
const path = require("node:path");
const { seeds, dictionary } = require("./seeds.js");

const [folder, seconds, wanted] = process.argv.slice(2);
const ENGINE = ["yaml", "markdown", "template", "tree"];
const TARGETS = [...ENGINE, "results", "links", "stored"];
const MOST_FINDINGS = 20;
const findings = path.join(folder, "findings");

// Runs a program; `times` of the shell tells what it took of a processor.
function run(words, env, end) {
  return new Promise((resolve) => {
    const script = '"$@"; status=$?; times >&2; exit $status';
    const child = spawn("sh", ["-c", script, "sh", ...words], { env: { ...process.env, ...env }, stdio: ["ignore", "pipe", "pipe"] });
    let said = "";
    const hear = (data) => (said = (said + data).slice(-200000));
    child.stdout.on("data", hear);
    child.stderr.on("data", hear);
    child.on("close", (status) => resolve({ status, said, processor: processorOf(said) }));
    end(child);
  });
}

// The last line of `times`: what the children took, "1m2.50s 0m0.10s".
function processorOf(said) {
  const [line] = said.trim().split("\n").slice(-1);
  return [...line.matchAll(/(\d+)m([\d.]+)s/g)].reduce((sum, [, minutes, rest]) => sum + 60 * minutes + Number(rest), 0);
}

const lastOf = (pattern, said) => Number([...said.matchAll(pattern)].pop()?.[1] ?? 0);

async function runEngine(target, until) {
  const corpus = path.join(folder, "corpus", target);
  const seedFolder = path.join(folder, "seeds", target);
  for (const each of [corpus, seedFolder]) fs.mkdirSync(each, { recursive: true });
  seeds()[target].forEach((data, i) => fs.writeFileSync(path.join(seedFolder, String(i)), data));
  const words = path.join(folder, `${target}.dict`);
  fs.writeFileSync(words, dictionary(target));
  const sum = { executions: 0, processor: 0, coverage: 0, findings: [] };
  for (let left; (left = Math.floor((until - Date.now()) / 1000)) > 0 && sum.findings.length < MOST_FINDINGS; ) {
    const before = new Set(fs.readdirSync(findings));
    // Seconds of a clock mean little on a busy machine: targets.h measures the processor.
    const options = [`-max_total_time=${left}`, "-timeout=900", "-max_len=32768", "-rss_limit_mb=1500", "-print_final_stats=1", `-dict=${words}`, `-artifact_prefix=${findings}/${target}-`];
    const { status, said, processor } = await run([path.join(folder, "fuzzer"), ...options, corpus, seedFolder], { FUZZ_TARGET: target }, () => {});
    sum.executions += lastOf(/stat::number_of_executed_units: (\d+)/g, said) || lastOf(/^#(\d+)/gm, said);
    sum.processor += processor;
    sum.coverage = Math.max(sum.coverage, lastOf(/cov: (\d+)/g, said));
    if (status === 0) break;
    const found = fs.readdirSync(findings).filter((name) => !before.has(name));
    const why = /fuzz: .*|SUMMARY: .*|ERROR: .*/.exec(said)?.[0] ?? said.slice(-2000);
    sum.findings.push(`${found.join(" ") || "no input"}: ${why}`);
    console.log(`  ${target}: ${sum.findings[sum.findings.length - 1]}`);
    if (said.includes("edges: 0") || sum.executions === 0) break;
  }
  return { ...sum, coverage: `${sum.coverage} edges` };
}

async function runScripts(target, until) {
  const left = Math.max(1, Math.floor((until - Date.now()) / 1000));
  const { said, processor } = await run([process.execPath, path.join(__dirname, "scripts.mjs"), target, String(left), findings], {}, () => {});
  const line = said.split("\n").find((each) => each.startsWith("{"));
  if (!line) return { executions: 0, processor, coverage: "-", findings: [`no input: ${said.slice(-2000)}`] };
  return { ...JSON.parse(line), processor };
}

async function main() {
  const targets = wanted ? wanted.split(",") : TARGETS;
  fs.mkdirSync(findings, { recursive: true });
  const total = { executions: 0, processor: 0, findings: 0 };
  const print = (name, { executions, processor, coverage, findings: found }) =>
    console.log(`fuzz ${name}: ${executions} executions, ${Math.round(processor)} s of a processor, ${coverage ? `${coverage}, ` : ""}${found} finding${found === 1 ? "" : "s"}`);
  for (const target of targets) {
    const until = Date.now() + (1000 * Number(seconds)) / targets.length;
    const done = await (ENGINE.includes(target) ? runEngine : runScripts)(target, until);
    for (const each of done.findings) if (!ENGINE.includes(target)) console.log(`  ${target}: ${each}`);
    print(target, { ...done, findings: done.findings.length });
    total.executions += done.executions;
    total.processor += done.processor;
    total.findings += done.findings.length;
  }
  print("in all", total);
  process.exitCode = total.findings > 0 ? 1 : 0;
}

main();
