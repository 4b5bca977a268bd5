// Result files: one reader's answers, to be kept, mailed and opened again.
// Plain data in, plain data out: it knows no page and no words.
//
// A file may come from an older or newer check, or from someone who means harm.
// It is taken whole or not at all; what does not fit the check travels along in
// `unknown` and is written back; nothing throws. Objects with foreign keys have
// no prototype: there "__proto__" and "constructor" are keys like any other.
// content/schema/result.json says the same for those who write such files.
//
// state: { answers: { ID: { value, note } }, language, date (YYYY-MM-DD),
//          subject, view, plan: [{ … }] (see plan.js), unknown }; texts may be empty

import { looksLikeDay } from "./day.js";
import * as score from "./score.js";

const FORMAT = "kurzcheck-result";
// What turns a file of one format into one of the next, as a new object: the
// first from 1 to 2, and so on. A file not yet looked at comes in: it may throw.
const MIGRATIONS = [];
const FORMAT_VERSION = MIGRATIONS.length + 1;
export const LIMITS = Object.freeze({
  fileBytes: 5 * 1024 * 1024,
  // for the page's field; a longer note in a file is kept whole
  noteChars: 10000,
  // answers to questions the check lacks; measures of the plan
  items: 2000,
  // of nesting; far deeper, browsers read what they cannot write
  depth: 32,
});

const STEPS = ["from", "to", "step"];
const SCALE = [...STEPS, "values"];
const TEXTS = ["language", "date", "subject", "view"];
const CHECK = ["id", "version"];
const ANSWER = { value: isNumber, note: isText, title: isText };
const MEASURE = {
  question: isText,
  measure: isText,
  note: isText,
  responsible: isText,
  due: isText,
  target: isNumber,
  status: isText,
  reason: isText,
};
const FILE = ["format", "formatVersion", "check", "scale", ...TEXTS, "answers", "plan"];

function bare(...sources) {
  return Object.assign(Object.create(null), ...sources);
}

function without(source, keys) {
  const rest = bare();
  for (const key of Object.keys(source)) if (!keys.includes(key)) rest[key] = source[key];
  return rest;
}

function isEmpty(object) {
  return Object.keys(object).length === 0;
}

