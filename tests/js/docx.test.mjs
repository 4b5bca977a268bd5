import assert from "node:assert/strict";
import test from "node:test";
import { HOSTILE } from "./hostile.js";
import { unzip, parseXml, all, one, value, textOf } from "./office.js";
import { REPORT, ARABIC, reportOf } from "./report.js";
import * as docx from "../../src/browser/later/data/docx.js";
import * as zip from "../../src/browser/later/data/zip.js";

const PAGE_WIDTH = 11906;
const MARGIN = 1418;

// -> { NAME: its XML, read }, and `names` in the archive's order
function open(report) {
  const entries = unzip(docx.write(report));
  const parts = Object.fromEntries(entries.map(({ name, text }) => [name, parseXml(text)]));
  return { parts, names: entries.map(({ name }) => name), entries };
}

function bodyOf(report) {
  return one(open(report).parts["word/document.xml"], "w:body");
}

function documentWith(blocks, more = {}) {
  return bodyOf({ ...REPORT, title: "", subject: "", blocks, ...more });
}

function paragraphs(element) {
  return element.children.filter(({ name }) => name === "w:p");
}

// What a file for other programs can hold of a string, with the ends of line and halves of
// characters as the writer makes them.
function kept(text) {
  return Buffer.from(text.replace(/\r\n?/g, "\n"), "utf8")
    .toString("utf8")
    .replace(/[^\t\n\u0020-\u007e\u0080-\u2029\u202f-\ufffd\u{10000}-\u{10ffff}]/gu, "");
}

function sum(numbers) {
  return numbers.reduce((total, number) => total + number, 0);
}

test("the same report gives the same bytes", () => {
  assert.deepEqual(docx.write(REPORT), docx.write(REPORT));
});

test("a report is not changed by writing it", () => {
  const before = JSON.stringify(REPORT);
  docx.write(REPORT);
  assert.equal(JSON.stringify(REPORT), before);
});

test("an archive holds every file, with its length and checksum", () => {
  const files = [
    ["a.txt", "123456789"],
    ["ö/empty", ""],
    ["umlaut", "ä😀"],
  ];
  const entries = unzip(zip.store(files));
  assert.deepEqual(
    entries.map(({ name, text }) => [name, text]),
    files,
  );
  // The checksum of "123456789" is the check value that CRC-32 is known by.
  assert.equal(Buffer.from(zip.store(files)).readUInt32LE(14), 0xcbf43926);
});

test("an archive's files are stored, with names in UTF-8, and of 1 January 1980", () => {
  for (const { flags, method, time, date } of unzip(zip.store([["ö", "x"]]))) {
    assert.deepEqual({ flags, method, time, date }, { flags: 0x800, method: 0, time: 0, date: 33 });
  }
});

test("an archive may be empty", () => {
  assert.deepEqual(unzip(zip.store([])), []);
});

test("the package begins with its list of types, and lists every part", () => {
  const { parts, names } = open(REPORT);
  assert.equal(names[0], "[Content_Types].xml");
  const types = parts["[Content_Types].xml"];
  assert.deepEqual(
    all(types, "Default").map(({ attributes }) => attributes.Extension),
    ["rels"],
  );
  const listed = all(types, "Override").map(({ attributes }) => attributes.PartName.slice(1));
  const expected = names.filter((name) => name !== names[0] && !name.endsWith(".rels"));
  assert.deepEqual(listed.sort(), expected.sort());
});

test("every relationship leads to a part, and every part is reached", () => {
  const { parts, names } = open(REPORT);
  const reached = ["[Content_Types].xml"];
  for (const [rels, base] of [
    ["_rels/.rels", ""],
    ["word/_rels/document.xml.rels", "word/"],
  ]) {
    reached.push(rels);
    const items = all(parts[rels], "Relationship").map(({ attributes }) => attributes);
    assert.equal(new Set(items.map(({ Id }) => Id)).size, items.length);
    for (const { Target, TargetMode } of items) if (!TargetMode) reached.push(base + Target);
  }
  assert.deepEqual(reached.sort(), names.sort());
});

