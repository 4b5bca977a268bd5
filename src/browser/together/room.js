// The room before its first question: which views are there, whom it is about, and when.

import { all, one, setText } from "#site";
import { clone, day, word } from "#check";
import * as rooms from "./data/room.js";

export function createRoom({ root, model, store, typing, held, keep, go, back, toQuestion }) {
  const screen = one('[data-kc-screen="together-room"]', root);
  const place = (name) => one(`[data-kc-room="${name}"]`, screen);
  const own = place("own");
  const status = place("status");
  const pageViews = all("[data-kc-room-view]", screen).map(({ value }) => value);
  let fresh = null;

  function room() {
    if (held().room) return held().room;
    const { subject, date } = store.state;
    return (fresh ??= rooms.empty(Date.now(), { subject, date: date || day.today() }));
  }

  function tileOf({ view }) {
    const tile = clone("room-view");
    one("input", tile).value = view;
    setText(one("[data-kc-name]", tile), view);
    return tile;
  }

  function count() {
    return rooms.present(room()).length;
  }

  function draw() {
    fresh = null;
    const { voices } = room();
    const tiles = place("views");
    const inputs = () => all("[data-kc-room-view]", tiles);
    const shown = inputs().map(({ value }) => value);
    tiles.append(...voices.filter(({ view }) => !shown.includes(view)).map(tileOf));
    // what stays is the same element, which may have the focus
    for (const input of inputs()) {
      const voice = voices.find(({ view }) => view === input.value);
      input.checked = voice?.here === true;
      if (!voice && !pageViews.includes(input.value)) input.closest("label").remove();
    }
    for (const input of all("[data-kc-room-about]", screen)) input.value = room()[input.dataset.kcRoomAbout];
    setText(place("count"), String(count()));
  }

  function set(view, here) {
    keep("room", rooms.sortVoices(rooms.setHere(room(), view, here), pageViews));
    draw();
    setText(status, count() > rooms.MOST ? word("room-most") : "");
  }

  // What stands in the field becomes a view; -> whether there was something
  function add() {
    const view = own.value.trim();
    if (view === "") return false;
    const before = room().voices[rooms.find(room(), view)];
    set(before?.view ?? view, true);
    own.value = "";
    own.focus();
    return true;
  }

  function start() {
    const wrong = count() < rooms.FEWEST ? "room-fewest" : count() > rooms.MOST ? "room-most" : null;
    if (wrong === null) return toQuestion(firstOpen());
    setText(status, word(wrong));
    return (one("[data-kc-room-view]", screen) ?? own).focus();
  }

  // Where the group goes on.
  function firstOpen() {
    const ids = model.questions.map(({ id }) => id);
    return ids.find((id) => !rooms.roundOf(room(), id).shown) ?? ids[0];
  }

  screen.addEventListener("change", ({ target }) => {
    if ("kcRoomView" in target.dataset) set(target.value, target.checked);
  });
  screen.addEventListener("input", ({ target }) => {
    const { kcRoomAbout } = target.dataset;
    if (kcRoomAbout) keep("room", { ...room(), [kcRoomAbout]: target.value }, typing);
  });
  one("form", screen).addEventListener("submit", () => {
    if (document.activeElement === own && add()) return;
    add();
    start();
  });

  return {
    draw,
    actions: {
      "together-room": () => go({ screen: "together-room" }),
      "together-add": add,
      "together-leave": () => back({ screen: store.hasAnswers() ? "result" : "intro" }),
    },
  };
}
