// How long somebody with a slow phone waits for the first question, and how long each answer takes
// to show, beside SurveyJS with the same questions. Both come compressed from a server on this
// machine; Chromium slows processor and network down. SurveyJS shows one question a screen, as
// kurzcheck does, and in a second page all at once, as kurzcheck does when asked to.
'use strict';

const fs = require('node:fs');
const http = require('node:http');
const os = require('node:os');
const path = require('node:path');
const zlib = require('node:zlib');
const puppeteer = require('puppeteer-core');
const YAML = require('yaml');

// As Lighthouse slows down for a phone: its throttling method "devtools".
const PHONE = {
  processor: 4, // times slower
  network: { offline: false, latency: 562.5, downloadThroughput: 1474.56 * 1024 / 8, uploadThroughput: 675 * 1024 / 8 },
  screen: { width: 412, height: 823, deviceScaleFactor: 1.75, isMobile: true, hasTouch: true },
};
const ANSWERS = 9; // clicked on, of which each is measured
const PATIENCE = 120000;

const TYPES = { '.html': 'text/html; charset=utf-8', '.css': 'text/css', '.js': 'text/javascript', '.svg': 'image/svg+xml' };

// ---- the peer's pages ----

function surveyOf(project, mode) {
  const read = (...parts) => fs.readFileSync(path.join(project, 'content', ...parts), 'utf8');
  const check = YAML.parse(read('check.yaml'));
  const { from, to, step, values } = check.scale;
  const steps = values ?? Array.from({ length: (to - from) / step + 1 }, (_, i) => from + i * step);
  const elements = check.questions.map(({ id }) => {
    const [title, description] = read('de', 'questions', `${id}.md`).replace(/^# /, '').split(/\n\n/);
    return { type: 'radiogroup', name: id, title, description, choices: steps, showNoneItem: true };
  });
  return { questionsOnPageMode: mode, elements };
}

function peerFiles(project) {
  const module = (name) => fs.readFileSync(path.join(__dirname, 'node_modules', name));
  const page = (mode) => `<!DOCTYPE html><html lang="de"><head><meta charset="utf-8"><title>SurveyJS</title>
<meta name="viewport" content="width=device-width, initial-scale=1"><link rel="stylesheet" href="survey.css">
<script defer src="core.js"></script><script defer src="ui.js"></script><script defer src="${mode}.js"></script>
</head><body><div id="survey"></div></body></html>`;
  const script = (mode) => `new Survey.Model(${JSON.stringify(surveyOf(project, mode))}).render(document.getElementById('survey'));`;
  return {
    'survey.css': module('survey-core/survey-core.fontless.min.css'),
    'core.js': module('survey-core/survey.core.min.js'),
    'ui.js': module('survey-js-ui/survey-js-ui.min.js'),
    ...Object.fromEntries(['questionPerPage', 'singlePage'].flatMap((mode) =>
      [[`${mode}.html`, page(mode)], [`${mode}.js`, script(mode)]])),
  };
}

// ---- serving ----

// The site's files below /site/, the peer's below /peer/.
async function serve(site, peer) {
  const packed = new Map();
  const load = (name) => {
    const [, place, rest] = /^\/(site|peer)\/(.*)$/.exec(name) ?? [];
    if (place === 'peer') return peer[rest];
    const file = place && path.join(site, rest);
    return file && fs.existsSync(file) ? fs.readFileSync(file) : undefined;
  };
  const server = http.createServer((request, response) => {
    const name = decodeURIComponent(new URL(request.url, 'http://x').pathname);
    if (!packed.has(name)) {
      const data = load(name);
      packed.set(name, data && zlib.gzipSync(data, { level: 9 }));
    }
    const data = packed.get(name);
    response.writeHead(data ? 200 : 404, data && { 'content-type': TYPES[path.extname(name)] ?? 'application/octet-stream', 'content-encoding': 'gzip' });
    response.end(data);
  });
  await new Promise((done) => server.listen(0, '127.0.0.1', done));
  return { address: `http://127.0.0.1:${server.address().port}`, close: () => server.close() };
}

// ---- what is waited for ----

const KURZCHECK = {
  start: '[data-kc-do="start"]',
  answers: '[data-kc-question] input[type="radio"]:not([value="none"])',
  next: '[data-kc-screen="questions"] button[type="submit"]',
  all: '[data-kc-screen="questions"] [data-kc-do="all"]',
};
const SURVEYJS = { answers: '.sd-question input[type="radio"]' };

// In the page, from its very beginning: taps on "start" as soon as that has been painted, and notes
// when the first answer can be chosen.
function watchForAnswers({ start, answers }) {
  const isSeen = (element) => element.checkVisibility();
  let tapped = !start;
  const look = () => {
    const painted = performance.getEntriesByName('first-contentful-paint').length > 0;
    const button = !tapped && painted && [...document.querySelectorAll(start)].find(isSeen);
    if (button) {
      tapped = true;
      button.click();
    }
    const answer = painted && tapped && !button && document.querySelector(answers);
    if (answer && isSeen(answer)) window.firstAnswer = performance.now();
    else requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
}

// Milliseconds from a click on an answer until it is painted, for each.
async function clickAnswers({ answers, next }, count) {
  const painted = () => new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
  const isSeen = (element) => element.checkVisibility();
  const times = [];
  for (let i = 0; i < count; i++) {
    const seen = [...document.querySelectorAll(answers)].filter(isSeen);
    const answer = seen[(i * 12) % seen.length];
    answer.scrollIntoView({ block: 'center' });
    await painted();
    const begin = performance.now();
    answer.click();
    await painted();
    times.push(performance.now() - begin);
    if (next) document.querySelector(next).click();
    await painted();
  }
  return times;
}

// One visit, with an empty cache.
async function visit(browser, address, look) {
  const context = await browser.createBrowserContext();
  const page = await context.newPage();
  const devtools = await page.createCDPSession();
  await page.setViewport(PHONE.screen);
  await devtools.send('Network.enable');
  await devtools.send('Network.emulateNetworkConditions', PHONE.network);
  await devtools.send('Emulation.setCPUThrottlingRate', { rate: PHONE.processor });
  await devtools.send('Performance.enable');
  await page.evaluateOnNewDocument(watchForAnswers, look);
  await page.goto(address, { waitUntil: 'domcontentloaded', timeout: PATIENCE });
  await page.waitForFunction('window.firstAnswer', { timeout: PATIENCE });
  const first = await page.evaluate('window.firstAnswer');
  const { metrics } = await devtools.send('Performance.getMetrics');
  const work = metrics.find(({ name }) => name === 'TaskDuration').value * 1000;
  const nodes = await page.evaluate(() => document.querySelectorAll('*').length);
  const alone = look.single ? [] : await page.evaluate(clickAnswers, look, ANSWERS);
  if (look.all) await page.evaluate((all) => [...document.querySelectorAll(all)].find((one) => one.checkVisibility()).click(), look.all);
  const together = look.all || look.single ? await page.evaluate(clickAnswers, { answers: look.answers }, ANSWERS) : [];
  await context.close();
  return { first, work, nodes, alone, together };
}

function launch() {
  return puppeteer.launch({
    executablePath: process.env.CHROMIUM || '/usr/bin/chromium',
    headless: true,
    userDataDir: fs.mkdtempSync(path.join(os.tmpdir(), 'kurzcheck-bench-')),
    args: process.getuid() === 0 ? ['--no-sandbox'] : [],
    protocolTimeout: 2 * PATIENCE,
  });
}

// What Lighthouse says of pages of a site, as on its own phone, each the median of the runs: [{ name;
// performance, accessibility, 'best-practices': of 100; paint: milliseconds until the largest part is
// painted; blocked: milliseconds in which a tap would wait; shift; machine: its own measure of this
// one's processor }]. names: [[name, runs]]
const CATEGORIES = ['performance', 'accessibility', 'best-practices'];
async function lighthouse(site, names) {
  const { default: audit } = await import('lighthouse');
  const server = await serve(site, {});
  const browser = await launch();
  const port = Number(new URL(browser.wsEndpoint()).port);
  const middle = (list) => list.sort((a, b) => a - b)[list.length >> 1];
  try {
    const pages = [];
    for (const [name, rounds] of names) {
      const runs = [];
      while (runs.length < rounds) {
        const { lhr } = await audit(`${server.address}/site/${name}`, { port, onlyCategories: CATEGORIES, logLevel: 'silent' });
        runs.push(lhr);
      }
      const of = (look) => middle(runs.map(look));
      const figure = (id) => of(({ audits }) => audits[id].numericValue);
      pages.push({
        name,
        ...Object.fromEntries(CATEGORIES.map((id) => [id, Math.round(100 * of(({ categories }) => categories[id].score))])),
        paint: figure('largest-contentful-paint'),
        blocked: figure('total-blocking-time'),
        shift: figure('cumulative-layout-shift'),
        machine: of(({ environment }) => environment.benchmarkIndex),
      });
    }
    return pages;
  } finally {
    await browser.close();
    server.close();
  }
}

// The visits of `rounds` rounds to both, in turn, and one to the peer's with all questions at once:
// { kurzcheck, surveyjs, surveyjsAll }, each a list.
async function onPhone(project, site, rounds) {
  const server = await serve(site, peerFiles(project));
  const browser = await launch();
  const visits = { kurzcheck: [], surveyjs: [], surveyjsAll: [] };
  try {
    for (let round = 0; round < rounds; round++) {
      visits.kurzcheck.push(await visit(browser, `${server.address}/site/check.html`, KURZCHECK));
      visits.surveyjs.push(await visit(browser, `${server.address}/peer/questionPerPage.html`, SURVEYJS));
    }
    visits.surveyjsAll.push(await visit(browser, `${server.address}/peer/singlePage.html`, { ...SURVEYJS, single: true }));
  } finally {
    await browser.close();
    server.close();
  }
  return visits;
}

module.exports = { lighthouse, onPhone };
