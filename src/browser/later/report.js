// The result for others, in the third person: a report of two pages and an annex, and the draft of a
// paper for the council. Blocks as docx.js takes them; made of the figures and of the content, with the
// theme's words. Of the screen they know nothing.

import { fill, joined, plan, score, suggestionsIn, word } from "#check";
import { arrow, chartOf } from "./chart.js";
import { dotsOf } from "./picture.js";
import { blocks, keptTogether, newPage, paragraph, strong } from "./blocks.js";
import { blocksIn, runsIn } from "./richtext.js";

// questions that fit on the first page below the topics, in two columns
const AT_A_GLANCE = 20;
// strengths that are named
const NAMED = 6;
const FEW = 3;
// measures, and characters of a note, on the two pages; the annex has all of it
const LISTED = 6;
const NOTE = 150;
const MEASURE = 80;

// No heading stands alone at the end of a page.
const heading = (level, text) => ({ heading: level, text, keep: true });

function cut(text, most) {
  const line = text.trim().replace(/\s+/g, " ");
  return line.length > most ? `${line.slice(0, most).replace(/\s+\S*$/, "")} …` : line;
}

function plain(parts) {
  return parts.map((part) => part?.textContent ?? part ?? "").join("");
}

// state: of the store; figures: of figures.js; write: of model.js; content: of content.js;
// sentences: the summary's, that hold; again: when the check is to be repeated
export function createReports({ model, write, content, state, figures, sentences, again }) {
  const { overall, topics, groups, strengths, needs, measures, few } = figures;
  const answers = new Map(figures.questions.map((question) => [question.id, question]));
  const isScored = overall.score !== null;
  const numberOf = (id) => model.questions.findIndex((question) => question.id === id) + 1;
  const numbered = (id) => `${numberOf(id)}. ${write.title(id)}`;

  const { subject, view, date } = state;
  const about = joined(subject, view && fill(word("report-view"), view), date && write.date(date));

  const named = (ids) => ids.map((id) => `${write.title(id)} (${write.value(answers.get(id).value, id)})`).join(", ");

  // ---- Where it stands ----

  function headline() {
    return few ? word("report-few") : plain(write.headline(figures));
  }

  function standing() {
    const key = model.questions.find((question) => question.key);
    const { value } = answers.get(key?.id) ?? {};
    return [
      heading(1, headline()),
      paragraph(strong(`${word("overall")}: ${joined(write.score(overall.score), write.band(overall.band))}`)),
      paragraph(
        joined(
          `${word("answered")}: ${write.count(overall)}`,
          key && `${word("key-question")}, ${key.title}: ${joined(write.answer(value, key.id), write.bandOf(value))}`
        )
      ),
      few && paragraph(word("report-caution")),
    ];
  }

  function lane({ title, isGroup, figure: { id, score: now, target, band } }, { dots }) {
    const goal = target === null ? "" : fill(word("target"), write.score(target));
    const own = isGroup ? [] : dots.filter(({ topic }) => topic === id);
    return {
      label: isGroup ? strong(title) : title,
      value: joined(write.score(now), write.band(band), goal),
      marks: own.flatMap((dot) => [
        [dot.value, { text: `\u00a0${dot.key ? "○" : ""}${dot.number}\u00a0`, dot: true }],
        [dot.target, arrow() + dot.number],
        [dot.before, `×${dot.number}`],
      ]),
    };
  }

  function picture() {
    const drawn = dotsOf(model, figures);
    const legend = Object.keys(drawn.flags).filter((key) => drawn.flags[key]).map(word);
    return { picture: chartOf(model, score.byGroup(model, groups, topics).map((part) => lane(part, drawn))), legend: legend.join(" ") };
  }

  function atAGlance() {
    const all = figures.questions;
    if (all.length > AT_A_GLANCE) return [];
    const half = Math.ceil(all.length / 2);
    const cells = (question) => (question ? [numbered(question.id), strong(write.answer(question.value, question.id))] : ["", ""]);
    const head = ["question", "value", "question", "value"].map(word);
    const rows = all.slice(0, half).map((question, i) => [...cells(question), ...cells(all[half + i])]);
    return [heading(2, word("report-questions")), { table: { head, rows } }];
  }

  // ---- What follows from it ----

  function strongest() {
    const { furthest, items } = strengths;
    if (items.length === 0) return [];
    const more = items.length - NAMED;
    return [
      heading(1, word(furthest ? "report-furthest" : "report-strengths")),
      paragraph(joined(named(items.slice(0, NAMED)), more > 0 && fill(word("report-more"), more))),
      // nothing else is to be done: how it stays so
      needs.first.length === 0 && items.slice(0, FEW).map(need),
    ];
  }

  function need(id) {
    const { value, note } = answers.get(id);
    const band = score.bandOf(model, value);
    const [step] = suggestionsIn(content.guidance(id, band));
    return keptTogether(
      heading(2, `${numbered(id)}: ${joined(write.value(value, id), write.band(band))}`),
      model.questions[numberOf(id) - 1].duty && paragraph(word("duty")),
      paragraph(write.meaning(id, value)),
      note && paragraph(strong(`${word("note")}: `), cut(note, NOTE)),
      step && paragraph(strong(`${word("report-step")}: `), step.measure)
    );
  }

  function goalOf({ question, target }) {
    const { value } = answers.get(question) ?? {};
    if (target === null) return "";
    const goal = write.value(target, question);
    return value == null ? goal : fill(word("compare-change"), write.value(value, question), goal);
  }

  function planTable() {
    const head = ["measure", "responsible", "due", "status", "target-head"].map(word);
    const rows = measures.slice(0, LISTED).map((item) => {
      const said = write.measure({ ...item, reason: "" });
      const what = [strong(cut(said.measure, MEASURE)), write.title(item.question) ? ` · ${numbered(item.question)}` : ""];
      return [what, said.responsible, said.due, said.status, goalOf(item)];
    });
    const more = measures.length - LISTED;
    return [{ table: { head, rows } }, more > 0 && paragraph(fill(word("report-more"), more))];
  }

  function method() {
    const bands = model.bands.map(({ name, from }) => `${name}: ${word("band-from")} ${write.value(from)}`);
    const base = fill(word("report-base"), word("check-title"), model.version);
    return [heading(2, word("method-title")), paragraph([word("method"), word("method-order"), `${joined(...bands)}.`, base].join(" "))];
  }

  // ---- The annex ----

  // A measure: what, who, until when, what for, and its note; as a council decides on it, or as it is.
  function entry(item, isProposed) {
    const said = write.measure(item);
    const fact = (key) => [`${word(key)}: `, isProposed && !item[key] ? toFill("council-open") : said[key]];
    const short = (text) => (isProposed ? cut(text, NOTE) : text);
    const [title, goal] = [write.title(item.question), goalOf(item)];
    return [
      strong(`${short(said.measure)}\n`),
      ...fact("responsible"),
      " · ",
      ...fact("due"),
      isProposed ? "" : ` · ${word("status")}: ${said.status}`,
      title && goal ? `\n${word("target-head")} (${title}): ${goal}` : "",
      said.note && `\n${short(said.note)}`,
    ];
  }

  // Whole, where it fits on a page, but for its note: that may be longer than one.
  function answered(id) {
    const { value, note } = answers.get(id);
    const band = score.bandOf(model, value ?? null);
    const question = content.question(id);
    const guidance = band && content.guidance(id, band);
    const parts = [
      heading(3, `${numbered(id)}: ${joined(write.answer(value, id), write.bandOf(value))}`),
      question && paragraph(...runsIn(question)),
      value != null && paragraph(write.meaning(id, value)),
    ];
    const advice = guidance && [paragraph(strong(word("guidance"))), blocksIn(guidance, 4)];
    if (!note) return keptTogether(parts, advice);
    return [keptTogether(parts), paragraph(strong(`${word("note")}: `), note), keptTogether(advice)];
  }

  function annex() {
    const groups = model.topics.map((topic, i) => {
      const ids = model.questions.filter((question) => question.topic === topic.id).map(({ id }) => id);
      const facts = joined(write.score(topics[i].score), write.count(topics[i]));
      return [heading(2, `${topic.title}: ${facts}`), ids.map(answered)];
    });
    return [
      newPage(heading(1, word("report-annex"))),
      groups,
      measures.length > 0 && [heading(2, word("plan-table")), { list: measures.map((item) => entry(item)) }],
    ];
  }

  // ---- The two papers ----

  function report() {
    const isPlanned = measures.length > 0;
    const planned = [
      isPlanned && heading(1, word("plan-title")),
      { ...paragraph(sentences.join(" ")), keep: isPlanned },
      isPlanned && planTable(),
    ];
    if (!isScored) {
      return blocks(heading(1, word("empty-title")), paragraph(word("report-empty")), planned, annex());
    }
    return blocks(
      standing(),
      heading(2, word("report-topics")),
      picture(),
      atAGlance(),
      method(),
      strongest(),
      needs.first.length > 0 && [heading(1, word("report-needs")), needs.first.map(need)],
      planned,
      annex()
    );
  }

  // What only the office knows is left to be filled in.
  const toFill = (key) => ({ text: word(key), emph: true });


  function decisions() {
    const pending = measures.filter(plan.isPending).map((item) => entry(item, true));
    return {
      list: [
        word("council-note"),
        ...(pending.length > 0 ? pending : [[toFill("council-measures")]]),
        fill(word("council-again"), write.date(again)),
      ],
      ordered: true,
    };
  }

  function found() {
    const said = (key, ids) => ids.length > 0 && paragraph(strong(`${word(key)}: `), named(ids));
    // what became of the measures on which nothing is left to be decided
    const closed = measures.filter((item) => !plan.isPending(item)).map((item) => `${cut(item.measure, MEASURE)} (${write.measure(item).status})`);
    if (!isScored) return [paragraph(word("report-empty"))];
    return [
      paragraph(strong(headline())),
      paragraph(joined(`${word("overall")}: ${write.score(overall.score)}`, write.band(overall.band), few && word("report-caution"))),
      picture(),
      said(strengths.furthest ? "report-furthest" : "report-strengths", strengths.items.slice(0, NAMED)),
      said("report-needs", needs.first),
      closed.length > 0 && paragraph(strong(`${word("plan-title")}: `), closed.join(", ")),
    ];
  }

  function council() {
    const office = ["body", "meeting", "number", "lead", "public"].map((name) => [strong(word(`council-${name}`)), [toFill("council-open")]]);
    const part = (key, ...more) => keptTogether(heading(1, word(key)), ...more);
    return blocks(
      { table: { head: [], rows: office } },
      part("council-subject", paragraph(fill(word("council-about"), word("check-title")))),
      part("council-facts", paragraph(fill(word("council-check"), word("check-title"))), paragraph(about), paragraph(toFill("council-reason"))),
      heading(1, word("council-result")),
      found(),
      keptTogether(newPage(heading(1, word("council-proposal"))), decisions()),
      part("council-costs", paragraph(toFill("council-costs-open"))),
      part("council-attached", { list: [word("council-report"), [toFill("council-attached-open")]], ordered: false })
    );
  }

  return { report, council, about };
}
