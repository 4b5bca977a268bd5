// Opens a site from disk in Chromium and Firefox as a reader would, and notices what must not
// happen: a request that leaves the site's folder, an error in the console, something stored.
//
// Firefox runs with security.fileuri.strict_origin_policy switched back on: the automation
// profile turns it off, and then things falsely work that fail in every reader's Firefox.
// All traffic is led to a tap on this machine that counts connections and answers none, so
// that a request no automation interface reports is seen as well.
'use strict';

const fs = require('node:fs');
const net = require('node:net');
const os = require('node:os');
const path = require('node:path');
const { pathToFileURL } = require('node:url');
const puppeteer = require('puppeteer-core');
const { run, listFiles, writeTree } = require('../lib/kurzcheck.js');

const PATIENCE = 120000; // milliseconds, for a machine that does much else
const STARTING = 50000; // until a browser that says nothing counts as one that does not start
const SERVER = 'http://check.test/'; // plain http, as on a town hall's own network
const AXE_TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
// What can be right at one width and wrong at another; `make test-long` asks for all at each.
const AXE_LAYOUT = ['target-size', 'scrollable-region-focusable', 'link-in-text-block', 'aria-hidden-focus', 'page-has-heading-one'];
// Where the browsers themselves turn to for updates and lists, whatever page they show.
const BROWSERS_OWN =
  /^(CONNECT |[A-Z]+ https?:\/\/)([a-z0-9-]+\.)*(google|googleapis|gvt1|mozilla|firefox)\.(com|net|org)[:/]/;
const axeSource = fs.readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');

// A folder whose path has what real sticks have: a space and an umlaut.
function stick() {
  const top = fs.mkdtempSync(path.join(os.tmpdir(), 'kurzcheck-browser-'));
  const folder = path.join(top, 'Prüf Stick');
  fs.mkdirSync(folder);
  return folder;
}

// The site of a project (the shipped check where none is named), built onto a new stick.
function buildSite(project, options = []) {
  const folder = path.join(stick(), 'site');
  const result = run(['build', '--lang', 'en', ...options, '-o', folder, ...(project ? [project] : [])]);
  if (result.status !== 0) throw new Error(`build of ${project || 'the shipped check'} failed:\n${result.stderr}`);
  return folder;
}

// A hand-made site, for tests of the harness itself.
function writeSite(files) {
  const folder = path.join(stick(), 'site');
  writeTree(folder, files);
  return folder;
}

function removeSite(folder) {
  fs.rmSync(path.resolve(folder, '../..'), { recursive: true, force: true });
}

// What a strict server answers for a file of the site.
function answer(folder, strict, line) {
  const name = decodeURIComponent(new URL(line.split(' ')[1]).pathname);
  const file = path.join(folder, path.normalize(name));
  const found = fs.existsSync(file) && fs.statSync(file).isFile();
  const type = { '.html': 'text/html', '.css': 'text/css', '.js': 'text/javascript' }[path.extname(file)];
  const head = [
    `HTTP/1.1 ${found ? '200 OK' : '404 Not Found'}`,
    `Content-Type: ${type || 'application/octet-stream'}`,
    ...(strict ? ["Content-Security-Policy: default-src 'self'; img-src 'self' data:"] : []),
    'Cache-Control: no-cache', // another site may be served next
    'Connection: close',
  ];
  return Buffer.concat([Buffer.from(`${head.join('\r\n')}\r\n\r\n`), found ? fs.readFileSync(file) : Buffer.alloc(0)]);
}

