// A result that comes in a link, and where the page offers one: later/link.js makes it.

import { isLink, takeFromAddress } from "#page";
import { all, show } from "#site";

// take(object, asks): shows a result file's object in place of the reader's answers; asks them
// first where it shall.
export function createLink(root, model, store, take) {
  // A link opened while this page stands here already: only its fragment changes.
  window.addEventListener("popstate", () => {
    const packet = takeFromAddress();
    if (isLink(packet, model.id)) setTimeout(() => take(packet.file, store.hasAnswers()));
  });

  return {
    // From disk, a link would lead nobody anywhere.
    render() {
      for (const element of all("[data-kc-link]", root)) show(element, false);
      for (const element of all("[data-kc-link-place]", root)) show(element, location.protocol !== "file:");
    },
  };
}
