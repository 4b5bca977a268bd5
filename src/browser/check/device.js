// What the page says of the device before anything is saved on it; later/stored.js does that, and
// shows what lies there.

import { isChromium } from "#page";
import { all, showWhen } from "#site";

// Whether something of this check lies here; storage may be refused.
export function isOnDevice(id) {
  try {
    return Object.keys(window.localStorage).some((key) => key.startsWith(`kurzcheck:${id}:`));
  } catch {
    return false;
  }
}

// From disk, browsers differ in who can read what is saved.
export function warnOfDisk(root) {
  const fromDisk = location.protocol === "file:";
  for (const place of all("[data-kc-device]", root)) {
    showWhen(place, { shared: fromDisk && isChromium(), private: fromDisk && !isChromium() });
  }
}
