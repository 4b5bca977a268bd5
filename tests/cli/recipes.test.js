// The editors' manual, done to the letter: each recipe of content/REZEPTE.md in a project of
// `kurzcheck new`, with the lines that stand in the recipe itself, to what it says one sees. What is
// seen in the browser alone is for tests/browser.
'use strict';

const assert = require('node:assert/strict');
const fs = require('node:fs');
const path = require('node:path');
const { spawn } = require('node:child_process');
const test = require('node:test');
const YAML = require('yaml');
const { copyTree, findInSite, listFiles, programs, root, run, scratch, writeTree } = require('../lib/kurzcheck.js');

const readPart = (name) => fs.readFileSync(path.join(root, 'content', name), 'utf8');
const RECIPES = readPart('REZEPTE.md');
// a picture of one pixel
const JPEG = '/9j/4AAQSkZJRgABAQEAYABgAAD/2wBDAP//////////////////////////////////////////////////////////////////////////////////////wAALCAABAAEBAREA/8QAFAABAAAAAAAAAAAAAAAAAAAAAP/EABQQAQAAAAAAAAAAAAAAAAAAAAD/2gAIAQEAAD8AN//Z';

// A recipe, as it stands under its heading, and what is shown in it as code.
function readRecipe(title) {
  const [, text] = RECIPES.match(new RegExp(`^### … ${title}\n([^]*?)(?=^### … |^## Meldungen)`, 'm'));
  return { text, blocks: [...text.matchAll(/^```[a-z]*\n([^]*?)^```$/gm)].map(([, block]) => block) };
}

// A new project, and an editor in front of it.
class Editor {
  constructor(t, options = []) {
    this.folder = path.join(scratch(t, 'recipes'), 'mein-check');
    const made = run(['new', ...options, this.folder, '--lang', 'de']);
    assert.equal(made.status, 0, made.stderr);
    this.atFirst = this.run('check').rules;
  }

  file(name) {
    return path.join(this.folder, 'content', name);
  }

  read(name) {
    return fs.readFileSync(this.file(name), 'utf8');
  }

  write(name, text) {
    writeTree(this.folder, { [`content/${name}`]: text });
  }

  // `old` in a file, a text or an expression, which has to be there.
  replace(name, old, text) {
    const before = this.read(name);
    const after = before.replace(old, () => text);
    assert.notEqual(after, before, `${name} has no ${old}`);
    this.write(name, after);
  }

  copy(from, to) {
    fs.copyFileSync(this.file(from), this.file(to));
  }

  remove(name) {
    fs.rmSync(this.file(name), { recursive: true });
  }

  // Adds lines to a list of a YAML file that stands there item by item: at its end.
  append(name, key, lines) {
    this.replace(name, new RegExp(`(?<=^${key}:\n(?: .*\n)+)(?! )`, 'm'), lines);
  }

  // `fresh` is what was not said of the new project; `last` the last line.
  run(...args) {
    const { status, stderr } = run([...args, '--lang', 'de'], { cwd: this.folder });
    const rules = [...stderr.matchAll(/ \[([a-z0-9-]+)\]$/gm)].map(([, rule]) => rule);
    const fresh = rules.filter((rule) => !this.atFirst?.includes(rule));
    return { status, stderr, rules, fresh, last: stderr.trimEnd().split('\n').at(-1) };
  }

  // The number of questions, in all texts that name it in digits.
  renumber(from, to) {
    for (const name of listFiles(this.file('de'))) {
      const text = this.read(`de/${name}`);
      this.write(`de/${name}`, text.replace(new RegExp(`\\b${from}(?=\\sFragen)`, 'g'), to));
    }
  }

  // Builds, and says what is new; without an error.
  build(...fresh) {
    const built = this.run('build');
    assert.equal(built.status, 0, built.stderr);
    assert.deepEqual(built.fresh, fresh, built.stderr);
    return built;
  }

  // What an error is about, where there has to be one.
  fail(rule) {
    const { status, stderr, fresh } = this.run('build');
    assert.equal(status, 1, stderr);
    assert.ok(fresh.includes(rule), stderr);
    return stderr;
  }

