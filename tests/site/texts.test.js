// What the shipped texts promise their readers, in German and in English: advice that can be put on
// a list, sentences that can be read, words of their own, and the same advice in both languages; and
// that the plainer German is plainer, with figures. A failure accuses the file of content/ that it names.
'use strict';

const assert = require('node:assert/strict');
const crypto = require('node:crypto');
const fs = require('node:fs');
const path = require('node:path');
const test = require('node:test');
const { parse } = require('yaml');
const { listFiles, root } = require('../lib/kurzcheck.js');

const MOST_CHARACTERS = 60; // of a measure, so that it fits into a line of a plan
const MOST_OF_ANSWER = 90; // characters that stand beside a value
const MOST_WORDS = 28; // of a sentence
const MOST_WORDS_PLAIN = 15; // of a sentence in Einfache Sprache
const RUN = 8; // equal words in a row are a quotation

const folder = path.join(root, 'content');
const read = (name) => fs.readFileSync(path.join(folder, name), 'utf8');
const filesOf = (language) => listFiles(path.join(folder, language))
  .filter((name) => name.endsWith('.md'))
  .map((name) => `${language}/${name}`);
const files = ['de', 'en'].flatMap(filesOf);
const questions = files.filter((name) => name.includes('/questions/'));

// A text as it is read: without Markdown's markers and the addresses of links.
function plainText(markdown) {
  return markdown.replace(/\]\([^)]*\)/g, ']').replace(/[*\\[\]`]/g, '');
}

const wordsOf = (text) => text.toLowerCase().match(/[a-zäöüß0-9]+/g) ?? [];

// Paragraphs, headings and entries of lists, each in one line.
function blocksOf(markdown) {
  return markdown
    .replace(/\n(?=[-#])/g, '\n\n')
    .split(/\n{2,}/)
    .map((block) => plainText(block).replace(/^(?:#+|-) /, '').replace(/\s+/g, ' ').trim())
    .filter(Boolean);
}

const sentencesOf = (block) => block.split(/(?<=[^0-9.][.!?][“”)]?) (?=\P{Ll})/u);
const wordsIn = (sentence) => sentence.split(/\s/).filter((word) => /[\p{L}\p{N}]/u.test(word));

// How hard German is to read: words a sentence; LIX (to these it adds how many of a hundred words have
// more than six letters; the less, the easier); Flesch's reading ease with Amstad's figures for German
// (the more, the easier). A syllable is a run of vowels; a word with a hyphen is one word.
function readingEase(texts) {
  const sentences = texts.flatMap(blocksOf).flatMap(sentencesOf).map(wordsIn).filter((words) => words.length);
  const words = sentences.flat();
  const share = (count) => words.reduce((sum, word) => sum + count(word), 0) / words.length;
  const perSentence = words.length / sentences.length;
  return {
    words: words.length,
    perSentence,
    lix: perSentence + 100 * share((word) => word.match(/\p{L}/gu)?.length > 6),
    amstad: 180 - perSentence - 58.5 * share((word) => word.match(/[aeiouyäöü]+/gi)?.length ?? 1),
  };
}

test('every item of advice begins with a measure, short enough for a list', () => {
  let items = 0;
  for (const name of questions)
    for (const section of read(name).split(/^## /m).slice(1)) {
      if (/^(Antworten|Answers)\n/.test(section)) continue;
      for (const [item] of section.matchAll(/^- .*/gm)) {
        const measure = /^- \*\*([^*]+)\*\*/.exec(item)?.[1];
        assert.ok(measure, `${name}: ${item}`);
        assert.ok(!measure.endsWith(':') && measure.length <= MOST_CHARACTERS, `${name}: ${measure}`);
        items++;
      }
    }
  assert.ok(items >= 2 * 39 * 2, String(items));
});

test(`every question says what 0, 50 and 100 % mean, in at most ${MOST_OF_ANSWER} characters`, () => {
  for (const name of ['de', 'de-simple', 'en'].flatMap(filesOf).filter((file) => file.includes('/questions/'))) {
    const answers = [...read(name).matchAll(/^- (\d+)\s%: (.*)/gm)];
    assert.deepEqual(answers.map(([, value]) => value), ['0', '50', '100'], name);
    for (const [, , text] of answers) assert.ok(text.length <= MOST_OF_ANSWER, `${name}: ${text}`);
  }
});

test('the English edition has what the German one has, item by item', () => {
  const shape = (name) => read(name).split('\n').map((line) =>
    /^## (?:Antworten|Answers)$|^#+ |^- (?:\d+|\*\*)|^\d+\. |^\*\*|^$/.exec(line)?.[0].replace('Antworten', 'Answers') ?? 'text');
  for (const name of filesOf('de'))
    if (!/pages\/(?:begriffe|leichte-sprache)\.md$/.test(name))
      assert.deepEqual(shape(name.replace('de/', 'en/')), shape(name), name);
});

test(`no sentence has more than ${MOST_WORDS} words`, () => {
  for (const name of files)
    for (const block of blocksOf(read(name)))
      for (const sentence of sentencesOf(block))
        assert.ok(wordsIn(sentence).length <= MOST_WORDS, `${name}: ${wordsIn(sentence).length} words: ${sentence}`);
});

test('Einfache and Leichte Sprache are easier to read than the standard texts', (t) => {
  const plain = [...filesOf('de-simple').map(read), ...Object.values(parse(read('de-simple/texts.yaml')).bands).map(({ text }) => text)];
  for (const sentence of plain.flatMap(blocksOf).flatMap(sentencesOf))
    assert.ok(wordsIn(sentence).length <= MOST_WORDS_PLAIN, `${wordsIn(sentence).length} words: ${sentence}`);

  // The advice stands in German alone: of a question, both editions are measured without it.
  const asked = (language) => filesOf(language).filter((name) => name.includes('/questions/'))
    .map((name) => read(name).split(/^## (?!Antworten)/m)[0]);
  const advice = filesOf('de').filter((name) => name.includes('/questions/'))
    .map((name) => read(name).split(/^## (?!Antworten)/m).slice(1).join('\n\n'));
  const pages = ['start', 'hintergrund', 'unterstuetzung', 'begriffe'].map((id) => read(`de/pages/${id}.md`));
  const texts = {
    'questions, standard': asked('de'),
    'questions, Einfache Sprache': asked('de-simple'),
    'advice, standard': advice,
    'factors, standard': filesOf('de').filter((name) => name.includes('/factors/')).map(read),
    'pages, standard': pages,
    'start page, Einfache Sprache': [read('de-simple/pages/start.md')],
    'page in Leichte Sprache': [read('de/pages/leichte-sprache.md')],
  };
  const ease = Object.fromEntries(Object.entries(texts).map(([name, text]) => [name, readingEase(text)]));
  for (const [name, { words, perSentence, lix, amstad }] of Object.entries(ease))
    t.diagnostic(`${name}: ${words} words, ${perSentence.toFixed(1)} a sentence, LIX ${lix.toFixed(0)}, Flesch-Amstad ${amstad.toFixed(0)}`);
  for (const [harder, easier] of [
    ['questions, standard', 'questions, Einfache Sprache'],
    ['pages, standard', 'start page, Einfache Sprache'],
    ['pages, standard', 'page in Leichte Sprache'],
  ]) {
    assert.ok(ease[easier].lix < ease[harder].lix, `${easier}: LIX`);
    assert.ok(ease[easier].amstad > ease[harder].amstad, `${easier}: Flesch-Amstad`);
  }
});

// The flyer's own words are not ours to hand on: flyer.runs holds, of all its runs of words without
// those of its title, the first eight digits of the SHA-256.
test(`no ${RUN} words in a row are the flyer's, its title aside`, () => {
  const runs = new Set(fs.readFileSync(path.join(__dirname, 'flyer.runs'), 'utf8').split(/\s/));
  const isRun = (words) => runs.has(crypto.createHash('sha256').update(words.join(' ')).digest('hex').slice(0, 8));
  assert.ok(isRun(wordsOf('Hier finden Sie einen Kurz-Check, der Ihnen')), 'the runs are not read as they were written');
  const texts = [...filesOf('de'), 'de/texts.yaml'].map((name) => [name, read(name)]);
  for (const [name, text] of texts) {
    const words = wordsOf(plainText(text));
    for (let i = 0; i + RUN <= words.length; i++)
      assert.ok(!isRun(words.slice(i, i + RUN)), `${name}: ${words.slice(i, i + RUN).join(' ')}`);
  }
});
