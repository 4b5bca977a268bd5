// What is typed for a value, so that most take one key: the value without the zeros that all values
// of the scale end in (7 is 70, 10 is 100); on a scale of 1 to 5 the value itself; where answers are
// described and show no value, their place in the list. One code means one value, and each value
// has one: 20 is none where 2 is 20. Plain data in, plain data out.

import { score } from "#check";

// typed for "no answer"
const NONE = "-";
const MINUS = /^[-\u2010-\u2014\u2212]/;

// The largest power of ten that divides every value of the scale.
function unitOf(model) {
  const values = score.stepsOf(model.scale);
  let unit = 1;
  while (values.some((value) => value !== 0) && values.every((value) => value % (unit * 10) === 0)) unit *= 10;
  return unit;
}

// isOrdinal(id): whether a question's answers show no value
export function createCodes(model, isOrdinal = () => false) {
  const unit = unitOf(model);

  // -> [{ code, value }] in the order of the values
  function listOf({ id, values }) {
    const ordinal = isOrdinal(id);
    return values.map((value, i) => ({ code: String(ordinal ? i + 1 : value / unit), value }));
  }

  return {
    listOf,
    // The code of an answer; "" of one that is not there.
    codeOf(question, value) {
      if (value === null) return NONE;
      return listOf(question).find((each) => each.value === value)?.code ?? "";
    },
    // undefined of nothing, null of "no answer", NaN of what is no code
    read(question, typed) {
      const text = typed.trim().replace(MINUS, NONE);
      if (text === "") return undefined;
      if (text === NONE) return null;
      return listOf(question).find(({ code }) => code === text)?.value ?? NaN;
    },
  };
}
