// Text is conserved: every word of a source is on a page of the site, or within the range that a
// message names. Held for the content trees of the tests and for the shipped one; of a fault, only
// where a site is built in spite of it.
'use strict';

const fs = require('node:fs');
const path = require('node:path');
const assert = require('node:assert/strict');
const test = require('node:test');
const yaml = require('../node_modules/yaml');
const { listFiles, root, run, scratch } = require('../lib/kurzcheck.js');
const { FAULTS, folders, makeProject } = require('./golden.js');

const SITES = path.join(__dirname, 'sites');


const WORD = /[\p{L}\p{N}]{2,}/gu;
const ENTITIES = { amp: '&', lt: '<', gt: '>', quot: '"', nbsp: '\u00a0' };
const decode = (text) =>
  text.replace(/&(?:#(\d+)|#x([\da-f]+)|(\w+));/gi, (all, decimal, hex, name) =>
    decimal || hex ? String.fromCodePoint(parseInt(decimal ?? hex, decimal ? 10 : 16)) : ENTITIES[name] ?? all);

// All that the pages of a site have, attributes included: words that join where a tag ends stay apart.
function wordsOfSite(site) {
  const words = new Set();
  for (const name of listFiles(site).filter((each) => each.endsWith('.html')))
    for (const [word] of decode(fs.readFileSync(path.join(site, name), 'utf8').replace(/<\/?(?:em|strong|code|a)\b[^>]*>/g, (tag) =>
      [...tag.matchAll(/"([^"]*)"/g)].map(([, value]) => ` ${value}`).join('').trim() ? tag : '')).matchAll(WORD)) words.add(word);
  return words;
}

// The text of a Markdown source as a reader of the source sees it: comments, addresses and signs go.
const textOf = (line) =>
  decode(line.replace(/\]\([^)]*\)/g, ']').replace(/\\(?=[!-/:-@[-`{-~])/g, '').replace(/<[a-z/][^>]*>/gi, ' ').replace(/[*_`]+/g, ''));

// The texts of a YAML file.
const strings = (value) => (typeof value === 'string' ? [value] : Object.values(value ?? {}).flatMap(strings));

// Lines that a message names, by file; a message of a file alone names all of them.
function namedLines(stderr) {
  const named = new Map();
  for (const [, file, line] of stderr.matchAll(/^(\S[^:\n]*):(?:(\d+):\d+:)? (?:error|warning|note): /gm))
    named.set(file, [...(named.get(file) ?? []), line ? Number(line) : 0]);
  return named;
}

function lostWords(project, site, stderr) {
  const shown = wordsOfSite(site), named = namedLines(stderr), lost = [];
  let words = 0;
  for (const name of listFiles(path.join(project, 'content')).filter((each) => /^[^/]+\/(?:pages|questions|factors)\/[^/]+\.md$/.test(each))) {
    const lines = named.get(`content/${name}`) ?? [];
    const source = fs.readFileSync(path.join(project, 'content', name), 'utf8');
    const text = source.replace(/<!--[^]*?-->/g, (comment) => comment.replace(/[^\n]/g, ' '));
    text.split(/\r?\n|\r/).forEach((line, i) => {
      if (lines.includes(0) || lines.includes(i + 1) || /^\s*\[[^\]]+\]:|^##\s|^\s*(?:```|~~~)/.test(line)) return;
      for (const [word] of textOf(line).matchAll(WORD)) {
        words++;
        if (!shown.has(word)) lost.push(`${name}:${i + 1}: ${word}`);
      }
    });
  }
  for (const name of listFiles(path.join(project, 'content')).filter((each) => /^[^/]+\/texts\.yaml$/.test(each)))
    if (!named.has(`content/${name}`) && !/\[language-unlisted\]/.test(stderr))
      for (const text of strings(yaml.parse(fs.readFileSync(path.join(project, 'content', name), 'utf8'))))
        for (const [word] of text.matchAll(WORD)) {
          words++;
          if (!shown.has(word)) lost.push(`${name}: ${word}`);
        }
  return { words, lost };
}

function holds(t, project) {
  const site = path.join(scratch(t, 'words'), 'site');
  const { status, stderr } = run(['build', project, '--lang', 'en', '--theme', 'default', '-o', site], { cwd: project });
  if (status) return 0;
  const { words, lost } = lostWords(project, site, stderr);
  assert.deepEqual(lost, [], stderr);
  return words;
}

test('no word of the shipped content is lost', (t) => {
  const words = holds(t, root);
  assert.ok(words > 10000, `${words} words`);
  t.diagnostic(`${words} words`);
});

for (const name of folders(SITES))
  test(`no word of the site ${name} is lost`, (t) => void holds(t, path.join(SITES, name)));

test('no word of a project with faults is lost, but where a message says so', (t) => {
  let words = 0;
  const chosen = folders(FAULTS).filter((name) => /^(?:html|markup|text|quote|comment|heading|windows|title|media|link)/.test(name));
  for (const name of chosen) words += holds(t, makeProject(t, name));
  t.diagnostic(`${chosen.length} projects, ${words} words`);
});
