// Only in the sites of `kurzcheck watch`: asks for the status script again and again,
// loads the page anew when the site has been built anew, and shows what keeps it from
// being built, or that the new site does not have this  The words come from the
// page, the messages from the status.

import { allowLeaving } from "#page";
import { one, setText, show, showWhen } from "#site";

// milliseconds; while no answer comes, because nobody watches any more, ever longer
const PAUSE = 500;
const LONGEST = 8000;

const banner = one("[data-kc-watch]");
const { kcWatch: build, kcStatus: address } = banner.dataset;
// The page's file, as it is called in the site.
const root = new URL(document.body.dataset.kcRoot || ".", location.href).pathname;
const file = location.pathname.slice(root.length) || "index.html";
let pause = PAUSE;
let shown = "";

function itemOf({ message, excerpt }) {
  const item = one('[data-kc-template="watch-fault"]').content.cloneNode(true);
  setText(one("[data-kc-message]", item), message);
  setText(one("[data-kc-excerpt]", item), excerpt);
  show(one("[data-kc-excerpt]", item), excerpt !== "");
  return item;
}

// Loaded anew, it would be an error of the browser's, which never asks again.
function isGone({ pages }) {
  return !pages.includes(file);
}

// What has been read out once is not put there again.
function tell(status) {
  const text = JSON.stringify(status);
  if (text === shown) return;
  shown = text;
  const list = one("[data-kc-items]", banner);
  list.lang = status.language;
  list.replaceChildren(...status.faults.map(itemOf));
  setText(one("[data-kc-more]", banner), status.more);
  const [faults, gone] = [status.faults.length > 0, isGone(status)];
  showWhen(banner, { faults, more: status.more > 0, gone });
  show(banner, faults || gone);
}

// The browser gives the page its entry of the history back, and with it the answers.
function take(status) {
  if (status.build === build || isGone(status)) return tell(status);
  allowLeaving();
  return location.reload();
}

// A page from disk can read no file but as a script. The question mark makes an address
// of its own of each, which no browser has in store.
function ask() {
  const script = document.createElement("script");
  const answered = () => {
    const status = globalThis.kurzcheckStatus;
    delete globalThis.kurzcheckStatus;
    script.remove();
    pause = status ? PAUSE : Math.min(2 * pause, LONGEST);
    setTimeout(ask, pause);
    if (status) take(status);
  };
  script.addEventListener("load", answered);
  script.addEventListener("error", answered);
  script.src = `${address}?${Date.now()}`;
  document.head.append(script);
}

ask();
