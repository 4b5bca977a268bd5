// What site.js shares with those alone that stand on the page from its beginning, check.js and
// watch.js, as "#page"; in their bundles, doors/page.js stands in for this.

export { inAddress, isChromium, setTitle } from "./dom.js";
export { allowLeaving, followedLink, isLink, takeFromAddress } from "./handoff.js";
export { startWith } from "./start.js";
