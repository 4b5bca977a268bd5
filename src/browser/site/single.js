// The single file: all pages in one document, one shown at a time, by the
// address: #PAGE or #PAGE--ID. Without the script they follow one another.

import { all, one, show, inAddress, setTitle } from "./dom.js";
import { carriesPacket } from "./handoff.js";

export function startSingle() {
  const pages = all("[data-kc-page]");
  const siteTitle = document.title;
  let shown = null;

  // An anchor outside any page leaves the page as it is, and the address too,
  // lest loading it again show another; unless it carries answers to be taken.
  function pageOf(target) {
    if (location.hash.length < 2) return pages[0];
    const page = target && target.closest("[data-kc-page]");
    if (page) return page;
    if (shown && !carriesPacket()) history.replaceState(history.state, "", `#${shown.id}`);
    return shown || pages[0];
  }

  function showPage() {
    const target = inAddress();
    const page = pageOf(target);
    if (page === shown) return;
    const first = shown === null;
    shown = page;
    for (const other of pages) show(other, other === page);
    for (const link of all("header nav a")) {
      if (link.hash === `#${page.id}`) link.setAttribute("aria-current", "page");
      else if (link.ariaCurrent === "page") link.removeAttribute("aria-current");
    }
    setTitle("", page === pages[0] ? siteTitle : `${page.dataset.kcPage} – ${siteTitle}`);
    if (target && target !== page && page.contains(target)) target.scrollIntoView();
    // The browser goes to the fragment only after this, and takes the focus along.
    else if (!first) setTimeout(arrive, 0, page);
  }

  function arrive(page) {
    const heading = one("h1", page);
    heading.tabIndex = -1;
    heading.focus({ preventScroll: true });
    window.scrollTo(0, 0);
  }

  showPage();
  document.body.dataset.kcReady = "";
  window.addEventListener("popstate", showPage);
  window.addEventListener("hashchange", showPage);
}