test("whatever the text refers to is there: links, footer, styles, numbers of lists", () => {
  for (const report of [REPORT, ARABIC]) {
    const { parts } = open(report);
    const document = parts["word/document.xml"];
    const ids = all(parts["word/_rels/document.xml.rels"], "Relationship").map(
      ({ attributes }) => attributes.Id,
    );
    for (const name of ["w:hyperlink", "w:footerReference"]) {
      for (const { attributes } of all(document, name)) assert.ok(ids.includes(attributes["r:id"]));
    }
    const styles = all(parts["word/styles.xml"], "w:style").map(
      (style) => style.attributes["w:styleId"],
    );
    for (const name of ["w:pStyle", "w:rStyle", "w:tblStyle"]) {
      for (const { attributes } of all(document, name))
        assert.ok(styles.includes(attributes["w:val"]));
    }
    const numbers = all(parts["word/numbering.xml"], "w:num").map(
      (num) => num.attributes["w:numId"],
    );
    for (const { attributes } of all(document, "w:numId")) {
      assert.ok(numbers.includes(attributes["w:val"]));
    }
  }
});

test("title and subject open the document, in styles of their own; without them, nothing does", () => {
  const [title, subject, next] = paragraphs(bodyOf(REPORT));
  assert.deepEqual([value(title, "w:pStyle"), textOf(title)], ["Title", REPORT.title]);
  assert.deepEqual([value(subject, "w:pStyle"), textOf(subject)], ["Subtitle", REPORT.subject]);
  assert.equal(textOf(next), "Ergebnis");
  assert.equal(textOf(documentWith([{ paragraph: "x" }])), "x");
});

test("headings have the levels by which Word finds its way around", () => {
  const { parts } = open(REPORT);
  const levels = ["Title", "Subtitle", "Heading1", "Heading2", "Heading3", "Heading4"].map((id) => {
    const style = all(parts["word/styles.xml"], "w:style").find(
      ({ attributes }) => attributes["w:styleId"] === id,
    );
    return [
      value(style, "w:name"),
      value(style, "w:outlineLvl"),
      one(style, "w:keepNext") !== null,
    ];
  });
  assert.deepEqual(levels, [
    ["Title", null, true],
    ["Subtitle", null, true],
    ["heading 1", "0", true],
    ["heading 2", "1", true],
    ["heading 3", "2", true],
    ["heading 4", "3", true],
  ]);
  const headings = paragraphs(bodyOf(REPORT))
    .map((paragraph) => [value(paragraph, "w:pStyle"), textOf(paragraph)])
    .filter(([style]) => style?.startsWith("Heading"));
  assert.deepEqual(headings, [
    ["Heading1", "Ergebnis"],
    ["Heading2", "Profil"],
    ["Heading3", "Stärken"],
    ["Heading4", "Womit anfangen"],
    ["Heading1", "Plan 😀"],
  ]);
});

test("runs are a string or pieces, plain, strong and emphasised", () => {
  assert.equal(textOf(documentWith([{ paragraph: "a" }])), "a");
  const body = documentWith([
    { paragraph: ["a ", { text: "b", strong: true }, { text: "c", emph: true }, { text: "d" }] },
  ]);
  const runs = all(body, "w:r").map((run) => [
    textOf(run),
    one(run, "w:b") !== null && one(run, "w:bCs") !== null,
    one(run, "w:i") !== null && one(run, "w:iCs") !== null,
  ]);
  assert.deepEqual(runs, [
    ["a ", false, false],
    ["b", true, false],
    ["c", false, true],
    ["d", false, false],
  ]);
});

test("runs that are missing are empty", () => {
  for (const runs of [undefined, null, "", [], [null], [undefined], [{}], [{ text: null }]]) {
    const body = documentWith([{ paragraph: runs }]);
    assert.deepEqual([paragraphs(body).length, all(body, "w:t").length], [1, 0]);
  }
});

