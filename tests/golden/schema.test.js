// The JSON Schemas of the YAML files and the loader agree: each takes and refuses the same
// files. Where a rule is beyond a schema, BEYOND says so, and the schema must take the file.
'use strict';

const assert = require('node:assert/strict');
const fs = require('node:fs');
const path = require('node:path');
const test = require('node:test');
const Ajv = require('ajv');
const YAML = require('yaml');
const { listFiles, programs, root, run, scratch } = require('../lib/kurzcheck.js');
const { Shell } = require('../lib/shell.js');
const { BASE, FAULTS, compare, folders, makeProject, updating } = require('./golden.js');
const { FULL, makeFull } = require('./full.js');

const NAMES = ['site', 'check', 'texts'];
const LANGUAGES = ['en', 'de'];
// What `kurzcheck new` begins with.
const SHIPPED = ['content', 'src/starter/content'].map((folder) => path.join(root, folder));

function print(name, language) {
  const [first, second] = Object.values(programs).map((program) => run(['schema', name, '--lang', language], { program }));
  assert.equal(first.status, 0, first.stderr);
  assert.deepEqual(second, first);
  return first.stdout;
}

// The two keywords are those of yaml-language-server; src/content/schema.h says why.
function compile(schema) {
  const ajv = new Ajv({ strict: true, strictTypes: false });
  ajv.addVocabulary(['errorMessage', 'patternErrorMessage']);
  return ajv.compile(schema);
}

const schemas = Object.fromEntries(NAMES.map((name) => [name, JSON.parse(print(name, 'en'))]));
const validators = Object.fromEntries(NAMES.map((name) => [name, compile(schemas[name])]));

// ---- what a schema is asked, and what it is not

// What is reported before there is a tree of values: of encodings and of YAML itself.
const BEFORE = /^(encoding|file-(is-folder|special|too-large|outside)|nul-byte|control-character|yaml)-?/;

// What takes a look at several places, or at other files. Each rule must be met alone, and
// then the schema must take the file. A function says where the rule is the schema's after all.
const BEYOND = {
  'answer-value': true,
  'band-name-reserved': true,
  'band-name-twice': true,
  'bands-rise': true,
  'bands-start': true,
  'bands-step': true,
  'file-missing': true, // the logo
  'file-misnamed': true,
  'folder-missing': true, // of a language
  'groups-topics': (document) => !hasTwins(document?.groups),
  'id-duplicate': (document) => !hasTwins(document) && !hasTwins((document?.languages ?? []).map((item) => JSON.stringify(item))), // of records; lists of ids are the schema's
  'id-misspelt': true,
  'id-reserved': true,
  'id-retired': true,
  'id-unknown': true,
  // a text of the default language; but a name is said by the schema, too
  'key-missing': (_, message, schema) => schema === 'texts' && !message.startsWith('“name”'),
  'key-question-twice': true,
  // among the names of bands and topics, where it might be an id
  'key-unknown': (document) => [document?.bands, document?.topics, document?.groups].some((names) => names?.name ?? names?.text),
  'media-type': true, // the logo
  'page-role-twice': true,
  'page-start-missing': true,
  'scale-invalid': true,
  'scale-steps': true,
  'theme-unknown': true,
  'type-wrong': (document, message) => message.includes('single files of media/'),
  'value-unknown': true,
  'values-rise': (document) => !hasTwins(document?.scale?.values) && !(document?.questions ?? []).some((one) => hasTwins(one?.values)),
  'value-comment': true, // YAML has no comments once it is read
};
const metAlone = new Set();

// True if some list of words has one twice.
function hasTwins(value) {
  if (typeof value !== 'object' || value === null) return false;
  const items = Object.values(value);
  const words = items.filter((item) => typeof item === 'string' || typeof item === 'number');
  return (Array.isArray(value) && new Set(words).size < words.length) || items.some(hasTwins);
}

const shell = new Shell();
test.after(() => shell.end());

// The errors in a report, as a list of { rule, message } for each file.
function errorsIn(report) {
  const errors = new Map();
  for (const line of report.split('\n')) {
    const match = line.match(/^([^:]+):(?:\d+:\d+:)? error: (.*) \[([a-z0-9-]+)\]$/);
    if (!match) continue;
    const [, file, message, rule] = match;
    errors.set(file, [...(errors.get(file) ?? []), { rule, message }]);
  }
  return (file) => errors.get(file) ?? [];
}

