// The compiler's help against faults in memory, as Debian builds its own packages: what an ELF
// program itself tells of it.
'use strict';

const assert = require('node:assert/strict');
const { execFileSync } = require('node:child_process');

function tool(name, ...args) {
  return execFileSync(name, args, { encoding: 'utf8', env: { ...process.env, LC_ALL: 'C' }, maxBuffer: 1e8 });
}

function read(program) {
  const header = tool('readelf', '--file-header', program);
  const dynamic = tool('readelf', '--dynamic', '--wide', program);
  const segments = [...tool('readelf', '--program-headers', '--wide', program)
    .matchAll(/^ {2}([A-Z_]+) +(?:0x[0-9a-f]+ +){5}([RWE ]{3})/gm)];
  return {
    movable: /Type: +DYN /.test(header) && /FLAGS_1.* PIE\b/.test(dynamic),
    boundAtStart: /FLAGS_1.* NOW\b/.test(dynamic),
    tablesBecomeReadOnly: segments.some(([, name]) => name === 'GNU_RELRO'),
    codeIsRelocated: /TEXTREL/.test(dynamic),
    stackIsNoCode: segments.some(([, name, flags]) => name === 'GNU_STACK' && !/E/.test(flags)),
    writableCode: segments.filter(([, , flags]) => /W/.test(flags) && /E/.test(flags)).length,
  };
}

// PIE, full RELRO, no code that can be written.
function assertHardened(program) {
  assert.deepEqual(read(program), {
    movable: true,
    boundAtStart: true,
    tablesBecomeReadOnly: true,
    codeIsRelocated: false,
    stackIsNoCode: true,
    writableCode: 0,
  });
}

// The guard of the stack, and FORTIFY's functions: a program with libraries names what it wants.
function assertGuarded(program) {
  const names = tool('nm', '--dynamic', '--format=posix', '--undefined-only', program)
    .split('\n')
    .map((line) => line.split(' ')[0].replace(/@.*/, ''));
  assert.ok(names.includes('__stack_chk_fail'), 'no guard on the stack');
  assert.ok(names.filter((name) => /^__.*_chk$/.test(name)).length >= 3, 'nothing of FORTIFY');
}

module.exports = { assertHardened, assertGuarded };
