// Golden builds. Each folder in sites/ is a project; its expect/ holds
//
//     messages    what `kurzcheck build` says
//     files       the names of all files it writes
//     …           any further file: the file of that name in the site must have these bytes
//
// To watch one more file, make an empty one of its name in expect/ and run with UPDATE=1.
// Sites with the default theme watch few pages, so that a change of looks stays small;
// sites/languages has a theme that writes down every value a template is offered.
'use strict';

const assert = require('node:assert/strict');
const fs = require('node:fs');
const path = require('node:path');
const test = require('node:test');
const { assertSameFiles, assertWhole, findInSite, listFiles, programs, run, scratch } = require('../lib/kurzcheck.js');
const { compare, folders } = require('./golden.js');

const SITES = path.join(__dirname, 'sites');

// Names of styles, scripts and pictures carry their content, and so change with each of its bytes.
const blank = (text) => text.replace(/(assets\/.*?)\.[0-9a-f]{10}(\.[a-z]+)/gi, '$1.HASH$2');

// Builds a project; what was said, and the folder of the site.
function build(t, site, program) {
  const project = path.join(scratch(t, 'site'), site);
  fs.cpSync(path.join(SITES, site), project, { recursive: true });
  fs.rmSync(path.join(project, 'expect'), { recursive: true, force: true });
  const result = run(['build', '--lang', 'en', '-o', '../out'], { cwd: project, program });
  return { said: `${result.stderr}exit status: ${result.status}\n`, folder: path.join(project, '../out') };
}

for (const site of folders(SITES))
  test(`site ${site}`, async (t) => {
    const expect = path.join(SITES, site, 'expect');
    const built = build(t, site, programs.release);
    const names = listFiles(built.folder);

    await t.test('says what is expected', () => compare(path.join(expect, 'messages'), built.said));
    await t.test('has the files that are expected', () => compare(path.join(expect, 'files'), names.map(blank).sort().join('\n') + '\n'));
    const watched = fs.existsSync(expect) ? listFiles(expect) : [];
    for (const name of watched.filter((name) => name !== 'messages' && name !== 'files'))
      await t.test(`${name} is as expected`, () =>
        compare(path.join(expect, name), blank(fs.readFileSync(path.join(built.folder, findInSite(built.folder, name)), 'utf8'))));

    await t.test('SHA256SUMS names every file and proves it', () => {
      const sums = fs.readFileSync(path.join(built.folder, 'SHA256SUMS'), 'utf8');
      assert.deepEqual(
        sums.trimEnd().split('\n').map((line) => line.slice(66)),
        names.filter((name) => name !== 'SHA256SUMS')
      );
      assertWhole(built.folder);
    });
    await t.test('is the same from the program with sanitizers', () => {
      const other = build(t, site, programs.san);
      assert.equal(other.said, built.said);
      assertSameFiles(other.folder, built.folder);
    });
  });
