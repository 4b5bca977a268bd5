// All that a result says, in figures: one computation for the screen, the paper and the files.
// Plain data in, plain data out: it knows no page and no words.

import { isCommonDay } from "./day.js";
import * as plan from "./plan.js";
import * as resultfile from "./resultfile.js";
import * as score from "./score.js";

// state: see resultfile.js; compared: { files: [{ object }] }, one of which may be earlier. Of scores and targets, null is "none".
// -> { overall, topics, groups: of score.js, each with `target`, the score with every target of the plan
//   reached, or null where that is the same;
//   few: too few answers for a word about the whole;
//   lowest: null, or { id: of the topic that has the least, far: whether it lies a tenth of the scale
//   or more below the whole };
//   questions: [{ id, value (undefined: not yet answered), note, target, before: another value that an
//   earlier result has, or null }], in the check's order;
//   strengths, needs: of score.js; measures: of plan.js, by date }
// Decimals are not exact: 0.3 - 0.2 is a trace less than 0.1.
const TRACE = 1e-6;

// Where all have the same, none is the lowest; of several, it is the first.
function lowestOf({ scale }, overall, topics) {
  const scored = topics.filter((topic) => topic.score !== null).sort((a, b) => a.score - b.score);
  if (scored.length === 0 || scored[0].score === scored.at(-1).score) return null;
  return { id: scored[0].id, far: 10 * (overall.score - scored[0].score) >= scale.to - scale.from - TRACE };
}

export function figuresOf(model, state, compared) {
  const { answers, plan: measures } = state;
  const earlier = earlierValues(model, state, compared?.files.map(({ object }) => object));
  const reached = plan.reached(model, answers, measures);
  const targets = plan.targets(model, measures);
  const withTarget = (now, then) => ({ ...now, target: then.score === now.score ? null : then.score });
  const overall = withTarget(score.overall(model, answers), score.overall(model, reached));
  const withTargets = (of) => {
    const aims = of(model, reached);
    return of(model, answers).map((part, i) => withTarget(part, aims[i]));
  };
  const topics = withTargets(score.topics);
  return {
    overall,
    few: overall.answered * 2 < overall.total,
    lowest: lowestOf(model, overall, topics),
    topics,
    groups: withTargets(score.groups),
    questions: model.questions.map(({ id }) => {
      const { value, note = "" } = answers[id] ?? {};
      const past = earlier[id]?.value ?? null;
      return { id, value, note, target: targets[id] ?? null, before: past === value ? null : past };
    }),
    strengths: score.strengths(model, answers),
    needs: score.needs(model, answers),
    measures: plan.sorted(measures),
  };
}

// What the same view of the same subject said the last time before: { ID: { value } }.
// objects: result files'
export function earlierValues(model, { subject, view, date }, objects = []) {
  const before = objects
    .filter((other) => isCommonDay(other.date) && other.date < date && (other.subject ?? "") === subject && (other.view ?? "") === view)
    .sort((a, b) => (a.date < b.date ? -1 : 1))
    .at(-1);
  return resultfile.apply(model, before).state?.answers ?? {};
}
