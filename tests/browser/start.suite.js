// Before the first question: the start page, who answers, and what the page says where its script
// did not come, or where a browser has saved the page as it stood.
'use strict';

const assert = require('node:assert/strict');
const { execFileSync } = require('node:child_process');
const fs = require('node:fs');
const path = require('node:path');
const { after, before, beforeEach, describe, it, itOnce } = require('./suites.js');
const { Browser, buildSite, removeSite, until } = require('./harness.js');
const { Reader, readCheck, resultOf } = require('./reader.js');
const { copyTree, listFiles, root, scratch, writeTree } = require('../lib/kurzcheck.js');

const check = readCheck(root, 'de');
const ids = check.questions.map(({ id }) => id);
const TILE = '[data-kc-who][value="Verwaltung"]';
const OWN = '[data-kc-about="view"]';

module.exports = (kind) => {
  describe(`before the first question in ${kind}`, () => {
    let site, browser, tab, reader;
    before(async () => {
      site = buildSite(root);
      browser = await Browser.borrow(kind);
    });
    after(async () => {
      await browser.giveBack();
      removeSite(site);
    });
    beforeEach(async () => {
      if (tab) await tab.close();
      tab = await browser.tab(site);
      reader = new Reader(tab, check, 'check.html');
    });
    const once = itOnce(kind);
    const view = async () => (await reader.entered()).about.view;
    const checked = () => tab.evaluate(() => document.querySelector('[data-kc-who]:checked')?.value ?? null);
    // A site's copy without the files that `without` matches.
    const copyOf = (name, without) => {
      for (const file of listFiles(site).filter((each) => !without.test(each))) {
        const target = path.join(site, name, file);
        fs.mkdirSync(path.dirname(target), { recursive: true });
        fs.copyFileSync(path.join(site, file), target);
      }
      return name;
    };

    it('the start page leads to who answers, and that to the first question', async () => {
      await tab.goto('index.html');
      await tab.arrive(() => reader.click('main a[href="check.html"]'));
      assert.equal(await reader.screen(), 'intro');
      await reader.click(`label:has(${TILE})`);
      await reader.start();
      assert.deepEqual(await reader.questions(), [ids[0]]);
      assert.deepEqual(tab.takeTroubles(), []);
    });

    it('nobody has to say who answers', async () => {
      await reader.open();
      await reader.start();
      assert.deepEqual(await reader.questions(), [ids[0]]);
      assert.equal(await view(), '');
    });

    it('Enter goes on, and loses nothing', async () => {
      await reader.open();
      await reader.about('subject', 'Landkreis Süd');
      await tab.press('Enter');
      assert.deepEqual(await reader.questions(), [ids[0]]);
      assert.equal((await reader.entered()).about.subject, 'Landkreis Süd');
    });

    once('arms that have no size of their own are seen, and a long name leaves "Menu" in its line', async (t) => {
      const project = scratch(t, 'arms');
      copyTree(path.join(root, 'content'), path.join(project, 'content'));
      const edit = (file, ...pairs) => {
        const place = path.join(project, 'content', file);
        fs.writeFileSync(place, pairs.reduce((text, [from, to]) => text.replace(from, to), fs.readFileSync(place, 'utf8')));
      };
      writeTree(project, { 'content/media/arms.svg': '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 36 42"><path d="M0 0h36v42z"/></svg>' });
      edit('site.yaml', ['name: ""', 'name: "Landkreis Waldeck-Frankenberg"'], ['logo: ""', 'logo: "media/arms.svg"'], ['logo_alt: ""', 'logo_alt: "Wappen"']);
      edit('de/texts.yaml', ['  minutes: 10', '  minutes: 10\n  foreword: { text: "Uns hilft er.", name: "Dr. Muster" }']);
      const other = buildSite(project);
      const armed = await browser.tab(other);
      try {
        for (const width of [308, 800, 1280]) {
          await armed.resize(width);
          await armed.goto('index.html');
          const [arms, sign, menu, brand] = await armed.evaluate(() => ['main figure img', 'header img', 'header summary', 'header a'].map((one) => {
            const { width: across, height, top, bottom } = document.querySelector(one).getBoundingClientRect();
            return { width: Math.round(across), height: Math.round(height), top, bottom };
          }));
          assert.deepEqual([arms.width, arms.height, sign.width, sign.height], [96, 112, 38, 44], String(width));
          assert.ok(width === 1280 || menu.top < brand.bottom, `${width}: "Menu" stands below the name`);
        }
      } finally {
        await armed.close();
        removeSite(other);
      }
    });

    it('a view is a tile or one’s own words, and both survive loading the page again', async () => {
      await reader.open();
      await reader.click(`label:has(${TILE})`);
      await tab.reload();
      assert.deepEqual([await view(), await checked()], ['Verwaltung', 'Verwaltung']);
      await reader.about('view', 'Kita');
      assert.equal(await checked(), '', 'the tile is "another"');
      await tab.reload();
      assert.deepEqual([await view(), await checked()], ['Kita', '']);
    });

    it('what was said is shown before the result, can be changed there, and leads back', async () => {
      await reader.open();
      await reader.openResult(JSON.stringify(resultOf(check, { [ids[0]]: 50 }, { view: 'Kita' })));
      if ((await reader.screen()) !== 'review') await reader.click('[data-kc-do="review"]');
      await reader.about('view', 'Beirat');
      assert.equal(await reader.screen(), 'review');
      const said = await tab.evaluate(() => document.querySelector('[data-kc-screen="review"] [data-kc-meta="view"] dd').textContent);
      assert.equal(said, 'Beirat');
    });

    it('“start”, tapped before the script has come, is not lost', async () => {
      await tab.goto('check.html#kc_questions');
      await reader.reach('questions');
      assert.deepEqual(await reader.questions(), [ids[0]]);
    });

    // The page without its scripts, which come when they are asked for.
    const openSlow = async (name) => {
      const page = fs.readFileSync(path.join(site, 'check.html'), 'utf8');
      const scripts = [...page.matchAll(/<script src="([^"]+)"[^>]*><\/script>/g)];
      fs.writeFileSync(path.join(site, name), scripts.reduce((text, [tag]) => text.replace(tag, ''), page));
      await tab.page.goto(tab.url(name));
      // what shows only after a while stays as it was
      await tab.evaluate(() => document.getAnimations().forEach((animation) => animation.cancel()));
      return () => tab.evaluate(async (sources) => {
        for (const src of sources)
          await new Promise((onload) => document.head.append(Object.assign(document.createElement('script'), { src, onload })));
        document.dispatchEvent(new Event('DOMContentLoaded'));
      }, scripts.map(([, src]) => src));
    };

    once('when the script comes, nothing moves on the first screen, and what was entered is kept', async () => {
      const places = () => tab.evaluate(() => [...document.querySelectorAll('h1, [data-kc-screen="intro"] :is(p, legend, label, input, ul, .kc-button)')]
        .filter((element) => element.checkVisibility() && !element.closest('section'))
        .map((element) => [element.className || element.tagName, Math.round(element.getBoundingClientRect().top + scrollY), Math.round(element.getBoundingClientRect().left)]));
      for (const width of [390, 1280]) {
        await tab.resize(width, 844);
        const comeScripts = await openSlow(`slow-${width}.html`);
        const early = await places();
        assert.ok(early.length > 10, 'who answers is asked before the script is there');
        await tab.evaluate((tile) => document.querySelector(tile).click(), TILE);
        await tab.evaluate(() => { document.querySelector('[data-kc-about="subject"]').value = 'Landkreis Süd'; });
        await comeScripts();
        assert.deepEqual(await places(), early);
        const { about } = await reader.entered();
        assert.deepEqual([about.view, about.subject], ['Verwaltung', 'Landkreis Süd']);
      }
    });

    it('in a frame that forbids nearly all, questions can be answered, and it is said what the frame forbids', async () => {
      fs.writeFileSync(path.join(site, 'host.html'), '<!doctype html><html lang="en"><title>Host</title><iframe sandbox="allow-scripts" src="check.html" title="Check" width="1000" height="900"></iframe>');
      const served = await Browser.borrow(kind, { served: site, strict: false });
      const host = await served.tab(site);
      try {
        await host.goto('host.html');
        const frame = host.page.frames().find((each) => each.url().endsWith('check.html'));
        const ask = (look, ...more) => frame.evaluate(look, ...more);
        await until('the check', () => ask(() => 'kcReady' in (document.querySelector('[data-kc-check]')?.dataset ?? {})));
        assert.equal(await ask(() => document.querySelector('[data-kc-framed]').checkVisibility()), true);
        await ask(() => document.querySelector('[data-kc-do="start"]').click());
        const shown = () => ask(() => [...document.querySelectorAll('[data-kc-question]')].find((each) => each.checkVisibility())?.dataset.kcQuestion);
        await until('the first question', async () => (await shown()) === ids[0]);
        await ask(() => document.querySelector('[data-kc-screen="questions"] button[type="submit"]').click());
        await until('the second question', async () => (await shown()) === ids[1]);
        await frame.focus(`[data-kc-question="${ids[1]}"] input[value="50"]`);
        await host.press(' ', 'Enter');
        await until('the third question', async () => (await shown()) === ids[2]);
      } finally {
        await host.close();
        await served.giveBack();
      }
    });

    it('where check.js is missing, the page says so, leads to paper and shows all questions', async () => {
      await tab.goto(`${copyOf('half', /check[^/]*\.js$/)}/check.html`);
      await until('what is missing', () => reader.isSeen('[data-kc-missing] a[href="questionnaire.html"]'));
      await until('the questions', () => reader.isSeen('[data-kc-question] legend'));
      // nothing is asked that leads nowhere
      await until('the fields to go', () => tab.evaluate((tile) => !document.querySelector(tile).checkVisibility({ visibilityProperty: true }), TILE));
      tab.takeTroubles();
    });

    it('check.html alone says that files are missing', async () => {
      await tab.goto(`${copyOf('alone', /assets|index/)}/check.html`);
      assert.equal(await reader.isSeen('[data-kc-missing] a[href="questionnaire.html"]'), true);
      tab.takeTroubles();
    });

    it('with its script, the page says nothing of missing files', async () => {
      await reader.open();
      assert.equal(await reader.isSeen('[data-kc-missing] p'), false);
    });

    it('a page saved by the browser shows the result it was saved with, and says that it is a copy', async () => {
      await reader.open();
      await reader.openResult(JSON.stringify(resultOf(check, Object.fromEntries(ids.map((id) => [id, 70])))));
      if ((await reader.screen()) === 'review') await reader.next();
      await reader.reach('result');
      const look = () => tab.evaluate(() => [document.querySelector('h1').textContent, document.querySelector('[data-kc-overall]').textContent]);
      const shown = await look();
      fs.writeFileSync(path.join(site, 'saved.html'), await tab.page.content());
      tab.takeTroubles();
      await tab.goto('saved.html');
      assert.deepEqual(await look(), shown);
      assert.equal(await reader.screen(), 'result');
      assert.equal(await reader.isSeen('[data-kc-copy]'), true);
      assert.equal(await reader.isSeen('[data-kc-check] button'), false, 'no button that does nothing');
      // of styles that were saved as attributes, which the page's policy refuses and its script sets again
      assert.deepEqual(tab.takeTroubles().filter((line) => !/inline style|style-src-attr/.test(line)), []);
    });

    it('on paper, each sheet of the questionnaire says what it is of, and there are no more than five', async () => {
      await tab.goto('questionnaire.html');
      const file = path.join(path.dirname(site), 'questionnaire.pdf');
      await tab.page.pdf({ path: file, format: 'A4', preferCSSPageSize: true });
      const sheets = execFileSync('pdftotext', [file, '-'], { encoding: 'utf8' }).split('\f').slice(0, -1);
      assert.ok(sheets.length <= 5, `${sheets.length} sheets`);
      for (const sheet of sheets) assert.match(sheet, /Integration ist Chefsache!, Fassung/);
    });

    it('nothing is cut and nothing scrolls sideways in large letters', async () => {
      for (const [width, size] of [[320, 24], [390, 32]]) {
        await tab.resize(width, 640);
        for (const page of ['index.html', 'check.html', 'hintergrund.html', 'questionnaire.html']) {
          await tab.goto(page);
          await tab.evaluate((px) => (document.documentElement.style.fontSize = `${px}px`), size);
          await tab.settle();
          assert.deepEqual(await tab.overflow(), [], `${page} at ${width} with ${size} px`);
        }
      }
    });
  });
};
