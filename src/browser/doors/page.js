// What site.js put behind the door: the names of site/page.js.

export const {
  fillWith,
  inAddress,
  isChromium,
  setTitle,
  textLike,
  allowLeaving,
  followedLink,
  isLink,
  takeFromAddress,
  startWith,
} = globalThis.kurzcheckDoor.page;
