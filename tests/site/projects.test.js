// Questionnaires of other shapes (tests/projects/) as pages, without a browser: what stands there,
// and what does not, where a check lacks a thing or has one more.
'use strict';

const assert = require('node:assert/strict');
const fs = require('node:fs');
const path = require('node:path');
const test = require('node:test');
const YAML = require('yaml');
const { copyTree, root, run, scratch } = require('../lib/kurzcheck.js');
const { makeProject } = require('../projects/make.js');

// The text of a page, without tags; and its markup.
function build(t, name) {
  const { folder, options } = makeProject(name, scratch(t, 'project'));
  const site = path.join(scratch(t, 'site'), 'site');
  const result = run(['build', '--lang', 'en', ...options, '-o', site, folder]);
  assert.equal(result.status, 0, result.stderr);
  const markup = (page) => fs.readFileSync(path.join(site, page), 'utf8');
  const text = (page) => markup(page).replace(/<[^>]*>/g, '').replace(/&nbsp;|\u00a0/g, ' ').replace(/\s+/g, ' ');
  return { markup, text };
}

test('no question offers an explanation that is not there', (t) => {
  for (const name of ['yes, partly, no', '150 criteria'])
    assert.doesNotMatch(build(t, name).markup('check.html'), /data-kc-fold="help"/, name);
});

test('where values are not shown, the paper has them for the reckoning, behind the words', (t) => {
  const { markup, text } = build(t, 'yes, partly, no');
  assert.match(text('questionnaire.html'), /no \(0%\) partly \(50%\) yes \(100%\) no answer/);
  const choices = [...markup('check.html').matchAll(/<span class="kc-choice__label">(.*?)<\/label>/g)].map(([, choice]) => choice.replace(/<[^>]*>/g, '').trim());
  assert.deepEqual(choices.slice(1, 5), ['no', 'partly', 'yes', 'no answer']);
});

// Scripts write every figure as the label of the highest value shows it.
test('per cent is written as each language does, on the page, on paper and by scripts', (t) => {
  const project = scratch(t, 'percent');
  copyTree(path.join(root, 'content'), path.join(project, 'content'));
  const texts = path.join(project, 'content/en/texts.yaml');
  const build = () => {
    assert.equal(run(['build', project]).status, 0);
    return (page) => fs.readFileSync(path.join(project, 'output/site', page), 'utf8').replaceAll('&nbsp;', '\u00a0');
  };
  const expectIn = (read, folder, write) => {
    assert.equal(read(`${folder}check.html`).match(/data-kc-label="(.*?)"/)[1], write('100'));
    for (const page of ['check.html', 'questionnaire.html']) {
      const shown = read(folder + page).replace(/<style[^]*?<\/style>|<[^>]*>/g, ' ').match(/%?\d+\s?%|%\d+/g);
      assert.deepEqual([...new Set(shown)].sort(), Array.from({ length: 11 }, (_, i) => write(String(i * 10))).sort(), folder + page);
    }
  };
  const read = build();
  for (const folder of ['', 'de-simple/']) expectIn(read, folder, (number) => `${number}\u00a0%`);
  expectIn(read, 'en/', (number) => `${number}%`);
  fs.writeFileSync(texts, fs.readFileSync(texts, 'utf8').replace(/^interface:.*$/m, 'interface:\n  percent: "%{1}"'));
  expectIn(build(), 'en/', (number) => `%${number}`);
});

test("a topic's text stands before its first question, on paper, above its questions in the result", (t) => {
  const { markup } = build(t, 'yes, partly, no');
  const said = 'What the office does by itself.';
  assert.equal(markup('questionnaire.html').split(said).length - 1, 1);
  assert.equal(markup('check.html').split(said).length - 1, 2);
  assert.ok(/data-kc-topic-fold="inside".*?data-kc-waiting/s.exec(markup('check.html'))[0].includes(said));
});

test('the group stands with the topic at each question, in the review, in the result and on paper', (t) => {
  const { markup, text } = build(t, '150 criteria');
  const check = text('check.html');
  assert.equal(check.split('Technology · Code').length - 1, 25 + 2);
  for (const group of ['service', 'technology', 'people']) assert.match(markup('check.html'), new RegExp(`data-kc-group-lane="${group}"`));
  const paper = text('questionnaire.html');
  assert.match(paper, /Technology · Code 76\. Criterion 76 of code is met/);
  assert.match(paper, /People: 101, ?102, ?103|People: 101 102 103/);
});

test('ends of the scale without a text are not spoken of; with anchors they stand among them', (t) => {
  assert.doesNotMatch(build(t, 'levels of their own').text('questionnaire.html'), /0: ·|4:/);
  const anchors = /<dl class="kc-anchors".*?<\/dl>/s.exec(build(t, 'from right to left').markup('check.html'))[0];
  assert.deepEqual([...anchors.matchAll(/<dt>(.*?)<\/dt>/g)].map(([, value]) => value), ['1', '3', '5']);
});

test('a page in Arabic has all its words in Arabic, and a check without views asks for none of them', (t) => {
  const { markup, text } = build(t, 'from right to left');
  for (const page of ['index.html', 'check.html', 'guidance.html', 'questionnaire.html'])
    assert.doesNotMatch(text(page).replace(/Office|Start|Welcome|Imprint|Privacy|Accessibility|JavaScript|Word|Enter|Ctrl|PDF|CSV|Excel|ZIP|json|UTF/g, ''), /[a-z]{4,}/i, page);
  assert.match(markup('check.html'), /<label class="kc-choice" hidden><input[^>]*data-kc-who>/);
});

// A word that one language lacks is a warning in its site, and no more.
test('each language of the theme has every word, with the same places', () => {
  const wordsOf = (name) => YAML.parse(fs.readFileSync(path.join(root, `themes/default/strings/${name}.yaml`), 'utf8'));
  const placesIn = (text) => (text.match(/\{\d\}/g) ?? []).sort().join();
  const german = wordsOf('de');
  for (const name of ['en', 'ar']) {
    const words = wordsOf(name);
    assert.deepEqual(Object.keys(words), Object.keys(german), name);
    for (const [key, text] of Object.entries(words)) assert.equal(placesIn(text), placesIn(german[key]), `${name}: ${key}`);
  }
});
