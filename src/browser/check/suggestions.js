// What the guidance for an answer suggests to do: each item of its lists is a measure.

import { all } from "#site";

function said(text) {
  return text.trim().replace(/[ \t\n]+/g, " ");
}

// Bold words that begin an item are the measure's name, without a final full stop, and
// the rest is its note; but with a colon they are a label, and the whole is the name.
function suggestion(item) {
  const whole = said(item.textContent);
  const bold = item.querySelector(":scope > strong:first-child, :scope > p:first-child > strong:first-child");
  const name = bold ? said(bold.textContent) : "";
  if (!name || name.endsWith(":") || !whole.startsWith(name)) return { item, name: whole, note: "" };
  const note = whole.slice(name.length).trim();
  return note.startsWith(":") ? { item, name: whole, note: "" } : { item, name: name.replace(/\.$/, ""), note };
}

// article: a question with its guidance, of which one band is shown
export function suggestions(article) {
  return all("[data-kc-guidance]:not([hidden]) > div > :is(ul, ol) > li", article).map(suggestion);
}
