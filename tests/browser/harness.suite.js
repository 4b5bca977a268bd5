// The harness sees what it is there to see: each fault is made on a hand-made page.
'use strict';

const assert = require('node:assert/strict');
const { spawnSync } = require('node:child_process');
const fs = require('node:fs');
const path = require('node:path');
const { after, before, describe, it, itOnce } = require('./suites.js');
const { scratch } = require('../lib/kurzcheck.js');
const { Browser, removeSite, sleep, until, writeSite } = require('./harness.js');

const page = (body, head = '') => `<!DOCTYPE html>
<html lang="de"><head><meta charset="utf-8"><title>Prüfung</title>
<meta name="viewport" content="width=device-width, initial-scale=1">${head}</head>
<body><main><h1>Prüfung</h1>${body}</main></body></html>`;

const FILES = {
  'fine.html': page('<p>Alles gut. <a href="other.html#x">weiter</a></p><script src="fine.js"></script>'),
  'other.html': page('<p id="x">Anderes.</p>'),
  'fine.js': 'history.replaceState({ kept: 1 }, "");',
  'picture.html': page('<img src="http://beacon.invalid/x.png" alt="">'),
  'outside.html': page('<img src="../outside.png" alt="">'),
  'beacon.html': page('<script>navigator.sendBeacon("http://beacon.invalid/", "x")</script>'),
  'socket.html': page('<script>new WebSocket("ws://beacon.invalid/")</script>'),
  'console.html': page('<script>console.error("bad")</script>'),
  'throws.html': page('<script>setTimeout(() => { throw new Error("thrown"); }, 1)</script>'),
  'csp.html': page('<script>document.title = "ran"</script>',
    '<meta http-equiv="Content-Security-Policy" content="default-src \'none\'">'),
  'stores.html': page('<script>localStorage.setItem("key", "1")</script>'),
  'wide.html': page('<div id="wide" style="width: 400px">x</div>'),
  'pale.html': page('<p style="color: #bbb">Blasser Text</p>'),
  'leaving.html': page('<button type="button">Knopf</button>' +
    '<script>addEventListener("beforeunload", (e) => { e.preventDefault(); e.returnValue = ""; })</script>'),
  'save.html': page('<a id="save" download="Ergebnis.json">sichern</a><script>' +
    'document.getElementById("save").href = URL.createObjectURL(new Blob(["{\\"ü\\":1}"], ' +
    '{ type: "application/json" }))</script>'),
  'asks.html': page('<button type="button">Knopf</button><script>document.querySelector("button").onclick = () => ' +
    'document.head.append(Object.assign(document.createElement("script"), { src: "asked.js" }))</script>'),
  'asked.js': `/*${' '.repeat(1 << 25)}*/document.title = "Da";`,
  'asks-in-vain.html': page('<button type="button">Knopf</button><script>document.querySelector("button").onclick = () => ' +
    'document.head.append(Object.assign(document.createElement("script"), { src: "missing.js" }))</script>'),
  'script.html': page('<p id="says">ohne</p><script>document.getElementById("says").textContent = "mit"</script>'),
};

