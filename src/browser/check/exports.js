// What check.js shares with later.js and together.js, as "#check"; in the bundle, doors/check.js stands in for this.

import { dayAfter, isCommonDay, looksLikeDay, today, yearAfter } from "./data/day.js";
import { add, isBlank, isPending, read, remove, replace, sorted, update } from "./data/plan.js";
import { LIMITS, apply, inspect, make, parse, serialize } from "./data/resultfile.js";
import { bandOf, byGroup, groups, median, medianScore, needs, offers, overall, spread, stepsOf, topics } from "./data/score.js";

export const day = { dayAfter, isCommonDay, looksLikeDay, today, yearAfter };
export const plan = { add, isBlank, isPending, read, remove, replace, sorted, update };
export const resultfile = { LIMITS, apply, inspect, make, parse, serialize };
export const score = { bandOf, byGroup, groups, median, medianScore, needs, offers, overall, spread, stepsOf, topics };
export { figuresOf } from "./data/figures.js";
export {
  ask,
  clone,
  fill,
  fillItems,
  fillPart,
  index,
  joined,
  language,
  make,
  sayLike,
  setPart,
  tell,
  word,
} from "./dom.js";
export { deliver, readFile, report } from "./file.js";
export { bring } from "./later.js";
export { stateOf } from "./questions.js";
export { suggestionsIn } from "./suggestions.js";
