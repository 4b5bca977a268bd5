// The reader's answers: memory is the truth, and every change of it is written
// into the current entry of the browser's history as soon as it shows, where it
// survives a reload and the way back. An older entry holds older answers; coming to one,
// only the place in the check is taken from it, and today's answers are written
// over what it held. Only memory that nobody has touched yet takes what an entry
// holds: a link followed before the script ran makes an entry without answers.

import * as resultfile from "./data/resultfile.js";

// milliseconds: after a click, which shows first; without a keystroke
const PAUSE = 50;
const NOTE_PAUSE = 300;

// state: see resultfile.js. at: where in the check, { screen, question, change,
// index and gone of a measure, from, scroll, entry: of the history }. saved: nothing
// has changed since the answers were last saved.
export function createStore(model) {
  let state = resultfile.empty();
  let at = { screen: "intro" };
  let saved = true;
  // something was entered, loaded or cleared
  let touched = false;
  // how often measures went: a place in the plan means the same only until then
  let gone = 0;
  // what stands side by side, to survive with its screen: undefined until it is known
  let compared;
  // what together.js has of the room and of sheets: { …, unsaved: whether something of it is not saved }
  let together;
  // what the reader wants to see of each question: { help, note: whether it stands open }
  let opened = {};
  let timer = 0;

  // Whether there is anything to lose: also what a file brought that no question takes.
  function hasAnswers() {
    const { answers, subject, view, plan, unknown } = state;
    const lists = [answers, plan, unknown.answers, unknown.file];
    return Boolean(subject || view) || lists.some((list) => Object.keys(list).length > 0);
  }

  function file() {
    return resultfile.make(model, { ...state, language: document.documentElement.lang });
  }

  function packet() {
    return { kurzcheck: model.id, file: file(), at, saved: saved && !together?.unsaved, touched, gone, together, opened };
  }

  // The files of a comparison may be large: they stand in its own entries alone;
  // that there are none any more, in all.
  function entry() {
    const belongs = compared && (at.screen === "compare" || compared.files.length === 0);
    return belongs ? { ...packet(), compared } : packet();
  }

  // Where a browser refuses (too much, too often, a sandbox), memory still has
  // everything, and the next write may succeed.
  function write() {
    clearTimeout(timer);
    try {
      history.replaceState({ ...entry(), at: { ...at, scroll: window.scrollY } }, "");
    } catch {
      writeSoon(2000);
    }
  }

  function writeSoon(pause = PAUSE) {
    clearTimeout(timer);
    timer = setTimeout(write, pause);
  }

  function changed(pause) {
    saved = false;
    touched = true;
    writeSoon(pause);
  }

  function answer(id) {
    return state.answers[id] || { value: undefined, note: "" };
  }

  // An answer that says nothing is none.
  function setAnswer(id, part, pause) {
    const next = { ...answer(id), ...part };
    if (next.value === undefined && next.note === "") delete state.answers[id];
    else state.answers[id] = next;
    changed(pause);
  }

  return {
    get state() {
      return state;
    },
    get at() {
      return at;
    },
    get gone() {
      return gone;
    },
    answer,
    hasAnswers,
    file,
    write,
    setValue: (id, value) => setAnswer(id, { value }),
    setNote: (id, note) => setAnswer(id, { note }, NOTE_PAUSE),
    setAbout(name, text, pause = NOTE_PAUSE) {
      state[name] = text;
      changed(pause);
    },
    setPlan(plan, pause) {
      if (plan.length < state.plan.length) gone++;
      state.plan = plan;
      changed(pause);
    },
    unsaved: () => !saved && hasAnswers(),
    // For another page: where the reader came from is no entry of its history.
    packet: () => (hasAnswers() || together ? { ...packet(), at: { ...at, from: null } } : null),
    markSaved() {
      saved = true;
      write();
    },

    // Takes a result file's object in place of what is there. Answers
    // resultfile.apply's verdict; with a fault, nothing has changed.
    load(object, asSaved) {
      const verdict = resultfile.apply(model, object);
      if (verdict.fault === null) {
        state = verdict.state;
        saved = asSaved;
        touched = true;
        gone++;
      }
      return verdict;
    },
    clear() {
      state = resultfile.empty();
      compared = { files: [] };
      together = undefined;
      saved = true;
      touched = true;
      gone++;
    },

    // Takes what an entry of the history, or a page before, has of this check;
    // false where it has nothing, or memory has something already.
    restore(given) {
      if (touched || !given || given.kurzcheck !== model.id) return false;
      const taken = this.load(given.file, given.saved === true).fault === null;
      touched = taken && given.touched !== false;
      gone = Number.isInteger(given.gone) ? given.gone : 0;
      together = given.together;
      opened = { ...given.opened };
      return taken;
    },
    get opened() {
      return opened;
    },
    setOpened(name, isOpen) {
      opened = { ...opened, [name]: isOpen };
      writeSoon();
    },
    get together() {
      return together;
    },
    setTogether(kept, pause) {
      together = kept;
      touched = true;
      writeSoon(pause);
    },
    get compared() {
      return compared;
    },
    setCompared(views) {
      compared = views;
      writeSoon();
    },
    // Takes what an entry of the history compares; false where it has nothing, or
    // something is known already.
    restoreCompared(given) {
      const files = given?.compared?.files;
      if (compared !== undefined || !Array.isArray(files)) return false;
      compared = { ...given.compared, files: files.filter((item) => typeof item?.name === "string" && resultfile.inspect(item.object).fault === null) };
      return true;
    },

    // A step forward in the history, with the answers as they are.
    push(next, address) {
      write();
      at = next;
      try {
        history.pushState(entry(), "", address);
      } catch {
        write();
      }
    },
    // Where an entry of the history stands; null for one made by a link.
    arrive(next) {
      at = next || { ...at, from: null };
      write();
    },
  };
}
