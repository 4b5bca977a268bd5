// The check itself: one screen at a time (introduction, questions, review,
// result), the way from one to the next, and what the reader enters.

import { all, one, index, inAddress, show, showWhen, setText, make, today, setTitle, word, fill, ask,
  followedLink, isLink } from "#site";
import * as plan from "./data/plan.js";
import { createFiles, report } from "./file.js";
import { createKeeping } from "./keep.js";
import { createLoader } from "./later.js";
import { createWriter } from "./model.js";
import { createPlanView } from "./planview.js";
import { createResult } from "./result.js";

function sameScreen(a, b) {
  return Boolean(a && b) && a.screen === b.screen && a.question === b.question;
}

// Each factor's text stands once in the document, and is copied to where it is
// of use. Its own language, if it has one, goes with it.
function placeFactors(root) {
  const sources = index("kc-factor");
  for (const place of all("[data-kc-factor-place]", root)) {
    const source = sources.get(place.dataset.kcFactorPlace);
    if (!source) continue;
    const copy = source.cloneNode(true);
    if (copy.lang) Object.assign(place, { lang: copy.lang, dir: copy.dir });
    place.replaceChildren(...copy.childNodes);
  }
}

export function createCheck(root, model, store) {
  const write = createWriter(root, model);
  const views = createResult(root, model, write);
  const plans = createPlanView(root, model, write, store, { go, back });
  const files = createFiles(root, model, write, store);
  const withMore = createLoader(root, makeMore, (name) => files.trouble("part-missing", name));
  // the comparison, once there is one
  let comparison = null;
  const keeping = createKeeping(root, model, write, store, takeResult, compareWith);
  const form = one("[data-kc-form]", root);
  const title = one("[data-kc-title]", root);
  const ownTitle = [...title.childNodes];
  const sections = new Map(
    all("[data-kc-question]", root).map((section) => [section.dataset.kcQuestion, section])
  );
  const ids = [...sections.keys()];
  // In the single file, the check is a page of its own in the address.
  const pageOfSingle = root.closest("[data-kc-page]");
  // the question the reader was at
  let last = ids[0];
  // the question whose answer is being changed from the review
  let changing = null;
  // What had the focus when an entry of the history was left, until the page is loaded again.
  const left = new Map();
  // What has it: where the address has a fragment, Firefox takes it away before it
  // tells of another entry.
  let focused = document.body;

  function address() {
    return pageOfSingle ? `#${pageOfSingle.id}` : location.href.split("#")[0];
  }

  function makeMore({ createComparison, createExports }) {
    comparison = createComparison(root, model, write, store);
    const taking = createExports(model, write, store, today, comparison.complete);
    return { ...comparison.deeds, ...taking };
  }

  function withComparison(use) {
    return withMore(() => use(comparison));
  }

  // ---- The form shows what the store has ----

  function fillForm() {
    for (const [id, section] of sections) {
      const { value, note } = store.answer(id);
      const chosen = value === undefined ? "" : value === null ? "none" : String(value);
      for (const input of all("input", section)) input.checked = input.value === chosen;
      one("[data-kc-note]", section).value = note;
    }
    for (const input of all("[data-kc-about]", root)) {
      input.value = store.state[input.dataset.kcAbout];
    }
  }

  function onInput({ target }) {
    const { kcAbout } = target.dataset;
    const section = target.closest("[data-kc-question]");
    if (kcAbout) store.setAbout(kcAbout, target.value);
    else if (section && "kcNote" in target.dataset) {
      store.setNote(section.dataset.kcQuestion, target.value);
    }
  }

  function onChange({ target }) {
    const section = target.closest("[data-kc-question]");
    if (target.files) {
      receive(target.files).finally(() => (target.value = ""));
    } else if (section && target.type === "radio") {
      last = section.dataset.kcQuestion;
      store.setValue(last, target.value === "none" ? null : Number(target.value));
    }
  }

  // One file is opened; several, and any file on the comparison's screen, are compared.
  async function receive(list) {
    const chosen = [...list];
    if (chosen.length === 1 && store.at.screen !== "compare") return files.open(chosen[0], onOpened);
    if (chosen.length > 0 && store.at.screen !== "compare") go({ screen: "compare" });
    return withComparison(({ addFiles }) => addFiles(chosen));
  }

  function onDrag(event) {
    if (!event.dataTransfer.types.includes("Files")) return;
    event.preventDefault();
    if (event.type === "drop") receive(event.dataTransfer.files);
  }

  // ---- Screens ----

  function captions(question) {
    sections.forEach((section, id) => {
      show(section, question === undefined || id === question);
      const number = one("[data-kc-number]", section);
      const alone = fill(word("progress"), number.dataset.kcNumber, ids.length);
      setText(number, question ? alone : number.dataset.kcCaption);
    });
    one("[data-kc-progress]", root).value = question ? ids.indexOf(question) + 1 : 0;
    show(one("[data-kc-progress]", root), question !== undefined);
  }

  function showQuestions(question) {
    captions(question);
    showWhen(one('[data-kc-screen="questions"]', root), {
      one: question !== undefined,
      all: question === undefined,
    });
    if (question) last = question;
  }

  function showIntro() {
    const begun = store.hasAnswers();
    show(one("[data-kc-fresh]", root), !begun);
    show(one("[data-kc-continue]", root), begun);
  }

  function showReview() {
    if (!store.state.date) store.state.date = today();
    one('[data-kc-about="date"]', root).value = store.state.date;
    views.review(store);
  }

  // A single question has a heading of its own below the check's name.
  function setHeading(text, { screen, question, index }) {
    const need = screen === "measure" && write.title(plan.read(store.state.plan[index]).question);
    const own = question || !text;
    title.replaceChildren(...(own ? ownTitle : [[text, need].filter(Boolean).join(": ")]));
  }

  function headingOf({ screen, question }) {
    return screen === "questions" && question ? one("h2", sections.get(question)) : title;
  }

  function nameOf({ screen, question }) {
    if (screen === "intro") return "";
    if (!question) return title.textContent;
    const section = sections.get(question);
    const name = one("[data-kc-name]", section).textContent;
    return `${one("[data-kc-number]", section).textContent}: ${name}`;
  }

  function render() {
    const { screen: wanted, index, gone } = store.at;
    const isThere = gone === store.gone && store.state.plan[index];
    if (wanted === "measure" && !isThere) store.arrive({ screen: "plan" });
    const { at } = store;
    for (const screen of all("[data-kc-screen]", root)) {
      const shown = screen.dataset.kcScreen === at.screen;
      show(screen, shown);
      if (shown) setHeading(screen.dataset.kcTitleText, at);
    }
    show(form, ["intro", "questions", "review"].includes(at.screen));
    root.dataset.kcView = at.screen !== "questions" ? at.screen : at.question ? "one" : "all";
    for (const element of all("[data-kc-report]", root)) show(element, false);
    for (const element of all("[data-kc-status]", root)) setText(element, "");
    if (at.screen === "questions") showQuestions(at.question);
    if (at.screen === "intro") showIntro();
    if (at.screen === "review") showReview();
    // first, since it drops the measures that say nothing
    plans.render(at);
    if (at.screen === "result") views.result(store);
    if (at.screen === "plan") views.meta(store.state);
    if (at.screen === "compare") withComparison(({ render }) => render());
    if (at.screen === "intro" || at.screen === "result") keeping.render();
    if (!pageOfSingle || !pageOfSingle.hidden) setTitle(nameOf(at));
  }

  // Where to go on in the review: at the answer that was changed.
  function changed({ screen }) {
    const row = screen === "review" && changing && one(`[data-kc-change="${changing}"]`, root);
    if (screen !== "questions") changing = null;
    return row;
  }

  // The reader asked for this: the top of it and the focus on its heading, or the
  // place where it is to go on. -> whether there is such a place
  function present(place = () => null) {
    render();
    const { at } = store;
    const element = changed(at) || plans.comeback(at) || place(at) || headingOf(at);
    const isPlace = element !== headingOf(at);
    (isPlace ? element : root).scrollIntoView({ block: "start" });
    element.focus({ preventScroll: true });
    return isPlace;
  }

  // What had the focus there; but a question is read from its heading on.
  function leftAt({ screen, question, entry }) {
    const element = screen === "questions" && question ? null : left.get(entry);
    return element?.isConnected && element.checkVisibility() ? element : null;
  }

  function go(to, element) {
    const { from, scroll, ...here } = store.at;
    left.set(here.entry, document.activeElement);
    store.push({ ...to, from: here, entry: Date.now() }, address());
    history.scrollRestoration = "manual";
    present(() => element);
  }

  // ---- Ways ----

  function toQuestion(question, change = false) {
    if (change) changing = question;
    go({ screen: "questions", question, change });
  }

  // To the first question without an answer; if there is none, to the review.
  function begin() {
    const open = ids.find((id) => store.answer(id).value === undefined);
    if (open) toQuestion(open);
    else go({ screen: "review" });
  }

  function next() {
    const { screen, question, change } = store.at;
    const following = ids[ids.indexOf(question) + 1];
    if (screen === "review") go({ screen: "result" });
    else if (!question || change || !following) go({ screen: "review" });
    else toQuestion(following);
  }

  function previous() {
    const { screen, question, change } = store.at;
    if (screen === "measure") return { screen: "plan" };
    if (screen === "plan" || (screen === "compare" && store.hasAnswers())) return { screen: "result" };
    if (change) return { screen: "review" };
    if (screen === "review") return { screen: "questions", question: ids[ids.length - 1] };
    const before = question && ids[ids.indexOf(question) - 1];
    return before ? { screen: "questions", question: before } : { screen: "intro" };
  }

  // Where the reader just came from, the browser's own way back leads there too.
  function back() {
    const returns = ["review", "measure", "compare"].includes(store.at.screen);
    const to = (returns && store.at.from) || previous();
    if (sameScreen(store.at.from, to)) history.back();
    else go(to);
  }

  // Enter in a group means "next". Among all questions, that is the next group.
  function onSubmit(event) {
    event.preventDefault();
    const group = document.activeElement.closest("fieldset");
    const section = group && group.closest("[data-kc-question]");
    const following = section && ids[ids.indexOf(section.dataset.kcQuestion) + 1];
    if (store.at.question || !following) return next();
    const heading = one("h2", sections.get(following));
    heading.scrollIntoView({ block: "start" });
    return heading.focus({ preventScroll: true });
  }

  function onOpened() {
    keeping.forget();
    fillForm();
    go({ screen: "review" });
  }

  // A result from this device or from a link; -> whether it is shown now.
  function takeResult(object, asks) {
    return files.take(object, asks, () => {
      keeping.forget();
      fillForm();
      go({ screen: "result" });
    });
  }

  function compareWith(item) {
    if (store.at.screen !== "compare") go({ screen: "compare" });
    withComparison(({ add }) => add([item]));
  }

  // Where an entry of the history says the reader was; it may say anything.
  function placeOf(at) {
    const known = all("[data-kc-screen]", root).some(({ dataset }) => dataset.kcScreen === at?.screen);
    return known && (!at.question || sections.has(at.question)) ? at : { screen: "intro" };
  }

  async function reset() {
    if (!(await ask("reset"))) return;
    store.clear();
    comparison?.restore();
    keeping.forget();
    form.reset();
    fillForm();
    last = ids[0];
    go({ screen: "intro" });
    report(root, make("p", word("cleared")));
  }

  const deeds = {
    start: begin,
    one: () => toQuestion(last),
    all: () => go({ screen: "questions" }, store.at.question && one("h2", sections.get(last))),
    review: () => go({ screen: "review" }),
    result: () => go({ screen: "result" }),
    back,
    compare: () => go({ screen: "compare" }),
    save: (button) => files.save(button),
    "ask-reset": reset,
    ...plans.deeds,
    ...keeping.deeds,
  };
  for (const name of ["compare-own", "take-word", "take-table", "take-dates"]) {
    deeds[name] = (button) => withMore((more) => more[name](button));
  }

  // A link to the check, in the check, leads to its beginning.
  function onOwnLink(event) {
    const link = followedLink(event);
    if (!link || pageOfSingle?.hidden || link.href !== new URL(address(), location.href).href) return;
    event.preventDefault();
    go({ screen: "intro" });
  }

  function onClick(event) {
    const element = event.target.closest("[data-kc-do], [data-kc-change]");
    if (!element) return;
    const { kcDo, kcChange } = element.dataset;
    if (kcChange) toQuestion(kcChange, true);
    else if (kcDo in deeds) deeds[kcDo](element);
    else return;
    event.preventDefault();
  }

  // ---- The browser's history ----

  // A question named in the address; undefined if it names none.
  function questionInAddress() {
    const target = inAddress();
    const section = target && target.closest("[data-kc-question]");
    return section && root.contains(section) ? section.dataset.kcQuestion : undefined;
  }

  function onPopState({ state }) {
    if (store.restore(state)) fillForm();
    if (store.restoreCompared(state)) comparison?.restore();
    const question = state ? undefined : questionInAddress();
    const at = question ? { screen: "questions", question } : state && state.at;
    left.set(store.at.entry, focused);
    if (!at) {
      store.arrive(null);
      if (!pageOfSingle?.hidden) setTitle(nameOf(store.at));
      return;
    }
    store.arrive(placeOf(at));
    // To a fragment, the browser goes only after this, and takes the focus along.
    if (question) setTimeout(present);
    else if (present(leftAt) && at.scroll !== undefined) {
      window.scrollTo(0, at.scroll);
      // What has the focus may be new, or have moved.
      document.activeElement.scrollIntoView({ block: "nearest" });
    }
  }

  // ---- On paper, everything is open ----

  function printing() {
    if (store.at.screen === "compare") comparison?.complete();
    const details = all("[data-kc-print-open], [data-kc-guide-details]", root);
    const closed = details.filter((element) => !element.open);
    for (const element of closed) element.open = true;
    window.addEventListener(
      "afterprint",
      () => {
        for (const element of closed) element.open = false;
      },
      { once: true }
    );
  }

  function start(packet) {
    const question = questionInAddress();
    const linked = isLink(packet, model.id);
    if (!linked && store.restore(packet)) {
      const at = placeOf(packet.at);
      store.arrive(question ? { screen: "questions", question } : at);
    } else if (question) store.arrive({ screen: "questions", question });
    store.restoreCompared(packet);
    for (const number of all("[data-kc-number]", root)) {
      number.dataset.kcCaption = number.textContent;
    }
    for (const element of all("[data-kc-script]", root)) show(element, true);
    show(one("[data-kc-stock]", root), false);
    placeFactors(root);
    fillForm();
    render();
    root.dataset.kcReady = "";
    form.addEventListener("submit", onSubmit);
    root.addEventListener("input", onInput);
    root.addEventListener("change", onChange);
    root.addEventListener("click", onClick);
    root.addEventListener("dragover", onDrag);
    root.addEventListener("drop", onDrag);
    document.addEventListener("click", onOwnLink);
    document.addEventListener("focusin", ({ target }) => (focused = target));
    window.addEventListener("popstate", onPopState);
    window.addEventListener("beforeprint", printing);
    if (linked) takeResult(packet.file, store.hasAnswers());
    const { scroll } = store.at;
    if (scroll && store.at.screen !== "intro") window.scrollTo(0, scroll);
  }

  return { start };
}
