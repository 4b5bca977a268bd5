// How much kurzcheck costs beside other generators, and beside the floor: a program that only reads
// the same files, runs cmark and writes as many bytes. `make bench` runs it and writes RESULTS.md
// and plot.svg. What is compared runs in turn, again and again, and its processor time is put in
// relation within each round: so neither a busy machine nor its speed is in the figures.
'use strict';

const fs = require('node:fs');
const os = require('node:os');
const path = require('node:path');
const zlib = require('node:zlib');
const { execFileSync, spawn } = require('node:child_process');

const { listFiles, programs, root, run, withoutHash, writeTree } = require('../lib/kurzcheck.js');
const { project } = require('./content.js');
const { lighthouse, onPhone } = require('./page.js');

const here = __dirname;
const tools = process.env.KURZCHECK_BENCH_TOOLS;
const work = fs.mkdtempSync(path.join(fs.existsSync('/dev/shm') ? '/dev/shm' : os.tmpdir(), 'kurzcheck-bench-'));
process.on('exit', () => fs.rmSync(work, { recursive: true, force: true }));

const at = (...parts) => path.join(work, ...parts);
const copy = (from, to) => fs.cpSync(from, to, { recursive: true, dereference: true });
const median = (list) => [...list].sort((a, b) => a - b)[Math.floor(list.length / 2)];

// ---- the same content for each ----

// The German edition of the shipped check alone.
function shippedGerman() {
  const folder = at('german');
  for (const part of ['de', 'media', 'check.yaml']) copy(path.join(root, 'content', part), path.join(folder, 'content', part));
  const settings = fs.readFileSync(path.join(root, 'content/site.yaml'), 'utf8');
  fs.writeFileSync(path.join(folder, 'content/site.yaml'), settings.replace(/^languages:.*$/m, 'languages: [de]'));
  return folder;
}

function shipped() {
  copy(path.join(root, 'content'), at('shipped/content'));
  return at('shipped');
}

function generated(name, parts) {
  const files = project(parts);
  // The peers make none: one file that holds all pages.
  files['content/site.yaml'] = `single_file_mb: 0\n${files['content/site.yaml']}`;
  writeTree(at(name), files);
  return at(name);
}

// A generated project, built.
function built(name, parts) {
  writeTree(at(name), project(parts));
  run(['build', '--output', at(name, 'site'), at(name)]);
  return at(name);
}

// A built site's text page with a place for title and text: the peers' pages have the same head,
// header and footer.
function layoutOf(site, title, content) {
  const page = listFiles(site).find((name) => /^(page-\d+|hintergrund)\.html$/.test(name));
  return fs.readFileSync(path.join(site, page), 'utf8')
    .replace(/<title>.*<\/title>/, `<title>${title}</title>`)
    .replace(/(<main[^>]*>)[^]*(<\/main>)/, `$1\n${content}\n$2`);
}

// Every Markdown file of a project is a page of the peer's.
function pagesOf(folder) {
  return listFiles(path.join(folder, 'content')).filter((name) => name.endsWith('.md'))
    .map((name) => [name.replaceAll('/', '-'), fs.readFileSync(path.join(folder, 'content', name), 'utf8')])
    .map(([name, text]) => [name, `---\ntitle: ${JSON.stringify(/^# (.*)/.exec(text)[1])}\n---\n${text}`]);
}

function hugoOf(folder) {
  const source = `${folder}-hugo`;
  writeTree(source, {
    'config.toml': 'baseURL = "https://example.org/"\ndisableKinds = ["taxonomy", "term", "RSS", "sitemap", "section", "404", "home"]\n',
    'layouts/_default/single.html': layoutOf(path.join(folder, 'site'), '{{ .Title }}', '{{ .Content }}'),
    ...Object.fromEntries(pagesOf(folder).map(([name, text]) => [`content/${name}`, text])),
  });
  return ['hugo', '--quiet', '--source', source, '--destination', `${source}-out`, '--cacheDir', `${source}-cache`];
}

