// What pictures of values are drawn on: the named bands, and shapes cloned from the page's templates.
//
// Positions across are parts of the width, so that a drawing is as wide as its place; positions down
// are pixels.

import { one } from "#site";
import { clone, index, score } from "#check";

// pixels: the narrowest drawing there is; a letter of a label; a line of the bands' names
export const NARROWEST = 288;
export const LETTER = 7;
const BAND = 18;
// of the scale's values: with more, each has no line of its own, and no number
export const RULED = 21;

const percent = (part) => `${(part * 100).toFixed(3)}%`;

// Things with a reach of { from, to } across -> each gets the first `row` in which it touches no other.
export function pack(things) {
  const rows = [];
  for (const thing of things) {
    const free = rows.findIndex((row) => row.every(({ from, to }) => thing.to < from || to < thing.from));
    thing.row = free < 0 ? rows.length : free;
    (rows[thing.row] ??= []).push(thing);
  }
  return rows.length;
}

// ofMeans: what is drawn are means
export function createDrawing(model, ofMeans) {
  const shapes = index("kc-shape", clone("picture"));
  const steps = score.stepsOf(model.scale);
  const mirror = document.documentElement.dir === "rtl" ? -1 : 1;

  // Each value of the scale has a column; what lies between two, a place between their middles.
  function column(value) {
    const below = Math.max(0, steps.findLastIndex((step) => step <= value));
    const next = steps[below + 1];
    const rest = next === undefined ? 0 : (value - steps[below]) / (next - steps[below]);
    return (below + rest + 0.5) / steps.length;
  }

  // A band covers whole columns; of means, which lie between two values, it begins at its own place.
  const bands = model.bands.map(({ name, from }, i) => {
    const first = steps.findIndex((step) => step >= from);
    const start = (first < 0 ? steps.length : first) / steps.length;
    return { name, start: ofMeans && i > 0 ? column(from) : start };
  });
  bands.forEach((band, i) => (band.end = bands[i + 1]?.start ?? 1));

  // ---- Shapes ----

  const across = (part) => percent(mirror < 0 ? 1 - part : part);

  function draw(name, attributes) {
    const shape = shapes.get(name).cloneNode(true);
    for (const [key, value] of Object.entries(attributes)) shape.setAttribute(key, value);
    return shape;
  }

  function line(name, x1, x2, y1, y2) {
    return draw(name, { x1: across(x1), x2: across(x2), y1, y2 });
  }

  function text(name, part, y, said, anchor, away = 0) {
    const place = draw(name, { x: across(part), y });
    const element = one("text", place);
    element.setAttribute("text-anchor", anchor);
    element.setAttribute("x", away * mirror);
    element.textContent = said;
    return place;
  }

  function ground(height) {
    const shades = bands.map(({ start, end }, i) => {
      const x = across(mirror < 0 ? end : start);
      const rect = draw("band", { x, width: percent(end - start), height });
      rect.setAttribute("fill-opacity", (0.09 + (0.26 * i) / Math.max(1, bands.length - 1)).toFixed(3));
      return rect;
    });
    const between = steps.length > RULED ? [] : steps.slice(1).map((_, i) => (i + 1) / steps.length);
    return [
      ...shades,
      ...between.map((part) => line("grid", part, part, 0, height)),
      ...bands.slice(1).map(({ start }) => line("edge", start, start, 0, height)),
    ];
  }

  // Names stand in as many rows as they need on the narrowest lane, each at its band's beginning.
  function drawHead(head) {
    const names = bands.map(({ name, start, end }) => {
      const width = ((name.length + 2) * LETTER) / NARROWEST;
      const [anchor, at, from] = start + width <= 1 ? ["start", start, start] : ["end", end, end - width];
      return { name, at, anchor, from, to: from + width };
    });
    const height = pack(names) * BAND + 6;
    head.setAttribute("height", height);
    head.replaceChildren(
      ...ground(height),
      ...names.map(({ name, at, anchor, row }) => text("name", at, row * BAND + 16, name, anchor, anchor === "start" ? 6 : -6))
    );
  }

  return { steps, mirror, column, across, draw, line, text, ground, drawHead };
}
