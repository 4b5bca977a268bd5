// A report as a Word document, with real headings, lists and tables. Plain data
// in, bytes out. Properties stand in the schema's order (ECMA-376, part 1,
// section 17), or Word refuses the file.

import { TEXT_WIDTH, escape, files, padding, widthOf } from "./docxparts.js";
import { plainText } from "./text.js";
import * as zip from "./zip.js";

const KEEP_NEXT = "<w:keepNext/>";
const UNPADDED = `<w:tcMar>${padding(0)}</w:tcMar>`;
const CENTERED = '<w:jc w:val="center"/>';
const COLOR = "2044AA";

// Words written from right to left, with what stands between them; and the
// same from left to right, with numbers. Of words without end, a browser finds none.
const RTL = "\\u0590-\\u08ff\\ufb1d-\\ufdff\\ufe70-\\ufefc";
const LTR = `[^\\P{L}${RTL}]`;
const RTL_WORDS = new RegExp(`([${RTL}]+(?:[^\\p{L}${RTL}]+[${RTL}]+){0,999})`, "u");
const LTR_WORDS = new RegExp(`(${LTR}(?:[^\\p{L}\\p{N}${RTL}]*(?:${LTR}|\\p{N})){0,999})`, "u");

// ---- text ----

// Empty where it leads nowhere from a document, or is more than Word takes.
function addressOf(href) {
  try {
    const address = new URL(href).href;
    return /^(https?|mailto):[!-~]{1,2000}$/.test(address) ? address : "";
  } catch {
    return "";
  }
}

function ground(color) {
  return `<w:shd w:val="clear" w:fill="${color}"/>`;
}

function run(text, look) {
  const content = escape(text)
    .replace(/\n/g, '</w:t><w:br/><w:t xml:space="preserve">')
    .replace(/\t/g, '</w:t><w:tab/><w:t xml:space="preserve">');
  return `<w:r><w:rPr>${look}</w:rPr><w:t xml:space="preserve">${content}</w:t></w:r>`;
}

function runsOf(runs) {
  return [].concat(runs).map((part) => (Object(part) === part ? part : { text: part }));
}

// Word wants a run of its own for each direction.
function piece(doc, { text, strong, emph, href, dot }) {
  const address = href ? addressOf(href) : "";
  const look =
    (strong ? "<w:b/><w:bCs/>" : "") +
    (emph ? "<w:i/><w:iCs/>" : "") +
    (address ? `<w:color w:val="${COLOR}"/><w:u w:val="single"/>` : "") +
    (dot ? `<w:color w:val="FFFFFF"/>${ground(COLOR)}` : "");
  const lines = plainText(text);
  const all = lines.split(doc.rtl ? LTR_WORDS : RTL_WORDS);
  // what turns at every letter is no text
  const runs = (9 * all.length > lines.length + 999 ? [lines] : all).map((words, i) => {
    // every second is the other direction's
    const rtl = doc.rtl === (i % 2 === 0);
    return words === "" ? "" : run(words, look + (rtl ? "<w:rtl/>" : ""));
  });
  if (!address) return runs.join("");
  return `<w:hyperlink r:id="link${doc.links.push(address)}">${runs.join("")}</w:hyperlink>`;
}

function paragraph(doc, style, runs, properties = "") {
  const content = runsOf(runs).map((part) => piece(doc, part));
  return (
    `<w:p><w:pPr>${style && `<w:pStyle w:val="${style}"/>`}${properties}</w:pPr>` +
    `${content.join("")}</w:p>`
  );
}

// keep: as the end of a document, lest few lines of it stand on a page of their own
function list(doc, { list: items, ordered }, keep) {
  const id = doc.lists.push(ordered);
  const number = `<w:numPr><w:ilvl w:val="0"/><w:numId w:val="${id}"/></w:numPr>`;
  return items.map((item) => paragraph(doc, "", item, (keep ? KEEP_NEXT : "") + number)).join("");
}

// ---- tables ----

// isPicture: the row stays with the next, and what stands on a ground is in the middle
function row(doc, widths, cells, isHead, isPicture) {
  const rest = [...widths];
  const made = cells.map((runs) => {
    const { shade, span = 1 } = runsOf(runs).find((part) => part.shade >= 0) ?? {};
    // as dark as it says: 0 to 1
    const shaded = shade === undefined ? "" : ground((245 - Math.round(50 * shade)).toString(16).repeat(3));
    const isPlace = isPicture && shaded;
    const width = rest.splice(0, span).reduce((sum, each) => sum + each);
    return (
      `<w:tc><w:tcPr><w:tcW w:w="${width}" w:type="dxa"/><w:gridSpan w:val="${span}"/>${shaded}${isPlace ? UNPADDED : ""}</w:tcPr>` +
      `${paragraph(doc, "", runs, (isPicture ? KEEP_NEXT : "") + (isPlace ? CENTERED : ""))}</w:tc>`
    );
  });
  return `<w:tr><w:trPr><w:cantSplit/>${isHead ? "<w:tblHeader/>" : ""}</w:trPr>${made.join("")}</w:tr>`;
}

