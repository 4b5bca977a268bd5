// Fills in the result: numbers into the elements that the page
// has for them, and each question's guidance to where it belongs.

import { all, one, index, show, showWhen, setText, setPart, clone } from "#site";
import { figuresOf } from "./data/figures.js";
import * as score from "./data/score.js";
import { createProfile } from "./profile.js";
import { createSummary } from "./summary.js";

// content: of content.js
export function createResult(root, model, write, content) {
  const indices = new Map();
  function find(name, id) {
    if (!indices.has(name)) indices.set(name, index(`kc-${name}`, root));
    return indices.get(name).get(id);
  }

  function joined(...texts) {
    return texts.filter(Boolean).join(" · ");
  }

  function fillNote(element, note) {
    setText(element, note);
    show(element, note !== "");
  }

  function answered(overall) {
    for (const element of all("[data-kc-answered]", root)) setText(element, write.count(overall));
  }

  // ---- Result ----

  function meta(state) {
    for (const name of ["subject", "view", "date"]) {
      const text = name === "date" && state.date ? write.date(state.date) : state[name];
      for (const item of all(`[data-kc-meta="${name}"]`, root)) {
        setText(one("bdi", item), text);
        show(item, text !== "");
      }
    }
  }

  function standing(overall, store, few) {
    // So large, number and unit may need a line each.
    const parts = write.score(overall.score).split(/(?<=\u00a0)/);
    const breakable = parts.flatMap((part) => [part, document.createElement("wbr")]);
    one("[data-kc-overall]", root).replaceChildren(...breakable);
    setText(one("[data-kc-overall-band]", root), write.band(overall.band));
    setPart(one("[data-kc-overall-bar]", root), write.part(overall.score));
    for (const { id } of model.bands) {
      show(one(`[data-kc-band-from][data-kc-band="${id}"]`, root), id === overall.band && !few);
      for (const line of all(`[data-kc-headline="${id}"]`, root)) {
        show(line, id === overall.band && !few);
      }
      for (const band of all(`[data-kc-ruler="${id}"]`, root)) {
        band.classList.toggle("kc-ruler__band--here", id === overall.band);
      }
    }
    for (const element of all("[data-kc-value-of]", root)) {
      const { value } = store.answer(element.dataset.kcValueOf);
      setText(element, joined(write.answer(value), write.bandOf(value)));
    }
  }

  // What the value of an answer means, where the question says so.
  function answerText(id, value, place) {
    const text = content.answer(id, value);
    show(place, text !== null);
    setText(place, text?.textContent ?? "");
    for (const name of ["lang", "dir"]) {
      if (text?.hasAttribute(name)) place.setAttribute(name, text.getAttribute(name));
      else place.removeAttribute(name);
    }
  }

  // The guidance of a question, shown for its answer.
  function guide(id, { value, note }, open) {
    const article = content.guide(id);
    const band = score.bandOf(model, value);
    show(one("[data-kc-standing]", article), true);
    setText(one("[data-kc-value]", article), write.value(value));
    setText(one("[data-kc-band-cell]", article), write.band(band));
    setPart(one("[data-kc-bar]", article), write.part(value));
    answerText(id, value, one("[data-kc-answer-text]", article));
    setText(one("[data-kc-note]", article), note);
    show(one("[data-kc-own-note]", article), note !== "");
    const texts = all("[data-kc-guidance]", article);
    for (const text of texts) show(text, text.dataset.kcGuidance === band);
    const details = one("[data-kc-guide-details]", article);
    show(details, texts.some((text) => !text.hidden));
    details.open = open;
    return article;
  }

  function guides(ids, list, store) {
    const open = list === "first";
    find("list", list).replaceChildren(...ids.map((id) => guide(id, store.answer(id), open)));
  }

  function furthest(ids, store) {
    const items = ids.map((id) => {
      const item = clone("furthest");
      const link = one("[data-kc-name]", item);
      setText(link, write.title(id));
      link.href = `#${content.guide(id).id}`;
      setText(one("[data-kc-value]", item), write.value(store.answer(id).value));
      return item;
    });
    one("[data-kc-furthest]", root).replaceChildren(...items);
  }

  function unanswered(ids, store) {
    for (const { id } of model.questions) {
      const item = find("unanswered", id);
      const { value, note } = store.answer(id);
      show(item, ids.includes(id));
      setText(one("[data-kc-value]", item), write.answer(value));
      fillNote(one("[data-kc-note]", item), note);
    }
  }

  function result(store) {
    const { state } = store;
    const figures = figuresOf(model, state);
    const { overall, few, strengths, needs, unanswered: { open, none } } = figures;
    const scored = overall.score !== null;
    meta(state);
    answered(overall);
    if (scored) {
      standing(overall, store, few);
      summary.fill(figures, state.answers);
    }
    profile.fill(figures);
    guides(strengths.furthest ? [] : strengths.items, "strengths", store);
    guides(needs.first, "first", store);
    guides(needs.more, "more", store);
    furthest(strengths.furthest ? strengths.items : [], store);
    unanswered([...open, ...none], store);
    showWhen(one('[data-kc-screen="result"]', root), {
      scored,
      planned: scored || state.plan.length > 0,
      empty: !scored,
      few,
      strengths: strengths.items.length > 0,
      top: !strengths.furthest,
      furthest: strengths.furthest,
      needs: needs.first.length > 0,
      more: needs.more.length > 0,
      unanswered: open.length + none.length > 0,
    });
  }

  // Where the bands begin on the scale, and how much of it each takes.
  function rulers() {
    model.bands.forEach(({ id, from }, i) => {
      const next = i + 1 < model.bands.length ? model.bands[i + 1].from : model.scale.to;
      const share = write.part(next) - write.part(from);
      for (const band of all(`[data-kc-ruler="${id}"]`, root)) {
        band.style.setProperty("--kc-share", String(Math.max(share, 0.05)));
        setText(one("[data-kc-from]", band), write.value(from));
      }
    });
  }

  const profile = createProfile(root, model, write, { joined });
  const summary = createSummary(root, model, write);
  rulers();
  return { result, meta, sentences: summary.texts };
}
