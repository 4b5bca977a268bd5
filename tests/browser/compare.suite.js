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

// What the comparison's screen shows: rows by what they are of, in a cell the values and the change.
function shownComparison(tab) {
  return tab.evaluate(() => {
    const one = (selector, place = document) => place.querySelector(selector);
    const all = (selector, place = document) => [...place.querySelectorAll(selector)];
    const squeezed = (element) => element.textContent.replace(/\s+/g, ' ').trim();
    const block = (name, rest) => all(`[data-kc-block="${name}"] ${rest}`);
    const names = Object.fromEntries([
      ...all('[data-kc-lane]').map((lane) => [one('[data-kc-name]', lane).textContent, `topic ${lane.dataset.kcLane}`]),
      ...all('[data-kc-question]').map((s) => [one('[data-kc-name]', s).textContent, s.dataset.kcQuestion]),
    ]);
    const rows = {};
    for (const row of block('matrix', 'tbody tr')) {
      const cells = [...row.cells].slice(1).map((cell) => ({
        values: [...cell.childNodes].filter(({ localName }) => localName !== 'em').map((node) => node.textContent).join('').split('→').map((text) => text.trim()),
        change: one('em', cell).textContent.trim(),
      }));
      (rows[names[squeezed(row.cells[0])] ?? 'overall'] ??= []).push(...cells);
    }
    return {
      names,
      views: all('[data-kc-compare="members"] li').map(squeezed),
      columns: block('matrix', 'thead th').map(squeezed).filter((text) => text !== 'Frage'),
      rows,
      sentences: block('said', 'p').map((p) => squeezed(p).slice(squeezed(one('strong', p)).length).trim()),
      talk: block('talk', 'li > span').map(squeezed),
      measures: block('plan', 'tbody tr').map((row) => [...row.cells].map(squeezed)),
      drawn: block('lanes', 'div text').map(squeezed).filter((text) => /\d/.test(text)),
    };
  });
}

