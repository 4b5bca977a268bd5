// Tables, opened by LibreOffice as a German reader opens them, with formulas
// allowed: what it takes for a formula, Excel may too.
import assert from "node:assert/strict";
import fs from "node:fs";
import path from "node:path";
import test from "node:test";
import { HOSTILE } from "../js/hostile.js";
import { parseXml, all, one } from "../js/office.js";
import { scratch } from "../lib/kurzcheck.js";
import { convert, cellText } from "./office.js";
import * as csv from "../../src/browser/later/data/csv.js";

const GERMAN = 1031;
const BRITISH = 2057;

// Separator and quote by their codes, UTF-8, from line 1, no formats of columns,
// language; numbers also between quotes, dates and the like recognised; and, as
// the thirteenth, formulas calculated.
function filterOf(separator, language) {
  return `Text - txt - csv (StarCalc):${separator.charCodeAt(0)},34,76,1,,${language},false,true,false,false,false,0,true`;
}

// -> rows of { text, number, formula }
function opened(t, text, separator, language) {
  const folder = scratch(t, "exports");
  fs.writeFileSync(path.join(folder, "table.csv"), text);
  const input = ["--infilter=" + filterOf(separator, language)];
  const [sheet] = convert(folder, ["table.csv"], "fods", input);
  const table = one(parseXml(sheet.toString("utf8")), "table:table");
  return all(table, "table:table-row").map((row) => all(row, "table:table-cell").map(cellOf));
}

function cellOf(cell) {
  const { "office:value": value, "table:formula": formula = null } = cell.attributes;
  return {
    text: cellText(cell),
    number: value === undefined ? null : Number(value),
    formula,
  };
}

test("a German spreadsheet reads numbers as numbers and text as text", (t) => {
  const rows = [
    ["Frage", "Wert", "Notiz"],
    ["Öffnung der Verwaltung", 62.5, 'Größe; "ß"\nzweite Zeile 😀'],
    ["Kosten", -3, "5,- Euro, erst:\n- eins\n- zwei"],
    ["Anteil", 0.25, "مرحبا"],
    ["leer", null, "Ende"],
  ];
  const cells = opened(t, csv.write(rows), ";", GERMAN);
  assert.deepEqual(
    cells.map((row) => row.map(({ text, number }) => number ?? text)),
    rows.map((row) => row.map((cell) => cell ?? "")),
  );
});

test("a British spreadsheet reads the same, as its table is written", (t) => {
  const text = csv.write([["a,b", 62.5, -3]], { decimal: ".", separator: "," });
  const [row] = opened(t, text, ",", BRITISH);
  assert.deepEqual(
    row.map(({ text, number }) => number ?? text),
    ["a,b", 62.5, -3],
  );
});

test("this spreadsheet would calculate, if it was given a formula", (t) => {
  const [row] = opened(t, '\ufeff=1+1;"=1+2"\r\n', ";", GERMAN);
  assert.deepEqual(
    row.map(({ formula, number }) => [formula, number]),
    [
      ["of:=1+1", 2],
      ["of:=1+2", 3],
    ],
  );
});

test("hostile text is never calculated, neither by a German spreadsheet nor by one that splits it elsewhere", (t) => {
  const table = csv.write(HOSTILE.map((text) => ["x", text, 1]));
  for (const [separator, language] of [
    [";", GERMAN],
    [",", BRITISH],
    ["\t", BRITISH],
  ]) {
    const cells = opened(t, table, separator, language).flat();
    assert.ok(cells.length >= HOSTILE.length);
    for (const { formula, text } of cells) assert.equal(formula, null, text);
  }
});

test("hostile text arrives whole, behind an apostrophe at most", (t) => {
  const rows = opened(t, csv.write(HOSTILE.map((text) => ["x", text, 1])), ";", GERMAN);
  const bare = (text) =>
    Buffer.from(text, "utf8")
      .toString("utf8")
      .replace(/\r\n?/g, "\n")
      .replace(/\t/g, " ")
      .replace(/[\0-\x08\v\f\x0e-\x1f\x7f\u202a-\u202e\ufffe\uffff\ufeff']/g, "");
  assert.equal(rows.length, HOSTILE.length);
  HOSTILE.forEach((text, i) => {
    const [first, second, third] = rows[i];
    assert.deepEqual([first.text, third.number], ["x", 1], JSON.stringify(text));
    assert.equal(bare(second.text), bare(text));
  });
});
