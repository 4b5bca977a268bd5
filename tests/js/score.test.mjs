import assert from "node:assert/strict";
import test from "node:test";
import oracle from "./oracle.js";
import { randomly, randomCheck, randomAnswers, toModel, toState } from "./random.js";
import * as score from "../../src/browser/check/data/score.js";

const CASES = Array.from({ length: 5000 }, (_, seed) => {
  const below = randomly(seed);
  const check = randomCheck(below);
  const answers = randomAnswers(below, check);
  const expected = oracle.figures(check, answers);
  return { seed, check, answers, expected, model: toModel(check), state: toState(answers) };
});

function figure({ score: number, answered, total, band }) {
  return { score: number, answered, total, band };
}

// Thirteen questions from 0 to 100 by 10, as in the shipped check.
function shipped() {
  const topics = ["a", "a", "a", "a", "a", "b", "b", "b", "c", "c", "c", "c", "d"];
  return {
    id: "shipped",
    version: 1,
    scale: { from: 0, to: 100, step: 10 },
    bands: [
      { id: "low", from: 0 },
      { id: "middle", from: 40 },
      { id: "top", from: 70 },
    ],
    topics: ["a", "b", "c", "d"],
    questions: topics.map((topic, i) => ({ id: "q" + (i + 1), topic, key: i === 12 })),
  };
}

// One question a value, in one topic.
function checkWith(scale, values, more = () => ({})) {
  const check = {
    id: "check",
    version: 1,
    scale,
    bands: [{ id: "all", from: scale.from }],
    topics: ["t"],
    questions: values.map((_, i) => ({ id: "q" + i, topic: "t", ...more(i) })),
  };
  const answers = Object.fromEntries(values.map((value, i) => ["q" + i, value]));
  return { model: toModel(check), state: toState(answers) };
}

function overallOf(scale, values, weights) {
  const { model, state } = checkWith(scale, values, (i) => (weights ? { weight: weights[i] } : {}));
  return score.overall(model, state).score;
}

test("the overall score is the independent calculation's", () => {
  for (const { seed, model, state, expected } of CASES) {
    const actual = figure(score.overall(model, state));
    assert.deepEqual(actual, figure(expected.overall), "seed " + seed);
  }
});

test("the topics' scores are the independent calculation's, in the check's order", () => {
  for (const { seed, model, state, expected } of CASES) {
    const actual = score.topics(model, state).map((topic) => ({ id: topic.id, ...figure(topic) }));
    const wanted = expected.topics.map((topic) => ({ id: topic.id, ...figure(topic) }));
    assert.deepEqual(actual, wanted, "seed " + seed);
  }
});

test("the groups' scores are the independent calculation's", () => {
  for (const { seed, model, state, expected } of CASES) {
    const actual = score.groups(model, state).map((group) => ({ id: group.id, ...figure(group) }));
    const wanted = expected.groups.map((group) => ({ id: group.id, ...figure(group) }));
    assert.deepEqual(actual, wanted, "seed " + seed);
  }
});

test("each group stands before its topics", () => {
  const model = {
    topics: ["a", "b", "c"].map((id) => ({ id, title: id.toUpperCase() })),
    groups: [{ id: "x", title: "X", topics: ["a", "b"] }, { id: "y", title: "Y", topics: ["c"] }],
  };
  const titles = (one) => score.byGroup(one, [1, 2], [3, 4, 5]).map(({ title, figure: of }) => title + of);
  assert.deepEqual(titles(model), ["X1", "A3", "B4", "Y2", "C5"]);
  assert.deepEqual(titles({ ...model, groups: [] }), ["A3", "B4", "C5"]);
});

test("the band of an answer is the independent calculation's", () => {
  for (const { seed, model, answers, expected } of CASES) {
    for (const [id, band] of Object.entries(expected.bands)) {
      assert.equal(score.bandOf(model, answers[id]), band, `seed ${seed}, ${id}`);
    }
  }
});

