// The shipped check as it is built: complete, the same every time, small, clean.
'use strict';

const assert = require('node:assert/strict');
const fs = require('node:fs');
const path = require('node:path');
const { execFileSync, spawnSync } = require('node:child_process');
const test = require('node:test');
const { assertSameFiles, assertWhole, copyTree, findInSite, listFiles, programs, root, run, scratch, withoutHash, writeTree } = require('../lib/kurzcheck.js');
const { project: manyQuestions } = require('../bench/content.js');

function build(t, options = {}) {
  const folder = path.join(scratch(t, 'shipped'), 'site');
  const result = run(['build', '--lang', 'en', '-o', folder, options.project || root], options);
  assert.equal(result.status, 0, result.stderr);
  return folder;
}

function sums(folder) {
  return fs.readFileSync(path.join(folder, 'SHA256SUMS'), 'utf8');
}

test('the shipped check builds into the files it promises', (t) => {
  const names = listFiles(build(t)).map(withoutHash);
  for (const name of ['index.html', 'check.html', 'factors.html', 'guidance.html', 'questionnaire.html', 'SHA256SUMS',
    'integration-chefsache-de.html', 'assets/style.css', 'assets/pages.css', 'assets/check.css',
    'assets/together.css', 'assets/site.js', 'assets/check.js', 'assets/later.js', 'assets/together.js'])
    assert.ok(names.includes(name), `${name} is missing`);
});

test('the only warnings of the shipped check are those that whoever publishes it has to settle', () => {
  const result = run(['check', '--lang', 'en']);
  const rules = new Set([...result.stderr.matchAll(/\[([a-z0-9-]+)\]$/gm)].map((match) => match[1]));
  assert.deepEqual([...rules].sort(), ['contact-missing', 'language-partial', 'legal-placeholder', 'publisher-missing', 'text-unfinished']);
  assert.equal(run(['check', '--strict']).status, 1);
});

