// kurzcheck watch: every change becomes a site, whatever way it was saved; errors are told to
// the open pages; the end leaves a site as `build` does.
'use strict';

const assert = require('node:assert/strict');
const fs = require('node:fs');
const path = require('node:path');
const { execFileSync, spawn } = require('node:child_process');
const test = require('node:test');
const { BASE } = require('../golden/golden.js');
const { assertWhole, copyTree, findInSite, listFiles, programs, root, run, scratch, writeTree } = require('../lib/kurzcheck.js');

const PATIENCE = 60000; // milliseconds, for a busy machine
const WATCH_FILES = ['assets/watch-status.js', 'assets/watch.css', 'assets/watch.js'];

const sleep = (milliseconds) => new Promise((done) => setTimeout(done, milliseconds));

// Nobody may read a file of the project. What nobody may do, root does all the same: then the
// project, and a copy of the program, are given to another user, who is to run it.
function makeUnreadable(project, name) {
  fs.chmodSync(path.join(project, name), 0);
  if (process.getuid() !== 0) return {};
  const uid = 65534;
  const program = path.join(path.dirname(project), 'kurzcheck');
  fs.copyFileSync(programs.release, program);
  execFileSync('chown', ['-R', String(uid), path.dirname(project)]);
  return { uid, program };
}

// A small project without faults, and the watch of it, which ends with the test.
class Watched {
  static async start(t, options = {}) {
    const watched = new Watched();
    watched.project = path.join(scratch(t, 'Übung'), 'Mein Projekt');
    watched.site = path.join(watched.project, 'output/site');
    copyTree(options.from || BASE, path.join(watched.project, options.from ? 'content' : ''));
    writeTree(watched.project, options.files || {});
    watched.said = '';
    const user = options.unreadable ? makeUnreadable(watched.project, options.unreadable) : {};
    watched.child = spawn(user.program || options.program || programs.release, ['watch', '--lang', 'en', ...(options.args || [])], {
      cwd: watched.project,
      env: { PATH: process.env.PATH, LANG: 'C.UTF-8' },
      stdio: ['ignore', 'ignore', 'pipe'],
      uid: user.uid,
    });
    watched.child.stderr.setEncoding('utf8').on('data', (text) => (watched.said += text));
    watched.ended = new Promise((done) => watched.child.once('exit', (status, signal) => done({ status, signal })));
    t.after(() => watched.child.kill('SIGKILL'));
    if (options.first !== false) await watched.until('the first round', () => watched.rounds() > 0);
    return watched;
  }

  // A test may fail to find what just takes another's place.
  async until(what, test) {
    const holds = () => {
      try {
        return test();
      } catch {
        return false;
      }
    };
    for (const start = Date.now(); Date.now() - start < PATIENCE; await sleep(5)) if (holds()) return;
    throw new Error(`in vain: ${what}; it said:\n${this.said}`);
  }

  // How often it has waited for changes.
  rounds() {
    return this.said.split('waiting for changes').length - 1;
  }

  // Until the round that wrote the site has said so, and no other follows.
  async rest() {
    for (let before = -1; before !== this.rounds(); await sleep(1000)) before = this.rounds();
  }

  file(name) {
    return path.join(this.project, 'content', name);
  }

  // A file of the site; "" where there is none.
  read(name) {
    try {
      return fs.readFileSync(path.join(this.site, findInSite(this.site, name) ?? name), 'utf8');
    } catch {
      return '';
    }
  }

  // What the pages are told.
  status() {
    const data = this.read('assets/watch-status.js').match(/^globalThis\.kurzcheckStatus = (.*);$/m);
    return data && JSON.parse(data[1]);
  }

  // Everything in the site is as SHA256SUMS has it, and nothing but the status script is not in it.
  assertTrue() {
    assertWhole(this.site);
    const listed = this.read('SHA256SUMS').match(/(?<=^\w{64} {2}).*$/gm);
    assert.deepEqual(listFiles(this.site).filter((name) => !listed.includes(name)), ['SHA256SUMS', WATCH_FILES[0]]);
  }

  async end(signal = 'SIGINT') {
    this.child.kill(signal);
    return this.ended;
  }
}

