// Several results side by side: opening their files, and showing what compare.js
// makes of them. The files stand here and in their screen's entries of the
// history; the reader's own answers stay in the store and are only looked at.

import { readFile, report } from "#check";
import { all, one, showWhen, setText, setApart, fillPart, word, clone } from "#site";
import * as compare from "./data/compare.js";
import { decode } from "./data/decode.js";
import { matrixOf } from "./data/matrix.js";
import { createMatrixView } from "./matrixview.js";
import { membersOf } from "./members.js";

// Characters that an entry of the history is to hold.
const HEAVIEST = 5 * 1024 * 1024;
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
  let matrix = null;
  // whether there was anything to compare
  let was = null;

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

  // ---- Showing it ----

  // What is known of a result, under the name of its view.
  function memberItem({ name, facts, unmatched, invalid, index }) {
    const element = clone("compare-view");
    for (const place of all("[data-kc-name]", element)) setApart(place, name);
    setApart(one("[data-kc-facts]", element), facts);
    fillPart(element, "unmatched", unmatched);
    fillPart(element, "invalid", invalid);
    one("[data-kc-remove]", element).dataset.kcRemove = index;
    return element;
  }

  function drawMatrix() {
    matrix = matrixOf(model, shown, partText);
    const names = ["legend", "picture", "caption", "sentences", "matrix", "talk", "notes"];
    const places = Object.fromEntries(names.map((name) => [name, place(name)]));
    return createMatrixView(model, write, matrix).render(places);
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
    one("[data-kc-views]", screen).replaceChildren(...membersOf(model, write, shown, everyone).map(memberItem));
    // what is compared is known, where there is a comparison to read
    if (comparable !== was) one("[data-kc-members]", screen).open = !comparable;
    was = comparable;
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
      drawn: false,
      said: false,
      talk: false,
      notes: false,
      changed: false,
      ...(comparable ? drawMatrix() : {}),
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
    // what there is to say of it, for a report
    contents: () => ({ shown, matrix, results: everyone }),
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
