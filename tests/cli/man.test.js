// The manual page says what `kurzcheck --help` says, and is written as mdoc demands.
'use strict';

const assert = require('node:assert/strict');
const fs = require('node:fs');
const path = require('node:path');
const { execFileSync, spawnSync } = require('node:child_process');
const test = require('node:test');
const { root, run, scratch } = require('../lib/kurzcheck.js');

const PAGE = path.join(root, 'src/kurzcheck.1');

// The page as a reader sees it, without bold and italics, which are overstruck letters.
function readPage() {
  return execFileSync('mandoc', ['-T', 'utf8', PAGE], { encoding: 'utf8' }).replace(/.\x08/g, '');
}

test('mandoc finds nothing to say about the page', () => {
  const { status, stdout, stderr } = spawnSync('mandoc', ['-T', 'lint', '-W', 'style', PAGE], { encoding: 'utf8' });
  assert.equal(stdout + stderr, '');
  assert.equal(status, 0);
});

test('the page names every command and every option that --help names', () => {
  const page = readPage();
  for (const language of ['en', 'de']) {
    const help = run(['--help', '--lang', language]).stdout;
    const commands = [...help.matchAll(/^ *kurzcheck ([a-z]+) /gm)].map((match) => match[1]);
    const options = [...help.matchAll(/(?<![\w-])--?[a-z]+\b/g)].map((match) => match[0]);
    assert.ok(commands.includes('build') && commands.includes('new'));
    assert.ok(options.includes('-o') && options.includes('--strict'));
    for (const command of commands.filter((word) => !/^(makes|macht)$/.test(word)))
      assert.match(page, new RegExp(`^ +kurzcheck ${command}\\b`, 'm'));
    for (const option of options) assert.match(page, new RegExp(`^ {5}(-\\w.*, )?${option}\\b`, 'm'));
  }
});

test('the page names every exit status', () => {
  const section = readPage().match(/^EXIT STATUS\n([^]*?)^[A-Z]/m)[1];
  assert.deepEqual([...section.matchAll(/^ {5}(\d)/gm)].map((match) => match[1]), ['0', '1', '2', '3']);
});

test('make install lays program and page down, and uninstall takes them away', (t) => {
  const stage = scratch(t, 'install');
  const make = (target) => execFileSync('make', ['-s', target, `DESTDIR=${stage}`, 'PREFIX=/usr'], { cwd: root });
  make('install');
  const page = path.join(stage, 'usr/share/man/man1/kurzcheck.1');
  assert.equal(fs.readFileSync(page, 'utf8'), fs.readFileSync(PAGE, 'utf8'));
  assert.equal(fs.statSync(page).mode & 0o777, 0o644);
  assert.match(run(['--version'], { program: path.join(stage, 'usr/bin/kurzcheck') }).stdout, /^kurzcheck /);
  make('uninstall');
  const left = execFileSync('find', [stage, '-name', '*kurzcheck*', '-not', '-path', stage], { encoding: 'utf8' });
  assert.equal(left, '');
});
