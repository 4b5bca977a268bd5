// Where in the check one is, as the store has it: { screen, question, change, index and gone of a
// measure, from, scroll, entry }. Plain data in, plain data out.

// Whether what an entry of the history, or a page before, says is such a place; it may say anything.
// screens, questions: the names and ids there are
export function isPlace(at, screens, questions) {
  const isOne = ({ screen, question, index, gone, scroll }) =>
    screens.includes(screen) &&
    (!question || questions.includes(question)) &&
    [index, gone, scroll].every((number) => number === undefined || Number.isFinite(number));
  return Boolean(at) && isOne(at) && (!at.from || isOne(at.from));
}
