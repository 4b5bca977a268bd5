// On paper, everything is open.

import { all } from "#site";

// complete(): draws what is not seen yet
export function startPrinting(root, complete) {
  window.addEventListener("beforeprint", () => {
    complete();
    const details = all("[data-kc-print-open], [data-kc-guide-details]", root);
    const closed = details.filter((element) => !element.open);
    for (const element of closed) element.open = true;
    const close = () => {
      for (const element of closed) element.open = false;
    };
    window.addEventListener("afterprint", close, { once: true });
  });
}
