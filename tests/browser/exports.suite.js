// What a reader takes along from the result, opened by programs that know nothing of the check
// and held against what the page shows; what stays on the device; and the link.
'use strict';

const assert = require('node:assert/strict');
const fs = require('node:fs');
const path = require('node:path');
const { execFileSync } = require('node:child_process');
const { after, afterEach, before, beforeEach, describe, it, itOnce } = require('./suites.js');
const ICAL = require('ical.js');
const { Browser, buildSite, removeSite, until } = require('./harness.js');
const { Reader, readCheck, resultOf } = require('./reader.js');
const { findInSite, root } = require('../lib/kurzcheck.js');
const { convert, cellText } = require('../exports/office.js');
const { unzip, parseXml, all, one, textOf } = require('../js/office.js');

const check = readCheck(root, 'de');
const ids = check.questions.map(({ id }) => id);
const NOTE = '=SUMME(A1:A9)\nzweite Zeile, „Größe“ 😀 مرحبا <b>';
const ANSWERS = ids.map((id, i) => [id, { value: i === 4 ? null : ((i * 3) % 11) * 10, title: id, ...(i === 1 ? { note: NOTE } : {}) }]);
const RESULT = resultOf(check, Object.fromEntries(ANSWERS), {
  date: '2026-02-28',
  subject: 'Landkreis Süd',
  view: 'Beirat',
  plan: [
    { question: ids[2], measure: 'Konzept beschließen; mit Beirat', note: 'Erst den Beirat hören', responsible: 'Frau Müller', due: '2027-03-31', target: 90, status: 'open' },
    { measure: 'Schon getan', responsible: '', due: '2026-01-31', target: null, status: 'done' },
    { measure: 'Ohne Termin', responsible: '', due: '', target: null, status: 'open' },
  ],
});

const answersOf = (file) => Object.fromEntries(Object.entries(file.answers).map(([id, { value }]) => [id, value]));
const squeezed = (text) => text.replace(/\s+/g, ' ').trim();

// Rows of a table as a German LibreOffice reads it: numbers, or texts.
function spreadsheet(folder, name) {
  const input = ['--infilter=Text - txt - csv (StarCalc):59,34,76,1,,1031,false,true,false,false,false,0,true'];
  const [sheet] = convert(folder, [name], 'fods', input);
  const table = one(parseXml(sheet.toString('utf8')), 'table:table');
  return all(table, 'table:table-row').map((row) =>
    all(row, 'table:table-cell').map((cell) => {
      assert.equal(cell.attributes['table:formula'], undefined, 'no cell is a formula');
      const { 'office:value': value } = cell.attributes;
      return value === undefined ? squeezed(cellText(cell)) : Number(value);
    })
  );
}

// Of a PDF, page by page.
function pdfPages(folder, bytes) {
  const file = path.join(folder, 'pages.pdf');
  fs.writeFileSync(file, bytes);
  const pages = execFileSync('pdftotext', ['-layout', file, '-'], { encoding: 'utf8' }).split('\f');
  return pages.slice(0, -1);
}

// Headings that stand twice: the first needs, and the same questions in the annex.
function figuresTwice(headings) {
  return headings.filter((text, i) => headings.indexOf(text) < i).length <= 3 ? headings.length - new Set(headings).size : 0;
}

