// A report as a Word document, with real headings, lists and tables. Plain data
// in, bytes out. Properties stand in the schema's order (ECMA-376, part 1,
// section 17), or Word refuses the file.
(() => {
  "use strict";

  const { zip, docxparts } = globalThis.kurzcheck;
  const { TEXT_WIDTH, escape, padding } = docxparts;

  // label, stroke, value
  const BAR_COLUMNS = [4, 4, 3];
  const UNPADDED = `<w:tcMar>${padding(0)}</w:tcMar>`;
  const MIDDLE = '<w:vAlign w:val="center"/>';

  // Words written from right to left, with what stands between them; and the
  // same from left to right, with numbers.
  const RTL = "\\u0590-\\u08ff\\ufb1d-\\ufdff\\ufe70-\\ufefc";
  const LTR = `[^\\P{L}${RTL}]`;
  const RTL_WORDS = new RegExp(`([${RTL}]+(?:[^\\p{L}${RTL}]+[${RTL}]+)*)`, "u");
  const LTR_WORDS = new RegExp(`(${LTR}(?:[^\\p{L}\\p{N}${RTL}]*(?:${LTR}|\\p{N}))*)`, "u");

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

  function run(text, look) {
    const content = escape(text)
      .replace(/\n/g, '</w:t><w:br/><w:t xml:space="preserve">')
      .replace(/\t/g, '</w:t><w:tab/><w:t xml:space="preserve">');
    return `<w:r><w:rPr>${look}</w:rPr><w:t xml:space="preserve">${content}</w:t></w:r>`;
  }

  // Word wants a run of its own for each direction.
  function piece(doc, part) {
    const { text, strong, emph, href } = Object(part) === part ? part : { text: part };
    const address = href ? addressOf(href) : "";
    const look =
      (strong ? "<w:b/><w:bCs/>" : "") +
      (emph ? "<w:i/><w:iCs/>" : "") +
      (address ? '<w:color w:val="2044AA"/><w:u w:val="single"/>' : "");
    const lines = String(text ?? "").replace(/\r\n?/g, "\n");
    const runs = lines.split(doc.rtl ? LTR_WORDS : RTL_WORDS).map((words, i) => {
      // every second is the other direction's
      const rtl = doc.rtl === (i % 2 === 0);
      return words === "" ? "" : run(words, look + (rtl ? "<w:rtl/>" : ""));
    });
    if (!address) return runs.join("");
    return `<w:hyperlink r:id="link${doc.links.push(address)}">${runs.join("")}</w:hyperlink>`;
  }

  function paragraph(doc, style, runs, properties = "") {
    const content = [].concat(runs).map((part) => piece(doc, part));
    return (
      `<w:p><w:pPr>${style && `<w:pStyle w:val="${style}"/>`}${properties}</w:pPr>` +
      `${content.join("")}</w:p>`
    );
  }

  function list(doc, { list: items, ordered }) {
    const id = doc.lists.push(ordered);
    const number = `<w:numPr><w:ilvl w:val="0"/><w:numId w:val="${id}"/></w:numPr>`;
    return items.map((item) => paragraph(doc, "", item, number)).join("");
  }

  // ---- tables ----

  function cell(width, content, properties = "") {
    const size = `<w:tcW w:w="${width}" w:type="dxa"/>`;
    return `<w:tc><w:tcPr>${size}${properties}</w:tcPr>${content}</w:tc>`;
  }

  function row(cells, properties = "") {
    return `<w:tr><w:trPr><w:cantSplit/>${properties}</w:trPr>${cells.join("")}</w:tr>`;
  }

  // Relative widths -> those of the page's width.
  function columnsOf(widths) {
    const sum = widths.reduce((total, width) => total + width, 0);
    return widths.map((width) => Math.max(1, Math.floor((width / sum) * TEXT_WIDTH)));
  }

  // The paragraph behind keeps two tables apart, which Word would make one.
  function tableOf(doc, columns, rows, look) {
    return (
      '<w:tbl><w:tblPr><w:tblStyle w:val="TableGrid"/>' +
      (doc.rtl ? "<w:bidiVisual/>" : "") +
      `<w:tblW w:w="${TEXT_WIDTH}" w:type="dxa"/><w:tblLayout w:type="fixed"/>` +
      `<w:tblLook w:val="${look}"/></w:tblPr><w:tblGrid>` +
      columns.map((width) => `<w:gridCol w:w="${width}"/>`).join("") +
      `</w:tblGrid>${rows.join("")}</w:tbl>${paragraph(doc, "")}`
    );
  }

  function table(doc, { head, rows, widths }) {
    const count = rows.reduce((most, texts) => Math.max(most, texts.length), head.length);
    if (count === 0) return "";
    const share = (_, i) => (widths?.[i] > 0 ? widths[i] : 1);
    const columns = columnsOf(Array.from({ length: count }, share));
    const rowOf = (texts, properties) =>
      row(columns.map((width, i) => cell(width, paragraph(doc, "", texts[i]))), properties);
    const first = head.length > 0 ? [rowOf(head, "<w:tblHeader/>")] : [];
    const rest = rows.map((texts) => rowOf(texts));
    return tableOf(doc, columns, [...first, ...rest], first.length > 0 ? "0020" : "0000");
  }

  // A paragraph with nothing in it, shaded up to where its indentation begins.
  function stroke(width, share, height, look) {
    const indent = Math.round(width * (1 - Math.min(1, Math.max(0.01, share))));
    return (
      `<w:p><w:pPr><w:keepNext/>${look}` +
      `<w:spacing w:before="40" w:after="40" w:line="${height}" w:lineRule="exact"/>` +
      `<w:ind w:right="${indent}"/></w:pPr></w:p>`
    );
  }

  // Below the stroke stands the target's: thin, with a mark at its end.
  function bar(doc, columns, { label, value, share, target }) {
    const fill = (color) => `<w:shd w:val="clear" w:fill="${color}"/>`;
    const end = `<w:${doc.rtl ? "left" : "right"} w:val="single" w:sz="24" w:space="0"/>`;
    const strokes =
      (share > 0 ? stroke(columns[1], share, 200, fill("2044AA")) : "") +
      (target > 0
        ? stroke(columns[1], target, 80, `<w:pBdr>${end}</w:pBdr>` + fill("6E7597"))
        : "");
    const text = (runs) => paragraph(doc, "", runs, "<w:keepNext/>");
    return row([
      cell(columns[0], text(label), MIDDLE),
      cell(columns[1], strokes || text(""), UNPADDED + MIDDLE),
      cell(columns[2], text(value), MIDDLE),
    ]);
  }

  function bars(doc, items) {
    const columns = columnsOf(BAR_COLUMNS);
    const rows = items.map((item) => bar(doc, columns, item));
    return rows.length > 0 ? tableOf(doc, columns, rows, "0080") : "";
  }

  // ---- the document ----

  function blockOf(doc, block) {
    if (block.heading !== undefined) {
      const level = Math.min(4, Math.max(1, Math.trunc(block.heading)));
      return paragraph(doc, "Heading" + level, block.text);
    }
    if (block.list) return list(doc, block);
    if (block.table) return table(doc, block.table);
    return block.bars ? bars(doc, block.bars) : paragraph(doc, "", block.paragraph);
  }

  // report: { language, direction: "ltr" or "rtl", title, subject, creator,
  // created: YYYY-MM-DD or "", blocks }; title and subject open the document.
  // A block is one of
  //   { heading: 1 to 4, text }
  //   { paragraph: runs }
  //   { list: [runs], ordered }
  //   { table: { head: [runs], rows: [[runs]], widths: [relative] } }
  //   { bars: [{ label: runs, value: runs, share: 0 to 1, target: 0 to 1 or null }] }
  // runs: a string, or an array of strings and of { text, strong, emph, href }
  function write(report) {
    const doc = { rtl: report.direction === "rtl", links: [], lists: [] };
    const opening = (style, text) => (text ? paragraph(doc, style, text) : "");
    const blocks = report.blocks.map((block) => blockOf(doc, block));
    doc.body =
      opening("Title", report.title) + opening("Subtitle", report.subject) + blocks.join("");
    return zip.store(docxparts.files(report, doc));
  }

  globalThis.kurzcheck.docx = { write };
})();
