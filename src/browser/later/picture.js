// The picture of a result: every question a dot on the named bands, one lane a topic; below the dots
// an arrow to the plan's target and a cross where the value was before. Of very many questions,
// every topic is a dot.

import { all, one, setText, showWhen } from "#site";
import { fill, index, word } from "#check";
import { LETTER, NARROWEST, RULED, createDrawing, pack } from "./drawing.js";

// questions: with more, dots are small and bear no number; with more, topics are drawn
const NUMBERED = 40;
const DRAWN = 60;
// pixels: what a line of each kind takes
const EDGE = 5;
const LABEL = 19;
const TRACK = 15;
// pixels: a lane's name; of a picture that is too high, and a window that is too narrow
const NAME = 28;
const TALL = 1000;
const NARROW = 360;
// questions without a value that are named
const NAMED = 4;

// What is drawn: questions, or topics where there are very many: { dots: [{ id, title, topic, number, key,
// value, target, before }], flags: what of the legend holds }
export function dotsOf({ questions: asked, topics: parts }, { topics, questions }) {
  const byTopic = asked.length > DRAWN;
  const things = byTopic
    ? topics.map(({ score: value, ...topic }, i) => ({ ...topic, ...parts[i], topic: topic.id, value }))
    : questions.map((given, i) => ({ ...asked[i], ...given }));
  const dots = things.map((thing, i) => ({ ...thing, number: i + 1 })).filter(({ value }) => value != null);
  const flags = {
    "dots-questions": !byTopic,
    "dots-topics": byTopic,
    ring: dots.some(({ key }) => key),
    arrow: dots.some(({ target }) => target != null),
    cross: dots.some(({ before }) => before != null),
  };
  return { dots, flags };
}

// What a text of one line reaches over, beginning, in the middle or ending at a place.
function reach(at, text) {
  const width = (text.length * LETTER) / NARROWEST;
  const [anchor, from] = at < 0.35 ? ["start", at] : at > 0.65 ? ["end", at - width] : ["middle", at - width / 2];
  return { anchor, from, to: from + width };
}

