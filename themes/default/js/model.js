// Reads the check from its page: the HTML is the data. What comes out is plain
// data for the scripts that know no page, and the ways to write its numbers.
(() => {
  "use strict";

  const { all, one } = globalThis.kurzcheck.page;

  function read(root) {
    const { kcCheck, kcVersion, kcFrom, kcTo, kcStep } = root.dataset;
    return {
      id: kcCheck,
      version: Number(kcVersion),
      scale: { from: Number(kcFrom), to: Number(kcTo), step: Number(kcStep) },
      bands: all("[data-kc-band-from]", root).map(({ dataset }) => ({
        id: dataset.kcBand,
        from: Number(dataset.kcBandFrom),
        name: dataset.kcBandName,
      })),
      topics: all("[data-kc-topic-bar]", root).map(({ dataset }) => ({ id: dataset.kcTopicBar })),
      questions: all("[data-kc-question]", root).map((element) => ({
        id: element.dataset.kcQuestion,
        topic: element.dataset.kcTopic,
        weight: Number(element.dataset.kcWeight),
        key: "kcKey" in element.dataset,
        title: one("[data-kc-name]", element).textContent,
      })),
    };
  }

  // The numbers of a check as its page writes them: the label of the highest
  // value shows where a number stands with its unit.
  function writer(root, model) {
    const { from, to } = model.scale;
    const [before, after = ""] = root.dataset.kcLabel.split(String(to));
    const digits = globalThis.kurzcheck.score.decimals(model);
    const language = document.documentElement.lang;
    const number = (places) =>
      new Intl.NumberFormat(language, {
        minimumFractionDigits: places,
        maximumFractionDigits: places,
      });
    const whole = number(0);
    const exact = number(digits);
    return {
      value: (value) => before + whole.format(value) + after,
      score: (tenths) => before + exact.format(tenths / 10) + after,
      band: (id) => model.bands.find((band) => band.id === id).name,
      part: (value) => (value - from) / (to - from),
      date: (date) =>
        new Intl.DateTimeFormat(language, { dateStyle: "long", timeZone: "UTC" }).format(
          new Date(`${date}T00:00:00Z`)
        ),
    };
  }

  globalThis.kurzcheck.model = { read, writer };
})();
