// All that a result says, in figures: one computation for the screen, the paper and the files.
// Plain data in, plain data out: it knows no page and no words.

import * as plan from "./plan.js";
import * as score from "./score.js";

// state: see resultfile.js. Of scores and targets, null is "none".
// -> { overall, topics: of score.js, each with `target`, the score with every target of the plan
//   reached, or null where that is the same;
//   few: too few answers for a word about the whole;
//   questions: [{ id, value (undefined: not yet answered), note, target }], in the check's order;
//   strengths, needs, unanswered: of score.js; measures: of plan.js, by date }
export function figuresOf(model, { answers, plan: measures }) {
  const reached = plan.reached(model, answers, measures);
  const targets = plan.targets(model, measures);
  const withTarget = (now, then) => ({ ...now, target: then.score === now.score ? null : then.score });
  const overall = withTarget(score.overall(model, answers), score.overall(model, reached));
  const aims = score.topics(model, reached);
  return {
    overall,
    few: overall.answered * 2 < overall.total,
    topics: score.topics(model, answers).map((topic, i) => withTarget(topic, aims[i])),
    questions: model.questions.map(({ id }) => {
      const { value, note = "" } = answers[id] ?? {};
      return { id, value, note, target: targets[id] ?? null };
    }),
    strengths: score.strengths(model, answers),
    needs: score.needs(model, answers),
    unanswered: score.unanswered(model, answers),
    measures: plan.sorted(measures),
  };
}