// A proxy that lets nothing through and remembers what was asked for. To a browser that is to
// see a site over http (`site` of what it gives), it is that site's server too, under the name SERVER.
async function openTap() {
  const tap = { asked: [], site: null, strict: true };
  const sockets = new Set();
  const server = net.createServer((socket) => {
    socket.on('error', () => {});
    socket.once('data', (data) => {
      const line = data.toString('latin1').split('\r\n')[0];
      if (tap.site && line.startsWith(`GET ${SERVER}`)) return socket.end(answer(tap.site, tap.strict, line));
      if (!BROWSERS_OWN.test(line)) tap.asked.push(line);
      return socket.end('HTTP/1.1 502 Refused\r\nContent-Length: 0\r\nConnection: close\r\n\r\n');
    });
    sockets.add(socket);
    socket.once('close', () => sockets.delete(socket));
  });
  await new Promise((done) => server.listen(0, '127.0.0.1', done));
  const close = () => {
    for (const socket of sockets) socket.destroy();
    return new Promise((done) => server.close(done));
  };
  return Object.assign(tap, { port: server.address().port, close });
}

function launchOptions(kind, { port, downloads, letters, profile }) {
  if (kind === 'chromium')
    return {
      // The same engine as Chromium's without its windows and services: half the work.
      executablePath: process.env.CHROMIUM || '/usr/bin/chromium-headless-shell',
      headless: true,
      userDataDir: profile,
      args: [
        ...(process.getuid() === 0 ? ['--no-sandbox'] : []),
        `--proxy-server=127.0.0.1:${port}`,
        '--proxy-bypass-list=<-loopback>',
        '--lang=de',
        '--force-color-profile=srgb',
        `--blink-settings=defaultFontSize=${letters}`,
      ],
    };
  return {
    browser: 'firefox',
    executablePath: process.env.FIREFOX || '/usr/bin/firefox-esr',
    headless: true,
    userDataDir: profile,
    extraPrefsFirefox: {
      'security.fileuri.strict_origin_policy': true,
      'intl.accept_languages': 'de',
      'font.size.variable.x-western': letters,
      'network.proxy.type': 1,
      'network.proxy.http': '127.0.0.1',
      'network.proxy.http_port': port,
      'network.proxy.ssl': '127.0.0.1',
      'network.proxy.ssl_port': port,
      'network.proxy.no_proxies_on': '',
      'network.proxy.allow_hijacking_localhost': true,
      'browser.download.folderList': 2,
      'browser.download.dir': downloads,
      'browser.download.useDownloadDir': true,
      'browser.download.alwaysOpenPanel': false,
      'browser.download.always_ask_before_handling_new_types': false,
      'browser.helperApps.neverAsk.saveToDisk': [
        'application/json,application/octet-stream,text/plain,text/csv,text/calendar',
        'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
      ].join(),
      'dom.disable_beforeunload': false,
      'services.settings.server': 'data:,#remote-settings-dummy/v1',
    },
  };
}

// One running browser. Starting one takes as long as many tests: it is lent to one suite after
// the other, each of which has to leave nothing in it.
class Browser {
  static running = new Map();
  // Rejects when a browser ends of itself, with the reason.
  static death = new Promise((_, reject) => (Browser.tellDeath = reject));

  // `javascript: false` switches scripts off for all pages, in Chromium; `served` is a site's folder, to be
  // seen over http, with the policy of a strict server if not told otherwise; `letters` is the
  // size in pixels that the reader has chosen in the browser.
  static async borrow(kind, { javascript = true, served = null, strict = true, letters = 16 } = {}) {
    const sort = kind + letters;
    // One that did not start would not the next time.
    if (!Browser.running.has(sort)) Browser.running.set(sort, Browser.launch(kind, letters));
    const browser = await Browser.running.get(sort);
    if (browser.died) throw browser.died;
    Object.assign(browser, { javascript, served });
    Object.assign(browser.tap, { site: served, strict });
    return browser;
  }

  // For one test: when it ends, the browser is given back, and the site it showed removed.
  static async lend(t, kind, site, options) {
    const browser = await Browser.borrow(kind, options);
    t.after(async () => {
      await browser.giveBack();
      removeSite(site);
    });
    return browser;
  }

  static async closeAll() {
    for (const started of Browser.running.values()) {
      const browser = await started.catch(() => null);
      await browser?.close();
    }
    Browser.running.clear();
  }

