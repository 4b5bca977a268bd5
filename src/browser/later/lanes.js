// Where the views of a comparison stand: one line a view, on the bands.

import { one } from "#site";
import { clone } from "#check";
import { SHAPES } from "./comparison.js";
import { createDrawing } from "./drawing.js";

// pixels: a view's line, its shape
const LINE = 22;
const SHAPE = 20;

// -> { draw(block of comparison.js) -> an element, drawHead(element) }
export function createLanes(model, write) {
  const { column, line, text, ground, drawHead } = createDrawing(model, true);

  function shape(v, part, y) {
    const place = text("label", part, y + 0.36 * SHAPE, SHAPES[v], "middle");
    one("text", place).setAttribute("font-size", SHAPE);
    return place;
  }

  // The shape stands where the view is now, its tail begins where it was first, with a mark for each
  // date on the way. Of a view that says nothing now, there are only these.
  function drawView({ values }, v) {
    const y = 6 + LINE * (v + 0.5);
    const places = values.filter((value) => value != null).map(column);
    if (places.length === 0) return [];
    const now = values.at(-1);
    const last = places.at(-1);
    const [anchor, away] = last < places[0] ? ["end", -12] : ["start", 12];
    const marked = now == null ? places : places.slice(0, -1);
    return [
      line("track", Math.min(...places), Math.max(...places), y, y),
      ...marked.map((at) => line("track", at, at, y - 4, y + 4)),
      ...(now == null ? [] : [shape(v, last, y), text("label", last, y + 4.5, write.number(now), anchor, away)]),
    ];
  }

  function draw({ title, cells }) {
    const lane = clone("lane").firstElementChild;
    const svg = one("svg", lane);
    const height = cells.length * LINE + 12;
    one("p", lane).textContent = title;
    svg.setAttribute("height", height);
    svg.append(...ground(height), ...cells.flatMap(drawView));
    return lane;
  }

  return { draw, drawHead };
}
