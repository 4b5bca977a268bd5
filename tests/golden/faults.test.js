// Golden diagnostics. Each folder in faults/ is a fault: files laid over the project in base/,
// and beside them
//
//     expect.en, expect.de   what `kurzcheck check` says, and its exit status
//     options                further options of the command line, e.g. --strict
//     remove                 files of base/ that go, one a line
//     setup                  a shell script, run in the project, for what git cannot hold; $ROOT
//                            is this repository's folder
//
// A new fault: make the folder, then `make test-golden UPDATE=1`, and read what it wrote.
'use strict';

const fs = require('node:fs');
const path = require('node:path');
const assert = require('node:assert/strict');
const test = require('node:test');
const { programs, root, run, scratch } = require('../lib/kurzcheck.js');
const { Shell } = require('../lib/shell.js');
const { BASE, FAULTS, compare, folders, makeProject, readLines, readRules, updating } = require('./golden.js');

function report(result) {
  const signal = result.signal ? ` (${result.signal})` : '';
  return `${result.stderr}exit status: ${result.status}${signal}\n`;
}

test('the project that all faults are laid over has none', (t) => {
  const project = path.join(scratch(t, 'base'), 'project');
  fs.cpSync(BASE, project, { recursive: true });
  const result = run(['check', '--strict', '--lang', 'en'], { cwd: project });
  assert.equal(result.status, 0, result.stderr);
  assert.match(result.stderr, /^kurzcheck: 0 errors, 0 warnings;/);
});

const shell = new Shell();
test.after(() => shell.end());

for (const fault of folders(FAULTS))
  test(`fault ${fault}`, async (t) => {
    const project = makeProject(t, fault);
    const options = readLines(path.join(FAULTS, fault, 'options'));
    const [en, de] = ['en', 'de'].map((language) => ['check', '--lang', language, ...options]);
    const checked = await shell.run(en, { cwd: project });
    compare(path.join(FAULTS, fault, 'expect.en'), report(checked));
    compare(path.join(FAULTS, fault, 'expect.de'), report(await shell.run(de, { cwd: project })));
    // What `check` reports, `build` reports, and writes no site while there are errors; the program
    // with sanitizers finds no fault in itself.
    const built = await shell.run(['build', '--lang', 'en', '-o', 'out', ...options], { cwd: project, program: programs.san });
    const told = ({ stderr }) => stderr.replace(/^kurzcheck: .*\n/gm, '');
    assert.equal(told(built), told(checked));
    assert.equal(built.status, checked.status);
    assert.equal(fs.existsSync(path.join(project, 'out')), checked.status === 0);
  });

// The diagnostics in an expected report, as "place [rule]".
function diagnostics(fault, language) {
  const report = fs.readFileSync(path.join(FAULTS, fault, `expect.${language}`), 'utf8');
  return [...report.matchAll(/^(\S.*?): (?:error|warning|note|Fehler|Warnung|Hinweis): .*(\[[a-z0-9-]+\])$/gm)].map(
    ([line, place, rule]) => ({ line, where: `${place} ${rule}`, rule })
  );
}

test('both languages say the same of the same places', { skip: updating }, () => {
  for (const fault of folders(FAULTS)) {
    const where = (language) => diagnostics(fault, language).map((item) => item.where);
    assert.deepEqual(where('de'), where('en'), fault);
    assert.ok(where('en').length, fault);
  }
});

test('nothing is said twice', { skip: updating }, () => {
  for (const fault of folders(FAULTS)) {
    const lines = diagnostics(fault, 'en').map((item) => item.line);
    assert.deepEqual([...new Set(lines)], lines, fault);
  }
});

test('ten faults in one project are ten messages in one run', { skip: updating }, () => {
  const rules = new Set(diagnostics('many-at-once', 'en').map((item) => item.rule));
  assert.ok(rules.size >= 10, `${rules.size} rules`);
});

// Rules that no file of a project can break, with the tests that do break them.
const ELSEWHERE = {
  'project-size': 'disk/test_read',
  'cannot-read': 'disk/test_read',
  'cannot-write': 'disk/test_write',
  'disk-full': 'disk/test_interrupted',
  'output-foreign': 'disk/test_write',
  'output-changed': 'disk/test_write',
  'output-mount': 'disk/test_filesystems',
  'output-busy': 'disk/test_write',
  'output-overlap': 'disk/test_write',
  'output-restored': 'disk/test_write',
  'output-leftover': 'disk/test_write',
  'file-exists': 'disk/test_new',
};

test('every rule is broken by a fault', { skip: updating }, () => {
  const rules = [...readRules().keys()];
  const said = folders(FAULTS)
    .map((fault) => fs.readFileSync(path.join(FAULTS, fault, 'expect.en'), 'utf8'))
    .join('');
  const unbroken = rules.filter((rule) => !said.includes(`[${rule}]`));
  assert.deepEqual(unbroken.filter((rule) => !(rule in ELSEWHERE)), []);
  assert.deepEqual(Object.keys(ELSEWHERE).filter((rule) => !unbroken.includes(rule)), [], 'no longer elsewhere only');
  // A C test speaks of a rule by its id, or by its name in rules.h.
  for (const [rule, test] of Object.entries(ELSEWHERE)) {
    const text = fs.readFileSync(path.join(root, 'tests', `${test}.c`), 'utf8');
    const name = `RULE_${rule.toUpperCase().replaceAll('-', '_')}`;
    assert.match(text, new RegExp(`["n]${rule}[ "]|\\b${name}\\b`), `${test}.c does not speak of ${rule}`);
  }
});
