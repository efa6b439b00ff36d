import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { AxeResults } from 'axe-core';

import JSZip from 'jszip';
import type { ElementHandle, Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { analyze } from '../../analyzer/analyze.ts';
import { MemorySource } from '../../analyzer/bytes/source.ts';
import type { AuditResult } from '../../analyzer/result.ts';
import { loadRulePack } from '../../analyzer/rules/load.ts';
import { nodePlatform } from '../../cli/node-platform.ts';
import { timeless, zhizhi } from '../support/command-line.ts';
import { ToolbarBrowser } from '../support/toolbar.ts';
import { serveWeb, type Web } from '../support/web.ts';

const fixture = (path: string) => readFileSync(join(import.meta.dirname, '../fixtures', path), 'utf8');
const STORE = 'https://play.google.com/store/apps/details?id=com.example.lexue&hl=en';
const SAFETY = 'https://play.google.com/store/apps/datasafety?id=com.example.lexue';
const POLICY = 'https://lexue.example.com/privacy';
const UNKNOWN = 'https://shop.example.net/app/com.example.lexue.pro';
const ANY_POLICY = 'https://www.example.org/legal/privacy.html';
const HOSTILE = 'https://shop.example.net/hostile';
const RUNS = '&lt;img src=x onerror="document.title=1"&gt;';
const PAGES = new Map([
  [
    HOSTILE,
    `<!doctype html><title>${RUNS}</title><script type="application/ld+json">{"__proto__": {"polluted": 1}, "@type": "MobileApplication"}</script>
    <h1>${RUNS}&#x202E;gpj.apk&#x2066;</h1><p hidden>${'permission '.repeat(900_000)}</p>`,
  ],
  [STORE, fixture('listings/google-play/details.html')],
  [SAFETY, fixture('listings/google-play/datasafety.html')],
  [POLICY, fixture('panel/policy.html')],
  [ANY_POLICY, fixture('panel/policy.html')],
  [UNKNOWN, '<!doctype html><title>乐学吉他专业版</title><h1>乐学吉他专业版</h1><p>弹唱教学</p>'],
]);
const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

declare const axe: { run(): Promise<AxeResults> };
declare const chrome: {
  tabs: { query(what: object): Promise<{ id: number }[]> };
  storage: { local: { set(items: object): Promise<void>; get(key: null): Promise<object> } };
};

let web: Web;
let chromium: ToolbarBrowser;
let store: Page;
let panel: Page;
/** What the panel asked of anyone but the extension itself. */
const asked: string[] = [];
const faults: string[] = [];
const work = mkdtempSync(join(tmpdir(), 'zhizhi-panel-'));

beforeAll(async () => {
  web = await serveWeb(PAGES);
  chromium = await ToolbarBrowser.start(web.chromiumArguments);
  store = await chromium.open(STORE);
  await chromium.click(store);
  panel = await chromium.panel();
  panel.on('pageerror', (error) => faults.push(String(error)));
  panel.on('request', (request) => {
    if (!/^(chrome-extension|blob|data):/.test(request.url())) asked.push(request.url());
  });
  panel.on('console', (message) => {
    if (message.type() === 'error') faults.push(message.text());
  });
});
afterAll(async () => {
  await chromium.close();
  await web.close();
  rmSync(work, { recursive: true, force: true });
  expect(faults).toEqual([]);
  expect(asked).toEqual([]);
});

/** Clicks the first element of the panel that a selector finds and that has these words. */
async function press(words: string, selector = 'button'): Promise<void> {
  const handle = await panel.waitForFunction(
    (at: string, sought: string) =>
      [...document.querySelectorAll<HTMLElement>(at)].find((one) => one.textContent?.includes(sought)),
    { timeout: 20_000 },
    selector,
    words,
  );
  await (handle.asElement() as ElementHandle<HTMLElement> | null)?.click();
}

/** Waits until the panel says something, in this part of it. */
const says = (words: string, selector = 'main') =>
  panel.waitForFunction(
    (at: string, sought: string) => document.querySelector(at)?.textContent?.includes(sought) === true,
    { timeout: 20_000 },
    selector,
    words,
  );

/** The result on show, as the panel hands it out. */
async function exported(): Promise<AuditResult> {
  await press('Export');
  const bytes = await chromium.download(() => press('Whole result', '.menu-list button'));
  return JSON.parse(bytes.toString('utf8')) as AuditResult;
}

/** The page of a tab as it stands, in a file of the name the panel gives it. */
async function saved(page: Page): Promise<string> {
  const file = join(work, `${new URL(page.url()).hostname}.html`);
  writeFileSync(file, await page.evaluate(() => document.documentElement.outerHTML));
  return file;
}

const sourceOf = (file: string) => new MemorySource(readFileSync(file));

function byCommandLine(...args: string[]): AuditResult {
  const { stdout, stderr, status } = zhizhi(...args, '--format', 'json');
  if (status !== 0 && status !== 1) throw new Error(`zhizhi ended with ${status}: ${stderr}`);
  return JSON.parse(stdout) as AuditResult;
}

describe('a click on the toolbar button', () => {
  test('on a store page opens the panel with the verdict of the command line', async () => {
    await says('Suspected problems', '#overview');
    const expected = byCommandLine('listing', await saved(store), '--url', STORE);
    const result = await exported();
    expect(timeless(result)).toEqual(timeless(expected));
    expect(await panel.$$eval('#findings details', (all) => all.length)).toBe(expected.findings.length);
    expect(await panel.$$eval('#matrix tbody tr', (all) => all.length)).toBe(expected.matrix.length);
    for (const reason of expected.verdict.reasons) await says(reason.en, '#overview');
    for (const gap of expected.verdict.notLookedAt) await says(gap.reason.en, '#overview');
    await says('Looked at: store page. Not looked at: package, privacy policy.');
  });

  test('says by which kind of app it judges, and what the law lets such an app need', async () => {
    await says('Learning and education from the store’s category “EDUCATION”', '#category');
    await says('mobile number of the registered user', '#category');
  });

  test('reads nothing in another tab until it is clicked there', async () => {
    const other = await chromium.open(UNKNOWN);
    await says('This page was not read');
    await says('Lexue Guitar', 'section:nth-of-type(2)');
    await other.close();
    await store.bringToFront();
    await says('Suspected problems', '#overview');
  });

  test('holds for the page that was read: moved on by a script, the tab was not read', async () => {
    await store.evaluate(() => history.pushState(null, '', '?id=com.example.other'));
    await says('This page was not read');
    await store.goto(STORE);
    await chromium.click(store);
    await says('Suspected problems', '#overview');
  });
});

describe('the kind of app', () => {
  test('is chosen by the user, judged by at once, and kept for the app', async () => {
    await panel.click('#category input');
    await panel.keyboard.type('wangluoyueche');
    await panel.keyboard.press('Enter');
    await says('chosen by you', '#category');
    await says('Ride hailing', '#category');
    // Judged anew under the user's hands: what was in focus is.
    expect(await panel.evaluate(() => document.activeElement?.getAttribute('role'))).toBe('combobox');
    const expected = byCommandLine(
      'listing',
      await saved(store),
      '--url',
      STORE,
      '--category',
      'ride-hailing',
    );
    expect(timeless(await exported())).toEqual(timeless(expected));

    await store.goto(STORE);
    await says('This page was not read');
    await chromium.click(store);
    await says('chosen by you', '#category');
    await panel.click('#category button[aria-label="Clear the chosen kind"]');
    await says('from the store’s category', '#category');
  });
});

describe('the policy', () => {
  test('is opened from the panel, read by a second click, and judged together with the store page', async () => {
    await press('Open the policy');
    const policy = await chromium.opened(POLICY);
    await says('Is this the privacy policy of “Lexue Guitar”?');
    await chromium.click(policy);
    await says('乐学吉他隐私政策', '#policy');
    const result = await exported();
    const inputs = [
      { role: 'listing', name: 'play.google.com.html', source: sourceOf(await saved(store)), url: STORE },
      { role: 'policy', name: 'lexue.example.com.html', source: sourceOf(await saved(policy)), url: POLICY },
    ] as const;
    const expected = await analyze(inputs, { platform: nodePlatform, rules: await loadRulePack() });
    expect(timeless(result)).toEqual(timeless(JSON.parse(JSON.stringify(expected))));
    // Going to a place in the page leaves it read.
    await policy.evaluate(() => {
      location.hash = '#contact';
    });
    await panel.evaluate(() => new Promise((resolve) => setTimeout(resolve, 300)));
    await says('乐学吉他隐私政策', '#policy');
    await policy.close();
    await store.bringToFront();
    await says('乐学吉他隐私政策', '#policy');
  });
});

test('the evidence package has the pages as read and pictures of their tabs, and the command line verifies it', async () => {
  await store.bringToFront();
  await says('乐学吉他隐私政策', '#policy');
  await press('Save as evidence');
  const bytes = await chromium.download(() => press('Create the package'));
  const file = join(work, 'evidence.zip');
  writeFileSync(file, bytes);
  const { status, stdout, stderr } = zhizhi('evidence', 'verify', file, '--lang', 'en');
  expect([status, stderr]).toEqual([0, '']);
  const root = await panel.$eval('.root-hash', (code) => code.textContent);
  expect(stdout).toContain(root);
  const zip = await JSZip.loadAsync(bytes);
  const names = Object.keys(zip.files).map((name) => name.split('/').slice(-2).join('/'));
  expect(names).toEqual(
    expect.arrayContaining([
      'originals/1-play.google.com.html',
      'originals/2-lexue.example.com.html',
      'attachments/1-play.google.com.png',
      'attachments/2-lexue.example.com.png',
    ]),
  );
  const picture = Object.keys(zip.files).find((name) => name.endsWith('1-play.google.com.png')) ?? '';
  const png = (await zip.file(picture)?.async('nodebuffer')) ?? Buffer.alloc(0);
  expect(png.subarray(1, 4).toString()).toBe('PNG');
  // PNG, 11.2.2: the width stands at 16.
  expect(png.readUInt32BE(16)).toBeGreaterThan(300);
  // Where each is from, when and how it was come by.
  const catalogue = (await zip.file(/\/catalogue\.md$/)[0]?.async('string')) ?? '';
  expect(catalogue).toContain('play.google.com/store/apps/details?id=com.example.lexue&amp;hl=en |');
  expect(catalogue).toContain('lexue.example.com/privacy |');
  expect(catalogue).toContain('由知止扩展在浏览器标签页中读取并保存');
  expect(catalogue).toContain('由知止扩展在读取页面时截取');
  await panel.keyboard.press('Escape');
});

test('another page of the store on the app is judged together with what was read of it', async () => {
  const safety = await chromium.open(SAFETY);
  await chromium.click(safety);
  await says('Approximate location', '#listing');
  await says(SAFETY, '#listing');
  // From the page that was read first.
  await says(STORE, '#listing');
  await says('android.permission.READ_CONTACTS', '#listing');
  const { inputs, listing } = await exported();
  expect(inputs.map(({ role }) => role)).toEqual(['listing', 'listing', 'policy']);
  expect(listing?.elsewhere?.permissions).toEqual({ input: 1, url: STORE });
  await safety.close();
  await store.bringToFront();
});

describe('a page of no store that is known', () => {
  let page: Page;

  test('is read by what store pages have in common, and said to be so', async () => {
    page = await chromium.open(UNKNOWN);
    await says('This page was not read');
    await chromium.click(page);
    await says('乐学吉他专业版', '#overview');
    await says('hardly more than a name was read');
  });

  test('is filled in by the user, and what was entered is judged and said to be entered', async () => {
    await panel.click('#category input');
    await panel.keyboard.type('xuexi');
    await panel.keyboard.press('Enter');
    await says('chosen by you', '#category');
    await press('Fill in what was not read', 'summary');
    await panel.type('textarea[name=permissions]', '读取联系人\nandroid.permission.INTERNET');
    await press('Judge again');
    await says('READ_CONTACTS', '#findings');
    await says('Permissions (entered by hand)', '#listing');
    expect((await exported()).listing?.entered).toEqual(['permissions']);
  });

  test('is compared with the apps of its kind that were audited before', async () => {
    await press('Show the comparison');
    await says('this app', '#compare');
    const rows = await panel.$$eval('#compare tbody tr', (all) => all.map((row) => row.textContent ?? ''));
    // The one that asks for two things beyond need stands before the one that asks for one.
    expect(rows.map((row) => row.includes('this app'))).toEqual([false, true]);
    expect(rows[0]).toContain('Lexue Guitar');
    expect(rows[0]).toContain('store page, privacy policy');
    await page.close();
  });
});

describe('a policy that no store page led to', () => {
  let page: Page;

  test('is recognised and judged alone', async () => {
    page = await chromium.open(ANY_POLICY);
    await chromium.click(page);
    await says('Only a privacy policy was judged.');
    const expected = byCommandLine('policy', await saved(page));
    expect(timeless(await exported())).toEqual(timeless(expected));
  });

  test('is joined to an app when the user says whose it is, and taken out again', async () => {
    await press('It is the policy of “Lexue Guitar”');
    await says('Lexue Guitar', '#overview');
    await says('Judged together with the store page', '#policy');
    await press('Not its policy');
    await says('The policy was not read', '#policy');
    await page.close();
    await store.bringToFront();
  });
});

test('a page made to run, to mislead and to hang does none of it', async () => {
  const page = await chromium.open(HOSTILE);
  await chromium.click(page);
  await says('only its first 8,388,608 characters were read');
  // Shown as text, with what would turn it round made visible.
  await says('<img src=x onerror="document.title=1">', '#overview');
  const shown = await panel.evaluate(() => ({
    text: document.body.textContent ?? '',
    foreign: document.querySelectorAll('main img, main script, main iframe').length,
    title: document.title,
    polluted: 'polluted' in {},
  }));
  expect(shown.text).not.toMatch(/[\u202a-\u202e\u2066-\u2069]/);
  expect(shown.text.length).toBeLessThan(50_000);
  expect(shown).toMatchObject({ foreign: 0, title: 'This page · Zhizhi', polluted: false });
  await page.close();
});

test('where no extension may read, the panel says so', async () => {
  const page = await chromium.open('chrome://version/');
  await says('This page was not read');
  await chromium.click(page);
  await says('The browser does not let this page be read');
  await page.close();
});

test('what was read is in the history, judged anew in place of what it was before', async () => {
  const history = await chromium.openOwn('audits.html');
  await history.waitForSelector('tbody tr');
  const rows = await history.$$eval('tbody th', (all) => all.map((row) => row.textContent ?? ''));
  // The store page three times, since it was loaded and clicked anew; the page of no known store once.
  expect(rows.filter((row) => row.includes('com.example.lexue')).length).toBe(4);
  await history.close();
});

test('where there is no side panel, it is a tab that reads the one tab it was opened for', async () => {
  await store.bringToFront();
  const tabs = await panel.evaluate(() => chrome.tabs.query({ active: true, currentWindow: true }));
  const own = await chromium.openOwn(`sidepanel.html?tab=${tabs[0]?.id}`);
  await own.waitForFunction(
    () => document.querySelector('main h1')?.textContent === 'This page was not read',
  );
  // The panel beside the pages follows the tab in front; this one does not.
  await chromium.click(store);
  await own.bringToFront();
  await own.waitForFunction(() => document.querySelector('#overview')?.textContent?.includes('Lexue Guitar'));
  await own.close();
});

describe('axe finds nothing wrong with the panel', () => {
  const violations = async () => {
    await panel.evaluate(AXE);
    const { violations: found } = await panel.evaluate(() => axe.run());
    return found.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(' ')}`);
  };

  test.each([
    ['en', 'light'],
    ['en', 'dark'],
    ['zh', 'light'],
    ['zh', 'dark'],
  ] as const)('in %s, %s, all unfolded, and it does not scroll sideways', async (language, theme) => {
    await store.bringToFront();
    await panel.evaluate((settings) => chrome.storage.local.set({ settings }), { language, theme });
    await panel.setViewport({ width: 320, height: 700 });
    await panel.waitForSelector(`html[lang="${language === 'zh' ? 'zh-CN' : 'en'}"][data-theme="${theme}"]`);
    await panel.evaluate(() => {
      for (const details of document.querySelectorAll('details')) details.open = true;
    });
    await (await panel.waitForSelector('.menu > button'))?.click();
    expect(await violations()).toEqual([]);
    const beyond = await panel.evaluate(() =>
      [...document.querySelectorAll('body *:not(.visually-hidden, thead, thead *)')]
        .filter((one) => {
          const { left, right } = one.getBoundingClientRect();
          return right > innerWidth || left < 0;
        })
        .map((one) => one.outerHTML.slice(0, 100)),
    );
    expect(beyond).toEqual([]);
    await panel.keyboard.press('Escape');
  });
});
