// Somebody with a keyboard alone goes every way through the check, from disk and from a strict
// web server: answers, result, pictures, plan, result file, comparison, all that is taken along,
// what stays on the device. Every state on the way is looked at: axe, at 1280 and 320 pixels and
// in forced colours, and the names of the radio groups; result.suite.js looks at the rest. What does not depend on the place is held
// to once: that Tab leads everywhere, and what axe finds, from disk.
'use strict';

const assert = require('node:assert/strict');
const fs = require('node:fs');
const path = require('node:path');
const { describe, it, itOnce } = require('./suites.js');
const oracle = require('../js/oracle.js');
const { Browser, buildSite, removeSite } = require('./harness.js');
const { Reader, readCheck, resultOf } = require('./reader.js');
const { root } = require('../lib/kurzcheck.js');

const check = readCheck(root, 'de');
const ids = check.questions.map(({ id }) => id);
const MOST_TABS = 400;

// Keys and what they lead to; elements are found by what has the focus, never by a click.
class Keyboard {
  // walks: whether Tab has to lead to each element, or the focus may be set there.
  constructor(tab, reader, walks) {
    Object.assign(this, { tab, reader, walks });
  }

  has(selector) {
    return this.tab.evaluate((wanted) => Boolean(document.activeElement?.matches(wanted)), selector);
  }

  // Tab, or Shift and Tab, until the focus is where it should be.
  async to(selector, way = 'on') {
    if (!this.walks) {
      await (await this.reader.find(selector)).focus();
      if (!(await this.has(selector))) throw new Error(`the focus does not go to ${selector}`);
      return;
    }
    const { keyboard } = this.tab.page;
    if (way === 'back') await keyboard.down('Shift');
    let there = false;
    for (let i = 0; i < MOST_TABS && !there; i++) {
      await keyboard.press('Tab');
      there = await this.has(selector);
    }
    if (way === 'back') await keyboard.up('Shift');
    if (!there) throw new Error(`Tab does not lead ${way} to ${selector}`);
  }

  async press(selector, key = 'Enter', way = 'on') {
    await this.to(selector, way);
    await this.tab.press(key);
  }

  // A file as the browser's own dialog would give it to the field that has the focus.
  async give(selector, ...files) {
    await this.to(selector);
    const field = (await this.tab.page.evaluateHandle(() => document.activeElement)).asElement();
    await this.tab.give(field, ...files);
  }
}

// Each visible group of radio buttons with its accessible name (Chromium's tree; Firefox has none to ask).
async function groupsOf(tab) {
  const names = [];
  const holdsRadio = ({ role, children = [] }) => role === 'radio' || children.some(holdsRadio);
  const visit = (node) => {
    if (['radiogroup', 'group'].includes(node.role) && holdsRadio(node)) names.push(node.name);
    node.children?.forEach(visit);
  };
  visit(await tab.page.accessibility.snapshot({ interestingOnly: false }));
  return names;
}

