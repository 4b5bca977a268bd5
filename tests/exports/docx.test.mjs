// Reports as Word documents, opened by programs that know nothing of the check:
// unzip, xmllint, Microsoft's own validator of documents (Open XML SDK, as
// WebAssembly), LibreOffice, and poppler for the PDF that LibreOffice prints.
import assert from "node:assert/strict";
import fs from "node:fs";
import path from "node:path";
import test from "node:test";
import { HOSTILE } from "../js/hostile.js";
import { parseXml, unzip, all, one } from "../js/office.js";
import { REPORT, ARABIC, reportOf } from "../js/report.js";
import { scratch } from "../lib/kurzcheck.js";
import { run, convert, odfText, cellText } from "./office.js";
import * as docx from "../../src/browser/later/data/docx.js";
import * as zip from "../../src/browser/later/data/zip.js";

const NOTHING = {
  ...REPORT,
  language: "",
  title: "",
  subject: "",
  blocks: [],
};

const HOSTILE_REPORT = {
  ...reportOf(HOSTILE.join("|")),
  blocks: HOSTILE.flatMap((text) => reportOf(text).blocks),
};

// The longest that the shipped limits allow: 200 questions, notes of 10,000.
const LONG = {
  ...REPORT,
  blocks: [
    {
      picture: {
        widths: [3000, 1500, 1500, 3000],
        head: ["", { text: "", shade: 0, span: 2 }, ""],
        rows: Array.from({ length: 200 }, (_, i) => ["Frage " + i, [{ text: "", shade: 0 }, { text: i, dot: true }], { text: "", shade: 0 }, "1 %"]),
      },
      legend: "",
    },
    {
      table: {
        head: ["Frage", "Notiz"],
        rows: Array.from({ length: 200 }, (_, i) => [
          "Frage " + i,
          i % 20 ? "kurz" : "lang ".repeat(2000),
        ]),
      },
    },
  ],
};

const REPORTS = {
  report: REPORT,
  arabic: ARABIC,
  nothing: NOTHING,
  hostile: HOSTILE_REPORT,
  long: LONG,
};

// -> the folder with one document for each of the reports
function written(t, names = Object.keys(REPORTS)) {
  const folder = scratch(t, "exports");
  for (const name of names)
    fs.writeFileSync(path.join(folder, name + ".docx"), docx.write(REPORTS[name]));
  return folder;
}

function asText(buffer) {
  return buffer.toString("utf8").replace(/^\ufeff/, "");
}

function opened(folder, name) {
  return parseXml(asText(convert(folder, [name + ".docx"], "fodt")[0]));
}

test("unzip finds no fault in the archives", (t) => {
  const folder = written(t);
  for (const name of Object.keys(REPORTS)) {
    assert.match(run("unzip", ["-t", name + ".docx"], { cwd: folder }), /No errors detected/);
  }
});

test("xmllint finds no fault in any part", (t) => {
  const folder = written(t);
  for (const name of Object.keys(REPORTS)) {
    run("unzip", ["-q", name + ".docx", "-d", name], { cwd: folder });
    const parts = unzip(fs.readFileSync(path.join(folder, name + ".docx"))).map(
      (part) => part.name,
    );
    assert.equal(parts.length, 9);
    run("xmllint", ["--nonet", "--noout", ...parts], { cwd: path.join(folder, name) });
  }
});

test("Microsoft's validator finds no fault, for the oldest Word and for the newest", async () => {
  const { default: validate } = await import("@ooxml-tools/validate");
  const faultsIn = async (bytes, version) =>
    (await validate(bytes, "docx", version)).map(
      ({ path, description }) => path.xpath + description,
    );
  for (const [name, report] of Object.entries(REPORTS)) {
    const bytes = docx.write(report);
    for (const version of ["Office2007", "Microsoft365"]) {
      assert.deepEqual(await faultsIn(bytes, version), [], name + " in " + version);
    }
  }
  const damaged = unzip(docx.write(REPORT)).map((part) => [
    part.name,
    part.text.replace("<w:cantSplit/><w:tblHeader/>", "<w:tblHeader/><w:wrong/>"),
  ]);
  assert.equal((await faultsIn(zip.store(damaged), "Office2007")).length, 1);
});

test("LibreOffice reads every text, in order", (t) => {
  const folder = written(t, ["report", "arabic"]);
  const [report, arabic] = convert(
    folder,
    ["report.docx", "arabic.docx"],
    "txt:Text (encoded):UTF8",
  );
  const lines = (buffer) =>
    asText(buffer)
      .split("\n")
      .map((line) => line.trim())
      .filter(Boolean);
  assert.deepEqual(lines(report), [
    "Integration ist Chefsache: Ergebnis",
    "Landkreis Süd-Östliche Höhe",
    "Ergebnis",
    "Gesamt: 47 %, 13 von 13 beantwortet. Zum Netzwerk",
    "Profil",
    ...["Am Anfang", "Stark"],
    ...["Steuerung", "1", "→2", "60 %, Ziel 80 %"],
    ...["Führung", "×13", "○13", "100 %"],
    "Jeder Punkt ist eine Frage.",
    "Stärken",
    ...["• Chefsache", "• Öffnung der Verwaltung"],
    "Womit anfangen",
    ...["1. Zuerst", "2. Danach"],
    ...["Und auch:", "zweite Zeile"],
    ...["1. Wieder eins", "2. Wieder zwei"],
    "Plan 😀",
    ...["Maßnahme", "Verantwortlich", "Bis", "Ziel"],
    ...["Beirat gründen", "Frau Müller", "1.3.2027", "80 %"],
    ...["Stelle ausschreiben", "Amt 50", "100 %"],
    ...["مرحبا", "العربية", "قيمة", "12"],
    ...["ohne Kopf", "nach dem Umbruch"],
    "Schluss",
  ]);
  assert.deepEqual(lines(arabic), [
    "التقرير Integration 2026",
    "منطقة (الجنوب)",
    "النتيجة",
    "المجموع: 47 % (13) انظر Kurzcheck 2026!",
    ...["قوي", "قرار سياسي", "12", "60 %", "كل نقطة سؤال."],
    ...["1. أولا", "2. ثانيا"],
    ...["الإجراء", "قيمة", "مجلس", "80"],
  ]);
});

