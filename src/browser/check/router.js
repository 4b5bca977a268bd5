// Where the reader goes next: from question to question, to the review and the result, and back.

import { all, one } from "#site";
import { isPlace } from "./data/place.js";

// ways: of history.js
export function createRouter(root, store, questions, { go, back: goBack }) {
  const screens = all("[data-kc-screen]", root).map(({ dataset }) => dataset.kcScreen);
  // the question the reader was at
  let last = questions.ids[0];
  // the question whose answer is being changed from the review
  let changing = null;

  function toQuestion(question, change = false) {
    if (change) changing = question;
    go({ screen: "questions", question, change });
  }

  // To the first question without an answer; if there is none, or who answers was changed from
  // there, to the review.
  function begin() {
    if (store.at.screen === "intro" && store.at.change) return go({ screen: "review" });
    const open = questions.ids.find((id) => store.answer(id).value === undefined);
    if (open) toQuestion(open);
    else go({ screen: "review" });
  }

  function next() {
    const { screen, question, change } = store.at;
    const following = questions.after(question);
    if (screen === "intro") begin();
    else if (screen === "review") go({ screen: "result" });
    else if (!question || change || !following) go({ screen: "review" });
    else toQuestion(following);
  }

  function previous() {
    const { screen, question, change } = store.at;
    if (screen === "measure") return { screen: "plan" };
    if (screen === "plan" || (screen === "compare" && store.hasAnswers())) return { screen: "result" };
    if (change) return { screen: "review" };
    if (screen === "review") return { screen: "questions", question: questions.ids.at(-1) };
    const before = question && questions.before(question);
    return before ? { screen: "questions", question: before } : { screen: "intro" };
  }

  function back() {
    const returns = ["review", "measure", "compare"].includes(store.at.screen);
    goBack((returns && store.at.from) || previous());
  }

  // Enter in a group means "next". Among all questions, that is the next group.
  function onSubmit() {
    const following = questions.after(questions.of(document.activeElement.closest("fieldset")));
    if (store.at.screen !== "questions" || store.at.question || !following) return next();
    const heading = questions.heading(following);
    heading.scrollIntoView();
    return heading.focus({ preventScroll: true });
  }

  one("[data-kc-form]", root).addEventListener("submit", onSubmit);
  root.addEventListener("change", ({ target }) => {
    if (target.type === "radio") last = questions.of(target) ?? last;
  });

  return {
    toQuestion,
    back,
    actions: {
      start: begin,
      who: () => go({ screen: "intro", change: true }),
      one: () => toQuestion(last),
      all: () => go({ screen: "questions" }, store.at.question && questions.heading(last)),
      review: () => go({ screen: "review" }),
      result: () => go({ screen: "result" }),
      plan: () => go({ screen: "plan" }),
      compare: () => go({ screen: "compare" }),
      back,
    },
    // The screen of a question, or of all, is shown.
    at(question) {
      last = question ?? last;
    },
    startOver() {
      last = questions.ids[0];
      go({ screen: "intro" });
    },
    // Where to go on in the review: at the answer that was changed.
    comeback({ screen }) {
      const row = screen === "review" && changing && one(`[data-kc-row="${changing}"] [data-kc-change]`, root);
      if (screen !== "questions") changing = null;
      return row || null;
    },
    isPlace: (at) => isPlace(at, screens, questions.ids),
  };
}
