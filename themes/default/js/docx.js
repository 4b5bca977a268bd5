// A report as a Word document (Office Open XML, ECMA-376, transitional): real
// headings, lists and tables, for screen readers and for whoever goes on
// writing in it. Plain data in, bytes out: it knows no page and no words; the
// names below are the format's own, which Word shows in the reader's language.
(() => {
  "use strict";

  const OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
  const PACKAGE = "http://schemas.openxmlformats.org/package/2006";
  const WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.";
  const NAMESPACES =
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" ' +
    `xmlns:r="${OFFICE}"`;

  // All lengths in twentieths of a point: A4, margins of 25 mm.
  const MARGIN = 1418;
  const WIDTH = 11906 - 2 * MARGIN;
  const BAR_COLUMNS = [4, 4, 2];
  const URL_CHARS = 2000; // Word refuses longer ones

  const INK = "131525";
  const PALE = "E4E6EF";
  const BAR = "2044AA";

  // Letters and digits of the scripts that are written from right to left.
  const RTL = "\\u0590-\\u08ff\\ufb1d-\\ufdff\\ufe70-\\ufefc\\u{10800}-\\u{10fff}\\u{1e800}-\\u{1efff}";
  const RTL_WORDS = new RegExp(`([${RTL}]+(?:[^\\p{L}${RTL}]+[${RTL}]+)*)`, "u");
  const LTR = `[^\\P{L}${RTL}]`;
  const LTR_WORDS = new RegExp(`(${LTR}(?:[^\\p{L}\\p{N}${RTL}]*(?:${LTR}|\\p{N}))*)`, "u");

  // XML cannot hold these at all.
  const FORBIDDEN = /[\0-\x08\v\f\x0e-\x1f\ufffe\uffff]/g;

  function escape(text) {
    return String(text ?? "")
      .replace(FORBIDDEN, "")
      .replace(/[&<>"]/g, (character) => `&#${character.charCodeAt(0)};`);
  }

  function part(root, content) {
    const name = root.replace(/ .*/, "");
    return `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<${root}>${content}</${name}>`;
  }

  // ---- text ----

  // The address in the form that Word reads; empty where it leads nowhere from a document.
  function addressOf(href) {
    try {
      const { protocol, href: url } = new URL(href);
      const plain = url.replace(/[^!#-;=?-[\]_a-z~]/g, encodeURIComponent);
      return /^(https?|mailto):$/.test(protocol) && plain.length < URL_CHARS ? plain : "";
    } catch {
      return "";
    }
  }

  function runOf(text, look) {
    const lines = escape(text.replace(/\r\n?/g, "\n"))
      .replace(/\n/g, '</w:t><w:br/><w:t xml:space="preserve">')
      .replace(/\t/g, '</w:t><w:tab/><w:t xml:space="preserve">');
    return `<w:r><w:rPr>${look}</w:rPr><w:t xml:space="preserve">${lines}</w:t></w:r>`;
  }

  // Word wants every change of direction in a run of its own.
  function runsOf(doc, runs) {
    const xml = [].concat(runs ?? []).map((piece) => {
      const { text, strong, emph, href } = typeof piece === "object" ? piece : { text: piece };
      const address = href ? addressOf(href) : "";
      const look =
        (address ? '<w:rStyle w:val="Hyperlink"/>' : "") +
        (strong ? "<w:b/><w:bCs/>" : "") +
        (emph ? "<w:i/><w:iCs/>" : "");
      const words = String(text ?? "").split(doc.rtl ? LTR_WORDS : RTL_WORDS);
      const inner = words.map((word, i) => {
        const rtl = doc.rtl === (i % 2 === 0);
        return word === "" ? "" : runOf(word, look + (rtl ? "<w:rtl/>" : ""));
      });
      if (!address) return inner.join("");
      return `<w:hyperlink r:id="link${doc.links.push(address)}">${inner.join("")}</w:hyperlink>`;
    });
    return xml.join("");
  }

  // properties: as the schema orders them, after those written here.
  function paragraph(doc, style, runs, properties = "") {
    const onNewPage = doc.pageBreak ? "<w:pageBreakBefore/>" : "";
    doc.pageBreak = false;
    return (
      `<w:p><w:pPr><w:pStyle w:val="${style}"/>${onNewPage}${properties}</w:pPr>` +
      `${runsOf(doc, runs)}</w:p>`
    );
  }

  function list(doc, items, ordered) {
    // Each ordered list has a number of its own, so that it starts at 1.
    const id = ordered ? ++doc.lists : 1;
    const number = `<w:numPr><w:ilvl w:val="0"/><w:numId w:val="${id}"/></w:numPr>`;
    const style = ordered ? "ListNumber" : "ListBullet";
    return items.map((item) => paragraph(doc, style, item, number)).join("");
  }

  // ---- tables ----

  function cell(width, content, properties = "") {
    return `<w:tc><w:tcPr><w:tcW w:w="${width}" w:type="dxa"/>${properties}</w:tcPr>${content}</w:tc>`;
  }

  function row(cells, properties = "") {
    return `<w:tr><w:trPr><w:cantSplit/>${properties}</w:trPr>${cells.join("")}</w:tr>`;
  }

  // Relative widths -> whole ones that fill the page.
  function columnsOf(widths) {
    const sum = widths.reduce((total, width) => total + width, 0);
    return widths.map((width) => Math.max(1, Math.floor((width / sum) * WIDTH)));
  }

  // The paragraph behind keeps two tables apart, which Word would make one.
  function tableOf(doc, columns, rows, header) {
    return (
      '<w:tbl><w:tblPr><w:tblStyle w:val="TableGrid"/>' +
      (doc.rtl ? "<w:bidiVisual/>" : "") +
      `<w:tblW w:w="${WIDTH}" w:type="dxa"/><w:tblLayout w:type="fixed"/>` +
      `<w:tblLook w:val="${header}"/></w:tblPr><w:tblGrid>` +
      columns.map((width) => `<w:gridCol w:w="${width}"/>`).join("") +
      `</w:tblGrid>${rows.join("")}</w:tbl>${paragraph(doc, "NoSpacing")}`
    );
  }

  function table(doc, { head, rows, widths, numeric }) {
    const count = rows.reduce((most, texts) => Math.max(most, texts.length), head.length);
    if (count === 0) return "";
    const share = (_, i) => (widths?.[i] > 0 ? widths[i] : 1);
    const columns = columnsOf(Array.from({ length: count }, share));
    const rowOf = (texts, properties) => {
      const align = (i) => (numeric?.[i] ? '<w:jc w:val="right"/>' : "");
      const content = (i) => paragraph(doc, "NoSpacing", texts[i], align(i));
      return row(columns.map((width, i) => cell(width, content(i))), properties);
    };
    const first = head.length > 0 ? [rowOf(head, "<w:tblHeader/>")] : [];
    const rest = rows.map((texts) => rowOf(texts, ""));
    return tableOf(doc, columns, [...first, ...rest], first.length > 0 ? "0020" : "0000");
  }

  // A stroke of that share of the column: a paragraph with nothing in it, shaded
  // up to where its indentation begins.
  function stroke(width, share, height, fill, mark) {
    const indent = Math.round(width * (1 - Math.min(1, Math.max(0.01, share))));
    return (
      `<w:p><w:pPr><w:pStyle w:val="NoSpacing"/><w:keepNext/>${mark}` +
      `<w:shd w:val="clear" w:color="auto" w:fill="${fill}"/>` +
      `<w:spacing w:before="40" w:after="40" w:line="${height}" w:lineRule="exact"/>` +
      `<w:ind w:right="${indent}"/></w:pPr></w:p>`
    );
  }

  // Label, stroke and value of each bar; below the stroke the target, as a thin
  // line that ends in a mark. What they show, the value says in words.
  function barOf(doc, columns, { label, value, share, target }) {
    const strokes =
      (share > 0 ? stroke(columns[1], share, 200, BAR, "") : "") +
      (target > 0 ? stroke(columns[1], target, 80, PALE, MARK) : "");
    const [left, right] = [label, value].map((runs) =>
      paragraph(doc, "NoSpacing", runs, "<w:keepNext/>"),
    );
    return row([
      cell(columns[0], left, MIDDLE),
      cell(columns[1], strokes || paragraph(doc, "NoSpacing"), NO_MARGIN + MIDDLE),
      cell(columns[2], right, MIDDLE),
    ]);
  }

  function bars(doc, items) {
    const columns = columnsOf(BAR_COLUMNS);
    const rows = items.map((item) => barOf(doc, columns, item));
    return rows.length > 0 ? tableOf(doc, columns, rows, "0080") : "";
  }

  function blockOf(doc, block) {
    if (block.pageBreak) {
      doc.pageBreak = true; // the next paragraph makes it
      return "";
    }
    if (block.heading) {
      const level = Math.min(4, Math.max(1, Math.trunc(block.heading)));
      return paragraph(doc, "Heading" + level, block.text);
    }
    if (block.list) return list(doc, block.list, block.ordered);
    if (!block.table && !block.bars) return paragraph(doc, "Normal", block.paragraph);
    const before = doc.pageBreak ? paragraph(doc, "NoSpacing") : "";
    return before + (block.table ? table(doc, block.table) : bars(doc, block.bars));
  }

  // ---- the parts of the package ----

  function styleOf(type, id, name, content, attributes = "") {
    return (
      `<w:style w:type="${type}" w:styleId="${id}"${attributes}><w:name w:val="${name}"/>` +
      `${content}</w:style>`
    );
  }

  // Sizes in half points, distances in twentieths of a point.
  function paragraphStyle(id, name, before, after, properties = "", size = 0, look = "") {
    const font = size ? `<w:sz w:val="${size}"/><w:szCs w:val="${size}"/>` : "";
    return styleOf(
      "paragraph",
      id,
      name,
      '<w:basedOn w:val="Normal"/><w:next w:val="Normal"/><w:qFormat/>' +
        `<w:pPr>${properties.keep ?? ""}<w:spacing w:before="${before}" w:after="${after}"/>` +
        `${properties.rest ?? ""}</w:pPr><w:rPr>${look}${font}</w:rPr>`,
    );
  }
