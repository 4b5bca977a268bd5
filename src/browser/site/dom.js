// Small tools for every page: elements, what of them shows, and the title of the window.

export function one(selector, root = document) {
  return root.querySelector(selector);
}

export function all(selector, root = document) {
  return [...root.querySelectorAll(selector)];
}

export function show(element, visible) {
  if (element) element.hidden = !visible;
}

// Shows each element whose data-kc-when is the name of a flag that is set.
export function showWhen(root, flags) {
  for (const element of all("[data-kc-when]", root)) {
    const name = element.dataset.kcWhen;
    if (name in flags) show(element, flags[name]);
  }
}

// The element that the address names behind its #; null where it names none.
export function inAddress() {
  try {
    return document.getElementById(decodeURIComponent(location.hash.slice(1)));
  } catch {
    // anybody can write an address
    return null;
  }
}

export function setText(element, text) {
  if (element) element.textContent = text;
}

// From disk, Chromium keeps files less apart than others do. Not asked of window: an id
// in the content, "chrome", say, is a name there.
export function isChromium() {
  return "userAgentData" in navigator;
}

// The title of the window: what is shown now, then the page's own title.
let ownTitle = null;
export function setTitle(part, own = ownTitle ?? document.title) {
  ownTitle = own;
  document.title = part ? `${part} – ${own}` : own;
}
