// One screen at a time: which is shown, its heading, the title of the window, and where the focus
// goes. A place in the check is { screen, question, … }, as the store has it.

import { setTitle } from "#page";
import { all, one, setText, show } from "#site";

// draw(at) fills in what the screen shows; headingOf(at, name) is what its heading says, as texts
// and elements.
export function createScreens(root, store, questions, { draw, headingOf }) {
  const form = one("[data-kc-form]", root);
  const title = one("[data-kc-title]", root);
  const ownTitle = [...title.childNodes];
  const screens = new Map(all("[data-kc-screen]", root).map((screen) => [screen.dataset.kcScreen, screen]));
  // In the single file, the check is a page among others.
  const page = root.closest("[data-kc-page]");

  // A single question has a heading of its own below the check's name.
  function setHeading(at) {
    const text = screens.get(at.screen).dataset.kcTitleText;
    const own = at.question || !text;
    title.replaceChildren(...(own ? ownTitle : headingOf(at, text)));
  }

  function placeOf({ screen, question }) {
    return screen === "questions" && question ? questions.heading(question) : title;
  }

  function nameOf({ screen, question }) {
    if (screen === "intro") return "";
    return question ? questions.title(question) : title.textContent;
  }

  function nameWindow() {
    if (!page?.hidden) setTitle(nameOf(store.at));
  }

  function render() {
    const { at } = store;
    for (const [name, screen] of screens) show(screen, name === at.screen);
    setHeading(at);
    show(form, form.contains(screens.get(at.screen)));
    root.dataset.kcView = at.question ? "one" : at.screen === "questions" ? "all" : at.screen;
    for (const element of all("[data-kc-report], [data-kc-arrived]", root)) show(element, false);
    for (const element of all("[data-kc-status]", root)) setText(element, "");
    draw(at);
    nameWindow();
  }

  // The reader asked for this: the top of it and the focus on its heading, or on the place where
  // it is to go on. -> that place, or null
  function present(placeIn = () => null) {
    render();
    const heading = placeOf(store.at);
    const place = placeIn(store.at);
    (place ?? root).scrollIntoView();
    (place ?? heading).focus({ preventScroll: true });
    return place;
  }

  return {
    // Whether the check is what the reader sees, and not another page of the single file.
    isSeen: () => !page?.hidden,
    // Where the check begins, in the address.
    address: () => (page ? `#${page.id}` : location.href.split("#")[0]),
    nameWindow,
    render,
    present,
  };
}