// The paragraph behind, as small as can be, keeps two tables apart, which Word would make one.
function tableOf(doc, { widths, head, rows }, isPicture) {
  return (
    '<w:tbl><w:tblPr><w:tblStyle w:val="TableGrid"/>' +
    (doc.rtl ? "<w:bidiVisual/>" : "") +
    `<w:tblW w:w="${TEXT_WIDTH}" w:type="dxa"/><w:tblLayout w:type="fixed"/>` +
    `<w:tblLook w:val="${head.length > 0 ? "0020" : "0000"}"/></w:tblPr><w:tblGrid>` +
    widths.map((width) => `<w:gridCol w:w="${width}"/>`).join("") +
    `</w:tblGrid>${[head, ...rows].filter(({ length }) => length > 0).map((cells) => row(doc, widths, cells, cells === head, isPicture)).join("")}</w:tbl>${paragraph(doc, "", "", '<w:spacing w:after="0" w:line="120" w:lineRule="exact"/>')}`
  );
}

// A column's number, the least width, in which no word is torn, and how much more
// it wants, so that no line is broken.
function columnOf(at, text) {
  const widest = (ends, most) =>
    text.split(ends).reduce((width, part) => Math.max(width, Math.min(most, widthOf(part))), 0);
  // no column may ask for more than a third
  const least = widest(/[ \n-]/, TEXT_WIDTH / 3);
  return [at, least, widest("\n", 3 * TEXT_WIDTH) - least + 1];
}

// Fills the page's width. Columns for which there is no room are a table of
// their own, behind the first column once more.
function tables(doc, head, rows, columns) {
  let left = TEXT_WIDTH;
  let wanted = 0;
  const fitting = columns.filter(([, least]) => (left -= least) >= 0);
  const rest = columns.slice(fitting.length);
  for (const [, least] of rest) left += least;
  for (const [, , more] of fitting) wanted += more;
  const widths = fitting.map(([, least, more]) => Math.floor(least + (left * more) / wanted));
  const those = (texts) => fitting.map(([at]) => texts[at]);
  return (
    tableOf(doc, { widths, head: head.length > 0 ? those(head) : head, rows: rows.map(those) }) +
    (rest.length > 0 ? tables(doc, head, rows, [columns[0], ...rest]) : "")
  );
}

function table(doc, { head, rows }) {
  const all = head.length > 0 ? [head, ...rows] : rows;
  const plain = (runs) => runsOf(runs).map(({ text }) => text ?? "").join("");
  const columns = (all[0] ?? []).map((_, at) => columnOf(at, all.map((texts) => plain(texts[at])).join("\n")));
  return columns.length > 0 ? tables(doc, head, rows, columns) : "";
}

// ---- the document ----

// What is kept on a page stays with the list or table behind it, no more: of paragraphs that are all
// kept, LibreOffice leaves the heading behind.
function blockOf(doc, block, next) {
  if (block.heading !== undefined) {
    return paragraph(doc, "Heading" + block.heading, block.text, block.page ? "<w:pageBreakBefore/>" : "");
  }
  if (block.list) return list(doc, block, !next);
  if (block.table) return table(doc, block.table);
  if (block.picture) return tableOf(doc, block.picture, true) + (block.legend ? paragraph(doc, "", block.legend) : "");
  return paragraph(doc, "", block.paragraph, block.keep && !next?.paragraph ? KEEP_NEXT : "");
}

// report: { language, direction: "ltr" or "rtl", title, subject,
// pages: "Page {1} of {2}", blocks }; title and subject open the document; the
// subject, or else the title, stands on every page with its number.
// A block is one of
//   { heading: 1 to 4, text, page: whether it begins one }
//   { paragraph: runs, keep: on the page of the list or table behind it }
//   { list: [runs], ordered }
//   { table: { head: [runs], rows: [[runs]], none longer than the first } }
//   { picture: a table with the `widths` of its columns, in twentieths of a point, legend: below it }
// runs: a string, or an array of strings and of { text, strong, emph, href, dot: light on dark, shade: of
// the cell's ground, 0 to 1, span: how many columns it takes, with a shade }
export function write(report) {
  const doc = { rtl: report.direction === "rtl", links: [], lists: [] };
  const opening = (style, text) => (text ? paragraph(doc, style, text) : "");
  const blocks = report.blocks.map((block, i, all) => blockOf(doc, block, all[i + 1]));
  doc.body =
    opening("Title", report.title) + opening("Subtitle", report.subject) + blocks.join("");
  return zip.store(files(report, doc));
}
