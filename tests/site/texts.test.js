// What the shipped texts promise their readers, in German and in English: advice that can be put on
// a list, sentences that can be read, words of their own, and the same advice in both languages. A
// failure accuses the file of content/ that it names.
'use strict';

const assert = require('node:assert/strict');
const crypto = require('node:crypto');
const fs = require('node:fs');
const path = require('node:path');
const test = require('node:test');
const { listFiles, root } = require('../lib/kurzcheck.js');

const MOST_CHARACTERS = 60; // of a measure, so that it fits into a line of a plan
const MOST_WORDS = 28; // of a sentence
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
      for (const sentence of block.split(/(?<=[^0-9.][.!?][“”)]?) (?=\P{Ll})/u)) {
        const words = sentence.split(/\s/).filter((word) => /[\p{L}\p{N}]/u.test(word));
        assert.ok(words.length <= MOST_WORDS, `${name}: ${words.length} words: ${sentence}`);
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
