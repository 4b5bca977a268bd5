// Several results side by side, held against the independent calculation in tests/js/oracle.js;
// and what becomes of the reader's own answers meanwhile.
'use strict';

const assert = require('node:assert/strict');
const fs = require('node:fs');
const path = require('node:path');
const { after, before, beforeEach, describe, it, itOnce } = require('./suites.js');
const { Browser, buildSite, removeSite, until } = require('./harness.js');
const { Reader, readCheck, resultOf } = require('./reader.js');
const { findInSite, root } = require('../lib/kurzcheck.js');
const { unzip, parseXml, all, textOf } = require('../js/office.js');
const oracle = require('../js/oracle.js');

const check = readCheck(root, 'de');
const ids = check.questions.map(({ id }) => id);

// A result file's object; values: one a question, undefined where there is no answer yet.
function resultFile(values, rest) {
  return resultOf(check, Object.fromEntries(ids.map((id, i) => [id, values[i]])), rest);
}

const spread = (factor, shift = 0) => ids.map((_, i) => ((i * factor + shift) % 11) * 10);

const RESULTS = [
  { view: 'Verwaltung', date: '2025-11-01', values: spread(3) },
  { view: 'Beirat', date: '2025-11-08', values: [...spread(5).slice(0, 4), null, undefined, ...spread(5).slice(6)] },
  { view: 'Verwaltung', date: '2026-10-01', values: spread(3, 2) },
];

// What the comparison's screen shows, as the oracle says it; the tables are opened for it.
async function shownComparison(tab) {
  const unfold = (open) =>
    tab.evaluate((wanted) => {
      for (const table of document.querySelectorAll('[data-kc-compare-table]')) table.closest('details').open = wanted;
    }, open);
  await unfold(true);
  await tab.settle();
  const shown = await readComparison(tab);
  await unfold(false);
  return shown;
}

function readComparison(tab) {
  return tab.evaluate(() => {
    const one = (selector, place = document) => place.querySelector(selector);
    const all = (selector, place = document) => [...place.querySelectorAll(selector)];
    const cells = (row) => [...row.cells].map((cell) => cell.textContent.trim());
    const table = (name) => all(`[data-kc-compare-table="${name}"] tr`).map(cells);
    const titles = (name) => all(`[data-kc-compare="${name}"] h3`).map((h) => h.textContent);
    const names = Object.fromEntries(
      all('[data-kc-question]').map((s) => [one('[data-kc-name]', s).textContent, s.dataset.kcQuestion])
    );
    const items = (part) => all(`[data-kc-compare="changes"] [data-kc-part="${part}"] li`).map((li) => li.textContent);
    return {
      names,
      views: all('[data-kc-views] > li').map((li) => li.textContent.replace(/\s+/g, ' ')),
      scores: table('scores'),
      values: table('values'),
      talk: titles('talk'),
      rest: titles('rest'),
      improved: items('improved'),
      fell: items('fell'),
      marks: all('[data-kc-compare="talk"] article, [data-kc-compare="rest"] article').map((article) =>
        all('.kc-dots .kc-mark', article).map((mark) => [mark.textContent, parseFloat(mark.style.getPropertyValue('--kc-part'))])
      ),
    };
  });
}

const number = (text) => (/\d/.test(text) ? Number(text.replace(/[^\d,.]/g, '').replace(',', '.')) : null);

