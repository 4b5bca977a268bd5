// Blocks, as docx.js takes them, as elements of the page: the same report on the screen, on paper and
// in Word.

import { make } from "#check";

// Each part of a text keeps its own direction.
export function setApart(element, text) {
  element.replaceChildren(...text.split(/( · |: )/).map((part) => make("bdi", part)));
}

function runElement(run) {
  const { text = run, strong, emph, href, mute } = run;
  const element = make(href ? "a" : strong ? "strong" : emph ? "em" : "span");
  setApart(element, text);
  if (href) element.href = href;
  // for the eye alone
  if (mute) element.ariaHidden = "true";
  return element;
}

function holding(tag, ...children) {
  const element = make(tag);
  element.append(...children);
  return element;
}

function filled(tag, runs) {
  return holding(tag, ...[runs].flat().map(runElement));
}

// The first column of a matrix heads its rows; a run's shade is its cell's.
function cellElement(runs, isHead) {
  const cell = filled(isHead ? "th" : "td", runs);
  if (isHead) cell.scope = "row";
  const shade = [runs].flat().find((run) => run.shade >= 0)?.shade;
  if (shade !== undefined) cell.style.setProperty("--kc-shade", shade);
  return cell;
}

function tableElement({ name = "table", head, rows }) {
  const top = holding("tr", ...head.map((runs) => Object.assign(filled("th", runs), { scope: "col" })));
  const lines = rows.map((cells) => holding("tr", ...cells.map((runs, i) => cellElement(runs, i === 0 && name === "matrix"))));
  const table = holding("table", ...(head.length > 0 ? [holding("thead", top)] : []), holding("tbody", ...lines));
  table.className = `kc-${name}`;
  return table;
}

function blockElement(block, draw) {
  const { heading, text, list, ordered, table, picture } = block;
  return heading !== undefined
    ? filled(`h${heading + 1}`, text)
    : list
      ? holding(ordered ? "ol" : "ul", ...list.map((item) => filled("li", item)))
      : table
        ? tableElement(table)
        : picture
          ? draw(block)
          : filled("p", block.paragraph);
}

// Each heading of the first level begins a section, known by its name; what stands before is one, too.
// draw(block): the element of a picture
export function sectionsOf(blocks, draw) {
  const sections = [];
  // what is kept on the page of the next block
  let kept = null;
  for (const block of blocks) {
    const begins = block.heading === 1;
    if (begins || sections.length === 0) {
      const section = make(block.fold ? "details" : "section");
      const { name = begins ? "part" : "said", page, fold } = block;
      section.className = `kc-block kc-block--${page ? "page" : name}`;
      section.dataset.kcBlock = name;
      sections.push(section);
      kept = null;
    }
    const element = blockElement(block, draw);
    const summary = block.fold && holding("summary", element);
    if (summary) summary.className = "kc-details__summary";
    if (block.keep && !kept) {
      kept = make("div");
      kept.className = "kc-kept";
      sections.at(-1).append(kept);
    }
    (kept || sections.at(-1)).append(summary || element);
    if (!block.keep || block.list) kept = null;
  }
  return sections;
}