test('a change is seen, in whatever way it is saved', async (t) => {
  const watched = await Watched.start(t);
  const start = watched.file('en/pages/start.md');
  const shows = (text) => watched.until(text, () => watched.read('index.html').includes(text));
  const write = (text) => `# Small check\n\n${text}\n`;

  await t.test('over the file', async () => {
    fs.writeFileSync(start, write('Saved over.'));
    await shows('Saved over.');
    watched.assertTrue();
  });
  await t.test('by a new file that takes the name of the old one', async () => {
    fs.writeFileSync(`${start}.new`, write('Saved by rename.'));
    fs.renameSync(`${start}.new`, start);
    await shows('Saved by rename.');
  });
  await t.test('by moving the old file away first', async () => {
    fs.renameSync(start, `${start}~`);
    fs.writeFileSync(start, write('Saved with a backup.'));
    await shows('Saved with a backup.');
    fs.rmSync(`${start}~`);
  });
  await t.test('in steps', async () => {
    const file = fs.openSync(start, 'w');
    for (const part of ['# Small', ' check\n\n', 'Saved in ', 'steps.\n']) {
      fs.writeSync(file, part);
      await sleep(40);
    }
    fs.closeSync(file);
    await shows('Saved in steps.');
  });
  // As on FAT, where two saves may fall into one step of two seconds.
  await t.test('at the same time and in the same size as the last', async () => {
    const time = new Date(1700000000000);
    fs.writeFileSync(start, write('One two three.'));
    fs.utimesSync(start, time, time);
    await shows('One two three.');
    await sleep(200);
    fs.writeFileSync(start, write('Six nine five.'));
    fs.utimesSync(start, time, time);
    await shows('Six nine five.');
  });
  await t.test('a new folder with files in it, and its end', async () => {
    writeTree(watched.project, { 'content/media/new/a.txt': 'A' });
    fs.writeFileSync(start, write('[File](../../media/new/a.txt)'));
    await watched.until('the file', () => watched.read('assets/media/new/a.txt') === 'A');
    fs.rmSync(watched.file('media'), { recursive: true });
    await watched.until('the end of the link', () => watched.said.includes('[link-broken]'));
    assert.match(watched.read('index.html'), /a\.txt/);
    fs.writeFileSync(start, write('Without the file.'));
    await shows('Without the file.');
    assert.equal(watched.read('assets/media/new/a.txt'), '');
  });
  await t.test('a new file, and a deleted one', async () => {
    const list = fs.readFileSync(watched.file('site.yaml'), 'utf8');
    writeTree(watched.project, {
      'content/en/pages/extra.md': '# Extra\n\nText.\n',
      'content/site.yaml': list.replace('pages:\n', 'pages:\n  - { id: extra }\n'),
    });
    await watched.until('extra.html', () => watched.read('extra.html'));
    writeTree(watched.project, { 'content/site.yaml': list });
    fs.rmSync(watched.file('en/pages/extra.md'));
    await watched.until('no extra.html', () => !watched.read('extra.html'));
  });
  await t.test('a theme that begins', async () => {
    writeTree(watched.project, {
      'content/site.yaml': `${fs.readFileSync(watched.file('site.yaml'), 'utf8')}theme: own\n`,
      'themes/own/css/brand.css': '.own { color: red; }\n',
    });
    await watched.until('the style', () => watched.read('assets/style.css').includes('.own'));
  });
  await t.test('and nothing is built where nothing has changed', async () => {
    await watched.rest();
    const before = watched.rounds();
    fs.utimesSync(start, new Date(), new Date());
    writeTree(watched.project, { 'content/en/pages/.start.md.swp': 'x', 'notes.txt': 'x' });
    await sleep(500);
    assert.equal(watched.rounds(), before);
  });
  assert.deepEqual(await watched.end(), { status: 0, signal: null });
});

test('a hundred saves in quick succession end in the state of the last', async (t) => {
  const watched = await Watched.start(t);
  for (let i = 1; i <= 100; i++) {
    // as editors do: for a moment the file is empty
    const file = fs.openSync(watched.file('en/pages/start.md'), 'w');
    await sleep(i % 10);
    fs.writeSync(file, `# Small check\n\nSave number ${i}.\n`);
    fs.closeSync(file);
    await sleep(i % 10);
  }
  await watched.until('the last', () => watched.read('index.html').includes('Save number 100.'));
  watched.assertTrue();
});

test('an error is told as well of a file that is saved again and again as it is', async (t) => {
  const watched = await Watched.start(t);
  const start = watched.file('en/pages/start.md');
  fs.writeFileSync(start, 'No title.\n');
  // longer than watch waits for the end of a save: a round begins in between
  for (let time = 1700000000000; time < 1700000000400; time++) {
    fs.utimesSync(start, new Date(time), new Date(time));
    await sleep(5);
  }
  await watched.until('the error', () => watched.said.includes('[title-missing]'));
});

