// `kurzcheck new`: a project to begin with, of the built-in check or, with --empty, a small one
// that explains itself. What it says to do next is done here, to the letter.
'use strict';

const assert = require('node:assert/strict');
const fs = require('node:fs');
const path = require('node:path');
const { execFileSync, spawnSync } = require('node:child_process');
const test = require('node:test');
const { assertSameFiles, listFiles, programs, root, run, scratch, writeTree } = require('../lib/kurzcheck.js');

const FORMS = [[], ['--empty']];
const MANUAL = ['IT.md', 'README.md', 'REFERENZ.md', 'REZEPTE.md', 'WORTLISTE.md'];
const LEGAL = ['barrierefreiheit', 'datenschutz', 'impressum'];

function start(t, options, name = 'Unser Check') {
  const folder = scratch(t, 'new');
  const result = run(['new', ...options, name, '--lang', 'de'], { cwd: folder });
  assert.equal(result.status, 0, result.stderr);
  return { folder, project: path.join(folder, name), said: result.stderr };
}

function rulesOf(stderr) {
  return [...stderr.matchAll(/ \[([a-z0-9-]+)\]$/gm)].map((match) => match[1]).sort();
}

for (const options of FORMS) {
  const command = ['new', ...options].join(' ');

  test(`${command}: what it says to do next leads to a site, with warnings for what only the publisher knows`, (t) => {
    const { folder, project, said } = start(t, options);
    const [, build] = said.match(/^ {2}bauen +(kurzcheck .*)$/m);
    const [, look] = said.match(/^ {2}ansehen +(.*?) mit einem Doppelklick öffnen$/m);
    const [, write] = said.match(/^ {2}schreiben .* in (.*), das Handbuch/m);
    assert.ok(fs.existsSync(path.join(folder, write, 'README.md')));
    const built = spawnSync('/bin/sh', ['-c', build], {
      cwd: folder,
      env: { PATH: `${path.dirname(programs.release)}:${process.env.PATH}`, LANG: 'C.UTF-8' },
      encoding: 'utf8',
    });
    assert.equal(built.status, 0, built.stderr);
    // The shipped check has pages beyond the legal ones where something has to be checked first.
    const unfinished = options.length ? [] : ['text-unfinished'];
    assert.deepEqual(rulesOf(built.stderr), ['contact-missing', ...LEGAL.map(() => 'legal-placeholder'), 'publisher-missing', ...unfinished]);
    assert.ok(fs.existsSync(path.join(folder, look)));
    const pages = execFileSync('cat', listFiles(path.join(project, 'output/site')).filter((name) => name.endsWith('.html')), {
      cwd: path.join(project, 'output/site'),
      encoding: 'utf8',
    });
    assert.ok(!pages.includes('<!--'), 'a remark stands on a page');
  });

  test(`${command}: filled in, it is fit for the public`, (t) => {
    const { project } = start(t, options);
    const pages = path.join(project, 'content/de/pages');
    for (const page of fs.readdirSync(pages)) {
      const file = path.join(pages, page);
      fs.writeFileSync(file, fs.readFileSync(file, 'utf8').replace(/\[[^\]]*\](?!\()/g, 'ausgefüllt'));
    }
    const settings = path.join(project, 'content/site.yaml');
    const text = fs.readFileSync(settings, 'utf8');
    fs.writeFileSync(settings, text.replace(/^contact:\n {2}name: "".*$/m, 'contact:\n  name: "Rathaus"').replace('email: ""', 'email: "rathaus@example.org"').replace('publisher:\n  name: ""', 'publisher:\n  name: "Rathaus"'));
    const { status, stderr } = run(['check', '--strict', project, '--lang', 'en']);
    assert.equal(status, 0, stderr);
    assert.match(stderr, /^kurzcheck: 0 errors, 0 warnings; /);
  });

  test(`${command}: every YAML file leads a text editor to its schema`, (t) => {
    const { project } = start(t, options);
    const files = listFiles(project).filter((name) => name.endsWith('.yaml'));
    assert.equal(files.length, 3);
    for (const file of files) {
      const [, target] = fs.readFileSync(path.join(project, file), 'utf8').match(/^# yaml-language-server: \$schema=(\S+)\n/);
      const schema = path.join(project, path.dirname(file), target);
      assert.equal(fs.readFileSync(schema, 'utf8'), run(['schema', path.basename(file, '.yaml'), '--lang', 'de']).stdout);
    }
  });

  test(`${command}: nothing that is there is overwritten`, (t) => {
    const folder = scratch(t, 'new');
    writeTree(folder, { 'mine/content/check.yaml': 'mine' });
    const { status, stderr } = run(['new', ...options, 'mine', '--lang', 'en'], { cwd: folder });
    assert.equal(status, 3);
    assert.match(stderr, /^mine\/content: error: .* \[file-exists\]\n$/);
    assert.deepEqual(listFiles(folder), ['mine/content/check.yaml']);
    assert.equal(fs.readFileSync(path.join(folder, 'mine/content/check.yaml'), 'utf8'), 'mine');
  });
}

test('new --empty makes an id of the folder\'s name, and warns where it cannot', (t) => {
  const folder = scratch(t, 'new');
  for (const [name, id] of [['Müllers Check/', 'muellers-check'], ['日本', 'my-check']]) {
    assert.equal(run(['new', '--empty', name, '--lang', 'en'], { cwd: folder }).status, 0);
    assert.match(fs.readFileSync(path.join(folder, name, 'content/check.yaml'), 'utf8'), new RegExp(`^id: ${id}$`, 'm'));
    const rules = rulesOf(run(['check', name, '--lang', 'en'], { cwd: folder }).stderr);
    assert.equal(rules.includes('id-placeholder'), id === 'my-check');
  }
});

test('new says what to do next in the language of the messages', (t) => {
  const folder = scratch(t, 'new');
  const { stderr } = run(['new', 'mine', '--lang', 'en'], { cwd: folder });
  assert.match(stderr, /^kurzcheck: project started\. /);
  assert.match(stderr, /^ {2}build +kurzcheck build mine$/m);
});

test('new holds the shipped check in its default language, and its site.yaml names no other', (t) => {
  const { project } = start(t, []);
  const content = path.join(project, 'content');
  const shipped = path.join(root, 'content');
  const languages = fs.readdirSync(shipped).filter((name) => name !== 'de' && fs.existsSync(path.join(shipped, name, 'texts.yaml')));
  assert.ok(languages.length);
  const isKept = (name) => !path.basename(name).startsWith('.') && !languages.includes(name.split('/')[0]);
  const settings = fs.readFileSync(path.join(shipped, 'site.yaml'), 'utf8').replace(/^languages: .*$/m, 'languages: [de]');
  assert.equal(fs.readFileSync(path.join(content, 'site.yaml'), 'utf8'), settings);
  fs.rmSync(path.join(content, 'site.yaml'));
  assertSameFiles(content, shipped, (name) => isKept(name) && name !== 'site.yaml');
});

test('new --all-languages holds the shipped check, byte for byte', (t) => {
  const { project } = start(t, ['--all-languages']);
  assertSameFiles(path.join(project, 'content'), path.join(root, 'content'), (name) => !path.basename(name).startsWith('.'));
});

test('new --empty holds two questions and every kind of file, all of them explained', (t) => {
  const { project } = start(t, ['--empty']);
  const files = listFiles(path.join(project, 'content'));
  assert.deepEqual(files, [
    ...MANUAL,
    'check.yaml',
    'de/factors/klarheit.md',
    ...LEGAL.map((page) => `de/pages/${page}.md`),
    'de/pages/start.md',
    'de/questions/ergebnisse.md',
    'de/questions/tagesordnung.md',
    'de/texts.yaml',
    ...['check', 'result', 'site', 'texts'].map((name) => `schema/${name}.json`),
    'site.yaml',
  ]);
  for (const name of files.filter((name) => !name.startsWith('schema/') && !MANUAL.includes(name) && !LEGAL.includes(path.basename(name, '.md')))) {
    const text = fs.readFileSync(path.join(project, 'content', name), 'utf8');
    assert.match(text, name.endsWith('.md') ? /<!-- [^]*? -->/ : /^# [A-ZÄÖÜ].*\n# /m, name);
  }
});

test('new --empty in English: the same project in English, fit for the public once it is filled in', (t) => {
  const folder = scratch(t, 'new');
  assert.equal(run(['new', '--empty', 'mine', '--lang', 'en'], { cwd: folder }).status, 0);
  const content = path.join(folder, 'mine/content');
  const names = listFiles(content);
  assert.ok(names.includes('en/questions/agenda.md') && !names.some((name) => name.startsWith('de/')));
  const built = run(['build', 'mine', '--lang', 'en'], { cwd: folder });
  assert.equal(built.status, 0, built.stderr);
  assert.deepEqual(rulesOf(built.stderr), ['contact-missing', ...LEGAL.map(() => 'legal-placeholder'), 'publisher-missing']);
  for (const name of names.filter((each) => each.startsWith('en/pages/'))) {
    const file = path.join(content, name);
    fs.writeFileSync(file, fs.readFileSync(file, 'utf8').replace(/\[[^\]]*\](?!\()/g, 'filled in'));
  }
  const settings = path.join(content, 'site.yaml');
  fs.writeFileSync(settings, fs.readFileSync(settings, 'utf8').replace(/^contact:\n {2}name: "".*$/m, 'contact:\n  name: "Town hall"').replace('email: ""', 'email: "office@example.org"').replace('publisher:\n  name: ""', 'publisher:\n  name: "Town hall"'));
  assert.equal(run(['check', '--strict', 'mine', '--lang', 'en'], { cwd: folder }).status, 0);
  for (const name of ['check.yaml', 'site.yaml', 'en/texts.yaml']) {
    const [, target] = fs.readFileSync(path.join(content, name), 'utf8').match(/^# yaml-language-server: \$schema=(\S+)\n/);
    assert.ok(fs.existsSync(path.join(content, path.dirname(name), target)));
  }
});

test('the imprint of new --empty is the shipped one without the source of the shipped texts', () => {
  const [ours, shipped] = ['src/starter/content', 'content'].map((folder) => fs.readFileSync(path.join(root, folder, 'de/pages/impressum.md'), 'utf8'));
  assert.equal(`${ours}\n${shipped.slice(shipped.indexOf('## Quelle der Inhalte'))}`, shipped);
});
