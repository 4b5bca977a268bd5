// describe, it and their hooks, as node:test has them, for suites that share a browser.
//
// What is to be made ready is made ready when the first test of its suite runs: a test that is
// asked for alone waits for nothing else. If that fails, or the browser ends, each test fails at
// once and says why: of node:test's own hooks, Node 18 says no more than that a test was cancelled.
'use strict';

const node = require('node:test');
const { Browser } = require('./harness.js');

// The suite that is being described.
let current = null;

class Suite {
  constructor(outer) {
    Object.assign(this, { outer, before: [], beforeEach: [], afterEach: [], after: [], ready: null });
  }

  // The outer suites' work first, each once.
  prepare() {
    this.ready ??= (async () => {
      await this.outer?.prepare();
      for (const work of this.before) await work();
    })();
    return this.ready;
  }

  async run(test, t) {
    await this.prepare();
    for (const work of this.all('beforeEach')) await work();
    try {
      return await test(t);
    } finally {
      for (const work of this.all('afterEach')) await work();
    }
  }

  all(hook) {
    return [...(this.outer?.all(hook) ?? []), ...this[hook]];
  }

  // Takes away what was made ready; where that failed, its tests have said so.
  async finish() {
    if (!this.ready) return;
    const isReady = await this.ready.then(() => true, () => false);
    for (const work of this.after) await Promise.resolve().then(work).catch((error) => { if (isReady) throw error; });
  }
}

function describe(name, define) {
  node.describe(name, () => {
    const suite = new Suite(current);
    current = suite;
    define();
    current = suite.outer;
    node.after(() => suite.finish());
  });
}

function it(name, ...rest) {
  const test = rest.pop();
  const suite = current;
  node.it(name, ...rest, (t) => Promise.race([suite.run(test, t), Browser.death]));
}

// For a test of what the scripts reckon, say and write: that is the same in every browser, and
// Chromium alone is asked. What browsers do each in its own way is tested in all of them: history,
// storage, files from disk, downloads, dialogs, focus, keys, layout.
const itOnce = (kind) => (kind === 'chromium' ? it : () => {});

const hook = (name) => (work) => current[name].push(work);

// The suites of a test file, one after the other in the same browser.
function runSuites(kind, suites) {
  describe(`in ${kind}`, () => {
    hook('after')(async () => {
      await Browser.closeAll();
      // The automation may still be waiting for a browser that died: all has been said by then.
      setTimeout(() => process.exit(), 5000).unref();
    });
    for (const suite of suites) require(`./${suite}.suite.js`)(kind);
  });
}

module.exports = {
  describe,
  it,
  itOnce,
  before: hook('before'),
  beforeEach: hook('beforeEach'),
  afterEach: hook('afterEach'),
  after: hook('after'),
  runSuites,
};
