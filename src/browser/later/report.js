// A screen of the page as plain data for a report: what it shows is what is
// taken along, so figures and words cannot differ. What stands on the screen
// alone (buttons, fields, pictures with a table behind them, and all that is
// marked data-kc-paperless) stays behind, as on paper.

import { all, one } from "#site";

const LEFT =
  '[hidden], [aria-hidden="true"], [data-kc-paperless], [data-kc-report], [role="status"], ' +
  'button, input, select, textarea, label, [role="img"], template, dialog, nav, ' +
  // what the line above says already
  "summary > span, [data-kc-guidance] > p, " +
  "details:not([open], [data-kc-print-open], [data-kc-guide-details])";
const BLOCKS = "p, ul, ol, dl, div, section, article, table, details, h2, h3, h4, h5, h6, blockquote";

function children(element) {
  return [...element.childNodes].filter((node) => !node.matches?.(LEFT));
}

// How an element stands apart from what is before it in the same line.
function gapBefore(element) {
  const { display, position } = getComputedStyle(element);
  if (display.startsWith("inline") || position === "absolute") return "";
  if (element.matches("dd")) return ": ";
  return /flex|grid/.test(getComputedStyle(element.parentElement).display) ? " · " : "\n";
}

function textOf(node) {
  const keepsLines = getComputedStyle(node.parentElement).whiteSpace.startsWith("pre");
  return node.data.replace(keepsLines ? /[ \t]+/g : /[ \t\n]+/g, " ");
}

// What an element says in one paragraph: [{ text, strong, emph, href }]
function runs(element, look = {}) {
  const found = [];
  let after = "";
  for (const node of children(element)) {
    if (!node.matches) found.push({ ...look, text: textOf(node) });
    else if (node.matches("br")) found.push({ text: "\n" });
    else {
      const outside = node.matches("a[href]") && /^(https?|mailto):/.test(node.href);
      const inner = runs(node, {
        strong: look.strong || node.matches("strong, b, dt"),
        emph: look.emph || node.matches("em, i"),
        href: outside ? node.href : look.href,
      });
      const before = gapBefore(node);
      const gap = isSaid(found) && isSaid(inner) ? before || after : "";
      after = before;
      if (gap) found.push({ text: plain(found).trim().endsWith(":") ? " " : gap });
      found.push(...inner);
    }
  }
  return found;
}

function plain(found) {
  return found.map(({ text }) => text).join("");
}

function isSaid(found) {
  return plain(found).trim() !== "";
}

// With one blank between words, and none at both ends.
function trimmed(found) {
  let before = "\n";
  for (const run of found) {
    if (/[ \n]$/.test(before)) run.text = run.text.replace(/^ +/, "");
    before = run.text || before;
  }
  for (const run of [...found].reverse()) {
    run.text = run.text.trimEnd();
    if (run.text) break;
  }
  return found;
}

function line(element, look) {
  return trimmed(runs(element, look));
}

function shown(elements) {
  return elements.filter((element) => !element.closest("[hidden]"));
}

function rowsOf(table, selector) {
  return shown(all(selector, table)).map((row) => [...row.cells].map((cell) => line(cell)));
}

function tableBlock(table) {
  const head = rowsOf(table, "thead tr")[0] || [];
  const rows = rowsOf(table, "tbody tr, tfoot tr");
  return { table: { head, rows } };
}

// The first steps are numbered by the style.
function numberOf(heading) {
  if (!heading.matches('[data-kc-list="first"] > * > h3')) return [];
  const guide = heading.parentElement;
  return [{ text: `${[...guide.parentElement.children].indexOf(guide) + 1}. ` }];
}

function partOf(element) {
  return parseFloat(element?.style.getPropertyValue("--kc-part")) / 100;
}

function barOf(item) {
  const [label, value] = children(item).filter((node) => node.matches);
  return {
    label: line(label),
    value: line(value),
    share: partOf(one("[data-kc-bar]", item)),
    target: partOf(one("[data-kc-target-bar]:not([hidden])", item)),
  };
}

function listBlock(list) {
  const items = shown([...list.children]);
  if (items.every((item) => one("[data-kc-bar]", item))) return { bars: items.map(barOf) };
  const ordered = getComputedStyle(list).listStyleType === "decimal";
  return { list: items.map((item) => line(item)), ordered };
}

function blocksOf(element) {
  if (element.matches("h2, h3, h4, h5, h6, caption, summary")) {
    // of what has none, the level below that of its section or article
    const level = Number(element.localName[1]) - 1 || (element.closest("article") ? 3 : 2);
    return [{ heading: level, text: [...numberOf(element), ...line(element)] }];
  }
  if (element.matches("table")) {
    return [...all("caption", element).flatMap(blocksOf), tableBlock(element)];
  }
  if (element.matches("ul, ol")) return [listBlock(element)];
  if (!children(element).some((node) => node.matches?.(BLOCKS))) {
    return [{ paragraph: line(element) }];
  }
  return children(element).flatMap((node) =>
    node.matches ? blocksOf(node) : { paragraph: trimmed([{ text: textOf(node) }]) }
  );
}

// Blocks as docx.js takes them.
export function blocks(screen) {
  return blocksOf(screen).filter((block) => !block.paragraph || isSaid(block.paragraph));
}

// What stands below each other in a cell may have a column of its own.
function cellsOf(row) {
  const cells = all("[data-kc-cell]", row);
  return cells.length > 0 ? cells : [...row.cells];
}

// The tables alone, with their names: [{ name, rows: [{ row, texts }] }]. There
// is room for what paper has not; and a day is written as every spreadsheet
// knows it.
export function tables(screen) {
  return shown(all("table", screen)).map((table) => ({
    name: table.parentElement.getAttribute("aria-label"),
    rows: shown(all("tr", table)).map((row) => ({
      row,
      texts: cellsOf(row).map((cell) => cell.dataset.kcDay || cell.textContent),
    })),
  }));
}
