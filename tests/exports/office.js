// Other people's programs that open what the check writes.
"use strict";

const fs = require("node:fs");
const os = require("node:os");
const path = require("node:path");
const { spawnSync } = require("node:child_process");
const { pathToFileURL } = require("node:url");
const { all } = require("../js/office.js");

// -> what it printed; throws with what it complained about
function run(program, args, options = {}) {
  const result = spawnSync(program, args, {
    encoding: "utf8",
    maxBuffer: 64 * 1024 * 1024,
    timeout: 180000,
    ...options,
  });
  if (result.error) throw result.error;
  if (result.status === 0) return result.stdout;
  throw new Error(
    `${program} ${args.join(" ")}: ${result.status}\n${result.stdout}${result.stderr}`,
  );
}

// LibreOffice's settings: nobody's own, and the same for all documents of a test
// file, since making them takes longer than opening one.
let home;
function makeHome() {
  home = fs.mkdtempSync(path.join(os.tmpdir(), "kurzcheck-office-"));
  process.on("exit", () => fs.rmSync(home, { recursive: true, force: true }));
}

// Opens files of a folder with LibreOffice, and saves each in another format
// beside it: "pdf", or with a filter, "txt:Text (encoded):UTF8".
function convert(folder, names, format, input = []) {
  if (!home) makeHome();
  const args = ["-env:UserInstallation=" + pathToFileURL(home).href, "--headless", "--norestore"];
  args.push(...input, "--convert-to", format, "--outdir", folder);
  // The file and the language are all that shall decide.
  const env = { PATH: process.env.PATH, HOME: home, LANG: "C.UTF-8" };
  run("soffice", [...args, ...names.map((name) => path.join(folder, name))], { env });
  const ending = "." + format.split(":")[0];
  return names.map((name) => fs.readFileSync(path.join(folder, name.replace(/\.\w+$/, ending))));
}

// The text of an element of an OpenDocument file, with blanks, tabs and ends of line.
function odfText(element) {
  return element.children
    .map((child) => {
      if (typeof child === "string") return child;
      if (child.name === "text:s") return " ".repeat(Number(child.attributes["text:c"] ?? 1));
      return { "text:tab": "\t", "text:line-break": "\n" }[child.name] ?? odfText(child);
    })
    .join("");
}

// The text of a table's cell; between its paragraphs stand only blanks.
function cellText(cell) {
  return all(cell, "text:p").map(odfText).join("\n");
}

module.exports = { run, convert, odfText, cellText };
