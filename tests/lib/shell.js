// The program, run again and again by one shell. Node takes several times as long to start a
// program as kurzcheck takes to check a project: it has a large memory to copy the tables of.
'use strict';

const fs = require('node:fs');
const os = require('node:os');
const path = require('node:path');
const { spawn } = require('node:child_process');
const { programs, root } = require('./kurzcheck.js');

const PATIENCE = 60000; // milliseconds that a run may take
const SIGNALS = Object.fromEntries(Object.entries(os.constants.signals).map(([name, number]) => [number, name]));

function quote(word) {
  return `'${String(word).replaceAll("'", "'\\''")}'`;
}

class Shell {
  constructor() {
    this.folder = fs.mkdtempSync(path.join(fs.existsSync('/dev/shm') ? '/dev/shm' : os.tmpdir(), 'kurzcheck-shell-'));
    // The environment is bare, so that no test depends on who runs it; a group of its own can be ended whole.
    this.sh = spawn('/bin/sh', [], { env: { PATH: process.env.PATH, LANG: 'C.UTF-8' }, stdio: ['pipe', 'pipe', 'inherit'], detached: true });
    this.sh.stdin.on('error', () => {}); // told by its end
    this.sh.stdout.setEncoding('utf8').on('data', (line) => this.answered?.(Number(line)));
    this.ended = new Promise((resolve) => this.sh.once('close', resolve));
  }

  // One for a test; it ends with the test.
  static lend(t) {
    const shell = new Shell();
    t.after(() => shell.end());
    return shell;
  }

  // One run after the other, never two at once: what came of it, as run() in kurzcheck.js gives it.
  // `files` are written first, below cwd: { 'a/b.md': 'text' }.
  async run(args, { cwd = root, program = programs.release, env = {}, files = {} } = {}) {
    const [out, err] = ['out', 'err'].map((name) => path.join(this.folder, name));
    const writes = Object.entries(files).map(([name, text]) => `printf %s ${quote(text)} >${quote(name)} || exit`);
    const words = [...Object.entries(env).map(([name, value]) => `${name}=${quote(value)}`), ...[program, ...args].map(quote)];
    const lines = [`cd ${quote(cwd)} || exit`, ...writes, `${words.join(' ')} >${quote(out)} 2>${quote(err)} </dev/null`, 'echo $?'];
    const answer = new Promise((resolve) => (this.answered = resolve));
    this.sh.stdin.write(`${lines.join('\n')}\n`);
    const timer = setTimeout(() => process.kill(-this.sh.pid, 'SIGKILL'), PATIENCE);
    const status = await Promise.race([answer, this.ended.then(() => null)]);
    clearTimeout(timer);
    if (status === null) throw new Error(`the shell ended, or this took a minute: ${lines.at(-2)}`);
    const signal = SIGNALS[status - 128] ?? null;
    const [stdout, stderr] = [out, err].map((file) => fs.readFileSync(file, 'utf8'));
    return { status: signal ? null : status, signal, stdout, stderr };
  }

  async end() {
    this.sh.stdin.end();
    await this.ended;
    fs.rmSync(this.folder, { recursive: true, force: true });
  }
}

module.exports = { Shell };
