// An independent calculation of a result's figures, for tests to compare with:
// written from the rules and not from the page's script, in exact fractions,
// by trying out instead of by formula, and by counting instead of by sorting.
//
// check:   what check.yaml holds, as plain data:
//          { scale: { from, to, and step or values }, bands: [{ id, from }], topics: [ID], groups: [{ id, topics }] (none),
//            questions: [{ id, topic, values (the scale's), weight (1), key (false), duty (false) }] }
// answers: { ID: value }; null is "no answer", absent is "not yet answered"
"use strict";

function fraction(numerator, denominator = 1) {
  return { n: BigInt(numerator), d: BigInt(denominator) }; // d > 0
}

function isBelow(a, b) {
  return a.n * b.d < b.n * a.d;
}

// How many of its units make 1: 1, 10, 100, …: the first that is fine enough.
function unitsOf({ from, to }) {
  return [1n, 10n, 100n, 1000n].find((units) => !isBelow(fraction(to - from, 40), fraction(1, units)));
}

// All numbers that a score can be, as decimal texts, each with its fraction.
function candidates({ from, to }) {
  const units = unitsOf({ from, to });
  const places = String(units).length - 1;
  const all = [];
  for (let n = BigInt(from) * units; n <= BigInt(to) * units; n += 1n) {
    const digits = String(n < 0n ? -n : n).padStart(places + 1, "0");
    const end = digits.length - places;
    const text = places ? `${digits.slice(0, end)}.${digits.slice(end)}` : digits;
    all.push({ text: (n < 0n ? "-" : "") + text, at: fraction(n, units) });
  }
  return all;
}

const known = new Map();
function candidatesOf(scale) {
  const key = `${scale.from} ${scale.to}`;
  if (!known.has(key)) known.set(key, candidates(scale));
  return known.get(key);
}

// The candidate that a mean is shown as: half up, and an end only where it is that end.
function shownAs(scale, mean) {
  const all = candidatesOf(scale);
  const isAt = ({ at }) => !isBelow(at, mean) && !isBelow(mean, at);
  const ends = [all[0], all[all.length - 1]];
  const end = ends.find(isAt);
  if (end) return end;
  // A mean belongs to a candidate as soon as it reaches the middle between it and the one below.
  let best = all[1];
  for (const one of all) {
    if (ends.includes(one)) continue;
    const below = all[all.indexOf(one) - 1].at;
    const middle = fraction(one.at.n * below.d + below.n * one.at.d, 2n * one.at.d * below.d);
    if (isBelow(mean, middle)) break;
    best = one;
  }
  return best;
}

// All values of a scale.
function steps({ from, to, step, values: listed }) {
  if (listed) return listed;
  const values = [];
  for (let value = from; value <= to; value += step) values.push(value);
  return values;
}

function answered(check, answers, topic) {
  const all = steps(check.scale);
  return check.questions
    .filter((question) => topic === undefined || question.topic === topic)
    .filter(({ id, values = all }) => Object.hasOwn(answers, id) && values.includes(answers[id]));
}

// The band of a value or a score.
function band(check, number) {
  let best = null;
  for (const candidate of check.bands) {
    if (candidate.from > number) continue;
    if (best === null || candidate.from > best.from) best = candidate;
  }
  return best.id;
}

