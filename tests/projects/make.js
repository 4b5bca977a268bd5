// Questionnaires of other shapes than the shipped check, as small projects: each is written into a
// folder where a test asks for it. A public site must be made of each without a warning.
'use strict';

const { root, writeTree } = require('../lib/kurzcheck.js');

const PAGES = {
  start: 'Start\n\nWelcome.',
  imprint: 'Imprint\n\nWe.',
  privacy: 'Privacy\n\nNothing leaves the browser.',
  accessibility: 'Accessibility\n\nAll pages.',
};

function base(language, check, texts, questions) {
  const files = {
    'content/site.yaml': [
      'publisher: { name: "Office", url: "https://example.org/" }',
      'contact: { name: "Office", email: "office@example.org" }',
      `languages: [${language}]`,
      'pages:',
      '  - { id: start, role: start }',
      ...['imprint', 'privacy', 'accessibility'].map((id) => `  - { id: ${id}, nav: footer, role: ${id} }`),
      '',
    ].join('\n'),
    'content/check.yaml': JSON.stringify({ version: 1, retired: [], ...check }, null, 1),
    [`content/${language}/texts.yaml`]: JSON.stringify({ views: [], ...texts }, null, 1),
  };
  for (const [id, text] of Object.entries(PAGES)) files[`content/${language}/pages/${id}.md`] = `# ${text}\n`;
  for (const [id, text] of Object.entries(questions)) files[`content/${language}/questions/${id}.md`] = text;
  return files;
}

// Yes, partly and no, by name alone: the highest band is the scale's end. Advice for what is missing.
function yesPartlyNo() {
  const ids = ['plan', 'people', 'money', 'open', 'heard', 'told'];
  return base('en', {
    id: 'yes-partly-no',
    scale: { values: [0, 50, 100], unit: '%', show_values: false },
    bands: [{ id: 'none', from: 0 }, { id: 'some', from: 1 }, { id: 'all', from: 100 }],
    topics: ['inside', 'outside'],
    questions: ids.map((id, i) => ({ id, topic: i < 3 ? 'inside' : 'outside', ...(id === 'heard' ? { duty: true } : {}) })),
  }, {
    check: { title: 'Ready to begin' },
    bands: { none: 'Not begun', some: 'Begun', all: 'Done' },
    topics: { inside: { name: 'Inside', text: 'What the office does by itself.' }, outside: 'Outside' },
    scale: { prompt: 'Is it so?', answers: { 0: 'no', 50: 'partly', 100: 'yes' } },
  }, Object.fromEntries(ids.map((id) => [id, `# On ${id}\n\nIs there enough of ${id}?\n\n## Not begun\n\n- Begin with ${id}.\n\n## Begun\n\n- Go on with ${id}.\n\n## Done\n\n- Keep up ${id}.\n`])));
}

// Levels in words of each question's own; some questions lack a level. Bands begin between two.
function levels() {
  const own = { build: [0, 1, 2, 3, 4], test: [0, 2, 4], release: [0, 1, 4], learn: [1, 2, 3] };
  const guided = (id, values) => {
    const named = [['Low', 0, 1], ['Middle', 2, 3], ['High', 4, 4]].filter(([, from, to]) => values.some((value) => value >= from && value <= to));
    return named.map(([name]) => `\n## ${name}\n\n- Next for ${id}, when ${name.toLowerCase()}.\n`).join('');
  };
  return base('en', {
    id: 'levels',
    scale: { from: 0, to: 4, step: 1 },
    bands: [{ id: 'low', from: 0 }, { id: 'middle', from: 1.5 }, { id: 'high', from: 3.5 }],
    topics: ['work', 'growth'],
    factors: [],
    questions: Object.entries(own).map(([id, values], i) => ({
      id, topic: i < 3 ? 'work' : 'growth', weight: i + 1,
      ...(values.length < 5 ? { values } : {}), ...(id === 'test' ? { key: true } : {}),
    })),
  }, {
    check: { title: 'How mature is it?' },
    bands: { low: 'Low', middle: 'Middle', high: 'High' },
    topics: { work: 'Work', growth: 'Growth' },
    scale: { prompt: 'Which fits best?' },
  }, Object.fromEntries(Object.entries(own).map(([id, values]) => [id,
    `# The ${id}\n\nHow is the ${id} done?\n\n## Answers\n\n${values.map((value) => `- ${value}: The ${id} is at level ${value}.`).join('\n')}\n${guided(id, values)}`])));
}