module.exports = (kind) => {
  describe(`the harness in ${kind}`, () => {
    let site, browser, tab;
    before(async () => {
      site = writeSite(FILES);
      browser = await Browser.borrow(kind);
      tab = await browser.tab(site);
    });
    after(async () => {
      await browser.giveBack();
      removeSite(site);
    });

    // Opens a page, and waits for this trouble to be noticed.
    async function assertTrouble(name, expected) {
      await tab.goto(name);
      const seen = [];
      await until(`${expected} of ${name}`, () => {
        seen.push(...tab.takeTroubles());
        return expected.test(seen.join('\n'));
      });
    }

    it('finds nothing on a page without faults', async () => {
      await tab.goto('fine.html');
      await sleep(300); // in which there is nothing to wait for
      assert.deepEqual(tab.takeTroubles(), []);
      assert.deepEqual(await tab.axe(), []);
      assert.deepEqual(await tab.stored(), []);
      assert.deepEqual(await tab.overflow(), []);
    });

    it('runs from a path with a space and an umlaut', async () => {
      await tab.goto('fine.html');
      assert.match(decodeURI(await tab.evaluate(() => location.href)), /\/Prüf Stick\/site\/fine\.html$/);
      assert.equal(await tab.where(), 'fine.html');
    });

    it('keeps files as far apart as a reader\'s browser does', async () => {
      await tab.goto('fine.html');
      assert.equal(await tab.evaluate(() => fetch('fine.js').then(() => 'read', () => 'refused')), 'refused');
      tab.takeTroubles();
    });

    for (const name of ['picture.html', 'beacon.html', 'socket.html'])
      it(`sees the request of ${name}`, async () => {
        await assertTrouble(name, /^(request|connection): .*beacon\.invalid/m);
      });

    // Firefox reports no file: requests; the same pages are loaded in Chromium.
    it('sees a request for a file outside of the site', { skip: kind === 'firefox' }, async () => {
      await assertTrouble('outside.html', /^request: file:.*outside\.png/m);
    });

    for (const [name, text] of [['console.html', /console: bad/], ['throws.html', /console: .*thrown/],
      ['csp.html', /console: .*Content.Security.Policy/]])
      it(`sees the error of ${name}`, async () => {
        await assertTrouble(name, text);
      });

    it('sees what is stored', async () => {
      await tab.goto('stores.html');
      assert.deepEqual(await tab.stored(), ['localStorage key']);
      await tab.evaluate(() => localStorage.clear());
    });

    it('sees overflow where there is some, and only there', async () => {
      await tab.resize(320);
      await tab.goto('wide.html');
      assert.match((await tab.overflow()).join(' '), /div#wide/);
      await tab.resize(800);
      await tab.settle();
      assert.deepEqual(await tab.overflow(), []);
    });

    it('sees what axe sees', { skip: kind === 'firefox' }, async () => {
      await tab.goto('pale.html');
      assert.match((await tab.axe()).join('\n'), /^color-contrast/);
    });

    it('follows links, goes back and keeps the state of an entry over a reload', async () => {
      await tab.goto('fine.html');
      await tab.arrive(() => tab.page.click('a'));
      assert.equal(await tab.where(), 'other.html#x');
      await tab.back();
      assert.equal(await tab.where(), 'fine.html');
      await tab.evaluate(() => history.replaceState({ kept: 2 }, ''));
      await tab.goto('other.html');
      await tab.evaluate(() => history.replaceState({ mine: 3 }, ''));
      await tab.reload();
      assert.deepEqual(await tab.evaluate(() => history.state), { mine: 3 });
    });

    it('waits for a script that a page asks for, and no longer where it is missing', async () => {
      await tab.goto('asks.html');
      await tab.page.click('button');
      await tab.settle();
      assert.equal(await tab.evaluate(() => document.title), 'Da');
      await tab.goto('asks-in-vain.html');
      await tab.page.click('button');
      await tab.settle();
      tab.takeTroubles();
    });

    it('sees the warning of a page that does not want to be left', async () => {
      await tab.goto('leaving.html');
      await tab.page.click('button'); // browsers ask only where the reader did something
      tab.dialogs.length = 0;
      await tab.goto('fine.html');
      assert.deepEqual(tab.dialogs, ['beforeunload']);
    });

    it('a tab that was used before knows nothing of it', async () => {
      const used = await browser.tab(site);
      await used.goto('leaving.html');
      await used.page.click('button');
      await used.evaluate(() => (window.name = 'a name'));
      if (kind === 'chromium') await used.page.emulateMediaType('print');
      await used.close();
      const next = await browser.tab(site, { width: 700 });
      assert.deepEqual([next.dialogs, next.takeTroubles()], [[], []]);
      await next.goto('fine.html');
      assert.deepEqual(await next.evaluate(() => [window.name, document.referrer, innerWidth, matchMedia('print').matches]), ['', '', 700, false]);
      assert.deepEqual(await next.stored(), []);
      await next.close();
    });

    it('reads a file that a page saved', async () => {
      await tab.goto('save.html');
      await tab.page.click('#save');
      const { name, text } = await browser.download();
      assert.deepEqual({ name, text }, { name: 'Ergebnis.json', text: '{"ü":1}' });
    });
  });

  itOnce(kind)('the harness shows pages without JavaScript', async (t) => {
    const site = writeSite(FILES);
    const browser = await Browser.lend(t, kind, site, { javascript: false });
    const tab = await browser.tab(site);
    await tab.goto('script.html');
    assert.equal(await tab.evaluate(() => document.getElementById('says').textContent), 'ohne');
    assert.equal(await tab.evaluate(() => matchMedia('(scripting: enabled)').matches), false);
  });

  // Another run of tests, in which things go wrong; what it says of each.
  function runOther(t, suite, env) {
    const file = path.join(scratch(t, 'suite'), 'other.test.js');
    const required = (name) => JSON.stringify(path.join(__dirname, name));
    fs.writeFileSync(file, `const { before, describe, it, runSuites } = require(${required('suites.js')});
      const { Browser, writeSite } = require(${required('harness.js')});
      require.cache[require.resolve(${required('pages.suite.js')})] = { exports: (kind) => { ${suite} } };
      runSuites('${kind}', ['pages']);`);
    const { NODE_TEST_CONTEXT, ...rest } = process.env;
    const { stdout } = spawnSync(process.execPath, ['--test', '--test-reporter=tap', file], { env: { ...rest, ...env }, encoding: 'utf8' });
    return { fails: stdout.match(/^# fail (\d+)/m)[1], cancelled: stdout.match(/^# cancelled (\d+)/m)[1], stdout };
  }

  it(`a ${kind} that does not start ends its tests, each with its reason`, (t) => {
    const suite = `describe('suite', () => {
      before(() => Browser.borrow(kind));
      it('first', () => {});
      it('second', () => {});
    });`;
    const { fails, cancelled, stdout } = runOther(t, suite, { [kind.toUpperCase()]: '/bin/false' });
    assert.deepEqual([fails, cancelled], ['2', '0'], stdout);
    assert.equal(stdout.match(new RegExp(`${kind} does not start: `, 'g')).length, 2, stdout);
  });

  itOnce(kind)(`a ${kind} that dies ends its tests, each with its reason`, (t) => {
    const suite = `describe('suite', () => {
      let browser, tab;
      before(async () => {
        browser = await Browser.borrow(kind);
        tab = await browser.tab(writeSite({ 'a.html': '<p>A' }));
      });
      it('first', () => tab.goto('a.html'));
      it('second', async () => {
        browser.puppet.process().kill('SIGKILL');
        await new Promise(() => {});
      });
      it('third', () => tab.goto('a.html'));
    });`;
    const { fails, cancelled, stdout } = runOther(t, suite);
    assert.deepEqual([fails, cancelled], ['2', '0'], stdout);
    assert.equal(stdout.match(new RegExp(`${kind} ended \\(SIGKILL\\)`, 'g')).length, 2, stdout);
  });

  if (kind === 'chromium')
    it('the harness emulates forced colours in chromium', async (t) => {
      const site = writeSite(FILES);
      const browser = await Browser.lend(t, kind, site);
      const tab = await browser.tab(site, { forcedColors: true });
      await tab.goto('fine.html');
      assert.equal(await tab.evaluate(() => matchMedia('(forced-colors: active)').matches), true);
    });
};
