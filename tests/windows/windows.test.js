// kurzcheck.exe does on Windows what kurzcheck does on Linux: the same messages, the same site,
// byte for byte. And what only Windows has: drives, long paths, files that are held open, a
// double click.
'use strict';

const assert = require('node:assert/strict');
const fs = require('node:fs');
const path = require('node:path');
const { execFileSync } = require('node:child_process');
const test = require('node:test');
const linux = require('../lib/kurzcheck.js');
const { BASE, FAULTS, folders, makeProject, readLines } = require('../golden/golden.js');
const { PROGRAM, click, hold, run, runAtOnce, start, stop, windowsPath } = require('./wine.js');
const { assertSameFiles, assertWhole, copyTree, listFiles, root, scratch, writeTree } = linux;

const SITES = path.join(root, 'tests/golden/sites');

test.before(start);
test.after(stop);

// A project without faults, in a folder whose path has blanks and an umlaut.
function makeBase(t) {
  const project = path.join(scratch(t, 'für Windows'), 'Mein Größtes');
  copyTree(BASE, project);
  return project;
}

function besides(site) {
  return fs.readdirSync(path.dirname(site)).filter((name) => name !== path.basename(site));
}

test('the program needs nothing that does not come with every Windows', () => {
  const said = execFileSync('x86_64-w64-mingw32-objdump', ['--private-headers', PROGRAM], { encoding: 'utf8' });
  const libraries = [...said.matchAll(/DLL Name: (.*)/g)].map((match) => match[1].toLowerCase());
  assert.ok(libraries.length > 0);
  assert.deepEqual(libraries.filter((name) => !['advapi32.dll', 'kernel32.dll', 'msvcrt.dll', 'user32.dll'].includes(name)), []);
});

test('the compiler helps against faults in memory', () => {
  const said = execFileSync('x86_64-w64-mingw32-objdump', ['--all-headers', PROGRAM], { encoding: 'utf8' });
  for (const name of ['HIGH_ENTROPY_VA', 'DYNAMIC_BASE', 'NX_COMPAT', '.reloc']) assert.ok(said.includes(name), name);
  assert.doesNotMatch(said, /relocations stripped/);
  assert.ok(fs.readFileSync(PROGRAM).includes('stack smashing detected'));
});

// What these faults are made of, Windows cannot hold or Wine shows otherwise.
const NOT_HERE = {
  'file-name': 'a name that is no UTF-8',
  'file-outside': 'a link that leads out, which Wine follows unseen',
  'file-special': 'a link that leads nowhere, which Wine does not list',
  'media-name': 'a name that Windows forbids',
};

// What both programs say is compared in the language whose letters a console can get wrong.
test('the golden faults, in German', async (t) => {
  assert.deepEqual(Object.keys(NOT_HERE).filter((fault) => !folders(FAULTS).includes(fault)), []);
  for (const fault of folders(FAULTS))
    await t.test(fault, { skip: NOT_HERE[fault] }, async (t) => {
      const project = makeProject(t, fault);
      const options = readLines(path.join(FAULTS, fault, 'options'));
      const { status, stderr } = await runAtOnce(['check', '--lang', 'de', ...options], { cwd: project });
      const expected = fs.readFileSync(path.join(FAULTS, fault, 'expect.de'), 'utf8');
      assert.equal(`${stderr}exit status: ${status}\n`, expected);
    });
});

test('the golden sites and the shipped check', async (t) => {
  const projects = folders(SITES).map((name) => path.join(SITES, name));
  for (const project of [...projects, root])
    await t.test(path.basename(project), (t) => {
      const folder = scratch(t, 'sites');
      const build = (program, to) => {
        const { status, stderr } = program(['build', '--lang', 'en', '-o', path.join(folder, to)], { cwd: project });
        return { status, stderr: stderr.replace(`${folder}/${to}`, 'site') };
      };
      assert.deepEqual(build(run, 'windows'), build(linux.run, 'linux'));
      assertSameFiles(path.join(folder, 'windows'), path.join(folder, 'linux'));
    });
});

