import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type BrowserContext, chromium, type Page } from 'playwright-core';
import puppeteer, { type Browser, type Page as FirefoxPage } from 'puppeteer-core';
import { chromiumPath, firefoxPath } from './browser.ts';
import type { Display } from './display.ts';

const root = join(import.meta.dirname, '../..');
const SOURCES = ['analyzer', 'entrypoints', 'locales', 'policies', 'public', 'ui', 'types'];
const FILES = ['package-lock.json', 'wxt.config.ts'];

/**
 * The extension as `npm run build` makes it, in a folder of its own. Built when a source changed since the last time, so
 * that every test of it uses the same output.
 */
export function builtExtension(browser: 'chrome' | 'firefox'): string {
  const home = join(tmpdir(), `zhizhi-extension-${process.getuid?.() ?? 0}`);
  mkdirSync(home, { recursive: true });
  const name = `${browser}-${stateOfSources()}`;
  const output = join(home, name);
  const built = join(output, `${browser}-mv3`);
  if (existsSync(built)) return built;
  const draft = `${output}.${process.pid}`;
  const script = `import { build } from 'wxt'; await build(${JSON.stringify({ root, browser, outDir: draft })});`;
  const { status, stderr, stdout } = spawnSync(process.execPath, ['--input-type=module', '-e', script], {
    cwd: root,
    encoding: 'utf8',
  });
  if (status !== 0) throw new Error(`the extension does not build for ${browser}:\n${stdout}${stderr}`);
  for (const other of readdirSync(home)) {
    const path = join(home, other);
    if (!other.startsWith(`${browser}-`) || other.startsWith(name)) continue;
    // Sources may change while a browser runs with what was built before.
    const { mtimeMs } = statSync(path, { throwIfNoEntry: false }) ?? { mtimeMs: 0 };
    if (Date.now() - mtimeMs > 30 * 60_000) rmSync(path, { recursive: true, force: true });
  }
  try {
    renameSync(draft, output);
  } catch {
    // Another test file was as fast.
    rmSync(draft, { recursive: true, force: true });
  }
  return built;
}

/** A digest over names, sizes and times of the sources. */
function stateOfSources(): string {
  const hash = createHash('sha256');
  const add = (path: string) => {
    const { mtimeMs, size } = statSync(path);
    hash.update(`${path}\0${size}\0${mtimeMs}\n`);
  };
  for (const folder of SOURCES) {
    for (const entry of readdirSync(join(root, folder), { recursive: true, withFileTypes: true })) {
      if (entry.isFile()) add(join(entry.parentPath, entry.name));
    }
  }
  for (const file of FILES) add(join(root, file));
  return hash.digest('hex').slice(0, 16);
}

export interface ChromiumExtension {
  readonly context: BrowserContext;
  /** `chrome-extension://…`, without a slash at the end. */
  readonly origin: string;
  /** Opens a page of the extension, e.g. `audit.html`. */
  open(page: string): Promise<Page>;
  close(): Promise<void>;
}

interface ChromiumOptions {
  readonly profile?: string;
  readonly locale?: string;
  /** With windows, on this screen; absent: headless. */
  readonly display?: Display;
  readonly args?: readonly string[];
  /** Where the extension is; absent: as it is built now. Its id goes with it. */
  readonly folder?: string;
}

/** Chromium with the extension and a profile that is gone afterwards (or the one in `profile`). */
export async function chromiumWithExtension(options: ChromiumOptions = {}): Promise<ChromiumExtension> {
  const extension = options.folder ?? builtExtension('chrome');
  const { display } = options;
  const context = await chromium.launchPersistentContext(options.profile ?? '', {
    executablePath: chromiumPath(),
    locale: options.locale ?? 'en-US',
    headless: display === undefined,
    ...(display === undefined ? {} : { env: definedOf(display.environment), viewport: null }),
    args: [
      ...(display === undefined ? ['--headless=new'] : []),
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      `--lang=${options.locale ?? 'en-US'}`,
      `--disable-extensions-except=${extension}`,
      `--load-extension=${extension}`,
      ...(options.args ?? []),
    ],
  });
  const origin = `chrome-extension://${unpackedId(extension)}`;
  return {
    context,
    origin,
    open: async (path) => {
      const page = await context.newPage();
      await loaded(page, `${origin}/${path}`);
      return page;
    },
    close: () => context.close(),
  };
}

