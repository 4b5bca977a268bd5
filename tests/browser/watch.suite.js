// kurzcheck watch, as an editor has it: the page stands open beside the text, reloads itself
// from disk with what was answered, and shows the errors.
'use strict';

const assert = require('node:assert/strict');
const fs = require('node:fs');
const path = require('node:path');
const { spawn } = require('node:child_process');
const { after, before, describe, it, itOnce } = require('./suites.js');
const { copyTree, programs, root } = require('../lib/kurzcheck.js');
const { Browser, removeSite, until, writeSite } = require('./harness.js');
const { Reader, readCheck } = require('./reader.js');

module.exports = (kind) => {
  describe(`a watched site in ${kind}`, () => {
    let project, site, watcher, browser, tab, reader;

    const edit = (name, change) => {
      const file = path.join(project, 'content', name);
      fs.writeFileSync(file, change(fs.readFileSync(file, 'utf8')));
    };

    const document = () => tab.evaluate(() => performance.timeOrigin);
    const scrolled = () => tab.evaluate(() => Math.round(window.scrollY));

    before(async () => {
      project = path.dirname(writeSite({}));
      copyTree(path.join(root, 'content'), path.join(project, 'content'));
      site = path.join(project, 'site');
      watcher = spawn(programs.release, ['watch', '--lang', 'de', '-o', site, project], { stdio: 'ignore' });
      await until('the first site', async () => fs.existsSync(path.join(site, 'assets/watch-status.js')));
      browser = await Browser.borrow(kind);
      tab = await browser.tab(site);
      reader = new Reader(tab, readCheck(project, 'de'), 'check.html');
      await reader.open();
      await reader.start();
      await reader.choose(reader.check.questions[0].id, 40);
      await reader.note(reader.check.questions[0].id, 'Notiz');
      await reader.click('[data-kc-do="all"]');
      await tab.evaluate(() => window.scrollTo(0, 900));
      await tab.settle();
    });
    after(async () => {
      await browser.giveBack();
      const ended = new Promise((done) => watcher.once('exit', done));
      watcher.kill('SIGINT');
      await ended;
      removeSite(site);
    });

    const assertKept = async () => {
      const { answers, notes } = await reader.entered();
      const first = reader.check.questions[0].id;
      assert.equal(answers[first], 40);
      assert.equal(notes[first], 'Notiz');
      assert.equal(await reader.screen(), 'questions');
      assert.deepEqual(tab.dialogs, []);
    };

    it('reloads itself after a change, with its answers, at its place, and asks nobody', async () => {
      const place = await scrolled();
      assert.ok(place > 500, `scrolled to ${place}`);
      const file = `de/questions/${reader.check.questions[1].id}.md`;
      await tab.arrive(async () => edit(file, (text) => text.replace(/^# .*/, '# Der neue Titel')));
      assert.match(await tab.evaluate(() => document.body.textContent), /Der neue Titel/);
      await assertKept();
      assert.ok(Math.abs((await scrolled()) - place) < 40, `at ${await scrolled()}, not at ${place}`);
      assert.deepEqual(tab.takeTroubles(), []);
    });

    itOnce(kind)('shows an error over the last good page, and where it is', async () => {
      const before = await document();
      edit('check.yaml', (text) => `${text}wrong: 1\n`);
      await until('the banner', () => reader.isSeen('[data-kc-watch]'));
      const banner = await tab.evaluate(() => document.querySelector('[data-kc-watch]').innerText);
      assert.match(banner, /content\/check\.yaml:\d+:1: Fehler: .*wrong.*\[key-unknown\]/);
      assert.match(banner, /wrong: 1\n\s*\^/);
      assert.doesNotMatch(banner, /Warnung/);
      assert.deepEqual(await tab.axe(), []);
      assert.equal(await document(), before);
      await assertKept();
    });

    itOnce(kind)('takes the error away, and reloads, when it is mended', async () => {
      await tab.arrive(async () => edit('check.yaml', (text) => text.replace('wrong: 1\n', '# mended\n')));
      await tab.settle();
      assert.equal(await reader.isSeen('[data-kc-watch]'), false);
      await assertKept();
      assert.deepEqual(tab.takeTroubles(), []);
    });

    itOnce(kind)('takes the error away without a reload where all is again as it was', async () => {
      const before = await document();
      edit('check.yaml', (text) => `${text}wrong: 1\n`);
      await until('the banner', () => reader.isSeen('[data-kc-watch]'));
      edit('check.yaml', (text) => text.replace('wrong: 1\n', ''));
      await until('no banner', async () => !(await reader.isSeen('[data-kc-watch]')));
      assert.equal(await document(), before);
    });

    itOnce(kind)('reloads a page of text at the place where it was read', async () => {
      await tab.goto('hintergrund.html');
      await tab.resize(500, 400);
      await tab.evaluate(() => window.scrollTo(0, 300));
      await tab.settle();
      await tab.arrive(async () => edit('de/pages/hintergrund.md', (text) => `${text}\nEin neuer Satz.\n`));
      assert.match(await tab.evaluate(() => document.body.textContent), /Ein neuer Satz\./);
      await until('the place', async () => Math.abs((await scrolled()) - 300) < 40);
      assert.deepEqual(tab.takeTroubles(), []);
    });

    itOnce(kind)('a page that is gone says so, with a way out, and comes back when it is there again', async () => {
      const move = (from, to) => {
        const page = (id) => path.join(project, 'content/de/pages', `${id}.md`);
        fs.renameSync(page(from), page(to));
        edit('site.yaml', (text) => text.replace(`id: ${from},`, `id: ${to},`));
      };
      // no other page leads there, which would be an error of its own
      fs.writeFileSync(path.join(project, 'content/de/pages/ausflug.md'), '# Ausflug\n\nEin Text.\n');
      edit('site.yaml', (text) => text.replace('pages:\n', 'pages:\n  - { id: ausflug, nav: footer }\n'));
      await until('the page', async () => fs.existsSync(path.join(site, 'ausflug.html')));
      await tab.resize(1280);
      await tab.goto('ausflug.html');
      const before = await document();
      move('ausflug', 'wanderung');
      await until('the other page', async () => fs.existsSync(path.join(site, 'wanderung.html')));
      await until('the word of it', () => reader.isSeen('[data-kc-watch] [data-kc-when="gone"]'));
      assert.equal(await document(), before);
      assert.equal(await reader.isSeen('[data-kc-watch] [data-kc-when="faults"]'), false);
      assert.deepEqual(await tab.axe(), []);
      assert.deepEqual(await tab.overflow(), []);

      edit('de/pages/wanderung.md', (text) => `${text}\nNoch ein neuer Satz.\n`);
      await tab.arrive(async () => move('wanderung', 'ausflug'));
      assert.equal(await tab.where(), 'ausflug.html');
      assert.equal(await reader.isSeen('[data-kc-watch]'), false);

      move('ausflug', 'wanderung');
      await until('the word of it', () => reader.isSeen('[data-kc-watch] [data-kc-when="gone"]'));
      await tab.arrive(() => reader.click('[data-kc-watch] a'));
      assert.equal(await tab.where(), 'index.html');
      assert.deepEqual(tab.takeTroubles(), []);
    });
  });
};
