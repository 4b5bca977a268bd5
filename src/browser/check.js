// check.js, on the page of the check: questions and result.

import { startWith } from "#page";
import { one } from "#site";
import { showCopy, startCheck } from "./check/check.js";
import * as check from "./check/exports.js";
import { readModel } from "./check/model.js";
import { createStore } from "./check/store.js";

globalThis.kurzcheckDoor.check = check;
startWith((packet) => {
  const root = one("[data-kc-check]");
  if ("kcReady" in root.dataset) return showCopy(root);
  const model = readModel(root);
  const store = createStore(model);
  startCheck(root, model, store, packet);
  return { ...store, unsaved: () => store.unsaved() || store.together?.unsaved };
});