function definedOf(environment: Record<string, string | undefined>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(environment).filter((one): one is [string, string] => one[1] !== undefined),
  );
}

/** The id Chromium gives an extension without a key: of its folder's path, in the letters a to p. */
export function unpackedId(folder: string): string {
  const digest = createHash('sha256').update(folder).digest('hex').slice(0, 32);
  return digest.replace(/[0-9a-f]/g, (digit) => String.fromCharCode(97 + Number.parseInt(digit, 16)));
}

/** A browser that has just begun may not have loaded the extension yet: then its pages are blocked. */
async function loaded(page: Page, url: string): Promise<void> {
  for (let attempt = 1; ; attempt++) {
    try {
      await page.goto(url);
      return;
    } catch (error) {
      if (attempt === 40) throw error;
      await page.waitForTimeout(250);
    }
  }
}

const GECKO_ID = 'zhizhi@zhizhi';
const FIREFOX_UUID = '7a3f5a66-3d34-4c5e-9f0e-2f4f6a1c9b10';

export interface FirefoxExtension {
  readonly browser: Browser;
  /** Opens a page of the extension, e.g. `audit.html`. */
  open(page: string): Promise<FirefoxPage>;
  /** Opens a web page in a tab of its own, in front. */
  visit(url: string): Promise<FirefoxPage>;
  /** Clicks the toolbar button, with the tab in front, and waits until the sidebar shows the panel. */
  click(): Promise<void>;
  close(): Promise<void>;
}

/** Firefox, headless, with the extension installed as a temporary add-on. */
export async function firefoxWithExtension(
  preferences: Readonly<Record<string, string | number | boolean>> = {},
): Promise<FirefoxExtension> {
  const extension = builtExtension('firefox');
  const browser = await puppeteer.launch({
    browser: 'firefox',
    executablePath: firefoxPath(),
    headless: true,
    acceptInsecureCerts: true,
    args: ['--remote-allow-system-access'],
    extraPrefsFirefox: {
      ...preferences,
      'extensions.webextensions.uuids': JSON.stringify({ [GECKO_ID]: FIREFOX_UUID }),
      'intl.accept_languages': 'en-US',
      ...preferences,
    },
  });
  await browser.installExtension(extension);
  return {
    browser,
    open: async (path) => {
      const url = `moz-extension://${FIREFOX_UUID}/${path}`;
      const page = await browser.newPage();
      // Navigation to a page of an extension never reports that it is done: what is in the page tells.
      page.goto(url).catch(() => {});
      await page.waitForSelector('#root > *', { timeout: 30_000 });
      return page;
    },
    visit: async (url) => {
      const page = await browser.newPage();
      await page.goto(url);
      await page.bringToFront();
      return page;
    },
    click: () => clickInFirefox(browser),
    close: () => browser.close(),
  };
}

/** What the browser's own window does when the toolbar button is clicked; gives the address that the sidebar then shows. */
const CLICK = `(async () => {
  const { Management } = ChromeUtils.importESModule('resource://gre/modules/Extension.sys.mjs');
  const { extension } = WebExtensionPolicy.getByID('${GECKO_ID}');
  await Management.global.browserActionFor(extension).triggerAction(window);
  for (let wait = 0; wait < 100; wait++) {
    const panel = document.getElementById('sidebar')?.contentDocument?.getElementById('webext-panels-browser');
    const address = panel?.currentURI?.spec ?? '';
    if (address.startsWith('moz-extension:')) return address;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  return '';
})()`;

/** Of the protocol (WebDriver BiDi), what reaches the browser's own window; the library has no call for it. */
interface Protocol {
  send(method: string, parameters: object): Promise<{ readonly result: unknown }>;
}

async function clickInFirefox(browser: object): Promise<void> {
  const { connection } = browser as { readonly connection: Protocol };
  const tree = await connection.send('browsingContext.getTree', { 'moz:scope': 'chrome', maxDepth: 0 });
  const [window] = (tree.result as { readonly contexts: readonly { readonly context: string }[] }).contexts;
  const call = { expression: CLICK, target: { context: window?.context }, awaitPromise: true };
  const { result } = await connection.send('script.evaluate', call);
  const opened = JSON.stringify(result);
  if (!opened.includes(`moz-extension://${FIREFOX_UUID}/sidepanel.html`)) {
    throw new Error(`the click opened no panel: ${opened}`);
  }
}
