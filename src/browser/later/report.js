// The result for others, in the third person: a report of two pages and an annex, and the draft of a
// paper for the council. Blocks as docx.js takes them; made of the figures and of the content, with the
// theme's words. Of the screen they know nothing.

import { day, plan, score, suggestionsIn } from "#check";
import { fill, word } from "#site";
import { blocks, heading, joined, keptTogether, newPage, paragraph, strong } from "./blocks.js";
import { blocksIn, runsIn } from "./richtext.js";
import { textOf } from "./tables.js";

// questions that fit on the first page below the topics, in two columns
const AT_A_GLANCE = 20;
// strengths that are named
const NAMED = 6;
const FEW = 3;
// characters of a note on the two pages; the annex has all of it
const NOTE = 150;
const MEASURE = 160;

function cut(text, most) {
  const line = text.trim().replace(/\s+/g, " ");
  return line.length > most ? `${line.slice(0, most).replace(/\s+\S*$/, "")} …` : line;
}

function plain(parts) {
  return parts.map((part) => part?.textContent ?? part ?? "").join("");
}

// state: of the store; figures: of figures.js; write: of model.js; tables: of tables.js; content: of
// content.js; sentences: the summary's, that hold
export function createReports({ model, write, tables, content, state, figures, sentences }) {
  const { overall, topics, strengths, needs, measures, few } = figures;
  const answers = new Map(figures.questions.map((question) => [question.id, question]));
  const isScored = overall.score !== null;
  const numberOf = (id) => model.questions.findIndex((question) => question.id === id) + 1;
  const numbered = (id) => `${numberOf(id)}. ${write.title(id)}`;

  function about() {
    const { subject, view, date } = state;
    const facts = [subject, view && fill(word("report-view"), view), date && write.date(date)];
    return facts.filter(Boolean).join(" · ");
  }

  function base() {
    return fill(word("report-base"), word("check-title"), model.version);
  }

  // ---- Page 1: where it stands ----

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
          key && `${word("key-question")}, ${key.title}: ${joined(write.answer(value), write.bandOf(value))}`
        )
      ),
      few && paragraph(word("report-caution")),
    ];
  }

  function bar({ score: now, target, band }, i) {
    const goal = target === null ? "" : fill(word("target"), write.score(target));
    const share = (number) => (number === null ? null : write.part(number));
    return {
      label: model.topics[i].title,
      value: joined(write.score(now), write.band(band), goal),
      share: share(now) ?? 0,
      target: share(target),
    };
  }

  function atAGlance() {
    const all = figures.questions;
    if (all.length > AT_A_GLANCE) return [];
    const half = Math.ceil(all.length / 2);
    const cells = (question) => (question ? [numbered(question.id), strong(write.answer(question.value))] : ["", ""]);
    const head = ["question", "value", "question", "value"].map(word);
    const rows = all.slice(0, half).map((question, i) => [...cells(question), ...cells(all[half + i])]);
    return [heading(2, word("report-questions")), { table: { head, rows } }];
  }

  // ---- Page 2: what follows from it ----

  function strongest() {
    const { furthest, items } = strengths;
    if (items.length === 0) return [];
    const said = items.slice(0, NAMED).map((id) => `${write.title(id)} (${write.value(answers.get(id).value)})`);
    const more = items.length - said.length;
    return [
      heading(1, word(furthest ? "report-furthest" : "report-strengths")),
      paragraph(joined(said.join(", "), more > 0 && fill(word("report-more"), more))),
      // nothing else is to be done: how it stays so
      needs.first.length === 0 && items.slice(0, FEW).map(need),
    ];
  }

  function need(id) {
    const { value, note } = answers.get(id);
    const band = score.bandOf(model, value);
    const [step] = suggestionsIn(content.guidance(id, band));
    return keptTogether(
      heading(2, `${numbered(id)}: ${joined(write.value(value), write.band(band))}`),
      model.questions[numberOf(id) - 1].duty && paragraph(word("duty")),
      paragraph(content.answer(id, value)?.textContent ?? ""),
      note && paragraph(strong(`${word("note")}: `), cut(note, NOTE)),
      step && paragraph(strong(`${word("report-step")}: `), step.measure)
    );
  }

  function goalOf({ question, target }) {
    const { value } = answers.get(question) ?? {};
    if (target === null) return "";
    return value == null ? write.value(target) : fill(word("compare-change"), write.value(value), write.value(target));
  }

  function planTable(items) {
    const head = ["measure", "responsible", "due", "status", "target-head"].map(word);
    const rows = items.map((item) => {
      const said = write.measure(item, answers.get(item.question)?.value);
      const what = [strong(cut(said.measure, MEASURE)), write.title(item.question) ? `\n${numbered(item.question)}` : ""];
      return [what, said.responsible, said.due, said.status, goalOf(item)];
    });
    return { table: { head, rows } };
  }

  function method() {
    const bands = model.bands.map(({ name, from }) => `${name}: ${word("band-from")} ${write.value(from)}`);
    return keptTogether(
      heading(2, word("method-title")),
      paragraph(word("method")),
      paragraph(`${word("band")}: ${bands.join(" · ")}`),
      paragraph(base())
    );
  }

  // ---- The annex ----

  function answered(id) {
    const { value, note } = answers.get(id);
    const band = value == null ? null : score.bandOf(model, value);
    const question = content.question(id);
    const guidance = band && content.guidance(id, band);
    return [
      heading(3, `${numbered(id)}: ${joined(write.answer(value), write.bandOf(value))}`),
      { ...paragraph(...(question ? runsIn(question) : [])), keep: true },
      value != null && { ...paragraph(content.answer(id, value)?.textContent ?? ""), keep: true },
      note && paragraph(strong(`${word("note")}: `), note),
      guidance && [{ ...paragraph(strong(word("guidance"))), keep: true }, ...blocksIn(guidance, 4)],
    ];
  }

  function annex() {
    const groups = model.topics.map((topic, i) => {
      const ids = model.questions.filter((question) => question.topic === topic.id).map(({ id }) => id);
      const facts = joined(write.score(topics[i].score), write.count(topics[i]));
      return [heading(2, `${topic.title}: ${facts}`), ...ids.map(answered)];
    });
    // A last page is worth turning to: what stands on it is at least a whole question.
    const last = groups.at(-1).splice(-1);
    return [newPage(heading(1, word("report-annex"))), groups, keptTogether(last)];
  }

  // ---- The two papers ----

  function report() {
    const planned = [
      measures.length > 0 && [heading(1, word("plan-title")), planTable(measures)],
      paragraph(sentences.join(" ")),
    ];
    if (!isScored) {
      return blocks(heading(1, word("empty-title")), paragraph(word("report-empty")), planned, annex());
    }
    const [second, ...rest] = blocks(
      strongest(),
      needs.first.length > 0 && [heading(1, word("report-needs")), needs.first.map(need), paragraph(word("method-order"))],
      planned
    );
    return blocks(
      standing(),
      heading(2, word("report-topics")),
      { bars: topics.map(bar), picture: true },
      atAGlance(),
      method(),
      second && newPage(second),
      rest,
      annex()
    );
  }

  const open = (key) => ({ text: word(key), emph: true });

  function result() {
    const first = needs.first.map((id) => `${write.title(id)} (${write.value(answers.get(id).value)})`);
    const said = strengths.items.slice(0, NAMED).map((id) => `${write.title(id)} (${write.value(answers.get(id).value)})`);
    if (!isScored) return [paragraph(word("report-empty"))];
    return [
      paragraph(strong(`${headline()}.`)),
      paragraph(joined(`${word("overall")}: ${write.score(overall.score)}`, write.band(overall.band), `${word("answered")}: ${write.count(overall)}`)),
      { table: { ...tables.topicTable(figures), rows: tables.topicTable(figures).rows.map((row) => row.map(textOf)) } },
      said.length > 0 && paragraph(strong(`${word(strengths.furthest ? "report-furthest" : "report-strengths")}: `), said.join(", ")),
      first.length > 0 && paragraph(strong(`${word("report-needs")}: `), first.join(", ")),
    ];
  }

  function decisions() {
    const what = (item) => {
      const { measure, responsible, due } = write.measure(item, answers.get(item.question)?.value);
      return `${cut(measure, MEASURE)} (${word("responsible")}: ${responsible}; ${word("due")}: ${due})`;
    };
    const open_ = measures.filter(plan.isPending);
    const again = [state.date, day.today()].filter(day.isCommonDay).map(day.yearAfter).find((each) => each > day.today());
    return {
      list: [
        word("council-note"),
        ...(open_.length > 0 ? open_.map(what) : [[open("council-measures")]]),
        fill(word("council-again"), again ? write.date(again) : ""),
      ],
      ordered: true,
    };
  }

  // The draft of a paper for the council; what only its office knows is left to be filled in.
  function council() {
    const places = ["body", "meeting", "number", "lead", "public"];
    const { subject, view, date } = state;
    const facts = [
      [word("subject"), subject],
      [word("view"), view],
      [word("date"), date && write.date(date)],
      [word("answered"), write.count(overall)],
    ];
    return blocks(
      { table: { head: [], rows: places.map((name) => [strong(word(`council-${name}`)), [open("council-open")]]) } },
      heading(1, word("council-subject")),
      paragraph(fill(word("council-about"), word("check-title"))),
      heading(1, word("council-facts")),
      paragraph(fill(word("council-check"), word("check-title"))),
      { list: facts.filter(([, text]) => text).map(([name, text]) => `${name}: ${text}`), ordered: false },
      paragraph(open("council-reason")),
      heading(1, word("council-result")),
      result(),
      keptTogether(heading(1, word("council-proposal")), decisions()),
      keptTogether(heading(1, word("council-costs")), paragraph(open("council-costs-open"))),
      keptTogether(
        heading(1, word("council-attached")),
        { list: [word("council-report"), [open("council-attached-open")]], ordered: false }
      )
    );
  }

  return { report, council, about };
}
