// Loads the page's scripts as a browser does: classic scripts, one global.
"use strict";

const fs = require("node:fs");
const path = require("node:path");
const vm = require("node:vm");

const folder = path.join(__dirname, "../../themes/default/js");

function run(names, execute) {
  for (const name of names) {
    const filename = path.join(folder, name + ".js");
    execute(fs.readFileSync(filename, "utf8"), filename);
  }
}

// load("score", …) -> kurzcheck
function load(...names) {
  run(names, (code, filename) => vm.runInThisContext(code, { filename }));
  return globalThis.kurzcheck;
}

// The same in a world of its own, with nothing in it but what is given; -> that world.
function loadInto(world, ...names) {
  const context = vm.createContext(world);
  run(names, (code, filename) => vm.runInContext(code, context, { filename }));
  return context;
}

module.exports = { load, loadInto };