test('files saved with CRLF and a BOM give the same site', (t) => {
  const project = makeBase(t);
  run(['build', '-o', 'unix'], { cwd: project });
  for (const name of listFiles(path.join(project, 'content'))) {
    const file = path.join(project, 'content', name);
    if (/\.(md|yaml)$/.test(name))
      fs.writeFileSync(file, '\ufeff' + fs.readFileSync(file, 'utf8').replaceAll('\n', '\r\n'));
  }
  assert.equal(run(['build', '-o', 'dos'], { cwd: project }).status, 0);
  assertSameFiles(path.join(project, 'dos'), path.join(project, 'unix'));
});

test('paths', async (t) => {
  await t.test('with a drive, backslashes, blanks and umlauts', (t) => {
    const project = makeBase(t);
    const { status, stderr } = run(['build', '--lang', 'en', windowsPath(project)]);
    assert.equal(status, 0, stderr);
    assert.match(stderr, /files in Z:\/.*\/Mein Größtes\/output\/site\n$/);
    assertWhole(path.join(project, 'output/site'));
  });
  await t.test('relative, with backslashes', (t) => {
    const project = makeBase(t);
    assert.equal(run(['build', '-o', '..\\Seite', '.\\'], { cwd: project }).status, 0);
    assertWhole(path.join(project, '../Seite'));
  });
  await t.test('of more than 260 characters', (t) => {
    const deep = Array.from({ length: 12 }, (_, i) => `ein langer Name für Ordner ${i}`).join('/');
    const project = path.join(scratch(t, 'lang'), deep);
    copyTree(BASE, project);
    assert.ok(project.length > 300);
    const site = path.join(project, 'output', deep);
    assert.equal(run(['build', '-o', windowsPath(site), windowsPath(project)]).status, 0);
    assertWhole(site);
    // Faults are named as ever, and the old site is replaced.
    writeTree(project, { 'content/en/pages/start.md': '# Start\n\nAnders.\n' });
    assert.equal(run(['build', '-o', windowsPath(site), windowsPath(project)]).status, 0);
    assert.match(fs.readFileSync(path.join(site, 'index.html'), 'utf8'), /Anders/);
    assert.deepEqual(besides(site), []);
  });
  await t.test('a drive itself is no place for a site', (t) => {
    const { status, stderr } = run(['build', '--lang', 'en', '-o', 'C:\\'], { cwd: makeBase(t) });
    assert.equal(status, 3);
    assert.match(stderr, /^C:\/: error: .*\[output-mount\]/);
  });
  await t.test('over the project\'s own files, in other letters', (t) => {
    const project = makeBase(t);
    for (const output of ['CONTENT', 'content\\EN', '.', '..']) {
      const { status, stderr } = run(['build', '--lang', 'en', '-o', output], { cwd: project });
      assert.equal(status, 3);
      assert.match(stderr, /\[output-overlap\]/, output);
    }
  });
});

test('new begins a project that builds, and overwrites nothing', (t) => {
  const folder = scratch(t, 'neu');
  assert.equal(run(['new', 'Mein Übungs-Check'], { cwd: folder }).status, 0);
  assert.equal(run(['build', 'Mein Übungs-Check'], { cwd: folder }).status, 0);
  assert.equal(linux.run(['new', 'Linux'], { cwd: folder }).status, 0);
  assertSameFiles(path.join(folder, 'Mein Übungs-Check/content'), path.join(folder, 'Linux/content'));
  assert.equal(run(['new', 'Linux'], { cwd: folder }).status, 3);
});

