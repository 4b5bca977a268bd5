// Golden tests compare what the program does with what a file says it should do.
// With UPDATE=1 they take what it does now as expected: read the difference before committing it.
'use strict';

const assert = require('node:assert/strict');
const fs = require('node:fs');
const path = require('node:path');

const updating = Boolean(process.env.UPDATE);

// Compares a text with the file that holds the expected one.
function compare(file, actual) {
  if (updating) {
    fs.mkdirSync(path.dirname(file), { recursive: true });
    fs.writeFileSync(file, actual);
    return;
  }
  assert.ok(fs.existsSync(file), `${file} is missing: make test-golden UPDATE=1 writes it`);
  assert.equal(actual, fs.readFileSync(file, 'utf8'));
}

// The folders below a folder.
function folders(folder) {
  return fs
    .readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .sort();
}

module.exports = { compare, folders, updating };
