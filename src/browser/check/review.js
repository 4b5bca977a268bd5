// The review: every answer, and what is still open, at a glance.

import { one, setText, show, showWhen } from "#site";
import * as score from "./data/score.js";
import { index, language, setPart, unpack } from "./dom.js";
import { stateOf } from "./questions.js";

// so many open questions are named; of more, the number is said
const NAMED = 3;

// -> a function that fills in the review
export function createReview(root, model, write) {
  const screen = one('[data-kc-screen="review"]', root);
  let rows = null;

  function row(id, { value, note }) {
    const element = rows.get(id);
    element.dataset.kcState = stateOf(value);
    setPart(one("[data-kc-bar]", element), value == null ? 0 : write.part(value));
    setText(one("[data-kc-value]", element), write.answer(value, id));
    const place = one("[data-kc-note]", element);
    setText(place, note);
    show(place, note !== "");
  }

  return (store) => {
    unpack(screen);
    rows ??= index("kc-row", screen);
    for (const { id } of model.questions) row(id, store.answer(id));
    setText(one("[data-kc-answered]", screen), write.count(score.overall(model, store.state.answers)));
    const open = model.questions.filter(({ id }) => store.answer(id).value === undefined);
    const names = open.map(({ title }) => title);
    showWhen(screen, { lacking: open.length > 0 });
    const place = one("[data-kc-lacking]", screen);
    const list = new Intl.ListFormat(language());
    setText(place, open.length > NAMED ? String(open.length) : list.format(names));
    place.parentElement.dataset.kcChange = open[0]?.id ?? "";
  };
}
