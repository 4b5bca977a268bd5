// What is known of each of the compared results.

import { word } from "#site";

// What is known of a result: { name, facts, unmatched, invalid }
function member(model, write, { columns, common }, result) {
  const at = columns.findIndex((column) => column.results.includes(result));
  const { label = result.name, results = [] } = columns[at] || {};
  const name = results.length > 1 ? result.name : label;
  const known = [...name.split(" · "), ...common];
  const facts = [
    result.subject,
    result.view,
    result.date && write.date(result.date),
    `${word("answered")}: ${write.count(result.overall)}`,
    result.version === model.version ? "" : `${word("version")}: ${result.version}`,
    result.name,
  ];
  return {
    column: at,
    name,
    facts: facts.filter((fact) => fact && !known.includes(fact)).join(" · "),
    unmatched: result.unmatched.map(({ id, title }) => title || id),
    invalid: result.invalid.map(write.title),
  };
}

// In the order of the columns, and those last that are in none: of each its place in the list
// given, too.
export function membersOf(model, write, shown, results) {
  const rank = ({ column }) => (column < 0 ? results.length : column);
  return results
    .map((result, index) => ({ ...member(model, write, shown, result), index }))
    .sort((a, b) => rank(a) - rank(b));
}
