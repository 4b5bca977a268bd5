// What a comparison says to its reader, in the table, the matrix, the picture and the sentences, held
// against the independent calculation: random checks, and results of random views and dates.
// `make test` tries a sample.
import assert from "node:assert/strict";
import fs from "node:fs";
import test from "node:test";
import YAML from "yaml";
import oracle from "./oracle.js";
import { randomly, pick, randomCheck, randomAnswers, toModel, toState } from "./random.js";
import { compare } from "../../src/browser/later/data/compare.js";
import * as score from "../../src/browser/check/data/score.js";

const SETS = process.env.KURZCHECK_LONG ? 400 : 20;

// The theme's German words, by the names under which the page has them.
const theme = new URL("../../themes/default/", import.meta.url);
const strings = YAML.parse(fs.readFileSync(new URL("strings/de.yaml", theme), "utf8"));
const words = {};
for (const name of fs.readdirSync(new URL("templates/", theme))) {
  const template = fs.readFileSync(new URL(`templates/${name}`, theme), "utf8");
  for (const [, key, word] of template.matchAll(/data-kc-word="([a-z-]+)">\{\{word\.(\w+)\}\}</g)) words[key] = strings[word];
}
globalThis.document = {
  documentElement: { lang: "de", dir: "ltr" },
  querySelector: (selector) => ({ textContent: words[/"(.+)"/.exec(selector)[1]] }),
};
const { createComparisonTexts } = await import("../../src/browser/later/comparison.js");
const { createWriter } = await import("../../src/browser/check/model.js");

const textOf = (runs) => [runs].flat().map((run) => run.text ?? run).join("");
const isNumber = (value) => typeof value === "number";
const numberIn = (text) => (/\d/.test(text) ? Number(text.replace("−", "-").replace(/[^-\d,]/g, "").replace(",", ".")) : null);

function assertNear(actual, wanted, message) {
  if (wanted === null) assert.equal(actual, null, message);
  else assert.ok(actual !== null && Math.abs(actual - wanted) < 1e-9, `${message}: ${actual}, not ${wanted}`);
}

// The rows of a comparison: what is asked for in each, and where its figure stands in the oracle's.
function rowsOf(check) {
  const row = (title, topics, figureOf) => ({ title, topics, figureOf });
  return [
    row("Gesamtwert", check.topics, ({ overall }) => overall),
    ...check.topics.map((id, i) => row(`Topic ${id}`, [id], ({ topics }) => topics[i])),
    ...(check.groups ?? []).map(({ id, topics }, i) => row(`Group ${id}`, topics, ({ groups }) => groups[i])),
  ];
}

// What the members of a date have together, as if only these questions had been asked.
function figureAt(check, answers, ids, figureOf) {
  const scores = answers.map((values) => {
    const asked = Object.fromEntries(Object.entries(values).filter(([id]) => ids.includes(id)));
    return figureOf(oracle.figures(check, asked)).score;
  });
  return oracle.middleScore(check, scores);
}

// Of pairs [what, size], the one that is largest, if no other is as large.
function largest(pairs) {
  const sizes = pairs.map(([, size]) => size ?? 0);
  const most = Math.max(...sizes);
  return most > 0 && sizes.filter((size) => size === most).length === 1 ? pairs[sizes.indexOf(most)] : null;
}

function makeTexts(check, given, period) {
  const plain = toModel(check);
  const named = (items, kind) => items.map((item) => ({ ...item, title: `${kind} ${item.id}`, name: `${kind} ${item.id}` }));
  const model = { ...plain, topics: named(plain.topics, "Topic"), groups: named(plain.groups, "Group"), bands: named(plain.bands, "Band") };
  const results = given.map(({ values, ...rest }, i) => {
    const answers = toState(values);
    const figures = { overall: score.overall(model, answers), topics: score.topics(model, answers), groups: score.groups(model, answers) };
    return { name: `${i}.json`, answers, ...figures, version: model.version, unmatched: [], invalid: [], ...rest };
  });
  const write = createWriter({ dataset: { kcLabel: check.scale.to === 100 ? "100 %" : String(check.scale.to) } }, model);
  return createComparisonTexts({ model, write, ...compare(model, results, { period }), results });
}

