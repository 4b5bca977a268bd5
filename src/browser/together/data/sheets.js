// Sheets of paper, typed in one after the other. Plain data in, plain data out.
//
// sheets: { at: the place of the one that is typed, list: [{ id, view, subject, date,
//   answers: { ID: { value, note } }, mistakes: { ID: what was typed and is no value } }] };
// there is always one

import * as kept from "./kept.js";

// as many as the comparison takes
export const MOST = 50;

function sheet(id, { view = "", subject = "", date = "" }) {
  return { id: String(id), view, subject, date, answers: {}, mistakes: {} };
}

export function empty(id, about) {
  return { at: 0, list: [sheet(id, about)] };
}

// What an entry of the history has -> sheets, or null.
export function read(model, given) {
  const list = kept.list(given?.list, MOST).map((one) => ({
    ...sheet(kept.text(one?.id), { view: kept.text(one?.view), ...kept.about(one) }),
    answers: kept.byQuestion(model, one?.answers, (question, answer) => answer ? {
      value: kept.value(question, answer.value),
      note: kept.note(answer.note),
    } : undefined),
    mistakes: kept.byQuestion(model, one?.mistakes, kept.mistake),
  }));
  if (list.length === 0) return null;
  return { at: Number.isInteger(given.at) && given.at in list ? given.at : 0, list };
}

export function current({ at, list }) {
  return list[at];
}

function change(sheets, part) {
  return { ...sheets, list: sheets.list.map((one, i) => (i === sheets.at ? { ...one, ...part } : one)) };
}

// name: view, subject or date
export function setAbout(sheets, name, text) {
  return change(sheets, { [name]: text });
}

export function answerOf(sheets, id) {
  return kept.own(current(sheets).answers, id) ?? { value: undefined, note: "" };
}

// part: value, note or both. An answer that says nothing is none.
export function setAnswer(sheets, id, part) {
  const answer = { ...answerOf(sheets, id), ...part };
  const says = answer.value !== undefined || answer.note !== "";
  return change(sheets, { answers: kept.put(current(sheets).answers, id, says ? answer : undefined) });
}

export function mistakeOf(sheets, id) {
  return kept.own(current(sheets).mistakes, id) ?? "";
}

// mistake: what was typed, where it is no value
export function setValue(sheets, id, value, mistake) {
  return change(setAnswer(sheets, id, { value }), { mistakes: kept.put(current(sheets).mistakes, id, mistake) });
}

export function goTo(sheets, at) {
  return { ...sheets, at };
}

export function isLast({ at, list }) {
  return at === list.length - 1;
}

export function isFull({ list }) {
  return list.length === MOST;
}

// To the next sheet; after the last comes a new one, which is offered what was given once.
export function next(sheets, id) {
  if (!isLast(sheets)) return goTo(sheets, sheets.at + 1);
  if (isFull(sheets)) return sheets;
  return { at: sheets.at + 1, list: [...sheets.list, sheet(id, current(sheets))] };
}

// Without the last one, an empty one is left with what it was offered.
export function remove(sheets, at, id) {
  const list = sheets.list.filter((_, i) => i !== at);
  if (list.length === 0) return empty(id, sheets.list[at]);
  return { at: Math.min(sheets.at > at ? sheets.at - 1 : sheets.at, list.length - 1), list };
}

// Those that say something. -> [{ at, object: of a result file }]
export function results(model, { list }, language) {
  return list
    .map((one, at) => ({ at, one }))
    .filter(({ one }) => Object.keys(one.answers).length > 0)
    .map(({ at, one }) => ({ at, object: kept.result(model, { ...one, language }) }));
}
