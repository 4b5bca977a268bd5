// The browser's history: every step is an entry of its own, and coming to one shows its place in
// the check, where the reader had scrolled to, and gives back what had the focus.

import { inAddress } from "#page";

// placeOf(at): a place that an entry says, or one there is; it may say anything.
// restore(state): takes what an entry holds besides.
// comeback(at): the element at which to go on there, or nothing. toNamed(): goes to the screen that
// the address names.
export function createHistory(root, store, screens, questions, { placeOf, restore, comeback, toNamed }) {
  // What had the focus when an entry was left, until the page is loaded again.
  const left = new Map();
  // What has it: where the address has a fragment, Firefox takes it away before it
  // tells of another entry.
  let focused = document.body;

  function go(to, element) {
    const { from, scroll, ...here } = store.at;
    left.set(here.entry, document.activeElement);
    store.push({ ...to, from: here, entry: Date.now() }, screens.address());
    history.scrollRestoration = "manual";
    screens.present((at) => comeback(at) || element);
  }

  // Where the reader just came from, the browser's own way back leads there too.
  function back(to) {
    const { from } = store.at;
    if (from?.screen === to.screen && from.question === to.question) history.back();
    else go(to);
  }

  // What had the focus there; but a question is read from its heading on.
  function leftAt({ screen, question, entry }) {
    const element = screen === "questions" && question ? null : left.get(entry);
    return element?.isConnected && element.checkVisibility() ? element : null;
  }

  function onPopState({ state }) {
    restore(state);
    const question = state ? undefined : questions.of(inAddress());
    const at = question ? { screen: "questions", question } : state?.at;
    left.set(store.at.entry, focused);
    if (!at) {
      store.arrive(null);
      screens.nameWindow();
      toNamed();
      return;
    }
    store.arrive(placeOf(at));
    // To a fragment, the browser goes only after this, and takes the focus along.
    if (question) setTimeout(() => screens.present(comeback));
    else if (screens.present((place) => comeback(place) || leftAt(place)) && at.scroll !== undefined) {
      window.scrollTo(0, at.scroll);
      // What has the focus may be new, or have moved.
      document.activeElement.scrollIntoView({ block: "nearest" });
    }
  }

  // Where the page begins: with what came along or was here before, or at a question in the address.
  function start(packet) {
    const question = questions.of(inAddress());
    if (restore(packet)) store.arrive(question ? { screen: "questions", question } : placeOf(packet.at));
    else if (question) store.arrive({ screen: "questions", question });
    screens.render();
    document.addEventListener("focusin", ({ target }) => (focused = target));
    window.addEventListener("popstate", onPopState);
  }

  // As far down as the reader was.
  function scrollBack() {
    const { scroll, screen } = store.at;
    if (scroll && screen !== "intro") window.scrollTo(0, scroll);
  }

  return { go, back, start, scrollBack };
}
