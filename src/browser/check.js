// check.js, on the page of the check: questions, result, plan.

import { one, startWith } from "#site";
import { startCheck } from "./check/check.js";
import * as check from "./check/exports.js";
import { readModel } from "./check/model.js";
import { createStore } from "./check/store.js";

globalThis.kurzcheckDoor.check = check;
startWith((packet) => {
  const root = one("[data-kc-check]");
  const model = readModel(root);
  const store = createStore(model);
  startCheck(root, model, store, packet);
  return store;
});
