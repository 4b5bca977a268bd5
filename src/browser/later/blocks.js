// What reports are made of: blocks as docx.js takes them.

import { isSaid } from "./richtext.js";

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

// All on one page; in Word, as far as docx.js keeps it.
export function keptTogether(...parts) {
  const all = blocks(...parts);
  return all.map((block, i) => (i < all.length - 1 || block.list ? { ...block, keep: true } : block));
}
