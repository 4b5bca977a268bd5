// Several results of a check side by side: different views, different dates, or
// both. Plain data in, plain data out: it knows no page and no words.
//
// What is said over several results is their median, over time the difference of
// the last and the first; "no answer" (null) and "not yet answered" (undefined)
// count nowhere. Scores are in tenths, as in score.js.
(() => {
  "use strict";

  const { score, resultfile, plan } = globalThis.kurzcheck;

  const MOST = 50; // results
  const FEW = 6; // results that are told apart at a glance
  const LONGEST = 60; // characters of a foreign text that can head a column

  function short(text) {
    const line = text.slice(0, 20 * LONGEST).replace(/[\s\p{Cc}]+/gu, " ");
    return Array.from(line.trim()).slice(0, LONGEST).join("");
  }

  // Names are the same, however they were typed.
  function alike(text) {
    return text.normalize("NFKC").toLowerCase();
  }

  function groups(items, keyOf) {
    const found = new Map();
    for (const item of items) {
      const key = keyOf(item);
      if (found.has(key)) found.get(key).push(item);
      else found.set(key, [item]);
    }
    return [...found.values()];
  }

  function byText(a, b) {
    return a < b ? -1 : Number(a > b);
  }

  // Files in the order they were opened, [{ name, fault, detail, object }] as
  // resultfile.parse answers, -> { results, refused: [{ name, fault, detail }] }.
  // fault: one of resultfile's, "too-many", or "duplicate" (detail: the name of the
  // file that holds exactly the same, to the last note)
  // results: [{ name, view, date, subject, answers, version, unmatched, invalid }]
  function gather(model, files) {
    const results = [];
    const refused = [];
    const names = new Map();
    for (const { name, object, ...read } of files) {
      const verdict = read.fault ? read : resultfile.apply(model, object);
      const content = verdict.fault || JSON.stringify(resultfile.make(model, verdict.state));
      const refuse = (fault, detail = "") => refused.push({ name, fault, detail });
      if (verdict.fault) refuse(verdict.fault, verdict.detail);
      else if (names.has(content)) refuse("duplicate", names.get(content));
      else if (results.length === MOST) refuse("too-many");
      else {
        const { state, unmatched, invalid } = verdict;
        const { answers, date } = state;
        names.set(content, name);
        results.push({
          name: short(name),
          view: short(state.view),
          date: date.length === 10 && plan.isDay(date) ? date : "",
          subject: short(state.subject),
          answers,
          version: object.check.version,
          unmatched,
          invalid,
        });
      }
    }
    return { results, refused };
  }

  // One result, or several as one: { name, view, subject, when, results, values (in
  // the check's order), overall, topics }; scores as in score.js, with their share
  // of the scale. A score halfway between two goes up, as everywhere.
  function columnOf(model, members, when) {
    const { from, step } = model.scale;
    const values = model.questions.map(({ id }) => {
      const given = members.map(({ answers }) => answers[id]?.value);
      return score.median(given) ?? (given.includes(null) ? null : undefined);
    });
    const figure = (summaries, isIn) => {
      const middle = score.median(summaries.map((summary) => summary.score));
      const tenths = middle && from * 10 + step * Math.floor((middle - from * 10) / step + 0.5);
      const answered = values.filter((value, i) => value != null && isIn(model.questions[i])).length;
      const band = score.bandOf(model, tenths);
      return { ...summaries[0], score: tenths, band, answered, share: share(model, tenths, 10) };
    };
    const topics = members.map(({ answers }) => score.topics(model, answers));
    const common = (part) =>
      groups(members, (member) => alike(member[part])).length === 1 ? members[0][part] : "";
    return {
      name: members.length === 1 ? members[0].name : "",
      view: common("view"),
      subject: common("subject"),
      when,
      results: members,
      values,
      overall: figure(
        members.map(({ answers }) => score.overall(model, answers)),
        () => true
      ),
      topics: model.topics.map(({ id }, i) =>
        figure(
          topics.map((list) => list[i]),
          ({ topic }) => topic === id
        )
      ),
    };
  }

  function share({ scale: { from, to } }, value, parts = 1) {
    return value == null ? null : (value / parts - from) / (to - from);
  }

  // Gives each column a label of its own: the parts in which they differ; then the
  // file's name; then a number. -> what they have in common
  function label(columns, dateText) {
    const PARTS = ["view", "when", "subject"];
    const differ = PARTS.filter((part) => groups(columns, (one) => alike(one[part])).length > 1);
    const text = (one, part) => (part === "when" && one.when ? dateText(one.when) : one[part]);
    const join = (...texts) => texts.filter(Boolean).join(" · ");
    const named = (one) => join(...(differ.length ? differ : PARTS).map((part) => text(one, part)));
    const used = new Set();
    for (const same of groups(columns, named)) {
      for (const one of same) {
        const name = same.length > 1 || !named(one) ? join(named(one), one.name) : named(one);
        one.label = name;
        for (let n = name ? 2 : 1; !one.label || used.has(one.label); n++) {
          one.label = `${name} (${n})`.trim();
        }
        used.add(one.label);
      }
    }
    const same = (part) => (differ.includes(part) || !columns[0] ? "" : text(columns[0], part));
    return { view: same("view"), when: same("when"), subject: same("subject") };
  }

  // From the first column to the last; { overall, topics: [{ id, change }],
  // questions: [{ id, from, to, change }], improved: [ID], fellBack: [ID] }, where
  // the greatest change is first. A change is null where one end is missing.
  function changes(model, columns) {
    const [first, last] = [columns[0], columns[columns.length - 1]];
    const between = (from, to) => (from == null || to == null ? null : to - from);
    const questions = model.questions.map(({ id }, i) => {
      const [from, to] = [first.values[i], last.values[i]];
      return { id, from, to, change: between(from, to) };
    });
    const most = (sign) =>
      questions
        .filter(({ change }) => sign * change > 0)
        .sort((a, b) => sign * (b.change - a.change))
        .map(({ id }) => id);
    return {
      overall: between(first.overall.score, last.overall.score),
      topics: first.topics.map(({ id, score: from }, i) => {
        return { id, change: between(from, last.topics[i].score) };
      }),
      questions,
      improved: most(1),
      fellBack: most(-1),
    };
  }

  // by: what makes a column: "result" (each one), "view", "date", or "both". Dates
  // are the same if their first `period` characters are: 4 (years), 7 (months) or
  // 10. Of a view, the results of its last period count, and undated ones.
  // -> { columns: [{ label, … }], common, questions, talk, series, left }
  // questions: [{ id, values (one a column), shares, median, spread }], largest
  //   differences first
  // talk: [ID], whose spread is a third of the scale or more
  // series: [{ label, columns, … }], what changed over the dates: of each view, or of
  //   all together where the columns are dates
  // left: results that no column holds
  function compare(model, results, { by = "result", period = 4, dateText = String } = {}) {
    const { from, to } = model.scale;
    const several = groups(results.filter((one) => one.subject), (one) => alike(one.subject)).length > 1;
    const when = ({ date }) => (by === "result" ? date : date.slice(0, period));
    const who = ({ view, subject }) =>
      JSON.stringify([by === "date" || alike(view), several && alike(subject)]);
    const key = {
      result: (one) => one,
      view: who,
      date: (one) => when(one) + who(one),
      both: (one) => when(one) + who(one),
    }[by];
    const columns = groups(results, key)
      .map((members) => {
        const last = members.map(when).sort().pop();
        const current = members.filter((one) => [last, ""].includes(when(one)));
        return columnOf(model, current, last);
      })
      .sort((a, b) => byText(a.when || "~", b.when || "~") || byText(alike(a.view), alike(b.view)));
    const common = label(columns, dateText);
    const questions = model.questions
      .map(({ id }, i) => {
        const values = columns.map((column) => column.values[i]);
        const shares = values.map((value) => share(model, value));
        return { id, values, shares, median: score.median(values), spread: score.spread(values) };
      })
      .sort((a, b) => (b.spread ?? -1) - (a.spread ?? -1));
    const series = groups(results.filter(({ date }) => date), who)
      .map((members) => {
        const steps = groups(members, ({ date }) => date.slice(0, period))
          .map((step) => columnOf(model, step, step[0].date.slice(0, period)))
          .sort((a, b) => byText(a.when, b.when));
        label(steps, dateText)
        return { ...columnOf(model, members, ""), columns: steps, ...changes(model, steps) };
      })
      .filter((one) => one.columns.length > 1);
    label(series, dateText);
    return {
      columns, common, questions,
      talk: questions.filter(({ spread }) => spread !== null && 3 * spread >= to - from).map(({ id }) => id),
      series,
      left: results.filter((one) => !columns.some((column) => column.results.includes(one))),
    };
  }
})();
