// Who needs whom among the C files, and who in a circle.
//
// A part is `fields.c` with `fields.h`. It needs another whose header it includes, or which
// defines a symbol that its object wants: a declaration copied into a third header hides nothing.
'use strict';

const fs = require('node:fs');
const path = require('node:path');
const { execFileSync } = require('node:child_process');
const { listFiles } = require('../lib/kurzcheck.js');

const partOf = (file) => file.replace(/\.[cho]$/, '');
const folderOf = (part) => (part.includes('/') ? part.slice(0, part.lastIndexOf('/') + 1) : './');

// part -> Map(needed part -> why)
function newGraph(parts) {
  return new Map(parts.map((part) => [part, new Map()]));
}

function addNeed(graph, from, to, why) {
  if (from !== to && graph.has(from) && graph.has(to) && !graph.get(from).has(to)) graph.get(from).set(to, why);
}

function addIncludes(graph, src, files) {
  for (const file of files)
    for (const [, name] of fs.readFileSync(path.join(src, file), 'utf8').matchAll(/^\s*#\s*include\s*"([^"]+)"/gm))
      addNeed(graph, partOf(file), partOf(name), `includes ${name}`);
}

// Every symbol that objects define for others, or want of others, with the object's part.
function symbols(objects, files, option) {
  const found = [];
  for (const line of execFileSync('nm', ['--format=posix', '--print-file-name', option, ...files], { encoding: 'utf8' }).split('\n')) {
    const match = line.match(/^(.*\.o)(?:\[[^\]]*\])?: (\S+) (\S)/);
    if (match) found.push([partOf(path.relative(objects, match[1])), match[2]]);
  }
  return found;
}

function addSymbols(graph, objects) {
  const files = [...graph.keys()].map((part) => path.join(objects, `${part}.o`)).filter((file) => fs.existsSync(file));
  if (!files.length) return;
  const home = new Map(symbols(objects, files, '--defined-only').map(([part, name]) => [name, part]));
  for (const [part, name] of symbols(objects, files, '--undefined-only'))
    if (home.has(name)) addNeed(graph, part, home.get(name), `uses ${name}`);
}

// The parts below `src` and what they need; the objects of those that were compiled lie below
// `objects`.
function readNeeds(src, objects) {
  const files = listFiles(src).filter((name) => /\.[ch]$/.test(name));
  const graph = newGraph([...new Set(files.map(partOf))]);
  addIncludes(graph, src, files);
  addSymbols(graph, objects);
  return graph;
}

// The same of folders.
function needsOfFolders(graph) {
  const folders = newGraph([...new Set([...graph.keys()].map(folderOf))]);
  for (const [from, needs] of graph)
    for (const [to, why] of needs) addNeed(folders, folderOf(from), folderOf(to), `${from} ${why}`);
  return folders;
}

// The shortest way from one part to another, as the parts on it; null if there is none.
function wayTo(graph, from, to) {
  const before = new Map([[from, null]]);
  for (const part of before.keys()) {
    for (const next of graph.get(part).keys()) {
      if (next === to) {
        const way = [to];
        for (let at = part; at !== null; at = before.get(at)) way.unshift(at);
        return way;
      }
      if (!before.has(next)) before.set(next, part);
    }
  }
  return null;
}

// What stands in a circle: { parts: all that need each other, sorted; path: one circle with its reasons }.
function findCycles(graph) {
  const cycles = [];
  const done = new Set();
  for (const part of [...graph.keys()].sort()) {
    if (done.has(part) || !wayTo(graph, part, part)) continue;
    const parts = [...graph.keys()].filter((other) => other === part || (wayTo(graph, part, other) && wayTo(graph, other, part))).sort();
    parts.forEach((other) => done.add(other));
    const way = wayTo(graph, part, part);
    cycles.push({ parts, path: way.slice(1).map((to, i) => `${way[i]} -> ${to} (${graph.get(way[i]).get(to)})`).join(', ') });
  }
  return cycles;
}

module.exports = { findCycles, needsOfFolders, readNeeds };
