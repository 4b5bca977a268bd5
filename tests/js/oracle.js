// An independent calculation of a result's figures, for tests to compare with:
// written from the rules and not from the page's script, in exact fractions,
// by trying out instead of by formula, and by counting instead of by sorting.
//
// check:   what check.yaml holds, as plain data:
//          { scale: { from, to, step }, bands: [{ id, from }], topics: [ID],
//            questions: [{ id, topic, weight (1), key (false) }] }
// answers: { ID: value }; null is "no answer", absent is "not yet answered"
"use strict";

function fraction(numerator, denominator = 1) {
  return { n: BigInt(numerator), d: BigInt(denominator) }; // d > 0
}

function isBelow(a, b) {
  return a.n * b.d < b.n * a.d;
}

// The decimal notation of a whole number of tenths: 34 -> "3.4", 700 -> "70".
function decimal(tenths) {
  const digits = String(tenths < 0n ? -tenths : tenths).padStart(2, "0");
  const text = digits.slice(0, -1) + "." + digits.slice(-1);
  return (tenths < 0n ? "-" : "") + text.replace(/\.0$/, "");
}

// All values an answer can have.
function steps({ from, to, step }) {
  const values = [];
  for (let value = from; value <= to; value += step) values.push(value);
  return values;
}

function answered(check, answers, topic) {
  const values = steps(check.scale);
  return check.questions
    .filter((question) => topic === undefined || question.topic === topic)
    .filter(({ id }) => Object.hasOwn(answers, id) && values.includes(answers[id]));
}

// The band of a value given in tenths of the unit.
function band(check, tenths) {
  let best = null;
  for (const candidate of check.bands) {
    if (BigInt(candidate.from) * 10n > tenths) continue;
    if (best === null || candidate.from > best.from) best = candidate;
  }
  return best.id;
}

// { tenths (a number), text ("3.4"), band }; each null where nothing is answered.
function score(check, answers, topic) {
  const counted = answered(check, answers, topic);
  if (counted.length === 0) return { tenths: null, text: null, band: null };
  let weights = 0n;
  let sum = 0n;
  for (const { id, weight = 1 } of counted) {
    weights += BigInt(weight);
    sum += BigInt(weight) * BigInt(answers[id]);
  }
  const mean = fraction(sum, weights);
  // Candidates stand a tenth of a step apart. A mean belongs to a candidate as
  // soon as it reaches the middle between it and the one below: half up.
  const { from, to, step } = check.scale;
  let rounded = BigInt(from) * 10n;
  for (let tenths = rounded; tenths <= BigInt(to) * 10n; tenths += BigInt(step)) {
    const middleBelow = fraction(2n * tenths - BigInt(step), 20);
    if (!isBelow(mean, middleBelow)) rounded = tenths;
  }
  return { tenths: Number(rounded), text: decimal(rounded), band: band(check, rounded) };
}

function summary(check, answers, topic) {
  const all = check.questions.filter((q) => topic === undefined || q.topic === topic);
  return {
    ...score(check, answers, topic),
    answered: answered(check, answers, topic).length,
    total: all.length,
  };
}

// The place of each item is the number of items that come before it.
function ordered(items, comesBefore) {
  const result = new Array(items.length).fill(null);
  for (const item of items) {
    result[items.filter((other) => other !== item && comesBefore(other, item)).length] = item.id;
  }
  return result;
}

function bandsOfAnswers(check, answers) {
  const bands = {};
  for (const { id } of answered(check, answers)) bands[id] = band(check, BigInt(answers[id]) * 10n);
  return bands;
}

function strengths(check, answers) {
  const bands = bandsOfAnswers(check, answers);
  const comesBefore = (a, b) => {
    if (answers[a.id] !== answers[b.id]) return answers[a.id] > answers[b.id];
    return check.questions.indexOf(a) < check.questions.indexOf(b);
  };
  const among = (isIn) => answered(check, answers).filter(({ id }) => isIn(bands[id]));
  const lowest = check.bands[0].id;
  const highest = check.bands[check.bands.length - 1].id;
  const top = among((id) => id === highest);
  if (top.length > 0) return { furthest: false, items: ordered(top, comesBefore) };
  const items = ordered(
    among((id) => id !== lowest),
    comesBefore
  ).filter((_, i) => i < 3);
  return { furthest: items.length > 0, items };
}

function needs(check, answers) {
  const bands = bandsOfAnswers(check, answers);
  const comesBefore = (a, b) => {
    if (a.key === true) return true;
    if (b.key === true) return false;
    if (answers[a.id] !== answers[b.id]) return answers[a.id] < answers[b.id];
    const { weight: weightOfA = 1 } = a;
    const { weight: weightOfB = 1 } = b;
    if (weightOfA !== weightOfB) return weightOfA > weightOfB;
    return check.questions.indexOf(a) < check.questions.indexOf(b);
  };
  const highest = check.bands[check.bands.length - 1].id;
  const below = answered(check, answers).filter(({ id }) => bands[id] !== highest);
  const all = ordered(below, comesBefore);
  return { first: all.filter((_, i) => i < 3), more: all.filter((_, i) => i >= 3) };
}

// Everything a result shows:
// { overall: { tenths, text, band, answered, total }, topics: [{ id, … }],
//   bands: { ID: band of the answer }, strengths: { furthest, items },
//   needs: { first, more }, open: [ID], none: [ID] }
function figures(check, answers) {
  const bands = bandsOfAnswers(check, answers);
  const isNone = ({ id }) => Object.hasOwn(answers, id) && answers[id] === null;
  return {
    overall: summary(check, answers),
    topics: check.topics.map((id) => ({ id, ...summary(check, answers, id) })),
    bands,
    strengths: strengths(check, answers),
    needs: needs(check, answers),
    open: check.questions
      .filter((q) => !isNone(q) && !Object.hasOwn(bands, q.id))
      .map(({ id }) => id),
    none: check.questions.filter(isNone).map(({ id }) => id),
  };
}

// By taking away a lowest and a highest value until one or two are left.
function median(values) {
  let left = values.filter((value) => value !== null && value !== undefined);
  if (left.length === 0) return null;
  while (left.length > 2) {
    const lowest = left.indexOf(Math.min(...left));
    left = left.filter((_, i) => i !== lowest);
    const highest = left.indexOf(Math.max(...left));
    left = left.filter((_, i) => i !== highest);
  }
  return left.reduce((a, b) => a + b) / left.length;
}

// The greatest distance between any two values.
function spread(values) {
  const given = values.filter((value) => value !== null && value !== undefined);
  if (given.length < 2) return null;
  return Math.max(...given.flatMap((a) => given.map((b) => Math.abs(a - b))));
}

module.exports = { figures, strengths, needs, median, spread, steps };
