// The profile: the same figures as bars, as a net and as tables, by topic and by
// question, as they are now and with the plan's targets reached.

import { all, one, index, show, setText, setPart, word, fill, clone } from "#site";

// axes of a net that can be read
const LEAST = 3;
const MOST = 16;
// in the units of the drawing, whose middle is 0
const RADIUS = 100;
// of the drawing's width
const HALF = 130;
// axes that bear names where there is room
const FEW = 8;

// ---- The net: parts of the scale, 0 to 1 or null, on axes clockwise from the top ----

function point(i, count, part) {
  const angle = (2 * Math.PI * i) / count;
  return [Math.sin(angle), -Math.cos(angle)].map((way) => way * part * RADIUS);
}

function line(points) {
  return `M${points.map((pair) => pair.map((n) => n.toFixed(2)).join(" ")).join("L")}`;
}

// Neighbours that both have a value are joined: a gap stays a gap.
function outline(parts) {
  const points = parts.map((part, i) => part !== null && point(i, parts.length, part));
  if (points.every(Boolean)) return `${line(points)}Z`;
  return points
    .map((from, i) => [from, points[(i + 1) % points.length]])
    .map((pair) => (pair.every(Boolean) ? line(pair) : ""))
    .join("");
}

// A line without length, whose round ends make a dot.
function dots(parts) {
  return parts
    .map((part, i) => (part === null ? "" : `${line([point(i, parts.length, part)])}h0`))
    .join("");
}

function isReadable(count) {
  return count >= LEAST && count <= MOST;
}

