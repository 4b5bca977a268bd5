// A report on paper: the blocks that docx.js takes, as elements of the page, which show in print alone.

import { make, setText } from "#site";

const runsOf = (runs) => [].concat(runs).map((part) => (Object(part) === part ? part : { text: part }));

function runElement({ text, strong, emph, href }) {
  if (href) return Object.assign(make("a", text), { href });
  return make(strong ? "strong" : emph ? "em" : "span", text);
}

function filled(tag, runs, className = "") {
  const element = make(tag);
  element.className = className;
  element.append(...runsOf(runs).map(runElement));
  return element;
}

function listElement({ list, ordered }) {
  const element = make(ordered ? "ol" : "ul");
  element.append(...list.map((item) => filled("li", item)));
  return element;
}

function rowElement(cells, tag) {
  const row = make("tr");
  row.append(...cells.map((cell) => filled(tag, cell)));
  return row;
}

function tableElement({ head, rows }) {
  const table = make("table");
  const body = make("tbody");
  table.className = "kc-table";
  if (head.length > 0) {
    const top = make("thead");
    top.append(rowElement(head, "th"));
    table.append(top);
  }
  body.append(...rows.map((cells) => rowElement(cells, "td")));
  table.append(body);
  return table;
}

// Where the page has a picture of the same, that stands here.
function barsElement({ bars }, picture) {
  if (!picture) return tableElement({ head: [], rows: bars.map(({ label, value }) => [label, value]) });
  const copy = picture.cloneNode(true);
  for (const element of copy.querySelectorAll("details, h2")) element.remove();
  for (const element of [copy, ...copy.querySelectorAll("*")]) {
    for (const { name } of [...element.attributes]) {
      if (name === "id" || name === "aria-labelledby" || /^data-kc-(?!when)/.test(name)) element.removeAttribute(name);
    }
  }
  return copy;
}

function blockElement(block, picture) {
  if (block.heading !== undefined) return filled(`h${block.heading + 1}`, block.text);
  if (block.list) return listElement(block);
  if (block.table) return tableElement(block.table);
  return block.bars ? barsElement(block, picture) : filled("p", block.paragraph);
}

// Fills the place in the page that shows on paper. title, subject, blocks: as in docx.js
export function fillPaper(place, { title, subject, blocks }, picture) {
  const elements = blocks.map((block) => {
    const element = blockElement(block, picture);
    if (block.page) element.classList.add("kc-report__page");
    if (block.keep) element.classList.add("kc-report__kept");
    return element;
  });
  const about = make("p");
  about.className = "kc-report__about";
  setText(about, subject);
  place.replaceChildren(make("h1", title), about, ...elements);
}
