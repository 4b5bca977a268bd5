// Several results side by side: opening their files, and showing what compare.js
// makes of them. The files stand here and in their screen's entries of the
// history; the reader's own answers stay in the store and are only looked at.
(() => {
  "use strict";

  const { compare, file, score } = globalThis.kurzcheck;
  const { all, one, show, showWhen, setText, setPart, fillPart, word, fill, clone } =
    globalThis.kurzcheck.page;

  // Characters that an entry of the history is to hold.
  const HEAVIEST = 5 * 1024 * 1024;
  // With more columns than these, equal values share a mark, and the lists of
  // single values are filled when they are opened: there would be too many.
  const EACH = 8;
  // With more columns than these, letters alone head a table on paper.
  const ON_PAPER = 3;
  // Of the scale: between two marks in a row, on a narrow screen.
  const GAP = 0.09;

  // 0 -> A, 25 -> Z, 26 -> AA
  function letters(i) {
    return (i < 26 ? "" : letters(Math.floor(i / 26) - 1)) + String.fromCharCode(65 + (i % 26));
  }

  // How exactly dates must be told for them to differ: by year, month or day.
  function periodOf(results) {
    const dates = results.map(({ date }) => date).filter(Boolean);
    return [4, 7, 10].find((length) => new Set(dates.map((date) => date.slice(0, length))).size > 1) || 10;
  }

  // parts: where each column stands on the scale, 0 to 1, or null. -> the marks of
  // a picture, [{ part, text, own, lane }]: side by side where there is room, else
  // one below the other.
  function marksOf(parts, ownIndex) {
    const share = parts.length > EACH;
    const marks = [];
    parts.forEach((part, i) => {
      const equal = share && marks.find((mark) => mark.part === part);
      if (part === null) return;
      if (equal) equal.of.push(i);
      else marks.push({ part, of: [i] });
    });
    const ends = [];
    for (const mark of marks.sort((a, b) => a.part - b.part)) {
      const lane = ends.findIndex((end) => mark.part - end >= GAP);
      mark.lane = lane < 0 ? ends.length : lane;
      ends[mark.lane] = mark.part;
      mark.text = mark.of.length > 1 ? `${mark.of.length}×` : letters(mark.of[0]);
      mark.own = mark.of.includes(ownIndex);
    }
    return marks;
  }

  function create(root, model, write, store) {
    const screen = one('[data-kc-screen="compare"]', root);
    const topicNames = new Map(
      all("[data-kc-topic-row]", root).map((row) => [row.dataset.kcTopicRow, one("th", row).textContent])
    );
    const place = (name) => one(`[data-kc-compare="${name}"]`, screen);
    const grouping = one("[data-kc-compare-by]", screen);
    // opened: [{ name: of the file, object }], each accepted by compare.gather;
    // results: what it made of them. own: the reader's own answers stand beside
    // them. by: what makes a column; "" is what compare.js proposes. shown: what
    // it made of everything.
    let opened = [];
    let results = [];
    let own = true;
    let by = "";
    let heavy = false;
    let shown = null;

    // ---- What stands side by side ----

    const showsOwn = () => own && store.hasAnswers();

    // The reader's own answers, unless a file says exactly the same.
    function ownResult() {
      const says = ({ view, date, subject, answers }) => JSON.stringify([view, date, subject, answers]);
      const item = { name: word("compare-own"), object: store.file() };
      const [result] = compare.gather(model, [item]).results;
      return results.some((other) => says(other) === says(result)) ? [] : [result];
    }

    function keep() {
      const size = opened.reduce((sum, { object }) => sum + JSON.stringify(object).length, 0);
      heavy = size > HEAVIEST;
      store.keepCompared(heavy ? null : { own, by, files: opened });
    }

    // What the store has from an entry of the history.
    function restore() {
      const given = store.compared;
      if (!given) return;
      gather(given.files.filter((item) => typeof item?.name === "string"));
      own = given.own !== false;
      by = String(given.by ?? "");
      keep();
    }

    function faultText({ name, fault, detail }) {
      const find = (template) => one(`[data-kc-fault="${fault}"]`, clone(template));
      const element = find("compare-fault") || find("fault");
      setText(one("[data-kc-detail]", element), detail);
      return `${name}: ${element.textContent}`;
    }

    async function addFiles(files) {
      const items = [];
      for (const chosen of files) items.push({ name: chosen.name, ...(await file.read(chosen)) });
      return add(items);
    }

    // Takes these files in place of those before; -> the refused ones. Names may
    // stand twice: compare.js knows the files by their numbers.
    function gather(items) {
      const made = compare.gather(model, items.map((item, i) => ({ ...item, name: String(i) })));
      results = made.results.map((result) => ({ ...result, name: items[result.name].name }));
      opened = made.results.map(({ name: i }) => ({ name: items[i].name, object: items[i].object }));
      return made.refused.map((refusal) => ({ ...refusal, name: items[refusal.name].name }));
    }

    // items: [{ name, fault, detail, object }]; each is taken or refused for itself.
    function add(items) {
      const faults = gather([...opened, ...items]).map(faultText);
      keep();
      render();
      if (faults.length === 0) return one("h2", screen).scrollIntoView({ block: "nearest" });
      const content = clone("compare-report");
      fillPart(content, "faults", faults);
      return file.report(root, content);
    }

    function clear() {
      gather([]);
      own = true;
      by = "";
      keep();
    }

    function remove(index) {
      if (index === opened.length) own = false;
      else gather(opened.filter((_, i) => i !== index));
      keep();
      render();
      (one("[data-kc-remove]", screen) || one("[data-kc-compare-files]", screen)).focus();
    }

    // ---- Showing it ----

    // Of a column: a value or, of several results, their median.
    function middleText(value) {
      return Number.isInteger(value) ? write.value(value) : write.score(value * 10);
    }

    function valueText(value) {
      if (value === undefined) return word("open");
      return value === null ? word("none") : middleText(value);
    }

    function scoreText(tenths) {
      return tenths === null ? word("no-score") : write.score(tenths);
    }

    function titleOf(id) {
      return model.questions.find((question) => question.id === id).title;
    }

    // What is known of a result, under the letter of its column.
    function resultItem({ result, index, column }) {
      const element = clone("compare-view");
      const { label = result.name, results = [] } = shown.columns[column] || {};
      const mark = one("[data-kc-mark]", element);
      setText(mark, column < 0 ? "" : letters(column));
      mark.classList.toggle("kc-mark--own", column >= 0 && column === shown.own);
      const name = results.length > 1 ? result.name : label;
      for (const place of all("[data-kc-name]", element)) setText(place, name);
      const { answered, total } = score.overall(model, result.answers);
      const facts = [
        result.subject,
        result.view,
        result.date && write.date(result.date),
        `${word("answered")}: ${fill(word("of"), answered, total)}`,
        result.version === model.version ? "" : `${word("version")}: ${result.version}`,
        result.name,
      ];
      const text = facts.filter((fact) => fact && !name.split(" · ").includes(fact)).join(" · ");
      setText(one("[data-kc-facts]", element), text);
      fillPart(element, "unmatched", result.unmatched.map(({ id, title }) => title || id));
      fillPart(element, "invalid", result.invalid.map(titleOf));
      one("[data-kc-remove]", element).dataset.kcRemove = index;
      return element;
    }

    // In the order of the columns, and those last that are in none.
    function resultItems(everyone) {
      const columnOf = (result) => shown.columns.findIndex((column) => column.results.includes(result));
      const rank = ({ column }) => (column < 0 ? everyone.length : column);
      return everyone
        .map((result, index) => ({ result, index, column: columnOf(result) }))
        .sort((a, b) => rank(a) - rank(b))
        .map(resultItem);
    }

    function dots(element, parts, median) {
      const marks = marksOf(parts, shown.own);
      const lanes = Math.max(1, ...marks.map(({ lane }) => lane + 1));
      element.style.setProperty("--kc-lanes", String(lanes));
      const range = one("[data-kc-range]", element);
      show(range, marks.length > 1);
      if (marks.length > 1) {
        setPart(range, marks[0].part);
        range.style.setProperty("--kc-share", String(marks[marks.length - 1].part - marks[0].part));
      }
      show(one("[data-kc-median]", element), median !== null);
      if (median !== null) setPart(one("[data-kc-median]", element), median);
      for (const { part, text, own: isOwn, lane } of marks) {
        const mark = document.createElement("span");
        mark.className = isOwn ? "kc-mark kc-mark--own" : "kc-mark";
        mark.textContent = text;
        setPart(mark, part);
        mark.style.setProperty("--kc-lane", String(lane));
        element.append(mark);
      }
    }

    // row: { title, texts, parts, notes, median, spread }, the last two as
    // { text, part } or null
    function difference(row) {
      const element = clone("difference");
      for (const name of all("[data-kc-name]", element)) setText(name, row.title);
      const figure = (name, text) => `${word(name)}: ${text}`;
      setText(
        one("[data-kc-figures]", element),
        [row.spread && figure("spread", row.spread.text), row.median && figure("median", row.median.text)]
          .filter(Boolean)
          .join(" · ")
      );
      dots(one("[data-kc-dots]", element), row.parts, row.median && row.median.part);
      setText(one("[data-kc-from]", element), write.value(model.scale.from));
      setText(one("[data-kc-to]", element), write.value(model.scale.to));
      const details = one("details", element);
      const fillValues = () => one("[data-kc-values]", details).replaceChildren(...valueItems(row));
      details.open = shown.columns.length <= EACH;
      details.toggleAttribute("data-kc-print-open", details.open);
      if (details.open) fillValues();
      else details.addEventListener("toggle", fillValues, { once: true });
      return element;
    }

    function valueItems(row) {
      return shown.columns.map(({ label }, i) => {
        const item = clone("difference-value");
        setText(one("[data-kc-mark]", item), letters(i));
        setText(one("[data-kc-name]", item), label);
        setText(one("[data-kc-value]", item), row.texts[i]);
        const note = one("[data-kc-note]", item);
        setText(note, row.notes[i]);
        show(note, row.notes[i] !== "");
        return item;
      });
    }

    function figureOf(tenths) {
      return tenths === null ? null : { text: write.score(tenths), part: write.part(tenths / 10) };
    }

    // What the people behind a column wrote about a question.
    function notesOf({ results }, id) {
      return results.map(({ answers }) => answers[id]?.note ?? "").filter(Boolean).join("\n");
    }

    function questionRow({ id, values, shares, median, spread }) {
      return {
        title: titleOf(id),
        texts: values.map(valueText),
        parts: shares,
        notes: shown.columns.map((column) => notesOf(column, id)),
        median: figureOf(median === null ? null : median * 10),
        spread: spread === null ? null : { text: middleText(spread) },
      };
    }

    function scoreRow(title, summaries) {
      const scores = summaries.map((summary) => summary.score);
      const spread = score.spread(scores);
      return {
        title,
        texts: scores.map(scoreText),
        parts: scores.map((tenths) => (tenths === null ? null : write.part(tenths / 10))),
        notes: scores.map(() => ""),
        median: figureOf(score.median(scores)),
        spread: spread === null ? null : { text: write.score(spread) },
      };
    }

    function scoreRows() {
      const { columns } = shown;
      return [
        scoreRow(word("overall"), columns.map(({ overall }) => overall)),
        ...model.topics.map(({ id }, i) =>
          scoreRow(topicNames.get(id), columns.map(({ topics }) => topics[i]))
        ),
      ];
    }

    function cell(tag, text, scope) {
      const element = document.createElement(tag);
      element.textContent = text;
      if (scope) element.scope = scope;
      return element;
    }

    function fillTable(name, rows) {
      const table = one(`[data-kc-compare-table="${name}"]`, screen);
      const line = (cells) => {
        const element = document.createElement("tr");
        element.append(...cells);
        return element;
      };
      const head = document.createElement("thead");
      const column = (text) => cell("th", text, "col");
      const names = shown.columns.map(({ label }, i) => {
        const element = column(letters(i));
        const name = document.createElement("span");
        name.textContent = ` ${label}`;
        name.toggleAttribute("data-kc-paperless", shown.columns.length > ON_PAPER);
        element.append(name);
        return element;
      });
      const figures = [word("median"), word("spread")].map(column);
      head.append(line([column(table.dataset.kcCorner), ...names, ...figures]));
      const body = document.createElement("tbody");
      for (const row of rows) {
        const texts = [...row.texts, row.median ? row.median.text : "", row.spread ? row.spread.text : ""];
        body.append(line([cell("th", row.title, "row"), ...texts.map((text) => cell("td", text))]));
      }
      table.replaceChildren(head, body);
    }

    function changeText(from, to, text) {
      return fill(word("compare-change"), text(from), text(to));
    }

    function change({ label, columns, questions, improved, fellBack }) {
      const element = clone("change");
      const [first, last] = [columns[0], columns[columns.length - 1]];
      const time = changeText(first.label, last.label, String);
      setText(one("[data-kc-name]", element), [label, time].filter(Boolean).join(": "));
      const overall = changeText(first.overall.score, last.overall.score, scoreText);
      setText(one("[data-kc-overall]", element), `${word("overall")}: ${overall}`);
      const byId = new Map(questions.map((question) => [question.id, question]));
      const texts = (ids) =>
        ids.map((id) => `${titleOf(id)}: ${changeText(byId.get(id).from, byId.get(id).to, middleText)}`);
      fillPart(element, "improved", texts(improved));
      fillPart(element, "fell", texts(fellBack));
      show(one('[data-kc-part="same"]', element), improved.length + fellBack.length === 0);
      return element;
    }

    function draw(name, rows) {
      place(name).replaceChildren(...rows.map(difference));
    }

    function drawAll() {
      const rows = new Map(shown.questions.map((question) => [question.id, questionRow(question)]));
      const ids = [...rows.keys()];
      const talk = ids.filter((id) => shown.talk.includes(id));
      const rest = ids.filter((id) => !shown.talk.includes(id));
      draw("talk", talk.map((id) => rows.get(id)));
      draw("rest", rest.map((id) => rows.get(id)));
      draw("scores", scoreRows());
      place("changes").replaceChildren(...shown.series.map(change));
      fillTable("scores", scoreRows());
      fillTable("values", model.questions.map(({ id }) => rows.get(id)));
      return { talk: talk.length > 0, agreed: talk.length === 0, rest: rest.length > 0 };
    }

    function partText(part, text) {
      return part === "when" && text ? write.date(text) : text;
    }

    function render() {
      const everyone = showsOwn() ? [...results, ...ownResult()] : results;
      const comparable = everyone.length > 1;
      const period = periodOf(everyone);
      grouping.value = by || compare.usual(everyone, period);
      shown = compare.compare(model, everyone, { by: grouping.value, period, textOf: partText });
      const isOwn = ({ results: [only, ...more] }) => only === everyone[opened.length] && more.length === 0;
      shown.own = opened.length < everyone.length ? shown.columns.findIndex(isOwn) : -1;
      one("[data-kc-views]", screen).replaceChildren(...resultItems(everyone));
      showWhen(screen, {
        comparable,
        lacking: !comparable,
        heavy,
        own: !own && store.hasAnswers(),
        answered: store.hasAnswers(),
        grouping: everyone.length > 2,
        left: shown.left.length > 0,
        changes: comparable && shown.series.length > 0,
        talk: false,
        rest: false,
        ...(comparable ? drawAll() : {}),
      });
    }

    grouping.addEventListener("change", () => {
      by = grouping.value;
      keep();
      render();
    });
    screen.addEventListener("click", ({ target }) => {
      const button = target.closest("[data-kc-remove]");
      if (button) remove(Number(button.dataset.kcRemove));
    });

    restore();

    return {
      add,
      addFiles,
      restore,
      clear,
      render,
      deeds: {
        "compare-own": () => {
          own = true;
          keep();
          render();
        },
      },
    };
  }

  globalThis.kurzcheck.compareview = { create };
})();
