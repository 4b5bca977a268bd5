// Damage of two kinds, for result files: to the text, as a bad copy does it,
// and to the values in it, as a person does who means harm.
"use strict";

const { pick } = require("./random.js");

const SNIPPETS = [
  '"',
  "{",
  "}",
  "[",
  "]",
  ",",
  ":",
  "null",
  "-",
  "0",
  "9",
  "e9",
  ".5",
  "true",
  "\\",
  "\\u0000",
  "\\ud800",
  "\u0000",
  "\ufeff",
  "\ud800",
  "é",
  "\n",
  " ",
  '"__proto__":{},',
  '"value":10,',
  '"answers":{},',
  "1e999",
  "//",
  "'",
];

function mutateTextOnce(below, text) {
  const start = below(text.length);
  const end = Math.min(text.length, start + 1 + below(pick(below, [1, 4, 60])));
  switch (below(5)) {
    case 0:
      return text.slice(0, start) + text.slice(end);
    case 1:
      return text.slice(0, start) + pick(below, SNIPPETS) + text.slice(start);
    case 2:
      return (
        text.slice(0, start) +
        String.fromCharCode(text.charCodeAt(start) ^ (1 << below(7))) +
        text.slice(start + 1)
      );
    case 3:
      return text.slice(0, end) + text.slice(start, end) + text.slice(end);
    default:
      return text.slice(0, start) + pick(below, SNIPPETS) + text.slice(end);
  }
}

function mutatedText(below, text) {
  let result = text;
  for (let i = below(3); i >= 0; i--) result = mutateTextOnce(below, result || " ");
  return below(50) === 0 ? result.slice(0, below(result.length + 1)) : result;
}

const KEYS = [
  "__proto__",
  "constructor",
  "prototype",
  "toString",
  "toJSON",
  "valueOf",
  "hasOwnProperty",
  "then",
  "length",
  "",
  "0",
  "first",
  "last",
  "value",
  "note",
  "title",
  "answers",
  "plan",
  "id",
  "<script>",
  "\u202e",
  "\ud800",
];

function hostileValue(below) {
  return pick(below, [
    () => null,
    () => true,
    () => 0,
    () => 50,
    () => -1,
    () => 2,
    () => 45,
    () => 1e21,
    () => 0.1,
    () => "",
    () => "40",
    () => "<img src=x onerror=alert(1)>",
    () => "\ud800",
    () => "x".repeat(20000),
    () => [],
    () => [null],
    () => [{}],
    () => ({}),
    () => ({ value: 30 }),
    () => JSON.parse('{"__proto__":{"value":20},"toString":null,"toJSON":5}'),
    () => JSON.parse("[".repeat(40) + "]".repeat(40)),
  ])();
}

// Every object or array in the tree, with each of its keys.
function places(value) {
  if (typeof value !== "object" || value === null) return [];
  return Object.keys(value).flatMap((key) => [{ holder: value, key }, ...places(value[key])]);
}

// Also where the key is "__proto__".
function put(holder, key, value) {
  Object.defineProperty(holder, key, {
    value,
    enumerable: true,
    configurable: true,
    writable: true,
  });
}

function mutateTreeOnce(below, tree) {
  const all = places(tree);
  if (all.length === 0) return;
  const { holder, key } = pick(below, all);
  const value = holder[key];
  switch (below(5)) {
    case 0:
      if (Array.isArray(holder)) holder.splice(Number(key), 1);
      else delete holder[key];
      return;
    case 1:
      put(holder, Array.isArray(holder) ? holder.length : pick(below, KEYS), hostileValue(below));
      return;
    case 2:
      put(holder, key, below(2) ? [value] : { [pick(below, KEYS)]: value });
      return;
    case 3:
      put(holder, key, JSON.parse(JSON.stringify(pick(below, all).holder)));
      return;
    default:
      put(holder, key, hostileValue(below));
  }
}

function mutatedTree(below, text) {
  const tree = JSON.parse(text);
  for (let i = below(4); i >= 0; i--) mutateTreeOnce(below, tree);
  return JSON.stringify(tree);
}

module.exports = { mutatedText, mutatedTree };