test("ends of line and tabs stay what they are", () => {
  assert.equal(textOf(documentWith([{ paragraph: "a\nb\r\nc\rd\te\n" }])), "a\nb\nc\nd\te\n");
});

test("blanks are kept", () => {
  for (const text of all(bodyOf(REPORT), "w:t")) {
    assert.equal(text.attributes["xml:space"], "preserve");
  }
});

test("links lead out, shown as links, each to its own address", () => {
  const hrefs = [
    'https://example.org/ä b?x="1"&y=<2>',
    "http://a.example/",
    "mailto:amt@example.org",
    'mailto:"a"&b@example.org',
  ];
  const { parts } = open({
    ...REPORT,
    blocks: [{ paragraph: hrefs.map((href, i) => ({ text: "link " + i, href })) }],
  });
  const links = all(parts["word/document.xml"], "w:hyperlink");
  const targets = new Map(
    all(parts["word/_rels/document.xml.rels"], "Relationship").map(({ attributes }) => [
      attributes.Id,
      attributes,
    ]),
  );
  const found = links.map((link) => {
    const { Target, TargetMode, Type } = targets.get(link.attributes["r:id"]);
    assert.equal(TargetMode, "External");
    assert.match(Type, /\/hyperlink$/);
    assert.notEqual(one(link, "w:u"), null);
    return [textOf(link), Target];
  });
  assert.deepEqual(found, [
    ["link 0", "https://example.org/%C3%A4%20b?x=%221%22&y=%3C2%3E"],
    ["link 1", "http://a.example/"],
    ["link 2", "mailto:amt@example.org"],
    ["link 3", 'mailto:"a"&b@example.org'],
  ]);
});

test("what leads nowhere from a document stays text", () => {
  const hrefs = [
    "javascript:alert(1)",
    "file:///C:/x.html",
    "data:text/html,x",
    "vbscript:x",
    "page.html",
    "#result",
    "//example.org/",
    "https://[",
    "https://a b/",
    "mailto:a b",
    "https://example.org/" + "x".repeat(2000),
    "",
    "\0",
  ];
  for (const href of hrefs) {
    const { parts } = open({ ...REPORT, blocks: [{ paragraph: [{ text: "x", href }] }] });
    assert.equal(one(parts["word/document.xml"], "w:hyperlink"), null, href);
    assert.ok(textOf(parts["word/document.xml"]).endsWith("x"));
    const modes = all(parts["word/_rels/document.xml.rels"], "Relationship");
    assert.ok(modes.every(({ attributes }) => !attributes.TargetMode));
  }
});

test("lists are lists: with bullets, or numbered from 1 in each", () => {
  const { parts } = open(REPORT);
  const formats = Object.fromEntries(
    all(parts["word/numbering.xml"], "w:abstractNum").map((kind) => [
      kind.attributes["w:abstractNumId"],
      value(kind, "w:numFmt") + " " + value(kind, "w:lvlText"),
    ]),
  );
  const lists = Object.fromEntries(
    all(parts["word/numbering.xml"], "w:num").map((list) => [
      list.attributes["w:numId"],
      [formats[value(list, "w:abstractNumId")], value(list, "w:startOverride")],
    ]),
  );
  const items = paragraphs(one(parts["word/document.xml"], "w:body"))
    .filter((paragraph) => one(paragraph, "w:numPr"))
    .map((item) => [textOf(item), value(item, "w:ilvl"), value(item, "w:numId")]);
  assert.deepEqual(
    items.map(([text]) => text),
    ["Chefsache", "Öffnung der Verwaltung", "Zuerst", "Danach", "Wieder eins", "Wieder zwei"],
  );
  const ids = items.map(([, level, id]) => (level === "0" ? id : level));
  assert.deepEqual([ids[0], ids[2], ids[4]], [ids[1], ids[3], ids[5]]);
  assert.equal(new Set(ids).size, 3);
  assert.deepEqual(lists[ids[0]][0], "bullet •");
  assert.deepEqual(lists[ids[2]], ["decimal %1.", "1"]);
  assert.deepEqual(lists[ids[4]], ["decimal %1.", "1"]);
});

