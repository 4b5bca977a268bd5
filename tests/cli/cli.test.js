// The command line: what is promised in `kurzcheck --help`, and exit statuses.
//   0 done · 1 faults in the content or theme · 2 wrong usage · 3 the system refused
'use strict';

const assert = require('node:assert/strict');
const fs = require('node:fs');
const path = require('node:path');
const { execFileSync, spawnSync } = require('node:child_process');
const test = require('node:test');
const { BASE } = require('../golden/golden.js');
const { assertWhole, copyTree, listFiles, programs, run, scratch, writeTree } = require('../lib/kurzcheck.js');

// A small project without faults, in a folder whose path has a space and an umlaut.
function makeProject(t) {
  const project = path.join(scratch(t, 'Übung'), 'Mein Projekt');
  copyTree(BASE, project);
  return project;
}

test('--help says what can be done, in the language of the messages', async (t) => {
  for (const option of ['--help', '-h'])
    await t.test(option, () => {
      const { status, stdout, stderr } = run([option]);
      assert.equal(status, 0);
      assert.equal(stderr, '');
      for (const word of ['build', 'check', '--output', '--theme', '--strict', '--lang', '--version', 'Exit status'])
        assert.ok(stdout.includes(word), word);
    });
  assert.match(run(['--help', '--lang', 'de']).stdout, /Rückgabewert/);
  assert.match(run(['--help'], { env: { LANG: 'de_AT.UTF-8' } }).stdout, /Rückgabewert/);
});

test('--version names the program and a version', () => {
  const { status, stdout } = run(['--version']);
  assert.equal(status, 0);
  assert.match(stdout, /^kurzcheck \d+\.\d+\.\d+\n$/);
});

test('the language of the messages is the locale\'s, unless --lang says another', (t) => {
  const folder = scratch(t);
  const message = (env, ...options) => run(['check', folder, ...options], { env }).stderr;
  assert.match(message({ LANG: 'de_DE.UTF-8' }), /Fehler/);
  assert.match(message({ LANG: 'en_GB.UTF-8' }), /error/);
  assert.match(message({ LANG: 'fr_FR.UTF-8' }), /error/);
  assert.match(message({ LANG: 'en_GB.UTF-8', LC_MESSAGES: 'de_CH' }), /Fehler/);
  assert.match(message({ LC_ALL: 'en', LC_MESSAGES: 'de' }), /error/);
  assert.match(message({ LANG: 'de_DE.UTF-8' }, '--lang', 'en'), /error/);
  assert.match(message({ LANG: 'en' }, '--lang=de'), /Fehler/);
});

test('wrong usage is exit status 2, says what is wrong, and writes nothing', async (t) => {
  for (const [args, pattern] of [
    [[], /build/],
    [['biuld'], /unknown command “biuld” – did you mean “build”/],
    [['build', '--srtict'], /unknown option “--srtict” – did you mean “--strict”/],
    [['build', '--output'], /--output needs a value/],
    [['build', '-o'], /--output needs a value/],
    [['build', '--strict=yes'], /--strict takes no value/],
    [['build', '--lang', 'fr'], /de and en, not in “fr”/],
    [['build', 'one', 'two'], /“two”/],
    [['-x', 'build'], /“-x”/],
    [['build', '--empty'], /--empty belongs to new/],
    [['new', '--empty'], /name the folder/],
    [['new', '--empty=yes', 'x'], /--empty takes no value/],
    [['schema'], /site, check or texts/],
    [['schema', 'text'], /not of “text” – did you mean “texts”/],
    [['schema', 'site', 'check'], /“check”/],
  ])
    await t.test(`kurzcheck ${args.join(' ')}`, (t) => {
      const folder = scratch(t);
      const { status, stdout, stderr } = run(args, { cwd: folder });
      assert.equal(status, 2);
      assert.match(stderr, pattern);
      assert.match(stderr, /kurzcheck --help/);
      assert.equal(stdout, '');
      assert.deepEqual(listFiles(folder), []);
    });
});