  static async launch(kind, letters) {
    const browser = new Browser();
    browser.kind = kind;
    browser.tabs = new Set();
    browser.idle = null; // a tab that was closed, for the next who wants one
    browser.folder = fs.mkdtempSync(path.join(os.tmpdir(), `kurzcheck-${kind}-`));
    browser.downloads = path.join(browser.folder, 'downloads');
    browser.blank = pathToFileURL(path.join(browser.folder, 'blank.html')).href;
    fs.writeFileSync(path.join(browser.folder, 'blank.html'), '<!DOCTYPE html><title>Blank</title>');
    const profile = path.join(browser.folder, 'profile');
    fs.mkdirSync(browser.downloads);
    fs.mkdirSync(profile);
    browser.tap = await openTap();
    try {
      browser.puppet = await puppeteer.launch({
        ...launchOptions(kind, { port: browser.tap.port, downloads: browser.downloads, letters, profile }),
        timeout: STARTING,
        defaultViewport: null,
        // A desktop's: where none is set, Chromium finds no file with an umlaut in its name.
        env: { ...process.env, LC_ALL: 'C.UTF-8' },
      });
      if (kind === 'chromium') {
        // By a session of its own: what that of a tab has set is forgotten when the tab is closed.
        const session = await browser.puppet.target().createCDPSession();
        await session.send('Browser.setDownloadBehavior', { behavior: 'allow', downloadPath: browser.downloads });
      }
    } catch (error) {
      await browser.tidy();
      throw new Error(`${kind} does not start: ${error.message}`);
    }
    browser.watch();
    return browser;
  }

  // Notices when the browser ends of itself, and what it said last.
  watch() {
    const running = this.puppet.process();
    let said = '';
    running.stderr?.on('data', (text) => (said = (said + text).slice(-2000)));
    running.once('exit', (code, signal) => {
      if (this.closing) return;
      // It was started as a group of its own: what it had started may be left of it.
      try {
        process.kill(-running.pid, 'SIGKILL');
      } catch {
        // nothing is
      }
      this.died = new Error(`${this.kind} ended (${signal ?? code}) in the middle of the tests; its last words:\n${said}`);
      Browser.tellDeath(this.died);
    });
  }

  // What a suite left open goes, and what it did not fetch.
  async giveBack() {
    if (this.died) return;
    for (const tab of [...this.tabs]) await tab.close();
    for (const name of fs.readdirSync(this.downloads)) fs.rmSync(path.join(this.downloads, name));
    this.tap.asked.length = 0;
  }

  async close() {
    this.closing = true;
    if (!this.died) await this.puppet.close();
    await this.tidy();
  }

  async tidy() {
    await this.tap.close();
    fs.rmSync(this.folder, { recursive: true, force: true, maxRetries: 5 });
  }

  // A tab that shows files of the site in `site`, and knows of nothing that was shown before: a new
  // one takes as long as opening the check does, so the one that was closed last is used again.
  async tab(site, { width = 1280, height = 900, forcedColors = false } = {}) {
    const used = this.javascript && !forcedColors ? this.idle : null;
    const tab = used ?? new Tab(this);
    if (used) this.idle = null;
    else await tab.start(forcedColors);
    tab.begin(site);
    await tab.page.bringToFront();
    await tab.resize(width, height);
    this.tabs.add(tab);
    return tab;
  }

  // The one file that was downloaded since the last call, read and removed.
  async download() {
    const names = await until('a download', async () => {
      const all = fs.readdirSync(this.downloads);
      const isWhole = (name) => !/\.(part|crdownload)$/.test(name) && fs.statSync(path.join(this.downloads, name)).size > 0;
      return all.length > 0 && all.every(isWhole) && all;
    });
    if (names.length > 1) throw new Error(`several downloads: ${names.join(', ')}`);
    const file = path.join(this.downloads, names[0]);
    const bytes = fs.readFileSync(file);
    fs.rmSync(file);
    return { name: names[0], text: bytes.toString('utf8'), bytes };
  }
}