test("a table has its cells in order, a head that is repeated, and rows that stay whole", () => {
  const table = all(bodyOf(REPORT), "w:tbl")[1];
  const rows = all(table, "w:tr");
  assert.deepEqual(
    rows.map((row) => all(row, "w:tc").map(textOf)),
    [
      ["Maßnahme", "Verantwortlich", "Bis", "Ziel"],
      ["Beirat gründen", "Frau Müller", "1.3.2027", "80 %"],
      ["Stelle ausschreiben", "Amt 50", "", "100 %"],
    ],
  );
  assert.deepEqual(
    rows.map((row) => one(row, "w:tblHeader") !== null),
    [true, false, false],
  );
  assert.ok(rows.every((row) => one(row, "w:cantSplit")));
  assert.equal(value(table, "w:tblLook"), "0020"); // the first row is the head
});

function widthsOf(table) {
  return all(table, "w:gridCol").map(({ attributes }) => Number(attributes["w:w"]));
}

test("a table's columns fill the page, and are as wide as their texts ask for", () => {
  const full = PAGE_WIDTH - 2 * MARGIN;
  for (const table of all(bodyOf(REPORT), "w:tbl").slice(1)) {
    const widths = widthsOf(table);
    assert.ok(sum(widths) <= full && sum(widths) > full - 10);
    for (const row of all(table, "w:tr")) {
      assert.deepEqual(
        all(row, "w:tcW").map(({ attributes }) => Number(attributes["w:w"])),
        widths,
      );
    }
  }
  const alike = widthsOf(documentWith([{ table: { head: ["a", "b"], rows: [] } }]));
  assert.deepEqual(alike, [full / 2, full / 2]);
  // A plan: sentences in one column, a word or a figure in each of the others.
  const plan = {
    head: ["Maßnahme", "Verantwortlich", "Bis wann", "Heute", "Ziel", "Stand"],
    rows: [["Fragen Sie nach. ".repeat(30), "Integrationsbeauftragte", "31. März 2027", "10 %", "60 %", "offen"]],
  };
  const [measure, who, when, now, aim, state] = widthsOf(documentWith([{ table: plan }]));
  assert.ok(measure > full * 0.4, "the sentences have most of the room");
  // No word is torn: half of the size of 9 points for each letter, and the cell's own margins.
  const room = (word) => word.length * 90 + 200;
  assert.ok(who >= room("Integrationsbeauftragte") && who < full / 3);
  assert.ok(when >= room("März") && when < full / 6);
  for (const width of [now, aim, state]) assert.ok(width >= room("60 %") && width < full / 8);
});

test("a word in the head of a table is whole, however narrow the figures below it", () => {
  // Advance widths of Arial Bold, in thousandths of the size of 9 points.
  const WORDS = { Wert: 944 + 556 + 389 + 333, Ziel: 611 + 278 + 556 + 278, Mm: 833 + 889 };
  for (const [word, width] of Object.entries(WORDS)) {
    const table = { head: ["Frage", word], rows: [["Fragen Sie nach. ".repeat(30), "3"]] };
    const [, narrow] = widthsOf(documentWith([{ table }]));
    assert.ok(narrow >= (width * 180) / 1000 + 200, `${word}: ${narrow}`);
  }
});