test("LibreOffice sees headings, heads of tables, links, language and properties", (t) => {
  const document = opened(written(t, ["report"]), "report");
  const headings = all(document, "text:h").map((heading) => [
    heading.attributes["text:outline-level"],
    odfText(heading),
  ]);
  assert.deepEqual(headings, [
    ["1", "Ergebnis"],
    ["2", "Profil"],
    ["3", "Stärken"],
    ["4", "Womit anfangen"],
    ["1", "Plan 😀"],
  ]);
  const tables = all(one(document, "office:body"), "table:table").map((table) => {
    const head = one(table, "table:table-header-rows");
    return [
      head ? all(head, "table:table-cell").map(cellText).join() : "",
      all(table, "table:table-row").length,
    ];
  });
  assert.deepEqual(tables, [
    [",Am Anfang,Stark,", 3],
    ["Maßnahme,Verantwortlich,Bis,Ziel", 3],
    ["مرحبا,العربية", 2],
    ["", 1],
  ]);
  const links = all(document, "text:a").map((link) => [
    odfText(link),
    link.attributes["xlink:href"],
  ]);
  assert.deepEqual(links, [["Zum Netzwerk", "https://example.org/gr%C3%B6%C3%9Fe?a=1&b=2"]]);
  const standard = all(document, "style:default-style")
    .filter(({ attributes }) => attributes["style:family"] === "paragraph")
    .map((style) => one(style, "style:text-properties").attributes);
  assert.deepEqual(
    standard.map((properties) => properties["fo:language"] + "-" + properties["fo:country"]),
    ["de-DE"],
  );
  const meta = one(document, "office:meta");
  assert.equal(odfText(one(meta, "dc:title")), REPORT.title);
});

test("LibreOffice lays an Arabic report out from right to left", (t) => {
  const document = opened(written(t, ["arabic"]), "arabic");
  const modes = (name) =>
    all(document, name).map(({ attributes }) => attributes["style:writing-mode"]);
  assert.ok(modes("style:page-layout-properties").includes("rl-tb"));
  assert.deepEqual(new Set(modes("style:table-properties").filter(Boolean)), new Set(["rl-tb"]));
  const standard = all(document, "style:style").find(
    ({ attributes }) =>
      attributes["style:name"] === "Standard" && attributes["style:family"] === "paragraph",
  );
  assert.equal(
    one(standard, "style:paragraph-properties").attributes["style:writing-mode"],
    "rl-tb",
  );
});

test("LibreOffice prints A4, with numbers below", (t) => {
  const folder = written(t, ["report"]);
  convert(folder, ["report.docx"], "pdf");
  const pdf = path.join(folder, "report.pdf");
  const info = run("pdfinfo", [pdf]);
  assert.match(info, /^Page size: +595\.\d+ x 841\.\d+ pts \(A4\)$/m);
  const pages = run("pdftotext", ["-layout", pdf, "-"]).split("\f").slice(0, -1);
  assert.equal(pages[0].trim().split("\n")[0].trim(), REPORT.title);
  const lastLines = pages.map((page) => page.trim().split("\n").pop().trim());
  assert.deepEqual(
    lastLines,
    pages.map((_, i) => `${REPORT.subject} · ${i + 1} / ${pages.length}`),
  );
});

test("LibreOffice repeats a table's head on every page", (t) => {
  const folder = written(t, ["long"]);
  convert(folder, ["long.docx"], "pdf");
  const pages = run("pdftotext", ["-layout", path.join(folder, "long.pdf"), "-"])
    .split("\f")
    .slice(0, -1);
  const ofTable = pages.filter((page) => page.includes("lang lang") || /kurz/.test(page));
  assert.ok(ofTable.length > 10);
  for (const page of ofTable) assert.match(page, /^ *Frage +Notiz$/m);
});

test("hostile text reaches LibreOffice whole, and does nothing there", (t) => {
  const document = opened(written(t, ["hostile"]), "hostile");
  const body = one(document, "office:text");
  const cells = all(body, "table:table-cell").map(cellText);
  // What XML can hold and turns nothing around; LibreOffice itself drops the other control characters.
  const kept = (text) =>
    Buffer.from(text.replace(/\r\n?/g, "\n"), "utf8")
      .toString("utf8")
      .replace(/[^\t\n\u0020-\u007e\u0080-\u2029\u202f-\ufffd\u{10000}-\u{10ffff}]/gu, "");
  const perText = 10;
  HOSTILE.forEach((text, i) => {
    const clean = kept(text);
    const runs = clean.repeat(3);
    const found = cells.slice(i * perText, (i + 1) * perText);
    assert.deepEqual(
      [...found.slice(0, 5), ...found.slice(6)],
      [clean, runs, clean, runs, clean, clean, clean, clean, runs],
      JSON.stringify(text),
    );
  });
  assert.equal(cells.length, HOSTILE.length * perText);
  for (const name of [
    "script:event-listener",
    "ooo:module",
    "text:script",
    "draw:object",
    "draw:plugin",
  ]) {
    assert.equal(one(document, name), null);
  }
  for (const link of all(body, "text:a"))
    assert.match(link.attributes["xlink:href"], /^https:\/\/example\.org\//);
});
