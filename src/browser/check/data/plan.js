// The action plan: what is to be done, by whom, until when, and where it is to
// lead. Plain data in, plain data out: it knows no page and no words.
//
// plan: the `plan` of a result file, a list of
//       { question, measure, note, responsible, due, target, status, reason }; a measure of the
//       reader's own has no question; the reason is why it was dropped
// Measures stay as their file has them, with whatever else it says; `read` tells
// what they mean here. Every function answers a new plan and changes none.

import { isDay } from "./day.js";
import * as resultfile from "./resultfile.js";
import * as score from "./score.js";

export const STATUSES = Object.freeze(["open", "started", "done", "dropped"]);
const NEW = Object.freeze({
  measure: "",
  note: "",
  responsible: "",
  due: "",
  target: null,
  status: STATUSES[0],
});

// A measure as the page shows it: a due date that is none is "", a target that
// is no whole number is null, and a status that is not known here is "". What
// the file said stays in the plan until it is changed.
export function read({ question, measure, note, responsible, due, target, status, reason }) {
  const known = status === undefined ? NEW.status : status;
  return {
    question: question || null,
    measure: measure ?? "",
    note: note ?? "",
    responsible: responsible ?? "",
    due: isDay(due) ? due : "",
    target: Number.isInteger(target) ? target : null,
    status: STATUSES.includes(known) ? known : "",
    reason: known === "dropped" ? reason ?? "" : "",
  };
}

// A file may hold only so many measures: a full plan stays as it is.
export function isFull(plan) {
  return plan.length >= resultfile.LIMITS.items;
}

// Whether a measure says nothing but which question it is for.
export function isBlank(item) {
  return Object.keys(item).every((key) => key === "question" || item[key] === NEW[key]);
}

// Whether it is still to be done.
export function isPending({ status }) {
  return status !== "done" && status !== "dropped";
}

// parts: what is known of the measure; for a need, { question, measure }. A
// question may have several measures.
export function add(plan, { question, ...parts }) {
  if (isFull(plan)) return plan;
  return [...plan, { ...(question ? { question } : {}), ...NEW, ...parts }];
}

export function update(plan, index, parts) {
  return plan.map((item, i) => (i === index ? { ...item, ...parts } : item));
}

export function replace(plan, index, item) {
  return plan.map((other, i) => (i === index ? item : other));
}

export function remove(plan, index) {
  return plan.filter((_, i) => i !== index);
}

// [{ index, question, measure, … }] by date, those without one last; `index`
// is the measure's place in the plan, for update and remove.
export function sorted(plan) {
  const key = ({ due }) => (due === "" ? "~" : due.padStart(12, "0"));
  return plan
    .map((item, index) => ({ index, ...read(item) }))
    .sort((a, b) => (key(a) < key(b) ? -1 : Number(key(a) > key(b))));
}

// { ID: target } of the check's questions. Several measures of a question lead
// to the highest of their targets; one that is done has reached it only when the question is
// answered anew, and one that was dropped leads nowhere.
export function targets(model, plan) {
  const highest = Object.create(null);
  const questions = new Map(model.questions.map((question) => [question.id, question]));
  for (const { question, target, status } of plan.map(read)) {
    if (status === "dropped" || !questions.has(question) || !score.offers(questions.get(question), target)) continue;
    if (!(highest[question] >= target)) highest[question] = target;
  }
  return highest;
}

// The answers as they would be with every target reached, for the functions of
// score.js. Now and target compare only over the same questions: a target for
// one that is not answered counts nowhere yet; and one below the present value
// has been reached. So no score is lower than now.
export function reached(model, answers, plan) {
  const result = Object.assign(Object.create(null), answers);
  const aims = targets(model, plan);
  for (const question of model.questions) {
    const { id } = question;
    const answer = result[id];
    if (score.offers(question, answer?.value) && answer.value < aims[id]) {
      result[id] = { ...answer, value: aims[id] };
    }
  }
  return result;
}
