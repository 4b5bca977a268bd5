// Fills in the review and the result: numbers into the elements that the page
// has for them, and each question with its guidance below its topic.

import { all, one, index, show, showWhen, setText, word, fill, clone } from "#site";
import * as score from "./data/score.js";
import { createProfile } from "./profile.js";
import { suggestions } from "./suggestions.js";
import { createSummary } from "./summary.js";

// strengths that are named at once; the others wait behind them
const NAMED = 5;

export function createResult(root, model, write) {
  const indices = new Map();
  function find(name, id) {
    if (!indices.has(name)) indices.set(name, index(`kc-${name}`, root));
    return indices.get(name).get(id);
  }
  // Held here, because an article leaves the page when its list no longer has it.
  const articles = new Map(model.questions.map(({ id }) => [id, find("guide", id)]));

  const title = one("[data-kc-headline]", root);
  const ownTitle = title.textContent;

  function joined(...texts) {
    return texts.filter(Boolean).join(" · ");
  }

  function countText({ answered, total }) {
    return fill(word("of"), answered, total);
  }

  function fillNote(element, note) {
    setText(element, note);
    show(element, note !== "");
  }

  // ---- Review ----

  function review(store) {
    for (const { id } of model.questions) {
      const { value, note } = store.answer(id);
      const row = find("row", id);
      row.classList.toggle("kc-summary__row--open", value == null);
      setText(one("[data-kc-value]", row), write.answer(value));
      fillNote(one("[data-kc-note]", row), note);
    }
    answered(score.overall(model, store.state.answers));
  }

  function answered(overall) {
    for (const element of all("[data-kc-answered]", root)) setText(element, countText(overall));
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

  // The lowest topic, where it lies below another; of several, the first.
  function lowestTopic(topics) {
    const scored = topics.filter(({ score: value }) => value !== null);
    const [lowest] = [...scored].sort((a, b) => a.score - b.score);
    return scored.some(({ score: value }) => value > lowest.score) ? lowest : null;
  }

  // What stands above all: the band in the content's own words, and the lowest topic
  // where it lies a tenth of the scale below the whole.
  function headline(overall, topics) {
    const lowest = lowestTopic(topics);
    const { headline: phrase, name } = model.bands.find(({ id }) => id === overall.band);
    const far = lowest && overall.score - lowest.score >= model.scale.to - model.scale.from;
    const topic = lowest && model.topics.find(({ id }) => id === lowest.id);
    if (phrase) return far && topic.gap ? fill(word("headline-gap"), phrase, topic.gap) : phrase;
    return topic ? fill(word("headline-plain"), name, topic.name) : fill(word("headline-band"), name);
  }

  function standing(overall, topics, store, few) {
    // Of a few answers, nothing is said about the whole.
    setText(title, few ? ownTitle : headline(overall, topics));
    setText(one("[data-kc-overall]", root), write.score(overall.score));
    setText(one("[data-kc-overall-band]", root), write.band(overall.band));
    for (const { id } of model.bands) {
      show(one(`[data-kc-band-from][data-kc-band="${id}"]`, root), id === overall.band && !few);
    }
    for (const element of all("[data-kc-value-of]", root)) {
      const { value } = store.answer(element.dataset.kcValueOf);
      setText(element, joined(write.answer(value), write.bandOf(value)));
    }
  }

  // A question with its answer, and the guidance for it.
  function guide(id, { value, note }) {
    const article = articles.get(id);
    const band = value == null ? null : score.bandOf(model, value * 10);
    show(one("[data-kc-standing]", article), true);
    setText(one("[data-kc-value]", article), write.answer(value));
    setText(one("[data-kc-band-cell]", article), write.bandOf(value));
    setText(one("[data-kc-note]", article), note);
    show(one("[data-kc-own-note]", article), note !== "");
    show(one("[data-kc-unanswered]", article), value == null);
    const texts = all("[data-kc-guidance]", article);
    for (const text of texts) show(text, text.dataset.kcGuidance === band);
    const details = one("[data-kc-guide-details]", article);
    show(details, texts.some((text) => !text.hidden));
    details.open = false;
    return article;
  }

  function allQuestions(topics, store) {
    for (const summary of topics) {
      const own = model.questions.filter(({ topic }) => topic === summary.id);
      find("topic-list", summary.id).replaceChildren(...own.map(({ id }) => guide(id, store.answer(id))));
      const facts = joined(write.score(summary.score), write.band(summary.band), countText(summary));
      setText(one("[data-kc-fold-facts]", find("fold", summary.id)), facts);
    }
  }

  // A link to the guidance of a question, which may be folded.
  function linkTo(link, id) {
    link.href = `#${articles.get(id).id}`;
    link.dataset.kcLeads = id;
  }

  function onLink({ target }) {
    const link = target.closest("[data-kc-leads]");
    if (!link) return;
    const article = articles.get(link.dataset.kcLeads);
    article.closest("details").open = true;
    one("[data-kc-guide-details]", article).open = true;
  }

  function card(id, { value }) {
    const element = clone("card").firstElementChild;
    const [step] = suggestions(articles.get(id));
    for (const name of all("[data-kc-name]", element)) setText(name, write.title(id));
    setText(one("[data-kc-value]", element), write.value(value));
    setText(one("[data-kc-band-cell]", element), write.bandOf(value));
    setText(one("[data-kc-step]", element), step?.name);
    show(one('[data-kc-part="step"]', element), Boolean(step));
    const button = one("[data-kc-once]", element);
    Object.assign(button.dataset, { kcDo: step ? "take-step" : "take", kcOf: id });
    one("[data-kc-plan-of]", element).dataset.kcPlanOf = id;
    element.dataset.kcCard = id;
    linkTo(one("[data-kc-leads]", element), id);
    return element;
  }

  function strengthItem(id, { value }) {
    const item = clone("furthest");
    const link = one("[data-kc-name]", item);
    setText(link, write.title(id));
    linkTo(link, id);
    setText(one("[data-kc-value]", item), write.value(value));
    return item;
  }

  function strengthLists({ items }, store) {
    const parts = { named: items.slice(0, NAMED), more: items.slice(NAMED) };
    for (const [name, ids] of Object.entries(parts)) {
      find("strengths", name).replaceChildren(...ids.map((id) => strengthItem(id, store.answer(id))));
    }
  }

  function result(store) {
    const { state } = store;
    const overall = score.overall(model, state.answers);
    const topics = score.topics(model, state.answers);
    const strengths = score.strengths(model, state.answers);
    const needs = score.needs(model, state.answers);
    const scored = overall.score !== null;
    // too few answers for a word about the whole
    const few = overall.answered * 2 < overall.total;
    meta(state);
    answered(overall);
    if (scored) {
      standing(overall, topics, store, few);
      summary.fill(state, overall, few);
    }
    profile.fill(store, overall);
    allQuestions(topics, store);
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

  const profile = createProfile(root, model, write, { countText, joined });
  const summary = createSummary(root, model, write);
  rulers();
  root.addEventListener("click", onLink);
  return { review, result, meta };
}
