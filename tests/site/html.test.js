// Every page of the shipped check and of the golden sites, as validators and a link checker see it.
'use strict';

const assert = require('node:assert/strict');
const fs = require('node:fs');
const os = require('node:os');
const path = require('node:path');
const { spawnSync } = require('node:child_process');
const { after, describe, it, test } = require('node:test');
const { HtmlValidate } = require('html-validate');
const { BASE } = require('../golden/golden.js');
const { copyTree, listFiles, root, run, scratch, writeTree } = require('../lib/kurzcheck.js');

const PROJECTS = { shipped: root, garden: path.join(root, 'tests/golden/sites/garden') };
const VNU = path.join(path.dirname(require.resolve('vnu-jar/package.json')), 'build/dist/vnu.jar');

// What the standard allows and these pages do on purpose.
const htmlValidate = new HtmlValidate({
  root: true,
  extends: ['html-validate:standard', 'html-validate:a11y'],
  rules: {
    'doctype-style': 'off', // upper or lower case is the same
    'long-title': 'off', // page and check are named; 70 letters are no rule of the standard
  },
});

// Texts that the script fills in are empty in a <template>; the browser tests look at the clones.
const FILLED_IN = ['empty-heading', 'text-content', 'wcag/h30'];
// The checker's list of CSS is older than these.
const NEWER_CSS = /CSS: .*(container-type|@container)/;

// Whether a line of a page lies within a <template>.
function inTemplate(html, line) {
  const before = html.split('\n').slice(0, line).join('\n');
  return before.lastIndexOf('<template') > before.lastIndexOf('</template>', before.lastIndexOf('\n'));
}

