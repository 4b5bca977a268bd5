// Projects of any size, the same for the same numbers: pages, questions, factors, languages. The
// benchmark and the tests of growth build them; the peers' copies of the same texts come from here.
'use strict';

const WORDS = (
  'advice board citizens council decision district example festival gathering guide hall harbour '
  + 'idea journal kitchen language library market meeting money neighbour office park people plan '
  + 'question report school service station street summary support teacher town village visitor '
  + 'volunteer week welcome winter work workshop year about across after always because before '
  + 'between both early every first from helps itself keeps later makes many often once open other '
  + 'quickly shows since still takes tells their through together under until where which while with'
).split(' ');

// A generator of numbers from 0 up to, not including, 1 (mulberry32), so that a project is the same
// on every machine.
function randomFrom(seed) {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

function writer(seed) {
  const random = randomFrom(seed);
  const pick = (list) => list[Math.floor(random() * list.length)];
  const words = (count) => Array.from({ length: count }, () => pick(WORDS));
  const capital = (text) => text[0].toUpperCase() + text.slice(1);
  const sentence = () => {
    const list = words(7 + Math.floor(random() * 9));
    if (random() < 0.3) list[2] = `**${list[2]}**`;
    if (random() < 0.3) list[4] = `*${list[4]}*`;
    return `${capital(list.join(' '))}.`;
  };
  const paragraph = (count = 3) => Array.from({ length: count }, sentence).join(' ');
  const list = (count) => Array.from({ length: count }, () => `- ${sentence()}\n`).join('');
  const title = (number) => `${capital(words(3).join(' '))} ${number}`;
  return { random, pick, sentence, paragraph, list, title };
}

const BANDS = { low: 'Low', middle: 'Middle', high: 'High' };
const LANGUAGES = ('de en fr es it pt nl da sv nb fi pl cs sk sl hr hu ro bg el tr uk ru ar fa he '
  + 'lt lv et sq mk sr bs vi th ja ko zh').split(' ');

// A page of text: headings, paragraphs, a list, links to a page and to a question.
function pageText(write, number, pages, question) {
  const other = pages[Math.floor(write.random() * pages.length)];
  return `# ${write.title(number)}\n\n${write.paragraph()}\n\n## More on this\n\n${write.paragraph(4)} `
    + `Read [on](${other}.md) or [answer](../questions/${question}.md).\n\n${write.list(4)}\n`
    + `## And last\n\n${write.paragraph(2)}\n`;
}

function questionText(write, number) {
  const guidance = Object.values(BANDS).map((name) => `## ${name}\n\n${write.paragraph(1)}\n\n${write.list(2)}`);
  return `# ${write.title(number)}\n\n${write.sentence().replace(/\.$/, '?')}\n\n${write.paragraph(2)}\n\n${guidance.join('\n')}`;
}

// The files of a project, path -> text. `pages` are those beside the start page and the legal ones;
// `chained` links every page to the next in the navigation, so that all are in one list.
function project({ pages = 0, questions = 10, factors = 5, languages = 1, nav = '' }) {
  const ids = (name, count) => Array.from({ length: count }, (_, i) => `${name}-${i + 1}`);
  const pageIds = ['start', 'imprint', 'privacy', 'accessibility', ...ids('page', pages)];
  const questionIds = ids('question', questions);
  const factorIds = ids('factor', factors);
  const topics = ids('topic', Math.max(1, Math.round(questions / 10)));
  const tags = LANGUAGES.slice(0, languages);
  const roles = { start: ', role: start', imprint: ', nav: footer, role: imprint', privacy: ', nav: footer, role: privacy', accessibility: ', nav: footer, role: accessibility' };
  const files = {
    'content/site.yaml': 'publisher: { name: "Office", url: "https://example.org/" }\n'
      + 'contact: { name: "Office", email: "office@example.org" }\n'
      + `languages: [${tags.join(', ')}]\npages:\n`
      + pageIds.map((id) => `  - { id: ${id}${roles[id] ?? (nav && `, nav: ${nav}`)} }\n`).join(''),
    'content/check.yaml': `id: bench\nversion: 1\nscale: { from: 0, to: 100, step: 10, unit: "%" }\n`
      + `bands: [{ id: low, from: 0 }, { id: middle, from: 40 }, { id: high, from: 70 }]\n`
      + `topics: [${topics.join(', ')}]\nfactors: [${factorIds.join(', ')}]\n`
      + (factors ? `essential: ${factorIds[0]}\n` : '') + 'questions:\n'
      + questionIds.map((id, i) => `  - { id: ${id}, topic: ${topics[Math.floor(i * topics.length / questions)]}, factors: [${factors ? factorIds[i % factors] : ''}] }\n`).join('')
      + 'retired: []\n',
  };
  tags.forEach((tag, index) => {
    const write = writer(1000 * index + 1);
    const folder = `content/${tag}`;
    files[`${folder}/texts.yaml`] = JSON.stringify({
      check: { title: write.title('for all'), minutes: 10 }, bands: BANDS,
      topics: Object.fromEntries(topics.map((id, i) => [id, write.title(i + 1)])),
      scale: { prompt: 'How far?', from: 'not at all', to: 'wholly' }, views: [],
    }, null, 1);
    pageIds.forEach((id, i) => { files[`${folder}/pages/${id}.md`] = pageText(write, i + 1, pageIds, write.pick(questionIds)); });
    questionIds.forEach((id, i) => { files[`${folder}/questions/${id}.md`] = questionText(write, i + 1); });
    factorIds.forEach((id, i) => { files[`${folder}/factors/${id}.md`] = `# ${write.title(i + 1)}\n\n${write.paragraph()}\n\n${write.list(3)}`; });
  });
  return files;
}

module.exports = { project, writer };