  page(name) {
    const site = path.join(this.folder, 'output/site');
    return fs.readFileSync(path.join(site, name), 'utf8');
  }

  questions() {
    return fs.readdirSync(this.file('de/questions')).map((name) => `de/questions/${name}`);
  }
}

test('the first steps: six warnings, in the lines that the manual shows', async (t) => {
  const editor = new Editor(t);
  editor.replace('de/pages/start.md', /^#.*/, '# Neuer Titel');
  const [line] = readPart('README.md').match(/^kurzcheck: .*$/m);
  assert.equal(editor.build().last, line);
  assert.match(editor.page('index.html'), /Neuer Titel/);
  const child = spawn(programs.release, ['watch', '--lang', 'de'], { cwd: editor.folder, stdio: ['ignore', 'ignore', 'pipe'] });
  t.after(() => child.kill('SIGKILL'));
  let said = '';
  for await (const text of child.stderr.setEncoding('utf8')) if ((said += text).includes('Strg+C')) break;
  assert.ok(said.endsWith(readRecipe('beim Schreiben zusehen').blocks[0]), said);
});

test('a question added', (t) => {
  const editor = new Editor(t);
  const { blocks } = readRecipe('eine Frage ergänzen');
  editor.copy('de/questions/beschluss.md', 'de/questions/mitsprache.md');
  editor.replace('de/questions/mitsprache.md', /^# .*\n\n.*\n/, '# Mitsprache\n\nReden alle mit?\n');
  assert.ok(editor.run('build').fresh.includes('file-unused'));
  editor.append('check.yaml', 'questions', blocks[0]);
  editor.replace('check.yaml', 'version: 1', 'version: 2');
  assert.deepEqual(new Set(editor.run('check').fresh), new Set(['count-differs']));
  editor.renumber(13, 14);
  assert.match(editor.build().last, / 14 Fragen, /);
  assert.match(editor.page('check.html'), /Reden alle mit\?/);
  editor.replace('check.yaml', 'topics: [steuerung', 'topics: [neu, steuerung');
  editor.replace('check.yaml', 'mitsprache, topic: teilhabe', 'mitsprache, topic: neu');
  editor.replace('de/texts.yaml', /^topics:\n/m, 'topics:\n  neu: "Neues Thema"\n');
  editor.build();
});

test('the number of questions stands where the recipes say', () => {
  const named = new Set(['de/texts.yaml', 'de/pages/leichte-sprache.md', 'de/pages/hintergrund.md']);
  const holders = listFiles(path.join(root, 'content/de')).filter((name) => /\b(13|dreizehn)\s+(Fragen|Themen)/i.test(readPart(`de/${name}`)));
  assert.deepEqual(new Set(holders.map((name) => `de/${name}`)), named);
  for (const title of ['eine Frage ergänzen', 'eine Frage stilllegen']) for (const name of [...named].slice(0, 2)) assert.ok(readRecipe(title).text.includes(name), name);
});

test('a question retired', (t) => {
  const editor = new Editor(t);
  const { blocks } = readRecipe('eine Frage stilllegen');
  editor.replace('check.yaml', /^.*id: netzwerk,.*\n/gm, '');
  editor.replace('check.yaml', 'retired: []\n', blocks[0]);
  editor.replace('check.yaml', 'version: 1', 'version: 2');
  editor.renumber(13, 12);
  assert.match(editor.build('factor-unused').last, / 12 Fragen, /);
  editor.remove('de/questions/netzwerk.md');
  editor.build('factor-unused');
  editor.replace('check.yaml', /^.*id: chefsache,.*\n/gm, '');
  editor.replace('check.yaml', '[netzwerk]', '[netzwerk, chefsache]');
  editor.renumber(12, 11);
  assert.deepEqual(editor.run('check').fresh.sort(), ['factor-unused', 'factor-unused', 'topic-unused']);
  editor.replace('check.yaml', ', fuehrung]', ']');
  editor.replace('de/texts.yaml', /^ {2}fuehrung:\n(?: {4}.*\n)+/m, '');
  editor.build('factor-unused', 'factor-unused');
});

test('questions in another order, of other weight', (t) => {
  const editor = new Editor(t);
  const { blocks } = readRecipe('Fragen umstellen');
  editor.replace('check.yaml', /^.*id: netzwerk,.*\n/gm, '');
  editor.replace('check.yaml', /^questions:\n/m, 'questions:\n  - { id: netzwerk, topic: teilhabe, factors: [netzwerk] }\n');
  const weighted = blocks[0];
  editor.replace('check.yaml', weighted.replace(', weight: 2', ''), weighted);
  editor.build();
  for (const name of ['check.html', 'questionnaire.html']) assert.ok(editor.page(name).indexOf('Netzwerk') < editor.page(name).indexOf('Grundsatzbeschluss'), name);
});

test('a factor added, and one taken out', (t) => {
  const editor = new Editor(t);
  const { blocks } = readRecipe('einen Erfolgsfaktor ändern oder ergänzen');
  editor.copy('de/factors/leitbild.md', 'de/factors/ehrenamt.md');
  editor.append('check.yaml', 'factors', blocks[0]);
  editor.build('factor-unused');
  editor.replace('check.yaml', blocks[1].replace(', ehrenamt', ''), blocks[1]);
  editor.build();
  // to be taken out: the essential one, named by a question, by `essential` and by a link
  editor.replace('check.yaml', '  - chefsache\n', '');
  editor.remove('de/factors/chefsache.md');
  assert.match(editor.fail('id-unknown'), /^ +essential: chefsache$/m);
  editor.replace('check.yaml', 'essential: chefsache\n', '');
  assert.match(editor.fail('id-unknown'), /factors: \[chefsache, haltung\]/);
  editor.replace('check.yaml', '[chefsache, haltung]', '[haltung]');
  editor.fail('link-broken');
  editor.replace('de/pages/hintergrund.md', '[Integration ist Chefsache](../factors/chefsache.md)', 'Integration ist Chefsache');
  editor.build();
});

test('bands: another name, another limit, one more', (t) => {
  const editor = new Editor(t);
  const { text, blocks } = readRecipe('die Stufen ändern');
  const [, heading] = text.match(/`(## .*?)`/);
  editor.replace('de/texts.yaml', `"${heading.slice(3)}"`, '"Erste Schritte"');
  for (const name of editor.questions().slice(1)) editor.replace(name, heading, '## Erste Schritte');
  assert.ok(editor.fail('band-unknown').includes(`content/${editor.questions()[0]}:`));
  editor.replace(editor.questions()[0], heading, '## Erste Schritte');
  const [limit] = text.match(/\{ id: aufbau, from: \d+ \}/);
  editor.replace('check.yaml', /\{ id: aufbau, .*\}/g, limit);
  editor.build();
  const [band, name] = blocks;
  editor.append('check.yaml', 'bands', band);
  editor.replace('de/texts.yaml', /(?<=^bands:\n(?: .*\n)+)(?! )/m, name);
  editor.build('guidance-missing');
  for (const file of editor.questions()) editor.write(file, `${editor.read(file)}\n## Vorbild\n\n- Berichten Sie anderen von ${path.basename(file)}.\n`);
  editor.build();
  for (const page of ['check.html', 'questionnaire.html']) assert.match(editor.page(page), /Vorbild/);
});

test('another scale', (t) => {
  const editor = new Editor(t);
  const [scale, bands] = readRecipe('die Skala ändern').blocks;
  editor.replace('check.yaml', /^scale: .*\n/gm, scale);
  editor.replace('check.yaml', /^bands:\n(?: .*\n)+/gm, bands);
  editor.replace('check.yaml', 'version: 1', 'version: 2');
  assert.match(editor.fail('answer-value'), /„0\s%“ ist kein Wert, den man antworten kann; die Werte sind: 1, 2, 3, 4, 5 /);
  for (const name of editor.questions()) editor.replace(name, /^## Antworten\n[^]*?(?=^## )/gm, '');
  editor.build();
});

test('a page added, led to, and taken out', (t) => {
  const editor = new Editor(t);
  const { text, blocks } = readRecipe('eine Seite ergänzen');
  const files = Number(editor.build().last.match(/(\d+) Dateien/)[1]);
  editor.write('de/pages/termine.md', '# Termine\n\nEin Satz.\n\n## Nächste Schritte\n\nNoch einer.\n');
  editor.replace('site.yaml', /(?=^ {2}- \{ id: unterstuetzung)/m, blocks[0]);
  assert.match(editor.build().last, new RegExp(` ${files + 1} Dateien`));
  const links = [...text.matchAll(/`(\[.*?\]\((.*?)\))`/g)];
  assert.equal(links.length, 3);
  for (const [, link, target] of links) editor.write(target.startsWith('../') ? 'de/factors/haltung.md' : `de/pages/${target === 'check.md' ? 'hintergrund' : 'start'}.md`, `# Neu\n\n${link}, [Schritte](${target.replace('check.md', 'termine.md#naechste-schritte')})\n`);
  editor.build();
  assert.match(editor.page('hintergrund.html'), /href="termine\.html#naechste-schritte"/);
  editor.replace('site.yaml', blocks[0], '');
  editor.remove('de/pages/termine.md');
  editor.fail('link-broken');
});

test('a picture, a file to download, and a logo', (t) => {
  const editor = new Editor(t);
  const picture = readRecipe('ein Bild einfügen');
  const brand = readRecipe('Farbe und Logo ändern');
  writeTree(editor.folder, {
    'content/media/rathaus.jpg': Buffer.from(JPEG, 'base64'),
    'content/media/vorlage.pdf': '%PDF-1.4\n',
    'content/media/logo.svg': '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>\n',
  });
  const [, download] = picture.text.match(/`(\[Mustervorlage\].*?)`/);
  editor.write('de/pages/hintergrund.md', `${editor.read('de/pages/hintergrund.md')}\n${picture.blocks[0]}\n${download}\n`);
  editor.replace('site.yaml', /^brand:\n(?: .*\n)+/gm, brand.blocks[0]);
  editor.build();
  const site = path.join(editor.folder, 'output/site');
  for (const name of ['rathaus.jpg', 'vorlage.pdf', 'logo.svg']) assert.ok(findInSite(site, `assets/media/${name}`), name);
  assert.match(editor.page('index.html'), /alt="Wappen der Stadt Musterstadt"/);
  editor.replace('site.yaml', '"#006633"', '#006633');
  editor.fail('value-comment');
  editor.replace('site.yaml', '#006633', '"#ff8800"');
  assert.match(editor.build('color-contrast').stderr, /#[0-9a-f]{6}.*\[color-contrast\]/);
});

test('a word of the interface', (t) => {
  const editor = new Editor(t);
  const { blocks } = readRecipe('ein Wort der Oberfläche ändern');
  editor.replace('de/texts.yaml', 'interface: {}\n', blocks[0]);
  editor.build();
  assert.match(editor.page('index.html'), /Jetzt ausfüllen/);
  editor.replace('de/texts.yaml', 'start_check:', 'start_chek:');
  editor.build('word-unknown');
});

test('the legal pages filled in', (t) => {
  const editor = new Editor(t);
  const { blocks } = readRecipe('Impressum, Datenschutz und Barrierefreiheit ausfüllen');
  const strict = editor.run('check', '--strict');
  assert.equal(strict.status, 1);
  assert.equal(strict.rules.filter((rule) => rule === 'legal-placeholder').length, 3);
  assert.ok(!strict.stderr.includes('Warnung:'), strict.stderr);
  editor.replace('site.yaml', /^ {2}address: .*\n/gm, blocks[0]);
  editor.replace('site.yaml', /(?<=^(?:publisher|contact):\n {2}name: )""/gm, '"Stadt Musterstadt"');
  editor.replace('site.yaml', 'email: ""', 'email: "amt@example.org"');
  for (const page of ['impressum', 'datenschutz', 'barrierefreiheit', 'unterstuetzung']) editor.replace(`de/pages/${page}.md`, /\[[^\]]*\](?!\()/g, 'Angabe');
  editor.replace('de/pages/leichte-sprache.md', /^## Über diesen Text\n(?:(?!## ).*\n)*/m, '');
  const filled = editor.run('check', '--strict');
  assert.equal(filled.status, 0, filled.stderr);
  assert.equal(filled.stderr, blocks[1]);
  editor.build();
  assert.match(editor.page('impressum.html'), /Rathausplatz 1<\/span>|Rathausplatz 1<br>/);
});

test('one more language', (t) => {
  const editor = new Editor(t);
  const { text, blocks } = readRecipe('eine Sprache ergänzen');
  const [, languages] = text.match(/`(languages: \[de, fr\])`/);
  editor.replace('site.yaml', /^languages: .*$/gm, languages);
  editor.write('fr/texts.yaml', editor.read('de/texts.yaml'));
  assert.deepEqual([...new Set(editor.run('build').fresh)].sort(), ['text-untranslated', 'words-missing']);
  assert.match(editor.page('index.html'), />fr</);
  const site = path.join(editor.folder, 'output/site');
  assert.ok(fs.existsSync(path.join(site, 'fr/check.html')));
  assert.equal(fs.readdirSync(site).filter((name) => /-(de|fr)\.html$/.test(name)).length, 2);
  copyTree(editor.file('de/questions'), editor.file('fr/questions'));
  editor.replace('fr/texts.yaml', '"Am Anfang"', '"Au début"');
  editor.fail('band-unknown');
  for (const name of editor.questions()) editor.replace(name.replace('de/', 'fr/'), '## Am Anfang', '## Au début');
  assert.equal(editor.run('build').status, 0);
  const words = fs.readFileSync(path.join(root, 'themes/default/strings/de.yaml'), 'utf8');
  writeTree(editor.folder, { 'themes/default/strings/fr.yaml': words.replace(/^language_name: .*$/m, 'language_name: "Français"') });
  assert.ok(!editor.run('build').fresh.includes('words-missing'));
  assert.match(editor.page('index.html'), />Français</);
  for (const name of ['fr', '../themes']) editor.remove(name);
  const [, partial] = text.match(/`(languages: \[de, \{.*?\}\])`/);
  editor.replace('site.yaml', languages, partial);
  editor.write('de-simple/texts.yaml', blocks[0]);
  editor.build('language-partial');
  assert.match(editor.page('index.html'), />Leichte Sprache</);
});

test('the messages that the manual shows are said', (t) => {
  const editor = new Editor(t);
  const [, shown] = RECIPES.match(/^## Meldungen lesen\n[^]*?^```\n([^]*?)^```$/m);
  editor.replace('check.yaml', '{ id: engagement, topic: teilhabe, factors: [beteiligung] }', '{ id: engagement, topic: teilhabe, factors: [beteiligng] }');
  editor.replace('de/questions/netzwerk.md', '## Im Aufbau', '## In Aufbau');
  const lines = shown.trimEnd().split('\n');
  const { stderr } = editor.run('check');
  for (const line of lines) assert.ok(`\n${stderr}`.includes(`\n${line}\n`), line);
});

test('the editor has a schema for each YAML file, where the manual says', (t) => {
  const editor = new Editor(t);
  const { text, blocks } = readRecipe('dass der Editor mitdenkt');
  assert.ok(editor.read('check.yaml').startsWith(blocks[0]));
  for (const [name, schema] of [['site.yaml', 'schema/site.json'], ['de/texts.yaml', '../schema/texts.json']]) {
    assert.ok(text.includes(`\`${schema}\``) && editor.read(name).startsWith(`# yaml-language-server: $schema=${schema}\n`), name);
    YAML.parse(editor.read(name));
  }
});

// What a recipe changes in the project of new --empty stands behind "<!-- In FILE: KEY -->" (this
// part of a YAML file), "<!-- An FILE -->" (added to it) and "<!-- Statt FILE -->".
for (const title of ['Antworten beschreiben', 'nur bestimmte Werte anbieten', 'ohne Hinweise oder Erfolgsfaktoren auskommen', 'ein Thema erklären', 'Themen zu Gruppen zusammenfassen'])
  test(`${title}: a small check without a fault`, (t) => {
    const editor = new Editor(t, ['--empty']);
    const { text: recipe } = readRecipe(title);
    const changes = [...recipe.matchAll(/^<!-- (In|An|Statt) (\S+?)(?:: (\w+))? -->\n```[a-z]+\n([^]*?)^```$/gm)];
    assert.ok(changes.length > 0);
    for (const [, way, name, key, text] of changes) {
      const part = new RegExp(`^${key}:.*\n(?:[ -].*\n)*`, 'm');
      if (way === 'In' && part.test(editor.read(name))) editor.replace(name, part, text);
      else editor.write(name, way === 'Statt' ? text : `${editor.read(name)}\n${text}`);
    }
    for (const [, folder] of recipe.matchAll(/Löschen Sie den Ordner `(.*?)`/g)) editor.remove(folder);
    editor.build();
  });

// The files of a recipe stand in the manual behind "<!-- Datei: NAME -->".
test('a whole new check', (t) => {
  const { text: recipe } = readRecipe('einen ganz neuen Check');
  const [, command] = recipe.match(/^```\nkurzcheck (new .*)\n```$/m);
  const name = command.split(' ').at(-1);
  const files = [...recipe.matchAll(/^<!-- Datei: (.*) -->\n```[a-z]+\n([^]*?)^```$/gm)];
  assert.equal(files.length, 6);
  const folder = scratch(t, 'recipe');
  const content = path.join(folder, name, 'content');
  assert.equal(run([...command.split(' '), '--lang', 'de'], { cwd: folder }).status, 0);
  for (const kind of ['questions', 'factors']) fs.rmSync(path.join(content, 'de', kind), { recursive: true });
  for (const [, file, text] of files) writeTree(content, { [file]: text });
  const [, build] = recipe.match(/^```\nkurzcheck (build .*)\n```$/m);
  const { stderr } = run([...build.split(' '), '--lang', 'de'], { cwd: folder });
  const [said] = recipe.match(/^kurzcheck: .*$/m);
  assert.equal(stderr.trimEnd().split('\n').at(-1), said);
});

test('what the reference shows of questions, links and the licence is taken as it stands', (t) => {
  const editor = new Editor(t);
  const reference = readPart('REFERENZ.md');
  const part = (heading) => reference.split(`# ${heading}\n`)[1];
  const [, question] = part('questions/KENNUNG.md').match(/^```markdown\n([^]*?)^```$/m);
  const [, licence] = part('Lizenz der Texte').match(/^```markdown\n([^]*?)^```$/m);
  const links = [...part('Links und Bilder').split('\n#')[0].matchAll(/^\| .* \|$/gm)].flatMap(([row]) => [...row.matchAll(/`(!?\[.*?\]\(.*?\))`/g)].map(([, link]) => link.replace('[Text]', '[Ein Text]')));
  assert.equal(links.length, 13);
  editor.write('de/questions/netzwerk.md', question);
  const isInner = (link) => link.includes('../pages/');
  editor.write('de/factors/haltung.md', `# Haltung\n\n${links.filter(isInner).join('\n\n')}\n`);
  editor.write('de/pages/termine.md', `# Termine\n\n${[...links.filter((link) => !isInner(link)), licence].join('\n\n')}\n`);
  editor.append('site.yaml', 'pages', '  - { id: termine }\n');
  writeTree(editor.folder, { 'content/media/vorlage.pdf': '%PDF-1.4\n', 'content/media/rathaus.jpg': Buffer.from(JPEG, 'base64') });
  editor.build();
});
