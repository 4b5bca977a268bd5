// What is handed on: the static program and the Debian package.
'use strict';

const assert = require('node:assert/strict');
const fs = require('node:fs');
const os = require('node:os');
const path = require('node:path');
const { execFileSync, spawnSync } = require('node:child_process');
const test = require('node:test');
const { assertGuarded, assertHardened } = require('./hardening.js');
const { assertWhole, listFiles, output, root, run, scratch } = require('../lib/kurzcheck.js');

const STATIC = path.join(output, 'bin/kurzcheck-static');

// Gives the last line that make prints. The environment decides when the package was made.
function make(target, folder = output, env = {}) {
  const said = execFileSync('make', ['-s', target, `OUTPUT=${folder}`], {
    cwd: root,
    env: { ...process.env, MAKEFLAGS: '', ...env },
    encoding: 'utf8',
  });
  return said.trimEnd().split('\n').at(-1);
}

function tool(name, ...args) {
  return execFileSync(name, args, { encoding: 'utf8', env: { ...process.env, LC_ALL: 'C' } });
}

test('make: the compiler helps against faults in memory', () => {
  assertHardened(path.join(output, 'bin/kurzcheck'));
  assertGuarded(path.join(output, 'bin/kurzcheck'));
});

test('make static', async (t) => {
  make('static');

  await t.test('the program asks for no loader and no library', () => {
    const asks = (program) => /INTERP/.test(tool('readelf', '--program-headers', program)) || /NEEDED/.test(tool('readelf', '--dynamic', program));
    assert.equal(asks(STATIC), false);
    assert.equal(asks(path.join(output, 'bin/kurzcheck')), true);
  });

  await t.test('the compiler helps against faults in memory', () => {
    assertHardened(STATIC);
    assert.ok(fs.readFileSync(STATIC).includes('stack smashing detected'));
  });

  await t.test('it writes the same site as the dynamic one', (t) => {
    const folder = scratch(t, 'static');
    for (const [name, program] of [['static', STATIC], ['dynamic', undefined]])
      assert.equal(run(['build', '-o', path.join(folder, name)], { program }).status, 0);
    const sums = (name) => fs.readFileSync(path.join(folder, name, 'SHA256SUMS'), 'utf8');
    assert.equal(sums('static'), sums('dynamic'));
  });

  const mayEnter = spawnSync('unshare', ['--map-root-user', 'chroot', '/', 'true']).status === 0;
  await t.test('it runs where there is nothing but itself', { skip: !mayEnter && 'no other root folder is permitted here' }, (t) => {
    const folder = scratch(t, 'empty');
    fs.copyFileSync(STATIC, path.join(folder, 'kurzcheck'));
    for (const args of [['new', '/stick/Mein Check'], ['build', '/stick/Mein Check']])
      tool('unshare', '--map-root-user', 'chroot', folder, '/kurzcheck', ...args);
    assertWhole(path.join(folder, 'stick/Mein Check/output/site'));
  });
});

test('make deb', async (t) => {
  const deb = path.resolve(root, make('deb'));

  await t.test('the package has the name Debian expects', () => {
    const version = run(['--version']).stdout.trim().split(' ')[1];
    const architecture = tool('dpkg', '--print-architecture').trim();
    assert.equal(path.basename(deb), `kurzcheck_${version}_${architecture}.deb`);
    assert.equal(path.dirname(deb), path.resolve(output));
  });

  await t.test('it holds program, manual page and what Debian asks for, all of them root\'s', () => {
    const lines = tool('dpkg-deb', '--contents', deb).trimEnd().split('\n').map((line) => line.split(/\s+/));
    const files = lines.filter(([mode]) => mode[0] === '-').map(([mode, , , , , name]) => `${mode} ${name}`);
    assert.deepEqual(files, [
      '-rwxr-xr-x ./usr/bin/kurzcheck',
      '-rw-r--r-- ./usr/share/doc/kurzcheck/README.md',
      '-rw-r--r-- ./usr/share/doc/kurzcheck/changelog.gz',
      '-rw-r--r-- ./usr/share/doc/kurzcheck/copyright',
      '-rw-r--r-- ./usr/share/man/man1/kurzcheck.1.gz',
    ]);
    for (const [mode, owner] of lines) {
      assert.equal(owner, 'root/root');
      if (mode[0] === 'd') assert.equal(mode, 'drwxr-xr-x');
    }
  });

  await t.test('it names the libraries that the program asks for; the compiler helps', (t) => {
    const folder = scratch(t, 'deb');
    tool('dpkg-deb', '--extract', deb, folder);
    const program = path.join(folder, 'usr/bin/kurzcheck');
    const wanted = [...tool('readelf', '--dynamic', program).matchAll(/NEEDED.*\[(.*)\.so/g)].map((match) => match[1]);
    assert.deepEqual(wanted.sort(), ['libc', 'libcmark', 'libyaml-0']);
    const depends = tool('dpkg-deb', '--field', deb, 'Depends');
    for (const name of ['libc6', 'libcmark', 'libyaml-0']) assert.ok(depends.includes(name), depends);
    assert.equal(depends.split(', ').length, 3);
    assert.match(run(['--version'], { program }).stdout, /^kurzcheck \d/);
    assertHardened(program);
    assertGuarded(program);
  });

  await t.test('its sums are those of its files', (t) => {
    const folder = scratch(t, 'deb');
    tool('dpkg-deb', '--raw-extract', deb, folder);
    execFileSync('md5sum', ['--check', '--strict', '--quiet', 'DEBIAN/md5sums'], { cwd: folder });
    const listed = fs.readFileSync(path.join(folder, 'DEBIAN/md5sums'), 'utf8').trimEnd().split('\n');
    assert.deepEqual(listed.map((line) => line.slice(34)), listFiles(path.join(folder, 'usr')).map((name) => `usr/${name}`));
  });

  await t.test('made again, elsewhere, it has the same bytes', (t) => {
    // make cannot have spaces in the name of what it makes, so scratch() is of no use here.
    const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'kurzcheck-again-'));
    t.after(() => fs.rmSync(folder, { recursive: true, force: true }));
    const again = make('deb', path.join(folder, 'output'), { TZ: 'Asia/Tokyo' });
    assert.ok(fs.readFileSync(again).equals(fs.readFileSync(deb)));
  });
});
