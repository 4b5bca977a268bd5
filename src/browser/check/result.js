// Fills in the result: numbers into the elements that the page has for them.

import { all, one, setText, show, showWhen } from "#site";
import { figuresOf } from "./data/figures.js";
import * as score from "./data/score.js";
import { clone, fill, index, joined, sayLike, word } from "./dom.js";
import { suggestionsIn } from "./suggestions.js";
import { createSummary } from "./summary.js";

// strengths that are named at once; the others wait behind them
const NAMED = 5;

// content: of content.js
export function createResult(root, model, write, content) {
  const indices = new Map();
  function find(name, id) {
    if (!indices.has(name)) indices.set(name, index(`kc-${name}`, root));
    return indices.get(name).get(id);
  }

  function bandOf(value) {
    return score.bandOf(model, value ?? null);
  }

  function answered(overall) {
    for (const element of all("[data-kc-answered]", root)) setText(element, write.count(overall));
  }

  // ---- Result ----

  // About whom it is, and the sentences.
  function meta(state) {
    summary.fill(figuresOf(model, state));
    for (const name of ["subject", "view", "date"]) {
      const text = name === "date" && state.date ? write.date(state.date) : state[name];
      for (const item of all(`[data-kc-meta="${name}"]`, root)) {
        setText(one("bdi", item), text);
        show(item, text !== "");
      }
    }
  }

  function standing({ overall, few }, store) {
    setText(one("[data-kc-overall]", root), write.score(overall.score));
    setText(one("[data-kc-overall-band]", root), write.band(overall.band));
    for (const { id } of model.bands) {
      show(one(`[data-kc-band-from][data-kc-band="${id}"]`, root), id === overall.band && !few);
    }
    for (const element of all("[data-kc-value-of]", root)) {
      const { kcValueOf: id } = element.dataset;
      const { value } = store.answer(id);
      setText(element, joined(write.answer(value, id), write.bandOf(value)));
    }
  }

  // What the value of an answer means, where the question says so and the value stands before it.
  function answerText(id, value, place) {
    const text = value == null ? null : content.answer(id, value);
    show(place, text && text.textContent !== write.value(value, id));
    if (text) sayLike(place, text);
  }

  // A question with its answer, and the guidance for it.
  function fillGuide(id, { value, note }) {
    const article = content.guide(id);
    const band = bandOf(value);
    setText(one("[data-kc-value]", article), write.answer(value, id));
    setText(one("[data-kc-band-cell]", article), write.bandOf(value));
    show(one("[data-kc-standing]", article), true);
    answerText(id, value, one("[data-kc-answer-text]", article));
    setText(one("[data-kc-note]", article), note);
    show(one("[data-kc-own-note]", article), note !== "");
    show(one("[data-kc-unanswered]", article), value == null);
    const texts = all("[data-kc-guidance]", article);
    for (const text of texts) show(text, text.dataset.kcGuidance === band);
    show(one("[data-kc-guide-details]", article), texts.some((text) => !text.hidden));
  }

  function allQuestions({ topics }, store) {
    for (const { id } of model.questions) fillGuide(id, store.answer(id));
    for (const topic of topics) {
      const facts = joined(write.score(topic.score), write.band(topic.band), write.count(topic));
      setText(one("[data-kc-fold-facts]", find("topic-fold", topic.id)), facts);
    }
  }

  // -> the question
  function token(element, id) {
    const i = model.questions.findIndex((question) => question.id === id);
    const place = one("[data-kc-token]", element);
    setText(place, i + 1);
    place.toggleAttribute("data-kc-key-token", model.questions[i].key);
    return model.questions[i];
  }

  // A question to begin with: what it says, and the first step of its guidance.
  function card(id, { value }) {
    const element = clone("card").firstElementChild;
    const [step, ...more] = suggestionsIn(content.guidance(id, bandOf(value)));
    element.dataset.kcCard = id;
    one("[data-kc-plan-of]", element).dataset.kcPlanOf = id;
    show(one("[data-kc-duty-mark]", element), token(element, id).duty);
    for (const name of all("[data-kc-name]", element)) sayLike(name, content.title(id));
    setText(one("[data-kc-value]", element), write.value(value, id));
    if (step) {
      sayLike(one("[data-kc-step]", element), step.item, step.measure);
      sayLike(one("[data-kc-step-note]", element), step.item, step.note);
    }
    Object.assign(one("[data-kc-once]", element).dataset, { kcDo: step ? "take-step" : "take", kcOf: id });
    const link = one("[data-kc-leads]", element);
    link.href = `#${content.guide(id).id}`;
    link.dataset.kcLeads = id;
    // a question may have no guidance
    show(link, content.guidance(id, bandOf(value)) !== null);
    setText(one("span", link), more.length > 0 ? fill(word("more-steps"), more.length) : word("guidance"));
    return element;
  }

  // What a link leads to is folded, until it is followed.
  function onLink({ target }) {
    const link = target.closest("[data-kc-leads]");
    if (!link) return;
    const article = content.guide(link.dataset.kcLeads);
    article.closest("details").open = true;
    one("[data-kc-guide-details]", article).open = true;
  }

  function strength(id, { value }) {
    const item = clone("strength").firstElementChild;
    item.dataset.kcStrength = id;
    token(item, id);
    sayLike(one("[data-kc-name]", item), content.title(id));
    setText(one("[data-kc-value]", item), write.value(value, id));
    return item;
  }

  function strengthLists({ items }, store) {
    const parts = { named: items.slice(0, NAMED), more: items.slice(NAMED) };
    for (const [name, ids] of Object.entries(parts)) {
      find("strengths", name).replaceChildren(...ids.map((id) => strength(id, store.answer(id))));
    }
    setText(one("[data-kc-more-count]", root), parts.more.length);
  }

  // -> the figures it shows
  function result(store) {
    const { state } = store;
    const figures = figuresOf(model, state, store.compared);
    const { overall, few, strengths, needs } = figures;
    const scored = overall.score !== null;
    // first, since it unpacks what is filled in
    allQuestions(figures, store);
    meta(state);
    answered(overall);
    if (scored) {
      standing(figures, store);
    }
    fillTables(figures);
    find("list", "first").replaceChildren(...needs.first.map((id) => card(id, store.answer(id))));
    strengthLists(strengths, store);
    showWhen(one('[data-kc-screen="result"]', root), {
      scored,
      planned: scored || state.plan.length > 0,
      empty: !scored,
      few,
      strengths: strengths.items.length > 0,
      top: !strengths.furthest,
      furthest: strengths.furthest,
      "more-strengths": strengths.items.length > NAMED,
      needs: needs.first.length > 0,
    });
    return figures;
  }

  // What stands above the result; null where so few answers say nothing of the whole.
  function headline(state) {
    const figures = figuresOf(model, state);
    return figures.overall.score === null || figures.few ? null : write.headline(figures);
  }

  // ---- The same figures as tables ----

  function fillCells(row, { value, band, count, target }) {
    setText(one("[data-kc-score], [data-kc-value]", row), value);
    setText(one("[data-kc-band-cell]", row), band);
    setText(one("[data-kc-answered-cell]", row), count);
    setText(one("[data-kc-target-cell]", row), target);
  }

  function summaryCells(summary) {
    const { score: now, target, band } = summary;
    return {
      value: write.score(now),
      band: write.band(band),
      count: write.count(summary),
      target: target === null ? "" : write.score(target),
    };
  }

  function fillTables({ overall, topics, groups, questions }) {
    for (const group of groups) {
      fillCells(find("group-row", group.id), summaryCells(group));
      fillCells(find("group-lane", group.id), summaryCells(group));
    }
    for (const topic of topics) {
      fillCells(find("topic-row", topic.id), summaryCells(topic));
      fillCells(find("lane", topic.id), summaryCells(topic));
    }
    fillCells(one("[data-kc-total-row]", root), summaryCells(overall));
    for (const { id, value, target } of questions) {
      fillCells(find("answer-row", id), {
        value: write.answer(value, id),
        band: write.bandOf(value),
        target: target === null ? "" : write.value(target, id),
      });
    }
    const aimed = questions.some(({ target }) => target !== null);
    for (const cell of all("[data-kc-target-cell]", root)) show(cell, aimed);
  }

  const summary = createSummary(root, write);
  root.addEventListener("click", onLink);
  return { result, meta, headline, sentences: summary.texts };
}
