// The matrix on the page: the views with their shapes, a picture of where they stand, the table, and
// the sentences above it.

import { score } from "#check";
import { clone, make, one, setApart, setText } from "#site";
import { createDrawing } from "./drawing.js";
import { createMatrixTexts } from "./matrixtexts.js";

// columns of a table: so many fit on a phone and on paper; more are a table of their own
const MOST = 4;
// pixels: a view's line
const LANE = 22;
// views that a picture can tell apart
const DRAWN = 6;
const SHAPES = 5;

// matrix: of matrix.js
export function createMatrixView(model, write, matrix) {
  const { views, rows } = matrix;
  const texts = createMatrixTexts(model, write, matrix);
  const { mirror, column, across, draw, line, text, ground, drawHead } = createDrawing(model, "picture", "matrix");
  const scores = rows.filter(({ kind }) => kind !== "question");

  function shapeOf(view) {
    const icon = clone("shape").firstElementChild;
    icon.append(draw(`view-${view % SHAPES}`, { x: 9, y: 9 }));
    return icon;
  }

  // A view as it is named everywhere: its shape, and its name.
  function nameOf(view) {
    const name = make("span");
    name.className = "kc-view";
    const text = make("span");
    setApart(text, texts.views[view]);
    name.append(shapeOf(view), text);
    return name;
  }

  // ---- Where the views stand ----

  // One line a view: the shape stands where it is now, its tail begins where it was first, with a mark
  // for each date on the way.
  function drawView(values, v) {
    const y = 6 + LANE * (v + 0.5);
    const known = values.filter((each) => each != null);
    if (known.length === 0) return [];
    const places = known.map(column);
    const [first, last] = [places[0], places.at(-1)];
    // on the other side of the tail
    const fell = last < first;
    return [
      line("tail", Math.min(...places), Math.max(...places), y, y),
      ...places.slice(0, -1).map((at) => line("tail", at, at, y - 4, y + 4)),
      draw(`view-${v % SHAPES}`, { x: across(last), y }),
      text("value", last, y + 4.5, write.number(known.at(-1)), fell === (mirror > 0) ? "end" : "start", fell ? -12 : 12),
    ];
  }

  function lane({ cells }) {
    const height = cells.length * LANE + 12;
    const svg = clone("lane").firstElementChild;
    svg.setAttribute("height", height);
    svg.append(...ground(height), ...cells.flatMap(({ values }, v) => drawView(values, v)));
    return svg;
  }

  function pictureRow(row) {
    const element = clone("matrix-row").firstElementChild;
    setText(one("[data-kc-name]", element), texts.title(row));
    element.append(lane(row));
    return element;
  }

  function picture(place) {
    const head = clone("lane").firstElementChild;
    drawHead(head);
    place.replaceChildren(head, ...scores.map(pictureRow));
    return views.length <= DRAWN;
  }

  // ---- The table ----

  function cellElement(row, cell) {
    const td = make("td");
    const { values, last, change } = texts.cell(row, cell);
    const number = cell.values.filter((each) => each != null).at(-1) ?? null;
    const band = number === null ? -1 : model.bands.findIndex(({ id }) => id === score.bandOf(model, number));
    if (band >= 0) td.style.setProperty("--kc-shade", String(model.bands.length < 2 ? 0 : band / (model.bands.length - 1)));
    td.append(values ? `${values} ` : "", make("strong", last));
    if (change) td.append(" ", Object.assign(make("span", change), { className: "kc-matrix__change" }));
    return td;
  }

  function table(from) {
    const element = make("table");
    const top = make("tr");
    const group = make("thead");
    const shown = views.slice(from, from + MOST);
    element.className = "kc-matrix";
    group.append(top);
    top.append(make("td"));
    shown.forEach((_, v) => {
      const th = Object.assign(make("th"), { scope: "col" });
      th.append(nameOf(from + v));
      top.append(th);
    });
    const body = make("tbody");
    for (const row of rows) {
      const tr = make("tr");
      tr.dataset.kcMatrixRow = `${row.kind} ${row.id}`;
      const th = Object.assign(make("th", texts.title(row)), { scope: "row" });
      tr.append(th, ...row.cells.slice(from, from + MOST).map((cell) => cellElement(row, cell)));
      body.append(tr);
    }
    element.append(group, body);
    return element;
  }

  function tables(place) {
    place.replaceChildren();
    for (let from = 0; from < views.length; from += MOST) place.append(table(from));
  }

  // ---- In words ----

  function sentences(place) {
    const items = texts.sentences().map(({ title, parts }) => {
      const item = clone("matrix-sentence").firstElementChild;
      setText(one("[data-kc-name]", item), title);
      const apart = parts.flatMap((part) => part.split(/( · )/));
      one("[data-kc-text]", item).replaceChildren(...apart.map((part) => make("bdi", part)));
      return item;
    });
    place.replaceChildren(...items);
    return items.length > 0;
  }

  function talk(place) {
    const items = texts.talk().map(({ title, text }) => {
      const item = clone("matrix-talk").firstElementChild;
      setText(one("[data-kc-name]", item), title);
      setText(one("[data-kc-value]", item), text);
      return item;
    });
    place.replaceChildren(...items);
    return items.length > 0;
  }

  function notes(place) {
    const items = texts.notes().map(({ title, notes: given }) => {
      const item = clone("matrix-note").firstElementChild;
      setText(one("[data-kc-name]", item), title);
      one("[data-kc-items]", item).replaceChildren(
        ...given.map(({ view, note }) => {
          const quote = clone("matrix-quote").firstElementChild;
          one("[data-kc-name]", quote).replaceWith(nameOf(view));
          setText(one("[data-kc-note]", quote), note);
          return quote;
        })
      );
      return item;
    });
    place.replaceChildren(...items);
    return items.length > 0;
  }

  function legend(place) {
    place.replaceChildren(
      ...views.map((_, v) => {
        const item = make("li");
        item.append(nameOf(v));
        return item;
      })
    );
  }

  // places: { NAME: element }; -> what there is: { drawn, said, talk, notes, changed }
  function render(places) {
    legend(places.legend);
    setText(places.caption, texts.caption());
    const found = {
      drawn: picture(places.picture),
      said: sentences(places.sentences),
      talk: talk(places.talk),
      notes: notes(places.notes),
      changed: views.some(({ dates }) => dates.length > 1),
    };
    tables(places.matrix);
    return found;
  }

  return { render };
}
