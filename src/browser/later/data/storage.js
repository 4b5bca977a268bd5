// Results saved on this device, in the browser's own storage, only when asked.
//
// Several results of a check lie side by side. From disk, Chromium has one store
// for all pages: every key carries the check's id, what others wrote is left
// alone, and what is read may come from anyone. A browser may refuse storage at
// any time: nothing throws, every answer has a `fault`, null where there is none:
//   "no-storage"  the browser refuses        "full"     there is no room
//   "missing"     it is no longer there      or one of resultfile.inspect's

import { resultfile } from "#check";

// until it is deleted, at the next opening of the page
const DAYS = 365;
const DAY = 24 * 60 * 60 * 1000;
// milliseconds: at 8.64e15, a Date ends
const LATEST = 8e15;

// A full store is reported under two names, an old one in Firefox.
function faultOf(error) {
  return /quota/i.test(error?.name) ? "full" : "no-storage";
}

// What lies under a key -> { fault, saved, object }. saved: when, in milliseconds,
// or null; with a fault, the object is null.
function read(text) {
  if (typeof text !== "string") return { fault: "missing", saved: null, object: null };
  try {
    const { saved, file } = JSON.parse(text);
    if (!(Number.isFinite(saved) && Math.abs(saved) < LATEST)) throw new TypeError();
    const { fault } = resultfile.inspect(file);
    return { fault, saved, object: fault === null ? file : null };
  } catch {
    return { fault: "damaged", saved: null, object: null };
  }
}

// reach: () => window.localStorage, since already this may throw.
// now: () => milliseconds. Nothing is read or written before a function is called.
export function createStorage(reach, checkId, { days = DAYS, now = Date.now } = {}) {
  const prefix = `kurzcheck:${checkId}:`;

  // What the work answers with a fault of null; or else `otherwise` with a fault.
  function attempt(work, otherwise) {
    try {
      return { fault: null, ...work(reach()) };
    } catch (error) {
      return { ...otherwise, fault: faultOf(error) };
    }
  }

  // This check's: [{ id, fault, saved, object, expires }]
  function entries(storage) {
    return Array.from({ length: storage.length }, (_, i) => storage.key(i))
      .filter((key) => key?.startsWith(prefix))
      .map((key) => {
        const entry = read(storage.getItem(key));
        const expires = entry.saved === null ? null : entry.saved + days * DAY;
        return { id: key.slice(prefix.length), ...entry, expires };
      });
  }

  function removeWhere(condition) {
    const work = (storage) => {
      const unwanted = entries(storage).filter(condition);
      for (const { id } of unwanted) storage.removeItem(prefix + id);
      return { removed: unwanted.length };
    };
    return attempt(work, { removed: 0 });
  }

  function freeId(storage) {
    let id = now();
    while (storage.getItem(prefix + id) !== null) id++;
    return String(id);
  }

  return {
    days,

    // Deletes what has lain here too long; for the opening of the page. Writes
    // nothing where there is nothing. -> { fault, removed: how many }
    expire() {
      const today = now();
      return removeWhere(({ expires }) => expires !== null && expires <= today);
    },

    // -> { fault, items: [{ id, fault, saved, object, expires }] }, the latest first;
    // an item with a fault has no object and can only be removed.
    list() {
      const work = (storage) => ({ items: entries(storage).sort((a, b) => b.saved - a.saved) });
      return attempt(work, { items: [] });
    },

    // Saves a result file's object, as a new one or in the place of an item. With
    // a fault, what was there stays. -> { fault, id }
    save(object, id = null) {
      const work = (storage) => {
        const place = id ?? freeId(storage);
        const text = JSON.stringify({ saved: now(), file: object });
        storage.setItem(prefix + place, text);
        // Some browsers take everything and keep nothing.
        if (storage.getItem(prefix + place) !== text) throw new TypeError();
        return { id: place };
      };
      return attempt(work, { id: null });
    },

    // -> { fault, object: a result file's, for resultfile.apply }
    load(id) {
      const work = (storage) => {
        const { fault, object } = read(storage.getItem(prefix + id));
        return { fault, object };
      };
      return attempt(work, { object: null });
    },

    remove(id) {
      return attempt((storage) => storage.removeItem(prefix + id));
    },

    // Everything of this check, damaged or not. -> { fault, removed: how many }
    removeAll() {
      return removeWhere(() => true);
    },
  };
}