test("columns for which there is no room go on in another table, behind the first column", () => {
  const names = Array.from({ length: 30 }, (_, i) => "Person " + (i + 1));
  const rows = ["Integrationskonzept", "Leitbild"].map((title) => [title, ...names.map((_, i) => i + " %")]);
  const body = documentWith([{ table: { head: ["Frage", ...names], rows } }]);
  const tables = all(body, "w:tbl").map((table) => {
    assert.ok(sum(widthsOf(table)) <= PAGE_WIDTH - 2 * MARGIN);
    assert.ok(one(all(table, "w:tr")[0], "w:tblHeader"));
    return all(table, "w:tr").map((row) => all(row, "w:tc").map(textOf));
  });
  assert.ok(tables.length > 1);
  for (const [head, first, second] of tables) {
    assert.deepEqual([head[0], first[0], second[0]], ["Frage", "Integrationskonzept", "Leitbild"]);
    assert.deepEqual([first.length, second.length], [head.length, head.length]);
  }
  assert.deepEqual(tables.flatMap(([head]) => head.slice(1)), names);
  assert.deepEqual(tables.flatMap(([, first]) => first.slice(1)), rows[0].slice(1));
});

test("a cell of a megabyte is written in a moment", () => {
  for (const unit of ["x", "x ", "x\n", "-"]) {
    const started = process.cpuUsage(); // the machine may be busy
    docx.write({ ...REPORT, blocks: [{ table: { head: ["a", "b"], rows: [[unit.repeat(5e5)]] } }] });
    const { user, system } = process.cpuUsage(started);
    assert.ok(user + system < 4e6, JSON.stringify(unit));
  }
});

test("a table may have no head, rows of unequal length, or nothing at all", () => {
  const rowsOf = (table) =>
    all(documentWith([{ table }]), "w:tr").map((row) => all(row, "w:tc").map(textOf));
  const uneven = { head: ["a", ""], rows: [["b", "c"], []] };
  assert.deepEqual(rowsOf(uneven), [
    ["a", ""],
    ["b", "c"],
    ["", ""],
  ]);
  const headless = documentWith([{ table: { head: [], rows: [["b"]] } }]);
  assert.deepEqual([one(headless, "w:tblHeader"), value(headless, "w:tblLook")], [null, "0000"]);
  const nothing = documentWith([{ table: { head: [], rows: [] } }]);
  assert.equal(one(nothing, "w:tbl"), null);
});

test("every cell ends in a paragraph, and so does every table: Word refuses others", () => {
  const body = bodyOf(REPORT);
  for (const cell of all(body, "w:tc")) assert.equal(cell.children.at(-1).name, "w:p");
  body.children.forEach(({ name }, i) => {
    if (name === "w:tbl") assert.equal(body.children[i + 1].name, "w:p");
  });
});

test("a picture has a column for each place, grounds as dark as they say, and light numbers on dark", () => {
  const body = documentWith([
    {
      picture: {
        widths: [3000, 1000, 1000, 1000, 3000],
        head: ["", { text: "low", shade: 0, span: 2 }, { text: "high", shade: 1, span: 1 }, ""],
        rows: [["a", { text: "", shade: 0 }, [{ text: "", shade: 0 }, { text: 7, dot: true }, "\n", "→8"], [{ text: "", shade: 1 }, { text: 9, dot: true }], "60"]],
      },
      legend: "what it is",
    },
  ]);
  const [head, row] = all(body, "w:tr").map((line) => all(line, "w:tc"));
  const widthOf = (cell) => Number(one(cell, "w:tcW").attributes["w:w"]);
  assert.deepEqual([head, row].map((cells) => cells.map(widthOf)), [[3000, 2000, 1000, 3000], [3000, 1000, 1000, 1000, 3000]]);
  assert.deepEqual(head.map((cell) => value(cell, "w:gridSpan")), ["1", "2", "1", "1"]);
  const groundOf = (cell) => one(one(cell, "w:tcPr"), "w:shd")?.attributes["w:fill"];
  assert.deepEqual(row.map(groundOf), [undefined, "f5f5f5", "f5f5f5", "c3c3c3", undefined]);
  assert.deepEqual(row.map(textOf), ["a", "", "7\n→8", "9", "60"]);
  const [seven, eight] = all(row[2], "w:r").filter((run) => textOf(run).trim() !== "");
  assert.deepEqual([seven, eight].map((run) => [one(run, "w:shd") !== null, value(run, "w:color") ?? null]), [[true, "FFFFFF"], [false, null]]);
  // whole on a page, and said below
  assert.ok(row.slice(1, 4).every((cell) => one(cell, "w:keepNext")));
  assert.equal(textOf(paragraphs(body).at(-1)), "what it is");
});