test('build writes to output/site of the project, wherever it is started', (t) => {
  const project = makeProject(t);
  assert.equal(run(['build'], { cwd: project }).status, 0);
  const inside = listFiles(path.join(project, 'output/site'));
  assert.ok(inside.includes('index.html'));
  fs.rmSync(path.join(project, 'output'), { recursive: true });
  assert.equal(run(['build', project]).status, 0);
  assert.deepEqual(listFiles(path.join(project, 'output/site')), inside);
});

test('-o says where the site goes, in every way of writing', (t) => {
  const project = makeProject(t);
  const ways = [['-o', 'a'], ['-ob'], ['--output', 'c/deeper/still'], ['--output=d']];
  for (const way of ways) assert.equal(run(['build', ...way], { cwd: project }).status, 0, way.join(' '));
  for (const name of ['a', 'b', 'c/deeper/still', 'd'])
    assert.ok(fs.existsSync(path.join(project, name, 'SHA256SUMS')), name);
});

test('options may stand before and behind the folder, and -- ends them', (t) => {
  const project = makeProject(t);
  assert.equal(run(['--strict', 'check', '--lang=de', project]).status, 0);
  fs.renameSync(project, path.join(path.dirname(project), '--strict'));
  assert.equal(run(['check', '--', '--strict'], { cwd: path.dirname(project) }).status, 0);
});

test('check reports and writes nothing', (t) => {
  const project = makeProject(t);
  assert.equal(run(['check'], { cwd: project }).status, 0);
  assert.ok(!fs.existsSync(path.join(project, 'output')));
});

test('warnings are exit status 0, under --strict 1', (t) => {
  const project = makeProject(t);
  writeTree(project, { 'content/en/pages/imprint.md': '# Imprint\n\n[Name]\n' });
  assert.equal(run(['build'], { cwd: project }).status, 0);
  const before = execFileSync('sha256sum', [path.join(project, 'output/site/SHA256SUMS')], { encoding: 'utf8' });
  assert.equal(run(['build', '--strict'], { cwd: project }).status, 1);
  assert.equal(execFileSync('sha256sum', [path.join(project, 'output/site/SHA256SUMS')], { encoding: 'utf8' }), before);
});

test('faults are exit status 1 and leave the old site as it was', (t) => {
  const project = makeProject(t);
  const site = path.join(project, 'output/site');
  assert.equal(run(['build'], { cwd: project }).status, 0);
  const before = fs.readFileSync(path.join(site, 'SHA256SUMS'), 'utf8');
  writeTree(project, { 'content/check.yaml': 'id: [\n' });
  assert.equal(run(['build'], { cwd: project }).status, 1);
  assertWhole(site);
  assert.equal(fs.readFileSync(path.join(site, 'SHA256SUMS'), 'utf8'), before);
});

