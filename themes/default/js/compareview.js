// Several results side by side: opening their files, and showing what compare.js
// makes of them. The files stand here and in their screen's entries of the
// history; the reader's own answers stay in the store and are only looked at.
(() => {
  "use strict";

  const { compare, file, resultfile } = globalThis.kurzcheck;
  const { all, one, show, showWhen, setText, setPart, word, fill, clone } =
    globalThis.kurzcheck.page;

  const MOST = 50; // results at once
  const HEAVIEST = 5 * 1024 * 1024; // characters that an entry of the history is to hold
  const EACH = 8; // with more results than these, equal values share a mark
  const GAP = 0.09; // of the scale: between two marks in a row, on a narrow screen

  // 0 -> A, 25 -> Z, 26 -> AA
  function letters(i) {
    return (i < 26 ? "" : letters(Math.floor(i / 26) - 1)) + String.fromCharCode(65 + (i % 26));
  }

  // parts: where each result stands on the scale, 0 to 1, or null. -> the marks of
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

  function create(root, model, write, store, go) {
    const screen = one('[data-kc-screen="compare"]', root);
    const place = (name) => one(`[data-kc-compare="${name}"]`, screen);
    let opened = []; // [{ name: of the file, object, verdict: resultfile.apply's }]
    let own = true; // the reader's own answers stand beside them
    let touched = false;
    let shown = null; // what compare.js made of what is shown

    // ---- What stands side by side ----

    const showsOwn = () => own && store.hasAnswers();

    function take(name, object) {
      return { name, object, verdict: resultfile.apply(model, object) };
    }

    function keep() {
      touched = true;
      const files = opened.map(({ name, object }) => ({ name, object }));
      const size = files.reduce((sum, { object }) => sum + JSON.stringify(object).length, 0);
      store.keepCompared(size > HEAVIEST ? null : { own, files });
      return size <= HEAVIEST;
    }

    // What an entry of the history has; nothing, once there is something here.
    function restore(given) {
      if (touched || !Array.isArray(given?.files)) return;
      const taken = given.files.map(({ name, object }) => take(String(name), object));
      opened = taken.filter(({ verdict }) => verdict.fault === null).slice(0, MOST);
      own = given.own !== false;
      keep();
    }

    function same(a, b) {
      return JSON.stringify(a.answers) === JSON.stringify(b.answers) &&
        ["subject", "view", "date"].every((name) => (a[name] || "") === (b[name] || ""));
    }

    // Null, or why a file cannot stand beside the others.
    async function addFile(chosen) {
      const { fault, detail, object } = await file.read(chosen);
      if (fault !== null) return { fault, detail };
      const item = take(chosen.name, object);
      if (item.verdict.fault !== null) return item.verdict;
      const states = [...opened.map(({ verdict }) => verdict.state), ...(showsOwn() ? [store.state] : [])];
      if (states.some((state) => same(state, item.verdict.state))) return { fault: "duplicate", detail: "" };
      if (states.length >= MOST) return { fault: "too-many", detail: "" };
      opened.push(item);
      return null;
    }

    function faultText({ fault, detail }) {
      const find = (name) => one(`[data-kc-fault="${fault}"]`, clone(name));
      const element = find("compare-fault") || find("fault");
      setText(one("[data-kc-detail]", element), detail);
      return element.textContent;
    }

    async function add(files) {
      const faults = [];
      for (const chosen of files) {
        const fault = await addFile(chosen);
        if (fault) faults.push(`${chosen.name}: ${faultText(fault)}`);
      }
      keep();
      render();
      if (faults.length === 0) return one("h2", screen).scrollIntoView({ block: "nearest" });
      const content = clone("compare-report");
      fillItems(one("[data-kc-items]", content), faults);
      return file.report(root, content);
    }

    function remove(index) {
      if (index < 0) own = false;
      else opened.splice(index, 1);
      keep();
      render();
      (one("[data-kc-remove]", screen) || one("[data-kc-compare-files]", screen)).focus();
    }

    // ---- Showing it ----

    function fillItems(list, texts) {
      list.replaceChildren(
        ...texts.map((text) => {
          const item = document.createElement("li");
          item.textContent = text;
          return item;
        })
      );
    }

    function valueText(value) {
      if (value === undefined) return word("open");
      return value === null ? word("none") : write.value(value);
    }

    function scoreText(tenths) {
      return tenths === null ? word("no-score") : write.score(tenths);
    }

    function titleOf(id) {
      return model.questions.find((question) => question.id === id).title;
    }

    function fillFact(item, name, text) {
      const fact = one(`[data-kc-fact="${name}"]`, item);
      setText(one("dd", fact), text);
      show(fact, text !== "");
    }

    function viewItem(view, i) {
      const { state, item } = view.source;
      const element = clone("compare-view");
      setText(one("[data-kc-mark]", element), letters(i));
      one("[data-kc-mark]", element).classList.toggle("kc-mark--own", !item);
      for (const name of all("[data-kc-name]", element)) setText(name, view.label);
      fillFact(element, "subject", state.subject);
      fillFact(element, "view", state.view);
      fillFact(element, "date", state.date && write.date(state.date));
      fillFact(element, "answered", fill(word("of"), view.overall.answered, view.overall.total));
      const version = item ? item.object.check.version : model.version;
      fillFact(element, "version", version === model.version ? "" : String(version));
      fillFact(element, "file", item ? item.name : word("compare-own"));
      if (item) {
        const { unmatched, invalid } = item.verdict;
        fillPart(element, "unmatched", unmatched.map(({ id, title }) => title || id));
        fillPart(element, "invalid", invalid.map(titleOf));
      }
      one("[data-kc-remove]", element).dataset.kcRemove = item ? opened.indexOf(item) : -1;
      return element;
    }

    function fillPart(element, part, texts) {
      const found = one(`[data-kc-part="${part}"]`, element);
      fillItems(one("[data-kc-items]", found), texts);
      show(found, texts.length > 0);
    }

    function dots(element, parts, median, ownIndex) {
      const marks = marksOf(parts, ownIndex);
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
      dots(one("[data-kc-dots]", element), row.parts, row.median && row.median.part, shown.ownIndex);
      setText(one("[data-kc-from]", element), write.value(model.scale.from));
      setText(one("[data-kc-to]", element), write.value(model.scale.to));
      one("[data-kc-values]", element).replaceChildren(
        ...shown.views.map((view, i) => {
          const item = clone("difference-value");
          setText(one("[data-kc-mark]", item), letters(i));
          setText(one("[data-kc-name]", item), view.label);
          setText(one("[data-kc-value]", item), row.texts[i]);
          const note = one("[data-kc-note]", item);
          setText(note, row.notes[i]);
          show(note, row.notes[i] !== "");
          return item;
        })
      );
      one("details", element).open = shown.views.length <= EACH;
      return element;
    }

    function partOf(value) {
      return value == null ? null : write.part(value);
    }

    function figureOf(tenths) {
      return tenths === null ? null : { text: write.score(tenths), part: write.part(tenths / 10) };
    }

    function questionRow({ id, values, median, spread }) {
      return {
        title: titleOf(id),
        texts: values.map(valueText),
        parts: values.map(partOf),
        notes: shown.views.map(({ source }) => source.state.answers[id]?.note ?? ""),
        median: figureOf(median === null ? null : median * 10),
        spread: spread === null ? null : { text: write.value(spread) },
      };
    }

    function scoreRow({ title, scores, median, spread }) {
      return {
        title,
        texts: scores.map(scoreText),
        parts: scores.map((tenths) => (tenths === null ? null : write.part(tenths / 10))),
        notes: scores.map(() => ""),
        median: figureOf(median),
        spread: spread === null ? null : { text: write.score(spread) },
      };
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
      const names = shown.views.map(({ label }, i) => `${letters(i)} ${label}`);
      head.append(
        line([table.dataset.kcCorner, ...names, word("median"), word("spread")].map((text) => cell("th", text, "col")))
      );
      const body = document.createElement("tbody");
      for (const row of rows) {
        const texts = [...row.texts, row.median ? row.median.text : "", row.spread ? row.spread.text : ""];
        body.append(line([cell("th", row.title, "row"), ...texts.map((text) => cell("td", text))]));
      }
      table.replaceChildren(head, body);
    }

    function changeText({ from, to }, text) {
      return fill(word("compare-change"), text(from), text(to));
    }

    function change({ label, from, to, overall, improved, fell }) {
      const element = clone("change");
      const dates = [from, to].map((date) => (date ? write.date(date) : ""));
      const time = fill(word("compare-change"), ...dates);
      setText(one("[data-kc-name]", element), label ? `${label}: ${time}` : time);
      setText(one("[data-kc-overall]", element), `${word("overall")}: ${changeText(overall, scoreText)}`);
      const texts = (items) =>
        items.map((item) => `${titleOf(item.id)}: ${changeText(item, write.value)}`);
      fillPart(element, "improved", texts(improved));
      fillPart(element, "fell", texts(fell));
      show(one('[data-kc-part="same"]', element), improved.length + fell.length === 0);
      return element;
    }

    function figures(rows) {
      shown.rows = rows;
      const talk = rows.filter((row) => row.talk);
      const rest = rows.filter((row) => !row.talk);
      const questions = new Map(rows.map((row) => [row, questionRow(row)]));
      const draw = (some) => some.map((row) => difference(questions.get(row)));
      place("talk").replaceChildren(...draw(talk));
      place("rest").replaceChildren(...draw(rest));
      const scores = shown.scores.map(scoreRow);
      place("scores").replaceChildren(...scores.map(difference));
      place("changes").replaceChildren(...shown.changes.map(change));
      fillTable("scores", scores);
      fillTable("values", model.questions.map(({ id }) => questions.get(rows.find((row) => row.id === id))));
      return { talk: talk.length > 0, agreed: talk.length === 0, rest: rest.length > 0 };
    }

    function render() {
      const items = opened.map((item) => ({ state: item.verdict.state, item }));
      if (showsOwn()) items.push({ state: store.state, item: null });
      shown = compared(items);
      one("[data-kc-views]", screen).replaceChildren(...shown.views.map(viewItem));
      const comparable = items.length > 1;
      showWhen(screen, {
        comparable,
        lacking: !comparable,
        heavy: touched && !keep(),
        own: !own && store.hasAnswers(),
        answered: store.hasAnswers(),
        changes: comparable && shown.changes.length > 0,
        talk: false,
        agreed: false,
        rest: false,
        ...(comparable ? figures(shown.questions) : {}),
      });
    }

    screen.addEventListener("click", ({ target }) => {
      const button = target.closest("[data-kc-remove]");
      if (button) remove(Number(button.dataset.kcRemove));
    });

    return {
      add,
      restore,
      render,
      deeds: {
        compare: () => go({ screen: "compare" }),
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
