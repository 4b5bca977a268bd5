// Quick entry: one sheet of paper after the other, a row a question, by keys alone.

import { all, one, setText, show, showWhen } from "#site";
import { clone, day, fill, score, stateOf, word } from "#check";
import * as sheetlist from "./data/sheets.js";

// steps that can be taken back
const STEPS = 200;

export function createSheets({ root, model, write, store, codes, questions, rows, typing, held, keep, go, back, toElement, textOf, codeText, isDescribed, compare, saveOne, saveAll }) {
  const screen = one('[data-kc-screen="together-sheets"]', root);
  const place = (name) => one(`[data-kc-sheets="${name}"]`, screen);
  const view = place("view");
  const ownView = place("own");
  const pageViews = all("option", view).map(({ value }) => value).filter(Boolean).slice(0, -1);
  const inputs = all("[data-kc-sheet-value]", screen);
  // the sheets as they were before each step
  const before = [];
  // what the last step changed: the same field again is the same step
  let lastStep = null;
  let fresh = null;

  function sheets() {
    if (held().sheets) return held().sheets;
    const { subject, date } = store.state;
    return (fresh ??= sheetlist.empty(Date.now(), { subject, date: date || day.today() }));
  }

  // step: what is changed
  function change(next, step, pause) {
    if (step !== lastStep) before.push(sheets());
    if (before.length > STEPS) before.shift();
    lastStep = step;
    keep("sheets", next, pause);
    // what has arrived is not all any more
    show(one("[data-kc-arrived]", screen), false);
  }

  const idOf = (input) => input.closest("[data-kc-sheet-row]").dataset.kcSheetRow;

  // ---- Showing it ----

  function faultText(id) {
    return `${word("sheets-fault")} ${codeText(questions.get(id), word("none"))}`;
  }

  function drawRow(id) {
    const row = rows.get(id);
    const question = questions.get(id);
    const { value } = sheetlist.answerOf(sheets(), id);
    const isFault = sheetlist.mistakeOf(sheets(), id) !== "";
    row.dataset.kcState = isFault ? "fault" : stateOf(value);
    one("[data-kc-sheet-value]", row).ariaInvalid = String(isFault);
    setText(one("[data-kc-value]", row), isFault ? faultText(id) : textOf(question, value));
  }

  function drawCount() {
    const { answers } = sheetlist.current(sheets());
    const total = model.questions.length;
    const count = model.questions.filter(({ id }) => Object.hasOwn(answers, id) && answers[id].value !== undefined).length;
    setText(place("count"), fill(word("of"), count, total));
    show(place("undo"), before.length > 0);
  }

  function drawAbout() {
    const sheet = sheetlist.current(sheets());
    const other = sheet.view !== "" && !pageViews.includes(sheet.view);
    view.value = other ? "other" : sheet.view;
    ownView.value = other ? sheet.view : "";
    show(ownView, other);
    for (const input of all("[data-kc-sheets-about]", screen)) input.value = sheet[input.dataset.kcSheetsAbout];
  }

  function nameOf(at) {
    return fill(word("sheets-one"), at + 1);
  }

  function itemOf({ at, object }, i) {
    const item = clone("sheet");
    const { answers } = sheets().list[at];
    const figures = score.overall(model, answers);
    const { view: own, subject, date } = object;
    for (const name of all("[data-kc-name]", item)) setText(name, nameOf(at));
    const facts = [own, subject, date && write.date(date), `${word("overall")}: ${write.score(figures.score)}`, write.count(figures)];
    setText(one("[data-kc-facts]", item), facts.filter(Boolean).join(" · "));
    for (const button of all("button", item)) button.dataset.kcOf = button.dataset.kcDo.endsWith("one") ? i : at;
    if (at === sheets().at) one("li", item).setAttribute("aria-current", "true");
    return item;
  }

  const results = () => sheetlist.results(model, sheets(), document.documentElement.lang);
  const items = () => results().map(({ at, object }) => ({ name: nameOf(at), object }));

  function drawList() {
    const all = results();
    place("list").replaceChildren(...all.map(itemOf));
    showWhen(screen, { sheets: all.length > 0, comparable: all.length > 1, full: sheetlist.isFull(sheets()) && sheetlist.isLast(sheets()) });
  }

  function draw() {
    fresh = null;
    if (!held().sheets) before.length = 0;
    const { at, list } = sheets();
    setText(place("heading"), list.length > 1 ? fill(word("sheets-of"), at + 1, list.length) : nameOf(at));
    setText(place("place"), nameOf(at));
    drawAbout();
    sayFault("");
    for (const input of inputs) {
      const id = idOf(input);
      input.value = sheetlist.mistakeOf(sheets(), id) || codes.codeOf(questions.get(id), sheetlist.answerOf(sheets(), id).value);
      one("[data-kc-sheet-note]", rows.get(id)).value = sheetlist.answerOf(sheets(), id).note;
      drawRow(id);
    }
    drawCount();
    drawList();
  }

  // ---- Typing ----

  const sayFault = (text) => setText(place("fault"), text);

  function onValue(input) {
    const id = idOf(input);
    const value = codes.read(questions.get(id), input.value);
    const isFault = Number.isNaN(value);
    sayFault(isFault ? faultText(id) : "");
    const next = isFault ? sheetlist.setValue(sheets(), id, undefined, input.value) : sheetlist.setValue(sheets(), id, value);
    change(next, `${sheets().at} ${id}`);
    drawRow(id);
    // what it may be stands below the bar otherwise
    if (isFault) rows.get(id).scrollIntoView({ block: "nearest" });
  }

  function move(input, step) {
    if (step > 0 && input.ariaInvalid === "true") return input.select();
    const to = inputs[inputs.indexOf(input) + step];
    return to ? to.focus() : step > 0 && place("next").focus();
  }

  // The focus at the top of a sheet: where values are typed.
  function begin() {
    lastStep = null;
    place("heading").scrollIntoView();
    inputs[0].focus({ preventScroll: true });
  }

  function take(next, step) {
    change(next, step);
    draw();
    begin();
  }

  // What is no value would be lost with its sheet, and missing in a file: it comes first.
  function settled(then) {
    const fault = inputs.find(({ ariaInvalid }) => ariaInvalid === "true");
    return fault ? fault.focus() : then();
  }

  function nextSheet() {
    if (sheetlist.isLast(sheets()) && sheetlist.isFull(sheets())) return;
    take(sheetlist.next(sheets(), Date.now()), "next");
  }

  function remove(at) {
    const gone = () => take(sheetlist.remove(sheets(), at, Date.now()), "remove");
    if (at === sheets().at) gone();
    else settled(gone);
  }

  // To the row, or the sheet, that was changed last.
  function undo() {
    const previous = before.pop();
    if (!previous) return;
    const { at } = sheets();
    const old = sheetlist.current(sheets()).answers;
    keep("sheets", previous);
    lastStep = null;
    draw();
    const fresh = sheetlist.current(previous).answers;
    const changed = previous.at === at && inputs.find((input) => fresh[idOf(input)]?.value !== old[idOf(input)]?.value);
    (changed || inputs[0]).focus();
  }

  screen.addEventListener("focusin", ({ target }) => {
    lastStep = null;
    if (inputs.includes(target)) target.select();
  });
  screen.addEventListener("input", ({ target }) => {
    const { kcSheetsAbout } = target.dataset;
    if (inputs.includes(target)) onValue(target);
    else if (kcSheetsAbout) change(sheetlist.setAbout(sheets(), kcSheetsAbout, target.value), kcSheetsAbout, typing);
    else if (target === ownView) change(sheetlist.setAbout(sheets(), "view", target.value), "view", typing);
    else if ("kcSheetNote" in target.dataset) change(sheetlist.setAnswer(sheets(), idOf(target), { note: target.value }), `note ${idOf(target)}`, typing);
    drawCount();
    drawList();
  });
  view.addEventListener("change", () => {
    const other = view.value === "other";
    show(ownView, other);
    change(sheetlist.setAbout(sheets(), "view", other ? ownView.value : view.value), "view");
    drawList();
  });
  screen.addEventListener("keydown", (event) => {
    const { key, target, ctrlKey, metaKey, shiftKey } = event;
    const steps = { ArrowDown: 1, ArrowUp: -1 };
    if (inputs.includes(target) && key in steps) move(target, steps[key]);
    else if (key.toLowerCase() === "z" && (ctrlKey || metaKey) && !shiftKey && !(target.matches("input, textarea") && !inputs.includes(target))) undo();
    else return;
    event.preventDefault();
  });
  one("form", screen).addEventListener("submit", () => {
    const { activeElement } = document;
    const row = activeElement.closest("[data-kc-sheet-row]");
    if (row) move(one("[data-kc-sheet-value]", row), 1);
    else if (activeElement.matches("input, select")) inputs[0].focus();
    else settled(nextSheet);
  });

  // What each described answer is typed as stands in its row.
  for (const [id, row] of rows) {
    if (isDescribed(questions.get(id))) setText(one("[data-kc-sheet-codes]", row), codeText(questions.get(id), word("none")));
  }
  const plain = model.questions.find((question) => !isDescribed(question));
  setText(place("codes"), plain ? codeText(plain, word("none")) : "");
  show(place("codes"), Boolean(plain));

  return {
    draw,
    actions: {
      "together-sheets"() {
        go({ screen: "together-sheets" });
        toElement(place("heading"));
      },
      "together-sheet-leave": () => back({ screen: store.hasAnswers() ? "result" : "intro" }),
      "together-sheet-undo": undo,
      "together-sheet-open": (button) => settled(() => take(sheetlist.goTo(sheets(), Number(button.dataset.kcOf)), "open")),
      "together-sheet-remove": (button) => remove(Number(button.dataset.kcOf)),
      "together-sheet-compare": () => settled(() => compare(items())),
      "together-sheet-one": (button) => settled(() => saveOne(button, items()[button.dataset.kcOf])),
      "together-sheet-save": (button) => settled(() => saveAll(button, items(), word("sheets-title"))),
    },
  };
}
