// Starts what the page has: every page carries the answers along, the single
// file shows one page at a time, and where the check is, it runs.
(() => {
  "use strict";

  const { travel, single, store, model, check, page } = globalThis.kurzcheck;

  function start() {
    const packet = travel.take();
    const root = page.one("[data-kc-check]");
    if ("kcSingle" in document.body.dataset) single.start();
    if (root) {
      const read = model.read(root);
      const answers = store.create(read);
      check.create(root, read, answers).start(packet);
      travel.start(answers);
    } else travel.hold(packet);
    for (const element of page.all("[data-kc-script]")) page.show(element, true);
    document.addEventListener("click", ({ target }) => {
      if (target.closest('[data-kc-do="print"]')) window.print();
    });
  }

  if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", start);
  else start();
})();
