// The check as readers take it: from disk, in the site and in the single file.
// Every figure is held against the independent calculation in tests/js/oracle.js.
'use strict';

const assert = require('node:assert/strict');
const fs = require('node:fs');
const os = require('node:os');
const path = require('node:path');
const { execFileSync } = require('node:child_process');
const { after, before, beforeEach, describe, it, itOnce } = require('./suites.js');
const { Browser, buildSite, removeSite } = require('./harness.js');
const { Reader, readCheck, resultOf } = require('./reader.js');
const { copyTree, root } = require('../lib/kurzcheck.js');
const oracle = require('../js/oracle.js');

const PROJECTS = {
  shipped: {
    project: root,
    language: 'de',
    editions: { site: 'check.html', 'single file': 'integration-chefsache-de.html#check' },
  },
  garden: {
    project: path.join(root, 'tests/golden/sites/garden'),
    language: 'en',
    editions: { site: 'check.html' },
  },
};

// Answers that differ from question to question, with one "no answer" and one passed over.
function mixed(check, seed) {
  const steps = oracle.steps(check.scale);
  const answers = {};
  check.questions.forEach(({ id }, i) => {
    if (i === seed % check.questions.length) answers[id] = null;
    else if (i !== (seed + 5) % check.questions.length) answers[id] = steps[(i * 7 + seed * 3) % steps.length];
  });
  return answers;
}

function everywhere(check, value) {
  return Object.fromEntries(check.questions.map(({ id }) => [id, value]));
}

// Holds what the page shows against what the oracle says of the same answers.
function assertFigures(check, answers, shown) {
  const expected = oracle.figures(check, answers);
  const { score, band, answered, total } = expected.overall;
  assert.deepEqual(shown.overall, { score, band });
  assert.deepEqual(shown.counted, [answered, total]);
  assert.deepEqual(shown.total, { score, band, answered, total });
  assert.deepEqual(shown.topics, expected.topics.map(({ text, ...rest }) => rest));
  assert.deepEqual(shown.bands, expected.bands);
  for (const { id } of check.questions) assert.equal(shown.values[id], answers[id] ?? null, id);
  assert.deepEqual(shown.furthest, expected.strengths.furthest ? expected.strengths.items : []);
  assert.deepEqual(shown.strengths, expected.strengths.furthest ? [] : expected.strengths.items);
  assert.deepEqual(shown.first, expected.needs.first);
  const topicOf = (question) => check.topics.indexOf(question.topic);
  assert.deepEqual(shown.all, [...check.questions].sort((a, b) => topicOf(a) - topicOf(b)).map(({ id }) => id));
  assert.deepEqual([...shown.unanswered].sort(), [...expected.open, ...expected.none].sort());
  // Guidance is that of the answer's band.
  assert.deepEqual(shown.guidance, expected.bands);
  // Every answer with a value is a dot in its topic's lane, in the column of its value.
  const steps = oracle.steps(check.scale);
  for (const lane of shown.lanes) {
    assert.equal(lane.score, expected.topics.find(({ id }) => id === lane.id).score);
    const own = check.questions.filter(({ id, topic }) => topic === lane.id && answers[id] != null);
    assert.deepEqual(Object.keys(lane.dots).sort(), own.map(({ id }) => id).sort());
    for (const { id } of own) {
      const column = ((steps.indexOf(answers[id]) + 0.5) / steps.length) * 100;
      assert.ok(Math.abs(lane.dots[id] - column) < 0.01, `${id}: at ${lane.dots[id]} %, not ${column} %`);
    }
  }
}

