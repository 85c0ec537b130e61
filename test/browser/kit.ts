import { existsSync } from 'node:fs';
import { createServer } from 'node:http';
import { once } from 'node:events';
import axe from 'axe-core';
import type { AxeResults } from 'axe-core';
import { chromium } from 'playwright-core';
import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect } from 'vitest';
import { isPage, servePage } from '#sandbox/page-server.ts';

/** Where Chromium and its sisters are installed; the first that is there is taken: the one without a window needs least. */
const USUAL = [
  process.env['CHROME_PATH'] ?? '',
  '/usr/bin/chromium-headless-shell',
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/usr/bin/microsoft-edge',
  '/opt/google/chrome/chrome',
  '/snap/bin/chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe',
];

/** The browser that tests and screenshots use; undefined where none is installed. `CHROME_PATH` names another. */
const CHROMIUM = USUAL.find((path) => path !== '' && existsSync(path));

const QUIET = ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run'];
const OFFLINE = ['--disable-background-networking', '--disable-component-update', '--disable-sync'];

/** A browser without a window, that calls nobody on its own. errors: throws where none is installed. */
export function launch(more: readonly string[] = []): Promise<Browser> {
  if (CHROMIUM === undefined) throw new Error('no Chromium is installed: name one in CHROME_PATH');
  return chromium.launch({ executablePath: CHROMIUM, headless: true, args: [...QUIET, ...OFFLINE, ...more] });
}

/** What a test opens. */
export interface Opening {
  readonly theme?: 'light' | 'dark';
  /** units: CSS pixels */
  readonly width?: number;
  readonly height?: number;
  /** The test cuts the page's connection: what the browser says of that is no fault. */
  readonly isCut?: boolean;
}

/** Opens a page at an address. */
export type Open = (url: string, opening?: Opening) => Promise<Page>;

/**
 * A suite with one browser for all its tests, closed at the end with every page. A test fails where a page threw, logged an
 * error or a warning, or asked for something that is not its own. Without a browser the suite is reported as skipped, and one line says why.
 */
export function describeInBrowser(name: string, tests: (open: Open) => void): void {
  if (CHROMIUM === undefined) {
    process.stderr.write(`${name}: skipped, for no Chromium is installed; CHROME_PATH can name one.\n`);
  }
  describe.skipIf(CHROMIUM === undefined)(name, () => {
    let browser: Browser;
    const faults: string[] = [];
    beforeAll(async () => {
      browser = await launch();
    });
    afterAll(() => browser.close());
    afterEach(() => {
      expect(faults.splice(0)).toEqual([]);
    });
    tests(async (url, opening = {}) => {
      const page = await pageOf(browser, opening);
      listen(page, new URL(url).origin, opening.isCut === true ? [] : faults);
      await page.goto(url);
      return page;
    });
  });
}

async function pageOf(browser: Browser, { theme = 'light', width = 1280, height = 900 }: Opening): Promise<Page> {
  const context = await browser.newContext({
    viewport: { width, height },
    colorScheme: theme,
    reducedMotion: 'reduce',
    locale: 'en-US',
    timezoneId: 'UTC',
  });
  return context.newPage();
}

function listen(page: Page, own: string, faults: string[]): void {
  page.on('pageerror', (error) => faults.push(`threw: ${error.message}`));
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') faults.push(`${message.type()}: ${message.text()}`);
  });
  page.on('request', (request) => {
    const { origin, protocol } = new URL(request.url());
    if (origin !== own && !/^(?:data|blob):$/u.test(protocol)) faults.push(`asked for ${request.url()}`);
  });
}

/** How axe is asked: only what names of its rules say, or all but that. */
interface AxeChoice {
  readonly only?: readonly string[];
  readonly but?: readonly string[];
}

/** What axe finds serious or critical on the page or in a part of it, one line each. */
export async function axeFaults(page: Page, within = 'html', { only, but = [] }: AxeChoice = {}): Promise<string[]> {
  if (!(await page.evaluate<boolean>('"axe" in globalThis'))) await page.evaluate(axe.source);
  // Style sheets are not read a second time: no rule that counts here looks at them.
  const rules = Object.fromEntries(but.map((name) => [name, { enabled: false }]));
  const options = { resultTypes: ['violations'], preload: false, rules, ...(only ? { runOnly: only } : {}) };
  const run = `axe.run(${JSON.stringify(within)}, ${JSON.stringify(options)})`;
  const { violations } = await page.evaluate<AxeResults>(run);
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.html.slice(0, 160)} ${node.failureSummary ?? ''}`));
}

/** The page's files alone, without a local Slack behind them. */
export async function servePageAlone(): Promise<{ url: string; close(): Promise<void> }> {
  const server = createServer((request, response) => {
    const path = new URL(request.url ?? '/', 'http://127.0.0.1').pathname;
    if (isPage(path)) void servePage(path, request.headers['if-none-match'], response);
    else response.writeHead(404).end();
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  return {
    url: `http://127.0.0.1:${typeof address === 'object' ? (address?.port ?? 0) : 0}`,
    close: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}
