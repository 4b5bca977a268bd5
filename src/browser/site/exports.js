// What site.js shares with every script that follows it, as "#site"; in their bundles, doors/site.js
// stands in for this.

export { all, one, setText, show, showWhen } from "./dom.js";
export { addressWith } from "./handoff.js";
