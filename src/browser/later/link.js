// A result in a link, only when the reader asks for it: the answers stand behind its #, which no
// server ever sees.

import { addressWith, one, show } from "#site";
import { tell, word } from "#check";

// -> what the buttons do
export function createLinkActions(root, model, store) {
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

  return { "make-link": makeLink, "copy-link": copyLink };
}
