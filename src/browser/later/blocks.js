// What reports are made of: blocks as docx.js takes them.

import { isSaid } from "./richtext.js";
import { textOf } from "./tables.js";

export const heading = (level, text) => ({ heading: level, text });
export const paragraph = (...runs) => ({ paragraph: runs });
// On a page of its own.
export const newPage = (block) => ({ ...block, page: true });
export const strong = (text) => ({ text, strong: true });

// One list of blocks, out of blocks, lists of them, and false for what is not there. A paragraph
// that says nothing is left out.
export function blocks(...parts) {
  return parts.flat(Infinity).filter((part) => part && (!part.paragraph || isSaid(part.paragraph)));
}

// Characters of which a page has room.
const A_PAGE = 2500;

function lengthOf({ heading, text = "", paragraph = [], list = [] }) {
  const runs = heading === undefined ? [paragraph, list] : text;
  return [runs].flat(Infinity).reduce((sum, run) => sum + (run.text ?? run).length, 0);
}

// All on one page, where one page has room for it.
export function keptTogether(...parts) {
  const all = blocks(...parts);
  if (all.reduce((sum, block) => sum + lengthOf(block), 0) > A_PAGE) return all;
  return all.map((block, i) => (i < all.length - 1 || block.list ? { ...block, keep: true } : block));
}

export function joined(...texts) {
  return texts.filter(Boolean).join(" · ");
}

export function tableBlocks({ name, head, rows }) {
  return [heading(2, name), { table: { head, rows: rows.map((row) => row.map(textOf)) } }];
}
