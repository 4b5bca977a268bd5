// What few readers need are scripts of their own, each loaded when it is first asked for, perhaps with
// a style: later.js and together.js. The single file has them all along.

import { make } from "./dom.js";

// What such scripts brought.
const brought = {};
export function bring(parts) {
  Object.assign(brought, parts);
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

// name: of the attributes that say where the script is, and its style.
// -> a function that calls `use` with what `make` made of the script's parts, at once
// where they are there already; or `fail` with "part-missing" and the file's name.
export function createLoader(root, name, makeParts, fail) {
  const { [name]: src, [`${name}Style`]: href } = root.dataset;
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
      return fail("part-missing", address);
    }
    return use((made ??= makeParts(brought)));
  };
}
