// What spreadsheets take for a formula, and what helps, after OWASP, "CSV
// Injection", and CWE-1236: text in a cell that starts with = + - @, a tab or an
// end of line, in any width; an apostrophe in front; and a thought for cells that
// fall apart because the spreadsheet splits lines at another separator.
import assert from "node:assert/strict";
import test from "node:test";
import { HOSTILE } from "./hostile.js";
import { randomly } from "./random.js";
import * as csv from "../../src/browser/later/data/csv.js";

const BOM = "\ufeff";

function line(...cells) {
  return csv.write([cells]).slice(BOM.length, -2);
}

// RFC 4180, character by character. With a separator that the table was not
// written for, as leniently as spreadsheets: quotes count only at a cell's start,
// and what follows the closing one still belongs to the cell.
function parse(text, separator) {
  const rows = [[""]];
  let quoted = false;
  for (let i = 0; i < text.length; i++) {
    const row = rows[rows.length - 1];
    const last = row.length - 1;
    const character = text[i];
    if (quoted && character === '"' && text[i + 1] === '"') row[last] += text[i++];
    else if (quoted && character === '"') quoted = false;
    else if (quoted) row[last] += character;
    else if (character === '"' && row[last] === "") quoted = true;
    else if (character === separator) row.push("");
    else if (character === "\n") rows.push([""]);
    else if (character !== "\r" || text[i + 1] !== "\n") row[last] += character;
  }
  const rest = rows.pop();
  return rest.join("") === "" ? rows : [...rows, rest];
}

