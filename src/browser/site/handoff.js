// Between the pages of the site: every own link takes the answers along,
// and leaving with unsaved answers warns. Nothing is stored for that: neither
// cookie nor web storage.
//
// A packet is what is handed over: { kurzcheck: the check's id, file: a result file's
// object, at: where in the check, saved }. The page that is left puts it into
// window.name in the very click; the next page takes it out before anything
// else. Measured: this works over http in both browsers, and from disk in
// Chromium. Firefox empties the name between files, so there the packet goes
// into the address as #a=… and is removed from it at once. Firefox's list of
// visited pages takes no address above 2,000 characters: a longer one leaves no
// trace of the answers; and it follows none above 1,048,576.
//
// The browser's own buttons hand nothing over: where they lead is not known before the
// page is gone, and a name left for whatever comes would tell it the answers. An
// older entry shows older answers; so leaving unsaved ones by these buttons warns.

import { decode, encode } from "./data/base64url.js";
import { isChromium } from "./dom.js";

const MARK = "kurzcheck:";
const ADDRESS = "#a=";
const UNLISTED = 2048;
const LONGEST = 1000000;

function isPacket(value) {
  return typeof value?.kurzcheck === "string";
}

// Whether a packet came with an address that somebody passed on, for this check.
export function isLink(packet, id) {
  return packet?.link === true && packet.kurzcheck === id;
}

// The name that the surroundings gave this window comes back as it was.
function takeFromName() {
  if (!window.name.startsWith(MARK)) return null;
  const { name, packet } = decode(window.name.slice(MARK.length)) || {};
  window.name = typeof name === "string" ? name : "";
  return packet;
}

export function carriesPacket() {
  return location.hash.startsWith(ADDRESS);
}

// A link that lost something on its way: the check says so.
function broken() {
  const root = document.querySelector("[data-kc-check]");
  const packet = { kurzcheck: root?.dataset.kcCheck, link: true };
  return { anchor: root?.closest("[data-kc-page]")?.id, packet };
}

export function takeFromAddress() {
  if (!carriesPacket()) return null;
  const { anchor, packet } = decode(location.hash.slice(ADDRESS.length).split("&")[0]) || broken();
  if (typeof anchor === "string" && anchor) location.replace(`#${anchor}`);
  else history.replaceState(history.state, "", location.href.split("#")[0]);
  return packet;
}

// What came along to this page, or was here before a reload; else null.
export function takePacket() {
  try {
    const packets = [takeFromName(), takeFromAddress(), history.state];
    return packets.find(isPacket) || null;
  } catch {
    return null;
  }
}

// A page of this site, whatever it is embedded in or lies beside: templates write where it stands
// from here, and what the content leads to elsewhere as a whole address.
function isOwn(link) {
  const root = new URL(document.body.dataset.kcRoot || ".", location.href.split("#")[0]).href;
  return /^[a-z0-9./-]+\.html(#|$)/.test(link.getAttribute("href")) && link.href.startsWith(root);
}

function isHere(url) {
  return url.href.split("#")[0] === location.href.split("#")[0] && url.href.includes("#");
}

// The link that a click follows in this window, if it does.
export function followedLink(event) {
  const { button, ctrlKey, metaKey, shiftKey, altKey, defaultPrevented } = event;
  const link = event.target.closest("a[href]");
  const elsewhere = link && link.target && link.target !== "_self";
  const other = button !== 0 || ctrlKey || metaKey || shiftKey || altKey || elsewhere;
  return defaultPrevented || other ? null : link;
}

function sendByName(packet) {
  const name = window.name.startsWith(MARK) ? "" : window.name;
  window.name = MARK + encode({ name, packet });
  // Should the page not be left after all, its name must not stay.
  setTimeout(takeFromName, 3000);
}

// The address that carries the packet; null where it would be too long.
export function addressWith(url, packet) {
  const anchor = url.hash.slice(1);
  const address = `${url.href.split("#")[0]}${ADDRESS}${encode({ anchor, packet })}`;
  return address.length > LONGEST ? null : address.padEnd(UNLISTED, "&");
}

// Set while the page is left, or loaded again, without loss: then nothing warns.
let ownWay = false;
export function allowLeaving() {
  ownWay = true;
  setTimeout(() => (ownWay = false), 1000);
}

// keeper: { packet(): what to hand over, or null; unsaved(): whether to warn;
// write(): puts the current packet into the current entry of the history }
export function startHandoff(keeper) {
  const byName = location.protocol !== "file:" || isChromium();

  function follow(event, link, url) {
    const packet = keeper.packet();
    if (packet === null) return;
    const address = byName || link.hasAttribute("download") ? "" : addressWith(url, packet);
    if (address === null) return;
    allowLeaving();
    if (byName) sendByName(packet);
    if (address === "") return;
    event.preventDefault();
    location.assign(address);
  }

  document.addEventListener("click", (event) => {
    const link = followedLink(event);
    if (!link) return;
    const url = new URL(link.href);
    // A link within the page makes an entry of its own, and one to the place
    // where the page stands already loses the entry's state: write it again.
    if (isHere(url)) setTimeout(keeper.write);
    // Mail and telephone leave the page where it is; a download is no way out of it.
    else if (!/^(https?|file|blob):$/.test(url.protocol)) allowLeaving();
    else if (isOwn(link)) follow(event, link, url);
  });

  // Loading the page again loses nothing.
  document.addEventListener("keydown", ({ key, ctrlKey, metaKey }) => {
    if (key === "F5" || ((ctrlKey || metaKey) && key.toLowerCase() === "r")) allowLeaving();
  });

  window.addEventListener("beforeunload", (event) => {
    keeper.write();
    if (ownWay || !keeper.unsaved()) return;
    event.preventDefault();
    event.returnValue = true;
  });

  // Back from another page, this one may come as it was left.
  window.addEventListener("pageshow", () => {
    ownWay = false;
    if (window.name.startsWith(MARK)) takeFromName();
  });
  window.addEventListener("hashchange", () => setTimeout(keeper.write));
  // The page shows first.
  setTimeout(keeper.write, 50);
}

// For a page that has no check: it holds what came, and passes it on.
export function createHolder(packet) {
  return {
    packet: () => packet,
    unsaved: () => packet !== null && !packet.saved,
    write: () => {
      try {
        if (packet) history.replaceState(packet, "");
      } catch {
        // Too much for this browser: the entry the answers came from has them.
      }
    },
  };
}
