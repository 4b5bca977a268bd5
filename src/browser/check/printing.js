// On paper, everything is open, and what was written stands there whole: a field shows what fits it.

import { all, make } from "#site";

const FOLDED = '[data-kc-print-open], [data-kc-guide-details], [data-kc-noted] [data-kc-fold="note"]';

// complete(): draws what is not seen yet; -> whether a report of its own stands for the screen
export function startPrinting(root, complete) {
  window.addEventListener("beforeprint", () => {
    root.toggleAttribute("data-kc-papered", complete() === true);
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
    };
    window.addEventListener("afterprint", close, { once: true });
  });
}
