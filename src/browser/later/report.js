// The result as a report: blocks as docx.js takes them. Made of the figures and of the content, with
// the theme's words; of the screen it knows nothing.

import { score } from "#check";
import { fill, word } from "#site";
import { blocks, heading, joined, paragraph, strong, tableBlocks } from "./blocks.js";
import { blocksIn, runsIn } from "./richtext.js";

// What the report is about: { subject, view, date }, and the check.
function about(model, write, { subject, view, date }) {
  const facts = [
    [word("subject"), subject],
    [word("view"), view],
    [word("date"), date && write.date(date)],
    [word("check"), `${word("check-title")}, ${word("version")}\u00a0${model.version}`],
  ];
  const runs = facts
    .filter(([, text]) => text)
    .flatMap(([name, text], i) => [i > 0 ? " · " : "", strong(name), `: ${text}`]);
  return paragraph(...runs);
}

// tables: of tables.js; content: of content.js; state: of the store; figures: of figures.js;
// sentences: the summary's, that hold
export function resultReport({ model, write, tables, content, state, figures, sentences }) {
  const { overall, topics, groups, strengths, needs, unanswered, measures, few } = figures;
  const answers = new Map(figures.questions.map((question) => [question.id, question]));
  const isScored = overall.score !== null;

  function standing() {
    const band = model.bands.find(({ id }) => id === overall.band);
    const key = model.questions.find((question) => question.key);
    const { value } = answers.get(key?.id) ?? {};
    return [
      heading(1, word("standing-title")),
      paragraph(strong(`${word("overall")}: ${joined(write.score(overall.score), band.name)}`)),
      few && paragraph(word("caution")),
      !few && paragraph(strong(write.headline(figures).map((part) => part.textContent ?? part).join(""))),
      !few && paragraph(band.text),
      paragraph(sentences.join(" ")),
      paragraph(`${word("answered")}: ${write.count(overall)}`),
      key && [
        heading(2, `${word("key-question")}: ${key.title}`),
        paragraph(joined(write.answer(value), write.bandOf(value))),
        paragraph(word("key-text")),
      ],
    ];
  }

  function bar({ title, figure: { score: now, target, band } }) {
    const goal = target === null ? "" : fill(word("target"), write.score(target));
    const share = (number) => (number === null ? null : write.part(number));
    return {
      label: title,
      value: joined(write.score(now), write.band(band), goal),
      share: share(now) ?? 0,
      target: share(target),
    };
  }

  function profile() {
    return [
      heading(1, word("profile-title")),
      { bars: score.byGroup(model, groups, topics).map(bar) },
      tableBlocks(tables.topicTable(figures)),
      tableBlocks(tables.questionTable(figures)),
    ];
  }

  // A question with its answer, and the guidance for it.
  function guide(id, place) {
    const { value, note } = answers.get(id);
    const band = score.bandOf(model, value);
    const guidance = content.guidance(id, band);
    const question = content.question(id);
    return [
      heading(2, place === undefined ? write.title(id) : `${place + 1}. ${write.title(id)}`),
      paragraph(strong(joined(write.value(value), write.band(band)))),
      model.questions.find((question) => question.id === id).duty && paragraph(word("duty")),
      paragraph(content.answer(id, value)?.textContent ?? ""),
      question && { paragraph: runsIn(question) },
      note && paragraph(strong(`${word("note")}: `), note),
      guidance && [heading(3, word("guidance")), ...blocksIn(guidance, 4)],
    ];
  }

  function strongest() {
    const { furthest, items } = strengths;
    const name = furthest ? "furthest" : "strengths";
    const list = items.map((id) => `${write.title(id)}: ${write.value(answers.get(id).value)}`);
    return [
      heading(1, word(`${name}-title`)),
      paragraph(word(`${name}-text`)),
      furthest ? { list, ordered: false } : items.map((id) => guide(id)),
    ];
  }

  function open(ids) {
    const list = ids.map((id) => {
      const { value, note } = answers.get(id);
      const i = model.questions.findIndex((question) => question.id === id);
      return [`${i + 1}. ${write.title(id)}: ${write.answer(value)}`, note ? `\n${note}` : ""];
    });
    return [heading(1, word("unanswered-title")), paragraph(word("unanswered-text")), { list, ordered: false }];
  }

  function plan() {
    const head = ["measure", "responsible", "due", "now", "target-head", "status"].map(word);
    const rows = measures.map((item) => {
      const said = write.measure(item, answers.get(item.question)?.value);
      const what = [strong(said.question), `\n${said.measure}`, said.note && `\n${said.note}`].filter(Boolean);
      return [what, said.responsible, said.due, said.now, said.target, said.status];
    });
    return [heading(1, word("plan-title")), { table: { head, rows } }];
  }

  function method() {
    const bands = model.bands.map(({ name, from, text }) => [
      strong(`${name} (${word("band-from")} ${write.value(from)}): `),
      text,
    ]);
    return [heading(1, word("method-title")), paragraph(word("method")), { list: bands, ordered: false }];
  }

  const ids = [...unanswered.open, ...unanswered.none];
  return blocks(
    about(model, write, state),
    isScored ? [standing(), profile()] : [heading(1, word("empty-title")), paragraph(word("empty-text"))],
    strengths.items.length > 0 && strongest(),
    needs.first.length > 0 && [heading(1, word("first-title")), paragraph(word("first-text")), needs.first.map(guide)],
    needs.more.length > 0 && [
      heading(1, word("more-title")),
      paragraph(word("more-text")),
      needs.more.map((id) => guide(id)),
    ],
    ids.length > 0 && open(ids),
    measures.length > 0 && plan(),
    isScored && method(),
    isScored && word("closing") && [heading(1, word("next-title")), paragraph(word("closing"))]
  );
}
