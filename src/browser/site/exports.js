// What site.js shares with the scripts that follow it, as "#site"; in their bundles, doors/site.js
// stands in for this.

export * from "./dom.js";
export { addressWith, allowLeaving, followedLink, isLink, takeFromAddress } from "./handoff.js";
export { startWith } from "./start.js";