// From right to left, 1 to 5, with texts at the ends and in the middle.
function arabic() {
  const titles = ['الخطة واضحة للجميع', 'الاجتماعات قصيرة ومفيدة', 'القرارات مكتوبة', 'الجميع يشارك في النقاش', 'نتعلم من الأخطاء'];
  return base('ar', {
    id: 'arabic',
    scale: { from: 1, to: 5, step: 1 },
    bands: [{ id: 'low', from: 1 }, { id: 'high', from: 3.5 }],
    topics: ['one', 'two'],
    questions: titles.map((_, i) => ({ id: `q${i + 1}`, topic: i < 3 ? 'one' : 'two' })),
  }, {
    check: { title: 'فريق جيد' },
    bands: { low: 'في البداية', high: 'على الطريق' },
    topics: { one: 'التنظيم', two: 'التعاون' },
    scale: { prompt: 'إلى أي مدى هذا صحيح؟', from: 'غير صحيح', to: 'صحيح تماما', answers: { 3: 'إلى حد ما' } },
  }, Object.fromEntries(titles.map((title, i) => [`q${i + 1}`, `# ${title}\n\n## في البداية\n\n- ابدأ بخطوة صغيرة رقم ${i + 1}.\n\n## على الطريق\n\n- حافظ على ما تحقق في النقطة ${i + 1}.\n`])));
}

// 150 criteria that are met or not, in three groups; no guidance, no factors.
function criteria() {
  const topics = ['access', 'speed', 'data', 'code', 'team', 'users'];
  const questions = Array.from({ length: 150 }, (_, i) => ({ id: `c${i + 1}`, topic: topics[Math.floor(i / 25)] }));
  return base('en', {
    id: 'criteria',
    scale: { values: [0, 1] },
    bands: [{ id: 'open', from: 0 }, { id: 'near', from: 0.75 }, { id: 'met', from: 1 }],
    topics,
    groups: [{ id: 'service', topics: ['access', 'speed'] }, { id: 'technology', topics: ['data', 'code'] }, { id: 'people', topics: ['team', 'users'] }],
    questions,
  }, {
    check: { title: 'Digital service standard' },
    bands: { open: 'Open', near: 'Nearly met', met: 'Met' },
    topics: { access: 'Access', speed: 'Speed', data: 'Data', code: 'Code', team: 'Team', users: 'Users' },
    groups: { service: 'Service', technology: 'Technology', people: 'People' },
    scale: { answers: { 0: 'no', 1: 'yes' } },
  }, Object.fromEntries(questions.map(({ id, topic }) => [id, `# Criterion ${id.slice(1)} of ${topic} is met\n`])));
}

// Five questions, which are their titles, and nothing else.
function titles() {
  const ids = ['sleep', 'food', 'friends', 'work', 'fun'];
  return base('en', {
    id: 'titles',
    scale: { from: 0, to: 10, step: 1 },
    bands: [{ id: 'low', from: 0 }, { id: 'high', from: 7 }],
    topics: ['life'],
    questions: ids.map((id) => ({ id, topic: 'life' })),
  }, {
    check: { title: 'How are you?' },
    bands: { low: 'So so', high: 'Well' },
    topics: { life: 'Life' },
    scale: { from: 'bad', to: 'good' },
  }, Object.fromEntries(ids.map((id) => [id, `# How is your ${id}?\n`])));
}

const PROJECTS = {
  'yes, partly, no': { make: yesPartlyNo, language: 'en' },
  'levels of their own': { make: levels, language: 'en' },
  'from right to left': { make: arabic, language: 'ar' },
  '150 criteria': { make: criteria, language: 'en' },
  'titles alone': { make: titles, language: 'en' },
};

// A public site is made of it without a warning.
function makeProject(name, folder) {
  writeTree(folder, PROJECTS[name].make());
  return { folder, options: ['--strict'] };
}

module.exports = { PROJECTS, makeProject, shipped: { folder: root, language: 'de' } };
