// Somebody who takes the check: finds things by what they are for (the data-kc hooks that the
// page's own script uses too, never a class of the styles), and reads the result's figures.
'use strict';

const fs = require('node:fs');
const path = require('node:path');
const YAML = require('yaml');
const { until } = require('./harness.js');

// check.yaml and the names of a language, as plain data for the oracle in tests/js.
function readCheck(project, language) {
  const read = (name) => YAML.parse(fs.readFileSync(path.join(project, 'content', name), 'utf8'));
  const check = read('check.yaml');
  const texts = read(`${language}/texts.yaml`);
  const names = Object.fromEntries(check.bands.map(({ id }) => [texts.bands[id].name || texts.bands[id], id]));
  const { values } = check.scale;
  if (values) Object.assign(check.scale, { from: values[0], to: values[values.length - 1] });
  return { ...check, bandIds: names };
}

// "57 %", "−1,5", "3.4" -> the number.
function numberIn(text) {
  const number = text.replace('−', '-').match(/-?\d+([.,]\d+)?/);
  return number ? Number(number[0].replace(',', '.')) : null;
}

// A result file of the check, as an object: of each answer its value, or all that stands there;
// undefined is no answer yet. `rest` is what else is in the file, or stands there instead.
function resultOf(check, answers, rest = {}) {
  const { from, to, step, values } = check.scale;
  const given = Object.entries(answers).filter(([, answer]) => answer !== undefined);
  return {
    format: 'kurzcheck-result',
    formatVersion: 1,
    check: { id: check.id, version: check.version },
    scale: values ? { values } : { from, to, step },
    answers: Object.fromEntries(given.map(([id, answer]) => [id, Object(answer) === answer ? answer : { value: answer, title: id }])),
    plan: [],
    ...rest,
  };
}

class Reader {
  // edition: the file to open, with the fragment of the check's page in the single file.
  constructor(tab, check, edition) {
    Object.assign(this, { tab, check, edition });
  }

  async open() {
    await this.tab.goto(this.edition);
  }

  // The first element of a selector that can be seen, or would be, were it not folded: that is opened.
  async find(selector) {
    const handle = await this.tab.page.evaluateHandle((wanted) => {
      const elements = [...document.querySelectorAll(wanted)];
      const isSeen = (element) => element.checkVisibility();
      if (elements.some(isSeen)) return elements.find(isSeen);
      const foldOf = (element) => element.closest('details:not([open])');
      const folded = elements.find((element) => foldOf(element)?.checkVisibility());
      if (folded) foldOf(folded).open = true;
      return folded && isSeen(folded) ? folded : null;
    }, selector);
    const element = handle.asElement();
    if (!element) throw new Error(`nothing to be seen of ${selector}`);
    return element;
  }

  // Clicks with the mouse on what `find` finds. The page is asked once where that is: of its own, the
  // automation asks several times, and a question costs a browser more than its answer.
  async click(selector) {
    const element = await this.find(selector);
    const place = await element.evaluate((found) => {
      const middle = () => {
        const box = [...found.getClientRects()].find(({ width, height }) => width > 0 && height > 0);
        return { x: box.left + box.width / 2, y: box.top + box.height / 2 };
      };
      const { x, y } = middle();
      const hit = document.elementFromPoint(x, y);
      // what is covered, or outside of the window, a reader scrolls to
      if (!hit || !(found.contains(hit) || hit.contains(found))) found.scrollIntoView({ block: 'center', behavior: 'instant' });
      return middle();
    });
    await this.tab.page.mouse.click(place.x, place.y);
    await this.tab.settle();
  }

  async isSeen(selector) {
    return this.tab.evaluate(
      (wanted) => [...document.querySelectorAll(wanted)].some((element) => element.checkVisibility()),
      selector
    );
  }

  // The name of the screen that is shown: intro, questions, review, result.
  async screen() {
    return this.tab.evaluate(() => {
      const seen = [...document.querySelectorAll('[data-kc-screen]')].filter((element) => element.checkVisibility());
      return seen.map((element) => element.dataset.kcScreen).join(' ');
    });
  }

