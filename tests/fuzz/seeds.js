// What fuzzing begins with: the shipped content and the golden tests, cut into inputs of each target
// (targets.h says what their first byte means), and words that the program knows.
"use strict";

const fs = require("node:fs");
const path = require("node:path");

const root = path.join(__dirname, "../..");
const MOST_BYTES = 24 * 1024;

function filesIn(folder) {
  return fs
    .readdirSync(path.join(root, folder), { withFileTypes: true })
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((entry) => {
      const name = `${folder}/${entry.name}`;
      if (entry.isDirectory()) return filesIn(name);
      return entry.isFile() ? [{ name, data: fs.readFileSync(path.join(root, name)) }] : [];
    });
}

const after = (byte, data) => Buffer.concat([Buffer.of(byte), data]);

// The first byte of an input by its file's name; undefined: it is none of the target's.
const FIRST = {
  yaml: (name) => ({ "check.yaml": 0, "site.yaml": 1, "texts.yaml": 2 })[path.basename(name)],
  markdown: (name) => ({ pages: 0, questions: 2, factors: 3 })[/\/(\w+)\/[^/]+\.md$/.exec(name)?.[1]],
  template: (name) => (name.endsWith(".mustache") ? 3 : name.endsWith(".mustache.css") ? 2 : undefined),
};

// A golden fault as the archive that fuzz_tree reads.
function archiveOf(folder) {
  const parts = filesIn(folder)
    .filter(({ name }) => /\/(content|themes)\//.test(name))
    .map(({ name, data }) => [`=== ${name.slice(folder.length + 1)}\n`, data, "\n"]);
  return Buffer.concat(parts.flat().map((part) => Buffer.from(part)));
}

// -> { TARGET: [bytes] }
function seeds() {
  const sources = [...filesIn("content"), ...filesIn("tests/golden"), ...filesIn("themes/default")];
  const found = {};
  for (const [target, first] of Object.entries(FIRST)) {
    found[target] = sources
      .filter(({ name, data }) => first(name) !== undefined && data.length < MOST_BYTES)
      .map(({ name, data }) => after(first(name), data));
  }
  found.template.push(...found.template.map((data) => after(1, data.subarray(1))));
  const faults = fs.readdirSync(path.join(root, "tests/golden/faults"));
  found.tree = [...faults.map((name) => archiveOf(`tests/golden/faults/${name}`)), archiveOf("tests/golden/sites/garden")]
    .filter((data) => data.length > 0 && data.length < MOST_BYTES);
  return found;
}

const SIGNS = {
  yaml: ["- ", ": ", "{ ", " }", "[", "]", ", ", "|\n", ">-\n", "'", '"', "&a ", "*a", "!!str ", "---\n", "...\n", "# ", "\t", "? ", "%YAML 1.1\n", "\ufeff", "\\u202e", "\\x00", "<<: *a"],
  markdown: ["# ", "## ", "> ", "- ", "1. ", "```\n", "~~~", "<!--", "-->", "<b>", "</b>", "[a](b)", "![a](b)", "[a]: b\n", "**", "__", "==", "~~", "&amp;", "&#0;", "\\", "<a@b.c>", "<https://a>", "](", "| a | b |\n", "\u202e", "\u00ad", "\ufffd", "javascript:", "data:text/html,", "<![CDATA[", "<?", "  \n"],
  template: ["{{", "}}", "{{{", "}}}", "{{#", "{{/", "{{^", "{{>", "{{!", "{{&", "{{=<% %>=}}", "<%", "%>", ".", "\f"],
  tree: ["=== ", "\n=== -", "\n=== !", "content/", "content/en/", "content/media/", "themes/own/", ".md\n", ".yaml\n", ".svg\n", ".png\n", "themes/own/theme.yaml\n", "themes/own/strings/en.yaml\n", "<svg xmlns=\"http://www.w3.org/2000/svg\">", "\x89PNG\r\n\x1a\n"],
};

// Keys of the schemas, ids that the small project has, keys that templates name.
function words() {
  const keys = (value) => (typeof value !== "object" || value === null ? [] : [...Object.keys(value.properties ?? {}), ...Object.values(value).flatMap(keys)]);
  const schemas = filesIn("content/schema").flatMap(({ data }) => keys(JSON.parse(data)));
  const names = filesIn("themes/default/templates").flatMap(({ data }) => [...String(data).matchAll(/\{\{[#^/>&{]?([\w.]+)/g)].map(([, name]) => name));
  const ids = ["first", "second", "work", "rest", "time", "luck", "low", "high", "start", "more", "imprint", "privacy", "accessibility"];
  const unique = (list) => [...new Set(list)].sort();
  const yaml = unique([...schemas.map((key) => `${key}: `), ...ids]);
  return { yaml, markdown: unique(["Low", "High", ...ids.map((id) => `${id}.md`)]), template: unique(names), tree: [...yaml, ...ids] };
}

// A dictionary as libFuzzer reads it.
function dictionary(target) {
  const quoted = (word) => `"${[...Buffer.from(word)].map((byte) => (byte < 32 || byte > 126 || byte === 34 || byte === 92 ? `\\x${byte.toString(16).padStart(2, "0")}` : String.fromCharCode(byte))).join("")}"\n`;
  return [...SIGNS[target], ...words()[target]].map(quoted).join("");
}

module.exports = { seeds, dictionary };