module.exports = (kind) => {
  const once = itOnce(kind);
  // Of the garden check, which differs in scale and texts, Firefox would tell nothing new.
  for (const [title, { project, language, editions }] of Object.entries(PROJECTS).slice(0, kind === 'chromium' ? 2 : 1))
    describe(`the ${title} check in ${kind}`, () => {
      const check = readCheck(project, language);
      let site, browser;
      before(async () => {
        site = buildSite(project);
        browser = await Browser.borrow(kind);
      });
      after(async () => {
        await browser.giveBack();
        removeSite(site);
      });

      for (const [name, edition] of Object.entries(editions))
        describe(`in the ${name}`, () => {
          let tab, reader;
          beforeEach(async () => {
            if (tab) await tab.close();
            tab = await browser.tab(site);
            reader = new Reader(tab, check, edition);
            await reader.open();
          });
          const quiet = async () => {
            assert.deepEqual(tab.takeTroubles(), []);
            assert.deepEqual(await tab.stored(), []);
          };
          // Both editions have the same script: what it reckons is read in one.
          const once = name === 'site' ? itOnce(kind) : () => {};
          const here = name === 'site' ? it : itOnce(kind);

          once('shows the figures that an independent calculation gives', async () => {
            for (const seed of [1, 4]) {
              const answers = mixed(check, seed);
              await reader.openResult(resultOf(check, answers));
              assert.equal(await reader.screen(), 'result');
              assertFigures(check, answers, await reader.figures());
            }
            await quiet();
          });

          once('knows only strengths, or only what is furthest along', async () => {
            const highest = everywhere(check, check.scale.to);
            const middle = everywhere(check, check.bands[1].from);
            await reader.openResult(resultOf(check, highest));
            assertFigures(check, highest, await reader.figures());
            // All but two in the middle; and these, too, after they were changed by hand.
            const changed = [check.questions[0], check.questions.at(-1)].map(({ id }) => id);
            await reader.openResult(resultOf(check, { ...middle, ...Object.fromEntries(changed.map((id) => [id, highest[id]])) }));
            await reader.click('[data-kc-do="review"]');
            for (const id of changed) {
              await reader.click(`[data-kc-screen="review"] [data-kc-change="${id}"]`);
              await reader.choose(id, middle[id]);
              await reader.next();
              assert.equal(await reader.screen(), 'review');
            }
            await reader.next();
            assertFigures(check, middle, await reader.figures());
            // From a card to what else there is to do, which was folded.
            const { first: [id] } = oracle.figures(check, middle).needs;
            const guide = `[data-kc-screen="result"] [data-kc-guide="${id}"]`;
            assert.equal(await reader.isSeen(guide), false);
            await reader.click(`[data-kc-card="${id}"] a[href$="guide-${id}"]`);
            assert.equal(await reader.screen(), 'result');
            assert.equal(await reader.isSeen(`${guide} [data-kc-guidance]`), true);
            assert.ok(await tab.evaluate((wanted) => document.querySelector(wanted).getBoundingClientRect().top < innerHeight / 2, guide));
            await quiet();
          });

          if (project === root) once('has no score where nothing is answered, and says the way back', async () => {
            await reader.start();
            await reader.choose(check.questions[0].id, null);
            await reader.click('[data-kc-do="review"]');
            await reader.next();
            const shown = await reader.figures();
            assert.equal(shown.overall.score, null);
            assert.equal(await reader.isSeen('[data-kc-when="empty"]'), true);
            assert.equal(await reader.isSeen('[data-kc-when="scored"]'), false);
            await reader.click('[data-kc-when="empty"] [data-kc-do="start"]');
            assert.deepEqual(await reader.questions(), [check.questions[1].id]);
            await quiet();
          });

          here('gives a result file that restores everything', async () => {
            const answers = mixed(check, 2);
            const [, second, third] = check.questions;
            const notes = { [second.id]: 'Grüße & <b>„Zitat“</b> 🙂', [third.id]: '=1+1' };
            // By hand once; what is told apart here is what comes after.
            if (project === root && name === 'site') {
              await reader.answerAll(answers, notes);
            } else {
              const noted = (id) => ({ ...(id in answers && { value: answers[id] }), note: notes[id], title: id });
              await reader.openResult(resultOf(check, { ...answers, [second.id]: noted(second.id), [third.id]: noted(third.id) }));
              await reader.click('[data-kc-do="review"]');
            }
            await reader.about('subject', 'Landkreis Süd');
            await reader.about('view', 'Beirat');
            await reader.next();
            const shown = await reader.figures();
            assertFigures(check, answers, shown);
            const file = await reader.save();
            const result = JSON.parse(file.text);
            assert.equal(result.format, 'kurzcheck-result');
            assert.equal(result.formatVersion, 1);
            assert.deepEqual(result.check, { id: check.id, version: check.version });
            const { from, to, step } = check.scale;
            assert.deepEqual(result.scale, { from, to, step });
            assert.equal(result.language, language);
            assert.match(result.date, /^\d{4}-\d{2}-\d{2}$/);
            assert.equal(result.subject, 'Landkreis Süd');
            assert.equal(result.view, 'Beirat');
            assert.deepEqual(Object.keys(result.answers).sort(), [...new Set([...Object.keys(answers), ...Object.keys(notes)])].sort());
            for (const [id, answer] of Object.entries(result.answers)) {
              assert.equal(answer.value, answers[id]);
              assert.equal(answer.note, notes[id]);
              assert.ok(answer.title);
            }
            await quiet();

            // Another tab, which knows nothing of the first.
            await tab.close();
            tab = await browser.tab(site);
            reader = new Reader(tab, check, edition);
            await reader.open();
            await reader.openResult(file.text, 'Mein Ergebnis.json');
            assert.equal(await reader.screen(), 'result');
            const entered = await reader.entered();
            assert.deepEqual(entered.answers, answers);
            assert.deepEqual(entered.notes, notes);
            assert.deepEqual(entered.about, { subject: 'Landkreis Süd', view: 'Beirat', date: result.date });
            assert.deepEqual(await reader.figures(), shown);
            assert.deepEqual(JSON.parse((await reader.save()).text), result);
            await quiet();
          });
        });
    });

  describe(`nothing is lost in ${kind}`, () => {
    const { project, language, editions } = PROJECTS.shipped;
    const check = readCheck(project, language);
    const [first, second, third] = check.questions.map(({ id }) => id);
    const some = { [first]: 40, [second]: null };
    const notes = { [first]: 'Nötig: ein Beschluss' };
    let site, browser, tab, reader;
    before(async () => {
      site = buildSite(project);
      browser = await Browser.borrow(kind);
    });
    after(async () => {
      await browser.giveBack();
      removeSite(site);
    });

    // The ways that are tested in one edition alone run through the same script in the other.
    const where = (name, place) => (name === place ? it : () => {});
    for (const [name, edition] of Object.entries(editions)) {
      // Two questions answered, the third is shown.
      const begin = async () => {
        if (tab) await tab.close();
        tab = await browser.tab(site);
        reader = new Reader(tab, check, edition);
        await reader.open();
        await reader.start();
        await reader.choose(first, 40);
        await reader.note(first, notes[first]);
        await reader.next();
        await reader.choose(second, null);
        await reader.next();
        assert.deepEqual(await reader.questions(), [third]);
      };
      const assertKept = async (what) => {
        const entered = await reader.entered();
        assert.deepEqual(entered.answers, some, what);
        assert.deepEqual(entered.notes, notes, what);
        assert.deepEqual(tab.takeTroubles(), [], what);
        assert.deepEqual(await tab.stored(), [], what);
      };
      // What happened keeps the answers, and so does a reload after it.
      const assertKeptOverReload = async (what) => {
        await assertKept(what);
        await tab.reload();
        await assertKept(`${what}, reload`);
      };

      where(name, 'site')(`${name}: by a reload`, async () => {
        await begin();
        await assertKeptOverReload('reload');
        assert.deepEqual(await reader.questions(), [third], 'the place in the check');
      });

      where(name, 'site')(`${name}: by a reload right after typing`, async () => {
        await begin();
        await reader.back();
        await reader.note(second, '');
        await tab.page.keyboard.type('schnell');
        await tab.reload();
        assert.equal((await reader.entered()).notes[second], 'schnell');
      });

      where(name, 'single file')(`${name}: by links within the page`, async () => {
        await begin();
        for (const link of ['a[href="#kc_top"]', 'a[href="#kc_main"]']) {
          await tab.move(() => tab.evaluate((wanted) => document.querySelector(wanted).click(), link));
          await assertKeptOverReload(link);
        }
      });

      where(name, kind === 'chromium' ? 'site' : 'single file')(`${name}: by going back twice`, async () => {
        await begin();
        await tab.step('back');
        assert.deepEqual(await reader.questions(), [second]);
        await assertKept('back once');
        await tab.step('back');
        assert.deepEqual(await reader.questions(), [first]);
        await assertKeptOverReload('back twice');
        await tab.step('forward');
        await assertKeptOverReload('forward');
      });

      where(name, 'single file')(`${name}: by an older entry of the history`, async () => {
        await begin();
        await tab.step('back');
        await reader.choose(second, 70);
        await tab.step('back');
        await tab.step('forward');
        assert.equal((await reader.entered()).answers[second], 70);
        await tab.reload();
        assert.equal((await reader.entered()).answers[second], 70);
      });

      it(`${name}: by a visit to another page`, async () => {
        await begin();
        const single = edition.includes('#');
        const away = single ? 'header a[href="#hintergrund"]' : 'header a[href="hintergrund.html"]';
        const home = single ? 'header a[href="#check"]' : 'header a[href="check.html"]';
        const go = async (link) => {
          const dialogs = tab.dialogs.length;
          if (single) await tab.move(() => reader.click(link));
          else await tab.arrive(async () => (await reader.find(link)).click());
          assert.equal(tab.dialogs.length, dialogs, 'own links never warn');
        };
        await reader.click('[data-kc-do="review"]'); // where the links are
        await go(away);
        await go(home);
        await assertKeptOverReload('away and back by links');
        await go(away);
        if (single) await tab.step('back');
        else await tab.back();
        await assertKeptOverReload('away and back by the browser');
        await go(away);
        await tab.reload();
        await go(home);
        await assertKeptOverReload('away, reload there, back by a link');
      });
    }
  });

  describe(`manners in ${kind}`, () => {
    const { project, language } = PROJECTS.shipped;
    const check = readCheck(project, language);
    const [first, second, third] = check.questions.map(({ id }) => id);
    let site, browser, tab, reader;
    before(async () => {
      site = buildSite(project);
      browser = await Browser.borrow(kind);
    });
    after(async () => {
      await browser.giveBack();
      removeSite(site);
    });
    beforeEach(async () => {
      if (tab) await tab.close();
      tab = await browser.tab(site);
      reader = new Reader(tab, check, 'check.html');
      await reader.open();
    });

    it('the focus and the title of the window follow what is shown', async () => {
      const titles = new Set();
      const look = async () => {
        const { title, tag } = await tab.evaluate(() => ({
          title: document.title,
          tag: document.activeElement.tagName,
        }));
        assert.match(tag, /^H[12]$/);
        titles.add(title);
      };
      await reader.start();
      await look();
      await reader.next();
      await look();
      await reader.click('[data-kc-do="review"]');
      await look();
      await reader.next();
      await look();
      assert.equal(titles.size, 4);
    });

    once('all questions can stand on one page, with the same answers', async () => {
      await reader.start();
      await reader.choose(first, 80);
      await reader.click('[data-kc-do="all"]');
      assert.equal((await reader.questions()).length, 13);
      assert.deepEqual((await reader.entered()).answers, { [first]: 80 });
      await reader.choose(third, 20);
      await reader.click('[data-kc-do="one"]');
      assert.deepEqual(await reader.questions(), [third]);
      assert.deepEqual((await reader.entered()).answers, { [first]: 80, [third]: 20 });
    });

    it('every value of the scale stands in one line, on every screen', async () => {
      await reader.start();
      for (const width of [320, 480, 800, 1280]) {
        await tab.resize(width);
        const broken = await tab.evaluate(() =>
          [...document.querySelectorAll('[data-kc-question] input[type="radio"]:not([value="none"]) + *')]
            .filter((label) => label.checkVisibility())
            .filter((label) => {
              const range = document.createRange();
              range.selectNodeContents(label);
              return range.getClientRects().length !== 1;
            })
            .map((label) => label.textContent)
        );
        assert.deepEqual(broken, [], `${width} px`);
      }
      await tab.resize(1280);
    });

    // How many answers stand in each row of the question that is shown.
    const rows = () =>
      tab.evaluate(() => {
        const values = [...document.querySelectorAll('[data-kc-question] [data-kc-unit] label')];
        const tops = values.filter((label) => label.checkVisibility()).map((label) => Math.round(label.getBoundingClientRect().top));
        return [...new Set(tops)].map((top) => tops.filter((other) => other === top).length);
      });

    once('all values of the scale stand in one row, or in rows of nearly the same length', async () => {
      await reader.start();
      for (const width of [768, 800, 992, 1000, 1024, 1280]) {
        await tab.resize(width);
        assert.deepEqual(await rows(), [12], `${width} px`);
      }
      for (const width of [320, 360, 400, 500, 600, 640, 700, 767]) {
        await tab.resize(width);
        const found = await rows();
        assert.ok(found.every((row) => row >= found[0] - 1), `${width} px: ${found}`);
      }
      await tab.resize(1280);
    });

    once('no line of what the ends of the scale mean begins with the mark between them', async () => {
      await reader.start();
      for (const width of [320, 600, 700, 800, 1000, 1280]) {
        await tab.resize(width);
        const marks = await tab.evaluate(() => {
          const scale = [...document.querySelectorAll('[data-kc-question] fieldset')].find((field) => field.checkVisibility());
          const parts = [...document.getElementById(scale.getAttribute('aria-describedby').split(' ')[0]).children];
          const begins = (part, i) => i > 0 && part.getBoundingClientRect().top > parts[i - 1].getBoundingClientRect().top;
          return parts.filter(begins).map((part) => getComputedStyle(part, '::before').content);
        });
        assert.deepEqual(marks.filter((mark) => mark.includes('·')), [], `${width} px`);
      }
      await tab.resize(1280);
    });

    it('the link to the check leads to its beginning, asks nothing and keeps what is not saved', async () => {
      for (const [edition, link] of [['check.html', 'header a[href="check.html"]'], ['integration-chefsache-de.html#check', 'header a[href="#check"]']].slice(kind === 'chromium' ? 0 : 1)) {
        reader = new Reader(tab, check, edition);
        await reader.open();
        await reader.start();
        await reader.choose(first, 80);
        await reader.click('[data-kc-do="review"]');
        await reader.click(link);
        await reader.reach('intro');
        assert.equal(await reader.isSeen('dialog'), false);
        assert.deepEqual((await reader.entered()).answers, { [first]: 80 });
        tab.dialogs.length = 0;
        await tab.goto('index.html');
        assert.deepEqual(tab.dialogs, ['beforeunload'], 'still unsaved');
        tab.dialogs.length = 0;
      }
    });

    const focus = () =>
      tab.evaluate(() => {
        const { top, bottom } = document.activeElement.getBoundingClientRect();
        const { kcChange = '', kcDo = '' } = document.activeElement.dataset;
        return { tag: document.activeElement.tagName, kcChange, kcDo, seen: bottom > 0 && top < innerHeight };
      });

    it('whoever comes back goes on where they left', async () => {
      await reader.openResult(resultOf(check, { [first]: 80, [third]: 20 }));
      await reader.click('[data-kc-do="review"]');
      const last = check.questions[12].id;
      await reader.click(`[data-kc-change="${last}"]`);
      await reader.next();
      assert.deepEqual(await focus(), { tag: 'A', kcChange: last, kcDo: '', seen: true });
      await reader.next();
      await reader.click('[data-kc-screen="result"] [data-kc-do="review"]');
      assert.equal((await focus()).tag, 'H1');
      await tab.step('back');
      assert.deepEqual(await focus(), { tag: 'BUTTON', kcChange: '', kcDo: 'review', seen: true });
      await tab.step('back');
      assert.equal((await focus()).seen, true);
      await tab.step('back');
      assert.deepEqual(await reader.questions(), [last]);
      assert.equal((await focus()).tag, 'H2', 'a question is read from its heading on');
    });

    for (const edition of ['check.html', 'integration-chefsache-de.html#check'])
      it(`${edition}: back and forth, the focus is where it was`, async () => {
        await tab.goto(edition);
        await reader.openResult(resultOf(check, { [first]: 80 }));
        await reader.click('[data-kc-screen="result"] [data-kc-do="review"]');
        for (const turn of [1, 2]) {
          await tab.step('back');
          assert.deepEqual(await focus(), { tag: 'BUTTON', kcChange: '', kcDo: 'review', seen: true }, `${turn}`);
          await tab.step('forward');
          assert.equal((await focus()).tag, 'H1', `${turn}`);
        }
      });

    once('a single question stands below the name of the check', async () => {
      const headings = () => tab.evaluate(() => [...document.querySelectorAll('h1, h2')].filter((e) => e.checkVisibility({ visibilityProperty: true }) || e.matches('h1')).map((e) => e.textContent.trim()));
      const name = await tab.evaluate(() => document.querySelector('header a').textContent.trim());
      await reader.start();
      assert.equal((await headings())[0], name);
      await reader.click('[data-kc-do="all"]');
      assert.notEqual((await headings())[0], name);
    });

    once('in the single file, the focus is on the heading of the page that is shown', async () => {
      await tab.goto('integration-chefsache-de.html');
      await tab.move(() => reader.click('header a[href="#hintergrund"]'));
      assert.deepEqual(await tab.evaluate(() => [document.activeElement.tagName, document.activeElement.closest('[data-kc-page]')?.id]), ['H1', 'hintergrund']);
    });

    once('starting over empties form and state, after a question', async () => {
      await reader.start();
      await reader.choose(first, 80);
      await reader.note(first, 'Notiz');
      await reader.click('[data-kc-do="review"]');
      await reader.next();
      await reader.click('[data-kc-do="ask-reset"]');
      await reader.click('[data-kc-dialog="reset"] [data-kc-answer="no"]');
      assert.deepEqual((await reader.entered()).answers, { [first]: 80 });
      await reader.click('[data-kc-do="ask-reset"]');
      await reader.click('[data-kc-dialog="reset"] [data-kc-answer="yes"]');
      assert.equal(await reader.screen(), 'intro');
      const empty = { answers: {}, notes: {} };
      const { answers, notes, about } = await reader.entered();
      assert.deepEqual({ answers, notes }, empty);
      assert.equal(about.subject, '');
      await tab.reload();
      assert.deepEqual((await reader.entered()).answers, {});
      await tab.step('back');
      assert.deepEqual((await reader.entered()).answers, {}, 'nor does the way back bring them back');
      assert.doesNotMatch(await tab.evaluate(() => JSON.stringify(history.state)), /Notiz/);
    });

    once('starting over says that everything has gone, where the focus is', async () => {
      await reader.openResult(resultOf(check, { [first]: 80 }));
      await reader.click('[data-kc-do="ask-reset"]');
      await reader.click('[data-kc-dialog="reset"] [data-kc-answer="yes"]');
      const [said, screen, text, role] = await tab.evaluate(() => {
        const place = document.activeElement;
        const text = document.querySelector('[data-kc-word="cleared"]')?.textContent;
        return [place.textContent, place.closest('[data-kc-screen]')?.dataset.kcScreen, text, place.getAttribute('role')];
      });
      assert.deepEqual([said, screen, role], [text, 'intro', 'group']);
      await tab.press('Tab');
      assert.equal(await tab.evaluate(() => document.activeElement.closest('[data-kc-screen]').dataset.kcScreen), 'intro');
      await reader.start();
      await reader.back();
      assert.equal(await reader.isSeen('[data-kc-report]'), false, 'said once');
    });

    once('a dialog is described by its question', async () => {
      const undescribed = await tab.evaluate(() =>
        [...document.querySelectorAll('dialog')]
          .filter((dialog) => !dialog.getAttribute('aria-describedby') || dialog.querySelector('p') !== document.getElementById(dialog.getAttribute('aria-describedby')))
          .map((dialog) => dialog.dataset.kcDialog)
      );
      assert.deepEqual(undescribed, []);
    });

    it('what was saved is said within the window, however small it is', async () => {
      await reader.openResult(resultOf(check, { [first]: 80 }));
      await tab.resize(320, 256);
      for (const action of ['take-word', 'device-save']) {
        const button = await reader.find(`[data-kc-screen="result"] [data-kc-do="${action}"]`);
        await button.evaluate((element) => (element.scrollIntoView({ block: 'end' }), element.focus()));
        await tab.press('Enter');
        if (action === 'take-word') await browser.download();
        const { text, top, bottom } = await button.evaluate((element) => {
          const status = element.closest('[data-kc-save-place]').querySelector('[role="status"]');
          const { top, bottom } = status.getBoundingClientRect();
          return { text: status.textContent, top, bottom };
        });
        assert.notEqual(text, '');
        assert.ok(top >= 0 && bottom <= 256, `${action}: from ${top} to ${bottom}`);
        assert.equal(await tab.evaluate(() => document.activeElement.dataset.kcDo), action, 'the focus stays');
      }
      await reader.click('[data-kc-do="device-remove"]');
      await tab.resize(1280, 900);
    });

    it('leaving warns with unsaved answers, and not without', async () => {
      const wouldAsk = () => tab.evaluate(() => !dispatchEvent(new Event('beforeunload', { cancelable: true })));
      await tab.goto('index.html');
      assert.deepEqual(tab.dialogs, [], 'nothing entered');
      await reader.open();
      await reader.start();
      await reader.choose(first, 80);
      await tab.goto('index.html');
      assert.deepEqual(tab.dialogs, ['beforeunload'], 'unsaved');
      tab.dialogs.length = 0;
      await reader.open();
      await reader.start();
      await reader.choose(first, 80);
      await reader.click('[data-kc-do="review"]');
      // Whether the download arrived, the page cannot know.
      await reader.click('[data-kc-do="save"]');
      await tab.browser.download();
      assert.equal(await wouldAsk(), true, 'perhaps saved');
      await reader.click('[data-kc-do="arrived"]');
      // what was said has gone, and what comes of it has the focus
      assert.equal(await tab.evaluate(() => 'kcStatus' in document.activeElement.dataset), true);
      await tab.goto('index.html');
      assert.deepEqual(tab.dialogs, [], 'saved, says the reader');
    });

    once('a file that is no result changes nothing and is named as such', async () => {
      await reader.start();
      await reader.choose(first, 80);
      await reader.back();
      for (const [name, text] of Object.entries({
        'leer.json': '',
        'zerstört.json': '{"format": "kurzcheck-result", "view": "Gr\ufffd\ufffde"}',
        'fremd.json': '{"a": 1}',
        'neuer.json': '{"format": "kurzcheck-result", "formatVersion": 99}',
        'anderer-check.json': resultOf(check, {}, { check: { id: 'other', version: 1 } }),
        'andere-skala.json': resultOf(check, {}, { scale: { from: 1, to: 5, step: 1 } }),
      })) {
        await reader.openResult(text, name);
        assert.equal(await reader.isSeen('[data-kc-report] [data-kc-fault]'), true, name);
        // It takes the focus, so it has a role and a name.
        const [role, label, title] = await tab.evaluate(() => {
          const place = document.activeElement;
          return [place.getAttribute('role'), place.getAttribute('aria-label'), place.querySelector('h2').textContent];
        });
        assert.deepEqual([role, label], ['group', title], name);
        // It looks like an error, and says which file it was.
        const [file, frame] = await tab.evaluate(() => [
          document.activeElement.querySelector('[data-kc-file-name]').textContent,
          [document.activeElement.querySelectorAll('[data-kc-error]').length, getComputedStyle(document.activeElement, '::before').content].join(' '),
        ]);
        assert.deepEqual([file, frame], [name, '1 "!"']);
        assert.deepEqual((await reader.entered()).answers, { [first]: 80 }, name);
        await tab.evaluate(() => document.querySelectorAll('[data-kc-report]').forEach((e) => (e.hidden = true)));
      }
      assert.deepEqual(tab.takeTroubles(), []);
    });

    once('a file that another program saved as ANSI or as UTF-16 has its umlauts', async () => {
      const text = JSON.stringify(resultOf(check, { [first]: 30 }, { view: 'Größe, „Äußeres“' }));
      const ansi = text.replace('„', '\x84').replace('“', '\x93');
      const utf16 = Buffer.from(`\ufeff${text}`, 'utf16le');
      const file = path.join(path.dirname(site), 'ansi.json');
      for (const bytes of [Buffer.from(ansi, 'latin1'), utf16, Buffer.from(utf16).swap16()]) {
        fs.writeFileSync(file, bytes);
        await reader.openFile(file);
        const { answers, about } = await reader.entered();
        assert.deepEqual([answers, about.view], [{ [first]: 30 }, 'Größe, „Äußeres“']);
        await reader.next();
      }
      assert.deepEqual(tab.takeTroubles(), []);
    });

    once('a file of another version keeps what fits and names what does not', async () => {
      const answers = { [first]: { value: 30, title: 'x' }, gone: { value: 50, title: 'Frühere Frage' }, [second]: { value: 33, title: 'y' } };
      await reader.openResult(resultOf(check, answers, { check: { id: check.id, version: 77 }, extra: { a: 1 } }), 'älter.json');
      assert.deepEqual((await reader.entered()).answers, { [first]: 30 });
      const report = await tab.evaluate(() => [...document.querySelectorAll('[data-kc-report]')].find((e) => e.checkVisibility()).textContent);
      assert.match(report, /Frühere Frage: 50\u00a0%/);
      assert.match(report, /: 33\u00a0%/);
      const saved = JSON.parse((await reader.save()).text);
      assert.equal(saved.answers.gone.value, 50);
      assert.deepEqual(saved.extra, { a: 1 });
    });

    it('what no question takes goes along to other pages, too', async () => {
      await reader.openResult(resultOf(check, { gone: { value: 50, title: 'Frühere Frage' } }, { check: { id: check.id, version: 77 } }));
      for (const link of ['hintergrund.html', 'check.html'])
        await tab.arrive(async () => (await reader.find(`header a[href="${link}"]`)).click());
      assert.equal(JSON.parse((await reader.save()).text).answers.gone?.value, 50);
    });

    once('a result that could not be opened again is not saved, and that is said', async () => {
      await reader.openResult(resultOf(check, { [first]: 30 }, { extra: 'x'.repeat(5 * 1024 * 1024 - 1000) }));
      await reader.click('[data-kc-do="review"]');
      await reader.click(`[data-kc-change="${second}"]`);
      await reader.note(second, 'ä'.repeat(2000));
      await reader.next();
      await reader.click('[data-kc-screen="review"] [data-kc-do="save"]');
      assert.equal(await reader.isSeen('[data-kc-report] [data-kc-fault="save-large"]'), true);
      assert.equal((await reader.entered()).notes[second].length, 2000);
      assert.deepEqual(tab.takeTroubles(), []);
    });

    // The other states are looked at in journey.suite.js.
    once('has nothing that axe finds and no overflow, with long words and all open', async () => {
      await reader.start();
      await reader.click('[data-kc-do="all"]');
      assert.deepEqual(await tab.barriers(), [], 'all questions');
      await tab.close();
      tab = await browser.tab(site);
      reader = new Reader(tab, check, 'check.html');
      await reader.open();
      const answers = mixed(check, 3);
      const note = 'Donaudampfschifffahrtsgesellschaft'.repeat(8);
      await reader.openResult(resultOf(check, { ...answers, [first]: { value: answers[first], note, title: first } }));
      await reader.click('[data-kc-do="review"]');
      assert.deepEqual(await tab.barriers([]), [], 'review');
      await reader.next();
      await tab.evaluate(() => document.querySelectorAll('details').forEach((e) => (e.open = true)));
      assert.deepEqual(await tab.barriers([]), [], 'result, all open');
    });
  });

  describe(`several languages in ${kind}`, () => {
    const project = path.join(root, 'tests/golden/sites/languages');
    let site, browser, tab;
    before(async () => {
      site = buildSite(project, ['--theme', 'default']);
      browser = await Browser.borrow(kind);
      tab = await browser.tab(site);
    });
    after(async () => {
      await browser.giveBack();
      removeSite(site);
    });

    it('the answers go along to another language, and none of them stays in the address', async () => {
      const reader = new Reader(tab, readCheck(project, 'de'), 'check.html');
      await reader.open();
      await reader.start();
      await reader.choose('erste', -1);
      await reader.note('erste', 'Größe – حجم');
      await reader.next();
      await reader.choose('zweite', null);
      await reader.click('[data-kc-do="review"]');
      for (const [language, place] of [['en', 'en/check.html'], ['ar', 'ar/check.html'], ['de', 'check.html']]) {
        await tab.arrive(async () => (await reader.find(`a[hreflang="${language}"]`)).click());
        assert.equal((await tab.where()).replace(/[?#].*/, ''), place);
        assert.doesNotMatch(await tab.where(), /#a=/);
        const { answers, notes } = await reader.entered();
        assert.deepEqual(answers, { erste: -1, zweite: null }, language);
        assert.deepEqual(notes, { erste: 'Größe – حجم' }, language);
        await tab.reload();
        assert.deepEqual((await reader.entered()).answers, { erste: -1, zweite: null }, `${language}, reload`);
      }
      assert.deepEqual(tab.dialogs.filter((dialog) => dialog !== 'beforeunload'), []);
      assert.deepEqual(tab.takeTroubles(), []);
      assert.deepEqual(await tab.stored(), []);
    });

    once('the way back stays in the language that was chosen last', async () => {
      await tab.close(); // whose history has answers
      tab = await browser.tab(site);
      const reader = new Reader(tab, readCheck(project, 'de'), 'check.html');
      await reader.open();
      await reader.start();
      await reader.choose('erste', -1);
      await reader.click('[data-kc-do="review"]');
      await tab.arrive(async () => (await reader.find('a[hreflang="en"]')).click());
      assert.equal(await reader.screen(), 'review');
      await reader.back();
      assert.equal(await reader.screen(), 'questions');
      assert.match(await tab.where(), /^en\/check\.html/);
      assert.deepEqual((await reader.entered()).answers, { erste: -1 });
    });

    it('a language written from right to left runs from right to left', async () => {
      const reader = new Reader(tab, readCheck(project, 'ar'), 'ar/check.html');
      for (const place of ['ar/index.html', 'ar/check.html', 'ar/alles.html', 'ar/factors.html']) {
        await tab.goto(place);
        assert.deepEqual(tab.takeTroubles(), [], place);
        assert.equal(await tab.evaluate(() => getComputedStyle(document.body).direction), 'rtl', place);
        assert.deepEqual(await tab.barriers(place === 'ar/check.html' ? [1280] : []), [], place);
      }
      await reader.open();
      await reader.start();
      // The scale begins at the right.
      const [lowest, highest] = await tab.evaluate(() =>
        [...document.querySelectorAll('[data-kc-question="erste"] input[type="radio"]:not([value="none"])')]
          .map((input) => input.closest('label').getBoundingClientRect().left)
          .filter((_, i, all) => i === 0 || i === all.length - 1)
      );
      assert.ok(lowest > highest, `${lowest} and ${highest}`);
    });
  });

  // That a change of language keeps the answers is seen in every browser above.
  if (kind === 'chromium') describe('the shipped check in its three languages', () => {
    const languages = { 'de-simple': 'de-simple/check.html', en: 'en/check.html', de: 'check.html' };
    let site, browser, tab;
    before(async () => {
      site = buildSite(root);
      browser = await Browser.borrow(kind);
    });
    after(async () => {
      await browser.giveBack();
      removeSite(site);
    });

    it('each shows a result; their files are compared; a change of language keeps everything', async () => {
      const files = [];
      let reader, answers;
      for (const [i, [language, edition]] of Object.entries(languages).entries()) {
        if (tab) await tab.close();
        tab = await browser.tab(site);
        const check = readCheck(root, language);
        answers = mixed(check, i + 1);
        reader = new Reader(tab, check, edition);
        await reader.open();
        await reader.openResult(resultOf(check, answers, { subject: `Ort ${language}`, language }));
        assertFigures(check, answers, await reader.figures());
        const saved = JSON.parse((await reader.save()).text);
        assert.equal(saved.language, language);
        files.push(path.join(path.dirname(site), `${language}.json`));
        fs.writeFileSync(files[i], JSON.stringify(saved));
      }

      const before = await reader.entered();
      for (const language of ['en', 'de-simple', 'de']) {
        await tab.arrive(async () => (await reader.find(`a[hreflang="${language}"]`)).click());
        await reader.reach('result');
        assert.deepEqual(await reader.entered(), before, language);
        const there = new Reader(tab, readCheck(root, language));
        assertFigures(there.check, answers, await there.figures());
      }

      await reader.click('[data-kc-screen="result"] [data-kc-do="compare"]');
      await reader.reach('compare');
      await tab.give(await tab.page.$('[data-kc-compare-files]'), ...files.slice(0, 2));
      const titles = await tab.evaluate(() => [...document.querySelectorAll('[data-kc-compare="members"] li')].map((li) => li.textContent).join(' '));
      for (const language of Object.keys(languages)) assert.ok(titles.includes(`Ort ${language}`), titles);
      assert.equal(await reader.isSeen('[data-kc-block="talk"] li'), true);
      assert.equal(await reader.isSeen('[data-kc-report]'), false);
      assert.deepEqual(tab.takeTroubles(), []);
      assert.deepEqual(await tab.stored(), []);
    });
  });

  describe(`a check of unusual names in ${kind}`, () => {
    // A tag that is valid and that browsers refuse (sign languages have such), a unit with the
    // highest value in it, and headings whose ids are names of the window, or were ours.
    let folder, site, browser, tab, reader;
    before(async () => {
      folder = fs.mkdtempSync(path.join(os.tmpdir(), 'kurzcheck-unusual-'));
      const content = path.join(folder, 'content');
      copyTree(path.join(PROJECTS.garden.project, 'content'), content);
      fs.renameSync(path.join(content, 'en'), path.join(content, 'sgn-ase'));
      const edit = (name, from, to) => {
        const text = fs.readFileSync(path.join(content, name), 'utf8');
        assert.ok(text.includes(from), name);
        fs.writeFileSync(path.join(content, name), text.replace(from, to));
      };
      edit('site.yaml', 'languages: [en]', 'languages: [sgn-ase]');
      edit('check.yaml', 'unit: ""', 'unit: of 5');
      fs.appendFileSync(path.join(content, 'sgn-ase/pages/background.md'), '\n## Chrome\n\nA browser.\n\n## kurzcheck\n\nA program.\n');
      site = buildSite(folder);
      browser = await Browser.borrow(kind);
      tab = await browser.tab(site);
      reader = new Reader(tab, readCheck(folder, 'sgn-ase'), 'check.html');
      await reader.open();
    });
    after(async () => {
      await browser.giveBack();
      removeSite(site);
      fs.rmSync(folder, { recursive: true });
    });

    it('a language that the browser does not know costs nothing', async () => {
      assert.deepEqual(tab.takeTroubles(), []);
      await reader.openResult(resultOf(reader.check, mixed(reader.check, 1), { date: '2026-02-28' }));
      for (const action of ['take-word', 'take-table', 'take-dates']) {
        await reader.click(`[data-kc-screen="result"] [data-kc-do="${action}"]`);
        await browser.download();
      }
      await reader.click('[data-kc-screen="result"] [data-kc-do="device-save"]');
      assert.equal(await reader.isSeen('[data-kc-do="device-open"]'), true);
      await tab.evaluate(() => localStorage.clear());
      assert.deepEqual(tab.takeTroubles(), []);
    });

    once('values have their unit, whatever stands in it', async () => {
      const { id } = reader.check.questions[0];
      await reader.openResult(resultOf(reader.check, { [id]: 3 }));
      await reader.click('[data-kc-do="review"]');
      const row = await reader.find(`[data-kc-row="${id}"] [data-kc-value]`);
      assert.equal(await row.evaluate(({ textContent }) => textContent), '3\u00a0of 5');
    });

    it('a page whose headings bear names of the window takes the answers along, and brings them back', async () => {
      const { id } = reader.check.questions[0];
      for (const edition of ['check.html', 'allotment-future-sgn-ase.html#check']) {
        const away = edition.includes('#') ? '#background' : 'background.html';
        const home = edition.includes('#') ? '#check' : 'check.html';
        await tab.close(); // whose history has answers
        tab = await browser.tab(site);
        const own = new Reader(tab, reader.check, edition);
        await own.open();
        await own.openResult(resultOf(own.check, { [id]: 4 }));
        for (const link of [away, home]) {
          const follow = async () => (await own.find(`header a[href="${link}"]`)).click();
          await (edition.includes('#') ? tab.move(follow) : tab.arrive(follow));
          if (link === 'background.html') assert.equal(await tab.evaluate(() => 'chrome' in window), true);
        }
        assert.deepEqual((await own.entered()).answers, { [id]: 4 }, edition);
        // only Firefox keeps what is stored apart, file by file
        const shown = await tab.evaluate(() => [...document.querySelectorAll('[data-kc-when="private"]')].some((e) => !e.hidden));
        assert.equal(shown, kind === 'firefox', edition);
      }
      assert.deepEqual(tab.takeTroubles(), []);
    });
  });

  if (kind === 'chromium')
    describe('on paper', () => {
      const enter = async (t) => {
        const site = buildSite();
        const browser = await Browser.lend(t, kind, site);
        const tab = await browser.tab(site);
        const check = readCheck(root, 'de');
        const reader = new Reader(tab, check, 'check.html');
        await reader.open();
        return { site, tab, check, reader };
      };

      it('the report has every figure and every text that belongs to it', async (t) => {
        const { site, tab, check, reader } = await enter(t);
        const answers = mixed(check, 1);
        const [{ id }] = check.questions;
        const noted = { value: answers[id], note: 'Eine Notiz dazu', title: id };
        await reader.openResult(resultOf(check, { ...answers, [id]: noted }, { subject: 'Landkreis Süd' }));
        const { overall } = await reader.figures();
        const file = path.join(path.dirname(site), 'Bericht.pdf');
        await tab.page.pdf({ path: file, preferCSSPageSize: true });
        const written = execFileSync('pdftotext', ['-layout', file, '-'], { encoding: 'utf8' });
        const text = written.replace(/\s+/g, ' ');
        const ends = written.split('\f').slice(0, -1).map((page) => page.trim().split(/\s+/).pop());
        assert.deepEqual(ends, ends.map((_, i) => String(i + 1)), 'each page has its number');
        const info = execFileSync('pdfinfo', [file], { encoding: 'utf8' });
        assert.match(info, /Page size:\s+59[45](\.\d+)? x 84[12](\.\d+)? pts \(A4\)/);
        for (const wanted of ['Landkreis Süd', 'Eine Notiz dazu', `${overall.score}`]) assert.ok(text.includes(wanted), wanted);
        const titles = Object.fromEntries(
          await tab.evaluate(() =>
            [...document.querySelectorAll('[data-kc-question]')].map((section) => [
              section.dataset.kcQuestion,
              section.querySelector('[data-kc-name]').textContent,
            ])
          )
        );
        for (const { id } of check.questions) assert.ok(text.includes(titles[id]), titles[id]);
        assert.doesNotMatch(text, /Zum Inhalt springen|als PDF sichern|Neu beginnen/, 'nothing that only a screen can do');
      });

      it('no page of the report ends with a heading, and the last one has more than a paragraph', async (t) => {
        const { site, tab, check, reader } = await enter(t);
        await reader.openResult(resultOf(check, mixed(check, 1)));
        const [heads, ends] = await tab.evaluate(() => {
          dispatchEvent(new Event('beforeprint'));
          const texts = (selector) =>
            [...document.querySelectorAll(`[data-kc-paper] .kc-block--page ${selector}`)].map((element) => element.textContent.replace(/\s+/g, ' ').trim());
          const found = [texts(':is(h2, h3, h4)'), texts(':is(p, li)').slice(-5)];
          dispatchEvent(new Event('afterprint'));
          document.adoptedStyleSheets = [new CSSStyleSheet()];
          return found;
        });
        assert.ok(heads.length >= check.questions.length);
        const withoutFoot = (page) => page.replace(/ [^ ]+ [^ ]+ \d{4} \d+ $/, '');
        const file = path.join(path.dirname(site), 'Bericht.pdf');
        for (let room = 0; room < 720; room += 120) {
          // What follows the annex's heading moves down.
          await tab.evaluate(
            (pixels) => document.adoptedStyleSheets[0].replaceSync(`[data-kc-paper] .kc-block--page > :first-child { padding-block-end: ${pixels}px }`), room);
          await tab.page.pdf({ path: file, preferCSSPageSize: true });
          const written = execFileSync('pdftotext', [file, '-'], { encoding: 'utf8' });
          const pages = written.split('\f').map((page) => page.replace(/\s+/g, ' '));
          const last = pages.slice(0, -2).flatMap((page) => heads.filter((text) => withoutFoot(page).endsWith(` ${text}`)));
          assert.deepEqual(last, [], `${room} pixels further down`);
          const end = withoutFoot(pages.at(-2));
          const whole = ends.filter((text) => end.includes(text)).length;
          assert.ok(whole >= 3, `${room} pixels further down, on the last page: ${end}`);
        }
      });
    });

  if (kind === 'chromium')
    describe('in forced colours', () => {
      it('the chosen answer can be told from the others', async (t) => {
        const site = buildSite();
        const browser = await Browser.lend(t, 'chromium', site);
        const tab = await browser.tab(site, { forcedColors: true });
        const check = readCheck(root, 'de');
        const reader = new Reader(tab, check, 'check.html');
        await reader.open();
        await reader.start();
        const id = check.questions[0].id;
        const picture = async (value) => {
          const label = await reader.find(`[data-kc-question="${id}"] label:has(input[value="${value}"])`);
          return label.screenshot({ encoding: 'base64' });
        };
        const before = await picture(40);
        await reader.choose(id, 40);
        // The focus goes elsewhere: it is the choice that must be seen, not the focus.
        await tab.evaluate(() => document.activeElement.blur());
        await tab.page.mouse.move(0, 0);
        await tab.settle();
        const changed = await differingPixels(browser, before, await picture(40));
        assert.ok(changed > 0.2, `${Math.round(changed * 100)} % of the label's pixels differ`);
        await reader.choose(id, 70);
        await tab.evaluate(() => document.activeElement.blur());
        await tab.page.mouse.move(0, 0);
        await tab.settle();
        assert.equal(await differingPixels(browser, before, await picture(40)), 0, 'and the one given up is as before');
      });
    });
};

// The share of pixels in which two PNG pictures differ.
async function differingPixels(browser, one, other) {
  const page = await browser.puppet.newPage();
  try {
    return await page.evaluate(
      async (sources) => {
        const [a, b] = await Promise.all(
          sources.map(async (source) => {
            const image = new Image();
            image.src = `data:image/png;base64,${source}`;
            await image.decode();
            const canvas = Object.assign(document.createElement('canvas'), { width: image.width, height: image.height });
            canvas.getContext('2d').drawImage(image, 0, 0);
            return canvas.getContext('2d').getImageData(0, 0, image.width, image.height);
          })
        );
        if (a.width !== b.width || a.height !== b.height) return 1;
        let differing = 0;
        for (let i = 0; i < a.data.length; i += 4)
          if ([0, 1, 2].some((c) => Math.abs(a.data[i + c] - b.data[i + c]) > 24)) differing++;
        return differing / (a.data.length / 4);
      },
      [one, other]
    );
  } finally {
    await page.close();
  }
}
