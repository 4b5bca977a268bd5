// Twice as much content is twice as much work, no more: counted in instructions, which do not
// depend on what else the machine does.
'use strict';

const assert = require('node:assert');
const { describe, it } = require('node:test');
const { spawnSync } = require('node:child_process');

const { programs, scratch, writeTree } = require('../lib/kurzcheck.js');
const { project } = require('./content.js');

// A little more per item is forgiven: arrays that double, paths that get a digit longer.
const MOST = 1.05;

// What making a whole site costs.
function instructions(t, parts) {
  const folder = scratch(t, 'growth');
  writeTree(folder, project(parts));
  const { status, stderr } = spawnSync('valgrind', [
    '--tool=exp-bbv', '--interval-size=2000000000', '--bb-out-file=/dev/null', '--pc-out-file=/dev/null',
    programs.release, 'build', '--lang', 'en', folder,
  ], { encoding: 'utf8' });
  assert.strictEqual(status, 0, stderr);
  return Number(/Total instructions: (\d+)/.exec(stderr)[1]);
}

const few = { pages: 2, questions: 4, factors: 4, languages: 1 };
const kinds = { pages: { pages: 60 }, 'questions and factors': { questions: 40, factors: 40 }, languages: { languages: 2 } };

describe('the work grows with', () => {
  let before;
  for (const [name, more] of Object.entries(kinds)) {
    it(name, (t) => {
      const grown = (times) => Object.fromEntries(Object.keys(few).map((key) => [key, few[key] + times * (more[key] || 0)]));
      before ??= instructions(t, few);
      const [once, twice] = [1, 2].map((times) => instructions(t, grown(times)));
      const growth = (twice - once) / (once - before);
      t.diagnostic(`${JSON.stringify(more)} and as many again: the second cost ${growth.toFixed(3)} times what the first did`);
      assert.ok(growth < MOST);
    });
  }
});
