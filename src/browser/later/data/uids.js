// Names by which a calendar knows an event again (RFC 5545, 3.8.4.7), so that it replaces the one it
// has. Plain data in, plain data out.

// The same texts always make the same name (FNV-1a).
export function uidOf(check, ...texts) {
  let hash = 0x811c9dc5;
  for (const character of JSON.stringify(texts)) {
    hash = Math.imul(hash ^ character.codePointAt(0), 0x01000193) >>> 0;
  }
  return `${hash.toString(16)}@${check}`;
}

// The plan with a `uid` for every measure. One that has its own keeps it, wherever it stands and
// whatever it says by now; a new one is named by its place among those of its question, as long as
// no other has that name. Two measures with one name came from one that was copied: the second is new.
// about: [texts] that tell this plan from others
export function nameMeasures(plan, check, about) {
  const first = new Map();
  plan.forEach(({ uid }, i) => uid && !first.has(uid) && first.set(uid, i));
  const taken = new Set(first.keys());
  const places = new Map(); // question -> [measures so far, where to look for a free name]
  return plan.map((item, i) => {
    const { question } = item;
    const [count, next] = places.get(question) ?? [0, 0];
    let place = Math.max(count, next);
    let { uid } = item;
    if (typeof uid !== "string" || first.get(uid) !== i) {
      do uid = uidOf(check, ...about, question ?? null, place++);
      while (taken.has(uid));
      taken.add(uid);
      item = { ...item, uid };
    }
    places.set(question, [count + 1, place]);
    return item;
  });
}