// What the loader reports of a project, in which `files` are written first.
async function load(project, files) {
  return errorsIn((await shell.run(['check', '--lang', 'en'], { cwd: project, files })).stderr);
}

// The name of the schema that a file of content/ belongs to.
function schemaOf(file) {
  return NAMES.find((name) => file.endsWith(`/${name}.yaml`));
}

// Holds the schema to what the loader says of the file. True if the schema was asked.
function agree(project, file, what, errorsOf) {
  const errors = errorsOf(file);
  if (errors.some(({ rule }) => BEFORE.test(rule))) return false;
  const document = YAML.parseDocument(fs.readFileSync(path.join(project, file), 'utf8'));
  const isBeyond = ({ rule, message }) =>
    typeof BEYOND[rule] === 'function' ? BEYOND[rule](document.toJS(), message, schemaOf(file)) : BEYOND[rule] === true;
  const validate = validators[schemaOf(file)];
  const taken = document.errors.length === 0 && validate(document.toJS());
  const refusals = errors.filter((error) => !isBeyond(error));
  assert.equal(
    taken,
    refusals.length === 0,
    `${what}: the schema ${taken ? 'takes' : 'refuses'} it\n${JSON.stringify([errors, document.errors, validate.errors], null, 1)}`
  );
  if (taken) for (const { rule } of errors) metAlone.add(rule);
  return true;
}

// ---- the schemas themselves

test('the schemas are schemas of draft 07, and take a project without faults', () => {
  for (const name of NAMES) {
    assert.equal(schemas[name].$schema, 'http://json-schema.org/draft-07/schema#');
    assert.equal(new Ajv().validateSchema(schemas[name]), true);
  }
  for (const folder of [path.join(BASE, 'content'), ...SHIPPED])
    for (const file of listFiles(folder).filter((name) => name.endsWith('.yaml'))) {
      const validate = validators[schemaOf(`/${file}`)];
      assert.ok(validate(YAML.parse(fs.readFileSync(path.join(folder, file), 'utf8'))), JSON.stringify(validate.errors));
    }
});

// The schema without what is said in a language, which goes to `said`.
function withoutWords(value, said) {
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map((item) => withoutWords(item, said));
  const kept = {};
  for (const [key, item] of Object.entries(value))
    if (typeof item === 'string' && ['description', 'errorMessage', 'patternErrorMessage'].includes(key)) said.push(item);
    else kept[key] = withoutWords(item, said);
  return kept;
}

test('in German and English the schemas differ in their words alone, and in all of them', () => {
  for (const name of NAMES) {
    const said = { en: [], de: [] };
    const [en, de] = LANGUAGES.map((language) => withoutWords(JSON.parse(print(name, language)), said[language]));
    assert.deepEqual(en, de);
    assert.ok(said.en.length > 10);
    for (const [i, text] of said.en.entries()) assert.notEqual(text, said.de[i]);
  }
});

// Calls `visit` for each key that a schema knows, with the schema of its value.
function eachProperty(schema, visit, at = []) {
  for (const [key, value] of Object.entries(schema.properties ?? {})) {
    visit([...at, key], value);
    eachProperty(value, visit, [...at, key]);
  }
  if (schema.items) eachProperty(schema.items, visit, [...at, 0]);
  if (schema.additionalProperties?.then) eachProperty(schema.additionalProperties.then, visit, [...at, '*']);
}

test('every key is described', () => {
  for (const name of NAMES)
    eachProperty(schemas[name], (at, { description }) => assert.ok(description?.length > 5, `${name}: ${at.join('.')}`));
});

test('the schemas in content/ are those that the program prints', () => {
  for (const name of NAMES) compare(path.join(root, `content/schema/${name}.json`), print(name, 'de'));
});

