// SQLite's way: the first request of the whole program to open a file fails, then the second,
// until a run has none left to fail; the same for every other kind of request. Whatever fails,
// the program says so and ends with status 3, or it did what it was asked; and the old site is
// whole, byte for byte, or the new one.
//
// `make test` tries a part of the many; `make test-faults` all of them.
'use strict';

const assert = require('node:assert/strict');
const fs = require('node:fs');
const path = require('node:path');
const test = require('node:test');
const { assertWhole, copyTree, listFiles, root, writeTree } = require('../lib/kurzcheck.js');
const { TOP, each, ended, equal, laySite, readSite, run, start, watch } = require('./program.js');

const ALL = process.env.FAULTS_ALL === '1';
const WIDE = 2;
const MOST_FAILURES = 20;

// What may go wrong with each kind of request. Of several, `make test` takes them in turn.
const KINDS = {
  open: ['EIO', 'EACCES', 'EMFILE', 'EIO+'],
  read: ['EIO', 'EINTR', 'EIO+'],
  stat: ['EIO', 'EACCES', 'EIO+'],
  list: ['EIO', 'EIO+'],
  write: ['ENOSPC', 'EIO', 'EINTR', 'short', 'ENOSPC+', 'EDQUOT'],
  close: ['EIO', 'EDQUOT'],
  sync: ['EIO', 'ENOSPC'],
  rename: ['EIO', 'EACCES', 'ENOSPC', 'EIO+'],
  mkdir: ['EIO', 'ENOSPC', 'EROFS'],
  unlink: ['EIO', 'EACCES', 'EIO+'],
  mode: ['EPERM', 'EIO'],
  lock: ['EIO', 'EACCES'],
  print: ['EIO', 'ENOSPC+'],
  alloc: ['ENOMEM'],
  change: ['kill'],
};

// `make test` takes every so many; of the thousands of requests for memory, which are the same in
// every scene, `make test-faults` takes all in one.
const EVERY = { alloc: 1 }, MOST = { alloc: 41 };
const SAMPLE = { open: 5, read: 7, stat: 11, list: 7, close: 7, unlink: 3, change: 5, alloc: 397 };

// What blames the content, or somebody else's file, for what the system did.
const SYSTEM = /\[(cannot-read|cannot-write|disk-full|output-leftover|output-restored|output-busy)\]/;
const LINE = /^(?! )(?!kurzcheck: ).*(?:error|warning|note): .*\[[a-z0-9-]+\]$/gm;
const OUT_OF_MEMORY = /^kurzcheck: out of memory\n$/m;

function prepare(t) {
  const top = fs.mkdtempSync(path.join(TOP, 'kurzcheck-faults-'));
  t.after(() => fs.rmSync(top, { recursive: true, force: true }));
  const old = path.join(top, 'old'), fresh = path.join(top, 'fresh');
  for (const project of [old, fresh]) copyTree(path.join(root, 'tests/golden/base'), project);
  writeTree(old, { 'content/en/pages/start.md': '# Welcome\n\n![A picture](../../media/a.svg)\n' });
  writeTree(old, { 'content/media/a.svg': '<svg xmlns="http://www.w3.org/2000/svg" width="1" height="1"/>\n' });
  return { top, old, fresh };
}

// The places that a site is written to, and how.
const SCENES = {
  'over a site': { before: 'old' },
  'over a site, by two renames': { before: 'old', exchange: false },
  'where nothing is': {},
  'over the same site': { before: 'fresh' },
};

// What one run did, held to what must be true. Throws with all that one has to know. True if it
// left anything for the next run to clear.
function judge(scene, sites, folder, result, action) {
  const site = path.join(folder, 'site');
  const now = readSite(site);
  const isNew = equal(now, sites.fresh);
  const isOld = equal(now, sites[scene.before]);
  const aside = scene.exchange === false && !now && equal(readSite(`${site}.old`), sites.old);
  const beside = fs.readdirSync(folder).filter((name) => name !== 'site');
  const say = (what) => `${what}\n${result.function}, status ${result.status}, ${result.signal}; beside the site: ${beside}\n${result.text}`;
  if (action === 'kill') {
    assert.equal(result.signal, 'SIGKILL', say('not killed'));
    assert.ok(isNew || isOld || aside, say('neither the old site nor the new one'));
    return true;
  }
  assert.ok(result.status === 0 || result.status === 3, say('neither done nor refused by the system'));
  if (result.status === 0) assert.ok(isNew, say('said it was done, and was not'));
  if (OUT_OF_MEMORY.test(result.text)) {
    assert.equal(result.status, 3, say('out of memory'));
    assert.ok(isNew || isOld || aside, say('neither the old site nor the new one'));
    return beside.length > 0;
  }
  const told = result.text.match(LINE) || [];
  assert.deepEqual(told.filter((line) => !SYSTEM.test(line)), [], say('blames something else'));
  if (result.status === 0) return beside.length > 0;
  assert.ok(isOld || aside, say('refused, and changed the site'));
  if (result.function !== 'fwrite') assert.ok(told.length > 0, say('does not say why'));
  assert.match(result.text, /; nothing written\n$/, say('does not say what that means'));
  return beside.length > 0;
}

