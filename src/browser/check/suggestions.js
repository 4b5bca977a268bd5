// What the guidance for an answer suggests to do: each item of its lists is a measure.

import { all, one } from "#site";

// A no-break space is there on purpose.
function said(text) {
  return text.trim().replace(/[ \t\n]+/g, " ");
}

// Bold words that begin an item are the measure's name, without a final full stop, and the rest is
// its note; but with a colon they are a label, and the whole is the name.
function suggestion(item) {
  const whole = said(item.textContent);
  const bold = one(":scope > strong:first-child, :scope > p:first-child > strong:first-child", item);
  const name = bold ? said(bold.textContent) : "";
  const note = said(whole.slice(name.length));
  if (name === "" || !whole.startsWith(name) || /:$/.test(name) || note.startsWith(":")) {
    return { item, measure: whole, note: "" };
  }
  return { item, measure: name.replace(/\.$/, ""), note };
}

// guidance: of content.js, or null. -> [{ item: the element, measure, note }]
export function suggestionsIn(guidance) {
  return guidance ? all(":scope > :is(ul, ol) > li", guidance).map(suggestion) : [];
}
