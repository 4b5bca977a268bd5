// Reads the check from its page: the HTML is the data. What comes out is plain
// data for the scripts that know no page, and the ways to write its numbers.

import { all, one } from "#site";
import * as score from "./data/score.js";
import { fill, fillWith, language, textLike, word } from "./dom.js";

export function readModel(root) {
  const { kcCheck, kcVersion, kcFrom, kcTo, kcStep, kcValues } = root.dataset;
  const listed = kcValues && { values: kcValues.trim().split(" ").map(Number) };
  return {
    id: kcCheck,
    version: Number(kcVersion),
    scale: { from: Number(kcFrom), to: Number(kcTo), ...(listed || { step: Number(kcStep) }) },
    bands: all("[data-kc-band-from]", root).map(({ dataset }) => ({
      id: dataset.kcBand,
      from: Number(dataset.kcBandFrom),
      name: dataset.kcBandName,
    })),
    topics: all("[data-kc-lane]", root).map((element) => ({
      id: element.dataset.kcLane,
      title: one("[data-kc-name]", element).textContent,
    })),
    groups: all("[data-kc-group]", root).map(({ dataset, textContent }) => ({
      id: dataset.kcGroup,
      title: textContent,
      topics: dataset.kcTopics.trim().split(" "),
    })),
    questions: all("[data-kc-question]", root).map((element) => ({
      id: element.dataset.kcQuestion,
      topic: element.dataset.kcTopic,
      weight: Number(element.dataset.kcWeight),
      values: all('input[type="radio"]', element).map(({ value }) => Number(value)).filter(Number.isFinite),
      key: "kcKey" in element.dataset,
      duty: "kcDuty" in element.dataset,
      title: one("[data-kc-name]", element).textContent,
      // what single values mean, and whether that is all one sees of them
      said: one("[data-kc-said]", element) !== null,
      texts: Object.fromEntries(
        all("[data-kc-answer-of]", element).map(({ dataset, textContent }) => [dataset.kcAnswerOf, textContent])
      ),
    })),
  };
}

// Writes numbers as the page's own labels do: the same digits, a real minus. Made when it is first
// of use, as making a format takes longer than all it writes.
function numberWriter(places) {
  let format = null;
  const make = () =>
    new Intl.NumberFormat(language(), {
      minimumFractionDigits: places,
      maximumFractionDigits: places,
      numberingSystem: "latn",
      useGrouping: false,
    });
  // -0 in a file is 0
  return (number) => (format ??= make()).format(number + 0).replace(/[\u061c\u200e\u200f]?-/, "\u2212");
}

// A year, a month or a day: "2026", "2026-11", "2026-11-22".
function dateWriter() {
  const formats = new Map();
  return (date) => {
    const [year, month, day] = date.split("-");
    const shown = { year: "numeric", month: month && "long", day: day && "numeric" };
    const key = Object.values(shown).join();
    if (!formats.has(key)) {
      formats.set(key, new Intl.DateTimeFormat(language(), { timeZone: "UTC", ...shown }));
    }
    const time = new Date(0);
    time.setUTCFullYear(year, (month || 1) - 1, day || 1);
    // a file may name a day that there is not
    if (time.getUTCMonth() !== (month || 1) - 1) return date;
    // day and month stay in one line
    return formats.get(key).format(time).replace(/^(\d+\.?) /, "$1\u00a0");
  };
}

// How a check's figures are said. Numbers have their unit: the label of the highest
// value shows where a number stands with it.
export function createWriter(root, model) {
  const { from, to } = model.scale;
  const whole = numberWriter(0);
  const decimals = score.decimals(model);
  const exact = numberWriter(decimals);
  const between = numberWriter(decimals || 1);
  // what stands around a number; the unit may have that number, too: "5 of 5"
  const label = (text) => root.dataset.kcLabel.replace(whole(to), () => text);
  const find = (id) => model.questions.find((question) => question.id === id);
  const title = (id) => find(id)?.title;
  // Of a question, where that is told, perhaps in the words of its answers. A median may lie halfway
  // between two values, and a band begin there.
  const inWords = (number, id) => find(id)?.said && find(id).texts[number];
  const bare = (number, id) => inWords(number, id) || (Number.isInteger(number) ? whole : between)(number);
  const value = (number, id) => inWords(number, id) || label(bare(number));
  const band = (id) => (id === null ? "" : model.bands.find((each) => each.id === id).name);
  // of a value: undefined is "not yet answered", null is "no answer"
  const answer = (given, id) => (given === undefined ? word("open") : given === null ? word("none") : value(given, id));
  const phrase = (kind, id) => one(`[data-kc-phrase="${kind} ${id}"]`, root);
  const date = dateWriter();

  // What stands above a result, as texts and elements: the overall band in the content's own words,
  // and what the lowest topic lacks.
  function headline({ overall, lowest }) {
    const said = phrase("headline", overall.band);
    const gap = lowest?.far && phrase("gap", lowest.id);
    if (said) return gap ? fillWith(word("headline-gap"), textLike(said), textLike(gap)) : [textLike(said)];
    const topic = model.topics.find(({ id }) => id === lowest?.id);
    return fillWith(word(topic ? "headline-topic" : "headline-band"), band(overall.band), topic?.title);
  }

  return {
    value,
    number: bare,
    band,
    headline,
    answer,
    title,
    // what a value means, where that is not what stands for it
    meaning: (id, given) => (find(id).said ? "" : (find(id).texts[given] ?? "")),
    // an answer of a file that counts for nothing: to no question of the check, or with no value of it
    left({ id, title: name = title(id), value: given }) {
      return [name || id, given !== undefined && answer(given)].filter(Boolean).join(": ");
    },
    date,
    bandOf: (given) => (given == null ? "" : band(score.bandOf(model, given))),
    score: (number) => (number === null ? word("no-score") : label(exact(number))),
    // the number that `score` shows: a difference may be off by a trace
    scoreNumber: (number) => (number === null ? null : Number(number.toFixed(decimals))),
    count: ({ answered, total }) => fill(word("of"), answered, total),
    part: (number) => (number - from) / (to - from),

    // Of a measure, as plan.read has it; given: the answer to its question.
    measure({ question, measure, note, responsible, due, target, status, reason }, given) {
      const known = title(question);
      const unset = word("not-set");
      return {
        question: known || question || word("measure-own"),
        measure: measure || word("measure-open"),
        note,
        responsible: responsible || unset,
        due: due ? date(due) : unset,
        now: known ? answer(given, question) : "",
        target: target === null ? (known ? unset : "") : value(target, question),
        status: [status ? word(`status-${status}`) : unset, reason].filter(Boolean).join(": "),
      };
    },
  };
}
