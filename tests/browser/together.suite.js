// Several people, one check: the room on a projector and the quick entry of paper sheets, by keys
// alone, and what becomes of all that was entered.
'use strict';

const assert = require('node:assert/strict');
const fs = require('node:fs');
const path = require('node:path');
const { after, before, beforeEach, describe, it, itOnce } = require('./suites.js');
const { Browser, buildSite, removeSite, until } = require('./harness.js');
const { Reader, readCheck } = require('./reader.js');
const { findInSite, root } = require('../lib/kurzcheck.js');
const { unzip } = require('../js/office.js');

const check = readCheck(root, 'de');
const ids = check.questions.map(({ id }) => id);

module.exports = (kind) =>
  describe(`together in ${kind}`, () => {
    const once = itOnce(kind);
    let site, browser, tab, reader;
    before(async () => {
      site = buildSite(root);
      browser = await Browser.borrow(kind);
    });
    after(async () => {
      await browser.giveBack();
      removeSite(site);
    });
    const enter = async (edition = 'check.html') => {
      if (tab) await tab.close();
      tab = await browser.tab(site);
      reader = new Reader(tab, check, edition);
      await reader.open();
    };
    beforeEach(() => enter());

    const press = (...keys) => tab.press(...keys);
    // Each text typed key by key, and Enter.
    const type = async (...texts) => {
      for (const text of texts) await press(...text, 'Enter');
    };
    const open = async (name) => {
      await reader.click(`[data-kc-do="together-${name}"]`);
      await until(`the screen ${name}`, async () => (await reader.screen()) === `together-${name}`);
      await tab.settle();
    };
    // what is compared is folded
    const compared = () =>
      tab.evaluate(() => [...document.querySelectorAll('[data-kc-compare="members"] li')].map((element) => element.textContent));
    const seen = (selector) =>
      tab.evaluate((wanted) => [...document.querySelectorAll(wanted)].filter((e) => e.checkVisibility()).map((e) => e.textContent.replace(/\s+/g, ' ').trim()), selector);
    const view = (number) => `[data-kc-room="views"] label:nth-of-type(${number})`;
    // The room with its first question.
    const begin = async (...views) => {
      await open('room');
      for (const number of views) await reader.click(view(number));
      await reader.click('[data-kc-screen="together-room"] button[type="submit"]');
      await reader.reach('together-round');
    };
    const sheetValues = () => tab.evaluate(() => [...document.querySelectorAll('[data-kc-sheet-value]')].map(({ value }) => value));
    const toValues = () => tab.evaluate(() => document.querySelector('[data-kc-sheet-value]').focus());

    it('each view gives its value hidden, by keys; then all are shown, and one is agreed on', async () => {
      await begin(1, 2, 3);
      await type('2', '99');
      assert.deepEqual(await seen('[data-kc-voice-state]'), ['abgegeben', 'kein Wert', 'offen']);
      assert.deepEqual(await seen('[data-kc-round="status"]'), ['kein Wert']); // and heard
      // whoever leaves the question finds it there again
      await reader.click('[data-kc-do="together-back"]');
      await reader.reach('together-room');
      await tab.reload();
      await reader.click('[data-kc-screen="together-room"] button[type="submit"]');
      await reader.reach('together-round');
      assert.deepEqual(await tab.evaluate(() => [...document.querySelectorAll('[data-kc-voice]')].map((field) => [field.value, field.ariaInvalid])), [['', 'false'], ['99', 'true'], ['', 'false']]);
      assert.deepEqual(await seen('[data-kc-voice-state]'), ['abgegeben', 'kein Wert', 'offen']);
      await press('End', 'Backspace', 'Backspace');
      await type('10', '-');
      // nothing that was given is to be read anywhere
      const told = await tab.evaluate(() => [...document.querySelectorAll('[data-kc-voice]')].map((field) => field.value + getComputedStyle(field).webkitTextSecurity));
      assert.deepEqual(told, ['disc', 'disc', 'disc']);
      assert.deepEqual(await seen('[data-kc-round="votes"] li, [data-kc-round="range"]'), []);
      await press('Enter');
      assert.deepEqual(await seen('[data-kc-round="range"]'), ['20 % bis 100 %']);
      assert.match((await seen('[data-kc-round="facts"]'))[0], /80 Prozentpunkte · Median: 60 % · Enthaltung: Rat/);
      assert.deepEqual(await seen('[data-kc-round="votes"] li'), ['Verwaltungsspitze: 20 %', 'Verwaltung: 100 %', 'Median: 60 %']);
      await press('Tab', ' ', 'ArrowRight', 'Enter'); // the first value, the second, on
      assert.deepEqual(await seen('[data-kc-round="name"]'), ['Leitbild']);
      await tab.evaluate(() => history.back());
      await until('the question before', async () => (await seen('[data-kc-round="name"]'))[0] === 'Politischer Beschluss');
      assert.equal(await tab.evaluate(() => document.querySelector('[name="kc_agreed"]:checked').value), '10');
      await reader.click('[data-kc-do="together-unagree"]');
      assert.deepEqual(await tab.evaluate(() => [document.querySelectorAll('[name="kc_agreed"]:checked').length, document.activeElement.name]), [0, 'kc_agreed']);
      assert.deepEqual(tab.takeTroubles(), []);
    });

    once('five views: on a projector, all that is needed is in sight, at every question', async () => {
      for (const [width, height] of [[1280, 720], [1920, 1080]]) {
        await enter();
        await tab.resize(width, height);
        await begin(1, 2, 3, 4, 5);
        const lacking = () =>
          tab.evaluate(() => {
            const screen = document.querySelector('[data-kc-screen="together-round"]');
            const bar = screen.querySelector('[data-kc-round="main"]').getBoundingClientRect();
            const needed = [...screen.querySelectorAll('[data-kc-voice], [name="kc_agreed"]:not([value="none"]), [data-kc-round="text"], [data-kc-round="votes"]')];
            const size = parseFloat(getComputedStyle(screen.querySelector('[data-kc-round="text"]')).fontSize);
            const hidden = needed.filter((e) => e.checkVisibility()).filter((e) => e.getBoundingClientRect().bottom > bar.top || e.getBoundingClientRect().top < 0);
            return [...hidden.map((e) => e.dataset.kcVoice ?? e.value ?? e.className), ...(size < innerWidth / 52 ? [`letters of ${size} px`] : []), ...(bar.bottom > innerHeight ? ['the button'] : [])];
          });
        // The larger window has the smaller one's proportions: a few questions tell as much.
        for (const [i, id] of ids.entries()) {
          if (width > 1280 && i >= 3) break;
          assert.deepEqual(await lacking(), [], `${id}, hidden, ${width}`);
          await type('0', '2', '5', '7', '10');
          await press('Enter');
          assert.deepEqual(await lacking(), [], `${id}, shown, ${width}`);
          await press('Tab', ' ', 'Enter');
        }
        if (width === 1280) assert.equal(await reader.screen(), 'together-outcome');
      }
    });

    it('the start page leads to the room, with the answers that are there, and in the single file', async () => {
      for (const [edition, home] of [['check.html', 'index.html'], ['integration-chefsache-de.html#check', '#start']]) {
        await enter(edition);
        await reader.start();
        await reader.choose(ids[0], 50);
        await reader.click('[data-kc-do="review"]');
        for (const link of [`header a[href="${home}"]`, 'main a[href$="kc_room"]']) {
          if (edition === 'check.html') await tab.arrive(() => reader.click(link));
          else await reader.click(link);
        }
        await reader.reach('together-room');
        assert.equal((await reader.entered()).answers[ids[0]], 50, edition);
      }
    });

    once('the results of the room are files, a comparison, and the reader\'s own result', async () => {
      await begin(2, 5);
      await type('3', '9');
      await press('Enter', 'Tab', ' ', 'Enter');
      await reader.click('[data-kc-do="review"]'); // the way out
      await reader.reach('together-outcome');
      await reader.click('[data-kc-do="together-save"]');
      const { name, bytes } = await browser.download();
      assert.match(name, /^integration-chefsache-Gemeinsam-ausfüllen_.*\.zip$/);
      const results = unzip(bytes).map(({ text }) => JSON.parse(text));
      assert.deepEqual(results.map((result) => [result.view, result.answers[ids[0]].value]), [['Verwaltung', 30], ['Integrationsbeirat', 90], ['Gemeinsam vereinbart', 0]]);
      for (const _ of [1, 2]) {
        await reader.click('[data-kc-do="together-compare"]');
        await until('the comparison', async () => (await compared()).length === 3);
        await reader.back();
        await reader.reach('together-outcome');
      }
      await reader.click('[data-kc-do="together-take"]');
      await reader.reach('result');
      assert.equal(tab.dialogs.length, 0);
    });

    it('sheets are typed by keys alone, mistakes are seen at once, steps are taken back, all are compared', async () => {
      await open('sheets');
      await toValues();
      await type(...ids.map((_, i) => String(i % 11)));
      await press('Enter'); // the next sheet
      assert.deepEqual(await seen('[data-kc-sheets="heading"]'), ['Bogen 2 von 2']);
      assert.deepEqual(await sheetValues(), ids.map(() => ''));
      await type('7');
      // of a row just above the bar, what it says of a mistake is in sight, too
      const covered = () =>
        tab.evaluate(() => {
          const bar = document.querySelector('[data-kc-sheets="next"]').parentElement;
          return document.activeElement.closest('tr').getBoundingClientRect().bottom - bar.getBoundingClientRect().top;
        });
      await tab.resize(1280, 400);
      await tab.evaluate((by) => window.scrollBy(0, by), await covered());
      await type('20');
      assert.ok((await covered()) <= 0, `the bar covers ${await covered()} px`);
      assert.match((await seen('[data-kc-sheet-row] [data-kc-value]'))[1], /^Kein Wert/);
      assert.equal(await tab.evaluate(() => document.activeElement.ariaInvalid), 'true');
      assert.match((await seen('[role="status"][data-kc-sheets="fault"]'))[0], /^Kein Wert/);
      // it is not lost with its sheet
      for (const action of ['sheet-open', 'sheet-compare']) {
        await reader.click(`[data-kc-do="together-${action}"]`);
        assert.deepEqual(await tab.evaluate(() => [document.activeElement.ariaInvalid, document.activeElement.value]), ['true', '20']);
      }
      await press('2');
      await type('', '-', '4');
      assert.deepEqual((await sheetValues()).slice(0, 4), ['7', '2', '-', '4']);
      await tab.page.keyboard.down('Control');
      await press('z', 'z');
      await tab.page.keyboard.up('Control');
      assert.deepEqual((await sheetValues()).slice(0, 4), ['7', '2', '', '']);
      await reader.click('[data-kc-do="together-sheet-compare"]');
      await until('the comparison', async () => (await compared()).length === 2);
      assert.match((await compared())[1], /Bogen 2/);
      assert.deepEqual(tab.takeTroubles(), []);
    });

    for (const [edition, test] of [['check.html', it], ['integration-chefsache-de.html#check', once]])
      test(`${edition}: what was entered outlives loading again, other pages, other languages and the way back`, async () => {
        await enter(edition);
        await begin(1, 2);
        await type('2', '8');
        await press('Enter');
        await tab.evaluate(() => history.go(-2));
        await reader.reach('intro');
        await open('sheets');
        await toValues();
        await type('7', '3');
        await press('7', '7'); // no value: it comes back as well, and is still no value
        await tab.reload();
        await until('the sheets', async () => (await sheetValues())[0] === '7');
        if (edition === 'check.html') {
          await tab.arrive(async () => (await reader.find('a[href="factors.html"]')).click());
          await tab.arrive(async () => (await reader.find('a[href="check.html"]')).click());
          await until('the sheets', async () => (await sheetValues())[0] === '7');
          await tab.arrive(async () => (await reader.find('a[hreflang="en"]')).click());
          await until('the sheets', async () => (await sheetValues())[0] === '7');
          await tab.arrive(async () => (await reader.find('a[hreflang="de"]')).click());
          await until('the sheets', async () => (await sheetValues())[0] === '7');
        }
        assert.deepEqual((await sheetValues()).slice(0, 4), ['7', '3', '77', '']);
        assert.deepEqual(await tab.evaluate(() => [...document.querySelectorAll('[aria-invalid="true"]')].map(({ value }) => value)), ['77']);
        await reader.click('[data-kc-do="together-sheet-leave"]');
        await reader.reach('intro');
        await open('room');
        await reader.click('[data-kc-screen="together-room"] button[type="submit"]');
        await reader.reach('together-round');
        await reader.click('[data-kc-do="together-back"]');
        const shown = () => until('the question that was shown', async () => (await seen('[data-kc-round="votes"] li')).length === 3);
        await shown();
        await tab.reload();
        await shown();
        // loading again asked, since nothing is saved; the site's own links did not
        assert.deepEqual(tab.dialogs, ['beforeunload', 'beforeunload']);
        assert.deepEqual(await tab.stored(), []);
      });

    once('has nothing that axe finds and no overflow, in every state', async () => {
      await open('room');
      await reader.click('[data-kc-screen="together-room"] button[type="submit"]'); // without a view
      assert.deepEqual(await seen('[data-kc-room="status"]'), ['Wählen Sie mindestens zwei Sichten.']);
      assert.equal(await tab.evaluate(() => document.activeElement.type), 'checkbox');
      assert.deepEqual(await tab.barriers(), [], 'room');
      for (const number of [1, 2, 3]) await reader.click(view(number));
      await reader.click('[data-kc-screen="together-room"] button[type="submit"]');
      await type('2', '99');
      assert.deepEqual(await tab.barriers(), [], 'hidden');
      await press('Backspace', 'Backspace');
      await type('9', '-');
      await press('Enter');
      await press('Tab', ' '); // a value is agreed on
      await reader.click('[data-kc-screen="together-round"] summary');
      assert.deepEqual(await tab.barriers(), [], 'shown');
      await reader.click('[data-kc-do="review"]');
      assert.deepEqual(await tab.barriers(), [], 'outcome');
      await tab.evaluate(() => history.go(-3));
      await reader.reach('intro');
      await open('sheets');
      await toValues();
      await type('7', '-', '77');
      assert.deepEqual(await tab.barriers(), [], 'sheets');
    });

    once('whoever has gone on meanwhile is not called to a room whose script comes late', async () => {
      await tab.evaluate(() => {
        const { head } = document;
        const append = head.append.bind(head);
        head.append = (element) => {
          head.append = append;
          window.release = () => append(element);
        };
        document.querySelector('[data-kc-do="together-room"]').click();
      });
      await reader.start();
      await tab.evaluate(() => {
        const { head } = document;
        const { append } = head;
        head.append = (script) => {
          script.addEventListener('load', () => setTimeout(() => (window.came = true)));
          append(script);
        };
        window.release();
      });
      await until('the script', () => tab.evaluate(() => window.came));
      assert.equal(await reader.screen(), 'questions');
    });

    once('without its script, the check says what is missing', async () => {
      const part = path.join(site, findInSite(site, 'assets/together.js'));
      fs.renameSync(part, `${part}.away`);
      await reader.click('[data-kc-do="together-room"]');
      await until('the report', async () => (await seen('[data-kc-report]')).length > 0);
      fs.renameSync(`${part}.away`, part);
      assert.ok((await seen('[data-kc-report]'))[0].includes(path.relative(site, part)));
      assert.equal(await reader.screen(), 'intro');
      await open('room'); // the file is there again
    });
  });
