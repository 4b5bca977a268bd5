// What costs a careless reader more than its size: parts of texts, repeated. Each kind is the path of a
// file, and its text for a number of bytes.
'use strict';

const { Buffer } = require('node:buffer');

// An even number of times, so that of what stands in pairs none is left open.
const repeated = (part, bytes) => part.repeat(2 * Math.ceil(bytes / Buffer.byteLength(part) / 2));
// Lines that all differ, made of their number.
const numbered = (line, bytes) => {
  const lines = [];
  for (let size = 0; size < bytes; size += lines.at(-1).length) lines.push(line(lines.length));
  return lines.join('');
};

const MARKDOWN = ['a', 'a\n', 'a  \n', 'a\n\n', 'ä', '\u0301', '\t', '\u200b', '\u202e', '\u00a0', '*a* ', '**a', '_a_ ', '***', '`', '`a` ', '``a` ',
  '[', '[a', '[a](b) ', '[a](<', '[a][b] ', '![a', '![](', '](', '<', '<b>', '<b', '<!-- ', '<!-- a --> ', '<![CDATA[', '<?', '&', '&amp;', '&#1;', '\\', '\\*',
  '- a\n', '- a\n\n', '-\n', '1. a\n', '1. a\n2) b\n', '> a\n', '>', '> - ', '# a\n', '## a\n\n', 'a\n-\n', '    a\n', '```\n', '~~~\na\n', '|a|\n', '|-|\n', '---\n', 'a)\n',
  '[a]: b\n', '[a]: b\n\n', '[^1] ', '[ ] ', 'https://a.b ', 'www.a.b ', 'a@b.c ', '"', '„', '“', "'", '„a“ ', '~~', '~~a~~ ', '==a== ', '[[a]] ', '{{a}} ', '{#a} ', ':::', '[!a] ',
  '<<<<<<< a\n', '>>>>>>> a\n', 'Ã¤', '3 questions ', '50 % ', '100.', 'a, ', '(', ')', 'TODO ', '[…] ', '…', 'XXX '];

const YAML = ['k: v\n', 'k: ', '- a\n', '- ', '[', '[a, ', '{', '{a: ', '{a: b}, ', '"', '"\\', '"\\u0041', "'", "''", '# a\n', '#', '? a\n', '? ', ': ', '&a ', '&a b\n', '*a ', '*a, ', '!!str ', '!a ', '|\n', '|\n a\n', '>\n a\n\n',
  '%a\n', '---\n', '...\n', '\t', '\ta: b\n', ' ', ' \n', 'a:\n b:\n', '„', '@', '<<: *a\n', '\u0085', 'ä'];

const TEMPLATES = ['{{check.title}}', '{{#pages}}', '{{#a}}{{/a}}', '{{^a}}', '{{/a}}', '{{', '{{{', '}}', '{{!a}}', '{{! ', '{{>a}}', '{{> head}}', '{{=< >=}}<={{ }}=>', '{{a.b.c}}', '{{.}}', '\n{{#a}}\n', ' {{>a}}\n', 'a\n'];
const STYLES = ['a{}', 'a{', '}', '/*', '/* */', 'url(a)', '@import "a";', '\\75', '"', ':root{--a:#fff}'];
const PICTURES = ['<a>', '<', '\\', '\\75 ', '&#117;', '&#x', ' on', ' onload=', 'url(', 'url( ', 'javascript:', 'href=', '<!--', '<script', '@import', '<?xml', '<?xml ?>', 'attributeName', 'attributeName= ', 'attributeName=', ' ping', '&#92;75 '];

const page = (text) => `# Small check\n\nWords.\n\n${text}\n`;

