// The result on small and large screens: how far down things stand, how many stops of the Tab key
// lead there; for the shipped check, and for checks of odd shapes.
'use strict';

const assert = require('node:assert/strict');
const fs = require('node:fs');
const path = require('node:path');
const { after, before, describe, it, itOnce } = require('./suites.js');
const { Browser, buildSite, removeSite, until } = require('./harness.js');
const { Reader, readCheck, resultOf } = require('./reader.js');
const { BASE } = require('../golden/golden.js');
const { copyTree, root, writeTree } = require('../lib/kurzcheck.js');

const SIZES = [[320, 568], [390, 844], [1280, 900]];
const names = (word, count) => Array.from({ length: count }, (_, i) => `${word}-${i}`);

// A check of so many questions and bands, in a folder of its own.
function makeProject(count, bands) {
  const folder = fs.mkdtempSync('/tmp/kurzcheck-odd-');
  copyTree(BASE, folder);
  const ids = names('question', count);
  const topics = names('topic', 8);
  writeTree(folder, {
    'content/check.yaml': [
      'id: many\nversion: 1\nscale: { from: 0, to: 100, step: 10, unit: "%" }',
      `bands: [${bands.map((from) => `{ id: from-${from}, from: ${from} }`).join(', ')}]`,
      `topics: [${topics.join(', ')}]\nfactors: [time]\nessential: time\nquestions:`,
      ...ids.map((id, i) => `  - { id: ${id}, topic: ${topics[i % topics.length]}, factors: [time] }`),
      'retired: []\n',
    ].join('\n'),
    'content/en/texts.yaml': [
      'check: { title: Many, subtitle: Many questions, description: A long check., closing: The end. }',
      `bands: { ${bands.map((from) => `from-${from}: { name: Well from ${from} on, text: Said of ${from}. }`).join(', ')} }`,
      `topics: { ${topics.map((id) => `${id}: Name of ${id}`).join(', ')} }`,
      'scale: { prompt: How true is this?, from: not true, to: true }\nviews: []\n',
    ].join('\n'),
    ...Object.fromEntries(ids.map((id, i) => [`content/en/questions/${id}.md`,
      `# Title ${i}\n\nIs this so?\n\nSome help.\n\n## Well from ${bands[0]} on\n\n- **Do one thing.** And say so.\n- **Do another.**\n`])),
  });
  for (const old of ['first', 'second']) fs.rmSync(path.join(folder, `content/en/questions/${old}.md`));
  const check = { id: 'many', version: 1, scale: { from: 0, to: 100, step: 10 }, questions: ids.map((id) => ({ id })) };
  const site = buildSite(folder);
  fs.rmSync(folder, { recursive: true });
  return { site, check };
}

