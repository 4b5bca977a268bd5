// text/, content/, lint/ and site/ turn files into files and touch nothing else: no disk, clock, locale or
// environment. What the linker would have to find for them outside of themselves is the proof.
'use strict';

const assert = require('node:assert/strict');
const path = require('node:path');
const { execFileSync } = require('node:child_process');
const test = require('node:test');
const { output, root, listFiles } = require('../lib/kurzcheck.js');

// Of libc: memory, strings, numbers, sorting, printing into memory; a message before the end
// where memory runs out. Nothing that opens, asks or waits.
const LIBC =
  /^(?!strftime|strptime|strcoll|strxfrm|strerror)(mem|str)[a-z]+$|^(qsort|bsearch|free|exit|abort|snprintf|vsnprintf|fputs|fwrite|stderr|tolower|toupper|__errno_location|__ctype_[a-z_]+|_GLOBAL_OFFSET_TABLE_|__stack_chk_fail|__(mem|str|v?snprintf|vs?n?printf)[a-z]*_chk|__isoc(99|23)_strto[a-z]+)$/;
const LIBRARIES = /^(cmark_|yaml_)/;

// The names that object files define, or want from elsewhere.
function symbols(files, ...options) {
  return execFileSync('nm', ['--format=posix', '--no-sort', ...options, ...files], { encoding: 'utf8' })
    .split('\n')
    .filter((line) => line && !line.endsWith(':'))
    .map((line) => line.split(' ')[0].replace(/@.*/, ''));
}

function objects(folder) {
  return listFiles(path.join(root, 'src', folder))
    .filter((name) => name.endsWith('.c'))
    .map((name) => path.join(output, 'obj', folder, name.replace(/\.c$/, '.o')));
}

const CORE = ['base', 'diag', 'text', 'content', 'lint', 'site'];

for (const folder of ['text', 'content', 'lint', 'site'])
  test(`${folder}/ wants nothing of the system but memory and text`, () => {
    const known = new Set(symbols(CORE.flatMap(objects), '--defined-only', '--extern-only'));
    const wanted = new Set(symbols(objects(folder), '--undefined-only'));
    assert.ok(wanted.size > 10);
    const strange = [...wanted].filter((name) => !known.has(name) && !LIBC.test(name) && !LIBRARIES.test(name));
    assert.deepEqual(strange, []);
  });

test('the proof would name what is forbidden', () => {
  for (const name of ['fopen', 'open', 'stat', 'time', 'getenv', 'setlocale', 'printf', 'read', 'system', 'mktime', 'strftime', 'strcoll'])
    assert.doesNotMatch(name, LIBC);
});
