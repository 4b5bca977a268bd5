// Who may include whom: the table in src/README.md is the rule, this holds the code to it.
'use strict';

const assert = require('node:assert/strict');
const path = require('node:path');
const test = require('node:test');
const { root, scratch, writeTree } = require('../lib/kurzcheck.js');
const { breaches } = require('./include-rules.js');

const README = `# Code

## Who may include whom

| folder | may include |
| --- | --- |
| \`low/\` | \`low/\` |
| \`high/\` | \`low/\`, \`high/\` |
| \`.\` | \`.\`, \`high/\` |

| header | only in |
| --- | --- |
| \`<yaml.h>\` | \`low/yaml.c\` |

## Something else
`;

const FINE = {
  'README.md': README,
  'low/a.h': '',
  'low/yaml.c': '#include <yaml.h>\n#include <stdio.h>\n#include "low/a.h"\n',
  'high/b.h': '#include "low/a.h"\n',
  'main.c': '#include "high/b.h"\n#include "options.h"\n',
  'options.h': '',
};

function breachesOf(t, files) {
  const src = scratch(t, 'rules');
  writeTree(src, { ...FINE, ...files });
  return breaches(src);
}

test('the code keeps to the include rules', () => {
  assert.deepEqual(breaches(path.join(root, 'src')), []);
});

test('the check of the include rules', async (t) => {
  await t.test('finds nothing where all is well', (t) => {
    assert.deepEqual(breachesOf(t, {}), []);
  });
  await t.test('names an include against the direction, with file and line', (t) => {
    assert.deepEqual(breachesOf(t, { 'low/c.c': '\n  #  include "high/b.h"\n' }), [
      'src/low/c.c:2: low/ may not include "high/b.h"',
    ]);
  });
  await t.test('names a file of src/ itself', (t) => {
    assert.deepEqual(breachesOf(t, { 'main.c': '#include "low/a.h"\n' }), [
      'src/main.c:1: . may not include "low/a.h"',
    ]);
  });
  await t.test('names a header kept to one file', (t) => {
    assert.deepEqual(breachesOf(t, { 'high/d.c': '#include <yaml.h>\n' }), [
      'src/high/d.c:1: <yaml.h> may only be included in low/yaml.c',
    ]);
  });
  await t.test('names a path that is not relative to src/', (t) => {
    assert.deepEqual(breachesOf(t, { 'low/e.c': '#include "a.h"\n' }), [
      'src/low/e.c:1: "a.h" is no path relative to src/',
    ]);
  });
  await t.test('names a folder without a row', (t) => {
    assert.deepEqual(breachesOf(t, { 'new/f.c': '' }), ['src/new/f.c:1: the table has no row for new/']);
  });
  await t.test('names rows that speak of nothing', (t) => {
    const readme = README.replace('| `.`', '| `gone/` | `low/` |\n| `.`').replace(
      '| `<yaml.h>`', '| `<cmark.h>` | `low/m.c` |\n| `<yaml.h>`');
    assert.deepEqual(breachesOf(t, { 'README.md': readme }), [
      'src/README.md:1: gone/ has a row, but no C file',
      'src/README.md:1: <cmark.h> has a row, but nobody includes it',
    ]);
  });
  for (const [lost, pattern] of [
    ['## Who may include whom', /no heading/],
    ['| folder | may include |', /no table "\| folder/],
    ['| header | only in |', /no table "\| header/],
  ])
    await t.test(`fails where src/README.md lacks "${lost}"`, (t) => {
      assert.throws(() => breachesOf(t, { 'README.md': README.replace(lost, '') }), pattern);
    });
});
