// One question in the room: every view gives its value hidden; then all are shown together, and the
// group agrees on one.

import { all, one, setText, show, showWhen } from "#site";
import { clone, fill, language, make, sayLike, score, setPart, stateOf, word } from "#check";
import { own } from "./data/kept.js";
import * as rooms from "./data/room.js";

// characters of a question that is set smaller, so that all of it fits
const LONG = 160;

export function createRound({ root, model, write, content, codes, questions, typing, held, keep, go, back, arrive, toElement, textOf, rangeOf, codeText, isDescribed }) {
  const screen = one('[data-kc-screen="together-round"]', root);
  const place = (name) => one(`[data-kc-round="${name}"]`, screen);
  const note = place("note");
  const names = new Intl.ListFormat(language(), { type: "conjunction" });
  const ids = model.questions.map(({ id }) => id);
  // the question that is shown
  let question = null;

  const section = (id) => one(`[data-kc-question="${id}"]`, root);
  const legend = (id) => one("legend", section(id));
  const figures = () => rooms.figures(model, held().room, question.id);
  const round = () => rooms.roundOf(held().room, question.id);
  const setRound = (part, pause) => keep("room", rooms.setRound(held().room, question.id, part), pause);

  // ---- The question itself, as it stands in the check ----

  function drawQuestion() {
    const { id, topic } = question;
    const said = legend(id);
    const title = content.title(id);
    const anchors = isDescribed(question) ? [] : question.values.filter((value) => content.answer(id, value));
    setText(place("number"), String(ids.indexOf(id) + 1));
    setText(place("progress"), fill(word("progress"), ids.indexOf(id) + 1, ids.length));
    sayLike(place("name"), title);
    show(place("name"), Boolean(content.question(id)));
    sayLike(place("topic"), one(`[data-kc-lane="${topic}"] [data-kc-name]`, root));
    sayLike(place("text"), said);
    place("text").replaceChildren(...said.cloneNode(true).childNodes);
    place("text").toggleAttribute("data-kc-long", said.textContent.length > LONG);
    place("anchors").replaceChildren(...anchors.map((value) => {
      const item = clone("round-anchor");
      setText(one("dt", item), write.value(value));
      sayLike(one("dd", item), content.answer(id, value));
      return item;
    }));
    show(place("anchors"), anchors.length > 0);
    setText(place("place"), `${ids.indexOf(id) + 1}/${ids.length}`);
    for (const part of all("[data-kc-round-part]", screen)) {
      const { kcRoundPart } = part.dataset;
      part.dataset.kcState = stateOfRound(kcRoundPart);
      part.toggleAttribute("data-kc-here", kcRoundPart === id);
    }
    drawState();
  }

  function stateOfRound(id) {
    const { shown, value } = rooms.roundOf(held().room, id);
    return shown && value === undefined ? "none" : stateOf(value);
  }

  // The number is filled as soon as a value is agreed on.
  function drawState() {
    place("number").parentElement.dataset.kcState = stateOfRound(question.id);
    show(place("unagree"), round().value !== undefined);
  }

  // ---- Hidden ----

  const fields = () => all("[data-kc-voice]", screen);

  // -> what was typed there and is no value
  function mark(field) {
    const { values, mistakes } = held().room.voices.find(({ view }) => view === field.dataset.kcVoice);
    const mistake = own(mistakes, question.id);
    const given = own(values, question.id) !== undefined;
    const voice = field.closest("[data-kc-given]");
    voice.dataset.kcGiven = given;
    field.ariaInvalid = String(mistake !== undefined);
    setText(one("[data-kc-voice-state]", voice), word(mistake !== undefined ? "round-fault" : given ? "round-given" : "round-open"));
    const { count, total } = figures();
    setText(place("count"), fill(word("of"), count, total));
    return mistake ?? "";
  }

  function drawVoices() {
    place("voices").replaceChildren(...rooms.present(held().room).map(({ view }, i) => {
      const item = clone("round-voice");
      const field = one("input", item);
      const state = one("[data-kc-voice-state]", item);
      setText(one("[data-kc-name]", item), view);
      setText(one("button [data-kc-name]", item), view);
      field.dataset.kcVoice = view;
      field.id = `kc_voice_${i}`;
      one("label", item).htmlFor = field.id;
      state.id = `kc_voice_state_${i}`;
      field.setAttribute("aria-describedby", state.id);
      return item;
    }));
    setText(place("codes"), codeText(question, word("round-abstained")));
    // what is no value comes back, to be mended
    for (const field of fields()) field.value = mark(field);
  }

  function setValue(field, value, mistake) {
    keep("room", rooms.setValue(held().room, field.dataset.kcVoice, question.id, value, mistake));
    mark(field);
  }

  function onTyping(field) {
    const value = codes.read(question, field.value);
    const isFault = Number.isNaN(value);
    if (isFault) setValue(field, undefined, field.value);
    else setValue(field, value);
    setText(place("status"), isFault ? word("round-fault") : "");
  }

  // To the next view that has given nothing yet; after the last, to the button.
  function advance(field) {
    if (field.ariaInvalid === "true") return field.select();
    const all = fields();
    const later = [...all.slice(all.indexOf(field) + 1), ...all];
    const open = later.find((each) => figures().missing.includes(each.dataset.kcVoice) && each !== field);
    return (open ?? place("main")).focus();
  }

  function abstain(button) {
    const field = one("[data-kc-voice]", button.closest("[data-kc-given]"));
    field.value = "";
    setValue(field, null);
    advance(field);
  }

  // ---- Shown ----

  // Where a value stands among the columns, one a value; a median may lie between two.
  function partOf(value) {
    const { values } = question;
    const below = values.findLastIndex((each) => each <= value);
    const step = values[below + 1] - values[below];
    const between = value === values[below] ? 0 : (value - values[below]) / step;
    return (below + between + 0.5) / values.length;
  }

  function rowOf(value, kind, ...texts) {
    const item = make("li");
    item.className = `kc-votes__row kc-votes__row--${kind}`;
    item.toggleAttribute("data-kc-beyond", partOf(value) > 0.5);
    setPart(item, partOf(value));
    const mark = make("span");
    mark.className = "kc-votes__mark";
    const text = make("span");
    text.append(...texts);
    item.append(mark, text);
    return item;
  }

  function drawVotes({ given, median }) {
    const bands = model.bands.map(({ id, name }) => ({
      name,
      share: question.values.filter((value) => score.bandOf(model, value) === id).length,
    }));
    place("bands").replaceChildren(...bands.filter(({ share }) => share > 0).map(({ name, share }) => {
      const band = make("span", name);
      band.className = "kc-votes__band";
      band.style.flexGrow = share;
      return band;
    }));
    // Who gave the same stands in one row.
    const values = question.values.filter((value) => given.some((voice) => voice.value === value));
    const rows = values.map((value) => {
      const views = given.filter((voice) => voice.value === value).map(({ view }) => view);
      return rowOf(value, "voice", make("bdi", names.format(views)), ": ", make("strong", textOf(question, value)));
    });
    if (given.length > 1) rows.push(rowOf(median, "median", `${word("median")}: ${textOf(question, median)}`));
    place("votes").replaceChildren(...rows);
    show(place("picture"), given.length > 0);
  }

  function talkOf({ given, spread, far, low, high, lowest, highest }) {
    if (given.length === 0) return word("round-none");
    if (given.length === 1) return word("round-single");
    if (spread === 0) return word("round-same");
    if (!far) return word("round-near");
    return fill(word("round-far"), names.format(low), textOf(question, lowest), names.format(high), textOf(question, highest));
  }

  // The question's own answers, to be chosen from once more.
  function drawAgreed() {
    const choices = all('input[type="radio"]', section(question.id)).map((input) => input.closest("label"));
    const { value } = round();
    const chosen = value === null ? "none" : String(value);
    const copies = choices.map((choice) => choice.cloneNode(true));
    for (const copy of copies) {
      const input = one("input", copy);
      input.name = "kc_agreed";
      input.checked = input.value === chosen;
    }
    const box = choices[0].parentElement.cloneNode(false);
    const none = copies.pop();
    setText(one("span", none), word("round-agreed-none"));
    box.append(...copies);
    place("agreed").replaceChildren(box, none);
  }

  function drawShown() {
    const known = figures();
    const { given, spread, median, abstained } = known;
    setText(place("range"), given.length === 0 ? word("no-score") : rangeOf(question, known));
    const facts = [
      spread !== null && fill(word("round-apart"), write.number(spread)),
      median !== null && given.length > 1 && `${word("median")}: ${textOf(question, median)}`,
      abstained.length > 0 && `${word("round-abstained")}: ${names.format(abstained)}`,
    ];
    setText(place("facts"), facts.filter(Boolean).join(" · "));
    setText(place("talk"), talkOf(known));
    drawVotes(known);
    drawAgreed();
    note.value = round().note;
    const fold = note.closest("details");
    fold.open = fold.open || round().note !== "";
  }

  // ---- All of it ----

  function draw(at) {
    const { room } = held();
    question = questions.get(at.question);
    if (!question || !room || rooms.present(room).length < rooms.FEWEST) return arrive({ screen: "together-room" });
    const { shown } = round();
    drawQuestion();
    setText(place("status"), "");
    showWhen(screen, { hidden: !shown, shown });
    screen.toggleAttribute("data-kc-shown", shown);
    if (shown) drawShown();
    else drawVoices();
  }

  // Where the group goes on: at the first view that has given nothing.
  function begin() {
    const open = fields().find((field) => figures().missing.includes(field.dataset.kcVoice));
    toElement(round().shown ? place("range") : open ?? fields()[0]);
  }

  function toQuestion(id) {
    go({ screen: "together-round", question: id });
    begin();
  }

  function redraw() {
    draw({ question: question.id });
    begin();
  }

  function reveal() {
    const { missing } = figures();
    if (missing.length === 0) {
      setRound({ shown: true });
      return redraw();
    }
    setText(place("status"), fill(word("round-missing"), names.format(missing)));
    return fields().find(({ dataset }) => dataset.kcVoice === missing[0]).focus();
  }

  function next() {
    const following = ids[ids.indexOf(question.id) + 1];
    if (following) toQuestion(following);
    else go({ screen: "together-outcome" });
  }

  screen.addEventListener("input", ({ target }) => {
    if ("kcVoice" in target.dataset) onTyping(target);
    else if (target === note) setRound({ note: note.value }, typing);
  });
  screen.addEventListener("change", ({ target }) => {
    if (target.type !== "radio") return;
    setRound({ value: target.value === "none" ? null : Number(target.value) });
    drawState();
  });
  // What was given is nowhere to be read any more.
  screen.addEventListener("focusout", ({ target }) => {
    if ("kcVoice" in target.dataset && target.ariaInvalid !== "true") target.value = "";
  });
  one("form", screen).addEventListener("submit", () => {
    const field = document.activeElement;
    if ("kcVoice" in field.dataset) return advance(field);
    return round().shown ? next() : reveal();
  });

  return {
    draw,
    toQuestion,
    actions: {
      "together-abstain": abstain,
      "together-unagree"() {
        setRound({ value: undefined });
        drawAgreed();
        drawState();
        one("input", place("agreed")).focus();
      },
      "together-hide"() {
        setRound({ shown: false });
        redraw();
      },
      "together-skip": next,
      "together-question": (button) => toQuestion(button.dataset.kcOf),
      "together-back"() {
        const before = ids[ids.indexOf(question.id) - 1];
        back(before ? { screen: "together-round", question: before } : { screen: "together-room" });
      },
    },
  };
}
