// The program with a fault in one of its requests to the system (inject.h), and what must be true
// of the folder it writes into, whatever happened.
'use strict';

const fs = require('node:fs');
const os = require('node:os');
const path = require('node:path');
const { spawn } = require('node:child_process');
const { listFiles, output, programs } = require('../lib/kurzcheck.js');

const LIBRARY = path.join(output, 'obj/test/faults/inject.so');

// In memory, thousands of runs are quick.
const TOP = fs.existsSync('/dev/shm') ? '/dev/shm' : os.tmpdir();

// Starts the program. `fault` is a plan of inject.h, or nothing.
function start(args, { cwd, fault, seen, exchange = true }) {
  const env = { PATH: process.env.PATH, LANG: 'C.UTF-8', LD_PRELOAD: LIBRARY };
  if (fault) Object.assign(env, { FAULTS: fault, FAULTS_SEEN: seen });
  if (!exchange) env.FAULTS_NO_EXCHANGE = '1';
  return spawn(programs.release, ['--lang', 'en', ...args], { cwd, env, stdio: ['ignore', 'pipe', 'pipe'] });
}

// Its end: { status, signal, text }; killed after a minute.
function ended(child) {
  return new Promise((resolve, reject) => {
    let text = '';
    const timer = setTimeout(() => child.kill('SIGKILL'), 60000);
    child.stdout.on('data', (data) => (text += data));
    child.stderr.on('data', (data) => (text += data));
    child.on('error', reject);
    child.on('close', (status, signal) => {
      clearTimeout(timer);
      resolve({ status, signal, text });
    });
  });
}

// One run; `function` is the name of the function that was interfered with, if it was reached.
async function run(args, options) {
  if (options.seen) fs.rmSync(options.seen, { force: true });
  const result = await ended(start(args, options));
  const reached = options.seen && fs.existsSync(options.seen);
  return { ...result, function: reached ? fs.readFileSync(options.seen, 'utf8') : undefined };
}

// A session of watch: once it waits, something is saved; once it waits again, it is asked to end.
async function watch(args, options) {
  fs.rmSync(options.seen, { force: true });
  const child = start(args, options);
  let text = '', waits = 0;
  child.stderr.on('data', (data) => {
    text += data;
    const now = text.split('waiting for changes').length - 1;
    if (now === waits) return;
    waits = now;
    if (waits === 1) options.save();
    else if (waits === 2) child.kill('SIGTERM');
  });
  // What is not said for want of a way to say it is not waited for.
  const impatience = setTimeout(() => child.kill('SIGTERM'), 20000);
  const result = await ended(child);
  clearTimeout(impatience);
  return { ...result, function: fs.existsSync(options.seen) ? fs.readFileSync(options.seen, 'utf8') : undefined };
}

// A folder's files with their bytes; undefined where it is none.
function readSite(folder) {
  if (!fs.existsSync(folder)) return undefined;
  return new Map(listFiles(folder).map((name) => [name, fs.readFileSync(path.join(folder, name))]));
}

function equal(a, b) {
  if (!a || !b) return a === b;
  return a.size === b.size && [...a].every(([name, bytes]) => b.get(name)?.equals(bytes));
}

// Lays a site that was read into a folder. The files are links to those in `from`: the program
// writes into no file that is there.
function laySite(from, names, to) {
  const made = new Set();
  for (const name of names) {
    const folder = path.dirname(path.join(to, name));
    if (!made.has(folder)) fs.mkdirSync(folder, { recursive: true });
    made.add(folder);
    fs.linkSync(path.join(from, name), path.join(to, name));
  }
}

// Does the work for each of the items, `wide` of them at a time.
async function each(items, wide, work) {
  const left = items[Symbol.iterator]();
  const worker = async (number) => {
    for (let next = left.next(); !next.done; next = left.next()) await work(next.value, number);
  };
  await Promise.all(Array.from({ length: wide }, (_, number) => worker(number)));
}

module.exports = { LIBRARY, TOP, each, ended, equal, laySite, readSite, run, start, watch };
