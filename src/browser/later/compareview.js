// Several results side by side: opening their files, and showing what compare.js
// makes of them. The files stand here and in their screen's entries of the
// history; the reader's own answers stay in the store and are only looked at.

import { all, one, setText, showWhen } from "#site";
import { clone, fillPart, readFile, report, word } from "#check";
import * as compare from "./data/compare.js";
import { decode } from "./data/decode.js";
import { sectionsOf, setApart } from "./blockview.js";
import { createComparisonTexts } from "./comparison.js";
import { createLanes } from "./lanes.js";

// Characters that an entry of the history is to hold.
const HEAVIEST = 5 * 1024 * 1024;
// results
const FEW = 6;

export function createComparison(root, model, write, store) {
  const screen = one('[data-kc-screen="compare"]', root);
  const place = (name) => one(`[data-kc-compare="${name}"]`, screen);
  const lanes = createLanes(model, write);
  const grouping = one("[data-kc-compare-by]", screen);
  // opened: [{ name: of the file, object }], each accepted by compare.gather;
  // results: what it made of them. own: the reader's own answers stand beside
  // them. by: the period of compare.js that the reader has chosen; null where none was.
  let opened = [];
  let results = [];
  let own = true;
  let by = null;
  let heavy = false;
  let everyone = [];
  // what is said of it, of comparison.js
  let texts = null;
  // whether there was anything to compare
  let was = null;

  // ---- What stands side by side ----

  const showsOwn = () => own && store.hasAnswers();

  // The reader's own answers, unless a file says exactly the same.
  function ownResult() {
    const says = ({ view, date, subject, answers }) => JSON.stringify({ view, date, subject, answers });
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
    gather(given.files);
    own = given.own !== false;
    by = typeof given.by === "string" ? given.by : null;
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
    changed();
  }

  function tellCount() {
    setText(place("count"), `${screen.dataset.kcTitleText}: ${everyone.length}`);
  }

  // What had the focus is gone.
  function changed() {
    keep();
    render();
    place("title").focus();
    tellCount();
  }

  // ---- Showing it ----

  // What there is to say, with the picture of the page; onPaper: and what is compared. Null where
  // there is nothing to compare.
  function sections(onPaper) {
    if (everyone.length < 2) return null;
    const made = sectionsOf(texts.report(true, onPaper), lanes.draw);
    const first = made.find(({ dataset }) => dataset.kcBlock === "lanes")?.querySelector("div");
    const head = one("[data-kc-picture-head]", root).cloneNode();
    lanes.drawHead(head);
    first?.before(head);
    return made;
  }

  // Sentences and picture stand above, the values below, and the rest beside these.
  function drawReport() {
    const made = sections() ?? [];
    const at = made.findIndex(({ dataset }) => dataset.kcBlock === "matrix");
    place("report").replaceChildren(...made.slice(0, at));
    place("values").replaceChildren(...made.slice(at, at + 1));
    place("side").replaceChildren(...made.slice(at + 1));
    place("members").replaceChildren(...sectionsOf(texts.members()));
    all("li", place("members")).forEach((item, index) => {
      const name = one("strong", item).textContent;
      item.append(clone("compare-remove"));
      setApart(one("[data-kc-name]", item), name);
      one("button", item).dataset.kcRemove = index;
    });
  }

  function partText(part, text) {
    return part === "when" && text ? write.date(text) : text;
  }

  function render() {
    everyone = showsOwn() ? [...results, ...ownResult()] : results;
    const comparable = everyone.length > 1;
    const choosable = everyone.length > 2;
    // few are told apart at a glance
    grouping.value = choosable ? by ?? (everyone.length > FEW ? "4" : "") : "";
    const shown = compare.compare(model, everyone, { period: Number(grouping.value), textOf: partText });
    texts = createComparisonTexts({ model, write, ...shown, results: everyone });
    drawReport();
    // what is compared is known, where there is a comparison to read
    if (comparable !== was) one("[data-kc-members]", screen).open = !comparable;
    was = comparable;
    showWhen(screen, {
      comparable,
      lacking: !comparable,
      heavy,
      own: !own && store.hasAnswers(),
      answered: store.hasAnswers(),
      grouping: choosable,
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
    // what there is to say of it, of comparison.js
    texts: () => texts,
    sections,
    actions: {
      "compare-own": () => {
        own = true;
        changed();
      },
    },
  };
}
