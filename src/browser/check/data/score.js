// Scores, bands, strengths and needs of one result; median and spread of
// several. Plain data in, plain data out: it knows no page and no words.
//
// Everything is counted in whole numbers, so that the page, the print, every
// export and a reader with pencil and paper arrive at the same figure. A score
// is the number that is shown: 70, 3.4, 0.95.
//
// model:   { scale: { from, to, and step or values }, bands: [{ id, from }], topics: [{ id }],
//            groups: [{ id, topics: [ID] }] (may be missing),
//            questions: [{ id, topic, values, weight, key, duty }] }, all in the check's order
// answers: { ID: { value } }; null is "no answer", absent is "not yet answered"

// needs that stand under "start here"
const START_HERE = 3;
// strengths named where nothing is in the top band
const FURTHEST = 3;

// Whether a question has that value among its answers.
export function offers({ values }, value) {
  return values.includes(value);
}

// The values of the scale, lowest first.
export function stepsOf({ from, to, step, values }) {
  return values ?? Array.from({ length: (to - from) / step + 1 }, (_, i) => from + i * step);
}

// The questions that count, each with its value, in the check's order; sorting
// keeps that order among equals. A value that is not offered counts for nothing.
function counted(model, answers) {
  return model.questions
    .map((question) => ({ ...question, value: answers[question.id]?.value }))
    .filter((question) => offers(question, question.value));
}

function bandIndex(model, number) {
  let index = 0;
  model.bands.forEach((band, i) => {
    if (band.from <= number) index = i;
  });
  return index;
}

// Of a value or a score; null is "none".
export function bandOf(model, number) {
  return number === null ? null : model.bands[bandIndex(model, number)].id;
}

// How many decimals a score has: its unit is the largest power of ten that is at
// most a fortieth of the range and at most 1.
export function decimals({ scale: { from, to } }) {
  let places = 0;
  while ((to - from) * 10 ** places < 40) places++;
  return places;
}

// The mean sum / count, of whole numbers, in units above the scale's start, so that
// nothing is negative and "half up" goes up below zero too. Floor is exact here: both
// numbers are whole. An end of the scale is told only where the mean is that end.
function rounded(model, sum, count) {
  const { from, to } = model.scale;
  const units = 10 ** decimals(model);
  const above = sum - from * count;
  const last = (to - from) * units;
  const nearest = Math.floor((2 * units * above + count) / (2 * count));
  const inside = Math.min(Math.max(nearest, 1), last - 1);
  const isEnd = above === 0 || above === (to - from) * count;
  return (from * units + (isEnd ? nearest : inside)) / units;
}

function scoreOf(model, questions) {
  let weights = 0;
  let sum = 0;
  for (const { weight, value } of questions) {
    weights += weight;
    sum += weight * value;
  }
  return weights === 0 ? null : rounded(model, sum, weights);
}

function summary(model, questions, total) {
  const score = scoreOf(model, questions);
  return { score, answered: questions.length, total, band: bandOf(model, score) };
}

export function overall(model, answers) {
  return summary(model, counted(model, answers), model.questions.length);
}

// parts: [{ id, topics: [ID] }]
function parted(model, answers, parts) {
  const all = counted(model, answers);
  return parts.map(({ id, topics: own }) => {
    const isIn = ({ topic }) => own.includes(topic);
    return { id, ...summary(model, all.filter(isIn), model.questions.filter(isIn).length) };
  });
}

export function topics(model, answers) {
  return parted(model, answers, model.topics.map(({ id }) => ({ id, topics: [id] })));
}

export function groups(model, answers) {
  return parted(model, answers, model.groups ?? []);
}

// What is given for groups and topics, in their order, as one list: each group before its
// topics. -> [{ title, figure, isGroup }]
export function byGroup(model, groupFigures, topicFigures) {
  const figureOf = new Map(model.topics.map((topic, i) => [topic.id, { title: topic.title, figure: topicFigures[i] }]));
  const parts = model.groups ?? [];
  if (parts.length === 0) return [...figureOf.values()];
  return parts.flatMap(({ title, topics: own }, i) => [
    { title, figure: groupFigures[i], isGroup: true },
    ...own.map((id) => figureOf.get(id)),
  ]);
}

function ids(questions) {
  return questions.map((question) => question.id);
}

// { furthest, items }: the answers in the top band, highest first; or, with
// `furthest` set, the highest of those that have left the lowest band.
export function strengths(model, answers) {
  const all = counted(model, answers).sort((a, b) => b.value - a.value);
  const highest = model.bands.length - 1;
  const top = all.filter((question) => bandIndex(model, question.value) === highest);
  if (top.length > 0) return { furthest: false, items: ids(top) };
  const onTheWay = all.filter((question) => bandIndex(model, question.value) > 0);
  return { furthest: onTheWay.length > 0, items: ids(onTheWay.slice(0, FURTHEST)) };
}

// { first, more }: the answers below the top band, most needed first: the key
// question, then by band, duty, value and weight.
export function needs(model, answers) {
  const highest = model.bands.length - 1;
  const all = counted(model, answers)
    .map((question) => ({ ...question, band: bandIndex(model, question.value) }))
    .filter(({ band }) => band < highest)
    .sort(
      (a, b) =>
        Boolean(b.key) - Boolean(a.key) ||
        a.band - b.band ||
        Boolean(b.duty) - Boolean(a.duty) ||
        a.value - b.value ||
        b.weight - a.weight
    );
  return { first: ids(all.slice(0, START_HERE)), more: ids(all.slice(START_HERE)) };
}

function ascending(values) {
  return values.filter(Number.isFinite).sort((a, b) => a - b);
}

// Of the values given; null and undefined ("no answer", "not yet answered")
// may stand among them. Null where there is none.
export function median(values) {
  const sorted = ascending(values);
  if (sorted.length === 0) return null;
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}

// Of several scores, itself a score. One halfway between two goes up, as everywhere.
export function medianScore(model, scores) {
  const middle = median(scores);
  const halves = 2 * 10 ** decimals(model);
  return middle === null ? null : rounded(model, Math.round(middle * halves), halves);
}

// Highest minus lowest. Null where fewer than two answered.
export function spread(values) {
  const sorted = ascending(values);
  return sorted.length < 2 ? null : sorted[sorted.length - 1] - sorted[0];
}
