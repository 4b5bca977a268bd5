// Scores, bands, strengths and needs of one result; median and spread of
// several. Plain data in, plain data out: it knows no page and no words.
//
// Everything is counted in whole numbers, so that the page, the print, every
// export and a reader with pencil and paper arrive at the same figure. A score
// is given in tenths of the scale's unit: 70 % is 700, 3.4 is 34.
//
// model:   { scale: { from, to, step }, bands: [{ id, from }], topics: [{ id }],
//            questions: [{ id, topic, weight, key, duty }] }, all in the check's order
// answers: { ID: { value } }; null is "no answer", absent is "not yet answered"

// needs that stand under "start here"
const START_HERE = 3;
// strengths named where nothing is in the top band
const FURTHEST = 3;

export function isStep({ from, to, step }, value) {
  return Number.isInteger(value) && value >= from && value <= to && (value - from) % step === 0;
}

function valueOf(answers, id) {
  return answers[id]?.value;
}

// The questions that count, each with its value, in the check's order; sorting
// keeps that order among equals. A value that is no step counts for nothing.
function counted(model, answers) {
  return model.questions
    .map(({ id, topic, weight, key, duty }) => ({
      id,
      topic,
      weight,
      key,
      duty,
      value: valueOf(answers, id),
    }))
    .filter(({ value }) => isStep(model.scale, value));
}

function bandIndex(model, tenths) {
  let index = 0;
  model.bands.forEach((band, i) => {
    if (band.from * 10 <= tenths) index = i;
  });
  return index;
}

export function bandOf(model, tenths) {
  return tenths === null ? null : model.bands[bandIndex(model, tenths)].id;
}

// The weighted mean in steps above the scale's start, so that nothing is
// negative and "half up" goes up below zero too; rounded to a tenth of a step.
// Floor is exact here: both numbers are whole.
function scoreOf(model, questions) {
  const { from, step } = model.scale;
  let weights = 0;
  let steps = 0;
  for (const { weight, value } of questions) {
    weights += weight;
    steps += (weight * (value - from)) / step;
  }
  if (weights === 0) return null;
  return from * 10 + step * Math.floor((20 * steps + weights) / (2 * weights));
}

function summary(model, questions, total) {
  const score = scoreOf(model, questions);
  return { score, answered: questions.length, total, band: bandOf(model, score) };
}

export function overall(model, answers) {
  return summary(model, counted(model, answers), model.questions.length);
}

export function topics(model, answers) {
  const all = counted(model, answers);
  return model.topics.map(({ id }) => {
    const inTopic = (question) => question.topic === id;
    return { id, ...summary(model, all.filter(inTopic), model.questions.filter(inTopic).length) };
  });
}

// How many decimals show every score exactly.
export function decimals(model) {
  return model.scale.step % 10 === 0 ? 0 : 1;
}

function ids(questions) {
  return questions.map((question) => question.id);
}

function bandIndexOfAnswer(model, { value }) {
  return bandIndex(model, value * 10);
}

// { furthest, items }: the answers in the top band, highest first; or, with
// `furthest` set, the highest of those that have left the lowest band.
export function strengths(model, answers) {
  const all = counted(model, answers).sort((a, b) => b.value - a.value);
  const highest = model.bands.length - 1;
  const top = all.filter((question) => bandIndexOfAnswer(model, question) === highest);
  if (top.length > 0) return { furthest: false, items: ids(top) };
  const onTheWay = all.filter((question) => bandIndexOfAnswer(model, question) > 0);
  return { furthest: onTheWay.length > 0, items: ids(onTheWay.slice(0, FURTHEST)) };
}

// { first, more }: the answers below the top band, in the order to begin with: the key
// question, then by band; in a band legal duties, then the lowest, then the weightiest.
export function needs(model, answers) {
  const highest = model.bands.length - 1;
  const all = counted(model, answers)
    .filter((question) => bandIndexOfAnswer(model, question) < highest)
    .sort(
      (a, b) =>
        Boolean(b.key) - Boolean(a.key) ||
        bandIndexOfAnswer(model, a) - bandIndexOfAnswer(model, b) ||
        Boolean(b.duty) - Boolean(a.duty) ||
        a.value - b.value ||
        b.weight - a.weight
    );
  return { first: ids(all.slice(0, START_HERE)), more: ids(all.slice(START_HERE)) };
}

// { open, none }: not yet answered, and answered with "no answer".
export function unanswered(model, answers) {
  const isNone = ({ id }) => valueOf(answers, id) === null;
  const isOpen = ({ id }) => !isNone({ id }) && !isStep(model.scale, valueOf(answers, id));
  return {
    open: ids(model.questions.filter(isOpen)),
    none: ids(model.questions.filter(isNone)),
  };
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

// Highest minus lowest. Null where fewer than two answered.
export function spread(values) {
  const sorted = ascending(values);
  return sorted.length < 2 ? null : sorted[sorted.length - 1] - sorted[0];
}
