// Several results side by side, held against the independent calculation in tests/js/oracle.js;
// and what becomes of the reader's own answers meanwhile.
'use strict';

const assert = require('node:assert/strict');
const fs = require('node:fs');
const path = require('node:path');
const { after, before, beforeEach, describe, it } = require('./suites.js');
const { Browser, buildSite, removeSite, until } = require('./harness.js');
const { Reader, readCheck, resultOf } = require('./reader.js');
const { findInSite, root } = require('../lib/kurzcheck.js');
const { unzip, parseXml, all, one, textOf } = require('../js/office.js');
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

// What the comparison's screen shows; what is folded is opened for it.
function shownComparison(tab) {
  return tab.evaluate(() => {
    const one = (selector, place = document) => place.querySelector(selector);
    const all = (selector, place = document) => [...place.querySelectorAll(selector)];
    const seen = (element) => Boolean(element?.checkVisibility());
    const squeezed = (element) => element.textContent.replace(/\s+/g, ' ').trim();
    const names = Object.fromEntries(
      all('[data-kc-question]').map((s) => [one('[data-kc-name]', s).textContent, s.dataset.kcQuestion])
    );
    const rows = {};
    for (const row of all('[data-kc-matrix-row]')) {
      const cells = [...row.cells].slice(1).map((cell) => ({
        values: [...cell.childNodes].filter((node) => !node.matches?.('.kc-matrix__change')).map((node) => node.textContent).join('').split('→').map((text) => text.trim()),
        change: one('.kc-matrix__change', cell)?.textContent ?? '',
      }));
      (rows[row.dataset.kcMatrixRow] ??= []).push(...cells);
    }
    return {
      names,
      views: all('[data-kc-views] > li').map(squeezed),
      columns: all('.kc-matrix thead th').map(squeezed),
      rows,
      sentences: seen(one('[data-kc-compare="sentences"]')) ? all('[data-kc-compare="sentences"] [data-kc-text]').map(squeezed) : [],
      talk: seen(one('[data-kc-compare="talk"]')) ? all('[data-kc-compare="talk"] [data-kc-name]').map(squeezed) : [],
      notes: all('[data-kc-compare="notes"] [data-kc-note]').map((e) => e.textContent),
      drawn: seen(one('[data-kc-compare="picture"]')) ? all('[data-kc-compare="picture"] .kc-matrix__value').map(squeezed) : [],
    };
  });
}

const squeezed = (text) => text.replace(/\s+/g, ' ').trim();
const number = (text) => (/\d/.test(text) ? Number(text.replace('−', '-').replace(/[^-\d,.]/g, '').replace(',', '.')) : null);

