// Runs programs for Windows: under Wine, in a Windows of the tests' own.
'use strict';

const assert = require('node:assert/strict');
const fs = require('node:fs');
const path = require('node:path');
const { spawn, spawnSync } = require('node:child_process');
const { once } = require('node:events');
const { output } = require('../lib/kurzcheck.js');

const WINE = '/usr/lib/wine/wine64';
const PROGRAM = path.join(output, 'bin/kurzcheck.exe');
const PREFIX = path.join(output, 'obj/windows/wine'); // the disk C: and the registry
const HOLD = path.join(output, 'obj/windows/test/windows/hold.exe');

function environment(env = {}) {
  return {
    PATH: process.env.PATH,
    HOME: path.join(output, 'obj/windows'),
    WINEPREFIX: PREFIX,
    WINEDEBUG: '-all',
    WINEDLLOVERRIDES: 'mscoree,mshtml=', // asks nobody to install .NET or a browser
    LC_CTYPE: 'C.UTF-8',
    LANG: 'C.UTF-8',
    ...env,
  };
}

// Starts Wine's own services, which go on until `stop`. Were they started by the first program
// that needs them, they would keep its output open after it has ended.
function start() {
  const quiet = { env: environment(), stdio: 'ignore', timeout: 120000 };
  const begin = () => {
    assert.equal(spawnSync('/usr/lib/wine/wineserver64', ['--persistent'], quiet).status, 0, 'wineserver');
    assert.equal(spawnSync(WINE, ['wineboot', '--init'], quiet).status, 0, 'wineboot');
  };
  const isNew = !fs.existsSync(PREFIX);
  fs.mkdirSync(PREFIX, { recursive: true });
  begin();
  // The session that has set up a Windows has no desktop, and every window would wait ten
  // seconds for it.
  if (isNew) {
    stop();
    begin();
  }
}

function stop() {
  spawnSync('/usr/lib/wine/wineserver64', ['--kill', '--wait'], { env: environment(), stdio: 'ignore' });
}

// On a busy machine Wine has been seen to end before the program began: status 1, and not a word,
// which kurzcheck never does. Then it is started once more.
function neverBegan(result) {
  return result.status === 1 && result.stdout + result.stderr === '';
}

// Runs kurzcheck.exe, as run() of lib/kurzcheck.js does kurzcheck.
function run(args, options = {}, again = true) {
  const result = spawnSync(WINE, [options.program || PROGRAM, ...args], {
    cwd: options.cwd,
    env: environment(options.env),
    input: options.input || '',
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
    timeout: 180000,
  });
  if (result.error) throw result.error;
  if (again && neverBegan(result)) return run(args, options, false);
  return { status: result.status, signal: result.signal, stdout: result.stdout, stderr: result.stderr };
}

// The same, while the test goes on.
async function runAtOnce(args, options, again = true) {
  const program = spawn(WINE, [PROGRAM, ...args], { cwd: options.cwd, env: environment(options.env), stdio: ['ignore', 'pipe', 'pipe'] });
  const result = { stdout: '', stderr: '' };
  for (const stream of ['stdout', 'stderr']) program[stream].setEncoding('utf8').on('data', (text) => (result[stream] += text));
  [result.status, result.signal] = await once(program, 'close');
  return again && neverBegan(result) ? runAtOnce(args, options, false) : result;
}

// Lets another program hold a file, and gives a function that ends it. `share` says what
// others may do meanwhile: any of r(ead), w(rite), d(elete and rename).
async function hold(file, share = '') {
  const holder = spawn(WINE, [HOLD, file, share], { env: environment(), stdio: ['pipe', 'pipe', 'inherit'] });
  const [said] = await once(holder.stdout, 'data');
  assert.equal(String(said), 'held');
  return async () => {
    holder.stdin.end();
    await once(holder, 'exit');
  };
}

// What a window shows, without what places the cursor.
function plain(text) {
  return text.replace(/\x1b\[[0-9;?]*[a-zA-Z]/g, '').replace(/\r+\n/g, '\n');
}

// Runs kurzcheck.exe in a window of its own, as a double click does. Each of `steps` waits for
// what the window is to show, then presses a key or acts. Gives all that the window showed.
async function click(args, steps, options) {
  const quoted = [WINE, options.program || PROGRAM, ...args].map((word) => `'${word}'`).join(' ');
  const shell = spawn('script', ['--quiet', '--return', '--command', `exec ${quoted}`, '/dev/null'], {
    cwd: options.cwd,
    env: environment(options.env),
  });
  let shown = '';
  shell.stdout.setEncoding('utf8').on('data', (text) => (shown += plain(text)));
  const ended = once(shell, 'exit');
  for (const { after, key, act } of steps) {
    for (let i = 0; i < 400 && !after.test(shown); i++) await new Promise((resolve) => setTimeout(resolve, 50));
    assert.match(shown, after);
    assert.equal(shell.exitCode, null, 'the window is gone');
    if (key) shell.stdin.write(key);
    else act();
  }
  const timer = setTimeout(() => shell.kill(), 15000);
  const [status] = await ended;
  clearTimeout(timer);
  return { status, shown };
}

// The path by which a program for Windows knows a file of this system.
function windowsPath(file) {
  return `Z:${file.replaceAll('/', '\\')}`;
}

module.exports = { PROGRAM, start, stop, run, runAtOnce, hold, click, windowsPath };
