// What site.js shares with every script that follows it, as "#site"; in their bundles, doors/site.js
// stands in for this.

export {
  one,
  all,
  index,
  show,
  showWhen,
  setText,
  language,
  make,
  setApart,
  fillItems,
  fillPart,
  tell,
  word,
  fill,
  sayLike,
  clone,
  setPart,
  ask,
} from "./dom.js";
export { addressWith } from "./handoff.js";
