// A project whose YAML files use every key there is; schema.test.js holds that they do.
'use strict';

const path = require('node:path');
const { copyTree, scratch, writeTree } = require('../lib/kurzcheck.js');
const { BASE } = require('./golden.js');

const FULL = {
  'content/check.yaml': {
    id: 'small',
    version: 1,
    scale: { from: 0, to: 10, step: 5, unit: '%', show_values: true },
    bands: [{ id: 'low', from: 0 }, { id: 'high', from: 5 }],
    topics: ['work', 'rest'],
    groups: [{ id: 'all', topics: ['work', 'rest'] }],
    factors: ['time'],
    essential: 'time',
    questions: [
      { id: 'first', topic: 'work', factors: ['time'], weight: 2, values: [0, 5, 10], key: true, duty: false },
      { id: 'second', topic: 'rest', values: [0, 10] },
    ],
    retired: ['old'],
  },
  'content/site.yaml': {
    publisher: { name: 'Example', url: 'https://example.org/' },
    contact: { name: 'Example', address: 'Street 1', email: 'mail@example.org', phone: '1', url: 'http://example.org' },
    languages: [{ id: 'en', partial: false }],
    theme: 'default',
    base_url: 'https://example.org/check',
    single_file_mb: 10,
    brand: { color: '#2044aa', logo: 'media/logo.svg', logo_alt: 'Logo' },
    pages: [
      { id: 'start', nav: 'main', role: 'start' },
      { id: 'imprint', nav: 'footer', role: 'imprint' },
    ],
    publish: ['media/note.txt'],
  },
  'content/en/texts.yaml': {
    check: { title: 'Small check', subtitle: 'Two questions', description: 'A check.', closing: 'The end.',
      minutes: 10, foreword: { text: 'Welcome.', name: 'A. Writer', office: 'Mayor' } },
    bands: { low: { name: 'Low', text: 'There is much to do.', headline: 'At the beginning' }, high: 'High' },
    topics: { work: 'Work', rest: 'Rest' },
    groups: { all: { name: 'All' } },
    scale: { prompt: 'How true is this?', from: 'not true', to: 'true', answers: { 5: 'partly' } },
    views: ['Mayor', 'Council'],
    interface: { next: 'Go on' },
  },
};

// JSON is YAML, and there a value's type is beyond doubt.
function makeFull(t) {
  const project = path.join(scratch(t, 'schema'), 'project');
  copyTree(BASE, project);
  writeTree(project, {
    'content/media/logo.svg': '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>',
    'content/media/note.txt': 'no picture',
  });
  for (const [file, value] of Object.entries(FULL)) writeTree(project, { [file]: JSON.stringify(value) });
  return project;
}

module.exports = { FULL, makeFull };
