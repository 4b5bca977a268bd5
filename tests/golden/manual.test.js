// The editors' manual, the .md files in content/: README.md begins, REZEPTE.md has the recipes,
// REFERENZ.md what is looked up, IT.md what others set up. REFERENZ.md explains every rule, and
// shows what it says of it: each example stands in the golden fault of its rule, in the line that
// the message shows or in the message itself. So no example can be of something that the program
// does not complain about. WORTLISTE.md has every word of the interface: UPDATE=1 writes it.
'use strict';

const assert = require('node:assert/strict');
const fs = require('node:fs');
const path = require('node:path');
const test = require('node:test');
const YAML = require('yaml');
const { root } = require('../lib/kurzcheck.js');
const { FAULTS, compare, folders, readRules, updating } = require('./golden.js');

const PARTS = ['README.md', 'REZEPTE.md', 'REFERENZ.md', 'IT.md', 'WORTLISTE.md'];

function readPart(name) {
  return fs.readFileSync(path.join(root, 'content', name), 'utf8');
}

// The rows of the manual's tables of rules. No cell has a | in it.
function readRows() {
  const manual = readPart('REFERENZ.md');
  const section = manual.slice(manual.indexOf('\n## Alle Regeln\n') + 1).split('\n## ')[0];
  return section
    .split('\n')
    .filter((line) => line.startsWith('| `'))
    .map((line) => line.split('|').map((cell) => cell.trim()))
    .map(([, rule, meaning, example, advice, ...rest]) => ({ rule, meaning, example, advice, rest }));
}

// What is said of each rule in all faults: the message, and the line below it if it shows one.
function readReports() {
  const reports = new Map();
  for (const fault of folders(FAULTS)) {
    const lines = fs.readFileSync(path.join(FAULTS, fault, 'expect.de'), 'utf8').split('\n');
    lines.forEach((line, i) => {
      const rule = /\[([a-z0-9-]+)\]$/.exec(line)?.[1];
      const shown = lines[i + 1]?.startsWith('    ') ? lines[i + 1].trim() : '';
      if (rule) reports.set(rule, [...(reports.get(rule) ?? []), `${line}\n${shown}`]);
    });
  }
  return reports;
}

const rules = readRules();
const rows = readRows();

test('the manual has every rule, once, and no other', () => {
  assert.deepEqual(rows.map((row) => /`([^`]*)`/.exec(row.rule)[1]).sort(), [...rules.keys()].sort());
});

test('the manual says which rules are warnings, and which notes', () => {
  const marks = { WARNING: ' W', NOTE: ' H', ERROR: '', SYSTEM: '' };
  for (const [id, severity] of rules)
    assert.ok(rows.some((row) => row.rule === `\`${id}\`${marks[severity]}`), `${id}: ${severity}`);
});

test('every rule is explained, with something to do', () => {
  for (const row of rows) {
    assert.ok(row.meaning.length > 10 && row.advice.length > 5, row.rule);
    assert.deepEqual(row.rest, [''], row.rule);
  }
});

test('every example is one that a golden fault shows', { skip: updating }, () => {
  const reports = readReports();
  for (const { rule, example } of rows) {
    const said = reports.get(/`([^`]*)`/.exec(rule)[1]);
    if (!said) {
      assert.equal(example, '–', `${rule} has an example, but no fault`);
      continue;
    }
    const text = /^`([^`]+)`$/.exec(example)?.[1];
    assert.ok(text, `${rule} has no example`);
    assert.ok(said.some((report) => report.includes(text)), `${rule}: no fault shows ${text}`);
  }
});

// The default theme's words as an editor looks them up: by the sentence that is on the screen.
// One table for each part of strings/de.yaml, which begins with a remark.
function writeWords() {
  const source = fs.readFileSync(path.join(root, 'themes/default/strings/de.yaml'), 'utf8');
  const parts = source.split(/\n\n(?=# )/).slice(1);
  assert.ok(parts.length > 10, 'the parts of de.yaml were not found');
  const cell = (text) => text.replace(/\|/g, '\\|');
  const tables = parts.map((part) => {
    const words = Object.entries(YAML.parse(part)).map(([key, word]) => `| ${cell(word)} | \`${key}\` |`);
    return `## ${/^# (.*)/.exec(part)[1]}\n\n| Wort | Schlüssel |\n| --- | --- |\n${words.join('\n')}\n`;
  });
  const count = parts.reduce((sum, part) => sum + Object.keys(YAML.parse(part)).length, 0);
  assert.equal(count, Object.keys(YAML.parse(source)).length, 'a word of de.yaml is in no part');
  return `# Die Wörter der Oberfläche

Hier steht jedes Wort der Seiten, das nicht aus dem Check selbst kommt, mit seinem Schlüssel.
Suchen Sie den Satz, den Sie auf der Seite sehen, mit der Suche Ihres Texteditors (Strg und F).
Wie Sie ihn ersetzen, steht im [Handbuch](REZEPTE.md#-ein-wort-der-oberfläche-ändern). Die
Schlüssel sind in jeder Sprache dieselben. Bei \`{1}\` und \`{2}\` setzt das Programm etwas ein.
Daran ändern Sie nichts: Diese Datei ist nur zum Nachsehen da.

${tables.join('\n')}`;
}

test('the list of words has every word of the interface, with its key', () => {
  compare(path.join(root, 'content/WORTLISTE.md'), writeWords());
});

test('the words that the manual names are those of the theme', () => {
  const words = YAML.parse(fs.readFileSync(path.join(root, 'themes/default/strings/de.yaml'), 'utf8'));
  const manual = readPart('REZEPTE.md');
  const table = manual.split('| Schlüssel | Wort |')[1].split('\n\n')[0];
  const rows = [...table.matchAll(/^\| (`.*`) \| (.*) \|$/gm)];
  assert.ok(rows.length > 5);
  for (const [, keys, text] of rows)
    for (const [, key] of keys.matchAll(/`([^`]*)`/g)) assert.ok(text.includes(words[key]), `${key}: ${text}`);
});

// What is shown as code is no link and no heading.
function withoutCode(markdown) {
  return markdown.replace(/^```[^]*?^```$/gm, '').replace(/`[^`\n]*`/g, '`');
}

// The address of a heading, as GitHub and text editors make it.
function anchorOf(heading) {
  return heading.toLowerCase().replace(/[^\p{L}\p{N}_ -]/gu, '').replaceAll(' ', '-');
}

test('no link within the manual leads nowhere, and every part is reached from its beginning', () => {
  const anchors = new Map(
    PARTS.map((name) => [name, [...readPart(name).replace(/^```[^]*?^```$/gm, '').matchAll(/^#+ (.*)$/gm)].map(([, heading]) => anchorOf(heading))])
  );
  for (const name of PARTS)
    for (const [link, target] of withoutCode(readPart(name)).matchAll(/\]\(([^)]*)\)/g)) {
      if (target.startsWith('https://')) continue;
      const [file, anchor] = target.split('#');
      const found = anchors.get(file || name);
      assert.ok(found && (anchor === undefined || found.includes(anchor)), `${name}: ${link}`);
    }
  for (const name of PARTS.slice(1)) assert.ok(readPart('README.md').includes(`](${name}`), name);
});
