// What came of the room: question by question, and its results on their way.

import { all, one, setText, showWhen } from "#site";
import { clone, score, stateOf, word } from "#check";
import { asOwn } from "./data/kept.js";
import * as rooms from "./data/room.js";

export function createOutcome({ root, model, write, questions, held, arrive, back, take, textOf, rangeOf, compare, saveOne, saveAll }) {
  const screen = one('[data-kc-screen="together-outcome"]', root);
  const place = (name) => one(`[data-kc-outcome="${name}"]`, screen);

  function items() {
    const { room } = held();
    const together = word("room-together");
    const { lang } = document.documentElement;
    return rooms.results(model, room, { together, language: lang }).map(({ view, object }) => ({ name: view, object }));
  }

  function rowText(question) {
    const known = rooms.figures(model, held().room, question.id);
    const { given: { length }, median } = known;
    if (length === 0) return word("round-none");
    return rangeOf(question, known) + (length > 1 ? ` · ${word("median")}: ${textOf(question, median)}` : "");
  }

  // What is not shown yet stays hidden here, too.
  function drawRow(row) {
    const question = questions.get(row.dataset.kcOutcomeRow);
    const { shown, value, note } = rooms.roundOf(held().room, question.id);
    row.dataset.kcState = stateOf(value);
    setText(one("[data-kc-facts]", row), shown ? rowText(question) : word("round-not-shown"));
    setText(one("[data-kc-value]", row), value === undefined ? word("outcome-open") : value === null ? word("round-agreed-none") : textOf(question, value));
    setText(one("[data-kc-note]", row), note);
    one("[data-kc-note]", row).hidden = note === "";
  }

  function fileItem({ name }, i) {
    const item = clone("outcome-file");
    for (const element of all("[data-kc-name]", item)) setText(element, name);
    one("button", item).dataset.kcOf = i;
    return item;
  }

  function draw() {
    const { room } = held();
    if (!room || rooms.present(room).length < rooms.FEWEST) return arrive({ screen: "together-room" });
    for (const row of all("[data-kc-outcome-row]", screen)) drawRow(row);
    const agreed = score.overall(model, rooms.agreed(room));
    setText(place("agreed"), write.count(agreed));
    setText(place("score"), write.score(agreed.score));
    const files = items();
    place("files").replaceChildren(...files.map(fileItem));
    showWhen(screen, { files: files.length > 0, comparable: files.length > 1, agreed: agreed.answered > 0 });
  }

  return {
    draw,
    actions: {
      "together-outcome-back"() {
        const open = model.questions.find(({ id }) => !rooms.roundOf(held().room, id).shown) ?? model.questions.at(-1);
        back({ screen: "together-round", question: open.id });
      },
      "together-compare": () => compare(items()),
      "together-take": () => take(asOwn(items().at(-1).object)),
      "together-save-one": (button) => saveOne(button, items()[button.dataset.kcOf]),
      "together-save": (button) => saveAll(button, items(), word("room-title")),
    },
  };
}