// { score (a number), text ("3.4"), band }; each null where nothing is answered.
function score(check, answers, topic) {
  const counted = answered(check, answers, topic);
  if (counted.length === 0) return { score: null, text: null, band: null };
  let weights = 0n;
  let sum = 0n;
  for (const { id, weight = 1 } of counted) {
    weights += BigInt(weight);
    sum += BigInt(weight) * BigInt(answers[id]);
  }
  const { text } = shownAs(check.scale, fraction(sum, weights));
  return { score: Number(text), text, band: band(check, Number(text)) };
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
  for (const { id } of answered(check, answers)) bands[id] = band(check, answers[id]);
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
    const rank = ({ id }) => check.bands.map((one) => one.id).indexOf(bands[id]);
    if (rank(a) !== rank(b)) return rank(a) < rank(b);
    const isDuty = ({ duty }) => duty === true;
    if (isDuty(a) !== isDuty(b)) return isDuty(a);
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
// { overall: { score, text, band, answered, total }, topics: [{ id, … }],
//   bands: { ID: band of the answer }, strengths: { furthest, items },
//   needs: { first, more }, open: [ID], none: [ID] }
function figures(check, answers) {
  const bands = bandsOfAnswers(check, answers);
  const isNone = ({ id }) => Object.hasOwn(answers, id) && answers[id] === null;
  return {
    overall: summary(check, answers),
    topics: check.topics.map((id) => ({ id, ...summary(check, answers, id) })),
    groups: (check.groups ?? []).map(({ id, topics }) => {
      const within = { ...check, questions: check.questions.filter((one) => topics.includes(one.topic)) };
      return { id, ...summary(within, answers) };
    }),
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

// What a plan's targets make of the answers: the highest target of a question
// that is a step, where the question has a lower value.
function reached(check, answers, plan) {
  const result = { ...answers };
  for (const { id, values = steps(check.scale) } of answered(check, answers)) {
    const aims = plan.filter((item) => item.question === id && item.status !== "dropped").map((item) => item.target);
    const higher = values.filter((value) => aims.includes(value) && value > answers[id]);
    if (higher.length > 0) result[id] = higher[higher.length - 1];
  }
  return result;
}

// The middle of several scores; of two, the mean, which is rounded as a score is.
function middleScore(check, scores) {
  const places = candidatesOf(check.scale).map(({ text }) => Number(text));
  const middle = median(scores.map((one) => (one === null ? null : places.indexOf(one))));
  if (middle === null) return null;
  const [low, high] = [Math.floor(middle), Math.ceil(middle)].map((place) => candidatesOf(check.scale)[place].at);
  const mean = fraction(low.n * high.d + high.n * low.d, 2n * low.d * high.d);
  return Number(shownAs(check.scale, mean).text);
}

// What several results say together, each { answers: { ID: value }, … }.
function together(check, results) {
  const values = check.questions.map(({ id }) => {
    const given = results.map(({ answers }) => (Object.hasOwn(answers, id) ? answers[id] : "-"));
    const numbers = given.filter((value) => typeof value === "number");
    if (numbers.length > 0) return median(numbers);
    return given.every((value) => value === "-") ? undefined : null;
  });
  const figure = (topic) =>
    middleScore(
      check,
      results.map(({ answers }) => score(check, answers, topic).score)
    );
  return { values, overall: figure(), topics: check.topics.map(figure) };
}

// Those who belong together, found by asking of every two.
function classes(items, belong) {
  return items
    .filter((item, i) => !items.slice(0, i).some((earlier) => belong(earlier, item)))
    .map((first) => items.filter((item) => belong(first, item)));
}

// Several results side by side. results: [{ answers, view, date, subject }]; period: how many
// characters of a date count; without one, it is the day, and nothing is put together.
// -> the views in their order, each a list of its dates: { members: their places in the results, when, … }
function comparison(check, results, period) {
  const when = (one) => one.date.slice(0, period || 10);
  const isSame = (a, b) => a.toLowerCase() === b.toLowerCase();
  const named = results.filter(({ subject }) => subject !== "");
  const oneSubject = named.every((one) => isSame(one.subject, named[0].subject));
  const sameWho = (a, b) =>
    (oneSubject || isSame(a.subject, b.subject)) && isSame(a.view, b.view) && (a.date === "") === (b.date === "");
  const views = classes(results, sameWho).flatMap((members) => {
    const dates = classes(members, (a, b) => when(a) === when(b));
    const isMixed = !period && dates.some(({ length }) => length > 1);
    return isMixed ? members.map((one) => [[one]]) : [dates];
  });
  const shown = (dates) => (dates.length === 1 && when(dates[0][0])) || "~";
  const comesBefore = ({ id: a }, { id: b }) => {
    const [nameA, nameB] = [a, b].map(([[one]]) => one.view.toLowerCase());
    if (nameA !== nameB) return nameA < nameB;
    if (shown(a) !== shown(b)) return shown(a) < shown(b);
    return views.indexOf(a) < views.indexOf(b);
  };
  const column = (members) => ({ members: members.map((one) => results.indexOf(one)), when: when(members[0]), ...together(check, members) });
  const isEarlier = ({ id: a }, { id: b }) => when(a[0]) < when(b[0]);
  return ordered(views.map((id) => ({ id })), comesBefore).map((dates) =>
    ordered(dates.map((id) => ({ id })), isEarlier).map(column)
  );
}

module.exports = { figures, strengths, needs, median, spread, steps, reached, comparison, middleScore };
