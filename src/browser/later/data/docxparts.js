// What a Word document (Office Open XML, ECMA-376, transitional) is made of
// besides its text. Plain data in, plain data out; no words but names of the
// format, which Word shows in the reader's language.

import { plainText } from "./text.js";

const OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const PACKAGE = "http://schemas.openxmlformats.org/package/2006/";
const TYPE = "application/vnd.openxmlformats-";
const PARTS = ["styles", "numbering", "settings", "footer"];
const BOLD = "<w:b/><w:bCs/>";

// Lengths are twentieths of a point: A4, margins of 25 mm.
const MARGIN = 1418;
export const TEXT_WIDTH = 11906 - 2 * MARGIN;
// of the letters in a table, in half points: a tenth of what they measure
const TABLE_SIZE = 18;
const TABLE_PADDING = 100;

// Or Word would offer no more than it could in 2007.
const SETTINGS =
  '<w:compat><w:compatSetting w:name="compatibilityMode" ' +
  'w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat>';

export function escape(text) {
  return plainText(text).replace(/[&<>"]/g, (character) => `&#${character.charCodeAt(0)};`);
}

function wordPart(name, content) {
  const main = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
  return `<w:${name} xmlns:w="${main}" xmlns:r="${OFFICE}">${content}</w:${name}>`;
}

// Word knows languages by their region, as in de-DE.
function languageOf(tag, rtl) {
  try {
    const { language, region } = new Intl.Locale(tag).maximize();
    const name = language + "-" + region;
    return `<w:lang w:val="${name}"${rtl ? ` w:bidi="${name}"` : ""}/>`;
  } catch {
    return "";
  }
}

function style(type, id, name, content) {
  return `<w:style w:type="${type}" w:styleId="${id}"><w:name w:val="${name}"/>${content}</w:style>`;
}

function sizeOf(halfPoints) {
  return `<w:sz w:val="${halfPoints}"/><w:szCs w:val="${halfPoints}"/>`;
}

function heading([id, name, points, before], i) {
  // title and subtitle have none
  const level = i < 2 ? "" : `<w:outlineLvl w:val="${i - 2}"/>`;
  return style(
    "paragraph",
    id,
    name,
    '<w:basedOn w:val="Normal"/><w:next w:val="Normal"/><w:qFormat/><w:pPr><w:keepNext/>' +
      `<w:keepLines/><w:spacing w:before="${before}" w:after="100"/>${level}</w:pPr>` +
      `<w:rPr>${BOLD}${sizeOf(2 * points)}</w:rPr>`,
  );
}

// Of the cells of a table, or of one.
export function padding(width) {
  return `<w:left w:w="${width}" w:type="dxa"/><w:right w:w="${width}" w:type="dxa"/>`;
}

function border(side) {
  return `<w:${side} w:val="single" w:sz="4" w:space="0" w:color="6E7597"/>`;
}

// About how much of a table's width a text takes.
export function widthOf(text) {
  const wide = text.replace(/[fijlrtI .,:;|()]/g, "").length;
  const widest = text.replace(/[^MWmw%@]/g, "").length;
  return (3 * (text.length + widest) + 4 * wide) * TABLE_SIZE + 2 * TABLE_PADDING;
}

// In a table, its style decides over the default distances, so these stand
// there and not in Normal.
function styles(language, rtl) {
  return (
    '<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="Arial" w:hAnsi="Arial" ' +
    `w:cs="Arial"/>${sizeOf(21)}${languageOf(language, rtl)}</w:rPr></w:rPrDefault><w:pPrDefault><w:pPr>` +
    '<w:spacing w:after="100" w:line="269" w:lineRule="auto"/></w:pPr></w:pPrDefault>' +
    "</w:docDefaults>" +
    style('paragraph" w:default="1', "Normal", "Normal", rtl ? "<w:pPr><w:bidi/></w:pPr>" : "") +
    [
      ["Title", "Title", 22, 0],
      ["Subtitle", "Subtitle", 14, 0],
      ["Heading1", "heading 1", 16, 300],
      ["Heading2", "heading 2", 13, 240],
      ["Heading3", "heading 3", 11, 200],
      ["Heading4", "heading 4", 10, 200],
    ]
      .map(heading)
      .join("") +
    style(
      "table",
      "TableGrid",
      "Table Grid",
      '<w:pPr><w:spacing w:before="40" w:after="40" w:line="240"/></w:pPr>' +
        `<w:rPr>${sizeOf(TABLE_SIZE)}</w:rPr><w:tblPr><w:tblBorders>` +
        ["top", "left", "bottom", "right", "insideH", "insideV"].map(border).join("") +
        `</w:tblBorders><w:tblCellMar>${padding(TABLE_PADDING)}</w:tblCellMar></w:tblPr>` +
        `<w:tblStylePr w:type="firstRow"><w:rPr>${BOLD}</w:rPr><w:tcPr>` +
        '<w:shd w:val="clear" w:fill="E4E6EF"/></w:tcPr></w:tblStylePr>',
    )
  );
}

// Each list has a number of its own, so that it starts at 1.
function numbering(lists) {
  const kind = (id, format, text) =>
    `<w:abstractNum w:abstractNumId="${id}"><w:lvl w:ilvl="0"><w:start w:val="1"/>` +
    `<w:numFmt w:val="${format}"/><w:lvlText w:val="${text}"/><w:lvlJc w:val="left"/>` +
    '<w:pPr><w:ind w:left="425" w:hanging="425"/></w:pPr></w:lvl></w:abstractNum>';
  const list = (ordered, i) =>
    `<w:num w:numId="${i + 1}"><w:abstractNumId w:val="${ordered ? 1 : 0}"/><w:lvlOverride ` +
    'w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride></w:num>';
  return kind(0, "bullet", "•") + kind(1, "decimal", "%1.") + lists.map(list).join("");
}

// What the sheet belongs to, number of the page, number of pages.
function footer({ title, subject, pages = "{1} / {2}" }) {
  const run = (text) => `<w:r><w:t xml:space="preserve">${escape(text)}</w:t></w:r>`;
  const field = (name) => `<w:fldSimple w:instr="${name}">${run("1")}</w:fldSimple>`;
  const parts = pages.split(/\{(\d)\}/).map((part, i) => (i % 2 === 0 ? part && run(part) : field(["PAGE", "NUMPAGES"][part - 1])));
  const text = run(subject || title ? (subject || title) + " · " : "") + parts.join("");
  return `<w:p><w:pPr><w:jc w:val="center"/></w:pPr>${text}</w:p>`;
}

// The title alone: who has made it, and when, stands in the text.
function properties({ title }) {
  return (
    `<cp:coreProperties xmlns:cp="${PACKAGE}metadata/core-properties" ` +
    `xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>${escape(title)}</dc:title></cp:coreProperties>`
  );
}

function section(rtl) {
  const margins = ["top", "right", "bottom", "left"].map((side) => `w:${side}="${MARGIN}" `);
  return (
    '<w:sectPr><w:footerReference w:type="default" r:id="footer"/><w:pgSz w:w="11906" ' +
    `w:h="16838"/><w:pgMar ${margins.join("")}w:header="709" w:footer="709" w:gutter="0"/>` +
    `${rtl ? "<w:bidi/>" : ""}</w:sectPr>`
  );
}

function relationships(items) {
  const one = ([id, type, target]) =>
    `<Relationship Id="${id}" Type="${type}" Target="${escape(target)}"` +
    `${type.endsWith("hyperlink") ? ' TargetMode="External"' : ""}/>`;
  const content = items.map(one).join("");
  return `<Relationships xmlns="${PACKAGE}relationships">${content}</Relationships>`;
}

function contentTypes() {
  const part = (name, type) => `<Override PartName="/${name}.xml" ContentType="${TYPE}${type}+xml"/>`;
  const word = (name) => part(`word/${name}`, `officedocument.wordprocessingml.${name}`);
  return (
    `<Types xmlns="${PACKAGE}content-types"><Default Extension="rels" ` +
    `ContentType="${TYPE}package.relationships+xml"/>` +
    part("word/document", "officedocument.wordprocessingml.document.main") +
    PARTS.map(word).join("") +
    part("docProps/core", "package.core-properties") +
    "</Types>"
  );
}

// -> [[name, text]]. report: as in docx.js; body: its paragraphs and tables;
// links: [address], for r:id="link1" and so on; lists: [ordered], for the
// numbers 1 and so on.
export function files(report, { body, rtl, links, lists }) {
  const external = (address, i) => ["link" + (i + 1), OFFICE + "/hyperlink", address];
  const core = "docProps/core.xml";
  const text = "word/document.xml";
  return [
    ["[Content_Types].xml", contentTypes()],
    [
      "_rels/.rels",
      relationships([
        ["document", OFFICE + "/officeDocument", text],
        ["core", PACKAGE + "relationships/metadata/core-properties", core],
      ]),
    ],
    [core, properties(report)],
    [text, wordPart("document", `<w:body>${body}${section(rtl)}</w:body>`)],
    [
      "word/_rels/document.xml.rels",
      relationships([
        ...PARTS.map((name) => [name, OFFICE + "/" + name, name + ".xml"]),
        ...links.map(external),
      ]),
    ],
    ["word/styles.xml", wordPart("styles", styles(report.language, rtl))],
    ["word/numbering.xml", wordPart("numbering", numbering(lists))],
    ["word/settings.xml", wordPart("settings", SETTINGS)],
    ["word/footer.xml", wordPart("ftr", footer(report))],
  ];
}
