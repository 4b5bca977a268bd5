// What check.js shares with later.js and together.js, as "#check"; in the bundle, doors/check.js stands in for this.

export * as day from "./data/day.js";
export * as plan from "./data/plan.js";
export * as resultfile from "./data/resultfile.js";
export * as score from "./data/score.js";
export { figuresOf } from "./data/figures.js";
export {
  ask,
  clone,
  fill,
  fillItems,
  fillPart,
  index,
  language,
  make,
  sayLike,
  setPart,
  tell,
  word,
} from "./dom.js";
export { deliver, readFile, report } from "./file.js";
export { bring } from "./later.js";
export { suggestionsIn } from "./suggestions.js";
