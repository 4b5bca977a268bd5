// What a Word document (Office Open XML, ECMA-376, transitional) consists of
// besides its text: styles, numbering, footer, properties, and the package that
// holds the parts together. Plain data in, plain data out: it knows no page, and
// no words but names of the format, which Word shows in the reader's language.
(() => {
  "use strict";

  const XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
  const OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
  const PACKAGE = "http://schemas.openxmlformats.org/package/2006/";
  const WORD_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.";
  const NAMESPACES =
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" ' +
    `xmlns:r="${OFFICE}"`;

  // Lengths in twentieths of a point: A4, margins of 25 mm.
  const MARGIN = 1418;
  const TEXT_WIDTH = 11906 - 2 * MARGIN;
  const NO_NUMBER = "2147483646"; // beyond every list

  const FORBIDDEN = /[\0-\x08\v\f\x0e-\x1f\ufffe\uffff]/g; // in XML, even escaped

  function escape(text) {
    return String(text ?? "")
      .replace(FORBIDDEN, "")
      .replace(/[&<>"]/g, (character) => `&#${character.charCodeAt(0)};`);
  }

  function element(name, content) {
    return `<${name}>${content}</${name.split(" ")[0]}>`;
  }

  function wordPart(name, content) {
    return XML + element(`w:${name} ${NAMESPACES}`, content);
  }

  // ---- styles ----

  const KEEP = "<w:keepNext/><w:keepLines/>";
  const BOLD = "<w:b/><w:bCs/>";

  function spacing(before, after) {
    return `<w:spacing w:before="${before}" w:after="${after}"/>`;
  }

  function size(halfPoints) {
    return `<w:sz w:val="${halfPoints}"/><w:szCs w:val="${halfPoints}"/>`;
  }

  function outline(level) {
    return `<w:outlineLvl w:val="${level}"/>`;
  }

  // Id, name, paragraph, characters; all are based on Normal.
  const STYLES = [
    ["Title", "Title", KEEP + spacing(0, 120), BOLD + size(44)],
    ["Subtitle", "Subtitle", KEEP + spacing(0, 240), size(28)],
    ["Heading1", "heading 1", KEEP + spacing(360, 120) + outline(0), BOLD + size(32)],
    ["Heading2", "heading 2", KEEP + spacing(300, 100) + outline(1), BOLD + size(26)],
    ["Heading3", "heading 3", KEEP + spacing(240, 80) + outline(2), BOLD + size(22)],
    ["Heading4", "heading 4", KEEP + spacing(200, 60) + outline(3), "<w:i/><w:iCs/>" + size(22)],
    ["ListBullet", "List Bullet", spacing(0, 60), ""],
    ["ListNumber", "List Number", spacing(0, 60), ""],
    ["NoSpacing", "No Spacing", '<w:spacing w:before="0" w:after="0" w:line="240" w:lineRule="auto"/>', ""],
    ["Footer", "footer", spacing(0, 0) + '<w:jc w:val="center"/>', size(18)],
  ];

  function border(side) {
    return `<w:${side} w:val="single" w:sz="4" w:space="0" w:color="6E7597"/>`;
  }

  function padding(side, width) {
    return `<w:${side} w:w="${width}" w:type="dxa"/>`;
  }

  const TABLE_STYLE =
    '<w:tblPr><w:tblBorders>' +
    ["top", "left", "bottom", "right", "insideH", "insideV"].map(border).join("") +
    "</w:tblBorders><w:tblCellMar>" +
    padding("top", 50) + padding("left", 100) + padding("bottom", 50) + padding("right", 100) +
    "</w:tblCellMar></w:tblPr>" +
    `<w:tblStylePr w:type="firstRow"><w:rPr>${BOLD}</w:rPr>` +
    '<w:tcPr><w:shd w:val="clear" w:color="auto" w:fill="E4E6EF"/></w:tcPr></w:tblStylePr>';