test('a refusal of the system is exit status 3', async (t) => {
  await t.test('no such project', () => assert.equal(run(['check', '/nowhere/at/all']).status, 3));
  await t.test('a file of somebody else where the site would go', (t) => {
    const project = makeProject(t);
    writeTree(project, { 'output/site/mine.txt': 'mine' });
    const { status, stderr } = run(['build', '--lang', 'en'], { cwd: project });
    assert.equal(status, 3);
    assert.match(stderr, /mine\.txt: error: .*\[output-foreign\]/);
    assert.deepEqual(listFiles(path.join(project, 'output')), ['site/mine.txt']);
  });
  await t.test('a page that was changed by hand', (t) => {
    const project = makeProject(t);
    run(['build'], { cwd: project });
    fs.appendFileSync(path.join(project, 'output/site/index.html'), '<!-- mine -->');
    const { status, stderr } = run(['build', '--lang', 'en'], { cwd: project });
    assert.equal(status, 3);
    assert.match(stderr, /index\.html: error: .*\[output-changed\]/);
    assert.match(fs.readFileSync(path.join(project, 'output/site/index.html'), 'utf8'), /mine/);
  });
  await t.test('a site over the project\'s own files', (t) => {
    const project = makeProject(t);
    const before = listFiles(project);
    for (const output of ['.', 'content', 'content/en', '..']) {
      const { status, stderr } = run(['build', '--lang', 'en', '-o', output], { cwd: project });
      assert.equal(status, 3, output);
      assert.match(stderr, /\[output-(overlap|foreign)\]/, output);
    }
    assert.deepEqual(listFiles(project), before);
  });
  await t.test('help or a schema into a full device', () => {
    for (const option of ['--help', '--version', 'schema site']) {
      const full = fs.openSync('/dev/full', 'w');
      const { status, stderr } = spawnSync(programs.release, ['--lang', 'en', ...option.split(' ')], {
        stdio: ['ignore', full, 'pipe'],
        encoding: 'utf8',
      });
      fs.closeSync(full);
      assert.equal(status, 3, option);
      assert.match(stderr, /^kurzcheck: the output cannot be written/, option);
    }
  });
  // A container without the right to mount, or a bare chroot, cannot have a disk of its own.
  const mayMount = spawnSync('unshare', ['--mount', 'true']).status === 0;
  await t.test('a full disk leaves the old site', { skip: !mayMount && 'nothing can be mounted here' }, (t) => {
    const project = makeProject(t);
    const disk = path.join(project, 'disk');
    fs.mkdirSync(disk);
    // There is room for the old site, and then for nothing more.
    const script = `
      mount -t tmpfs -o size=3m tmpfs disk
      "$PROGRAM" build -o disk/site 2>/dev/null || exit 90
      cp disk/site/SHA256SUMS before
      while cat disk/site/*.html >> disk/filler 2>/dev/null; do :; done
      echo 'Another text.' >> content/en/pages/start.md
      "$PROGRAM" build --lang en -o disk/site; echo "status $?"
      cmp before disk/site/SHA256SUMS || exit 91
      cd disk/site && sha256sum --check --strict --quiet SHA256SUMS || exit 92
      ls -A .. | grep -v -x -e site -e filler && exit 93
      exit 0`;
    const result = spawnSync('unshare', ['--mount', '/bin/sh', '-c', script], {
      cwd: project,
      env: { ...process.env, PROGRAM: programs.release },
      encoding: 'utf8',
    });
    assert.equal(result.status, 0, result.stdout + result.stderr);
    assert.match(result.stdout, /status 3/);
    assert.match(result.stderr, /\[disk-full\]/);
  });
});

test('schema prints a JSON Schema, in the language of the messages', () => {
  for (const name of ['site', 'check', 'texts']) {
    const { status, stdout, stderr } = run(['schema', name], { env: { LANG: 'de_DE.UTF-8' } });
    assert.equal(status, 0);
    assert.equal(stderr, '');
    assert.match(JSON.parse(stdout).description, new RegExp(`^${name}\\.yaml: (wer|der|die) `));
    assert.match(run(['schema', '--lang', 'en', name]).stdout, /yaml: (who|the) /);
  }
});

test('the summary is the last line, and says how many faults there were', (t) => {
  const project = makeProject(t);
  assert.match(run(['build', '--lang', 'en'], { cwd: project }).stderr, /^kurzcheck: 0 errors, 0 warnings; 2 questions, \d+ files in output\/site\n$/);
  writeTree(project, { 'content/en/factors/time.md': '', 'content/en/pages/start.md': '# A\n\n<b>x</b> [y]()\n' });
  const lines = run(['build', '--lang', 'en'], { cwd: project }).stderr.trimEnd().split('\n');
  const count = (kind) => lines.filter((line) => line.includes(`: ${kind}: `)).length;
  assert.match(lines.at(-1), new RegExp(`^kurzcheck: ${count('error')} errors?, ${count('warning')} warnings?; nothing written$`));
  assert.ok(count('error') > 1);
});
