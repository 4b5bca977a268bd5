// Random checks and answers, the same in every run.
"use strict";

// A linear congruential generator (the constants are Numerical Recipes'); the
// high bits of each state are used. -> below(n): a whole number from 0 to n - 1
function randomly(seed) {
  let state = BigInt(seed);
  return function below(n) {
    state = (state * 1664525n + 1013904223n) & 0xffffffffn;
    return Number((state * BigInt(n)) >> 32n);
  };
}

function pick(below, list) {
  return list[below(list.length)];
}

const SCALES = [
  { from: 0, to: 100, step: 10 },
  { from: 0, to: 100, step: 5 },
  { from: 0, to: 100, step: 25 },
  { from: 1, to: 5, step: 1 },
  { from: 1, to: 6, step: 1 },
  { from: 0, to: 1, step: 1 },
  { from: -2, to: 2, step: 1 },
  { from: -3, to: -1, step: 1 },
  { from: -100, to: 100, step: 20 },
  { from: 5, to: 95, step: 30 },
  { from: -7, to: 8, step: 3 },
  { from: 0, to: 100, values: [0, 25, 50, 100] },
  { from: -1, to: 2, values: [-1, 0, 2] },
];

function valuesOf({ from, to, step, values }) {
  return values ?? Array.from({ length: (to - from) / step + 1 }, (_, i) => from + i * step);
}

// Some begin between two values: with a decimal only where scores have some.
function randomBands(below, scale) {
  const { from, to } = scale;
  const starts = new Set([from]);
  for (let i = below(4); i > 0; i--) {
    const between = to - from < 40 ? from + below(10 * (to - from)) / 10 : from + below(to - from);
    starts.add(below(2) ? pick(below, valuesOf(scale)) : between);
  }
  return [...starts].sort((a, b) => a - b).map((start, i) => ({ id: "band-" + i, from: start }));
}

// Like check.yaml: weight, key and duty are left out here and there.
function randomCheck(below) {
  const scale = pick(below, SCALES);
  const topics = Array.from({ length: 1 + below(4) }, (_, i) => "topic-" + i);
  const heaviest = pick(below, [1, 3, 10, 1000000]);
  const questions = Array.from({ length: 1 + below(12) }, (_, i) => {
    const question = { id: i === 0 ? "constructor" : "q" + i, topic: pick(below, topics) };
    const fewer = valuesOf(scale).filter(() => below(3));
    if (fewer.length > 1 && below(3) === 0) question.values = fewer;
    if (below(2)) question.weight = 1 + below(heaviest);
    if (below(4) === 0) question.duty = true;
    return question;
  });
  if (below(2)) pick(below, questions).key = true;
  return {
    id: "check",
    version: 1 + below(9),
    scale,
    bands: randomBands(below, scale),
    topics,
    ...(below(2) ? { groups: randomGroups(below, topics) } : {}),
    questions,
  };
}

// Cut into pieces.
function randomGroups(below, topics) {
  const cut = 1 + below(topics.length);
  const parts = [topics.slice(0, cut), topics.slice(cut)].filter((part) => part.length > 0);
  return parts.map((part, i) => ({ id: "group-" + i, topics: part }));
}

// { ID: value }: some answered, some "no answer", some not at all. Few different
// values make many ties.
function randomAnswers(below, { scale, questions }) {
  const few = Array.from({ length: 1 + below(4) }, () => pick(below, valuesOf(scale)));
  const silence = below(4);
  const answers = {};
  for (const { id, values } of questions) {
    const lot = below(10);
    if (lot < silence) continue;
    answers[id] = lot < 2 * silence ? null : pick(below, values ?? few);
  }
  return answers;
}

function frozen(value) {
  if (typeof value === "object" && value !== null)
    Object.values(Object.freeze(value)).forEach(frozen);
  return value;
}

// The check as the page's script reads it; frozen, as no script may change it.
function toModel({ id, version, scale, bands, topics, groups = [], questions }) {
  return frozen({
    id,
    version,
    scale: { ...scale },
    bands: bands.map((band) => ({ ...band })),
    topics: topics.map((topic) => ({ id: topic })),
    groups: groups.map((group) => ({ ...group, topics: [...group.topics] })),
    questions: questions.map((question) => ({
      id: question.id,
      topic: question.topic,
      values: [...(question.values ?? valuesOf(scale))],
      weight: question.weight ?? 1,
      key: question.key ?? false,
      duty: question.duty ?? false,
      title: "Title of " + question.id,
    })),
  });
}

// The answers as the page's script holds them.
function toState(answers) {
  const state = Object.create(null);
  for (const [id, value] of Object.entries(answers)) state[id] = { value, note: "" };
  return frozen(state);
}

module.exports = { randomly, pick, randomCheck, randomAnswers, toModel, toState };
