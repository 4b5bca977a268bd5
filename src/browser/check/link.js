// A result in a link, only when the reader asks for it: the answers stand behind its #, which no
// server ever sees.

import { addressWith, all, isLink, one, show, takeFromAddress, tell, word } from "#site";

// take(object, asks): shows a result file's object in place of the reader's answers; asks them
// first where it shall.
export function createLink(root, model, store, take) {
  // Shorter without the titles of questions that the check has.
  function fileToSend() {
    const object = store.file();
    for (const { id } of model.questions) {
      if (object.answers[id]) delete object.answers[id].title;
    }
    return object;
  }

  function makeLink(button) {
    const page = root.closest("[data-kc-page]");
    const packet = { kurzcheck: model.id, file: fileToSend(), link: true };
    const url = new URL(location.href);
    url.hash = page ? page.id : "";
    const address = addressWith(url, packet);
    const place = button.closest("[data-kc-link-place]");
    if (address === null) return tell(place, word("link-long"));
    show(one("[data-kc-link]", place), true);
    const field = one("[data-kc-link-field]", place);
    field.value = address.replace(/&+$/, "");
    field.focus();
    field.select();
    return undefined;
  }

  async function copyLink(button) {
    const place = button.closest("[data-kc-link-place]");
    const field = one("[data-kc-link-field]", place);
    try {
      await navigator.clipboard.writeText(field.value);
      tell(place, word("link-copied"));
    } catch {
      field.focus();
      field.select();
      tell(place, word("link-selected"));
    }
  }

  // A link opened while this page stands here already: only its fragment changes.
  function onArrival() {
    const packet = takeFromAddress();
    if (isLink(packet, model.id)) setTimeout(() => take(packet.file, store.hasAnswers()));
  }

  window.addEventListener("popstate", onArrival);

  return {
    // From disk, a link would lead nobody anywhere.
    render() {
      for (const element of all("[data-kc-link]", root)) show(element, false);
      const { protocol } = location;
      for (const element of all("[data-kc-link-place]", root)) show(element, protocol !== "file:");
    },
    actions: { "make-link": makeLink, "copy-link": copyLink },
  };
}
