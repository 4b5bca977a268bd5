// The action plan on the page: all measures by date, one screen for each, and
// what the result shows of it. plan.js says what a measure is; every change is in
// the store at once.

import { all, one, show, showWhen, setText, make, fillItems, clone, ask } from "#site";
import * as plan from "./data/plan.js";
import * as score from "./data/score.js";

// milliseconds without a keystroke
const PAUSE = 300;

// ways: { go(to), back() } of check.js
export function createPlanView(root, model, write, store, content, ways) {
  const screen = one('[data-kc-screen="measure"]', root);
  const form = one("[data-kc-measure-form]", root);
  const fields = all("[data-kc-field]", form);
  // Held here, because an article leaves the page when its list no longer has it.
  const places = new Map(
    all("[data-kc-plan-of]", root).map((place) => [place.dataset.kcPlanOf, place])
  );
  // the measure the reader comes back from: { index, question, gone }
  let left = null;

  function nowOf(id) {
    return write.answer(store.answer(id).value);
  }

  // ---- A measure in a list ----

  function textsOf(item) {
    return write.measure(item, store.answer(item.question).value);
  }

  function entry(template, item) {
    const element = clone(template);
    const said = textsOf(item);
    for (const place of all("[data-kc-fact]", element)) setText(place, said[place.dataset.kcFact]);
    for (const place of all("[data-kc-need]", element)) show(place, Boolean(write.title(item.question)));
    const button = one("button", element);
    if (button) button.dataset.kcOf = item.index;
    one('[data-kc-fact="due"]', element).dataset.kcDay = item.due;
    return element;
  }

  function fillLists(items, shown) {
    for (const list of all(`[data-kc-screen="${shown}"] [data-kc-measures]`, root)) {
      list.replaceChildren(...items.map((item) => entry(list.dataset.kcMeasures, item)));
    }
    showWhen(root, { measures: items.length > 0, "no-measures": items.length === 0 });
  }

  // Under the guidance of a question: what the plan has of it.
  function fillTaken(id, items) {
    const place = places.get(id);
    const own = items.filter(({ question }) => question === id);
    show(one("[data-kc-taken]", place), own.length > 0);
    show(one("[data-kc-once]", place), own.length === 0);
    show(one("[data-kc-again]", place), own.length > 0);
    fillItems(place, own, (item) => {
      const element = clone("taken");
      const button = one("button", element);
      setText(one("[data-kc-name]", button), textsOf(item).measure);
      button.dataset.kcOf = item.index;
      return element;
    });
  }

  function fillNotTaken(items) {
    const { first, more } = score.needs(model, store.state.answers);
    const ids = [...first, ...more].filter((id) => !items.some(({ question }) => question === id));
    one("[data-kc-not-taken]", root).replaceChildren(
      ...ids.map((id) => {
        const element = clone("not-taken");
        setText(one("[data-kc-name]", element), write.title(id));
        one("button", element).dataset.kcOf = id;
        return element;
      })
    );
    showWhen(root, { "not-taken": ids.length > 0 });
  }

  // A measure of the reader's own that says nothing does not stay.
  function tidy() {
    const kept = store.state.plan.filter((item) => !plan.isBlank(item));
    if (kept.length < store.state.plan.length) store.setPlan(kept);
  }

  function fillPlan(shown) {
    tidy();
    const items = plan.sorted(store.state.plan);
    fillLists(items, shown);
    if (shown === "plan") fillNotTaken(items);
    else for (const id of places.keys()) fillTaken(id, items);
  }

  // ---- The screen of a measure ----

  function lines() {
    return one('[data-kc-field="measure"]', form).value.split("\n");
  }

  function checkSuggestions() {
    const written = lines();
    for (const box of all("[data-kc-suggestion]", form)) box.checked = written.includes(box.value);
  }

  // The points of the guidance that belongs to the present answer.
  function suggest(question) {
    const { value } = store.answer(question);
    const band = value == null ? model.bands[0].id : score.bandOf(model, value);
    const guidance = content.guidance(question, band);
    const points = guidance ? all(":scope > :is(ul, ol) > li", guidance) : [];
    one("[data-kc-suggestions]", form).replaceChildren(
      ...points.map((source) => {
        const element = clone("suggestion");
        const text = source.textContent.trim().replace(/\s+/g, " ");
        const name = one("[data-kc-name]", element);
        const { lang, dir } = source.parentElement.parentElement;
        setText(name, text);
        if (lang) Object.assign(name, { lang, dir });
        one("input", element).value = text;
        return element;
      })
    );
    return points.length > 0;
  }

  function people() {
    const names = new Set(store.state.plan.map((item) => plan.read(item).responsible));
    names.delete("");
    one("[data-kc-people]", form).replaceChildren(
      ...[...names].map((name) => make("option", name))
    );
  }

  function fillMeasure(index) {
    const item = plan.read(store.state.plan[index]);
    const known = write.title(item.question);
    for (const field of fields) {
      const value = String(item[field.dataset.kcField] ?? "");
      if (field.type === "radio") field.checked = field.value === value;
      else field.value = value;
    }
    if (known) {
      setText(one("[data-kc-value]", form), nowOf(item.question));
      const { values } = model.questions.find(({ id }) => id === item.question);
      for (const option of all('[data-kc-field="target"] option[value]:not([value=""])', form)) {
        option.hidden = option.disabled = !values.includes(Number(option.value));
      }
    }
    showWhen(screen, {
      need: Boolean(known),
      own: !known,
      suggested: Boolean(known) && suggest(item.question),
    });
    checkSuggestions();
    people();
  }

  function set(parts, pause) {
    store.setPlan(plan.update(store.state.plan, store.at.index, parts), pause);
  }

  // What is ticked is a line of the text; own words around it stay.
  function onSuggestion({ checked, value }) {
    const area = one('[data-kc-field="measure"]', form);
    const others = lines().filter((line) => line !== value);
    const text = checked ? [...others, value] : others;
    area.value = text.join("\n").replace(/^\n+/, "");
    set({ measure: area.value });
  }

  function onInput({ target }) {
    const { kcField } = target.dataset;
    if ("kcSuggestion" in target.dataset) onSuggestion(target);
    else if (kcField === "target") set({ target: target.value === "" ? null : Number(target.value) });
    else if (kcField) set({ [kcField]: target.value }, target.type === "radio" ? 0 : PAUSE);
    if (kcField === "measure") checkSuggestions();
  }

  // ---- Ways ----

  function toMeasure(index) {
    ways.go({ screen: "measure", index, gone: store.gone });
  }

  function add(parts) {
    const longer = plan.add(store.state.plan, parts);
    if (longer === store.state.plan) return;
    store.setPlan(longer);
    toMeasure(longer.length - 1);
  }

  async function remove() {
    const { index } = store.at;
    if (!(await ask("remove-measure"))) return;
    left = null;
    store.setPlan(plan.remove(store.state.plan, index));
    ways.back();
  }

  // Where to go on after a measure: at the button that led to it.
  function comeback(at) {
    if (!left || at.screen === "measure") return null;
    const { index, question, gone } = left;
    left = null;
    // it said nothing, and its place is another's
    if (gone !== store.gone) return null;
    const buttons = all('[data-kc-do="measure"], [data-kc-do="take"]', root).filter(
      (button) => button.checkVisibility()
    );
    const buttonOf = (name) => buttons.find(({ dataset }) => dataset.kcOf === name);
    return buttonOf(String(index)) || buttonOf(question) || null;
  }

  function render(at) {
    if (at.screen === "measure") {
      const { question } = plan.read(store.state.plan[at.index]);
      left = { index: at.index, question, gone: store.gone };
      fillMeasure(at.index);
    } else if (at.screen === "plan" || at.screen === "result") fillPlan(at.screen);
    else left = null;
  }

  form.addEventListener("input", onInput);
  // Enter in a line of text ends the form; who is choosing suggestions is not done yet.
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    if (!document.activeElement.matches("[data-kc-suggestion]")) ways.back();
  });

  return {
    render,
    // Whether an entry's measure is still in its place.
    has: ({ index, gone }) => gone === store.gone && Boolean(store.state.plan[index]),
    comeback,
    actions: {
      plan: () => ways.go({ screen: "plan" }),
      take: (button) => add({ question: button.dataset.kcOf }),
      "add-measure": () => add({}),
      measure: (button) => toMeasure(Number(button.dataset.kcOf)),
      "remove-measure": remove,
    },
  };
}
