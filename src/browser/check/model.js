// Reads the check from its page: the HTML is the data. What comes out is plain
// data for the scripts that know no page, and the ways to write its numbers.

import { all, one, word, language } from "#site";
import * as score from "./data/score.js";

export function readModel(root) {
  const { kcCheck, kcVersion, kcFrom, kcTo, kcStep } = root.dataset;
  return {
    id: kcCheck,
    version: Number(kcVersion),
    scale: { from: Number(kcFrom), to: Number(kcTo), step: Number(kcStep) },
    bands: all("[data-kc-band-from]", root).map(({ dataset }) => ({
      id: dataset.kcBand,
      from: Number(dataset.kcBandFrom),
      name: dataset.kcBandName,
      headline: dataset.kcBandHeadline,
    })),
    topics: all("[data-kc-topic-bar]", root).map((element) => ({
      id: element.dataset.kcTopicBar,
      name: one("[data-kc-name]", element).textContent,
      gap: element.dataset.kcGap,
    })),
    questions: all("[data-kc-question]", root).map((element) => ({
      id: element.dataset.kcQuestion,
      topic: element.dataset.kcTopic,
      weight: Number(element.dataset.kcWeight),
      key: "kcKey" in element.dataset,
      duty: "kcDuty" in element.dataset,
      title: one("[data-kc-name]", element).textContent,
    })),
  };
}

// Writes numbers as the page's own labels do: the same digits, a real minus.
function numberWriter(places) {
  const format = new Intl.NumberFormat(language(), {
    minimumFractionDigits: places,
    maximumFractionDigits: places,
    numberingSystem: "latn",
    useGrouping: false,
  });
  return (number) => format.format(number).replace(/[\u061c\u200e\u200f]?-/, "\u2212");
}

// A year, a month or a day: "2026", "2026-11", "2026-11-22". Making a format takes
// longer than all it writes.
function dateWriter() {
  const formats = new Map();
  return (date) => {
    const [year, month, day] = date.split("-");
    const shown = { year: "numeric", month: month && "long", day: day && "numeric" };
    const key = Object.values(shown).join();
    if (!formats.has(key)) {
      formats.set(key, new Intl.DateTimeFormat(language(), { timeZone: "UTC", ...shown }));
    }
    const time = new Date(0).setUTCFullYear(year, (month || 1) - 1, day || 1);
    // a file may name any day
    if (Number.isNaN(time)) return date;
    // day and month stay in one line
    return formats.get(key).format(time).replace(/^(\d+\.?) /, "$1\u00a0");
  };
}

// How a check's figures are said. Numbers have their unit: the label of the highest
// value shows where a number stands with it.
export function createWriter(root, model) {
  const { from, to } = model.scale;
    const whole = numberWriter(0);
  const exact = numberWriter(score.decimals(model));
  const [before, ...parts] = root.dataset.kcLabel.split(whole(to));
  // the unit may have that number, too: "5 of 5"
  const after = parts.join(whole(to));
  // a median may lie between two values
  const value = (number) => before + (Number.isInteger(number) ? whole : exact)(number) + after;
  const band = (id) => (id === null ? "" : model.bands.find((each) => each.id === id).name);
  return {
    value,
    band,
    // of a value: undefined is "not yet answered", null is "no answer"
    answer: (given) => (given === undefined ? word("open") : given === null ? word("none") : value(given)),
    bandOf: (given) => (given == null ? "" : band(score.bandOf(model, given * 10))),
    score: (tenths) => (tenths === null ? word("no-score") : before + exact(tenths / 10) + after),
    title: (id) => model.questions.find((question) => question.id === id)?.title,
    part: (value) => (value - from) / (to - from),
    date: dateWriter(),
  };
}
