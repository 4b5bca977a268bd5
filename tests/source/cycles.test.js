// No two C files, and no two folders, need each other.
'use strict';

const assert = require('node:assert/strict');
const path = require('node:path');
const test = require('node:test');
const { execFileSync } = require('node:child_process');
const { output, root, scratch, writeTree } = require('../lib/kurzcheck.js');
const { findCycles, needsOfFolders, readNeeds } = require('./cycles.js');

// Circles that are still to come apart, each as all of its parts. This list only shrinks.
const ALLOWED_FILES = [];
const ALLOWED_FOLDERS = [];

// Fails for a circle that is not allowed, or larger than that, and for an entry that is not needed
// any more.
function assertOnly(cycles, allowed) {
  const told = cycles.map(({ parts, path: way }) => `${parts.join(' ')}\n    ${way}`).join('\n');
  assert.deepEqual(cycles.map((cycle) => cycle.parts.join(' ')).sort(), [...allowed].sort(), `who needs each other:\n${told || 'nobody'}`);
}

const graph = readNeeds(path.join(root, 'src'), path.join(output, 'obj'));

test('no two files need each other', () => assertOnly(findCycles(graph), ALLOWED_FILES));
test('no two folders need each other', () => assertOnly(findCycles(needsOfFolders(graph)), ALLOWED_FOLDERS));

test('the search for circles', async (t) => {
  const cyclesOf = (t, files, compile = []) => {
    const src = scratch(t, 'cycles');
    writeTree(src, files);
    for (const name of compile) execFileSync('cc', ['-c', '-I.', `${name}.c`, '-o', `${name}.o`], { cwd: src });
    return readNeeds(src, src);
  };
  await t.test('finds none where there is none', (t) => {
    const needs = cyclesOf(t, { 'a/a.h': '', 'a/a.c': '#include "a/a.h"\n', 'b/b.h': '#include "a/a.h"\n' });
    assert.deepEqual(findCycles(needs), []);
    assert.deepEqual(findCycles(needsOfFolders(needs)), []);
  });
  await t.test('finds headers that include each other, with the way round', (t) => {
    const needs = cyclesOf(t, { 'a.h': '#include "b.h"\n', 'b.h': '', 'b.c': '#include "c.h"\n', 'c.h': '#include "a.h"\n', 'd.h': '#include "a.h"\n' });
    assert.deepEqual(findCycles(needs), [
      { parts: ['a', 'b', 'c'], path: 'a -> b (includes b.h), b -> c (includes c.h), c -> a (includes a.h)' },
    ]);
  });
  await t.test('finds objects that call each other, whatever they include', (t) => {
    const needs = cyclesOf(t, {
      'a.c': 'int b(void);\nint a(void);\nint a(void) { return b(); }\n',
      'b.c': 'int a(void);\nint b(void);\nint b(void) { return a(); }\n',
    }, ['a', 'b']);
    assert.deepEqual(findCycles(needs), [{ parts: ['a', 'b'], path: 'a -> b (uses b), b -> a (uses a)' }]);
  });
  await t.test('finds folders that need each other by different files', (t) => {
    const needs = cyclesOf(t, { 'a/one.h': '#include "b/one.h"\n', 'b/one.h': '', 'b/two.h': '#include "a/two.h"\n', 'a/two.h': '' });
    assert.deepEqual(findCycles(needs), []);
    assert.deepEqual(findCycles(needsOfFolders(needs)).map((cycle) => cycle.parts), [['a/', 'b/']]);
  });
  await t.test('an allowed circle that is gone, or has grown, fails', () => {
    assert.throws(() => assertOnly([], ['a b']));
    assert.throws(() => assertOnly([{ parts: ['a', 'b', 'c'], path: '' }], ['a b']));
    assertOnly([{ parts: ['a', 'b'], path: '' }], ['a b']);
  });
});