// The text without what the writer may add or drop.
function bare(text) {
  return text
    .replace(/\r\n?/g, "\n")
    .replace(/\t/g, " ")
    .replace(/[\0-\x08\v\f\x0e-\x1f\x7f\u202a-\u202e\ufffe\uffff']/g, "");
}

function startsFormula(cell) {
  return /^[\s\p{C}]*[=+\-@]|^[\t\r\n]/u.test(cell.normalize("NFKC"));
}

// Text from the alphabet that formulas and separators are made of.
function randomText(below) {
  const alphabet = [..."=+-@＝＋－＠,;\t\n\r\"' |(A1ä\u200b\0."];
  return Array.from({ length: below(12) }, () => alphabet[below(alphabet.length)]).join("");
}

test("a table begins with a byte order mark, and each line ends in CR LF", () => {
  assert.equal(csv.write([["a", "b"], ["c"]]), BOM + "a;b\r\nc\r\n");
  assert.equal(csv.write([]), BOM);
  assert.equal(csv.write([[]]), BOM + "\r\n");
});

test("numbers have a decimal comma, and are never quoted or guarded", () => {
  assert.equal(line(0, -0, 62.5, -3.25, 100, 1e21, 1e-7), "0;0;62,5;-3,25;100;1e+21;1e-7");
});

test("what is no number, and what is missing, is an empty cell", () => {
  assert.equal(line(NaN, Infinity, -Infinity, null, undefined, ""), ";;;;;");
});

test("other places write numbers and separate cells in other ways", () => {
  const cells = [["a,b", 0.5, "c;d"]];
  assert.equal(csv.write(cells, { decimal: ".", separator: "," }), BOM + '"a,b",0.5,c;d\r\n');
  assert.equal(csv.write(cells, { decimal: ",", separator: "," }), BOM + '"a,b","0,5",c;d\r\n');
  assert.equal(csv.write(cells, { decimal: ".", separator: "\t" }), BOM + "a,b\t0.5\tc;d\r\n");
  assert.equal(csv.write(cells, { decimal: "." }), BOM + 'a,b;0.5;"c;d"\r\n');
});

test("cells are quoted where they must be, and only there", () => {
  assert.equal(line("a b", "a,b", "ä'"), "a b;a,b;ä'");
  assert.equal(line("a;b"), '"a;b"');
  assert.equal(line('a "b"'), '"a ""b"""');
  assert.equal(line("a\nb"), '"a\nb"');
  assert.equal(line(" a", "a "), '" a";"a "');
});

test("an end of line within a cell is LF, wherever it came from", () => {
  assert.equal(line("a\r\nb\rc\nd"), '"a\nb\nc\nd"');
});

test("a tab within a cell is a space: spreadsheets drop it, or split there", () => {
  assert.equal(line("a\tb"), "a b");
  assert.equal(csv.write([["\ta\tb", "c"]], { separator: "\t" }), BOM + '" a b"\tc\r\n');
});

test("control characters are dropped", () => {
  assert.equal(line("a\0b\x07c\x7fd"), "abcd");
});

test("no cell is a formula: an apostrophe stands before it", () => {
  const formulas = [
    "=1+1",
    "+1",
    "-1",
    "@SUM(1)",
    "  =1",
    "\u00a0=1",
    "\u200b=1",
    "＝1",
    "＋1",
    "－1",
    "＠A",
    "﹦1",
  ];
  for (const text of formulas)
    assert.equal(parse(csv.write([[text]]).slice(1), ";")[0][0], "'" + text);
  for (const text of ["\t=1", "\r\nx", "\rx", "\n=1"]) {
    assert.match(parse(csv.write([[text]]).slice(1), ";")[0][0], /^'[ \n]/, JSON.stringify(text));
  }
});

test("a formula in a cell that must be quoted is guarded as well", () => {
  assert.equal(line('=A1;"x"'), `"'=A1;""x"""`);
});

test("a formula that comes to the front where a cell falls apart is guarded as well", () => {
  assert.equal(line("a,=1"), "a,'=1");
  assert.equal(line("a;=1"), `"a;'=1"`);
  assert.equal(line("a\n=1"), `"a\n'=1"`);
  assert.equal(line('a,"=1'), `"a,'""=1"`);
  assert.equal(line('a,+"&SUM(1)'), `"a,'+""&SUM(1)"`);
  assert.equal(line("a,+{1;2}*SUM(1)"), `"a,'+{1;2}*SUM(1)"`);
  assert.equal(line("a, \u200b＝1"), "a,' \u200b＝1");
  assert.equal(line("a,+SUM(1)"), "a,'+SUM(1)");
  assert.equal(line("a,+SUM (1)"), "a,'+SUM (1)");
  assert.equal(line("a,- cmd|' /C calc'!A0"), "a,'- cmd|' /C calc'!A0");
});

test("a harmless plus or minus within a text stays as it was written", () => {
  for (const text of ["5,- Euro", "100,-", "a, -5 und +3", "Bonn, - Beuel"])
    assert.equal(line(text), text);
  assert.equal(line("Punkte:\n- eins\n- zwei, drei"), '"Punkte:\n- eins\n- zwei, drei"');
  for (const text of ["a=b", "a@b.de", "1-2", "a + b", "'quoted'", "ein-, zwei"])
    assert.equal(line(text), text);
});

test("whatever is written is read again, apart from apostrophes and control characters", () => {
  for (let seed = 0; seed < 3000; seed++) {
    const below = randomly(seed);
    const texts = [randomText(below), randomText(below), HOSTILE[below(HOSTILE.length)]];
    for (const separator of [";", ",", "\t"]) {
      const [row, ...more] = parse(csv.write([texts], { separator }).slice(1), separator);
      assert.deepEqual(row.map(bare), texts.map(bare), "seed " + seed);
      assert.deepEqual(more, []);
    }
  }
});

test("no random text becomes a formula, and none that could call anything elsewhere", () => {
  for (let seed = 0; seed < 3000; seed++) {
    const below = randomly(seed);
    const text = csv.write([[randomText(below), randomText(below)]]).slice(1);
    for (const cell of parse(text, ";").flat()) assert.ok(!startsFormula(cell), "seed " + seed);
    for (const separator of [",", "\t"]) {
      for (const cell of parse(text, separator).flat().filter(startsFormula)) {
        assert.doesNotMatch(cell.normalize("NFKC"), /^[\s\p{C}]*[=@]/u, "seed " + seed);
        assert.doesNotMatch(cell, /A\s*[(|]/, "seed " + seed);
      }
    }
  }
});

test("a cell of a megabyte of anything is written in a moment", () => {
  for (const unit of ["a", " ", "\t", "\n", '"', ",", "-", "=", "-a ", ",- a", "(", "\u200b"]) {
    const started = process.cpuUsage(); // the machine may be busy
    csv.write([[unit.repeat(1e6 / unit.length)]]);
    const { user, system } = process.cpuUsage(started);
    assert.ok(user + system < 2e6, JSON.stringify(unit));
  }
});