test("what is kept stays with the list behind it; a heading with whatever comes", () => {
  const list = { list: ["x"], ordered: false };
  const kept = (...behind) => paragraphs(bodyOf({ ...REPORT, blocks: [{ paragraph: "a", keep: true }, ...behind] }))
    .filter((paragraph) => textOf(paragraph) === "a").map((paragraph) => one(paragraph, "w:keepNext") !== null);
  assert.deepEqual([kept(list, { paragraph: "b" }), kept({ paragraph: "b", keep: true }, list)], [[true], [false]]);
});

test("a profile is not torn apart: each of its paragraphs keeps with the next", () => {
  for (const paragraph of all(all(bodyOf(REPORT), "w:tbl")[0], "w:p")) {
    assert.notEqual(one(paragraph, "w:keepNext"), null);
  }
});

test("pages are A4, upright, with the page's number and the number of pages below", () => {
  const { parts } = open(REPORT);
  const size = one(parts["word/document.xml"], "w:pgSz").attributes;
  assert.deepEqual([size["w:w"], size["w:h"]], ["11906", "16838"]);
  const fields = all(parts["word/footer.xml"], "w:fldSimple").map(
    ({ attributes }) => attributes["w:instr"],
  );
  assert.deepEqual(fields, ["PAGE", "NUMPAGES"]);
  const footOf = (report) => textOf(open(report).parts["word/footer.xml"]);
  assert.equal(footOf(REPORT), REPORT.subject + " · 1 / 1", "whose result a sheet is of");
  assert.equal(footOf({ ...REPORT, subject: "" }), REPORT.title + " · 1 / 1");
  assert.equal(footOf({ ...REPORT, subject: "", title: "" }), "1 / 1");
});

test("the document's language is the report's, with the region that Word asks for", () => {
  const languageOf = (language) =>
    one(open({ ...REPORT, language }).parts["word/styles.xml"], "w:lang")?.attributes["w:val"];
  assert.deepEqual(["de", "de-simple", "de-AT", "en", "pt-Latn-BR"].map(languageOf), [
    "de-DE",
    "de-DE",
    "de-AT",
    "en-US",
    "pt-BR",
  ]);
  for (const tag of ["", "not a language", "x", undefined])
    assert.equal(languageOf(tag), undefined);
});

test("from left to right, nothing says otherwise", () => {
  const { entries } = open({ ...REPORT, blocks: REPORT.blocks.filter(({ table }) => !table) });
  for (const { text } of entries) assert.doesNotMatch(text, /bidi|w:rtl/);
});

test("from right to left, so are paragraphs, tables, pages and the language", () => {
  const { parts } = open(ARABIC);
  const styles = parts["word/styles.xml"];
  const normal = one(styles, "w:style");
  assert.equal(normal.attributes["w:default"], "1");
  assert.notEqual(one(normal, "w:bidi"), null);
  for (const style of all(styles, "w:style").slice(1)) {
    if (style.attributes["w:type"] === "paragraph")
      assert.equal(value(style, "w:basedOn"), "Normal");
  }
  assert.equal(one(styles, "w:lang").attributes["w:bidi"], "ar-EG");
  const document = parts["word/document.xml"];
  assert.notEqual(one(one(document, "w:sectPr"), "w:bidi"), null);
  for (const table of all(document, "w:tbl")) assert.notEqual(one(table, "w:bidiVisual"), null);
});