  // Waits until a screen is shown.
  async reach(screen) {
    await until(`the screen ${screen}`, async () => (await this.screen()) === screen);
    await this.tab.settle();
  }

  // The questions that are shown.
  async questions() {
    return this.tab.evaluate(() =>
      [...document.querySelectorAll('[data-kc-question]')]
        .filter((element) => element.checkVisibility())
        .map((element) => element.dataset.kcQuestion)
    );
  }

  async start() {
    await this.click('[data-kc-do="start"]');
  }

  async next() {
    await this.click('[data-kc-screen] button[type="submit"]');
  }

  async back() {
    await this.click('[data-kc-screen] [data-kc-do="back"]');
  }

  // value: a step of the scale; null is "no answer".
  async choose(id, value) {
    const chosen = value === null ? 'none' : value;
    await this.click(`[data-kc-question="${id}"] label:has(input[value="${chosen}"])`);
  }

  async note(id, text) {
    const fold = await this.find(`[data-kc-question="${id}"] [data-kc-fold="note"]`);
    if (!(await fold.evaluate(({ open }) => open))) await this.click(`[data-kc-question="${id}"] [data-kc-fold="note"] summary`);
    const field = await this.find(`[data-kc-question="${id}"] [data-kc-note]`);
    await field.focus();
    await this.tab.insert(text);
  }

  async about(name, text) {
    const later = (await this.screen()) === 'review';
    if (later) await this.click('[data-kc-do="who"]');
    const field = await this.find(`[data-kc-about="${name}"]`);
    // On a busy machine, the screen's heading may take the focus only now.
    await until(`${name} is entered`, async () => {
      await field.evaluate((element) => (element.focus(), element.select()));
      await this.tab.insert(text);
      return (await field.evaluate(({ value }) => value)) === text;
    });
    if (later) await this.start();
  }

  // From the introduction through all questions to the review. An id that is not in
  // `answers` is passed over.
  async answerAll(answers, notes = {}) {
    await this.start();
    for (const { id } of this.check.questions) {
      if ((await this.questions()).join(' ') !== id) throw new Error(`expected the question ${id}`);
      if (id in answers) await this.choose(id, answers[id]);
      if (id in notes) await this.note(id, notes[id]);
      await this.next();
    }
    if ((await this.screen()) !== 'review') throw new Error(`no review after the last question: ${await this.screen()}`);
  }

  // What the form holds now: { id: value or null }, notes, and what is said about the result.
  async entered() {
    return this.tab.evaluate(() => {
      const answers = {};
      const notes = {};
      for (const section of document.querySelectorAll('[data-kc-question]')) {
        const id = section.dataset.kcQuestion;
        const chosen = section.querySelector('input:checked');
        if (chosen) answers[id] = chosen.value === 'none' ? null : Number(chosen.value);
        const note = section.querySelector('[data-kc-note]')?.value ?? '';
        if (note) notes[id] = note;
      }
      const about = {};
      for (const field of document.querySelectorAll('[data-kc-about]')) about[field.dataset.kcAbout] = field.value;
      about.view ||= document.querySelector('[data-kc-who]:checked')?.value ?? '';
      return { answers, notes, about };
    });
  }

  // Waits for the result's picture, where there is one: its script comes when it is first needed.
  async drawn() {
    const isDrawn = () => {
      const seen = [...document.querySelectorAll('[data-kc-picture]')].find((element) => element.checkVisibility());
      return !seen || seen.querySelector('[data-kc-picture-head] text') !== null;
    };
    await until('the picture', () => this.tab.evaluate(isDrawn));
  }