function eleventyOf(folder) {
  const source = `${folder}-eleventy`;
  writeTree(source, {
    '_includes/page.njk': layoutOf(path.join(folder, 'site'), '{{ title }}', '{{ content | safe }}'),
    ...Object.fromEntries(pagesOf(folder).map(([name, text]) => [name, text.replace('---\n', '---\nlayout: page.njk\n')])),
  });
  return [process.execPath, path.join(here, 'node_modules/@11ty/eleventy/cmd.cjs'), '--quiet', `--input=${source}`, `--output=${source}-out`];
}

// ---- measuring ----

function cost(command) {
  const [time, memory] = execFileSync(path.join(tools, 'cost'), command, { encoding: 'utf8', cwd: work }).trim().split(' ').map(Number);
  return { time: time / 1000, memory: memory / 1024 };
}

// Builds with each program in turn, into a folder that is not there yet.
function compare(name, folder, rounds, { hugo = true, eleventy = false } = {}) {
  const build = [programs.release, 'build', '--output', path.join(folder, 'site'), folder];
  run(build.slice(1));
  const commands = {
    kurzcheck: [programs.release, 'build', '--output', `${folder}-out`, folder],
    floor: [path.join(tools, 'floor'), path.join(folder, 'content'), path.join(folder, 'site'), `${folder}-floor-out`],
    ...(hugo && { hugo: hugoOf(folder) }),
    ...(eleventy && { eleventy: eleventyOf(folder) }),
  };
  const outs = { kurzcheck: `${folder}-out`, floor: `${folder}-floor-out`, hugo: `${folder}-hugo-out`, eleventy: `${folder}-eleventy-out` };
  const costs = Object.fromEntries(Object.keys(commands).map((key) => [key, []]));
  for (let round = 0; round < rounds; round++)
    for (const [key, command] of Object.entries(commands)) {
      fs.rmSync(outs[key], { recursive: true, force: true });
      costs[key].push(cost(command));
    }
  process.stderr.write(`measured: ${name}\n`);
  const ratios = (a, b) => costs[a]?.map(({ time }, i) => time / costs[b][i].time);
  const memory = (key) => costs[key] && Math.max(...costs[key].map((one) => one.memory));
  return {
    name, rounds, folder, time: (key) => costs[key] && median(costs[key].map((one) => one.time)), memory, ratios,
  };
}

// Milliseconds from saving a page to a new site, while `watch` runs, of some rounds.
async function watched(folder, file, rounds) {
  const out = `${folder}-watched`;
  const child = spawn(programs.release, ['watch', '--output', out, folder], { stdio: 'ignore' });
  const sums = path.join(out, 'SHA256SUMS');
  const content = () => { try { return fs.readFileSync(sums, 'utf8'); } catch { return ''; } };
  const changed = async (before) => {
    const start = performance.now();
    while (content() === before || content() === '') {
      if (performance.now() - start > 60000) throw new Error('watch does not build');
      await new Promise((done) => setTimeout(done, 2));
    }
    return performance.now() - start;
  };
  const page = path.join(folder, 'content', file);
  const text = fs.readFileSync(page, 'utf8');
  const times = [];
  try {
    await changed('');
    for (let round = 0; round < rounds; round++) {
      await new Promise((done) => setTimeout(done, 1500));
      const before = content();
      fs.writeFileSync(page, `${text}\n\n${'Once more. '.repeat(round + 1)}\n`);
      times.push(await changed(before));
    }
  } finally {
    child.kill('SIGINT');
    fs.writeFileSync(page, text);
  }
  return times;
}

