// Twice as much of what costs a careless reader more than its size is twice as much work, whatever it is
// made of. By processor time, the least of several runs: what grows with the square takes four times as long.
// `make test` takes every SAMPLE-th kind, `make test-growth` all, and prints the worst.
'use strict';

const assert = require('node:assert/strict');
const fs = require('node:fs');
const path = require('node:path');
const test = require('node:test');
const { spawnSync } = require('node:child_process');
const { copyTree, programs, root, scratch, writeTree } = require('../lib/kurzcheck.js');
const { kinds } = require('./hostile.js');

const BYTES = 100000;
const SAMPLE = process.env.GROWTH_ALL === '1' ? 1 : 9;
const MOST = 3; // times the work
const RUNS = 8;
const base = path.join(root, 'tests/golden/base');

// Seconds of a processor that reading a project takes; -> { seconds, status }
function cost(folder) {
  const script = 'TIMEFORMAT="%3U %3S"; ulimit -t 20; ulimit -v 4000000; time "$1" check --lang en "$2" >/dev/null 2>&1; echo $?';
  const { stdout, stderr } = spawnSync('bash', ['-c', script, 'bash', programs.release, folder], { encoding: 'utf8' });
  const [user, system] = stderr.trim().split(' ').map((text) => Number(text.replace(',', '.')));
  return { seconds: user + system, status: Number(stdout) };
}

test('the work grows with the size, whatever a file is made of', (t) => {
  const all = Object.entries(kinds((name) => fs.readFileSync(path.join(base, name), 'utf8')));
  const some = all.filter((_, i) => i % SAMPLE === 0);
  const folder = scratch(t, 'hostile');
  const worst = [], failures = [];
  for (const [name, make] of some) {
    const projects = [1, 2].map((times) => {
      const project = path.join(folder, String(times));
      fs.rmSync(project, { recursive: true, force: true });
      copyTree(base, project);
      writeTree(project, make(times * BYTES));
      return project;
    });
    const least = [Infinity, Infinity];
    let ratio = Infinity;
    for (let run = 0; run < RUNS && (run < 1 || ratio >= MOST); run++) {
      projects.forEach((project, i) => {
        const { seconds, status } = cost(project);
        if (status > 1) failures.push(`${name}: status ${status}`);
        least[i] = Math.min(least[i], seconds);
      });
      ratio = least[1] / Math.max(least[0], 0.001);
    }
    worst.push({ name, ratio, seconds: least[1] });
    if (ratio >= MOST) failures.push(`${name}: ${ratio.toFixed(2)} times the work, ${least[1]} s`);
  }
  worst.sort((a, b) => b.ratio - a.ratio);
  t.diagnostic(`${some.length} kinds of input, ${BYTES} bytes and twice as many: at most ${worst[0].ratio.toFixed(2)} times the work (${worst[0].name})`);
  worst.sort((a, b) => b.seconds - a.seconds);
  t.diagnostic(`the slowest: ${worst.slice(0, 5).map(({ name, seconds }) => `${name} ${seconds.toFixed(2)} s`).join('; ')}`);
  assert.deepEqual([...new Set(failures)], []);
});