test('the same input gives the same bytes', async (t) => {
  const first = build(t);
  await t.test('in another time zone, locale and under another umask', (t) => {
    const folder = path.join(scratch(t, 'umask'), 'site');
    const command = 'umask 077 && exec "$@"';
    const other = spawnSync('/bin/sh', ['-c', command, 'sh', programs.release, 'build', '-o', folder, root], {
      env: { TZ: 'Pacific/Kiritimati', LC_ALL: 'de_DE.UTF-8', LANG: 'tr_TR.UTF-8', HOME: '/nowhere' },
    });
    assert.equal(other.status, 0, String(other.stderr));
    assert.equal(sums(folder), sums(first));
  });
  await t.test('from a copy of the content whose files were made in another order', (t) => {
    const project = path.join(scratch(t, 'copy'), 'project');
    for (const name of listFiles(path.join(root, 'content')).reverse()) {
      const to = path.join(project, 'content', name);
      fs.mkdirSync(path.dirname(to), { recursive: true });
      fs.copyFileSync(path.join(root, 'content', name), to);
      fs.utimesSync(to, 1, 1);
    }
    assert.equal(sums(build(t, { project })), sums(first));
  });
  await t.test('from the program with sanitizers, which finds no fault', (t) => {
    assert.equal(sums(build(t, { program: programs.san })), sums(first));
  });
  await t.test('as another user', (t) => {
    const folder = scratch(t, 'user');
    fs.chmodSync(folder, 0o777);
    // one that owns nothing here; or, where nobody else may read this folder, the same one under another number
    const others = [
      ['setpriv', '--reuid=65534', '--regid=65534', '--clear-groups', '--'],
      ['unshare', '--user', '--map-user=12345', '--map-group=12345', '--'],
    ];
    const as = ([command, ...words], ...args) => spawnSync(command, [...words, ...args], { env: { LANG: 'C.UTF-8' }, encoding: 'utf8' });
    const other = others.find((words) => as(words, programs.release, 'check', root).status === 0);
    if (!other) return t.skip('the system lets nobody act as another user');
    t.diagnostic(other[0]);
    const { status, stderr } = as(other, programs.release, 'build', '-o', path.join(folder, 'site'), root);
    assert.equal(status, 0, stderr);
    assert.equal(sums(path.join(folder, 'site')), sums(first));
  });
  await t.test('on another file system', (t) => {
    const memory = '/dev/shm';
    if (!fs.existsSync(memory) || fs.statSync(memory).dev === fs.statSync(first).dev) return t.skip('there is no other to write to');
    const folder = fs.mkdtempSync(path.join(memory, 'kurzcheck-site-'));
    t.after(() => fs.rmSync(folder, { recursive: true, force: true }));
    copyTree(path.join(root, 'content'), path.join(folder, 'project/content'));
    const { status, stderr } = run(['build', '-o', path.join(folder, 'site'), path.join(folder, 'project')]);
    assert.equal(status, 0, stderr);
    assert.equal(sums(path.join(folder, 'site')), sums(first));
  });
  await t.test('from the program of the other compiler', (t) => {
    const used = execFileSync('readelf', ['-p', '.comment', programs.release], { encoding: 'utf8' });
    const compiler = /clang/i.test(used) ? 'gcc' : 'clang';
    const program = path.join(scratch(t, compiler), 'kurzcheck');
    const sources = listFiles(path.join(root, 'src')).filter((name) => name.endsWith('.c') && !/^(windows|tools)\//.test(name)).map((name) => path.join(root, 'src', name));
    execFileSync(compiler, ['-std=c11', '-D_POSIX_C_SOURCE=200809L', '-DNDEBUG', '-O0', '-w', `-I${path.join(root, 'src')}`, '-o', program, ...sources, path.join(path.dirname(programs.release), '../obj/builtin.o'), '-lcmark', '-lyaml']);
    assert.equal(sums(build(t, { program })), sums(first));
  });
  await t.test('over an older site', (t) => {
    const before = path.join(scratch(t, 'before'), 'site');
    copyTree(first, before);
    const again = run(['build', '--lang', 'en', '-o', first, root]);
    assert.equal(again.status, 0, again.stderr);
    assertSameFiles(first, before);
    assertWhole(first);
  });
});

// What is published has the built-in theme, minified, though the project has its files, too.
test('scripts and styles: under 27 kB compressed with the check, under 48 kB with what comes later, the room and the sheets under 12 kB on top, a page of text under 14 kB with its text', (t) => {
  const folder = build(t);
  const sizeOf = (name) => execFileSync('gzip', ['-9nc', path.join(folder, findInSite(folder, name))]).length;
  const sum = (...names) => {
    const sizes = names.map((name) => [name, sizeOf(name)]);
    const total = sizes.reduce((all, [, size]) => all + size, 0);
    t.diagnostic(`gzip: ${sizes.map(([name, size]) => `${name} ${size}`).join(' + ')} = ${total} bytes`);
    return total;
  };
  const every = ['assets/style.css', 'assets/site.js'];
  const first = [...every, 'assets/check.css', 'assets/check.js'];
  const atOnce = sum(...first);
  const all = sum(...first, 'assets/later.js');
  const together = sum('assets/together.css', 'assets/together.js');
  t.diagnostic(`gzip: all of it, for whoever opens the room and a comparison, too: ${all + together} bytes`);
  const texts = fs.readdirSync(folder).filter((name) => name.endsWith('.html') && !/^(check|guidance|integration-.*)\.html$/.test(name));
  const heaviest = texts.sort((a, b) => sizeOf(b) - sizeOf(a))[0];
  const text = sum(...every, 'assets/pages.css', heaviest);
  assert.ok(atOnce < 27000, `${atOnce} bytes`);
  assert.ok(all < 48000, `${all} bytes`);
  assert.ok(together < 12000, `${together} bytes`);
  assert.ok(text < 14000, `${text} bytes`);
  for (const name of texts)
    assert.doesNotMatch(fs.readFileSync(path.join(folder, name), 'utf8'), /assets\/(check|later|together)\./, name);
});

// What waits in a noscript is text where scripts run, what a template holds is no part of the page.
function nodesOf(html) {
  const parts = html.replace(/<!--[^]*?-->|<(noscript|template)\b[^]*?<\/\1>/g, '<$1>');
  return parts.match(/<[a-z]/g).length;
}

test('the check is a page of few bytes and few nodes: under 47 kB compressed and 2,000 nodes, at 200 questions 65 for each', (t) => {
  const sizeOf = (file) => execFileSync('gzip', ['-9nc', file]).length;
  const shipped = path.join(build(t), 'check.html');
  const project = scratch(t, 'many');
  writeTree(project, manyQuestions({ questions: 200, factors: 20 }));
  const many = path.join(build(t, { project }), 'check.html');
  const [few, all] = [shipped, many].map((file) => nodesOf(fs.readFileSync(file, 'utf8')));
  t.diagnostic(`check.html: ${sizeOf(shipped)} bytes, ${few} nodes; of 200 questions: ${all} nodes`);
  assert.ok(sizeOf(shipped) < 47000, `${sizeOf(shipped)} bytes`);
  assert.ok(few < 2000, `${few} nodes`);
  assert.ok(all < 200 * 65, `${all} nodes of 200 questions`);
});

// What is still in use at the end is the system's to take back.
test('valgrind finds no fault and no leak in a build of the shipped check', (t) => {
  const folder = path.join(scratch(t, 'valgrind'), 'site');
  const result = spawnSync(
    'valgrind',
    ['--quiet', '--error-exitcode=99', '--leak-check=full', '--show-leak-kinds=definite,indirect,possible',
      programs.release, 'build', '--lang', 'en', '-o', folder, root],
    { encoding: 'utf8' }
  );
  assert.equal(result.status, 0, result.stderr);
  assert.doesNotMatch(result.stderr, /^==/m);
});