// Tries every n of every kind with all that may go wrong (or, in `make test`, a part of it), until
// a run passes untouched: `attempt(plan, number)` gives false for that one, and throws what is
// wrong with another. `number` is below WIDE: so many attempts may run at once.
async function sweep(t, kinds, step, attempt) {
  const figures = [], failures = [];
  for (const [kind, actions] of Object.entries(kinds)) {
    let tried = 0;
    for (const [turn, action] of actions.entries()) {
      let reached = true;
      const numbers = function* () {
        const by = step[kind] || 1;
        // a run that nothing was done to may fail, too, and no later one will pass
        for (let n = 1; reached && failures.length < MOST_FAILURES; n += by)
          if (ALL || Math.floor(n / by) % actions.length === turn) yield n;
      };
      await each(numbers(), WIDE, async (n, number) => {
        const plan = `${kind}:${n}:${action}`;
        try {
          if (await attempt(plan, number)) tried++;
          else reached = false;
        } catch (error) {
          tried++;
          failures.push(`${plan}: ${error.message}`);
        }
      });
    }
    figures.push(`${kind} ${tried}`);
  }
  t.diagnostic(`${t.name}: ${figures.join(', ')}`);
  assert.equal(failures.length, 0, `${failures.length} failures\n${failures.join('\n\n')}`);
}

async function buildSites(top, projects) {
  const sites = {};
  for (const [key, project] of Object.entries(projects)) {
    const { status, text } = await run(['build', '-o', path.join(top, `site-${key}`), project], { cwd: top });
    assert.equal(status, 0, text);
    sites[key] = readSite(path.join(top, `site-${key}`));
  }
  return sites;
}

for (const [name, scene] of Object.entries(SCENES))
  test(`build ${name}`, async (t) => {
    const { top, old, fresh } = prepare(t);
    const sites = await buildSites(top, { old, fresh });
    let untidy = 0;
    await sweep(t, KINDS, !ALL ? SAMPLE : name === 'over a site' ? EVERY : MOST, async (plan, number) => {
      const folder = path.join(top, `out ${number}`);
      const args = ['build', '-o', path.join(folder, 'site'), fresh];
      fs.rmSync(folder, { recursive: true, force: true });
      fs.mkdirSync(folder);
      if (scene.before) laySite(path.join(top, `site-${scene.before}`), sites[scene.before].keys(), path.join(folder, 'site'));
      const result = await run(args, { cwd: top, fault: plan, seen: path.join(top, `seen-${number}`), exchange: scene.exchange });
      if (!result.function) {
        assert.equal(result.status, 0, result.text);
        return false;
      }
      // Nothing to do costs no write.
      if (scene.before === 'fresh') assert.match(plan, /^(open|read|stat|list|close|print|alloc):/);
      if (judge(scene, sites, folder, result, plan.split(':')[2])) {
        untidy++;
        const next = await run(args, { cwd: top, exchange: scene.exchange });
        assert.equal(next.status, 0, `the next run fails\n${result.function}\n${next.text}`);
        assert.ok(equal(readSite(path.join(folder, 'site')), sites.fresh), 'the next run does not write its site');
        assert.deepEqual(fs.readdirSync(folder), ['site'], 'the next run leaves something behind');
      }
      return true;
    });
    t.diagnostic(`${untidy} left something for the next run`);
  });

// By the clock, as a user would; the moments are spread over what a run takes, and drawn by a
// generator with a fixed seed.
test('killed at random moments', async (t) => {
  const { top, old, fresh } = prepare(t);
  const sites = await buildSites(top, { old, fresh });
  const kills = process.env.FAULTS_KILLS ? Number(process.env.FAULTS_KILLS) : ALL ? 500 : 40;
  const folder = path.join(top, 'out'), site = path.join(folder, 'site');
  fs.mkdirSync(folder);
  laySite(path.join(top, 'site-old'), sites.old.keys(), site);
  let seed = 1, whole = 'old', changes = 0, leftovers = 0, span = 0;
  for (let i = 0; i < 5; i++) {
    const begin = performance.now();
    assert.equal((await run(['check', fresh], { cwd: top })).status, 0);
    span = Math.max(span, performance.now() - begin);
  }
  for (let i = 0; i < kills; i++) {
    const child = start(['build', '-o', site, i % 2 ? old : fresh], { cwd: top });
    const end = ended(child);
    seed = (Math.imul(seed, 1103515245) + 12345) >>> 0;
    await new Promise((resolve) => setTimeout(resolve, (span * 1.5 * (seed >>> 8)) / 2 ** 24));
    child.kill('SIGKILL');
    await end;
    const now = readSite(site);
    const is = ['old', 'fresh'].find((key) => equal(now, sites[key]));
    assert.ok(is, `kill ${i}: no whole site; beside it: ${fs.readdirSync(folder)}`);
    changes += is !== whole;
    leftovers += fs.readdirSync(folder).length > 1;
    whole = is;
  }
  assert.equal((await run(['build', '-o', site, fresh], { cwd: top })).status, 0);
  assert.ok(equal(readSite(site), sites.fresh));
  assert.deepEqual(fs.readdirSync(folder), ['site']);
  t.diagnostic(`killed ${kills} times; ${changes} runs had put their site in place, ${leftovers} left something for the next`);
});

