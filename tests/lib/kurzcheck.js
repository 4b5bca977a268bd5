// What every test outside of C needs: where things are, the program, a folder to work in, and what
// it is asked most often.
'use strict';

const assert = require('node:assert/strict');
const fs = require('node:fs');
const os = require('node:os');
const path = require('node:path');
const { execFileSync, spawnSync } = require('node:child_process');

const root = path.resolve(__dirname, '../..');
const output = process.env.KURZCHECK_OUTPUT || path.join(root, 'output');

// The program as users get it, and the one that stops at its first memory fault.
const programs = {
  release: path.join(output, 'bin/kurzcheck'),
  san: path.join(output, 'bin/kurzcheck-san'),
};

// Runs the program. The environment is bare, so that no test depends on who runs it.
function run(args, options = {}) {
  const result = spawnSync(options.program || programs.release, args, {
    cwd: options.cwd || root,
    env: { PATH: process.env.PATH, LANG: 'C.UTF-8', ...options.env },
    input: options.input || '',
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
    timeout: options.timeout || 180000,
  });
  if (result.error) throw result.error;
  return { status: result.status, signal: result.signal, stdout: result.stdout, stderr: result.stderr };
}

// A folder of its own for a test; gone when the test is over. `name` becomes part of the path.
function scratch(t, name = 'test') {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), `kurzcheck ${name} `));
  t.after(() => fs.rmSync(folder, { recursive: true, force: true }));
  return folder;
}

// Relative paths of all files below a folder, sorted bytewise, with `/`.
function listFiles(folder) {
  const found = [];
  const walk = (relative) => {
    for (const entry of fs.readdirSync(path.join(folder, relative), { withFileTypes: true })) {
      const below = relative ? `${relative}/${entry.name}` : entry.name;
      if (entry.isDirectory()) walk(below);
      else found.push(below);
    }
  };
  walk('');
  return found.sort((a, b) => Buffer.compare(Buffer.from(a), Buffer.from(b)));
}

// A path of a site without the hash that names of styles, scripts and pictures carry.
const withoutHash = (name) => name.replace(/\.[0-9a-f]{10}(?=\.[a-z]+$)/i, '');

// The path of a file of a site, whatever hash its name carries; undefined where there is none.
function findInSite(folder, name) {
  return listFiles(folder).find((found) => withoutHash(found) === name);
}

function copyTree(from, to) {
  fs.cpSync(from, to, { recursive: true });
}

// Writes files given as { 'a/b.md': 'text' } below a folder.
function writeTree(folder, files) {
  for (const [name, data] of Object.entries(files)) {
    const target = path.join(folder, name);
    fs.mkdirSync(path.dirname(target), { recursive: true });
    fs.writeFileSync(target, data);
  }
}

// The site in a folder is one that SHA256SUMS proves.
function assertWhole(site) {
  execFileSync('sha256sum', ['--check', '--strict', '--quiet', 'SHA256SUMS'], { cwd: site, stdio: 'pipe' });
}

// Two folders hold files of the same names and bytes: those of the second that are `wanted`.
function assertSameFiles(actual, expected, wanted = () => true) {
  const names = listFiles(expected).filter(wanted);
  assert.ok(names.length > 5, `${names.length} files in ${expected}`);
  assert.deepEqual(listFiles(actual), names);
  for (const name of names)
    assert.ok(fs.readFileSync(path.join(actual, name)).equals(fs.readFileSync(path.join(expected, name))), `${name} differs`);
}

module.exports = { assertSameFiles, assertWhole, copyTree, findInSite, listFiles, output, programs, root, run, scratch, withoutHash, writeTree };