test("strengths are the independent calculation's", () => {
  for (const { seed, model, state, expected } of CASES) {
    assert.deepEqual(score.strengths(model, state), expected.strengths, "seed " + seed);
  }
});

test("needs are the independent calculation's", () => {
  for (const { seed, model, state, expected } of CASES) {
    assert.deepEqual(score.needs(model, state), expected.needs, "seed " + seed);
  }
});

test("every tie in the orders of strengths and needs falls as it should", () => {
  const values = [0, 40, 60, 100];
  const check = shipped();
  for (let lot = 0; lot < 4 ** 4 * 2 ** 4 * 5 * 4; lot++) {
    let rest = lot;
    const next = (n) => {
      const drawn = rest % n;
      rest = Math.floor(rest / n);
      return drawn;
    };
    const answers = {};
    check.questions = ["p", "o", "n", "m"].map((id) => {
      answers[id] = values[next(4)];
      return { id, topic: "a", weight: 1 + next(2) };
    });
    const key = next(5);
    check.questions[next(4)].duty = true;
    if (key < 4) check.questions[key].key = true;
    const model = toModel(check);
    const state = toState(answers);
    assert.deepEqual(score.strengths(model, state), oracle.strengths(check, answers), "lot " + lot);
    assert.deepEqual(score.needs(model, state), oracle.needs(check, answers), "lot " + lot);
  }
});

test("a score is the weighted mean of what was answered", () => {
  const percent = { from: 0, to: 100, step: 10 };
  assert.equal(overallOf(percent, [40, 70]), 55);
  assert.equal(overallOf(percent, [40, 70, null, undefined]), 55);
  assert.equal(overallOf(percent, [0, 100], [1, 3]), 75);
  assert.equal(overallOf({ from: 1, to: 5, step: 1 }, [3, 3, 4]), 3.3);
  assert.equal(overallOf({ from: 0, to: 100, step: 5 }, [5, 0, 0]), 2);
  assert.equal(overallOf({ from: 0, to: 1, step: 1 }, [1, 0, 0]), 0.33);
});

test("a score is rounded half up, below zero too", () => {
  const percent = { from: 0, to: 100, step: 10 };
  assert.equal(overallOf(percent, [10, 20, 20, 20]), 18); // 17.5 %
  assert.equal(overallOf(percent, [10, 10, 10, 20]), 13); // 12.5 %
  const around = { from: -2, to: 2, step: 1 };
  assert.equal(overallOf(around, [-1, 0, 0, 0]), -0.2); // -0.25
  assert.equal(overallOf(around, [-1, -1, -1, 0]), -0.7); // -0.75
  assert.equal(overallOf(around, [-2, -2, -2, -1]), -1.7); // -1.75
  assert.equal(overallOf(around, [-2, 2]), 0);
});

test("an end of the scale is shown only where the mean is that end", () => {
  const all = (number, value, last) => [...new Array(number - 1).fill(value), last];
  const yesNo = { from: 0, to: 1, step: 1 };
  assert.equal(overallOf(yesNo, all(21, 1, 0)), 0.95);
  assert.equal(overallOf(yesNo, all(500, 1, 0)), 0.99);
  assert.equal(overallOf(yesNo, all(500, 0, 1)), 0.01);
  assert.equal(overallOf(yesNo, all(500, 1, 1)), 1);
  const percent = { from: 0, to: 100, step: 10 };
  assert.equal(overallOf(percent, all(30, 100, 90)), 99); // 99.67 %
  assert.equal(overallOf(percent, all(30, 0, 10)), 1);
  assert.equal(overallOf(percent, all(30, 100, 100)), 100);
  const around = { from: -2, to: 2, step: 1 };
  assert.equal(overallOf(around, all(30, -2, -1)), -1.9);
  assert.equal(overallOf(around, all(30, -2, -2)), -2);
});