// Bytes of the pages of a site: of the page alone, and with what a first visit loads.
function weights(site) {
  const bytes = (name) => fs.readFileSync(path.join(site, name));
  const sizes = (data) => [data.length, zlib.gzipSync(data, { level: 9 }).length, zlib.brotliCompressSync(data).length];
  const sum = (list) => list.reduce((a, b) => a.map((size, i) => size + b[i]));
  return listFiles(site).filter((name) => name.endsWith('.html') && !name.includes('/')).map((name) => {
    const html = bytes(name);
    const loaded = [...html.toString().matchAll(/(?:src|href)="(assets\/[^"]+\.(?:css|js))"/g)].map(([, file]) => sizes(bytes(file)));
    return { name: withoutHash(name), page: sizes(html), all: sum([sizes(html), ...loaded]) };
  });
}

// ---- what is said ----

const round = (number, digits = 1) => number.toFixed(digits);
const spread = (list, digits = 1) => list ? `${round(median(list), digits)} (${round(Math.min(...list), digits)}–${round(Math.max(...list), digits)})` : '–';
const table = (head, rows) => [head, head.map(() => '---'), ...rows].map((row) => `| ${row.join(' | ')} |\n`).join('');
const thousands = (number) => String(Math.round(number)).replace(/\B(?=(\d{3})+$)/g, ',');
const limit = (fine, text) => `${text}: ${fine ? 'held' : '**not held**'}`;

