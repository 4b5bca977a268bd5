// What an entry of the history, or a page before, has of the room and the sheets. It may say
// anything: what does not fit the check is left out. Plain data in, plain data out.

import { day, resultfile, score } from "#check";

export function text(value, most = 200) {
  return typeof value === "string" ? value.slice(0, most) : "";
}

export function list(value, most) {
  return Array.isArray(value) ? value.slice(0, most) : [];
}

export function about(given) {
  const date = text(given?.date);
  return { subject: text(given?.subject), date: day.looksLikeDay(date) ? date : "" };
}

// Of an object with the ids of questions as keys: "constructor" may be one.
export function own(object, id) {
  return Object.hasOwn(object, id) ? object[id] : undefined;
}

// -> { ID: what take(question, of that id) makes of it }, without those it makes nothing of
export function byQuestion(model, given, take) {
  const all = Object.entries(typeof given === "object" && given !== null ? given : {});
  const found = new Map(all);
  const entries = model.questions.map((question) => [question.id, take(question, found.get(question.id))]);
  return Object.fromEntries(entries.filter(([, one]) => one !== undefined));
}

// A value that the question offers, or null of "no answer"; else undefined.
export function value(question, given) {
  return given === null || score.offers(question, given) ? given : undefined;
}

export function note(given) {
  return text(given, resultfile.LIMITS.noteChars);
}

// What was typed and is no value; undefined where nothing was.
export function mistake(_, typed) {
  return text(typed) || undefined;
}

// With that value of a question; undefined takes it away.
export function put(object, id, value) {
  const { [id]: before, ...others } = object;
  return value === undefined ? others : { ...others, [id]: value };
}

// A result as the reader's own, which nothing needs to be told apart from.
export function asOwn({ entered, ...object }) {
  return object;
}

// A result file's object. id: tells apart two that say the same, also in the file.
// answers: { ID: { value, note } }
export function result(model, { id, language, date, subject, view, answers }) {
  const unknown = { file: { entered: id } };
  return resultfile.make(model, { language, date, subject, view, answers, plan: [], unknown });
}
