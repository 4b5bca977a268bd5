// What happens on every page once it is there: it takes the answers that came along, passes
// them on with every own link, and in the single file shows one page at a time.

import { all, show } from "./dom.js";
import { createHolder, startHandoff, takePacket } from "./handoff.js";
import { startSingle } from "./single.js";

let createKeeper = createHolder;

// For the check's script, which follows this one: `create` shows the check with the packet
// that came, or null, and answers what startHandoff asks for.
export function startWith(create) {
  createKeeper = create;
}

export function start() {
  const packet = takePacket();
  if ("kcSingle" in document.body.dataset) startSingle();
  startHandoff(createKeeper(packet));
  // Within the check, its own script does so.
  for (const element of all("[data-kc-script]")) {
    if (!element.closest("[data-kc-check]")) show(element, true);
  }
  // The check's own script has more to print.
  document.addEventListener("click", (event) => {
    if (!event.defaultPrevented && event.target.closest('[data-kc-do="print"]')) window.print();
  });
}
