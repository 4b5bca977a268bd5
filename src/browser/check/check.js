// The check on its page: puts the parts together that know nothing of each other, and says what
// the buttons do.

import { followedLink, inAddress, isLink } from "#page";
import { all, one, show, showWhen } from "#site";
import { createFiles, report } from "./file.js";
import { today } from "./data/day.js";
import { createWriter } from "./model.js";
import * as plan from "./data/plan.js";
import { createLink } from "./link.js";
import { createScreens } from "./screens.js";
import { createContent } from "./content.js";
import { ask, make, unpack, word } from "./dom.js";
import { createLoader } from "./later.js";
import { createForm } from "./form.js";
import { createReview } from "./review.js";
import { createQuestions } from "./questions.js";
import { startPrinting } from "./printing.js";
import { createResult } from "./result.js";
import { isOnDevice, warnOfDisk } from "./device.js";
import { createHistory } from "./history.js";
import { createRouter } from "./router.js";

// packet: what came along to this page, or null
export function startCheck(root, model, store, packet) {
  const write = createWriter(root, model);
  const questions = createQuestions(root, store);
  const form = createForm(root, store, questions);
  const screens = createScreens(root, store, questions, { draw, headingOf });
  const ways = createHistory(root, store, screens, questions, { placeOf, restore, comeback, toNamed });
  const router = createRouter(root, store, questions, ways);
  const content = createContent(root);
  const review = createReview(root, model, write);
  const results = createResult(root, model, write, content);
  const files = createFiles(root, model, write, store, (bytes) => withMore(({ decode }) => decode(bytes)));
  const link = createLink(root, model, store, takeResult);
  const withMore = createLoader(root, "kcLater", makeMore, files.trouble);
  const withTogether = createLoader(root, "kcTogether", makeTogether, files.trouble);
  // what later.js has, once it is there
  let later = null;

  function makeMore({ createLater }) {
    later = createLater(root, model, write, store, content, {
      ways: { go: ways.go, back: router.back, redraw: () => draw(store.at) },
      sentences: results.sentences,
      take: takeResult,
      compareWith,
    });
    later.plans.render(store.at);
    return later;
  }

  function makeTogether({ createTogether }) {
    unpack(root);
    return createTogether(root, model, write, store, content, { ways, screens, withComparison, takeResult, withMore });
  }

  function withComparison(use) {
    return withMore(({ comparison }) => use(comparison));
  }

  // What was asked of a script that had to come first is done if the reader is still there.
  function here(use) {
    const { at } = store;
    return (parts) => store.at === at && use(parts);
  }

  // ---- Screens ----

  const drawings = {
    intro() {
      store.state.date ||= today();
      form.fillAbout();
      const begun = store.hasAnswers();
      showWhen(root, { fresh: !begun, begun });
      later?.stored.render();
      link.render();
    },
    questions({ question }) {
      questions.show(question);
      router.at(question);
    },
    review() {
      store.state.date ||= today();
      results.meta(store.state);
      review(store);
    },
    result() {
      const figures = results.result(store);
      withMore(({ draw: drawPicture, plans }) => {
        drawPicture(figures);
        plans.fillPlaces();
      });
      later?.stored.render();
      link.render();
    },
    plan: () => withMore(() => results.meta(store.state)),
    measure: () => withMore(() => {}),
    compare: () => withComparison(({ render }) => render()),
  };

  function draw(at) {
    // first, since it drops the measures that say nothing
    later?.plans.render(at);
    drawings[at.screen]?.(at);
    if (isTogether(at.screen)) withTogether(here((more) => more.draw(at)));
  }

  // A result is headed by what it says; of a measure, the heading says the need as well.
  function headingOf({ screen, index: place }, name) {
    const need = screen === "measure" && write.title(plan.read(store.state.plan[place]).question);
    if (need) return [`${name}: ${need}`];
    return (screen === "result" && results.headline(store.state)) || [name];
  }

  function comeback(at) {
    return router.comeback(at) || later?.plans.comeback(at);
  }

  function placeOf(at) {
    if (!router.isPlace(at)) return { screen: "intro" };
    // a measure that has gone, or whose place is another's
    const lost = at.screen === "measure" && (at.gone !== store.gone || !store.state.plan[at.index]);
    return lost ? { screen: "plan" } : at;
  }

  // -> whether the answers were taken
  function restore(state) {
    const taken = !isLink(state, model.id) && store.restore(state);
    if (taken) form.fill();
    if (store.restoreCompared(state)) later?.comparison.restore();
    return taken;
  }

  // ---- Results that come in ----

  // Without a value or a plan, there is no result to show.
  function shown() {
    const { answers, plan: measures } = store.state;
    const valued = measures.length > 0 || Object.values(answers).some(({ value }) => value != null);
    later?.stored.forget();
    form.fill();
    ways.go({ screen: valued ? "result" : "review" });
  }

  // A result from this device or from a link; -> whether it is shown now.
  function takeResult(object, asks) {
    return files.take(object, asks, shown);
  }

  // One file is opened; several, and any file on the comparison's screen, are compared.
  async function receive(list) {
    const chosen = [...list];
    const comparing = store.at.screen === "compare";
    if (chosen.length === 1 && !comparing) return files.open(chosen[0], shown);
    if (chosen.length > 0 && !comparing) ways.go({ screen: "compare" });
    return withComparison(({ addFiles }) => addFiles(chosen));
  }

  function compareWith(item) {
    if (store.at.screen !== "compare") ways.go({ screen: "compare" });
    withComparison(({ add }) => add([item]));
  }

  function onDrag(event) {
    if (!event.dataTransfer.types.includes("Files")) return;
    event.preventDefault();
    if (event.type === "drop") receive(event.dataTransfer.files);
  }

  async function reset() {
    if (!(await ask("reset"))) return;
    store.clear();
    later?.comparison.restore();
    later?.stored.forget();
    form.clear();
    router.startOver();
    report(root, make("p", word("cleared")));
  }

  // Where a link from another page leads, and "start", tapped before this script had come.
  function toNamed() {
    const name = inAddress()?.dataset.kcScreen;
    if (name === "questions") router.actions.start();
    else if (name) ways.go({ screen: name });
  }

  // ---- Buttons and links ----

  const actions = {
    ...router.actions,
    ...files.actions,
    "ask-reset": reset,
  };
  // what together.js does; what is none of these, later.js
  const isTogether = (name) => name.startsWith("together-");

  function onClick(event) {
    const element = event.target.closest('[data-kc-do], [data-kc-change], [type="submit"]');
    if (!element) return;
    const { kcDo, kcChange } = element.dataset;
    // Where a frame forbids forms, only their button hears of a click, or of Enter.
    if (element.type === "submit") element.form.dispatchEvent(new Event("submit", { bubbles: true, cancelable: true }));
    else if (kcChange) router.toQuestion(kcChange, true);
    else if (kcDo in actions) actions[kcDo](element);
    else (isTogether(kcDo) ? withTogether : withMore)(here((more) => more[kcDo]?.(element)));
    event.preventDefault();
  }

  // A link to the check, in the check, leads to its beginning.
  function onOwnLink(event) {
    const followed = followedLink(event);
    const own = new URL(screens.address(), location.href).href;
    if (!screens.isSeen() || followed?.href !== own) return;
    event.preventDefault();
    ways.go({ screen: "intro" });
  }

  for (const element of all("[data-kc-script]", root)) show(element, true);
  form.fill();
  warnOfDisk(root);
  ways.start(packet);
  form.takeEarly();
  root.dataset.kcReady = "";
  // Where what is inside a frame belongs to nobody, the frame forbids more.
  show(one("[data-kc-framed]", root), self.origin === "null" && location.protocol !== "file:");
  root.addEventListener("click", onClick);
  // Nothing is sent; Firefox would, of an event that a script has made, too.
  root.addEventListener("submit", (event) => event.preventDefault());
  root.addEventListener("change", ({ target }) => {
    if (target.files) receive(target.files).finally(() => (target.value = ""));
  });
  root.addEventListener("dragover", onDrag);
  root.addEventListener("drop", onDrag);
  document.addEventListener("click", onOwnLink);
  startPrinting(root, () => later?.paper(root, store.at.screen));
  if (isLink(packet, model.id)) takeResult(packet.file, store.hasAnswers());
  // Where the reader was may lie below what is drawn a little later.
  if (/result|plan|measure/.test(store.at.screen)) withMore(ways.scrollBack);
  else ways.scrollBack();
  // What has lain there too long goes; the page shows first.
  setTimeout(() => isOnDevice(model.id) && withMore(({ stored }) => stored.render()), 50);
  toNamed();
}

// A page that a browser saved as it stood, its script with it: it shows what it showed then.
export function showCopy(root) {
  root.dataset.kcSaved = "";
  // The policy of the page forbids what stands in the attribute, and not what a script sets.
  for (const element of all("[style]", root)) element.style.cssText = element.getAttribute("style");
  show(one("[data-kc-copy]", root), true);
  return { packet: () => null, unsaved: () => false, write() {} };
}
