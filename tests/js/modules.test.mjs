// How the modules of src/browser/ become scripts: what is apart stays apart.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import fs from "node:fs";
import path from "node:path";
import test from "node:test";
import { fileURLToPath, pathToFileURL } from "node:url";
import vm from "node:vm";
import { listFiles, scratch } from "../lib/kurzcheck.js";

const SOURCE = fileURLToPath(new URL("../../src/browser/", import.meta.url));
const SCRIPTS = ["site", "check", "later", "together", "watch"];
const MODULES = listFiles(SOURCE).filter((name) => name.endsWith(".js"));

// What a module of plain data may ask for besides the language itself.
const WORLD = { TextEncoder, TextDecoder, URL, btoa, atob };
const PAGE =
  /(?<![\w.$/"'])(document|window|globalThis|navigator|location|history|localStorage|sessionStorage|fetch|setTimeout|getComputedStyle)(?=[.[(])/;

function esbuild(...args) {
  return execFileSync("esbuild", ["--log-level=warning", ...args], { cwd: SOURCE, encoding: "utf8" });
}

// The modules in each script's bundle, but for those at the doors.
function bundles(t) {
  const folder = scratch(t, "bundles");
  const meta = path.join(folder, "meta.json");
  const entries = SCRIPTS.map((name) => `${name}.js`);
  esbuild(...entries, "--bundle", "--conditions=bundle", "--format=iife", `--outdir=${folder}`, `--metafile=${meta}`);
  const { outputs } = JSON.parse(fs.readFileSync(meta, "utf8"));
  return Object.values(outputs).map(({ entryPoint, inputs }) => ({
    script: entryPoint,
    modules: Object.keys(inputs).filter((name) => !name.startsWith("doors/")),
  }));
}

test("every module is in the bundle of exactly one script", (t) => {
  const found = bundles(t).flatMap(({ modules }) => modules);
  const expected = MODULES.filter((name) => !name.startsWith("doors/"));
  assert.deepEqual([...found].sort(), expected);
});

for (const [name, file] of [["site", "site/exports.js"], ["page", "site/page.js"], ["check", "check/exports.js"]])
  test(`the door ${name} has the names that ${file} shares, and no other`, async () => {
    const shared = Object.keys(await import(pathToFileURL(`${SOURCE}${file}`)));
    const door = fs.readFileSync(`${SOURCE}doors/${name}.js`, "utf8");
    const names = door.match(/export const \{([^}]*)\}/)[1].split(",").map((each) => each.trim());
    assert.deepEqual(names.filter(Boolean).sort(), shared.sort());
  });

for (const name of MODULES.filter((each) => each.includes("/data/")))
  test(`${name} knows no page, and does nothing by being there`, (t) => {
    const code = esbuild(name, "--minify-whitespace");
    assert.equal(PAGE.exec(code)?.[1], undefined);
    const out = path.join(scratch(t, "module"), "module.js");
    esbuild(name, "--bundle", "--format=iife", "--global-name=made", `--outfile=${out}`);
    const world = vm.createContext({ ...WORLD });
    vm.runInContext(fs.readFileSync(out, "utf8"), world, { filename: name });
    assert.deepEqual(Object.keys(world), [...Object.keys(WORLD), "made"]);
    assert.notEqual(Object.keys(world.made).length, 0);
  });
