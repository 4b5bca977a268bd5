// From the result to the action plan: needs taken up, measures written and kept, targets in
// the picture, the summary's sentences.
'use strict';

const assert = require('node:assert/strict');
const fs = require('node:fs');
const path = require('node:path');
const { after, before, beforeEach, describe, it, itOnce } = require('./suites.js');
const { Browser, buildSite, removeSite, sleep, until } = require('./harness.js');
const { Reader, readCheck, resultOf } = require('./reader.js');
const { root } = require('../lib/kurzcheck.js');
const oracle = require('../js/oracle.js');

const GARDEN = path.join(root, 'tests/golden/sites/garden');

module.exports = (kind) => {
  const once = itOnce(kind);
  describe(`result and plan in ${kind}`, () => {
    const check = readCheck(root, 'de');
    const ids = check.questions.map(({ id }) => id);
    const key = check.questions.find((question) => question.key).id;
    const steps = [40, 30, 10, 70, 50, 60, 20, 90, 10, 50, 80, 40, 30];
    const some = Object.fromEntries(ids.map((id, i) => [id, steps[i]]));
    let site, garden, browser, tab, reader;
    before(async () => {
      site = buildSite(root);
      garden = buildSite(GARDEN);
      browser = await Browser.borrow(kind);
    });
    after(async () => {
      await browser.giveBack();
      removeSite(site);
      removeSite(garden);
    });

    const enter = async (options, from = site, what = check, edition = 'check.html') => {
      if (tab) await tab.close();
      tab = await browser.tab(from, options);
      reader = new Reader(tab, what, edition);
      await reader.open();
    };
    // Shows the result of a file.
    const show = async (answers, plan, what = check) => {
      await reader.openResult(resultOf(what, answers, plan && { plan }));
      await reader.drawn();
    };
    const quiet = async () => {
      assert.deepEqual(tab.takeTroubles(), []);
      assert.deepEqual(await tab.stored(), []);
    };
    const plan = async () => JSON.parse((await reader.save()).text).plan;
    const field = (name) => reader.find(`[data-kc-field="${name}"]`);
    const done = async (screen = 'plan') => {
      await reader.click('[data-kc-measure-form] button[type="submit"]');
      await reader.reach(screen);
    };
    const setDate = async (date) =>
      (await field('due')).evaluate((element, value) => {
        element.value = value;
        element.dispatchEvent(new Event('input', { bubbles: true }));
      }, date);
    const focused = () => tab.evaluate(() => ({ ...document.activeElement.dataset }));
    const facts = (screen) =>
      tab.evaluate(
        (name) =>
          [...document.querySelectorAll(`[data-kc-screen="${name}"] [data-kc-measures] > *`)].map((item) =>
            Object.fromEntries(
              [...item.querySelectorAll('[data-kc-fact]')]
                .filter((element) => element.checkVisibility())
                .map((element) => [element.dataset.kcFact, element.textContent])
            )
          ),
        screen
      );

    for (const [edition, test] of [['check.html', it], ['integration-chefsache-de.html#check', once]])
      test(`${edition}: a need becomes a measure, with the keyboard alone, and stays`, async () => {
        await enter({}, site, check, edition);
        await show(some);
        const take = await reader.find('[data-kc-card] [data-kc-do="take-step"]');
        await take.focus();
        await tab.press('Enter'); // the first step, at once
        assert.equal(await reader.screen(), 'result');
        assert.deepEqual(await focused(), { kcDo: 'measure', kcOf: '0' });
        await tab.press('Enter');
        assert.equal(await reader.screen(), 'measure');
        assert.equal(await tab.evaluate(() => document.activeElement.tagName), 'H1');
        const suggestions = await tab.evaluate((id) => {
          const shown = [...document.querySelectorAll(`[data-kc-guide="${id}"] [data-kc-guidance]`)].find((element) => !element.hidden);
          return [...shown.querySelectorAll('li')].map((item) => {
            const [bold, whole] = [item.querySelector('strong'), item].map((element) => element.textContent.replace(/\s+/g, ' ').trim());
            return [bold.replace(/\.$/, ''), whole.slice(bold.length).trim()];
          });
        }, key);
        assert.ok(suggestions.length >= 2);
        const offered = () => tab.evaluate(() => [...document.querySelectorAll('[data-kc-suggestion]')].map(({ value, dataset }) => [value, dataset.kcSuggestion]));
        assert.deepEqual(await offered(), suggestions);
        await tab.press('Tab', 'Tab', ' ', ' '); // the second, and not after all
        for (let i = 0; i < 10 && (await focused()).kcField !== 'measure'; i++) await tab.press('Tab');
        await tab.press('End');
        await tab.page.keyboard.down('Control');
        await tab.press('End');
        await tab.page.keyboard.up('Control');
        await tab.page.keyboard.type(' Ab März 🙂');
        await tab.press('Tab', 'Tab');
        await tab.page.keyboard.type('Büro مكتب');
        await tab.reload(); // at once
        const [[name, note]] = suggestions;
        const measure = `${name} Ab März 🙂`;
        assert.equal(await reader.screen(), 'measure');
        assert.equal(await (await field('measure')).evaluate(({ value }) => value), measure);
        await (await field('target')).select('80');
        await reader.click('[data-kc-measure-form] label:has([value="started"])');
        await setDate('2027-03-31');
        await (await field('responsible')).focus();
        await tab.press('Enter'); // finished
        await reader.reach('result');
        assert.deepEqual(await focused(), { kcDo: 'measure', kcOf: '0' }, 'back where it was taken up');
        const expected = {
          question: key,
          measure,
          note,
          responsible: 'Büro مكتب',
          due: '2027-03-31',
          target: 80,
          status: 'started',
        };
        assert.deepEqual(await plan(), [expected]);
        await quiet();
      });

    it('Enter on a suggestion changes nothing and leaves the measure open', async () => {
      await enter();
      await show(some);
      await reader.click('[data-kc-card] [data-kc-do="take-step"]');
      await reader.click('[data-kc-card] [data-kc-do="measure"]');
      await (await reader.find('[data-kc-suggestion]:not(:checked)')).focus();
      await tab.press(' ', 'Enter');
      await sleep(150); // in which nothing may happen
      assert.equal(await reader.screen(), 'measure');
      assert.ok('kcSuggestion' in (await focused()));
      assert.equal(await tab.evaluate(() => document.activeElement.checked), true);
      await (await field('responsible')).focus();
      await tab.press('Enter');
      await reader.reach('result'); // from a line of text, Enter ends the form as anywhere
    });

    once('in the plan, each measure has a heading, in the order of the measures', async () => {
      await enter();
      await show(some, [{ measure: 'Eigene', due: '2027-01-01' }, { question: key, measure: 'Vom Check', due: '2026-12-01' }]);
      await reader.click('[data-kc-screen="result"] [data-kc-do="plan"]');
      const headings = await tab.evaluate(() =>
        [...document.querySelectorAll('[data-kc-screen="plan"] [data-kc-measures] > li')].map((item) => item.querySelector('h2')?.textContent)
      );
      const own = await tab.evaluate(() => document.querySelector('[data-kc-word="measure-own"]').textContent);
      const needed = await tab.evaluate((id) => document.querySelector(`[data-kc-question="${id}"] [data-kc-name]`).textContent, key);
      assert.deepEqual(headings, [needed, own]);
    });

    it('whoever comes back from a measure sees what has the focus, however small the window', async () => {
      await enter({ width: 320, height: 568 });
      await show(some);
      const takes = await tab.page.$$('[data-kc-card] [data-kc-do="take-step"]');
      assert.equal(takes.length, 3);
      for (const take of takes) {
        await take.evaluate((element) => (element.focus(), element.scrollIntoView({ block: 'end' })));
        await tab.press('Enter', 'Enter'); // into the plan; then its screen
        await (await field('measure')).focus();
        await tab.insert('Eine Maßnahme mit einem Namen über mehrere Zeilen, damit sie unter dem Rand stünde');
        await done('result');
        const seen = await tab.evaluate(() => {
          const { top, bottom } = document.activeElement.getBoundingClientRect();
          return { action: document.activeElement.dataset.kcDo, seen: top >= 0 && bottom <= innerHeight };
        });
        assert.deepEqual(seen, { action: 'measure', seen: true });
      }
    });

    once('a measure that says nothing is counted nowhere, and no other takes its place', async () => {
      await enter();
      await show(some, [{ measure: 'Erste' }, { measure: 'Zweite' }]);
      await reader.click('[data-kc-screen="result"] [data-kc-guide] [data-kc-do="take"]');
      await tab.step('back');
      const said = await tab.evaluate(() => document.querySelector('[data-kc-sentence="plan"]').textContent);
      assert.match(said, /Maßnahmen im Aktionsplan: 2,/);
      await reader.click('[data-kc-screen="result"] [data-kc-do="plan"]');
      await reader.click('[data-kc-screen="plan"] [data-kc-do="measure"]');
      await (await field('measure')).evaluate((element) => element.select());
      await tab.press('Backspace');
      await done();
      assert.equal(await tab.evaluate(() => document.activeElement.tagName), 'H1');
      assert.deepEqual((await plan()).map(({ measure }) => measure), ['Zweite']);
    });

    it('what was begun by mistake leaves nothing: by the way back, and by Cancel', async () => {
      await enter();
      await show(some, [{ measure: 'Erste', due: '2027-01-01' }]);
      const cancel = async () => {
        await reader.click('[data-kc-do="cancel-measure"]');
        await until('the way back', async () => (await reader.screen()) !== 'measure');
      };
      for (const leave of [() => tab.step('back'), cancel]) {
        await reader.click('[data-kc-screen="result"] [data-kc-guide] [data-kc-do="take"]');
        await leave();
        assert.equal(await reader.screen(), 'result');
        assert.deepEqual((await plan()).map(({ measure }) => measure), ['Erste']);
      }
      // Cancel takes back what was changed.
      await reader.click('[data-kc-screen="result"] [data-kc-do="plan"]');
      await reader.click('[data-kc-screen="plan"] [data-kc-do="measure"]');
      await (await field('measure')).type(' geändert');
      await setDate('2028-01-01');
      await cancel();
      assert.deepEqual((await plan()).map(({ measure, due }) => [measure, due]), [['Erste', '2027-01-01']]);
      await quiet();
    });

    once('a measure is dropped with a reason; each that is overdue is asked after when the file is opened', async () => {
      await enter();
      await reader.openResult(resultOf(check, some, { date: '2024-01-01', plan: [
        { measure: 'Offen seit langem' },
        { measure: 'Fällig gewesen', due: '2024-06-01', status: 'started' },
        { measure: 'Getan', due: '2024-06-01', status: 'done' },
        { measure: 'Später', due: '2990-01-01' },
      ] }));
      const asked = () => tab.evaluate(() => [...document.querySelectorAll('[data-kc-report] [data-kc-part="pending"] [data-kc-name]')].map((e) => e.textContent));
      assert.deepEqual(await asked(), ['Fällig gewesen', 'Offen seit langem']);
      await reader.click('[data-kc-report] [data-kc-part="pending"] button');
      assert.equal(await reader.screen(), 'measure');
      assert.equal(await reader.isSeen('[data-kc-field="reason"]'), false);
      await reader.click('[data-kc-measure-form] label:has([value="dropped"])');
      await (await field('reason')).type('Kein Geld');
      await reader.click('[data-kc-measure-form] button[type="submit"]');
      await until('the way back', async () => (await reader.screen()) !== 'measure');
      const { status, reason } = (await plan()).find(({ measure }) => measure === 'Fällig gewesen');
      assert.deepEqual([status, reason], ['dropped', 'Kein Geld']);
      await quiet();
    });

    once('the first step of one\'s own is a measure in the plan', async () => {
      await enter();
      await show(some);
      await (await reader.find('[data-kc-commit-what]')).type('Mit der Personalstelle sprechen');
      await tab.press('Enter');
      await until('the measure', async () => (await facts('result')).length === 1);
      assert.equal(await (await reader.find('[data-kc-commit-what]')).evaluate(({ value }) => value), '');
      const [{ measure, status }] = await plan();
      assert.deepEqual([measure, status], ['Mit der Personalstelle sprechen', 'open']);
      await quiet();
    });

    once('own words around a suggestion survive choosing another', async () => {
      await enter();
      await show(some);
      await reader.click('[data-kc-card] [data-kc-do="take-step"]');
      await reader.click('[data-kc-card] [data-kc-do="measure"]');
      for (const name of ['measure', 'note']) {
        await (await field(name)).evaluate((element) => element.select());
        await tab.insert('Eigene Worte');
      }
      const boxes = await tab.page.$$('[data-kc-suggestion]');
      await boxes[0].click();
      await boxes[1].click();
      await boxes[0].click();
      const text = async (name) => (await field(name)).evaluate(({ value }) => value.split('\n'));
      const [name, note] = await boxes[1].evaluate(({ value, dataset }) => [value, dataset.kcSuggestion]);
      assert.deepEqual([await text('measure'), await text('note')], [['Eigene Worte', name], ['Eigene Worte', note]]);
    });

    once('the plan is sorted by date, its measures can be edited and, after a question, removed', async () => {
      await enter();
      await show(some, [
        { question: key, measure: 'Später', due: '2027-05-01', target: null, status: 'open' },
        { measure: '<img src=x onerror=alert(1)>', due: '2026-12-01', status: 'done' },
        { question: 'gone', measure: 'Ohne Frage', due: 'irgendwann', extra: 1 },
      ]);
      await reader.click('[data-kc-screen="result"] [data-kc-do="plan"]');
      assert.equal(await reader.screen(), 'plan');
      const measures = async () => (await facts('plan')).map(({ measure }) => measure);
      assert.deepEqual(await measures(), ['<img src=x onerror=alert(1)>', 'Später', 'Ohne Frage']);
      await reader.click('[data-kc-screen="plan"] [data-kc-do="add-measure"]');
      assert.equal(await reader.isSeen('[data-kc-field="target"]'), false, 'no target without a question');
      await (await field('measure')).type('Runder Tisch');
      await setDate('2027-01-15');
      await done();
      assert.deepEqual(await measures(), ['<img src=x onerror=alert(1)>', 'Runder Tisch', 'Später', 'Ohne Frage']);
      assert.deepEqual(await focused(), { kcDo: 'measure', kcOf: '3', kcPaperless: '' });
      // A measure that says nothing does not stay.
      await reader.click('[data-kc-screen="plan"] [data-kc-do="add-measure"]');
      await tab.step('back');
      assert.equal((await measures()).length, 4);
      // Removing asks.
      await reader.click('[data-kc-do="measure"][data-kc-of="0"]');
      await reader.click('[data-kc-do="remove-measure"]');
      await reader.click('[data-kc-dialog="remove-measure"] [data-kc-answer="no"]');
      assert.equal(await reader.screen(), 'measure');
      await reader.click('[data-kc-do="remove-measure"]');
      await reader.click('[data-kc-dialog="remove-measure"] [data-kc-answer="yes"]');
      await reader.reach('plan');
      assert.deepEqual(await measures(), ['<img src=x onerror=alert(1)>', 'Runder Tisch', 'Ohne Frage']);
      const kept = await plan();
      assert.deepEqual(kept.find(({ question }) => question === 'gone'), { question: 'gone', measure: 'Ohne Frage', due: 'irgendwann', extra: 1 });
      await tab.reload();
      assert.equal(await reader.screen(), 'plan');
      assert.deepEqual(await measures(), ['<img src=x onerror=alert(1)>', 'Runder Tisch', 'Ohne Frage']);
      await tab.step('forward'); // to a measure that is no more
      assert.equal(await reader.screen(), 'plan', 'and not its neighbour');
      assert.deepEqual(await measures(), ['<img src=x onerror=alert(1)>', 'Runder Tisch', 'Ohne Frage']);
      await quiet();
    });

    once('a plan too long to be opened again is not saved from its own screen, and that is said', async () => {
      await enter();
      await show(some, [{ measure: 'Konzept', status: 'open', extra: 'x'.repeat(5 * 1024 * 1024 - 4000) }]);
      await reader.click('[data-kc-screen="result"] [data-kc-do="plan"]');
      await reader.click('[data-kc-screen="plan"] [data-kc-do="add-measure"]');
      await (await field('measure')).evaluate((element) => {
        element.value = 'ä'.repeat(10000);
        element.dispatchEvent(new Event('input', { bubbles: true }));
      });
      await done();
      await reader.click('[data-kc-screen="plan"] [data-kc-do="save"]');
      assert.equal(await reader.isSeen('[data-kc-screen="plan"] [data-kc-report] [data-kc-fault="save-large"]'), true);
      await quiet();
    });

    once('a plan alone, without any answer, is shown and carried along', async () => {
      await enter();
      await show({}, [{ measure: 'Eine' }]);
      assert.equal(await reader.isSeen('[data-kc-screen="result"] [data-kc-do="plan"]'), true);
      await tab.arrive(async () => (await reader.find('header a[href="hintergrund.html"]')).click());
      await tab.arrive(async () => (await reader.find('header a[href="check.html"]')).click());
      assert.equal(await reader.screen(), 'result');
      assert.equal((await facts('result')).length, 1);
    });

    // ---- Targets and the picture ----

    const seen = (selector) => reader.isSeen(`[data-kc-picture] ${selector}`);
    const legend = async () =>
      tab.evaluate(() => [...document.querySelectorAll('[data-kc-picture] p [data-kc-when]')].filter((e) => e.checkVisibility()).map((e) => e.dataset.kcWhen));

    once('now and target stand in the same figures: picture, tables, sentence', async () => {
      await enter();
      await show({ ...some, [ids[4]]: null });
      assert.deepEqual(await legend(), ['dots-questions', 'ring', 'undrawn']);
      assert.equal(await seen('[data-kc-shape="tip"]'), false);
      const targets = { [key]: 80, [ids[2]]: 50, [ids[7]]: 20 }; // the last lies below the present value
      await enter();
      await show(some, Object.entries(targets).map(([question, target]) => ({ question, target })));
      const then = oracle.figures(check, { ...some, [key]: 80, [ids[2]]: 50 });
      const tips = await tab.evaluate(() =>
        [...document.querySelectorAll('[data-kc-shape="tip"]')].map((e) => Math.round(parseFloat(e.getAttribute('x')) * 1.1 - 5)).sort()
      );
      assert.deepEqual(tips, Object.values(targets).sort());
      assert.deepEqual(await legend(), ['dots-questions', 'ring', 'arrow']);
      const heard = await tab.evaluate(() => [...document.querySelectorAll('[data-kc-said]')].map((e) => e.textContent).join('; ').split('; '));
      assert.equal(heard.length, ids.length);
      assert.equal(heard.filter((text) => / \d+\s%, Ziel: \d+\s%$/.test(text)).length, 3);
      const cells = await tab.evaluate(() =>
        [...document.querySelectorAll('[data-kc-answer-row] [data-kc-target-cell]')].map((cell) => cell.textContent)
      );
      assert.deepEqual(cells, ids.map((id) => (id in targets ? `${targets[id]}\u00a0%` : '')));
      const total = await tab.evaluate(() => document.querySelector('[data-kc-total-row] [data-kc-target-cell]').textContent);
      assert.equal(total, `${then.overall.text}\u00a0%`);
      const sentence = await tab.evaluate(() => document.querySelector('[data-kc-sentence="target"]').textContent);
      assert.ok(sentence.includes(total), sentence);
      await reader.click('[data-kc-screen="result"] [data-kc-do="plan"]');
      const gain = await tab.evaluate(() => [...document.querySelectorAll('[data-kc-sentence="gain"]')].filter((e) => e.checkVisibility()).map((e) => e.textContent));
      assert.equal(gain[0], `${oracle.figures(check, some).overall.text}\u00a0% → ${total}`);
      await quiet();
    });

    once('what an earlier result said is a cross, where it was another value', async () => {
      await enter();
      const view = { subject: 'Süd', view: 'Beirat' };
      const earlier = resultOf(check, { ...some, [ids[0]]: 10 }, { ...view, date: '2025-11-01' });
      const others = [
        resultOf(check, { ...some, [ids[1]]: 90 }, { ...view, date: '2024-11-01' }), // not the last time
        resultOf(check, { ...some, [ids[2]]: 90 }, { ...view, view: 'Rat', date: '2025-12-01' }), // another view
        resultOf(check, { ...some, [ids[3]]: 90 }, { ...view, date: '2026-11-02' }), // later
      ];
      await reader.openResult(resultOf(check, some, { ...view, date: '2026-11-01' }));
      await reader.click('[data-kc-screen="result"] [data-kc-do="compare"]');
      for (const [i, file] of [earlier, ...others].entries()) {
        const name = path.join(path.dirname(site), `Jahr-${i}.json`);
        fs.writeFileSync(name, JSON.stringify(file));
        await tab.give(await tab.page.$('[data-kc-compare-files]'), name);
        await until('the file', async () => (await tab.page.$$('[data-kc-compare="members"] li')).length === i + 2);
      }
      await reader.click('[data-kc-screen="compare"] [data-kc-do="result"]');
      const crosses = await tab.evaluate(() =>
        [...document.querySelectorAll('[data-kc-shape="cross"]')].map((e) => Math.round(parseFloat(e.getAttribute('x')) * 1.1 - 5))
      );
      assert.deepEqual(crosses, [10]);
      assert.ok((await legend()).includes('cross'));
      await quiet();
    });

    once('the target of a question is a value of the scale, and written like one', async () => {
      const other = readCheck(GARDEN, 'en');
      const [{ id }] = other.questions;
      await enter({}, garden, other);
      await show({ [id]: 2 }, [{ question: id, target: 4 }], other);
      const texts = (place) =>
        tab.evaluate((wanted) => [...document.querySelectorAll(`${wanted} :is([data-kc-value], [data-kc-score], [data-kc-target-cell])`)].map((e) => e.textContent), place);
      assert.deepEqual(await texts(`[data-kc-answer-row="${id}"]`), ['2', '4']);
      assert.match(await tab.evaluate((wanted) => document.querySelector(`[data-kc-lane] [data-kc-dot="${wanted}"]`).closest('li').textContent, id), /: 2, .* 4/);
    });

    once('what stands in one row of actions has its words at one height, and a row of its own begins at the edge', async () => {
      await enter();
      await show(some, [{ measure: 'Eine' }]);
      const astray = () =>
        tab.evaluate(() => {
          const words = (element) => {
            const text = document.createRange();
            text.selectNodeContents(element);
            return text.getBoundingClientRect();
          };
          const rows = [...document.querySelectorAll('[data-kc-screen] :has(> button + button)')].filter((row) => row.checkVisibility());
          const found = rows.flatMap((row) => {
            const all = [...row.children].filter((e) => e.textContent && e.checkVisibility()).map((e) => [e, e.getBoundingClientRect(), words(e)]);
            const middle = ({ top, bottom }) => (top + bottom) / 2;
            const edge = row.getBoundingClientRect().left;
            return all.filter(([, box, text]) => {
              const beside = all.filter(([, other]) => Math.abs(middle(other) - middle(box)) < 10);
              return beside.some(([, , other]) => Math.abs(middle(other) - middle(text)) > 2) || (beside.length === 1 && innerWidth < 400 && box.left > edge + 1);
            });
          });
          return rows.length ? found.map(([element]) => element.textContent.trim()) : ['no rows'];
        });
      for (const width of [320, 1280]) {
        await tab.resize(width);
        assert.deepEqual(await astray(), [], `result at ${width}`);
      }
      await reader.click('[data-kc-screen="result"] [data-kc-do="plan"]');
      await reader.click('[data-kc-screen="plan"] [data-kc-do="measure"]');
      for (const width of [320, 1280]) {
        await tab.resize(width);
        assert.deepEqual(await astray(), [], `measure at ${width}`);
      }
    });

    // ---- The summary ----

    const said = () =>
      tab.evaluate(() =>
        [...document.querySelectorAll('[data-kc-sentence]')]
          .filter((element) => element.checkVisibility())
          .map((element) => [element.dataset.kcSentence, element.textContent])
      );
    const all = (value) => Object.fromEntries(ids.map((id) => [id, value]));

    once('the summary says what holds, whatever was answered', async () => {
      const cases = [
        [all(100), ['kept']],
        [all(0), ['low']],
        [all(50), []],
        [{ [ids[0]]: 70 }, []], // of a few answers, nothing is said of all
      ];
      await enter();
      for (const [answers, names] of cases) {
        await show(answers);
        const sentences = await said();
        assert.deepEqual(sentences.map(([name]) => name), names);
        for (const [, text] of sentences) assert.doesNotMatch(text, /\{|undefined|null|NaN/);
      }
      await show({ [ids[0]]: null });
      assert.deepEqual(await said(), []);
    });

    once('with few answers, the caution comes before all that is said of them', async () => {
      await enter();
      await show({ [ids[0]]: 70 });
      const standing = await tab.evaluate(() =>
        [...document.querySelectorAll('[data-kc-when="few"], [data-kc-band-from], [data-kc-summary]')]
          .filter((element) => element.checkVisibility() && element.textContent.trim())
          .map((element) => Object.keys(element.dataset)[0])
      );
      assert.deepEqual(standing, ['kcWhen']);
    });

    it('a date stands in one line and in its place, on the screen and on paper', async () => {
      await enter();
      await show(some, [
        { question: key, measure: 'Eine '.repeat(99), responsible: 'Stabsstelle Integration', target: 90, due: '2027-09-22' },
        { measure: 'Eigene', due: '2027-11-30' },
      ]);
      const broken = () =>
        tab.evaluate(() => {
          const dates = [...document.querySelectorAll('[data-kc-fact="due"]')].filter((element) => element.checkVisibility());
          const lines = dates.map((element) => {
            const text = document.createRange();
            text.selectNodeContents(element);
            const reaches = text.getBoundingClientRect().width > element.getBoundingClientRect().width + 1;
            return reaches ? 'beyond its place' : text.getClientRects().length;
          });
          return lines.length > 1 ? lines.filter((count) => count !== 1) : ['no dates'];
        });
      for (const screen of ['result', 'plan']) {
        if (screen === 'plan') await reader.click('[data-kc-screen="result"] [data-kc-do="plan"]');
        for (const width of [320, 800, 1280]) {
          await tab.resize(width);
          assert.deepEqual([await broken(), await tab.overflow()], [[], []], `${screen} at ${width} pixels`);
        }
        if (kind !== 'chromium') continue;
        await tab.resize(642); // A4 between its margins
        await tab.page.emulateMediaType('print');
        assert.deepEqual([await broken(), await tab.overflow()], [[], []], `${screen} on paper`);
        await tab.page.emulateMediaType('screen');
      }
      await quiet();
    });

    // What axe finds is looked for in journey.suite.js.
    it('nothing reaches beyond 320 pixels, in the opened result, plan and measure', async () => {
      for (const forcedColors of kind === 'chromium' ? [false, true] : [false]) {
        await enter({ width: 320, forcedColors });
        await show({ ...some, [ids[4]]: null }, [
          { question: key, measure: 'Ein sehr langes Wort: Integrationsbeauftragtenkonferenzvorbereitung', target: 90, due: '2027-01-01' },
          { measure: 'Eigene', responsible: 'Frau Özdemir' },
        ]);
        await tab.evaluate(() => document.querySelectorAll('[data-kc-screen="result"] details').forEach((e) => (e.open = true)));
        assert.deepEqual(await tab.overflow(), []);
        await reader.click('[data-kc-screen="result"] [data-kc-do="plan"]');
        assert.deepEqual(await tab.overflow(), []);
        await reader.click('[data-kc-screen="plan"] [data-kc-do="measure"]');
        assert.deepEqual(await tab.overflow(), []);
      }
      await quiet();
    });

    if (kind === 'chromium')
      it('in forced colours, the picture has the colours of text and page', async () => {
        await enter({ forcedColors: true });
        await show(some, [{ question: key, measure: 'Eine', target: 90 }]);
        const { drawn, strange } = await tab.evaluate(() => {
          const system = document.body.appendChild(document.createElement('i'));
          Object.assign(system.style, { forcedColorAdjust: 'none', color: 'CanvasText', background: 'Canvas' });
          const { color, backgroundColor } = getComputedStyle(system);
          const shapes = [...document.querySelectorAll('[data-kc-picture] svg :is(rect, line, circle, path, text)')].map((e) => getComputedStyle(e));
          const colours = shapes.flatMap(({ fill, stroke }) => [fill, stroke]).filter((colour) => colour !== 'none');
          return { drawn: shapes.length, strange: colours.filter((colour) => ![color, backgroundColor].includes(colour)) };
        });
        assert.ok(drawn > 50);
        assert.deepEqual([...new Set(strange)], []);
      });

    once('a long word in what the report is about makes nothing scroll sideways', async () => {
      await enter();
      await reader.openResult(resultOf(check, some, { subject: 'x'.repeat(200), plan: [{ measure: 'Eine' }] }));
      await tab.resize(320);
      assert.deepEqual(await tab.overflow(), []);
      await reader.click('[data-kc-screen="result"] [data-kc-do="plan"]');
      assert.deepEqual(await tab.overflow(), []);
    });

    it('a text in letters of the other direction stands beside its label', async () => {
      await enter();
      await reader.openResult(resultOf(check, some, { view: 'المجلس', plan: [{ measure: 'Eine', responsible: 'Frau Öz' }] }));
      const stray = (direction) =>
        tab.evaluate((dir) => {
          document.documentElement.dir = dir;
          const startOf = (box) => (dir === 'rtl' ? -box.right : box.left);
          return [...document.querySelectorAll('[data-kc-fact="measure"], dd [data-kc-fact="responsible"], [data-kc-meta="view"] bdi')]
            .filter((element) => element.checkVisibility() && !element.closest('button'))
            .filter((element) => {
              const text = document.createRange();
              text.selectNodeContents(element);
              const place = element.closest('p, dd, td, th');
              return startOf(text.getBoundingClientRect()) > startOf(place.getBoundingClientRect()) + 20;
            })
            .map((element) => element.textContent);
        }, direction);
      for (const screen of ['result', 'plan']) {
        if (screen === 'plan') await reader.click('[data-kc-screen="result"] [data-kc-do="plan"]');
        assert.deepEqual([await stray('rtl'), await stray('ltr')], [[], []], screen);
      }
    });

    if (kind === 'chromium')
      it('on paper stands the report: the picture, the plan, the annex, and nothing to press', async () => {
        await enter();
        await show(some, [{ measure: 'Eine' }]);
        await tab.page.emulateMediaType('print');
        await tab.evaluate(() => window.dispatchEvent(new Event('beforeprint')));
        for (const selector of ['[data-kc-dot]', 'h1', '.kc-block--page', 'table']) assert.equal(await reader.isSeen(`[data-kc-paper] ${selector}`), true, selector);
        assert.match(await tab.evaluate(() => document.querySelector('[data-kc-paper]').innerText), /Eine/);
        assert.equal(await reader.isSeen(':is(button, input, summary, [data-kc-screen="result"])'), false);
        await tab.evaluate(() => window.dispatchEvent(new Event('afterprint')));
        assert.equal(await tab.evaluate(() => document.querySelector('[data-kc-paper]').childElementCount), 0);
      });
  });
};
