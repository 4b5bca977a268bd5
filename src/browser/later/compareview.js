// Several results side by side: opening their files, and showing what compare.js
// makes of them. The files stand here and in their screen's entries of the
// history; the reader's own answers stay in the store and are only looked at.

import { readFile, report } from "#check";
import { all, one, show, showWhen, setText, setApart, setPart, make, fillPart, word, clone } from "#site";
import * as compare from "./data/compare.js";
import { decode } from "./data/decode.js";
import { createRows, letters } from "./rows.js";

// Characters that an entry of the history is to hold.
const HEAVIEST = 5 * 1024 * 1024;
// With more columns than these, equal values share a mark, and the lists of
// single values are closed: there would be too many.
const EACH = 8;
// Milliseconds of each frame that drawing rows may take.
const A_FRAME = 8;
// With more columns than these, letters alone head a table on paper.
const ON_PAPER = 3;
// Of the scale: between two marks in a row, on a narrow screen.
const GAP = 0.09;

// parts: where each column stands on the scale, 0 to 1, or null. -> the marks of
// a picture, [{ part, text, own, lane }]: side by side where there is room, else
// one below the other.
function marksOf(parts, ownIndex) {
  const share = parts.length > EACH;
  const marks = [];
  parts.forEach((part, i) => {
    const equal = share && marks.find((mark) => mark.part === part);
    if (part === null) return;
    if (equal) equal.of.push(i);
    else marks.push({ part, of: [i] });
  });
  const ends = [];
  for (const mark of marks.sort((a, b) => a.part - b.part)) {
    const lane = ends.findIndex((end) => mark.part - end >= GAP);
    mark.lane = lane < 0 ? ends.length : lane;
    ends[mark.lane] = mark.part;
    mark.text = mark.of.length > 1 ? `${mark.of.length}×` : letters(mark.of[0]);
    mark.own = mark.of.includes(ownIndex);
  }
  return marks;
}

