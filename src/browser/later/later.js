// All that later.js has, put together: check.js knows it by this.

import { createExports } from "./export.js";
import { createPicture } from "./picture.js";
import { createComparison } from "./compareview.js";
import { createStored } from "./stored.js";
import { decode } from "./data/decode.js";
import { store as zip } from "./data/zip.js";
import { createPlanView } from "./planview.js";
import { createLinkActions } from "./link.js";

// of check.js: ways { go, back, redraw }; sentences(figures), of the summary; take(object, asks): shows a
// result in place of the reader's; compareWith(item): puts it beside others.
// -> its parts, and all that its buttons do
export function createLater(root, model, write, store, content, { ways, sentences, take, compareWith }) {
  const plans = createPlanView(root, model, write, store, content, ways);
  const comparison = createComparison(root, model, write, store);
  const stored = createStored(root, model, write, store, take, compareWith);
  const { print: paper, ...files } = createExports(model, write, store, { content, sentences, comparison });
  return {
    plans,
    comparison,
    stored,
    decode,
    zip,
    paper,
    draw: createPicture(root, model, write),
    ...plans.actions,
    ...comparison.actions,
    ...stored.actions,
    ...files,
    ...createLinkActions(root, model, store),
  };
}