module.exports = (kind) => {
  const once = itOnce(kind);
  describe(`taking along in ${kind}`, () => {
    let site, browser, tab, reader, file;
    before(async () => {
      site = buildSite(root);
      file = path.join(path.dirname(site), 'ergebnis.json');
      fs.writeFileSync(file, JSON.stringify(RESULT));
      browser = await Browser.borrow(kind);
    });
    after(async () => {
      await browser.giveBack();
      removeSite(site);
    });
    beforeEach(async () => {
      tab = await browser.tab(site);
      reader = new Reader(tab, check, 'check.html');
      await reader.open();
      await reader.openFile(file);
    });
    afterEach(() => tab.close());

    const take = async (action) => {
      await reader.click(`[data-kc-screen="result"] [data-kc-do="${action}"]`);
      const { name, bytes } = await browser.download();
      fs.writeFileSync(path.join(browser.folder, name), bytes);
      return { name, bytes, text: bytes.toString('utf8') };
    };
    const takeReport = async () => parseXml(unzip((await take('take-word')).bytes).find(({ name }) => name === 'word/document.xml').text);
    const status = () =>
      tab.evaluate(() => [...document.querySelectorAll('[data-kc-status]')].filter((e) => e.checkVisibility()).map((e) => e.textContent).join(''));
    const texts = (selector) =>
      tab.evaluate((wanted) => [...document.querySelectorAll(wanted)].map((e) => e.textContent.replace(/\s+/g, ' ').trim()), selector);

    it('what is taken along is saved under a name that says what it is', async () => {
      for (const [action, ending] of [['take-word', 'docx'], ['take-table', 'csv'], ['take-dates', 'ics']]) {
        const { name, text } = await take(action);
        assert.equal(name, `${check.id}_Landkreis-Süd_Beirat_2026-02-28.${ending}`);
        assert.ok(text.length > 500);
        assert.match(await status(), new RegExp(`\\.${ending}$`));
      }
      assert.deepEqual(tab.takeTroubles(), []);
    });

    it('a part of the site that was not copied is named, and works once it is there', async () => {
      const part = path.join(site, findInSite(site, 'assets/later.js'));
      fs.renameSync(part, `${part}.away`);
      await tab.reload(); // at the result, which needs it for its picture
      await until('the report', () => reader.isSeen('[data-kc-report] [data-kc-fault="part-missing"]'));
      assert.match(await tab.evaluate(() => document.querySelector('[data-kc-overall]').textContent), /\d/, 'the figures are there');
      await reader.click('[data-kc-screen="result"] [data-kc-do="take-table"]');
      await until('the report', () => reader.isSeen('[data-kc-report] [data-kc-fault="part-missing"]'));
      assert.match(await tab.evaluate(() => document.querySelector('[data-kc-report]:not([hidden])').textContent), /assets\/later\.[0-9a-f]+\.js/);
      fs.renameSync(`${part}.away`, part);
      tab.takeTroubles();
      assert.ok((await take('take-table')).text.length > 500);
      assert.deepEqual(tab.takeTroubles(), []);
    });

    // What a Word document says, paragraph by paragraph, as a program of others reads it.
    const readDocument = (name) => {
      const [text] = convert(browser.folder, [name], 'txt:Text (encoded):UTF8');
      return text.toString('utf8').replace(/^\ufeff/, '');
    };

    once('the report says for others what the page says to its reader, in two pages and an annex', async () => {
      const { name } = await take('take-word');
      const written = readDocument(name);
      const report = squeezed(written);
      const figures = await reader.figures();
      const titles = await tab.evaluate(() => [...document.querySelectorAll('[data-kc-question] [data-kc-name]')].map((e) => e.textContent));
      const numbered = (id) => `${ids.indexOf(id) + 1}. ${titles[ids.indexOf(id)]}`;
      const [headline] = await texts('[data-kc-title]');
      const inOrder = [
        'Selbsteinschätzung: ', 'Landkreis Süd · Sicht: Beirat · 28. Februar 2026', headline, 'Gesamtwert: ',
        'Wo sich ansetzen lässt', ...figures.first.map(numbered), 'Aktionsplan', 'Konzept beschließen; mit Beirat',
        'Anhang', ...ids.map(numbered),
      ];
      let at = 0;
      for (const part of inOrder) {
        const found = report.indexOf(part, at);
        assert.ok(found >= 0, `"${part}" is in the report, behind what stands before it`);
        at = found + part.length;
      }
      // A day and its month stay in one line.
      assert.ok(written.includes('28.\u00a0Februar 2026'));
      // Every answer has its advice, and its note in full.
      const advice = await texts('[data-kc-guidance]:not([hidden]) li');
      assert.ok(advice.length > 20);
      for (const item of advice) assert.ok(report.includes(item), `"${item}" is in the report`);
      for (const piece of NOTE.split('\n')) assert.ok(report.includes(squeezed(piece)), piece);
      // Third person: on the two pages, nobody is spoken to.
      assert.doesNotMatch(report.slice(0, report.indexOf('Anhang')), /\b(Sie|Ihr|Ihre|Ihren|Ihrem|Ihrer)\b/);
      const [pdf] = convert(browser.folder, [name], 'pdf');
      const pages = pdfPages(browser.folder, pdf);
      assert.match(pages[2], /^\s*Anhang/);
      for (const [i, page] of pages.entries()) {
        assert.match(page, new RegExp(`Landkreis Süd · Sicht: Beirat · 28. Februar 2026 · Seite ${i + 1} von ${pages.length}\\s*$`));
        assert.ok(page.trim().split('\n').filter((line) => line.trim()).length > 4, `page ${i + 1} is worth turning to`);
      }
      assert.deepEqual(tab.takeTroubles(), []);
    });

    // For the printer in both browsers, since each breaks pages in its own way.
    it('two pages hold five measures with notes, on paper and in Word', async () => {
      const NAME = 'Stellen verständlich und einladend ausschreiben, auch bei Migrantenorganisationen im Landkreis';
      const noted = 'Im Personalrat besprochen: Es gibt eine Ansprechperson, aber keinen schriftlichen Auftrag; die Dienstvereinbarung nennt sie nicht.';
      const answers = Object.fromEntries(ids.map((id, i) => [id, { value: ((i * 3) % 11) * 10, note: noted, title: id }]));
      const plan = ids.slice(0, 5).map((question, i) => ({
        question, measure: NAME, note: noted, responsible: 'Stabsstelle Integration', due: `2027-0${i + 1}-28`, target: 90,
        ...(i === 2 ? { status: 'dropped', reason: noted } : { status: 'started' }),
      }));
      await reader.openResult({ ...RESULT, answers, plan });
      const held = (pages) => {
        assert.match(pages[2], /^\s*Anhang:/);
        assert.equal(pages.slice(0, 2).join(' ').replace(/\s+/g, ' ').split('Stellen verständlich').length - 1, 5);
        // no heading is the last that stands on a page
        for (const page of pages) assert.doesNotMatch(page.trim().split('\n').filter((line) => !/Landkreis Süd ·/.test(line)).at(-1) ?? '', /^\s*\d+\. .*: \d+ % · /);
      };
      await tab.evaluate(() => window.dispatchEvent(new Event('beforeprint')));
      const margin = { top: '18mm', bottom: '18mm', left: '20mm', right: '20mm' };
      held(pdfPages(browser.folder, await tab.page.pdf({ format: 'A4', margin })));
      await tab.evaluate(() => window.dispatchEvent(new Event('afterprint')));
      if (kind !== 'chromium') return;
      held(pdfPages(browser.folder, convert(browser.folder, [(await take('take-word')).name], 'pdf')[0]));
    });

    once('a picture as high as it can be leaves the two pages two', async () => {
      await reader.openResult({ ...RESULT, answers: Object.fromEntries(ids.map((id) => [id, { value: 0, title: id }])), plan: [] });
      await tab.evaluate(() => window.dispatchEvent(new Event('beforeprint')));
      const pages = pdfPages(browser.folder, await tab.page.pdf({ preferCSSPageSize: true }));
      assert.match(pages[1], /Wo sich ansetzen lässt/);
      assert.match(pages[2], /^\s*Anhang/);
    });

    once('a note as long as it may be leaves the two pages two, and no page empty', async () => {
      const long = 'Ein langer Satz über alles, was dazu zu sagen ist. '.repeat(196).slice(0, 10000);
      const answers = Object.fromEntries(ids.map((id, i) => [id, { value: (i % 4) * 10, note: long, title: id }]));
      await reader.openResult({ ...RESULT, answers });
      await reader.next();
      const { name } = await take('take-word');
      const pages = pdfPages(browser.folder, convert(browser.folder, [name], 'pdf')[0]);
      assert.match(pages[2], /^\s*Anhang/);
      for (const [i, page] of pages.entries()) assert.ok(page.trim().split('\n').filter((line) => line.trim()).length > 8, `page ${i + 1}: ${page}`);
    });

    once('the Word document has every question in its place, and is the same however the screen looks', async () => {
      const { bytes } = await take('take-word');
      const report = parseXml(unzip(bytes).find(({ name }) => name === 'word/document.xml').text);
      const lanes = all(report, 'w:tr').filter((row) => all(row, 'w:tc').length === 13);
      assert.equal(lanes.length, check.topics.length);
      assert.ok(lanes.some((row) => / · Ziel: \d+/.test(textOf(row))), 'the target stands apart');
      const places = lanes.flatMap((row) => all(row, 'w:tc').slice(1, -1).flatMap((cell, i) =>
        all(cell, 'w:r').filter((run) => one(run, 'w:shd')).map((run) => [Number(textOf(run).replace('○', '')), 10 * i])));
      const valued = ids.flatMap((id, i) => (Number.isFinite(RESULT.answers[id]?.value) ? [[i + 1, RESULT.answers[id].value]] : []));
      assert.deepEqual(places.sort((a, b) => a[0] - b[0]), valued);
      await tab.evaluate(() => {
        const style = new CSSStyleSheet();
        style.replaceSync('main :not([hidden], dialog, option) { display: inline !important; white-space: pre-wrap !important; list-style: none !important }');
        document.adoptedStyleSheets = [style];
        for (const details of document.querySelectorAll('details')) details.open = !details.open;
      });
      // where the button is now, nobody knows
      await tab.evaluate(() => document.querySelector('[data-kc-screen="result"] [data-kc-do="take-word"]').click());
      assert.ok((await browser.download()).bytes.equals(bytes));
      assert.deepEqual(tab.takeTroubles(), []);
    });

    once('the Word document is laid out as a report, not as a screen', async () => {
      const report = await takeReport();
      const said = one(report, 'w:body').children.filter(({ name }) => name === 'w:p').map((paragraph) => {
        const style = one(paragraph, 'w:pStyle')?.attributes['w:val'];
        return { text: textOf(paragraph), heading: /^Heading/.test(style) };
      });
      const texts_ = said.map(({ text }) => text);
      assert.deepEqual(all(report, 'w:p').map(textOf).filter((text) => /\S {2}|^ | $/.test(text)), [], 'one blank between words');
      const headings = said.filter(({ heading }) => heading).map(({ text }) => text);
      assert.equal(new Set(headings).size, headings.length - figuresTwice(headings), 'no heading stands twice but a need and its question');
      const bands = await texts('[data-kc-guidance]:not([hidden]) > p');
      for (const band of bands) assert.ok(!texts_.includes(band), `"${band}" is said with the value`);
    });

    once('the council paper proposes what the plan says, and leaves places for what only its office knows', async () => {
      const { name } = await take('take-council');
      assert.match(name, /^Sitzungsvorlage-.*\.docx$/);
      const paper = squeezed(readDocument(name));
      const sections = ['Sitzungsvorlage', 'Gremium', 'Betreff', 'Sachverhalt', 'Ergebnis', 'Beschlussvorschlag', 'Finanzielle Auswirkungen', 'Anlagen'];
      assert.match(paper, new RegExp(sections.join('.*')));
      const proposal = paper.slice(paper.indexOf('Beschlussvorschlag'), paper.indexOf('Finanzielle'));
      const { value } = RESULT.answers[ids[2]];
      const [title] = (await texts(`[data-kc-question="${ids[2]}"] [data-kc-name]`));
      assert.ok(proposal.includes(`Konzept beschließen; mit Beirat Verantwortlich: Frau Müller · Bis wann: 31. März 2027 Ziel (${title}): ${value} % → 90 % Erst den Beirat hören`), proposal);
      assert.match(proposal, /Ohne Termin Verantwortlich: \[bitte ergänzen\] · Bis wann: \[bitte ergänzen\]/);
      // What nothing is left to be decided on is told with the result.
      assert.doesNotMatch(proposal, /Schon getan/);
      assert.match(paper, /Aktionsplan: Schon getan \(erledigt\).*Beschlussvorschlag/);
      assert.ok((paper.match(/itte ergänzen/g) ?? []).length >= 6);
      assert.doesNotMatch(paper, /\b(Sie|Ihr|Ihre)\b/);
      assert.deepEqual(tab.takeTroubles(), []);
    });

    once('the printer gets the report that Word gets', async () => {
      const report = await takeReport();
      const word_ = all(report, 'w:p').map((paragraph) => squeezed(textOf(paragraph))).filter(Boolean);
      await tab.evaluate(() => window.dispatchEvent(new Event('beforeprint')));
      const paper = await tab.evaluate(() =>
        [...document.querySelectorAll('[data-kc-paper] :is(h1, h2, h3, h4, h5, p, li, td, th)')]
          .filter((e) => !e.closest('[data-kc-picture]')).map((e) => e.textContent.replace(/\s+/g, ' ').trim()).filter(Boolean));
      await tab.evaluate(() => window.dispatchEvent(new Event('afterprint')));
      assert.deepEqual(paper.filter((text) => !word_.includes(text)), []);
      const words = word_.filter((text) => !paper.includes(text) && !/^([→×○]?\d+\s?)+$/.test(text));
      assert.ok(words.length <= 2 * check.topics.length + 4, `only the picture is another on paper: ${words.join('; ')}`);
      assert.ok(paper.length > 100);
    });

    once('the table says what the page says, in numbers', async () => {
      const { name, text } = await take('take-table');
      const rows = spreadsheet(browser.folder, name);
      const { values, topics, overall } = await reader.figures();
      const shown = await texts('[data-kc-answer-row] th');
      for (const [i, id] of ids.entries()) {
        const row = rows.find(([first]) => first === shown[i]);
        if (values[id] !== null) assert.equal(row[1], values[id], id);
        else assert.equal(row[1], 'keine Angabe');
      }
      for (const [i, topic] of (await texts('[data-kc-topic-row] th')).entries())
        assert.equal(rows.find(([first]) => first === topic)[1], topics[i].score, topic);
      assert.equal(rows.find(([first]) => first === 'Gesamtwert')[1], overall.score);
      assert.ok(rows.flat().some((cell) => String(cell).includes('=SUMME(A1:A9)')), 'the note is there as text');
      // The plan can be sorted: a column for the question, dates as dates, and nothing where nothing is set.
      const title = await tab.evaluate((id) => document.querySelector(`[data-kc-question="${id}"] [data-kc-name]`).textContent, ids[2]);
      const title_ = await tab.evaluate(() => document.querySelector('[data-kc-word="check-title"]').textContent);
      assert.deepEqual(text.replace('\ufeff', '').split('\r\n').slice(0, 5), [`Check: ${title_}`, 'Kommune oder Bereich;Landkreis Süd', 'Ausgefüllt aus Sicht von;Beirat', 'Datum;2026-02-28', '']);
      const plan = text.slice(text.indexOf('Frage;Maßnahme;')).trim().split('\r\n');
      assert.deepEqual(plan, [
        'Frage;Maßnahme;Verantwortlich;Bis wann;Heute;Ziel;Stand',
        'Eigene Maßnahme;Schon getan;;2026-01-31;;;erledigt',
        `${title};"Konzept beschließen; mit Beirat";Frau Müller;2027-03-31;60;90;offen`,
        'Eigene Maßnahme;Ohne Termin;;;;;offen',
      ]);
      assert.deepEqual(tab.takeTroubles(), []);
    });

    once('the calendar has what is still due, and the repetition', async () => {
      const { text } = await take('take-dates');
      const calendar = new ICAL.Component(ICAL.parse(text));
      const events = calendar.getAllSubcomponents('vevent').map((event) => new ICAL.Event(event));
      const [today, title, question] = await tab.evaluate((id) => [
        new Date().toLocaleDateString('sv'), // as 2026-11-22
        document.querySelector('[data-kc-word="check-title"]').textContent,
        document.querySelector(`[data-kc-question="${id}"] [data-kc-name]`).textContent,
      ], ids[2]);
      // A year after the result; where that is past, a year from today.
      const inAYear = (date) => new Date(new Date(date).setUTCFullYear(Number(date.slice(0, 4)) + 1)).toISOString().slice(0, 10);
      const again = [RESULT.date, today].map(inAYear).find((date) => date > today);
      assert.deepEqual(
        events.map(({ summary, startDate }) => [summary, startDate.toString()]),
        [
          ['Konzept beschließen; mit Beirat (fällig am 31.\u00a0März 2027)', '2027-03-31'],
          [`Check wiederholen: ${title}`, again],
        ]
      );
      assert.equal(events[0].description, `${question}\nErst den Beirat hören\nFrau Müller\nZiel: 90\u00a0%`);
      for (const { component } of events) assert.equal(component.getFirstSubcomponent('valarm').getFirstPropertyValue('trigger').toString(), '-P6DT15H');
      assert.equal(new Set(events.map(({ uid }) => uid)).size, 2);
      assert.deepEqual(tab.takeTroubles(), []);
    });

    once('a result of a day that no calendar has is repeated a year from today', async () => {
      for (const date of ['999999-12-31', '20226-02-28']) {
        await reader.openResult({ ...RESULT, date, plan: [] }, `${date}.json`);
        const { text } = await take('take-dates');
        const [event] = new ICAL.Component(ICAL.parse(text)).getAllSubcomponents('vevent');
        const day = await tab.evaluate(() => new Date(new Date().setFullYear(new Date().getFullYear() + 1)).toLocaleDateString('sv'));
        assert.equal(new ICAL.Event(event).startDate.toString(), day);
      }
      assert.deepEqual(tab.takeTroubles(), []);
    });

    once('what was moved or said in other words is the same event: a calendar replaces it', async () => {
      const [own, second] = [
        { measure: 'Haushalt: Mittel einstellen\nund verteidigen', due: '2027-05-01', target: null, status: 'open' },
        { question: ids[2], measure: 'Ein Zweites', due: '2027-03-31', target: null, status: 'open' },
      ];
      const eventsOf = async (plan) => {
        await reader.openResult({ ...RESULT, plan });
        const calendar = new ICAL.Component(ICAL.parse((await take('take-dates')).text));
        const events = calendar.getAllSubcomponents('vevent').map((event) => new ICAL.Event(event));
        return events.map(({ uid, summary }) => [uid, summary]);
      };
      const before = await eventsOf([RESULT.plan[0], second, own]);
      const names = before.map(([uid]) => uid);
      assert.equal(new Set(names).size, 4);
      assert.equal(before[2][1], 'Haushalt: Mittel einstellen (fällig am 1.\u00a0Mai 2027)', 'a title is one line');
      const after = await eventsOf([{ ...RESULT.plan[0], measure: 'Neu gesagt', due: '2027-04-15' }, { ...second, due: '2027-04-16' }, { ...own, measure: 'Mittel' }]);
      assert.deepEqual(after.map(([uid]) => uid), names);
    });

    once('a measure that goes takes no other event along', async () => {
      const uids = async () =>
        new ICAL.Component(ICAL.parse((await take('take-dates')).text)).getAllSubcomponents('vevent').map((event) => event.getFirstPropertyValue('uid'));
      const second = { ...RESULT.plan[0], measure: 'Ein Zweites', due: '2027-05-01' };
      await reader.openResult({ ...RESULT, plan: [RESULT.plan[0], second] });
      const [, kept, again] = await uids();
      const [{ uid, ...rest }] = JSON.parse((await reader.save()).text).plan.slice(1);
      assert.deepEqual([uid, rest], [kept, second]);
      await reader.openResult({ ...RESULT, plan: [{ ...second, uid }] });
      assert.deepEqual(await uids(), [kept, again]);
    });

    it('a result stays on this device only when asked, and is deleted when asked', async () => {
      assert.deepEqual(await tab.stored(), []);
      await reader.click('[data-kc-screen="result"] [data-kc-do="device-save"]');
      assert.equal((await tab.stored()).length, 1);
      assert.match((await tab.stored())[0], new RegExp(`localStorage kurzcheck:${check.id}:`));
      await reader.click('[data-kc-screen="result"] [data-kc-do="device-save"]');
      assert.equal((await tab.stored()).length, 1, 'the same result, saved again, is in the same place');
      // Several of one day are told apart by the time.
      const [item] = await tab.evaluate(() =>
        [...document.querySelectorAll('[data-kc-screen="result"] [data-kc-device] li')].map((e) => e.innerText));
      assert.match(item, /\d:\d\d/);
      // What it says is told before it is opened.
      const score = await tab.evaluate(() => document.querySelector('[data-kc-screen="result"] [data-kc-overall]').textContent);
      assert.match(score, /^\d/);
      assert.ok(item.includes(`: ${score}`), item);
      // Who else can read it stands beside it.
      const notice = kind === 'chromium' ? 'shared' : 'private';
      assert.equal(await reader.isSeen(`[data-kc-device] [data-kc-when="${notice}"]`), true);
      assert.deepEqual(await tab.barriers(), []);

      await reader.click('[data-kc-do="ask-reset"]');
      await reader.click('[data-kc-dialog="reset"] [data-kc-answer="yes"]');
      await tab.reload();
      await reader.start();
      await reader.choose(ids[0], 80);
      await reader.back();
      await reader.click('[data-kc-screen="intro"] [data-kc-do="device-open"]');
      await reader.click('[data-kc-dialog="replace"] [data-kc-answer="no"]');
      assert.deepEqual((await reader.entered()).answers, { [ids[0]]: 80 }, 'own answers stay');
      await reader.click('[data-kc-screen="intro"] [data-kc-do="device-open"]');
      await reader.click('[data-kc-dialog="replace"] [data-kc-answer="yes"]');
      await reader.reach('result');
      const { answers, notes } = await reader.entered();
      assert.deepEqual(answers, answersOf(RESULT));
      assert.equal(notes[ids[1]], NOTE);

      await reader.click('[data-kc-screen="result"] [data-kc-do="device-remove"]');
      assert.deepEqual(await tab.stored(), []);
      assert.notEqual(await status(), '');
      assert.deepEqual(tab.takeTroubles(), []);
    });

    once('the same answers for another view are another result, beside the first', async () => {
      const save = () => reader.click('[data-kc-screen="result"] [data-kc-do="device-save"]');
      const names = () =>
        tab.evaluate(() => [...document.querySelectorAll('[data-kc-screen="result"] [data-kc-device] li > [data-kc-name]')].map((e) => e.textContent));
      await save();
      const [one] = await names();
      await reader.click('[data-kc-screen="result"] [data-kc-do="review"]');
      await reader.about('view', 'Kreistag');
      await reader.next();
      await save();
      assert.equal((await names()).length, 2);
      assert.ok((await names()).includes(one));
      await save();
      assert.equal((await names()).length, 2, 'and that one, saved again, is in its own place');
      await reader.click('[data-kc-do="device-clear"]');
      await reader.click('[data-kc-dialog="device"] [data-kc-answer="yes"]');
      assert.deepEqual(await tab.stored(), []);
    });

    once('the last one deleted, and one that is gone, are said where the reader is', async () => {
      const heard = () =>
        tab.evaluate(() => [
          [...document.querySelectorAll('[data-kc-status]')].filter((e) => e.checkVisibility()).map((e) => e.textContent).join(''),
          document.activeElement.matches('[data-kc-status]') && document.activeElement.checkVisibility(),
        ]);
      const known = (name) => tab.evaluate((key) => document.querySelector(`[data-kc-word="${key}"]`).textContent, name);
      const save = () => reader.click('[data-kc-screen="result"] [data-kc-do="device-save"]');
      await save();
      await tab.evaluate(() => localStorage.clear());
      await reader.click('[data-kc-screen="result"] [data-kc-do="device-open"]');
      assert.deepEqual(await heard(), [await known('device-missing'), true]);
      await save();
      await reader.click('header a[href="check.html"]');
      assert.equal(await reader.screen(), 'intro');
      await reader.click('[data-kc-screen="intro"] [data-kc-do="device-remove"]');
      assert.deepEqual(await heard(), [await known('device-removed'), true]);
    });

    once('another result can be opened from the result', async () => {
      await reader.openResult({ ...RESULT, answers: { [ids[0]]: { value: 10 } } }, 'anderes.json');
      assert.deepEqual((await reader.entered()).answers, { [ids[0]]: 10 });
    });

    it('what is too old goes when the page opens, and refused storage is said', async () => {
      await tab.evaluate((id, file_) => {
        localStorage.setItem(`kurzcheck:${id}:1`, JSON.stringify({ saved: Date.now() - 366 * 864e5, file: file_ }));
        localStorage.setItem(`kurzcheck:${id}:2`, '{"saved": 1');
        localStorage.setItem('somebody else', 'x');
      }, check.id, RESULT);
      await tab.reload();
      assert.deepEqual((await tab.stored()).sort(), ['localStorage kurzcheck:' + check.id + ':2', 'localStorage somebody else'].sort());
      await reader.click('[data-kc-screen="result"] [data-kc-do="device-clear"]');
      await reader.click('[data-kc-dialog="device"] [data-kc-answer="yes"]');
      assert.deepEqual(await tab.stored(), ['localStorage somebody else']);
      await tab.evaluate(() => {
        localStorage.clear();
        Object.defineProperty(window, 'localStorage', { get: () => { throw new DOMException('no', 'SecurityError'); } });
      });
      await reader.click('[data-kc-screen="result"] [data-kc-do="device-save"]');
      assert.equal(await status(), await tab.evaluate(() => document.querySelector('[data-kc-word="device-no-storage"]').textContent));
      assert.deepEqual(tab.takeTroubles(), []);
    });

    it('from disk, no link is offered', async () => {
      assert.equal(await reader.isSeen('[data-kc-do="make-link"]'), false);
    });
  });

  describe(`over http in ${kind}`, () => {
    for (const [edition, test] of [['check.html', it], ['integration-chefsache-de.html#check', once]])
      test(`${edition}: a link carries the answers, to whoever agrees`, async (t) => {
        // A server's own default-src 'self' forbids what the single file carries inline.
        const site = buildSite(root);
        const strict = !edition.includes('#');
        const browser = await Browser.lend(t, kind, site, { served: site, strict });
        let tab = await browser.tab(site);
        let reader = new Reader(tab, check, edition);
        await reader.open();
        await reader.openResult(RESULT);
        await reader.click('[data-kc-do="make-link"]');
        const link = await tab.evaluate(() => document.querySelector('[data-kc-link-field]').value);
        assert.ok(link.startsWith(`${tab.base}${edition.split('#')[0]}#a=`));
        await reader.click('[data-kc-do="copy-link"]');
        const said = await until('what became of it', () =>
          tab.evaluate(() => [...document.querySelectorAll('[data-kc-link-place] [data-kc-status]')].map((e) => e.textContent).join('')));
        const [known, marked] = await tab.evaluate(() => [
          ['link-copied', 'link-selected'].map((name) => document.querySelector(`[data-kc-word="${name}"]`).textContent),
          document.activeElement.matches('[data-kc-link-field]') && document.activeElement.selectionEnd > 100,
        ]);
        assert.ok(known.includes(said));
        assert.equal(marked || said === known[0], true, 'without a clipboard, the text is marked');
        assert.deepEqual(await tab.axe(), []);
        assert.deepEqual(tab.takeTroubles(), []);

        // Somebody else opens it: the answers show, and the address has forgotten them.
        await tab.close();
        tab = await browser.tab(site);
        reader = new Reader(tab, check, edition);
        await tab.arrive(() => tab.page.goto(link));
        await reader.reach('result');
        assert.deepEqual((await reader.entered()).answers, answersOf(RESULT));
        assert.doesNotMatch(await tab.evaluate(() => location.href), /a=/);
        await tab.reload();
        assert.deepEqual((await reader.entered()).answers, answersOf(RESULT));

        // Somebody with answers of their own is asked first, on the page that stands here already.
        await tab.close();
        tab = await browser.tab(site);
        reader = new Reader(tab, check, edition);
        await reader.open();
        await reader.start();
        await reader.choose(ids[0], 80);
        for (const [answer, kept] of [['no', { [ids[0]]: 80 }], ['yes', answersOf(RESULT)]]) {
          await tab.evaluate((address) => location.assign(address), link);
          const button = `[data-kc-dialog="replace"] [data-kc-answer="${answer}"]`;
          await until('the question', () => reader.isSeen(button));
          await reader.click(button);
          await reader.reach(answer === 'yes' ? 'result' : 'questions');
          assert.deepEqual((await reader.entered()).answers, kept);
          assert.doesNotMatch(await tab.evaluate(() => location.href), /a=/);
        }

        // A link that lost its end on the way says so, here as on a page of its own.
        const cut = link.slice(0, -200);
        const told = () => reader.isSeen('[data-kc-report] [data-kc-fault="link"]');
        await tab.evaluate((address) => location.assign(address), cut);
        await until('the report', told);
        assert.deepEqual((await reader.entered()).answers, answersOf(RESULT));
        await tab.close();
        tab = await browser.tab(site);
        reader = new Reader(tab, check, edition);
        await tab.arrive(() => tab.page.goto(cut));
        assert.equal(await told(), true);
        assert.equal(await reader.screen(), 'intro');
        assert.doesNotMatch(await tab.evaluate(() => location.href), /a=/);

        // What anybody may write into an address does no harm.
        await tab.close();
        for (const bad of kind === 'firefox' ? [] : strict ? ['#a=', '#a=%%%', '#a=e30', '#%', `#a=${Buffer.from(JSON.stringify({ packet: { kurzcheck: check.id, file: 1, link: true } })).toString('base64url')}`,
          `#a=${Buffer.from(JSON.stringify({ packet: { kurzcheck: check.id, file: RESULT, at: { screen: 'x' } } })).toString('base64url')}`] : ['#%']) {
          tab = await browser.tab(site);
          reader = new Reader(tab, check, edition);
          await tab.arrive(() => tab.page.goto(tab.url(edition.split('#')[0]) + bad));
          assert.deepEqual(tab.takeTroubles(), [], bad);
          assert.equal(await tab.evaluate(() => document.querySelectorAll('[data-kc-ready]').length > 0), true, bad);
          await tab.close();
        }
      });
  });
};