module.exports = (kind) =>
  describe(`comparing in ${kind}`, () => {
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
    // What is compared is folded, where there is a comparison.
    const openMembers = () => tab.evaluate(() => { document.querySelector('[data-kc-members]').open = true; });
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
      it(`${edition}: several files opened at once are a matrix, with the figures of an independent calculation`, async () => {
        await enter(edition);
        await choose('input[data-kc-file]', ...writeAll());
        assert.equal(await reader.screen(), 'compare');
        const { columns, rows, sentences, views, drawn } = await shownComparison(tab);
        assert.deepEqual(columns, ['Beirat · 8. November 2025', 'Verwaltung']);
        assert.equal(views.length, 3);
        const [before, beirat, after] = RESULTS;
        const figures = RESULTS.map(({ values }) =>
          oracle.figures(check, Object.fromEntries(ids.map((id, i) => [id, values[i]]).filter(([, value]) => value !== undefined))));
        ids.forEach((id, i) => {
          const [one, other] = rows[`question ${id}`];
          assert.deepEqual(other.values.map(number), [before.values[i], after.values[i]], id);
          assert.equal(number(other.change), after.values[i] - before.values[i], id);
          assert.equal(number(one.values[0]), beirat.values[i] ?? null, id);
        });
        // "No answer" and "not yet answered" can be told apart.
        assert.notDeepEqual(rows[`question ${ids[4]}`][0].values, rows[`question ${ids[5]}`][0].values);
        const [overallBeirat, overall] = rows['overall '];
        assert.deepEqual(overall.values.map(number), [figures[0].overall.score, figures[2].overall.score]);
        assert.equal(number(overallBeirat.values[0]), figures[1].overall.score);
        check.topics.forEach((topic, i) => {
          const id = topic.id ?? topic;
          assert.deepEqual(rows[`topic ${id}`][1].values.map(number), [figures[0].topics[i].score, figures[2].topics[i].score]);
        });
        // The picture says the last value of each view, for the whole and each topic.
        const lasts = (i) => [1, 2].map((place) => (i < 0 ? figures[place].overall.score : figures[place].topics[i].score)).filter((value) => value !== null);
        const shown = drawn.map(number).filter((value) => value !== null);
        assert.deepEqual(shown, [-1, ...check.topics.keys()].flatMap(lasts));
        assert.ok(sentences.every((text) => text.endsWith('.') || /punkte$/.test(text)));
        assert.deepEqual(tab.takeTroubles(), []);
        assert.deepEqual(await tab.stored(), []);
      });

    // 3 views of 2 years, as of a district and its advisory council.
    const VIEWS = {
      Verwaltung: [[60, 40, 30, 40, 20, 60, null, 70, 20, 20, 40, 10, 60], [70, 50, 40, 60, 30, 60, null, 80, 20, 30, 40, 10, 70]],
      Kreistag: [[70, 50, 40, 50, 30, 60, 50, 60, 30, 30, 50, 30, 70], [80, 50, 50, 60, 40, 70, 60, 70, 30, 30, 60, 30, 60]],
      Integrationsbeirat: [[50, 40, 20, 30, 10, 40, 30, 60, 10, 20, 20, 0, 30], [50, 50, 30, 50, 20, 50, 30, 70, 10, 20, 20, 10, 40]],
    };
    const writeSix = () =>
      Object.entries(VIEWS).flatMap(([view, years]) =>
        years.map((values, i) => write(`${view}-${i}.json`, resultFile(values, { view, date: ['2025-11-14', '2026-11-22'][i], subject: 'Landkreis Beispiel' }))));

    it('three views of two years fit on few screens, and three sentences say what there is to see', async () => {
      await choose('input[data-kc-file]', ...writeSix());
      for (const [width, most] of [[1280, 2600], [390, 5500]]) {
        await tab.resize(width);
        await tab.settle();
        const height = await tab.evaluate(() => document.documentElement.scrollHeight);
        assert.ok(height < most, `${height} px at ${width}`);
        assert.deepEqual(await tab.overflow(), []);
      }
      const { columns, sentences, talk } = await shownComparison(tab);
      assert.deepEqual(columns, ['Integrationsbeirat', 'Kreistag', 'Verwaltung']);
      assert.deepEqual(sentences, [
        'Angebote für alle: 40 Prozentpunkte. Kreistag 60; Integrationsbeirat 20.',
        'Stabsstelle: +20 Prozentpunkte, im Median der Sichten.',
        'Leitbild: alle bei 50 %.',
      ]);
      assert.deepEqual(talk, ['Angebote für alle']);
      await tab.resize(1280);
    });

    it('a change counts only what was answered at both dates, and says so', async () => {
      await choose('input[data-kc-file]', ...writeSix());
      const { rows } = await shownComparison(tab);
      assert.deepEqual(rows['overall '].map(({ change }) => change), ['+7', '+5', '+8 (12 von 13)']);
    });

    it('five years of one view are a line a topic', async () => {
      await choose('input[data-kc-file]', ...[0, 1, 2, 3, 4].map((i) =>
        write(`jahr-${i}.json`, resultFile(ids.map((_, q) => Math.min(100, 10 * i + 10 * (q % 3))), { view: 'Verwaltung', date: `${2022 + i}-11-10` }))));
      const lines = await tab.evaluate(() => [...document.querySelectorAll('[data-kc-compare="picture"] svg.kc-lane')].map((svg) => svg.querySelectorAll('.kc-matrix__tail').length));
      assert.deepEqual(lines, [0, ...Array(check.topics.length + 1).fill(5)]); // the bands' names; a line, and a mark for each year before the last
      const { rows } = await shownComparison(tab);
      assert.equal(rows['overall '][0].values.length, 5);
      for (const width of [1280, 320]) {
        await tab.resize(width);
        assert.deepEqual(await tab.overflow(), []);
      }
      await tab.resize(1280);
    });

    it('report and table have the figures of the screen', async () => {
      await choose('input[data-kc-file]', ...writeSix());
      const { columns, rows, sentences } = await shownComparison(tab);
      const take = async (action) => {
        await reader.click(`[data-kc-screen="compare"] [data-kc-do="${action}"]`);
        return browser.download();
      };
      const { name, bytes } = await take('take-word');
      assert.match(name, /^integration-chefsache_.+\.docx$/);
      const report = parseXml(unzip(bytes).find((part) => part.name === 'word/document.xml').text);
      const lines = all(report, 'w:tr').map((row) => all(row, 'w:tc').map(textOf));
      const titles = await tab.evaluate(() => Object.fromEntries([...document.querySelectorAll('[data-kc-matrix-row]')].map((row) => [row.dataset.kcMatrixRow, row.cells[0].textContent])));
      assert.ok(lines.some((line) => line.slice(1).join() === columns.join()));
      for (const [id, cells] of Object.entries(rows)) {
        const shown = cells.map(({ values, change }) => values.join(' → ') + (change ? ` (${change})` : ''));
        assert.ok(lines.some(([first, ...rest]) => first === titles[id] && rest.join('|') === shown.join('|')), `${titles[id]}: ${shown}`);
      }
      const said = squeezed(all(report, 'w:p').map(textOf).join(' '));
      for (const text of sentences) assert.ok(said.includes(text), text);
      // Each view's last value, as a stroke of its length.
      const overall = rows['overall '].map(({ values }) => number(values.at(-1)));
      const strokes = all(report, 'w:tr').filter((row) => one(row, 'w:ind')).slice(0, 3).map((row) => Number(one(row, 'w:ind').attributes['w:right']));
      const third = strokes[0] / (1 - overall[0] / 100);
      strokes.forEach((right, i) => assert.ok(Math.abs(right - third * (1 - overall[i] / 100)) < 30));

      const table = (await take('take-table')).text.split('\r\n').map((line) => line.split(';'));
      for (const id of ids) {
        const line = table.find(([first]) => first === titles[`question ${id}`]);
        const cells = rows[`question ${id}`].flatMap(({ values, change }) => (values.length > 1 ? [...values.map(number), number(change)] : [null, null, null]));
        assert.deepEqual(line.slice(1).map(number), cells, id);
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
      await openMembers();
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
      await openMembers();
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
      await openMembers();
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
      await openMembers();
      await reader.click('[data-kc-views] li:last-child [data-kc-remove]');
      await reader.click('[data-kc-do="compare-own"]');
      assert.match(await said(), /: 3$/);
      assert.deepEqual(await focused(), ['H2', true]);
    });

    it('two results are never put together: nothing on the screen could take them apart', async () => {
      const years = [2024, 2025, 2026].map((year, i) =>
        write(`rat-${year}.json`, resultFile(spread(3, i), { view: 'Rat', date: `${year}-03-01` })));
      await choose('input[data-kc-file]', ...years);
      await tab.page.select('[data-kc-compare-by]', 'view');
      await tab.settle();
      await openMembers();
      await reader.click('[data-kc-views] [data-kc-remove="0"]');
      assert.equal(await reader.isSeen('[data-kc-compare-by]'), false);
      assert.equal((await shownComparison(tab)).rows['overall '][0].values.length, 2);
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

    it('files that do not belong are refused by name, and the others compared', async () => {
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

    it('answers of one year are no change over time, unless dates are asked for', async () => {
      const week = ['2026-11-02', '2026-11-03', '2026-11-06'].map((date, i) =>
        write(`woche-${i}.json`, resultFile(spread(3, i), { view: 'Beirat', date })));
      await choose('input[data-kc-file]', ...week);
      const by = async (value) => {
        await tab.page.select('[data-kc-compare-by]', value);
        await tab.settle();
        return (await shownComparison(tab)).rows['overall '].map(({ values, change }) => [values.length, change !== '']);
      };
      assert.deepEqual(await by('date'), [[1, false]]);
      assert.deepEqual(await by('both-day'), [[3, true]]);
      await tab.reload();
      assert.equal(await tab.evaluate(() => document.querySelector('[data-kc-compare-by]').value), 'both-day');
      assert.deepEqual(tab.takeTroubles(), []);
    });

    it('a column of several results says so, and of how many', async () => {
      await choose('input[data-kc-file]',
        write('davor.json', resultFile(spread(3), { view: 'Beirat', date: '2025-11-02' })),
        ...['Beirat', 'Rat', 'Amt'].map((view, i) =>
          write(`danach-${i}.json`, resultFile(spread(3, i), { view, date: '2026-11-02' }))));
      await tab.page.select('[data-kc-compare-by]', 'date');
      await tab.settle();
      const { columns, rows } = await shownComparison(tab);
      assert.equal(columns.length, 1);
      assert.equal(rows['overall '][0].values.length, 2);
      await tab.page.select('[data-kc-compare-by]', 'both');
      await tab.settle();
      assert.deepEqual((await shownComparison(tab)).columns.length, 3);
    });

    it('years of one view are no difference to talk about; with other views, the last year of each counts', async () => {
      const rising = ['2020-05-01', '2025-05-01', '2026-05-01'].map((date, i) =>
        write(`jahr-${date}.json`, resultFile(ids.map(() => 20 + 20 * i), { view: 'Verwaltung', date })));
      await choose('input[data-kc-file]', ...rising);
      assert.deepEqual((await shownComparison(tab)).talk, []);
      await choose('input[data-kc-compare-files]', write('beirat.json', resultFile(ids.map((_, i) => (i ? 50 : 10)), { view: 'Beirat', date: '2026-06-01' })));
      const { names, talk, sentences } = await shownComparison(tab);
      assert.deepEqual(talk.map((title) => names[title]), [ids[0]]);
      assert.match(sentences[0], /: 50 Prozentpunkte\. Verwaltung 60; Beirat/);
      assert.deepEqual(tab.takeTroubles(), []);
    });

    it('each part of a label keeps its own direction', async () => {
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

    it('what all results share is said once, and not in each column', async () => {
      await choose('input[data-kc-file]', ...['2025-11-02', '2026-11-03'].map((date, i) =>
        write(`gleich-${i}.json`, resultFile(spread(3, i), { view: 'Beirat', subject: 'Landkreis X', date }))));
      const seen = () => tab.evaluate(() => {
        document.querySelector('[data-kc-members]').open = true;
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
        const notes = [...document.querySelectorAll('[data-kc-compare="notes"] [data-kc-note]')].filter((note) => note.checkVisibility());
        const text = notes.map((note) => note.textContent).join();
        return [0, 11].map((i) => text.includes(`Anmerkung ${i}.`));
      });
      assert.deepEqual(await listed(), [false, false]);
      await tab.evaluate(() => window.dispatchEvent(new Event('beforeprint')));
      assert.deepEqual(await listed(), [true, true]);
      const cells = await tab.evaluate(() => document.querySelectorAll('[data-kc-matrix-row^="question"] td').length);
      assert.equal(cells, ids.length * 12);
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
      assert.deepEqual(await listed(), [false, false]);
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