module.exports = (kind) =>
  describe(`the result, measured, in ${kind}`, () => {
    let browser;
    const sites = [];
    before(async () => (browser = await Browser.borrow(kind)));
    after(async () => {
      await browser.giveBack();
      for (const site of sites) removeSite(site);
    });

    // Shows the result in a window of that size. -> heights in pixels, and stops of Tab
    const measure = async ({ site, check }, answers, [width, height], rest) => {
      const tab = await browser.tab(site, { width, height });
      const reader = new Reader(tab, check, 'check.html');
      await reader.open();
      await reader.openResult(resultOf(check, answers, rest));
      await reader.drawn();
      const found = await tab.evaluate(() => {
        const top = (selector) => Math.round(document.querySelector(selector).getBoundingClientRect().top + scrollY);
        const boxes = [...document.querySelectorAll('[data-kc-picture-head] text')].map((e) => e.getBoundingClientRect());
        const meet = (a, b) => a.left < b.right && b.left < a.right && a.top < b.bottom - 3 && b.top < a.bottom - 3;
        const seen = document.querySelector('[data-kc-picture-head]').getBoundingClientRect();
        return {
          height: document.documentElement.scrollHeight,
          first: top('[data-kc-screen="result"] section:has([data-kc-card])'),
          plan: top('[data-kc-screen="result"] .kc-plan'),
          names: boxes.length,
          meeting: boxes.filter((a, i) => boxes.some((b, j) => j > i && meet(a, b))).length,
          cut: boxes.filter(({ left, right }) => left < seen.left - 1 || right > seen.right + 1).length,
        };
      });
      let stops = 0;
      await tab.evaluate(() => document.querySelector('[data-kc-title]').focus());
      while (stops < 50 && !(await tab.evaluate(() => document.activeElement.matches('[data-kc-screen="result"] .kc-plan *')))) {
        await tab.press('Tab');
        stops++;
      }
      const wide = await tab.overflow();
      const troubles = tab.takeTroubles();
      await tab.close();
      assert.deepEqual([wide, troubles], [[], []], `at ${width} pixels`);
      return { ...found, stops };
    };

    const said = ({ height, first, plan, stops }) => `${height} px high, where to begin at ${first}, the plan at ${plan}, ${stops} stops`;
    const hold = ({ height, first, stops }, [, high], most) => {
      assert.ok(height < most, `${height} px high`);
      assert.ok(first < 2 * high, `where to begin at ${first}`);
      assert.ok(stops <= 20, `${stops} stops`);
    };

    it('the shipped check: short, where to begin within two screens, the plan near', async (t) => {
      const site = buildSite(root);
      sites.push(site);
      const check = readCheck(root, 'de');
      const ids = check.questions.map(({ id }) => id);
      const steps = [70, 50, 40, 60, 30, 60, null, 80, 20, 30, 40, 10, 70];
      const answers = Object.fromEntries(ids.map((id, i) => [id, steps[i]]));
      const about = { subject: 'Landkreis Beispiel', view: 'Verwaltung', date: '2026-11-22' };
      const need = { question: ids[8], measure: 'Zuständigkeit in der Leitungsrunde festlegen', target: 60, status: 'started' };
      const own = { measure: 'Beschwerdestelle schriftlich benennen', responsible: 'Büro der Landrätin', due: '2027-03-31' };
      // What is held in each browser is held where there is most to show.
      for (const [plan, most] of [[[], 4700], [[need, own], 5000]].slice(kind === 'chromium' ? 0 : 1))
        for (const size of SIZES) {
          const found = await measure({ site, check }, answers, size, { ...about, plan });
          t.diagnostic(`${size[0]} px, ${plan.length} measures: ${said(found)}`);
          hold(found, size, size[0] === 320 ? 5500 : most);
          assert.ok(found.plan < 3000, `the plan at ${found.plan}`);
        }
    });

    for (const [title, count, bands] of [
      ['145 questions, 139 of them strengths, 7 bands', 145, [0, 20, 30, 50, 60, 80, 90]],
      ['the top band at the scale\'s end, 2 bands', 30, [0, 100]],
    ])
      itOnce(kind)(title, async (t) => {
        const made = makeProject(count, bands);
        sites.push(made.site);
        const answers = Object.fromEntries(made.check.questions.map(({ id }, i) => [id, i % 24 === 0 ? 10 : 100]));
        for (const size of SIZES) {
          const found = await measure(made, answers, size);
          t.diagnostic(`${size[0]} px: ${said(found)}`);
          assert.deepEqual([found.names, found.meeting, found.cut], [bands.length, 0, 0], 'names of bands stand apart and whole');
          hold(found, size, size[0] === 320 ? 5500 : 5000);
          assert.ok(found.plan < 3000, `the plan at ${found.plan}`);
        }
      });

    itOnce(kind)('no barrier in any state of result, plan and comparison, narrow and wide', async () => {
      const site = buildSite(root);
      sites.push(site);
      const check = readCheck(root, 'de');
      const ids = check.questions.map(({ id }) => id);
      const answers = Object.fromEntries(ids.map((id, i) => [id, { value: i === 4 ? null : ((i * 3) % 11) * 10, title: id, note: 'Eine Notiz' }]));
      const about = { subject: 'Landkreis Beispiel', view: 'Verwaltung' };
      const tab = await browser.tab(site);
      const reader = new Reader(tab, check, 'check.html');
      const found = [];
      const look = async (state) => found.push(...(await tab.barriers([1280, 320])).map((line) => `${state}, ${line}`));
      const unfold = (screen) => tab.evaluate((name) => document.querySelectorAll(`[data-kc-screen="${name}"] details`).forEach((e) => (e.open = true)), screen);
      const finish = async () => {
        await reader.click('[data-kc-measure-form] button[type="submit"]');
        await until('the way back', async () => (await reader.screen()) !== 'measure');
      };
      await reader.open();
      await reader.openResult(resultOf(check, answers, { ...about, date: '2024-01-01', plan: [{ question: ids[8], measure: 'Fällig gewesen', due: '2024-06-01', target: 90 }, { measure: 'Eigene' }] }));
      await look('a year later, asked after measures');
      await reader.click('[data-kc-report] [data-kc-part="pending"] button');
      await reader.click('[data-kc-measure-form] label:has([value="dropped"])');
      await look('measure dropped, with its reason');
      await finish();
      await reader.click('[data-kc-screen="result"] [data-kc-do="take-step"]');
      await unfold('result');
      await look('result, all folds open, tables too');
      await reader.click('[data-kc-screen="result"] [data-kc-do="save"]');
      await browser.download();
      await look('result, saved: did it arrive?');
      await reader.click('[data-kc-screen="result"] [data-kc-do="plan"]');
      await reader.click('[data-kc-screen="plan"] [data-kc-do="measure"]');
      await reader.click('[data-kc-measure-form] label:has([value="done"])');
      await look('measure done');
      await reader.click('[data-kc-do="remove-measure"]');
      await look('asks before a measure goes');
      await reader.click('[data-kc-dialog="remove-measure"] [data-kc-answer="no"]');
      await finish();
      await reader.click('[data-kc-screen="plan"] [data-kc-do="back"]');
      const files = [2022, 2023].map((year) => {
        const file = path.join(path.dirname(site), `${year}.json`);
        fs.writeFileSync(file, JSON.stringify(resultOf(check, Object.fromEntries(ids.map((id, i) => [id, ((i + year) % 11) * 10])), { ...about, view: 'Beirat', date: `${year}-01-01` })));
        return file;
      });
      await tab.give(await (await reader.find('label:has(input[data-kc-file])')).$('input'), ...files);
      await reader.reach('compare');
      await unfold('compare');
      await look('comparison');
      assert.deepEqual(found, []);
      assert.deepEqual(tab.takeTroubles(), []);
      await tab.close();
    });
  });
