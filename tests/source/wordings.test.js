// What the program says in German stands in diag/; elsewhere a field's row says what it is for.
'use strict';

const assert = require('node:assert/strict');
const fs = require('node:fs');
const path = require('node:path');
const test = require('node:test');
const { listFiles, root } = require('../lib/kurzcheck.js');

// String literals that read like German sentences; single words are data (names of roles, units).
function germanIn(text) {
  const code = text
    .replace(/\/\*[\s\S]*?\*\//g, '')
    .replace(/\.about = \{[\s\S]*?\}/g, '')
    .replace(/"\s*\n\s*"/g, '');
  return [...code.matchAll(/"((?:[^"\\\n]|\\.)*)"/g)].map(([, literal]) => literal).filter((literal) => / /.test(literal) && /[äöüßÄÖÜ„]/.test(literal));
}

test('no German sentence stands outside of diag/', () => {
  const src = path.join(root, 'src');
  const files = listFiles(src).filter((name) => /\.[ch]$/.test(name) && !name.startsWith('diag/'));
  assert.ok(files.length > 50);
  const found = files.flatMap((name) => germanIn(fs.readFileSync(path.join(src, name), 'utf8')).map((literal) => `${name}: ${literal}`));
  assert.deepEqual(found, []);
});

test('the search finds sentences, and passes over words, comments and descriptions of fields', () => {
  assert.deepEqual(germanIn('f("die Datei ist zu groß"); /* "für alle" */ x = { "menü", .about = { "a", "für alle" } };'), ['die Datei ist zu groß']);
  assert.deepEqual(germanIn('f("ein Zeichen wie "\n  "„ hier");'), ['ein Zeichen wie „ hier']);
});