module.exports = (kind) => {
  const places = [['from disk', false], ['from a strict server', true]];

  describe(`with the keyboard alone, every way, in ${kind}`, () => {
    // A server's rules forbid the same everywhere.
    for (const [place, http] of places)
      (http ? itOnce(kind) : it)(place, async (t) => {
        const site = buildSite(root);
        const browser = await Browser.lend(t, kind, site, http ? { served: site } : {});
        const tab = await browser.tab(site);
        const reader = new Reader(tab, check, 'check.html');
        const keys = new Keyboard(tab, reader, !http);
        const found = [];
        const axeAt = kind === 'chromium' ? [1280, 320] : [320];
        const look = async (what) => {
          if (!http) found.push(...(await tab.barriers(axeAt)).map((line) => `${what}, ${line}`));
        };
        const kept = async (name) => {
          const { bytes } = await browser.download();
          const file = path.join(path.dirname(site), name);
          fs.writeFileSync(file, bytes);
          return file;
        };

        // Answering: Space chooses, arrows change, Enter goes on.
        await reader.open();
        await keys.to('[data-kc-who]');
        await tab.press(' ', 'ArrowRight');
        await look('who answers');
        await tab.press('Enter');
        await reader.reach('questions');
        await look('question');
        const answers = {};
        for (const [i, id] of ids.entries()) {
          assert.deepEqual(await reader.questions(), [id]);
          assert.equal(await keys.has(`[data-kc-question="${id}"] *`), true, 'the focus is at the question');
          await keys.to(`[data-kc-question="${id}"] input[type="radio"]`);
          await tab.press(' ', ...Array(i % 5).fill('ArrowRight'));
          assert.deepEqual(await reader.questions(), [id], 'nothing moves on by itself');
          answers[id] = (i % 5) * 10;
          await tab.press('Enter');
        }
        await reader.reach('review');
        await look('review');
        await keys.press('[data-kc-screen="review"] button[type="submit"]');
        await reader.reach('result');

        // The result; and its figures as tables.
        const expected = oracle.figures(check, answers);
        assert.equal((await reader.figures()).overall.score, expected.overall.score);
        await look('result');
        await keys.press('[data-kc-picture] summary');
        await look('result as tables');

        // A need becomes a measure with a date.
        await keys.press('[data-kc-card] [data-kc-do="take-step"]');
        assert.equal(await keys.has('[data-kc-card] [data-kc-do="measure"]'), true);
        await tab.press('Enter');
        await reader.reach('measure');
        await look('measure');
        await keys.to('[data-kc-field="responsible"]');
        await tab.page.keyboard.type('Frau Özdemir 🙂');
        await keys.to('[data-kc-field="due"]');
        await tab.page.keyboard.type('03032027'); // the same day, whichever comes first
        await keys.press('[data-kc-measure-form] button[type="submit"]');
        await reader.reach('result');
        await keys.press('[data-kc-screen="result"] [data-kc-do="plan"]');
        await reader.reach('plan');
        await look('plan');
        await keys.press('[data-kc-screen="plan"] [data-kc-do="back"], [data-kc-screen="plan"] [data-kc-do="result"]');
        await reader.reach('result');

        // What is taken along, in the page's order: Tab beyond its end leads into the browser's own window.
        for (const [action, ending] of [['take-word', 'docx'], ['take-table', 'csv'], ['save', 'json'], ['take-dates', 'ics']]) {
          await keys.press(`[data-kc-screen="result"] [data-kc-save-place] [data-kc-do="${action}"]`);
          const file = await kept(`Ergebnis.${ending}`);
          if (ending === 'ics') assert.match(fs.readFileSync(file, 'utf8'), /DTSTART;VALUE=DATE:20270303/);
          if (ending === 'csv') assert.match(fs.readFileSync(file, 'utf8'), /Frau Özdemir 🙂/);
          if (ending === 'docx') assert.equal(fs.readFileSync(file).subarray(0, 2).toString(), 'PK');
        }
        const saved = JSON.parse(fs.readFileSync(path.join(path.dirname(site), 'Ergebnis.json'), 'utf8'));
        assert.deepEqual(Object.fromEntries(Object.entries(saved.answers).map(([id, { value }]) => [id, value])), answers);
        assert.equal(saved.plan[0].due, '2027-03-03');

        // What stays on the device, and goes again.
        await keys.press('[data-kc-screen="result"] [data-kc-device="all"] summary');
        await keys.press('[data-kc-screen="result"] [data-kc-do="device-save"]');
        assert.equal((await tab.stored()).length, 1);
        await look('result, saved on the device');
        await keys.press('[data-kc-screen="result"] [data-kc-do="device-remove"]');
        assert.deepEqual(await tab.stored(), []);

        // Several views side by side.
        const other = path.join(path.dirname(site), 'Beirat.json');
        fs.writeFileSync(other, JSON.stringify({ ...saved, view: 'Beirat', answers: { ...saved.answers, [ids[0]]: { value: 100 } } }));
        await keys.press('[data-kc-screen="result"] [data-kc-do="compare"]', 'Enter', 'back');
        await reader.reach('compare');
        await keys.give('[data-kc-compare-files]', other);
        assert.equal(await reader.screen(), 'compare');
        assert.equal(await tab.evaluate(() => document.querySelectorAll('[data-kc-compare="members"] li').length), 2);
        assert.equal(await reader.isSeen('[data-kc-block="talk"] li'), true, 'the first question is worth talking about');
        await keys.press('[data-kc-screen="compare"] [data-kc-do="take-table"]');
        assert.match(fs.readFileSync(await kept('Vergleich.csv'), 'utf8'), /Beirat/);

        // Starting over, after a question; and the file brings everything back.
        await keys.press('[data-kc-screen="compare"] [data-kc-do="result"]', 'Enter', 'back');
        await reader.reach('result');
        await keys.press('[data-kc-do="ask-reset"]');
        await look('dialog');
        await keys.press('[data-kc-dialog="reset"] [data-kc-answer="yes"]');
        await reader.reach('intro');
        assert.deepEqual((await reader.entered()).answers, {});
        await keys.give('[data-kc-screen="intro"] [data-kc-file]', path.join(path.dirname(site), 'Ergebnis.json'));
        await reader.reach('result');
        assert.deepEqual((await reader.entered()).answers, answers);

        assert.deepEqual(found, []);
        assert.deepEqual(tab.takeTroubles(), []);
        assert.deepEqual(await tab.stored(), []);
      });
  });

  if (kind === 'chromium')
    it('each radio group is named by its question', async (t) => {
      const site = buildSite(root);
      const browser = await Browser.lend(t, kind, site);
      const tab = await browser.tab(site);
      const reader = new Reader(tab, check, 'check.html');
      await reader.open();
      await reader.start();
      await reader.click('[data-kc-do="all"]');
      const prompts = await tab.evaluate(() =>
        [...document.querySelectorAll('[data-kc-question] legend')].map((legend) => legend.textContent.replace(/\s+/g, ' ').trim())
      );
      assert.equal(prompts.length, ids.length);
      const names = (await groupsOf(tab)).map((name) => name.replace(/\s+/g, ' ').trim());
      for (const prompt of prompts) assert.ok(names.some((name) => name.includes(prompt)), `no group is named "${prompt}"`);
    });

  if (kind === 'chromium')
    it('what to start with is named by its title, without a number that only the eye gets', async (t) => {
      const site = buildSite(root);
      const browser = await Browser.lend(t, kind, site);
      const reader = new Reader(await browser.tab(site), check, 'check.html');
      await reader.open();
      await reader.openResult(resultOf(check, { [ids[0]]: 20, [ids[1]]: 30 }));
      const names = [];
      for (const heading of await reader.tab.page.$$('[data-kc-list="first"] h3')) {
        const { name } = await reader.tab.page.accessibility.snapshot({ root: heading });
        names.push([name, await heading.evaluate((element) => element.textContent)]);
      }
      assert.equal(names.length, 2);
      for (const [name, title] of names) assert.equal(name, title);
    });

  if (kind === 'chromium')
    it('axe finds nothing in forced colours, in any state', async (t) => {
      const site = buildSite(root);
      const browser = await Browser.lend(t, kind, site);
      const tab = await browser.tab(site, { forcedColors: true });
      const reader = new Reader(tab, check, 'check.html');
      const found = [];
      const look = async (what) => found.push(...(await tab.axe()).map((line) => `${what}: ${line}`));
      await reader.open();
      await reader.start();
      await look('question');
      await reader.choose(ids[0], 30);
      await reader.click('[data-kc-do="review"]');
      await look('review');
      await reader.next();
      await look('result');
      await reader.click('[data-kc-do="take-step"]');
      await reader.click('[data-kc-card] [data-kc-do="measure"]');
      await look('measure');
      await reader.click('[data-kc-measure-form] button[type="submit"]');
      await reader.reach('result');
      await reader.click('[data-kc-screen="result"] [data-kc-do="plan"]');
      await look('plan');
      await reader.click('[data-kc-screen="plan"] [data-kc-do="back"], [data-kc-screen="plan"] [data-kc-do="result"]');
      await reader.click('[data-kc-screen="result"] [data-kc-do="compare"]');
      await look('comparison');
      assert.deepEqual(found, []);
    });
};