class Tab {
  constructor(browser) {
    this.browser = browser;
  }

  begin(site) {
    this.site = site;
    this.base = this.browser.served === site ? SERVER : pathToFileURL(site).href + '/';
    this.errors = []; // of the console and of scripts
    this.strays = []; // requests for anything but the site's own files
    this.dialogs = []; // kinds of the browser's own dialogs, which are all accepted
  }

  async start(forcedColors) {
    this.isPlain = this.browser.javascript && !forcedColors;
    this.page = await this.browser.puppet.newPage();
    const { page } = this;
    page.on('console', (message) => {
      if (['error', 'warn', 'warning', 'assert'].includes(message.type())) this.errors.push(message.text());
    });
    page.on('pageerror', (error) => this.errors.push(error.message));
    page.on('request', (request) => {
      const url = request.url();
      if (!url.startsWith(this.base) && !/^(data|blob|about):/.test(url)) this.strays.push(url);
    });
    page.on('dialog', (dialog) => {
      this.dialogs.push(dialog.type());
      dialog.accept().catch(() => {});
    });
    if (this.browser.kind === 'chromium') {
      if (!this.browser.javascript) await page.setJavaScriptEnabled(false);
      if (forcedColors) {
        const session = await page.createCDPSession();
        await session.send('Emulation.setEmulatedMedia', { features: [{ name: 'forced-colors', value: 'active' }] });
      }
    } else if (forcedColors) {
      throw new Error('forced colours can only be emulated in Chromium');
    }
  }

  async resize(width, height = 900) {
    try {
      await this.page.setViewport({ width, height });
    } catch (error) {
      // Besides the size, the automation sets how a screen is turned; Firefox 140 does not know that.
      if (!/unknown command emulation\.setScreenOrientationOverride/.test(error.message)) throw error;
      await until('the size', () => this.evaluate((wanted) => innerWidth === wanted, width));
    }
  }

  url(name) {
    return this.base + name;
  }

  // Opens a file of the site, as if its address had been typed.
  async goto(name) {
    await this.arrive(() => this.page.goto(this.url(name), { timeout: PATIENCE }));
  }

  async reload() {
    await this.arrive(() => this.page.reload({ timeout: PATIENCE }));
  }

  // The back button, to another document; within a document, use step.
  async back() {
    await this.arrive(() => this.page.goBack({ timeout: PATIENCE }));
  }

  // One step through the history within the document, until the page has heard of it.
  async step(way) {
    await this.move(() => this.evaluate((name) => history[name](), way));
  }

  // Runs what leads to another entry of the history within the document: a step, a link to a place.
  async move(act) {
    await this.evaluate(() => {
      globalThis.testMoved = false;
      for (const event of ['popstate', 'hashchange'])
        addEventListener(event, () => (globalThis.testMoved = true), { once: true });
    });
    await act();
    await until('another place in the history', () => this.evaluate(() => globalThis.testMoved));
    await this.settle();
  }

  // Runs what leads to another document (a click, a key) and waits until that stands. The
  // automation's own waiting is of no use: Firefox' loses track of pages that come back from
  // its cache. A document is told from the next by the moment it was begun.
  async arrive(act) {
    const look = () =>
      Promise.race([
        this.page.evaluate(() => [performance.timeOrigin, document.readyState, location.href]).catch(() => []),
        sleep(1000).then(() => []),
      ]);
    const [before] = await look();
    let reason = '';
    Promise.resolve(act()).catch((error) => (reason = `; ${error.message}`));
    // A question costs a browser as much as a step of the page: not too often.
    for (const start = Date.now(); Date.now() - start < PATIENCE; await sleep(50)) {
      const [begun, ready, href] = await look();
      if (begun && begun !== before && ready === 'complete' && href !== 'about:blank') return this.settle();
    }
    throw new Error(`no other document came; still at ${this.page.url()}${reason}`);
  }