const squeezed = (text) => text.replace(/\s+/g, ' ').trim();
const number = (text) => (/\d/.test(text) ? Number(text.replace('−', '-').replace(/[^-\d,.]/g, '').replace(',', '.')) : null);

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
    // What is compared is folded, where there is a comparison.
    const openMembers = () => tab.evaluate(() => { document.querySelector('[data-kc-members]').open = true; });
    const choices = () => tab.evaluate(() => document.querySelectorAll('[data-kc-compare="members"] li').length);
    const seenReport = () =>
      tab.evaluate(() => [...document.querySelectorAll('[data-kc-report]')].find((e) => e.checkVisibility())?.textContent ?? '');

    it('without later.js, the screen names that and claims nothing else', async () => {
      const part = path.join(site, findInSite(site, 'assets/later.js'));
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
      (edition === 'check.html' ? it : once)(`${edition}: several files opened at once are a matrix, with the figures of an independent calculation`, async () => {
        await enter(edition);
        await choose('input[data-kc-file]', ...writeAll());
        assert.equal(await reader.screen(), 'compare');
        const { columns, rows, sentences, views, drawn } = await shownComparison(tab);
        assert.deepEqual(columns, ['● Beirat · 8. November 2025', '□ Verwaltung']);
        assert.equal(views.length, 3);
        const [before, beirat, after] = RESULTS;
        const figures = RESULTS.map(({ values }) =>
          oracle.figures(check, Object.fromEntries(ids.map((id, i) => [id, values[i]]).filter(([, value]) => value !== undefined))));
        ids.forEach((id, i) => {
          const [one, other] = rows[id];
          assert.deepEqual(other.values.map(number), [before.values[i], after.values[i]], id);
          assert.equal(number(other.change), after.values[i] - before.values[i], id);
          assert.equal(number(one.values[0]), beirat.values[i] ?? null, id);
        });
        // "No answer" and "not yet answered" can be told apart.
        assert.notDeepEqual(rows[ids[4]][0].values, rows[ids[5]][0].values);
        const [overallBeirat, overall] = rows.overall;
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
        assert.ok(sentences.every((text) => text.endsWith('.')));
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

    once('three views of two years fit on few screens, and three sentences say what there is to see', async () => {
      await choose('input[data-kc-file]', ...writeSix());
      for (const [width, most] of [[1280, 2600], [390, 5500]]) {
        await tab.resize(width);
        await tab.settle();
        const height = await tab.evaluate(() => document.documentElement.scrollHeight);
        assert.ok(height < most, `${height} px at ${width}`);
        assert.deepEqual(await tab.overflow(), []);
      }
      const { columns, sentences, talk } = await shownComparison(tab);
      assert.deepEqual(columns, ['● Integrationsbeirat', '□ Kreistag', '▲ Verwaltung']);
      assert.deepEqual(sentences, [
        'Angebote für alle: 40 Prozentpunkte. Kreistag 60; Integrationsbeirat 20.',
        'Stabsstelle: +20 Prozentpunkte, im Median der Sichten.',
        'Leitbild: alle bei 50 %.',
      ]);
      assert.deepEqual(talk, ['Angebote für alle']);
      await tab.resize(1280);
    });

    once('a change counts only what was answered at both dates, and says so', async () => {
      await choose('input[data-kc-file]', ...writeSix());
      const { rows } = await shownComparison(tab);
      assert.deepEqual(rows.overall.map(({ change }) => change), ['+7', '+5', '+8 (12 von 13)']);
    });

    once('five years of one view are a line a topic, and a column a year', async () => {
      await choose('input[data-kc-file]', ...[0, 1, 2, 3, 4].map((i) =>
        write(`jahr-${i}.json`, resultFile(ids.map((_, q) => Math.min(100, 10 * i + 10 * (q % 3))), { view: 'Verwaltung', date: `${2022 + i}-11-10` }))));
      const lines = await tab.evaluate(() => [...document.querySelectorAll('[data-kc-block="lanes"] div > svg')].map((svg) => svg.querySelectorAll('.kc-lane__track').length));
      assert.deepEqual(lines, Array(check.topics.length + 1).fill(5)); // a line, and a mark for each year before the last
      const { columns, rows } = await shownComparison(tab);
      assert.deepEqual(columns, ['2022', '2023', '2024', '2025', '2026']);
      assert.deepEqual(rows[ids[0]].map(({ values, change }) => [...values, change]), [['0', ''], ['10', ''], ['20', ''], ['30', ''], ['40', '+40']]);
      for (const width of [1280, 320]) {
        await tab.resize(width);
        assert.deepEqual(await tab.overflow(), []);
      }
      await tab.resize(1280);
    });

    once('where a view says nothing any more, nothing stands where it was before', async () => {
      const first = ids.filter((_, i) => check.questions[i].topic === check.topics[0]);
      const values = (all) => ids.map((id) => (all || first.includes(id) ? 40 : undefined));
      await choose('input[data-kc-file]', ...[true, false].map((all, i) =>
        write(`last-${i}.json`, resultFile(values(all), { view: 'Verwaltung', date: `202${5 + i}-11-10` }))),
      write('other.json', resultFile(values(false), { view: 'Beirat', date: '2026-11-10' })));
      const lanes = await tab.evaluate(() => [...document.querySelectorAll('[data-kc-block="lanes"] div > svg')].map((svg) =>
        ['text', '.kc-lane__track'].map((selector) => svg.querySelectorAll(selector).length)));
      // a shape and a number each; a line each, and a mark for what was before
      assert.deepEqual(lanes, [[4, 3], [4, 3], ...check.topics.slice(1).map(() => [0, 2])]);
    });

    once('report and table have the figures of the screen', async () => {
      await choose('input[data-kc-file]', ...writeSix());
      const { columns, rows, sentences, names } = await shownComparison(tab);
      const take = async (action) => {
        await reader.click(`[data-kc-screen="compare"] [data-kc-do="${action}"]`);
        return browser.download();
      };
      const { name, bytes } = await take('take-word');
      assert.match(name, /^integration-chefsache_.+\.docx$/);
      const report = parseXml(unzip(bytes).find((part) => part.name === 'word/document.xml').text);
      const lines = all(report, 'w:tr').map((row) => all(row, 'w:tc').map(textOf));
      const titles = { overall: 'Gesamtwert', ...Object.fromEntries(Object.entries(names).map(([title, id]) => [id, title])) };
      assert.ok(lines.some((line) => line.slice(1).join() === columns.join()));
      for (const [id, cells] of Object.entries(rows)) {
        const shown = cells.map(({ values, change }) => values.join(' → ') + (change ? ` ${change}` : ''));
        assert.ok(lines.some(([first, ...rest]) => first === titles[id] && rest.join('|') === shown.join('|')), `${titles[id]}: ${shown}`);
      }
      const said = squeezed(all(report, 'w:p').map(textOf).join(' '));
      for (const text of sentences) assert.ok(said.includes(text), text);
      // Each view's last value, as a stroke of its length.
      const overall = rows.overall.map(({ values }) => number(values.at(-1)));
      const strokes = all(report, 'w:tr').filter((row) => one(row, 'w:ind')).slice(0, 3).map((row) => Number(one(row, 'w:ind').attributes['w:right']));
      const third = strokes[0] / (1 - overall[0] / 100);
      strokes.forEach((right, i) => assert.ok(Math.abs(right - third * (1 - overall[i] / 100)) < 30));

      const { name: saved, text } = await take('take-table');
      assert.match(saved, /_Landkreis-Beispiel_.+\.csv$/);
      const table = text.split('\r\n').map((line) => line.split(';'));
      assert.deepEqual(table.slice(1, 4).map(([key]) => key), ['Kommune oder Bereich', 'Datum', ''], 'whose they are; a comparison is nobody\'s view');
      for (const id of ids) {
        const line = table.find(([first]) => first === titles[id]);
        const cells = Object.values(VIEWS).map((years) => years.map((values) => values[ids.indexOf(id)]));
        assert.deepEqual(line.slice(1).map(number), [cells[2], cells[1], cells[0]].flat(), id);
      }
      assert.deepEqual(tab.takeTroubles(), []);
    });

    once('what became of the measures of the first date stands below the values', async () => {
      const plan = (status, reason) => [{ question: ids[0], measure: 'Stelle benennen', status }, { measure: 'Runder Tisch', status: reason ? 'dropped' : 'open', reason }];
      const results = [['2025-11-01', plan('open')], ['2026-11-01', plan('done', 'kein Geld')]];
      await choose('input[data-kc-file]', ...results.map(([date, items]) => write(`${date}.json`, resultFile(spread(3), { view: 'Amt', date, plan: items }))));
      const { measures } = await shownComparison(tab);
      assert.deepEqual(measures, [['Stelle benennen', 'offen → erledigt'], ['Runder Tisch', 'offen → verworfen: kein Geld']]);
    });

    once('the reader\'s own answers can be among them, and stay as they are', async () => {
      await reader.start();
      await reader.choose(ids[0], 80);
      await reader.back();
      await choose('input[data-kc-file]', ...writeAll());
      assert.deepEqual(tab.takeTroubles(), []);
      assert.equal(await choices(), 4);
      await openMembers();
      await reader.click('[data-kc-compare="members"] li:last-child [data-kc-remove]');
      await reader.click('[data-kc-compare="members"] li:last-child [data-kc-remove]');
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
      await reader.click('[data-kc-compare="members"] [data-kc-remove]');
      assert.equal(await choices(), 2);
      assert.deepEqual(tab.takeTroubles(), []);
    });

    once('there is a way out; how many stand side by side is said, and the focus is never lost', async () => {
      const said = () => tab.evaluate(() => document.querySelector('[data-kc-compare="count"]').textContent);
      const focused = () => tab.evaluate(() => [document.activeElement.tagName, document.activeElement.checkVisibility()]);
      await reader.click('[data-kc-screen="intro"] [data-kc-do="compare"]');
      await choose('input[data-kc-compare-files]', ...writeAll());
      assert.match(await said(), /: 3$/);
      await openMembers();
      await reader.click('[data-kc-compare="members"] [data-kc-remove]');
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
      await reader.click('[data-kc-compare="members"] li:last-child [data-kc-remove]');
      await reader.click('[data-kc-do="compare-own"]');
      assert.match(await said(), /: 3$/);
      assert.deepEqual(await focused(), ['H2', true]);
    });

    once('two results are never put together: nothing on the screen could take them apart', async () => {
      const years = [2024, 2025, 2026].map((year, i) =>
        write(`rat-${year}.json`, resultFile(spread(3, i), { view: 'Rat', date: `${year}-03-01` })));
      await choose('input[data-kc-file]', ...years);
      await tab.page.select('[data-kc-compare-by]', '4');
      await tab.settle();
      await openMembers();
      await reader.click('[data-kc-compare="members"] [data-kc-remove="0"]');
      assert.equal(await reader.isSeen('[data-kc-compare-by]'), false);
      assert.equal((await shownComparison(tab)).rows.overall.length, 2);
    });

    once('how many stood side by side is not said of another time', async () => {
      const said = () => tab.evaluate(() => document.querySelector('[data-kc-compare="count"]').textContent);
      await reader.click('[data-kc-screen="intro"] [data-kc-do="compare"]');
      await choose('input[data-kc-compare-files]', ...writeAll());
      assert.match(await said(), /: 3$/);
      await tab.step('back');
      await tab.step('forward');
      assert.equal(await said(), '');
    });

    once('starting over forgets what was compared, also for the way back after a reload', async () => {
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
      const by = async (value) => {
        await tab.page.select('[data-kc-compare-by]', value);
        await tab.settle();
        return (await shownComparison(tab)).columns;
      };
      assert.deepEqual(await by('4'), ['Beirat · 2026 (Median aus 3)']);
      assert.equal((await by('10')).length, 3);
      await tab.reload();
      assert.equal(await tab.evaluate(() => document.querySelector('[data-kc-compare-by]').value), '10');
      assert.deepEqual(tab.takeTroubles(), []);
    });

    once('years of one view are no difference to talk about; with other views, the last year of each counts', async () => {
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
        document.querySelector('[data-kc-members]').open = true;
        const { innerText } = document.querySelector('[data-kc-members]').closest('section');
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
      assert.equal(await reader.isSeen('[data-kc-block="notes"] li'), false);
      await tab.evaluate(() => window.dispatchEvent(new Event('beforeprint')));
      const [title, named, cells, noted] = await tab.evaluate(() => {
        const paper = document.querySelector('[data-kc-paper]');
        const seen = (selector) => [...paper.querySelectorAll(selector)].map((element) => element.textContent);
        return [seen('h1')[0], document.title, seen('[data-kc-block="matrix"] tr:not(:has(th > strong)) td').length, seen('[data-kc-block="notes"] li').join()];
      });
      assert.ok(named.startsWith(title), 'the browser heads each sheet with it');
      assert.equal(cells, ids.length * 12);
      for (const i of [0, 11]) assert.ok(noted.includes(`Anmerkung ${i}.`));
      if (kind === 'chromium') {
        await tab.resize(642); // A4 between its margins
        await tab.page.emulateMediaType('print');
        const cut = await tab.evaluate(() =>
          [...document.querySelectorAll('td')].filter((cell) => cell.getBoundingClientRect().right > innerWidth).map((cell) => cell.textContent)
        );
        assert.equal(await reader.isSeen('[data-kc-screen="compare"] *'), false, 'the report stands for the screen');
        assert.equal(await reader.isSeen('[data-kc-paper] [data-kc-block="notes"] li'), true);
        await tab.page.emulateMediaType('screen');
        await tab.resize(1280);
        assert.deepEqual(cut, []);
      }
      await tab.evaluate(() => window.dispatchEvent(new Event('afterprint')));
      assert.deepEqual(await tab.evaluate((before) => [document.querySelector('[data-kc-paper]').childElementCount, document.title === before], named), [0, false]);
    });

    once('the printer gets of a comparison what Word gets', async () => {
      await choose('input[data-kc-file]', ...writeSix());
      await reader.click('[data-kc-screen="compare"] [data-kc-do="take-word"]');
      const report = parseXml(unzip((await browser.download()).bytes).find((part) => part.name === 'word/document.xml').text);
      const word_ = new Set(all(report, 'w:p').map((paragraph) => squeezed(textOf(paragraph))));
      await tab.evaluate(() => window.dispatchEvent(new Event('beforeprint')));
      const paper = await tab.evaluate(() =>
        [...document.querySelectorAll('[data-kc-paper] :is(h1, h2, h3, p, li, td, th)')]
          .filter((e) => !e.closest('[data-kc-block="lanes"]')).map((e) => e.textContent.replace(/\s+/g, ' ').trim()).filter(Boolean));
      await tab.evaluate(() => window.dispatchEvent(new Event('afterprint')));
      assert.deepEqual(paper.filter((text) => !word_.has(text)), []);
      assert.ok(paper.length > 60);
      assert.ok(word_.has(paper[0]) && paper[1].startsWith('Landkreis Beispiel · '), 'whose results they are stands on each sheet');
    });

    once('fifty results can stand side by side, and no more are taken', async () => {
      const files = Array.from({ length: 51 }, (_, i) =>
        write(`viele-${i}.json`, resultFile(spread(1 + (i % 7), i), { view: `Sicht ${i}` }))
      );
      await choose('input[data-kc-file]', ...files);
      assert.equal(await choices(), 50);
      assert.match(await seenReport(), /viele-50\.json/);
      assert.deepEqual(await tab.overflow(), []);
    });

    once('what can be put together is read to its end at 320 pixels', async () => {
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