// joined: of result.js
export function createProfile(root, model, write, { joined }) {
  const section = one("[data-kc-profile]", root);
  const counts = { topic: model.topics.length, question: model.questions.length };
  const bars = {
    topic: index("kc-topic-bar", section),
    question: index("kc-question-bar", section),
  };
  const rows = {
    topic: index("kc-topic-row", section),
    question: index("kc-answer-row", section),
  };
  const nameOf = (by, id) => one("[data-kc-name]", bars[by].get(id));
  let figures = { topic: [], question: [] };

  function partOf(number) {
    return number === null ? null : write.part(number);
  }

  // ---- Figures: { id, now and target, or null; value, goal,
  // band and count as they are said } ----

  function summaryFigure(summary) {
    const { id, score: now, target } = summary;
    return {
      id,
      now,
      target,
      value: write.score(now),
      goal: target === null ? "" : write.score(target),
      band: write.band(summary.band),
      count: write.count(summary),
    };
  }

  function questionFigure({ id, value, target }) {
    return {
      id,
      now: value ?? null,
      target,
      value: write.answer(value),
      goal: target === null ? "" : write.value(target),
      band: write.bandOf(value),
    };
  }

  // ---- Texts and tables ----

  function fillCells(row, { value, band, count, goal }) {
    setText(one("[data-kc-score], [data-kc-value]", row), value);
    setText(one("[data-kc-band-cell]", row), band);
    setText(one("[data-kc-answered-cell]", row), count);
    setText(one("[data-kc-target-cell]", row), goal);
  }

  function fillTables(overall) {
    for (const by of ["topic", "question"]) {
      for (const figure of figures[by]) fillCells(rows[by].get(figure.id), figure);
    }
    fillCells(one("[data-kc-total-row]", section), summaryFigure(overall));
  }

  // ---- Pictures ----

  function fillBar(bar, { value, goal, band, now, target }) {
    setText(one("[data-kc-score]", bar), joined(value, band, goal && fill(word("target"), goal)));
    setPart(one("[data-kc-bar]", bar), partOf(now) ?? 0);
    const aim = one("[data-kc-target-bar]", bar);
    setPart(aim, partOf(target) ?? 0);
    show(aim, target !== null);
  }

  function place(element, [x, y]) {
    for (const [name, way] of Object.entries({ x, y })) {
      const percent = 50 + (way / HALF) * 50;
      element.style.setProperty(`--kc-${name}`, `${percent}%`);
    }
  }

  function labels(by) {
    const list = figures[by];
    return list.map(({ id }, i) => {
      const label = clone("net-label").firstElementChild;
      const name = nameOf(by, id);
      const [x, y] = point(i, list.length, 1.08);
      setText(one("[data-kc-axis]", label), i + 1);
      setText(one("[data-kc-name]", label), name.textContent);
      label.dataset.kcSide = Math.abs(x) < 1 ? (y < 0 ? "top" : "bottom") : x < 0 ? "before" : "after";
      place(label, [x, y]);
      return label;
    });
  }

  function ticks() {
    const starts = model.bands.map(({ from }) => from).filter((from) => from > model.scale.from);
    return [...new Set([...starts, model.scale.to])].map((value) => {
      const tick = clone("net-tick").firstElementChild;
      setText(tick, write.value(value));
      place(tick, [0, -write.part(value) * RADIUS]);
      return { tick, part: write.part(value) };
    });
  }

  function items(by) {
    return figures[by].map((figure, i) => {
      const item = clone("net-item");
      const source = nameOf(by, figure.id);
      const name = one("[data-kc-name]", item);
      // Questions bear their numbers already.
      setText(name, by === "question" ? source.textContent : `${i + 1}. ${source.textContent}`);
      if (source.lang) Object.assign(name, { lang: source.lang, dir: source.dir });
      fillBar(item, figure);
      return item;
    });
  }

  function drawNet(by) {
    const list = figures[by];
    const axes = list.map(() => 1);
    const now = list.map((figure) => partOf(figure.now));
    const aims = list.map(({ target }) => partOf(target));
    const target = aims.map((aim, i) => (aim === null ? now[i] : Math.max(aim, now[i] ?? 0)));
    const scale = ticks();
    const spokes = axes.map((_, i) => line([[0, 0], point(i, axes.length, 1)]));
    const aimed = aims.some((aim) => aim !== null);
    const drawing = {
      rings: spokes.concat(scale.map(({ part }) => outline(axes.map(() => part)))).join(""),
      now: outline(now),
      dots: dots(now),
      target: aimed ? outline(target) : "",
      targets: dots(aims.map((aim, i) => (aim === null ? null : target[i]))),
    };
    const net = one("[data-kc-net]", section);
    for (const path of all("[data-kc-line]", net)) path.setAttribute("d", drawing[path.dataset.kcLine]);
    net.replaceChildren(one("svg", net), ...scale.map(({ tick }) => tick), ...labels(by));
    net.classList.toggle("kc-net__picture--few", list.length <= FEW);
    one("[data-kc-net-list]", section).replaceChildren(...items(by));
  }

  // ---- What is shown, and how ----

  function chosen(name) {
    return one(`[data-kc-profile-${name}]:checked`, section).value;
  }

  function draw() {
    const by = chosen("by");
    const net = one('[data-kc-profile-as][value="net"]', section);
    show(net.parentElement, isReadable(counts[by]));
    if (net.checked && !isReadable(counts[by])) {
      one('[data-kc-profile-as][value="bars"]', section).checked = true;
    }
    const as = chosen("as");
    // On paper, a picture comes before the tables, whatever the screen shows.
    const picture = as === "table" ? { as: "bars", by: "topic" } : { as, by };
    for (const panel of all("[data-kc-panel]", section)) {
      const { kcPanel, kcBy = by } = panel.dataset;
      if (kcPanel !== "table") show(panel, kcPanel === picture.as && kcBy === picture.by);
      panel.classList.toggle("kc-panel--paper", kcPanel !== as || kcBy !== by);
    }
    if (as === "net") drawNet(by);
    else for (const figure of figures[picture.by]) fillBar(bars[picture.by].get(figure.id), figure);
    const legend = one("[data-kc-legend]", section);
    show(legend, figures[picture.by].some(({ target }) => target !== null));
    legend.classList.toggle("kc-panel--paper", as === "table");
    legend.classList.toggle("kc-legend--lines", as === "net");
  }

  function fillProfile({ overall, topics, questions }) {
    figures = { topic: topics.map(summaryFigure), question: questions.map(questionFigure) };
    const aimed = figures.question.some(({ target }) => target !== null);
    for (const cell of all("[data-kc-target-cell]", section)) show(cell, aimed);
    fillTables(overall);
    draw();
  }

  section.addEventListener("change", draw);
  return { fill: fillProfile };
}
