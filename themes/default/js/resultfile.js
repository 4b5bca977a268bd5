// Result files: one reader's answers, to be kept, mailed and opened again.
// Plain data in, plain data out: it knows no page and no words.
//
// A file may come from an older or newer check, or from someone who means harm.
// It is taken whole or not at all; what does not fit the check travels along in
// `unknown` and is written back; nothing throws. Objects with foreign keys have
// no prototype: there "__proto__" and "constructor" are keys like any other.
//
// state: { answers: { ID: { value, note } }, language, date (YYYY-MM-DD),
//          subject, view, plan: [{ … }], unknown }; texts may be empty
(() => {
  "use strict";

  const FORMAT = "kurzcheck-result";
  const FORMAT_VERSION = 1;
  const LIMITS = Object.freeze({
    fileBytes: 5 * 1024 * 1024,
    noteChars: 10000, // for the page's field; a longer note in a file is kept whole
    items: 2000, // answers, or measures of the plan
    depth: 32, // of nesting; far deeper, browsers read what they cannot write
  });

  const DATE = /^(\d{4,6}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01]))?$/;
  const SCALE = ["from", "to", "step"];
  const TEXTS = ["language", "date", "subject", "view"];
  const CHECK = ["id", "version"];
  const ANSWER = ["value", "note", "title"];
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

  // Whether JSON can hold a value that JSON gave: not if it is nested too deep,
  // or a number too large (1e999). Level by level, as recursion would overflow.
  function isWritable(value) {
    let level = [value];
    for (let depth = 0; level.length > 0; depth++) {
      if (depth > LIMITS.depth || level.includes(Infinity) || level.includes(-Infinity)) {
        return false;
      }
      const below = [];
      for (const item of level) {
        if (typeof item === "object") for (const key in item) below.push(item[key]);
      }
      level = below;
    }
    return true;
  }

  // The first wrong part of an answer; null if there is none.
  function damageOfAnswer(answer) {
    if (!isObject(answer)) return "";
    const { value, note, title } = answer;
    if (value !== undefined && value !== null && !Number.isFinite(value)) return ".value";
    if (!isText(note)) return ".note";
    return isText(title) ? null : ".title";
  }

  // The path of the first wrong part of a result; null if there is none. This
  // is about types: whether a number is a step, the check decides.
  function damage(object) {
    const { check, scale, date, answers, plan = [] } = object;
    const parts = [
      ["check", isObject(check)],
      ["check.id", typeof check?.id === "string"],
      ["check.version", Number.isInteger(check?.version)],
      ["scale", isObject(scale)],
      ...SCALE.map((name) => ["scale." + name, Number.isInteger(scale?.[name])]),
      ...TEXTS.map((name) => [name, isText(object[name])]),
      ["date", date === undefined || DATE.test(date)],
      ["answers", isObject(answers) && Object.keys(answers).length <= LIMITS.items],
      ["plan", Array.isArray(plan) && plan.length <= LIMITS.items && plan.every(isObject)],
    ];
    const wrong = parts.find(([, right]) => !right);
    if (wrong) return wrong[0];
    for (const [id, answer] of Object.entries(answers)) {
      const part = damageOfAnswer(answer);
      if (part !== null) return "answers." + id + part;
    }
    return Object.keys(object).find((key) => !isWritable(object[key])) ?? null;
  }

  // The detail may hold a foreign key; its length shall not hurt the page.
  function verdict(fault, detail = "") {
    return { fault, detail: detail.slice(0, 100) };
  }

  // fault: null, "not-a-result", "newer-format" (detail: its number) or
  // "damaged" (detail: where).
  function inspect(object) {
    if (!isObject(object) || object.format !== FORMAT) return verdict("not-a-result");
    const version = object.formatVersion;
    if (!Number.isInteger(version) || version < 1) return verdict("damaged", "formatVersion");
    if (version > FORMAT_VERSION) return verdict("newer-format", String(version));
    const path = damage(object);
    return path === null ? verdict(null) : verdict("damaged", path);
  }

  // A file's text -> { fault, detail, object }. fault: "too-large", "not-json"
  // or one of inspect's; with a fault, the object is null. Of a key that stands
  // twice, the last counts, as everywhere in JSON.
  function parse(text) {
    const refuse = (reason) => ({ ...reason, object: null });
    if (text.length > LIMITS.fileBytes) return refuse(verdict("too-large"));
    try {
      const object = JSON.parse(text.replace(/^\uFEFF/, ""));
      const result = inspect(object);
      return result.fault === null ? { ...result, object } : refuse(result);
    } catch {
      return refuse(verdict("not-json"));
    }
  }

  function empty() {
    const unknown = { file: bare(), check: bare(), scale: bare(), answers: bare() };
    return { answers: bare(), language: "", date: "", subject: "", view: "", plan: [], unknown };
  }

  // Sorts a file's answers into those the state takes, those to questions the
  // check lacks, and those that are no step of its scale.
  function takeAnswers(model, answers, state) {
    const ids = new Set(model.questions.map((question) => question.id));
    const unmatched = [];
    const invalid = [];
    for (const [id, answer] of Object.entries(answers)) {
      const { value, note = "", title = "" } = answer;
      const says = value !== undefined || note !== "";
      if (!ids.has(id)) {
        state.unknown.answers[id] = answer;
        if (says) unmatched.push({ id, title, value, note });
        continue;
      }
      const rest = without(answer, ANSWER);
      if (value == null || globalThis.kurzcheck.score.isStep(model.scale, value)) {
        if (says) state.answers[id] = { value, note };
      } else {
        invalid.push(id);
        rest.value = value; // kept until the reader answers anew
        if (note !== "") state.answers[id] = { value: undefined, note };
      }
      if (!isEmpty(rest)) state.unknown.answers[id] = rest;
    }
    return { unmatched, invalid };
  }

  // Any value, read into a check -> { fault, detail, state, unmatched, invalid }.
  // fault: null, one of inspect's, "other-check" (detail: its id) or
  // "other-scale"; with a fault, the state is null.
  // unmatched: [{ id, title, value, note }]; invalid: [ID]
  function apply(model, object) {
    const refuse = (reason) => ({ ...reason, state: null, unmatched: [], invalid: [] });
    const result = inspect(object);
    if (result.fault !== null) return refuse(result);
    const { check, scale } = object;
    if (check.id !== model.id) return refuse(verdict("other-check", check.id));
    if (SCALE.some((name) => scale[name] !== model.scale[name])) {
      return refuse(verdict("other-scale"));
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
  function make(model, state) {
    const unknown = { ...empty().unknown, ...state.unknown };
    const rests = bare(unknown.answers);
    const answers = bare();
    for (const question of model.questions) {
      const { id } = question;
      const answer = answerToWrite(question, state.answers[id], bare(rests[id]));
      if (answer !== null) answers[id] = answer;
      delete rests[id];
    }
    const { from, to, step } = model.scale;
    const object = bare({ format: FORMAT, formatVersion: FORMAT_VERSION });
    object.check = bare({ id: model.id, version: model.version }, unknown.check);
    object.scale = bare({ from, to, step }, unknown.scale);
    for (const name of TEXTS) if (state[name]) object[name] = state[name];
    object.answers = bare(answers, rests);
    object.plan = state.plan ?? [];
    return bare(object, unknown.file);
  }

  function serialize(object) {
    return JSON.stringify(object, null, 2) + "\n";
  }

  globalThis.kurzcheck = globalThis.kurzcheck || {};
  globalThis.kurzcheck.resultfile = { LIMITS, empty, make, serialize, inspect, parse, apply };
})();
