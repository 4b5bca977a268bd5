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

// The scripts in a world of their own, with one line of one of them changed.
function loadChanged(names, line, instead) {
  const context = vm.createContext({});
  let changes = 0;
  run(names, (code, filename) => {
    changes += code.split(line).length - 1;
    vm.runInContext(
      code.replace(line, () => instead),
      context,
      { filename }
    );
  });
  if (changes !== 1) throw new Error(`${changes} times in ${names}: ${line}`);
  return context;
}

module.exports = { load, loadInto, loadChanged };