// -> { NAME: (bytes) => { PATH: text } }; `before(path)` is the text of a file of the project they are put into.
function kinds(before) {
  const all = {};
  for (const part of MARKDOWN) {
    all[`a page: ${JSON.stringify(part)}`] = (bytes) => ({ 'content/en/pages/start.md': page(repeated(part, bytes)) });
    all[`a question: ${JSON.stringify(part)}`] = (bytes) => ({ 'content/en/questions/first.md': before('content/en/questions/first.md').replace('Help', repeated(part, bytes)) });
  }
  for (const part of YAML) {
    all[`check.yaml: ${JSON.stringify(part)}`] = (bytes) => ({ 'content/check.yaml': before('content/check.yaml') + repeated(part, bytes) });
    all[`a value: ${JSON.stringify(part)}`] = (bytes) => ({ 'content/en/texts.yaml': before('content/en/texts.yaml').replace('The end.', repeated(part, bytes)) });
  }
  for (const part of TEMPLATES) all[`a template: ${JSON.stringify(part)}`] = (bytes) => ({ 'themes/default/templates/footer.mustache': repeated(part, bytes) });
  for (const part of STYLES) all[`a style: ${JSON.stringify(part)}`] = (bytes) => ({ 'themes/default/css/brand.mustache.css': repeated(part, bytes) });
  for (const part of PICTURES) all[`a picture: ${JSON.stringify(part)}`] = (bytes) => ({ 'content/media/a.svg': `<svg xmlns="http://www.w3.org/2000/svg">${repeated(part, bytes)}</svg>`, 'content/en/pages/start.md': page('![A](../../media/a.svg)') });
  for (const part of ['a', '(', '[', '../', '%41', '#', '//', 'http:'])
    all[`an address: ${JSON.stringify(part)}`] = (bytes) => ({ 'content/en/pages/start.md': page(`[a](${part === '(' ? '<' : ''}${repeated(part, bytes)}${part === '(' ? '>' : ''})`) });
  const lists = {
    topics: (i) => `  - topic-${i}\n`, retired: (i) => `  - old-${i}\n`, factors: (i) => `  - factor-${i}\n`,
    'the same topics': () => '  - a\n', 'questions without files': (i) => `  - { id: q-${i}, topic: work }\n`, 'questions of unknown topics': (i) => `  - { id: first, topic: t-${i} }\n`,
    bands: (i) => `  - { id: b-${i}, from: ${i} }\n`, 'unknown keys': (i) => `key-${i}: x\n`, 'near keys': (i) => `topicz${i}: x\n`, anchors: (i) => `- &a${i} x\n`, 'nested maps': (i) => `${' '.repeat(Math.min(i, 40))}k:\n`,
  };
  for (const [name, line] of Object.entries(lists)) {
    const key = { bands: 'bands', retired: 'retired', factors: 'factors', topics: 'topics', 'the same topics': 'topics' }[name] ?? (name.startsWith('questions') ? 'questions' : null);
    all[`a list: ${name}`] = (bytes) => ({ 'content/check.yaml': (key ? before('content/check.yaml').replace(new RegExp(`^${key}:.*\\n(?: .*\\n)*`, 'm'), '') : before('content/check.yaml')) + (key ? `${key}:\n` : '') + numbered(line, bytes) });
  }
  for (const [name, line] of Object.entries({ 'links to nothing': (i) => `[a](p-${i}.md)\n\n`, 'near links': (i) => `[a](imprint${i}.md)\n\n`, headings: (i) => `## Heading ${i}\n\n`, 'numbered links': (i) => `[a]: p-${i}.md\n`, anchors: (i) => `[a](#a-${i})\n\n`, quotes: (i) => `„a ${i}" `, tags: (i) => `<t${i}>` }))
    all[`a page of ${name}`] = (bytes) => ({ 'content/en/pages/start.md': page(numbered(line, bytes)) });
  const many = (name) => (bytes) => Object.fromEntries(Array.from({ length: Math.ceil(bytes / 40) }, (_, i) => [name(i), name(i).endsWith('.md') ? `# Title ${i}\n\nText.\n` : 'a']));
  for (const [what, name] of Object.entries({
    'unlisted pages': (i) => `content/en/pages/p-${i}.md`, 'pages of near names': (i) => `content/en/pages/imprint${i}.md`, copies: (i) => `content/en/pages/start (${i}).md`, media: (i) => `content/media/m-${i}.png`, folders: (i) => `content/f-${i}/a.md`,
    'theme files': (i) => `themes/default/css/f-${i}.css`, words: (i) => `themes/default/strings/w-${i}.yaml`, templates: (i) => `themes/default/templates/t${i}.mustache`,
  }))
    all[`files: ${what}`] = many(name);
  return all;
}

module.exports = { kinds };