test("the band of a score follows the rounded score", () => {
  const { bands, scale } = toModel(shipped());
  const bandOf = (values) => {
    const { model, state } = checkWith(scale, values);
    const { score: number, band } = score.overall({ ...model, bands }, state);
    return [number, band];
  };
  assert.deepEqual(bandOf([60, 70, 70, 70, 70]), [68, "middle"]);
  assert.deepEqual(bandOf([40, 70, 100]), [70, "top"]);
  assert.deepEqual(bandOf([...new Array(79).fill(70), 30]), [70, "top"]); // 69.5 %
  assert.deepEqual(bandOf([...new Array(79).fill(70), 20]), [69, "middle"]); // 69.375 %
});

test("nothing answered is no score, never zero", () => {
  const model = toModel(shipped());
  const none = Object.fromEntries(model.questions.map(({ id }) => [id, null]));
  for (const answers of [{}, none]) {
    const state = toState(answers);
    const nothing = { score: null, answered: 0, band: null };
    assert.deepEqual(score.overall(model, state), { ...nothing, total: 13 });
    const totals = [5, 3, 4, 1];
    assert.deepEqual(
      score.topics(model, state),
      ["a", "b", "c", "d"].map((id, i) => ({ id, ...nothing, total: totals[i] }))
    );
    assert.deepEqual(score.strengths(model, state), { furthest: false, items: [] });
    assert.deepEqual(score.needs(model, state), { first: [], more: [] });
  }
});

test("a note without a value is not yet an answer", () => {
  const model = toModel(shipped());
  const state = { q1: { value: undefined, note: "to be asked" }, q2: { value: null, note: "" } };
  assert.equal(score.overall(model, state).answered, 0);
});

test("a value that is no step counts nowhere and stays open", () => {
  const model = toModel(shipped());
  for (const value of [45, -10, 110, 40.5, "40", "", NaN, Infinity, true, [40], {}]) {
    const state = { q1: { value, note: "" }, q2: { value: 100, note: "" } };
    assert.equal(score.offers(model.questions[0], value), false);
    assert.deepEqual(score.overall(model, state), {
      score: 100,
      answered: 1,
      total: 13,
      band: "top",
    });
    assert.deepEqual(score.needs(model, state), { first: [], more: [] });
  }
});

test("a value that one question does not offer, and another does, counts for the other", () => {
  const check = shipped();
  check.questions[0].values = [0, 100];
  const state = toState({ q1: 50, q2: 50 });
  const { score: number, answered } = score.overall(toModel(check), state);
  assert.deepEqual([number, answered], [50, 1]);
});

test("a band may begin between two values, and answers lie in it as scores do", () => {
  const check = { ...shipped(), scale: { from: 1, to: 5, step: 1 } };
  check.bands = [
    { id: "low", from: 1 },
    { id: "top", from: 3.5 },
  ];
  const model = toModel(check);
  const bandOf = (values) => score.overall(model, toState(values)).band;
  assert.equal(bandOf({ q1: 3, q2: 4 }), "top"); // 3.5
  assert.equal(bandOf({ q1: 3, q2: 3, q3: 4 }), "low"); // 3.3
  assert.deepEqual(score.strengths(model, toState({ q1: 3, q2: 4 })).items, ["q2"]);
});

test("strengths are the top band, highest first, all of them", () => {
  const model = toModel(shipped());
  const state = toState({ q1: 70, q2: 60, q3: 100, q4: 70, q5: 90, q6: 70 });
  assert.deepEqual(score.strengths(model, state), {
    furthest: false,
    items: ["q3", "q5", "q1", "q4", "q6"],
  });
});

test("without a strength, up to three that left the lowest band are furthest along", () => {
  const model = toModel(shipped());
  const strengths = (answers) => score.strengths(model, toState(answers));
  assert.deepEqual(strengths({ q1: 40, q2: 60, q3: 30, q4: 50, q5: 60 }), {
    furthest: true,
    items: ["q2", "q5", "q4"],
  });
  assert.deepEqual(strengths({ q1: 40, q3: 30 }), { furthest: true, items: ["q1"] });
  assert.deepEqual(strengths({ q1: 30, q3: 0 }), { furthest: false, items: [] });
});