test('the shipped YAML files point to their schemas', () => {
  for (const content of SHIPPED) {
    const files = listFiles(content).filter((name) => name.endsWith('.yaml'));
    assert.ok(files.length >= 3);
    for (const file of files) {
      const [, target] = fs.readFileSync(path.join(content, file), 'utf8').match(/^# yaml-language-server: \$schema=(\S+)\n/);
      const schema = path.join(content, path.dirname(file), target);
      assert.equal(schema, path.join(content, `schema/${schemaOf(`/${file}`)}.json`));
      assert.ok(fs.existsSync(schema));
    }
  }
});

// ---- agreement

// What the loader says of them is what stands there, which faults.test.js holds.
test('of each golden fault, schema and loader say the same', { skip: updating }, (t) => {
  let asked = 0;
  for (const fault of folders(FAULTS)) {
    const project = makeProject(t, fault);
    const isFile = (file) => fs.statSync(path.join(project, file), { throwIfNoEntry: false })?.isFile();
    const errorsOf = errorsIn(fs.readFileSync(path.join(FAULTS, fault, 'expect.en'), 'utf8'));
    const files = ['content/check.yaml', 'content/site.yaml'];
    // Texts are read only where these two say which.
    if (files.every((file) => isFile(file) && errorsOf(file).length === 0))
      files.push(...listFiles(path.join(project, 'content')).filter((name) => schemaOf(`/${name}`) === 'texts').map((name) => `content/${name}`));
    for (const file of files) if (isFile(file) && agree(project, file, `${fault}: ${file}`, errorsOf)) asked++;
  }
  assert.ok(asked > 200, `${asked} files`);
});

test('the files that are changed below use every key, and have no fault', async (t) => {
  const errorsOf = await load(makeFull(t));
  for (const [file, value] of Object.entries(FULL)) {
    assert.deepEqual(errorsOf(file), []);
    eachProperty(schemas[schemaOf(file)], (at) => {
      if (at[0] === 'topics' && at.length > 1) return; // with text, too; the bands show it
      if (at.join('.') === 'scale.values') return; // in place of others
      const found = at.reduce((part, key) => (key === '*' ? Object.values(part)[0] : part?.[key]), value);
      assert.notEqual(found, undefined, `${file}: ${at.join('.')}`);
    });
  }
});

// What takes a value's place: of every kind something and, where a list or a map stands, other
// lists and maps; where a text or a number stands, what is near to some kind of text or number.
const KINDS = [null, true, 1.5, '', 'x', [], {}, { name: 'n' }];
const NEAR = {
  object: [['x'], ['x', 'x'], [null], [''], [['x']], [{}], { x: 1 }, { x: '' }, { x: { name: 'n' } }, { 'Ä': 'x' }],
  string: [
    false, -1, ' \t\n', '\u00a0', 'Ä ö', 'time', 'start', 'en-gb', 'a'.repeat(60), 'a'.repeat(61),
    '#12345g', '#2044AA', '#12345', 'https://', 'https:///x', 'http://a b', 'https://x.example/a?b#c',
  ],
  number: [false, -1, 0, 2, 1000000, 1000001, -1000001],
  boolean: [false],
};

// Every value of a tree, as a list of keys; the tree itself is the empty one.
function places(value, at = []) {
  if (typeof value !== 'object' || value === null) return [at];
  return [at, ...Object.keys(value).flatMap((key) => places(value[key], [...at, key]))];
}

// A copy of the tree in which `change(holder, key)` was done at the place.
function changed(tree, at, change) {
  const copy = { root: structuredClone(tree) };
  const keys = ['root', ...at];
  const holder = keys.slice(0, -1).reduce((part, key) => part[key], copy);
  change(holder, keys.at(-1));
  return copy.root;
}

// Small changes, each with a name: what was replaced, deleted or added.
function* mutations(tree) {
  for (const at of places(tree)) {
    const name = at.join('.') || 'the file';
    const part = at.reduce((value, key) => value[key], tree);
    for (const value of [...KINDS, ...NEAR[typeof part]]) yield [`${name} is ${JSON.stringify(value)}`, changed(tree, at, (holder, key) => (holder[key] = value))];
    if (at.length)
      yield [`${name} is missing`, changed(tree, at, (holder, key) => (Array.isArray(holder) ? holder.splice(key, 1) : delete holder[key]))];
    if (Array.isArray(part)) {
      yield [`${name} has its first twice`, changed(tree, at, (holder, key) => holder[key].push(holder[key][0]))];
      yield [`${name} has an empty item`, changed(tree, at, (holder, key) => holder[key].push(null))];
    } else if (typeof part === 'object') {
      yield [`${name} has another key`, changed(tree, at, (holder, key) => (holder[key].other = 'x'))];
    }
  }
}

for (const [file, tree] of Object.entries(FULL))
  test(`of each small change of ${file}, schema and loader say the same`, async (t) => {
    const project = makeFull(t);
    let asked = 0;
    for (const [what, value] of mutations(tree)) {
      if (value === undefined) continue;
      if (agree(project, file, what, await load(project, { [file]: JSON.stringify(value) }))) asked++;
    }
    t.diagnostic(`${asked} changes`);
    assert.ok(asked > 500, `${asked} changes`);
  });

test('plain values, as editors write them, are taken or refused by both', async (t) => {
  const project = makeFull(t);
  const write = async (file, key, text) => {
    const lines = Object.entries(FULL[file]).map(([name, value]) => `${name}: ${name === key ? text : JSON.stringify(value)}`);
    const errorsOf = await load(project, { [file]: lines.join('\n') + '\n' });
    assert.ok(agree(project, file, `${key}: ${text}`, errorsOf), `${key}: ${text}`);
  };
  for (const text of ['1', '007', '-1', '1.5', 'true', 'True', 'null', 'NULL', '~', '', '2026-11-22', 'no', '1_000', '0b1', '12:30', '""'])
    for (const [file, key] of [
      ['content/check.yaml', 'version'],
      ['content/check.yaml', 'retired'],
      ['content/check.yaml', 'factors'],
      ['content/site.yaml', 'base_url'],
      ['content/en/texts.yaml', 'views'],
    ])
      await write(file, key, text);
  for (const text of ['{ from: 1, to: true }', '{ from: False, to: 12.50 }', '{ from: NULL, to: x }', '{ from: ~, to: x }', '{ from: 0x1F, to: .5 }'])
    await write('content/en/texts.yaml', 'scale', text);
  for (const text of ['{ values: [0, 5, 10] }', '{ values: [0, 5, 10], unit: x }', '{ values: [0, 5, 10], step: 5 }', '{ from: 0, to: 10, step: 5, values: [0, 5, 10] }',
    '{ values: [10] }', '{ values: [] }', '{ values: null }', '{ values: [0, 5.5, 10] }', '{ values: [0, 0, 10] }', '{ values: [0, 10, 5] }', '{ from: 0, to: 10 }', '{ unit: x }'])
    await write('content/check.yaml', 'scale', text);
  for (const text of ['[{ id: a, from: 0 }, { id: 7, from: 5 }]', '[{ id: true, from: 0 }]', '[{ id: 1.5, from: 0 }]', '[{ id: null, from: 0 }]'])
    await write('content/check.yaml', 'bands', text);
  for (const text of ['{ color: #2044aa\n  }', '{ color: 204488 }', '{ color: "#2044aa" }', '{ logo: media/note.txt }']) await write('content/site.yaml', 'brand', text);
  await write('content/site.yaml', 'languages', '[en, no]');
});

// Where YAML and the loader read a number in two ways. Nobody writes an id or a number like
// that by accident; this list says that it is known, and fails where it is no longer true.
test('numbers in ways that only programmers write are the one difference', async (t) => {
  const project = makeFull(t);
  const differences = [];
  for (const text of ['+1', '0x1', '0o1', '1e0', '1.0']) {
    const lines = Object.entries(FULL['content/check.yaml']).map(([name, value]) => `${name}: ${name === 'version' ? text : JSON.stringify(value)}`);
    const errorsOf = await load(project, { 'content/check.yaml': lines.join('\n') });
    const taken = validators.check(YAML.parse(lines.join('\n')));
    if (taken && errorsOf('content/check.yaml').length) differences.push(text);
  }
  assert.deepEqual(differences, ['+1', '0x1', '0o1', '1e0', '1.0']);
});

test('each rule that is beyond the schemas was broken alone, and the schema took the file', { skip: updating }, () => {
  assert.deepEqual([...metAlone].sort(), Object.keys(BEYOND).sort());
});