  // Everything the result shows, in the oracle's terms.
  async figures() {
    await this.drawn();
    const raw = await this.tab.evaluate(() => {
      const seen = (element) => (element && element.checkVisibility() ? element.textContent.trim() : null);
      const one = (selector, root = document) => root.querySelector(selector);
      const screen = one('[data-kc-screen="result"]');
      const all = (selector) => [...screen.querySelectorAll(selector)];
      const strengths = (heading) => (seen(one(`h2 [data-kc-when="${heading}"]`, screen)) ? all('[data-kc-strength]').map((e) => e.dataset.kcStrength) : []);
      const cells = (row) => ({
        score: one('[data-kc-score]', row).textContent,
        band: one('[data-kc-band-cell]', row).textContent,
        answered: one('[data-kc-answered-cell]', row).textContent,
      });
      return {
        overall: seen(one('[data-kc-overall]')),
        band: seen(one('[data-kc-overall-band]')),
        answered: seen(one('[data-kc-screen="result"] [data-kc-answered]')),
        total: cells(one('[data-kc-total-row]')),
        topics: [...document.querySelectorAll('[data-kc-topic-row]')].map((row) => ({
          id: row.dataset.kcTopicRow,
          ...cells(row),
        })),
        lanes: all('[data-kc-lane]').map((lane) => ({
          id: lane.dataset.kcLane,
          score: one('[data-kc-score]', lane).textContent,
          dots: [...lane.querySelectorAll('[data-kc-dot]')].map((dot) => [dot.dataset.kcDot, parseFloat(dot.getAttribute('x'))]),
        })),
        bands: [...document.querySelectorAll('[data-kc-answer-row]')].map((row) => ({
          id: row.dataset.kcAnswerRow,
          value: one('[data-kc-value]', row).textContent,
          band: one('[data-kc-band-cell]', row).textContent,
        })),
        strengths: strengths('top'),
        furthest: strengths('furthest'),
        first: all('[data-kc-card]').filter(seen).map((element) => element.dataset.kcCard),
        all: all('[data-kc-topic-fold] [data-kc-guide]').map((element) => element.dataset.kcGuide),
        guidance: all('[data-kc-guide] [data-kc-guidance]:not([hidden])').map((element) => [
          element.closest('[data-kc-guide]').dataset.kcGuide,
          element.dataset.kcGuidance,
        ]),
        unanswered: all('[data-kc-unanswered]:not([hidden])').map((element) => element.dataset.kcUnanswered),
      };
    });
    const band = (name) => this.check.bandIds[name] ?? null;
    const count = (text) => (text.match(/\d+/g) || []).map(Number);
    const summary = ({ score, band: name, answered }) => ({
      score: numberIn(score),
      band: band(name),
      answered: count(answered)[0],
      total: count(answered)[1],
    });
    return {
      overall: { score: raw.overall && numberIn(raw.overall), band: raw.band && band(raw.band) },
      counted: raw.answered && count(raw.answered),
      total: summary(raw.total),
      topics: raw.topics.map((topic) => ({ id: topic.id, ...summary(topic) })),
      lanes: raw.lanes.map(({ id, score, dots }) => ({ id, score: numberIn(score), dots: Object.fromEntries(dots) })),
      bands: Object.fromEntries(raw.bands.filter(({ band: name }) => name).map(({ id, band: name }) => [id, band(name)])),
      values: Object.fromEntries(raw.bands.map(({ id, value }) => [id, numberIn(value)])),
      strengths: raw.strengths,
      furthest: raw.furthest,
      first: raw.first,
      all: raw.all,
      guidance: Object.fromEntries(raw.guidance),
      unanswered: raw.unanswered,
    };
  }

  // Saves a result file from the screen that is shown, and gives its name and text.
  // The reader says that it is there.
  async save() {
    await this.click('[data-kc-do="save"]');
    const file = await this.tab.browser.download();
    await this.click('[data-kc-do="arrived"]');
    return file;
  }

  // Opens a result file of this content: an object, or a text.
  async openResult(content, name = 'Ergebnis.json') {
    const file = path.join(path.dirname(this.tab.site), name);
    fs.writeFileSync(file, typeof content === 'string' ? content : JSON.stringify(content));
    await this.openFile(file);
  }

  // Opens a result file as from the reader's own disk.
  async openFile(file) {
    const label = await this.find('label:has(input[data-kc-file])');
    await this.tab.give(await label.$('input'), file);
    await until('what came of the result file', async () => ['review', 'result'].includes(await this.screen()) || this.isSeen('[data-kc-report]'));
    await this.tab.settle();
  }
}

module.exports = { Reader, readCheck, resultOf };