// -> fill(figures)
export function createPicture(root, model, write) {
  const section = one("[data-kc-picture]", root);
  const home = section.parentElement;
  const first = one('[data-kc-when="needs"]', root);
  const lanes = index("kc-lane", section);
  const byTopic = model.questions.length > DRAWN;
  const { steps, mirror, column, across, draw, line, text, ground, drawHead } = createDrawing(model, byTopic);
  const large = model.questions.length <= NUMBERED;
  const radius = large ? 12 : 6;
  const slot = large ? 28 : 15;

  // In words, where all questions have the same and no number.
  function axisText(step) {
    const [said, other] = new Set(model.questions.map((question) => question.said && question.texts[step]));
    return (other === undefined && said) || write.number(step);
  }

  function drawAxis() {
    const always = [steps[0], steps[(steps.length - 1) / 2], steps.at(-1)];
    const isMarked = (step) => steps.length <= RULED || always.includes(step) || model.bands.some(({ from }) => from === step);
    one("[data-kc-picture-axis]", section).replaceChildren(
      ...steps.filter(isMarked).map((step) => {
        const label = text("axis", column(step), 14, axisText(step), "middle");
        label.toggleAttribute("data-kc-dense", !always.includes(step));
        return label;
      })
    );
  }

  // ---- A lane ----

  // Dots that would touch stand one above the other. dots: [{ value, … }], lowest first
  function pile(dots) {
    const gap = Math.min((2 * radius + 1) / NARROWEST, 0.99 / steps.length);
    for (const dot of dots) {
      dot.at = column(dot.value);
      Object.assign(dot, { from: dot.at - gap / 2, to: dot.at + gap / 2 - 1e-9 });
    }
    return pack(dots);
  }

  // The labels that have room, above the row of their dot: -> how far each row is moved down
  function labelled(dots) {
    const placed = [];
    for (const dot of dots.filter(({ label }) => label).sort((a, b) => a.rank - b.rank)) {
      const place = { ...reach(dot.at, dot.label), row: dot.row };
      const meets = placed.some(({ row, from, to }) => row === place.row && place.from < to && from < place.to);
      if (!meets && place.from >= -0.02 && place.to <= 1.02) placed.push(Object.assign(dot, { anchor: place.anchor, labelled: true }) && place);
    }
    return new Set(placed.map(({ row }) => row));
  }

  // Below the dots: where a value comes from and where it is to lead.
  function tracksOf(dots) {
    const tracks = dots
      .filter(({ target, before }) => (target ?? before ?? null) !== null)
      .map((dot) => {
        const places = [dot.at, ...[dot.target, dot.before].filter((value) => value != null).map(column)];
        return { dot, from: Math.min(...places) - 0.02, to: Math.max(...places) + 0.08 };
      });
    return { tracks, rows: pack(tracks) };
  }

  function drawTrack({ dot, row }, top) {
    const y = top + row * TRACK + TRACK / 2;
    const said = String(dot.number);
    const parts = [line("track", dot.at, dot.at, dot.y, y)];
    if (dot.before != null) {
      const at = column(dot.before);
      parts.push(line("past", at, dot.at, y, y), draw("cross", { x: across(at), y }));
      if (dot.target === null) parts.push(text("end", Math.max(at, dot.at), y + 4, said, "start", 8));
    }
    if (dot.target !== null) {
      const at = column(dot.target);
      const way = (at < dot.at ? -1 : 1) * mirror;
      const tip = draw("tip", { x: across(at), y });
      one("path", tip).setAttribute("transform", `scale(${way} 1)`);
      parts.push(line("track", dot.at, at, y, y), tip, text("end", at, y + 4, said, way * mirror < 0 ? "end" : "start", 7 * way * mirror));
    }
    return parts;
  }

  function drawDot(dot) {
    const element = draw("dot", { x: across(dot.at), y: dot.y });
    element.dataset.kcDot = dot.id;
    const [ring, disc] = all("circle", element);
    if (!dot.key) ring.remove();
    disc.setAttribute("r", radius);
    const number = one("text", element);
    if (large) setText(number, dot.number);
    else number.remove();
    return element;
  }

  function drawLane(lane, dots) {
    const rows = pile(dots);
    const raised = labelled(dots);
    const { tracks, rows: under } = tracksOf(dots);
    const tops = [];
    let y = EDGE;
    for (let row = Math.max(rows, 1) - 1; row >= 0; row--) {
      if (raised.has(row)) y += LABEL;
      tops[row] = y;
      y += slot;
    }
    for (const dot of dots) dot.y = tops[dot.row] + slot / 2;
    const height = y + under * TRACK + EDGE;
    const labels = dots
      .filter((dot) => dot.labelled)
      .map(({ at, y: middle, label, anchor, key }) => text("label", at, middle - slot / 2 - (key ? 6 : 2), label, anchor, { start: -radius, end: radius }[anchor]));
    const place = one("[data-kc-drawing]", lane);
    place.setAttribute("height", height);
    place.replaceChildren(
      ...ground(height),
      ...tracks.flatMap((track) => drawTrack(track, y)),
      ...dots.map(drawDot),
      ...labels
    );
    return height + NAME;
  }

  // ---- What is drawn, and said ----

  // The lowest, the highest and the deciding question bear their names.
  function ranks(questions) {
    const valued = questions.filter(({ value }) => value != null).sort((a, b) => a.value - b.value);
    const highest = valued.find(({ value }) => value === valued.at(-1).value);
    const key = model.questions.find((question) => question.key);
    return [key?.id, valued[0]?.id, highest?.id];
  }

  function said(dots) {
    return dots
      .map(({ id, title, value, target, before }) =>
        [
          `${title}: ${write.value(value, id)}`,
          target !== null && fill(word("target"), write.value(target, id)),
          before != null && fill(word("earlier"), write.value(before, id)),
        ]
          .filter(Boolean)
          .join(", ")
      )
      .join("; ");
  }

  // figures: of figures.js
  function fillPicture(figures) {
    const { overall, topics, questions } = figures;
    const named = large ? ranks(questions) : [];
    const { dots: drawn, flags } = dotsOf(model, figures);
    let height = 0;
    topics.forEach((summary) => {
      const lane = lanes.get(summary.id);
      const dots = drawn
        .filter(({ topic }) => topic === summary.id)
        .map((dot) => ({ ...dot, rank: named.indexOf(dot.id), label: named.includes(dot.id) && dot.title }));
      height += drawLane(lane, dots.sort((a, b) => a.value - b.value));
      setText(one("[data-kc-said]", lane), byTopic ? write.count(summary) : said(dots));
    });
    // Where to begin stands within the first two screens: before a picture that takes much room.
    if (overall.score !== null && (height > TALL || window.innerWidth <= NARROW)) first.after(section);
    else home.append(section);
    const none = questions.filter(({ value }) => value == null).map(({ id }) => write.title(id));
    const names = none.length > NAMED ? String(none.length) : none.join(", ");
    setText(one("[data-kc-picture-none]", section), names);
    showWhen(section, { ...flags, undrawn: none.length > 0 });
  }

  drawHead(one("[data-kc-picture-head]", section));
  drawAxis();
  return fillPicture;
}