export function createComparison(root, model, write, store) {
  const screen = one('[data-kc-screen="compare"]', root);
  const place = (name) => one(`[data-kc-compare="${name}"]`, screen);
  const grouping = one("[data-kc-compare-by]", screen);
  // opened: [{ name: of the file, object }], each accepted by compare.gather;
  // results: what it made of them. own: the reader's own answers stand beside
  // them. by: what makes a column; "" is what compare.js proposes. shown: what
  // it made of everything.
  let opened = [];
  let results = [];
  let own = true;
  let by = "";
  let heavy = false;
  let shown = null;
  let everyone = [];
  // what is said of it, of rows.js
  let rows = null;
  // what the reader does not see yet: rows further down, and what fills something closed
  let waiting = [];
  const unfilled = new Set();

  // ---- What stands side by side ----

  const showsOwn = () => own && store.hasAnswers();

  // The reader's own answers, unless a file says exactly the same.
  function ownResult() {
    const says = ({ view, date, subject, answers }) => JSON.stringify([view, date, subject, answers]);
    const item = { name: word("compare-own"), object: store.file() };
    const [result] = compare.gather(model, [item]).results;
    return results.some((other) => says(other) === says(result)) ? [] : [result];
  }

  function keep() {
    const size = opened.reduce((sum, { object }) => sum + JSON.stringify(object).length, 0);
    heavy = size > HEAVIEST;
    store.setCompared(heavy ? null : { own, by, files: opened });
  }

  // What the store has: from an entry of the history, or nothing any more.
  function restore() {
    const given = store.compared;
    if (!given) return;
    gather(given.files.filter((item) => typeof item?.name === "string"));
    own = given.own !== false;
    by = String(given.by ?? "");
    keep();
  }

  function faultText({ name, fault, detail }) {
    const find = (template) => one(`[data-kc-fault="${fault}"]`, clone(template));
    const element = find("compare-fault") || find("fault");
    setText(one("[data-kc-detail]", element), detail);
    return `${name}: ${element.textContent}`;
  }

  async function addFiles(files) {
    return add(
      await Promise.all(files.map(async (chosen) => ({ name: chosen.name, ...(await readFile(chosen, decode)) })))
    );
  }

  // Takes these files in place of those before; -> the refused ones.
  function gather(items) {
    const made = compare.gather(model, items);
    results = made.results;
    opened = results.map(({ file: { name, object } }) => ({ name, object }));
    return made.refused;
  }

  // items: [{ name, fault, detail, object }]; each is taken or refused for itself.
  function add(items) {
    const faults = gather([...opened, ...items]).map(faultText);
    keep();
    render();
    tellCount();
    if (faults.length === 0) return undefined;
    const content = clone("compare-report");
    fillPart(content, "faults", faults);
    return report(root, content);
  }

  function remove(index) {
    if (index === opened.length) own = false;
    else gather(opened.filter((_, i) => i !== index));
    keep();
    render();
    toHeading();
  }

  function tellCount() {
    setText(place("count"), `${screen.dataset.kcTitleText}: ${one("[data-kc-views]", screen).children.length}`);
  }

  // What had the focus is gone.
  function toHeading() {
    one("h2", screen).focus();
    tellCount();
  }

  // ---- What is seen first is drawn first ----

  // Calls `work` once, when what is closed is opened or printed.
  function onceOpen(details, work) {
    const once = () => unfilled.delete(once) && work();
    unfilled.add(once);
    if (details.open) once();
    else details.addEventListener("toggle", once, { once: true });
  }

  // The page shows what there is, and answers, in between.
  function drawRows(time) {
    const until = performance.now() + time;
    while (waiting.length > 0 && performance.now() < until) waiting.shift()();
    if (waiting.length > 0) requestAnimationFrame(() => setTimeout(drawRows, 0, A_FRAME));
  }

  // Whoever prints wants everything.
  function complete() {
    drawRows(Infinity);
    for (const once of unfilled) once();
  }

  // ---- Showing it ----

  // What is known of a result, under the letter of its column.
  function memberItem({ column, mark: letter, name, facts, unmatched, invalid, index }) {
    const element = clone("compare-view");
    const mark = one("[data-kc-mark]", element);
    setText(mark, letter);
    mark.classList.toggle("kc-mark--own", column >= 0 && column === shown.own);
    for (const place of all("[data-kc-name]", element)) setApart(place, name);
    setApart(one("[data-kc-facts]", element), facts);
    fillPart(element, "unmatched", unmatched);
    fillPart(element, "invalid", invalid);
    one("[data-kc-remove]", element).dataset.kcRemove = index;
    return element;
  }

  function dots(element, parts, median) {
    const marks = marksOf(parts, shown.own);
    const lanes = Math.max(1, ...marks.map(({ lane }) => lane + 1));
    element.style.setProperty("--kc-lanes", String(lanes));
    const range = one("[data-kc-range]", element);
    show(range, marks.length > 1);
    if (marks.length > 1) {
      setPart(range, marks[0].part);
      range.style.setProperty("--kc-share", String(marks[marks.length - 1].part - marks[0].part));
    }
    show(one("[data-kc-median]", element), median !== null);
    if (median !== null) setPart(one("[data-kc-median]", element), median);
    for (const { part, text, own: isOwn, lane } of marks) {
      const mark = make("span", text);
      mark.className = isOwn ? "kc-mark kc-mark--own" : "kc-mark";
      setPart(mark, part);
      mark.style.setProperty("--kc-lane", String(lane));
      element.append(mark);
    }
  }

  // row: of rows.js
  function difference(row) {
    const element = clone("difference");
    for (const name of all("[data-kc-name]", element)) setText(name, row.title);
    setText(one("[data-kc-figures]", element), rows.figuresText(row));
    dots(one("[data-kc-dots]", element), row.parts, row.median && row.median.part);
    setText(one("[data-kc-from]", element), write.value(model.scale.from));
    setText(one("[data-kc-to]", element), write.value(model.scale.to));
    const details = one("details", element);
    details.open = shown.columns.length <= EACH;
    onceOpen(details, () => one("[data-kc-values]", details).replaceChildren(...valueItems(row)));
    return element;
  }

  function valueItems(row) {
    return shown.columns.map((column, i) => {
      const item = clone("difference-value");
      setText(one("[data-kc-mark]", item), letters(i));
      setApart(one("[data-kc-name]", item), rows.columnName(column));
      setText(one("[data-kc-value]", item), row.texts[i]);
      const note = one("[data-kc-note]", item);
      setText(note, row.notes?.[i]);
      show(note, note.textContent !== "");
      return item;
    });
  }

  function line(...cells) {
    const element = make("tr");
    element.append(...cells);
    return element;
  }

  function header(scope, text) {
    return Object.assign(make("th", text), { scope });
  }

  function fillTable(table, rowsOf) {
    const { columns } = shown;
    const heads = [...columns.map((_, i) => letters(i)), word("median"), word("spread")];
    const head = make("thead");
    const body = make("tbody");
    const names = heads.map((text, i) => {
      const element = header("col", text);
      if (i < columns.length) {
        const name = make("span");
        setApart(name, rows.columnName(columns[i]));
        name.toggleAttribute("data-kc-paperless", columns.length > ON_PAPER);
        element.append(" ", name);
      }
      return element;
    });
    head.append(line(header("col", table.dataset.kcCorner), ...names));
    for (const { title, texts, median, spread } of rowsOf()) {
      const cells = [...texts, median?.text ?? "", spread?.text ?? ""].map((text, i) => {
        const cell = make("td", text);
        cell.dataset.kcHead = heads[i];
        return cell;
      });
      body.append(line(header("row", title), ...cells));
    }
    table.replaceChildren(head, body);
  }

  function changeItem({ title, overall, improved, fellBack }) {
    const element = clone("change");
    setApart(one("[data-kc-name]", element), title);
    setText(one("[data-kc-overall]", element), overall);
    fillPart(element, "improved", improved);
    fillPart(element, "fell", fellBack);
    show(one('[data-kc-part="same"]', element), improved.length + fellBack.length === 0);
    return element;
  }

  function draw(name, items, rowOf) {
    const list = place(name);
    list.replaceChildren();
    waiting.push(...items.map((item) => () => list.append(difference(rowOf(item)))));
  }

  function drawAll() {
    const { questions, talk: { length } } = shown;
    const tables = { scores: rows.scores, values: rows.questions };
    draw("scores", rows.scores(), (row) => row);
    place("changes").replaceChildren(...rows.changes().map(changeItem));
    draw("talk", questions.slice(0, length), rows.question);
    draw("rest", questions.slice(length), rows.question);
    for (const table of all("[data-kc-compare-table]", screen)) {
      onceOpen(table.closest("details"), () => fillTable(table, tables[table.dataset.kcCompareTable]));
    }
    drawRows(A_FRAME);
    const talk = length > 0;
    const alone = shown.current < 2;
    return { talk, agreed: !talk && !alone, alone, rest: length < questions.length };
  }

  function partText(part, text) {
    return part === "when" && text ? write.date(text) : text;
  }

  function render() {
    everyone = showsOwn() ? [...results, ...ownResult()] : results;
    const comparable = everyone.length > 1;
    const choosable = everyone.length > 2;
    grouping.value = (choosable && by) || compare.usual(everyone);
    const [kind, exact] = grouping.value.split("-");
    shown = compare.compare(model, everyone, { by: kind, period: exact ? 10 : 4, textOf: partText });
    rows = createRows(model, write, shown);
    waiting = [];
    unfilled.clear();
    const isOwn = ({ results: [only, ...more] }) => only === everyone[opened.length] && more.length === 0;
    shown.own = opened.length < everyone.length ? shown.columns.findIndex(isOwn) : -1;
    one("[data-kc-views]", screen).replaceChildren(...rows.members(everyone).map(memberItem));
    setApart(one("[data-kc-common]", screen), shown.common.join(" · "));
    showWhen(screen, {
      comparable,
      common: shown.common.length > 0,
      lacking: !comparable,
      heavy,
      own: !own && store.hasAnswers(),
      answered: store.hasAnswers(),
      grouping: choosable,
      left: shown.left.length > 0,
      changes: comparable && shown.series.length > 0,
      talk: false,
      rest: false,
      ...(comparable ? drawAll() : {}),
    });
  }

  grouping.addEventListener("change", () => {
    by = grouping.value;
    keep();
    render();
  });
  screen.addEventListener("click", ({ target }) => {
    const button = target.closest("[data-kc-remove]");
    if (button) remove(Number(button.dataset.kcRemove));
  });

  restore();

  return {
    add,
    addFiles,
    restore,
    render,
    complete,
    // what there is to say of it, for a report
    contents: () => ({ rows, shown, results: everyone }),
    actions: {
      "compare-own": () => {
        own = true;
        keep();
        render();
        toHeading();
      },
    },
  };
}
