// How long a reader waits at 200 questions, in Chromium. The figures are printed; what is asserted
// leaves room for a busy machine: it is there for what suddenly takes many times as long.
'use strict';

const assert = require('node:assert/strict');
const fs = require('node:fs');
const path = require('node:path');
const { after, before, describe, it } = require('./suites.js');
const { Browser, buildSite, removeSite } = require('./harness.js');
const { Reader } = require('./reader.js');
const { BASE } = require('../golden/golden.js');
const { copyTree, writeTree } = require('../lib/kurzcheck.js');

const QUESTIONS = 200;
const TOPICS = 10;
const FILES = 50;
const names = (word, count) => Array.from({ length: count }, (_, i) => `${word}-${i}`);
const ids = names('question', QUESTIONS);
const topics = names('topic', TOPICS);

// A check of many questions, each with guidance and a factor, in a folder of its own.
function makeProject(folder) {
  copyTree(BASE, folder);
  const lines = ids.map((id, i) => `  - { id: ${id}, topic: ${topics[i % TOPICS]}, factors: [time] }`);
  const guidance = ['Low', 'High'].map((band) => `## ${band}\n\nDo this.\n\n- One thing, ${band}\n- Another thing\n`);
  writeTree(folder, {
    'content/check.yaml': [
      'id: many\nversion: 1\nscale: { from: 0, to: 100, step: 10, unit: "%" }',
      'bands: [{ id: low, from: 0 }, { id: high, from: 50 }]',
      `topics: [${topics.join(', ')}]\nfactors: [time]\nessential: time\nquestions:`,
      ...lines,
      'retired: []\n',
    ].join('\n'),
    'content/en/texts.yaml': [
      'check: { title: Many, subtitle: Many questions, description: A long check., closing: The end. }',
      'bands: { low: { name: Low, text: Much to do. }, high: { name: High, text: Little to do. } }',
      `topics: { ${topics.map((id) => `${id}: ${id}`).join(', ')} }`,
      'scale: { prompt: How true is this?, from: not true, to: true }\nviews: []\n',
    ].join('\n'),
    ...Object.fromEntries(ids.map((id, i) =>
      [`content/en/questions/${id}.md`, `# Title ${i}\n\nIs this so?\n\nSome help.\n\n${guidance.join('\n')}`])),
  });
  for (const old of ['first', 'second']) fs.rmSync(path.join(folder, `content/en/questions/${old}.md`));
}

function median(values) {
  return [...values].sort((a, b) => a - b)[values.length >> 1];
}

module.exports = (kind) =>
  describe(`waiting at ${QUESTIONS} questions in ${kind}`, () => {
    let site, browser, tab, reader;
    before(async () => {
      const project = fs.mkdtempSync('/tmp/kurzcheck-many-');
      makeProject(project);
      site = buildSite(project);
      fs.rmSync(project, { recursive: true });
      browser = await Browser.borrow(kind);
    });
    after(async () => {
      await browser.giveBack();
      removeSite(site);
    });
    const enter = async () => {
      tab = await browser.tab(site);
      reader = new Reader(tab, { questions: ids.map((id) => ({ id })) }, 'check.html');
      await reader.open();
    };
    // Milliseconds from a click until what it changed is laid out, for each element.
    const clicks = (selectors) =>
      tab.evaluate((wanted) => wanted.map((selector) => {
        const element = document.querySelector(selector);
        const start = performance.now();
        element.click();
        document.body.getBoundingClientRect();
        return performance.now() - start;
      }), selectors);
    const say = (t, what, times) => {
      const figure = (time) => `${time.toFixed(1)} ms`;
      t.diagnostic(`${kind}: ${what}: ${figure(median(times))}, at most ${figure(Math.max(...times))}`);
    };
    const answer = (id, value) => `[data-kc-question="${id}"] input[value="${value}"]`;

    it('an answer shows at once, one question at a time and all on one page', async (t) => {
      await enter();
      await reader.start();
      const elements = await tab.evaluate(() => document.querySelectorAll('*').length);
      t.diagnostic(`${elements} elements`);
      assert.ok(elements < 85 * QUESTIONS, 'what is not shown yet is no part of the page');
      const alone = [];
      for (const id of ids.slice(0, 15)) {
        alone.push(...(await clicks([answer(id, 40)])));
        await reader.next();
      }
      say(t, 'an answer, alone', alone);
      await reader.click('[data-kc-screen="questions"] [data-kc-do="all"]');
      const all = await clicks(ids.map((id, i) => answer(id, (i % 11) * 10)));
      say(t, 'an answer among all', all);
      assert.ok(median(all) < 20 * median(alone), 'the others cost little');
      const screens = await clicks(['[data-kc-screen="questions"] button[type="submit"]', '[data-kc-screen="review"] button[type="submit"]']);
      say(t, 'review', [screens[0]]);
      say(t, 'result', [screens[1]]);
      say(t, 'plan', await clicks(['[data-kc-screen="result"] [data-kc-do="add-measure"]', '[data-kc-measure-form] button[type="submit"]']));
      assert.ok(screens[1] < 60000, 'result');
      assert.deepEqual(tab.takeTroubles(), []);
      await tab.close();
    });

    it('many files are compared at once', async (t) => {
      await enter();
      await reader.click('[data-kc-screen="intro"] [data-kc-do="compare"]');
      await tab.settle();
      const time = await tab.evaluate(async (questions, count) => {
        const transfer = new DataTransfer();
        for (let file = 0; file < count; file++) {
          const answers = Object.fromEntries(questions.map((id, i) =>
            [id, { value: ((i * (1 + (file % 7)) + file) % 11) * 10, note: i % 10 ? '' : `Note ${file}` }]));
          const object = {
            format: 'kurzcheck-result', formatVersion: 1, check: { id: 'many', version: 1 },
            scale: { from: 0, to: 100, step: 10 }, date: '2026-11-02', view: `View ${file}`, answers, plan: [],
          };
          transfer.items.add(new File([JSON.stringify(object)], `${file}.json`));
        }
        const input = document.querySelector('[data-kc-compare-files]');
        const frame = () => new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
        input.files = transfer.files;
        const start = performance.now();
        input.dispatchEvent(new Event('change', { bubbles: true }));
        while (document.querySelectorAll('[data-kc-block="matrix"] tr').length < questions.length) await frame();
        document.body.getBoundingClientRect();
        return performance.now() - start;
      }, ids, FILES);
      say(t, `${FILES} files`, [time]);
      assert.ok(time < 60000, 'every row');
      assert.deepEqual(tab.takeTroubles(), []);
      await tab.close();
    });
  });
