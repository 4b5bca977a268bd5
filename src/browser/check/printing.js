// On paper, everything is open, and what was written stands there whole: a field shows what fits it.

import { all } from "#site";
import { make } from "./dom.js";

const FOLDED = '[data-kc-print-open], [data-kc-noted] [data-kc-fold="note"]';

// report(): makes a report that stands for the screen; -> what takes it away again, or nothing
export function startPrinting(root, report) {
  window.addEventListener("beforeprint", () => {
    const clear = report();
    root.toggleAttribute("data-kc-papered", Boolean(clear));
    const closed = all(FOLDED, root).filter((element) => !element.open);
    for (const element of closed) element.open = true;
    const copies = all('textarea, input[type="text"]', root)
      .filter(({ value }) => value !== "")
      .map((field) => {
        const copy = Object.assign(make("p", field.value), { className: "kc-written", dir: "auto" });
        field.after(copy);
        return copy;
      });
    const close = () => {
      for (const element of closed) element.open = false;
      for (const copy of copies) copy.remove();
      clear?.();
    };
    window.addEventListener("afterprint", close, { once: true });
  });
}
