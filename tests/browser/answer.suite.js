// Answering, as quick as it is meant to be: what one needs is in sight, few clicks and few keys
// lead to the result, and nothing moves on by itself.
'use strict';

const assert = require('node:assert/strict');
const path = require('node:path');
const { execFileSync } = require('node:child_process');
const { after, before, beforeEach, describe, it, itOnce } = require('./suites.js');
const { Browser, buildSite, removeSite } = require('./harness.js');
const { Reader, readCheck, resultOf } = require('./reader.js');
const { root } = require('../lib/kurzcheck.js');

const check = readCheck(root, 'de');
const ids = check.questions.map(({ id }) => id);
const WINDOWS = [[390, 664], [844, 390], [1366, 650], [1280, 900]];
const MOST_CLICKS = 30;
const MOST_KEYS = 5;

function median(numbers) {
  return [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)];
}

module.exports = (kind) => {
  const once = itOnce(kind);
  describe(`answering in ${kind}`, () => {
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
      await reader.open();
    });
    const quiet = async () => {
      assert.deepEqual(tab.takeTroubles(), []);
      assert.deepEqual(await tab.stored(), []);
    };
    const fold = (id, name) => `[data-kc-question="${id}"] [data-kc-fold="${name}"]`;
    const isOpen = (id, name) => tab.evaluate((wanted) => document.querySelector(wanted).open, fold(id, name));
    const toggle = (id, name) => reader.click(`${fold(id, name)} > summary`);

    // What cannot be seen whole of the button that leads on, and of the scale above it.
    const hidden = (scaleToo) =>
      tab.evaluate((all) => {
        const seen = (selector) => [...document.querySelectorAll(selector)].find((element) => element.checkVisibility());
        const next = seen('[data-kc-screen="questions"] button[type="submit"]');
        const cells = [...seen('[data-kc-question] fieldset').querySelectorAll('label')];
        const isWhole = (element) => {
          const { left, right, top, bottom } = element.getBoundingClientRect();
          const inside = left >= 0 && right <= innerWidth && top >= 0 && bottom <= innerHeight;
          const corners = [[left + 3, top + 3], [right - 3, bottom - 3], [(left + right) / 2, (top + bottom) / 2]];
          return inside && corners.every(([x, y]) => element.contains(document.elementFromPoint(x, y)));
        };
        return [next, ...(all ? cells : [])].filter((element) => !isWhole(element)).map((element) => element.textContent.trim());
      }, scaleToo);

    // Of every window, in the order that takes the fewest changes, what cannot be seen there.
    const hiddenAnywhere = async (windows, scaleToo) => {
      const found = [];
      for (const [width, height] of windows) {
        await tab.resize(width, height);
        await tab.evaluate(() => window.scrollTo(0, 0));
        // A phone held across has no room for a long question and its scale.
        found.push(...(await hidden(scaleToo && height > 400)).map((text) => `${width} × ${height}: ${text}`));
      }
      return found;
    };

    it('what leads on is in sight on every question, in every window', async () => {
      await reader.start();
      // An answer and open help move things the same way on every question: one browser looks at all.
      const isLooked = (i) => i === 0 || kind === 'chromium' || process.env.KURZCHECK_LONG;
      for (const [i, id] of ids.entries()) {
        assert.deepEqual(await reader.questions(), [id]);
        if (isLooked(i)) assert.deepEqual(await hiddenAnywhere(WINDOWS, true), [], `${id}, unanswered`);
        await reader.choose(id, (i % 11) * 10);
        assert.deepEqual(await hiddenAnywhere([...WINDOWS].reverse(), true), [], `${id}, answered`);
        if (isLooked(i)) {
          await toggle(id, 'help');
          assert.equal(await isOpen(id, 'help'), true);
          assert.deepEqual(await hiddenAnywhere(WINDOWS, false), [], `${id}, help open`);
          await toggle(id, 'help');
        }
        await reader.next();
      }
      assert.equal(await reader.screen(), 'review');
      await tab.resize(1280);
      await quiet();
    });

    it('a question has the window for itself, and a way out that loses nothing', async () => {
      await reader.start();
      for (const frame of ['header nav', 'footer']) assert.equal(await reader.isSeen(frame), false, frame);
      await reader.choose(ids[0], 30);
      await reader.click('.kc-check__out [data-kc-do]');
      assert.equal(await reader.screen(), 'review');
      for (const frame of ['header nav', 'footer']) assert.equal(await reader.isSeen(frame), true, frame);
      assert.deepEqual((await reader.entered()).answers, { [ids[0]]: 30 });
      await quiet();
    });

    it('help and note stay open for whoever opened them, and folded for others', async () => {
      const [first, second, third] = ids;
      await reader.start();
      assert.deepEqual([await isOpen(first, 'help'), await isOpen(first, 'note')], [false, false]);
      await toggle(first, 'help');
      await reader.next();
      assert.deepEqual([await isOpen(second, 'help'), await isOpen(second, 'note')], [true, false]);
      await reader.note(second, 'Nötig');
      await toggle(second, 'note');
      await toggle(second, 'help');
      await reader.next();
      assert.deepEqual([await isOpen(third, 'help'), await isOpen(third, 'note')], [false, false]);
      await reader.back();
      assert.deepEqual([await isOpen(second, 'help'), await isOpen(second, 'note')], [false, true], 'a note that is there shows');
      await toggle(second, 'help');
      await tab.reload();
      await reader.next();
      assert.equal(await isOpen(third, 'help'), true, 'after loading again, too');
      await quiet();
    });

    once('the review says at a glance what is open, and leads there and back', async () => {
      const [first, second, third] = ids;
      await reader.start();
      await reader.choose(first, 30);
      await reader.click('[data-kc-do="review"]');
      const said = () =>
        tab.evaluate(() => {
          const place = document.querySelector('[data-kc-lacking]');
          return place.checkVisibility() ? place.textContent : '';
        });
      const open = () =>
        tab.evaluate(() => [...document.querySelectorAll('[data-kc-row][data-kc-state="open"]')].map((row) => row.dataset.kcRow));
      assert.equal(await said(), '12');
      assert.deepEqual(await open(), ids.slice(1));
      await reader.click('[data-kc-lacking]');
      assert.deepEqual(await reader.questions(), [second]);
      await reader.choose(second, null);
      await reader.next();
      assert.equal(await reader.screen(), 'review');
      assert.equal(await tab.evaluate(() => document.activeElement.dataset.kcChange), second, 'it goes on where it was');
      assert.equal(await tab.evaluate(() => document.activeElement.closest('[data-kc-row]').dataset.kcState), 'none');
      // all but the third
      await tab.close();
      tab = await browser.tab(site);
      reader = new Reader(tab, check, 'check.html');
      await reader.open();
      await reader.openResult(resultOf(check, Object.fromEntries(ids.map((id) => [id, id === third ? undefined : 50]))));
      await reader.click('[data-kc-do="review"]');
      const title = await tab.evaluate((id) => document.querySelector(`[data-kc-question="${id}"] [data-kc-name]`).textContent, third);
      assert.equal(await said(), title);
      await reader.click('[data-kc-lacking]');
      await reader.choose(third, 50);
      await reader.next();
      assert.equal(await said(), '', 'nothing is open');
      await quiet();
    });

    it('a result that is opened is shown, and leads to its answers; without a value, these come first', async () => {
      await reader.openResult(resultOf(check, { [ids[0]]: 30, [ids[1]]: null }));
      assert.equal(await reader.screen(), 'result');
      await reader.click('[data-kc-screen="result"] [data-kc-do="review"]');
      assert.equal(await reader.screen(), 'review');
      await reader.click('[data-kc-lacking]');
      assert.deepEqual(await reader.questions(), [ids[2]]);
      await tab.close();
      tab = await browser.tab(site);
      reader = new Reader(tab, check, 'check.html');
      await reader.open();
      await reader.openResult(resultOf(check, { [ids[0]]: null }));
      assert.equal(await reader.screen(), 'review');
      await quiet();
    });

    it('what has the focus is never covered by the bar', async () => {
      await tab.resize(390, 500);
      await reader.start();
      await toggle(ids[0], 'help');
      await reader.note(ids[0], 'Nötig');
      await tab.evaluate((id) => document.querySelector(`[data-kc-question="${id}"] h2`).focus(), ids[0]);
      await tab.evaluate(() => window.scrollTo(0, 0));
      const walked = [];
      // As far as the bar and not beyond the page: a Firefox without a window keeps no focus there.
      for (let at = ''; at !== 'bar'; ) {
        await tab.press('Tab');
        at = await tab.evaluate(() => {
          const element = document.activeElement;
          const bar = [...document.querySelectorAll('[data-kc-screen="questions"] button[type="submit"]')][0].parentElement;
          if (bar.contains(element)) return 'bar';
          if (!element.closest('[data-kc-question]')) return 'elsewhere';
          const { top, bottom: end } = (element.closest('label') ?? element).getBoundingClientRect();
          const bottom = element.tagName === 'TEXTAREA' ? top + 40 : end; // of that, where one writes
          return bottom > bar.getBoundingClientRect().top ? `covered: ${element.outerHTML.slice(0, 80)}` : 'seen';
        });
        walked.push(at);
      }
      assert.ok(walked.filter((at) => at === 'seen').length >= 4, String(walked));
      assert.deepEqual(walked.filter((at) => at.startsWith('covered')), []);
      await tab.resize(1280);
    });

    once(`the result is at most ${MOST_CLICKS} clicks away from the start page`, async () => {
      await tab.goto('index.html');
      let clicks = 0;
      const click = async (selector) => {
        clicks++;
        await reader.click(selector);
      };
      clicks++;
      await tab.arrive(async () => (await reader.find('main a[href="check.html"]')).click());
      await click('[data-kc-do="start"]');
      for (const [i, id] of ids.entries()) {
        await click(`[data-kc-question="${id}"] label:has(input[value="${(i % 11) * 10}"])`);
        assert.deepEqual(await reader.questions(), [id], 'nothing moves on by itself');
        await click('[data-kc-screen="questions"] button[type="submit"]');
      }
      await click('[data-kc-screen="review"] button[type="submit"]');
      assert.equal(await reader.screen(), 'result');
      assert.ok(clicks <= MOST_CLICKS, `${clicks} clicks`);
    });

    once(`a question takes at most ${MOST_KEYS} keys in the median over all values`, async () => {
      await reader.start();
      const counts = [];
      for (let step = 0; step <= 10; step++) {
        const id = ids[step];
        const [ways, key] = step <= 12 - step ? [step, 'ArrowRight'] : [12 - step, 'ArrowLeft'];
        const keys = ['Tab', ...(step === 0 ? [' '] : Array(ways).fill(key))];
        await tab.press(...keys);
        assert.deepEqual(await reader.questions(), [id], 'nothing moves on by itself');
        assert.equal((await reader.entered()).answers[id], step * 10);
        await tab.press('Enter');
        assert.deepEqual(await reader.questions(), [ids[step + 1]], 'Enter goes on');
        counts.push(keys.length + 1);
      }
      assert.ok(median(counts) <= MOST_KEYS, `${counts}`);
      await quiet();
    });

    // A browser has to be started for each size of letters; that of a Firefox is for `make test-long`.
    for (const [letters, width] of kind === 'chromium' || process.env.KURZCHECK_LONG ? [[24, 320], [32, 390]] : [])
      it(`nothing is cut and nothing reaches out, with letters of ${letters} px at ${width} px`, async (t) => {
        const place = buildSite(root);
        const own = await Browser.lend(t, kind, place, { letters });
        let large, about;
        const arrive = async () => {
          await large?.close();
          large = await own.tab(place, { width, height: 700 });
          about = new Reader(large, check, 'check.html');
          await about.open();
        };
        await arrive();
        assert.equal(await large.evaluate(() => getComputedStyle(document.documentElement).fontSize), `${letters}px`);
        const found = [];
        const look = async (what) => {
          const cut = await large.evaluate(() =>
            [...document.querySelectorAll('main *')]
              .filter((element) => element.checkVisibility() && element.clientWidth > 2 && element.scrollWidth > element.clientWidth + 1)
              .map((element) => `cut: ${element.textContent.trim().slice(0, 40)}`)
          );
          found.push(...[...cut, ...(await large.overflow())].map((line) => `${what}: ${line}`));
        };
        await about.start();
        await about.click(`${fold(ids[0], 'help')} > summary`); // it stays open
        await look('question');
        await about.click('[data-kc-do="all"]');
        await look('all questions');
        await about.next();
        await look('review');
        const together = async (selector) => about.click(`[data-kc-screen^="together"] ${selector}`);
        await arrive();
        await about.click('[data-kc-do="together-room"]');
        await about.reach('together-room');
        await look('room');
        for (const view of [1, 4, 5]) await together(`[data-kc-room="views"] label:nth-of-type(${view})`);
        await together('button[type="submit"]');
        await large.press('1', '0', 'Enter', '0', 'Enter', '9', '9');
        await look('hidden');
        await large.press('Backspace', 'Enter', 'Enter', 'Tab', ' ');
        await look('shown');
        await large.press('Enter');
        await about.click('[data-kc-do="review"]');
        await look('outcome');
        await arrive();
        await about.click('[data-kc-do="together-sheets"]');
        await about.reach('together-sheets');
        await large.evaluate(() => document.querySelector('[data-kc-sheet-value]').focus());
        await large.press('7', 'Enter', '7', '7');
        await look('sheets');
        assert.deepEqual(found, []);
      });

    if (kind === 'chromium')
      it('a long note is on paper with every line, and the page is as before', async () => {
        await reader.start();
        const lines = Array.from({ length: 60 }, (_, i) => `Zeile ${i + 1} der Notiz.`);
        await reader.note(ids[0], lines.join('\n'));
        await toggle(ids[0], 'note');
        await reader.click('[data-kc-do="all"]');
        const page = () => tab.evaluate(() => document.querySelector('[data-kc-screen="questions"]').innerHTML);
        const before = await page();
        const file = path.join(path.dirname(site), 'Fragen.pdf');
        await tab.page.pdf({ path: file, preferCSSPageSize: true });
        const text = execFileSync('pdftotext', ['-layout', file, '-'], { encoding: 'utf8' });
        assert.deepEqual(lines.filter((line) => !text.includes(line)), []);
        assert.equal(await page(), before);
      });
  });
};
