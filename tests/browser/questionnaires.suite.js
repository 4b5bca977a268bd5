// Questionnaires of other shapes (tests/projects/): each is answered at random, and its figures are
// held against the independent calculation, in the site, in the single file, in what is taken
// along, in the comparison; and what stands on paper.
'use strict';

const assert = require('node:assert/strict');
const { execFileSync } = require('node:child_process');
const fs = require('node:fs');
const os = require('node:os');
const path = require('node:path');
const YAML = require('yaml');
const { describe, it, itOnce } = require('./suites.js');
const { Browser, buildSite, removeSite } = require('./harness.js');
const { Reader, readCheck, resultOf } = require('./reader.js');
const { PROJECTS, makeProject, shipped } = require('../projects/make.js');
const { unzip, parseXml, textOf } = require('../js/office.js');
const { randomly, randomAnswers } = require('../js/random.js');
const oracle = require('../js/oracle.js');

// Sets of answers of each questionnaire; within `make test`, a sample, in Firefox of two of them, and
// not of the shipped check, which all other suites use.
const isLong = Boolean(process.env.KURZCHECK_LONG);
const SETS = isLong ? 100 : 2;
const ALL = { ...PROJECTS, ...(isLong ? { 'the shipped check': shipped } : {}) };

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
    for (const [name, { language }] of Object.entries(ALL))
      (isLong || name === 'from right to left' ? it : itOnce(kind))(`${name}: what is shown is what an independent calculation says`, async () => {
        const scratch = fs.mkdtempSync(path.join(os.tmpdir(), 'kurzcheck questionnaire '));
        const { folder, options } = name in PROJECTS ? makeProject(name, scratch) : { ...shipped, options: [] };
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
          let before;
          let shown = 0;
          for (let set = 0; set < SETS; set++) {
            before = answers;
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
          // In the picture, each dot lies on its band: a question's, or a topic's where there are many.
          const figures = oracle.figures(check, answers);
          const grounds = await tab.evaluate(() =>
            [...document.querySelectorAll('[data-kc-lane]')].flatMap((lane) => {
              const place = (element, name) => parseFloat(element.getAttribute(name));
              const bands = [...lane.querySelectorAll('[data-kc-shape="band"]')].map((band) => [place(band, 'x'), place(band, 'x') + place(band, 'width')]);
              return [...lane.querySelectorAll('[data-kc-dot]')].map((dot) => [dot.dataset.kcDot, bands.findIndex(([from, to]) => from <= place(dot, 'x') && place(dot, 'x') < to)]);
            }));
          const bandOf = (id) => figures.topics.find((topic) => topic.id === id)?.band ?? figures.bands[id];
          assert.ok(grounds.length > 0);
          assert.deepEqual(grounds.map(([id, at]) => [id, check.bands[at]?.id]), grounds.map(([id]) => [id, bandOf(id)]));
          // What is taken along: each group with its score, each answer as the question says it.
          const texts = YAML.parse(fs.readFileSync(path.join(folder, `content/${language}/texts.yaml`), 'utf8'));
          const take = async (screen, action) => {
            await tab.evaluate((...wanted) => document.querySelector(`[data-kc-screen="${wanted[0]}"] [data-kc-do="${wanted[1]}"]`).click(), screen, action);
            return (await browser.download()).bytes;
          };
          const separator = language === 'de' ? ';' : ',';
          const numberOf = (score) => String(score ?? '').replace('.', language === 'de' ? ',' : '.');
          const linesOf = (bytes) => bytes.toString('utf8').split('\r\n');
          const lines = linesOf(await take('result', 'take-table'));
          const rows = await tab.evaluate(() => [...document.querySelectorAll('[data-kc-group-row]')].map((row) => [row.dataset.kcGroupRow, parseFloat(row.querySelector('[data-kc-score]').textContent)]));
          assert.deepEqual(rows, figures.groups.map(({ id, score }) => [id, score ?? NaN]));
          for (const { id, score } of figures.groups) assert.ok(lines.some((line) => line.startsWith([texts.groups[id], numberOf(score)].join(separator))), id);
          const report = textOf(parseXml(unzip(await take('result', 'take-word')).find((file) => file.name === 'word/document.xml').text));
          const said = await tab.evaluate(() => [...document.querySelectorAll('[data-kc-answer-row]')].map((row) => [row.querySelector('th').textContent, row.querySelector('[data-kc-value]').textContent]));
          const { unit = '', show_values: shows = true } = check.scale;
          check.questions.forEach(({ id }, i) => {
            const [title, text] = said[i];
            const value = answers[id];
            if (value != null) assert.equal(text, shows ? `${String(value).replace('-', '\u2212')}${unit && `\u00a0${unit}`}` : texts.scale.answers[value]);
            assert.ok(report.includes(`${title}: ${text}`), `${title}: ${text}`);
          });
          for (const id of Object.keys(texts.groups ?? {})) assert.ok(report.includes(texts.groups[id]), id);
          // The words speak of no advice and no factors where there are none.
          const pages = fs.readdirSync(site);
          assert.equal(pages.includes('factors.html'), Boolean(check.factors?.length));
          const guided = fs.readFileSync(path.join(folder, `content/${language}/questions/${check.questions[0].id}.md`), 'utf8').includes('\n- ');
          assert.equal(pages.includes('guidance.html'), guided);
          const words = await tab.evaluate(() => document.querySelector('main').innerText);
          if (!guided) assert.doesNotMatch(words, /advice|what you can do|with a first step|factor/i);
          // Printed, it has every question, whatever is folded on the screen.
          if (kind === 'chromium') {
            const file = path.join(scratch, 'print.pdf');
            await tab.page.pdf({ path: file, preferCSSPageSize: true });
            const printed = execFileSync('pdftotext', ['-raw', file, '-'], { encoding: 'utf8' });
            for (const [title] of language === 'ar' ? [] : said) assert.ok(printed.replace(/\s+/g, ' ').includes(title), title);
          }
          // Beside another, the scores of both.
          const files = [before, answers].map((given, i) => {
            const file = path.join(scratch, `${i}.json`);
            fs.writeFileSync(file, JSON.stringify(resultOf(check, given, { view: 'AB'[i], date: '2026-01-01' })));
            return file;
          });
          await tab.give(await (await reader.find('label:has(input[data-kc-file])')).$('input'), ...files);
          await reader.reach('compare');
          const compared = linesOf(await take('compare', 'take-table'));
          // the reader's own answers, which have no view, come first
          const both = [answers, before, answers].map((given) => oracle.figures(check, given));
          both[0].groups.forEach(({ id }, i) => {
            const start = [texts.groups[id], ...both.map(({ groups }) => numberOf(groups[i].score))].join(separator);
            assert.ok(compared.some((line) => line.startsWith(start)), start);
          });
          both[0].topics.forEach(({ id }, i) => {
            const start = [texts.topics[id].name ?? texts.topics[id], ...both.map(({ topics }) => numberOf(topics[i].score))];
            if (both.every(({ topics }) => topics[i].score !== null)) assert.ok(compared.some((line) => line.startsWith(start.join(separator))), start.join());
          });
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
          fs.rmSync(scratch, { recursive: true, force: true });
        }
      });
  });
};
