// Reads the include rules from src/README.md and holds the C files to them.
//
// Under the heading "## Who may include whom" stand two tables:
//
//     | folder | may include |           | header | only in |
//     | --- | --- |                      | --- | --- |
//     | `base/` | `base/` |              | `<yaml.h>` | `text/yaml.c` |
//
// A folder is written with `/`; `.` means the files of src/ itself. What may be
// included is a list of folders and files, each between backticks.
'use strict';

const fs = require('node:fs');
const path = require('node:path');
const { listFiles } = require('../lib/kurzcheck.js');

const HEADING = '## Who may include whom';

function cells(line) {
  return line.trim().replace(/^\||\|$/g, '').split('|').map((cell) => cell.trim());
}

function quoted(cell) {
  return [...cell.matchAll(/`([^`]+)`/g)].map((match) => match[1]);
}

// The rows of the table with that header, as [first name, list of names]; null if there is none.
function readTable(lines, header) {
  const start = lines.findIndex((line) => line.startsWith('|') && cells(line).join(' | ') === header);
  if (start < 0) return null;
  const rows = new Map();
  for (let i = start + 2; i < lines.length && lines[i].startsWith('|'); i++) {
    const [first, second] = cells(lines[i]);
    for (const name of quoted(first)) rows.set(name, quoted(second || ''));
  }
  return rows.size ? rows : null;
}

function readRules(readme) {
  const lines = readme.split(/\r?\n/);
  const start = lines.indexOf(HEADING);
  if (start < 0) throw new Error(`src/README.md has no heading "${HEADING}"`);
  const end = lines.findIndex((line, i) => i > start && /^##? /.test(line));
  const section = lines.slice(start, end < 0 ? undefined : end);
  const folders = readTable(section, 'folder | may include');
  const headers = readTable(section, 'header | only in');
  if (!folders) throw new Error('src/README.md has no table "| folder | may include |"');
  if (!headers) throw new Error('src/README.md has no table "| header | only in |"');
  return { folders, headers };
}

// The name under which the table of folders speaks of a file.
function placeOf(file) {
  return file.includes('/') ? file.slice(0, file.indexOf('/') + 1) : '.';
}

function permits(names, file) {
  return names.some((name) => name === file || name === placeOf(file));
}

// Every breach of the rules, as "src/file:line: what".
function breaches(src) {
  const { folders, headers } = readRules(fs.readFileSync(path.join(src, 'README.md'), 'utf8'));
  const files = listFiles(src).filter((name) => /\.[ch]$/.test(name));
  const found = [];
  const usedPlaces = new Set();
  const usedHeaders = new Set();
  for (const file of files) {
    const place = placeOf(file);
    usedPlaces.add(place);
    if (!folders.has(place)) found.push(`src/${file}:1: the table has no row for ${place}`);
    fs.readFileSync(path.join(src, file), 'utf8').split('\n').forEach((line, index) => {
      const match = line.match(/^\s*#\s*include\s*([<"])([^>"]+)[>"]/);
      if (!match) return;
      const at = `src/${file}:${index + 1}:`;
      const [, kind, name] = match;
      if (kind === '<') {
        const only = headers.get(`<${name}>`);
        if (!only) return;
        usedHeaders.add(`<${name}>`);
        if (!permits(only, file)) found.push(`${at} <${name}> may only be included in ${only.join(', ')}`);
      } else if (!fs.existsSync(path.join(src, name))) {
        found.push(`${at} "${name}" is no path relative to src/`);
      } else if (folders.has(place) && !permits(folders.get(place), name)) {
        found.push(`${at} ${place} may not include "${name}"`);
      }
    });
  }
  for (const place of folders.keys())
    if (!usedPlaces.has(place)) found.push(`src/README.md:1: ${place} has a row, but no C file`);
  for (const header of headers.keys())
    if (!usedHeaders.has(header)) found.push(`src/README.md:1: ${header} has a row, but nobody includes it`);
  return found;
}

module.exports = { breaches };
