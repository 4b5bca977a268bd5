// Golden tests compare what the program does with what a file says it should do.
// With UPDATE=1 they take what it does now as expected: read the difference before committing it.
'use strict';

const assert = require('node:assert/strict');
const fs = require('node:fs');
const path = require('node:path');
const { execFileSync } = require('node:child_process');
const { root, scratch } = require('../lib/kurzcheck.js');

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

const BASE = path.join(__dirname, 'base');
const FAULTS = path.join(__dirname, 'faults');
// Rules as src/diag/rule_list.h has them: id -> severity.
function readRules() {
  const messages = fs.readFileSync(path.join(root, 'src/diag/rule_list.h'), 'utf8');
  const rows = messages.matchAll(/^RULE\(\s*[A-Z0-9_]+, "([a-z0-9-]+)", ([A-Z]+),/gm);
  const rules = new Map([...rows].map(([, id, severity]) => [id, severity]));
  assert.ok(rules.size > 80, 'the table of rules was not found in src/diag/rule_list.h');
  return rules;
}

const OURS = ['expect.en', 'expect.de', 'options', 'remove', 'setup'];

function readLines(file) {
  return fs.existsSync(file) ? fs.readFileSync(file, 'utf8').split('\n').filter(Boolean) : [];
}

// Lays base/ and a fault (faults.test.js says what is in its folder) into a fresh project.
function makeProject(t, fault) {
  const folder = path.join(FAULTS, fault);
  const project = path.join(scratch(t, 'fault'), 'project');
  fs.cpSync(BASE, project, { recursive: true });
  for (const name of readLines(path.join(folder, 'remove'))) fs.rmSync(path.join(project, name), { recursive: true });
  for (const name of fs.readdirSync(folder))
    if (!OURS.includes(name))
      fs.cpSync(path.join(folder, name), path.join(project, name), { recursive: true, verbatimSymlinks: true });
  if (fs.existsSync(path.join(folder, 'setup')))
    execFileSync('/bin/sh', ['-eu', path.join(folder, 'setup')], {
      cwd: project,
      env: { ...process.env, ROOT: root },
      stdio: 'pipe',
    });
  return project;
}

module.exports = { BASE, FAULTS, compare, folders, makeProject, readLines, readRules, updating };