test('a new site takes the place of the old one', async (t) => {
  const project = makeBase(t);
  const site = path.join(project, 'output/site');
  const start = (text) => writeTree(project, { 'content/en/pages/start.md': `# Start\n\n${text}.\n` });
  run(['build'], { cwd: project });
  const before = fs.readFileSync(path.join(site, 'SHA256SUMS'), 'utf8');

  await t.test('and nothing of it is left', () => {
    start('Second');
    assert.equal(run(['build'], { cwd: project }).status, 0);
    assert.notEqual(fs.readFileSync(path.join(site, 'SHA256SUMS'), 'utf8'), before);
    assertWhole(site);
    assert.deepEqual(besides(site), []);
  });
  await t.test('but not of one that has a file of somebody else\'s', () => {
    writeTree(site, { 'mine.txt': 'mine' });
    const { status, stderr } = run(['build', '--lang', 'en'], { cwd: project });
    assert.equal(status, 3);
    assert.match(stderr, /^output\/site\/mine\.txt: error: .*\[output-foreign\]/m);
    assert.ok(fs.existsSync(path.join(site, 'mine.txt')));
    fs.rmSync(path.join(site, 'mine.txt'));
  });
  await t.test('and a run that was cut off between two renames is mended by the next', () => {
    fs.renameSync(site, `${site}.old`);
    fs.writeFileSync(`${site}.kurzcheck-lock`, 'The folder .old beside this file is kurzcheck\'s.\n');
    writeTree(project, { 'content/check.yaml': 'id: [\n' });
    assert.equal(run(['build'], { cwd: project }).status, 1, 'with faults in the content nothing is touched');
    copyTree(path.join(BASE, 'content/check.yaml'), path.join(project, 'content/check.yaml'));
    start('Third');
    const { status, stderr } = run(['build', '--lang', 'en'], { cwd: project });
    assert.equal(status, 0);
    assert.match(stderr, /\[output-restored\]/);
    assertWhole(site);
    assert.deepEqual(besides(site), []);
  });
  await t.test('also where a file of it is read-only', () => {
    // What a file system of Linux calls so, Wine calls so.
    for (const name of listFiles(site)) fs.chmodSync(path.join(site, name), 0o444);
    start('Fourth');
    assert.equal(run(['build'], { cwd: project }).status, 0);
    assertWhole(site);
    assert.deepEqual(besides(site), []);
  });
});

test('a file that another program holds open', async (t) => {
  await t.test('in the content is named, in words', async (t) => {
    const project = makeBase(t);
    const release = await hold(path.join(project, 'content/en/pages/start.md'));
    const [en, de] = ['en', 'de'].map((language) => run(['check', '--lang', language], { cwd: project }));
    await release();
    assert.equal(en.status, 3);
    assert.match(en.stderr, /^content\/en\/pages\/start\.md: error: .*another program has the file.* open/m);
    assert.match(de.stderr, /^content\/en\/pages\/start\.md: Fehler: .*ein anderes Programm hält die Datei/m);
    assert.equal(run(['check'], { cwd: project }).status, 0);
  });
  await t.test('is waited for, a little', async (t) => {
    const project = makeBase(t);
    const release = await hold(path.join(project, 'content/en/pages/start.md'));
    const checked = runAtOnce(['check'], { cwd: project });
    setTimeout(release, 400);
    assert.equal((await checked).status, 0);
  });
  for (const [share, what] of [['', 'for itself'], ['r', 'to read it']])
    await t.test(`in the old site, ${what}: that site or the new one is there, whole`, async (t) => {
      const project = makeBase(t);
      const site = path.join(project, 'output/site');
      run(['build'], { cwd: project });
      const before = fs.readFileSync(path.join(site, 'SHA256SUMS'), 'utf8');
      writeTree(project, { 'content/en/pages/start.md': '# Start\n\nSecond.\n' });
      const release = await hold(path.join(site, 'index.html'), share);
      const { status, stderr } = run(['build', '--lang', 'en'], { cwd: project });
      await release();
      assertWhole(site);
      const unchanged = fs.readFileSync(path.join(site, 'SHA256SUMS'), 'utf8') === before;
      assert.equal(unchanged, status === 3, stderr);
      assert.match(stderr, /another program has the file/);
      // Afterwards all is well again.
      assert.equal(run(['build'], { cwd: project }).status, 0);
      assert.notEqual(fs.readFileSync(path.join(site, 'SHA256SUMS'), 'utf8'), before);
      assertWhole(site);
    });
});

test('watch sees a save, and ends on Ctrl+C with a site for everyone', async (t) => {
  const project = makeBase(t);
  const start = path.join(project, 'content/en/pages/start.md');
  const save = (text) => () => {
    fs.writeFileSync(`${start}.new`, text);
    fs.renameSync(`${start}.new`, start);
  };
  const { status, shown } = await click(['watch', '--lang', 'en'], [
    { after: /waiting for changes/, act: save('# Start\n\n[to](nowhere.md)\n') },
    { after: /\[link-broken\][^]*waiting for changes/, act: save('# Start\n\nMended.\n') },
    { after: /\[link-broken\][^]*0 errors[^]*waiting for changes/, key: '\x03' },
  ], { cwd: project });
  assert.equal(status, 0, shown);
  const site = path.join(project, 'output/site');
  assertWhole(site);
  assert.match(fs.readFileSync(path.join(site, 'index.html'), 'utf8'), /Mended\./);
  assert.equal(run(['build', '-o', 'fresh'], { cwd: project }).status, 0);
  assertSameFiles(site, path.join(project, 'fresh'));
  assert.deepEqual(besides(site), []);
});

