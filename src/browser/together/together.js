// What the room and the sheets have in common: what is kept of them, the codes that are typed, and
// where their results go: into files, into the comparison, or on as the reader's own.

import { all, one, show } from "#site";
import { ask, deliver, fill, resultfile, tell, word } from "#check";
import { createCodes } from "./data/codes.js";
import { text } from "./data/kept.js";
import * as rooms from "./data/room.js";
import * as sheetlist from "./data/sheets.js";
import { createOutcome } from "./outcome.js";
import { createRoom } from "./room.js";
import { createRound } from "./round.js";
import { createSheets } from "./sheets.js";

// "-" as it is shown: a line may end after a hyphen
const MINUS = "\u2212";
// milliseconds without a keystroke
const TYPING = 300;

// of check.js: ways, screens; withComparison(use): with what compareview.js offers;
// takeResult(object, asks): shows a result in place of the reader's; withMore(use): with later.js
export function createTogether(root, model, write, store, content, { ways, screens, withComparison, takeResult, withMore }) {
  const questions = new Map(model.questions.map((question) => [question.id, question]));
  const rows = new Map(all("[data-kc-sheet-row]", root).map((row) => [row.dataset.kcSheetRow, row]));
  const codes = createCodes(model, (id) => "kcOrdinal" in rows.get(id).dataset);
  let given = null;
  let kept = null;

  // { room, sheets: null where there are none; unsaved: "", or which of them are not saved }
  function held() {
    if (!kept || given !== store.together) {
      given = store.together;
      kept = {
        room: rooms.read(model, given?.room),
        sheets: sheetlist.read(model, given?.sheets),
        unsaved: text(given?.unsaved),
      };
    }
    return kept;
  }

  const without = (name) => held().unsaved.replace(name, "");

  // name: "room" or "sheets"; value: null where it goes
  function keep(name, value, pause) {
    const others = without(name);
    given = kept = { ...kept, [name]: value, unsaved: value ? others + name : others };
    store.setTogether(given, pause);
  }

  function saved(name) {
    given = kept = { ...kept, unsaved: without(name) };
    store.setTogether(given);
  }

  // From the top of the screen on, with the focus on that element of it.
  function toElement(element) {
    window.scrollTo(0, 0);
    element.focus({ preventScroll: true });
  }

  const isDescribed = ({ texts, values }) => Object.keys(texts).length === values.length;

  // What a value is called: where every answer is described, in its words.
  function textOf(question, value) {
    return value != null && isDescribed(question) ? question.texts[value] ?? write.value(value) : write.answer(value);
  }

  // Of what views gave, in room.js's figures.
  function rangeOf(question, { lowest, highest }) {
    const ends = [lowest, highest].map((value) => textOf(question, value));
    return lowest === highest ? ends[0] : fill(word("round-range"), ...ends);
  }

  // How values are typed, in one line: the first, the second and the last, or all where each is
  // described. none: what "no answer" is called
  function codeText(question, none) {
    const list = codes.listOf(question);
    const few = list.length <= 5 || isDescribed(question);
    const shown = few ? list : [list[0], list[1], null, list.at(-1)];
    const texts = shown.map((each) => (each ? fill(word("together-code"), each.code, textOf(question, each.value)) : "…"));
    return [...texts, fill(word("together-code"), MINUS, none)].join(" · ");
  }

  // ---- Where results go ----

  // items: [{ name, object }]; those that stand in the comparison already come anew
  function compare(items) {
    const fresh = new Set(items.map(({ object }) => object.entered));
    const before = (store.compared?.files ?? []).filter(({ object }) => !fresh.has(object?.entered));
    const { own = false, by } = store.compared ?? {};
    store.setCompared({ own, by, files: before });
    withComparison(({ restore, add }) => {
      restore();
      ways.go({ screen: "compare" });
      add(items);
    });
  }

  const details = ({ name, object }) => ({ ...object, check: { id: `${object.check.id} ${name}` } });

  // With one of several, the others are not saved.
  function saveOne(button, item) {
    deliver(resultfile.serialize(item.object), "application/json", details(item), "json");
    tell(button, word("saved"));
  }

  // All in one archive: a browser asks before it takes several files at once. Names may be the same
  // but for what no file name takes.
  function saveAll(button, items, title) {
    return withMore(({ zip }) => {
      const files = items.map((item, i) => [`${i + 1}-${item.name.replace(/[^\p{L}\p{N}]+/gu, "-")}.json`, resultfile.serialize(item.object)]);
      const { subject, date } = items[0].object;
      const name = deliver(zip(files), "application/zip", { check: { id: `${model.id} ${title}` }, subject, date }, "zip");
      show(one("[data-kc-arrived]", button.closest("[data-kc-save-place]")), true);
      tell(button, `${word("together-saved")} ${name}`);
    });
  }

  const shared = {
    root, model, write, store, content, codes, questions, rows,
    held, keep, toElement, textOf, rangeOf, codeText, isDescribed, compare, saveOne, saveAll,
    typing: TYPING,
    go: ways.go,
    back: ways.back,
    arrive(at) {
      store.arrive(at);
      screens.render();
    },
    take: (object) => takeResult(object, store.unsaved()),
  };
  const round = createRound(shared);
  const parts = {
    "together-room": createRoom({ ...shared, toQuestion: round.toQuestion }),
    "together-round": round,
    "together-outcome": createOutcome(shared),
    "together-sheets": createSheets(shared),
  };

  async function clear(button) {
    if (!(await ask("together"))) return;
    const { kcOf } = button.dataset;
    keep(kcOf, null);
    ways.go({ screen: kcOf === "room" ? "together-room" : "together-sheets" });
  }

  // The way out of a question leads to what came of the room.
  root.addEventListener("click", (event) => {
    if (store.at.screen !== "together-round" || !event.target.closest('[data-kc-do="review"]')) return;
    event.stopPropagation();
    ways.go({ screen: "together-outcome" });
  }, true);

  return {
    draw: (at) => parts[at.screen].draw(at),
    "together-arrived"(button) {
      saved(button.dataset.kcOf);
      show(button.parentElement, false);
      tell(button, word("arrived-done"), true);
    },
    "together-clear": clear,
    ...Object.assign({}, ...Object.values(parts).map(({ actions }) => actions)),
  };
}