function attributes(html, name) {
  return [...html.matchAll(new RegExp(`<[a-z][^>]*\\s${name}="([^"]*)"`, 'g'))].map((match) =>
    match[1].replace(/&amp;/g, '&').replace(/&#39;/g, "'").replace(/&quot;/g, '"')
  );
}

const top = fs.mkdtempSync(path.join(os.tmpdir(), 'kurzcheck-html-'));
after(() => fs.rmSync(top, { recursive: true, force: true }));

const sites = Object.entries(PROJECTS).map(([title, project]) => {
  const folder = path.join(top, title, 'site');
  const result = run(['build', '--lang', 'en', '-o', folder, project]);
  assert.equal(result.status, 0, result.stderr);
  const names = listFiles(folder);
  return { title, folder, names, pages: names.filter((name) => name.endsWith('.html')) };
});

// What the Nu Html Checker finds in the pages of all sites. It takes longer to start than to read one.
let found;
function runNu() {
  const files = sites.flatMap(({ folder, pages }) => pages.map((name) => path.join(folder, name)));
  const result = spawnSync('java', ['-jar', VNU, '--format', 'gnu', ...files], { encoding: 'utf8', maxBuffer: 1 << 26 });
  assert.equal(result.error, undefined);
  // The checker knows no 'self' for files and takes it for a breach; browsers know better.
  return result.stderr
    .split('\n')
    .filter((line) => line && !line.includes('violates Content Security Policy') && !NEWER_CSS.test(line));
}

for (const { title, folder, names, pages } of sites)
  describe(`the pages of the ${title} check`, () => {
    it('are valid for the Nu Html Checker', () => {
      found ??= runNu();
      const elsewhere = sites.filter((site) => site.title !== title).map((site) => `file:${site.folder}/`);
      assert.deepEqual(found.filter((line) => !elsewhere.some((place) => line.includes(place))), []);
    });

    it('open outside links of the check in a tab of its own, and say so', () => {
      for (const name of pages) {
        const html = fs.readFileSync(path.join(folder, name), 'utf8');
        const links = html.match(/<a [^>]*rel="external noreferrer"[^>]*>/g) ?? [];
        const check = /data-kc-check=.*(?=data-kc-words)/s.exec(html)?.[0] ?? '';
        for (const link of links) {
          const id = / target="_blank" aria-describedby="([^"]+)"/.exec(link)?.[1];
          assert.equal(Boolean(id), check.includes(link), `${name}: ${link}`);
          assert.ok(!id || html.includes(`<span id="${id}">`), `${name}: ${link}`);
        }
      }
    });

    it('are valid and accessible for html-validate', async () => {
      const found = [];
      // The other languages' pages are made of the same templates, and the checker above has read them.
      for (const name of pages.filter((page) => !page.includes('/'))) {
        const html = fs.readFileSync(path.join(folder, name), 'utf8');
        const report = await htmlValidate.validateFile(path.join(folder, name));
        for (const { line, column, message, ruleId } of report.results.flatMap((result) => result.messages))
          if (!FILLED_IN.includes(ruleId) || !inTemplate(html, line))
            found.push(`${name}:${line}:${column}: ${message} [${ruleId}]`);
      }
      assert.deepEqual(found, []);
    });

    it('have links that lead somewhere', () => {
      const ids = Object.fromEntries(
        pages.map((name) => [name, new Set(attributes(fs.readFileSync(path.join(folder, name), 'utf8'), 'id'))])
      );
      const broken = [];
      for (const name of pages) {
        const html = fs.readFileSync(path.join(folder, name), 'utf8');
        for (const link of [...attributes(html, 'href'), ...attributes(html, 'src')]) {
          if (/^(https?|mailto|tel|data):/.test(link)) continue;
          const [file, anchor] = link.split('#');
          const target = file ? path.posix.join(path.posix.dirname(name), decodeURI(file)) : name;
          if (!names.includes(target)) broken.push(`${name}: no file ${link}`);
          else if (anchor && !ids[target].has(decodeURIComponent(anchor))) broken.push(`${name}: no id for ${link}`);
        }
      }
      assert.deepEqual(broken, []);
    });

    it('name files and never folders, so that a double click finds them', () => {
      for (const name of pages)
        for (const link of attributes(fs.readFileSync(path.join(folder, name), 'utf8'), 'href'))
          if (!/^(#|(https?|mailto|tel|data):)/.test(link)) assert.match(link, /\.[a-z0-9]+(#|$)/i, name);
    });

    it('load nothing from elsewhere and run nothing inline', () => {
      for (const name of pages.filter((name) => !/-[a-z]{2}(-simple)?\.html$/.test(name))) {
        const html = fs.readFileSync(path.join(folder, name), 'utf8');
        assert.doesNotMatch(html, /<style|<script(?![^>]*\ssrc=)/, `${name} has something inline`);
        assert.match(html, /http-equiv="Content-Security-Policy"/, name);
        for (const link of attributes(html, 'src')) assert.doesNotMatch(link, /^(https?:|\/\/)/, name);
      }
      for (const name of pages) {
        const markup = fs.readFileSync(path.join(folder, name), 'utf8').replace(/<(script|style)[\s\S]*?<\/\1>/g, '');
        assert.doesNotMatch(markup, /<[a-z][^>]*\s(style|on[a-z]+)=/, `${name} has an inline style or handler`);
      }
    });
  });

// What stands in a page as text, each with the language it is said to be in.
function texts(html) {
  const VOID = /^(area|base|br|col|hr|img|input|link|meta|wbr)$/;
  const open = [];
  const found = [];
  const body = html.replace(/<(script|style|title)[\s\S]*?<\/\1>/g, '');
  for (const [, closing, name, attributes, text] of body.matchAll(/<(\/?)([a-z][a-z0-9]*)([^>]*)>|([^<]+)/g)) {
    if (text?.trim()) found.push({ text: text.trim(), lang: open.at(-1)?.lang });
    else if (closing) assert.equal(open.pop().name, name);
    else if (name && !VOID.test(name) && !attributes.endsWith('/')) open.push({ name, lang: / lang="([^"]*)"/.exec(attributes)?.[1] ?? open.at(-1)?.lang });
  }
  return found;
}

test('text that stands in for a missing translation says which language it is in', (t) => {
  const folder = path.join(scratch(t, 'languages'), 'site');
  const project = path.join(root, 'tests/golden/sites/languages');
  const result = run(['build', '--lang', 'en', '-t', 'default', '-o', folder, project]);
  assert.equal(result.status, 0, result.stderr);
  const GERMAN = [
    'Unterzeile', 'Schluss.', 'Thema zwei', 'Alles gut.', 'Zeit', 'Zeit auch.', 'Zweite', '2. Zweite', ': Zweite',
    'Und nun?', 'Nichts.', 'Willkommen', 'Hallo.', 'Rechtliches', 'Daten', 'Zugang', 'Versteckt', 'Wie sehr?', 'Rat',
  ];
  const unseen = new Set(GERMAN);
  for (const name of listFiles(folder).filter((file) => /^en\/.*\.html$/.test(file)))
    for (const { text, lang } of texts(fs.readFileSync(path.join(folder, name), 'utf8'))) {
      if (!GERMAN.includes(text)) continue;
      unseen.delete(text);
      assert.equal(lang, 'de', `${name}: ${text}`);
    }
  unseen.delete('Versteckt'); // hidden from all menus
  assert.deepEqual([...unseen], []);
});

test('ids are unique, whatever the questions are called', (t) => {
  const project = path.join(scratch(t, 'ids'), 'project');
  copyTree(BASE, project);
  const check = path.join(project, 'content/check.yaml');
  const ids = ['first', 'second', 'hint-first', 'title-first', 'note-first', 'question-first'];
  const lines = ids.map((id) => `  - { id: ${id}, topic: work, factors: [time] }`).join('\n');
  const yaml = fs.readFileSync(check, 'utf8').replace(/questions:[\s\S]*(?=retired)/, `questions:\n${lines}\n`);
  fs.writeFileSync(check, yaml.replace('[work, rest]', '[work]'));
  const texts = path.join(project, 'content/en/texts.yaml');
  fs.writeFileSync(texts, fs.readFileSync(texts, 'utf8').replace(/^ *rest:.*\n|, *rest:[^,}]*/m, ''));
  const question = fs.readFileSync(path.join(project, 'content/en/questions/first.md'), 'utf8');
  writeTree(project, Object.fromEntries(ids.slice(2).map((id) => [`content/en/questions/${id}.md`, question.replace('# ', `# ${id} `)])));
  const folder = path.join(project, 'site');
  const result = run(['build', '--lang', 'en', '-o', folder, project]);
  assert.equal(result.status, 0, result.stderr);
  for (const name of listFiles(folder).filter((file) => file.endsWith('.html'))) {
    const found = attributes(fs.readFileSync(path.join(folder, name), 'utf8'), 'id');
    assert.deepEqual(found.filter((id, i) => found.indexOf(id) !== i), [], name);
  }
});
