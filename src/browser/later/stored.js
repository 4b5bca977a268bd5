// The results saved on this device: what the page shows of data/storage.js, only when the reader
// asks for it.

import { all, one, setText, show, showWhen } from "#site";
import { ask, clone, day, fill, fillItems, joined, language, resultfile, score, tell, word } from "#check";
import { setApart } from "./blockview.js";
import { createStorage } from "./data/storage.js";

// take(object, asks): shows a result file's object in place of the reader's
// answers; asks them first where it shall. compareWith(item): puts it beside others.
export function createStored(root, model, write, store, take, compareWith) {
  const saved = createStorage(() => window.localStorage, model.id);
  const lists = all("[data-kc-device]", root);
  // the saved result that these answers came from, or went to
  let current = null;

  function nameOf(object) {
    const { subject, view, date } = object ?? {};
    return joined(subject, view, date && write.date(date)) || word("device-unnamed");
  }

  function scoreText(object) {
    const { state } = resultfile.apply(model, object);
    return state && `${word("overall")}: ${write.score(score.overall(model, state.answers).score)}`;
  }

  // The time tells apart what was saved on one day.
  function keptText({ saved: time, expires, object }) {
    const clock = new Date(time).toLocaleTimeString(language(), { timeStyle: "short" });
    const kept = fill(word("device-kept"), write.date(day.today(time)), write.date(day.today(expires)), clock);
    return joined(scoreText(object), time !== null && kept);
  }

  function itemOf(item) {
    const element = clone("device-item");
    for (const place of all("[data-kc-name]", element)) setApart(place, nameOf(item.object));
    setText(one("[data-kc-kept]", element), keptText(item));
    for (const button of all("[data-kc-do]", element)) {
      button.dataset.kcId = item.id;
      if (button.dataset.kcDo !== "device-remove") show(button, item.fault === null);
    }
    return element;
  }

  function render() {
    const { items } = saved.list();
    const any = items.length > 0;
    for (const list of lists) {
      fillItems(list, items, itemOf);
      showWhen(list, { stored: any });
      if (list.dataset.kcDevice === "stored") show(list, any);
      else if (any) list.open = true;
    }
  }

  // Another subject, view or date makes another result: the one before stays.
  function placeOf(object) {
    const before = current && saved.load(current).object;
    return before && nameOf(before) !== nameOf(object) ? null : current;
  }

  function save(button) {
    const object = store.file();
    const { fault, id } = saved.save(object, placeOf(object));
    if (fault) return tell(button, word(`device-${fault}`));
    current = id;
    store.markSaved();
    render();
    return tell(button, word("device-saved"));
  }

  function load(button, use) {
    const { kcId } = button.dataset;
    const { fault, object } = saved.load(kcId);
    return fault === null ? use(object, kcId) : changed(button, "device-missing");
  }

  async function open(object, id) {
    if (await take(object, store.unsaved())) current = id;
  }

  // A line has gone: its list says so, be it the last one.
  function changed(button, text) {
    const list = button.closest("[data-kc-device]");
    render();
    show(list, true);
    tell(list, word(text), true);
  }

  function removed(button, { fault }) {
    changed(button, `device-${fault ?? "removed"}`);
  }

  saved.expire();

  return {
    render,
    forget: () => (current = null),
    actions: {
      "device-save": save,
      "device-open": (button) => load(button, open),
      "device-compare": (button) => load(button, (object) => compareWith({ name: nameOf(object), object })),
      "device-remove": (button) => removed(button, saved.remove(button.dataset.kcId)),
      "device-clear": async (button) => {
        if (await ask("device")) removed(button, saved.removeAll());
      },
    },
  };
}
