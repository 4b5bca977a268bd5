// What few readers need is a script of its own, later.js, loaded when it is first asked for, with
// its style: the plan, the picture of a result, comparing results, files for other programs, links.
// The single file has both all along.

import { make } from "#site";

// What later.js brought; null until it has run.
let brought = null;
export function bring(parts) {
  brought = parts;
}

// address: of a file that `element` names. -> when it is there; fails with the address
function load(element, address) {
  return new Promise((resolve, reject) => {
    element.onload = () => {
      // In a page that the browser saves, it would run again, and before the others.
      if (element.src) element.remove();
      resolve();
    };
    element.onerror = () => {
      element.remove();
      reject(address);
    };
    document.head.append(element);
  });
}

// -> a function that calls `use` with what `make` made of the script's parts, at once
// where they are there already; or `fail` with the name of the file that is missing.
export function createLoader(root, makeParts, fail) {
  const { kcLater: src, kcLaterStyle: href } = root.dataset;
  let made = null;
  let loading = null;

  // the style first: nothing is drawn without it
  const loadAll = async () => {
    if (href) await load(Object.assign(make("link"), { rel: "stylesheet", href }), href);
    await load(Object.assign(make("script"), { src }), src);
  };

  return async (use) => {
    if (made || !src) return use((made ??= makeParts(brought)));
    try {
      await (loading ??= loadAll());
    } catch (address) {
      loading = null;
      return fail(address);
    }
    return use((made ??= makeParts(brought)));
  };
}
