// Whatever text the content says, it is text: every field of the YAML files and every place of Markdown that
// holds some is given one payload, and the tags of all pages, with their attributes, are those of a site whose
// fields say a harmless word.
'use strict';

const assert = require('node:assert/strict');
const fs = require('node:fs');
const path = require('node:path');
const test = require('node:test');
const YAML = require('yaml');
const { listFiles, root, run, scratch, withoutHash, writeTree } = require('../lib/kurzcheck.js');
const { Shell } = require('../lib/shell.js');
const { FULL, makeFull } = require('./full.js');

const HARMLESS = 'Word';
const PAYLOADS = [
  'x"><script>alert(1)</script><img src=x onerror=alert(1)>',
  "x' onfocus='alert(1)' autofocus='",
  'x --><svg/onload=alert(1)></title></style></textarea></template>',
  '{{x}} {{{y}}} {{>z}} {{#a}}',
  'javascript:alert(1)',
  'x&#34;&quot;&lt;b&gt;&#x3c;i onload=1&#x3e; ]]>',
];

// ---- the places ----

// Every text of a file: [the keys that lead to it].
function leaves(value, at = []) {
  if (typeof value === 'string') return [at];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, each]) => leaves(each, [...at, key]));
}

function changed(value, at, text) {
  if (at.length === 0) return text;
  const copy = Array.isArray(value) ? [...value] : { ...value };
  copy[at[0]] = changed(value[at[0]], at.slice(1), text);
  return copy;
}

// Those fields whose text may be any: the others are ids, addresses, colours. Every word of the interface may.
async function freeFields(t, project) {
  const shell = Shell.lend(t);
  const free = [];
  for (const [file, value] of Object.entries(FULL)) {
    for (const at of leaves(value)) {
      const { status } = await shell.run(['check', '.'], { cwd: project, files: { [file]: JSON.stringify(changed(value, at, PAYLOADS[0])) } });
      if (status === 0) free.push({ file, at });
    }
    writeTree(project, { [file]: JSON.stringify(value) });
  }
  const words = YAML.parse(fs.readFileSync(path.join(root, 'themes/default/strings/en.yaml'), 'utf8'));
  return [...free, ...Object.keys(words).map((word) => ({ file: 'content/en/texts.yaml', at: ['interface', word] }))];
}

// In Markdown, a sign with \ before it means itself; code is as it stands.
function markdown(text) {
  const said = text.replace(/[!-/:-@[-`{-~]/g, '\\$&');
  const places = [
    said, `One *${said}* and **${said}**.`, `\`${text}\` in a line`, `[${said}](../pages/start.md "${said}")`, `<https://example.org/${encodeURIComponent(text)}>`,
    `[link](https://example.org/?${encodeURIComponent(text)} "${said}")`, `![${said}](../../media/logo.svg "${said}")`, `- ${said}\n- two ${said}`, `1. ${said}`,
    `> ${said}`, `    ${text}`, `\`\`\`${/[`\s]/.test(text) ? 'x' : text}\n${text}\n\`\`\``,
  ];
  return places.join('\n\n');
}

function documents(text) {
  const said = text.replace(/[!-/:-@[-`{-~]/g, '\\$&');
  const page = `# Page ${said}\n\n${markdown(text)}\n\n## A part ${said}\n\n### Of it ${said}\n\n${markdown(text)}\n`;
  const question = `# Question ${said}\n\nIs it ${said}?\n\nHelp ${said}.\n\n## Low\n\nMore ${said}.\n\n- ${said}\n\n## High\n\n> ${said}\n`;
  return {
    'content/en/pages/start.md': page,
    'content/en/pages/imprint.md': page.replace('# Page', '# Imprint'),
    'content/en/questions/first.md': question,
    'content/en/questions/second.md': question.replace('# Question', '# Other'),
    'content/en/factors/time.md': `# Time ${said}\n\n${markdown(text)}\n`,
  };
}

// ---- the tags ----

function tagsIn(html, name) {
  const tags = [];
  const rest = html
    .replace(/^\ufeff?<!doctype html>/i, '')
    .replace(/(<(script|style)\b[^>]*>)[^]*?(<\/\2>)/g, '$1$3')
    .replace(/<(\/?[a-z][a-zA-Z0-9]*)((?:\s+[a-zA-Z0-9:_-]+(?:="[^"]*")?)*)\s*\/?>/g, (_, tag, attributes) => {
      const names = [...attributes.matchAll(/([a-zA-Z0-9:_-]+)(?:="([^"]*)")?/g)];
      for (const [, attribute, value = ''] of names) {
        assert.doesNotMatch(attribute, /^on|^style$|^srcdoc$/, `${name}: <${tag} ${attribute}>`);
        if (/^(?:href|src|action|data)$/.test(attribute)) assert.match(value, /^(?!javascript:|vbscript:|data:(?!image\/))/i, `${name}: ${attribute}="${value}"`);
      }
      tags.push(`<${tag} ${names.map(([, attribute]) => attribute).join(' ')}>`);
      return '';
    });
  assert.equal(/<.{0,60}/.exec(rest), null, `${name}: a < that is no tag`);
  return tags;
}

function siteWith(t, project, free, text) {
  const filled = { ...FULL };
  for (const { file, at } of free) filled[file] = changed(filled[file], at, text);
  writeTree(project, Object.fromEntries(Object.entries(filled).map(([file, value]) => [file, JSON.stringify(value)])));
  writeTree(project, documents(text));
  const folder = path.join(scratch(t, 'structure'), 'site');
  const { status, stderr } = run(['build', '--lang', 'en', '-o', folder, project]);
  assert.equal(status, 0, stderr);
  const pages = listFiles(folder).filter((name) => name.endsWith('.html'));
  return new Map(pages.map((name) => [withoutHash(name), tagsIn(fs.readFileSync(path.join(folder, name), 'utf8'), name)]));
}

test('one payload in every field and every place of Markdown changes no tag and no attribute', async (t) => {
  const project = makeFull(t);
  const free = await freeFields(t, project);
  const harmless = siteWith(t, project, free, HARMLESS);
  const count = [...harmless.values()].reduce((sum, tags) => sum + tags.length, 0);
  t.diagnostic(`${free.length} fields, ${Object.keys(documents('')).length} documents, ${PAYLOADS.length} payloads, ${count} tags`);
  assert.ok(free.length > 200 && count > 2000, `${free.length} fields, ${count} tags`);
  for (const payload of PAYLOADS)
    await t.test(payload, () => {
      const hostile = siteWith(t, project, free, payload);
      assert.deepEqual([...hostile.keys()], [...harmless.keys()]);
      for (const [name, tags] of harmless) assert.deepEqual(hostile.get(name), tags, name);
    });
});