test('the language is that of Windows, unless the environment or --lang names one', (t) => {
  const project = makeBase(t);
  const said = (env, ...options) => run(['check', ...options], { cwd: project, env }).stderr;
  assert.match(said({ LANG: undefined }), /^kurzcheck: 0 errors/);
  assert.match(said({ LANG: 'de_DE.UTF-8' }), /^kurzcheck: 0 Fehler/);
  assert.match(said({ LANG: 'de_DE.UTF-8' }, '--lang', 'en'), /^kurzcheck: 0 errors/);
});

test('started by a mouse', async (t) => {
  const german = { LANG: 'de_DE.UTF-8' };
  const close = /schließt dieses Fenster/;

  await t.test('a double click in a project builds it, and the window waits', async (t) => {
    const project = makeBase(t);
    const { status, shown } = await click([], [{ after: close, key: 'x' }], { cwd: project, env: german });
    assert.equal(status, 0);
    assert.match(shown, /^kurzcheck: 0 Fehler, 0 Warnungen; .* in output\/site$/m);
    assert.match(shown, /Öffnen Sie dort index\.html/);
    assertWhole(path.join(project, 'output/site'));
  });
  await t.test('faults are shown, with their umlauts', async (t) => {
    const project = makeBase(t);
    writeTree(project, { 'content/en/pages/start.md': '# Größe\n\n[hin](nirgendwohin-für-dich.md)\n' });
    const { status, shown } = await click([], [{ after: close, key: 'x' }], { cwd: project, env: german });
    assert.equal(status, 1);
    assert.match(shown, /^content\/en\/pages\/start\.md:3:1: Fehler: .*\n.*„.*nirgendwohin-für-dich\.md“/m);
    assert.doesNotMatch(shown, /Öffnen Sie dort/);
    assert.ok(!fs.existsSync(path.join(project, 'output')));
  });
  await t.test('a folder dragged onto it is built', async (t) => {
    const project = makeBase(t);
    const { status } = await click([windowsPath(project)], [{ after: close, key: 'x' }], { cwd: root, env: german });
    assert.equal(status, 0);
    assertWhole(path.join(project, 'output/site'));
  });
  await t.test('without a project it says what to do, and does nothing by itself', async (t) => {
    const folder = scratch(t, 'leer');
    const { status, shown } = await click([], [{ after: close, key: 'x' }], { cwd: folder, env: german });
    assert.equal(status, 1);
    assert.match(shown, /kein Projekt/);
    assert.deepEqual(fs.readdirSync(folder), []);
  });
  await t.test('and on the key N begins a project, with the program in it', async (t) => {
    const folder = scratch(t, 'leer');
    const program = path.join(folder, 'kurzcheck.exe');
    fs.copyFileSync(PROGRAM, program);
    const keys = [{ after: close, key: 'n' }, { after: /Eine beliebige Taste/, key: 'x' }];
    const { status } = await click([], keys, { cwd: folder, env: german, program });
    assert.equal(status, 0);
    assert.ok(fs.readFileSync(path.join(folder, 'mein-check/kurzcheck.exe')).equals(fs.readFileSync(PROGRAM)));
    assert.equal(run(['build'], { cwd: path.join(folder, 'mein-check') }).status, 0);
  });
  await t.test('with a command, or a word that is no folder, no window waits', async (t) => {
    const project = makeBase(t);
    for (const [args, expected] of [[['check'], 0], [['build'], 0], [['biuld'], 2], [['--help'], 0]]) {
      const { status, shown } = await click(args, [], { cwd: project, env: german });
      assert.equal(status, expected, shown);
      assert.doesNotMatch(shown, close);
    }
  });
  await t.test('nor where nobody could press a key', (t) => {
    assert.equal(run([], { cwd: makeBase(t) }).status, 2);
  });
});