  // Until timers of the moment and two frames have passed, and scripts that the page asked for in
  // them have come, or were missing.
  async settle() {
    if (!this.browser.javascript) return;
    const pass = () =>
      this.page.evaluate(async () => {
        await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(done, 0))));
        const asked = () => [...document.scripts].filter((script) => script.async && script.src);
        if (!globalThis.testScripts) {
          // The first call in a document: what it began with has come.
          globalThis.testScripts = new WeakSet(asked());
          for (const event of ['load', 'error'])
            document.addEventListener(event, ({ target }) => globalThis.testScripts.add(target), true);
        }
        return asked().some((script) => !globalThis.testScripts.has(script));
      });
    if (!(await pass())) return;
    await until('the scripts that were asked for', async () => !(await pass()));
    await pass();
  }

  evaluate(work, ...values) {
    return this.page.evaluate(work, ...values);
  }

  async press(...keys) {
    for (const key of keys) await this.page.keyboard.press(key);
    await this.settle();
  }

  // The file below the site's folder that is shown, and the fragment behind it.
  async where() {
    const href = await this.evaluate(() => location.href);
    return decodeURI(href.slice(this.base.length));
  }

  // Text at once, as pasted: what becomes of single keys is for tests of their own.
  async insert(text) {
    await this.evaluate((all) => document.execCommand('insertText', false, all), text);
    await this.settle();
  }

  // Files for a field, as from the browser's own dialog, until the page has taken them.
  async give(field, ...files) {
    await field.uploadFile(...files);
    await until('the files are taken', () => field.evaluate((input) => input.files.length === 0));
    await this.settle();
  }

  // What axe finds, one line each: rule, how bad, and the first places. It reads elements and their
  // styles, which are the same in every browser: one is asked. What cannot be seen and nothing refers
  // to, axe passes over, and takes most of its time for that: meanwhile it is not in the page.
  async axe(rules = AXE_TAGS) {
    if (this.browser.kind !== 'chromium') return [];
    const result = await this.page.evaluate(
      async (source, wanted) => {
        if (!window.axe) (0, eval)(source);
        const all = [...document.body.querySelectorAll('*')];
        const referring = ['for', 'aria-labelledby', 'aria-describedby', 'aria-controls', 'aria-owns', 'aria-details', 'aria-errormessage'];
        const referred = new Set(all.flatMap((e) => referring.flatMap((name) => e.getAttribute(name)?.split(/\s+/) ?? [])));
        const isNeeded = ({ id }) => referred.has(id);
        const isUnseen = (e) => !e.checkVisibility() && !e.matches('script, style, option, optgroup, svg *');
        const unseen = all.filter((e) => isUnseen(e) && !isNeeded(e) && ![...e.querySelectorAll('[id]')].some(isNeeded));
        const hidden = new Set(unseen);
        const aside = unseen.filter((e) => !hidden.has(e.parentElement)).map((e) => [document.createComment(''), e]);
        for (const [mark, e] of aside) e.replaceWith(mark);
        try {
          const found = await window.axe.run(document, {
            runOnly: wanted,
            resultTypes: ['violations'],
            preload: false, // would fetch the styles, which no page from disk may
          });
          return found.violations.map((v) => ({ id: v.id, impact: v.impact, nodes: v.nodes.map((n) => n.target.join(' ')) }));
        } finally {
          for (const [mark, e] of aside) mark.replaceWith(e);
        }
      },
      axeSource,
      rules
    );
    return result.map(({ id, impact, nodes }) => `${id} (${impact}): ${nodes.slice(0, 5).join(' · ')}`);
  }

  // Elements that reach beyond the window's width, outermost first; empty where nothing scrolls sideways.
  overflow() {
    return this.page.evaluate(() => {
      const width = document.documentElement.clientWidth;
      if (document.documentElement.scrollWidth <= width) return [];
      const name = (e) => e.tagName.toLowerCase() + (e.id ? `#${e.id}` : '') + (e.className ? `.${e.className}` : '');
      const wide = [...document.body.querySelectorAll('*')].filter((e) => {
        const box = e.getBoundingClientRect();
        return box.width > 0 && (box.right > width + 0.5 || box.left < -0.5);
      });
      return [`page is ${document.documentElement.scrollWidth} px wide`, ...wide.slice(0, 5).map(name)];
    });
  }

  // What stands in somebody's way, one line each: what axe finds at these widths, and what is
  // wider than 1280 pixels, or than 320 (1280 at 400 percent).
  async barriers(axeAt = [1280]) {
    const found = [];
    const rules = (width) => (width === axeAt[0] || process.env.KURZCHECK_LONG ? AXE_TAGS : AXE_LAYOUT);
    for (const [width, height] of [[1280, 900], [320, 256]]) {
      await this.resize(width, height);
      await this.settle();
      const lines = [...(axeAt.includes(width) ? await this.axe(rules(width)) : []), ...(await this.overflow())];
      found.push(...lines.map((line) => `${width} px: ${line}`));
    }
    await this.resize(1280);
    return found;
  }

  // Everything a page can leave on the device.
  stored() {
    return this.page.evaluate(async () => {
      const keys = (storage) => Array.from({ length: storage.length }, (_, i) => storage.key(i));
      const databases = indexedDB.databases ? await indexedDB.databases().catch(() => []) : [];
      return [
        ...keys(localStorage).map((key) => `localStorage ${key}`),
        ...keys(sessionStorage).map((key) => `sessionStorage ${key}`),
        ...(document.cookie ? [`cookie ${document.cookie}`] : []),
        ...databases.map((database) => `indexedDB ${database.name}`),
      ];
    });
  }

  // All complaints since the last call, and forgets them.
  takeTroubles() {
    const troubles = [
      ...this.errors.map((text) => `console: ${text}`),
      ...this.strays.map((url) => `request: ${url}`),
      ...this.browser.tap.asked.map((line) => `connection: ${line}`),
    ];
    this.errors.length = this.strays.length = this.browser.tap.asked.length = 0;
    return troubles;
  }

  async close() {
    if (!this.browser.tabs.delete(this)) return;
    const canServe = this.isPlain && !this.browser.idle;
    if (!canServe || !(await this.forget().then(() => true, () => false))) return this.page.close();
    this.browser.idle = this;
    return [...this.browser.tabs].at(-1)?.page.bringToFront();
  }

  // Leaves the page, whatever it asks; nothing goes along.
  async forget() {
    await this.page.bringToFront(); // what is behind another tab is not drawn, and never settles
    await this.arrive(() => this.page.goto(this.browser.blank, { timeout: PATIENCE }));
    await this.evaluate(() => (window.name = ''));
    if (this.browser.kind === 'chromium') await this.page.emulateMediaType(null);
  }
}

function sleep(milliseconds) {
  return new Promise((done) => setTimeout(done, milliseconds));
}

// Asks again and again, ever less often, until it holds, and gives the answer. A question that fails
// is asked again, too: while one document goes and the next comes, there may be none to ask.
async function until(what, test) {
  let pause = 10;
  for (const start = Date.now(); Date.now() - start < PATIENCE; await sleep((pause = Math.min(1.5 * pause, 100)))) {
    const answer = await Promise.resolve().then(test).catch(() => false);
    if (answer) return answer;
  }
  throw new Error(`in vain: ${what}`);
}

// The HTML files of a site.
function htmlFiles(site) {
  return listFiles(site).filter((name) => name.endsWith('.html'));
}

Browser.death.catch(() => {}); // whoever runs a test hears of it

module.exports = { Browser, buildSite, writeSite, removeSite, htmlFiles, sleep, until };
