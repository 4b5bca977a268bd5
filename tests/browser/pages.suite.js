// Every page of the shipped check, opened from disk and not yet touched.
'use strict';

const assert = require('node:assert/strict');
const { after, before, describe, it } = require('./suites.js');
const { Browser, buildSite, htmlFiles, removeSite } = require('./harness.js');

const SINGLE = 'integration-chefsache-de.html';

// The language of a page is its folder or, of a single file, the end of its name.
function languageOf(place) {
  const [, tag = 'de'] = /^(?:integration-chefsache-)?([a-z]{2}(?:-simple)?)(?:\/|\.html)/.exec(place) ?? [];
  return tag;
}

// Looks at a page that has just been opened; every kind of complaint is a list.
async function look(tab, language, withAxe) {
  const seen = await tab.evaluate(() => ({
    headings: [...document.querySelectorAll('h1')].filter((h) => h.checkVisibility()).length,
    title: document.title.trim(),
    language: document.documentElement.lang,
    wide: [...document.querySelectorAll('p')]
      .filter((p) => p.checkVisibility())
      .filter((p) => {
        const text = document.createRange();
        text.selectNodeContents(p);
        return text.getBoundingClientRect().width > 45 * 16;
      })
      .map((p) => p.textContent.trim().slice(0, 60)),
  }));
  const found = {
    troubles: tab.takeTroubles(),
    frame: [
      ...(seen.headings === 1 ? [] : [`${seen.headings} headings of the first level`]),
      ...(seen.title ? [] : ['no title']),
      ...(seen.language === language ? [] : [`language ${seen.language}`]),
    ],
    wide: seen.wide,
    axe: withAxe ? await tab.axe() : [],
  };
  await tab.resize(320, 256); // as 1280 pixels at 400 percent
  await tab.settle();
  found.overflow = await tab.overflow();
  await tab.resize(1280);
  found.stored = await tab.stored();
  return found;
}

module.exports = (kind) => {
  describe(`untouched pages in ${kind}`, () => {
    const found = { frame: [], wide: [], axe: [], overflow: [], stored: [], troubles: [] };
    let visited = 0;
    before(async () => {
      const site = buildSite();
      const browser = await Browser.borrow(kind);
      try {
        const tab = await browser.tab(site);
        await tab.goto(SINGLE);
        const pages = await tab.evaluate(() => [...document.querySelectorAll('[data-kc-page]')].map((page) => page.id));
        // The pages of the single file are those of the site, and the other languages' are built alike:
        // one browser looks at them.
        const isFirst = (place) => languageOf(place) === 'de' && !place.includes('#');
        for (const place of [...htmlFiles(site), ...pages.map((id) => `${SINGLE}#${id}`)]) {
          const first = isFirst(place);
          if (!first && kind !== 'chromium') continue;
          const [file, id] = place.split('#');
          if (id && (await tab.where()).startsWith(file)) await tab.move(() => tab.evaluate((name) => (location.hash = name), id));
          else await tab.goto(place);
          const seen = await look(tab, languageOf(place), first);
          for (const [what, complaints] of Object.entries(seen))
            found[what].push(...complaints.map((complaint) => `${place}: ${complaint}`));
          visited++;
        }
      } finally {
        await browser.giveBack();
        removeSite(site);
      }
    });

    it('are all there', () => assert.ok(visited >= 13, `${visited} pages`));
    it("raise no error and request nothing but the site's own files", () => assert.deepEqual(found.troubles, []));
    it('store nothing', () => assert.deepEqual(found.stored, []));
    it('have nothing that axe finds', () => assert.deepEqual(found.axe, []));
    it('do not scroll sideways at 320 pixels or 400 percent', () => assert.deepEqual(found.overflow, []));
    it('have no line too long to be read', () => assert.deepEqual(found.wide, []));
    it('show one heading of the first level, a title and a language', () => assert.deepEqual(found.frame, []));
  });

  // What is there without a script stands in the HTML.
  if (kind === 'chromium') describe('pages without JavaScript', () => {
    let site, browser, tab;
    before(async () => {
      site = buildSite();
      browser = await Browser.borrow(kind, { javascript: false });
      tab = await browser.tab(site);
    });
    after(async () => {
      await browser.giveBack();
      removeSite(site);
    });

    // Texts of the elements that can be seen.
    const seen = (selector) =>
      tab.evaluate(
        (wanted) =>
          [...document.querySelectorAll(wanted)]
            .filter((element) => element.checkVisibility() && element.getBoundingClientRect().height > 1)
            .map((element) => element.textContent.trim().replace(/\s+/g, ' ')),
        selector
      );

    for (const place of ['check.html', SINGLE])
      it(`${place} shows every question with its scale, and leads to the guidance of every band`, async () => {
        await tab.goto(place);
        assert.equal((await seen('[data-kc-question] h2')).length, 13);
        assert.equal((await seen('[data-kc-question] fieldset')).length, 13);
        assert.deepEqual(await seen('[data-kc-guidance]'), [], 'not here');
        const single = place === SINGLE;
        assert.equal(await seen(`main noscript a[href="${single ? '#guidance' : 'guidance.html'}"]`).then(({ length }) => length), 1);
        if (!single) await tab.goto('guidance.html');
        assert.equal((await seen('[data-kc-band]')).length, 39);
      });

    it('the check offers the paper questionnaire and nothing that needs a script', async () => {
      await tab.goto('check.html');
      assert.equal((await seen('a[href="questionnaire.html"]')).length >= 1, true);
      assert.deepEqual(await seen('[data-kc-script], [data-kc-screen="result"], main button'), []);
    });

    it('what is ticked where nothing can be reckoned would come to nothing: nothing can be', async () => {
      for (const place of ['check.html', SINGLE]) {
        await tab.goto(place);
        assert.deepEqual(await seen('[data-kc-question] input'), [], place);
        assert.match((await seen('[data-kc-question] fieldset'))[0], /0 %.*50 %.*100 %.*keine Angabe/, 'the scale can be read');
        const borders = await tab.evaluate(() =>
          [...document.querySelectorAll('[data-kc-question] label:not([for]) > span')].map((label) => getComputedStyle(label).borderTopWidth)
        );
        assert.deepEqual([...new Set(borders)], ['0px'], 'nothing looks like a button');
      }
    });

    it('no link goes by the name of a file, and nothing is complained about', async () => {
      for (const place of htmlFiles(site).filter((name) => languageOf(name) === 'de')) {
        await tab.goto(place);
        assert.deepEqual((await seen('a')).filter((text) => text.endsWith('.html')), [], place);
        assert.deepEqual(tab.takeTroubles(), [], place);
      }
    });

    it('the single file shows all pages, one below the other', async () => {
      await tab.goto(SINGLE);
      const pages = await tab.evaluate(() => document.querySelectorAll('[data-kc-page]').length);
      assert.equal((await seen('[data-kc-page] h1')).length, pages);
    });

    it('the questionnaire has a box for every answer and explains how to score by hand', async () => {
      await tab.goto('questionnaire.html');
      assert.equal((await seen('main h2')).length >= 1, true);
      const text = (await seen('main')).join(' ');
      for (const value of ['0 %', '50 %', '100 %']) assert.ok(text.includes(value) || text.includes(value.replace(' ', '\u00a0')), value);
    });
  });
};
