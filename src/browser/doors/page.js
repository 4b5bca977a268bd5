// What site.js put behind the door: the names of site/page.js.

export const {
  inAddress,
  isChromium,
  setTitle,
  allowLeaving,
  followedLink,
  isLink,
  takeFromAddress,
  startWith,
} = globalThis.kurzcheckDoor.page;
