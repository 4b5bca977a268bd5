// What the reader enters: the form shows what the store has, and tells the store of every change.

import { all, one } from "#site";
import { unpack } from "./dom.js";

export function createForm(root, store, questions) {
  const form = one("[data-kc-form]", root);
  const about = all("[data-kc-about]", root);
  // The check's own views, and last the one that is none of them: a field says it.
  const views = all("[data-kc-who]", root);
  const ownView = one('[data-kc-about="view"]', root);
  // what was entered before this script had come
  const early = [...about, ...views.filter(({ checked }) => checked)].map(({ dataset, value }) => [dataset.kcAbout ?? "view", value]);

  function fill() {
    for (const [id, section] of questions.sections) {
      const { value, note } = store.answer(id);
      const chosen = String(value === null ? "none" : value);
      for (const input of all("input", section)) input.checked = input.value === chosen;
      if (note !== "") unpack(section);
      for (const field of all("[data-kc-note]", section)) field.value = note;
      questions.mark(id, { value, note });
    }
    fillAbout();
  }

  function fillAbout() {
    for (const input of about) input.value = store.state[input.dataset.kcAbout];
    const { view } = store.state;
    const known = views.find(({ value }) => value !== "" && value === view);
    for (const tile of views) tile.checked = known ? tile === known : tile.value === "" && view !== "";
    if (known) ownView.value = "";
  }

  root.addEventListener("input", ({ target }) => {
    const { kcAbout } = target.dataset;
    const question = questions.of(target);
    if (kcAbout) store.setAbout(kcAbout, target.value);
    if (target === ownView) views.at(-1).checked = true;
    else if (question && "kcNote" in target.dataset) store.setNote(question, target.value);
    if (question) questions.mark(question, store.answer(question));
  });
  root.addEventListener("change", ({ target }) => {
    const question = questions.of(target);
    if (views.includes(target)) store.setAbout("view", target.value || ownView.value);
    if (!question || target.type !== "radio") return;
    store.setValue(question, target.value === "none" ? null : Number(target.value));
    questions.mark(question, store.answer(question));
  });

  return {
    fill,
    fillAbout,
    takeEarly() {
      for (const [name, text] of early) if (text) store.setAbout(name, text);
      fillAbout();
    },
    clear() {
      form.reset();
      fill();
    },
  };
}