test('new', async (t) => {
  const { top } = prepare(t);
  const wanted = path.join(top, 'wanted/new'); // its folder's name is the check's
  fs.mkdirSync(path.dirname(wanted));
  assert.equal((await run(['new', '--empty', wanted], { cwd: top })).status, 0);
  const files = readSite(wanted);
  const { change, ...kinds } = KINDS;
  await sweep(t, kinds, ALL ? EVERY : { open: 3, write: 3, mkdir: 3 }, async (plan, number) => {
    const folder = path.join(top, `new ${number}/new`);
    fs.rmSync(folder, { recursive: true, force: true });
    fs.mkdirSync(path.dirname(folder), { recursive: true });
    const result = await run(['new', '--empty', folder], { cwd: top, fault: plan, seen: path.join(top, `seen-${number}`) });
    const say = (what) => `${what}\n${result.function}, status ${result.status}, ${result.signal}\n${result.text}`;
    assert.ok(result.status === 0 || result.status === 3, say('neither done nor refused by the system'));
    if (result.status === 0) {
      assert.ok(equal(readSite(folder), files), say('said it was done, and was not'));
      return Boolean(result.function);
    }
    const memory = OUT_OF_MEMORY.test(result.text);
    assert.ok(memory || /\[(cannot-read|cannot-write|disk-full)\]/.test(result.text), say('does not say why'));
    if (!memory) assert.ok(!fs.existsSync(folder), say('leaves a part'));
    return true;
  });
});

// All that SHA256SUMS lists is there, and nothing else but the status script.
function assertWatched(site) {
  assertWhole(site);
  const listed = fs.readFileSync(path.join(site, 'SHA256SUMS'), 'utf8').trimEnd().split('\n').map((line) => line.slice(66));
  assert.deepEqual(listFiles(site).filter((name) => !listed.includes(name) && !/^(SHA256SUMS|assets\/watch-status\.js(\.part)?)$/.test(name)), []);
}

// Two rounds: the first site, and one after a save; then the end, as by Ctrl+C.
test('watch', async (t) => {
  const { top, old } = prepare(t);
  const text = '# Welcome\n\nThere is more now.\n\n![A picture](../../media/a.svg)\n';
  const saved = path.join(top, 'saved');
  copyTree(old, saved);
  fs.writeFileSync(path.join(saved, 'content/en/pages/start.md'), text);
  const sites = await buildSites(top, { old, saved });
  const step = ALL
    ? { open: 7, read: 7, stat: 97, list: 29, close: 7, unlink: 2, print: 2, alloc: 1501 }
    : { open: 61, read: 71, stat: 811, list: 311, write: 17, close: 83, rename: 3, mkdir: 5, unlink: 13, print: 5, alloc: 7001, change: 31 };
  await sweep(t, KINDS, step, async (plan, number) => {
    const folder = path.join(top, `watched ${number}`), project = path.join(folder, 'project'), site = path.join(folder, 'out/site');
    fs.rmSync(folder, { recursive: true, force: true });
    copyTree(old, project);
    fs.mkdirSync(path.dirname(site));
    const result = await watch(['watch', '-o', site, project], {
      cwd: top,
      fault: plan,
      seen: path.join(top, `seen-${number}`),
      save: () => fs.writeFileSync(path.join(project, 'content/en/pages/start.md'), text),
    });
    const say = (what) => `${what}\n${result.function}, status ${result.status}, ${result.signal}\n${result.text}`;
    if (plan.endsWith('kill') && result.function) assert.equal(result.signal, 'SIGKILL', say('not killed'));
    else assert.ok(result.status === 0 || result.status === 3, say('neither done nor refused by the system'));
    const told = result.text.match(LINE) || [];
    assert.deepEqual(told.filter((line) => !SYSTEM.test(line)), [], say('blames something else'));
    if (result.status === 3) assert.ok(told.length > 0 || OUT_OF_MEMORY.test(result.text), say('does not say why'));
    if (fs.existsSync(site)) assertWatched(site);
    if (result.status === 0) {
      // Where it could not say that it waits, nothing was saved.
      const now = readSite(site), mute = plan.startsWith('print:') && equal(now, sites.old);
      assert.ok(mute || equal(now, sites.saved), say('leaves another site than build'));
    }
    const next = await run(['build', '-o', site, project], { cwd: top });
    assert.equal(next.status, 0, say(`the next run fails\n${next.text}`));
    assert.deepEqual(fs.readdirSync(path.dirname(site)), ['site'], say('the next run leaves something behind'));
    return Boolean(result.function);
  });
});