function isObject(value) {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function isText(value) {
  return value === undefined || typeof value === "string";
}

function isNumber(value) {
  return value == null || Number.isFinite(value);
}

// Whether JSON can hold a value that JSON gave: not if it is nested too deep,
// or a number too large (1e999). Level by level, as recursion would overflow.
function isWritable(value) {
  const isTooLarge = (item) => item === Infinity || item === -Infinity;
  let level = [[value]];
  for (let depth = 0; level.length > 0; depth++) {
    if (depth > LIMITS.depth) return false;
    const below = [];
    for (const holder of level) {
      const items = Array.isArray(holder) ? holder : Object.values(holder);
      if (items.some(isTooLarge)) return false;
      for (const item of items) if (typeof item === "object" && item !== null) below.push(item);
    }
    level = below;
  }
  return true;
}

// The first wrong part of an answer or a measure; null if there is none.
function wrongPart(object, types) {
  if (!isObject(object)) return "";
  const wrong = Object.keys(types).find((name) => !types[name](object[name]));
  return wrong === undefined ? null : "." + wrong;
}

// A scale has steps, or its values one by one.
function isValueList(values) {
  return Array.isArray(values) && values.length > 1 && values.every(Number.isInteger);
}

function isStepPart(scale, name) {
  const part = scale?.[name];
  return Number.isInteger(part) || (part === undefined && scale?.values !== undefined);
}

function endsOf({ from, to, values = [from, to] }) {
  return [values[0], values[values.length - 1]];
}

// The path of the first wrong part of a result; null if there is none. This
// is about types: whether a number is a value, the check decides.
function damage(object) {
  const { check, scale, date, answers, plan = [] } = object;
  const parts = [
    ["check", isObject(check)],
    ["check.id", typeof check?.id === "string"],
    ["check.version", Number.isInteger(check?.version)],
    ["scale", isObject(scale)],
    ["scale.values", scale?.values === undefined || isValueList(scale.values)],
    ...STEPS.map((name) => ["scale." + name, isStepPart(scale, name)]),
    ...TEXTS.map((name) => [name, isText(object[name])]),
    ["date", date === undefined || date === "" || looksLikeDay(date)],
    ["answers", isObject(answers)],
    ["plan", Array.isArray(plan) && plan.length <= LIMITS.items],
  ];
  const wrong = parts.find(([, right]) => !right);
  if (wrong) return wrong[0];
  for (const [name, items, types] of [
    ["answers.", answers, ANSWER],
    ["plan.", plan, MEASURE],
  ]) {
    for (const key of Object.keys(items)) {
      const part = wrongPart(items[key], types);
      if (part !== null) return name + key + part;
    }
  }
  return Object.keys(object).find((key) => !isWritable(object[key])) ?? null;
}

// The detail may hold a foreign key; its length shall not hurt the page.
function verdict(fault, detail = "") {
  return { fault, detail: detail.slice(0, 100) };
}

// Results that were read already: nothing here or elsewhere changes one into
// one that is damaged.
const sound = new WeakSet();

// Any value -> { fault, detail, object: in today's format }. fault: null,
// "not-a-result", "newer-format" (detail: its number) or "damaged" (detail:
// where); with a fault, the object is null.
function read(value) {
  const refuse = (...reason) => ({ ...verdict(...reason), object: null });
  if (sound.has(value)) return { ...verdict(null), object: value };
  if (!isObject(value) || value.format !== FORMAT) return refuse("not-a-result");
  const version = value.formatVersion;
  if (!Number.isInteger(version) || version < 1) return refuse("damaged", "formatVersion");
  if (version > FORMAT_VERSION) return refuse("newer-format", String(version));
  let object = value;
  try {
    for (const migrate of MIGRATIONS.slice(version - 1)) object = migrate(object);
  } catch {
    return refuse("damaged", "formatVersion");
  }
  const path = damage(object);
  if (path !== null) return refuse("damaged", path);
  sound.add(object);
  return { ...verdict(null), object };
}

// The same without the object.
export function inspect(value) {
  const { fault, detail } = read(value);
  return { fault, detail };
}

// The size of a text in UTF-8.
function bytesOf(text) {
  return new TextEncoder().encode(text).length;
}

// A file's text -> { fault, detail, object }. fault: "too-large", "not-json"
// or one of read's; with a fault, the object is null. Of a key that stands
// twice, the last counts, as everywhere in JSON.
export function parse(text) {
  const refuse = (fault) => ({ ...verdict(fault), object: null });
  if (bytesOf(text) > LIMITS.fileBytes) return refuse("too-large");
  try {
    return read(JSON.parse(text.replace(/^\uFEFF/, "")));
  } catch {
    return refuse("not-json");
  }
}

export function empty() {
  const unknown = { file: bare(), check: bare(), scale: bare(), answers: bare() };
  return { answers: bare(), language: "", date: "", subject: "", view: "", plan: [], unknown };
}

// The answers to questions the check lacks. Only these are limited in number:
// what could be opened can be opened again after any number of new answers.
function foreign({ questions }, answers) {
  const ids = new Set(questions.map(({ id }) => id));
  return Object.keys(answers).filter((id) => !ids.has(id));
}

// Sorts a file's answers into those the state takes, those to questions the
// check lacks, and those that are no value of their question.
function takeAnswers(model, answers, state) {
  const others = new Set(foreign(model, answers));
  const questions = new Map(model.questions.map((question) => [question.id, question]));
  const unmatched = [];
  const invalid = [];
  for (const [id, answer] of Object.entries(answers)) {
    const { value, note = "", title = "" } = answer;
    const says = value !== undefined || note !== "";
    if (others.has(id)) {
      state.unknown.answers[id] = answer;
      if (says) unmatched.push({ id, title, value, note });
      continue;
    }
    const rest = without(answer, Object.keys(ANSWER));
    if (value == null || score.offers(questions.get(id), value)) {
      if (says) state.answers[id] = { value, note };
    } else {
      invalid.push({ id, value });
      // kept until the reader answers anew
      rest.value = value;
      if (note !== "") state.answers[id] = { value: undefined, note };
    }
    if (!isEmpty(rest)) state.unknown.answers[id] = rest;
  }
  return { unmatched, invalid };
}

// Any value, read into a check -> { fault, detail, state, unmatched, invalid }.
// fault: null, one of inspect's, "other-check" (detail: its id) or
// "other-scale"; with a fault, the state is null.
// unmatched: [{ id, title, value, note }]; invalid: [{ id, value }], of values that are not offered (any more)
export function apply(model, value) {
  const refuse = ({ fault, detail }) => {
    return { fault, detail, state: null, unmatched: [], invalid: [] };
  };
  const { object, ...result } = read(value);
  if (result.fault !== null) return refuse(result);
  const { check, scale } = object;
  if (check.id !== model.id) return refuse(verdict("other-check", check.id));
  if (endsOf(scale).some((end, i) => end !== endsOf(model.scale)[i])) {
    return refuse(verdict("other-scale"));
  }
  if (foreign(model, object.answers).length > LIMITS.items) {
    return refuse(verdict("damaged", "answers"));
  }
  const state = empty();
  for (const name of TEXTS) state[name] = object[name] ?? "";
  state.plan = object.plan ?? [];
  state.unknown.file = without(object, FILE);
  state.unknown.check = without(check, CHECK);
  state.unknown.scale = without(scale, SCALE);
  return { ...result, state, ...takeAnswers(model, object.answers, state) };
}

// Null where there is nothing to write: the question is not yet answered.
function answerToWrite(question, answer, rest) {
  const written = bare();
  if (answer?.value !== undefined) written.value = answer.value;
  if (answer?.note) written.note = answer.note;
  if (isEmpty(written) && isEmpty(rest)) return null;
  return bare(rest, written, { title: question.title });
}

// The state as an object in the file's format, which apply reads back.
export function make(model, state) {
  const unknown = { ...empty().unknown, ...state.unknown };
  const rests = bare(unknown.answers);
  const answers = bare();
  for (const question of model.questions) {
    const { id } = question;
    const answer = answerToWrite(question, state.answers[id], bare(rests[id]));
    if (answer !== null) answers[id] = answer;
    delete rests[id];
  }
  const { from, to, step, values } = model.scale;
  const object = bare({ format: FORMAT, formatVersion: FORMAT_VERSION });
  object.check = bare({ id: model.id, version: model.version }, unknown.check);
  object.scale = bare(values ? { values } : { from, to, step }, unknown.scale);
  for (const name of TEXTS) if (state[name]) object[name] = state[name];
  object.answers = bare(answers, rests);
  object.plan = state.plan ?? [];
  return bare(object, unknown.file);
}

// The text of a file: indented for people to read; compact where it is large,
// so that it can be opened again. Even so it may be too much (200 notes of
// 10,000 Chinese characters are): whoever saves it asks parse, and says so.
export function serialize(object) {
  // U+FFFD as it stands would be taken for a letter that was lost on the way
  const written = (indent) => JSON.stringify(object, null, indent).replace(/\ufffd/g, "\\ufffd") + "\n";
  const compact = written();
  if (compact.length > LIMITS.fileBytes / 5) return compact;
  const indented = written(2);
  return bytesOf(indented) > LIMITS.fileBytes ? compact : indented;
}