// What the matrix says in a row: of each cell its values and the change.
function cellsIn(tables, title) {
  return tables.flatMap(({ table }) => {
    const row = table.rows.find(([head]) => textOf(head) === title);
    return row.slice(1).map((runs) => {
      const [, change, counted, of] = /^(?: ([+−±]\d[\d,]*)(?: \((\d+) von (\d+)\))?)?$/.exec(textOf(runs.filter(({ emph }) => emph)));
      return {
        values: textOf(runs.filter(({ emph }) => !emph)).split(" → ").map(numberIn),
        change: numberIn(change ?? ""),
        counted: counted && [Number(counted), Number(of)],
      };
    });
  });
}

test("table, matrix, picture and sentences say what an independent calculation says", () => {
  const seen = { changes: 0, restricted: 0, alone: 0, gap: 0, rise: 0, agreed: 0, groups: 0, talk: 0 };
  for (let seed = 0; seed < SETS; seed++) {
    const below = randomly(seed + 70000);
    const check = randomCheck(below);
    const views = pick(below, [["Amt"], ["Rat", "Amt"], ["Beirat", "Rat", "Amt"]]);
    const given = Array.from({ length: 2 + below(5) }, () => ({
      values: randomAnswers(below, check),
      view: pick(below, views),
      date: pick(below, ["2024-02-01", "2025-11-01", "2026-11-22"]),
      subject: "",
    }));
    const period = [undefined, 4, 10][seed % 3];
    const message = `seed ${seed}`;
    const texts = makeTexts(check, given, period);
    const expected = oracle.comparison(check, given.map(({ values, ...rest }) => ({ answers: values, ...rest })), period);
    const isAlone = expected.length === 1;
    const answersAt = ({ members }) => members.map((at) => given[at].values);
    const blocks = texts.report(true);
    const tables = blocks.filter(({ table }) => table?.name === "matrix");
    const { rows } = texts.table();
    const { picture } = texts.report(false).find((block) => block.picture);
    const { from, to } = check.scale;
    if (isAlone) seen.alone++;

    const assertRow = (title, valuesOf, changeOf, missing) => {
      const values = expected.map(valuesOf);
      const line = rows.find(([first]) => first === title).slice(1);
      assert.deepEqual(line, values.flat().map((value) => value ?? missing(value)), `${message}: ${title}`);
      const cells = cellsIn(tables, title);
      const wanted = isAlone ? values[0].map((value) => [value]) : values;
      assert.equal(cells.length, wanted.length, message);
      cells.forEach(({ values: shown, change, counted }, at) => {
        // where there is none, that is said once
        const all = wanted[at].some(isNumber) ? wanted[at].map((value) => value ?? null) : [null];
        assert.deepEqual(shown, all, `${message}: ${title}`);
        const told = isAlone && at < cells.length - 1 ? { change: null } : changeOf(expected[isAlone ? 0 : at]);
        assertNear(change, told.change, `${message}: ${title}`);
        if (told.change === null) return;
        assert.deepEqual(counted, told.counted < told.of ? [told.counted, told.of] : undefined, message);
        seen.changes++;
        if (counted) seen.restricted++;
      });
    };

    const bothOf = (dates) =>
      check.questions.filter((_, i) => [dates[0], dates.at(-1)].every(({ values }) => isNumber(values[i]))).map(({ id }) => id);
    const difference = (a, b) => (a === null || b === null ? null : b - a);

    for (const { title, topics, figureOf } of rowsOf(check)) {
      const asked = check.questions.filter(({ topic }) => topics.includes(topic)).map(({ id }) => id);
      const all = check.questions.map(({ id }) => id);
      const valuesOf = (dates) => dates.map((date) => figureAt(check, answersAt(date), all, figureOf));
      const changeOf = (dates) => {
        const both = bothOf(dates);
        const [first, last] = [dates[0], dates.at(-1)].map((date) => figureAt(check, answersAt(date), both, figureOf));
        const counted = asked.filter((id) => both.includes(id)).length;
        return { change: dates.length > 1 ? difference(first, last) : null, counted, of: asked.length };
      };
      if (!rows.some(([first]) => first === title)) continue;
      assertRow(title, valuesOf, changeOf, () => "");
      if (title.startsWith("Group")) seen.groups++;
      // In Word's picture, a view's shape stands once, in a column of the last value's band, if there is one; the
      // shape in brackets at the first, if that is another date's.
      const [, ...cells] = picture.rows.find(([label]) => label === title);
      const bandOf = (value) => Math.max(0, check.bands.findLastIndex((band) => band.from <= value));
      const placeOf = (shape) => cells.slice(0, -1).flatMap((runs) => (runs.slice(1).includes(shape) ? [runs[0].shade * Math.max(1, check.bands.length - 1)] : []));
      expected.forEach((dates, v) => {
        const values = valuesOf(dates);
        const first = values.findIndex(isNumber);
        const at = (value) => (isNumber(value) ? [bandOf(value)] : []);
        assert.deepEqual(placeOf("●□▲○■▼"[v]), at(values.at(-1)), `${message}: ${title}`);
        assert.deepEqual(placeOf(`(${"●□▲○■▼"[v]})`), first < values.length - 1 ? at(values[first]) : [], `${message}: ${title}`);
      });
    }

    const lasts = check.questions.map((_, i) => expected.map((dates) => dates.at(-1).values[i]));
    check.questions.forEach(({ id }, i) => {
      const changeOf = (dates) => {
        const [first, last] = [dates[0], dates.at(-1)].map(({ values }) => values[i] ?? null);
        return { change: dates.length > 1 ? difference(first, last) : null, counted: 1, of: 1 };
      };
      assertRow(`Title of ${id}`, (dates) => dates.map(({ values }) => values[i]), changeOf, (value) => (value === null ? "keine Angabe" : ""));
    });

    // Each sentence with the figure it names, and no other.
    const apart = check.questions.map(({ id }, i) => [id, oracle.spread(lasts[i])]);
    const rises = check.questions.map(({ id }, i) => {
      const changes = expected.filter(({ length }) => length > 1).map((dates) => [dates[0], dates.at(-1)].map(({ values }) => values[i]));
      return [id, oracle.median(changes.filter((ends) => ends.every(isNumber)).map(([a, b]) => b - a))];
    });
    const agreed = check.questions.filter((_, i) => !isAlone && lasts[i].every((value) => isNumber(value) && value === lasts[i][0]));
    const end = blocks.findIndex(({ heading }) => heading);
    const said = blocks.slice(0, end).map(({ paragraph }) => textOf(paragraph).split("\n"));
    const figureIn = (key, id) => {
      const [, text] = said.find(([head]) => head === key) ?? [];
      if (text === undefined) return null;
      assert.ok(text.startsWith(`Title of ${id}: `), `${message}: ${text}`);
      return numberIn(text.slice(`Title of ${id}: `.length).split(/[;.]|, im/)[0]);
    };
    for (const [name, key, found] of [["gap", words["compare-gap"], largest(apart)], ["rise", words["compare-rise"], largest(rises)]]) {
      assertNear(figureIn(key, found?.[0]), found && found[1], `${message}: ${name}`);
      if (found) seen[name]++;
    }
    const same = agreed.length === 1 ? agreed[0] : null;
    assertNear(figureIn(words["compare-agreed"], same?.id), same && lasts[check.questions.indexOf(same)][0], `${message}: agreed`);
    if (same) seen.agreed++;

    // Worth talking about: from a third of the scale on, furthest first.
    const at = blocks.findIndex(({ name }) => name === "talk");
    const talk = at < 0 ? [] : blocks[at + 1].list.map((runs) => numberIn(textOf(runs.slice(1))));
    const wide = apart.map(([, size]) => size).filter((size) => size !== null && 3 * size >= to - from).sort((a, b) => b - a).slice(0, 8);
    assert.deepEqual(talk, wide, message);
    if (talk.length > 0) seen.talk++;
  }
  for (const [what, count] of Object.entries(seen)) assert.ok(count > 1, `${what}: ${count}`);
});
