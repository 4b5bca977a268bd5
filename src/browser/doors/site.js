// What site.js put behind the door: the names of site/exports.js.

export const {
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
  addressWith,
} = globalThis.kurzcheckDoor.site;