module.exports = (kind) =>
  describe(`comparing in ${kind}`, () => {
    const once = itOnce(kind);
    let site, browser, tab, reader, folder;
    before(async () => {
      site = buildSite(root);
      folder = path.dirname(site);
      browser = await Browser.borrow(kind);
    });
    after(async () => {
      await browser.giveBack();
      removeSite(site);
    });
    const enter = async (edition) => {
      if (tab) await tab.close();
      tab = await browser.tab(site);
      reader = new Reader(tab, check, edition);
      await reader.open();
    };
    beforeEach(() => enter('check.html'));

    const write = (name, object) => {
      const file = path.join(folder, name);
      fs.writeFileSync(file, typeof object === 'string' ? object : JSON.stringify(object));
      return file;
    };
    const writeAll = () =>
      RESULTS.map(({ values, ...rest }, i) => write(`${i}-${rest.view}.json`, resultFile(values, rest)));
    const choose = async (selector, ...files) => tab.give(await tab.page.$(selector), ...files);
    const choices = () => tab.evaluate(() => document.querySelectorAll('[data-kc-views] > li').length);
    const seenReport = () =>
      tab.evaluate(() => [...document.querySelectorAll('[data-kc-report]')].find((e) => e.checkVisibility())?.textContent ?? '');

    for (const name of ['later.js', 'later.css']) it(`without ${name}, the screen names that and claims nothing else`, async () => {
      const part = path.join(site, findInSite(site, `assets/${name}`));
      fs.renameSync(part, `${part}.away`);
      await reader.click('[data-kc-do="compare"]');
      await until('the report', seenReport);
      fs.renameSync(`${part}.away`, part);
      assert.equal(await reader.screen(), 'compare');
      assert.ok((await seenReport()).includes(path.relative(site, part)));
      assert.equal(await reader.isSeen('[data-kc-screen="compare"] [data-kc-when]:not([data-kc-do="result"])'), false);
      await reader.click('[data-kc-screen="compare"] [data-kc-do="result"]'); // the way out
      assert.equal(await reader.screen(), 'result');
    });

    for (const edition of ['check.html', 'integration-chefsache-de.html#check'])
      (edition === 'check.html' ? it : once)(`${edition}: several files opened at once stand side by side, with the figures of an independent calculation`, async () => {
        await enter(edition);
        await choose('input[data-kc-file]', ...writeAll());
        assert.equal(await reader.screen(), 'compare');
        const shown = await shownComparison(tab);
        const given = RESULTS.map(({ values, ...rest }) => ({
          ...rest,
          subject: '',
          answers: Object.fromEntries(ids.map((id, i) => [id, values[i]]).filter(([, value]) => value !== undefined)),
        }));
        const expected = oracle.comparison(check, given, 'result', 4);
        const title = Object.fromEntries(Object.entries(shown.names).map(([name, id]) => [id, name]));
        const talk = expected.talk.map((id) => title[id]);
        assert.deepEqual(shown.talk, talk);
        assert.deepEqual([...shown.talk, ...shown.rest], expected.questions.map(({ id }) => title[id]));
        const order = expected.columns.map(({ members: [place] }) => place);
        for (const [i, row] of shown.values.slice(1).entries()) {
          const { median, spread: apart } = expected.questions.find(({ id }) => id === ids[i]);
          const values = order.map((place) => RESULTS[place].values[i] ?? null);
          assert.deepEqual(row.slice(1).map(number), [...values, median, apart], row[0]);
        }
        // "No answer" and "not yet answered" can be told apart.
        const beirat = 1 + order.indexOf(1);
        assert.notEqual(shown.values[5][beirat], shown.values[6][beirat]);
        for (const [place, column] of order.entries()) {
          const { overall } = oracle.figures(check, given[column].answers);
          assert.equal(number(shown.scores[1][1 + place]), overall.score);
        }
        const [series] = expected.series;
        const title_ = (text) => text.split(': ')[0];
        assert.deepEqual(shown.improved.map(title_), series.improved.map((id) => title[id]));
        assert.deepEqual(shown.fell.map(title_), series.fellBack.map((id) => title[id]));
        // Each mark of a picture stands where its value is.
        for (const [i, { id }] of expected.questions.entries()) {
          const values = order.map((place) => RESULTS[place].values[ids.indexOf(id)]);
          const marks = values.map((value, place) => ['ABC'[place], value]).filter(([, value]) => value != null);
          assert.deepEqual([...shown.marks[i]].sort(), marks.sort());
        }
        assert.deepEqual(tab.takeTroubles(), []);
        assert.deepEqual(await tab.stored(), []);
      });

    once('report and table have the figures of the screen', async () => {
      // of four, a median may lie between two
      await choose('input[data-kc-file]', ...writeAll(), write('vier.json', resultFile(spread(7), { view: 'Kreistag', date: '2026-11-02' })));
      const { scores, values, talk, rest, improved, views } = await shownComparison(tab);
      const take = async (action) => {
        await reader.click(`[data-kc-screen="compare"] [data-kc-do="${action}"]`);
        return browser.download();
      };
      const { name, bytes } = await take('take-word');
      assert.match(name, /^integration-chefsache_.+\.docx$/);
      const report = parseXml(unzip(bytes).find((part) => part.name === 'word/document.xml').text);
      const rows = all(report, 'w:tr').map((row) => all(row, 'w:tc').map(textOf));
      // A table too wide for the page goes on in another, behind its first column.
      for (const [title, ...shown] of [...scores, ...values])
        assert.deepEqual(rows.filter(([first]) => first === title).flatMap(([, ...cells]) => cells), shown, title);
      const said = all(report, 'w:p').map(textOf).join('\n');
      for (const text of [...talk, ...rest, ...improved]) assert.ok(said.includes(text), text);
      assert.equal(views.length, 4);

      const lines = (await take('take-table')).text.split('\r\n').map((line) => line.split(';'));
      for (const [title, ...shown] of [...scores.slice(1), ...values.slice(1)]) {
        const line = lines.find(([first]) => first === title);
        assert.deepEqual(line.slice(1).map(number), shown.map(number), title);
        for (const [i, text] of shown.entries()) if (/\d/.test(text)) assert.match(line[1 + i], /^-?\d+(,\d)?$/, 'a number alone');
      }
      assert.deepEqual(tab.takeTroubles(), []);
    });

    it('the reader\'s own answers can be among them, and stay as they are', async () => {
      await reader.start();
      await reader.choose(ids[0], 80);
      await reader.back();
      await choose('input[data-kc-file]', ...writeAll());
      assert.deepEqual(tab.takeTroubles(), []);
      assert.equal(await choices(), 4);
      await reader.click('[data-kc-views] li:last-child [data-kc-remove]');
      await reader.click('[data-kc-views] li:last-child [data-kc-remove]');
      const left = await choices();
      assert.deepEqual((await reader.entered()).answers, { [ids[0]]: 80 });
      await tab.step('back');
      assert.deepEqual((await reader.entered()).answers, { [ids[0]]: 80 });
      await tab.reload();
      assert.deepEqual((await reader.entered()).answers, { [ids[0]]: 80 });
      assert.equal(left, 2);
    });

    it('survives a reload and the way back; a result can be added and removed', async () => {
      const [first, second, third] = writeAll();
      await reader.click('[data-kc-screen="intro"] [data-kc-do="compare"]');
      assert.equal(await reader.isSeen('[data-kc-when="lacking"]'), true);
      await choose('input[data-kc-compare-files]', first, second);
      const before = await shownComparison(tab);
      await tab.reload();
      assert.deepEqual(await shownComparison(tab), before);
      await tab.step('back');
      assert.equal(await reader.screen(), 'intro');
      await tab.step('forward');
      assert.deepEqual(await shownComparison(tab), before);
      await choose('input[data-kc-compare-files]', third);
      assert.equal(await choices(), 3);
      await reader.click('[data-kc-views] [data-kc-remove]');
      assert.equal(await choices(), 2);
      assert.deepEqual(tab.takeTroubles(), []);
    });

    it('there is a way out; how many stand side by side is said, and the focus is never lost', async () => {
      const said = () => tab.evaluate(() => document.querySelector('[data-kc-compare="count"]').textContent);
      const focused = () => tab.evaluate(() => [document.activeElement.tagName, document.activeElement.checkVisibility()]);
      await reader.click('[data-kc-screen="intro"] [data-kc-do="compare"]');
      await choose('input[data-kc-compare-files]', ...writeAll());
      assert.match(await said(), /: 3$/);
      await reader.click('[data-kc-views] [data-kc-remove]');
      assert.match(await said(), /: 2$/);
      assert.deepEqual(await focused(), ['H2', true]);
      await reader.click('[data-kc-screen="compare"] [data-kc-do="back"]');
      await reader.reach('intro');
      await reader.start();
      await reader.choose(ids[0], 80);
      await reader.click('[data-kc-do="review"]');
      await reader.next();
      await reader.click('[data-kc-screen="result"] [data-kc-do="compare"]');
      await reader.click('[data-kc-views] li:last-child [data-kc-remove]');
      await reader.click('[data-kc-do="compare-own"]');
      assert.match(await said(), /: 3$/);
      assert.deepEqual(await focused(), ['H2', true]);
    });

    once('two results are never put together: nothing on the screen could take them apart', async () => {
      const years = [2024, 2025, 2026].map((year, i) =>
        write(`rat-${year}.json`, resultFile(spread(3, i), { view: 'Rat', date: `${year}-03-01` })));
      await choose('input[data-kc-file]', ...years);
      await tab.page.select('[data-kc-compare-by]', 'view');
      await tab.settle();
      await reader.click('[data-kc-views] [data-kc-remove="0"]');
      assert.equal(await reader.isSeen('[data-kc-compare-by]'), false);
      assert.equal((await shownComparison(tab)).values[0].length - 3, 2); // question, median, spread
      assert.equal(await reader.isSeen('[data-kc-when="left"]'), false);
    });

    it('how many stood side by side is not said of another time', async () => {
      const said = () => tab.evaluate(() => document.querySelector('[data-kc-compare="count"]').textContent);
      await reader.click('[data-kc-screen="intro"] [data-kc-do="compare"]');
      await choose('input[data-kc-compare-files]', ...writeAll());
      assert.match(await said(), /: 3$/);
      await tab.step('back');
      await tab.step('forward');
      assert.equal(await said(), '');
    });

    it('starting over forgets what was compared, also for the way back after a reload', async () => {
      await reader.start();
      await reader.choose(ids[0], 80);
      await reader.click('[data-kc-do="review"]');
      await reader.next();
      await reader.click('[data-kc-screen="result"] [data-kc-do="compare"]');
      await choose('input[data-kc-compare-files]', ...writeAll());
      assert.equal(await choices(), 4);
      await reader.click('[data-kc-do="result"]');
      await reader.click('[data-kc-do="ask-reset"]');
      await reader.click('[data-kc-dialog="reset"] [data-kc-answer="yes"]');
      await tab.reload();
      await tab.step('back');
      await tab.step('back');
      assert.equal(await reader.screen(), 'compare');
      assert.equal(await choices(), 0);
    });

    once('files that do not belong are refused by name, and the others compared', async () => {
      const [first, second] = writeAll();
      const other = write('Schrebergarten.json', resultFile([10], { check: { id: 'garden', version: 1 } }));
      const broken = write('kaputt.json', '{"format"');
      const hostile = write('böse.json', resultFile([50, 50], {
        view: '<img src=x onerror=document.title=1>',
        answers: { [ids[0]]: { value: 50, note: '<script>document.title=1</script>' }, __proto__x: { value: 1 }, gone: { value: 50, title: 'Frühere Frage' } },
        check: { id: check.id, version: 77 },
      }));
      await choose('input[data-kc-file]', first, other, broken, second, second, hostile);
      assert.deepEqual(tab.takeTroubles(), []);
      const report = await seenReport();
      for (const name of ['Schrebergarten.json', 'garden', 'kaputt.json', path.basename(second)])
        assert.match(report, new RegExp(name.replaceAll('.', '\\.')));
      assert.equal(await choices(), 3);
      const { views } = await shownComparison(tab);
      const old = views.find((text) => text.includes('böse.json'));
      assert.match(old, /77/);
      assert.match(old, /Frühere Frage/);
      assert.doesNotMatch(await tab.evaluate(() => document.title), /^1$/);
      assert.equal(await tab.evaluate(() => document.querySelectorAll('[data-kc-screen="compare"] img').length), 0);
      assert.deepEqual(tab.takeTroubles(), []);
    });

    once('answers of one year are no change over time, unless dates are asked for', async () => {
      const week = ['2026-11-02', '2026-11-03', '2026-11-06'].map((date, i) =>
        write(`woche-${i}.json`, resultFile(spread(3, i), { view: 'Beirat', date })));
      await choose('input[data-kc-file]', ...week);
      assert.equal(await reader.isSeen('[data-kc-compare="changes"]'), false);
      const by = async (value) => {
        await tab.page.select('[data-kc-compare-by]', value);
        await tab.settle();
        return (await shownComparison(tab)).values[0].length - 3; // question, median, spread
      };
      assert.equal(await by('date'), 1);
      assert.equal(await reader.isSeen('[data-kc-compare="changes"]'), false);
      assert.equal(await by('both-day'), 3);
      assert.equal(await reader.isSeen('[data-kc-compare="changes"]'), true);
      await tab.reload();
      assert.equal(await tab.evaluate(() => document.querySelector('[data-kc-compare-by]').value), 'both-day');
      assert.equal(await reader.isSeen('[data-kc-compare="changes"]'), true);
      assert.deepEqual(tab.takeTroubles(), []);
    });

    once('a column of several results says so, and of how many', async () => {
      await choose('input[data-kc-file]',
        write('davor.json', resultFile(spread(3), { view: 'Beirat', date: '2025-11-02' })),
        ...['Beirat', 'Rat', 'Amt'].map((view, i) =>
          write(`danach-${i}.json`, resultFile(spread(3, i), { view, date: '2026-11-02' }))));
      await tab.page.select('[data-kc-compare-by]', 'date');
      await tab.settle();
      const several = await tab.evaluate(() => document.querySelector('[data-kc-word="compare-several"]').textContent);
      assert.match(several, /\{1\}/);
      const said = several.replace('{1}', '3');
      const texts = (selector) => tab.evaluate((wanted) => [...document.querySelectorAll(wanted)].map((e) => e.textContent), selector);
      assert.deepEqual(await texts('[data-kc-compare="changes"] h3'), [`2025 → 2026 (${said})`]);
      assert.deepEqual((await shownComparison(tab)).values[0].slice(1, 3), ['A Beirat · 2025', `B 2026 (${said})`]);
      const [first] = await tab.evaluate(() =>
        [...document.querySelectorAll('[data-kc-compare="rest"] article, [data-kc-compare="talk"] article')].map((article) =>
          [...article.querySelectorAll('[data-kc-values] [data-kc-name]')].map((e) => e.textContent)));
      assert.deepEqual(first, ['Beirat · 2025', `2026 (${said})`]);
      await tab.page.select('[data-kc-compare-by]', 'result');
      await tab.settle();
      assert.doesNotMatch(await tab.evaluate(() => document.querySelector('[data-kc-screen="compare"]').innerText), new RegExp(said));
    });

    once('years of one view are no difference to talk about; with other views, the last year of each counts', async () => {
      const rising = ['2020-05-01', '2025-05-01', '2026-05-01'].map((date, i) =>
        write(`jahr-${date}.json`, resultFile(ids.map(() => 20 + 20 * i), { view: 'Verwaltung', date })));
      await choose('input[data-kc-file]', ...rising);
      const heading = () => tab.evaluate(() =>
        [...document.querySelectorAll('[data-kc-screen="compare"] h2 span')].filter((e) => e.checkVisibility()).map((e) => e.dataset.kcWhen).join());
      assert.deepEqual((await shownComparison(tab)).talk, []);
      assert.equal(await heading(), 'alone');
      await choose('input[data-kc-compare-files]', write('beirat.json', resultFile(ids.map((_, i) => (i ? 50 : 10)), { view: 'Beirat', date: '2026-06-01' })));
      const [first] = (await shownComparison(tab)).talk;
      assert.equal((await shownComparison(tab)).names[first], ids[0]);
      assert.equal(await heading(), 'talk');
      const figures = await tab.evaluate(() =>
        [...document.querySelectorAll('[data-kc-compare="talk"] [data-kc-figures], [data-kc-compare="rest"] [data-kc-figures]')].map((e) => e.textContent));
      assert.deepEqual(figures[1].match(/\d+/g), ['40', '10', '45']);
      assert.deepEqual(tab.takeTroubles(), []);
    });

    once('each part of a label keeps its own direction', async () => {
      await choose('input[data-kc-file]', ...['2025-11-01', '2026-11-01'].map((date, i) =>
        write(`richtung-${i}.json`, resultFile(spread(3, i), { view: 'المجلس', subject: 'بلدية', date }))),
        write('rat.json', resultFile(spread(4), { view: 'Rat', subject: 'بلدية', date: '2026-11-02' })));
      await shownComparison(tab);
      const loose = await tab.evaluate(() => {
        const walk = document.createTreeWalker(document.querySelector('[data-kc-screen="compare"]'), NodeFilter.SHOW_TEXT);
        const found = [];
        while (walk.nextNode()) if (/[؀-ۿ]/.test(walk.currentNode.data)) found.push(walk.currentNode);
        return [found.length > 3, found.filter(({ data, parentElement }) => parentElement.localName !== 'bdi' || data.includes('·')).map(({ data }) => data)];
      });
      assert.deepEqual(loose, [true, []]);
    });

    once('what all results share is said once, and not in each column', async () => {
      await choose('input[data-kc-file]', ...['2025-11-02', '2026-11-03'].map((date, i) =>
        write(`gleich-${i}.json`, resultFile(spread(3, i), { view: 'Beirat', subject: 'Landkreis X', date }))));
      const seen = () => tab.evaluate(() => {
        const { innerText } = document.querySelector('[data-kc-views]').closest('section');
        return ['Beirat', 'Landkreis X'].map((text) => innerText.split(text).length - 1);
      });
      assert.deepEqual(await seen(), [1, 1]);
      await choose('input[data-kc-compare-files]', write('anders.json', resultFile(spread(5), { view: 'Rat', subject: 'Landkreis X' })));
      const [beirat, subject] = await seen();
      assert.equal(subject, 1);
      assert.ok(beirat > 1);
    });

    it('on paper, values and notes stand there with any number of columns', async () => {
      const files = Array.from({ length: 12 }, (_, i) => {
        const object = resultFile(spread(1 + (i % 7), i), { view: `Sicht ${i}` });
        object.answers[ids[0]].note = `Anmerkung ${i}.`;
        return write(`papier-${i}.json`, object);
      });
      await choose('input[data-kc-file]', ...files);
      const listed = () => tab.evaluate(() => {
        const lists = [...document.querySelectorAll('[data-kc-values]')].filter((list) => list.checkVisibility());
        const text = lists.map((list) => list.textContent).join();
        return [lists.length > 0, ...[0, 11].map((i) => text.includes(`Anmerkung ${i}.`))];
      });
      assert.deepEqual(await listed(), [false, false, false]);
      await tab.evaluate(() => window.dispatchEvent(new Event('beforeprint')));
      assert.deepEqual(await listed(), [true, true, true]);
      const cells = await tab.evaluate(() => document.querySelectorAll('[data-kc-compare-table="values"] td').length);
      assert.equal(cells, ids.length * 14);
      if (kind === 'chromium') {
        await tab.resize(642); // A4 between its margins
        await tab.page.emulateMediaType('print');
        const cut = await tab.evaluate(() =>
          [...document.querySelectorAll('td')].filter((cell) => cell.getBoundingClientRect().right > innerWidth).map((cell) => cell.textContent)
        );
        await tab.page.emulateMediaType('screen');
        await tab.resize(1280);
        assert.deepEqual(cut, []);
      }
      await tab.evaluate(() => window.dispatchEvent(new Event('afterprint')));
      assert.deepEqual(await listed(), [false, false, false]);
    });

    it('fifty results can stand side by side, and no more are taken', async () => {
      const files = Array.from({ length: 51 }, (_, i) =>
        write(`viele-${i}.json`, resultFile(spread(1 + (i % 7), i), { view: `Sicht ${i}` }))
      );
      await choose('input[data-kc-file]', ...files);
      assert.equal(await choices(), 50);
      assert.match(await seenReport(), /viele-50\.json/);
      assert.deepEqual(await tab.overflow(), []);
    });

    it('what can be put together is read to its end at 320 pixels', async () => {
      await choose('input[data-kc-file]', ...writeAll());
      await tab.resize(kind === 'firefox' ? 335 : 320); // without its scroll bar
      const cut = await tab.evaluate(() => {
        const select = document.querySelector('[data-kc-compare-by]');
        const { fontSize, fontFamily, paddingInlineStart, paddingInlineEnd } = getComputedStyle(select);
        const arrow = 20;
        const room = select.clientWidth - parseFloat(paddingInlineStart) - parseFloat(paddingInlineEnd) - arrow;
        const pen = Object.assign(document.createElement('canvas').getContext('2d'), { font: `${fontSize} ${fontFamily}` });
        return [...select.options].map((option) => option.text).filter((text) => pen.measureText(text).width > room);
      });
      assert.deepEqual(cut, []);
    });

    it('has nothing that axe finds and no overflow, empty and full', async () => {
      await reader.click('[data-kc-screen="intro"] [data-kc-do="compare"]');
      await reader.reach('compare');
      assert.deepEqual(await tab.barriers(), []);
      await choose('input[data-kc-compare-files]', ...writeAll(), write('kaputt.json', '{'), write('lang.json',
        resultFile(spread(2), { view: 'Donaudampfschifffahrtsgesellschaft'.repeat(5), subject: 'x'.repeat(200) })));
      await tab.evaluate(() => document.querySelectorAll('details').forEach((e) => (e.open = true)));
      assert.deepEqual(await tab.barriers(), []);
    });

    // The answers came along to an entry that has none: the browser's way back leads to them.
    it('an in-page link followed before the script has run costs no answers', async () => {
      await reader.start();
      await reader.choose(ids[0], 80);
      // A page whose script comes late: the link is followed first.
      const page = path.join(site, 'check.html');
      const whole = fs.readFileSync(page, 'utf8');
      const early = whole.replace(/<script src="assets\/site\.[0-9a-f]+\.js" defer><\/script>/, '<script src="assets/early.js" defer></script>$&');
      assert.notEqual(early, whole);
      fs.writeFileSync(path.join(site, 'assets/early.js'), 'if (!sessionStorage.early) { sessionStorage.early = 1; history.pushState(null, "", "#kc_main"); }');
      fs.writeFileSync(page, early);
      try {
        await tab.reload();
        assert.deepEqual((await reader.entered()).answers, {}, 'the new entry has none');
        await tab.step('back');
        assert.deepEqual((await reader.entered()).answers, { [ids[0]]: 80 });
        await tab.reload();
        assert.deepEqual((await reader.entered()).answers, { [ids[0]]: 80 });
      } finally {
        fs.writeFileSync(page, whole);
        await tab.evaluate(() => sessionStorage.clear());
      }
    });
  });