// As the Unicode bidirectional algorithm takes it (UAX 9: W7, N1).
test("a change of direction within a text gets a run of its own", () => {
  const runsOf = (text, direction) =>
    all(documentWith([{ paragraph: text }], { direction }), "w:r").map((run) => [
      textOf(run),
      one(run, "w:rtl") !== null,
    ]);
  assert.deepEqual(runsOf("Rat مرحبا (العالم) 12. Ende", "ltr"), [
    ["Rat ", false],
    ["مرحبا (العالم", true],
    [") 12. Ende", false],
  ]);
  assert.deepEqual(runsOf("(مرحبا) Q4 2026, Rat! 47 %", "rtl"), [
    ["(مرحبا) ", true],
    ["Q4 2026, Rat! 47", false],
    [" %", true],
  ]);
  assert.deepEqual(runsOf("שלום", "ltr"), [["שלום", true]]);
  assert.deepEqual(runsOf("12", "rtl"), [["12", true]]);
});

test("the properties say the title", () => {
  const core = open(REPORT).parts["docProps/core.xml"];
  const said = core.children.map(({ name, children }) => [name, children.join("")]);
  assert.deepEqual(said, [
    ["dc:title", REPORT.title],
  ]);
});

test("hostile text in every place stays text, whole, and is no markup", () => {
  const namesOf = (element) => [
    element.name,
    ...element.children.filter((child) => typeof child !== "string").flatMap(namesOf),
  ];
  const names = (parts, ...without) =>
    Object.values(parts).map((part) => namesOf(part).filter((name) => !without.includes(name)));
  // What may differ: no text, no link; breaks, tabs, directions.
  const may = ["w:r", "w:rPr", "w:t", "w:b", "w:bCs", "w:i", "w:iCs", "w:color", "w:u"];
  may.push(
    "w:hyperlink",
    "Relationship",
    "w:br",
    "w:tab",
    "w:rtl",
    "w:lang",
    "w:p",
    "w:pPr",
    "w:pStyle",
  );
  const expected = names(open(reportOf("harmless")).parts, ...may);
  for (const text of HOSTILE) {
    const { parts } = open(reportOf(text));
    assert.deepEqual(names(parts, ...may), expected, JSON.stringify(text));
    const body = one(parts["word/document.xml"], "w:body");
    const clean = kept(text);
    const runs = clean.repeat(3);
    assert.deepEqual(all(body, "w:tc").map(textOf), [
      ...[clean, runs, clean, runs, clean, ""], // the table
      ...[clean, clean, clean, runs], // the picture
    ]);
    const opening = text === "" ? [] : [clean, clean];
    assert.deepEqual(paragraphs(body).map(textOf), [...opening, clean, runs, clean, runs, "", "", ...opening.slice(1)]);
    const core = parts["docProps/core.xml"].children.map(({ children }) => children.join(""));
    assert.deepEqual(core, [kept(text)]);
  }
});

test("a note of 300,000 of anything is written in a moment", () => {
  for (const unit of ["a", " ", "\n", "ä ", "مرحبا ", "م(", "a(", "1 ", "<", "\ud800"]) {
    for (const direction of ["ltr", "rtl"]) {
      const paragraph = unit.repeat(300000 / unit.length);
      const started = process.cpuUsage(); // the machine may be busy
      docx.write({ ...REPORT, direction, blocks: [{ paragraph }] });
      const { user, system } = process.cpuUsage(started);
      assert.ok(user + system < 2e6, JSON.stringify(unit));
    }
  }
});

test("a text without end is written, and one that turns at every letter is no file without end", () => {
  const written = (text, direction) => docx.write({ ...REPORT, direction, blocks: [{ paragraph: text }] });
  const long = "a".repeat(4e6);
  for (const direction of ["ltr", "rtl"]) assert.ok(written(long, direction).length > long.length);
  assert.ok(written("a\u0627".repeat(1e5), "ltr").length < 2e6);
});
