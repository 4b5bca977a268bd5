// Questionnaires of other shapes (tests/projects/): each is answered at random, and its figures are
// held against the independent calculation, in the site, in the single file, in the table.
'use strict';

const assert = require('node:assert/strict');
const fs = require('node:fs');
const os = require('node:os');
const path = require('node:path');
const { describe, it } = require('./suites.js');
const { Browser, buildSite, removeSite } = require('./harness.js');
const { Reader, readCheck, resultOf } = require('./reader.js');
const { PROJECTS, makeProject } = require('../projects/make.js');
const { randomly, randomAnswers } = require('../js/random.js');
const oracle = require('../js/oracle.js');

// Sets of answers of each questionnaire; within `make test`, a sample.
const SETS = process.env.KURZCHECK_LONG ? 100 : 2;

function assertFigures(check, answers, shown) {
  const { overall, topics, bands, strengths, needs, open, none } = oracle.figures(check, answers);
  const { score, band, answered, total } = overall;
  assert.deepEqual(shown.overall, { score, band });
  assert.deepEqual(shown.counted, [answered, total]);
  assert.deepEqual(shown.topics, topics.map(({ text, ...rest }) => rest));
  assert.deepEqual(shown.bands, bands);
  assert.deepEqual(shown.furthest, strengths.furthest ? strengths.items : []);
  assert.deepEqual(shown.strengths, strengths.furthest ? [] : strengths.items);
  assert.deepEqual(shown.first, needs.first);
  assert.deepEqual([...shown.unanswered].sort(), [...open, ...none].sort());
}

module.exports = (kind) => {
  describe(`questionnaires of other shapes in ${kind}`, () => {
    for (const [name, { language, strict }] of Object.entries(PROJECTS))
      it(`${name}: what is shown is what an independent calculation says`, async () => {
        const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'kurzcheck questionnaire '));
        const { options } = makeProject(name, folder);
        const check = readCheck(folder, language);
        const site = buildSite(folder, options);
        const browser = await Browser.borrow(kind);
        const tab = await browser.tab(site);
        try {
          const reader = new Reader(tab, check, 'check.html');
          await reader.open();
          // What is offered, and nothing else.
          const offered = await tab.evaluate(() =>
            [...document.querySelectorAll('[data-kc-question]')].map((question) => [...question.querySelectorAll('input[type="radio"]')].map(({ value }) => value)));
          const values = check.questions.map((question) => (question.values ?? oracle.steps(check.scale)).map(String));
          assert.deepEqual(offered, values.map((own) => [...own, 'none']));
          const below = randomly(11);
          let answers;
          let shown = 0;
          for (let set = 0; set < SETS; set++) {
            answers = randomAnswers(below, check);
            await reader.openResult(resultOf(check, answers));
            if (oracle.figures(check, answers).overall.answered === 0) await reader.next();
            assert.equal(await reader.screen(), 'result');
            if (oracle.figures(check, answers).overall.answered === 0) continue;
            assertFigures(check, answers, await reader.figures());
            shown++;
          }
          assert.ok(shown > 0);
          const saved = JSON.parse((await reader.save()).text);
          assert.deepEqual(Object.fromEntries(Object.entries(saved.answers).map(([id, { value }]) => [id, value])), answers);
          assert.deepEqual(saved.scale.values, 'step' in check.scale ? undefined : check.scale.values);
          // In the table, each group stands with its score.
          await tab.evaluate(() => document.querySelector('[data-kc-screen="result"] [data-kc-do="take-table"]').click());
          const { bytes } = await browser.download();
          const lines = bytes.toString('utf8').split('\r\n');
          const texts = JSON.parse(fs.readFileSync(path.join(folder, `content/${language}/texts.yaml`), 'utf8'));
          const { groups } = oracle.figures(check, answers);
          const rows = await tab.evaluate(() => [...document.querySelectorAll('[data-kc-group-row]')].map((row) => [row.dataset.kcGroupRow, parseFloat(row.querySelector('[data-kc-score]').textContent)]));
          assert.deepEqual(rows, groups.map(({ id, score }) => [id, score ?? NaN]));
          for (const group of groups) assert.ok(lines.some((line) => line.startsWith(`${texts.groups[group.id]},${group.score ?? ''}`)), group.id);
          // The words speak of no advice and no factors where there are none.
          const files = fs.readdirSync(site);
          assert.equal(files.includes('factors.html'), false);
          if (strict) {
            const guided = fs.readFileSync(path.join(folder, `content/${language}/questions/${check.questions[0].id}.md`), 'utf8').includes('\n- ');
            assert.equal(files.includes('guidance.html'), guided);
            if (!guided) {
              const said = await tab.evaluate(() => document.querySelector('main').innerText);
              assert.doesNotMatch(said, /advice|what you can do|with a first step|factor/i);
            }
          }
          // On paper, each question has a box for each of its values.
          await tab.goto('questionnaire.html');
          assert.deepEqual(await tab.evaluate(() => [...document.querySelectorAll('.kc-paper__question')].map((question) => question.querySelectorAll('.kc-paper__box').length)),
            values.map((own) => own.length + 1));
          // The single file says the same.
          await tab.goto(`${check.id}-${language}.html#check`);
          const alone = new Reader(tab, check, `${check.id}-${language}.html#check`);
          await alone.openResult(resultOf(check, answers));
          if (oracle.figures(check, answers).overall.answered > 0) assertFigures(check, answers, await alone.figures());
          assert.deepEqual(tab.takeTroubles(), []);
          assert.deepEqual(await tab.stored(), []);
        } finally {
          await tab.close();
          await browser.giveBack();
          removeSite(site);
          fs.rmSync(folder, { recursive: true, force: true });
        }
      });
  });
};