test("needs: key question, band, duty, value, weight, then the check's order", () => {
  const check = shipped();
  check.questions[5].weight = 2;
  check.questions[7].duty = true;
  check.questions[8].duty = true;
  const model = toModel(check);
  const state = toState({ q1: 70, q2: 10, q3: 0, q4: 10, q6: 10, q7: 40, q8: 30, q9: 60, q13: 60 });
  assert.deepEqual(score.needs(model, state), {
    first: ["q13", "q8", "q3"],
    more: ["q6", "q2", "q4", "q9", "q7"],
  });
});

test("needs: a legal duty comes before the others of its band, and not before a lower band", () => {
  const check = shipped();
  check.questions[11].duty = true;
  const state = toState({ q1: 0, q2: 40, q3: 30, q12: 50, q13: 60 });
  assert.deepEqual(score.needs(toModel(check), state), { first: ["q13", "q1", "q3"], more: ["q12", "q2"] });
});

test("a key question in the top band is no need", () => {
  const state = toState({ q1: 0, q13: 70 });
  assert.deepEqual(score.needs(toModel(shipped()), state), { first: ["q1"], more: [] });
});

test("a score's unit is a power of ten, at most a fortieth of the range and at most 1", () => {
  for (const [from, to, decimals] of [
    [0, 100, 0],
    [-100, 100, 0],
    [0, 1000000, 0],
    [0, 40, 0],
    [0, 39, 1],
    [1, 5, 1],
    [0, 4, 1],
    [0, 3, 2],
    [0, 1, 2],
  ]) {
    assert.equal(score.decimals({ scale: { from, to, step: 1 } }), decimals, `${from} to ${to}`);
  }
  for (const { seed, model, expected } of CASES) {
    const { text } = expected.overall;
    if (text !== null) assert.equal(score.decimals(model), text.split(".")[1]?.length ?? 0, "seed " + seed);
  }
});

test("the median of scores is a score: halves go up, and no end is told that is none", () => {
  const percent = { scale: { from: 0, to: 100, step: 10 } };
  assert.equal(score.medianScore(percent, [50, 53, null]), 52);
  assert.equal(score.medianScore(percent, [99, 100]), 99);
  assert.equal(score.medianScore(percent, [100, 100]), 100);
  assert.equal(score.medianScore(percent, [0, 1]), 1);
  assert.equal(score.medianScore(percent, [null]), null);
  assert.equal(score.medianScore({ scale: { from: 0, to: 1, step: 1 } }, [0.94, 0.95]), 0.95);
  assert.equal(score.medianScore({ scale: { from: -2, to: 2, step: 1 } }, [-1.1, -1]), -1);
});

test("the median of several results is the middle, or the mean of the two middle values", () => {
  assert.equal(score.median([70, 10, 40]), 40);
  assert.equal(score.median([100, 10, 40, 50]), 45);
  assert.equal(score.median([9, 10, 1]), 9);
  assert.equal(score.median([-2, -1]), -1.5);
  assert.equal(score.median([null, 20, undefined]), 20);
  assert.equal(score.median([null, undefined]), null);
  assert.equal(score.median([]), null);
});

test("the spread of several results is highest minus lowest, of at least two", () => {
  assert.equal(score.spread([70, 10, 40]), 60);
  assert.equal(score.spread([9, 10]), 1);
  assert.equal(score.spread([-2, 2, null]), 4);
  assert.equal(score.spread([30, 30]), 0);
  assert.equal(score.spread([70, null, undefined]), null);
  assert.equal(score.spread([]), null);
});

test("median and spread of random results are the independent calculation's", () => {
  for (let seed = 0; seed < 3000; seed++) {
    const below = randomly(seed);
    const values = Array.from(
      { length: below(12) },
      () => [null, undefined, below(100), 10 * below(11), below(5) - 2][below(5)]
    );
    const before = [...values];
    assert.equal(score.median(values), oracle.median(values), "seed " + seed);
    assert.equal(score.spread(values), oracle.spread(values), "seed " + seed);
    assert.deepEqual(values, before);
  }
});