// Processor time against pages, both by powers of ten.
function plot(series) {
  const [width, height, left, top] = [640, 400, 70, 20];
  const points = Object.values(series).flat();
  const [low, high] = [0, 1].map((end) => (end ? Math.ceil : Math.floor)(Math.log10((end ? Math.max : Math.min)(...points.map(([, time]) => time)))));
  const most = Math.log10(Math.max(...points.map(([pages]) => pages)));
  const x = (pages) => left + ((width - left - 120) * Math.log10(pages)) / most;
  const y = (time) => top + (height - top - 50) * (1 - (Math.log10(time) - low) / (high - low));
  const powers = (from, to) => Array.from({ length: to - from + 1 }, (_, i) => 10 ** (from + i));
  const text = (px, py, words, anchor = 'middle') => `<text x="${round(px)}" y="${round(py)}" text-anchor="${anchor}">${words}</text>`;
  const dashes = ['', '8 4', '2 3', '12 3 2 3'];
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" font-family="sans-serif" font-size="13">
<rect width="${width}" height="${height}" fill="#fff"/>
${powers(low, high).map((time) => `<path d="M${left} ${round(y(time))}H${width - 120}" stroke="#ccc"/>${text(left - 8, y(time) + 4, `${thousands(time)} ms`, 'end')}`).join('\n')}
${powers(0, Math.round(most)).map((pages) => text(x(pages), height - 28, thousands(pages))).join('\n')}
${text((left + width - 120) / 2, height - 8, 'pages; processor time of one build')}
${Object.entries(series).map(([name, list], i) => `<polyline fill="none" stroke="#131525" stroke-width="2" stroke-dasharray="${dashes[i]}" points="${list.map(([pages, time]) => `${round(x(pages))},${round(y(time))}`).join(' ')}"/>${text(x(list.at(-1)[0]) + 8, y(list.at(-1)[1]) + 4, name, 'start')}`).join('\n')}
</svg>
`;
}

function costRows(results) {
  return results.map(({ name, rounds, time, memory, ratios }) => [
    name, rounds, `${round(time('kurzcheck'), 0)} ms`, spread(ratios('kurzcheck', 'floor')),
    spread(ratios('hugo', 'kurzcheck')), spread(ratios('eleventy', 'kurzcheck')),
    ...['kurzcheck', 'floor', 'hugo', 'eleventy'].map((key) => (memory(key) ? round(memory(key), 0) : '–')),
  ]);
}

// The visits of a project's check and of the peer's, in turn, and what is said of them.
async function phone(name, folder) {
  const visits = await onPhone(folder, path.join(folder, 'site'), 5);
  process.stderr.write(`measured: on a phone, ${name}\n`);
  const all = (who, what) => visits[who].flatMap((visit) => visit[what]);
  const row = (who, title) => [name, title,
    ...['first', 'work'].map((what) => spread(all(who, what).map((time) => time / 1000))),
    thousands(median(all(who, 'nodes'))),
    ...['alone', 'together'].map((what) => (all(who, what).length ? round(median(all(who, what)), 0) : '–'))];
  return {
    rows: [row('kurzcheck', 'kurzcheck'), row('surveyjs', 'SurveyJS, one a screen'), row('surveyjsAll', 'SurveyJS, all at once')],
    slower: median(visits.kurzcheck.map(({ first }, i) => first / visits.surveyjs[i].first)),
    busier: median(visits.kurzcheck.map(({ work }, i) => work / visits.surveyjs[i].work)),
    nodes: median(all('kurzcheck', 'nodes')),
    together: median(all('kurzcheck', 'together')),
  };
}

async function main() {
  const german = compare('shipped check, German alone', shippedGerman(), 5, { eleventy: true });
  const all = compare('shipped check, all its languages', shipped(), 5, { hugo: false });
  const sizes = [10, 100, 1000, 10000];
  const pages = sizes.map((count) => compare(`${thousands(count)} pages`, generated(`pages-${count}`, { pages: count }), count > 1000 ? 3 : 5, { eleventy: count <= 1000 }));
  const questions = compare('2,000 questions, 200 factors', generated('questions', { questions: 2000, factors: 200 }), 3, { hugo: false });
  const once = [
    compare('19,900 pages: a project has at most 20,000 files', generated('pages-19900', { pages: 19900 }), 1, { hugo: false }),
    compare('24 languages, 20 pages each', generated('languages', { pages: 20, languages: 24 }), 1, { hugo: false }),
  ];
  const saved = await watched(german.folder, 'de/pages/hintergrund.md', 5);
  const savedMany = await watched(pages[2].folder, 'de/pages/page-7.md', 5);
  const few = await phone('13 questions', german.folder);
  const many = await phone('200 questions', built('many', { questions: 200, factors: 20 }));
  const site = path.join(german.folder, 'site');
  const audited = await lighthouse(site, weights(site).map(({ name }) => [name, name === 'check.html' ? 5 : 1]));
  process.stderr.write('measured: lighthouse\n');
  const least = (category) => Math.min(...audited.map((page) => page[category]));
  const last = pages.at(-1);
  const held = [
    limit(median(german.ratios('kurzcheck', 'floor')) <= 2, 'shipped check, German alone, at most 2 times the floor'),
    limit(median(german.ratios('hugo', 'kurzcheck')) >= 10, 'at least 10 times faster than hugo on as many pages'),
    limit(median(last.ratios('hugo', 'kurzcheck')) >= 2.5, '10,000 pages at least 2.5 times faster than hugo'),
    limit(last.memory('kurzcheck') <= last.memory('hugo'), '10,000 pages with no more memory than hugo'),
    limit(median(saved) < 120, 'watch: a saved page of the shipped check is a site in less than 120 ms'),
    limit(median(savedMany) < 400, 'watch: one of 1,000 pages in less than 400 ms'),
    limit(few.slower <= 0.5, `13 questions: the first can be answered in at most half of SurveyJS's time (${round(few.slower, 2)} of it)`),
    limit(many.slower <= 1, `200 questions: in at most its time (${round(many.slower, 2)} of it)`),
    limit(few.busier <= 0.75, `13 questions: at most three quarters of SurveyJS's main-thread work until then (${round(few.busier, 2)} of it)`),
    limit(many.busier <= 1, `200 questions: at most its work (${round(many.busier, 2)} of it)`),
    limit(few.nodes < 2000, `13 questions: under 2,000 nodes (${thousands(few.nodes)}); \`make test-site\` holds it`),
    limit(many.nodes < 13000, `200 questions: under 13,000 nodes (${thousands(many.nodes)}); likewise`),
    limit(many.together < 50, `200 questions on one page: an answer shows in less than 50 ms (${round(many.together, 0)})`),
    limit(least('accessibility') === 100, `Lighthouse, each page: accessibility 100 (${least('accessibility')})`),
    limit(least('best-practices') === 100, `Lighthouse, each page: best practices 100 (${least('best-practices')})`),
    limit(least('performance') >= 95, `Lighthouse, each page: performance 95 or more (${least('performance')})`),
  ];
  const [load] = os.loadavg();
  fs.writeFileSync(path.join(here, 'plot.svg'), plot(Object.fromEntries(['kurzcheck', 'floor', 'hugo', 'eleventy'].map((key) =>
    [key, pages.flatMap(({ time }, i) => (time(key) ? [[sizes[i], time(key)]] : []))]))));
  const report = `# Measured

Written by \`make bench\`. ${os.cpus().length} cores, ${Math.round(os.totalmem() / 2 ** 30)} GiB of memory, ${os.type()}, all files in memory;
the load was ${round(load)}${load > 1 ? ': the machine was busy with other work' : ''}. Times are of the processor, user and system
together; what is compared ran in turn, and each ratio is of one round: the median, with the least
and the greatest. The floor is a program that reads the same files, runs cmark and writes as many
bytes (\`floor.c\`). The peers make every Markdown file a page, with the head, header and footer of
ours, and nothing else; kurzcheck lints, checks every link and hashes every file besides.

## Building

${table(['what', 'rounds', 'processor time', 'times the floor', 'hugo is slower by', 'eleventy is slower by', 'MiB', 'floor', 'hugo', 'eleventy'], costRows([german, all, ...pages, questions, ...once]))}
![Processor time against pages](plot.svg)

## Saving, while \`watch\` runs

${table(['what', 'ms from save to site: least', 'median', 'most'], [['shipped check, German alone', ...[Math.min(...saved), median(saved), Math.max(...saved)].map((time) => round(time, 0))], ['1,000 pages', ...[Math.min(...savedMany), median(savedMany), Math.max(...savedMany)].map((time) => round(time, 0))]])}
## On a phone

A phone four times slower than this machine, at 1.4 Mbit/s with 560 ms until an answer, nothing
cached; 5 visits to each in turn, to SurveyJS with all at once a single one. Seconds until the first question can be answered, with the tap on
“start” that kurzcheck wants before, and of main-thread work until then: the median, with the least
and the greatest; milliseconds from a tap on an answer until it shows, where there is one question
a screen, and where all are on one page.

${table(['what', 'with', 'first question, s', 'work, s', 'nodes', 'answer alone, ms', 'among all, ms'], [...few.rows, ...many.rows])}
## Lighthouse

The shipped check's pages, as on a phone, from a server on this machine: of 100; the check visited
5 times, of which this is the median, the others once. It reckons with a processor four times slower than
this machine's, which it rates at ${round(median(audited.map(({ machine }) => machine)), 0)}; below 1,000, it holds performance to come out too low.

${table(['page', 'performance', 'accessibility', 'best practices', 'largest part painted, s', 'blocked, ms', 'shift'], audited.map((page) =>
  [page.name, page.performance, page.accessibility, page['best-practices'], round(page.paint / 1000), round(page.blocked, 0), round(page.shift, 2)]))}
## Limits

${held.map((line) => `- ${line}\n`).join('')}
## Bytes of the shipped check's pages

With styles and scripts: what a first visit loads. A text page has at most 14,000 B gzipped (\`make test-site\` holds it).

${table(['page', 'raw', 'gzip', 'brotli', 'with all: raw', 'gzip', 'brotli'], weights(path.join(german.folder, 'site')).map(({ name, page, all: whole }) => [name, ...page, ...whole].map((cell) => (typeof cell === 'number' ? thousands(cell) : cell))))}`;
  fs.writeFileSync(path.join(here, 'RESULTS.md'), report);
  process.stdout.write(report);
}

main();
