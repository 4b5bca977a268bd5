// The room: several views answer one question after the other, hidden; what they gave is shown
// together, and they agree on a value. Views are named, not persons. Plain data in, plain data out.
//
// room: { id, subject, date, voices: [{ view, here, values: { ID: value },
//   mistakes: { ID: what was typed and is no value } }], rounds: { ID: { shown, value, note } } }
// A value of null is an abstention, or in a round: no value was agreed on; a voice that is not `here`
// keeps its values, unseen.

import { score } from "#check";
import * as kept from "./kept.js";

export const FEWEST = 2;
export const MOST = 8;
// voices that are remembered, with those that are not here
const REMEMBERED = 30;

export function empty(id, about) {
  return { id: String(id), ...kept.about(about), voices: [], rounds: {} };
}

// What an entry of the history has -> a room, or null.
export function read(model, given) {
  if (typeof given?.id !== "string") return null;
  return {
    ...empty(kept.text(given.id), given),
    voices: kept.list(given.voices, REMEMBERED).map((voice) => ({
      view: kept.text(voice?.view),
      here: voice?.here === true,
      values: kept.byQuestion(model, voice?.values, kept.value),
      mistakes: kept.byQuestion(model, voice?.mistakes, kept.mistake),
    })),
    rounds: kept.byQuestion(model, given.rounds, (question, round) => round ? {
      shown: round.shown === true,
      value: kept.value(question, round.value),
      note: kept.note(round.note),
    } : undefined),
  };
}

function alike(text) {
  return text.normalize("NFKC").trim().toLowerCase();
}

// -> the place of that view, -1 where it has none
export function find({ voices }, view) {
  return voices.findIndex((voice) => alike(voice.view) === alike(view));
}

export function present({ voices }) {
  return voices.filter(({ here }) => here);
}

// The view comes or goes; what it gave stays.
export function setHere(room, view, here) {
  const place = find(room, view);
  const voices = room.voices.map((voice, i) => (i === place ? { ...voice, here } : voice));
  if (place < 0) voices.push({ view: view.trim(), here, values: {}, mistakes: {} });
  return { ...room, voices };
}

// The order that the page has them in; the others follow.
export function sortVoices(room, views) {
  const rank = ({ view }) => (views.indexOf(view) + views.length + 1) % (views.length + 1);
  return { ...room, voices: [...room.voices].sort((a, b) => rank(a) - rank(b)) };
}

// value: undefined takes it back; mistake: what was typed, where it is no value
export function setValue(room, view, id, value, mistake) {
  const given = (voice) => ({ values: kept.put(voice.values, id, value), mistakes: kept.put(voice.mistakes, id, mistake) });
  return { ...room, voices: room.voices.map((voice) => (voice.view === view ? { ...voice, ...given(voice) } : voice)) };
}

export function roundOf({ rounds }, id) {
  return kept.own(rounds, id) ?? { shown: false, value: undefined, note: "" };
}

export function setRound(room, id, part) {
  return { ...room, rounds: { ...room.rounds, [id]: { ...roundOf(room, id), ...part } } };
}

// What there is of a question: { given: [{ view, value }] in order, values without abstentions;
// missing: [view]; abstained: [view]; lowest, highest, median, spread: null where there is none;
// far: the spread is a third of the scale or more, as the comparison has it; low, high: [view] at the ends }
export function figures(model, room, id) {
  const voices = present(room).map(({ view, values }) => ({ view, value: kept.own(values, id) }));
  const given = voices.filter(({ value }) => value != null);
  const values = given.map(({ value }) => value);
  const spread = score.spread(values);
  const ends = values.length === 0 ? [null, null] : [Math.min(...values), Math.max(...values)];
  const at = (end) => given.filter(({ value }) => value === end).map(({ view }) => view);
  const { from, to } = model.scale;
  return {
    given,
    count: voices.filter(({ value }) => value !== undefined).length,
    total: voices.length,
    missing: voices.filter(({ value }) => value === undefined).map(({ view }) => view),
    abstained: voices.filter(({ value }) => value === null).map(({ view }) => view),
    lowest: ends[0],
    highest: ends[1],
    low: at(ends[0]),
    high: at(ends[1]),
    median: score.median(values),
    spread,
    far: spread !== null && 3 * spread >= to - from,
  };
}

// The answers of the group: what it agreed on, with its notes.
export function agreed({ rounds }) {
  const entries = Object.entries(rounds).filter(([, { value, note }]) => value !== undefined || note !== "");
  return Object.fromEntries(entries.map(([id, { value, note }]) => [id, { value, note }]));
}

// Every view's result, and last what was agreed on under the name `together`; those that say
// something. -> [{ view, object: of a result file }]
export function results(model, room, { together, language }) {
  const answers = ({ values }) => Object.fromEntries(Object.entries(values).map(([id, value]) => [id, { value, note: "" }]));
  const all = [
    ...present(room).map((voice) => ({ view: voice.view, answers: answers(voice) })),
    { view: together, answers: agreed(room) },
  ];
  const { id, subject, date } = room;
  return all
    .map((one, i) => ({ ...one, id: `${id}-${i}` }))
    .filter((one) => Object.keys(one.answers).length > 0)
    .map((one) => ({ view: one.view, object: kept.result(model, { ...one, language, subject, date }) }));
}
