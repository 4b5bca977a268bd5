// Result files on the reader's own disk: saving one, opening one, and saying
// what came of it.

import { all, one, setText, show } from "#site";
import { today, yearAfter, isCommonDay } from "./data/day.js";
import * as plan from "./data/plan.js";
import * as resultfile from "./data/resultfile.js";
import { ask, clone, fillItems, fillPart, tell, word } from "./dom.js";

// A name that every file system takes, from what the reader wrote.
function fileName({ check, subject = "", view = "", date = "" }, extension) {
  const parts = [check.id, subject, view, date].map((text) =>
    text
      .normalize("NFC")
      .replace(/[^\p{L}\p{N}]+/gu, "-")
      .replace(/^-+|-+$/g, "")
      .slice(0, 50)
  );
  return `${parts.filter(Boolean).join("_")}.${extension}`;
}

// details: what a result file says of itself. -> the file's name
export function deliver(content, type, details, extension) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([content], { type }));
  link.download = fileName(details, extension);
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(link.href), 60000);
  return link.download;
}

// The file's content as an object, or the fault that keeps it from being one.
// decode(bytes): the text of what is not UTF-8, or null
export async function readFile(file, decode) {
  if (file.size > resultfile.LIMITS.fileBytes) return { fault: "too-large", detail: "" };
  try {
    let text = await file.text();
    if (/[\0\ufffd]/.test(text)) text = await decode(new Uint8Array(await file.arrayBuffer()));
    return text == null ? { fault: "encoding", detail: "" } : resultfile.parse(text);
  } catch {
    return { fault: "unreadable", detail: "" };
  }
}

export function report(root, content) {
  const place = all("[data-kc-report]", root).find(({ parentElement }) => parentElement.offsetParent);
  if (!place) return;
  place.replaceChildren(content);
  // by its heading, or by the sentence that stands alone
  place.setAttribute("aria-label", one(":not([hidden])", place).textContent.trim());
  show(place, true);
  place.focus();
  place.scrollIntoView({ block: "center" });
}

// name: of the file, where it is one
function reportFault(root, { fault, detail, name = "" }, template = "fault") {
  const content = clone(template);
  setText(one("[data-kc-file-name]", content), name);
  show(one("[data-kc-file-fault]", content), name !== "");
  for (const element of all("[data-kc-fault]", content)) {
    show(element, element.dataset.kcFault === fault);
    setText(one("[data-kc-detail]", element), detail);
  }
  report(root, content);
}

// Measures that were due, or stand open for a year: what became of them?
export function overdue({ plan: items, date }) {
  const soon = isCommonDay(date) ? yearAfter(date) : "";
  return plan.sorted(items).filter((item) => {
    const end = item.due || soon;
    // also of years with more digits
    return plan.isPending(item) && end.length === 10 && end <= today();
  });
}

function reportOpened(root, write, { unmatched, invalid }, state) {
  const content = clone("opened");
  const pending = overdue(state);
  const part = one('[data-kc-part="pending"]', content);
  show(part, pending.length > 0);
  fillItems(part, pending, ({ index, measure }) => {
    const item = clone("taken");
    setText(one("[data-kc-name]", item), measure);
    one("button", item).dataset.kcOf = index;
    return item;
  });
  fillPart(content, "unmatched", unmatched.map(write.left));
  fillPart(content, "invalid", invalid.map(write.left));
  report(root, content);
}

export function createFiles(root, model, write, store, decode) {
  // onOpened shows what has been opened.
  async function open(file, onOpened) {
    const { name } = file;
    const { fault, detail, object } = await readFile(file, decode);
    if (fault === null) return take(object, store.unsaved(), onOpened, name);
    return reportFault(root, { fault, detail, name });
  }

  // Puts a result in place of the reader's answers; -> whether it did. A broken
  // link has none.
  async function take(object, asks, onOpened, name) {
    const verdict = object ? resultfile.apply(model, object) : { fault: "link" };
    if (verdict.fault !== null) reportFault(root, { ...verdict, name });
    if (verdict.fault !== null || (asks && !(await ask("replace")))) return false;
    store.load(object, true);
    onOpened();
    reportOpened(root, write, verdict, store.state);
    return true;
  }

  function saveAnswers(button) {
    const object = store.file();
    const text = resultfile.serialize(object);
    // What could not be opened again is not saved.
    if (resultfile.parse(text).fault !== null) return trouble("save-large");
    deliver(text, "application/json", object, "json");
    show(one("[data-kc-arrived]", button.closest("[data-kc-save-place]")), true);
    return tell(button, word("saved"));
  }

  // Until then, the page cannot know: leaving warns.
  function arrived(button) {
    store.markSaved();
    show(button.parentElement, false);
    tell(button, word("arrived-done"), true);
  }

  function trouble(fault, detail = "") {
    reportFault(root, { fault, detail }, "trouble");
  }

  return { open, take, trouble, actions: { save: saveAnswers, arrived } };
}
