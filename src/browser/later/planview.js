// The action plan on the page: all measures by date, one screen for each, and
// what the result shows of it. plan.js says what a measure is; every change is in
// the store at once.

import { all, one, setText, show, showWhen } from "#site";
import { ask, clone, fillItems, make, plan, sayLike, score, suggestionsIn, tell, word } from "#check";

// milliseconds without a keystroke
const PAUSE = 300;

// ways: { go(to), back(), redraw() } of check.js
export function createPlanView(root, model, write, store, content, ways) {
  const screen = one('[data-kc-screen="measure"]', root);
  const form = one("[data-kc-measure-form]", root);
  const fields = all("[data-kc-field]", form);
  // the measure the reader comes back from: { index, question, gone }
  let left = null;
  // the measure that is open, as it was: { index, item }
  let before = null;

  function nowOf(id) {
    return write.answer(store.answer(id).value, id);
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

  // At a question: what the plan has of it.
  function fillTaken(place, items) {
    const step = one("[data-kc-step]", place.parentElement)?.textContent;
    const own = items.filter(({ question }) => question === place.dataset.kcPlanOf);
    show(one("[data-kc-taken]", place), own.length > 0);
    show(one("[data-kc-once]", place), own.length === 0);
    show(one("[data-kc-again]", place), own.length > 0);
    fillItems(place, own, (item) => {
      const element = clone("taken");
      const button = one("button", element);
      const { measure } = textsOf(item);
      setText(one("[data-kc-name]", button), measure);
      // it stands above
      one("span", button).classList.toggle("kc-unseen", measure === step);
      button.dataset.kcOf = item.index;
      return element;
    });
  }

  // In the result, once it is drawn.
  function fillPlaces() {
    const items = plan.sorted(store.state.plan);
    for (const place of all('[data-kc-screen="result"] [data-kc-plan-of]', root)) fillTaken(place, items);
  }

  // A measure that says nothing does not stay.
  function tidy() {
    const kept = store.state.plan.filter((item) => !plan.isBlank(item));
    if (kept.length < store.state.plan.length) store.setPlan(kept);
  }

  function fillPlan(shown) {
    const items = plan.sorted(store.state.plan);
    const list = one(`[data-kc-screen="${shown}"] [data-kc-measures]`, root);
    list.replaceChildren(...items.map((item) => entry(list.dataset.kcMeasures, item)));
    showWhen(root, { measures: items.length > 0, "no-measures": items.length === 0 });
  }

  // ---- The screen of a measure ----

  function lines() {
    return one('[data-kc-field="measure"]', form).value.split("\n");
  }

  function checkSuggestions() {
    const written = lines();
    for (const box of all("[data-kc-suggestion]", form)) box.checked = written.includes(box.value);
  }

  // What the guidance for the present answer suggests.
  function suggestionsFor(question) {
    const { value } = store.answer(question);
    const band = value == null ? model.bands[0].id : score.bandOf(model, value);
    return suggestionsIn(content.guidance(question, band));
  }

  function suggest(question) {
    const suggestions = suggestionsFor(question);
    one("[data-kc-suggestions]", form).replaceChildren(
      ...suggestions.map(({ item, measure, note }) => {
        const element = clone("suggestion");
        sayLike(one("[data-kc-name]", element), item, measure);
        sayLike(one("[data-kc-note]", element), item, note);
        Object.assign(one("input", element), { value: measure }).dataset.kcSuggestion = note;
        return element;
      })
    );
    return suggestions.length > 0;
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
        option.text = write.value(Number(option.value), item.question);
      }
    }
    showWhen(screen, {
      need: Boolean(known),
      own: !known,
      suggested: Boolean(known) && suggest(item.question),
    });
    askReason();
    checkSuggestions();
    people();
  }

  function askReason() {
    show(one("[data-kc-reason]", form), one('[data-kc-field="status"]:checked', form)?.value === "dropped");
  }

  function set(parts, pause) {
    store.setPlan(plan.update(store.state.plan, store.at.index, parts), pause);
  }

  // What is ticked is a line of the text; own words around it stay.
  function onSuggestion({ checked, value, dataset }) {
    const parts = {};
    for (const [name, line] of [["measure", value], ["note", dataset.kcSuggestion]]) {
      const area = one(`[data-kc-field="${name}"]`, form);
      const others = area.value.split("\n").filter((other) => other !== line);
      area.value = (checked && line ? [...others, line] : others).join("\n").replace(/^\n+/, "");
      parts[name] = area.value;
    }
    set(parts);
  }

  function onInput({ target }) {
    const { kcField } = target.dataset;
    if ("kcSuggestion" in target.dataset) onSuggestion(target);
    else if (kcField === "target") set({ target: target.value === "" ? null : Number(target.value) });
    else if (kcField) set({ [kcField]: target.value }, target.type === "radio" ? 0 : PAUSE);
    if (kcField === "measure") checkSuggestions();
    if (kcField === "status") askReason();
  }

  // ---- Ways ----

  function toMeasure(index) {
    ways.go({ screen: "measure", index, gone: store.gone });
  }

  // -> whether there was room for one more
  function grow(parts) {
    const longer = plan.add(store.state.plan, parts);
    const grown = longer !== store.state.plan;
    if (grown) store.setPlan(longer);
    return grown;
  }

  const lastPlace = () => store.state.plan.length - 1;

  function add(parts) {
    if (grow(parts)) toMeasure(lastPlace());
  }

  // The first thing its guidance suggests, by one tap; the reader stays, at what it became.
  function takeStep({ dataset }) {
    const question = dataset.kcOf;
    const [{ measure, note }] = suggestionsFor(question);
    if (!grow({ question, measure, note })) return;
    ways.redraw();
    buttonsSeen().find((button) => button.dataset.kcOf === String(lastPlace()))?.focus();
  }

  // As it was; what was new is gone.
  function cancel() {
    if (before?.index === store.at.index) store.setPlan(plan.replace(store.state.plan, before.index, before.item));
    ways.back();
  }

  // The reader's own first step, a measure like any other.
  function commit() {
    const [what, due] = [one("[data-kc-commit-what]", root), one("[data-kc-commit-due]", root)];
    const measure = (what.value = what.value.trim());
    if (!what.form.reportValidity() || !grow({ measure, due: due.value })) return undefined;
    what.value = due.value = "";
    ways.redraw();
    return tell(what, word("commit-done"));
  }

  async function remove() {
    const { index } = store.at;
    if (!(await ask("remove-measure"))) return;
    left = null;
    store.setPlan(plan.remove(store.state.plan, index));
    ways.back();
  }

  function buttonsSeen() {
    const buttons = all('[data-kc-do="measure"], [data-kc-do="take"], [data-kc-do="take-step"]', root);
    return buttons.filter((button) => button.checkVisibility());
  }

  // Where to go on after a measure: at the button that led to it.
  function comeback(at) {
    if (!left || at.screen === "measure") return null;
    const { index, question, gone } = left;
    left = null;
    // it said nothing, and its place is another's
    if (gone !== store.gone) return null;
    const buttons = buttonsSeen();
    const buttonOf = (name) => buttons.find(({ dataset }) => dataset.kcOf === name);
    return buttonOf(String(index)) || buttonOf(question) || null;
  }

  function render(at) {
    if (at.screen !== "measure") {
      tidy();
      before = null;
    }
    if (at.screen === "measure") {
      const { question } = plan.read(store.state.plan[at.index]);
      left = { index: at.index, question, gone: store.gone };
      if (before?.index !== at.index) before = { index: at.index, item: store.state.plan[at.index] };
      fillMeasure(at.index);
    } else if (at.screen === "plan" || at.screen === "result") fillPlan(at.screen);
    else left = null;
  }

  one("[data-kc-commit]", root).addEventListener("submit", commit);
  form.addEventListener("input", onInput);
  // Enter in a line of text ends the form; who is choosing suggestions is not done yet.
  form.addEventListener("submit", () => {
    if (!document.activeElement.matches("[data-kc-suggestion]")) ways.back();
  });

  return {
    render,
    fillPlaces,
    comeback,
    actions: {
      "take-step": takeStep,
      take: (button) => add({ question: button.dataset.kcOf }),
      "add-measure": () => add({}),
      measure: (button) => toMeasure(Number(button.dataset.kcOf)),
      "cancel-measure": cancel,
      "remove-measure": remove,
    },
  };
}
