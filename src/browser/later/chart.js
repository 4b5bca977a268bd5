// The picture of values as a table, for Word: a column for each value of the scale, on its band's
// ground, in a row what stands where.

import { score } from "#check";
import { TEXT_WIDTH, widthOf } from "./data/docxparts.js";
import { RULED } from "./drawing.js";

// twentieths of a point: a row's name, and what is said of it
const NAME = 2000;

// The way to a target, as one reads.
export const arrow = () => (document.documentElement.dir === "rtl" ? "←" : "→");

// How dark a value's ground is: its band's place; below 0, it has none.
export function shadeOf(model, value) {
  return model.bands.findIndex(({ id }) => id === score.bandOf(model, value ?? null)) / Math.max(1, model.bands.length - 1);
}

// rows: [{ label: runs, value: runs, said at its end, marks: [[a value, or null: nowhere; run]] }]
// -> a table of docx.js
export function chartOf(model, rows) {
  const steps = score.stepsOf(model.scale);
  // of very many values, some
  const columns = steps.filter((_, i) => i % Math.ceil(steps.length / RULED) === 0);
  const shades = columns.map((value) => shadeOf(model, value));
  const width = (TEXT_WIDTH - 2 * NAME) / columns.length;
  // the last that is not above, or the first of its band
  const columnOf = (value) => Math.max(columns.findLastIndex((column) => column <= value), shades.indexOf(shadeOf(model, value)));
  // a name that its band has no room for stands with the values alone
  const heads = model.bands.map(({ name, from }) => {
    const shade = shadeOf(model, from);
    const span = shades.filter((other) => other === shade).length;
    return { text: widthOf(name) < span * width ? name : "", shade, span };
  });
  return {
    widths: [NAME, ...columns.map(() => Math.floor(width)), NAME],
    head: ["", ...heads.filter(({ span }) => span > 0), ""],
    rows: rows.map(({ label, value, marks }) => {
      const runsAt = (i) => marks.flatMap(([at, run]) => (at != null && columnOf(at) === i ? [run, "\n"] : [])).slice(0, -1);
      return [label, ...shades.map((shade, i) => [{ text: "", shade }, ...runsAt(i)]), value];
    }),
  };
}
