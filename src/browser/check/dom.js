// Small tools for the page of the check. Words and markup come from the HTML: this looks them
// up, clones them, and fills in text and numbers.

import { all, one, setText, show } from "#site";

// Elements by the value of a data attribute, "kc-row" or the like: looking for
// them one by one would read a long check's page once for each.
export function index(name, root = document) {
  return new Map(
    all(`[data-${name}]`, root).map((element) => [element.getAttribute(`data-${name}`), element])
  );
}

// What waits becomes part of the page: where scripts run, a browser takes what is in noscript for
// text, however long.
export function unpack(root) {
  for (const waiting of all("[data-kc-waiting]", root)) {
    const range = document.createRange();
    range.selectNode(waiting);
    waiting.replaceWith(range.createContextualFragment(waiting.textContent));
  }
}

// Looks up each once: what never changes stands at the end of a long page.
function cached(selectorOf) {
  const found = new Map();
  return (name) => {
    if (!found.has(name)) found.set(name, one(selectorOf(name)));
    return found.get(name);
  };
}

// As numbers, dates and lists are written: in the page's language; of a tag that the
// browser refuses (sgn-ase, de-dgs), in that of its first part.
export function language() {
  const { lang } = document.documentElement;
  try {
    return new Intl.Locale(lang).baseName;
  } catch {
    return lang.split("-")[0];
  }
}

const words = cached((key) => `[data-kc-word="${key}"]`);
const templates = cached((name) => `template[data-kc-template="${name}"]`);

// A new element with a text in it.
export function make(tag, text = "") {
  const element = document.createElement(tag);
  element.textContent = text;
  return element;
}

// What lists something in a place: one element for each thing.
export function fillItems(root, things, elementOf) {
  one("[data-kc-items]", root).replaceChildren(...things.map(elementOf));
}

// A part of a copied template that lists texts; it shows where there are some.
export function fillPart(root, part, texts) {
  const place = one(`[data-kc-part="${part}"]`, root);
  show(place, texts.length > 0);
  fillItems(place, texts, (text) => make("li", text));
}

// Says something beside what was clicked, and takes back what was said elsewhere. isGone: what was
// clicked is there no more, and what is said has the focus in its place.
export function tell(element, text, isGone = false) {
  for (const status of all("[data-kc-status]")) setText(status, "");
  const own = one("[data-kc-status]", element.closest("[data-kc-save-place]"));
  setText(own, text);
  own.scrollIntoView({ block: "nearest" });
  if (isGone) Object.assign(own, { tabIndex: -1 }).focus();
}

export function word(key) {
  return words(key).textContent;
}

// Of several facts those that there are, in one line.
export function joined(...texts) {
  return texts.filter(Boolean).join(" · ");
}

// "{1} of {2}" with the texts in their places, in whatever order a language has them.
export function fill(pattern, ...texts) {
  return pattern.replace(/\{(\d)\}/g, (_, number) => texts[number - 1]);
}

// The same with elements in the places: a list of texts and elements.
export function fillWith(pattern, ...things) {
  return pattern.split(/\{(\d)\}/).map((part, i) => (i % 2 === 0 ? part : things[part - 1]));
}

// Says what a source says, and in its language, where that is another than the page's.
export function sayLike(element, source, text = source.textContent) {
  const { lang, dir } = source.closest("[lang]") ?? {};
  setText(element, text);
  if (lang && lang !== document.documentElement.lang) Object.assign(element, { lang, dir });
  else for (const name of ["lang", "dir"]) element.removeAttribute(name);
}

export function textLike(source) {
  const element = make("span");
  sayLike(element, source);
  return element;
}

export function clone(name) {
  return templates(name).content.cloneNode(true);
}

// How much of a bar is filled, from 0 to 1. Set by script: the page's
// Content-Security-Policy allows no style attribute.
export function setPart(element, part) {
  const percent = Math.round(part * 10000) / 100;
  element.style.setProperty("--kc-part", `${percent}%`);
}

// A question in a dialog of the page: resolves to whether the answer was yes.
export function ask(name) {
  const dialog = one(`[data-kc-dialog="${name}"]`);
  return new Promise((resolve) => {
    let answer;
    dialog.onclick = (event) => {
      const button = event.target.closest("[data-kc-answer]");
      if (!button) return;
      answer = button.dataset.kcAnswer;
      dialog.close();
    };
    dialog.onclose = () => resolve(answer === "yes");
    dialog.showModal();
  });
}