test('errors reach the terminal and the open pages, and only the status script changes', async (t) => {
  const watched = await Watched.start(t);
  const good = watched.status();
  assert.deepEqual(good.faults, []);
  const page = watched.read('index.html');
  assert.ok(page.includes(`data-kc-watch="${good.build}"`));
  const before = watched.read('SHA256SUMS');
  const inode = fs.statSync(watched.site).ino;

  const check = fs.readFileSync(watched.file('check.yaml'), 'utf8');
  fs.writeFileSync(watched.file('check.yaml'), `${check}"w\\\\r\\"ong": <1>\n`);
  await watched.until('the error', () => watched.status().faults.length > 0);
  const { build, language, faults, more } = watched.status();
  assert.equal(build, good.build);
  assert.equal(language, 'en');
  assert.equal(more, 0);
  assert.equal(faults.length, 1);
  assert.match(faults[0].message, /^content\/check\.yaml:14:1: error: .*“w\\r"ong”.* \[key-unknown\]$/);
  assert.match(faults[0].excerpt, /^ {4}"w\\\\r\\"ong": <1>\n {4}\^$/);
  await watched.until('the summary', () => /1 error, 0 warnings; nothing written\n/.test(watched.said));
  assert.ok(watched.said.includes(faults[0].message), watched.said);
  assert.equal(fs.statSync(watched.site).ino, inode);
  assert.equal(watched.read('SHA256SUMS'), before);
  assert.equal(watched.read('index.html'), page);
  watched.assertTrue();

  await t.test('a build beside it does not take the status script for somebody else\'s', () => {
    const copy = path.join(scratch(t, 'copy'), 'site');
    copyTree(watched.site, copy);
    assert.equal(run(['build', '-o', copy, BASE]).status, 0);
    assert.deepEqual(listFiles(copy).filter((name) => WATCH_FILES.includes(name)), []);
    copyTree(watched.site, path.join(copy, '../second'));
    fs.writeFileSync(path.join(copy, '../second', WATCH_FILES[0]), 'mine');
    const { status, stderr } = run(['build', '--lang', 'en', '-o', path.join(copy, '../second'), BASE]);
    assert.equal(status, 3);
    assert.match(stderr, /watch-status\.js: error: .*\[output-foreign\]/);
  });
  await t.test('warnings are not for the pages', async () => {
    fs.writeFileSync(watched.file('check.yaml'), `${check}# mended\n`);
    writeTree(watched.project, { 'content/en/pages/imprint.md': '# Imprint\n\n[Name]\n' });
    await watched.until('the mended site', () => watched.status().build !== good.build);
    await watched.until('the warning', () => watched.said.includes('[legal-placeholder]'));
    assert.deepEqual(watched.status().faults, []);
    watched.assertTrue();
  });
  await t.test('of very many errors the pages get the first', async () => {
    const wrong = Array.from({ length: 70 }, (_, i) => `wrong${i}: 1\n`).join('');
    fs.writeFileSync(watched.file('check.yaml'), check + wrong);
    await watched.until('the errors', () => watched.status().faults.length > 0);
    assert.equal(watched.status().faults.length, 50);
    assert.equal(watched.status().more, 20);
  });
});

test('the status of a project that is again as it was is again without errors', async (t) => {
  const watched = await Watched.start(t);
  const { build } = watched.status();
  const check = fs.readFileSync(watched.file('check.yaml'), 'utf8');
  fs.writeFileSync(watched.file('check.yaml'), `${check}wrong: 1\n`);
  await watched.until('the error', () => watched.status().faults.length > 0);
  fs.writeFileSync(watched.file('check.yaml'), check);
  await watched.until('no error', () => watched.status().faults.length === 0);
  assert.equal(watched.status().build, build);
});

test('it starts with errors as well, and builds when they are mended', async (t) => {
  const watched = await Watched.start(t, { files: { 'content/en/pages/start.md': 'No title.\n' } });
  assert.match(watched.said, /\[title-missing\]/);
  assert.ok(!fs.existsSync(watched.site));
  fs.writeFileSync(watched.file('en/pages/start.md'), '# A title\n\nA text.\n');
  await watched.until('the site', () => watched.read('index.html'));
  watched.assertTrue();
});

test('--strict, -t and -o hold for every round', async (t) => {
  const args = ['--strict', '-t', 'own', '-o', 'elsewhere'];
  const watched = await Watched.start(t, { args, files: { 'themes/own/css/brand.css': '.own { color: red; }\n' } });
  watched.site = path.join(watched.project, 'elsewhere');
  assert.match(watched.read('assets/style.css'), /\.own/);
  writeTree(watched.project, { 'content/en/pages/imprint.md': '# Imprint\n\n[Name]\n' });
  await watched.until('the error', () => watched.status().faults.length > 0);
  assert.match(watched.status().faults[0].message, /\[legal-placeholder\]$/);
  assert.ok(!fs.existsSync(path.join(watched.project, 'output')));
});

test('the end leaves the site that build would write', async (t) => {
  const built = (project) => {
    const site = path.join(scratch(t, 'built'), 'site');
    assert.equal(run(['build', '-o', site, project]).status, 0);
    return fs.readFileSync(path.join(site, 'SHA256SUMS'), 'utf8');
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'])
    await t.test(`after ${signal}`, async (t) => {
      const watched = await Watched.start(t, { program: programs.san });
      assert.deepEqual(await watched.end(signal), { status: 0, signal: null }, watched.said);
      assert.equal(watched.read('SHA256SUMS'), built(watched.project));
      assert.deepEqual(listFiles(watched.site).filter((name) => /watch/.test(name)), []);
      assert.deepEqual(fs.readdirSync(path.dirname(watched.site)), ['site']);
      assert.match(watched.said, /\d+ files in output\/site\n$/);
    });
  await t.test('of what was saved a moment before', async (t) => {
    const watched = await Watched.start(t);
    fs.writeFileSync(watched.file('en/pages/start.md'), '# Small check\n\nJust now.\n');
    assert.deepEqual(await watched.end(), { status: 0, signal: null });
    assert.equal(watched.read('SHA256SUMS'), built(watched.project));
  });
  await t.test('with errors: the last one that had none', async (t) => {
    const watched = await Watched.start(t, { program: programs.san });
    fs.writeFileSync(watched.file('en/pages/start.md'), '# Small check\n\nSecond state.\n');
    await watched.until('the second state', () => watched.read('index.html').includes('Second state.'));
    const expected = built(watched.project);
    fs.writeFileSync(watched.file('check.yaml'), 'id: [\n');
    await watched.until('the error', () => watched.status().faults.length > 0);
    assert.deepEqual(await watched.end(), { status: 0, signal: null }, watched.said);
    assert.equal(watched.read('SHA256SUMS'), expected);
    assert.match(watched.said, /ended; the pages are as they were last without errors/);
  });
  await t.test('with errors from the first round on: nothing', async (t) => {
    const watched = await Watched.start(t, { files: { 'content/check.yaml': 'id: [\n' } });
    assert.deepEqual(await watched.end(), { status: 0, signal: null });
    assert.ok(!fs.existsSync(path.join(watched.project, 'output')));
  });
});

test('a site that a dead watch left is the next one\'s to replace', async (t) => {
  const watched = await Watched.start(t);
  fs.writeFileSync(watched.file('check.yaml'), 'id: [\n');
  await watched.until('the error', () => watched.status().faults.length > 0);
  await watched.end('SIGKILL');
  // as if it had died while it wrote the status
  fs.copyFileSync(path.join(watched.site, WATCH_FILES[0]), path.join(watched.site, `${WATCH_FILES[0]}.part`));
  fs.truncateSync(path.join(watched.site, `${WATCH_FILES[0]}.part`), 20);
  assert.equal(run(['build', '-o', watched.site, BASE]).status, 0);
  assert.deepEqual(listFiles(watched.site).filter((name) => /watch/.test(name)), []);
});

test('what the system refuses is tried again, and said once', async (t) => {
  const watched = await Watched.start(t);
  const mine = path.join(watched.site, 'mine.txt');
  fs.writeFileSync(mine, 'mine');
  fs.writeFileSync(watched.file('en/pages/start.md'), '# Small check\n\nA second state.\n');
  await watched.until('the refusal', () => watched.said.includes('[output-foreign]'));
  await watched.until('the banner', () => /mine\.txt: error: .*\[output-foreign\]/.test(watched.status().faults[0].message));
  await watched.until('the end of the round', () => watched.rounds() === 2);
  await sleep(2500);
  assert.equal(watched.said.split('[output-foreign]').length, 2);
  assert.equal(watched.rounds(), 2, watched.said);
  fs.rmSync(mine);
  await watched.until('the second state', () => watched.read('index.html').includes('A second state.'));
  watched.assertTrue();
});

test('a file in the status script\'s way is named, once', async (t) => {
  const watched = await Watched.start(t);
  const part = path.join(watched.site, 'assets/watch-status.js.part');
  fs.writeFileSync(part, 'mine');
  fs.writeFileSync(watched.file('en/pages/start.md'), 'No title.\n');
  await watched.until('the refusal', () => /output\/site\/assets\/watch-status\.js\.part: error: .*\[output-foreign\]/.test(watched.said));
  await sleep(2500);
  assert.equal(watched.said.split('[output-foreign]').length, 2, watched.said);
  assert.equal(fs.readFileSync(part, 'utf8'), 'mine');
  fs.rmSync(part);
  await watched.until('the banner', () => /title-missing/.test(watched.status().faults[0].message));
});

test('a file that cannot be read yet is tried again, also in the first round', async (t) => {
  const watched = await Watched.start(t, { unreadable: 'content/en/pages/start.md', first: false });
  await watched.until('the refusal', () => watched.said.includes('[cannot-read]'));
  await watched.until('the end of the round', () => watched.rounds() === 1);
  fs.chmodSync(watched.file('en/pages/start.md'), 0o644);
  await watched.until('the site', () => watched.read('index.html'));
  assert.equal(watched.said.split('[cannot-read]').length, 2, watched.said);
});

test('where there is nothing to watch, or nowhere to write, it ends at once', async (t) => {
  const ends = (args, cwd) => {
    const { status, stderr } = run(['watch', '--lang', 'en', ...args], { cwd, timeout: PATIENCE });
    assert.doesNotMatch(stderr, /waiting/);
    return { status, rule: stderr.match(/\[([a-z-]+)\]/)[1] };
  };
  const folder = scratch(t);
  assert.deepEqual(ends(['/nowhere/at/all'], folder), { status: 3, rule: 'cannot-read' });
  assert.deepEqual(ends([], folder), { status: 1, rule: 'project-missing' });
  copyTree(BASE, folder);
  assert.deepEqual(ends(['-o', 'content'], folder), { status: 3, rule: 'output-overlap' });
});

// How long it takes from a save to a whole new site, and what it costs to wait.
test('the shipped check is there again in less than 300 ms, and waiting costs little', async (t) => {
  const watched = await Watched.start(t, { from: path.join(root, 'content') });
  const page = watched.file('de/pages/hintergrund.md');
  const text = fs.readFileSync(page, 'utf8');
  const passed = (begin) => Number(process.hrtime.bigint() - begin) / 1e6;
  const times = [];
  const checks = []; // how long a mere check takes in the same moments
  for (let i = 0; i < 11; i++) {
    await sleep(150 + 37 * (i % 5));
    const saved = process.hrtime.bigint();
    fs.writeFileSync(page, `${text}\nZeile ${i}.\n`);
    await watched.until(`line ${i}`, () => watched.read('hintergrund.html').includes(`Zeile ${i}.`));
    times.push(passed(saved));
    const begun = process.hrtime.bigint();
    assert.equal(run(['check', watched.project]).status, 0);
    checks.push(passed(begun));
  }
  for (const list of [times, checks]) list.sort((a, b) => a - b);
  watched.assertTrue();
  const listed = (list) => list.map((time) => time.toFixed(0)).join(' ');
  t.diagnostic(`from save to site: ${listed(times)} ms; a check: ${listed(checks)} ms`);

  await sleep(3200); // until no file has changed just now
  const spent = () => fs.readFileSync(`/proc/${watched.child.pid}/schedstat`, 'utf8').split(' ')[0] / 1e6;
  const before = spent();
  const start = Date.now();
  await sleep(3000);
  const part = (spent() - before) / (Date.now() - start);
  t.diagnostic(`waiting: ${(part * 100).toFixed(2)} % of a processor`);
  assert.ok(part < 0.02, `${part * 100} % of a processor`);

  // Half of the saves may be late. Where mere checks took long, the machine was slow, or busy
  // with something else, and everything may take as many times longer.
  const slow = Math.max(1, checks[5] / 75);
  assert.ok(times[5] < 300 * slow, `${times[5]} ms`);
});
